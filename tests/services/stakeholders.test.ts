import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LeftInput } from '#shared/stakeholders.ts';
import { createServices } from '#electron/services/services.ts';
import { undo } from '#electron/store/undo.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo, dumpOf } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'other' };
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook();
});
afterEach(() => book.close());

/** An account with a director who has two reports, one of whom has a report of her own; a pair, an open promise, an objective and a milestone. */
const prepare = async () => {
  const services = createServices(book.context);
  const { id: accountId } = await services.accounts.create({ name: 'Blue Heron', segment: 'enterprise', csmSince: '2024-01-01' }, other);
  const person = (name: string, fields: object = {}) => services.people.create({ accountId, name, ...fields }, other).then(({ id }) => id);
  const boss = await person('Bo', { level: 'executive', buyingRole: 'economic-buyer' });
  const ada = await person('Ada', { level: 'director', buyingRole: 'champion', isKey: true, reportsToId: boss, attitude: 'supporter', influence: 4 });
  const cy = await person('Cy', { level: 'manager', reportsToId: ada });
  const di = await person('Di', { reportsToId: cy });
  const ed = await person('Ed', { level: 'manager', reportsToId: ada });
  const { id: memberId } = await services.team.create({ name: 'Dolores Whitcastle', job: 'executive' }, other);
  const { id: pairId } = await services.stakeholders.pair({ personId: ada, memberId, note: '' }, other);
  const { id: promise } = await services.commitments.create({ accountId, side: 'theirs', personId: ada, owner: 'Ada', text: 'Send the site list', dueOn: '2026-03-20' }, other);
  await book.context.store.write({ window: 'other', label: 'Made a plan', words: [] }, () => {
    const [plan, objective, milestone] = [book.context.store.newId(), book.context.store.newId(), book.context.store.newId()];
    book.db.prepare(`INSERT INTO plans (id, account_id, name, status, made_on) VALUES (?, ?, 'Plan', 'active', '2026-01-01')`).run(plan, accountId);
    book.db.prepare(`INSERT INTO objectives (id, plan_id, position, name, category, status, customer_owner_id) VALUES (?, ?, 0, 'Fewer outages', 'roi', 'open', ?)`).run(objective, plan, ada);
    book.db.prepare(`INSERT INTO milestones (id, objective_id, position, name, side, status, customer_owner_id) VALUES (?, ?, 0, 'Pilot', 'theirs', 'open', ?)`).run(milestone, objective, ada);
    return {};
  });
  return { services, accountId, boss, ada, cy, di, ed, memberId, pairId, promise };
};
type Prepared = Awaited<ReturnType<typeof prepare>>;

const takesAll: LeftInput['takes'] = { commitments: true, objectives: true, isKey: true, buyingRole: true, pairs: true };
const takesNothing: LeftInput['takes'] = { commitments: false, objectives: false, isKey: false, buyingRole: false, pairs: false };
const withNew = (p: Prepared): LeftInput => ({ personId: p.ada, leftOn: '2026-03-10', replacement: { kind: 'new', name: 'Fay', title: 'Director', email: '', level: 'director' }, takes: takesAll, startsPlaybook: true });

describe('undo', () => {
  const writes: [string, (p: Prepared) => Promise<unknown>][] = [
    ['moved in the org chart', (p) => p.services.stakeholders.move({ id: p.ed, reportsToId: p.cy }, me)],
    ['taken out of the lines', (p) => p.services.stakeholders.move({ id: p.ed, reportsToId: null }, me)],
    ['placed on the influence map', (p) => p.services.stakeholders.place({ id: p.ed, influence: 5, attitude: 'opponent' }, me)],
    ['buying role set', (p) => p.services.stakeholders.setRole({ id: p.ed, buyingRole: 'blocker' }, me)],
    ['paired', (p) => p.services.stakeholders.pair({ personId: p.boss, memberId: p.memberId, note: 'Yearly' }, me)],
    ['pair ended', (p) => p.services.stakeholders.unpair({ id: p.pairId }, me)],
    ['left, nobody takes over', (p) => p.services.stakeholders.left({ personId: p.ada, leftOn: '2026-03-10', replacement: null, takes: takesNothing, startsPlaybook: true }, me)],
    ['left, somebody new takes over everything', (p) => p.services.stakeholders.left(withNew(p), me)],
    ['left, a report takes over', (p) => p.services.stakeholders.left({ ...withNew(p), replacement: { kind: 'existing', personId: p.di } }, me)],
    ['person moved to another manager by the dialog', (p) => p.services.people.update({ id: p.ed, fields: { reportsToId: p.boss, persona: 'Careful', championStrength: 2 } }, me)],
  ];
  test.each(writes)('%s: undo brings back the same book at once, redo the same change', async (_, write) => {
    const prepared = await prepare();
    await checkUndo(book, () => write(prepared));
    expect(book.db.pragma('foreign_key_check')).toEqual([]);
  });

  test('several moves on the influence map are one step', async () => {
    const { services, ed } = await prepare();
    const before = dumpOf(book);
    for (const influence of [1, 2, 3]) await services.stakeholders.place({ id: ed, influence, attitude: 'neutral' }, me);
    await undo(book.context.store, 'one', null);
    expect(dumpOf(book)).toBe(before);
  });
});

