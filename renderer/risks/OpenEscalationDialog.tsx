import { Alert, Button, Group, Input, Modal, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { escalationKindNames, escalationKinds, severities, severityNames, type EscalationKind, type Severity } from '#shared/escalation-rules.ts';
import { reasonNames } from '#shared/risk-rules.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';

const says: Record<EscalationKind, string> = { escalation: 'The customer, or you, raised it above the people who work on it.', blocker: 'Something keeps the customer from going on; nobody has escalated it yet.' };

/** Opens an escalation or notes a blocker, with its exit criteria, and goes to it. */
export const OpenEscalationDialog = ({ accountId: given, onClose }: { accountId: string | null; onClose: () => void }) => {
  const navigate = useNavigate();
  const { risks: limits } = useSettings();
  const { write, isWriting, error } = useWrite('escalations', 'open', { quiet: true });
  const [accountId, setAccountId] = useState(given);
  const [kind, setKind] = useState<EscalationKind>('escalation');
  const [severity, setSeverity] = useState<Severity>('high');
  const [title, setTitle] = useState('');
  const [about, setAbout] = useState('');
  const [exitCriteria, setExitCriteria] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [riskId, setRiskId] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const risks = (useRead('risks', 'ofAccount', { accountId: accountId ?? '', asOf: null }, { enabled: accountId !== null }).data ?? []).filter(({ closedOn }) => closedOn === null);
  const every = limits.escalationEvery[severity];

  const open = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null || title.trim() === '' || exitCriteria.trim() === '') return;
    const written = await write({ accountId, kind, severity, title, about, exitCriteria, ownerId, riskId: risks.some(({ id }) => id === riskId) ? riskId : null });
    if (written === null) return;
    onClose();
    await navigate({ to: '/escalations/$id', params: { id: written.id } });
  };
  return (
    <Modal opened onClose={onClose} title="Open an escalation" size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void open(); }}>
        <Stack gap="sm">
          <AccountPicker label="Account" required value={accountId} onChange={setAccountId} error={isAsked && accountId === null ? 'Choose the account that it is about.' : null} />
          <div>
            <SegmentedControl size="xs" aria-label="Kind" data={escalationKinds.map((value) => ({ value, label: escalationKindNames[value] }))} value={kind} onChange={setKind} />
            <Text size="xs" c="dimmed" mt={4}>{says[kind]}</Text>
          </div>
          <TextInput label="In one line" required data-autofocus maxLength={200} value={title} onChange={(event) => setTitle(event.currentTarget.value)} error={isAsked && title.trim() === '' ? 'Say in one line what it is.' : null} />
          <Input.Wrapper label="Severity" labelElement="div" size="xs">
            <div><SegmentedControl size="xs" aria-label="Severity" data={severities.map((value) => ({ value, label: severityNames[value] }))} value={severity} onChange={setSeverity} /></div>
            <Text size="xs" c="dimmed" mt={4}>{every === 1 ? 'An update every working day.' : `An update every ${every} working days.`}</Text>
          </Input.Wrapper>
          <Textarea label="Details" autosize minRows={2} value={about} onChange={(event) => setAbout(event.currentTarget.value)} />
          <Textarea label="Exit criteria" required description="When is it over? Both sides agree by this." inputWrapperOrder={['label', 'input', 'description', 'error']} autosize minRows={2} value={exitCriteria} onChange={(event) => setExitCriteria(event.currentTarget.value)} error={isAsked && exitCriteria.trim() === '' ? 'Say when it is over, before it begins.' : null} />
          <Group grow align="flex-start" gap="sm">
            <MemberPicker label="Owner" job="support" value={ownerId} onChange={setOwnerId} />
            {risks.length === 0 ? null : <Select label="Risk that it belongs to" placeholder="None" clearable comboboxProps={{ shadow: 'md' }} data={risks.map(({ id, reason }) => ({ value: id, label: reasonNames[reason] }))} value={riskId} onChange={setRiskId} />}
          </Group>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Open it</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
