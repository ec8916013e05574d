import type { CustomerCriterion, CustomerFacts, CustomerMilestone, CustomerObjective, CustomerRating } from '#shared/customer-facts.ts';
import type { Day, Instant } from '#shared/days.ts';
import { latestOf, progressOf, type PlanStatus, type Side } from '#shared/plan-rules.ts';
import type { Criterion, Milestone, Objective, Plan, Rating } from '#shared/plans.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import { createPlanActivity } from '#electron/store/plan-activity.ts';
import { createPlanReader } from '#electron/store/plan-rows.ts';
import type { StoredRow } from '#electron/store/rows.ts';

type Head = StoredRow & { status: PlanStatus };

const ratingOf = (ratings: readonly Rating[], side: Side, on: Day): CustomerRating | null => {
  const last = latestOf(ratings.filter((one) => one.side === side && one.onDay <= on));
  if (last === null) return null;
  return side === 'ours' ? { on: last.onDay, score: last.score, by: '', words: '' } : { on: last.onDay, score: last.score, by: last.personName, words: last.words };
};

const criterionOf = ({ id, metric, unit, baseline, target, byOn, stage, acceptedByName, acceptedOn, deliveredOn, verifiedByName, verifiedOn, verifiedWords, impact, measurements, ratings }: Criterion, on: Day): CustomerCriterion => ({
  id, metric, unit, baseline, target, byOn, stage, acceptedOn, deliveredOn,
  acceptedBy: acceptedByName,
  measurements: measurements.filter(({ onDay }) => onDay <= on).map((one) => ({ id: one.id, on: one.onDay, value: one.value, source: one.source })),
  theirs: ratingOf(ratings, 'theirs', on),
  ours: ratingOf(ratings, 'ours', on),
  verified: stage === 'verified' && verifiedOn !== null && verifiedWords !== '' ? { by: verifiedByName, on: verifiedOn, words: verifiedWords, impact } : null,
});

const milestoneOf = ({ id, name, side, ownerName, customerOwnerName, dueOn, status, progress, doneOn }: Milestone): CustomerMilestone =>
  ({ id, name, side, owner: side === 'ours' ? ownerName : customerOwnerName, dueOn, status, progress: status === 'done' ? 100 : progress, doneOn });

const objectiveOf = (one: Objective, planId: string, on: Day): CustomerObjective => ({
  id: one.id, planId, name: one.name, why: one.why, what: one.what, owner: one.ownerName, customerOwner: one.customerOwnerName, dueOn: one.dueOn, status: one.status, outcome: one.outcome, closedOn: one.closedOn,
  lastValidatedOn: one.lastValidatedOn,
  progress: progressOf(one.milestones),
  milestones: one.milestones.filter(({ status }) => status !== 'dropped').map(milestoneOf),
  criteria: one.criteria.map((criterion) => criterionOf(criterion, on)),
});

const inOrder = (plan: Omit<Plan, 'warnings'>): Objective[] => plan.objectives.toSorted((a, b) => Number(a.status === 'closed') - Number(b.status === 'closed') || (a.customerRank ?? 99) - (b.customerRank ?? 99));

/** Reads what of the success plans of an account its customer may see: of the open one, and of those that were closed. */
export const createCustomerPlans = (context: Context) => {
  const { db } = context.store;
  const read = createPlanReader(context, createPlanActivity(context));
  const heads = db.prepare<[string], Head>('SELECT * FROM plans WHERE account_id = ? ORDER BY rid DESC');

  /** @param at the instant as of which it was known; `null` is now */
  return (accountId: string, on: Day, at: Instant | null): Pick<CustomerFacts, 'plan' | 'objectives'> => {
    const stored = heads.all(accountId);
    const known = at === null ? stored.filter((one) => one.deleted_at === null) : asOf(db, 'plans', stored, at);
    const open = known.find(({ status }) => status === 'active') ?? known.find(({ status }) => status === 'draft');
    const plans = [...(open === undefined ? [] : [open]), ...known.filter(({ status }) => status === 'closed')].flatMap(({ id }) => read(id, at === null ? null : on, at) ?? []);
    const current = plans.find(({ id }) => id === open?.id);
    return {
      plan: current === undefined ? null : { id: current.id, name: current.name, isDraft: current.status === 'draft', dueOn: current.dueOn, lastActivityOn: current.lastActivityOn },
      objectives: plans.flatMap((plan) => inOrder(plan).map((one) => objectiveOf(one, plan.id, on))),
    };
  };
};
