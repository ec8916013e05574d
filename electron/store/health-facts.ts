import type { Account } from '#shared/accounts.ts';
import type { AdoptionFacts, SupportFacts } from '#shared/adoption-facts.ts';
import { addDays, addMonths, dayName, type Day, type Instant } from '#shared/days.ts';
import type { HealthFacts } from '#shared/health-judge.ts';
import { noArr, type ArrBasis } from '#shared/ledger-rules.ts';
import { isPlanAsked, standingOf, type PlanStatus } from '#shared/plan-rules.ts';
import { segmentOf, type Settings } from '#shared/settings.ts';
import { settingsFrom, type Context } from '#electron/context.ts';
import { accountOf, accountRow } from '#electron/store/account-rows.ts';
import { createAccountPast, type AccountPast } from '#electron/store/account-past.ts';
import { createAdoptionFacts } from '#electron/store/adoption-facts.ts';
import { arrBasisOf, createArrReader } from '#electron/store/arr-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { planFromOf } from '#electron/store/plan-book.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { createSupportFacts } from '#electron/store/support-facts.ts';

/** How far back it is looked for when a key person was met; no model asks for longer. */
const metMonths = 6;

type PlanKnown = { name: string; status: PlanStatus; strategy: string; highlights: string; closedOn: Day | null; objectives: number };
/** What the records of an account say on a day, the same whether it was read now or from history. Plans are newest first, contracts and people in the order in which they were made. */
type Known = { rid: number; account: Account; basis: ArrBasis; lastMeetingOn: Day | null; keyPeople: HealthFacts['keyPeople']; plans: readonly PlanKnown[] };

/** What health follows from, with the segment whose model counts. */
export type AccountFacts = { rid: number; segment: string; facts: HealthFacts };
/** The instants at which usage and support cases are read; `null` is as they are now. */
export type OutsideAt = { usage: Instant | null; cases: Instant | null };
/** The parts that other words know. */
type Outside = { adoption: AdoptionFacts | undefined; support: SupportFacts | undefined };

const isKeyPerson = ({ is_key: isKey, buying_role: role }: { is_key: number; buying_role: string | null }): boolean => isKey === 1 || role === 'champion' || role === 'economic-buyer';
const latest = (days: readonly (Day | null)[]): Day | null => days.reduce<Day | null>((last, one) => (one !== null && (last === null || one > last) ? one : last), null);

/** The plan that counts as on the page of plans: the newest active one, else the newest draft. Where none is asked for, or not yet, there is nothing to judge. */
const planOf = ({ account, basis, plans }: Known, settings: Settings, on: Day): { plan: HealthFacts['plan']; priority: HealthFacts['priority'] } => {
  const { priority } = accountRow(account, { lastEngagementOn: null, nextCallOn: null, openCommitments: 0, overdueCommitments: 0, people: 0 }, basis, settings, on).priority;
  const plan = plans.find(({ status }) => status === 'active') ?? plans.find(({ status }) => status === 'draft');
  if (plan !== undefined) return { priority, plan: { standing: standingOf(plan), why: plan.name } };
  const { tree } = segmentOf(settings, account.segment);
  if (!isPlanAsked({ coverage: account.coverage, tree, priority }, settings.planLimits)) return { priority, plan: { standing: null, why: 'There is no plan, and none is asked for' } };
  const from = planFromOf(account.csmSince ?? account.customerSince, latest(plans.map(({ closedOn }) => closedOn)));
  const dueOn = from === null ? null : addDays(from, settings.planLimits.greenWithinDays);
  if (dueOn === null || on <= dueOn) return { priority, plan: { standing: null, why: dueOn === null ? 'There is no plan, and no start from which one would be due' : `There is no plan yet; a green one is due by ${dayName(dueOn)}` } };
  return { priority, plan: { standing: standingOf(plans.length > 0 ? { status: 'closed', strategy: '', highlights: '', objectives: 0 } : null), why: '' } };
};

