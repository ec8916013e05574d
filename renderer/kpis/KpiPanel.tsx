import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { KpiPart } from '#shared/kpi-facts.ts';
import { kpiDefinitions, type KpiKey } from '#shared/kpi-names.ts';
import type { KpiAsked, KpiFigure, KpiTrend } from '#shared/kpis.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { EventsDrawer } from '#renderer/kpis/EventsDrawer.tsx';
import { fractionWords, partColumns, sayValue } from '#renderer/kpis/kpi-words.ts';
import { PartGrid } from '#renderer/kpis/PartGrid.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './kpis.module.css';

const TrendChart = lazy(() => import('#renderer/kpis/TrendChart.tsx').then((file) => ({ default: file.TrendChart })));

const Trend = ({ kpi, trend, currency }: { kpi: KpiKey; trend: KpiTrend; currency: string }) => {
  const [as, setAs] = useState('chart');
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Title order={3}>{trend.periods[0]?.kind === 'trailing' ? 'Twelve months to each quarter' : `Last ${trend.periods.length} periods`}</Title>
        <SegmentedControl size="xs" aria-label="Trend shown as" value={as} onChange={setAs} data={[{ value: 'chart', label: 'Chart' }, { value: 'table', label: 'Table' }]} />
      </Group>
      {as === 'table' ? (
        <table className={classes['plain']} aria-label={`${kpiDefinitions[kpi].name} by period`}>
          <thead><tr><th scope="col">Period</th><th scope="col" data-right>Value</th></tr></thead>
          <tbody>{trend.periods.map(({ name, from }, at) => <tr key={from}><th scope="row">{name}</th><td data-right>{sayValue(trend.values[kpi][at] ?? null, kpiDefinitions[kpi].unit, currency)}</td></tr>)}</tbody>
        </table>
      ) : <div style={{ height: 150 }} aria-hidden><Suspense fallback={null}><TrendChart kpi={kpi} trend={trend} currency={currency} /></Suspense></div>}
    </div>
  );
};

const Edges = ({ kpi }: { kpi: KpiKey }) => (
  <details className={classes['definition']}>
    <summary>What counts, and what does not</summary>
    <ul className={classes['edges']}>{kpiDefinitions[kpi].edges.map((edge) => <li key={edge}>{edge}</li>)}</ul>
  </details>
);

/** The largest first: what adds the most to the figure, and of those that add nothing, what the base has most of. */
const largestFirst = (parts: readonly KpiPart[]): KpiPart[] => parts.toSorted((a, b) => Math.abs(b.part) - Math.abs(a.part) || b.base - a.base || a.accountName.localeCompare(b.accountName));

const Rows = ({ kpi, asked, trend }: { kpi: KpiKey; asked: KpiAsked; trend: KpiTrend | undefined }) => {
  const { segments } = useSettings();
  const read = useRead('kpis', 'rows', { ...asked, kpi }, { keep: true });
  const [about, setAbout] = useState<KpiPart | null>(null);
  const parts = useMemo(() => largestFirst(read.data?.parts ?? []), [read.data?.parts]);
  return (
    <Loaded read={read}>
      {({ currency, figure }) => figure.key !== kpi ? null : (
        <Stack gap="sm">
          {trend === undefined ? <div style={{ height: 178 }} /> : <Trend kpi={kpi} trend={trend} currency={currency} />}
          <Group justify="space-between">
            <Title order={3}>{parts.length === 0 ? 'No rows' : count(parts.length, 'row')}</Title>
            <ExportMenu name={kpiDefinitions[kpi].name} rows={parts} columns={partColumns(kpi, currency, (key) => segments.find((one) => one.key === key)?.name ?? '')} />
          </Group>
          {parts.length === 0 ? null : <PartGrid kpi={kpi} parts={parts} currency={currency} onOpen={setAbout} />}
          <EventsDrawer asked={asked} currency={currency} about={about} onClose={() => setAbout(null)} />
        </Stack>
      )}
    </Loaded>
  );
};

/** What a KPI means, how it went and what is behind it. */
export const KpiPanel = ({ figure, nrr, currency, asked, trend }: { figure: KpiFigure; nrr: KpiFigure | undefined; currency: string; asked: KpiAsked; trend: KpiTrend | undefined }) => {
  const { key, value, na, caveats, notes } = figure;
  const remarks = [...caveats, ...notes];
  const { name, unit, formula } = kpiDefinitions[key];
  return (
    <section className={classes['panel']} aria-label={name}>
      <div className={classes['panelHead']}>
        <Title order={2}>{name}</Title>
        <span className={classes['panelValue']}>{sayValue(value, unit, currency)}</span>
      </div>
      <Text size="sm">{na === null ? fractionWords(figure, currency) : `${na}.`}</Text>
      {remarks.length === 0 ? null : <Text size="sm" fw={600}>{remarks.join('. ')}.</Text>}
      {figure.key !== 'renewal-rate' || nrr === undefined ? null : <Text size="sm">Net revenue retention of the period, in which contracts that are not due count too: <b>{sayValue(nrr.value, 'share', currency)}</b>.</Text>}
      <Text size="sm" mt="xs"><b>Definition.</b> {formula}.</Text>
      <Stack gap="sm" mt="sm">
        <Edges kpi={key} />
        <Rows key={key} kpi={key} asked={asked} trend={trend} />
      </Stack>
    </section>
  );
};
