import { addDays } from '#shared/days.ts';
import { nextRedo, nextUndo } from '#electron/store/undo.ts';
import { callSql, commitmentSql, gridSql, lastMetSql, runningContractsSql } from '#tests/bench/reads-accounts.ts';
import { all, readCase, type AnyCase, type Bench } from '#tests/bench/read-case.ts';

const engaged = `c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop')`;

const callReads = ({ services, bare, today, accounts, calls, heldCalls }: Bench): AnyCase[] => {
  const { list, recent, drafts, due, get, brief, followUp } = services.calls;
  const span = all(bare, `${callSql} AND c.on_day BETWEEN ? AND ? ORDER BY c.on_day, c.starts_at, c.rid`);
  const newest = all(bare, `${callSql} AND c.logged_at IS NOT NULL ORDER BY c.on_day DESC, c.rid DESC LIMIT 50`);
  const begun = all(bare, `${callSql} AND c.state = 'draft' ORDER BY c.on_day DESC, c.rid DESC LIMIT 100`);
  const grid = all(bare, gridSql);
  const running = all(bare, runningContractsSql);
  const one = all(bare, `${callSql} AND c.id = ?`);
  const body = all(bare, 'SELECT agenda, body FROM activities WHERE id = ? AND deleted_at IS NULL');
  const attendees = all(bare, 'SELECT t.id, t.person_id, coalesce(p.name, t.name) AS name, p.email, t.side, t.presence FROM attendances t LEFT JOIN people p ON p.id = t.person_id WHERE t.activity_id = ? AND t.deleted_at IS NULL ORDER BY t.rid');
  const made = all(bare, `${commitmentSql} AND m.activity_id = ?`);
  const open = all(bare, `${commitmentSql} AND m.state = 'open' AND m.account_id = ? ORDER BY m.due_on`);
  const kept = all(bare, `${commitmentSql} AND m.state = 'kept' AND m.account_id = ? AND m.closed_on >= ? ORDER BY m.closed_on DESC LIMIT 20`);
  const last = all(bare, `${callSql} AND c.account_id = ? AND ${engaged} ORDER BY c.on_day DESC, c.rid DESC LIMIT 1`);
  const next = all(bare, `${callSql} AND c.account_id = ? AND c.state = 'planned' AND c.on_day >= ? ORDER BY c.on_day, c.starts_at LIMIT 1`);
  const key = all(bare, `SELECT p.id, p.name, p.title, ${lastMetSql} AS last_met_on FROM people p WHERE p.account_id = ? AND p.is_key = 1 AND p.left_on IS NULL AND p.deleted_at IS NULL ORDER BY p.name`);
  const invited = all(bare, `SELECT p.name, p.title, p.role, p.is_key, ${lastMetSql} AS last_met_on FROM attendances t JOIN people p ON p.id = t.person_id WHERE t.activity_id = ? AND t.deleted_at IS NULL`);
  const account = all(bare, 'SELECT * FROM accounts WHERE id = ?');
  const contracts = all(bare, 'SELECT * FROM contracts WHERE account_id = ? AND deleted_at IS NULL');
  return [
    readCase({ name: 'calls.list of a week', inputs: [0, 1, 2, 3, 5, 8].map((weeks) => addDays(today, -7 * weeks)), ours: (from) => list({ from, to: addDays(from, 6), state: null }), bare: (from) => span(from, addDays(from, 6)) }),
    readCase({ name: 'calls.recent', inputs: [50], ours: (limit) => recent({ limit }), bare: () => newest() }),
    readCase({ name: 'calls.drafts', inputs: [null], ours: drafts, bare: () => begun() }),
    readCase({ name: 'calls.due', inputs: [14], ours: (withinDays) => due({ withinDays }), bare: () => [running({ since: addDays(today, -30) }), grid({ today })], rows: null }),
    readCase({ name: 'calls.get', inputs: calls, ours: (id) => { const { attendees, commitments } = get({ id }); return { attendees, commitments }; }, bare: (id) => { one(id); body(id); return { attendees: attendees(id), commitments: made(id) }; } }),
    readCase({
      name: 'calls.brief', inputs: accounts, ours: (accountId) => brief({ accountId, callId: null }), rows: ({ commitments }) => commitments,
      bare: (id) => {
        account(id);
        contracts(id);
        key(id);
        const [planned] = next(id, today) as { id: string }[];
        if (planned !== undefined) invited(planned.id);
        const [before] = last(id) as { on_day: string }[];
        kept(id, before?.on_day ?? addDays(today, -30));
        return open(id);
      },
    }),
    readCase({ name: 'calls.followUp', inputs: heldCalls, ours: (id) => followUp({ id }), bare: (id) => { body(id); attendees(id); made(id); const [row] = one(id) as { account_id: string }[]; return open(row?.account_id); }, rows: null }),
  ];
};

