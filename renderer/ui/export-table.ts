import Papa from 'papaparse';
import type { Cell, SheetData } from 'write-excel-file/browser';
import { exponentOf } from '#shared/money.ts';

/** One column of an exported list. `value` is text, a count, a day, or minor units in the row's `currency`; `null` is empty. `width` is in characters. */
export type ExportColumn<Row> = { label: string; width?: number; value: (row: Row) => string | number | null } & ({ kind: 'text' | 'count' | 'day' } | { kind: 'money'; currency: (row: Row) => string });

/** How a text begins that a spreadsheet would run. The pattern of the library itself ends at the first line, and so leaves texts of several lines as they are. */
export const formulaStart = /^[=+\-@\t\r]/;

/** The rows as CSV, one header line. Days are ISO, money is decimal with its currency in a column of its own; text that a spreadsheet would run as a formula is escaped. */
export const csvOf = <Row>(rows: readonly Row[], columns: readonly ExportColumn<Row>[]): string => {
  const cells = (row: Row) =>
    columns.flatMap((column) => {
      const value = column.value(row);
      if (column.kind !== 'money') return [value ?? ''];
      const currency = column.currency(row);
      return [typeof value === 'number' ? (value / 10 ** exponentOf(currency)).toFixed(exponentOf(currency)) : '', currency];
    });
  const fields = columns.flatMap(({ kind, label }) => (kind === 'money' ? [label, 'Currency'] : [label]));
  return Papa.unparse({ fields, data: rows.map(cells) }, { escapeFormulae: formulaStart });
};

const sheetCell = <Row>(column: ExportColumn<Row>, row: Row): Cell => {
  const value = column.value(row);
  if (value === null || value === '') return null;
  if (column.kind === 'money') {
    const currency = column.currency(row);
    const digits = exponentOf(currency);
    return { type: Number, value: Number(value) / 10 ** digits, format: `[$${currency}] #,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}` };
  }
  if (column.kind === 'day') return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return column.kind === 'count' ? { type: Number, value: Number(value) } : { type: String, value: String(value) };
};

/** The rows as cells of a sheet: text as text, days as dates, money as figures that show their currency. */
export const sheetOf = <Row>(rows: readonly Row[], columns: readonly ExportColumn<Row>[]): SheetData =>
  [columns.map(({ label }) => ({ type: String, value: label, fontWeight: 'bold' as const })), ...rows.map((row) => columns.map((column) => sheetCell(column, row)))];

/** Hands a file over to the person. */
export const download = (content: Blob, fileName: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

/** Hands the rows over as `name-day.csv` or `.xlsx`, in the order and with the columns given. */
export const exportTable = async <Row>({ name, columns, rows, format, on }: { name: string; columns: readonly ExportColumn<Row>[]; rows: readonly Row[]; format: 'csv' | 'xlsx'; on: string }): Promise<void> => {
  const fileName = `${name.toLowerCase().replaceAll(' ', '-')}-${on}.${format}`;
  if (format === 'csv') return download(new Blob([`\uFEFF${csvOf(rows, columns)}`], { type: 'text/csv;charset=utf-8' }), fileName);
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  download(await writeXlsxFile(sheetOf(rows, columns), { columns: columns.map(({ width }) => ({ width: Math.max(10, width ?? 18) })), sheet: name, stickyRowsCount: 1 }).toBlob(), fileName);
};
