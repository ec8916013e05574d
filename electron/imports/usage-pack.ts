import type { Day } from '#shared/days.ts';
import type { Mapping, WrongRow } from '#shared/imports.ts';
import { grainOfDays, grainOfGaps, periodOf, type Grain } from './periods.ts';
import { Unreadable, type Cell, type Row } from './row.ts';
import { shapeOf, type UsageShape } from './usage-shape.ts';
import { parseDay, parseFigure, type Parsed, type Style } from './values.ts';

export type UsageJob = { mapping: Mapping; fileName: string; today: Day };

/** An account as rows name it. */
export type UsageKey = { id: string; name: string };

/**
 * A table of usage as dictionaries and figures. `groups` holds four numbers for each account and metric: the places of its key and its
 * metric, and where its values begin and end; these are in the order of `days` and, within a day, of the file. `keys` come apart.
 */
export type UsagePack = {
  grain: Grain;
  keys: number;
  metrics: string[];
  days: Day[];
  groups: Int32Array;
  dayOf: Int32Array;
  values: Float64Array;
  lines: Int32Array;
  /** The first thousand values that cannot be taken, and how many there are. */
  wrong: WrongRow[];
  wrongCount: number;
  /** Rows of a long table without a value. */
  empty: number;
};

const mostMetrics = 500;
const shownWrong = 1_000;
const largest = 1e15;
const nothing = new Set(['', 'null', 'n/a', '#n/a', 'na', '-', '–', '—', 'none', '(blank)', 'nil', 'nan']);

/** A list of numbers that grows, without a copy for each one. */
const createNumbers = <Kind extends Int32Array | Float64Array>(make: (length: number) => Kind) => {
  let items = make(65_536);
  let length = 0;
  return {
    add: (value: number): void => {
      if (length === items.length) {
        const larger = make(length * 2);
        larger.set(items);
        items = larger;
      }
      items[length] = value;
      length += 1;
    },
    done: (): Kind => items.subarray(0, length) as Kind,
  };
};

/** Places of texts in the order in which they came; what a text means is worked out once. */
const createPlaces = () => {
  const places = new Map<string, number>();
  return { places, of: (text: string): number => places.get(text) ?? (places.set(text, places.size), places.size - 1) };
};

const dayFault = 'That is no day, week or month, such as 2026-03-14, 2026-W11 or Mar 2026.';

