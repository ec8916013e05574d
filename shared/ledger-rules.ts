import { followersOf, renewalDue } from '#shared/contracts.ts';
import { addDays, addMonths, daysBetween, type Day } from '#shared/days.ts';
import type { LineKind } from '#shared/line-kinds.ts';
import { movesOn, type Span } from '#shared/ledger-moves.ts';
import type { ArrEventKind } from '#shared/ledger.ts';
import { sumByCurrency, type Money } from '#shared/money.ts';

/** A line of a contract. Days are its own, empty where they are those of its contract; `endOn` is its last day. */
export type TermLine = {
  /** The id of the contract where the contract has no lines and stands for one itself. */
  id: string;
  productId: string | null; name: string; kind: LineKind; quantity: number | null; arrMinor: number; startOn: Day | null; endOn: Day | null; escalatorPercent: number | null;
};
/** A contract with its lines, as the rules of ARR look at it. `endOn` is the last day of the paid term, `endedOn` the first day without it where it was lost or ended early. */
export type Term = {
  id: string; accountId: string; name: string; currency: string; startOn: Day; endOn: Day | null; renewalOn: Day | null; endedOn: Day | null; noticeGivenOn: Day | null;
  autoRenew: boolean; renewsId: string | null; orderType: string | null; lines: readonly TermLine[];
};
/** `graceDays` is `renewalGraceDays` of the settings. */
export type LedgerRules = { graceDays: number; today: Day };

/** What is derived of contracts: the kind `transfer-in` or `transfer-out` has a delta of 0. `sourceKey` names the same movement again when the contracts are looked at anew. */
export type DerivedEvent = {
  sourceKey: string; accountId: string; on: Day; deltaMinor: number; currency: string; kind: ArrEventKind; contractId: string | null; lineId: string | null; productId: string | null;
  isContractual: boolean; isEstimated: boolean; carriedMinor: number | null;
};

/** Trials and one-off services are never ARR (kpis.md). */
export const isArrKind = (kind: LineKind): boolean => kind === 'recurring' || kind === 'usage';

const hasArr = (term: Term): boolean => term.lines.some(({ kind, arrMinor }) => isArrKind(kind) && arrMinor > 0);
/** Runs on by itself at the end of the paid term. */
export const renewsItself = (term: Pick<Term, 'autoRenew' | 'noticeGivenOn' | 'endedOn'>): boolean => term.autoRenew && term.noticeGivenOn === null && term.endedOn === null;

/**
 * The contracts that take over from one: those that say so, and those that `followersOf` finds where they name no other. A contract that renews by itself
 * is followed only by one that says so or that has its name: something else that begins near its end does not end it.
 */
export const followersOfTerm = (term: Term, others: readonly Term[], graceDays: number): Term[] => {
  const near = new Set(followersOf(term, others, graceDays).filter((next) => next.renewsId === null && (!renewsItself(term) || next.name === term.name)));
  return others.filter((next) => next !== term && hasArr(next) && (near.has(next) || (next.renewsId === term.id && next.startOn > term.startOn)));
};

/**
 * The first day without a contract, or `null` while nothing ends it. Lost or ended early: that day. Taken over by another: the day after its end, or the start of the
 * other where that is later within the grace, so that a late renewal is no gap. Else, once the grace is over, the day after its end, for churn counts on the
 * effective end of the paid term; until then it is open and stays in the base (kpis.md).
 * @param others the contracts of the account; may hold the contract itself
 */
export const endOfTerm = (term: Term, others: readonly Term[], { graceDays, today }: LedgerRules): Day | null => {
  if (term.endedOn !== null) return term.endedOn;
  if (term.endOn === null) return null;
  const after = addDays(term.endOn, 1);
  const followers = followersOfTerm(term, others, graceDays);
  if (followers.length > 0) {
    const start = followers.map(({ startOn }) => startOn).toSorted()[0] ?? after;
    return start > after && start <= addDays(term.endOn, graceDays) ? start : after;
  }
  if (renewsItself(term)) return null;
  return today > addDays(term.endOn, graceDays) ? after : null;
};

