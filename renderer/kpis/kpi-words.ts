import type { KpiPart } from '#shared/kpi-facts.ts';
import { isOfMoney } from '#shared/kpi-figures.ts';
import type { Line, Method } from '#shared/kpi-movements.ts';
import { kpiDefinitions, kpiShortNames, type KpiKey, type KpiUnit } from '#shared/kpi-names.ts';
import { isOfYear } from '#shared/kpi-targets.ts';
import type { Ownership } from '#shared/kpi-rules.ts';
import type { KpiBoard, KpiFigure } from '#shared/kpis.ts';
import type { ArrEventKind } from '#shared/ledger.ts';
import { formatMoney } from '#shared/money.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

export const ownershipNames: Record<Ownership, string> = { start: 'Owned at the start', now: 'Owned now' };
export const methodNames: Record<Method, string> = { point: 'Point to point', movement: 'Movement view' };
export const lineNames: Record<Line, string> = {
  new: 'New', 'win-back': 'Win-back', seats: 'Seats', tier: 'Tier', 'cross-sell': 'Cross-sell', price: 'Price', escalator: 'Escalators', contraction: 'Contraction', churn: 'Churn', 'transfer-in': 'Transfer in', 'transfer-out': 'Transfer out',
};
export const kindNames: Record<ArrEventKind, string> = {
  new: 'New', 'win-back': 'Win-back', seats: 'Seats', tier: 'Tier', 'cross-sell': 'Cross-sell', price: 'Price', contraction: 'Contraction', churn: 'Churn', 'transfer-in': 'Transfer in', 'transfer-out': 'Transfer out',
};
export const sourceNames = { contract: 'From the contract', hand: 'Booked by hand', import: 'Imported' } as const;

export const nameOnCard = (key: KpiKey): string => kpiShortNames[key] ?? kpiDefinitions[key].name;

const tidy = (value: number, digits: number): string => value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: digits });
const minus = (text: string): string => text.replace('-', '−');

/** A value in the unit of its KPI; "n/a" where there is none. */
export const sayValue = (value: number | null, unit: KpiUnit, currency: string): string => {
  if (value === null) return 'n/a';
  switch (unit) {
    case 'share':
      return minus(`${(value * 100).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`);
    case 'score':
      return minus(`${value > 0 ? '+' : ''}${tidy(value, 0)}`);
    case 'days':
      return `${tidy(value, 1)} ${value === 1 ? 'day' : 'days'}`;
    case 'money':
      return minus(formatMoney(value, currency, 'short'));
    case 'count':
      return tidy(value, 0);
  }
};

/** Money with its sign: "+$1,200". */
export const signed = (minor: number, currency: string, style: 'full' | 'short' = 'full'): string => `${minor > 0 ? '+' : minor < 0 ? '−' : ''}${formatMoney(Math.abs(minor), currency, style)}`;

/** What became of a figure since the period before. `isBetter` is `null` where nothing changed. */
export type ChangeWords = { says: string; isBetter: boolean | null };
export const changeOf = ({ key, value, previous }: Pick<KpiFigure, 'key' | 'value' | 'previous'>, currency: string): ChangeWords | null => {
  if (value === null || previous === null) return null;
  const { unit, isLessBetter } = kpiDefinitions[key];
  const by = value - previous;
  const shown = unit === 'share' ? Math.round(by * 1_000) / 10 : Math.round(by * 10) / 10;
  if (shown === 0) return { says: 'No change', isBetter: null };
  const says = unit === 'share' ? `${tidy(Math.abs(shown), 1)} pts` : sayValue(Math.abs(by), unit, currency).replace('+', '');
  return { says: `${by > 0 ? '+' : '−'}${says}`, isBetter: unit === 'count' ? null : by > 0 !== isLessBetter };
};

/** The target in words, with what it is a target of. */
export const targetWords = ({ key, target }: Pick<KpiFigure, 'key' | 'target'>, currency: string, months: number): string | null =>
  target === null ? null : `Target ${sayValue(target, kpiDefinitions[key].unit, currency)}${isOfYear(key) && months < 11.9 ? ', of the year’s' : ''}`;

