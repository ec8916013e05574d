import { Button, Drawer, Group, Menu, Pagination, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useToday } from '#renderer/data/book.ts';
import { exportTable, type ExportColumn } from '#renderer/ui/export-table.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { showError } from '#renderer/ui/toasts.tsx';
import classes from './backtest.module.css';

export const rowsAPage = 50;
const rowsACall = 5_000;

export type Page<Row> = { total: number; rows: Row[] };
/** Fetches every page of a list, in order. */
const fetchAll = async <Row,>(load: (offset: number, limit: number) => Promise<Page<Row>>): Promise<Row[]> => {
  const rows: Row[] = [];
  for (;;) {
    const page = await load(rows.length, rowsACall);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
};

const ExportAll = <Row,>({ name, columns, load }: { name: string; columns: readonly ExportColumn<Row>[]; load: (offset: number, limit: number) => Promise<Page<Row>> }) => {
  const today = useToday();
  const [isRunning, setRunning] = useState(false);
  const run = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setRunning(true);
    try {
      await exportTable({ name, columns, rows: await fetchAll(load), format, on: today });
    } catch {
      showError('The file could not be made. Nothing in the book was changed; try the other format.');
    } finally {
      setRunning(false);
    }
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><Button variant="default" loading={isRunning} leftSection={<IconDownload size={14} aria-hidden />}>Export</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void run('xlsx')}>Excel (XLSX)</Menu.Item>
        <Menu.Item onClick={() => void run('csv')}>Text (CSV)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

export type RowsColumn<Row> = { label: string; isFigure?: boolean; cell: (row: Row) => ReactNode };

/** The rows behind a figure, a page at a time. `load` reads some of them for a file of all. */
export const RowsDrawer = <Row,>({ title, read, page, onPage, columns, keyOf, exports, load, onClose }: {
  title: string;
  read: UseQueryResult<Page<Row>>;
  page: number;
  onPage: (page: number) => void;
  columns: readonly RowsColumn<Row>[];
  keyOf: (row: Row) => string;
  exports: readonly ExportColumn<Row>[];
  load: (offset: number, limit: number) => Promise<Page<Row>>;
  onClose: () => void;
}) => (
  <Drawer opened onClose={onClose} position="right" size="xl" title={title}>
    <Loaded read={read}>
      {({ total, rows }) => (
        <>
          <Group justify="space-between" mb="sm">
            <Text size="sm">{`${total.toLocaleString('en')} ${total === 1 ? 'row' : 'rows'}`}</Text>
            <ExportAll name={title} columns={exports} load={load} />
          </Group>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls is reached by the keyboard. */}
          <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={title}>
            <Table fz="sm" className={classes['list'] ?? ''} aria-label={title}>
              <Table.Thead><Table.Tr>{columns.map(({ label, isFigure }) => <Table.Th key={label} {...(isFigure === true ? { ta: 'right' as const } : {})}>{label}</Table.Th>)}</Table.Tr></Table.Thead>
              <Table.Tbody>{rows.map((row) => <Table.Tr key={keyOf(row)}>{columns.map(({ label, cell, isFigure }) => <Table.Td key={label} {...(isFigure === true ? { ta: 'right' as const } : {})}>{cell(row)}</Table.Td>)}</Table.Tr>)}</Table.Tbody>
            </Table>
          </section>
          {total <= rowsAPage ? null : <Pagination mt="md" size="sm" total={Math.ceil(total / rowsAPage)} value={page} onChange={onPage} getControlProps={(control) => ({ 'aria-label': { first: 'First page', last: 'Last page', next: 'Next page', previous: 'Page before' }[control] })} />}
        </>
      )}
    </Loaded>
  </Drawer>
);
