import type { Day } from '#shared/days.ts';
import type { AnswerFact, KpiFacts, KpiResult, OfAccount } from '#shared/kpi-facts.ts';
import { resultOf } from '#shared/kpi-figures.ts';
import { movementOf, type FactorOf, type KpiEvent, type Movement } from '#shared/kpi-movements.ts';
import type { KpiKey } from '#shared/kpi-names.ts';
import { measuredOf, periodBefore, periodOf, type Measured, type Period, type PeriodKind } from '#shared/kpi-periods.ts';
import { countedOf, isOwnedOn, logosOf, rowsOf, type Counted } from '#shared/kpi-rules.ts';
import { isMet, targetOf } from '#shared/kpi-targets.ts';
import type { KpiAsked, KpiFigure } from '#shared/kpis.ts';
import { rateOn, toExact, type Rate } from '#shared/rates.ts';
import { segmentOf, type Settings } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { createKpiAccounts } from '#electron/store/kpi-accounts.ts';
import { createKpiWork, type KpiWork } from '#electron/store/kpi-work.ts';
import type { Store } from '#electron/store/store.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

type Scope = Pick<KpiAsked, 'owned' | 'method' | 'segment'>;
/** The book as it is now, from which every period is measured. `byId` leads from any account, a merged one too, to the one that counts. */
type Ground = { accounts: readonly Counted[]; byId: ReadonlyMap<string, Counted>; byLogo: ReadonlyMap<string, Counted[]>; work: KpiWork; factorOn: (on: Day) => FactorOf };

export type KpiBook = {
  /** The period that was asked for; the one that runs where no day is named. */
  period: (asked: { kind: PeriodKind; on: Day | null }) => Period;
  /** What the KPIs of a period follow from; of a period that has not begun there is nothing. */
  facts: (period: Period, scope: Scope) => Promise<KpiFacts>;
  /** A KPI beside the period before and its target. */
  figure: (key: KpiKey, facts: KpiFacts, before: KpiFacts) => KpiFigure;
  /** Every account that counts, under its own id and that of each account merged into it. */
  counted: () => Promise<ReadonlyMap<string, Counted>>;
};
const ofBook = new WeakMap<Store, KpiBook>();
/** How many periods are kept measured. */
const keptPeriods = 60;
/** After so many milliseconds of measuring others may have the thread. */
const turnMs = 8;

const bySegment = new WeakMap<KpiFacts, Map<string, KpiFacts>>();
const results = new WeakMap<KpiFacts, Map<KpiKey, KpiResult>>();

/** A KPI of what was measured, worked out once. */
export const kpiOf = (key: KpiKey, facts: KpiFacts): KpiResult => {
  const known = results.get(facts) ?? new Map<KpiKey, KpiResult>();
  const found = known.get(key) ?? resultOf(key, facts);
  results.set(facts, known.set(key, found));
  return found;
};

/** The facts of one segment of what was measured for all of them. */
export const ofSegment = (facts: KpiFacts, segment: string | null): KpiFacts => {
  if (segment === null) return facts;
  const known = bySegment.get(facts) ?? new Map<string, KpiFacts>();
  const found = known.get(segment) ?? segmentIn(facts, segment);
  bySegment.set(facts, known.set(segment, found));
  return found;
};

const segmentIn = (facts: KpiFacts, segment: string): KpiFacts => {
  const own = <Row extends { segment: string | null }>(rows: readonly Row[]): Row[] => rows.filter((row) => row.segment === segment);
  const logos = facts.logos.flatMap((logo) => {
    const rows = logo.rows.filter(({ account }) => account.segment === segment);
    return rows.length === 0 ? [] : [{ ...logo, rows }];
  });
  return {
    ...facts, scope: { ...facts.scope, segment }, rows: facts.rows.filter(({ account }) => account.segment === segment), logos, renewals: own(facts.renewals), answers: { nps: own(facts.answers.nps), csat: own(facts.answers.csat) },
    onboardings: own(facts.onboardings), runs: own(facts.runs), work: facts.work === null ? null : own(facts.work),
  };
};

