import Papa from 'papaparse';
import { Unreadable, type Row } from './row.ts';

const common = [',', ';', '\t', '|'];
const uncommon = ['`', '!', '^', '~', '\u001f', '\u0001', '§', ':', '#', '*', '%', '@', '$', '&', '/', '_'];

const newlineOf = (text: string): '\n' | '\r' => (text.includes('\n') ? '\n' : '\r');

const parseOptions = (text: string, separator: string): { delimiter: string; newline: '\n' | '\r'; quoteChar: string } => ({ delimiter: separator, newline: newlineOf(text), quoteChar: '"' });

/** The first lines of a text, cut where a line ends so that no candidate is judged by half a row. */
const headOf = (text: string): string => {
  const head = text.slice(0, 65_536);
  const end = text.length > head.length ? head.lastIndexOf(newlineOf(head)) : -1;
  return end > 0 ? head.slice(0, end) : head;
};

/** How well a separator cuts the first rows into equally many cells; 0 where it does not cut them. */
const scoreOf = (head: string, separator: string): number => {
  const rows = Papa.parse<string[]>(head, { ...parseOptions(head, separator), preview: 60 }).data.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const counts = rows.map((cells) => cells.length);
  const [first] = counts;
  if (first === undefined) return 0;
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const [usual, times] = [...tally].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (usual < 2) return 0;
  return (times / counts.length) * Math.log2(usual) * (first === usual ? 1 : 0.5);
};

/** The separator of a table: the one that cuts its rows most evenly, quotes respected. A file of one column counts as comma separated. */
export const guessSeparator = (text: string): string => {
  const [, announced] = /^sep=(.)\r?(?:\n|$)/i.exec(text) ?? [];
  if (announced !== undefined) return announced;
  const head = headOf(text);
  const best = (candidates: readonly string[], least: number): string | undefined =>
    candidates
      .map((separator) => ({ separator, score: head.includes(separator) ? scoreOf(head, separator) : 0 }))
      .filter(({ score }) => score > 0 && score >= least)
      .toSorted((a, b) => b.score - a.score)[0]?.separator;
  return best(common, 0.4) ?? best(uncommon, 1) ?? ',';
};

const countNewlines = (text: string, from: number, to: number, newline: string): number => {
  let count = 0;
  for (let at = text.indexOf(newline, from); at !== -1 && at < to; at = text.indexOf(newline, at + 1)) count += 1;
  return count;
};

/**
 * Every row of a delimited text, blank lines left out. Line breaks and separators inside quotes belong to their cell.
 * @throws Unreadable where a quotation mark is never closed, because everything after it would be one cell.
 */
export const parseDelimited = (text: string, separator: string): Row[] => {
  const rows: Row[] = [];
  const options = parseOptions(text, separator);
  const { newline } = options;
  let start = 0;
  let line = 1;
  Papa.parse<string[]>(text, {
    ...options,
    step: ({ data, errors, meta }) => {
      const end = meta.cursor;
      const quotes = errors.find(({ type }) => type === 'Quotes');
      if (quotes?.code === 'MissingQuotes') throw new Unreadable(`A quotation mark in line ${line} is never closed. Close it in the file and try again.`);
      const last = data.length - 1;
      const ending = data[last];
      if (ending !== undefined && ending.endsWith('\r') && newline === '\n') data[last] = ending.slice(0, -1);
      const isBlank = data.every((cell) => cell.trim() === '') && data.length <= 1;
      const isAnnouncement = line === 1 && data.length > 0 && /^sep=.?$/i.test(data[0] ?? '') && (data[1] ?? '') === '';
      if (!isBlank && !isAnnouncement) rows.push({ line, cells: data, fault: quotes === undefined ? null : 'A quotation mark in this row stands where a cell goes on after it.' });
      line += countNewlines(text, start, end, newline);
      start = end;
    },
  });
  return rows;
};
