import { Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { AccountHealth, HealthChanges } from '#shared/health.ts';
import { changeSpans } from '#shared/health.ts';
import { addDays, type Day } from '#shared/days.ts';
import type { MeasureDetail } from '#shared/health-model.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ChangeText, HealthMark } from '#renderer/health/HealthMark.tsx';
import { signed } from '#renderer/health/health-words.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { SentimentMark } from '#renderer/ui/marks.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './health.module.css';

const Side = ({ measure }: { measure: MeasureDetail | null }) => (measure === null || measure.colour === null ? <Text span size="xs">No data</Text> : <SentimentMark sentiment={measure.colour} />);

const Changes = ({ changes, scale }: { changes: HealthChanges; scale: AccountHealth['model']['scale'] }) => {
  const { from, to, measures, isModelChanged, since } = changes;
  const moved = measures.filter((one) => signed(one.change) !== '0' || one.from?.colour !== one.to?.colour);
  const difference = from.score === null || to.score === null ? null : to.score - from.score;
  return (
    <>
      <Text size="sm" mb={4}>
        From <HealthMark score={from.score} band={from.band} scale={scale} /> on {exactDay(since)} to <HealthMark score={to.score} band={to.band} scale={scale} />{difference === null ? '' : <>, <ChangeText by={difference} /> points</>}.
        {from.override === to.override ? '' : to.override === null ? ' Your sentiment is not red any more.' : ' Your sentiment is red now, which makes the account red.'}
        {isModelChanged ? ' The model was changed in between, so weights moved points as well.' : ''}
      </Text>
      {moved.length === 0 ? (
        <Text size="sm" c="dimmed">No measure moved.</Text>
      ) : (
        <div className={classes['scroll'] ?? ''}>
          <table className={classes['plain'] ?? ''} style={{ minWidth: 640 }} aria-label={`What changed in health since ${exactDay(since)}`}>
            <thead><tr><th scope="col">Measure</th><th scope="col">Was</th><th scope="col">Is</th><th scope="col">Fact then and now</th><th scope="col" data-right>Points</th></tr></thead>
            <tbody>
              {moved.map((one) => (
                <tr key={one.key}>
                  <th scope="row">{one.name}</th>
                  <td><Side measure={one.from} /></td>
                  <td><Side measure={one.to} /></td>
                  <td>{one.from !== null && one.from.why !== one.to?.why ? <div className={classes['why'] ?? ''}>{one.from.why}</div> : null}{one.to?.why ?? 'Not measured any more'}</td>
                  <td data-right><ChangeText by={one.change} /></td>
                </tr>
              ))}
              {difference === null ? null : <tr data-total><th scope="row" colSpan={4}>Together</th><td data-right><ChangeText by={difference} /></td></tr>}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
};

/** What changed in the health of an account since a day, measure by measure. */
export const ChangesPanel = ({ health }: { health: AccountHealth }) => {
  const [span, setSpan] = useState('30');
  const [own, setOwn] = useState<Day | null>(null);
  const since = span === 'day' ? (own ?? addDays(health.on, -30)) : addDays(health.on, -Number(span));
  const read = useRead('health', 'changes', { accountId: health.account.id, since, asOf: health.asOf }, { keep: true });
  return (
    <div className={classes['part'] ?? ''}>
      <div className={classes['partHead'] ?? ''}>
        <Title order={3}>What changed</Title>
        <Select size="xs" w={140} aria-label="Since" allowDeselect={false} value={span} onChange={(value) => setSpan(value ?? '30')} data={[...changeSpans.map((days) => ({ value: String(days), label: `In ${days} days` })), { value: 'day', label: 'Since a day' }]} />
        {span === 'day' ? <DayInput size="xs" w={150} aria-label="Since the day" value={since} onChange={setOwn} maxDate={health.on} /> : null}
      </div>
      <Loaded read={read}>{(changes) => (changes === null ? <Text size="sm" c="dimmed">The first snapshot is made tonight. What changed is told from then on.</Text> : <Changes changes={changes} scale={health.model.scale} />)}</Loaded>
    </div>
  );
};
