import { Button, Checkbox, Menu, Popover, Stack } from '@mantine/core';
import { IconColumns3, IconDownload } from '@tabler/icons-react';
import { accountColumns, type AccountColumn, type AccountRow } from '#shared/accounts.ts';
import { exportAccounts } from '#renderer/accounts/export-accounts.ts';
import { allColumns, longLabels } from '#renderer/accounts/grid-columns.ts';
import { changeView } from '#renderer/accounts/grid-state.ts';
import { useToday } from '#renderer/data/book.ts';
import { showError } from '#renderer/ui/toasts.tsx';

/** Which columns the grid shows. The name stays. */
export const ColumnChooser = ({ columns }: { columns: readonly AccountColumn[] }) => (
  <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
    <Popover.Target><Button variant="default" leftSection={<IconColumns3 size={14} aria-hidden />}>Columns</Button></Popover.Target>
    <Popover.Dropdown aria-label="Columns">
      <Stack gap={6}>
        {allColumns.filter(({ key }) => key !== 'name').map(({ key, label }) => (
          <Checkbox
            key={key} size="xs" label={longLabels[key] ?? label} checked={columns.includes(key)}
            onChange={(event) => {
              const isShown = event.currentTarget.checked;
              changeView({ columns: accountColumns.filter((one) => (one === key ? isShown : columns.includes(one))) });
            }}
          />
        ))}
      </Stack>
    </Popover.Dropdown>
  </Popover>
);

/** Hands over what is shown: these rows and columns, in this order. */
export const ExportMenu = ({ rows, columns, opened, onChange }: { rows: readonly AccountRow[]; columns: readonly AccountColumn[]; opened: boolean; onChange: (opened: boolean) => void }) => {
  const today = useToday();
  const run = (format: 'csv' | 'xlsx'): void =>
    void exportAccounts(format, rows, columns, today).catch(() => showError('The file could not be made. Nothing in the book was changed; try the other format.'));
  return (
    <Menu position="bottom-end" shadow="md" opened={opened} onChange={onChange}>
      <Menu.Target><Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} disabled={rows.length === 0}>Export</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => run('xlsx')}>Excel (XLSX)</Menu.Item>
        <Menu.Item onClick={() => run('csv')}>Text (CSV)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
