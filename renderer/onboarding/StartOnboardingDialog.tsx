import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { onboardingKindNames, onboardingKinds, onboardingPlaybookOf, type OnboardingKind } from '#shared/onboarding.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const says: Record<OnboardingKind, string> = { new: 'A new customer.', existing: 'A customer that gets a CSM for the first time, or another one.', upsell: 'A customer that bought more.' };

/** Starts the onboarding of an account with its playbook, and goes to it. */
export const StartOnboardingDialog = ({ accountId: given, onClose }: { accountId: string | null; onClose: () => void }) => {
  const today = useToday();
  const navigate = useNavigate();
  const { write, isWriting, error } = useWrite('onboarding', 'start', { quiet: true });
  const playbooks = useRead('playbooks', 'list', undefined).data ?? [];
  const [accountId, setAccountId] = useState(given);
  const [kind, setKind] = useState<OnboardingKind>('new');
  const [startOn, setStartOn] = useState<Day>(today);
  const [kickoffOn, setKickoffOn] = useState<Day | null>(null);
  const [isAsked, setAsked] = useState(false);
  const playbook = playbooks.find((one) => one.ref === onboardingPlaybookOf[kind]);
  const start = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null) return;
    if ((await write({ accountId, kind, startOn, kickoffOn })) === null) return;
    onClose();
    await navigate({ to: '/accounts/$id', params: { id: accountId }, search: { section: 'onboarding' } });
  };
  return (
    <Modal opened onClose={onClose} title="Start an onboarding" size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void start(); }}>
        <Stack gap="sm">
          <AccountPicker label="Account" required value={accountId} onChange={setAccountId} error={isAsked && accountId === null ? 'Choose the account that it is for.' : null} />
          <SegmentedControl size="xs" aria-label="Kind of onboarding" data={onboardingKinds.map((value) => ({ value, label: onboardingKindNames[value] }))} value={kind} onChange={setKind} />
          <Text size="xs" c="dimmed">{says[kind]}{playbook === undefined ? '' : ` Starts the playbook ${playbook.name} with ${playbook.steps.length} steps.`}</Text>
          <Group grow gap="sm">
            <DayInput label="Start" required data-autofocus clearable={false} value={startOn} onChange={(on) => setStartOn(on ?? today)} />
            <DayInput label="Kickoff" placeholder="Not agreed yet" value={kickoffOn} onChange={setKickoffOn} />
          </Group>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Start</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
