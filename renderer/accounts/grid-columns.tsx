import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { accountColumns, sentiments, stageNames, stages, type AccountColumn, type AccountRow } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import { exponentOf, formatMoney } from '#shared/money.ts';
import { inks, shapes } from '#renderer/ui/marks.tsx';
import { exactDay, sayDay } from '#renderer/ui/say.ts';

/**
 * One column of the grid. `value` is what sorts and is exported: text, a count, a day, or minor units in the row's currency; `null` is
 * empty and sorts last. `order` sorts where the value's own order means nothing. Cells are plain elements, so that thousands of rows stay fluent.
 */
export type GridColumn = {
  key: AccountColumn;
  label: string;
  kind: 'text' | 'count' | 'day' | 'money';
  width: number;
  value: (row: AccountRow) => string | number | null;
  order?: (row: AccountRow) => number | null;
  cell: (row: AccountRow, today: Day) => ReactNode;
};

const exponents = new Map<string, number>();
/** A decimal figure of minor units; the digits of each currency are looked up once. */
export const amountOf = (minor: number, currency: string): number => {
  const exponent = exponents.get(currency) ?? exponentOf(currency);
  exponents.set(currency, exponent);
  return minor / 10 ** exponent;
};

const dayCell = (on: Day | null, today: Day, isLate = false): ReactNode =>
  on === null ? <span data-empty>–</span> : <time dateTime={on} title={exactDay(on)} style={isLate ? { color: inks.red, fontWeight: 600 } : undefined}>{sayDay(on, today)}</time>;

const countCell = (count: number, isLate = false): ReactNode => (count === 0 ? <span data-empty>0</span> : <span style={isLate ? { color: inks.red, fontWeight: 600 } : undefined}>{count}</span>);

const sentimentCell = ({ sentiment, sentimentOn }: AccountRow, today: Day): ReactNode => {
  if (sentiment === null) return <span data-empty>–<VisuallyHidden>no sentiment</VisuallyHidden></span>;
  const Shape = shapes[sentiment];
  return (
    <span title={`${sentiment}${sentimentOn === null ? '' : `, set ${sayDay(sentimentOn, today)}`}`} style={{ color: inks[sentiment], fontWeight: 600 }}>
      <Shape size={11} aria-hidden /> <span aria-hidden>{sentiment.slice(0, 1).toUpperCase()}</span><VisuallyHidden>{sentiment}</VisuallyHidden>
    </span>
  );
};

const text = (key: 'segment' | 'industry' | 'region', label: string, width: number): GridColumn => ({
  key, label, width, kind: 'text', value: (row) => row[key] ?? '', cell: (row) => (row[key] === null || row[key] === '' ? <span data-empty>–</span> : row[key]),
});

