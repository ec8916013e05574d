import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { LossIs } from '#shared/backtest-rules.ts';
import type { OwnHorizon, OwnPast, RowFilter } from '#shared/backtest.ts';
import { lostWord, outcomeNames } from '#renderer/backtest/backtest-words.ts';
import { Card, FindingsView, Rows } from '#renderer/backtest/FindingsView.tsx';
import { LossPicker } from '#renderer/backtest/LossPicker.tsx';
import { OwnRows } from '#renderer/backtest/OwnRows.tsx';
import { ReplayPanel } from '#renderer/backtest/ReplayPanel.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';
import { findingColumns, findingRows } from '#renderer/backtest/finding-rows.ts';
import classes from './backtest.module.css';

type Opened = { title: string; filter: RowFilter };
const everything: RowFilter = { band: null, outcome: null, only: null };

/** How many renewals there are, how many of them have a score, and from when there can be enough. */
const Counts = ({ past, horizon, onOpen }: { past: OwnPast; horizon: OwnHorizon; onOpen: (opened: Opened) => void }) => {
  const { decided, counts, withoutSnapshot, enoughOn, limits } = past;
  const isFew = horizon.findings.verdict === 'counts-only';
  return (
    <Stack gap={2} mt="xs">
      <Text size="sm">
        <Rows onOpen={() => onOpen({ title: 'Decided renewals', filter: everything })}>{count(decided, 'decided renewal')}</Rows>: {counts.renewed} {outcomeNames.renewed.toLowerCase()}, {counts.contracted} contracted, {counts.churned} churned.{' '}
        {horizon.findings.withoutScore === 0 ? null : <><Rows onOpen={() => onOpen({ title: `No score ${horizon.days} days before`, filter: { ...everything, band: 'none' } })}>{`${horizon.findings.withoutScore} had no score`}</Rows> {horizon.days} days before the decision{withoutSnapshot === 0 ? '' : `, ${withoutSnapshot} on none of the days that are looked at`}. A day has a score only from what was known on it.</>}
      </Text>
      {isFew && enoughOn !== null ? <Text size="sm">By the contracts as they are, {limits.minOutcomes} renewals can be decided by {exactDay(enoughOn)}.</Text> : null}
    </Stack>
  );
};

const Lead = ({ past: { lead, late }, lossIs, onLate }: { past: OwnPast; lossIs: LossIs; onLate: () => void }) => (
  <Card title="Lead time">
    {lead.medianDays === null ? `None of ${count(lead.of, 'loss', 'losses')} left green before the decision.` : `${lead.warned} of ${lead.of} ${lostWord(lossIs)} were not green at the decision; half of them since ${Math.round(lead.medianDays)} days or longer.`}
    {late === 0 ? null : <> <Rows onOpen={onLate}>{count(late, 'loss', 'losses')}</Rows> went red only once the loss was known; that is no warning.</>}
  </Card>
);

const Past = ({ past, lossIs, setLossIs }: { past: OwnPast; lossIs: LossIs; setLossIs: (lossIs: LossIs) => void }) => {
  const [days, setDays] = useState<number | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const horizon = past.horizons.find((one) => one.days === days) ?? past.horizons.at(-1);
  if (horizon === undefined) return null;
  return (
    <Stack gap="xl" className={classes['own'] ?? ''}>
      <Group align="flex-end" justify="space-between">
        <Group align="flex-end" gap="lg">
          <Stack gap={2}>
            <Text size="xs" fw={500} id="days-before">The score as it stood before the decision</Text>
            <SegmentedControl size="xs" transitionDuration={0} aria-labelledby="days-before" value={String(horizon.days)} onChange={(value) => setDays(Number(value))} data={past.horizons.map((one) => ({ value: String(one.days), label: `${one.days} days` }))} />
          </Stack>
          <LossPicker value={lossIs} onChange={setLossIs} />
        </Group>
        <ExportMenu name="Backtest of the own past" rows={findingRows(past.horizons, lossIs)} columns={findingColumns} />
      </Group>
      <FindingsView
        findings={horizon.findings} lossIs={lossIs} onOpen={(title, filter) => setOpened({ title, filter: { ...everything, ...filter } })}
        beside={<Counts past={past} horizon={horizon} onOpen={setOpened} />}
        {...(past.lead.of === 0 ? {} : { more: <Lead past={past} lossIs={lossIs} onLate={() => setOpened({ title: 'Red only once the loss was known', filter: { ...everything, only: 'late' } })} /> })}
      />
      {horizon.findings.outcomes === 0 ? null : <ReplayPanel key={JSON.stringify(past.weights)} weights={past.weights} days={horizon.days} lossIs={lossIs} />}
      {opened === null ? null : <OwnRows key={opened.title} {...opened} days={horizon.days} lossIs={lossIs} onClose={() => setOpened(null)} />}
    </Stack>
  );
};

/** The backtest on the book's own past. */
export const OwnPanel = () => {
  const [lossIs, setLossIs] = useState<LossIs>('churned');
  const read = useRead('backtest', 'own', { lossIs }, { keep: true });
  return (
    <Loaded read={read}>
      {(past) =>
        past.decided === 0 ? (
          <EmptyState title="No renewal of this book is decided yet" action={<ButtonLink to="/import" variant="default">Import contracts</ButtonLink>}>
            A renewal is decided once another contract follows, or once its day and the grace after it have passed without one. Then the health score as it stood {past.limits.horizons.join(', ')} days before is held against what happened.
            {past.enoughOn === null ? ` It takes ${past.limits.minOutcomes} of them to judge the score.` : ` By the contracts as they are, ${past.limits.minOutcomes} can be decided by ${exactDay(past.enoughOn)}.`} A table of past scores and outcomes can be tested at once under “A table”.
          </EmptyState>
        ) : <Past past={past} lossIs={lossIs} setLossIs={setLossIs} />
      }
    </Loaded>
  );
};
