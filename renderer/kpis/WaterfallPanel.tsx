import { Group, SegmentedControl, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { lines } from '#shared/kpi-movements.ts';
import type { KpiBoard, Waterfall } from '#shared/kpis.ts';
import { formatMoney } from '#shared/money.ts';
import { lineNames, signed } from '#renderer/kpis/kpi-words.ts';
import { axisStart } from '#renderer/kpis/waterfall-axis.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import classes from './kpis.module.css';

const WaterfallChart = lazy(() => import('#renderer/kpis/WaterfallChart.tsx').then((file) => ({ default: file.WaterfallChart })));

type Step = { name: string; minor: number; isTotal: boolean };
const stepsOf = ({ start, lines: steps, end }: Waterfall): Step[] => [
  { name: 'Start', minor: start, isTotal: true }, ...lines.map((line) => ({ name: lineNames[line], minor: steps.find((step) => step.line === line)?.minor ?? 0, isTotal: false })), { name: 'End', minor: end, isTotal: true },
];

const Table = ({ steps, start, currency }: { steps: readonly Step[]; start: number; currency: string }) => (
  <div className={classes['scroll']}>
    <table className={classes['plain']} style={{ maxWidth: 560 }} aria-label="ARR from the start to the end of the period">
      <thead><tr><th scope="col">Step</th><th scope="col" data-right>ARR</th><th scope="col" data-right>Of the start</th></tr></thead>
      <tbody>
        {steps.map(({ name, minor, isTotal }) => (
          <tr key={name} data-total={isTotal || undefined}><th scope="row">{name}</th><td data-right>{isTotal ? formatMoney(minor, currency) : signed(minor, currency)}</td><td data-right>{start === 0 ? 'n/a' : `${((minor / start) * 100).toFixed(1).replace('-', '−')} %`}</td></tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** ARR of the book from the start to the end, as a chart and as a table. */
export const WaterfallPanel = ({ board: { waterfall, currency, period } }: { board: KpiBoard }) => {
  const [as, setAs] = useState('chart');
  useKeys('waterfall', { t: { does: 'Chart or table', run: () => setAs((now) => (now === 'chart' ? 'table' : 'chart')) } });
  const steps = stepsOf(waterfall);
  const columns: ExportColumn<Step>[] = [{ label: 'Step', kind: 'text', value: ({ name }) => name }, { label: `ARR, ${period.name}`, kind: 'money', currency: () => currency, value: ({ minor }) => minor }];
  const from = axisStart(waterfall);
  return (
    <>
      <Group justify="space-between" mb="xs">
        <SegmentedControl size="xs" aria-label="Shown as" value={as} onChange={setAs} data={[{ value: 'chart', label: 'Chart' }, { value: 'table', label: 'Table' }]} />
        <ExportMenu name="ARR waterfall" rows={steps} columns={columns} />
      </Group>
      <Text size="sm" mb="xs">
        From {formatMoney(waterfall.start, currency)} to {formatMoney(waterfall.end, currency)}. Accounts that came or left count with what they have at the end.
        {as === 'chart' && from > 0 ? ` The axis starts at ${formatMoney(from, currency, 'short')}.` : ''}
      </Text>
      {as === 'table' ? <Table steps={steps} start={waterfall.start} currency={currency} /> : <div style={{ height: 320 }} aria-hidden><Suspense fallback={null}><WaterfallChart waterfall={waterfall} currency={currency} /></Suspense></div>}
    </>
  );
};
