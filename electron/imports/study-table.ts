import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ColumnLook, RowFilter, StudyGuess, StudyListRow, StudyRows } from '#shared/backtest.ts';
import { isLoss } from '#shared/backtest-rules.ts';
import type { Reading } from '#shared/imports.ts';
import { columnOf, rowReader, type StudyColumn, type StudyTable } from '#shared/study-rules.ts';
import { columnsUsed, guessBands, guessDirection, guessOutcomes, outcomeFit, scoreFit, type StudySpec } from '#shared/study-spec.ts';
import { Unreadable, type Row } from './row.ts';
import { parseDay, parseFigure } from './values.ts';

/** How the figures and days of a table are written. */
export type Style = Pick<Reading, 'decimal' | 'dateStyle'>;

const mostRows = 1_000_000;
const shownValues = 200;
const longestCell = 200;

const plainFigure = { point: /^-?\d{1,15}(?:\.\d{1,15})?$/, comma: /^-?\d{1,15}$/ };

const readers = (style: Style): Pick<StudyTable, 'toNumber' | 'toDay'> => ({
  toNumber: (text) => {
    if (plainFigure[style.decimal].test(text)) return Number(text);
    const found = parseFigure(text, style);
    return 'value' in found ? found.value : null;
  },
  toDay: (text) => {
    const found = parseDay(text, style);
    return 'value' in found ? found.value : null;
  },
});

const codesFor = (rows: number, distinct: number): Uint8Array | Uint16Array | Uint32Array => (distinct <= 0x100 ? new Uint8Array(rows) : distinct <= 0x1_0000 ? new Uint16Array(rows) : new Uint32Array(rows));

const encode = (name: string, rows: readonly Row[], index: number): StudyColumn => {
  const known = new Map<string, number>();
  const wide = new Uint32Array(rows.length);
  rows.forEach(({ cells }, at) => {
    const text = String(cells[index] ?? '').trim().slice(0, longestCell);
    const code = known.get(text) ?? known.size;
    if (code === known.size) known.set(text, code);
    wide[at] = code;
  });
  const codes = codesFor(rows.length, known.size);
  codes.set(wide);
  return { name, values: [...known.keys()], codes };
};

/** A table column by column, each different cell once. @throws Unreadable where it has too many rows. */
export const studyTable = (names: readonly string[], rows: readonly Row[], style: Style): StudyTable => {
  if (rows.length > mostRows) throw new Unreadable(`The table has ${rows.length.toLocaleString('en')} rows; up to ${mostRows.toLocaleString('en')} can be tested. Take a sample of them.`);
  return { rows: rows.length, columns: names.map((name, index) => encode(name, rows, index)), ...readers(style) };
};

type Packed = { rows: number; columns: { name: string; values: readonly string[]; codes: string }[] };

/** The named columns of a table as JSON, small enough to be kept in the book. */
export const packTable = (table: StudyTable, names: readonly string[]): string => {
  const columns = names.map((name) => {
    const { values, codes } = columnOf(table, name);
    const narrow = codesFor(table.rows, values.length);
    narrow.set(codes);
    return { name, values, codes: Buffer.from(narrow.buffer).toString('base64') };
  });
  return JSON.stringify({ packed: deflateRawSync(JSON.stringify({ rows: table.rows, columns } satisfies Packed), { level: 4 }).toString('base64') });
};

/** A table that was packed. */
export const unpackTable = (text: string, style: Style): StudyTable => {
  const { packed } = JSON.parse(text) as { packed: string };
  const { rows, columns } = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')) as Packed;
  return {
    rows,
    columns: columns.map(({ name, values, codes }) => {
      const narrow = codesFor(rows, values.length);
      new Uint8Array(narrow.buffer).set(Buffer.from(codes, 'base64'));
      return { name, values, codes: narrow };
    }),
    ...readers(style),
  };
};

/** Figures of which each occurs so many times, the smallest first, at a share of the way through. */
const quantile = (figures: readonly { figure: number; count: number }[], total: number, share: number): number => {
  let seen = 0;
  for (const { figure, count } of figures) {
    seen += count;
    if (seen >= share * total) return figure;
  }
  return figures.at(-1)?.figure ?? 0;
};

