import { Group, SegmentedControl, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { BandDay } from '#shared/health.ts';
import { useRead } from '#renderer/data/reads.ts';
import { bandNames } from '#renderer/health/health-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './health.module.css';

const BandChart = lazy(() => import('#renderer/health/BandChart.tsx').then((file) => ({ default: file.BandChart })));
const spans = [{ value: '13', label: 'A quarter' }, { value: '26', label: 'Half a year' }, { value: '52', label: 'A year' }] as const;
const bands = ['green', 'yellow', 'red', 'none'] as const;
const columns: ExportColumn<BandDay>[] = [{ label: 'Day', kind: 'day', value: ({ day }) => day }, ...bands.map((band): ExportColumn<BandDay> => ({ label: bandNames[band], kind: 'count', width: 12, value: (one) => one[band] }))];

const Table = ({ days }: { days: readonly BandDay[] }) => (
  <div className={classes['scroll'] ?? ''}>
    <table className={classes['plain'] ?? ''} style={{ maxWidth: 640 }} aria-label="Accounts in each band by week">
      <thead><tr><th scope="col">Day</th>{bands.map((band) => <th key={band} scope="col" data-right>{bandNames[band]}</th>)}</tr></thead>
      <tbody>{days.toReversed().map((one) => <tr key={one.day}><th scope="row">{exactDay(one.day)}</th>{bands.map((band) => <td key={band} data-right>{one[band].toLocaleString('en')}</td>)}</tr>)}</tbody>
    </table>
  </div>
);

/** The bands of the book week by week, as they were said at the end of those days. */
export const BandHistory = () => {
  const [weeks, setWeeks] = useState('26');
  const [as, setAs] = useState('chart');
  const read = useRead('health', 'bookHistory', { weeks: Number(weeks) }, { keep: true });
  return (
    <Loaded read={read}>
      {(days) => days.length < 2 ? (
        <EmptyState title="The past of the book’s health">A snapshot of each account is made once its day is over, from what was known then, and is never changed. The first ones show here tomorrow.</EmptyState>
      ) : (
        <>
          <Group justify="space-between" mb="xs">
            <Group gap="xs">
              <SegmentedControl size="xs" aria-label="How far back" value={weeks} onChange={setWeeks} data={[...spans]} />
              <SegmentedControl size="xs" aria-label="Shown as" value={as} onChange={setAs} data={[{ value: 'chart', label: 'Chart' }, { value: 'table', label: 'Table' }]} />
            </Group>
            <ExportMenu name="Health history" rows={days} columns={columns} />
          </Group>
          <Text size="sm" mb="xs">Accounts in each band at the end of each week, from the snapshots of those days; the last one is now.</Text>
          {as === 'table' ? <Table days={days} /> : <div style={{ height: 280 }} aria-hidden><Suspense fallback={null}><BandChart days={days} /></Suspense></div>}
        </>
      )}
    </Loaded>
  );
};
