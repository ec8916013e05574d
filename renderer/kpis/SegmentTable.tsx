import { Group, Text } from '@mantine/core';
import { kpiDefinitions, type KpiKey } from '#shared/kpi-names.ts';
import type { KpiBoard, SegmentKpis } from '#shared/kpis.ts';
import { formatMoney } from '#shared/money.ts';
import { nameOnCard, sayValue } from '#renderer/kpis/kpi-words.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import classes from './kpis.module.css';

type Row = { name: string; title: string; value: (segment: SegmentKpis) => string; of: (board: KpiBoard) => string; key: KpiKey | null };

const rowsFor = ({ currency, figures, waterfall }: KpiBoard): Row[] => [
  { name: 'Accounts with ARR', title: 'At the end, in this book', value: ({ accounts }) => accounts.toLocaleString('en'), of: ({ segments }) => segments.reduce((sum, { accounts }) => sum + accounts, 0).toLocaleString('en'), key: null },
  { name: 'ARR at the start', title: '', value: ({ start }) => formatMoney(start, currency, 'short'), of: () => formatMoney(waterfall.start, currency, 'short'), key: null },
  { name: 'ARR at the end', title: '', value: ({ end }) => formatMoney(end, currency, 'short'), of: () => formatMoney(waterfall.end, currency, 'short'), key: null },
  ...figures.map(({ key, value }): Row => ({ name: nameOnCard(key), title: kpiDefinitions[key].formula, value: ({ values }) => sayValue(values[key], kpiDefinitions[key].unit, currency), of: () => sayValue(value, kpiDefinitions[key].unit, currency), key })),
];

/** Every KPI by segment. A figure opens its KPI in that segment. */
export const SegmentTable = ({ board, onOpen }: { board: KpiBoard; onOpen: (kpi: KpiKey, segment: string | null) => void }) => {
  const rows = rowsFor(board);
  const columns: ExportColumn<Row>[] = [{ label: 'KPI', kind: 'text', width: 30, value: ({ name }) => name }, ...board.segments.map((segment): ExportColumn<Row> => ({ label: segment.name, kind: 'text', value: (row) => row.value(segment) })), { label: 'All', kind: 'text', value: (row) => row.of(board) }, { label: 'Formula', kind: 'text', width: 60, value: ({ title }) => title }];
  const cell = (row: Row, segment: SegmentKpis | null) => {
    const says = segment === null ? row.of(board) : row.value(segment);
    const { key } = row;
    return key === null ? says : <button type="button" className={classes['opener']} style={{ fontWeight: segment === null ? 600 : 400 }} aria-label={`${row.name}, ${segment?.name ?? 'all'}: ${says}`} onClick={() => onOpen(key, segment?.key ?? null)}>{says}</button>;
  };
  return (
    <>
      <Group justify="space-between" mb={8}>
        <Text size="sm">By the segment that an account has now. Each figure opens to its rows.</Text>
        <ExportMenu name="KPIs by segment" rows={rows} columns={columns} />
      </Group>
      <div className={classes['scroll']}>
        <table className={classes['plain']} style={{ maxWidth: 420 + board.segments.length * 150 }} aria-label="KPIs by segment">
          <thead><tr><th scope="col">KPI</th>{board.segments.map(({ key, name }) => <th key={key} scope="col" data-right>{name}</th>)}<th scope="col" data-right>All</th></tr></thead>
          <tbody>{rows.map((row) => <tr key={row.name}><th scope="row" title={row.title}>{row.name}</th>{board.segments.map((segment) => <td key={segment.key} data-right>{cell(row, segment)}</td>)}<td data-right>{cell(row, null)}</td></tr>)}</tbody>
        </table>
      </div>
    </>
  );
};
