import { Badge, Text } from '@mantine/core';
import type { AccountHealth, ExplainedMeasure } from '#shared/health.ts';
import { measureOf } from '#shared/health-model.ts';
import { roundedTo, shownScore } from '#shared/health-rules.ts';
import type { RecordLink } from '#shared/records.ts';
import { SentimentMark } from '#renderer/ui/marks.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { addressOf } from '#renderer/ui/record-address.ts';
import { sectionOfMeasure } from '#renderer/health/measure-section.ts';
import classes from './health.module.css';

const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;

const Behind = ({ records, accountId, measure }: { records: readonly RecordLink[]; accountId: string; measure: ExplainedMeasure }) => {
  const section = sectionOfMeasure(measure.key);
  return (
    <>
      {records.map((record, index) => {
        const address = record.entity === 'accounts' || record.entity === 'usage_metrics' ? null : addressOf(record, accountId);
        const gap = index === 0 ? '' : ', ';
        return address === null
          ? <span key={record.id}>{gap}<AnchorLink to="/accounts/$id" params={{ id: accountId }} search={{ section }} size="xs">{record.entity === 'accounts' ? 'Sentiment' : record.label}</AnchorLink></span>
          : <span key={record.id}>{gap}<AnchorLink {...address} size="xs">{record.label}</AnchorLink></span>;
      })}
    </>
  );
};

/**
 * What a score is made of: each measure with the fact behind it, its share and its points. The bars stand one after the other, so that the last
 * one ends at the score; the table says the same, and its points add up to the score as it is shown.
 */
export const Waterfall = ({ health }: { health: AccountHealth }) => {
  const { measures, groups, score, model, account } = health;
  const total = score ?? 0;
  const shown = roundedTo(total, measures.map(({ contribution }) => contribution));
  const groupName = new Map(groups.map(({ key, name }) => [key, name]));
  const starts = measures.map((_, index) => measures.slice(0, index).reduce((sum, { contribution }) => sum + contribution, 0));
  return (
    <div className={classes['scroll'] ?? ''}>
      <table className={classes['plain'] ?? ''} style={{ minWidth: 820 }} aria-label={`What the health of ${account.label} is made of`}>
        <thead>
          <tr><th scope="col" style={{ width: 190 }}>Measure</th><th scope="col" style={{ width: 92 }}>Colour</th><th scope="col">Behind it</th><th scope="col" data-right>Share</th><th scope="col" data-right>Points</th><th scope="col" aria-hidden style={{ width: 150 }} /></tr>
        </thead>
        <tbody>
          {measures.map((one, index) => (
            <tr key={one.key}>
              <th scope="row">{one.name.replace(/^Use case: /, '')}<div className={classes['why'] ?? ''}>{measureOf(one.key) === 'use-case' && one.key !== 'use-case' ? 'Use case, ' : ''}{groupName.get(one.group) ?? one.group}</div></th>
              <td>{one.colour === null ? <Text span size="xs">No data</Text> : <SentimentMark sentiment={one.colour} />}{one.stale ? <Badge size="xs" variant="default" ml={6}>Old</Badge> : null}</td>
              <td>{one.why}<div className={classes['why'] ?? ''}><Behind records={one.records} accountId={account.id} measure={one} /></div></td>
              <td data-right>{one.score === null ? '–' : percent(one.weight)}</td>
              <td data-right>{one.score === null ? '–' : (shown[index] ?? 0).toFixed(1)}</td>
              <td aria-hidden>
                {one.score === null ? null : <div className={classes['bar'] ?? ''}><span data-band={one.colour} style={{ left: `${starts[index] ?? 0}%`, width: `${one.contribution}%` }} /></div>}
              </td>
            </tr>
          ))}
          <tr data-total>
            <th scope="row">Score</th>
            <td colSpan={2}>{score === null ? 'Nothing is known yet, so there is no score' : `Green from ${model.bands.greenFrom}, yellow from ${model.bands.yellowFrom}`}</td>
            <td data-right>{score === null ? '–' : '100 %'}</td>
            <td data-right>{score === null ? '–' : (Math.floor(total * 10 + 1e-9) / 10).toFixed(1)}</td>
            <td aria-hidden>{score === null ? null : <div className={classes['bar'] ?? ''}><span data-band="total" style={{ left: 0, width: `${total}%` }} /></div>}</td>
          </tr>
        </tbody>
      </table>
      {score !== null && model.scale === 10 ? <Text size="xs" mt={4}>Shown as {shownScore(score, 10)} of 10.</Text> : null}
    </div>
  );
};
