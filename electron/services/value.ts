import { eq } from 'drizzle-orm';
import { dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { AccountValue, AssumptionFields, EvidenceRow, ReportFile, ValueItemFields, ValueRow } from '#shared/value.ts';
import { reportOf } from '#shared/value-compose.ts';
import { parseFormula, type Formula } from '#shared/value-formula.ts';
import type { ReportFormat, ValueReport } from '#shared/value-report.ts';
import { assumptionsFor, confirmFault, deliveredFault, yearUpTo, type Assumption, type Period } from '#shared/value-rules.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createDriverOf, createValueDrivers } from './value-drivers.ts';
import { reportFile } from '#electron/documents/value-file.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { valueItems } from '#electron/store/schema-money.ts';
import { createValueBook } from '#electron/store/value-book.ts';
import { assumptionsOf, createValueRows, factsOf, type ValueRecord } from '#electron/store/value-rows.ts';
import { createPlanWrites, given, refuse } from './plan-writes.ts';

type Values = Partial<typeof valueItems.$inferInsert>;
type OfAccount = { accountId: string; asOf: Day | null };

const readFormula = (text: string): Formula => {
  const read = parseFormula(text);
  if ('fault' in read) throw new DaybookError('INVALID', read.fault.sentence, 'formula');
  return read.formula;
};

/** What a confirmation was of: a change of it takes the confirmation away. */
const isConfirmedPart = (before: ValueRecord, after: ValueRecord): boolean => {
  const figures = (record: ValueRecord): string => JSON.stringify([record.formula, record.currency, record.every, assumptionsOf(record).map(({ key, unit, low, likely }) => [key, unit, low, likely])]);
  return figures(before) !== figures(after);
};

/** What software brings to an account, against what it costs (F7). */
export const createValue = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createValueRows(context);
  const accounts = createAccountRows(context);
  const book = createValueBook(context);
  const driverOf = createDriverOf(context);
  const { checkPerson, write, removedAt } = createPlanWrites(context);
  const objective = db.prepare<[string, string], { name: string }>('SELECT o.name FROM objectives o JOIN plans p ON p.id = o.plan_id WHERE o.id = ? AND p.account_id = ? AND o.deleted_at IS NULL AND p.deleted_at IS NULL');
  const openObjectives = db.prepare<[string], { name: string; dueOn: Day | null }>(
    `SELECT o.name, o.due_on AS dueOn FROM objectives o JOIN plans p ON p.id = o.plan_id WHERE p.account_id = ? AND p.status = 'active' AND o.status = 'open' AND o.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY coalesce(o.customer_rank, 99), o.position, o.rid`,
  );

  const objectiveOf = (id: string | null | undefined, accountId: string): string | null => {
    if (id === null || id === undefined) return null;
    const found = objective.get(id, accountId);
    if (found === undefined) throw new DaybookError('INVALID', 'That objective is not one of this account. Choose another.', 'objectiveId');
    return found.name;
  };
  const reportAt = ({ accountId, asOf }: OfAccount): ValueReport => {
    const { value, outcomes } = rows.account(accountId, asOf);
    return reportOf({ value, outcomes, objectives: value.asOf === null ? openObjectives.all(accountId) : [], me: settings().me, gains: settings().value.reportGains });
  };

  /** One change of a gain: a confirmation holds no longer where it was of other figures, and a delivered gain stays one that is evidenced. */
  const set = (record: ValueRecord, label: string, values: Values, caller: Caller): Promise<WrittenRecord> => {
    let after = { ...record, ...values } as ValueRecord;
    const isTakenAway = record.confirmedById !== null && after.confirmedById === record.confirmedById && isConfirmedPart(record, after);
    const freed: Values = isTakenAway ? { confirmedById: null, confirmedOn: null } : {};
    after = { ...after, ...freed } as ValueRecord;
    const there = new Set(rows.evidence(record.accountId).map(({ id }) => id));
    const fault = deliveredFault(factsOf(after, (id) => there.has(id)), today());
    // What only the confirmation held up is expected again, until somebody confirms the new figures.
    const fallsBack = isTakenAway && record.state === 'delivered' && fault?.field === 'state' && !('state' in values);
    if (fallsBack) freed.state = 'expected';
    else refuse(fault);
    const also = fallsBack ? '; confirmed no longer, so expected again' : isTakenAway ? '; confirmed no longer' : '';
    return write(caller, `${label}${also}`, () => {
      if (Object.keys({ ...values, ...freed }).length > 0) orm.update(valueItems).set({ ...values, ...freed }).where(eq(valueItems.id, record.id)).run();
      return { id: record.id };
    });
  };

  return {
    ...createValueDrivers(context),

    overview: async (): Promise<{ on: Day; period: Period; rows: ValueRow[] }> => ({ on: today(), period: yearUpTo(today()), rows: await book(await accounts.all()) }),
    ofAccount: ({ accountId, asOf }: OfAccount): AccountValue => rows.account(accountId, asOf).value,
    evidence: ({ accountId }: { accountId: string }): EvidenceRow[] => {
      rows.headOf(accountId, today(), null);
      return rows.evidence(accountId);
    },

    create: ({ accountId, driver: ref, objectiveId, name }: { accountId: string; driver: string; objectiveId: string | null; name?: string | undefined }, caller: Caller): Promise<WrittenRecord> => {
      const account = rows.headOf(accountId, today(), null);
      const driver = driverOf(ref);
      const forObjective = objectiveOf(objectiveId, accountId);
      const known = driver.assumptions.map(({ key, label, unit }): Assumption => ({ key, label, unit, low: null, likely: null, source: '', evidence: null }));
      const called = name ?? forObjective ?? driver.name;
      const last = rows.recordsOf(accountId).at(-1)?.position ?? 0;
      return write(caller, `Added the gain “${called}” of ${account.name}`, () => {
        const id = store.newId();
        orm.insert(valueItems).values({
          id, accountId, objectiveId, driver: ref, name: called, formula: driver.formula, assumptions: JSON.stringify(assumptionsFor(readFormula(driver.formula), known)), currency: account.currency, every: driver.every, state: 'expected', position: last + 1,
        }).run();
        return { id };
      });
    },

    update: ({ id, fields }: { id: string; fields: Given<ValueItemFields> }, caller: Caller): Promise<WrittenRecord> => {
      const record = rows.one(id);
      objectiveOf(fields.objectiveId, record.accountId);
      const assumptions = fields.formula === undefined ? {} : { assumptions: JSON.stringify(assumptionsFor(readFormula(fields.formula), assumptionsOf(record))) };
      return set(record, `Changed the gain “${fields.name ?? record.name}”`, { ...given(fields), ...assumptions }, caller);
    },

    assume: ({ id, key, fields }: { id: string; key: string; fields: Given<AssumptionFields> }, caller: Caller): Promise<WrittenRecord> => {
      const record = rows.one(id);
      const all = assumptionsOf(record);
      const found = all.find((one) => one.key === key);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That assumption is not in the formula any more.');
      const { evidence } = fields;
      if (evidence !== null && evidence !== undefined && !rows.evidence(record.accountId).some((one) => one.id === evidence.id && one.entity === evidence.entity)) {
        throw new DaybookError('INVALID', 'That record is not one that figures of this account can rest on. Choose another.', 'evidence');
      }
      return set(record, `Changed “${fields.label ?? found.label}” of the gain “${record.name}”`, { assumptions: JSON.stringify(all.map((one) => (one === found ? { ...one, ...given(fields) } : one))) }, caller);
    },

    move: ({ id, to }: { id: string; to: number }, caller: Caller): Promise<WrittenRecord> => {
      const record = rows.one(id);
      const others = rows.recordsOf(record.accountId).filter((one) => one.id !== id);
      const order = others.toSpliced(Math.min(to, others.length), 0, record);
      return write(caller, `Moved the gain “${record.name}”`, () => {
        for (const [index, one] of order.entries()) if (one.position !== index + 1) orm.update(valueItems).set({ position: index + 1 }).where(eq(valueItems.id, one.id)).run();
        return { id };
      });
    },

    confirm: ({ id, personId, on }: { id: string; personId: string | null; on: Day | null }, caller: Caller): Promise<WrittenRecord> => {
      const record = rows.one(id);
      if (personId === null) return set(record, `Took back the confirmation of the gain “${record.name}”`, { confirmedById: null, confirmedOn: null }, caller);
      refuse(confirmFault({ personId, on }, today()));
      checkPerson(personId, record.accountId, 'personId');
      return set(record, `The gain “${record.name}” was confirmed on ${dayName(on ?? today())}`, { confirmedById: personId, confirmedOn: on }, caller);
    },

    remove: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const record = rows.one(id);
      return write(caller, `Removed the gain “${record.name}”`, () => {
        orm.update(valueItems).set({ deletedAt: removedAt() }).where(eq(valueItems.id, id)).run();
        return {};
      });
    },

    report: (input: OfAccount): ValueReport => reportAt(input),
    file: ({ format, ...input }: OfAccount & { format: ReportFormat }): Promise<ReportFile> => reportFile(reportAt(input), format),
  };
};
