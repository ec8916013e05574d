import { daysBetween, type Day } from '#shared/days.ts';
import type { Commitment } from '#shared/commitments.ts';
import type { Connection } from '#electron/store/connection.ts';

const columns = `m.id, m.account_id AS accountId, a.name AS accountName, m.side, m.person_id AS personId, CASE WHEN p.name IS NULL THEN m.owner ELSE p.name END AS owner, m.text, m.due_on AS dueOn,
  m.activity_id AS activityId, m.sentence, m.escalation_id AS escalationId, m.state, m.closed_on AS closedOn, m.close_reason AS closeReason, m.made_on AS madeOn`;

/** Days past due on a day; 0 for what is closed, has no day or is not due yet. */
export const overdueDays = (one: { state: string; dueOn: Day | null }, today: Day): number =>
  one.state === 'open' && one.dueOn !== null ? Math.max(0, daysBetween(one.dueOn, today)) : 0;

/** Reads commitments that a condition picks. Prepare once, run often. */
export const prepareCommitments = (db: Connection, where: string, after: string): ((bound: Record<string, string | number | null>, today: Day) => Commitment[]) => {
  const statement = db.prepare<object, Omit<Commitment, 'overdueDays'>>(
    `SELECT ${columns} FROM commitments m JOIN accounts a ON a.id = m.account_id AND a.deleted_at IS NULL LEFT JOIN people p ON p.id = m.person_id WHERE m.deleted_at IS NULL AND ${where} ${after}`,
  );
  return (bound, today) => statement.all(bound).map((row) => ({ ...row, overdueDays: overdueDays(row, today) }));
};

/** Open ones first, those due longest ago first of all; then what was closed, newest first. */
export const commitmentOrder = `ORDER BY m.state != 'open', CASE WHEN m.state = 'open' THEN coalesce(m.due_on, '9999') END, m.closed_on DESC, m.rid DESC`;
