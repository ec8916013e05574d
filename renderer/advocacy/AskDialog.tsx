import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { scopeNames, scopes, type Scope } from '#shared/advocacy-rules.ts';
import type { AccountReference } from '#shared/advocacy.ts';
import type { Day } from '#shared/days.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';

const shownAt = ['scope', 'askedOn', 'reason', 'personId'];

const Form = ({ accountId, reference, scope: wanted, onClose }: { accountId: string; reference: AccountReference; scope: Scope | null; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('advocacy', 'ask', { quiet: true });
  const { profile, advocates } = reference;
  const [scope, setScope] = useState<Scope>(wanted ?? profile?.scopes[0] ?? 'call');
  const [personId, setPersonId] = useState<string | null>(advocates.find(({ isChampion }) => isChampion)?.id ?? null);
  const [forWhom, setForWhom] = useState('');
  const [askedOn, setAskedOn] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const [notes, setNotes] = useState('');
  const person = advocates.find(({ id }) => id === personId);
  const isAbove = person !== undefined && person.budget.left === 0;
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const ask = async (): Promise<void> => {
    if ((await write({ accountId, personId, scope, forWhom, askedOn: askedOn ?? today, notes, ...(isAbove ? { reason } : {}) })) !== null) onClose();
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void ask(); }}>
      <Stack gap="sm">
        {profile?.refusal === null || profile === null ? null : <Alert color="yellow">{profile.refusal}</Alert>}
        {profile === null ? <Alert color="yellow">Nobody of this account agreed to be named yet. Note the consent first.</Alert> : null}
        <Group grow align="flex-start" gap="sm">
          <Select label="What for" required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={scopes.map((value) => ({ value, label: scopeNames[value] }))} value={scope} onChange={(value) => setScope(value ?? 'call')} error={faultOf('scope')} />
          <DayInput label="Asked on" clearable={false} maxDate={today} value={askedOn} onChange={setAskedOn} error={faultOf('askedOn')} />
        </Group>
        <Select label="Whom" placeholder="Nobody in particular" clearable searchable comboboxProps={{ shadow: 'md' }} data={advocates.map(({ id, name, isChampion, budget }) => ({ value: id, label: `${name}${isChampion ? ', champion' : ''}: ${budget.used} of ${budget.of} asks used` }))} value={personId} onChange={setPersonId} error={faultOf('personId')} />
        {person?.budget.warning === null || person === undefined ? null : <Text component="output" size="sm">{person.budget.warning}</Text>}
        {isAbove ? <TextInput label="Why they are asked again" required maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={faultOf('reason')} /> : null}
        <TextInput label="For whom" placeholder="The prospect, the event or the site" data-autofocus maxLength={500} value={forWhom} onChange={(event) => setForWhom(event.currentTarget.value)} />
        <Textarea label="Notes" autosize minRows={2} value={notes} onChange={(event) => setNotes(event.currentTarget.value)} />
        {error === null || shownAt.includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
        <Group justify="flex-end"><Button type="submit" loading={isWriting}>Note the ask</Button></Group>
      </Stack>
    </form>
  );
};

/** Asks a person of an account for something, within the consent and the budget of the year. */
export const AskDialog = ({ accountId, accountName, scope = null, onClose }: { accountId: string; accountName: string; scope?: Scope | null; onClose: () => void }) => {
  const read = useRead('advocacy', 'ofAccount', { accountId, asOf: null });
  return <Modal opened onClose={onClose} title={`Ask ${accountName}`} size="md"><Loaded read={read}>{(reference) => <Form accountId={accountId} reference={reference} scope={scope} onClose={onClose} />}</Loaded></Modal>;
};
