import type { Stage } from '#shared/accounts.ts';
import { isEngagement } from '#shared/calls.ts';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { DelaySide, Onboarding, OnboardingKind } from '#shared/onboarding.ts';
import { phaseOf, timesOf } from '#shared/onboarding-rules.ts';
import type { RunRow } from '#shared/playbooks.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { accounts, activities } from '#electron/store/schema.ts';
import { onboardings } from '#electron/store/schema-success.ts';

const [toOnboarding, toAccount, toActivity] = [recordOf(onboardings), recordOf(accounts), recordOf(activities)];
type Around = { accountName: string; stage: string | null; firstCallOn: Day | null; cadenceCallOn: Day | null; run: RunRow | null };

const engaged = `c.account_id = o.account_id AND c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop') AND c.deleted_at IS NULL AND c.on_day <= @today`;
const select = (where: string): string => `
  SELECT o.*, a.name AS account_name, a.stage,
    (SELECT min(c.on_day) FROM activities c WHERE ${engaged} AND (o.kind = 'new' OR c.on_day >= o.start_on)) AS first_call_on,
    (SELECT min(c.on_day) FROM activities c WHERE ${engaged} AND c.on_day > o.kickoff_on) AS cadence_call_on
  FROM onboardings o JOIN accounts a ON a.id = o.account_id
  WHERE o.deleted_at IS NULL AND a.deleted_at IS NULL AND ${where} ORDER BY o.closed_on IS NOT NULL, o.closed_on DESC, o.start_on, o.rid`;

/** Reads onboardings with their measures. `runs` are the runs that they may carry. */
export const createOnboardingRows = ({ store, settings, today }: Context) => {
  const { db } = store;

  const build = (row: ReturnType<typeof toOnboarding>, { accountName, stage, firstCallOn, cadenceCallOn, run }: Around, on: Day): Onboarding => {
    const { rid: _, deletedAt: __, runId: ___, ...fields } = row;
    const facts = { ...fields, firstCallOn, cadenceCallOn };
    return {
      ...facts,
      accountName,
      stage: stage as Stage | null,
      kind: row.kind as OnboardingKind,
      delaySide: row.delaySide as DelaySide | null,
      times: timesOf(facts, settings().onboarding, on),
      phase: phaseOf(facts, on),
      run,
    };
  };

  type Joined = StoredRow & { account_name: string; stage: string | null; first_call_on: Day | null; cadence_call_on: Day | null };
  const prepare = (where: string) => {
    const statement = db.prepare<object, Joined>(select(where));
    return (bound: Record<string, string>, runs: readonly RunRow[]): Onboarding[] => {
      const byId = new Map(runs.map((run) => [run.id, run]));
      return statement.all({ ...bound, today: today() }).map((row) => {
        const known = toOnboarding(row);
        return build(known, { accountName: row.account_name, stage: row.stage, firstCallOn: row.first_call_on, cadenceCallOn: row.cadence_call_on, run: byId.get(known.runId ?? '') ?? null }, today());
      });
    };
  };
  const [every, open, ofAccount, one] = [prepare('true'), prepare('o.closed_on IS NULL'), prepare('o.account_id = @accountId'), prepare('o.id = @id')];
  const ever = { onboardings: db.prepare<[string], StoredRow>('SELECT * FROM onboardings WHERE account_id = ? ORDER BY start_on DESC'), activities: db.prepare<[string], StoredRow>('SELECT * FROM activities WHERE account_id = ?'), account: db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ?') };

  return {
    all: (runs: readonly RunRow[]): Onboarding[] => every({}, runs),
    open: (): Onboarding[] => open({}, []),
    ofAccount: (accountId: string, runs: readonly RunRow[]): Onboarding[] => ofAccount({ accountId }, runs).toSorted((a, b) => b.startOn.localeCompare(a.startOn)),
    one: (id: string): Onboarding => {
      const [found] = one({ id }, []);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That onboarding is not in this book any more.');
      return found;
    },
    runIdOf: (id: string): string | null => db.prepare<[string], { run_id: string | null }>('SELECT run_id FROM onboardings WHERE id = ?').get(id)?.run_id ?? null,

    /** The onboardings of an account as they were known at an instant. */
    knownAt: (accountId: string, on: Day, at: string, runs: readonly RunRow[]): Onboarding[] => {
      const account = asOf(db, 'accounts', ever.account.all(accountId), at).map(toAccount)[0];
      if (account === undefined) return [];
      const held = asOf(db, 'activities', ever.activities.all(accountId), at).map(toActivity).filter((call) => isEngagement(call) && call.onDay <= on).map((call) => call.onDay).toSorted();
      return asOf(db, 'onboardings', ever.onboardings.all(accountId), at).map(toOnboarding).map((row) =>
        build(row, {
          accountName: account.name,
          stage: account.stage,
          firstCallOn: held.find((call) => row.kind === 'new' || call >= row.startOn) ?? null,
          cadenceCallOn: held.find((call) => row.kickoffOn !== null && call > row.kickoffOn) ?? null,
          run: runs.find((run) => run.id === row.runId) ?? null,
        }, on),
      );
    },
  };
};