describe('a departure', () => {
  test('says what is at risk', async () => {
    const { services, ada, boss, cy, di, ed } = await prepare();
    expect(services.stakeholders.departure({ personId: ada })).toMatchObject({
      isOnlyChampion: true, startsPlaybook: true,
      reports: [{ id: cy, label: 'Cy' }, { id: ed, label: 'Ed' }],
      inHand: [{ entity: 'commitments', label: 'Send the site list', detail: 'Promised by them for 2026-03-20' }, { entity: 'objectives', label: 'Fewer outages' }, { entity: 'milestones', label: 'Pilot' }],
      pairs: [{ memberName: 'Dolores Whitcastle' }],
    });
    expect(services.stakeholders.departure({ personId: ada }).candidates.map(({ id }) => id).toSorted()).toEqual([boss, cy, di, ed].toSorted());
    expect(services.stakeholders.departure({ personId: ed })).toMatchObject({ isOnlyChampion: false, startsPlaybook: false, reports: [], inHand: [], pairs: [] });
  });

  test('hands everything to somebody new and starts the playbook', async () => {
    const p = await prepare();
    const { id: fay, runId } = await p.services.stakeholders.left(withNew(p), me);
    const { people, pairs, warnings } = p.services.stakeholders.map({ accountId: p.accountId, asOf: null });
    const of = (id: string) => people.find((one) => one.id === id);
    expect(of(p.ada)).toMatchObject({ leftOn: '2026-03-10', replacedById: fay });
    expect(of(fay)).toMatchObject({ name: 'Fay', reportsToId: p.boss, buyingRole: 'champion', isKey: true, level: 'director' });
    expect([p.cy, p.ed, p.di].map((id) => of(id)?.reportsToId)).toEqual([fay, fay, p.cy]);
    expect(pairs.map(({ personId }) => personId)).toEqual([fay]);
    expect(p.services.commitments.list({ state: 'open', side: 'theirs', accountId: p.accountId }).commitments.map(({ personId, owner }) => [personId, owner])).toEqual([[fay, 'Fay']]);
    expect(book.db.prepare('SELECT customer_owner_id AS owner FROM objectives UNION ALL SELECT customer_owner_id FROM milestones').all()).toEqual([{ owner: fay }, { owner: fay }]);
    expect(warnings.map(({ rule }) => rule)).not.toContain('champion-lost');
    expect(book.db.prepare('SELECT account_id, anchor_on, state, why FROM playbook_runs WHERE id = ?').get(runId)).toEqual({ account_id: p.accountId, anchor_on: '2026-03-10', state: 'running', why: 'Ada, champion, left on 10 Mar 2026' });
  });

  test('without a replacement, reports go to the manager and promises stay with the name', async () => {
    const p = await prepare();
    const { id, runId } = await p.services.stakeholders.left({ personId: p.ada, leftOn: '2026-03-10', replacement: null, takes: takesAll, startsPlaybook: false }, me);
    expect({ id, runId }).toEqual({ id: p.ada, runId: null });
    const map = p.services.stakeholders.map({ accountId: p.accountId, asOf: null });
    expect([p.cy, p.ed].map((one) => map.people.find((person) => person.id === one)?.reportsToId)).toEqual([p.boss, p.boss]);
    expect(map.pairs).toEqual([]);
    expect(map.warnings.map(({ rule }) => rule)).toContain('champion-lost');
    expect(p.services.commitments.list({ state: 'open', side: 'theirs', accountId: p.accountId }).commitments.map(({ owner }) => owner)).toEqual(['Ada']);
  });

  test.each(['cy', 'di', 'boss', 'ed'] as const)('where %s takes over, no line goes in a circle and nobody is lost', async (who) => {
    const p = await prepare();
    await p.services.stakeholders.left({ ...withNew(p), replacement: { kind: 'existing', personId: p[who] } }, me);
    const { people } = p.services.stakeholders.map({ accountId: p.accountId, asOf: null });
    const managerOf = new Map(people.map(({ id, reportsToId }) => [id, reportsToId]));
    for (const start of [p.boss, p.cy, p.di, p.ed]) {
      const path = [start];
      for (let at = managerOf.get(start) ?? null; at !== null; at = managerOf.get(at) ?? null) {
        expect(path).not.toContain(at);
        path.push(at);
      }
      expect(path).not.toContain(p.ada);
      expect(path.at(-1)).toBe(p.boss);
    }
  });
});

