import type { CallRow } from '#shared/calls.ts';
import type { Connection } from '#electron/store/connection.ts';

/** The columns of one entry of a list of calls; `c` is the activity, `a` its account. */
export const callColumns = `c.id, c.account_id AS accountId, coalesce(a.name, '') AS accountName, c.type, c.state, c.title, c.on_day AS "on", c.starts_at AS startsAt, c.minutes, c.sentiment,
  substr(c.body_text, 1, 300) AS excerpt, c.logged_at AS loggedAt, c.follow_up_sent_at AS followUpSentAt,
  (SELECT json_group_array(coalesce(p.name, t.name)) FROM attendances t LEFT JOIN people p ON p.id = t.person_id WHERE t.activity_id = c.id AND t.deleted_at IS NULL AND t.presence != 'mentioned' AND t.side = 'theirs') AS attendees,
  (SELECT count(*) FROM commitments m WHERE m.activity_id = c.id AND m.deleted_at IS NULL) AS commitments`;

/** Said beside `c.state = …` so that SQLite takes the small index of calls that are not logged yet. */
export const isOpen = `c.state IN ('draft', 'planned')`;

type Stored = Omit<CallRow, 'attendees'> & { attendees: string };

/** Reads calls that a condition picks; `after` is the rest of the statement, such as an order and a limit. Prepare once, run often. */
export const prepareCalls = (db: Connection, where: string, after: string): ((bound: Record<string, string | number | null>) => CallRow[]) => {
  const statement = db.prepare<object, Stored>(`SELECT ${callColumns} FROM activities c LEFT JOIN accounts a ON a.id = c.account_id WHERE c.deleted_at IS NULL AND a.deleted_at IS NULL AND ${where} ${after}`);
  return (bound) => statement.all(bound).map((row) => ({ ...row, attendees: JSON.parse(row.attendees) as string[] }));
};