const columns: Record<AccountColumn, GridColumn> = {
  name: { key: 'name', label: 'Account', kind: 'text', width: 190, value: ({ name }) => name, cell: ({ name }) => name },
  segment: text('segment', 'Segment', 100),
  priority: {
    key: 'priority', label: 'Priority', kind: 'text', width: 68, value: ({ priority }) => priority.priority,
    cell: ({ priority }) => <span title={priority.reason} style={priority.priority === 'PR1' ? { fontWeight: 650 } : undefined}>{priority.priority}{priority.by === 'person' ? <span title="Set by hand"> ✎<VisuallyHidden>set by hand</VisuallyHidden></span> : null}</span>,
  },
  stage: {
    key: 'stage', label: 'Stage', kind: 'text', width: 78, value: ({ stage }) => (stage === null ? null : stageNames[stage]), order: ({ stage }) => (stage === null ? null : stages.indexOf(stage)),
    cell: ({ stage }) => (stage === null ? <span data-empty>–</span> : <span title={stageNames[stage]}>{`${stage.slice(0, 1).toUpperCase()}${stage.slice(1)}`}</span>),
  },
  sentiment: {
    key: 'sentiment', label: 'Sentiment', kind: 'text', width: 84, value: ({ sentiment }) => sentiment, order: ({ sentiment }) => (sentiment === null ? null : sentiments.indexOf(sentiment)), cell: sentimentCell,
  },
  arr: {
    key: 'arr', label: 'ARR', kind: 'money', width: 94, value: ({ arr }) => arr.minor, order: ({ arr }) => amountOf(arr.minor, arr.currency),
    cell: ({ arr }) => (arr.minor === 0 ? <span data-empty>–</span> : formatMoney(arr.minor, arr.currency)),
  },
  renewalOn: { key: 'renewalOn', label: 'Renewal', kind: 'day', width: 104, value: ({ renewalOn }) => renewalOn, cell: ({ renewalOn }, today) => dayCell(renewalOn, today, renewalOn !== null && renewalOn < today) },
  lastEngagementOn: { key: 'lastEngagementOn', label: 'Last call', kind: 'day', width: 104, value: ({ lastEngagementOn }) => lastEngagementOn, cell: ({ lastEngagementOn }, today) => dayCell(lastEngagementOn, today) },
  nextCallOn: { key: 'nextCallOn', label: 'Next call', kind: 'day', width: 92, value: ({ nextCallOn }) => nextCallOn, cell: ({ nextCallOn }, today) => dayCell(nextCallOn, today) },
  cadence: {
    key: 'cadence', label: 'Call due', kind: 'day', width: 110, value: ({ cadence }) => cadence.dueOn,
    cell: ({ cadence }, today) => (cadence.dueOn === null ? <span data-empty title={cadence.why}>–</span> : <span title={cadence.why}>{dayCell(cadence.dueOn, today, cadence.dueOn < today)}</span>),
  },
  openCommitments: { key: 'openCommitments', label: 'Open', kind: 'count', width: 58, value: ({ openCommitments }) => openCommitments, cell: ({ openCommitments }) => countCell(openCommitments) },
  overdueCommitments: { key: 'overdueCommitments', label: 'Overdue', kind: 'count', width: 78, value: ({ overdueCommitments }) => overdueCommitments, cell: ({ overdueCommitments }) => countCell(overdueCommitments, true) },
  people: { key: 'people', label: 'People', kind: 'count', width: 70, value: ({ people }) => people, cell: ({ people }) => countCell(people) },
  industry: text('industry', 'Industry', 130),
  region: text('region', 'Region', 100),
  customerSince: { key: 'customerSince', label: 'Customer since', kind: 'day', width: 118, value: ({ customerSince }) => customerSince, cell: ({ customerSince }, today) => dayCell(customerSince, today) },
};

/** What a column is called where there is room for it: in the column chooser and in exported files. */
export const longLabels: Partial<Record<AccountColumn, string>> = { openCommitments: 'Open commitments', overdueCommitments: 'Overdue commitments', cadence: 'Next call due', nextCallOn: 'Next call planned', lastEngagementOn: 'Last engagement' };

export const columnOf = (key: AccountColumn): GridColumn => columns[key];
export const allColumns: readonly GridColumn[] = accountColumns.map(columnOf);

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Rows in the order of their names, which is what equal ones keep in every other order. */
export const byName = (rows: readonly AccountRow[]): AccountRow[] => rows.toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));

/** Rows, given by name, in the order of one column; empty values last in both directions. */
export const sortAccounts = (named: readonly AccountRow[], { column, descending }: { column: AccountColumn; descending: boolean }): AccountRow[] => {
  if (column === 'name') return descending ? named.toReversed() : [...named];
  const { value, order } = columns[column];
  const way = descending ? -1 : 1;
  const keyed = named.map((row) => ({ row, key: (order ?? value)(row) }));
  return keyed
    .sort(({ key: a }, { key: b }) => {
      if (a === b) return 0;
      if (a === null || a === '') return 1;
      if (b === null || b === '') return -1;
      return a < b ? -way : way;
    })
    .map(({ row }) => row);
};
