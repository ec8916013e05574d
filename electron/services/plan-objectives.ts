import { eq } from 'drizzle-orm';
import { newObjective, type ObjectiveFields } from '#shared/plans.ts';
import { closeFault, openFault, type Category, type ObjectiveStatus, type Outcome, type NoReason } from '#shared/plan-rules.ts';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createPlanWrites, given, refuse } from './plan-writes.ts';
import { objectives } from '#electron/store/schema-success.ts';

export const createObjectives = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const { openPlanOf, checkPerson, checkMember, write, removedAt } = createPlanWrites(context);
  const found = db.prepare<[string], { id: string; plan_id: string; name: string; status: ObjectiveStatus; category: Category }>('SELECT id, plan_id, name, status, category FROM objectives WHERE id = ? AND deleted_at IS NULL');
  const openOf = db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM objectives WHERE plan_id = ? AND status = 'open' AND deleted_at IS NULL`);
  const lastOf = db.prepare<[string], { n: number }>('SELECT coalesce(max(position), 0) AS n FROM objectives WHERE plan_id = ?');

  const find = (id: string) => {
    const objective = found.get(id);
    if (objective === undefined) throw new DaybookError('NOT_FOUND', 'That objective is not in this book any more.');
    return { ...objective, plan: openPlanOf(objective.plan_id) };
  };
  const findOpen = (id: string) => {
    const objective = find(id);
    if (objective.status === 'closed') throw new DaybookError('CONFLICT', `The objective “${objective.name}” is closed. Open it again to change it.`);
    return objective;
  };
  const checkOwners = (fields: Given<ObjectiveFields>, accountId: string): void => {
    checkMember(fields.ownerId, 'ownerId');
    checkPerson(fields.customerOwnerId, accountId, 'customerOwnerId');
  };
  const set = (id: string, label: string, values: Partial<typeof objectives.$inferInsert>, caller: Caller): Promise<WrittenRecord> =>
    write(caller, label, () => {
      if (Object.keys(values).length > 0) orm.update(objectives).set(values).where(eq(objectives.id, id)).run();
      return { id };
    });

  return {
    addObjective: ({ planId, ...fields }: Given<ObjectiveFields> & { planId: string; name: string }, caller: Caller): Promise<WrittenRecord> => {
      const plan = openPlanOf(planId);
      checkOwners(fields, plan.account_id);
      refuse(openFault(openOf.get(planId)?.n ?? 0, settings().planLimits));
      return write(caller, `Added the objective “${fields.name}”`, () => {
        const id = store.newId();
        orm.insert(objectives).values({ ...newObjective, ...given(fields), name: fields.name, id, planId, position: (lastOf.get(planId)?.n ?? 0) + 1, status: 'open' }).run();
        return { id };
      });
    },

    updateObjective: ({ id, fields }: { id: string; fields: Given<ObjectiveFields> }, caller: Caller): Promise<WrittenRecord> => {
      const objective = findOpen(id);
      checkOwners(fields, objective.plan.account_id);
      return set(id, `Changed the objective “${objective.name}”`, given(fields), caller);
    },

    validateObjective: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => set(id, `Validated the objective “${findOpen(id).name}” today`, { lastValidatedOn: today() }, caller),

    closeObjective: (input: { id: string; outcome: Outcome; summary: string; confirmedById: string | null; confirmedOn: Day; noReason: NoReason | null }, caller: Caller): Promise<WrittenRecord> => {
      const objective = findOpen(input.id);
      refuse(closeFault(objective.category, input, today()));
      checkPerson(input.confirmedById, objective.plan.account_id, 'confirmedById');
      const { outcome, summary, confirmedById, confirmedOn } = input;
      const noReason = objective.category === 'expansion' && outcome === 'no' ? input.noReason : null;
      return set(input.id, `Closed the objective “${objective.name}”`, { status: 'closed', closedOn: today(), outcome, outcomeSummary: summary, confirmedById, confirmedOn, noReason }, caller);
    },

    reopenObjective: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const objective = find(id);
      if (objective.status === 'open') throw new DaybookError('CONFLICT', `The objective “${objective.name}” is open already.`);
      refuse(openFault(openOf.get(objective.plan_id)?.n ?? 0, settings().planLimits));
      return set(id, `Opened the objective “${objective.name}” again`, { status: 'open', closedOn: null, outcome: null, outcomeSummary: '', confirmedById: null, confirmedOn: null, noReason: null }, caller);
    },

    removeObjective: ({ id }: { id: string }, caller: Caller): Promise<Written> => set(id, `Removed the objective “${find(id).name}”`, { deletedAt: removedAt() }, caller),
  };
};
