import { renewalDue } from '#shared/contracts.ts';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import { arrOfTerm, followersOfTerm, isArrKind, lastDaysOf, type LedgerRules, type Term } from '#shared/ledger-rules.ts';
import { formatMoney } from '#shared/money.ts';
import type { Fault } from '#shared/plan-rules.ts';
import type { RenewalLimits } from '#shared/presets/renewal-limits.ts';

/** What is called of a renewal (rules.md § 9); without one it is monitored. "Actionable" means that something can still be done. */
export const renewalCategories = ['will-renew', 'will-contract-actionable', 'will-contract', 'will-churn-actionable', 'will-churn'] as const;
export type RenewalCategory = (typeof renewalCategories)[number];
export const categoryNames: Record<RenewalCategory, string> = {
  'will-renew': 'Will renew', 'will-contract-actionable': 'Will contract (actionable)', 'will-contract': 'Will contract', 'will-churn-actionable': 'Will churn (actionable)', 'will-churn': 'Will churn',
};
/** How a category says that a renewal ends. */
export const categoryEnds: Record<RenewalCategory, RenewalEnd> = {
  'will-renew': 'renewed', 'will-contract-actionable': 'contracted', 'will-contract': 'contracted', 'will-churn-actionable': 'churned', 'will-churn': 'churned',
};

/** What the customer answered to the soft question. */
export const softOutcomes = ['yes', 'with-changes', 'undecided', 'no'] as const;
export type SoftOutcome = (typeof softOutcomes)[number];
export const softOutcomeNames: Record<SoftOutcome, string> = { yes: 'They will renew', 'with-changes': 'They will renew with changes', undecided: 'They have not decided', no: 'They will not renew' };

export const renewalStatuses = ['open', 'won', 'lost'] as const;
export type RenewalStatus = (typeof renewalStatuses)[number];
export const renewalEnds = ['renewed', 'contracted', 'churned'] as const;
export type RenewalEnd = (typeof renewalEnds)[number];
export const endNames: Record<RenewalEnd, string> = { renewed: 'Renewed in full', contracted: 'Contracted', churned: 'Churned' };

/** How a renewal ended: a person closed it, another contract or the end of this one says so, it renewed itself, or its grace ran out. */
export type ClosedBy = 'person' | 'contract' | 'itself' | 'grace';

/** What a person said of a renewal. Money is in minor units of the contract's currency. */
export type Spoken = {
  category: RenewalCategory | null; amountMinor: number | null; swingMinor: number | null; bestMinor: number | null; likelyMinor: number | null; commitMinor: number | null;
  softAskedOn: Day | null; status: RenewalStatus; closedOn: Day | null;
};
export const unspoken: Spoken = { category: null, amountMinor: null, swingMinor: null, bestMinor: null, likelyMinor: null, commitMinor: null, softAskedOn: null, status: 'open', closedOn: null };

/** A contract that comes up on a day: what is available, and how it ended. `isCurrent` is false for a term that renewed itself and ran on since. */
export type Renewal = {
  contractId: string;
  accountId: string;
  currency: string;
  /** The last day of the paid term. */
  lastDay: Day;
  dueOn: Day;
  isCurrent: boolean;
  atrMinor: number;
  status: RenewalStatus;
  by: ClosedBy | null;
  closedOn: Day | null;
  amountWonMinor: number | null;
  /** The contracts that took over. */
  nextIds: string[];
  /** Open past its date: flagged, and in the base until the grace is over. */
  isLate: boolean;
};

/** Available to renew: ARR of what runs on the last day, also where the term was prolonged by itself. What was ended early counts as it ran last. */
export const atrOn = (term: Term, lastDay: Day): number => {
  const on = term.endedOn !== null && addDays(term.endedOn, -1) < lastDay ? addDays(term.endedOn, -1) : lastDay;
  return arrOfTerm(term.endOn !== null && on > term.endOn ? { ...term, endOn: on } : term, on);
};

/** Won ATR = min(amount won, ATR); net = amount − ATR (rules.md § 9). */
export const wonOf = (atrMinor: number, amountWonMinor: number): { wonAtrMinor: number; netMinor: number } => ({ wonAtrMinor: Math.min(amountWonMinor, atrMinor), netMinor: amountWonMinor - atrMinor });
/** What the forecast says will be lost of what is available. */
export const forecastLoss = (atrMinor: number, amountMinor: number): number => Math.max(0, atrMinor - amountMinor);
/** How an amount ends a renewal. */
export const endOf = (atrMinor: number, amountMinor: number): RenewalEnd => (amountMinor <= 0 && atrMinor > 0 ? 'churned' : amountMinor < atrMinor ? 'contracted' : 'renewed');

