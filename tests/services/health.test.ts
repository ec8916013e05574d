import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createHealth } from '#electron/services/health.ts';
import { createPeople } from '#electron/services/people.ts';
import { createPlans } from '#electron/services/plans.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createHealthToday } from '#electron/store/health-today.ts';
import { healthDetail, type HealthModel } from '#shared/health-model.ts';
import { healthPresets } from '#shared/presets/health-models.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'two' };
const breathe = (): Promise<void> => Promise.resolve();
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-02T09:00:00.000Z' });
});
afterEach(() => book.close());

const update = (fields: Parameters<ReturnType<typeof createAccounts>['update']>[0]['fields'], id: string) => createAccounts(book.context).update({ id, fields }, other);
/** Goes to a day and does what the day asks for by itself. */
const wakeOn = async (health: ReturnType<typeof createHealth>, day: string): Promise<void> => {
  book.setNow(`${day}T09:00:00.000Z`);
  await health.daily.run(day, breathe);
};
const snapshots = (): { day: string; score: number | null; band: string | null; override: string | null; detail: string | null; model_ref: string }[] => book.db.prepare('SELECT * FROM health_snapshots ORDER BY account_rid, day').all() as never;

const prepare = async () => {
  const health = createHealth(book.context);
  const account = await createAccounts(book.context).create({ name: 'Blue Heron', segment: 'enterprise', coverage: 'managed', sentiment: 'green', customerSince: '2024-01-01', csmSince: '2025-11-01' }, other);
  return { health, id: account.id };
};
const heavy = (name: string): HealthModel => ({ ...healthPresets.fy25, name, groups: healthPresets.fy25.groups.map((group) => (group.key === 'outcomes' ? { ...group, weight: 90 } : group)) });

test('lists of other words have the standing of each account as the heat map does', async () => {
  const { health, id } = await prepare();
  const bare = await createAccounts(book.context).create({ name: 'Grey Heron', segment: 'commercial', coverage: 'digital' }, other);
  const standings = async () => new Map((await health.standings()).map(({ accountId, ...standing }) => [accountId, standing]));
  expect(await standings()).toEqual(new Map([[id, { score: expect.closeTo((25 * 100) / 35, 9) as number, band: 'yellow', scale: 100 }], [bare.id, { score: null, band: null, scale: 100 }]]));
  await update({ sentiment: 'red' }, id);
  await health.saveModel({ segment: 'enterprise', model: { ...heavy('Ten'), scale: 10 }, note: '' }, me);
  expect((await standings()).get(id)).toEqual({ score: 0, band: 'red', scale: 10 });
  expect((await health.book()).rows.map(({ account, score, band, scale }) => [account.id, { score, band, scale }])).toEqual([...await standings()]);
});

