import { addDays, type Day } from '#shared/days.ts';
import type { AnswerFact, KpiFacts, OfAccount, OnboardingFact, RenewalFact, RunFact, WorkFact } from '#shared/kpi-facts.ts';
import { firstValueOf } from '#shared/onboarding-rules.ts';
import { standingOf } from '#shared/plan-rules.ts';
import { segmentOf } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createOnboardingRows } from '#electron/store/onboarding-rows.ts';
import { createPlanFacts } from '#electron/store/plan-book.ts';
import { createRenewalReader } from '#electron/store/renewal-rows.ts';
import { countedAnswer, createSurveyRows } from '#electron/store/survey-rows.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

/** What the book holds beside its ledger, of every account. `renewalsIn` gives those that are due in some days. */
export type KpiWork = Pick<KpiFacts, 'answers' | 'onboardings' | 'runs'> & { work: WorkFact[]; renewalsIn: (from: Day, to: Day) => RenewalFact[] };

/** Whom a record belongs to for the KPIs: the survivor of an account that was merged. `null` where nobody counts it. */
export type WhoseOf = (accountId: string) => OfAccount | null;

type Own<Fact> = Omit<Fact, keyof OfAccount>;
/** What is kept of an account: its answers, onboardings and runs. */
type Kept = { answers: (Own<AnswerFact> & { kind: string })[]; onboardings: Own<OnboardingFact>[]; runs: Own<RunFact>[] };

/** An onboarding looks through the calls of its account, so few of them go together. */
const keptAtOnce = 10;

const readKept = (context: Context) => {
  const [surveys, onboardings] = [createSurveyRows(context), createOnboardingRows(context)];
  const some = '(SELECT value FROM json_each(?))';
  const withOnboarding = context.store.db.prepare<[string], { id: string }>(`SELECT DISTINCT account_id AS id FROM onboardings WHERE account_id IN ${some} AND deleted_at IS NULL`);
  const runsOf = context.store.db.prepare<[string], { accountId: string; id: string; name: string; startedOn: Day; closedOn: Day | null; state: string }>(
    `SELECT account_id AS accountId, id, name, started_on AS startedOn, closed_on AS closedOn, state FROM playbook_runs WHERE account_id IN ${some} AND deleted_at IS NULL ORDER BY started_on, rid`,
  );
  return (ids: readonly string[]): ReadonlyMap<string, Kept> => {
    const json = JSON.stringify(ids);
    const answers = Map.groupBy(surveys.ofAccounts(ids), ({ accountId }) => accountId);
    const runs = Map.groupBy(runsOf.all(json), ({ accountId }) => accountId);
    const began = new Set(withOnboarding.all(json).map(({ id }) => id));
    return new Map(ids.map((id): [string, Kept] => [id, {
      answers: (answers.get(id) ?? []).map((row) => ({ answer: countedAnswer(row), survey: row.surveyName, kind: row.kind })),
      onboardings: began.has(id) ? onboardings.ofAccount(id, []).map((row) => ({ id: row.id, times: row.times, engagedOn: row.firstCallOn, valueOn: firstValueOf(row), closedOn: row.closedOn })) : [],
      runs: (runs.get(id) ?? []).map(({ id: runId, name, startedOn, closedOn, state }) => ({ id: runId, name, startedOn, closedOn, isDone: state === 'done' })),
    }]));
  };
};

/** Reads what the KPIs that are not of the ledger follow from; kept between the writes that touch it. */
export const createKpiWork = (context: Context) => {
  const { settings } = context;
  const [renewals, accounts, plans, kept] = [createRenewalReader(context), createAccountRows(context), createPlanFacts(context), keepByAccount(context, readKept(context), keptAtOnce)];

  const work = async (whose: WhoseOf, on: Day): Promise<WorkFact[]> => {
    const [rows, plansOf, now] = [await accounts.all(), await plans(), settings()];
    return rows.flatMap((row): WorkFact[] => {
      const own = whose(row.id);
      if (own === null || own.accountId !== row.id) return [];
      const facts = plansOf.get(row.id);
      const plan = facts?.plan ?? null;
      const { colour, reason } = standingOf(plan === null ? null : { ...plan, objectives: facts?.objectives ?? 0 });
      const { everyDays, dueOn } = row.cadence;
      const isManaged = row.coverage === 'managed' && (row.ownedTo === null || row.ownedTo >= on);
      return [{
        ...own, segment: segmentOf(now, row.segment).key, isManaged, planIsGreen: colour === 'green', planReason: reason, cadenceDays: everyDays, dueOn, isInTolerance: dueOn === null || dueOn >= on,
        sentimentOn: row.sentimentOn, isFresh: row.sentiment !== null && row.sentimentOn !== null && row.sentimentOn > addDays(on, -now.sentimentStaleDays),
      }];
    });
  };

  const renewalsOf = async (whose: WhoseOf): Promise<KpiWork['renewalsIn']> => {
    const all = await renewals.all();
    return (from, to) => {
      const due: RenewalFact[] = [];
      for (const [id, { renewals: own, terms }] of all) {
        for (const renewal of own) {
          if (renewal.dueOn < from || renewal.dueOn > to) continue;
          const account = whose(id);
          if (account !== null) due.push({ ...account, renewal, name: terms.get(renewal.contractId)?.name ?? '' });
        }
      }
      return due;
    };
  };

  return async (whose: WhoseOf, on: Day): Promise<KpiWork> => {
    const answers: Record<'nps' | 'csat', AnswerFact[]> = { nps: [], csat: [] };
    const [came, runs]: [OnboardingFact[], RunFact[]] = [[], []];
    for (const [id, one] of await kept()) {
      const own = whose(id);
      if (own === null) continue;
      for (const { kind, ...answer } of one.answers) if (kind === 'nps' || kind === 'csat') answers[kind].push({ ...own, ...answer });
      for (const onboarding of one.onboardings) came.push({ ...own, ...onboarding });
      for (const run of one.runs) runs.push({ ...own, ...run });
    }
    await turnOfOthers();
    const renewalsIn = await renewalsOf(whose);
    await turnOfOthers();
    return { answers, onboardings: came, runs, renewalsIn, work: await work(whose, on) };
  };
};
