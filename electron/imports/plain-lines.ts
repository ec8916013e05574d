import type { Cell } from './row.ts';

/** A delimited text without a quotation mark: each of its lines is a row, which can be cut without looking at every letter. */
export type PlainText = { text: string; separator: string; newline: '\n' | '\r'; width: number };

/** A line of it from its beginning to its end, without the line break. */
const eachLine = (text: string, newline: string, from: number, line: number, take: (line: number, from: number, to: number) => void): void => {
  for (let at = from, number = line; at < text.length; number += 1) {
    const next = text.indexOf(newline, at);
    const end = next === -1 ? text.length : next;
    const to = newline === '\n' && end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    take(number, at, to);
    at = end + 1;
  }
};

const isBlank = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) > 32) return text.slice(from, to).trim() === '';
  return true;
};

/** How many lines hold something. */
export const countFilled = (text: string, newline: string, separator: string): number => {
  let filled = 0;
  eachLine(text, newline, 0, 1, (_line, from, to) => {
    if (!isBlank(text, from, to) || text.slice(from, to).includes(separator)) filled += 1;
  });
  return filled;
};

/** Where the first lines end; `null` where there are no more than that. */
export const endOfLines = (text: string, newline: string, lines: number): number | null => {
  let at = 0;
  for (let line = 0; line < lines; line += 1) {
    at = text.indexOf(newline, at) + 1;
    if (at === 0) return null;
  }
  return at >= text.length ? null : at;
};

/** Takes the rows from a line on, cut into cells only where they are asked for. */
export const walkPlain = ({ text, separator, newline, width }: PlainText, firstLine: number, take: (line: number, fault: string | null, cell: (column: number) => Cell) => void): void => {
  const starts = new Int32Array(width + 1);
  let cells = 0;
  let end = 0;
  const cell = (column: number): Cell => (column >= cells ? '' : text.slice(starts[column], column + 1 === cells ? end : (starts[column + 1] ?? 0) - 1));
  const from = firstLine === 1 ? 0 : (endOfLines(text, newline, firstLine - 1) ?? text.length);
  eachLine(text, newline, from, firstLine, (line, begin, to) => {
    cells = 0;
    end = to;
    let at = begin;
    while (cells < width) {
      starts[cells] = at;
      cells += 1;
      const next = text.indexOf(separator, at);
      if (next === -1 || next >= to) {
        at = -1;
        break;
      }
      at = next + 1;
      if (cells === width) starts[width] = at;
    }
    if (cells === 1 && at === -1 && isBlank(text, begin, to)) return;
    let fault: string | null = null;
    if (at !== -1) {
      // More cells than the table has columns: the last one ends at the separator behind it.
      end = at - 1;
      const spare = text.slice(at, to).split(separator);
      if (spare.some((one) => one.trim() !== '')) fault = `This row has ${width + spare.length} cells, but the table has ${width} columns.`;
    }
    take(line, fault, cell);
  });
};
