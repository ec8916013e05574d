import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from '#shared/days.ts';
import type { Reading } from '#shared/imports.ts';
import type { Cell } from './row.ts';

/** What a cell says, or a sentence that says why it cannot be read. */
export type Parsed<T> = { value: T } | { fault: string };

export type Style = Pick<Reading, 'decimal' | 'dateStyle'>;

const monthNames: Record<string, number> = {
  jan: 1, januar: 1, january: 1, feb: 2, februar: 2, february: 2, mar: 3, mär: 3, mrz: 3, march: 3, märz: 3, apr: 4, april: 4, may: 5, mai: 5, jun: 6, june: 6, juni: 6,
  jul: 7, july: 7, juli: 7, aug: 8, august: 8, sep: 9, sept: 9, september: 9, oct: 10, okt: 10, october: 10, oktober: 10, nov: 11, november: 11, dec: 12, dez: 12, december: 12, dezember: 12,
};

const fullYear = (text: string): number => (text.length <= 2 ? Number(text) + (Number(text) < 70 ? 2000 : 1900) : Number(text));

const dayFrom = (year: number, month: number, date: number): Day | null => {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || date < 1) return null;
  const at = new Date(Date.UTC(2000, month - 1, date));
  at.setUTCFullYear(year, month - 1, date);
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.toISOString().slice(0, 10) : null;
};

const styleNames = { iso: 'year first, such as 2026-12-31', 'day-first': 'day first, such as 31.12.2026', 'month-first': 'month first, such as 12/31/2026' };
const dayFault = (style: Style['dateStyle']): string => `That is not a day. Days in this file are read ${styleNames[style]}.`;

type DayPart = { on: Day; rest: string };

/** The day at the beginning of a text, and what follows it. */
const dayAtStart = (text: string, style: Style['dateStyle']): DayPart | null => {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})(?=T|$)/.exec(text);
  if (iso !== null) {
    const on = dayFrom(Number(iso[1]), Number(iso[3]), Number(iso[4]));
    return on === null ? null : { on, rest: text.slice(iso[0].length) };
  }
  const figures = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/.exec(text);
  if (figures !== null && style !== 'iso') {
    const [first, second] = [Number(figures[1]), Number(figures[3])];
    const on = style === 'day-first' ? dayFrom(fullYear(figures[4] ?? ''), second, first) : dayFrom(fullYear(figures[4] ?? ''), first, second);
    return on === null ? null : { on, rest: text.slice(figures[0].length) };
  }
  const named = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(\d{1,2})\.?[- /](\p{L}{3,9})\.?[- ,/]+(\d{4}|\d{2})(?!\d)/iu.exec(text);
  const namedFirst = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(\p{L}{3,9})\.?[- ](\d{1,2})(?:st|nd|rd|th)?[- ,]+(\d{4}|\d{2})(?!\d)/iu.exec(text);
  const [matched, date, name, year] = named === null ? [namedFirst?.[0], namedFirst?.[2], namedFirst?.[1], namedFirst?.[3]] : [named[0], named[1], named[2], named[3]];
  const month = name === undefined ? undefined : new Map(Object.entries(monthNames)).get(name.toLowerCase());
  const on = month === undefined ? null : dayFrom(fullYear(year ?? ''), month, Number(date));
  return on === null ? null : { on, rest: text.slice(matched?.length ?? 0) };
};

type TimePart = { time: string; zone: string | null };

/** A time of day with or without a zone. `12:00:00.000Z-0300`, as a data loader writes it, means the offset. */
const timeOf = (rest: string): TimePart | null => {
  const found = /^[T, ]*(?:(?:at|um) )?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?([ap]\.?m\.?)? ?(Z|UTC|GMT)? ?(?:([+-])(\d{2}):?(\d{2})?)?(?: ?\([^)]*\))?$/i.exec(rest.trimEnd());
  if (found === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', half, utc, sign, offsetHours, offsetMinutes] = found;
  const isAfternoon = half?.toLowerCase().startsWith('p') === true;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const zone = sign === undefined ? (utc === undefined ? null : 'UTC') : `${sign}${offsetHours ?? '00'}:${offsetMinutes ?? '00'}`;
  return { time: `${String(hour).padStart(2, '0')}:${minutes}:${seconds.padStart(2, '0')}`, zone };
};

const serialDay = (serial: number): string => new Date(Math.round((serial - 25_569) * 86_400) * 1_000).toISOString();

/** A number that a workbook left without a date format, or milliseconds since 1970 as an interface exports them. */
const numberAsTime = (cell: Cell): string | null => {
  if (typeof cell === 'number') {
    const onSheet = cell > 20_000 && cell < 80_000 ? serialDay(cell) : null;
    return onSheet ?? (cell > 1e11 && cell < 1e13 ? new Date(cell).toISOString() : null);
  }
  return /^\d{12,13}$/.test(cell) ? new Date(Number(cell)).toISOString() : null;
};

