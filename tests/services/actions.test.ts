import { afterEach, beforeEach, expect, test } from 'vitest';
import { statusOf, verdictOf, type ActionState, type CloseReason } from '#shared/actions.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createToday } from '#electron/services/today.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'two' };
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
});
afterEach(() => book.close());

/** An action of today, one of a later day, and one without a day. */
const prepare = async () => {
  const today = createToday(book.context);
  const { id } = await createAccounts(book.context).create({ name: 'Blue Heron', segment: 'enterprise' }, other);
  const due = await today.create({ title: 'Ask the CFO', accountId: id, dueOn: '2026-03-16', type: 'expansion', notes: 'She is back' }, other);
  const later = await today.create({ title: 'Book the room', dueOn: '2026-03-20' }, other);
  const open = await today.create({ title: 'Tidy the notes' }, other);
  const items = async (filters?: Parameters<typeof today.read>[0]) => (await today.read(filters)).items.filter(({ rule }) => rule === 'by-hand');
  const key = async (title: string): Promise<string> => (await items({ rule: 'by-hand' })).find((item) => item.title === title)?.key ?? '';
  return { today, accountId: id, due, later, open, items, key };
};
type Prepared = Awaited<ReturnType<typeof prepare>>;
const titles = (rows: readonly { title: string }[]): string[] => rows.map(({ title }) => title).toSorted();

test('due actions of one’s own are on Today, those of later days in the list of the rule', async () => {
  const { today, items } = await prepare();
  expect(titles(await items())).toEqual(['Ask the CFO', 'Tidy the notes']);
  expect(titles(await items({ rule: 'by-hand' }))).toEqual(['Ask the CFO', 'Book the room', 'Tidy the notes']);
  expect(await today.read()).toMatchObject({ later: 1 });
  expect((await items()).find(({ title }) => title === 'Ask the CFO')).toMatchObject({ type: 'expansion', why: 'Due on 16 Mar 2026. She is back', account: { label: 'Blue Heron' } });
  book.setNow('2026-03-20T09:00:00.000Z');
  expect(titles(await items())).toEqual(['Ask the CFO', 'Book the room', 'Tidy the notes']);
});

test('filters by type, rule and account, in each list', async () => {
  const { today, accountId, key } = await prepare();
  const shown = async (filters: Parameters<typeof today.read>[0]) => titles((await today.read(filters)).items.filter(({ rule }) => rule === 'by-hand'));
  expect(await shown({ type: 'expansion' })).toEqual(['Ask the CFO']);
  expect(await shown({ type: 'renewal' })).toEqual([]);
  expect(await shown({ accountId })).toEqual(['Ask the CFO']);
  expect(await shown({ rule: 'usage-alert' })).toEqual([]);
  await today.done({ key: await key('Ask the CFO') }, me);
  await today.dismiss({ key: await key('Tidy the notes'), closeReason: 'not-needed', reason: 'Nobody reads them' }, me);
  expect(titles(await today.list({ view: 'closed' }))).toEqual(['Ask the CFO', 'Tidy the notes']);
  expect(titles(await today.list({ view: 'closed', accountId }))).toEqual(['Ask the CFO']);
  expect(titles(await today.list({ view: 'closed', type: 'risk' }))).toEqual([]);
});

test('a row is snoozed and comes back, closed and opened again, with who, when and why', async () => {
  const { today, items, key } = await prepare();
  await createSettings(book.context).save({ me: { name: 'Ines Calder', email: '', title: '', company: '' } }, other);
  const row = await key('Ask the CFO');
  await today.start({ key: row, inWork: true }, me);
  expect((await today.read()).inWork).toEqual([row]);
  await today.snooze({ key: row, until: '2026-03-18', reason: 'She is away' }, me);
  expect(await today.list({ view: 'snoozed' })).toMatchObject([{ title: 'Ask the CFO', status: 'snoozed', until: '2026-03-18', reason: 'She is away', by: 'Ines Calder', on: '2026-03-16' }]);
  expect(titles(await items())).toEqual(['Tidy the notes']);
  book.setNow('2026-03-18T09:00:00.000Z');
  expect((await today.read()).inWork).toEqual([row]);
  await today.dismiss({ key: row, closeReason: 'already-solved', reason: '' }, me);
  expect(await today.list({ view: 'closed' })).toMatchObject([{ status: 'lost', closeReason: 'already-solved', on: '2026-03-18' }]);
  await today.reopen({ key: row }, me);
  expect(await today.list({ view: 'closed' })).toEqual([]);
  expect(titles(await items())).toContain('Ask the CFO');
  book.setNow('2026-08-18T09:00:00.000Z');
  await expect(today.snooze({ key: row, until: '2026-08-18', reason: 'Later' }, me)).rejects.toMatchObject({ code: 'INVALID' });
});

