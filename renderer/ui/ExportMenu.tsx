import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useToday } from '#renderer/data/book.ts';
import { exportTable, type ExportColumn } from '#renderer/ui/export-table.ts';
import { showError } from '#renderer/ui/toasts.tsx';

/** Hands over what is shown: these rows and columns, in this order, as a file named for what it holds and the day. */
export const ExportMenu = <Row,>({ name, rows, columns, opened, onChange }: { name: string; rows: readonly Row[]; columns: readonly ExportColumn<Row>[]; opened?: boolean; onChange?: (opened: boolean) => void }) => {
  const today = useToday();
  const run = (format: 'csv' | 'xlsx'): void =>
    void exportTable({ name, columns, rows, format, on: today }).catch(() => showError('The file could not be made. Nothing in the book was changed; try the other format.'));
  return (
    <Menu position="bottom-end" shadow="md" {...(opened === undefined ? {} : { opened })} {...(onChange === undefined ? {} : { onChange })}>
      <Menu.Target><Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} disabled={rows.length === 0}>Export</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => run('xlsx')}>Excel (XLSX)</Menu.Item>
        <Menu.Item onClick={() => run('csv')}>Text (CSV)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
