import { formatMoney, type Money } from '#shared/money.ts';
import type { ValueRow } from '#shared/value.ts';
import { wholeMoney } from '#shared/value-compose.ts';
import { sayPayback, sayRatio } from '#shared/value-rules.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

/** Which accounts the page of value shows: those without delivered value before their next moment, those with it, those that only expect some, or those without any gain. */
export const valueStates = { without: 'None before renewal or review', delivered: 'Delivered', expected: 'Only expected', none: 'No gain yet' } as const;
export type ValueStateFilter = keyof typeof valueStates;
export type ValueFilters = { text: string; state: ValueStateFilter | null };

const isState: Record<ValueStateFilter, (row: ValueRow) => boolean> = {
  without: ({ isWithout }) => isWithout,
  delivered: ({ delivered }) => delivered > 0,
  expected: ({ delivered, items }) => delivered === 0 && items > 0,
  none: ({ items }) => items === 0,
};

/** The rows that the filters let through: those that need value first by their day, then by what was delivered. */
export const filterValue = (rows: readonly ValueRow[], { text, state }: ValueFilters): ValueRow[] => {
  const typed = text.trim().toLowerCase();
  return rows
    .filter((row) => (typed === '' || row.accountName.toLowerCase().includes(typed)) && (state === null || isState[state](row)))
    .toSorted((a, b) => Number(b.isWithout) - Number(a.isWithout) || (a.isWithout ? (a.next?.on ?? '').localeCompare(b.next?.on ?? '') : (b.low.ratio ?? 0) - (a.low.ratio ?? 0)) || a.accountName.localeCompare(b.accountName));
};

/** What the rows hold, each in its currency. */
export const amountsOf = (rows: readonly ValueRow[]): { price: Money[]; low: Money[]; likely: Money[] } => {
  const of = (minorOf: (row: ValueRow) => number): Money[] => rows.map((row) => ({ minor: minorOf(row), currency: row.currency }));
  return { price: of(({ priceMinor }) => priceMinor ?? 0), low: of(({ low }) => low.deliveredMinor), likely: of(({ likely }) => likely.deliveredMinor) };
};

/** `$390K to $520K`, in whole units; one amount where both are the same. */
export const rangeWords = (low: number, likely: number, currency: string, style: 'full' | 'short' = 'full'): string => {
  const [from, to] = [low, likely].map((minor) => (style === 'short' ? formatMoney(minor, currency, style) : wholeMoney(minor, currency)));
  return from === to ? `${from}` : `${from} to ${to}`;
};
/** `4.1× to 5.8×` */
export const ratioWords = (low: number | null, likely: number | null): string => (low === null || likely === null ? 'n/a' : sayRatio(low) === sayRatio(likely) ? sayRatio(low) : `${sayRatio(low)} to ${sayRatio(likely)}`);

const currency = (row: ValueRow): string => row.currency;
export const valueColumns: ExportColumn<ValueRow>[] = [
  { label: 'Account', kind: 'text', width: 30, value: ({ accountName }) => accountName },
  { label: 'Price of a year', kind: 'money', currency, value: ({ priceMinor }) => priceMinor },
  { label: 'Delivered, conservative', kind: 'money', currency, value: ({ low }) => low.deliveredMinor },
  { label: 'Delivered, likely', kind: 'money', currency, value: ({ likely }) => likely.deliveredMinor },
  { label: 'Return, conservative', kind: 'text', value: ({ low }) => sayRatio(low.ratio) },
  { label: 'Return, likely', kind: 'text', value: ({ likely }) => sayRatio(likely.ratio) },
  { label: 'Payback, conservative', kind: 'text', value: ({ low }) => sayPayback(low.paybackMonths) },
  { label: 'Expected, conservative', kind: 'money', currency, value: ({ low }) => low.expectedMinor },
  { label: 'Gains', kind: 'count', value: ({ items }) => items },
  { label: 'Delivered gains', kind: 'count', value: ({ delivered }) => delivered },
  { label: 'Next', kind: 'text', value: ({ next }) => (next === null ? '' : next.what) },
  { label: 'On', kind: 'day', value: ({ next }) => next?.on ?? null },
];
