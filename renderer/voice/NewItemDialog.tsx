import { Alert, Autocomplete, Button, Group, Modal, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { voiceKindNames, voiceKinds, voiceSeverities, voiceSeverityNames, type VoiceKind, type VoiceSeverity } from '#shared/voice-rules.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { themesOf } from '#renderer/voice/voice-words.ts';

/** Captures a request, a defect or a quote by hand, with the account that said it. */
export const NewItemDialog = ({ accountId: given, onClose }: { accountId: string | null; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('voice', 'create', { quiet: true });
  const rows = useRead('voice', 'list', undefined).data?.rows ?? [];
  const products = useRead('adoption', 'catalogue', undefined).data?.products ?? [];
  const [kind, setKind] = useState<VoiceKind>('request');
  const [title, setTitle] = useState('');
  const [accountId, setAccountId] = useState(given);
  const [personId, setPersonId] = useState<string | null>(null);
  const [onDay, setOnDay] = useState<Day | null>(today);
  const [quote, setQuote] = useState('');
  const [theme, setTheme] = useState('');
  const [severity, setSeverity] = useState<VoiceSeverity | null>(null);
  const [productId, setProductId] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const isQuote = kind === 'quote';
  const fault = title.trim() === '' ? (isQuote ? 'Say what they said.' : 'Say what it is, in a few words.') : null;
  const add = async (): Promise<void> => {
    setAsked(true);
    if (fault !== null) return;
    const said = accountId === null ? {} : { said: { accountId, personId, onDay: onDay ?? today, quote: isQuote && quote.trim() === '' ? title : quote } };
    if ((await write({ kind, title: title.slice(0, 200), theme, severity, productId, ...said })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Capture what a customer said" size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <Stack gap="sm">
          <SegmentedControl aria-label="Kind" data={voiceKinds.map((value) => ({ value, label: voiceKindNames[value] }))} value={kind} onChange={setKind} />
          <TextInput label={isQuote ? 'What they said, in short' : 'What it is, in a few words'} required data-autofocus maxLength={200} value={title} onChange={(event) => setTitle(event.currentTarget.value)} error={isAsked ? fault : null} />
          <Group grow align="flex-start" gap="sm">
            <AccountPicker label="Account" value={accountId} onChange={(id) => { setAccountId(id); setPersonId(null); }} />
            <DayInput label="Said on" clearable={false} maxDate={today} disabled={accountId === null} value={onDay} onChange={setOnDay} />
          </Group>
          {accountId === null ? null : <PersonPicker label="Person" accountId={accountId} value={personId} onChange={setPersonId} />}
          {accountId === null ? null : <Textarea label="Their words" autosize minRows={2} value={quote} onChange={(event) => setQuote(event.currentTarget.value)} />}
          <Group grow align="flex-start" gap="sm">
            <Autocomplete size="xs" label="Theme" maxLength={500} comboboxProps={{ shadow: 'md' }} data={themesOf(rows)} value={theme} onChange={setTheme} />
            <Select label="Severity" placeholder="Nobody said" clearable comboboxProps={{ shadow: 'md' }} data={voiceSeverities.map((value) => ({ value, label: voiceSeverityNames[value] }))} value={severity} onChange={setSeverity} />
            <Select label="Product" placeholder="None" clearable searchable comboboxProps={{ shadow: 'md' }} data={products.map(({ id, name }) => ({ value: id, label: name }))} value={productId} onChange={setProductId} />
          </Group>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Capture</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