const lookAt = (table: StudyTable, { name, values, codes }: StudyColumn): ColumnLook => {
  const counts = new Uint32Array(values.length);
  for (let row = 0; row < table.rows; row += 1) counts[codes[row] ?? 0] = (counts[codes[row] ?? 0] ?? 0) + 1;
  const all = values.map((value, at) => ({ value, count: counts[at] ?? 0 })).filter(({ value }) => value !== '');
  const filled = all.reduce((sum, { count }) => sum + count, 0);
  // Names of rows are many and no figures; a sample of them says so.
  const step = Math.max(1, Math.floor(all.length / 1_000));
  const sample = all.filter((_, at) => at % step === 0);
  const isLikely = sample.filter(({ value }) => table.toNumber(value) !== null).length * 2 >= sample.length;
  const figures = (isLikely ? all : []).flatMap(({ value, count }) => {
    const figure = table.toNumber(value);
    return figure === null ? [] : [{ figure, count }];
  }).toSorted((a, b) => a.figure - b.figure);
  const numeric = figures.reduce((sum, { count }) => sum + count, 0);
  const isNumeric = filled > 0 && numeric >= filled * 0.8;
  return {
    name,
    filled,
    distinct: all.length,
    values: all.toSorted((a, b) => b.count - a.count).slice(0, shownValues),
    numbers: isNumeric ? { count: numeric, min: figures[0]?.figure ?? 0, max: figures.at(-1)?.figure ?? 0, low: quantile(figures, numeric, 0.05), high: quantile(figures, numeric, 0.95) } : null,
  };
};

/** Every column of a table with what stands in it. */
export const lookAtTable = (table: StudyTable): ColumnLook[] => table.columns.map((column) => lookAt(table, column));

const best = <T>(items: readonly T[], fitOf: (item: T) => number): T | null => items.map((item) => ({ item, fit: fitOf(item) })).filter(({ fit }) => fit > 0).toSorted((a, b) => b.fit - a.fit)[0]?.item ?? null;

/** Outcome, score and name of the rows, where columns say so by their names and values. */
export const guessStudy = (columns: readonly ColumnLook[], rows: number): StudyGuess => {
  const outcome = best(columns, ({ name, values, distinct }) => (distinct > 20 ? 0 : outcomeFit(name, values.map(({ value }) => value))));
  const score = best(columns.filter((one) => one !== outcome), ({ name, numbers }) => (numbers === null ? 0 : scoreFit(name)));
  const isName = ({ name, distinct }: ColumnLook): boolean => distinct > rows * 0.9 && /name|account|customer|company|\bid\b|id$/i.test(name);
  const highMeans = guessDirection(score?.name ?? '');
  return {
    outcome: outcome === null ? null : { column: outcome.name, values: guessOutcomes(outcome.name, outcome.values.map(({ value }) => value)) },
    score: score === null ? null : { column: score.name, highMeans },
    bands: score?.numbers === null || score === null ? null : guessBands(score.numbers.min, score.numbers.max, highMeans),
    label: columns.find((one) => one !== outcome && one !== score && isName(one))?.name ?? null,
  };
};

type Read = ReturnType<ReturnType<typeof rowReader>>;

const passes = ({ outcome, band, isIntervened, isLate }: Read, filter: RowFilter, lossIs: StudySpec['lossIs']): boolean => {
  if (filter.only === 'without-outcome') return outcome === null;
  if (outcome === null) return false;
  if (filter.only === 'late') return isLate;
  if (isLate) return false;
  const isLost = isLoss(outcome, lossIs);
  if (filter.only === 'saved') return !isLost && isIntervened && band !== null && band !== 'green';
  const fitsBand = filter.band === null || (filter.band === 'none' ? band === null : filter.band === 'scored' ? band !== null : filter.band === 'not-green' ? band !== null && band !== 'green' : band === filter.band);
  return fitsBand && (filter.outcome === null || (filter.outcome === 'lost' ? isLost : filter.outcome === 'kept' ? !isLost : outcome === filter.outcome));
};

/** A page of the rows behind a figure, in the order of the file. */
export const listRows = (table: StudyTable, spec: StudySpec, { filter, offset, limit }: { filter: RowFilter; offset: number; limit: number }): StudyRows => {
  const read = rowReader(table, spec);
  const columns = columnsUsed(spec).filter((name) => name !== spec.label);
  const used = columns.map((name) => columnOf(table, name));
  const label = spec.label === null ? null : columnOf(table, spec.label);
  const rows: StudyListRow[] = [];
  let total = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const one = read(row);
    if (!passes(one, filter, spec.lossIs)) continue;
    if (total >= offset && rows.length < limit) {
      const cell = ({ values, codes }: StudyColumn): string => values[codes[row] ?? 0] ?? '';
      rows.push({ row: row + 1, label: label === null ? '' : cell(label), outcome: one.outcome, score: one.score, band: one.band, values: used.map(cell) });
    }
    total += 1;
  }
  return { total, columns, rows };
};
