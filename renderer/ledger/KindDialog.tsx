import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayName } from '#shared/days.ts';
import { arrEventKindNames, kindsFor, type LedgerRow } from '#shared/ledger.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { amountOf } from '#renderer/ledger/ledger-words.ts';

/** Gives a movement another kind than the one that follows from its contract; it stays when the contract is looked at anew. */
export const KindDialog = ({ row, onClose }: { row: LedgerRow; onClose: () => void }) => {
  const { write, isWriting, error } = useWrite('ledger', 'reclassify', { quiet: true });
  const [kind, setKind] = useState(row.kind);
  const [reason, setReason] = useState(row.reason);
  const save = async (): Promise<void> => {
    if ((await write({ id: row.id, kind: kind === row.derivedKind ? null : kind, reason })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Kind of ${amountOf(row)} of ${row.account.label}`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <Text size="sm">{dayName(row.on)}{row.what === '' ? '' : `, ${row.what}`}. The amount stays as it is.</Text>
          <Radio.Group size="xs" label="Kind" value={kind} onChange={(value) => setKind(kindsFor(row.deltaMinor).find((one) => one === value) ?? kind)}>
            <Stack gap={6} mt={4}>{kindsFor(row.deltaMinor).map((one) => <Radio key={one} size="xs" value={one} label={`${arrEventKindNames[one]}${one === row.derivedKind ? row.source === 'contract' ? ' (by the contract)' : ' (as booked)' : ''}`} data-autofocus={one === kind || undefined} />)}</Stack>
          </Radio.Group>
          <TextInput label="Reason" maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Save</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
