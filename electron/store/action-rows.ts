import type { ActionState, ActionType, CloseReason } from '#shared/actions.ts';
import type { Day } from '#shared/days.ts';
import type { TodayRule } from '#shared/today.ts';
import type { Connection } from '#electron/store/connection.ts';

/** What a person did with a row of Today, or made by hand, by the key of the row. `on` is the day of it. */
export type StoredAction = {
  id: string; key: string; rule: TodayRule; accountId: string | null; accountName: string | null; state: ActionState; until: Day | null; reason: string; on: Day; closeReason: CloseReason | null;
  type: ActionType | null; title: string; notes: string; dueOn: Day | null; madeOn: Day | null;
};

/** Reads stored actions by a condition on `t`. */
export const prepareActions = (db: Connection, where: string): ((bound?: object) => StoredAction[]) => {
  const statement = db.prepare<object, StoredAction>(
    `SELECT t.id, t.dedupe_key AS key, t.rule, t.account_id AS accountId, a.name AS accountName, t.state, t.until, t.reason, t.on_day AS "on", t.close_reason AS closeReason, t.type, t.title, t.notes, t.due_on AS dueOn, t.made_on AS madeOn
     FROM actions t LEFT JOIN accounts a ON a.id = t.account_id AND a.deleted_at IS NULL WHERE t.deleted_at IS NULL AND ${where}`,
  );
  return (bound = {}) => statement.all(bound);
};
