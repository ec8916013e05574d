import Papa from 'papaparse';
import { formulaStart } from '#renderer/ui/export-table.ts';
import type { WrongRow } from '#shared/imports.ts';

/** The wrong rows as CSV, one header line; text that a spreadsheet would run as a formula is escaped. */
export const wrongRowsCsv = (wrong: readonly WrongRow[]): string =>
  Papa.unparse({ fields: ['Line', 'Column', 'Value', 'Reason'], data: wrong.map(({ line, column, value, reason }) => [line, column, value, reason]) }, { escapeFormulae: formulaStart });

/** Hands the wrong rows over as a file named after the one they come from. */
export const downloadWrongRows = (wrong: readonly WrongRow[], fileName: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\uFEFF${wrongRowsCsv(wrong)}`], { type: 'text/csv;charset=utf-8' }));
  link.download = `${fileName.replace(/\.[^.]+$/, '')} wrong rows.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
