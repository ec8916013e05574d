import { Group, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { MetricRow, UsageMetric } from '#shared/adoption.ts';
import { aggregateNames, grainNames } from '#shared/adoption-rules.ts';
import { RowGrid, type GridColumn, type GridSort } from '#renderer/adoption/RowGrid.tsx';
import { changeOf, figure, sayTrend, sortBy } from '#renderer/adoption/use-words.ts';
import { UseMark } from '#renderer/adoption/UseMark.tsx';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './adoption.module.css';

const toAccount = (row: MetricRow) => ({ to: '/accounts/$id', params: { id: row.accountId }, search: { section: 'adoption' } }) as const;
const sortedBy: Record<string, (row: MetricRow) => string | number | null> = {
  account: (row) => row.accountName, now: (row) => row.now.value, month: (row) => row.month?.change ?? null, quarter: (row) => row.quarter?.change ?? null, on: (row) => row.now.on,
};
const asPercent = (change: number | null | undefined): number | null => (change === null || change === undefined ? null : Math.round(change * 1_000) / 10);

const columnsOf = ({ unit, name }: UsageMetric): GridColumn<MetricRow>[] => [
  { key: 'account', label: 'Account', width: 240, isSorted: true, cell: (row) => <Link {...toAccount(row)} tabIndex={-1} preload={false} className={classes['name'] ?? ''}>{row.accountName}</Link> },
  { key: 'now', label: 'Now', width: 140, isRight: true, isSorted: true, cell: (row) => <Link {...toAccount(row)} tabIndex={-1} preload={false} className={classes['figure'] ?? ''} aria-label={`${name} of ${row.accountName}: ${figure(row.now.value, unit)}`}>{row.isNoData ? <span className={classes['quiet'] ?? ''}>No data</span> : figure(row.now.value, unit)}</Link> },
  { key: 'colour', label: 'Colour', width: 110, cell: (row) => (row.isNoData ? null : <UseMark colour={row.colour} none="Not judged" {...(row.colour === null ? {} : { word: row.colour })} />) },
  { key: 'month', label: 'On the month', width: 120, isRight: true, isSorted: true, cell: (row) => <span title={sayTrend(row.month, 'month', unit)}>{changeOf(row.month)}</span> },
  { key: 'quarter', label: 'On the quarter', width: 120, isRight: true, isSorted: true, cell: (row) => <span title={sayTrend(row.quarter, 'quarter', unit)}>{changeOf(row.quarter)}</span> },
  { key: 'on', label: 'Newest value', width: 140, isSorted: true, cell: (row) => <DayText on={row.now.on} size="0.8125rem" /> },
];

const Rows = ({ metric, rows: all }: { metric: UsageMetric; rows: readonly MetricRow[] }) => {
  const { segments } = useSettings();
  const navigate = useNavigate();
  const [sort, setSort] = useState<GridSort>({ by: 'now', isDown: true });
  const rows = useMemo(() => sortBy(all, sortedBy[sort.by] ?? ((row) => row.accountName), sort.isDown), [all, sort]);
  const exported: ExportColumn<MetricRow>[] = [
    { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
    { label: 'Segment', kind: 'text', value: (row) => segments.find((one) => one.key === row.segment)?.name ?? '' },
    { label: metric.unit === '' ? metric.name : `${metric.name} in ${metric.unit}`, kind: 'count', value: (row) => Math.round(row.now.value * 100) / 100 },
    { label: 'Colour', kind: 'text', width: 10, value: (row) => (row.isNoData ? 'no data' : row.colour) },
    { label: 'Change on the month in %', kind: 'count', value: (row) => asPercent(row.month?.change) },
    { label: 'Change on the quarter in %', kind: 'count', value: (row) => asPercent(row.quarter?.change) },
    { label: 'Newest value', kind: 'day', value: (row) => row.now.on },
  ];
  return (
    <>
      <Group justify="space-between" mb="xs">
        <div>
          <Title order={2}>{metric.name}</Title>
          <Text size="sm">{grainNames[metric.grain]}; a month is {aggregateNames[metric.aggregate].toLowerCase()}{metric.greenFrom === null ? '' : `; green ${metric.isLowerBetter ? 'up to' : 'from'} ${figure(metric.greenFrom, metric.unit)}${metric.yellowFrom === null ? '' : `, yellow ${metric.isLowerBetter ? 'up to' : 'from'} ${figure(metric.yellowFrom, metric.unit)}`}`}.</Text>
        </div>
        <Group gap="xs">
          <ButtonLink to="/adoption" search={{ view: 'catalogue' }} variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />}>Catalogue</ButtonLink>
          <ExportMenu name={metric.name} rows={rows} columns={exported} />
        </Group>
      </Group>
      {rows.length === 0 ? <EmptyState title="No account has a value yet" action={<ButtonLink to="/import">Import usage</ButtonLink>}>Import a table that has the key {metric.key}, or add a value on an account’s page.</EmptyState> : (
        <RowGrid name={`${metric.name} by account`} rows={rows} columns={columnsOf(metric)} sort={sort} onSort={(by) => setSort((now) => ({ by, isDown: now.by === by ? !now.isDown : by !== 'account' }))} opens="Open the use of the account" onOpen={(row) => void navigate(toAccount(row))} />
      )}
      <output className={classes['foot'] ?? ''}><span>{count(rows.length, 'account')} with values</span></output>
    </>
  );
};

/** A metric across the book. */
export const MetricPanel = ({ id }: { id: string }) => {
  const read = useRead('adoption', 'metric', { id });
  return <Loaded read={read}>{({ metric, rows }) => <Rows metric={metric} rows={rows} />}</Loaded>;
};
