import type { AccountRow } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import type { PlanRow } from '#shared/plans.ts';
import { isPlanAsked, progressOf, standingOf, warningsOf, type MilestoneStatus, type PlanStatus } from '#shared/plan-rules.ts';
import { segmentOf, type Settings } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { createPlanActivity } from '#electron/store/plan-activity.ts';
import type { Store } from '#electron/store/store.ts';

type PlanHead = { id: string; account_id: string; name: string; status: PlanStatus; strategy: string; highlights: string; due_on: Day | null; closed_on: Day | null; made_on: Day };
type ObjectiveHead = { id: string; plan_id: string; name: string; status: string; category: string; outcome: string | null; due_on: Day | null; last_validated_on: Day | null; closed_on: Day | null };
type MilestoneHead = { id: string; objective_id: string; name: string; status: MilestoneStatus; progress: number; due_on: Day | null };

/** Something that is past its due day, with the plan that it belongs to. */
export type Late = { id: string; name: string; dueOn: Day; planId: string };
/** What the records of an account say of its plans. `late…` are over all its open plans, the one that is late the longest first. */
export type PlanFacts = {
  plan: PlanHead | null;
  startedOn: Day | null;
  closedOn: Day | null;
  objectives: number;
  openObjectives: number;
  lastClosedOn: Day | null;
  lastActivityOn: Day | null;
  progress: number | null;
  nextMilestone: PlanRow['nextMilestone'];
  lateMilestones: Late[];
  lateObjectives: Late[];
  isUseCaseAchieved: boolean;
};

const latest = (days: readonly (Day | null)[]): Day | null => days.reduce<Day | null>((last, one) => (one !== null && (last === null || one > last) ? one : last), null);
const byDue = (a: { dueOn: Day; id: string }, b: { dueOn: Day; id: string }): number => a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id);

/** From when the time to a green plan counts: the account's start, or the close of the plan before. */
export const planFromOf = (startedOn: Day | null, closedOn: Day | null): Day | null => latest([startedOn, closedOn]);

type Records = { plans: readonly PlanHead[]; objectivesOf: ReadonlyMap<string, ObjectiveHead[]>; milestonesOf: ReadonlyMap<string, MilestoneHead[]>; changedOn: ReadonlyMap<string, Day> };

const factsOf = ({ plans, objectivesOf, milestonesOf, changedOn }: Records, startedOn: Day | null, on: Day): PlanFacts => {
  const open = [...plans.filter(({ status }) => status === 'active'), ...plans.filter(({ status }) => status === 'draft')];
  const [plan = null] = open;
  const own = plan === null ? [] : (objectivesOf.get(plan.id) ?? []);
  const running = open.flatMap(({ id }) => (objectivesOf.get(id) ?? []).filter(({ status }) => status === 'open'));
  const dueIn = (objective: ObjectiveHead): Late[] => (milestonesOf.get(objective.id) ?? []).flatMap(({ id, name, status, due_on: dueOn }) => (status === 'open' && dueOn !== null ? [{ id, name, dueOn, planId: objective.plan_id }] : [])).toSorted(byDue);
  const ownRunning = own.filter(({ status }) => status === 'open');
  const next = ownRunning.flatMap(dueIn).toSorted(byDue)[0];
  const shares = ownRunning.map(({ id }) => progressOf(milestonesOf.get(id) ?? [])).filter((one) => one !== null);
  const closedOn = latest(plans.map((one) => one.closed_on));
  return {
    plan,
    startedOn,
    closedOn,
    objectives: own.length,
    openObjectives: ownRunning.length,
    lastClosedOn: latest(own.map((one) => one.closed_on)),
    lastActivityOn: plan === null ? closedOn : latest([changedOn.get(plan.id) ?? plan.made_on, ...own.map((one) => one.last_validated_on)]),
    progress: shares.length === 0 ? null : shares.reduce((sum, one) => sum + one, 0) / shares.length,
    nextMilestone: next === undefined ? null : { id: next.id, name: next.name, dueOn: next.dueOn },
    lateMilestones: running.flatMap(dueIn).filter(({ dueOn }) => dueOn < on).toSorted(byDue),
    lateObjectives: running.flatMap(({ id, name, due_on: dueOn, plan_id: planId }) => (dueOn !== null && dueOn < on ? [{ id, name, dueOn, planId }] : [])).toSorted(byDue),
    isUseCaseAchieved: plans.some(({ id }) => (objectivesOf.get(id) ?? []).some(({ category, status, outcome }) => category === 'enablement' && status === 'closed' && outcome === 'achieved')),
  };
};

