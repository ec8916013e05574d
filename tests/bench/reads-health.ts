import { addDays, type Day } from '#shared/days.ts';
import { healthPresets } from '#shared/presets/health-models.ts';
import { all, readCase, type AnyCase, type Bench } from '#tests/bench/read-case.ts';

/** Snapshots as a year of use leaves them: every week of every account, and each of the last 180 days of those that are asked for. */
const fillSnapshots = ({ context, today, accounts }: Bench): void => {
  const { db } = context.store;
  const detail = JSON.stringify({ groups: [], measures: Array.from({ length: 9 }, (_, index) => ({ key: `use-case:${index}`, name: 'Use case', group: 'product', score: 50, weight: 0.1, contribution: 5, colour: 'yellow', stale: false, why: 'Yellow by its metric' })) });
  const everyDay = db.prepare(`INSERT OR IGNORE INTO health_snapshots SELECT rid, ?, 50 + rid % 40, CASE rid % 3 WHEN 0 THEN 'green' ELSE 'yellow' END, NULL, 'fy25', ? FROM accounts`);
  const ofSome = db.prepare(`INSERT OR IGNORE INTO health_snapshots SELECT rid, ?, 60, 'yellow', NULL, 'fy25', NULL FROM accounts WHERE id IN (SELECT value FROM json_each(?))`);
  db.transaction(() => {
    for (const ago of [...Array.from({ length: 52 }, (_, week) => 7 * (week + 1)), 30, 90]) everyDay.run(addDays(today, -ago), ago > 300 || ago === 7 ? detail : null);
    for (let ago = 1; ago <= 180; ago += 1) ofSome.run(addDays(today, -ago), JSON.stringify(accounts));
  })();
};

const engaged = `state = 'held' AND type IN ('call', 'meeting', 'workshop') AND deleted_at IS NULL`;

/** What health is made of, of every account or of one, by hand and without any rule. */
const partsBy = ({ bare, today }: Bench, where: (alias: string) => string): ((...bound: unknown[]) => unknown[])[] => {
  const month = today.slice(0, 7);
  return [
    `SELECT a.* FROM accounts a WHERE a.deleted_at IS NULL ${where('a.id')} ORDER BY a.name COLLATE NOCASE`,
    `SELECT * FROM contracts k WHERE k.deleted_at IS NULL ${where('k.account_id')}`,
    `SELECT account_id, max(on_day) FROM activities WHERE ${engaged} AND on_day <= '${today}' ${where('account_id')} GROUP BY account_id`,
    `SELECT p.id, (SELECT max(c.on_day) FROM attendances t JOIN activities c ON c.id = t.activity_id WHERE t.person_id = p.id AND t.presence = 'attended' AND t.deleted_at IS NULL AND c.deleted_at IS NULL AND c.state = 'held') FROM people p WHERE p.deleted_at IS NULL AND p.is_key = 1 ${where('p.account_id')}`,
    `SELECT n.*, (SELECT count(*) FROM objectives o WHERE o.plan_id = n.id AND o.deleted_at IS NULL) FROM plans n WHERE n.deleted_at IS NULL ${where('n.account_id')}`,
    `SELECT account_id, count(*) FROM support_cases WHERE deleted_at IS NULL AND opened_on > '${addDays(today, -30)}' ${where('account_id')} GROUP BY account_id`,
    `SELECT * FROM account_use_cases WHERE deleted_at IS NULL ${where('account_id')}`,
    `SELECT a.id, m.id, u.last_on, u.last FROM accounts a JOIN usage_metrics m ON m.role != 'none' AND m.deleted_at IS NULL JOIN usage_months u ON u.account_rid = a.rid AND u.metric_rid = m.rid
      AND u.month = (SELECT max(x.month) FROM usage_months x WHERE x.account_rid = a.rid AND x.metric_rid = m.rid AND x.month <= '${month}') WHERE a.deleted_at IS NULL ${where('a.id')}`,
  ].map((sql) => all(bare, sql));
};

/** The reads of health, beside the rows that they follow from read by hand. What is kept is compared with reading it once. */
export const healthReads = (bench: Bench): AnyCase[] => {
  const { services, bare, today, accounts } = bench;
  const { health } = services;
  fillSnapshots(bench);
  const everything = partsBy(bench, () => '');
  const ofOne = partsBy(bench, (id) => `AND ${id} = @id`);
  const snapshotsOn = all(bare, 'SELECT account_rid, score, band FROM health_snapshots WHERE day = ?');
  const past = all(bare, 'SELECT s.day, s.score, s.band, s.override FROM accounts a JOIN health_snapshots s ON s.account_rid = a.rid AND s.day >= @from WHERE a.id = @id ORDER BY s.day');
  const details = all(bare, 'SELECT s.detail FROM accounts a JOIN health_snapshots s ON s.account_rid = a.rid AND s.day <= @day AND s.detail IS NOT NULL WHERE a.id = @id ORDER BY s.day DESC LIMIT 1');
  const bands = all(bare, `SELECT day, band, count(*) FROM health_snapshots WHERE day IN (SELECT value FROM json_each(?)) GROUP BY day, band`);
  const updates = all(bare, 'SELECT * FROM health_updates WHERE month = ? AND deleted_at IS NULL');
  const weeks = JSON.stringify(Array.from({ length: 26 }, (_, week) => addDays(today, -7 * (week + 1))));
  const readAll = (days: readonly Day[]): unknown[] => {
    const [rows] = everything.map((read) => read());
    for (const day of days) snapshotsOn(day);
    return rows ?? [];
  };
  const readOne = (id: string): unknown[] => [...ofOne.map((read) => read({ id })), past({ id, from: addDays(today, -180) }), updates(today.slice(0, 7))];
  return [
    readCase({ name: 'health.book', inputs: [null], ours: () => health.book(), bare: () => readAll([7, 30, 90].map((ago) => addDays(today, -ago))), rows: (answer) => answer.rows }),
    readCase({ name: 'health.account', inputs: accounts, ours: (accountId) => health.account({ accountId, asOf: null }), bare: readOne, rows: null }),
    readCase({ name: 'health.changes', inputs: accounts, ours: (accountId) => health.changes({ accountId, since: addDays(today, -30), asOf: null }), bare: (id) => [readOne(id), details({ id, day: addDays(today, -30) })], rows: null }),
    readCase({ name: 'health.history', inputs: accounts, ours: (accountId) => health.history({ accountId, from: addDays(today, -180), to: today }), bare: (id) => past({ id, from: addDays(today, -180) }) }),
    readCase({ name: 'health.bookHistory', inputs: [26], ours: (count) => health.bookHistory({ weeks: count }), bare: () => bands(weeks), rows: null }),
    readCase({ name: 'health.updates', inputs: [null], ours: () => health.updates({ month: null }), bare: () => { updates(today.slice(0, 7)); return readAll([]); }, rows: null }),
    readCase({ name: 'health.whatIfBook', inputs: [null], ours: () => health.whatIfBook({ segment: '', model: healthPresets.fy23 }), bare: () => readAll([]), rows: null }),
  ];
};