const lineStart = (term: Term, line: TermLine): Day => (line.startOn !== null && line.startOn > term.startOn ? line.startOn : term.startOn);
/** The first day without a line that ends before its contract does; `null` where it runs as long as its contract. */
const ownEnd = (term: Term, line: TermLine): Day | null => (line.endOn === null || (term.endOn !== null && line.endOn >= term.endOn) ? null : addDays(line.endOn, 1));

/** ARR of a contract on a day inside of its term, in minor units of its currency: what runs of its recurring lines and of its usage. */
export const arrOfTerm = (term: Term, on: Day): number => {
  if (on < term.startOn || (term.endOn !== null && on > term.endOn)) return 0;
  return term.lines
    .filter((line) => isArrKind(line.kind) && lineStart(term, line) <= on && on < (ownEnd(term, line) ?? '9999-12-31'))
    .reduce((total, { arrMinor }) => total + arrMinor, 0);
};

/** What is available to renew: ARR on the last day of the paid term; of a contract without an end, what has no end. */
export const atrOf = (term: Term): number => arrOfTerm(term, term.endOn ?? '9999-12-30');

/** The same product: by its id, else by its name without the year in it. */
const productKeyOf = ({ productId, name }: TermLine): string => productId ?? `name ${name.toLowerCase().replaceAll(/\b(?:19|20)\d\d\b|[^\p{L}\p{N}]+/gu, ' ').replaceAll(/\s+/g, ' ').trim()}`;

/** Every line with ARR of the contracts of an account with the days on which it runs, late renewals bridged. */
export const spansOf = (terms: readonly Term[], rules: LedgerRules): Span[] =>
  terms.flatMap((term) => {
    const end = endOfTerm(term, terms, rules);
    return term.lines.filter((line) => isArrKind(line.kind) && line.arrMinor > 0).flatMap((line): Span[] => {
      const [from, own] = [lineStart(term, line), ownEnd(term, line)];
      const to = own === null || (end !== null && end < own) ? end : own;
      if (to !== null && to <= from) return [];
      return [{
        contractId: term.id, lineId: line.id, productId: line.productId, productKey: productKeyOf(line), currency: term.currency, quantity: line.quantity, arrMinor: line.arrMinor,
        escalatorPercent: line.escalatorPercent ?? 0, isEstimated: line.kind === 'usage', from, to,
      }];
    });
  });

const runningOn = (spans: readonly Span[], on: Day): Span[] => spans.filter(({ from, to }) => from <= on && (to === null || to > on));
const byCurrency = (spans: readonly Span[]): Money[] => sumByCurrency(spans.map(({ arrMinor, currency }) => ({ minor: arrMinor, currency })));

/** A movement that was booked by hand or imported, beside those that follow from contracts. */
export type Booked = { on: Day; deltaMinor: number; currency: string };
/** What the ARR of an account follows from. */
export type ArrBasis = { terms: readonly Term[]; booked: readonly Booked[] };
export const noArr: ArrBasis = { terms: [], booked: [] };

/** ARR of the lines of an account that run on a day by currency, largest first: the same as the sum of its derived movements up to that day. */
export const arrOfTerms = (terms: readonly Term[], on: Day, rules: LedgerRules): Money[] => byCurrency(runningOn(spansOf(terms, rules), on));

/** ARR of an account on a day by currency, largest first, as the ledger has it: what runs, and what was booked up to that day. */
export const arrOf = ({ terms, booked }: ArrBasis, on: Day, rules: LedgerRules): Money[] =>
  sumByCurrency([...arrOfTerms(terms, on, rules), ...booked.filter((one) => one.on <= on).map(({ deltaMinor, currency }) => ({ minor: deltaMinor, currency }))]);

/** The length of a term in months, by its days. */
export const monthsOf = ({ startOn }: Pick<Term, 'startOn'>, endOn: Day): number => Math.max(1, Math.round(daysBetween(startOn, addDays(endOn, 1)) / 30.44));

