import Papa from 'papaparse';
import type { Cell, SheetData } from 'write-excel-file/browser';
import type { AccountColumn, AccountRow } from '#shared/accounts.ts';
import { exponentOf } from '#shared/money.ts';
import { amountOf, columnOf, longLabels, type GridColumn } from '#renderer/accounts/grid-columns.ts';

const labelOf = ({ key, label }: GridColumn): string => longLabels[key] ?? label;

/** The rows as CSV, one header line. Days are ISO, money is decimal with its currency in a column of its own; text that a spreadsheet would run as a formula is escaped. */
export const csvOf = (rows: readonly AccountRow[], keys: readonly AccountColumn[]): string => {
  const columns = keys.map(columnOf);
  const cells = (row: AccountRow) =>
    columns.flatMap((column) => {
      const value = column.value(row);
      return column.kind === 'money' ? [typeof value === 'number' ? amountOf(value, row.arr.currency).toFixed(exponentOf(row.arr.currency)) : '', row.arr.currency] : [value ?? ''];
    });
  const fields = columns.flatMap((column) => (column.kind === 'money' ? [labelOf(column), 'Currency'] : [labelOf(column)]));
  return Papa.unparse({ fields, data: rows.map(cells) }, { escapeFormulae: true });
};

const sheetCell = (column: GridColumn, row: AccountRow): Cell => {
  const value = column.value(row);
  if (value === null || value === '') return null;
  if (column.kind === 'day') return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' };
  if (column.kind === 'count') return { type: Number, value: Number(value) };
  if (column.kind === 'text') return { type: String, value: String(value) };
  const digits = exponentOf(row.arr.currency);
  return { type: Number, value: amountOf(Number(value), row.arr.currency), format: `[$${row.arr.currency}] #,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}` };
};

/** The rows as cells of a sheet: text as text, days as dates, money as figures that show their currency. */
export const sheetOf = (rows: readonly AccountRow[], keys: readonly AccountColumn[]): SheetData => {
  const columns = keys.map(columnOf);
  return [columns.map((column) => ({ type: String, value: labelOf(column), fontWeight: 'bold' as const })), ...rows.map((row) => columns.map((column) => sheetCell(column, row)))];
};

const download = (content: Blob, fileName: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

/** Hands the rows over as a file named for the day, in the order and with the columns given. */
export const exportAccounts = async (format: 'csv' | 'xlsx', rows: readonly AccountRow[], keys: readonly AccountColumn[], on: string): Promise<void> => {
  const fileName = `accounts-${on}.${format}`;
  if (format === 'csv') return download(new Blob([`\uFEFF${csvOf(rows, keys)}`], { type: 'text/csv;charset=utf-8' }), fileName);
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const columns = keys.map((key) => ({ width: Math.max(10, Math.round(columnOf(key).width / 7)) }));
  download(await writeXlsxFile(sheetOf(rows, keys), { columns, sheet: 'Accounts', stickyRowsCount: 1 }).toBlob(), fileName);
};
