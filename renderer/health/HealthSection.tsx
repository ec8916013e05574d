import { Anchor, Badge, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import { addDays } from '#shared/days.ts';
import type { AccountHealth, HealthPoint } from '#shared/health.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ChangesPanel } from '#renderer/health/ChangesPanel.tsx';
import { ChangeText, HealthMark } from '#renderer/health/HealthMark.tsx';
import { bandNames } from '#renderer/health/health-words.ts';
import { sayMonth, UpdateForm, UpdateReading } from '#renderer/health/UpdateForm.tsx';
import { Waterfall } from '#renderer/health/Waterfall.tsx';
import { WhatIfPanel } from '#renderer/health/WhatIfPanel.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';
import { shownScore } from '#shared/health-rules.ts';
import classes from './health.module.css';

const ScoreChart = lazy(() => import('#renderer/health/ScoreChart.tsx').then((file) => ({ default: file.ScoreChart })));

/** The days on which the score or the band changed, newest first. */
const turnsOf = (points: readonly HealthPoint[]): HealthPoint[] => points.filter((one, index) => index === 0 || one.band !== points[index - 1]?.band || Math.abs((one.score ?? -1) - (points[index - 1]?.score ?? -1)) >= 0.05).toReversed();

const shownTurns = 40;

const History = ({ health }: { health: AccountHealth }) => {
  const [asTable, setAsTable] = useState(false);
  const points: HealthPoint[] = health.asOf === null ? [...health.history, { day: health.on, score: health.score, band: health.band, override: health.override }] : health.history;
  if (points.length < 2) return null;
  const turns = turnsOf(points);
  return (
    <div className={classes['part'] ?? ''}>
      <div className={classes['partHead'] ?? ''}>
        <Title order={3}>Score since {exactDay(points[0]?.day ?? health.on)}</Title>
        <Anchor component="button" type="button" size="xs" onClick={() => setAsTable((now) => !now)}>{asTable ? 'Show as chart' : 'Show as table'}</Anchor>
      </div>
      {asTable ? (
        <>
          <table className={classes['plain'] ?? ''} style={{ maxWidth: 460 }} aria-label="Days on which the score changed">
            <thead><tr><th scope="col">Since</th><th scope="col">Band</th><th scope="col" data-right>Score</th></tr></thead>
            <tbody>{turns.slice(0, shownTurns).map(({ day, band, score }) => <tr key={day}><th scope="row">{exactDay(day)}</th><td>{bandNames[band ?? 'none']}</td><td data-right>{shownScore(score, health.model.scale)}</td></tr>)}</tbody>
          </table>
          {turns.length > shownTurns ? <Text size="xs">and {count(turns.length - shownTurns, 'earlier change')}</Text> : null}
        </>
      ) : (
        <div style={{ height: 150 }} aria-hidden><Suspense fallback={null}><ScoreChart points={points} bands={health.model.bands} scale={health.model.scale} /></Suspense></div>
      )}
    </div>
  );
};

const Update = ({ health, readOnly }: { health: AccountHealth; readOnly: boolean }) => {
  const month = health.on.slice(0, 7);
  const { update, lastUpdate } = health;
  if (readOnly && update === null && lastUpdate === null) return null;
  return (
    <div className={classes['part'] ?? ''}>
      <div className={classes['partHead'] ?? ''}><Title order={3}>Health update for {sayMonth(month)}</Title>{health.isUpdateDue ? <Badge size="sm" variant="default">Due</Badge> : null}</div>
      {!readOnly ? <UpdateForm key={health.account.id} accountId={health.account.id} month={month} update={update} /> : update === null ? <Text size="sm" c="dimmed">None was written.</Text> : <UpdateReading update={update} />}
      {lastUpdate === null ? null : <details style={{ marginTop: 8, fontSize: 'var(--mantine-font-size-sm)' }}><summary>{sayMonth(lastUpdate.month)}</summary><UpdateReading update={lastUpdate} /></details>}
    </div>
  );
};

const Shown = ({ health, readOnly }: { health: AccountHealth; readOnly: boolean }) => {
  const before = health.history.findLast(({ day }) => day <= addDays(health.on, -30));
  const change = before === undefined || before.score === null || health.score === null ? null : health.score - before.score;
  return (
    <>
      <div className={classes['head'] ?? ''}>
        <HealthMark score={health.score} band={health.band} scale={health.model.scale} size="xl" />
        <Text span size="sm">{bandNames[health.band ?? 'none']}{health.override === null ? '' : ', because your sentiment is red, whatever the score'}</Text>
        {change === null ? null : <Text span size="sm"><ChangeText by={change} /> in 30 days</Text>}
        <Text span size="sm" className={classes['quiet'] ?? ''}>By <AnchorLink to="/health" search={{ view: 'models' }} size="sm">{health.model.name}{health.model.version > 0 ? `, version ${health.model.version}` : ''}</AnchorLink></Text>
      </div>
      <Waterfall health={health} />
      <ChangesPanel key={`${health.account.id} ${health.asOf}`} health={health} />
      <History health={health} />
      {readOnly ? null : <WhatIfPanel key={health.account.id} health={health} />}
      <Update health={health} readOnly={readOnly} />
    </>
  );
};

/** The health of an account with all that it follows from, as it is or as it was known on the day that the page shows. */
export const HealthSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const read = useRead('health', 'account', { accountId: page.account.id, asOf: page.asOf }, { keep: true });
  return <Loaded read={read}>{(health) => <Shown health={health} readOnly={readOnly || health.account.id !== page.account.id} />}</Loaded>;
};
