import { useState } from 'react';
import type { LossIs } from '#shared/backtest-rules.ts';
import type { OwnRow, RowFilter } from '#shared/backtest.ts';
import { formatMoney } from '#shared/money.ts';
import { BandMark } from '#renderer/backtest/BandMark.tsx';
import { bandWords, outcomeNames } from '#renderer/backtest/backtest-words.ts';
import { RowsDrawer, rowsAPage, type RowsColumn } from '#renderer/backtest/RowsDrawer.tsx';
import { call, useRead } from '#renderer/data/reads.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { exactDay } from '#renderer/ui/say.ts';

const then = (row: OwnRow, days: number) => row.scores.find((one) => one.days === days) ?? null;
const score = (row: OwnRow, days: number): string => then(row, days)?.score?.toFixed(0) ?? '–';

const columnsAt = (days: number): RowsColumn<OwnRow>[] => [
  { label: 'Account', cell: ({ accountId, accountName }) => <AccountLink id={accountId} name={accountName} /> },
  { label: 'Contract', cell: ({ contract }) => contract },
  { label: 'Decided', cell: ({ decidedOn, knownOn }) => `${exactDay(decidedOn)}${knownOn === null ? '' : ', loss known'}` },
  { label: 'Outcome', cell: ({ outcome }) => outcomeNames[outcome] },
  { label: 'ARR', isFigure: true, cell: ({ beforeMinor, afterMinor, currency }) => `${formatMoney(beforeMinor, currency, 'short')} → ${formatMoney(afterMinor, currency, 'short')}` },
  { label: `${days} days before`, cell: (row) => <BandMark band={then(row, days)?.band ?? null} /> },
  { label: 'Score', isFigure: true, cell: (row) => score(row, days) },
  { label: 'Not green for', isFigure: true, cell: ({ leadDays }) => (leadDays === null ? '–' : `${leadDays} days`) },
];

const exportsAt = (days: number): ExportColumn<OwnRow>[] => [
  { label: 'Account', kind: 'text', width: 30, value: ({ accountName }) => accountName },
  { label: 'Contract', kind: 'text', value: ({ contract }) => contract },
  { label: 'Due', kind: 'day', width: 12, value: ({ dueOn }) => dueOn },
  { label: 'Decided', kind: 'day', width: 12, value: ({ decidedOn }) => decidedOn },
  { label: 'Loss known', kind: 'day', width: 12, value: ({ knownOn }) => knownOn },
  { label: 'Outcome', kind: 'text', value: ({ outcome }) => outcomeNames[outcome] },
  { label: 'ARR before', kind: 'money', value: ({ beforeMinor }) => beforeMinor, currency: ({ currency }) => currency },
  { label: 'ARR after', kind: 'money', value: ({ afterMinor }) => afterMinor, currency: ({ currency }) => currency },
  { label: `Day of the score (${days} days before)`, kind: 'day', value: (row) => then(row, days)?.day ?? null },
  { label: 'Score', kind: 'count', value: (row) => then(row, days)?.score ?? null },
  { label: 'Band', kind: 'text', value: (row) => bandWords[then(row, days)?.band ?? 'none'] },
  { label: 'Worked on', kind: 'text', value: ({ isIntervened }) => (isIntervened ? 'yes' : 'no') },
  { label: 'Days not green before the decision', kind: 'count', value: ({ leadDays }) => leadDays },
];

/** The decided renewals behind a figure, each leading to its account. */
export const OwnRows = ({ title, filter, days, lossIs, onClose }: { title: string; filter: RowFilter; days: number; lossIs: LossIs; onClose: () => void }) => {
  const [page, setPage] = useState(1);
  const input = { filter, days, lossIs };
  const read = useRead('backtest', 'ownRows', { ...input, offset: (page - 1) * rowsAPage, limit: rowsAPage }, { keep: true });
  return <RowsDrawer title={title} read={read} page={page} onPage={setPage} columns={columnsAt(days)} keyOf={({ accountId, dueOn, currency }) => `${accountId} ${dueOn} ${currency}`} exports={exportsAt(days)} load={(offset, limit) => call('backtest', 'ownRows', { ...input, offset, limit })} onClose={onClose} />;
};
