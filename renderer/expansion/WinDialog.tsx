import { Alert, Button, Group, Input, Modal, NumberInput, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addDays, addMonths, dayName, type Day } from '#shared/days.ts';
import type { OpportunityRow, WonInto } from '#shared/expansion.ts';
import { exponentOf, formatMoney, toMinor } from '#shared/money.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import classes from './expansion.module.css';

type Kind = 'contract' | 'new' | 'none';
const shownAt = ['on', 'amountMinor', 'contractId', 'lineId', 'startOn', 'endOn', 'quantity'];

/** Wins an opportunity for what it came to, and brings its ARR into a contract in the same change. */
export const WinDialog = ({ row, onClose }: { row: OpportunityRow; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('expansion', 'win', { quiet: true });
  const choices = useRead('expansion', 'choices', { accountId: row.accountId }).data;
  const { currency } = row.amount;
  const contracts = (choices?.contracts ?? []).filter((one) => one.currency === currency);
  const [chosen, setChosen] = useState<Kind | null>(null);
  const kind: Kind = chosen ?? (contracts.length > 0 ? 'contract' : 'new');
  const [on, setOn] = useState<Day | null>(today);
  const [amount, setAmount] = useState<number | null>(row.amount.minor / 10 ** exponentOf(currency));
  const [picked, setPicked] = useState<string | null>(null);
  const contract = contracts.find(({ id }) => id === (picked ?? contracts[0]?.id));
  const [pickedLine, setPickedLine] = useState<string | null>(null);
  const needsLine = row.motion !== 'cross-sell';
  const line = contract?.lines.find(({ id, productId }) => (pickedLine === null ? row.motion === 'seats' && row.productId !== null && productId === row.productId : id === pickedLine)) ?? contract?.lines[0];
  const [startOn, setStartOn] = useState<Day | null>(today);
  const [endOn, setEndOn] = useState<Day | null>(addDays(addMonths(today, 12), -1));
  const [name, setName] = useState(row.productName === '' ? row.name : row.productName);
  const [quantity, setQuantity] = useState<number | null>(null);
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);

  const win = async (): Promise<void> => {
    if (on === null || amount === null || (kind !== 'none' && startOn === null) || (kind === 'contract' && contract === undefined)) return;
    const into: WonInto | null = kind === 'none' || startOn === null ? null : kind === 'new' ? { kind, name, startOn, endOn, quantity } : { kind, contractId: contract?.id ?? '', lineId: needsLine ? (line?.id ?? null) : null, startOn, quantity };
    if ((await write({ id: row.id, on, amountMinor: toMinor(amount, currency), into })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Win “${row.name}”`} size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void win(); }}>
        <Stack gap="sm">
          <Group grow align="flex-start" gap="sm">
            <NumberInput label="ARR that was won" required data-autofocus hideControls allowNegative={false} decimalScale={exponentOf(currency)} thousandSeparator="," suffix={` ${currency}`} value={amount ?? ''} onChange={(value) => setAmount(value === '' ? null : Number(value))} error={amount === null ? 'Say what it came to.' : faultOf('amountMinor')} />
            <DayInput label="Decided on" required clearable={false} maxDate={today} value={on} onChange={setOn} error={faultOf('on')} />
          </Group>
          <Input.Wrapper label="The ARR goes into" labelElement="div" size="xs">
            <SegmentedControl size="xs" fullWidth aria-label="The ARR goes into" value={kind} onChange={(value) => setChosen(value as Kind)} data={[{ value: 'contract', label: 'A running contract', disabled: contracts.length === 0 }, { value: 'new', label: 'A contract of its own' }, { value: 'none', label: 'Not yet' }]} />
          </Input.Wrapper>
          {kind !== 'contract' ? null : (
            <Group grow align="flex-start" gap="sm">
              <Select label="Contract" required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={contracts.map((one) => ({ value: one.id, label: one.name === '' ? 'Contract without a name' : one.name }))} value={contract?.id ?? null} onChange={(id) => { setPicked(id); setPickedLine(null); }} error={faultOf('contractId')} />
              {needsLine ? <Select label={row.motion === 'tier' ? 'In the place of' : 'More of'} required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={(contract?.lines ?? []).map((one) => ({ value: one.id, label: `${one.name === '' ? 'Line without a name' : one.name}, ${formatMoney(one.arrMinor, currency, 'short')}` }))} value={line?.id ?? null} onChange={setPickedLine} error={faultOf('lineId')} /> : null}
            </Group>
          )}
          {kind !== 'new' ? null : (
            <TextInput label="Name of the contract" required maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} error={name.trim() === '' ? 'Give the contract a name.' : null} />
          )}
          {kind === 'none' ? <Text size="sm" className={classes['quiet'] ?? ''}>ARR and the KPIs come from contracts. Until the win is in one, it counts only here.</Text> : (
            <Group grow align="flex-start" gap="sm">
              <DayInput label="Runs from" required clearable={false} value={startOn} onChange={setStartOn} error={faultOf('startOn')} />
              {kind === 'new' ? <DayInput label="To" placeholder="Open end" value={endOn} onChange={setEndOn} error={faultOf('endOn')} /> : null}
              <NumberInput label={row.motion === 'seats' ? 'Seats that come' : 'Quantity'} required={row.motion === 'seats' && kind === 'contract'} hideControls allowNegative={false} thousandSeparator="," value={quantity ?? ''} onChange={(value) => setQuantity(value === '' ? null : Number(value))} error={faultOf('quantity')} />
            </Group>
          )}
          {kind !== 'contract' || contract === undefined ? null : <Text size="xs" className={classes['quiet'] ?? ''}>{row.motion === 'tier' ? `The line ends the day before. The higher tier costs what it did and the amount on top${contract.endOn === null ? '' : `, until ${dayName(contract.endOn)}`}.` : `What is added ends with its contract${contract.endOn === null ? '' : ` on ${dayName(contract.endOn)}`}.`} The ledger takes it as {row.motion}.</Text>}
          {error === null || shownAt.includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Win it</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
