import { addDays, endOfDay } from '#shared/days.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { readAccountRows, rowsAtOnce } from '#electron/store/account-rows.ts';
import { all, readCase, type AnyCase, type Bench } from '#tests/bench/read-case.ts';

const engaged = `state = 'held' AND type IN ('call', 'meeting', 'workshop') AND deleted_at IS NULL`;

/** What the grid shows of each account, without priority, cadence and renewal, which are rules. */
export const gridSql = `SELECT a.id, a.name, a.segment, a.stage, a.industry, a.region, a.sentiment, a.sentiment_on, a.coverage, a.parent_id, a.customer_since, a.csm_since, a.risk_reason, a.upgrade_expected_on,
    a.growth_expected_on, a.critical_initiative, a.priority_override, a.priority_reason, a.cadence_days, e.last_engagement_on, n.next_call_on, coalesce(m.open, 0) AS open_commitments, coalesce(m.overdue, 0) AS overdue_commitments, coalesce(p.people, 0) AS people
  FROM accounts a
  LEFT JOIN (SELECT account_id, max(on_day) AS last_engagement_on FROM activities WHERE ${engaged} AND on_day <= @today GROUP BY account_id) e ON e.account_id = a.id
  LEFT JOIN (SELECT account_id, min(on_day) AS next_call_on FROM activities WHERE state = 'planned' AND state IN ('draft', 'planned') AND deleted_at IS NULL AND on_day >= @today GROUP BY account_id) n ON n.account_id = a.id
  LEFT JOIN (SELECT account_id, count(*) AS open, sum(due_on < @today) AS overdue FROM commitments WHERE state = 'open' AND deleted_at IS NULL GROUP BY account_id) m ON m.account_id = a.id
  LEFT JOIN (SELECT account_id, count(*) AS people FROM people WHERE deleted_at IS NULL AND left_on IS NULL GROUP BY account_id) p ON p.account_id = a.id
  WHERE a.deleted_at IS NULL ORDER BY a.name COLLATE NOCASE`;
export const runningContractsSql = 'SELECT account_id, name, arr_minor, currency, start_on, end_on, renewal_on FROM contracts WHERE deleted_at IS NULL AND (end_on IS NULL OR end_on >= @since) ORDER BY start_on';

/** The columns of an entry of the timeline. */
export const callSql = `SELECT c.id, c.account_id, a.name AS account_name, c.type, c.state, c.title, c.on_day, c.starts_at, c.minutes, c.sentiment, substr(c.body_text, 1, 300) AS excerpt, c.logged_at, c.follow_up_sent_at,
    (SELECT group_concat(coalesce(p.name, t.name), char(10)) FROM attendances t LEFT JOIN people p ON p.id = t.person_id WHERE t.activity_id = c.id AND t.deleted_at IS NULL AND t.side = 'theirs' AND t.presence != 'mentioned') AS attendees,
    (SELECT count(*) FROM commitments m WHERE m.activity_id = c.id AND m.deleted_at IS NULL) AS commitments
  FROM activities c LEFT JOIN accounts a ON a.id = c.account_id WHERE c.deleted_at IS NULL AND a.deleted_at IS NULL`;

export const commitmentSql = `SELECT m.id, m.account_id, a.name AS account_name, m.side, m.person_id, coalesce(p.name, m.owner) AS owner, m.text, m.due_on, m.activity_id, m.sentence, m.state, m.closed_on, m.close_reason, m.made_on
  FROM commitments m JOIN accounts a ON a.id = m.account_id AND a.deleted_at IS NULL LEFT JOIN people p ON p.id = m.person_id WHERE m.deleted_at IS NULL`;

export const lastMetSql = `(SELECT max(c.on_day) FROM attendances t JOIN activities c ON c.id = t.activity_id WHERE t.person_id = p.id AND t.presence = 'attended' AND t.deleted_at IS NULL AND c.deleted_at IS NULL AND c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop'))`;

