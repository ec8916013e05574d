import type { Reading } from '#shared/imports.ts';
import { decode, detectEncoding, looksBinary } from './decode.ts';
import { guessSeparator, parseDelimited } from './delimited.ts';
import { detectDateStyle, detectDecimal } from './detect.ts';
import type { ColumnLook } from './guess.ts';
import { splitHeader } from './header.ts';
import { readJsonRows } from './json-rows.ts';
import { countFilled, endOfLines, type PlainText } from './plain-lines.ts';
import { Unreadable, type Row } from './row.ts';

/** A table of a file: how it was read, its columns, and its rows below the header. */
export type Table = { sheets: string[]; reading: Reading; columns: ColumnLook[]; rows: Row[] };

const mostColumns = 2_000;

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

const foreign: { start: number[]; sentence: string }[] = [
  { start: [0xd0, 0xcf, 0x11, 0xe0], sentence: 'That is a workbook of the old .xls kind, or one with a password. Save it as .xlsx or CSV and import that.' },
  { start: [0x25, 0x50, 0x44, 0x46], sentence: 'That is a PDF. Choose a CSV, TSV, XLSX, JSON or ICS file.' },
];

const notATable = 'That file is no table: it holds bytes that are not text. Choose a CSV, TSV, XLSX, JSON or ICS file.';

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

type How = Omit<Reading, 'decimal' | 'dateStyle'>;

const finish = ({ columns, rows }: { columns: string[]; rows: Row[] }, sheets: string[], reading: How, asked: Reading | null): Table => {
  if (columns.length === 0) throw new Unreadable(sheets.length > 0 ? 'That sheet is empty. Choose another one.' : 'The file is empty: there is nothing in it but blank lines.');
  if (columns.length > mostColumns) throw new Unreadable(`The table has ${columns.length} columns; up to ${mostColumns} can be read. Take out those that are not needed.`);
  if (rows.length === 0) throw new Unreadable('The file has names of columns but no rows below them, so there is nothing to import.');
  const decimal = asked?.decimal ?? detectDecimal(rows, reading.separator);
  return { sheets, reading: { ...reading, decimal, dateStyle: asked?.dateStyle ?? detectDateStyle(rows, decimal) }, columns: lookAt(columns, rows), rows };
};

const workbookTable = async (bytes: Buffer, asked: Reading | null): Promise<Table> => {
  const { readWorkbook } = await import('./workbook.ts');
  const sheets = await readWorkbook(bytes);
  const names = sheets.map(({ name }) => name);
  const chosen = sheets.find(({ name }) => name === asked?.sheet) ?? sheets.find(({ rows }) => rows.length > 1) ?? sheets[0];
  if (chosen === undefined) throw new Unreadable('The workbook has no sheet.');
  return finish(splitHeader(chosen.rows), names, { encoding: null, separator: null, sheet: chosen.name }, asked);
};

/** More lines than any of the looks at a table go down to. */
const headLines = 2_400;

/** A table of which a long plain text is not cut into rows yet. `lines` is that text, whose rows begin in line `firstLine`. */
export type OpenedTable = Omit<Table, 'rows'> & { count: number; rows: () => readonly Row[]; lines: (PlainText & { firstLine: number }) | null };

const whole = (table: Table): OpenedTable => ({ ...table, count: table.rows.length, rows: () => table.rows, lines: null });

/**
 * The table in a file, as far as its beginning tells: a long text without quotation marks is cut into rows when they are asked for.
 * What `asked` leaves open is detected from the data.
 * @throws Unreadable with a sentence where there is no table to read.
 */
export const openTable = async (bytes: Buffer, asked: Reading | null): Promise<OpenedTable> => {
  if (isWorkbook(bytes)) return whole(await workbookTable(bytes, asked));
  const { text, encoding } = readText(bytes, asked?.encoding ?? null);
  const objects = readJsonRows(text);
  if (objects !== null) return whole(finish(objects, [], { encoding, separator: null, sheet: null }, asked));
  const separator = asked?.separator ?? guessSeparator(text);
  const how: How = { encoding, separator, sheet: null };
  const newline = text.includes('\n') ? '\n' : '\r';
  const headEnd = text.includes('"') ? null : endOfLines(text, newline, headLines);
  const all = (): Table => finish(splitHeader(parseDelimited(text, separator)), [], how, asked);
  if (headEnd === null) return whole(all());
  const top = parseDelimited(text.slice(0, headEnd), separator);
  const head = finish(splitHeader(top), [], how, asked);
  const [first] = head.rows;
  const above = top.length - head.rows.length + (/^sep=.?\r?$/i.test(text.slice(0, text.indexOf(newline)).trim()) ? 1 : 0);
  let rows: readonly Row[] | null = null;
  return {
    ...head,
    count: countFilled(text, newline, separator) - above,
    rows: () => (rows ??= all().rows),
    lines: { text, separator, newline, width: head.columns.length, firstLine: first?.line ?? 1 },
  };
};

/** The whole table in a file. @throws Unreadable with a sentence where there is no table to read. */
export const readTable = async (bytes: Buffer, asked: Reading | null): Promise<Table> => {
  const { rows, count: _count, lines: _lines, ...head } = await openTable(bytes, asked);
  return { ...head, rows: [...rows()] };
};
