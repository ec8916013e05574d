import { Alert, Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { exponentOf, toMinor } from '#shared/money.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** What another system states as the ARR of an account on a day. */
export const StatedDialog = ({ onClose }: { onClose: () => void }) => {
  const today = useToday();
  const settings = useSettings();
  const { write, isWriting, error } = useWrite('ledger', 'state', { quiet: true });
  const [accountId, setAccountId] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | string>('');
  const [currency, setCurrency] = useState(settings.currency);
  const [on, setOn] = useState<Day | null>(today);
  const [isAsked, setAsked] = useState(false);
  const code = currency.trim().toUpperCase();
  const save = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null || amount === '' || on === null) return;
    if ((await write({ accountId, stated: { minor: toMinor(Number(amount), code), currency: code, on } })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="ARR that another system states" size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <AccountPicker label="Account" required data-autofocus value={accountId} onChange={setAccountId} error={isAsked && accountId === null ? 'Choose the account.' : null} />
          <Group grow gap="sm" align="flex-start">
            <NumberInput label="Stated ARR" required min={0} hideControls thousandSeparator="," decimalScale={exponentOf(code)} value={amount} onChange={setAmount} error={isAsked && amount === '' ? 'Say how much.' : null} />
            <TextInput label="Currency" required maxLength={3} value={currency} onChange={(event) => setCurrency(event.currentTarget.value)} />
            <DayInput label="On" required clearable={false} value={on} onChange={setOn} />
          </Group>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Save</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
