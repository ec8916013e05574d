import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { addDays, day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { currency, minor, type Money } from '#shared/money.ts';
import type { ArrEventKind } from '#shared/ledger.ts';
import { lineKinds } from '#shared/line-kinds.ts';
import { id, line, type Written, type WrittenRecord } from '#shared/records.ts';

export const orderTypes = ['new', 'growth', 'renewal'] as const;
export type OrderType = (typeof orderTypes)[number];

export const contractFields = z.strictObject({
  accountId: id,
  name: line,
  arrMinor: minor.min(0, 'ARR is zero or more.'),
  currency,
  startOn: day,
  /** The last day of the paid term; `null` runs on. */
  endOn: day.nullable(),
  /** When the renewal is due; the day after the end where it is not given. */
  renewalOn: day.nullable(),
  autoRenew: z.boolean(),
  seats: z.int().min(0).nullable(),
  notes: z.string().max(10_000),
  orderType: z.enum(orderTypes).nullable(),
  termMonths: z.int().min(1, 'A term is one month or more.').max(240, 'A term is 240 months at most.').nullable(),
  /** The last day on which notice can be given. */
  noticeOn: day.nullable(),
  /** When the customer gave notice; ARR runs to the end of the paid term all the same. */
  noticeGivenOn: day.nullable(),
  /** The first day without it, where it was lost or ended early. */
  endedOn: day.nullable(),
  /** The contract that it takes over from. */
  renewsId: id.nullable(),
});
export type ContractFields = z.infer<typeof contractFields>;
export type Contract = ContractFields & { id: string };
/** What the rules of ARR and renewals look at. */
export type ContractTerm = Pick<ContractFields, 'name' | 'arrMinor' | 'currency' | 'startOn' | 'endOn' | 'renewalOn'>;

export const newContract: Omit<ContractFields, 'accountId' | 'startOn'> = { name: '', arrMinor: 0, currency: 'USD', endOn: null, renewalOn: null, autoRenew: false, seats: null, notes: '', orderType: null, termMonths: null, noticeOn: null, noticeGivenOn: null, endedOn: null, renewsId: null };

/** A line of a contract. Days that are empty are those of the contract; `endOn` is the last day. ARR is in the currency of the contract. */
export const lineFields = z.strictObject({
  productId: id.nullable(),
  name: line,
  kind: z.enum(lineKinds),
  quantity: z.number().min(0, 'A quantity is zero or more.').max(1e12).nullable(),
  unit: z.string().trim().max(60, 'That is longer than 60 characters.'),
  arrMinor: minor.min(0, 'ARR is zero or more.'),
  startOn: day.nullable(),
  endOn: day.nullable(),
  escalatorPercent: z.number().min(0, 'An escalator is zero or more.').max(100, 'An escalator is 100 % at most.').nullable(),
  notes: z.string().max(10_000),
});
export type LineFields = z.infer<typeof lineFields>;
export const newLine: LineFields = { productId: null, name: '', kind: 'recurring', quantity: null, unit: '', arrMinor: 0, startOn: null, endOn: null, escalatorPercent: null, notes: '' };
export type ContractLine = LineFields & { id: string; contractId: string; position: number };

/**
 * What happens to a contract on the way. `on` is the first day on which it counts: of more seats or another product (which end with the contract: co-term), of fewer, of another
 * price, without the contract, or of the contract that wins the customer back.
 */
export const amendment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), on: day, ...lineFields.pick({ productId: true, name: true, quantity: true, unit: true, arrMinor: true, escalatorPercent: true }).shape, lineKind: lineFields.shape.kind }),
  /** `quantity` is what is given up; empty is all of it. */
  z.strictObject({ kind: z.literal('cancel'), on: day, lineId: id, quantity: lineFields.shape.quantity }),
  z.strictObject({ kind: z.literal('price'), on: day, lineId: id, arrMinor: lineFields.shape.arrMinor }),
  z.strictObject({ kind: z.literal('end'), on: day }),
  z.strictObject({ kind: z.literal('win-back'), on: day, termMonths: z.int().min(1).max(240) }),
]);
export type Amendment = z.infer<typeof amendment>;

