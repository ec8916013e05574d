import { eq } from 'drizzle-orm';
import { endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { EducationFields, EducationRow, FeatureToShow } from '#shared/expansion.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createEducationRows } from '#electron/store/education-rows.ts';
import { featureEducation } from '#electron/store/schema-money.ts';
import { createPlanWrites, given } from './plan-writes.ts';

/** The log of features that were shown, and what is still to be shown. */
export const createFeatureEducation = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createEducationRows(context);
  const accounts = createAccountRows(context);
  const { checkPerson, write, removedAt } = createPlanWrites(context);
  const featureNamed = db.prepare<[string], { name: string }>('SELECT name FROM features WHERE id = ? AND deleted_at IS NULL');
  const objectiveOf = db.prepare<[string], { accountId: string }>('SELECT p.account_id AS accountId FROM objectives o JOIN plans p ON p.id = o.plan_id WHERE o.id = ? AND o.deleted_at IS NULL');

  const check = (fields: Given<EducationFields>, accountId: string): void => {
    checkPerson(fields.personId, accountId, 'personId');
    if (fields.onDay !== undefined && fields.onDay > today()) throw new DaybookError('INVALID', 'Nothing can have been shown on a day that has not come.', 'onDay');
    if (fields.objectiveId !== undefined && fields.objectiveId !== null && objectiveOf.get(fields.objectiveId)?.accountId !== accountId) throw new DaybookError('INVALID', 'That objective is not one of this account. Choose another.', 'objectiveId');
  };

  return {
    education: async (): Promise<{ toShow: FeatureToShow[]; shown: EducationRow[] }> => ({ toShow: await rows.toShow(await accounts.all()), shown: rows.list() }),

    /** What is to be shown follows from how the account is now, so that of a past day there is none. */
    educationOfAccount: async ({ accountId, asOf }: { accountId: string; asOf: Day | null }): Promise<{ toShow: FeatureToShow[]; shown: EducationRow[] }> => {
      if (asOf !== null && asOf < today()) return { toShow: [], shown: rows.knownAt(accountId, endOfDay(asOf, settings().timeZone ?? undefined)) };
      const account = accounts.one(accountId);
      if (account === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      return { toShow: await rows.toShow([account]), shown: rows.ofAccount(accountId) };
    },

    logEducation: ({ accountId, featureId, outcome, objectiveId = null, personId = null, onDay = today(), notes = '' }: Given<EducationFields> & Pick<EducationFields, 'featureId' | 'outcome'> & { accountId: string }, caller: Caller): Promise<WrittenRecord> => {
      const [feature, account] = [featureNamed.get(featureId), accounts.one(accountId)];
      if (account === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      if (feature === undefined) throw new DaybookError('INVALID', 'That feature is not in the catalogue any more. Choose another.', 'featureId');
      check({ objectiveId, personId, onDay }, accountId);
      return write(caller, `Showed “${feature.name}” to ${account.name}`, () => {
        const id = store.newId();
        orm.insert(featureEducation).values({ id, accountId, featureId, outcome, objectiveId, personId, onDay, notes }).run();
        return { id };
      });
    },

    changeEducation: ({ id, fields }: { id: string; fields: Given<Omit<EducationFields, 'featureId'>> }, caller: Caller): Promise<WrittenRecord> => {
      const row = rows.one(id);
      const values = given(fields);
      check({ ...values, ...(values.objectiveId === row.objectiveId ? { objectiveId: undefined } : {}) }, row.accountId);
      return write(caller, `Changed what came of “${row.featureName}” at ${row.accountName}`, () => {
        if (Object.keys(values).length > 0) orm.update(featureEducation).set(values).where(eq(featureEducation.id, id)).run();
        return { id };
      });
    },

    removeEducation: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const row = rows.one(id);
      return write(caller, `Took “${row.featureName}” at ${row.accountName} out of the log`, () => {
        orm.update(featureEducation).set({ deletedAt: removedAt() }).where(eq(featureEducation.id, id)).run();
        return {};
      });
    },
  };
};
