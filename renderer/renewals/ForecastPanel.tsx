import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { QuarterTotals } from '#shared/renewal-forecast.ts';
import type { ForecastPage, QuarterForecast } from '#shared/renewals.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { CalibrationPanel } from '#renderer/renewals/CalibrationPanel.tsx';
import { ComparePanel } from '#renderer/renewals/ComparePanel.tsx';
import { signedWhole, wholeMoney } from '#renderer/renewals/renewal-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './renewals.module.css';

type Figure = { label: string; about: string; status?: string; value: (totals: QuarterTotals) => number; isMoney: boolean };
const figures: readonly Figure[] = [
  { label: 'Available to renew (ATR)', about: 'ARR that runs on the last day of what comes up', value: ({ atrMinor }) => atrMinor, isMoney: true },
  { label: 'Best', about: 'What is closed, and the best case of what is open', value: ({ bestMinor }) => bestMinor, isMoney: true },
  { label: 'Likely', about: 'What is closed, and what is expected of what is open', value: ({ likelyMinor }) => likelyMinor, isMoney: true },
  { label: 'Commit', about: 'What is closed, and what is promised of what is open', value: ({ commitMinor }) => commitMinor, isMoney: true },
  { label: 'Swing', about: 'What may still be won of the forecast loss', status: 'open', value: ({ swingMinor }) => swingMinor, isMoney: true },
  { label: 'Won ATR', about: 'Of what was won, no more than was available there', status: 'won', value: ({ wonAtrMinor }) => wonAtrMinor, isMoney: true },
  { label: 'Net of what is closed', about: 'What was won, upsell included, less what was available there', value: ({ netMinor }) => netMinor, isMoney: true },
  { label: 'Open', about: 'Renewals that are not closed', status: 'open', value: ({ open }) => open, isMoney: false },
  { label: 'Closed on time', about: 'Won or lost by the date', status: 'on-time', value: ({ onTime }) => onTime, isMoney: false },
  { label: 'Late', about: 'Open past the date, or closed after it', status: 'late', value: ({ late }) => late, isMoney: false },
  { label: 'No forecast call', about: 'So near that “monitor” is no call any more', status: 'missing', value: ({ missing }) => missing, isMoney: false },
];

const rateOf = ({ wonAtrMinor, won, lost, atrMinor, openAtrMinor }: QuarterTotals): string => (won + lost === 0 || atrMinor - openAtrMinor === 0 ? 'n/a' : `${Math.round((wonAtrMinor / (atrMinor - openAtrMinor)) * 100)} %`);

const Totals = ({ quarters, currency }: { quarters: readonly QuarterForecast[]; currency: string }) => {
  const missing = [...new Set(quarters.flatMap(({ totals }) => totals.missingRates))];
  return (
    <Stack gap={6}>
      {missing.length === 0 ? null : <Alert color="yellow" p="xs">Amounts in {missing.join(', ')} have no rate on the first day of the quarter and are not in these figures. Add the rate under Ledger.</Alert>}
      <table className={classes['figures']} aria-label="Forecast by quarter" style={{ maxWidth: 1080 }}>
        <thead><tr><th scope="col">In {currency}</th>{quarters.map(({ from, to, name }) => <th key={from} scope="col" data-right title={`${exactDay(from)} to ${exactDay(to)}`}>{name}</th>)}</tr></thead>
        <tbody>
          {figures.map(({ label, about, status, value, isMoney }) => (
            <tr key={label}>
              <th scope="row">{label} <Text span size="xs" ml={6} className={classes['quiet'] ?? ''}>{about}</Text></th>
              {quarters.map(({ from, name, totals }) => (
                <td key={from} data-right>{status !== undefined && value(totals) === 0 ? (isMoney ? wholeMoney(0, currency) : 0) : <AnchorLink to="/renewals" search={{ view: 'table', quarter: from, status }} size="sm" aria-label={`${label} of ${name}: ${isMoney ? wholeMoney(value(totals), currency) : value(totals)}, its renewals`}>{label.startsWith('Net') ? signedWhole(value(totals), currency) : isMoney ? wholeMoney(value(totals), currency) : value(totals)}</AnchorLink>}</td>
              ))}
            </tr>
          ))}
          <tr><th scope="row">Renewal rate so far <Text span size="xs" ml={6} className={classes['quiet'] ?? ''}>Won ATR ÷ ATR of what is closed</Text></th>{quarters.map(({ from, totals }) => <td key={from} data-right>{rateOf(totals)}</td>)}</tr>
        </tbody>
      </table>
    </Stack>
  );
};

const Panel = ({ page, quarter, snapshot, change }: { page: ForecastPage; quarter: string | null; snapshot: string | null; change: (part: { snapshot?: string | undefined; quarter?: string | undefined }) => void }) => {
  const { write, isWriting } = useWrite('renewals', 'takeSnapshot');
  const isKept = page.snapshots[0]?.takenOn === page.on;
  return (
    <Stack gap="xl" pb="lg">
      <section aria-labelledby="forecast-title">
        <Group justify="space-between" mb={6}>
          <Title order={2} id="forecast-title">Forecast</Title>
          <Button variant="default" loading={isWriting} disabled={isKept} onClick={() => void write(undefined)}>{isKept ? 'Today’s forecast is kept' : 'Keep the forecast as it stands'}</Button>
        </Group>
        <Totals quarters={page.quarters} currency={page.currency} />
      </section>
      <ComparePanel page={page} quarter={quarter} snapshot={snapshot} change={change} />
      <CalibrationPanel />
    </Stack>
  );
};

/** What the quarters come to, what moved since a kept forecast, and how past calls came out. */
export const ForecastPanel = ({ quarter, snapshot, change }: { quarter: string | null; snapshot: string | null; change: (part: { snapshot?: string | undefined; quarter?: string | undefined }) => void }) => {
  const read = useRead('renewals', 'forecast', undefined, { keep: true });
  return (
    <div className={classes['scroll']}>
      <Loaded read={read}>
        {(page) => (page.quarters.every(({ totals }) => totals.count === 0) && page.snapshots.length === 0 ? <EmptyState title="Nothing is forecast">This quarter and the next are always forecast. Nothing comes up in them yet: add contracts with an end to your accounts.</EmptyState> : <Panel page={page} quarter={quarter} snapshot={snapshot} change={change} />)}
      </Loaded>
    </div>
  );
};
