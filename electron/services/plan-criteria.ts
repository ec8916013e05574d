import { eq } from 'drizzle-orm';
import { newCriterion, type Criterion, type CriterionFields, type Measurement, type Rating } from '#shared/plans.ts';
import { criterionStageNames, criterionStages, stepFault, type CriterionStage, type Step } from '#shared/plan-rules.ts';
import { dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createPlanWrites, given, refuse } from './plan-writes.ts';
import { criteria, measurements, ratings } from '#electron/store/schema-success.ts';

type Stored = { id: string; plan_id: string; metric: string; unit: string } & Pick<Criterion, 'stage' | 'proposedOn' | 'acceptedOn' | 'deliveredOn' | 'verifiedOn'>;

/** What a stage holds, emptied, for a step back from it. */
const emptied: Record<CriterionStage, Partial<typeof criteria.$inferInsert>> = {
  proposed: {},
  accepted: { acceptedById: null, acceptedOn: null },
  delivered: { deliveredBy: '', deliveredOn: null },
  verified: { verifiedById: null, verifiedOn: null, verifiedWords: '', impact: '' },
};

const reached = ({ to, on, personId, by, words, impact }: Step & { impact: string }): Partial<typeof criteria.$inferInsert> => {
  switch (to) {
    case 'proposed':
      return {};
    case 'accepted':
      return { acceptedById: personId, acceptedOn: on };
    case 'delivered':
      return { deliveredBy: by, deliveredOn: on };
    case 'verified':
      return { verifiedById: personId, verifiedOn: on, verifiedWords: words, impact };
  }
};

