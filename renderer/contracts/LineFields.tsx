import { NumberInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { newLine, type ContractLine, type LineFields } from '#shared/contracts.ts';
import { lineKinds } from '#shared/line-kinds.ts';
import { exponentOf, toMinor } from '#shared/money.ts';
import { lineKindNames } from '#renderer/contracts/contract-words.ts';
import classes from './contracts.module.css';

/** A line as it is typed: figures that may still be missing. */
export type TypedLine = { key: string; productId: string | null; name: string; quantity: number | string; unit: string; arr: number | string; kind: LineFields['kind']; escalator: number | string };
export const blankLine = (key: string): TypedLine => ({ key, productId: null, name: '', quantity: '', unit: 'seats', arr: '', kind: 'recurring', escalator: '' });
export const typedLine = ({ id, productId, name, quantity, unit, arrMinor, kind, escalatorPercent }: ContractLine, currency: string): TypedLine =>
  ({ key: id, productId, name, quantity: quantity ?? '', unit, arr: arrMinor / 10 ** exponentOf(currency), kind, escalator: escalatorPercent ?? '' });

const figure = (typed: number | string): number | null => (typed === '' ? null : Number(typed));
/** The fields of a typed line in the currency of its contract. */
export const lineFieldsOf = ({ productId, name, quantity, unit, arr, kind, escalator }: TypedLine, currency: string): Omit<LineFields, 'startOn' | 'endOn' | 'notes'> =>
  ({ ...newLine, productId, name: name.trim(), kind, quantity: figure(quantity), unit: figure(quantity) === null ? '' : unit.trim(), arrMinor: toMinor(Number(arr), currency), escalatorPercent: figure(escalator) });

/** What a line is called: its own name, else its product. */
export const lineName = ({ name, productId }: { name: string; productId: string | null }, products: readonly { id: string; name: string }[]): string => name || products.find(({ id }) => id === productId)?.name || 'Line';

/** The inputs of one line; `at` tells it apart from others for those who cannot see them; `isFirst` takes the focus of a dialog, at the quantity, since a search opens its list. */
export const LineInputs = ({ line, onChange, products, at, isFirst = false, error, children }: { line: TypedLine; onChange: (line: TypedLine) => void; products: readonly { id: string; name: string }[]; at?: number; isFirst?: boolean; error?: string | null; children?: ReactNode }) => {
  const label = (text: string): { label: string; 'aria-label'?: string } => (at === undefined ? { label: text } : { label: text, 'aria-label': `${text} of line ${at}` });
  return (
    <div className={classes['fields'] ?? ''}>
      <Select {...label('Product')} placeholder="None of the catalogue" searchable clearable comboboxProps={{ shadow: 'md' }} data={products.map(({ id, name }) => ({ value: id, label: name }))} value={line.productId} onChange={(productId) => onChange({ ...line, productId })} />
      <NumberInput {...label('Quantity')} data-autofocus={isFirst || undefined} min={0} hideControls thousandSeparator="," value={line.quantity} onChange={(quantity) => onChange({ ...line, quantity })} />
      <TextInput {...label('Unit')} maxLength={60} value={line.unit} onChange={(event) => onChange({ ...line, unit: event.currentTarget.value })} />
      <NumberInput {...label('Amount a year')} required min={0} hideControls thousandSeparator="," error={error} value={line.arr} onChange={(arr) => onChange({ ...line, arr })} />
      {children ?? <span />}
      <TextInput {...label('What it is called')} placeholder={lineName({ ...line, name: '' }, products)} maxLength={500} value={line.name} onChange={(event) => onChange({ ...line, name: event.currentTarget.value })} />
      <Select {...label('Kind')} allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={lineKinds.map((value) => ({ value, label: lineKindNames[value] }))} value={line.kind} onChange={(kind) => onChange({ ...line, kind: lineKinds.find((one) => one === kind) ?? 'recurring' })} />
      <NumberInput {...label('Escalator')} placeholder="None" suffix=" %" min={0} max={100} hideControls value={line.escalator} onChange={(escalator) => onChange({ ...line, escalator })} />
    </div>
  );
};
