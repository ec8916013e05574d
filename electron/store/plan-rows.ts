import type { Day, Instant } from '#shared/days.ts';
import type { Entity } from '#shared/records.ts';
import type { Criterion, Measurement, Milestone, Objective, Plan, Rating } from '#shared/plans.ts';
import { standingOf } from '#shared/plan-rules.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import type { PlanActivity } from '#electron/store/plan-activity.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { criteria, measurements, milestones, objectives, plans, ratings } from '#electron/store/schema-success.ts';

const ofObjectives = (table: string): string => `SELECT r.* FROM ${table} r JOIN objectives o ON o.id = r.objective_id WHERE o.plan_id = ? ORDER BY r.position, r.rid`;
const ofCriteria = (table: string): string => `SELECT r.* FROM ${table} r JOIN criteria k ON k.id = r.criterion_id JOIN objectives o ON o.id = k.objective_id WHERE o.plan_id = ? ORDER BY r.on_day, r.rid`;
const [toPlan, toObjective, toMilestone, toCriterion, toMeasurement, toRating] = [recordOf(plans), recordOf(objectives), recordOf(milestones), recordOf(criteria), recordOf(measurements), recordOf(ratings)];

type Known = <Row extends StoredRow>(entity: Entity, rows: Row[]) => Row[];

/** Reads a plan with all that hangs on it, as it is or as it was known at an instant. The warnings are the service's to add. */
export const createPlanReader = ({ store }: Pick<Context, 'store'>, activity: PlanActivity) => {
  const { db } = store;
  const ofPlan = {
    plans: db.prepare<[string], StoredRow>('SELECT * FROM plans WHERE id = ?'),
    objectives: db.prepare<[string], StoredRow>('SELECT * FROM objectives WHERE plan_id = ? ORDER BY position, rid'),
    milestones: db.prepare<[string], StoredRow>(ofObjectives('milestones')),
    criteria: db.prepare<[string], StoredRow>(ofObjectives('criteria')),
    measurements: db.prepare<[string], StoredRow>(ofCriteria('measurements')),
    ratings: db.prepare<[string], StoredRow>(ofCriteria('ratings')),
  };
  const named = { people: db.prepare<[string], StoredRow>('SELECT * FROM people WHERE id IN (SELECT value FROM json_each(?))'), team_members: db.prepare<[string], StoredRow>('SELECT * FROM team_members WHERE id IN (SELECT value FROM json_each(?))') };
  const account = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ?');

  const namesOf = (entity: 'people' | 'team_members', ids: readonly (string | null)[], known: Known): Map<string, string> =>
    new Map(known(entity, named[entity].all(JSON.stringify(ids.filter((one) => one !== null)))).map((row) => [row.id, String(row['name'])]));

  return (id: string, on: Day | null, at: Instant | null): Omit<Plan, 'warnings'> | null => {
    // A person or account that was removed keeps its name in the plans of today.
    const known: Known = (entity, rows) => (at === null ? (['people', 'team_members', 'accounts'].includes(entity) ? rows : rows.filter((row) => row.deleted_at === null)) : asOf(db, entity, rows, at));
    const [stored] = known('plans', ofPlan.plans.all(id));
    if (stored === undefined) return null;
    const plan = toPlan(stored);
    const [owner] = known('accounts', account.all(plan.accountId));
    if (owner === undefined || (at === null && owner.deleted_at !== null)) return null;
    const of = {
      objectives: known('objectives', ofPlan.objectives.all(id)).map(toObjective),
      milestones: known('milestones', ofPlan.milestones.all(id)).map(toMilestone),
      criteria: known('criteria', ofPlan.criteria.all(id)).map(toCriterion),
      measurements: known('measurements', ofPlan.measurements.all(id)).map(toMeasurement),
      ratings: known('ratings', ofPlan.ratings.all(id)).map(toRating),
    };
    const people = namesOf('people', [...of.objectives.flatMap((one) => [one.customerOwnerId, one.confirmedById]), ...of.milestones.map((one) => one.customerOwnerId), ...of.criteria.flatMap((one) => [one.acceptedById, one.verifiedById]), ...of.ratings.map((one) => one.personId)], known);
    const team = namesOf('team_members', [...of.objectives, ...of.milestones].map((one) => one.ownerId), known);
    const person = (one: string | null): string => people.get(one ?? '') ?? '';
    const member = (one: string | null): string => team.get(one ?? '') ?? '';

    const measured = Map.groupBy(of.measurements, (one) => one.criterionId);
    const rated = Map.groupBy(of.ratings, (one) => one.criterionId);
    const criteriaOf = Map.groupBy(of.criteria, (one) => one.objectiveId);
    const milestonesOf = Map.groupBy(of.milestones, (one) => one.objectiveId);
    const criterionOf = ({ rid: _rid, position: _position, deletedAt: _deleted, ...one }: (typeof of.criteria)[number]): Criterion => ({
      ...one,
      stage: one.stage as Criterion['stage'],
      acceptedByName: person(one.acceptedById),
      verifiedByName: person(one.verifiedById),
      measurements: (measured.get(one.id) ?? []).map(({ id: key, onDay, value, source }): Measurement => ({ id: key, onDay, value, source })),
      ratings: (rated.get(one.id) ?? []).map(({ id: key, side, personId, onDay, score, words }): Rating => ({ id: key, side: side as Rating['side'], personId, personName: person(personId), onDay, score, words })),
    });
    const milestoneOf = ({ rid: _rid, position: _position, deletedAt: _deleted, ...one }: (typeof of.milestones)[number]): Milestone =>
      ({ ...one, side: one.side as Milestone['side'], status: one.status as Milestone['status'], risk: one.risk as Milestone['risk'], ownerName: member(one.ownerId), customerOwnerName: person(one.customerOwnerId) });
    const objectiveOf = ({ rid: _rid, position: _position, deletedAt: _deleted, planId: _plan, ...one }: (typeof of.objectives)[number]): Objective => ({
      ...one,
      category: one.category as Objective['category'],
      stage: one.stage as Objective['stage'],
      status: one.status as Objective['status'],
      priority: one.priority as Objective['priority'],
      outcome: one.outcome as Objective['outcome'],
      noReason: one.noReason as Objective['noReason'],
      confirmedByName: person(one.confirmedById),
      ownerName: member(one.ownerId),
      customerOwnerName: person(one.customerOwnerId),
      milestones: (milestonesOf.get(one.id) ?? []).map(milestoneOf),
      criteria: (criteriaOf.get(one.id) ?? []).map(criterionOf),
    });

    const status = plan.status as Plan['status'];
    const changedOn = activity([id], at ?? undefined).get(id) ?? plan.madeOn;
    const { rid: _rid, deletedAt: _deleted, ...fields } = plan;
    return {
      ...fields,
      status,
      accountName: String(owner['name']),
      standing: standingOf({ status, strategy: plan.strategy, highlights: plan.highlights, objectives: of.objectives.length }),
      lastActivityOn: of.objectives.reduce((last, one) => (one.lastValidatedOn !== null && one.lastValidatedOn > last ? one.lastValidatedOn : last), changedOn),
      objectives: of.objectives.map(objectiveOf),
      asOf: on,
    };
  };
};
