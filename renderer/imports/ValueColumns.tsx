import { MultiSelect } from '@mantine/core';
import type { Mapping, OpenedTable } from '#shared/imports.ts';
import { fillValues } from '#renderer/imports/import-flow.ts';

/** The columns of values of a wide table of usage. */
export const ValueColumns = ({ opened, mapping }: { opened: OpenedTable; mapping: Mapping }) => {
  const filled = Object.entries(mapping).flatMap(([key, column]) => (key.startsWith('column ') ? [String(column)] : []));
  const taken = new Set(Object.entries(mapping).flatMap(([key, column]) => (key.startsWith('column ') ? [] : [column])));
  return (
    <MultiSelect
      label="Columns of values"
      description="For a table with a column for each metric, week or month. Leave it empty where the columns Metric and Value hold them."
      placeholder={filled.length === 0 ? 'None' : ''}
      data={opened.columns.flatMap(({ name }, index) => (taken.has(index) ? [] : [{ value: String(index), label: name }]))}
      value={filled}
      onChange={(columns) => fillValues(columns.map(Number))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Take no column of values' }}
      limit={200}
      maw={760}
    />
  );
};