const pageByHand = ({ bare, today }: Bench) => {
  const account = all(bare, 'SELECT * FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const facts = all(bare, `SELECT (SELECT max(on_day) FROM activities WHERE account_id = @id AND ${engaged} AND on_day <= @today), (SELECT min(on_day) FROM activities WHERE account_id = @id AND state = 'planned' AND on_day >= @today AND deleted_at IS NULL)`);
  const children = all(bare, 'SELECT id, name FROM accounts WHERE parent_id = ? AND deleted_at IS NULL ORDER BY name');
  const people = all(bare, `SELECT p.*, ${lastMetSql} AS last_met_on FROM people p WHERE p.account_id = ? AND p.deleted_at IS NULL ORDER BY p.name`);
  const contracts = all(bare, 'SELECT * FROM contracts WHERE account_id = ? AND deleted_at IS NULL ORDER BY start_on DESC');
  const timeline = all(bare, `${callSql} AND c.account_id = ? ORDER BY c.on_day DESC, c.starts_at DESC, c.rid DESC LIMIT 50`);
  const commitments = all(bare, `${commitmentSql} AND m.account_id = ? ORDER BY m.state, m.due_on`);
  const next = all(bare, `${callSql} AND c.account_id = @id AND c.state = 'planned' AND c.on_day >= @today ORDER BY c.on_day LIMIT 1`);
  return (id: string) => {
    account(id);
    facts({ id, today });
    next({ id, today });
    return { children: children(id), people: people(id), contracts: contracts(id), timeline: timeline(id), commitments: commitments(id) };
  };
};

/** The page of an account a year ago, by hand: every record of it, and the changes of all of them since. */
const pastByHand = ({ bare }: Bench, at: string) => {
  const tables = ['people', 'contracts', 'activities', 'commitments'].map((table) => ({ rows: all(bare, `SELECT * FROM ${table} WHERE account_id = ?`), since: all(bare, `SELECT h.record_id, h.field, h.old FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = '${table}' AND h.record_id IN (SELECT id FROM ${table} WHERE account_id = ?) AND c.at > ? ORDER BY c.at DESC`) }));
  const attendances = all(bare, 'SELECT t.* FROM attendances t JOIN activities c ON c.id = t.activity_id WHERE c.account_id = ?');
  const attendancesSince = all(bare, `SELECT h.record_id, h.field, h.old FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'attendances' AND h.record_id IN (SELECT t.id FROM attendances t JOIN activities a ON a.id = t.activity_id WHERE a.account_id = ?) AND c.at > ? ORDER BY c.at DESC`);
  const account = all(bare, 'SELECT * FROM accounts WHERE id = ?');
  const accountSince = all(bare, `SELECT h.field, h.old FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'accounts' AND h.record_id = ? AND c.at > ? ORDER BY c.at DESC`);
  return (id: string) => [account(id), accountSince(id, at), attendances(id), attendancesSince(id, at), ...tables.flatMap(({ rows, since }) => [rows(id), since(id, at)])];
};

export const accountReads = (bench: Bench): AnyCase[] => {
  const { services, bare, today, accounts } = bench;
  const { list, get, timeline, history, views } = services.accounts;
  // Other settings make every row anew.
  let settings = bench.context.settings();
  const asSet = { ...bench.context, settings: () => settings };
  const rows = keepByAccount(asSet, readAccountRows(asSet), rowsAtOnce);
  const grid = all(bare, gridSql);
  const running = all(bare, runningContractsSql);
  const pageOf = pageByHand(bench);
  const yearAgo = addDays(today, -365);
  const pastOf = pastByHand(bench, endOfDay(yearAgo));
  const further = all(bare, `${callSql} AND c.account_id = ? ORDER BY c.on_day DESC, c.starts_at DESC, c.rid DESC LIMIT 50 OFFSET 20`);
  const changes = all(bare, `SELECT c.at, c.label, h.field, h.old, h.new FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'accounts' AND h.record_id = ? ORDER BY c.at DESC LIMIT 500`);
  const saved = all(bare, 'SELECT id, name, view FROM saved_views WHERE deleted_at IS NULL ORDER BY rid');
  return [
    readCase({ name: 'accounts.list, as it is kept', inputs: [null], ours: list, bare: () => grid({ today }) }),
    readCase({
      name: 'accounts.list, all read anew', inputs: [null], rows: (found) => [...found.values()],
      ours: () => {
        settings = { ...settings };
        return rows();
      },
      bare: () => {
        running({ since: addDays(today, -30) });
        return grid({ today });
      },
    }),
    readCase({ name: 'accounts.get', inputs: accounts, ours: (id) => get({ id, asOf: null }), bare: pageOf }),
    readCase({ name: 'accounts.get a year ago', inputs: accounts, ours: (id) => { try { return get({ id, asOf: yearAgo }); } catch { return null; } }, bare: pastOf, rows: null }),
    readCase({ name: 'accounts.timeline', inputs: accounts, ours: (id) => timeline({ id, after: 20 }).entries, bare: (id) => further(id) }),
    readCase({ name: 'accounts.history', inputs: accounts, ours: (id) => history({ entity: 'accounts', id }), bare: (id) => changes(id) }),
    readCase({ name: 'accounts.views', inputs: [null], ours: views, bare: () => saved() }),
  ];
};