test('a closed row is listed for 90 days, and what is not so any more cannot be opened again', async () => {
  const { today, accountId } = await prepare();
  const accounts = createAccounts(book.context);
  await accounts.update({ id: accountId, fields: { sentiment: 'green' } }, other);
  book.setNow('2026-07-20T09:00:00.000Z');
  const stale = (await today.read()).items.find(({ rule }) => rule === 'sentiment-stale')?.key ?? '';
  await today.dismiss({ key: stale, closeReason: 'not-relevant' }, me);
  await accounts.update({ id: accountId, fields: { sentiment: 'green' } }, other);
  await expect(today.reopen({ key: stale }, me)).rejects.toMatchObject({ code: 'CONFLICT' });
  book.setNow('2026-10-18T09:00:00.000Z');
  expect(await today.list({ view: 'closed' })).toMatchObject([{ title: 'Is Blue Heron still green?' }]);
  book.setNow('2026-10-19T09:00:00.000Z');
  expect(await today.list({ view: 'closed' })).toEqual([]);
});

const writes: [string, (p: Prepared) => Promise<unknown>, ((p: Prepared) => Promise<unknown>)?][] = [
  ['an action made', ({ today }) => today.create({ title: 'Another' }, me)],
  ['one changed', ({ today, due }) => today.update({ id: due.id, fields: { title: 'Ask the CEO', dueOn: null, accountId: null } }, me)],
  ['one removed', ({ today, due }) => today.remove({ id: due.id }, me)],
  ['one done', async ({ today, key }) => today.done({ key: await key('Ask the CFO') }, me)],
  ['one snoozed', async ({ today, key }) => today.snooze({ key: await key('Ask the CFO'), until: '2026-04-01', reason: 'Later' }, me)],
  ['one taken into work', async ({ today, key }) => today.start({ key: await key('Ask the CFO'), inWork: true }, me)],
  ['one dismissed', async ({ today, key }) => today.dismiss({ key: await key('Ask the CFO'), closeReason: 'lack-of-engagement' }, me)],
  ['one opened again', async ({ today }) => { for (const { key } of await today.list({ view: 'closed' })) await today.reopen({ key }, me); }, async ({ today, key }) => today.done({ key: await key('Ask the CFO') }, other)],
];
test.each(writes)('undo and redo of %s', async (_, write, before) => {
  const prepared = await prepare();
  await before?.(prepared);
  await checkUndo(book, () => write(prepared));
});

test.each<[ActionState, string | null, CloseReason | null, string, 'right' | 'noise' | null]>([
  ['open', null, null, 'new', null],
  ['in-work', null, null, 'in-work', 'right'],
  ['in-work', '2026-03-17', null, 'snoozed', 'right'],
  ['snoozed', '2026-03-17', null, 'snoozed', null],
  ['snoozed', '2026-03-16', null, 'new', null],
  ['done', null, null, 'success', 'right'],
  ['dismissed', null, 'not-relevant', 'lost', 'noise'],
  ['dismissed', null, 'not-needed', 'lost', 'noise'],
  ['dismissed', null, 'not-a-priority', 'lost', null],
  ['dismissed', null, 'already-solved', 'lost', null],
  ['dismissed', null, 'lack-of-engagement', 'lost', null],
  ['dismissed', null, null, 'lost', null],
])('%s until %s closed as %s is %s and says %s of its rule', (state, until, closeReason, status, verdict) => {
  expect(statusOf({ state, until }, '2026-03-16')).toBe(status);
  expect(verdictOf({ state, closeReason })).toBe(verdict);
});
