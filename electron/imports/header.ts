import { knownColumn } from './fields.ts';
import type { Cell, Row } from './row.ts';

const filled = (cells: readonly Cell[]): number => cells.filter((cell) => String(cell).trim() !== '').length;

const looksLikeData = (cell: Cell): boolean =>
  typeof cell === 'number' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell) || /^[-+(]?\p{Sc}?\d[\d.,' ]*\)?$/u.test(cell.trim()) || /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell.trim());

/** Names that a person can tell apart: an empty one is called by its place, a second of the same name is numbered. */
const columnNames = (cells: readonly Cell[], width: number): string[] => {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const name = String(cells[index] ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200) || `Column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
};

/**
 * Parts a table into the names of its columns and its rows. A few lines of title above the table are skipped. A first row that has
 * no known name in it but figures, days or mail addresses is data, and the columns are called by their place.
 */
export const splitHeader = (rows: readonly Row[]): { columns: string[]; rows: Row[] } => {
  const top = rows.slice(0, 30);
  const widest = Math.max(0, ...top.map(({ cells }) => filled(cells)));
  const at = widest < 3 ? 0 : Math.max(0, top.findIndex(({ cells }) => filled(cells) * 2 >= widest));
  const header = rows[at];
  if (header === undefined) return { columns: [], rows: [] };
  let width = header.cells.length;
  while (width > 1 && String(header.cells[width - 1]).trim() === '' && rows.slice(at + 1, at + 200).every(({ cells }) => String(cells[width - 1] ?? '').trim() === '')) width -= 1;
  const isData = !header.cells.some((cell) => knownColumn(String(cell))) && header.cells.some(looksLikeData);
  const body = isData ? rows.slice(at) : rows.slice(at + 1);
  return { columns: columnNames(isData ? [] : header.cells, width), rows: body.map((row) => squared(row, width)) };
};

/** A row of just as many cells as there are columns; a row with more of them says so. */
const squared = (row: Row, width: number): Row => {
  if (row.cells.length === width) return row;
  const spare = row.cells.slice(width);
  if (filled(spare) === 0) return { ...row, cells: Array.from({ length: width }, (_, index) => row.cells[index] ?? '') };
  return { ...row, cells: row.cells.slice(0, width), fault: row.fault ?? `This row has ${row.cells.length} cells, but the table has ${width} columns.` };
};