/** The KPIs of the book; every service shares what is kept of them. Nothing is read again until something was written, the day changed or the settings did. */
export const createKpiBook = (context: Context): KpiBook => {
  const shared = ofBook.get(context.store);
  if (shared !== undefined) return shared;
  const { store, settings, today } = context;
  const [accountsOf, workOf] = [createKpiAccounts(context), createKpiWork(context)];
  const rates = store.db.prepare<[], Rate>('SELECT currency, on_day AS onDay, rate_nano AS rateNano FROM exchange_rates WHERE deleted_at IS NULL');
  // A movement stays the same while the ledger of its account, the rates and the currency of the book do.
  let moved = new WeakMap<readonly KpiEvent[], Map<string, Movement>>();
  let rated = '';
  let stamp: { writes: number; on: Day; by: Settings } | null = null;
  let ground: Promise<Ground> | null = null;
  const measured = new Map<string, Promise<KpiFacts>>();

  const factorOn = (on: Day, known: readonly Rate[]): FactorOf => {
    const book = settings().currency;
    const factors = new Map<string, bigint | null>();
    return (currency) => {
      const before = factors.get(currency);
      if (before !== undefined) return before;
      const rate = currency === book ? 0 : rateOn(known, currency, on);
      const factor = rate === null ? null : toExact({ minor: 1, currency }, rate, book);
      factors.set(currency, factor);
      return factor;
    };
  };

  const read = async (): Promise<Ground> => {
    const kept = await accountsOf();
    const segmentKey = (segment: string | null): string => segmentOf(settings(), segment).key;
    const accounts = countedOf([...kept.values()]).map((account) => ({ ...account, segment: segmentKey(account.segment) }));
    await turnOfOthers();
    const own = new Map(accounts.map((account) => [account.id, account]));
    const survivor = (id: string): Counted | undefined => {
      for (let [at, steps] = [id, 0]; steps < 20; steps += 1) {
        const found = own.get(at);
        const next = kept.get(at)?.mergedIntoId ?? null;
        if (found !== undefined || next === null) return found;
        at = next;
      }
      return undefined;
    };
    const byId = new Map([...kept.keys()].flatMap((id) => {
      const found = survivor(id);
      return found === undefined ? [] : [[id, found] as const];
    }));
    const whose = (id: string): OfAccount | null => {
      const found = byId.get(id);
      return found === undefined ? null : { accountId: found.id, accountName: found.name, segment: found.segment };
    };
    const known = rates.all();
    const by = JSON.stringify([settings().currency, known]);
    if (by !== rated) moved = new WeakMap();
    rated = by;
    return { accounts, byId, byLogo: Map.groupBy(accounts, ({ logoId }) => logoId), work: await workOf(whose, today()), factorOn: (on) => factorOn(on, known) };
  };
  const now = (): Promise<Ground> => {
    const [on, by, writes] = [today(), settings(), store.writesSinceOpen()];
    if (ground === null || stamp?.writes !== writes || stamp.on !== on || stamp.by !== by) {
      stamp = { writes, on, by };
      measured.clear();
      ground = read();
      ground.catch(() => { ground = null; });
    }
    return ground;
  };

  const moving = (span: Measured, method: Scope['method'], factorOf: FactorOf): ((account: Counted) => Movement) => {
    const key = `${span.from} ${span.to} ${method}`;
    return ({ events }) => {
      const known = moved.get(events) ?? new Map<string, Movement>();
      const before = known.get(key);
      if (before !== undefined) return before;
      const movement = movementOf(events, span, method, factorOf);
      if (known.size >= keptPeriods) known.clear();
      known.set(key, movement);
      moved.set(events, known);
      return movement;
    };
  };

  const measure = async (span: Measured, scope: Scope): Promise<KpiFacts> => {
    const { accounts, byLogo, work, factorOn: factorsOn } = await now();
    const on = today();
    const factorOf = factorsOn(span.from);
    const move = moving(span, scope.method, factorOf);
    let began = performance.now();
    for (const account of accounts) {
      move(account);
      if (performance.now() - began < turnMs) continue;
      await turnOfOthers();
      began = performance.now();
    }
    const rows = rowsOf(accounts, span, { ...scope, segment: null }, on, move);
    await turnOfOthers();
    const logos = logosOf(rows, scope.method, (id) => (byLogo.get(id) ?? []).map(move));
    await turnOfOthers();
    const owned = (day: Day): ReadonlySet<string> => new Set(accounts.filter((account) => isOwnedOn(account.owned, scope.owned === 'now' ? on : day)).map(({ id }) => id));
    const [atStart, atEnd] = [owned(span.from), owned(span.to)];
    const isInside = (day: Day | null): boolean => day !== null && day >= span.from && day <= span.to;
    const answered = (facts: readonly AnswerFact[]): AnswerFact[] => facts.filter(({ answer, accountId }) => isInside(answer.on) && atEnd.has(accountId));
    return {
      measured: span, scope: { ...scope, segment: null }, today: on, bookCurrency: settings().currency, factorOf, rows, logos, renewals: work.renewalsIn(span.from, span.to).filter(({ accountId }) => atStart.has(accountId)),
      answers: { nps: answered(work.answers.nps), csat: answered(work.answers.csat) }, surveyLimits: settings().surveys,
      onboardings: work.onboardings.filter(({ engagedOn, valueOn, closedOn, accountId }) => [engagedOn, valueOn, closedOn].some(isInside) && atEnd.has(accountId)),
      runs: work.runs.filter(({ startedOn, closedOn, accountId }) => startedOn <= span.to && (closedOn === null || closedOn >= span.from) && atEnd.has(accountId)), work: span.to === on ? work.work.filter(({ accountId }) => atEnd.has(accountId)) : null,
    };
  };

  const book: KpiBook = {
    period: ({ kind, on }) => periodOf(kind, on ?? today(), settings().fiscalYearStart),
    facts: async (period, { segment, ...scope }) => {
      await now();
      const span = measuredOf(period, today()) ?? { from: period.from, to: period.to, opensOn: period.from, months: period.months, isRunning: false };
      const key = `${span.from} ${span.to} ${scope.owned} ${scope.method}`;
      const found = measured.get(key) ?? measure(span, { ...scope, segment: null });
      if (measured.size >= keptPeriods) measured.clear();
      measured.set(key, found);
      return ofSegment(await found, segment);
    },
    figure: (key, facts, before) => {
      const found = kpiOf(key, facts);
      const target = targetOf(key, facts.measured.months, settings());
      return { ...found, previous: kpiOf(key, before).value, target, isMet: isMet(key, found.value, target) };
    },
    counted: async () => (await now()).byId,
  };
  ofBook.set(store, book);
  return book;
};

/** Reads single KPIs by their key, for goals and reviews: the whole book of the period, point to point and owned at the start unless asked otherwise. */
export const createKpiReader = (context: Context) => {
  const book = createKpiBook(context);
  return {
    value: async (key: KpiKey, asked: { kind: PeriodKind; on: Day | null }, scope: Partial<Scope> = {}): Promise<KpiFigure> => {
      const whole: Scope = { owned: 'start', method: 'point', segment: null, ...scope };
      const period = book.period(asked);
      return book.figure(key, await book.facts(period, whole), await book.facts(periodBefore(period, context.settings().fiscalYearStart), whole));
    },
  };
};
