import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import type { AccountOnboarding } from '#shared/onboarding.ts';
import { useRead } from '#renderer/data/reads.ts';
import { OnboardingPanel } from '#renderer/onboarding/OnboardingPanel.tsx';
import { RunsTable } from '#renderer/playbooks/RunsTable.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';

/** The runs that are not the run of an onboarding; those that have ended are one press away. */
const Runs = ({ accountId, runs, onboardings, readOnly }: AccountOnboarding & { accountId: string; readOnly: boolean }) => {
  const [all, setAll] = useState(false);
  const own = runs.filter((run) => !onboardings.some((one) => one.run?.id === run.id));
  const running = own.filter((run) => run.state === 'running');
  const ended = own.length - running.length;
  const shown = all ? own : running;
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Title order={3}>Playbooks</Title>
        {readOnly ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlayerPlay size={13} aria-hidden />} onClick={() => openDialog({ kind: 'start-playbook', accountId, playbookRef: null })}>Start a playbook</Button>}
      </Group>
      {shown.length === 0 ? <Text size="sm" c="dimmed">No playbook is running. One gives each of its steps a day and an owner.</Text> : <RunsTable runs={shown} readOnly={readOnly} />}
      {ended === 0 ? null : <Button size="compact-sm" variant="subtle" mt={4} aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Hide those that have ended' : `Show ${count(ended, 'run')} that ${ended === 1 ? 'has' : 'have'} ended`}</Button>}
    </div>
  );
};

/** The onboardings of an account and the playbooks that run for it, as they are or as they were known. */
export const OnboardingSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const accountId = page.account.id;
  const read = useRead('onboarding', 'ofAccount', { accountId, asOf: page.asOf }, { keep: true });
  const [all, setAll] = useState(false);
  return (
    <Loaded read={read}>
      {({ onboardings, runs }) => {
        const open = onboardings.filter((one) => one.closedOn === null);
        const closed = onboardings.filter((one) => one.closedOn !== null);
        return (
          <Stack gap="md">
            {open.map((one) => <OnboardingPanel key={one.id} onboarding={one} readOnly={readOnly} />)}
            {open.length > 0 || readOnly ? null : (
              <Group justify="space-between">
                <Text size="sm" c="dimmed">{closed.length === 0 ? 'No onboarding yet. It measures the time to the first call, to first value and to the close.' : 'No onboarding is open.'}</Text>
                <Button size="compact-sm" variant="default" leftSection={<IconPlayerPlay size={13} aria-hidden />} onClick={() => openDialog({ kind: 'start-onboarding', accountId })}>Start an onboarding</Button>
              </Group>
            )}
            {closed.length === 0 ? null : <div><Button size="compact-sm" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Hide what is closed' : `Show ${count(closed.length, 'closed onboarding')}`}</Button></div>}
            {all ? closed.map((one) => <OnboardingPanel key={one.id} onboarding={one} readOnly={readOnly} />) : null}
            <Runs accountId={accountId} onboardings={onboardings} runs={runs} readOnly={readOnly} />
          </Stack>
        );
      }}
    </Loaded>
  );
};