const factsOf = (known: Known, { adoption, support }: Outside, settings: Settings, on: Day): AccountFacts => {
  const { account, basis } = known;
  return {
    rid: known.rid,
    segment: segmentOf(settings, account.segment).key,
    facts: {
      on,
      ...planOf(known, settings, on),
      contractStartOn: basis.terms.reduce<Day | null>((first, { startOn }) => (first === null || startOn < first ? startOn : first), null) ?? account.customerSince,
      sentiment: account.sentiment === null ? null : { colour: account.sentiment, on: account.sentimentOn },
      licences: adoption?.licences ?? null,
      activeUsers: adoption?.activeUsers ?? null,
      useCases: adoption?.useCases ?? [],
      support: support ?? null,
      lastMeetingOn: known.lastMeetingOn,
      keyPeople: known.keyPeople,
    },
  };
};

const some = 'IN (SELECT value FROM json_each(@ids))';
const isEngagement = `c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop')`;

/** Reads accounts as they are now, one statement a table; days after `on` do not count. */
const createReadNow = ({ store }: Context) => {
  const { db } = store;
  const accounts = db.prepare<object, StoredRow>(`SELECT * FROM accounts WHERE id ${some} AND deleted_at IS NULL`);
  const arr = createArrReader(db);
  const meetings = db.prepare<object, { accountId: string; on: Day }>(`SELECT c.account_id AS accountId, max(c.on_day) AS "on" FROM activities c WHERE c.account_id ${some} AND ${isEngagement} AND c.deleted_at IS NULL AND c.on_day <= @on GROUP BY c.account_id`);
  const people = db.prepare<object, { accountId: string; id: string; name: string; metOn: Day | null }>(
    `WITH met AS (SELECT c.account_id AS account, t.person_id AS id, max(c.on_day) AS on_day FROM activities c CROSS JOIN attendances t ON t.activity_id = c.id
       WHERE c.account_id ${some} AND ${isEngagement} AND c.deleted_at IS NULL AND c.on_day BETWEEN @since AND @on AND t.presence = 'attended' AND t.deleted_at IS NULL AND t.person_id IS NOT NULL GROUP BY c.account_id, t.person_id)
     SELECT p.account_id AS accountId, p.id, p.name, m.on_day AS metOn FROM people p LEFT JOIN met m ON m.id = p.id AND m.account = p.account_id
     WHERE p.account_id ${some} AND p.deleted_at IS NULL AND (p.left_on IS NULL OR p.left_on > @on) AND (p.is_key = 1 OR p.buying_role IN ('champion', 'economic-buyer')) ORDER BY p.rid`,
  );
  const plans = db.prepare<object, PlanKnown & { accountId: string }>(
    `SELECT p.account_id AS accountId, p.name, p.status, p.strategy, p.highlights, p.closed_on AS closedOn, (SELECT count(*) FROM objectives o WHERE o.plan_id = p.id AND o.deleted_at IS NULL) AS objectives
     FROM plans p WHERE p.account_id ${some} AND p.deleted_at IS NULL ORDER BY p.rid DESC`,
  );
  return (accountIds: readonly string[], on: Day): Map<string, Known> => {
    const ids = JSON.stringify(accountIds);
    const bases = arr(accountIds);
    const meetingOf = new Map(meetings.all({ ids, on }).map((row) => [row.accountId, row.on]));
    const peopleOf = Map.groupBy(people.all({ ids, on, since: addMonths(on, -metMonths) }), ({ accountId }) => accountId);
    const plansOf = Map.groupBy(plans.all({ ids }), ({ accountId }) => accountId);
    return new Map(accounts.all({ ids }).map((row) => [row.id, {
      rid: Number(row['rid']),
      account: accountOf(row),
      basis: bases.get(row.id) ?? noArr,
      lastMeetingOn: meetingOf.get(row.id) ?? null,
      keyPeople: (peopleOf.get(row.id) ?? []).map(({ id, name, metOn }) => ({ id, name, metOn })),
      plans: plansOf.get(row.id) ?? [],
    }]));
  };
};