describe('what health follows from', () => {
  test('sentiment and plan, with what is missing giving its weight away', async () => {
    const { health, id } = await prepare();
    // No plan long after the start is red (§ 4); only sentiment 25 and plan 10 are known.
    expect(health.account({ accountId: id, asOf: null })).toMatchObject({ score: expect.closeTo((25 * 100) / 35, 9), band: 'yellow', override: null });
    const plan = await createPlans(book.context).create({ accountId: id, template: null }, other);
    await createPlans(book.context).update({ id: plan.id, fields: { status: 'active', strategy: 'Begin small', highlights: 'Two sites' } }, other);
    await createPlans(book.context).addObjective({ planId: plan.id, name: 'Fewer stops' }, other);
    const after = health.account({ accountId: id, asOf: null });
    expect(after).toMatchObject({ score: 100, band: 'green' });
    expect(after.measures.find(({ key }) => key === 'plan')?.records).toEqual([{ entity: 'plans', id: plan.id, label: expect.any(String) as string }]);
  });

  test('a plan that is not due yet is not red, and one that nobody asks for neither', async () => {
    const { health, id } = await prepare();
    await update({ csmSince: '2026-02-01' }, id);
    expect(health.account({ accountId: id, asOf: null }).measures.find(({ key }) => key === 'plan')).toMatchObject({ score: null, why: 'There is no plan yet; a green one is due by 2 Apr 2026' });
    await update({ csmSince: '2025-01-01', coverage: 'digital' }, id);
    expect(health.account({ accountId: id, asOf: null }).measures.find(({ key }) => key === 'plan')).toMatchObject({ score: null, why: 'There is no plan, and none is asked for' });
  });

  test('calls and key people lead to their rows', async () => {
    const { health, id } = await prepare();
    const person = await createPeople(book.context).create({ accountId: id, name: 'Ines Duarte', isKey: true }, other);
    const champion = await createPeople(book.context).create({ accountId: id, name: 'Omar Field', buyingRole: 'champion' }, other);
    await createPeople(book.context).create({ accountId: id, name: 'Somebody else' }, other);
    const call = await createCalls(book.context).log({ id: book.context.store.newId(), state: 'held', fields: { accountId: id, type: 'call', title: 'Check-in', on: '2026-02-20', attendees: [{ personId: person.id, name: 'Ines Duarte', email: '', side: 'theirs', presence: 'attended' }] } }, other);
    const { measures } = health.account({ accountId: id, asOf: null });
    expect(measures.find(({ key }) => key === 'recency')).toMatchObject({ colour: 'green', records: [{ entity: 'activities', id: call.id, label: 'Check-in' }] });
    expect(measures.find(({ key }) => key === 'personas')).toMatchObject({ colour: 'yellow', why: 'Met Ines Duarte on 20 Feb 2026, of 2 asked for in 3 months' });
    expect(measures.find(({ key }) => key === 'personas')?.records.map((one) => one.id).toSorted()).toEqual([person.id, champion.id].toSorted());
  });

  test('what is kept of the book follows each write', async () => {
    const { health, id } = await prepare();
    const scoreOf = async (): Promise<number | null | undefined> => (await health.book()).rows.find(({ account }) => account.id === id)?.score;
    expect(await scoreOf()).toBeCloseTo((25 * 100) / 35, 9);
    await update({ sentiment: 'red' }, id);
    expect((await health.book()).rows[0]).toMatchObject({ score: 0, band: 'red', override: 'red sentiment' });
    await health.saveModel({ segment: '', model: heavy('Heavy'), note: '' }, other);
    await update({ sentiment: 'green' }, id);
    expect(await scoreOf()).toBeCloseTo((25 * 100) / 115, 9);
    book.setNow('2026-07-01T09:00:00.000Z');
    expect((await health.book()).rows[0]).toMatchObject({ score: 0, stale: ['CSM sentiment'] });
  });
});

