import { Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { severities, severityNames, type CaseMonth } from '#shared/support-rules.ts';
import { mixTotal, sayMonth } from '#renderer/support/support-words.ts';

const VolumeChart = lazy(() => import('#renderer/support/VolumeChart.tsx').then((loaded) => ({ default: loaded.VolumeChart })));

/** Cases opened by month, as bars, and as a table for who does not see them. */
export const Volume = ({ months, height = 150 }: { months: readonly CaseMonth[]; height?: number }) =>
  months.every((month) => mixTotal(month) === 0) ? <Text size="sm">No case was opened in the last {months.length} months.</Text> : (
    <>
      <div aria-hidden><Suspense fallback={<Skeleton h={height} />}><VolumeChart months={months} height={height} /></Suspense></div>
      <VisuallyHidden>
        <table>
          <caption>Cases opened by month</caption>
          <thead><tr><th scope="col">Month</th>{severities.map((severity) => <th key={severity} scope="col">{severityNames[severity]}</th>)}</tr></thead>
          <tbody>{months.map((month) => <tr key={month.month}><th scope="row">{sayMonth(month)}</th>{severities.map((severity) => <td key={severity}>{month[severity]}</td>)}</tr>)}</tbody>
        </table>
      </VisuallyHidden>
    </>
  );
