import { Alert, Button, Group, Modal, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Amendment, AmendmentPreview, ContractDetail } from '#shared/contracts.ts';
import { dayName, type Day } from '#shared/days.ts';
import { arrEventKindNames } from '#shared/ledger.ts';
import { exponentOf, formatMoney, toMinor } from '#shared/money.ts';
import { amendmentWords } from '#renderer/contracts/contract-words.ts';
import { blankLine, lineFieldsOf, LineInputs, lineName } from '#renderer/contracts/LineFields.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import classes from './contracts.module.css';

const signed = (minor: number, currency: string): string => `${minor > 0 ? '+' : minor < 0 ? '−' : ''}${formatMoney(Math.abs(minor), currency)}`;

/** What an amendment would move in the ledger. */
const Moves = ({ preview }: { preview: AmendmentPreview }) => (
  <>
    <Text size="sm" fw={600}>ARR {formatMoney(preview.before.minor, preview.before.currency)} → {formatMoney(preview.after.minor, preview.after.currency)}</Text>
    {preview.moves.length === 0 ? <Text size="sm">Nothing moves in the ledger.</Text> : (
      <ul>
        {preview.moves.map(({ on, kind, name, minor, currency, isGone }) => (
          <li key={`${on} ${kind} ${name} ${String(minor)} ${String(isGone)}`} className={isGone ? classes['gone'] : undefined}>
            <span>{dayName(on)}: {arrEventKindNames[kind]}{name === '' ? '' : `, ${name}`}{isGone ? ' (no more)' : ''}</span><span>{signed(minor, currency)}</span>
          </li>
        ))}
      </ul>
    )}
  </>
);

/** Something that happens to a contract on a day. Before it is saved it says what it moves. */
export const AmendDialog = ({ detail, kind, products, onClose }: { detail: ContractDetail; kind: Amendment['kind']; products: readonly { id: string; name: string }[]; onClose: () => void }) => {
  const { contract, lines } = detail;
  const { currency } = contract;
  const today = useToday();
  const words = amendmentWords[kind];
  const { write, isWriting, error } = useWrite('contracts', 'amend', { quiet: true });
  const running = lines.filter((line) => line.endOn === null || line.endOn >= today);
  const [on, setOn] = useState<Day | null>(kind === 'win-back' || today > contract.startOn ? today : contract.startOn);
  const [line, setLine] = useState(blankLine('new'));
  const [lineId, setLineId] = useState<string | null>(running.length === 1 ? (running[0]?.id ?? null) : null);
  const [quantity, setQuantity] = useState<number | string>('');
  const [arr, setArr] = useState<number | string>('');
  const [months, setMonths] = useState<number | string>(contract.termMonths ?? 12);

  // A contract without lines is its own only one.
  const chosen = running.length === 0 ? contract.id : lineId;
  const ready = (): Amendment | null => {
    if (on === null) return null;
    switch (kind) {
      case 'add': {
        const { productId, name, kind: lineKind, quantity: count, unit, arrMinor, escalatorPercent } = lineFieldsOf(line, currency);
        return line.arr === '' ? null : { kind, on, productId, name, lineKind, quantity: count, unit, arrMinor, escalatorPercent };
      }
      case 'cancel': return chosen === null ? null : { kind, on, lineId: chosen, quantity: quantity === '' ? null : Number(quantity) };
      case 'price': return chosen === null || arr === '' ? null : { kind, on, lineId: chosen, arrMinor: toMinor(Number(arr), currency) };
      case 'end': return { kind, on };
      case 'win-back': return months === '' ? null : { kind, on, termMonths: Number(months) };
    }
  };
  const amendment = ready();
  const [asked] = useDebouncedValue(amendment, 150);
  const preview = useRead('contracts', 'preview', { contractId: contract.id, amendment: asked ?? { kind: 'end', on: contract.startOn } }, { enabled: asked !== null, keep: true });
  const fault = error ?? (asked === null ? null : preview.error);
  const save = async (): Promise<void> => {
    if (amendment !== null && (await write({ contractId: contract.id, amendment })) !== null) onClose();
  };
  const chosenLine = lines.find(({ id }) => id === chosen);
  const now = chosenLine?.arrMinor ?? contract.arrMinor;
  const errorOf = (field: string): string | null => (fault !== null && fieldOf(fault) === field ? sentenceOf(fault) : null);
  return (
    <Modal opened onClose={onClose} title={words.title(contract.name || 'the contract')} size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <Group grow gap="sm" align="flex-start">
            <DayInput label={words.on} required clearable={false} value={on} onChange={setOn} error={errorOf('on')} />
            {(kind === 'cancel' || kind === 'price') && running.length > 0 ? (
              <Select label="Line" required data-autofocus={lineId === null || undefined} placeholder="Which one?" comboboxProps={{ shadow: 'md' }} data={running.map((one) => ({ value: one.id, label: `${lineName(one, products)}${one.quantity === null ? '' : `, ${one.quantity.toLocaleString('en')} ${one.unit}`}` }))} value={lineId} onChange={setLineId} error={errorOf('lineId')} />
            ) : null}
            {kind === 'cancel' ? <NumberInput label="How many are given up" data-autofocus placeholder="All of it" min={0} hideControls thousandSeparator="," value={quantity} onChange={setQuantity} error={errorOf('quantity')} /> : null}
            {kind === 'price' ? <NumberInput label="New amount a year" data-autofocus required min={0} hideControls thousandSeparator="," placeholder={formatMoney(now, currency)} decimalScale={exponentOf(currency)} suffix={` ${currency}`} value={arr} onChange={setArr} /> : null}
            {kind === 'win-back' ? <NumberInput label="Term in months" required data-autofocus min={1} max={240} hideControls value={months} onChange={setMonths} /> : null}
          </Group>
          {kind === 'add' ? <LineInputs line={line} onChange={setLine} products={products} isFirst /> : null}
          {kind === 'add' && contract.endOn !== null ? <Text size="xs">It ends with the contract, on {dayName(contract.endOn)}.</Text> : null}
          <section className={classes['moves']} aria-label="What it moves in the ledger" aria-live="polite">
            {asked === null ? <Text size="sm" className={classes['quiet'] ?? ''}>What it moves in the ledger stands here once the figures are in.</Text> : preview.error !== null ? <Text size="sm">{sentenceOf(preview.error)}</Text> : preview.data === undefined ? null : <Moves preview={preview.data} />}
          </section>
          {error === null || ['on', 'lineId', 'quantity'].includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" data-autofocus={kind === 'end' || undefined} loading={isWriting} disabled={amendment === null || (asked !== null && preview.error !== null)}>{words.button}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