const metricText = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Collects the values of a table of usage, row by row. */
export const createUsagePacker = (columns: readonly string[], job: UsageJob, style: Style) => {
  const shape: UsageShape = shapeOf(columns, job.mapping, job.fileName, job.today, style);
  const label = (column: number | null): string => (column === null ? '' : (columns[column] ?? ''));
  const keys = createPlaces();
  const keyList: UsageKey[] = [];
  const metrics = createPlaces();
  const metricOf = new Map<string, number>();
  const days = createPlaces();
  const dayOfText = new Map<string, number | string>();
  const grains = new Map<Grain, number>();
  const [keyOf, metricAt, dayAt, lines] = [0, 1, 2, 3].map(() => createNumbers((length) => new Int32Array(length))) as [ReturnType<typeof createNumbers<Int32Array>>, ReturnType<typeof createNumbers<Int32Array>>, ReturnType<typeof createNumbers<Int32Array>>, ReturnType<typeof createNumbers<Int32Array>>];
  const values = createNumbers((length) => new Float64Array(length));
  const wrong: WrongRow[] = [];
  let wrongCount = 0;
  let empty = 0;

  const refuse = (line: number, column: string, value: Cell, reason: string): void => {
    wrongCount += 1;
    if (wrong.length < shownWrong) wrong.push({ line, column, value: String(value).slice(0, 200), reason });
  };

  const keyPlace = (id: string, name: string): number => {
    const text = name === '' ? id : `${id}\u0000${name}`;
    const known = keys.places.get(text);
    if (known !== undefined) return known;
    keyList.push({ id: id.trim().slice(0, 400), name: name.trim().slice(0, 400) });
    return keys.of(text);
  };

  /** The place of a metric; two spellings that differ in case or spaces are one. */
  const metricPlace = (text: string): number => {
    const known = metricOf.get(text);
    if (known !== undefined) return known;
    const key = metricText(text).slice(0, 200);
    const folded = key.toLowerCase();
    const place = folded === '' ? -1 : (metricOf.get(`\u0000${folded}`) ?? metrics.of(key));
    if (metrics.places.size > mostMetrics) throw new Unreadable(`The column ${label(shape.metric)} holds more than ${mostMetrics} different metrics, so it is hardly a column of metrics. Choose another column.`);
    metricOf.set(text, place);
    if (place !== -1) metricOf.set(`\u0000${folded}`, place);
    return place;
  };

  /** The place of a day, or the sentence of why it is none. */
  const dayPlace = (cell: Cell): number | string => {
    const text = String(cell);
    const known = dayOfText.get(text);
    if (known !== undefined) return known;
    const asNumber: Parsed<Day> = typeof cell === 'number' && periodOf(text, style, job.today) === null ? parseDay(cell, style) : { fault: dayFault };
    const period = 'value' in asNumber ? { on: asNumber.value, grain: 'day' as const } : periodOf(/^\d{12,13}$/.test(text) ? new Date(Number(text)).toISOString() : text, style, job.today);
    const found = period === null ? dayFault : period.on > job.today ? 'That day is still to come.' : days.of(period.on);
    if (period !== null) grains.set(period.grain, (grains.get(period.grain) ?? 0) + 1);
    if (dayOfText.size < 200_000) dayOfText.set(text, found);
    return found;
  };

  const columnDays = shape.values.map(({ on }) => (on === null ? null : on > job.today ? 'That day is still to come.' : days.of(on)));
  const columnMetrics = shape.values.map(({ metric }) => (metric === null ? null : metricPlace(metric)));

  const figureOf = (cell: Cell): number | string | null => {
    if (typeof cell === 'number') return Math.abs(cell) <= largest ? cell : 'That number is too large.';
    // A plain whole number, as most of them are, without a look at how else it could be written.
    if (cell.length > 0 && cell.length < 16) {
      let whole = 0;
      let at = 0;
      for (; at < cell.length; at += 1) {
        const digit = cell.charCodeAt(at) - 48;
        if (digit < 0 || digit > 9) break;
        whole = whole * 10 + digit;
      }
      if (at === cell.length) return whole;
    }
    if (nothing.has(cell.trim().toLowerCase())) return null;
    const parsed = parseFigure(cell, style);
    if ('fault' in parsed) return parsed.fault;
    return Math.abs(parsed.value) <= largest ? parsed.value : 'That number is too large.';
  };

  /** Takes a row; `cell` gives what stands in one of the columns. */
  const take = (line: number, fault: string | null, cell: (column: number) => Cell): void => {
    if (fault !== null) return refuse(line, '', '', fault);
    const [id, name] = [shape.accountId === null ? '' : String(cell(shape.accountId)), shape.account === null ? '' : String(cell(shape.account))];
    if (id.trim() === '' && name.trim() === '') return refuse(line, label(shape.accountId ?? shape.account), '', 'The row names no account.');
    const ofRow = shape.day === null ? null : dayPlace(cell(shape.day));
    if (typeof ofRow === 'string') return refuse(line, label(shape.day), cell(shape.day ?? 0), ofRow);
    const rowMetric = shape.metric === null ? null : metricPlace(String(cell(shape.metric)));
    if (rowMetric === -1) return refuse(line, label(shape.metric), '', 'The row names no metric.');
    const key = keyPlace(id, name);
    for (let index = 0; index < shape.values.length; index += 1) {
      const column = shape.values[index]?.column ?? 0;
      const raw = cell(column);
      const figure = figureOf(raw);
      if (figure === null) {
        if (shape.values.length === 1) empty += 1;
        continue;
      }
      const day = columnDays[index] ?? ofRow;
      if (typeof figure === 'string') refuse(line, label(column), raw, figure);
      else if (typeof day === 'string') refuse(line, label(column), raw, day);
      else if (day === null) refuse(line, label(column), raw, 'The value has no day. Say which column holds it.');
      else {
        keyOf.add(key);
        metricAt.add(rowMetric ?? columnMetrics[index] ?? 0);
        dayAt.add(day);
        values.add(figure);
        lines.add(line);
      }
    }
  };

  const done = (): { pack: UsagePack; keys: UsageKey[] } => {
    const dayTexts = [...days.places.keys()];
    const order = dayTexts.map((_, place) => place).toSorted((a, b) => ((dayTexts[a] ?? '') < (dayTexts[b] ?? '') ? -1 : 1));
    const rank = new Int32Array(order.length);
    order.forEach((place, at) => { rank[place] = at; });
    const sorted = sortGroups({ keyOf: keyOf.done(), metricAt: metricAt.done(), dayAt: dayAt.done().map((place) => rank[place] ?? 0), values: values.done(), lines: lines.done() }, metrics.places.size);
    const inOrder = order.map((place) => dayTexts[place] ?? '');
    const [named] = [...grains].toSorted((a, b) => b[1] - a[1]);
    const grain = shape.columnGrain ?? (named !== undefined && named[0] !== 'day' ? named[0] : null) ?? grainOfGaps(gapsOf(sorted, inOrder)) ?? grainOfDays(inOrder);
    return { pack: { grain, keys: keyList.length, metrics: [...metrics.places.keys()], days: inOrder, ...sorted, wrong, wrongCount, empty }, keys: keyList };
  };
  return { shape, take, done };
};

