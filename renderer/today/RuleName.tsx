import { Button, Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { todayRules, type TodayRule } from '#shared/today.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { ruleNames } from '#renderer/today/rule-names.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import classes from './today.module.css';

/** The rule that put a row on Today; opens to the rule in words and the way to turn it off. */
export const RuleName = ({ rule }: { rule: TodayRule }) => {
  const { mutedRules } = useSettings();
  const { write } = useWrite('settings', 'save');
  return (
    <Popover width={300} position="bottom-start" shadow="md" trapFocus returnFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <UnstyledButton className={classes['rule'] ?? ''} aria-label={`Rule: ${ruleNames[rule]}`}>{ruleNames[rule]}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Rule: ${ruleNames[rule]}`}>
        <Stack gap="xs">
          <Text size="sm">{todayRules[rule].says}.</Text>
          <Text size="xs" className={classes['quiet'] ?? ''}>Weight {todayRules[rule].weight} of 100, plus a point for each day of waiting up to 20, 15 for an account at risk, and 8 for PR1.</Text>
          <Group justify="space-between">
            <Button size="compact-sm" variant="default" data-autofocus onClick={() => void write({ mutedRules: [...mutedRules, rule] })}>Turn this rule off</Button>
            <AnchorLink to="/settings" search={{ section: 'rules' }} size="sm">All rules</AnchorLink>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
