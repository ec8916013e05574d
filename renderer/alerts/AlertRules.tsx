import { Button, Group, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { AlertRuleRow } from '#shared/alerts.ts';
import { precisionWords, ruleSays } from '#renderer/alerts/alert-words.ts';
import { RuleDialog } from '#renderer/alerts/RuleDialog.tsx';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './alerts.module.css';

const RuleLine = ({ rule, onEdit }: { rule: AlertRuleRow; onEdit: () => void }) => {
  const { segments } = useSettings();
  const { write: update } = useWrite('alerts', 'updateRule');
  const segmentName = rule.segment === null ? null : (segments.find(({ key }) => key === rule.segment)?.name ?? rule.segment);
  return (
    <li className={classes['rule']}>
      <div>
        <Text size="sm" fw={600}>{rule.name}{rule.isChanged ? <Text span size="xs" fw={400} className={classes['quiet']}> · changed in this book</Text> : null}</Text>
        <Text size="sm">{ruleSays(rule, rule.metricName, segmentName)}</Text>
        <Text size="xs" className={classes['quiet']}>{count(rule.fired, 'row')} in 90 days, {rule.open} open · {precisionWords(rule.precision)}</Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Switch size="sm" aria-label={`${rule.name} is on`} checked={rule.isOn} onChange={(event) => void update({ ref: rule.ref, fields: { isOn: event.currentTarget.checked } })} />
        <Button size="compact-sm" variant="default" aria-label={`Edit: ${rule.name}`} onClick={onEdit}>Edit</Button>
      </Group>
      {rule.proposal === null ? null : (
        <div className={classes['proposal']} role="note">
          <Text size="sm">{rule.proposal.says}</Text>
          <Button size="compact-sm" variant="default" onClick={() => void update({ ref: rule.ref, fields: rule.proposal?.fields ?? {} })}>{rule.proposal.fields.isOn === false ? 'Turn it off' : `Use ${rule.proposal.fields.threshold ?? ''}`}</Button>
        </div>
      )}
    </li>
  );
};

/** The rules of usage alerts, with how often each was right by the person's own verdicts. */
export const AlertRules = () => {
  const read = useRead('alerts', 'rules', undefined, { keep: true });
  const [edited, setEdited] = useState<AlertRuleRow | 'new' | null>(null);
  return (
    <section aria-labelledby="alert-rules">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="alert-rules">Rules</Title>
        <Button size="compact-sm" variant="default" onClick={() => setEdited('new')}>New rule</Button>
      </Group>
      <Loaded read={read}>{(rules) => <ul className={`${classes['plain']} ${classes['rules']}`} aria-label="Rules of usage alerts">{rules.map((rule) => <RuleLine key={rule.ref} rule={rule} onEdit={() => setEdited(rule)} />)}</ul>}</Loaded>
      <Text size="xs" mt="xs" className={classes['quiet']}>
        Done or in work counts as right; dismissed as not relevant or not needed counts as noise. In brackets, the Wilson interval at 95 %. <AnchorLink to="/settings" search={{ section: 'rules' }} size="xs" underline="always">When a rule counts as noisy</AnchorLink>
      </Text>
      {edited === null ? null : <RuleDialog rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
};
