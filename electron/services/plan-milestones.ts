import { eq } from 'drizzle-orm';
import { newMilestone, type MilestoneFields } from '#shared/plans.ts';
import { milestoneFault } from '#shared/plan-rules.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createPlanWrites, given, refuse } from './plan-writes.ts';
import { milestones } from '#electron/store/schema-success.ts';

type Stored = { id: string; name: string; objective_id: string; plan_id: string; start_on: string | null; due_on: string | null; status: MilestoneFields['status']; progress: number };

export const createMilestones = (context: Context) => {
  const { store, today } = context;
  const { db, orm } = store;
  const { openPlanOf, checkPerson, checkMember, write, removedAt } = createPlanWrites(context);
  const found = db.prepare<[string], Stored>(
    `SELECT m.id, m.name, m.objective_id, o.plan_id, m.start_on, m.due_on, m.status, m.progress FROM milestones m JOIN objectives o ON o.id = m.objective_id WHERE m.id = ? AND m.deleted_at IS NULL AND o.deleted_at IS NULL`,
  );
  const objective = db.prepare<[string], { plan_id: string; name: string }>('SELECT plan_id, name FROM objectives WHERE id = ? AND deleted_at IS NULL');
  const lastOf = db.prepare<[string], { n: number }>('SELECT coalesce(max(position), 0) AS n FROM milestones WHERE objective_id = ?');

  const find = (id: string) => {
    const milestone = found.get(id);
    if (milestone === undefined) throw new DaybookError('NOT_FOUND', 'That milestone is not in this book any more.');
    return { ...milestone, plan: openPlanOf(milestone.plan_id) };
  };
  const check = (fields: Given<MilestoneFields>, accountId: string): void => {
    checkMember(fields.ownerId, 'ownerId');
    checkPerson(fields.customerOwnerId, accountId, 'customerOwnerId');
  };
  /** A milestone that is done has its day and its whole progress; one that is open again begins anew. */
  const completed = (fields: Given<MilestoneFields>, before: Pick<Stored, 'status' | 'progress'>): Partial<typeof milestones.$inferInsert> => {
    const values = given(fields);
    if (fields.status === undefined || fields.status === before.status) return values;
    if (fields.status === 'done') return { ...values, progress: 100, doneOn: today() };
    return { ...values, doneOn: null, ...(before.status === 'done' && fields.progress === undefined ? { progress: 0 } : {}) };
  };
  const labelOf = (name: string, { status }: Given<MilestoneFields>, before: MilestoneFields['status']): string => {
    if (status === undefined || status === before) return `Changed the milestone “${name}”`;
    return { done: `Done: ${name}`, dropped: `Dropped the milestone “${name}”`, open: `Opened the milestone “${name}” again` }[status];
  };

  return {
    addMilestone: ({ objectiveId, ...fields }: Given<MilestoneFields> & { objectiveId: string; name: string }, caller: Caller): Promise<WrittenRecord> => {
      const owner = objective.get(objectiveId);
      if (owner === undefined) throw new DaybookError('NOT_FOUND', 'That objective is not in this book any more.');
      check(fields, openPlanOf(owner.plan_id).account_id);
      refuse(milestoneFault({ startOn: fields.startOn ?? null, dueOn: fields.dueOn ?? null }));
      return write(caller, `Added the milestone “${fields.name}”`, () => {
        const id = store.newId();
        orm.insert(milestones).values({ ...newMilestone, ...completed(fields, { status: 'open', progress: 0 }), name: fields.name, id, objectiveId, position: (lastOf.get(objectiveId)?.n ?? 0) + 1 }).run();
        return { id };
      });
    },

    updateMilestone: ({ id, fields }: { id: string; fields: Given<MilestoneFields> }, caller: Caller): Promise<WrittenRecord> => {
      const milestone = find(id);
      check(fields, milestone.plan.account_id);
      refuse(milestoneFault({ startOn: fields.startOn === undefined ? milestone.start_on : fields.startOn, dueOn: fields.dueOn === undefined ? milestone.due_on : fields.dueOn }));
      const values = completed(fields, milestone);
      return write(caller, labelOf(milestone.name, fields, milestone.status), () => {
        if (Object.keys(values).length > 0) orm.update(milestones).set(values).where(eq(milestones.id, id)).run();
        return { id };
      });
    },

    removeMilestone: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { name } = find(id);
      return write(caller, `Removed the milestone “${name}”`, () => {
        orm.update(milestones).set({ deletedAt: removedAt() }).where(eq(milestones.id, id)).run();
        return {};
      });
    },
  };
};
