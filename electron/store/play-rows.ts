import type { AccountRow } from '#shared/accounts.ts';
import type { CountedAccount, PlayArea, TargetCount } from '#shared/expansion.ts';
import { playAreas } from '#shared/expansion.ts';
import { askedOf, targetsOf } from '#shared/expansion-rules.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { PlaybookKind, RunRow, RunState } from '#shared/playbooks.ts';
import { segmentOf } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { createRunRows } from '#electron/store/run-rows.ts';

/** The kind of playbook, and the category of objectives, of each area. */
const kindOf: Record<PlayArea, PlaybookKind & ('enablement' | 'expansion')> = { enabling: 'enablement', expanding: 'expansion' };
type Reason = { accountId: string; by: string };

/** Reads the plays of growth and the accounts that count for the targets of rules.md § 1. */
export const createPlayRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const runs = createRunRows(context);
  const objectives = db.prepare<[string], Reason>(
    `SELECT p.account_id AS accountId, 'Objective “' || o.name || '”' AS by FROM objectives o JOIN plans p ON p.id = o.plan_id AND p.deleted_at IS NULL AND p.status = 'active'
     WHERE o.status = 'open' AND o.category = ? AND o.deleted_at IS NULL ORDER BY o.rid DESC`,
  );
  const opportunities = db.prepare<[], Reason>(`SELECT account_id AS accountId, 'Opportunity “' || name || '”' AS by FROM opportunities WHERE status = 'open' AND deleted_at IS NULL ORDER BY rid DESC`);
  const primary = db.prepare<[], Reason>(
    `SELECT w.account_id AS accountId, CASE w.state WHEN 'adopted' THEN 'Adopted “' ELSE 'Enabling “' END || u.name || '”' AS by FROM account_use_cases w JOIN use_cases u ON u.id = w.use_case_id AND u.deleted_at IS NULL
     WHERE w.is_original = 1 AND w.state IN ('enabling', 'adopted') AND w.deleted_at IS NULL ORDER BY w.rid DESC`,
  );

  const running = db.prepare<[string], Reason>(`SELECT account_id AS accountId, 'Play “' || name || '”' AS by FROM playbook_runs WHERE kind = ? AND state = 'running' AND deleted_at IS NULL ORDER BY rid`);
  const counts = db.prepare<[], { name: string; state: RunState; n: number }>(
    `SELECT r.name, r.state, count(*) AS n FROM playbook_runs r JOIN accounts a ON a.id = r.account_id AND a.deleted_at IS NULL WHERE r.kind IN ('enablement', 'expansion') AND r.deleted_at IS NULL GROUP BY r.name, r.state`,
  );

  /** By what an account counts for an area, the strongest reason last. */
  const playsOf = (area: PlayArea): Map<string, string> =>
    new Map([
      ...(area === 'expanding' ? opportunities.all() : []),
      ...objectives.all(kindOf[area]),
      ...running.all(kindOf[area]),
    ].map(({ accountId, by }) => [accountId, by]));

  return {
    /** The runs of plays of growth, the newest first. */
    runs: (state: RunState): RunRow[] => runs.ofGrowth(state),
    /** How many plays there are of each name and state; a run keeps the name of its playbook. */
    counts: (): { name: string; state: RunState; n: number }[] => counts.all(),

    /** The targets of each segment that has accounts, with those that count and those that do not yet. */
    targets: (accounts: readonly AccountRow[]): TargetCount[] => {
      const [now, on] = [settings(), today()];
      const bySegment = Map.groupBy(accounts.filter((account) => account.coverage === 'managed' && !isHandedOut(account, on)), ({ segment }) => segmentOf(now, segment).key);
      const plays = { enabling: playsOf('enabling'), expanding: playsOf('expanding') };
      const useCases = new Map(primary.all().map(({ accountId, by }) => [accountId, by]));
      return now.segments.flatMap(({ key, name }) => {
        const [own, targets] = [bySegment.get(key) ?? [], targetsOf(now, key)];
        if (targets === null || own.length === 0) return [];
        return playAreas.map((area): TargetCount => {
          const target = targets[area];
          const reasons = target.measure === 'primary-use-case' ? useCases : plays[area];
          const first = own.filter(({ priority }) => priority.priority === 'PR1');
          const base = target.of === 'PR1' ? first : own;
          const rows = base.map(({ id, name: accountName, priority }): CountedAccount => ({ accountId: id, accountName, priority: priority.priority, by: reasons.get(id) ?? '' }));
          return { segment: key, segmentName: name, area, target, asked: askedOf(target, { accounts: own.length, first: first.length }), base: base.length, counted: rows.filter(({ by }) => by !== ''), missing: rows.filter(({ by }) => by === '') };
        });
      });
    },
  };
};
