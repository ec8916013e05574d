import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { addDays, type Day } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import type { RenewalDetail } from '#shared/renewals.ts';
import { reasonNames, riskReasons, type RiskReason } from '#shared/risk-rules.ts';
import { useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** Closes a renewal as lost: why, and when the contract ends. */
export const CloseLostDialog = ({ renewal, onClose }: { renewal: RenewalDetail; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('renewals', 'closeLost', { quiet: true });
  const [on, setOn] = useState<Day>(today);
  const [endsOn, setEndsOn] = useState<Day>(addDays(renewal.lastDay, 1));
  const [reason, setReason] = useState<RiskReason | null>(renewal.lossReason);
  const [isAsked, setAsked] = useState(false);
  const field = fieldOf(error);
  const close = async (): Promise<void> => {
    setAsked(true);
    if (reason !== null && (await write({ id: renewal.contractId, on, endsOn, reason })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Lose the renewal of ${renewal.accountName}`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void close(); }}>
        <Stack gap="sm">
          <Text size="sm">{formatMoney(renewal.atrMinor, renewal.currency)} of ARR churns on the day on which the contract ends, whenever notice was given.</Text>
          <Select label="Reason" required data-autofocus comboboxProps={{ shadow: 'md' }} data={riskReasons.map((value) => ({ value, label: reasonNames[value] }))} value={reason} onChange={setReason} error={isAsked && reason === null ? 'Choose why it was lost.' : null} />
          <Group grow align="flex-start">
            <DayInput label="Closed on" required clearable={false} maxDate={today} value={on} error={field === 'on' ? sentenceOf(error) : null} onChange={(day) => { if (day !== null) setOn(day); }} />
            <DayInput label="First day without it" required clearable={false} value={endsOn} error={field === 'endsOn' ? sentenceOf(error) : null} onChange={(day) => { if (day !== null) setEndsOn(day); }} />
          </Group>
          {error === null || field === 'on' || field === 'endsOn' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Close as lost</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
