import type { Reading } from '#shared/imports.ts';
import { decode, detectEncoding, looksBinary } from './decode.ts';
import { guessSeparator, parseDelimited } from './delimited.ts';
import { detectDateStyle, detectDecimal } from './detect.ts';
import type { ColumnLook } from './guess.ts';
import { splitHeader } from './header.ts';
import { Unreadable, type Row } from './row.ts';

/** A table of a file: how it was read, its columns, and its rows below the header. */
export type Table = { sheets: string[]; reading: Reading; columns: ColumnLook[]; rows: Row[] };

const mostColumns = 2_000;

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

const foreign: { start: number[]; sentence: string }[] = [
  { start: [0xd0, 0xcf, 0x11, 0xe0], sentence: 'That is a workbook of the old .xls kind, or one with a password. Save it as .xlsx or CSV and import that.' },
  { start: [0x25, 0x50, 0x44, 0x46], sentence: 'That is a PDF. Choose a CSV, TSV, XLSX or ICS file.' },
];

const notATable = 'That file is no table: it holds bytes that are not text. Choose a CSV, TSV, XLSX or ICS file.';

/** The text of a file that is no workbook. @throws Unreadable for an empty file, or one that is not text. */
export const readText = (bytes: Uint8Array, asked: Reading['encoding']): { text: string; encoding: NonNullable<Reading['encoding']> } => {
  if (bytes.length === 0) throw new Unreadable('The file is empty.');
  const known = foreign.find(({ start }) => beginsWith(bytes, start));
  if (known !== undefined) throw new Unreadable(known.sentence);
  const encoding = asked ?? detectEncoding(bytes).encoding;
  const text = decode(bytes, encoding);
  if (looksBinary(text)) throw new Unreadable(asked === null ? notATable : `The file is not text in ${asked}. Choose another encoding.`);
  return { text, encoding };
};

export const isWorkbook = (bytes: Uint8Array): boolean => beginsWith(bytes, [0x50, 0x4b, 3, 4]) || beginsWith(bytes, [0x50, 0x4b, 5, 6]);

const lookAt = (columns: readonly string[], rows: readonly Row[]): ColumnLook[] => {
  const looked = rows.slice(0, columns.length > 200 ? 200 : 2_000);
  return columns.map((name, index) => {
    const seen = new Set<string>();
    let filled = 0;
    let repeats = false;
    for (const { cells } of looked) {
      const text = String(cells[index] ?? '').trim();
      if (text === '') continue;
      filled += 1;
      repeats ||= seen.has(text);
      seen.add(text);
    }
    return { name, samples: [...seen].slice(0, 5).map((text) => text.slice(0, 200)), filled, repeats };
  });
};

const finish = (all: readonly Row[], sheets: string[], reading: Omit<Reading, 'decimal' | 'dateStyle'>, asked: Reading | null): Table => {
  const { columns, rows } = splitHeader(all);
  if (columns.length === 0) throw new Unreadable(sheets.length > 0 ? 'That sheet is empty. Choose another one.' : 'The file is empty: there is nothing in it but blank lines.');
  if (columns.length > mostColumns) throw new Unreadable(`The table has ${columns.length} columns; up to ${mostColumns} can be read. Take out those that are not needed.`);
  if (rows.length === 0) throw new Unreadable('The file has names of columns but no rows below them, so there is nothing to import.');
  const decimal = asked?.decimal ?? detectDecimal(rows, reading.separator);
  return { sheets, reading: { ...reading, decimal, dateStyle: asked?.dateStyle ?? detectDateStyle(rows, decimal) }, columns: lookAt(columns, rows), rows };
};

/**
 * The table in a file. What `asked` leaves open is detected from the data.
 * @throws Unreadable with a sentence where there is no table to read.
 */
export const readTable = async (bytes: Buffer, asked: Reading | null): Promise<Table> => {
  if (isWorkbook(bytes)) {
    const { readWorkbook } = await import('./workbook.ts');
    const sheets = await readWorkbook(bytes);
    const names = sheets.map(({ name }) => name);
    const chosen = sheets.find(({ name }) => name === asked?.sheet) ?? sheets.find(({ rows }) => rows.length > 1) ?? sheets[0];
    if (chosen === undefined) throw new Unreadable('The workbook has no sheet.');
    return finish(chosen.rows, names, { encoding: null, separator: null, sheet: chosen.name }, asked);
  }
  const { text, encoding } = readText(bytes, asked?.encoding ?? null);
  const separator = asked?.separator ?? guessSeparator(text);
  return finish(parseDelimited(text, separator), [], { encoding, separator, sheet: null }, asked);
};
