import type { Sentiment } from '#shared/accounts.ts';
import type { AdoptionFacts } from '#shared/adoption-facts.ts';
import { colourOf, isNoData, colourOfUseCase, type Aggregate, type Grain, type MetricRole, type UseCaseColour, type UseCaseState } from '#shared/adoption-rules.ts';
import { isActive } from '#shared/contracts.ts';
import type { Day, Instant } from '#shared/days.ts';
import type { Entity } from '#shared/records.ts';
import { segmentOf } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { useCases, usageMetrics } from '#electron/store/schema-signals.ts';
import { createUsageNow, type UsageNow } from '#electron/store/usage-now.ts';
import { createUsageReader } from '#electron/store/usage-points.ts';

export type Metric = Omit<typeof usageMetrics.$inferSelect, 'aggregate' | 'grain' | 'role'> & { aggregate: Aggregate; grain: Grain; role: MetricRole };
export type UseCaseRead = {
  id: string; useCaseId: string; name: string; state: UseCaseState; isOriginal: boolean; notes: string;
  /** What was set by hand, and the day on which it was said; it may be too old to count. */
  hand: Sentiment | null; saidOn: Day | null;
  colour: UseCaseColour | null; metricId: string | null; metricNow: UsageNow | null;
};
/** Some of what is bought, by `metrics` that count it or by the seats of the `contracts` that run. */
export type Ratio = { part: number; whole: number; on: Day; wholeBy: 'metrics' | 'contracts'; metricIds: string[] };
/** What is known of the use of an account. `values` are the figures of now by metric, with those that are too old; `since` is the start of its first contract, else since when it is a customer. `segment` is the one whose rules count. */
export type AdoptionRead = { segment: string; licences: Ratio | null; activeUsers: Ratio | null; useCases: UseCaseRead[]; values: ReadonlyMap<string, UsageNow>; newestOn: Day | null; since: Day | null };

type OwnRow = { id: string; deleted_at: string | null; account_id: string };
type WorkedRow = OwnRow & { use_case_id: string; state: UseCaseState; is_original: number; colour: Sentiment | null; since_on: Day | null; notes: string };
type TermRow = OwnRow & { seats: number | null; start_on: Day; end_on: Day | null };
type Owner = { rid: number; id: string; deleted_at: string | null; customer_since: Day | null; segment: string | null };
const some = '(SELECT value FROM json_each(?))';
const [toMetric, toUseCase] = [recordOf(usageMetrics), recordOf(useCases)];

type Part = { metric: Metric; now: UsageNow };

/** The parts of a role over what is bought: product by product where the product says both, else all of it over all that is bought. Parts that stopped coming are left out. */
const ratioOf = (parts: readonly Part[], bought: readonly Part[], seats: number, noDataDays: number): Ratio | null => {
  const newest = parts.reduce<Day | null>((last, { now }) => (last === null || now.on > last ? now.on : last), null);
  if (newest === null) return null;
  const coming = parts.filter(({ now }) => !isNoData(now.on, newest, { noDataDays }));
  const boughtOf = Map.groupBy(bought, ({ metric }) => metric.productId);
  const paired = coming.filter(({ metric }) => boughtOf.has(metric.productId));
  const counted = paired.length > 0 ? paired : coming;
  const products = new Set(counted.map(({ metric }) => metric.productId));
  const buying = paired.length > 0 ? bought.filter(({ metric }) => products.has(metric.productId)) : bought;
  const sum = (all: readonly Part[]): number => all.reduce((total, { now }) => total + now.value, 0);
  const whole = buying.length > 0 ? sum(buying) : seats;
  return whole <= 0 ? null : { part: sum(counted), whole, on: newest, wholeBy: buying.length > 0 ? 'metrics' : 'contracts', metricIds: [...counted, ...buying].map(({ metric }) => metric.id) };
};