describe('snapshots', () => {
  test('are written for days that are over, from what was known then, and say a detail once', async () => {
    const { health, id } = await prepare();
    await wakeOn(health, '2026-03-05');
    expect(snapshots().map(({ day, band }) => [day, band])).toEqual([['2026-03-02', 'yellow'], ['2026-03-03', 'yellow'], ['2026-03-04', 'yellow']]);
    expect(snapshots().map(({ detail }) => detail !== null)).toEqual([true, false, false]);
    await update({ sentiment: 'red' }, id);
    await wakeOn(health, '2026-03-09');
    expect(snapshots().map(({ day, band, override }) => [day.slice(8), band, override])).toEqual([['02', 'yellow', null], ['03', 'yellow', null], ['04', 'yellow', null], ['05', 'red', 'red sentiment'], ['06', 'red', 'red sentiment'], ['07', 'red', 'red sentiment'], ['08', 'red', 'red sentiment']]);
    expect(snapshots().map(({ detail }) => detail !== null)).toEqual([true, false, false, true, false, false, false]);
    for (const { detail } of snapshots()) if (detail !== null) expect(healthDetail.safeParse(JSON.parse(detail)).success).toBe(true);
  });

  test('of missed days know nothing of what came later', async () => {
    const { health, id } = await prepare();
    book.setNow('2026-03-10T09:00:00.000Z');
    await update({ sentiment: 'red' }, id);
    await health.daily.run('2026-03-10', breathe);
    expect(new Set(snapshots().map(({ band }) => band))).toEqual(new Set(['yellow']));
    expect(snapshots()).toHaveLength(8);
  });

  test('of an account that a call was moved away from since still know it', async () => {
    const { health, id } = await prepare();
    const target = await createAccounts(book.context).create({ name: 'Grey Heron' }, other);
    const call = book.context.store.newId();
    await createCalls(book.context).log({ id: call, state: 'held', fields: { accountId: id, type: 'call', title: 'Check-in', on: '2026-03-01', attendees: [] } }, other);
    book.setNow('2026-03-04T09:00:00.000Z');
    await createCalls(book.context).log({ id: call, state: 'held', fields: { accountId: target.id } }, other);
    const recency = (accountId: string, asOf: string | null) => health.account({ accountId, asOf }).measures.find(({ key }) => key === 'recency');
    expect([recency(id, '2026-03-02'), recency(target.id, '2026-03-02'), recency(id, null), recency(target.id, null)].map((one) => one?.colour)).toEqual(['green', null, null, 'green']);
    expect(recency(target.id, null)?.records.map((record) => record.id)).toEqual([call]);
    await health.daily.run('2026-03-05', breathe);
    expect(snapshots().filter(({ day }) => day === '2026-03-02').map(({ detail }) => (JSON.parse(detail ?? '{}') as { measures: { key: string; colour: string | null }[] }).measures.find(({ key }) => key === 'recency')?.colour)).toEqual(['green', null]);
  });

  test('refuse to be changed or deleted', async () => {
    const { health } = await prepare();
    await wakeOn(health, '2026-03-05');
    expect(() => book.db.prepare('UPDATE health_snapshots SET score = 1').run()).toThrow(/never changed/);
    expect(() => book.db.prepare('DELETE FROM health_snapshots').run()).toThrow(/never deleted/);
  });

  test('keep the model of their day when a new version counts', async () => {
    const { health, id } = await prepare();
    await wakeOn(health, '2026-03-05');
    const before = JSON.stringify(snapshots());
    const saved = await health.saveModel({ segment: 'enterprise', model: heavy('Mine'), note: 'Plans first' }, me);
    expect(health.account({ accountId: id, asOf: '2026-03-04' }).model).toMatchObject({ ref: 'fy25', version: 0 });
    expect(health.account({ accountId: id, asOf: null }).model).toMatchObject({ ref: saved.id, version: 1, name: 'Mine', segmentName: 'Enterprise' });
    await wakeOn(health, '2026-03-07');
    expect(JSON.stringify(snapshots().slice(0, 3))).toBe(before);
    expect(snapshots().slice(3).map((one) => one.model_ref)).toEqual([saved.id, saved.id]);
    expect(health.changes({ accountId: id, since: '2026-03-04', asOf: null })).toMatchObject({ isModelChanged: true, since: '2026-03-04' });
  });

  test('an account that is removed has none from that day on, and an interrupted run is taken up again', async () => {
    const { health, id } = await prepare();
    let steps = 0;
    await expect(createHealth(book.context).daily.run('2026-06-01', () => (++steps > 3 ? Promise.reject(new Error('closed')) : Promise.resolve()))).rejects.toThrow('closed');
    await wakeOn(health, '2026-06-01');
    expect(snapshots()).toHaveLength(91);
    expect(new Set(snapshots().map(({ day }) => day)).size).toBe(91);
    await createAccounts(book.context).remove({ id }, other);
    await wakeOn(health, '2026-06-10');
    expect(snapshots()).toHaveLength(91);
    await wakeOn(health, '2026-06-11');
    expect(snapshots()).toHaveLength(91);
  });

  test('what changed adds up to the difference, and says the fact then and now', async () => {
    const { health, id } = await prepare();
    await wakeOn(health, '2026-03-05');
    await update({ sentiment: 'yellow' }, id);
    const changes = health.changes({ accountId: id, since: '2026-03-04', asOf: null });
    expect(changes?.measures.map(({ key, change }) => [key, Math.round(change * 100) / 100]).filter(([, change]) => change !== 0)).toEqual([['sentiment', -35.71]]);
    expect(changes?.measures.reduce((sum, { change }) => sum + change, 0)).toBeCloseTo((changes?.to.score ?? 0) - (changes?.from.score ?? 0), 9);
    expect(changes?.measures[0]).toMatchObject({ from: { why: 'Green, set or confirmed on 2 Mar 2026' }, to: { why: 'Yellow, set or confirmed on 5 Mar 2026' } });
    expect(health.changes({ accountId: (await createAccounts(book.context).create({ name: 'New' }, other)).id, since: '2026-03-04', asOf: null })).toBeNull();
  });

  test('the history of the book counts bands by week', async () => {
    const { health } = await prepare();
    await wakeOn(health, '2026-03-20');
    expect(await health.bookHistory({ weeks: 4 })).toEqual([{ day: '2026-03-06', green: 0, yellow: 1, red: 0, none: 0 }, { day: '2026-03-13', green: 0, yellow: 1, red: 0, none: 0 }, { day: '2026-03-20', green: 0, yellow: 1, red: 0, none: 0 }]);
    expect((await health.book()).rows[0]?.changes).toEqual({ 7: 0, 30: null, 90: null });
  });
});