export const createCriteria = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const { openPlanOf, checkPerson, write, removedAt } = createPlanWrites(context);
  const found = db.prepare<[string], Stored>(
    `SELECT k.id, o.plan_id, k.metric, k.unit, k.stage, k.proposed_on AS proposedOn, k.accepted_on AS acceptedOn, k.delivered_on AS deliveredOn, k.verified_on AS verifiedOn
     FROM criteria k JOIN objectives o ON o.id = k.objective_id WHERE k.id = ? AND k.deleted_at IS NULL AND o.deleted_at IS NULL`,
  );
  const objective = db.prepare<[string], { plan_id: string }>('SELECT plan_id FROM objectives WHERE id = ? AND deleted_at IS NULL');
  const lastOf = db.prepare<[string], { n: number }>('SELECT coalesce(max(position), 0) AS n FROM criteria WHERE objective_id = ?');
  const belongs = { measurements: db.prepare<[string], { criterion_id: string }>('SELECT criterion_id FROM measurements WHERE id = ? AND deleted_at IS NULL'), ratings: db.prepare<[string], { criterion_id: string }>('SELECT criterion_id FROM ratings WHERE id = ? AND deleted_at IS NULL') };

  const find = (id: string) => {
    const criterion = found.get(id);
    if (criterion === undefined) throw new DaybookError('NOT_FOUND', 'That success criterion is not in this book any more.');
    return { ...criterion, plan: openPlanOf(criterion.plan_id) };
  };
  const findOf = (table: keyof typeof belongs, id: string) => {
    const row = belongs[table].get(id);
    if (row === undefined) throw new DaybookError('NOT_FOUND');
    return find(row.criterion_id);
  };
  const notAhead = (on: Day, what: string): void => {
    if (on > today()) throw new DaybookError('INVALID', `${what} cannot be in the future. Choose today or a day before.`, 'onDay');
  };
  const set = (id: string, label: string, values: Partial<typeof criteria.$inferInsert>, caller: Caller): Promise<WrittenRecord> =>
    write(caller, label, () => {
      if (Object.keys(values).length > 0) orm.update(criteria).set(values).where(eq(criteria.id, id)).run();
      return { id };
    });

  return {
    addCriterion: ({ objectiveId, ...fields }: Given<CriterionFields> & { objectiveId: string; metric: string }, caller: Caller): Promise<WrittenRecord> => {
      const owner = objective.get(objectiveId);
      if (owner === undefined) throw new DaybookError('NOT_FOUND', 'That objective is not in this book any more.');
      openPlanOf(owner.plan_id);
      return write(caller, `Added the criterion “${fields.metric}”`, () => {
        const id = store.newId();
        orm.insert(criteria).values({ ...newCriterion, ...given(fields), metric: fields.metric, id, objectiveId, position: (lastOf.get(objectiveId)?.n ?? 0) + 1, stage: 'proposed', proposedBy: settings().me.name, proposedOn: today() }).run();
        return { id };
      });
    },

    updateCriterion: ({ id, fields }: { id: string; fields: Given<CriterionFields> }, caller: Caller): Promise<WrittenRecord> => {
      const { metric, stage } = find(id);
      const isMoved = fields.metric !== undefined || fields.unit !== undefined || fields.baseline !== undefined || fields.target !== undefined;
      if (stage === 'verified' && isMoved) throw new DaybookError('CONFLICT', `The customer has verified “${metric}”. Take it one step back before you change what was measured.`);
      return set(id, `Changed the criterion “${metric}”`, given(fields), caller);
    },

    stepCriterion: ({ id, ...step }: Step & { id: string; impact: string }, caller: Caller): Promise<WrittenRecord> => {
      const criterion = find(id);
      refuse(stepFault(criterion, step, today()));
      const isBack = criterionStages.indexOf(step.to) < criterionStages.indexOf(criterion.stage);
      if (!isBack) checkPerson(step.personId, criterion.plan.account_id, 'personId');
      const values = isBack ? emptied[criterion.stage] : reached(step);
      return set(id, `${isBack ? 'Took back' : 'Moved'} “${criterion.metric}” to ${criterionStageNames[step.to]}`, { ...values, stage: step.to }, caller);
    },

    removeCriterion: ({ id }: { id: string }, caller: Caller): Promise<Written> => set(id, `Removed the criterion “${find(id).metric}”`, { deletedAt: removedAt() }, caller),

    measure: ({ criterionId, ...fields }: Omit<Measurement, 'id'> & { criterionId: string }, caller: Caller): Promise<WrittenRecord> => {
      const { metric, unit } = find(criterionId);
      notAhead(fields.onDay, 'A measurement');
      return write(caller, `Measured “${metric}”: ${fields.value}${unit === '' ? '' : ` ${unit}`}`, () => {
        const id = store.newId();
        orm.insert(measurements).values({ ...fields, id, criterionId }).run();
        return { id };
      });
    },

    removeMeasurement: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { metric } = findOf('measurements', id);
      return write(caller, `Removed a measurement of “${metric}”`, () => {
        orm.update(measurements).set({ deletedAt: removedAt() }).where(eq(measurements.id, id)).run();
        return {};
      });
    },

    rate: ({ criterionId, ...fields }: Omit<Rating, 'id' | 'personName'> & { criterionId: string }, caller: Caller): Promise<WrittenRecord> => {
      const { metric, plan } = find(criterionId);
      notAhead(fields.onDay, 'A rating');
      if (fields.side === 'theirs' && fields.personId === null) throw new DaybookError('INVALID', 'Name the person of the customer who rated it.', 'personId');
      checkPerson(fields.personId, plan.account_id, 'personId');
      return write(caller, `Rated “${metric}” ${fields.score} of 5 on ${dayName(fields.onDay)}`, () => {
        const id = store.newId();
        orm.insert(ratings).values({ ...fields, personId: fields.side === 'ours' ? null : fields.personId, id, criterionId }).run();
        return { id };
      });
    },

    removeRating: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { metric } = findOf('ratings', id);
      return write(caller, `Removed a rating of “${metric}”`, () => {
        orm.update(ratings).set({ deletedAt: removedAt() }).where(eq(ratings.id, id)).run();
        return {};
      });
    },
  };
};
