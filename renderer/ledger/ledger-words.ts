import { arrEventKindNames, transferKinds, type Difference, type LedgerRow, type LedgerSum, type Mend } from '#shared/ledger.ts';
import { formatMoney } from '#shared/money.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

/** An amount with its sign: "+$1,200", "−$300". */
export const signed = (minor: number, currency: string): string => `${minor > 0 ? '+' : minor < 0 ? '−' : ''}${formatMoney(Math.abs(minor), currency)}`;

/** What moved; a transfer moves nothing and says what it carries. */
export const amountOf = ({ kind, deltaMinor, carriedMinor, currency }: LedgerRow): string => (transferKinds.includes(kind) ? `carries ${formatMoney(carriedMinor ?? 0, currency)}` : signed(deltaMinor, currency));

export const sourceNames: Record<LedgerRow['source'], string> = { contract: 'Contract', hand: 'By hand', import: 'Imported' };

/** What else is to be said of a movement. */
export const notesOf = ({ isContractual, isEstimated, isByHand, derivedKind, reason }: LedgerRow): string =>
  [isContractual ? 'contract escalator' : '', isEstimated ? 'estimated' : '', isByHand ? `${arrEventKindNames[derivedKind].toLowerCase()} by the contract` : '', reason].filter((part) => part !== '').join(', ');

export const ledgerColumns: ExportColumn<LedgerRow>[] = [
  { label: 'Day', kind: 'day', value: (row) => row.on },
  { label: 'Account', kind: 'text', width: 28, value: (row) => row.account.label },
  { label: 'Kind', kind: 'text', value: (row) => arrEventKindNames[row.kind] },
  { label: 'ARR moved', kind: 'money', currency: (row) => row.currency, value: (row) => row.deltaMinor },
  { label: 'ARR carried', kind: 'money', currency: (row) => row.currency, value: (row) => row.carriedMinor },
  { label: 'Product or contract', kind: 'text', width: 24, value: (row) => row.what },
  { label: 'Source', kind: 'text', value: (row) => sourceNames[row.source] },
  { label: 'Contractual', kind: 'text', value: (row) => (row.isContractual ? 'yes' : '') },
  { label: 'Estimated', kind: 'text', value: (row) => (row.isEstimated ? 'yes' : '') },
  { label: 'Kind by the contract', kind: 'text', value: (row) => (row.isByHand ? arrEventKindNames[row.derivedKind] : '') },
  { label: 'Reason', kind: 'text', width: 32, value: (row) => row.reason },
];

/** Sums of one kind in their currencies: "+$1.2K +€300". */
export const sumText = (sums: readonly LedgerSum[], style: 'full' | 'short'): string =>
  sums.filter(({ minor }) => minor !== 0).map(({ minor, currency, kind }) => `${transferKinds.includes(kind) ? '' : minor > 0 ? '+' : '−'}${formatMoney(Math.abs(minor), currency, style)}`).join(' ') || '0';

export const differenceNames: Record<Difference['what'], [left: string, right: string]> = { step: ['In the ledger', 'By the contracts'], booked: ['In the ledger', 'By the contracts'], stated: ['In the ledger', 'Stated'] };
export const mendNames: Record<Mend, string> = { derive: 'Derive again', book: 'Book the difference', reverse: 'Take it back', 'take-ledger': 'Take the ledger as stated', 'forget-stated': 'Forget the stated figure' };
