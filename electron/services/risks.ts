import { eq } from 'drizzle-orm';
import type { AccountRow, Sentiment } from '#shared/accounts.ts';
import { endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { askedToTell, isTold, partyJobs, partyNames, riskOutcomeNames, stepsOf, stepsText, willChurnFault, type MitigationStep, type RiskLevel, type RiskOutcome, type RiskParty, type WillChurn } from '#shared/risk-rules.ts';
import type { Risk, RiskFields, RiskRow, RiskUpdate, Unregistered } from '#shared/risks.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createRiskAccounts } from '#electron/store/risk-accounts.ts';
import { createRiskRows, toldOf, type RiskRecord } from '#electron/store/risk-rows.ts';
import { riskUpdates, risks } from '#electron/store/schema-signals.ts';
import { createPlanWrites, given, refuse } from './plan-writes.ts';

type Fields = Omit<RiskFields, 'currency'>;
type Opening = Omit<Fields, 'isIntervened' | 'about' | 'arrMinor' | 'ownerId'> & Given<Pick<Fields, 'about' | 'arrMinor' | 'ownerId'>> & { accountId: string; level: RiskLevel; steps?: string[] | undefined; alertId?: string | null | undefined };

/** Managed accounts that are red or have a reason, and no open risk. One that was handed out asks for nothing. */
const unregisteredIn = (accounts: readonly AccountRow[], open: readonly RiskRow[]): Unregistered[] => {
  const known = new Set(open.map(({ accountId }) => accountId));
  return accounts
    .filter((one) => one.atRisk && one.coverage === 'managed' && !known.has(one.id))
    .map(({ id, name, riskReason, sentiment, arr, renewalOn }) => ({ accountId: id, accountName: name, reason: riskReason, isRed: sentiment === 'red', arr, renewalOn }));
};

/** The register of risks. The account's own reason follows it, in the same change. */
export const createRisks = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createRiskRows(context);
  const accounts = createAccountRows(context);
  const { follow, setSentiment } = createRiskAccounts(context);
  const { checkMember, write, removedAt } = createPlanWrites(context);
  const updatesOf = db.prepare<[string], RiskUpdate>('SELECT id, on_day AS "on", level, text FROM risk_updates WHERE risk_id = ? AND deleted_at IS NULL ORDER BY on_day DESC, rid DESC');
  const teamOf = db.prepare<[string], { name: string; job: string }>('SELECT m.name, r.job FROM account_roles r JOIN team_members m ON m.id = r.member_id AND m.deleted_at IS NULL WHERE r.account_id = ? AND r.deleted_at IS NULL ORDER BY r.rid');
  const escalationsOf = db.prepare<[string], Risk['escalations'][number]>('SELECT id, title, state FROM escalations WHERE risk_id = ? AND deleted_at IS NULL ORDER BY rid');
  const alertOf = db.prepare<[string], { id: string; on: Day; trace: string; accountId: string }>('SELECT id, fired_on AS "on", trace, account_id AS accountId FROM alerts WHERE id = ? AND deleted_at IS NULL');

  const openOne = (id: string): { row: RiskRow; record: RiskRecord } => {
    const found = rows.one(id);
    if (found.record.closedOn !== null) throw new DaybookError('CONFLICT', `This risk of ${found.row.accountName} is closed. Reopen it to change it.`);
    return found;
  };
  const closedOne = (id: string): RiskRow => {
    const { row } = rows.one(id);
    if (row.closedOn === null) throw new DaybookError('CONFLICT', `This risk of ${row.accountName} is open.`);
    return row;
  };
  const checkDue = (on: Day | undefined): void => {
    if (on !== undefined && on < today()) throw new DaybookError('INVALID', 'The next step needs a day that has not passed.', 'nextDueOn');
  };
  const checkArr = (arrMinor: number | null | undefined, account: Pick<AccountRow, 'arr' | 'name'>): void => {
    if (arrMinor !== null && arrMinor !== undefined && arrMinor > account.arr.minor) throw new DaybookError('INVALID', `More than the ARR of ${account.name} cannot be at risk. Leave it empty where all of it is.`, 'arrMinor');
  };
  /** One change of a risk, after which the account follows it. */
  const set = (risk: RiskRow, label: string, values: Partial<typeof risks.$inferInsert>, caller: Caller, also: () => void = () => {}): Promise<WrittenRecord> =>
    write(caller, label, () => {
      if (Object.keys(values).length > 0) orm.update(risks).set(values).where(eq(risks.id, risk.id)).run();
      also();
      follow(risk.accountId);
      return { id: risk.id };
    });
  const addUpdate = (riskId: string, level: RiskLevel, text: string): void => {
    orm.insert(riskUpdates).values({ id: store.newId(), riskId, onDay: today(), level, text }).run();
  };
  const toldIn = ({ accountId, level }: RiskRow, record: RiskRecord): Risk['told'] => {
    const [team, told] = [teamOf.all(accountId), toldOf(record)];
    return askedToTell(level).map((party) => {
      const last = told.findLast((one) => one.party === party);
      return { party, names: team.filter(({ job }) => (partyJobs[party] as readonly string[]).includes(job)).map(({ name }) => name), on: isTold(told, party, level) ? (last?.on ?? null) : null, again: last !== undefined && !isTold(told, party, level) };
    });
  };

  return {
    list: async ({ state }: { state: 'open' | 'closed' }): Promise<{ risks: RiskRow[]; unregistered: Unregistered[] }> => {
      const found = await rows.list(state);
      return { risks: found, unregistered: state === 'open' ? unregisteredIn(await accounts.all(), found) : [] };
    },

    get: ({ id }: { id: string }): Risk => {
      const { row, record } = rows.one(id);
      const alert = record.alertId === null ? undefined : alertOf.get(record.alertId);
      return {
        ...row,
        updates: updatesOf.all(id),
        told: toldIn(row, record),
        willChurn: record.willChurn === '' ? null : (JSON.parse(record.willChurn) as Risk['willChurn']),
        escalations: escalationsOf.all(id),
        alert: alert === undefined ? null : { id: alert.id, on: alert.on, trace: alert.trace },
      };
    },

    ofAccount: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): RiskRow[] =>
      asOf === null || asOf >= today() ? rows.ofAccount(accountId) : rows.knownAt(accountId, asOf, endOfDay(asOf, settings().timeZone ?? undefined)),

    open: ({ accountId, level, steps = [], alertId = null, about = '', arrMinor = null, ownerId = null, ...fields }: Opening, caller: Caller): Promise<WrittenRecord> => {
      const account = accounts.one(accountId);
      if (account === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      checkDue(fields.nextDueOn);
      checkArr(arrMinor, account);
      checkMember(ownerId, 'ownerId');
      if (alertId !== null && alertOf.get(alertId)?.accountId !== accountId) throw new DaybookError('INVALID', 'That alert is not one of this account.', 'alertId');
      return write(caller, `Opened a ${level} risk of ${account.name}`, () => {
        const id = store.newId();
        orm.insert(risks).values({ ...fields, id, accountId, level, about, arrMinor, currency: arrMinor === null ? null : account.arr.currency, ownerId, alertId, state: 'open', openedOn: today(), mitigation: stepsText(steps.map((text) => ({ text, done: false }))) }).run();
        follow(accountId);
        if (level === 'red') setSentiment(accountId, 'red');
        return { id };
      });
    },

    change: ({ id, fields }: { id: string; fields: Given<Fields> }, caller: Caller): Promise<WrittenRecord> => {
      const { row } = openOne(id);
      if (fields.nextDueOn !== row.nextDueOn) checkDue(fields.nextDueOn);
      checkArr(fields.arrMinor, { arr: row.arr, name: row.accountName });
      checkMember(fields.ownerId, 'ownerId');
      const currency = fields.arrMinor === undefined ? {} : { currency: fields.arrMinor === null ? null : row.arr.currency };
      return set(row, `Changed a risk of ${row.accountName}`, { ...given(fields), ...currency }, caller);
    },

    update: ({ id, level, text, nextStep, nextDueOn }: { id: string; level: RiskLevel; text: string; nextStep?: string | undefined; nextDueOn?: Day | undefined }, caller: Caller): Promise<WrittenRecord> => {
      const { row } = openOne(id);
      if (nextDueOn !== row.nextDueOn) checkDue(nextDueOn);
      return set(row, `Updated the risk of ${row.accountName}`, { level, ...given({ nextStep, nextDueOn }) }, caller, () => {
        addUpdate(id, level, text);
        if (level === 'red') setSentiment(row.accountId, 'red');
        else if (row.level === 'red' && follow(row.accountId) !== 'red') setSentiment(row.accountId, 'yellow', 'red');
      });
    },

    tell: ({ id, party, on }: { id: string; party: RiskParty; on: Day | null }, caller: Caller): Promise<WrittenRecord> => {
      const { row, record } = openOne(id);
      if (on !== null && on > today()) throw new DaybookError('INVALID', 'Nobody can have been told on a day that has not come.', 'on');
      const others = toldOf(record).filter((one) => one.party !== party);
      const told = on === null ? others : [...others, { party, on, level: row.level }];
      return set(row, on === null ? `${partyNames[party]} not told yet` : `${partyNames[party]} told of the risk of ${row.accountName}`, { told: JSON.stringify(told) }, caller);
    },

    tick: ({ id, index, done }: { id: string; index: number; done: boolean }, caller: Caller): Promise<WrittenRecord> => {
      const { row, record } = openOne(id);
      const steps = stepsOf(record.mitigation);
      const step = steps[index];
      if (step === undefined) throw new DaybookError('NOT_FOUND', 'That step is not in the mitigation any more.');
      return set(row, `${done ? 'Ticked' : 'Unticked'}: ${step.text}`, { mitigation: stepsText(steps.with(index, { ...step, done })) }, caller);
    },

    mitigate: ({ id, steps }: { id: string; steps: MitigationStep[] }, caller: Caller): Promise<WrittenRecord> => {
      const { row } = openOne(id);
      return set(row, `Changed the mitigation of ${row.accountName}`, { mitigation: stepsText(steps) }, caller);
    },

    willChurn: ({ id, ...gate }: WillChurn & { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const { row } = openOne(id);
      refuse(willChurnFault(gate, row.openedOn, today()));
      return set(row, `${row.accountName} will churn`, { state: 'will-churn', willChurn: JSON.stringify({ ...gate, on: today() }) }, caller);
    },

    takeBackWillChurn: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const { row } = openOne(id);
      return set(row, `${row.accountName} may stay after all`, { state: 'open', willChurn: '' }, caller);
    },

    close: ({ id, outcome, summary, isIntervened, sentiment }: { id: string; outcome: RiskOutcome; summary: string; isIntervened: boolean; sentiment: Sentiment | null }, caller: Caller): Promise<WrittenRecord> => {
      const { row } = openOne(id);
      return set(row, `Closed the risk of ${row.accountName}: ${riskOutcomeNames[outcome].toLowerCase()}`, { state: 'closed', closedOn: today(), outcome, outcomeSummary: summary, isIntervened }, caller, () => {
        if (sentiment !== null) setSentiment(row.accountId, sentiment);
      });
    },

    reopen: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const row = closedOne(id);
      const values = { state: row.wasWillChurn ? 'will-churn' : 'open', closedOn: null, outcome: null, outcomeSummary: '', isExpected: null, isAvoidable: null, lesson: '' };
      return set(row, `Reopened the risk of ${row.accountName}`, values, caller, () => {
        addUpdate(id, row.level, 'Reopened');
        if (row.level === 'red') setSentiment(row.accountId, 'red');
      });
    },

    postMortem: ({ id, ...words }: { id: string; isExpected: boolean; isAvoidable: boolean; lesson: string }, caller: Caller): Promise<WrittenRecord> => {
      const row = closedOne(id);
      return set(row, `Wrote the post-mortem of ${row.accountName}`, words, caller);
    },

    remove: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { row } = rows.one(id);
      return set(row, `Removed a risk of ${row.accountName}`, { deletedAt: removedAt() }, caller);
    },
  };
};
