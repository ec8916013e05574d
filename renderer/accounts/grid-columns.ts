import { accountColumns, sentiments, stageNames, stages, type AccountColumn, type AccountRow, type GridAccount } from '#shared/accounts.ts';
import { shownScore } from '#shared/health-rules.ts';
import { exponentOf } from '#shared/money.ts';

/**
 * One column of the grid. `value` is what sorts and is exported: text, a count, a day, or minor units in the row's currency; `null` is
 * empty and sorts last. `order` sorts where the value's own order means nothing. `width` is in pixels; where there is more room, all columns share it.
 */
export type GridColumn = {
  key: AccountColumn;
  label: string;
  kind: 'text' | 'count' | 'day' | 'money';
  width: number;
  value: (row: GridAccount) => string | number | null;
  order?: (row: GridAccount) => number | null;
};

const exponents = new Map<string, number>();
/** A decimal figure of minor units; the digits of each currency are looked up once. */
export const amountOf = (minor: number, currency: string): number => {
  const exponent = exponents.get(currency) ?? exponentOf(currency);
  exponents.set(currency, exponent);
  return minor / 10 ** exponent;
};

const worstFirst = ['red', 'yellow', 'green'];

const columns: Record<AccountColumn, GridColumn> = {
  name: { key: 'name', label: 'Account', kind: 'text', width: 164, value: ({ name }) => name },
  segment: { key: 'segment', label: 'Segment', kind: 'text', width: 96, value: ({ segment }) => segment },
  priority: { key: 'priority', label: 'Priority', kind: 'text', width: 68, value: ({ priority }) => priority.priority },
  stage: { key: 'stage', label: 'Stage', kind: 'text', width: 76, value: ({ stage }) => (stage === null ? null : stageNames[stage]), order: ({ stage }) => (stage === null ? null : stages.indexOf(stage)) },
  sentiment: { key: 'sentiment', label: 'Sentiment', kind: 'text', width: 84, value: ({ sentiment }) => sentiment, order: ({ sentiment }) => (sentiment === null ? null : sentiments.indexOf(sentiment)) },
  // Sorted by score, but with the red of a sentiment among the red, the worst first.
  health: { key: 'health', label: 'Health', kind: 'text', width: 76, value: ({ health }) => (health === null || health.band === null ? null : `${health.score === null ? '' : `${shownScore(health.score, health.scale)} `}${health.band}`), order: ({ health }) => (health === null || health.band === null ? null : worstFirst.indexOf(health.band) * 1_000 + (health.score ?? 0)) },
  arr: { key: 'arr', label: 'ARR', kind: 'money', width: 92, value: ({ arr }) => arr.minor, order: ({ arr }) => amountOf(arr.minor, arr.currency) },
  renewalOn: { key: 'renewalOn', label: 'Renewal', kind: 'day', width: 108, value: ({ renewalOn }) => renewalOn },
  lastEngagementOn: { key: 'lastEngagementOn', label: 'Last call', kind: 'day', width: 106, value: ({ lastEngagementOn }) => lastEngagementOn },
  nextCallOn: { key: 'nextCallOn', label: 'Next call', kind: 'day', width: 92, value: ({ nextCallOn }) => nextCallOn },
  cadence: { key: 'cadence', label: 'Call due', kind: 'day', width: 108, value: ({ cadence }) => cadence.dueOn },
  openCommitments: { key: 'openCommitments', label: 'Open', kind: 'count', width: 56, value: ({ openCommitments }) => openCommitments },
  overdueCommitments: { key: 'overdueCommitments', label: 'Overdue', kind: 'count', width: 78, value: ({ overdueCommitments }) => overdueCommitments },
  people: { key: 'people', label: 'People', kind: 'count', width: 70, value: ({ people }) => people },
  industry: { key: 'industry', label: 'Industry', kind: 'text', width: 130, value: ({ industry }) => industry },
  region: { key: 'region', label: 'Region', kind: 'text', width: 100, value: ({ region }) => region },
  customerSince: { key: 'customerSince', label: 'Customer since', kind: 'day', width: 118, value: ({ customerSince }) => customerSince },
};

/** What a column is called where there is room for it: in the column chooser and in exported files. */
export const longLabels: Partial<Record<AccountColumn, string>> = {
  openCommitments: 'Open commitments', overdueCommitments: 'Overdue commitments', cadence: 'Next call due', nextCallOn: 'Next call planned', lastEngagementOn: 'Last engagement',
};

export const columnOf = (key: AccountColumn): GridColumn => columns[key];
export const allColumns: readonly GridColumn[] = accountColumns.map(columnOf);

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Rows in the order of their names, which is what equal ones keep in every other order. */
export const byName = <Row extends Pick<AccountRow, 'id' | 'name'>>(rows: readonly Row[]): Row[] => rows.toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));

/** Rows, given by name, in the order of one column; empty values last in both directions. */
export const sortAccounts = (named: readonly GridAccount[], { column, descending }: { column: AccountColumn; descending: boolean }): GridAccount[] => {
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
