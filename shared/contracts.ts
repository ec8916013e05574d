import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { addDays, day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { currency, minor, sumByCurrency, type Money } from '#shared/money.ts';
import { id, line, type Written, type WrittenRecord } from '#shared/records.ts';

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
});
export type ContractFields = z.infer<typeof contractFields>;
export type Contract = ContractFields & { id: string };
/** What the rules of ARR and renewals look at. */
export type ContractTerm = Pick<ContractFields, 'name' | 'arrMinor' | 'currency' | 'startOn' | 'endOn' | 'renewalOn'>;

export const newContract: Omit<ContractFields, 'accountId' | 'startOn'> = { name: '', arrMinor: 0, currency: 'USD', endOn: null, renewalOn: null, autoRenew: false, seats: null, notes: '' };

/** The sentence for a contract whose days contradict each other, or `null`. */
export const contractFault = (contract: Pick<ContractFields, 'startOn' | 'endOn' | 'renewalOn'>): string | null => {
  if (contract.endOn !== null && contract.endOn < contract.startOn) return 'The contract ends before it starts.';
  if (contract.renewalOn !== null && contract.renewalOn < contract.startOn) return 'The renewal is due before the contract starts.';
  return null;
};

/** True where a contract runs on a day, its first and last day included. */
export const isActive = (contract: Pick<ContractFields, 'startOn' | 'endOn'>, on: Day): boolean =>
  contract.startOn <= on && (contract.endOn === null || contract.endOn >= on);

/** When a contract is due for renewal; `null` where it has no end. */
export const renewalDue = (contract: Pick<ContractFields, 'endOn' | 'renewalOn'>): Day | null =>
  contract.renewalOn ?? (contract.endOn === null ? null : addDays(contract.endOn, 1));

/** ARR of the contracts that run on a day, in their largest currency. Contracts in other currencies are not mixed in. */
export const arrOn = (contracts: readonly ContractTerm[], on: Day, bookCurrency: string): Money =>
  sumByCurrency(contracts.filter((one) => isActive(one, on)).map((one) => ({ minor: one.arrMinor, currency: one.currency })))[0] ?? { minor: 0, currency: bookCurrency };

const follows = (contract: ContractTerm, endOn: Day, next: ContractTerm, graceDays: number): boolean =>
  next !== contract && next.startOn > contract.startOn && next.startOn <= addDays(endOn, graceDays) && (next.name === contract.name || next.startOn >= addDays(endOn, -graceDays));

/**
 * The contracts that take over from one: those of the same name that start before the grace has run out, and any that start within the
 * grace of its end.
 */
export const followersOf = <Term extends ContractTerm>(contract: ContractTerm, others: readonly Term[], graceDays: number): Term[] => {
  const { endOn } = contract;
  return endOn === null ? [] : others.filter((next) => follows(contract, endOn, next, graceDays));
};

/** True where another contract takes over. */
export const isFollowed = (contract: ContractTerm, others: readonly ContractTerm[], graceDays: number): boolean => {
  const { endOn } = contract;
  return endOn !== null && others.some((next) => follows(contract, endOn, next, graceDays));
};

/** The next renewal to work: the earliest due day among contracts that run, or ended within the grace, and were not followed by another. */
export const nextRenewal = (contracts: readonly ContractTerm[], on: Day, graceDays: number): Day | null =>
  contracts
    .filter((one) => one.startOn <= on && (one.endOn === null || one.endOn >= addDays(on, -graceDays)) && !isFollowed(one, contracts, graceDays))
    .map(renewalDue)
    .filter((due) => due !== null)
    .toSorted()[0] ?? null;

export const contractsContract = {
  create: oc.errors(errors).input(contractFields.partial().extend({ accountId: id, startOn: day })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: contractFields.partial() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
