import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { stageNames, type AccountColumn, type GridAccount } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import { shownScore } from '#shared/health-rules.ts';
import { formatMoney } from '#shared/money.ts';
import { inks, shapes } from '#renderer/ui/marks.tsx';
import { exactDay, sayDay } from '#renderer/ui/say.ts';

const lateStyle = { color: inks.red, fontWeight: 600 };
const none = <span data-empty>–</span>;

const dayCell = (on: Day | null, today: Day, isLate = false): ReactNode =>
  on === null ? none : <time dateTime={on} title={exactDay(on)} style={isLate ? lateStyle : undefined}>{sayDay(on, today)}</time>;

const countCell = (count: number, isLate = false): ReactNode => (count === 0 ? <span data-empty>0</span> : <span style={isLate ? lateStyle : undefined}>{count}</span>);

const textCell = (text: string | null): ReactNode => (text === null || text === '' ? none : text);

const sentimentCell = ({ sentiment, sentimentOn }: GridAccount, today: Day): ReactNode => {
  if (sentiment === null) return <span data-empty>–<VisuallyHidden>no sentiment</VisuallyHidden></span>;
  const Shape = shapes[sentiment];
  return (
    <span title={`${sentiment}${sentimentOn === null ? '' : `, set ${sayDay(sentimentOn, today)}`}`} style={{ color: inks[sentiment], fontWeight: 600 }}>
      <Shape size={11} aria-hidden /> <span aria-hidden>{sentiment.slice(0, 1).toUpperCase()}</span><VisuallyHidden>{sentiment}</VisuallyHidden>
    </span>
  );
};

const healthCell = ({ id, health }: GridAccount): ReactNode => {
  if (health === null || health.band === null) return <span data-empty>–<VisuallyHidden>no score</VisuallyHidden></span>;
  const { band, score, scale } = health;
  const Shape = shapes[band];
  return (
    <Link to="/accounts/$id" params={{ id }} search={{ section: 'health' }} tabIndex={-1} preload={false} title={`Health ${band}`} style={{ color: inks[band], fontWeight: 600, textDecoration: 'none' }}>
      <Shape size={11} aria-hidden /> <span aria-hidden>{band.slice(0, 1).toUpperCase()}</span><VisuallyHidden>{band}</VisuallyHidden> {score === null ? '' : shownScore(score, scale)}
    </Link>
  );
};

const priorityCell = ({ priority: { priority, reason, by } }: GridAccount): ReactNode => (
  <span title={`${reason}${by === 'person' ? ' (set by hand)' : ''}`} style={priority === 'PR1' ? { fontWeight: 650 } : undefined}>
    {priority}{by === 'person' ? <> <span aria-hidden>✎</span><VisuallyHidden>set by hand</VisuallyHidden></> : null}
  </span>
);

const cells: Record<AccountColumn, (row: GridAccount, today: Day) => ReactNode> = {
  name: ({ name }) => name,
  segment: ({ segment }) => textCell(segment),
  priority: priorityCell,
  stage: ({ stage }) => (stage === null ? none : <span title={stageNames[stage]}>{`${stage.slice(0, 1).toUpperCase()}${stage.slice(1)}`}</span>),
  sentiment: sentimentCell,
  health: healthCell,
  arr: ({ arr }) => (arr.minor === 0 ? none : formatMoney(arr.minor, arr.currency)),
  renewalOn: ({ renewalOn }, today) => dayCell(renewalOn, today, renewalOn !== null && renewalOn < today),
  lastEngagementOn: ({ lastEngagementOn }, today) => dayCell(lastEngagementOn, today),
  nextCallOn: ({ nextCallOn }, today) => dayCell(nextCallOn, today),
  cadence: ({ cadence: { dueOn, why } }, today) => <span title={why}>{dayCell(dueOn, today, dueOn !== null && dueOn < today)}</span>,
  openCommitments: ({ openCommitments }) => countCell(openCommitments),
  overdueCommitments: ({ overdueCommitments }) => countCell(overdueCommitments, true),
  people: ({ people }) => countCell(people),
  industry: ({ industry }) => textCell(industry),
  region: ({ region }) => textCell(region),
  customerSince: ({ customerSince }, today) => dayCell(customerSince, today),
};

/** What a cell shows. Plain elements, so that thousands of rows stay fluent. */
export const cellOf = (key: AccountColumn, row: GridAccount, today: Day): ReactNode => cells[key](row, today);