describe('what cannot be', () => {
  test.each<[string, (p: Prepared) => unknown, string | RegExp]>([
    ['herself', (p) => p.services.stakeholders.move({ id: p.ada, reportsToId: p.ada }, me), 'Nobody reports to themselves. Choose another manager.'],
    ['a circle', (p) => p.services.stakeholders.move({ id: p.boss, reportsToId: p.di }, me), 'Di reports to Bo already, so the line would go in a circle. Change that line first.'],
    ['a circle by the dialog', (p) => p.services.people.update({ id: p.ada, fields: { reportsToId: p.cy } }, me), /would go in a circle/],
    ['a manager of another account', (p) => p.services.accounts.create({ name: 'Other' }, other).then(({ id }) => p.services.people.create({ accountId: id, name: 'Zed', reportsToId: p.ada }, me)), 'The manager is not a person of this account. Choose one who is.'],
    ['taking over from oneself', (p) => p.services.stakeholders.left({ ...withNew(p), replacement: { kind: 'existing', personId: p.ada } }, me), 'Nobody takes over from themselves. Choose another person.'],
    ['a departure to come', (p) => p.services.stakeholders.left({ ...withNew(p), leftOn: '2026-03-17' }, me), 'The day is still to come. Record the departure once it has happened.'],
    ['a second departure', (p) => p.services.stakeholders.left(withNew(p), me).then(() => p.services.stakeholders.left(withNew(p), me)), 'Ada left on 10 Mar 2026 already.'],
    ['a second pair of the same two', (p) => p.services.stakeholders.pair({ personId: p.ada, memberId: p.memberId, note: '' }, me), 'Ada and Dolores Whitcastle are a pair already.'],
    ['a pair with nobody', (p) => p.services.stakeholders.pair({ personId: p.ada, memberId: p.ada, note: '' }, me), 'That team member is not in this book any more.'],
    ['a person who is gone', (p) => p.services.people.remove({ id: p.ed }, me).then(() => p.services.stakeholders.move({ id: p.ed, reportsToId: null }, me)), 'That person is not in this book any more.'],
  ])('%s', async (_, write, sentence) => {
    const p = await prepare();
    await expect((async () => write(p))()).rejects.toThrow(sentence);
  });

  test('a person who changes accounts leaves the lines behind', async () => {
    const p = await prepare();
    const { id } = await p.services.accounts.create({ name: 'Other' }, other);
    await p.services.people.update({ id: p.cy, fields: { accountId: id } }, me);
    expect(book.db.prepare('SELECT reports_to_id FROM people WHERE id IN (?, ?)').all(p.cy, p.di)).toEqual([{ reports_to_id: null }, { reports_to_id: null }]);
  });
});