const readFacts = (context: Context) => {
  const { db } = context.store;
  const activity = createPlanActivity(context);
  const some = '(SELECT value FROM json_each(?))';
  const accounts = db.prepare<[string], { id: string; started_on: Day | null }>(`SELECT id, coalesce(csm_since, customer_since) AS started_on FROM accounts WHERE id IN ${some} AND deleted_at IS NULL`);
  const plans = db.prepare<[string], PlanHead>(`SELECT id, account_id, name, status, strategy, highlights, due_on, closed_on, made_on FROM plans WHERE account_id IN ${some} AND deleted_at IS NULL ORDER BY rid DESC`);
  const objectives = db.prepare<[string], ObjectiveHead>(`SELECT id, plan_id, name, status, category, outcome, due_on, last_validated_on, closed_on FROM objectives WHERE plan_id IN ${some} AND deleted_at IS NULL`);
  const milestones = db.prepare<[string], MilestoneHead>(`SELECT id, objective_id, name, status, progress, due_on FROM milestones WHERE objective_id IN ${some} AND deleted_at IS NULL`);
  return (ids: readonly string[], on: Day): ReadonlyMap<string, PlanFacts> => {
    const heads = plans.all(JSON.stringify(ids));
    const own = objectives.all(JSON.stringify(heads.map(({ id }) => id)));
    const steps = milestones.all(JSON.stringify(own.filter(({ status }) => status === 'open').map(({ id }) => id)));
    const plansOf = Map.groupBy(heads, (one) => one.account_id);
    const records = {
      objectivesOf: Map.groupBy(own, (one) => one.plan_id),
      milestonesOf: Map.groupBy(steps, (one) => one.objective_id),
      changedOn: activity(heads.filter(({ status }) => status !== 'closed').map(({ id }) => id)),
    };
    return new Map(accounts.all(JSON.stringify(ids)).map(({ id, started_on: startedOn }) => [id, factsOf({ ...records, plans: plansOf.get(id) ?? [] }, startedOn, on)]));
  };
};

type Facts = () => Promise<ReadonlyMap<string, PlanFacts>>;

const ofBook = new WeakMap<Store, Facts>();

/** What the records of each account say of its plans, kept between the writes that touch them; every service of a book shares it. */
export const createPlanFacts = (context: Context): Facts => {
  const facts = ofBook.get(context.store) ?? keepByAccount(context, readFacts(context));
  ofBook.set(context.store, facts);
  return facts;
};

/** The row of an account on the page of plans; `null` where nobody manages it and it has no plan. */
export const planRowOf = (account: AccountRow, facts: PlanFacts, settings: Settings, today: Day): PlanRow | null => {
  const { plan, closedOn, startedOn, lastActivityOn, objectives, openObjectives, lastClosedOn, isUseCaseAchieved } = facts;
  if (account.coverage !== 'managed' && plan === null) return null;
  const standing = standingOf(plan === null ? (closedOn === null ? null : { status: 'closed', strategy: '', highlights: '', objectives }) : { ...plan, objectives });
  const { priority } = account.priority;
  return {
    accountId: account.id,
    accountName: account.name,
    segment: account.segment,
    priority,
    planId: plan?.id ?? null,
    planName: plan?.name ?? '',
    status: plan?.status ?? null,
    standing,
    warnings: warningsOf(
      {
        standing, status: plan?.status ?? null, priority, startedOn, planFrom: planFromOf(startedOn, closedOn), lastActivityOn, objectives, openObjectives, lastClosedOn, isUseCaseAchieved,
        isAsked: isPlanAsked({ coverage: account.coverage, tree: segmentOf(settings, account.segment).tree, priority }, settings.planLimits),
      },
      settings.planLimits,
      today,
    ),
    objectives,
    openObjectives,
    progress: facts.progress,
    nextMilestone: facts.nextMilestone,
    overdueMilestones: facts.lateMilestones.filter(({ planId }) => planId === plan?.id).length,
    dueOn: plan?.due_on ?? null,
    lastActivityOn,
  };
};
