import { Button, SimpleGrid, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { formatMoney } from '#shared/money.ts';
import type { Outcome } from '#shared/renewal-forecast.ts';
import { endNames, renewalEnds } from '#shared/renewal-rules.ts';
import type { CalibrationPage } from '#shared/renewals.ts';
import { useRead } from '#renderer/data/reads.ts';
import { callName, wholeMoney } from '#renderer/renewals/renewal-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';
import classes from './renewals.module.css';

const figureNames = { best: 'Best', likely: 'Likely', commit: 'Commit' } as const;
const tooFew = (least: number): string => `too few (${least} at least)`;
const share = (part: number, all: number): string => `${Math.round((part / all) * 100)} %`;

const Categories = ({ page: { categories, least } }: { page: CalibrationPage }) => (
  <table className={classes['figures']} aria-label="Calls by category against the outcome">
    <thead><tr><th scope="col">Called</th><th scope="col" data-right>Ended</th>{renewalEnds.map((end) => <th key={end} scope="col" data-right>{endNames[end]}</th>)}<th scope="col" data-right>As called</th></tr></thead>
    <tbody>
      {categories.map(({ category, count: all, ends, right, isEnough }) => (
        <tr key={category ?? 'none'}><th scope="row">{category === null ? 'No call' : callName(category)}</th><td data-right>{all}</td>{renewalEnds.map((end) => <td key={end} data-right>{ends[end]}</td>)}<td data-right>{category === null ? '–' : isEnough ? share(right, all) : tooFew(least)}</td></tr>
      ))}
    </tbody>
  </table>
);

const Figures = ({ page: { figures, currency, least } }: { page: CalibrationPage }) => (
  <table className={classes['figures']} aria-label="Calls by amount against what was won">
    <thead><tr><th scope="col">Called, in {currency}</th><th scope="col" data-right>Called</th><th scope="col" data-right>Won</th><th scope="col" data-right>Won of it</th><th scope="col" data-right>Reached</th></tr></thead>
    <tbody>
      {figures.map(({ figure, count: all, calledMinor, wonMinor, reached, isEnough }) => (
        <tr key={figure}>
          <th scope="row">{figureNames[figure]}</th><td data-right>{wholeMoney(calledMinor, currency)}</td><td data-right>{wholeMoney(wonMinor, currency)}</td>
          <td data-right>{!isEnough ? tooFew(least) : calledMinor === 0 ? 'n/a' : share(wonMinor, calledMinor)}</td><td data-right>{reached} of {all}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Outcomes = ({ outcomes }: { outcomes: readonly Outcome[] }) => (
  <table className={classes['figures']} aria-label="Renewals behind the calibration">
    <thead><tr><th scope="col">Account</th><th scope="col">Due</th><th scope="col">Called</th><th scope="col" data-right>Likely</th><th scope="col" data-right>Won</th><th scope="col">Ended</th></tr></thead>
    <tbody>
      {outcomes.map((one) => (
        <tr key={`${one.contractId} ${one.dueOn}`}>
          <td><AnchorLink to="/renewals/$id" params={{ id: one.contractId }} size="sm" fw={500}>{one.accountName}</AnchorLink></td><td>{exactDay(one.dueOn)}</td>
          <td title={`As of ${exactDay(one.calledOn)}`}>{callName(one.called.category)}</td><td data-right>{formatMoney(one.called.likelyMinor, one.currency)}</td><td data-right>{formatMoney(one.wonMinor, one.currency)}</td><td>{endNames[one.end]}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** How past calls came out, by category and by amount. */
export const CalibrationPanel = () => {
  const read = useRead('renewals', 'calibration', undefined);
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="calibration-title">
      <Title order={2} id="calibration-title" mb={4}>Forecast against outcome</Title>
      <Loaded read={read}>
        {(page) => (page.outcomes.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>No renewal that was forecast has ended yet. A call counts as it stood {count(page.leadDays, 'day')} before the date, from the forecasts that are kept.</Text> : (
          <>
            <Text size="sm" mb="xs" className={classes['quiet'] ?? ''}>Of {count(page.outcomes.length, 'renewal')} that ended, as called {count(page.leadDays, 'day')} before the date. Commit should always be reached, likely about as often as not, best seldom.</Text>
            <SimpleGrid cols={{ base: 1, xl: 2 }} spacing="lg" style={{ alignItems: 'start' }}><Categories page={page} /><Figures page={page} /></SimpleGrid>
            <Button mt="xs" size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? 'Hide the renewals' : `Show the ${count(page.outcomes.length, 'renewal')}`}</Button>
            {isOpen ? <Outcomes outcomes={page.outcomes} /> : null}
          </>
        ))}
      </Loaded>
    </section>
  );
};
