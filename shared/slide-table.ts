import type { Block } from '#shared/deck.ts';
import type { Look, PlacedShape } from '#shared/placed-slides.ts';
import type { Measured, Split } from '#shared/slide-measured.ts';
import { cutTo, linesHeight, textWidth, wrapped, type Type } from '#shared/text-measure.ts';

type Table = Extract<Block, { kind: 'table' }>;

const sizes = [18, 16, 14, 13, 12, 12];
/** Inches within a cell, beside its text and above it. */
export const cellPadding = { x: 0.08, y: [0.14, 0.11, 0.09, 0.07, 0.06, 0.04] } as const;
/** No column is narrower than this, nor than the longest of its words where there is room. */
const leastWidth = 0.6;

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
const typeOf = (step: number, look: Look, bold: boolean): Type => ({ size: sizes[step] ?? 12, bold, font: look.fonts.body });
const longestWord = (text: string, type: Type): number => Math.max(0, ...text.split(/[ \t\n-]/u).map((word) => textWidth(word, type)));

/** Widths by the shares of the columns, with room made for words that would break. */
const widthsOf = ({ columns, rows }: Table, width: number, step: number, look: Look): number[] => {
  const total = columns.reduce((sum, { share }) => sum + Math.max(share, 0.01), 0);
  const wanted = columns.map(({ share }) => (Math.max(share, 0.01) / total) * width);
  const least = columns.map(({ name }, at) => {
    const words = Math.max(longestWord(name, typeOf(step, look, true)), ...rows.map((row) => longestWord(row[at] ?? '', typeOf(step, look, false))));
    return Math.min(Math.max(leastWidth, words + 2 * cellPadding.x), (width / columns.length) * 1.6);
  });
  const whole = columns.map(({ name }, at) => 2 * cellPadding.x + 0.02 + Math.max(textWidth(name, typeOf(step, look, true)), ...rows.map((row) => textWidth(row[at] ?? '', typeOf(step, look, false)))));
  const over = width - sumOf(whole);
  if (over >= 0) return whole.map((one, at) => one + over * ((wanted[at] ?? 0) / width));
  if (sumOf(least) > width) return least.map((one) => (one / sumOf(least)) * width);
  const short = wanted.map((one, at) => Math.max(0, (least[at] ?? 0) - one));
  const spare = wanted.map((one, at) => Math.max(0, one - (least[at] ?? 0)));
  const [missing, left] = [short, spare].map(sumOf) as [number, number];
  return wanted.map((one, at) => one + (short[at] ?? 0) - (left === 0 ? 0 : ((spare[at] ?? 0) / left) * missing));
};

const rowHeight = (cells: readonly string[], widths: readonly number[], step: number, type: Type): number =>
  linesHeight(Math.max(1, ...widths.map((width, at) => wrapped(cells[at] ?? '', width - 2 * cellPadding.x, type).length)), type.size) + 2 * (cellPadding.y[step] ?? 0.04);

const heightsOf = (table: Table, width: number, step: number, look: Look): { widths: number[]; heights: number[] } => {
  const widths = widthsOf(table, width, step, look);
  return { widths, heights: [rowHeight(table.columns.map(({ name }) => name), widths, step, typeOf(step, look, true)), ...table.rows.map((row) => rowHeight(row, widths, step, typeOf(step, look, false)))] };
};

export const measureTable = (table: Table, width: number, step: number, look: Look): Measured => {
  const { widths, heights } = heightsOf(table, width, step, look);
  const { columns, rows, name } = table;
  return {
    height: sumOf(heights), grows: false,
    draw: (x, y): PlacedShape[] => [{
      kind: 'table', name, box: { x, y, w: width, h: sumOf(heights) }, size: sizes[step] ?? 12, columns: columns.map(({ align }, at) => ({ width: widths[at] ?? 0, align })), rowHeights: heights,
      rows: [columns.map((column) => ({ text: column.name, bold: true })), ...rows.map((row) => columns.map((_, at) => ({ text: row[at] ?? '', bold: false })))],
      altText: `${name}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} by ${columns.map((column) => column.name).filter((one) => one !== '').join(', ')}`,
    }],
  };
};

/** As many rows as fit below the heading, which stands above the rest again. A row that is taller than a slide is cut. */
export const splitTable = (table: Table, width: number, room: number, isFirst: boolean, step: number, look: Look): Split => {
  const { widths, heights } = heightsOf(table, width, step, look);
  let fit = table.rows.length;
  while (fit > 0 && sumOf(heights.slice(0, fit + 1)) > room) fit -= 1;
  const from = (at: number): Table | null => (at < table.rows.length ? { ...table, rows: table.rows.slice(at) } : null);
  // A heading with one row of many at the foot of a slide reads badly.
  if (fit > 1 || (fit === 1 && isFirst)) return { part: { ...table, rows: table.rows.slice(0, fit) }, rest: from(fit), cut: false };
  if (!isFirst) return { part: null, rest: table, cut: false };
  const type = typeOf(step, look, false);
  const most = Math.max(1, Math.floor((room - (heights[0] ?? 0) - 2 * (cellPadding.y[step] ?? 0.04)) / linesHeight(1, type.size)));
  const first = (table.rows[0] ?? []).map((cell, at) => cutTo(cell, most, (widths[at] ?? 1) - 2 * cellPadding.x, type));
  return { part: { ...table, rows: [first] }, rest: from(1), cut: true };
};