type Points = { keyOf: Int32Array; metricAt: Int32Array; dayAt: Int32Array; values: Float64Array; lines: Int32Array };
type Sorted = Pick<UsagePack, 'groups' | 'dayOf' | 'values' | 'lines'>;

/** Puts the values of each account and metric together, by day and by their place in the file. */
const sortGroups = ({ keyOf, metricAt, dayAt, values, lines }: Points, metrics: number): Sorted => {
  const places = new Map<number, number>();
  const groupOf = new Int32Array(keyOf.length);
  const counts: number[] = [];
  for (let at = 0; at < keyOf.length; at += 1) {
    const pair = (keyOf[at] ?? 0) * metrics + (metricAt[at] ?? 0);
    const place = places.get(pair) ?? (places.set(pair, places.size), counts.push(0), places.size - 1);
    groupOf[at] = place;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const starts = new Int32Array(counts.length + 1);
  for (let place = 0; place < counts.length; place += 1) starts[place + 1] = (starts[place] ?? 0) + (counts[place] ?? 0);
  const next = starts.slice();
  // Day and place in the file as one number: it sorts as both would, and holds as long as days × rows stay under 2^53.
  const rows = Math.max(1, keyOf.length);
  const marks = new Float64Array(keyOf.length);
  for (let at = 0; at < keyOf.length; at += 1) {
    const place = groupOf[at] ?? 0;
    marks[next[place] ?? 0] = (dayAt[at] ?? 0) * rows + at;
    next[place] = (next[place] ?? 0) + 1;
  }
  const sorted: Sorted = { groups: new Int32Array(counts.length * 4), dayOf: new Int32Array(keyOf.length), values: new Float64Array(keyOf.length), lines: new Int32Array(keyOf.length) };
  let place = 0;
  for (const pair of places.keys()) {
    const [from, to] = [starts[place] ?? 0, starts[place + 1] ?? 0];
    marks.subarray(from, to).sort();
    sorted.groups.set([Math.floor(pair / metrics), pair % metrics, from, to], place * 4);
    for (let at = from; at < to; at += 1) {
      const mark = marks[at] ?? 0;
      const row = mark % rows;
      sorted.dayOf[at] = Math.floor(mark / rows);
      sorted.values[at] = values[row] ?? 0;
      sorted.lines[at] = lines[row] ?? 0;
    }
    place += 1;
  }
  return sorted;
};

/** How often each step between two days of an account and metric occurs, in days. */
const gapsOf = ({ groups, dayOf }: Sorted, days: readonly Day[]): Map<number, number> => {
  const numbers = days.map((on) => Date.parse(on) / 86_400_000);
  const gaps = new Map<number, number>();
  for (let group = 0; group < groups.length; group += 4) {
    for (let at = (groups[group + 2] ?? 0) + 1; at < (groups[group + 3] ?? 0); at += 1) {
      const gap = (numbers[dayOf[at] ?? 0] ?? 0) - (numbers[dayOf[at - 1] ?? 0] ?? 0);
      if (gap > 0) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
    }
  }
  return gaps;
};

/** Takes every row of a table that was read whole. */
export const packRows = (rows: readonly Row[], packer: Pick<ReturnType<typeof createUsagePacker>, 'take'>): void => {
  for (const { line, cells, fault } of rows) packer.take(line, fault, (column) => cells[column] ?? '');
};