/** The last days of the terms that a contract had: the one that is written, and those by which it prolonged itself until it ended, or today. */
export const lastDaysOf = (term: Term, endOn: Day, isFollowed: boolean, today: Day): Day[] => {
  const until = !term.autoRenew ? endOn : term.endedOn !== null ? addDays(term.endedOn, -1) : renewsItself(term) && !isFollowed ? today : endOn;
  const days = [endOn];
  for (let at = 1; (days.at(-1) ?? endOn) < until && at < 200; at += 1) days.push(addDays(addMonths(addDays(endOn, 1), at * monthsOf(term, endOn)), -1));
  return days;
};

/** When a contract that nothing took over is due next: by what is written, or after the term by which it prolonged itself. */
const nextDueOf = (term: Term, today: Day): Day | null => {
  const lastDay = term.endOn === null ? null : lastDaysOf(term, term.endOn, false, today).at(-1);
  return lastDay === null || lastDay === undefined || lastDay === term.endOn ? renewalDue(term) : addDays(lastDay, 1);
};

/** The next renewal to work: the earliest due day among contracts that run, or ended within the grace, and that nothing took over or ended. */
export const nextRenewalOf = (terms: readonly Term[], { graceDays, today }: LedgerRules): Day | null =>
  terms
    .filter((term) => term.startOn <= today && term.endedOn === null && (term.endOn === null || renewsItself(term) || term.endOn >= addDays(today, -graceDays)) && followersOfTerm(term, terms, graceDays).length === 0)
    .map((term) => nextDueOf(term, today))
    .filter((due) => due !== null)
    .toSorted()[0] ?? null;

/** What a handover carries: the ARR of the day before, where there was some. It moves none. */
const transfers = (spans: readonly Span[], { id, csmSince, ownedTo }: LedgerAccount): DerivedEvent[] => {
  const carried = (on: Day | null, kind: 'transfer-in' | 'transfer-out'): DerivedEvent[] =>
    on === null ? [] : byCurrency(runningOn(spans, addDays(on, -1))).map(({ minor, currency }) => ({
      sourceKey: `${kind}:${currency}`, accountId: id, on, deltaMinor: 0, currency, kind, contractId: null, lineId: null, productId: null, isContractual: false, isEstimated: false, carriedMinor: minor,
    }));
  return [...carried(csmSince, 'transfer-in'), ...carried(ownedTo === null ? null : addDays(ownedTo, 1), 'transfer-out')];
};

/** `csmSince` is the first day with the CSM of the book, `ownedTo` the last one. */
export type LedgerAccount = { id: string; csmSince: Day | null; ownedTo: Day | null };

/**
 * Every movement of ARR that follows from the contracts of an account, oldest first: their sum up to a day is the ARR of that day. The order of the contracts does
 * not matter, and the same contracts give the same movements. Days that lie ahead are told where they are known.
 */
export const eventsOf = (terms: readonly Term[], account: LedgerAccount, rules: LedgerRules): DerivedEvent[] => {
  const spans = spansOf(terms, rules).toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1));
  const days = [...new Set(spans.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].toSorted();
  const contractIds = new Set(terms.map(({ id }) => id));
  let before: Span[] = [];
  let hadArr = false;
  const events = days.flatMap((on) => {
    const after = runningOn(spans, on);
    const moves = movesOn(before, after, hadArr);
    before = after;
    hadArr ||= after.length > 0;
    return moves.map(({ span, edge, part, kind, deltaMinor, isContractual, isEstimated }): DerivedEvent => ({
      sourceKey: `${edge}:${span.lineId}${part === '' ? '' : `:${part}`}`, accountId: account.id, on, deltaMinor, currency: span.currency, kind, contractId: span.contractId,
      lineId: contractIds.has(span.lineId) ? null : span.lineId, productId: span.productId, isContractual, isEstimated, carriedMinor: null,
    }));
  });
  return [...events, ...transfers(spans, account)].toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
};
