import type { Day } from '#shared/days.ts';
import { dateStyles } from '#shared/import-targets.ts';
import type { Mapping } from '#shared/imports.ts';
import { plainName } from './fields.ts';
import type { ColumnLook } from './guess.ts';
import { periodOf, type Grain } from './periods.ts';
import { usageImportFields } from './usage-fields.ts';
import { parseFigure, type Style } from './values.ts';

/** The key under which a column of values is mapped, in a table with many of them. */
export const valueColumnKey = (column: number): string => `column ${column}`;
export const isValueColumnKey = (key: string): boolean => /^column \d{1,4}$/.test(key);

/** A column of values: the metric and the day that its name gives, where the row does not give them. */
export type ValueColumn = { column: number; metric: string | null; on: Day | null };
/** How a table of usage is laid out. `columnGrain` is what the names of period columns say. */
export type UsageShape = { accountId: number | null; account: number | null; day: number | null; metric: number | null; values: ValueColumn[]; columnGrain: Grain | null };

/** Names of periods without a year are known by it, whatever the day. */
const farAhead: Day = '2199-12-31';
const neutral: Style = { decimal: 'point', dateStyle: 'iso' };

/** The layout that a mapping gives. The names of columns that hold periods give the day; all others give the metric, unless a column does. */
export const shapeOf = (columns: readonly string[], mapping: Mapping, fileName: string, today: Day, style: Style = neutral): UsageShape => {
  const at = (key: string): number | null => mapping[key] ?? null;
  const wide = Object.entries(mapping).flatMap(([key, column]) => (isValueColumnKey(key) ? [column] : [])).toSorted((a, b) => a - b);
  const one = at('value');
  const fileMetric = fileName.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 100) || 'Usage';
  const metric = at('metric');
  const grains = new Set<Grain>();
  const values = [...(one === null ? [] : [one]), ...wide.filter((column) => column !== one)].map((column): ValueColumn => {
    const name = columns[column] ?? '';
    const period = column === one ? null : periodOf(name, style, today);
    if (period !== null) grains.add(period.grain);
    return { column, metric: metric === null ? (period === null ? name : fileMetric) : null, on: period?.on ?? null };
  });
  const [grain, ...others] = grains;
  return { accountId: at('accountExternalId'), account: at('account'), day: at('day'), metric, values, columnGrain: others.length === 0 ? (grain ?? null) : null };
};

const dayLike = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d:\d\d/;
const isFigure = (sample: string): boolean => !dayLike.test(sample) && (/^(?:-|–|n\/a|null)$/i.test(sample) || 'value' in parseFigure(sample, { decimal: /,\d{1,2}$/.test(sample) ? 'comma' : 'point' }));
/** Most of its values are figures: a few that are not are told as wrong, and do not make it a column of text. */
const isNumeric = ({ samples, filled }: ColumnLook): boolean => filled === 0 || samples.filter(isFigure).length > samples.length / 2;
const isPeriod = (sample: string): boolean => /^\d{12,13}$/.test(sample) || dateStyles.some((dateStyle) => periodOf(sample, { decimal: 'point', dateStyle }, farAhead) !== null);
const looksLikePeriods = ({ samples }: ColumnLook): boolean => samples.filter(isPeriod).length > samples.length / 2;

const fieldNames = new Map(usageImportFields.map(({ key, names }) => [key, names]));
/** The first column of one of a field's names, in the order of the names. */
const named = (names: readonly string[], key: string, taken: ReadonlySet<number>, fits: (column: number) => boolean): number | null => {
  for (const name of fieldNames.get(key) ?? []) {
    const found = names.findIndex((column, index) => column === name && !taken.has(index) && fits(index));
    if (found !== -1) return found;
  }
  return null;
};

/** Figures that a table of usage may have beside its values, and that are no metrics of their own. */
const notMetrics = /\b(?:id|year|month|week|day|quarter|zip|plz|phone|rank|row|index|amount|price|revenue|cost|fee|arr|mrr|betrag|umsatz|preis)\b/;

/** How the columns of a table of usage are filled. Where it has a column of metrics and one of values, those; else every column of figures is one. */
export const guessUsageMapping = (columns: readonly ColumnLook[]): Mapping => {
  const names = columns.map(({ name }) => plainName(name));
  const taken = new Set<number>();
  const mapping: Mapping = {};
  const take = (key: string, column: number | null): number | null => {
    if (column !== null && column <= 2_000) {
      mapping[key] = column;
      taken.add(column);
    }
    return column;
  };
  const look = (column: number): ColumnLook => columns[column] ?? { name: '', samples: [], filled: 0, repeats: false };
  take('accountExternalId', named(names, 'accountExternalId', taken, (column) => names[column] !== 'account' || isNumeric(look(column))));
  take('account', named(names, 'account', taken, () => true));
  take('day', named(names, 'day', taken, (column) => looksLikePeriods(look(column))));
  const metric = take('metric', named(names, 'metric', taken, (column) => !isNumeric(look(column))));
  const periods = columns.flatMap(({ name }, index) => (!taken.has(index) && isNumeric(look(index)) && periodOf(name, neutral, farAhead) !== null ? [index] : []));
  if (mapping['day'] === undefined && periods.length >= 2) {
    for (const column of periods) mapping[valueColumnKey(column)] = column;
    return mapping;
  }
  const value = named(names, 'value', taken, (column) => isNumeric(look(column)) && look(column).filled > 0);
  if (metric !== null && value !== null) {
    take('value', value);
    return mapping;
  }
  if (mapping['day'] === undefined) return mapping;
  const figures = columns.flatMap((column, index) => (!taken.has(index) && column.filled > 0 && isNumeric(column) && !notMetrics.test(names[index] ?? '') ? [index] : []));
  for (const column of figures) if (column <= 2_000) mapping[valueColumnKey(column)] = column;
  return mapping;
};

/** Names that speak for another kind of table, in which a day and figures are something else. */
const elsewhere = new Set(['type', 'activity type', 'duration', 'duration in minutes', 'start date', 'end date', 'contract start', 'contract end', 'renewal date', 'mrr', 'arr', 'subject', 'email', 'first name', 'last name', 'close date', 'stage', 'stage name', 'deal stage', 'status', 'industry', 'severity', 'priority', 'description']);

/** True where a table is one of usage: accounts, days, and values of metrics or columns of figures, and next to nothing else. */
export const isUsage = (columns: readonly ColumnLook[], fileName: string): boolean => {
  const names = columns.map(({ name }) => plainName(name));
  if (names.some((name) => elsewhere.has(name))) return false;
  const mapping = guessUsageMapping(columns);
  const hasAccount = mapping['account'] !== undefined || mapping['accountExternalId'] !== undefined;
  const wide = Object.keys(mapping).filter(isValueColumnKey);
  if (!hasAccount) return false;
  if (mapping['metric'] !== undefined && mapping['value'] !== undefined) return mapping['day'] !== undefined;
  if (wide.length === 0) return false;
  if (mapping['day'] === undefined) return true;
  // One row an account is a list of accounts with the day of something; usage has each account on many days.
  const key = mapping['accountExternalId'] ?? mapping['account'];
  const repeats = key !== undefined && columns[key]?.repeats === true;
  const others = columns.filter((column, index) => column.filled > 0 && !Object.values(mapping).includes(index)).length;
  return (repeats || /usage|metric|adoption|activity|nutzung/i.test(fileName)) && others <= 2;
};
