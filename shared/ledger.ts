import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { currency, minor, type Money } from '#shared/money.ts';
import { id, line, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';

/** What moved (kpis.md). A transfer moves no ARR of the account: it carries the account into the book or out of it. */
export const arrEventKinds = ['new', 'seats', 'tier', 'cross-sell', 'price', 'contraction', 'churn', 'win-back', 'transfer-in', 'transfer-out'] as const;
export type ArrEventKind = (typeof arrEventKinds)[number];

export const arrEventKindNames: Record<ArrEventKind, string> = {
  new: 'New', seats: 'Seats', tier: 'Tier', 'cross-sell': 'Cross-sell', price: 'Price', contraction: 'Contraction', churn: 'Churn', 'win-back': 'Win-back', 'transfer-in': 'Transfer in', 'transfer-out': 'Transfer out',
};
/** Kinds that only take away; all others but the transfers only add. */
export const lossKinds: readonly ArrEventKind[] = ['contraction', 'churn'];
export const transferKinds: readonly ArrEventKind[] = ['transfer-in', 'transfer-out'];
/** Kinds that a movement of a sign can have. */
export const kindsFor = (deltaMinor: number): ArrEventKind[] => arrEventKinds.filter((kind) => !transferKinds.includes(kind) && lossKinds.includes(kind) === deltaMinor < 0);

/** One row of the ledger. `kind` is the one that counts, `derivedKind` the one that follows from the contracts. */
export type LedgerRow = {
  id: string; on: Day; account: RecordLink; kind: ArrEventKind; derivedKind: ArrEventKind; isByHand: boolean; deltaMinor: number; carriedMinor: number | null; currency: string; source: 'contract' | 'hand' | 'import';
  contractId: string | null; what: string; isContractual: boolean; isEstimated: boolean; reason: string;
};
export type LedgerSum = { kind: ArrEventKind; currency: string; minor: number; count: number };
/** At most so many rows are listed, the newest; sums are of all. */
export const mostLedgerRows = 5_000;
export const ledgerFilter = z.strictObject({ accountId: id.nullable(), kind: z.enum(arrEventKinds).nullable(), from: day.nullable(), to: day.nullable() });
export type LedgerFilter = z.infer<typeof ledgerFilter>;

/** What can be booked by hand: the amount is given without a sign, for the kind says whether it adds or takes away. */
export const bookedFields = z.strictObject({ on: day, kind: z.enum(arrEventKinds).exclude(['transfer-in', 'transfer-out']), amountMinor: minor.min(1, 'An amount is more than zero.'), currency, reason: line.min(1, 'Say why it is booked by hand.') });
export type BookedFields = z.infer<typeof bookedFields>;

export const mends = ['derive', 'book', 'reverse', 'take-ledger', 'forget-stated'] as const;
export type Mend = (typeof mends)[number];
/**
 * Two figures of an account that disagree, on a day. `step`: the derived movements do not follow from the contracts any more. `booked`: something was booked beside the contracts.
 * `stated`: another system says otherwise.
 */
export type Difference = { what: 'step' | 'booked' | 'stated'; on: Day; currency: string; ledgerMinor: number; otherMinor: number; why: string; mends: Mend[] };
export type ReconciliationRow = { account: RecordLink; ledger: Money[]; contracts: Money[]; stated: (Money & { on: Day | null }) | null; differences: Difference[] };

export type StoredRate = { id: string; currency: string; onDay: Day; rateNano: number; source: string };
const rateNano = z.int().min(1, 'A rate is more than zero.').max(9_000_000_000_000_000);
const rateFields = z.strictObject({ currency, onDay: day, rateNano, source: line });
export type RateFields = z.infer<typeof rateFields>;

export const ledgerContract = {
  /** The newest first. */
  events: oc.errors(errors).input(ledgerFilter).output(type<{ rows: LedgerRow[]; total: number; sums: LedgerSum[] }>()),
  /** Gives a movement another kind of the same sign, or its own again with `null`. */
  reclassify: oc.errors(errors).input(z.strictObject({ id, kind: z.enum(arrEventKinds).nullable(), reason: line })).output(type<WrittenRecord>()),
  book: oc.errors(errors).input(bookedFields.extend({ accountId: id })).output(type<WrittenRecord>()),
  changeBooked: oc.errors(errors).input(z.strictObject({ id, fields: bookedFields })).output(type<WrittenRecord>()),
  removeBooked: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  /** Accounts whose ledger, contracts and stated ARR disagree, by name; `checked` is how many accounts were looked at. */
  reconciliation: oc.errors(errors).output(type<{ rows: ReconciliationRow[]; checked: number }>()),
  /** `index` is that of the difference in its row. */
  mend: oc.errors(errors).input(z.strictObject({ accountId: id, what: z.enum(['step', 'booked', 'stated']), currency, mend: z.enum(mends) })).output(type<WrittenRecord>()),
  /** Sets what another system states; `null` forgets it. */
  state: oc.errors(errors).input(z.strictObject({ accountId: id, stated: z.strictObject({ minor: minor.min(0, 'ARR is zero or more.'), currency, on: day }).nullable() })).output(type<WrittenRecord>()),
  /** The newest first; `missing` names currencies of the ledger that have no rate. */
  rates: oc.errors(errors).output(type<{ rates: StoredRate[]; bookCurrency: string; missing: string[] }>()),
  saveRate: oc.errors(errors).input(z.strictObject({ id: id.nullable(), fields: rateFields })).output(type<WrittenRecord>()),
  removeRate: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  /** Adds rates, or replaces those of the same currency and day. */
  addRates: oc.errors(errors).input(z.strictObject({ rates: z.array(rateFields).min(1).max(5_000) })).output(type<{ added: number; changed: number } & Written>()),
  /** What merging would join: the survivor counts the history of both. */
  merge: oc.errors(errors).input(z.strictObject({ accountId: id, survivorId: id, on: day })).output(type<WrittenRecord>()),
  unmerge: oc.errors(errors).input(z.strictObject({ accountId: id })).output(type<WrittenRecord>()),
  /** Where an account was merged into, and which were merged into it. */
  mergers: oc.errors(errors).input(z.strictObject({ accountId: id })).output(type<{ into: (RecordLink & { on: Day }) | null; absorbed: (RecordLink & { on: Day })[] }>()),
};
