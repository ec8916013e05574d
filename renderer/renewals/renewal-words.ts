import { daysBetween, type Day } from '#shared/days.ts';
import { exponentOf, formatMoney, sumByCurrency } from '#shared/money.ts';
import { phaseNames, stepNames } from '#shared/renewal-phases.ts';
import { categoryEnds, categoryNames, endNames, endOf, type ClosedBy, type RenewalCategory, type RenewalStatus } from '#shared/renewal-rules.ts';
import type { RenewalRow } from '#shared/renewals.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { count } from '#renderer/ui/say.ts';

export const statusNames: Record<RenewalStatus, string> = { open: 'Open', won: 'Won', lost: 'Lost' };
/** No category is a call of its own, while it is valid. */
export const callName = (category: RenewalCategory | null): string => (category === null ? 'Monitor' : categoryNames[category]);

const closedWords: Record<ClosedBy, string> = { person: '', contract: 'by its contracts', itself: 'renewed itself', grace: 'its grace is over' };
/** How it stands, in a few words. */
export const standingWords = (row: Pick<RenewalRow, 'status' | 'by' | 'isLate' | 'onTime' | 'atrMinor' | 'amountWonMinor'>): string => {
  if (row.status === 'open') return row.isLate ? 'Late' : 'Open';
  const how = row.by === null ? '' : closedWords[row.by];
  const end = row.status === 'won' && endOf(row.atrMinor, row.amountWonMinor ?? 0) === 'contracted' ? `, ${endNames.contracted.toLowerCase()}` : '';
  return `${statusNames[row.status]}${end}${how === '' ? '' : `, ${how}`}${row.onTime === false && row.by !== 'grace' ? ', late' : ''}`;
};

/** `good`, `part` or `bad`: what the call, or the end, means for what is available. */
export const meaningOf = ({ status, category, atrMinor, amountWonMinor, isLate }: RenewalRow): 'good' | 'part' | 'bad' | 'none' => {
  if (isLate) return 'bad';
  if (status === 'open' && category === null) return 'none';
  const end = status === 'open' && category !== null ? categoryEnds[category] : endOf(atrMinor, amountWonMinor ?? 0);
  return end === 'renewed' ? 'good' : end === 'contracted' ? 'part' : 'bad';
};

/** What is late or missing of an open renewal, the worst first. */
export const flagsOf = (row: RenewalRow, today: Day): string[] =>
  row.status !== 'open' ? [] : [
    ...(row.isLate ? [`${count(daysBetween(row.dueOn, today), 'day')} late; lost after ${count(Math.max(0, daysBetween(today, row.graceUntil)), 'more day')}`] : []),
    ...(row.call === 'missing' ? ['No forecast call'] : []),
    ...(row.isNoticeNear ? ['Notice date near'] : []),
    ...row.steps.filter(({ key, isLate }) => isLate && key !== 'close').map(({ key }) => `${stepNames[key]} late`),
    ...(row.doubt === '' ? [] : ['Category and amount differ']),
  ];

export type RenewalFilters = { text: string; category: RenewalCategory | 'monitor' | null; segment: string | null; status: RenewalStatus | 'late' | 'missing' | 'on-time' | null };

const passesStatus = (row: RenewalRow, status: RenewalFilters['status']): boolean => {
  switch (status) {
    case null:
      return true;
    case 'late':
      return row.isLate || row.onTime === false;
    case 'on-time':
      return row.onTime === true;
    case 'missing':
      return row.call === 'missing';
    case 'open':
    case 'won':
    case 'lost':
      return row.status === status;
  }
};

export const filterRenewals = (rows: readonly RenewalRow[], { text, category, segment, status }: RenewalFilters): RenewalRow[] => {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return rows.filter((row) => {
    const own = `${row.accountName} ${row.name} ${row.nextStep}`.toLowerCase();
    return words.every((word) => own.includes(word)) && (category === null || (category === 'monitor' ? row.category === null && row.status === 'open' : row.category === category)) && (segment === null || row.segment === segment) && passesStatus(row, status);
  });
};

/** Sums by currency in words; amounts of different currencies are never added together. A difference says its sign. */
export const sumWords = (rows: readonly RenewalRow[], minor: (row: RenewalRow) => number, say: typeof formatMoney = formatMoney): string => {
  const sums = sumByCurrency(rows.map((row) => ({ minor: minor(row), currency: row.currency })));
  return sums.length === 0 ? '–' : sums.map((sum) => say(sum.minor, sum.currency, 'short')).join(say === formatMoney ? ' + ' : ', ');
};

/** A difference with its sign: "+$1,200", "−$300". */
export const signedMoney = (minor: number, currency: string, style: 'full' | 'short' = 'full'): string => `${minor > 0 ? '+' : minor < 0 ? '−' : ''}${formatMoney(Math.abs(minor), currency, style)}`;

/** A total in whole units of its currency; what was converted has odd cents that say nothing. */
export const wholeMoney = (minor: number, currency: string): string => formatMoney(Math.round(minor / 10 ** exponentOf(currency)) * 10 ** exponentOf(currency), currency);

/** The same in whole units of its currency. */
export const signedWhole = (minor: number, currency: string): string => `${minor > 0 ? '+' : minor < 0 ? '−' : ''}${wholeMoney(Math.abs(minor), currency)}`;

const money = (label: string, value: (row: RenewalRow) => number | null): ExportColumn<RenewalRow> => ({ label, kind: 'money', currency: (row) => row.currency, value });
export const renewalColumns: readonly ExportColumn<RenewalRow>[] = [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Contract', kind: 'text', value: (row) => row.name },
  { label: 'Priority', kind: 'text', value: (row) => row.priority },
  { label: 'Due', kind: 'day', value: (row) => row.dueOn },
  { label: 'Status', kind: 'text', value: standingWords },
  { label: 'Category', kind: 'text', value: (row) => callName(row.category) },
  { label: 'Phase', kind: 'text', value: (row) => phaseNames[row.phase] },
  money('ATR', (row) => row.atrMinor), money('Amount', (row) => row.amountMinor), money('Best', (row) => row.bestMinor), money('Likely', (row) => row.likelyMinor), money('Commit', (row) => row.commitMinor), money('Swing', (row) => row.swingMinor),
  money('Won ATR', (row) => row.wonAtrMinor), money('Net', (row) => row.netMinor),
  { label: 'Soft question', kind: 'day', value: (row) => row.softAskedOn },
  { label: 'Next step', kind: 'text', width: 40, value: (row) => row.nextStep },
  { label: 'Closed', kind: 'day', value: (row) => row.closedOn },
];