/** What history says of an account at an instant; `null` where it was not in the book. */
const knownAt = (past: AccountPast, id: string, on: Day, at: Instant): Known | null => {
  const [account] = past.at('accounts', at);
  if (account === undefined) return null;
  const isOwn = (row: { account_id: string | null }): boolean => row.account_id === id;
  const held = new Map(past.at('activities', at).filter((one) => isOwn(one) && one.state === 'held' && ['call', 'meeting', 'workshop'].includes(one.type) && one.on_day <= on).map((one) => [one.id, one.on_day]));
  const since = addMonths(on, -metMonths);
  const met = new Map<string, Day>();
  for (const { activity_id: activity, person_id: person, presence } of past.at('attendances', at)) {
    const day = held.get(activity);
    if (day !== undefined && day >= since && person !== null && presence === 'attended' && day > (met.get(person) ?? '')) met.set(person, day);
  }
  const objectives = Map.groupBy(past.at('objectives', at), (one) => one.plan_id);
  return {
    rid: Number(account['rid']),
    account: accountOf(account),
    basis: arrBasisOf({ contracts: past.at('contracts', at).filter(isOwn), lines: past.at('contract_lines', at), events: past.at('arr_events', at) }),
    lastMeetingOn: latest([...held.values()]),
    keyPeople: past.at('people', at).filter((one) => isOwn(one) && isKeyPerson(one) && (one.left_on === null || one.left_on > on)).toSorted((a, b) => a.rid - b.rid).map(({ id: person, name }) => ({ id: person, name, metOn: met.get(person) ?? null })),
    plans: past.at('plans', at).filter(isOwn).toSorted((a, b) => b.rid - a.rid).map((one) => ({ name: one.name, status: one.status, strategy: one.strategy, highlights: one.highlights, closedOn: one.closed_on, objectives: objectives.get(one.id)?.length ?? 0 })),
  };
};

/** Reads the settings as they were known at an instant. */
const createSettingsAt = ({ store }: Context) => {
  const stored = store.db.prepare<[], StoredRow & { key: string; value: string }>('SELECT * FROM settings ORDER BY rid');
  let last: { as: string; settings: Settings } | null = null;
  return (at: Instant): Settings => {
    const rows = asOf(store.db, 'settings', stored.all(), at);
    const as = JSON.stringify(rows);
    if (last?.as !== as) last = { as, settings: settingsFrom(rows) };
    return last.settings;
  };
};

/**
 * Gathers what health follows from, of accounts on a day. With `at`, only from what was known at that instant; an account that was not in the
 * book then is left out. The quick way reads the records as they are: it gives the same for an account that nothing touched since.
 */
export const createHealthFacts = (context: Context) => {
  const readNow = createReadNow(context);
  const readPast = createAccountPast(context.store.db);
  const [adoption, support] = [createAdoptionFacts(context), createSupportFacts(context)];
  const settingsAt = createSettingsAt(context);

  const anyCase = context.store.db.prepare<[], { id: string }>('SELECT c.account_id AS id FROM support_cases c JOIN accounts a ON a.id = c.account_id AND a.deleted_at IS NULL WHERE c.deleted_at IS NULL ORDER BY c.opened_on LIMIT 1');

  /** As the records are now. `settings` and `outside` are those of the day where it is a past one. */
  const now = (ids: readonly string[], on: Day, settings: Settings = context.settings(), outside: OutsideAt = { usage: null, cases: null }): Map<string, AccountFacts> => {
    const [used, cases] = [adoption(ids, on, outside.usage), support(ids, on, outside.cases)];
    return new Map([...readNow(ids, on)].map(([id, known]) => [id, factsOf(known, { adoption: used.get(id), support: cases.get(id) }, settings, on)]));
  };
  /** From accounts that were read with their history. */
  const ofPasts = (pasts: ReadonlyMap<string, AccountPast>, on: Day, at: Instant, settings: Settings): Map<string, AccountFacts> => {
    const there = new Map([...pasts].flatMap(([id, past]) => {
      const known = knownAt(past, id, on, at);
      return known === null ? [] : [[id, known] as const];
    }));
    const ids = [...there.keys()];
    if (ids.length === 0) return new Map();
    const [used, cases] = [adoption(ids, on, at), support(ids, on, at)];
    return new Map([...there].map(([id, known]) => [id, factsOf(known, { adoption: used.get(id), support: cases.get(id) }, settings, on)]));
  };
  return {
    now,
    ofPasts,
    readPast,
    settingsAt,
    /** The day up to which cases of any account are known now; `null` without any. */
    casesUpTo: (on: Day): Day | null => {
      const one = anyCase.get();
      return one === undefined ? null : (support([one.id], on, null).get(one.id)?.on ?? null);
    },
    /** As known at an instant, from history alone. */
    at: (ids: readonly string[], on: Day, at: Instant): Map<string, AccountFacts> => ofPasts(new Map(ids.map((id) => [id, readPast(id, at)])), on, at, settingsAt(at)),
  };
};
export type HealthFactsReader = ReturnType<typeof createHealthFacts>;
