import type { DateStyle, Reading } from '#shared/imports.ts';
import type { Row } from './row.ts';

const looked = 2_000;

/** The text cells that say something about how figures and days are written. */
const textCells = function* (rows: readonly Row[]): Generator<string> {
  let seen = 0;
  for (const { cells } of rows.slice(0, looked)) {
    for (const cell of cells) {
      if (typeof cell !== 'string' || cell.length < 3 || cell.length > 40 || !/\d/.test(cell)) continue;
      seen += 1;
      if (seen > 200_000) return;
      yield cell.trim();
    }
  }
};

/** What one cell says about its decimal sign; `null` where both readings are possible. */
const decimalOf = (cell: string): Reading['decimal'] | null => {
  const bare = cell.replaceAll(/[\p{Sc}%()+\-−\s'’]|\b[A-Z]{3}\b/gu, '');
  if (!/^[\d.,]*\d[.,]\d[\d.,]*$/.test(bare)) return null;
  const points = bare.split('.').length - 1;
  const commas = bare.split(',').length - 1;
  if (points > 0 && commas > 0) return bare.lastIndexOf('.') > bare.lastIndexOf(',') ? 'point' : 'comma';
  const sign = points > 0 ? '.' : ',';
  if (points + commas > 1) {
    const groups = bare.split(sign);
    if (!groups.slice(1).every((group) => group.length === 3)) return null;
    return sign === '.' ? 'comma' : 'point';
  }
  const [before = '', after = ''] = bare.split(sign);
  const couldGroup = after.length === 3 && before.length <= 3 && !before.startsWith('0');
  if (couldGroup) return null;
  return sign === '.' ? 'point' : 'comma';
};

/** The decimal sign of a file from all of its figures; where every figure could be read both ways, the habit that goes with its separator. */
export const detectDecimal = (rows: readonly Row[], separator: string | null): Reading['decimal'] => {
  let points = 0;
  let commas = 0;
  for (const cell of textCells(rows)) {
    const sign = decimalOf(cell);
    if (sign === 'point') points += 1;
    else if (sign === 'comma') commas += 1;
  }
  if (points === commas) return separator === ';' ? 'comma' : 'point';
  return points > commas ? 'point' : 'comma';
};

/** The order of day and month from all days of a file; where none tells, dots and dashes and a decimal comma go with day first. */
export const detectDateStyle = (rows: readonly Row[], decimal: Reading['decimal']): DateStyle => {
  const votes = { 'day-first': 0, 'month-first': 0 };
  let slashes = 0;
  let others = 0;
  for (const cell of textCells(rows)) {
    const [, first, sign, second] = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(?:\d{4}|\d{2})(?!\d|[.]\d)/.exec(cell) ?? [];
    if (first === undefined || second === undefined || Number(first) > 31 || Number(second) > 31) continue;
    if (Number(first) > 12 && Number(second) <= 12) votes['day-first'] += 1;
    else if (Number(second) > 12 && Number(first) <= 12) votes['month-first'] += 1;
    else if (sign === '/') slashes += 1;
    else others += 1;
  }
  if (votes['day-first'] !== votes['month-first']) return votes['day-first'] > votes['month-first'] ? 'day-first' : 'month-first';
  if (slashes + others + votes['day-first'] === 0) return 'iso';
  return others > slashes || decimal === 'comma' ? 'day-first' : 'month-first';
};