/** Those that take over from a term within its grace; by the name of the contract, where several begin. From one that was ended, only one that says so or has its name. */
const takersOf = (term: Term, terms: readonly Term[], lastDay: Day, graceDays: number, isEnded: boolean): Term[] => {
  const all = followersOfTerm(term, terms, graceDays).filter(({ startOn }) => startOn <= addDays(lastDay, graceDays));
  const [said, named] = [all.filter(({ renewsId }) => renewsId === term.id), all.filter(({ name }) => name === term.name)];
  return said.length > 0 ? said : named.length > 0 || isEnded ? named : all;
};

type Draft = Renewal & { takers: Term[] };

/** Gives what a contract that took over from several brings to each: first what was available there, and what is more to the largest. */
const share = (drafts: readonly Draft[]): void => {
  const closed = drafts.filter(({ takers }) => takers.length > 0).toSorted((a, b) => b.atrMinor - a.atrMinor || (a.contractId < b.contractId ? -1 : 1));
  for (const one of closed) one.amountWonMinor = 0;
  for (const next of new Set(closed.flatMap(({ takers }) => takers))) {
    const claimants = closed.filter(({ takers }) => takers.includes(next));
    let left = arrOfTerm(next, next.startOn);
    for (const one of claimants) {
      const part = Math.min(left, Math.max(0, one.atrMinor - (one.amountWonMinor ?? 0)));
      one.amountWonMinor = (one.amountWonMinor ?? 0) + part;
      left -= part;
    }
    const [largest] = claimants;
    if (largest !== undefined) largest.amountWonMinor = (largest.amountWonMinor ?? 0) + left;
  }
};

const draftsOf = (term: Term, terms: readonly Term[], spoken: Spoken | undefined, { graceDays, today }: LedgerRules): Draft[] => {
  const { endOn } = term;
  if (endOn === null || !term.lines.some(({ kind }) => isArrKind(kind))) return [];
  const days = lastDaysOf(term, endOn, followersOfTerm(term, terms, graceDays).length > 0, today);
  return days.map((lastDay, at): Draft => {
    const isCurrent = at === days.length - 1;
    const dueOn = at === 0 ? (renewalDue(term) ?? addDays(lastDay, 1)) : addDays(lastDay, 1);
    const atrMinor = atrOn(isCurrent ? term : { ...term, endedOn: null }, lastDay);
    const base = { contractId: term.id, accountId: term.accountId, currency: term.currency, lastDay, dueOn, isCurrent, atrMinor, nextIds: [], isLate: false, takers: [] };
    if (!isCurrent) return { ...base, status: 'won', by: 'itself', closedOn: dueOn, amountWonMinor: atrMinor };
    const isClosed = (status: RenewalStatus): boolean => spoken?.status === status;
    const takers = takersOf(term, terms, lastDay, graceDays, term.endedOn !== null || isClosed('lost'));
    if (takers.length > 0) {
      const closedOn = isClosed('won') ? (spoken?.closedOn ?? null) : null;
      return { ...base, takers, nextIds: takers.map(({ id }) => id), status: 'won', by: closedOn === null ? 'contract' : 'person', closedOn: closedOn ?? takers.map(({ startOn }) => startOn).toSorted()[0] ?? dueOn, amountWonMinor: 0 };
    }
    if (isClosed('lost')) return { ...base, status: 'lost', by: 'person', closedOn: spoken?.closedOn ?? term.endedOn ?? dueOn, amountWonMinor: 0 };
    if (term.endedOn !== null) return { ...base, status: 'lost', by: 'contract', closedOn: term.endedOn, amountWonMinor: 0 };
    if (today > addDays(lastDay, graceDays)) return { ...base, status: 'lost', by: 'grace', closedOn: addDays(lastDay, graceDays + 1), amountWonMinor: 0 };
    return { ...base, status: 'open', by: null, closedOn: null, amountWonMinor: null, isLate: today > dueOn };
  });
};

/**
 * The renewals of an account, by their date. Only contracts with an end come up. One that another takes over from is won, whoever wrote it down; one that ended is lost; one that
 * is open past its date is late, and lost once the grace is over (kpis.md). A contract that renews itself is won at its ARR with each term that it ran on.
 * @param terms every contract of the account
 */
