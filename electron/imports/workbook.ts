import readWorkbookFile from 'read-excel-file/universal';
import { storedArchive, xmlParts, type Part } from './archive.ts';
import { Unreadable, type Cell, type Row } from './row.ts';

export type Sheet = { name: string; rows: Row[] };

/** A reader of sheets lays them out as full rectangles, so a single far-off cell could ask for any amount of memory. */
const mostCells = 20_000_000;

const columnNumber = (letters: string): number => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const refuseIfVast = ({ name, bytes }: Part): void => {
  if (!name.includes('worksheets/')) return;
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', digits = ''] of bytes.toString('latin1').matchAll(/\br=["']([A-Z]{1,7})(\d{1,9})["']/g)) {
    rows = Math.max(rows, Number(digits));
    columns = Math.max(columns, columnNumber(letters));
  }
  if (rows * columns > mostCells) throw new Unreadable('A sheet of the workbook has a cell far away from all others, so that it is too large to read. Delete the empty rows and columns, or save the sheet as CSV.');
};

const twoDigits = (figure: number): string => String(figure).padStart(2, '0');

/** A workbook knows no time zone: its days and times are as they stand on the sheet. */
const dayText = (at: Date): string => {
  if (Number.isNaN(at.getTime())) return '';
  const rounded = new Date(Math.round(at.getTime() / 1_000) * 1_000);
  const day = rounded.toISOString().slice(0, 10);
  const time = `${twoDigits(rounded.getUTCHours())}:${twoDigits(rounded.getUTCMinutes())}:${twoDigits(rounded.getUTCSeconds())}`;
  return time === '00:00:00' ? day : `${day}T${time}`;
};

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dayText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  return String(value);
};

/**
 * The sheets of an .xlsx workbook, blank rows left out.
 * @throws Unreadable with a sentence for what is no workbook, or one that is not safe to unpack.
 */
export const readWorkbook = async (bytes: Buffer): Promise<Sheet[]> => {
  const parts = xmlParts(bytes);
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) throw new Unreadable('That archive is no .xlsx workbook. Choose a CSV, TSV, XLSX, JSON or ICS file.');
  parts.forEach(refuseIfVast);
  const stored = storedArchive(parts);
  try {
    const sheets = await readWorkbookFile(new Uint8Array(stored).buffer);
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((cells, index) => ({ line: index + 1, cells: cells.map(cellOf), fault: null })).filter(({ cells }) => cells.some((cell) => cell !== '' && String(cell).trim() !== '')),
    }));
  } catch (error) {
    if (error instanceof Error && error.message.includes('memory')) throw error;
    throw new Unreadable('The workbook is damaged: its sheets cannot be read. Save it again as .xlsx, or as CSV.');
  }
};
