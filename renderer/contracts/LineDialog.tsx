import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Contract, ContractLine } from '#shared/contracts.ts';
import type { Day } from '#shared/days.ts';
import { blankLine, lineFieldsOf, LineInputs, lineName, typedLine } from '#renderer/contracts/LineFields.tsx';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** A line of a contract as it should always have been: what changed on a day is done from the menu of the contract, so that the ledger tells it. */
export const LineDialog = ({ contract, line, products, onClose }: { contract: Contract; line: ContractLine | null; products: readonly { id: string; name: string }[]; onClose: () => void }) => {
  const add = useWrite('contracts', 'addLine', { quiet: true });
  const change = useWrite('contracts', 'changeLine', { quiet: true });
  const [typed, setTyped] = useState(line === null ? blankLine('new') : typedLine(line, contract.currency));
  const [days, setDays] = useState<{ startOn: Day | null; endOn: Day | null }>({ startOn: line?.startOn ?? null, endOn: line?.endOn ?? null });
  const [isAsked, setAsked] = useState(false);
  const error = add.error ?? change.error;
  const save = async (): Promise<void> => {
    setAsked(true);
    if (typed.arr === '') return;
    const fields = { ...lineFieldsOf(typed, contract.currency), ...days };
    const written = line === null ? await add.write({ contractId: contract.id, fields }) : await change.write({ id: line.id, fields });
    if (written !== null) onClose();
  };
  const day = (label: string, field: 'startOn' | 'endOn', placeholder: string) => (
    <DayInput label={label} placeholder={placeholder} value={days[field]} onChange={(on) => setDays({ ...days, [field]: on })} error={fieldOf(error) === field ? sentenceOf(error) : null} />
  );
  return (
    <Modal opened onClose={onClose} title={line === null ? `New line of ${contract.name || 'the contract'}` : lineName(line, products)} size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <LineInputs isFirst line={typed} onChange={setTyped} products={products} error={isAsked && typed.arr === '' ? 'Say what it costs a year, or 0.' : null} />
          <Group grow gap="sm" align="flex-start">{day('First day', 'startOn', 'That of the contract')}{day('Last day', 'endOn', 'That of the contract')}</Group>
          <Text size="xs">This corrects the line from its start. For more or fewer seats, or another price from a day on, use the menu of the contract.</Text>
          {error === null || ['startOn', 'endOn'].includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={add.isWriting || change.isWriting}>{line === null ? 'Add' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
