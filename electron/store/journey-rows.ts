import type { AccountRow, Stage } from '#shared/accounts.ts';
import { dayOf, type Day, type Instant } from '#shared/days.ts';
import type { JourneyFacts, StageMove } from '#shared/journey-rules.ts';
import { standingOf, type StandingFacts } from '#shared/plan-rules.ts';
import type { Connection } from '#electron/store/connection.ts';

const engagement = `c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop') AND c.deleted_at IS NULL`;
const ofPlan = `FROM objectives o JOIN plans p ON p.id = o.plan_id WHERE p.account_id = a.id AND p.deleted_at IS NULL AND o.deleted_at IS NULL`;
const some = '(SELECT value FROM json_each(@ids))';
/** Kickoffs are found by their title through the search, because an account has many entries and few of these. */
const knownSql = `
  WITH kickoffs AS MATERIALIZED (
    SELECT c.account_id, min(c.on_day) AS on_day FROM activities_search s JOIN activities c ON c.rid = s.rowid
    WHERE activities_search MATCH 'title : kickoff*' AND c.state IN ('planned', 'held') AND c.deleted_at IS NULL GROUP BY c.account_id)
  SELECT a.id,
    coalesce(
      (SELECT o.kickoff_on FROM onboardings o WHERE o.account_id = a.id AND o.deleted_at IS NULL AND o.kickoff_on IS NOT NULL ORDER BY o.start_on DESC LIMIT 1),
      CASE a.stage WHEN 'align' THEN (SELECT k.on_day FROM kickoffs k WHERE k.account_id = a.id) END
    ) AS kickoffOn,
    EXISTS (SELECT 1 FROM contracts k WHERE k.account_id = a.id AND k.deleted_at IS NULL AND (k.end_on IS NULL OR k.end_on >= @today)) AS hasContract,
    CASE WHEN EXISTS (SELECT 1 FROM onboardings o WHERE o.account_id = a.id AND o.deleted_at IS NULL AND o.closed_on IS NULL) THEN NULL
      ELSE (SELECT max(o.closed_on) FROM onboardings o WHERE o.account_id = a.id AND o.deleted_at IS NULL) END AS onboardingClosedOn,
    (SELECT min(c.on_day) FROM activities c WHERE c.account_id = a.id AND ${engagement}) AS firstCallOn,
    (SELECT count(*) ${ofPlan} AND o.outcome = 'achieved') AS achievedObjectives,
    (SELECT count(*) FROM criteria k JOIN objectives o ON o.id = k.objective_id JOIN plans p ON p.id = o.plan_id
      WHERE p.account_id = a.id AND p.deleted_at IS NULL AND o.deleted_at IS NULL AND k.deleted_at IS NULL AND k.stage = 'verified') AS verifiedOutcomes
  FROM accounts a WHERE a.id IN ${some} AND a.deleted_at IS NULL`;

/** What the records of an account say to its gates; the rest of what they look at stands in its row. */
export type JourneyRecords = Omit<JourneyFacts, 'sentiment' | 'atRisk' | 'renewalOn'>;
type KnownRow = Omit<JourneyRecords, 'hasContract' | 'hasPlan' | 'planIsGreen'> & { id: string; hasContract: number };
type PlanRow = StandingFacts & { accountId: string };

export const journeyFactsOf = ({ sentiment, atRisk, renewalOn }: AccountRow, records: JourneyRecords): JourneyFacts => ({ ...records, sentiment, atRisk, renewalOn });

/** Reads what the records of some accounts say to the gates on a day; an account that is not live is left out. */
export const createJourneyRecords = (db: Connection): ((ids: readonly string[], today: Day) => Map<string, JourneyRecords>) => {
  const known = db.prepare<object, KnownRow>(knownSql);
  const plans = db.prepare<object, PlanRow>(
    `SELECT p.account_id AS accountId, p.status, p.strategy, p.highlights, (SELECT count(*) FROM objectives o WHERE o.plan_id = p.id AND o.deleted_at IS NULL) AS objectives FROM plans p WHERE p.account_id IN ${some} AND p.deleted_at IS NULL`,
  );
  return (accountIds, today) => {
    const ids = JSON.stringify(accountIds);
    const plansOf = Map.groupBy(plans.all({ ids }), (plan) => plan.accountId);
    return new Map(known.all({ ids, today }).map(({ id, hasContract, ...found }) => {
      const held = plansOf.get(id) ?? [];
      return [id, { ...found, hasContract: hasContract === 1, hasPlan: held.length > 0, planIsGreen: held.some((plan) => standingOf(plan).colour === 'green') }] as const;
    }));
  };
};

type ChangeRow = { id: string; change_id: string; at: Instant; field: 'stage' | 'stage_on'; old: string | null; new: string | null };
type StageNow = { stage: Stage | null; stageOn: Day | null };

/** The stages that an account went through, from its history; `until` leaves out what was learnt later. */
const movesOf = (rows: readonly ChangeRow[], now: StageNow, until: Instant | null, timeZone: string | undefined): StageMove[] => {
  const first = (field: ChangeRow['field']): ChangeRow | undefined => rows.find((row) => row.field === field);
  const [firstStage, firstOn] = [first('stage'), first('stage_on')];
  const moves: StageMove[] = [{ stage: (firstStage === undefined ? now.stage : firstStage.old) as Stage | null, on: firstOn === undefined ? (firstStage === undefined ? now.stageOn : null) : firstOn.old }];
  for (const change of Map.groupBy(rows.filter(({ at }) => until === null || at <= until), (row) => row.change_id).values()) {
    const [stage, on] = [change.find((row) => row.field === 'stage'), change.find((row) => row.field === 'stage_on')];
    if (stage !== undefined) moves.push({ stage: stage.new as Stage | null, on: on === undefined ? dayOf(stage.at, timeZone) : on.new });
    else if (on !== undefined) moves.splice(-1, 1, { stage: moves.at(-1)?.stage ?? null, on: on.new });
  }
  return moves;
};

/** Reads which stages accounts went through. */
export const createStageMoves = (db: Connection, timeZone: () => string | undefined) => {
  const select = (where: string): string =>
    `SELECT h.record_id AS id, h.change_id, c.at, h.field, h.old, h.new FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'accounts' ${where} AND h.field IN ('stage', 'stage_on') ORDER BY c.at, h.change_id, h.rid`;
  const one = db.prepare<[string], ChangeRow>(select('AND h.record_id = ?'));
  const all = db.prepare<[], ChangeRow>(select(''));
  const now = db.prepare<[], StageNow & { id: string }>('SELECT id, stage, stage_on AS stageOn FROM accounts WHERE deleted_at IS NULL');
  return {
    one: (id: string, current: StageNow, until: Instant | null): StageMove[] => movesOf(one.all(id), current, until, timeZone()),
    all: (): StageMove[][] => {
      const changes = Map.groupBy(all.all(), (row) => row.id);
      return now.all().map((current) => movesOf(changes.get(current.id) ?? [], current, null, timeZone()));
    },
  };
};