/** The sentence for a contract whose days contradict each other, or `null`. */
export const contractFault = (contract: Pick<ContractFields, 'startOn' | 'endOn' | 'renewalOn'>): string | null => {
  if (contract.endOn !== null && contract.endOn < contract.startOn) return 'The contract ends before it starts.';
  if (contract.renewalOn !== null && contract.renewalOn < contract.startOn) return 'The renewal is due before the contract starts.';
  return null;
};

/** The sentence for a line whose days contradict each other, or `null`. */
export const lineFault = ({ startOn, endOn }: Pick<LineFields, 'startOn' | 'endOn'>): string | null => (startOn !== null && endOn !== null && endOn < startOn ? 'The line ends before it starts.' : null);

/** True where a contract runs on a day, its first and last day included. */
export const isActive = (contract: Pick<ContractFields, 'startOn' | 'endOn'>, on: Day): boolean =>
  contract.startOn <= on && (contract.endOn === null || contract.endOn >= on);

/** When a contract is due for renewal; `null` where it has no end. */
export const renewalDue = (contract: Pick<ContractFields, 'endOn' | 'renewalOn'>): Day | null =>
  contract.renewalOn ?? (contract.endOn === null ? null : addDays(contract.endOn, 1));

type Dated = Pick<ContractTerm, 'name' | 'startOn' | 'endOn'>;
const follows = (contract: Dated, endOn: Day, next: Dated, graceDays: number): boolean =>
  next !== contract && next.startOn > contract.startOn && next.startOn <= addDays(endOn, graceDays) && (next.name === contract.name || next.startOn >= addDays(endOn, -graceDays));

/**
 * The contracts that take over from one: those of the same name that start before the grace has run out, and any that start within the
 * grace of its end.
 */
export const followersOf = <Term extends Dated>(contract: Dated, others: readonly Term[], graceDays: number): Term[] => {
  const { endOn } = contract;
  return endOn === null ? [] : others.filter((next) => follows(contract, endOn, next, graceDays));
};

/** A contract with its lines, and what follows from them on a day. */
export type ContractDetail = {
  contract: Contract;
  lines: ContractLine[];
  /** ARR on the day, in minor units of its currency. */
  arrMinor: number;
  /** The first day without it, where something ends it. */
  effectiveEndOn: Day | null;
  /** Past the end of the paid term, open and within the grace. */
  isLate: boolean;
  /** Renewed by another contract. */
  isFollowed: boolean;
};
/** What an amendment would move in the ledger: movements that come (`minor` of their currency) and those that go. */
export type AmendmentPreview = { moves: { on: Day; kind: ArrEventKind; name: string; minor: number; currency: string; isGone: boolean }[]; before: Money; after: Money };

const lineInput = lineFields.partial();
const amend = z.strictObject({ contractId: id, amendment });

export const contractsContract = {
  /** Contracts of an account with their lines, the latest first, now or as they were known at the end of a past day. */
  list: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<{ contracts: ContractDetail[]; arr: Money[]; products: { id: string; name: string }[] }>()),
  create: oc.errors(errors).input(contractFields.partial().extend({ accountId: id, startOn: day, lines: z.array(lineInput).max(200).optional() })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: contractFields.partial() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  addLine: oc.errors(errors).input(z.strictObject({ contractId: id, fields: lineInput })).output(type<WrittenRecord>()),
  /** Corrects a line; what changed on a day is an amendment. */
  changeLine: oc.errors(errors).input(z.strictObject({ id, fields: lineInput })).output(type<WrittenRecord>()),
  removeLine: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  /** What an amendment would move; writes nothing. */
  preview: oc.errors(errors).input(amend).output(type<AmendmentPreview>()),
  amend: oc.errors(errors).input(amend).output(type<WrittenRecord>()),
};
