import { getTableColumns } from 'drizzle-orm';
import type { AnySQLiteTable } from 'drizzle-orm/sqlite-core';

/** A row as SQLite has it, with the column names of the table. */
export type StoredRow = Record<string, unknown> & { id: string; deleted_at: string | null };

/** Turns stored rows of a table into its records: field names of the schema, booleans as booleans. */
export const recordOf = <Table extends AnySQLiteTable>(table: Table): ((row: StoredRow) => Table['$inferSelect']) => {
  const columns = Object.entries(getTableColumns(table)).map(([field, column]) => ({ field, name: column.name, isBoolean: column.dataType === 'boolean' }));
  return (row) => {
    const record: Record<string, unknown> = {};
    for (const { field, name, isBoolean } of columns) {
      const value = row[name];
      record[field] = isBoolean ? value === 1 : value;
    }
    return record as Table['$inferSelect'];
  };
};

/** The columns of a table under the field names of its records, for a statement whose rows need no copy; `alias` is the table's name in it. Booleans stay numbers. */
export const columnsOf = (table: AnySQLiteTable, alias: string): string =>
  Object.entries(getTableColumns(table)).map(([field, column]) => `${alias}.${column.name} AS ${field}`).join(', ');