/** The day that a cell names, as it is written: a time and its zone do not move it. */
export const parseDay = (cell: Cell, { dateStyle }: Style): Parsed<Day> => {
  const text = numberAsTime(cell) ?? String(cell).trim();
  const found = dayAtStart(text, dateStyle);
  if (found === null || (found.rest.trim() !== '' && timeOf(found.rest) === null)) return { fault: dayFault(dateStyle) };
  return { value: found.on };
};

/** A day and, where the cell has one other than midnight, the instant. Without a zone of its own it is the time in `zone`. */
export const parseMoment = (cell: Cell, { dateStyle }: Style, zone: string): Parsed<{ on: Day; at: Instant | null }> => {
  const text = numberAsTime(cell) ?? String(cell).trim();
  const found = dayAtStart(text, dateStyle);
  if (found === null) return { fault: dayFault(dateStyle) };
  const time = found.rest.trim() === '' ? { time: '00:00:00', zone: null } : timeOf(found.rest);
  if (time === null) return { fault: 'That is not a time of day, such as 2026-03-14 09:30.' };
  if (time.time === '00:00:00') return { value: { on: found.on, at: null } };
  const local = Temporal.PlainDateTime.from(`${found.on}T${time.time}`);
  const zoned = local.toZonedDateTime(time.zone ?? zone);
  return { value: { on: zoned.withTimeZone(zone).toPlainDate().toString(), at: new Date(zoned.epochMilliseconds).toISOString() } };
};

const figures = {
  point: /^(?:\d{1,3}(?:,\d{2,3})*(?:\.\d*)?|\d*(?:\.\d*)?(?:e[+-]?\d+)?)$/i,
  comma: /^(?:\d{1,3}(?:\.\d{2,3})*(?:,\d*)?|\d*(?:,\d*)?(?:e[+-]?\d+)?)$/i,
};

/** A figure with or without thousands, a currency sign, a percent sign or accounting brackets. */
export const parseFigure = (cell: Cell, { decimal }: Pick<Style, 'decimal'>): Parsed<number> => {
  if (typeof cell === 'number') return { value: cell };
  const fault = { fault: `That is not a number. Numbers in this file are read with a decimal ${decimal}.` };
  const text = cell.trim();
  if (/^\d{1,15}(?:\.\d{1,6})?$/.test(text) && (decimal === 'point' || !text.includes('.'))) return { value: Number(text) };
  const isNegative = /^\(.*\)$/.test(text) || /^[^\d]*[-−]/.test(text) || /[-−]$/.test(text);
  const scale = /(?<=\d) ?(k|m|mio|mn)\.?(?=$|[^a-z])/i.exec(text)?.[1]?.toLowerCase();
  const bare = text
    .replaceAll(/\b(?:[A-Z]{3}|k|m|mio|mn)\b\.?|(?<=\d)(?:k|m|mio|mn)\b\.?|[\p{Sc}%()+\-−\s'’]|(?:R|A|C|US|NZ|S|kr)(?=\$)|(?<![A-Za-z])(?:kr|CHF|zł|Kč)\.?(?![A-Za-z])/giu, '');
  const [thousands, point] = decimal === 'point' ? [',', '.'] : ['.', ','];
  if (!/\d/.test(bare) || !figures[decimal].test(bare)) return fault;
  const figure = Number(bare.replaceAll(thousands, '').replace(point, '.'));
  if (!Number.isFinite(figure)) return fault;
  const factor = scale === undefined ? 1 : scale === 'k' ? 1_000 : 1_000_000;
  return { value: figure === 0 ? 0 : (isNegative ? -1 : 1) * figure * factor };
};

/** The currency that a money cell carries beside its figure, where it is plain which one. */
export const currencyIn = (cell: Cell): string | null => {
  if (typeof cell === 'number') return null;
  const code = /(?:^|[^A-Za-z])([A-Z]{3})(?:$|[^A-Za-z])/.exec(cell)?.[1];
  if (code !== undefined && Intl.supportedValuesOf('currency').includes(code)) return code;
  if (cell.includes('€')) return 'EUR';
  return cell.includes('£') ? 'GBP' : null;
};

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'ja', 'oui', 'sí', 'si', 'wahr', 'checked', '✓', 'on']);
const no = new Set(['false', 'no', 'n', '0', '', 'nein', 'non', 'falsch', 'unchecked', 'off', '-']);

export const parseYesNo = (cell: Cell): Parsed<boolean> => {
  const text = String(cell).trim().toLowerCase();
  if (yes.has(text)) return { value: true };
  return no.has(text) ? { value: false } : { fault: 'That is neither yes nor no.' };
};

/** Names compared without regard to case, accents and the number of spaces. */
export const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll(/\s+/g, ' ').trim();
