import { Text, Title } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import type { KpiKey } from '#shared/kpi-names.ts';
import type { FigurePart, FigurePlace, OwnReview } from '#shared/own-review.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import classes from './rhythm.module.css';

const FigureChart = lazy(async () => ({ default: (await import('#renderer/rhythm/FigureChart.tsx')).FigureChart }));

const placeNames: Record<FigurePlace, string> = { kpis: 'KPIs', ledger: 'ARR ledger', renewals: 'Renewals', expansion: 'Expansion', health: 'Health', onboarding: 'Onboarding', risks: 'Risks', calls: 'Calls', plans: 'Plans', goals: 'Goals', commitments: 'Commitments', rhythm: 'Rhythm' };

/** Where the rows behind the figures of a part are. */
const PlaceLink = ({ place, kpi, quarter, children }: { place: FigurePlace; kpi: KpiKey | undefined; quarter: OwnReview['quarter']; children: ReactNode }) => {
  const same = { size: 'sm', c: 'inherit', underline: 'always' } as const;
  switch (place) {
    case 'kpis':
      return <AnchorLink to="/kpis" search={{ kpi, period: `quarter.${quarter.from}` }} {...same}>{children}</AnchorLink>;
    case 'ledger':
      return <AnchorLink to="/ledger" search={{ from: quarter.from, to: quarter.to }} {...same}>{children}</AnchorLink>;
    case 'renewals':
      return <AnchorLink to="/renewals" search={{}} {...same}>{children}</AnchorLink>;
    case 'expansion':
      return <AnchorLink to="/expansion" search={{}} {...same}>{children}</AnchorLink>;
    case 'health':
      return <AnchorLink to="/health" search={{ view: 'history' }} {...same}>{children}</AnchorLink>;
    case 'onboarding':
      return <AnchorLink to="/onboarding" {...same}>{children}</AnchorLink>;
    case 'risks':
      return <AnchorLink to="/risks" search={{ view: 'lessons' }} {...same}>{children}</AnchorLink>;
    case 'calls':
      return <AnchorLink to="/calls" {...same}>{children}</AnchorLink>;
    case 'plans':
      return <AnchorLink to="/plans" search={{}} {...same}>{children}</AnchorLink>;
    case 'commitments':
      return <AnchorLink to="/commitments" {...same}>{children}</AnchorLink>;
    case 'goals':
    case 'rhythm':
      return <AnchorLink to="/rhythm" search={{ view: 'goals', quarter: quarter.from }} {...same}>{children}</AnchorLink>;
  }
};

/** Figures that belong together, as a table, as a chart where there is one, and with where they are from. */
export const ReviewPart = ({ part: { key, title, place, source, figures, chart }, quarter }: { part: FigurePart; quarter: OwnReview['quarter'] }) => (
  <section className={classes['part']} aria-labelledby={`part-${key}`}>
    <Title order={2} id={`part-${key}`}>{title}</Title>
    <table className={classes['table']} aria-labelledby={`part-${key}`}>
      <tbody>
        {figures.map(({ label, value, note, kpi }) => (
          <tr key={label}>
            <th scope="row">{label}{note === '' ? null : <Text size="xs" fw={400} className={classes['quiet']}>{note}</Text>}</th>
            <td data-right><PlaceLink place={place} kpi={kpi} quarter={quarter}>{value}</PlaceLink></td>
          </tr>
        ))}
      </tbody>
    </table>
    {chart === null ? null : <Suspense fallback={<div style={{ height: 190 }} />}><FigureChart chart={chart} /></Suspense>}
    <Text size="xs" className={classes['quiet']} mt={4}>Source: {source}. Rows: {placeNames[place]}.</Text>
  </section>
);