const commitmentReads = ({ services, bare, today, accounts }: Bench): AnyCase[] => {
  const { list } = services.commitments;
  const open = all(bare, `${commitmentSql} AND m.state = 'open' ORDER BY m.due_on IS NULL, m.due_on, m.rid DESC`);
  const closed = all(bare, `${commitmentSql} AND m.state != 'open' ORDER BY m.closed_on DESC, m.rid DESC LIMIT 500`);
  const ofAccount = all(bare, `${commitmentSql} AND m.state = 'open' AND m.account_id = ? ORDER BY m.due_on`);
  const rates = all(bare, `SELECT side, state, count(*) AS n FROM commitments WHERE deleted_at IS NULL AND (state != 'open' OR due_on < ?) GROUP BY side, state`);
  const ratesOf = all(bare, `SELECT side, state, count(*) AS n FROM commitments WHERE deleted_at IS NULL AND account_id = ? AND (state != 'open' OR due_on < ?) GROUP BY side, state`);
  const none = { side: null, accountId: null };
  return [
    readCase({ name: 'commitments.list, open', inputs: [null], ours: () => list({ state: 'open', ...none }).commitments, bare: () => { rates(today); return open(); } }),
    readCase({ name: 'commitments.list, closed', inputs: [null], ours: () => list({ state: 'closed', ...none }).commitments, bare: () => { rates(today); return closed(); } }),
    readCase({ name: 'commitments.list of an account', inputs: accounts, ours: (accountId) => list({ state: 'open', side: null, accountId }).commitments, bare: (id) => { ratesOf(id, today); return ofAccount(id); } }),
  ];
};

const pageReads = ({ services, context, bare, today }: Bench): AnyCase[] => {
  const grid = all(bare, gridSql);
  const running = all(bare, runningContractsSql);
  const due = all(bare, `${commitmentSql} AND m.state = 'open' AND m.due_on <= ? ORDER BY m.due_on`);
  const open = all(bare, `${callSql} AND c.state IN ('planned', 'draft') AND c.on_day BETWEEN ? AND ?`);
  const unsent = all(bare, `${callSql} AND ${engaged} AND c.logged_at IS NOT NULL AND c.follow_up_sent_at IS NULL AND c.on_day BETWEEN ? AND ?`);
  const ofDay = all(bare, `${callSql} AND c.on_day = ? AND c.type IN ('call', 'meeting', 'workshop') AND c.state != 'cancelled'`);
  const actions = all(bare, 'SELECT dedupe_key, state, until FROM actions WHERE deleted_at IS NULL');
  const done = all(bare, 'SELECT item, period FROM rhythm_done WHERE deleted_at IS NULL');
  const withoutNext = all(
    bare,
    `SELECT a.id, a.name FROM accounts a WHERE a.deleted_at IS NULL AND a.coverage = 'managed' AND a.id IN (SELECT account_id FROM activities c WHERE c.on_day BETWEEN @since AND @today AND ${engaged} AND c.deleted_at IS NULL)
     AND a.id NOT IN (SELECT account_id FROM activities c WHERE c.state = 'planned' AND c.state IN ('draft', 'planned') AND c.on_day >= @today AND c.deleted_at IS NULL AND account_id IS NOT NULL)
     AND a.id NOT IN (SELECT account_id FROM commitments WHERE state = 'open' AND due_on >= @today AND deleted_at IS NULL) ORDER BY a.name COLLATE NOCASE`,
  );
  const find = all(bare, `SELECT p.id, p.name, p.account_id, p.email, p.title FROM people p JOIN accounts a ON a.id = p.account_id AND a.deleted_at IS NULL WHERE p.deleted_at IS NULL AND p.left_on IS NULL AND (p.name LIKE @like OR p.title LIKE @like OR p.email LIKE @like) ORDER BY p.is_key DESC, p.name COLLATE NOCASE LIMIT 50`);
  const names = (bare.prepare('SELECT name FROM people ORDER BY id LIMIT 20').all() as { name: string }[]).map(({ name }) => (name.split(' ', 1)[0] ?? '').slice(0, 3).toLowerCase());
  const settings = all(bare, 'SELECT key, value FROM settings WHERE deleted_at IS NULL');
  const runs = all(bare, 'SELECT r.*, c.undone_by FROM import_runs r LEFT JOIN changes c ON c.id = r.change_id ORDER BY r.at DESC LIMIT 100');
  const lastWrite = all(bare, `SELECT label FROM changes WHERE window = 'reader' AND undone_by IS NULL AND kind = 'write' ORDER BY id DESC LIMIT 1`);
  const any = all(bare, 'SELECT id FROM accounts WHERE deleted_at IS NULL LIMIT 1');
  return [
    readCase({ name: 'people.find in the book', inputs: names, ours: (text) => services.people.find({ accountId: null, text }), bare: (text) => find({ like: `%${text}%` }) }),
    readCase({ name: 'settings.read', inputs: [null], ours: services.settings.read, bare: () => settings(), rows: null }),
    readCase({
      name: 'today.read', inputs: [null], ours: () => services.today.read(), rows: ({ calls }) => calls,
      bare: () => {
        grid({ today });
        running({ since: addDays(today, -30) });
        due(today);
        open(addDays(today, -60), today);
        unsent(addDays(today, -14), today);
        actions();
        done();
        return ofDay(today);
      },
    }),
    readCase({ name: 'today.wrapUp', inputs: [null], ours: services.today.wrapUp, rows: ({ withoutNextStep }) => withoutNextStep, bare: () => { open(addDays(today, -60), today); unsent(addDays(today, -14), today); ofDay(today); return withoutNext({ today, since: addDays(today, -14) }); } }),
    readCase({
      name: 'book.state', inputs: [null], rows: null, ours: () => [services.sample.isEmpty(), services.sample.isPresent(), context.today(), nextUndo(context.store, 'reader'), nextRedo(context.store, 'reader')],
      bare: () => [any(), lastWrite()],
    }),
    readCase({ name: 'imports.runs', inputs: [null], ours: services.imports.runs, bare: () => runs() }),
  ];
};

/** Every read of the contract but those of accounts and the search. */
export const workReads = (bench: Bench): AnyCase[] => [...callReads(bench), ...commitmentReads(bench), ...pageReads(bench)];