/** Reads the use of accounts on a day with all that the adoption page says of it; see `createAdoptionFacts`. `ofAll` reads also the metrics by which nothing is judged. */
export const createAdoptionReader = ({ store, settings }: Context, { ofAll }: { ofAll: boolean }) => {
  const { db } = store;
  const usageNow = createUsageNow(db);
  const { knownAt } = createUsageReader(db);
  const all = (entity: 'usage_metrics' | 'use_cases') => db.prepare<[], StoredRow>(`SELECT * FROM ${entity} ORDER BY rid`);
  const catalogue = { usage_metrics: all('usage_metrics'), use_cases: all('use_cases') };
  const owners = db.prepare<[string], Owner>(`SELECT rid, id, deleted_at, customer_since, segment FROM accounts WHERE id IN ${some}`);
  /** The rows of accounts: those that are there, from each account by the index of live rows, or with those that were removed, by one pass over the table. */
  const ofAccounts = <Row>(table: string, columns: readonly string[]) => {
    const shown = `SELECT ${['id', 'deleted_at', 'account_id', ...columns].map((one) => `r.${one}`).join(', ')}`;
    const live = db.prepare<[string], Row>(`${shown} FROM json_each(?) j CROSS JOIN ${table} r ON r.account_id = j.value AND r.deleted_at IS NULL`);
    const ever = db.prepare<[string], Row>(`${shown} FROM ${table} r WHERE r.account_id IN ${some}`);
    return (at: Instant | null, ids: string): Row[] => (at === null ? live : ever).all(ids);
  };
  const own = {
    account_use_cases: ofAccounts<WorkedRow>('account_use_cases', ['use_case_id', 'state', 'is_original', 'colour', 'since_on', 'notes']),
    contracts: ofAccounts<TermRow>('contracts', ['seats', 'start_on', 'end_on']),
  };

  const knownOf = (at: Instant | null) => <Row extends { id: string; deleted_at: string | null }>(entity: Entity, rows: Row[]): Row[] => (at === null ? rows.filter((row) => row.deleted_at === null) : asOf(db, entity, rows, at));
  const readBook = (at: Instant | null) => {
    const known = knownOf(at);
    const named = new Map(known('use_cases', catalogue.use_cases.all()).map(toUseCase).map((one) => [one.id, one]));
    const showing = new Set([...named.values()].map(({ metricId }) => metricId));
    return {
      metrics: (known('usage_metrics', catalogue.usage_metrics.all()).map(toMetric) as Metric[]).filter(({ id, role }) => ofAll || showing.has(id) || ['licences-used', 'licences-billable', 'active-users'].includes(role)),
      useCases: named,
      batches: at === null ? null : knownAt(at),
    };
  };
  let last: { at: Instant | null; writes: number; book: ReturnType<typeof readBook> } | null = null;
  /** The catalogue, the same for many accounts asked after each other. */
  const bookAt = (at: Instant | null): ReturnType<typeof readBook> => {
    const writes = store.writesSinceOpen();
    if (db.inTransaction) return readBook(at);
    if (last?.at !== at || last.writes !== writes) last = { at, writes, book: readBook(at) };
    return last.book;
  };

  return (accountIds: readonly string[], on: Day, at: Instant | null): ReadonlyMap<string, AdoptionRead> => {
    const limits = settings().adoption;
    const known = knownOf(at);
    const ids = JSON.stringify(accountIds);
    const { metrics, useCases: named, batches } = bookAt(at);
    const accounts = known('accounts', owners.all(ids));
    const usage = usageNow(accounts.map(({ rid }) => rid), metrics, on, limits.windowDays, batches);
    const useCasesOf = Map.groupBy(known('account_use_cases', own.account_use_cases(at, ids)), (one) => one.account_id);
    const contractsOf = Map.groupBy(known('contracts', own.contracts(at, ids)), (one) => one.account_id);
    const metricOf = new Map(metrics.map((one) => [one.id, one]));

    const useCaseOf = (one: WorkedRow, now: ReadonlyMap<number, UsageNow>): UseCaseRead[] => {
      const { colour: hand, since_on: saidOn } = one;
      const useCase = named.get(one.use_case_id);
      if (useCase === undefined) return [];
      const metric = metricOf.get(useCase.metricId ?? '');
      const metricNow = metric === undefined ? null : (now.get(metric.rid) ?? null);
      const says = metric === undefined || metricNow === null ? null : colourOf(metricNow.value, metric);
      const colour = colourOfUseCase({ hand: hand === null || saidOn === null || saidOn > on ? null : { colour: hand, on: saidOn }, metric: says === null || metricNow === null ? null : { colour: says, on: metricNow.on } }, on, limits);
      return [{ id: one.id, useCaseId: useCase.id, name: useCase.name, state: one.state, isOriginal: one.is_original === 1, notes: one.notes, hand, saidOn, colour, metricId: metric?.id ?? null, metricNow }];
    };

    return new Map(accounts.map(({ rid, id, segment, customer_since: customerSince }) => {
      const now = usage.get(rid) ?? new Map<number, UsageNow>();
      const partsOf = (role: MetricRole): Part[] => metrics.flatMap((metric) => (metric.role === role && now.has(metric.rid) ? [{ metric, now: now.get(metric.rid) as UsageNow }] : []));
      const terms = contractsOf.get(id) ?? [];
      const seats = terms.reduce((sum, one) => sum + (isActive({ startOn: one.start_on, endOn: one.end_on }, on) ? (one.seats ?? 0) : 0), 0);
      const bought = partsOf('licences-billable');
      return [id, {
        segment: segmentOf(settings(), segment).key,
        licences: ratioOf(partsOf('licences-used'), bought, seats, limits.noDataDays),
        activeUsers: ratioOf(partsOf('active-users'), bought, seats, limits.noDataDays),
        useCases: (useCasesOf.get(id) ?? []).flatMap((one) => useCaseOf(one, now)).toSorted((a, b) => (named.get(a.useCaseId)?.position ?? 0) - (named.get(b.useCaseId)?.position ?? 0) || a.name.localeCompare(b.name)),
        values: new Map(metrics.flatMap((metric) => (now.has(metric.rid) ? [[metric.id, now.get(metric.rid) as UsageNow] as const] : []))),
        newestOn: [...now.values()].reduce<Day | null>((newest, one) => (newest === null || one.on > newest ? one.on : newest), null),
        since: terms.map((one) => one.start_on).filter((day) => day <= on).toSorted()[0] ?? customerSince,
      }];
    }));
  };
};

/**
 * Reads the use of accounts on a day. With `at`, only from what was known at that instant: batches imported and records changed later
 * do not count. An account about which nothing is known is left out. A colour set by hand that is too old gives way to the metric's; how old a metric's value
 * may be is for the one who asks, but a colour that is too old is `null` already.
 */
export const createAdoptionFacts = (context: Context) => {
  const read = createAdoptionReader(context, { ofAll: false });
  return (accountIds: readonly string[], on: Day, at: Instant | null): ReadonlyMap<string, AdoptionFacts> =>
    new Map([...read(accountIds, on, at)].flatMap(([id, { licences, activeUsers, useCases: all }]) => {
      const worked = all.filter(({ state }) => state === 'enabling' || state === 'adopted');
      return licences === null && activeUsers === null && worked.length === 0 ? [] : [[id, {
        licences: licences === null ? null : { used: licences.part, billable: licences.whole, on: licences.on },
        activeUsers: activeUsers === null ? null : { active: activeUsers.part, billable: activeUsers.whole, on: activeUsers.on },
        useCases: worked.map(({ useCaseId, name, colour, isOriginal }) => ({ useCaseId, name, colour: colour?.colour ?? null, isOriginal, on: colour?.on ?? null })),
      }]];
    }));
};
