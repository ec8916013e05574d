import type { AccountColumn, GridAccount } from '#shared/accounts.ts';
import { columnOf, longLabels } from '#renderer/accounts/grid-columns.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

/** The columns of the grid as columns of a file. */
export const exportColumns = (keys: readonly AccountColumn[]): ExportColumn<GridAccount>[] =>
  keys.map(columnOf).map(({ key, label, kind, value, width }) => {
    const column = { label: longLabels[key] ?? label, value, width: Math.round(width / 7) };
    return kind === 'money' ? { ...column, kind, currency: ({ arr }) => arr.currency } : { ...column, kind };
  });
