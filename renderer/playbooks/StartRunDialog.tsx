import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { branchesOf, firstPlan } from '#shared/run-rules.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';

/** Starts a playbook for an account and opens the run. The days of its first and last step are shown before. */
export const StartRunDialog = ({ accountId: given, playbookRef, onClose }: { accountId: string | null; playbookRef: string | null; onClose: () => void }) => {
  const today = useToday();
  const settings = useSettings();
  const navigate = useNavigate();
  const { write, isWriting, error } = useWrite('playbooks', 'start', { quiet: true });
  const playbooks = useRead('playbooks', 'list', undefined).data ?? [];
  const accounts = useRead('accounts', 'list', undefined).data ?? [];
  const [accountId, setAccountId] = useState(given);
  const [ref, setRef] = useState(playbookRef);
  const [pickedOn, setPickedOn] = useState<Day | null>(null);
  const [branch, setBranch] = useState('');
  const [why, setWhy] = useState('');
  const [isAsked, setAsked] = useState(false);
  const playbook = playbooks.find((one) => one.ref === ref);
  const renewalOn = accounts.find(({ id }) => id === accountId)?.renewalOn ?? null;
  const anchorOn = pickedOn ?? (playbook?.kind === 'renewal' && renewalOn !== null ? renewalOn : today);
  const branches = branchesOf(playbook?.steps ?? []);
  const chosen = branches.includes(branch) ? branch : '';
  const plan = playbook === undefined ? [] : firstPlan(playbook.steps, anchorOn, chosen, settings).filter((step) => step.state === 'open').toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const [first, last] = [plan[0], plan.at(-1)];
  const past = plan.filter((step) => step.dueOn < today).length;

  const start = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null || ref === null) return;
    const written = await write({ ref, accountId, anchorOn, branch: chosen, why });
    if (written === null) return;
    onClose();
    await navigate({ to: '/runs/$id', params: { id: written.id } });
  };

  return (
    <Modal opened onClose={onClose} title="Start a playbook" size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void start(); }}>
        <Stack gap="sm">
          <AccountPicker label="Account" required value={accountId} onChange={setAccountId} error={isAsked && accountId === null ? 'Choose the account that it is for.' : null} />
          <Select label="Playbook" required searchable data-autofocus comboboxProps={{ shadow: 'md' }} data={playbooks.map((one) => ({ value: one.ref, label: one.name }))} value={ref} onChange={setRef} error={isAsked && ref === null ? 'Choose a playbook.' : null} />
          <DayInput label={playbook === undefined || playbook.anchorSays === '' ? 'The day that it counts from' : playbook.anchorSays} clearable={false} value={anchorOn} onChange={setPickedOn} />
          {branches.length === 0 ? null : <Select label="Branch" description="It can be chosen or changed later." placeholder="None yet" clearable data={branches} value={chosen === '' ? null : chosen} onChange={(picked) => setBranch(picked ?? '')} />}
          <TextInput label="Why" placeholder="What it is started for" maxLength={500} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
          {first === undefined || last === undefined ? null : (
            <Text size="xs" c="dimmed">
              {count(plan.length, 'step')}: {first.name} on {exactDay(first.dueOn)}, up to {last.name} on {exactDay(last.dueOn)}.{past === 0 ? '' : ` ${count(past, 'step')} would be due before today.`}
            </Text>
          )}
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Start</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
