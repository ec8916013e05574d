import { ActionIcon, Alert, Badge, Button, Group, Menu, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { onboardingKindNames, phaseNames, type Onboarding } from '#shared/onboarding.ts';
import { warningsOf } from '#shared/onboarding-rules.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { CloseOnboardingDialog } from '#renderer/onboarding/CloseOnboardingDialog.tsx';
import { mainMeasures, moreMeasures } from '#renderer/onboarding/onboarding-words.ts';
import { OnboardingFacts, OnboardingFields } from '#renderer/onboarding/OnboardingFields.tsx';
import { Times } from '#renderer/onboarding/Times.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { DayText } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';

const PanelMenu = ({ onboarding }: { onboarding: Onboarding }) => {
  const { write: remove } = useWrite('onboarding', 'remove');
  const { write: reopen } = useWrite('onboarding', 'reopen');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={`More for the onboarding of ${onboarding.accountName}`}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {onboarding.closedOn === null ? null : <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void reopen({ id: onboarding.id })}>Reopen</Menu.Item>}
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id: onboarding.id })}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** One onboarding of an account: its times against their goals, its days, its playbook. */
export const OnboardingPanel = ({ onboarding, readOnly }: { onboarding: Onboarding; readOnly: boolean }) => {
  const today = useToday();
  const { onboarding: goals } = useSettings();
  const { write } = useWrite('onboarding', 'update');
  const [isClosing, setClosing] = useState(false);
  const { run } = onboarding;
  const isOpen = onboarding.closedOn === null;
  const isStuck = warningsOf(onboarding, goals, today).includes('onboarding-stuck');
  return (
    <Paper withBorder p="md" component="section" aria-label={`${onboardingKindNames[onboarding.kind]} onboarding`}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <Group gap="sm">
            <Title order={3}>{onboardingKindNames[onboarding.kind]} onboarding</Title>
            <Badge variant="default">{isOpen ? phaseNames[onboarding.phase] : 'Closed'}</Badge>
            {onboarding.times.isAdopted ? <Badge variant="default">Adoption complete</Badge> : null}
            {isOpen ? null : <Text size="sm">closed <DayText on={onboarding.closedOn} /></Text>}
          </Group>
          {readOnly ? null : <Group gap="xs">{isOpen ? <Button variant="default" onClick={() => setClosing(true)}>Close the onboarding</Button> : null}<PanelMenu onboarding={onboarding} /></Group>}
        </Group>
        {isStuck ? (
          <Alert color="red" title={`Open for ${goals.stuckDays} days or more: it counts as not engaged`} p="sm">
            {readOnly ? null : <Button variant="default" onClick={() => openDialog({ kind: 'start-playbook', accountId: onboarding.accountId, playbookRef: 'not-engaged' })}>Start the not-engaged playbook</Button>}
          </Alert>
        ) : null}
        <Times times={onboarding.times} names={mainMeasures} wide />
        <Times times={onboarding.times} names={moreMeasures.filter((name) => onboarding.times[name].days !== null)} wide />
        {!isOpen && onboarding.closeSummary !== '' ? <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{onboarding.closeSummary}</Text> : null}
        {isOpen && !readOnly ? <OnboardingFields onboarding={onboarding} save={(fields) => void write({ id: onboarding.id, fields })} /> : <OnboardingFacts onboarding={onboarding} />}
        {run === null ? null : (
          <Text size="sm">
            {readOnly ? <Text span inherit fw={500}>{run.name}</Text> : <AnchorLink to="/runs/$id" params={{ id: run.id }} inherit fw={500}>{run.name}</AnchorLink>}: {run.closedSteps} of {count(run.steps, 'step')} done or skipped
            {run.next === null ? '.' : <>; next {run.next.name}, due <DayText on={run.next.dueOn} late={run.next.dueOn < today} />.</>}
          </Text>
        )}
      </Stack>
      {isClosing ? <CloseOnboardingDialog onboarding={onboarding} onClose={() => setClosing(false)} /> : null}
    </Paper>
  );
};