test('as of a day, the map shows what was known then', async () => {
  const p = await prepare();
  book.setNow('2026-04-20T09:00:00.000Z');
  await p.services.stakeholders.left({ ...withNew(p), leftOn: '2026-04-15' }, me);
  await p.services.stakeholders.place({ id: p.boss, influence: 5, attitude: 'opponent' }, me);
  const then = p.services.stakeholders.map({ accountId: p.accountId, asOf: '2026-03-31' });
  expect(then).toMatchObject({ on: '2026-03-31', asOf: '2026-03-31', pairs: [{ personId: p.ada, memberName: 'Dolores Whitcastle' }] });
  expect(then.people.map(({ name, leftOn }) => [name, leftOn]).toSorted()).toEqual([['Ada', null], ['Bo', null], ['Cy', null], ['Di', null], ['Ed', null]]);
  expect(then.people.find(({ id }) => id === p.boss)?.attitude).toBeNull();
  expect(then.people.find(({ id }) => id === p.ed)?.reportsToId).toBe(p.ada);
  expect(then.warnings.map(({ rule }) => rule)).not.toContain('champion-lost');
  expect(() => p.services.stakeholders.map({ accountId: p.accountId, asOf: '2026-01-01' })).toThrow('This account was not in the book on 2026-01-01.');
});

describe('Today', () => {
  const rulesOn = async (p: Prepared) => (await p.services.today.read()).items.filter(({ account }) => account?.id === p.accountId).map(({ rule }) => rule);

  test('has the lost champion of a managed account until somebody takes over', async () => {
    const p = await prepare();
    expect(await rulesOn(p)).not.toContain('champion-lost');
    const { id: fay } = await p.services.stakeholders.left({ ...withNew(p), takes: { ...takesAll, buyingRole: false } }, me);
    expect((await p.services.today.read()).items.find(({ rule }) => rule === 'champion-lost')).toMatchObject({ title: 'Blue Heron has lost its champion', since: '2026-03-10', records: [{ entity: 'people', id: p.ada }] });
    await p.services.accounts.update({ id: p.accountId, fields: { coverage: 'unmanaged' } }, me);
    expect(await rulesOn(p)).not.toContain('champion-lost');
    await p.services.accounts.update({ id: p.accountId, fields: { coverage: 'managed' } }, me);
    await p.services.stakeholders.setRole({ id: fay, buyingRole: 'champion' }, me);
    expect(await rulesOn(p)).not.toContain('champion-lost');
  });

  test('follows every write, also one that is merged into the change before, and its undo', async () => {
    const p = await prepare();
    expect(await rulesOn(p)).not.toContain('champion-lost');
    await p.services.stakeholders.place({ id: p.ada, influence: 4, attitude: 'sceptic' }, me);
    expect(await rulesOn(p)).not.toContain('champion-lost');
    await p.services.stakeholders.place({ id: p.ada, influence: 4, attitude: 'opponent' }, me);
    expect(await rulesOn(p)).toContain('champion-lost');
    await undo(book.context.store, 'one', null);
    expect(await rulesOn(p)).not.toContain('champion-lost');
    await p.services.people.remove({ id: p.ada }, me);
    await p.services.stakeholders.setRole({ id: p.ed, buyingRole: 'champion' }, me);
    await p.services.people.update({ id: p.ed, fields: { leftOn: '2026-03-12' } }, me);
    expect(await rulesOn(p)).toContain('champion-lost');
    await p.services.settings.save({ mutedRules: ['champion-lost'] }, me);
    expect(await rulesOn(p)).not.toContain('champion-lost');
  });

  test('has the account that hangs on one person, once, after a call', async () => {
    const p = await prepare();
    expect(await rulesOn(p)).not.toContain('single-threaded');
    const meet = async (on: string, personId: string): Promise<void> => {
      const { id } = await p.services.calls.plan({ accountId: p.accountId, on, attendees: [{ personId, name: '', email: '', side: 'theirs', presence: 'attended' }] }, me);
      await p.services.calls.log({ id, state: 'held', fields: {} }, me);
    };
    await meet('2026-03-02', p.ada);
    expect((await rulesOn(p)).filter((rule) => rule === 'single-threaded')).toHaveLength(1);
    await meet('2026-03-03', p.cy);
    expect(await rulesOn(p)).not.toContain('single-threaded');
  });

  test('has executives only where they are asked for', async () => {
    const p = await prepare();
    expect((await rulesOn(p)).filter((rule) => rule === 'executive-stale')).toHaveLength(1);
    await p.services.accounts.update({ id: p.accountId, fields: { segment: 'commercial' } }, me);
    expect(await rulesOn(p)).not.toContain('executive-stale');
    await p.services.accounts.update({ id: p.accountId, fields: { priorityOverride: 'PR1', priorityReason: 'Agreed' } }, me);
    expect(await rulesOn(p)).toContain('executive-stale');
  });
});
