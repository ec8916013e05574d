import { Alert, Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { arrEventKindNames, arrEventKinds, lossKinds, transferKinds, type BookedFields, type LedgerRow } from '#shared/ledger.ts';
import { exponentOf, toMinor } from '#shared/money.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const kinds = arrEventKinds.filter((kind): kind is BookedFields['kind'] => !transferKinds.includes(kind));

/** A movement that is booked by hand, beside those that follow from contracts. */
export const BookDialog = ({ accountId: given, row, onClose }: { accountId: string | null; row: LedgerRow | null; onClose: () => void }) => {
  const today = useToday();
  const settings = useSettings();
  const book = useWrite('ledger', 'book', { quiet: true });
  const change = useWrite('ledger', 'changeBooked', { quiet: true });
  const [accountId, setAccountId] = useState(given);
  const [on, setOn] = useState<Day | null>(row?.on ?? today);
  const [kind, setKind] = useState<BookedFields['kind'] | null>(kinds.find((one) => one === row?.kind) ?? null);
  const [currency, setCurrency] = useState(row?.currency ?? settings.currency);
  const [amount, setAmount] = useState<number | string>(row === null ? '' : Math.abs(row.deltaMinor) / 10 ** exponentOf(row.currency));
  const [reason, setReason] = useState(row?.reason ?? '');
  const [isAsked, setAsked] = useState(false);
  const error = book.error ?? change.error;
  const code = currency.trim().toUpperCase();
  const missing = (isMissing: boolean, field: string, says: string): string | null => (isAsked && isMissing ? says : fieldOf(error) === field ? sentenceOf(error) : null);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null || on === null || kind === null || !(Number(amount) > 0) || reason.trim() === '') return;
    const fields: BookedFields = { on, kind, amountMinor: toMinor(Number(amount), code), currency: code, reason };
    const written = row === null ? await book.write({ ...fields, accountId }) : await change.write({ id: row.id, fields });
    if (written !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={row === null ? 'Book a movement by hand' : `Movement of ${row.account.label}`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          {row === null ? <AccountPicker label="Account" required data-autofocus={accountId === null || undefined} value={accountId} onChange={setAccountId} error={missing(accountId === null, 'accountId', 'Choose the account.')} /> : null}
          <Group grow gap="sm" align="flex-start">
            <DayInput label="Day" required clearable={false} value={on} onChange={setOn} error={missing(on === null, 'on', 'Say on which day it moved.')} />
            <Select label="Kind" required data-autofocus placeholder="What moved?" comboboxProps={{ shadow: 'md' }} data={kinds.map((value) => ({ value, label: arrEventKindNames[value] }))} value={kind} onChange={(value) => setKind(kinds.find((one) => one === value) ?? null)} error={missing(kind === null, 'kind', 'Choose the kind.')} />
          </Group>
          <Group grow gap="sm" align="flex-start">
            <NumberInput label={kind !== null && lossKinds.includes(kind) ? 'ARR that is lost' : 'ARR that is added'} required min={0} hideControls thousandSeparator="," decimalScale={exponentOf(code)} value={amount} onChange={setAmount} error={missing(!(Number(amount) > 0), 'amountMinor', 'Say how much, more than zero.')} />
            <TextInput label="Currency" required maxLength={3} value={currency} onChange={(event) => setCurrency(event.currentTarget.value)} error={missing(!/^[A-Za-z]{3}$/.test(code), 'currency', 'Three letters, such as USD.')} />
          </Group>
          <TextInput label="Reason" required maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={missing(reason.trim() === '', 'reason', 'Say why it is booked by hand.')} />
          <Text size="xs">What a contract says comes into the ledger by itself. Of an account with contracts, the reconciliation shows what was booked beside them.</Text>
          {error === null || fieldOf(error) !== null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={book.isWriting || change.isWriting}>{row === null ? 'Book' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