/** What a figure is made of: "$210 of $200". */
export const fractionWords = ({ key, numerator, base }: KpiFigure, currency: string): string => {
  const definition = kpiDefinitions[key];
  const say = (value: number): string => (isOfMoney(key) ? formatMoney(value, currency) : value.toLocaleString('en'));
  if (numerator === null) return base === null ? '' : `${definition.base} ${say(base)}`;
  return `${definition.numerator} ${minus(say(numerator))}${base === null || definition.base === '' ? '' : ` ÷ ${definition.base} ${say(base)}`}`;
};

/** The columns of the board as a file, the definition with each figure. */
export const boardColumns = ({ period, measured, previous, currency }: KpiBoard, how: string): ExportColumn<KpiFigure>[] => [
  { label: 'KPI', kind: 'text', width: 30, value: ({ key }) => kpiDefinitions[key].name },
  { label: 'Period', kind: 'text', value: () => period.name },
  { label: 'From', kind: 'day', width: 12, value: () => measured.from },
  { label: 'To', kind: 'day', width: 12, value: () => measured.to },
  { label: 'View', kind: 'text', width: 34, value: () => how },
  { label: 'Value', kind: 'text', width: 12, value: ({ key, value }) => sayValue(value, kpiDefinitions[key].unit, currency) },
  { label: 'Exact value', kind: 'count', width: 14, value: ({ value }) => value },
  { label: 'Unit', kind: 'text', width: 10, value: ({ key }) => kpiDefinitions[key].unit },
  { label: 'Numerator', kind: 'text', width: 26, value: ({ key }) => kpiDefinitions[key].numerator },
  { label: 'Numerator value', kind: 'text', width: 16, value: (figure) => (figure.numerator === null ? '' : isOfMoney(figure.key) ? formatMoney(figure.numerator, currency) : String(figure.numerator)) },
  { label: 'Base', kind: 'text', width: 20, value: ({ key }) => kpiDefinitions[key].base },
  { label: 'Base value', kind: 'text', width: 16, value: (figure) => (figure.base === null ? '' : isOfMoney(figure.key) ? formatMoney(figure.base, currency) : String(figure.base)) },
  { label: `Before (${previous.name})`, kind: 'text', width: 18, value: ({ key, previous: before }) => sayValue(before, kpiDefinitions[key].unit, currency) },
  { label: 'Target', kind: 'text', width: 12, value: ({ key, target }) => (target === null ? '' : sayValue(target, kpiDefinitions[key].unit, currency)) },
  { label: 'Notes', kind: 'text', width: 40, value: ({ na, caveats, notes }) => [...(na === null ? [] : [na]), ...caveats, ...notes].join('. ') },
  { label: 'Formula', kind: 'text', width: 60, value: ({ key }) => kpiDefinitions[key].formula },
  { label: 'Edge cases', kind: 'text', width: 90, value: ({ key }) => kpiDefinitions[key].edges.join(' ') },
];

/** The columns of the rows behind a KPI as a file. */
export const partColumns = (key: KpiKey, currency: string, segmentName: (key: string | null) => string): ExportColumn<KpiPart>[] => {
  const { numerator, base, unit } = kpiDefinitions[key];
  const money = (label: string, value: (part: KpiPart) => number | null): ExportColumn<KpiPart> => ({ label, kind: 'money', currency: () => currency, value });
  const plain = (label: string, value: (part: KpiPart) => number | null): ExportColumn<KpiPart> => ({ label, kind: 'count', value });
  const of = isOfMoney(key) ? money : plain;
  return [
    { label: 'Account', kind: 'text', width: 28, value: ({ accountName }) => accountName },
    { label: 'Segment', kind: 'text', value: ({ segment }) => segmentName(segment) },
    ...(kpiDefinitions[key].source === 'ledger' ? [money('Start ARR', ({ start }) => start), money('End ARR', ({ end }) => end)] : [{ label: 'Record', kind: 'text', value: ({ record }: KpiPart) => record?.label ?? '' } as const, { label: 'Day', kind: 'day', value: ({ on }: KpiPart) => on } as const]),
    of(unit === 'days' ? 'Days' : numerator, ({ part }) => part),
    ...(base === '' || unit === 'days' ? [] : [of(base, (part) => part.base)]),
    { label: 'What happened', kind: 'text', width: 40, value: ({ lines, says }) => [...lines.map(({ line, minor }) => `${lineNames[line]} ${signed(minor, currency)}`), ...(says === '' ? [] : [says])].join('; ') },
  ];
};
