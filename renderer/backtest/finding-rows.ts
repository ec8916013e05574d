import type { Findings, LossIs, Share } from '#shared/backtest-rules.ts';
import { bandWords, lostWord } from '#renderer/backtest/backtest-words.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

/** One figure of a backtest as a line of a file. `low` and `high` are its 95 % interval. */
export type FindingRow = { days: number | null; figure: string; count: number | null; of: number | null; value: number | null; low: number | null; high: number | null };

const ofShare = (share: Share | null): Pick<FindingRow, 'count' | 'of' | 'value' | 'low' | 'high'> =>
  share === null ? { count: null, of: null, value: null, low: null, high: null } : { count: share.count, of: share.of, value: share.rate, low: share.low, high: share.high };

const rowsOf = ({ bands, recall, precision, auc, saved }: Findings, days: number | null, lossIs: LossIs): FindingRow[] => {
  const only = (figure: string, n: number, of: number | null): FindingRow => ({ days, figure, count: n, of, value: null, low: null, high: null });
  return [
    ...(auc === null ? [] : [{ days, figure: 'AUC', count: null, of: null, ...auc }]),
    ...(recall === null ? [] : [{ days, figure: `Recall: not green of the ${lostWord(lossIs)}`, ...ofShare(recall) }]),
    ...(precision === null ? [] : [{ days, figure: `Precision: ${lostWord(lossIs)} of those not green`, ...ofShare(precision) }]),
    ...(saved === 0 ? [] : [only('Not green, worked on and kept', saved, null)]),
    ...bands.flatMap(({ band, counts, total, lost }) => {
      const name = bandWords[band ?? 'none'];
      return [
        only(`${name}: renewed flat or up`, counts.renewed, total), only(`${name}: contracted`, counts.contracted, total), only(`${name}: churned`, counts.churned, total),
        ...(lost === null ? [] : [{ days, figure: `${name}: share ${lostWord(lossIs)}`, ...ofShare(lost) }]),
      ];
    }),
  ];
};

/** Every figure of a backtest, for a file. `days` is `null` for a table. */
export const findingRows = (all: readonly { days: number | null; findings: Findings }[], lossIs: LossIs): FindingRow[] => all.flatMap(({ days, findings }) => rowsOf(findings, days, lossIs));

export const findingColumns: ExportColumn<FindingRow>[] = [
  { label: 'Days before the decision', kind: 'count', value: ({ days }) => days },
  { label: 'Figure', kind: 'text', width: 40, value: ({ figure }) => figure },
  { label: 'Count', kind: 'count', width: 10, value: ({ count }) => count },
  { label: 'Of', kind: 'count', width: 10, value: ({ of }) => of },
  { label: 'Value', kind: 'count', width: 10, value: ({ value }) => value },
  { label: '95 % from', kind: 'count', width: 10, value: ({ low }) => low },
  { label: '95 % to', kind: 'count', width: 10, value: ({ high }) => high },
];
