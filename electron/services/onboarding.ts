import { eq } from 'drizzle-orm';
import { stageNames, type Stage } from '#shared/accounts.ts';
import { endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { onboardingKindNames, onboardingPlaybookOf, type AccountOnboarding, type Onboarding, type OnboardingFields, type OnboardingKind } from '#shared/onboarding.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createOnboardingRows } from '#electron/store/onboarding-rows.ts';
import { createRunRows } from '#electron/store/run-rows.ts';
import { createRunWriter } from '#electron/store/run-writer.ts';
import { accounts } from '#electron/store/schema.ts';
import { onboardings, playbookRuns } from '#electron/store/schema-success.ts';

type Start = { accountId: string; kind: OnboardingKind; startOn: Day; contractStartOn?: Day | null | undefined; kickoffOn?: Day | null | undefined };

export const createOnboarding = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createOnboardingRows(context);
  const runs = createRunRows(context);
  const writer = createRunWriter(context);
  const live = db.prepare<[string], { name: string; stage: Stage | null }>('SELECT name, stage FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const nearestContract = db.prepare<object, { start_on: Day }>('SELECT start_on FROM contracts WHERE account_id = @accountId AND deleted_at IS NULL ORDER BY abs(julianday(start_on) - julianday(@startOn)), start_on LIMIT 1');

  const accountOf = (id: string) => {
    const found = live.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return found;
  };
  const openOne = (id: string): Onboarding => {
    const found = rows.one(id);
    if (found.closedOn !== null) throw new DaybookError('CONFLICT', `The onboarding of ${found.accountName} is closed. Reopen it before it is changed.`);
    return found;
  };
  const enterStage = (accountId: string, stage: Stage, on: Day): void => {
    orm.update(accounts).set({ stage, stageOn: on }).where(eq(accounts.id, accountId)).run();
  };

  const check = (fields: Given<OnboardingFields>, before: Pick<OnboardingFields, 'delaySide' | 'delayReason'>): void => {
    const side = fields.delaySide === undefined ? before.delaySide : fields.delaySide;
    if (side !== null && (fields.delayReason ?? before.delayReason) === '') throw new DaybookError('INVALID', 'A delay needs its reason.', 'delayReason');
    for (const [field, label] of [['firstValueOn', 'First value'], ['use10On', '10 % use'], ['use50On', '50 % use'], ['use80On', '80 % use']] as const) {
      const on = fields[field];
      if (on !== undefined && on !== null && on > today()) throw new DaybookError('INVALID', `${label} cannot be on a day that has not come.`, field);
    }
  };

  return {
    list: (): Onboarding[] => rows.all(runs.ofOnboardings()),

    ofAccount: ({ accountId, asOf: on }: { accountId: string; asOf: Day | null }): AccountOnboarding => {
      if (on !== null && on < today()) {
        const at = endOfDay(on, settings().timeZone ?? undefined);
        const then = runs.knownAt(accountId, on, at);
        return { onboardings: rows.knownAt(accountId, on, at, then), runs: then };
      }
      const now = runs.ofAccount(accountId);
      return { onboardings: rows.ofAccount(accountId, now), runs: now };
    },

    start: ({ accountId, kind, startOn, contractStartOn, kickoffOn }: Start, { window }: Caller): Promise<WrittenRecord> => {
      const account = accountOf(accountId);
      const open = rows.ofAccount(accountId, []).find((one) => one.closedOn === null && one.kind === kind);
      if (open !== undefined) throw new DaybookError('CONFLICT', `${account.name} has an open onboarding of this kind already. Close that one first.`);
      return store.write({ window, label: `Started the onboarding of ${account.name}`, words: bookWords }, () => {
        const id = store.newId();
        const runId = writer.start({ playbook: onboardingPlaybookOf[kind], accountId, anchorOn: startOn, why: `${onboardingKindNames[kind]} onboarding` });
        const contract = contractStartOn === undefined ? (nearestContract.get({ accountId, startOn })?.start_on ?? null) : contractStartOn;
        orm.insert(onboardings).values({ id, accountId, kind, startOn, contractStartOn: contract, kickoffOn: kickoffOn ?? null, runId }).run();
        if (kickoffOn !== undefined && kickoffOn !== null) writer.follow(runId, 'kickoff', kickoffOn);
        if (kind === 'new' && (account.stage === null || account.stage === 'align')) enterStage(accountId, 'onboard', startOn > today() ? today() : startOn);
        return { id };
      });
    },

    update: ({ id, fields }: { id: string; fields: Given<OnboardingFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const before = openOne(id);
      const values = fields.delaySide === null ? { ...fields, delayReason: '' } : fields;
      check(values, before);
      const runId = rows.runIdOf(id);
      return store.write({ window, label: `Changed the onboarding of ${before.accountName}`, words: bookWords }, () => {
        if (Object.values(values).some((value) => value !== undefined)) orm.update(onboardings).set(values).where(eq(onboardings.id, id)).run();
        if (runId === null) return { id };
        if (fields.startOn !== undefined && fields.startOn !== before.startOn) writer.moveAnchor(runId, fields.startOn);
        if (fields.kickoffOn !== undefined) writer.follow(runId, 'kickoff', fields.kickoffOn);
        if (fields.firstValueOn !== undefined) writer.follow(runId, 'value', fields.firstValueOn);
        return { id };
      });
    },

    close: ({ id, on, summary }: { id: string; on: Day; summary: string }, { window }: Caller): Promise<WrittenRecord> => {
      const before = openOne(id);
      if (on > today()) throw new DaybookError('INVALID', 'An onboarding cannot be closed on a day that has not come.', 'on');
      if (on < before.startOn) throw new DaybookError('INVALID', 'An onboarding cannot be closed before it started.', 'on');
      const runId = rows.runIdOf(id);
      const { stage } = accountOf(before.accountId);
      const moves = stage === 'align' || stage === 'onboard';
      return store.write({ window, label: `Closed the onboarding of ${before.accountName}${moves ? `; its stage is ${stageNames.enable}` : ''}`, words: bookWords }, () => {
        orm.update(onboardings).set({ closedOn: on, closeSummary: summary }).where(eq(onboardings.id, id)).run();
        if (runId !== null) orm.update(playbookRuns).set({ state: 'done', closedOn: on, closeReason: 'The onboarding was closed' }).where(eq(playbookRuns.id, runId)).run();
        if (moves) enterStage(before.accountId, 'enable', on);
        return { id };
      });
    },

    /** The stage stays as it is: it may have moved on meanwhile. */
    reopen: ({ id }: { id: string }, { window }: Caller): Promise<WrittenRecord> => {
      const before = rows.one(id);
      if (before.closedOn === null) throw new DaybookError('CONFLICT', `The onboarding of ${before.accountName} is open already.`);
      const runId = rows.runIdOf(id);
      return store.write({ window, label: `Reopened the onboarding of ${before.accountName}`, words: bookWords }, () => {
        orm.update(onboardings).set({ closedOn: null }).where(eq(onboardings.id, id)).run();
        if (runId !== null) orm.update(playbookRuns).set({ state: 'running', closedOn: null, closeReason: '' }).where(eq(playbookRuns.id, runId)).run();
        return { id };
      });
    },

    /** Its run goes with it. */
    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const before = rows.one(id);
      const runId = rows.runIdOf(id);
      return store.write({ window, label: `Removed the onboarding of ${before.accountName}`, words: bookWords }, () => {
        const deletedAt = store.now().toISOString();
        orm.update(onboardings).set({ deletedAt }).where(eq(onboardings.id, id)).run();
        if (runId !== null) {
          orm.update(playbookRuns).set({ deletedAt }).where(eq(playbookRuns.id, runId)).run();
          db.prepare('UPDATE run_steps SET deleted_at = ? WHERE run_id = ? AND deleted_at IS NULL').run(deletedAt, runId);
        }
        return {};
      });
    },
  };
};