describe('what if', () => {
  test('answers without saving', async () => {
    const { health, id } = await prepare();
    const changes = (): unknown => book.db.prepare('SELECT count(*) AS n FROM changes').get();
    const before = changes();
    expect(health.whatIf({ accountId: id, measures: [{ key: 'plan', colour: 'green' }], model: null })).toMatchObject({ score: 100, band: 'green' });
    expect(health.whatIf({ accountId: id, measures: [{ key: 'plan', colour: null }, { key: 'sentiment', colour: 'red' }], model: null })).toMatchObject({ score: 0, band: 'red', override: 'red sentiment' });
    expect(await health.whatIfBook({ segment: '', model: heavy('Tried') })).toMatchObject({ accounts: 1, before: { yellow: 1 }, after: { red: 1 }, changed: [{ account: { id }, from: { band: 'yellow' }, to: { band: 'red' } }] });
    expect(changes()).toEqual(before);
  });

  test('of all others leaves segments with a model of their own out', async () => {
    const { health } = await prepare();
    await health.saveModel({ segment: 'enterprise', model: healthPresets.fy23, note: '' }, other);
    expect(await health.whatIfBook({ segment: '', model: heavy('Tried') })).toMatchObject({ accounts: 0 });
    expect((await health.models()).map(({ segment, isOwn, accounts, inForce }) => [segment, isOwn, accounts, inForce.name])).toEqual([['', false, 0, 'FY25'], ['enterprise', true, 1, 'FY23'], ['commercial', false, 0, 'FY25']]);
    await expect((async () => health.saveModel({ segment: 'gone', model: healthPresets.fy23, note: '' }, me))()).rejects.toThrow(/not in the settings/);
  });
});

describe('Today', () => {
  const items = async (on: string) => createHealthToday(book.context)(on, await createAccountRows(book.context).all());
  test('says once that a band fell, with the measures', async () => {
    const { health, id } = await prepare();
    await wakeOn(health, '2026-03-10');
    await update({ sentiment: 'yellow' }, id);
    const [row, ...rest] = await items('2026-03-10');
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ rule: 'health-fell', key: `health-fell:${id}:2026-03-10`, title: 'The health of Blue Heron fell from yellow to red' });
    expect(row?.why).toBe('71 → 35 since 3 Mar 2026. CSM sentiment green → yellow (Yellow, set or confirmed on 10 Mar 2026)');
    await wakeOn(health, '2026-03-12');
    expect((await items('2026-03-12')).map(({ key }) => key)).toEqual([`health-fell:${id}:2026-03-10`]);
    await wakeOn(health, '2026-03-18');
    expect(await items('2026-03-18')).toEqual([]);
  });

  test('asks for the monthly update in the last week, until it is written', async () => {
    const { health, id } = await prepare();
    const due = async (day: string): Promise<string[]> => {
      book.setNow(`${day}T09:00:00.000Z`);
      return (await items(day)).filter(({ rule }) => rule === 'health-update').map(({ key }) => key);
    };
    expect(await due('2026-03-24')).toEqual([]);
    expect(await due('2026-03-25')).toEqual([`health-update:${id}:2026-03`]);
    await health.saveUpdate({ accountId: id, month: '2026-03', fields: { currentState: 'Steady' } }, me);
    expect(await due('2026-03-31')).toEqual([]);
    expect(await due('2026-04-24')).toEqual([`health-update:${id}:2026-04`]);
    await createSettings(book.context).save({ health: { ...book.context.settings().health, updateLastDays: 0 } }, other);
    expect(await due('2026-04-30')).toEqual([]);
  });
});