export const renewalsOf = (terms: readonly Term[], spoken: ReadonlyMap<string, Spoken>, rules: LedgerRules): Renewal[] => {
  const drafts = terms.flatMap((term) => draftsOf(term, terms, spoken.get(term.id), rules));
  share(drafts);
  return drafts.map(({ takers: _takers, ...renewal }) => renewal).toSorted((a, b) => (a.dueOn === b.dueOn ? (a.contractId < b.contractId ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
};

/** True where it was closed by its date; `null` while it is open. */
export const isOnTime = ({ status, by, closedOn, dueOn }: Pick<Renewal, 'status' | 'by' | 'closedOn' | 'dueOn'>): boolean | null => (status === 'open' ? null : by !== 'grace' && closedOn !== null && closedOn <= dueOn);

/** Figures of a forecast, each of them told: `amount` is what is expected, and best ≥ likely ≥ commit. */
export type Forecast = { amountMinor: number; swingMinor: number; bestMinor: number; likelyMinor: number; commitMinor: number };

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/**
 * What is forecast of an open renewal. What was not said follows: the amount is what is available, nothing where it will churn; likely is the amount, best adds the swing, and nothing is
 * committed without a category. What was said is held to its bounds: 0 ≤ swing ≤ forecast loss, best ≥ likely ≥ commit.
 */
export const forecastOf = (spoken: Spoken, atrMinor: number): Forecast => {
  const amountMinor = spoken.amountMinor ?? (spoken.category !== null && categoryEnds[spoken.category] === 'churned' ? 0 : atrMinor);
  const swingMinor = clamp(spoken.swingMinor ?? 0, 0, forecastLoss(atrMinor, amountMinor));
  const likelyMinor = spoken.likelyMinor ?? clamp(amountMinor, spoken.commitMinor ?? 0, spoken.bestMinor ?? Number.MAX_SAFE_INTEGER);
  const bestMinor = Math.max(likelyMinor, spoken.bestMinor ?? amountMinor + swingMinor);
  const commitMinor = Math.min(likelyMinor, spoken.commitMinor ?? (spoken.category === null ? 0 : amountMinor));
  return { amountMinor, swingMinor, bestMinor, likelyMinor, commitMinor };
};
/** What a closed renewal is forecast at: what it was won for. */
export const settledForecast = (amountWonMinor: number): Forecast => ({ amountMinor: amountWonMinor, swingMinor: 0, bestMinor: amountWonMinor, likelyMinor: amountWonMinor, commitMinor: amountWonMinor });

const order = [['bestMinor', 'Best'], ['likelyMinor', 'Likely'], ['commitMinor', 'Commit']] as const;

/** The sentence for a forecast that cannot be, or `null`. */
export const forecastFault = (spoken: Spoken, atrMinor: number, currency: string): Fault | null => {
  const money = (minor: number): string => formatMoney(minor, currency);
  for (const field of ['amountMinor', 'swingMinor', 'bestMinor', 'likelyMinor', 'commitMinor'] as const) if ((spoken[field] ?? 0) < 0) return { field, sentence: 'An amount is nothing or more.' };
  const { amountMinor } = forecastOf(spoken, atrMinor);
  const loss = forecastLoss(atrMinor, amountMinor);
  if ((spoken.swingMinor ?? 0) > loss) return { field: 'swingMinor', sentence: loss === 0 ? 'Nothing is forecast to be lost, so nothing can swing. Lower the amount first.' : `The swing is at most the forecast loss of ${money(loss)}: ${money(atrMinor)} available less ${money(amountMinor)} expected.` };
  const said = order.flatMap(([field, name]) => (spoken[field] === null ? [] : [{ field, name, minor: spoken[field] }]));
  for (const [at, lower] of said.entries()) {
    const upper = said[at - 1];
    if (upper !== undefined && lower.minor > upper.minor) return { field: lower.field, sentence: `${lower.name} cannot be more than ${upper.name.toLowerCase()}: ${money(lower.minor)} against ${money(upper.minor)}. Best is the most, commit the least.` };
  }
  return null;
};

/** Where the category and the amount contradict each other; empty where they do not. */
export const forecastDoubt = (spoken: Pick<Spoken, 'category' | 'amountMinor'>, atrMinor: number): string => {
  if (spoken.category === null || spoken.amountMinor === null) return spoken.category !== null && categoryEnds[spoken.category] === 'contracted' ? 'It will contract: say to which amount.' : '';
  const [called, is] = [categoryEnds[spoken.category], endOf(atrMinor, spoken.amountMinor)];
  return called === is ? '' : `The category says “${categoryNames[spoken.category].toLowerCase()}”, and the amount is ${is === 'churned' ? 'nothing' : is === 'contracted' ? 'less than what is available' : 'all of what is available'}.`;
};

/** `monitor` is no call, while that is still valid; `missing` no call when one is due (rules.md § 9). */
export type CallState = 'called' | 'monitor' | 'missing';
export const callState = (category: RenewalCategory | null, dueOn: Day, today: Day, { callMonths }: Pick<RenewalLimits, 'callMonths'>): CallState =>
  category !== null ? 'called' : today >= addMonths(dueOn, -callMonths) ? 'missing' : 'monitor';