describe('monthly updates', () => {
  test('are one of each account and month, and are listed with what is due', async () => {
    const { health, id } = await prepare();
    book.setNow('2026-03-26T09:00:00.000Z');
    expect(await health.updates({ month: null })).toMatchObject({ month: '2026-03', dueFrom: '2026-03-25', rows: [{ account: { id }, isDue: true, update: null }] });
    const first = await health.saveUpdate({ accountId: id, month: '2026-03', fields: { currentState: 'Steady' } }, me);
    const second = await health.saveUpdate({ accountId: id, month: '2026-03', fields: { nextSteps: 'Visit' } }, me);
    expect(second.id).toBe(first.id);
    expect(health.account({ accountId: id, asOf: null })).toMatchObject({ isUpdateDue: false, update: { currentState: 'Steady', nextSteps: 'Visit', month: '2026-03', onDay: '2026-03-26' } });
    await expect(health.saveUpdate({ accountId: id, month: '2026-04', fields: {} }, me)).rejects.toThrow(/still to come/);
    book.setNow('2026-03-28T09:00:00.000Z');
    expect(health.updatesOf({ accountId: id, asOf: '2026-03-25' })).toEqual([]);
    expect(health.updatesOf({ accountId: id, asOf: '2026-03-26' })).toHaveLength(1);
  });
});

describe('undo', () => {
  const withModel = async ({ health }: Awaited<ReturnType<typeof prepare>>): Promise<void> => void (await health.saveModel({ segment: '', model: heavy('Mine'), note: '' }, other));
  const writes: [string, (p: Awaited<ReturnType<typeof prepare>>) => Promise<unknown>, ((p: Awaited<ReturnType<typeof prepare>>) => Promise<unknown>)?][] = [
    ['a model saved', ({ health }) => health.saveModel({ segment: 'enterprise', model: heavy('Mine'), note: 'Why' }, me)],
    ['a second version', ({ health }) => health.saveModel({ segment: '', model: heavy('Second'), note: '' }, me), withModel],
    ['a preset restored', ({ health }) => health.restorePreset({ segment: '', preset: 'fy23' }, me), withModel],
    ['a model taken away', ({ health }) => health.removeModel({ segment: '' }, me), withModel],
    ['an update written', ({ health, id }) => health.saveUpdate({ accountId: id, month: '2026-03', fields: { watchItems: 'Budget' } }, me)],
    ['an update changed', ({ health, id }) => health.saveUpdate({ accountId: id, month: '2026-03', fields: { watchItems: 'Budget' } }, me), ({ health, id }) => health.saveUpdate({ accountId: id, month: '2026-03', fields: { currentState: 'Steady' } }, other)],
    ['an update removed', async ({ health, id }) => health.removeUpdate({ id: health.updatesOf({ accountId: id, asOf: null })[0]?.id ?? '' }, me), ({ health, id }) => health.saveUpdate({ accountId: id, month: '2026-03', fields: { currentState: 'Steady' } }, other)],
  ];
  test.each(writes)('takes back %s', async (_, write, before) => {
    const prepared = await prepare();
    await before?.(prepared);
    await checkUndo(book, () => write(prepared));
  });

  test('a version that was taken back keeps its number', async () => {
    const { health } = await prepare();
    await withModel({ health, id: '' });
    await health.removeModel({ segment: '' }, me);
    await health.saveModel({ segment: '', model: heavy('Next'), note: '' }, me);
    expect((await health.models())[0]?.versions.map(({ version }) => version)).toEqual([2]);
  });
});
