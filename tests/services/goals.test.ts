import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGoals } from '#electron/services/goals.ts';
import { createSettings } from '#electron/services/settings.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const on = '2026-03-16';
let book: TestBook;
let goals: ReturnType<typeof createGoals>;
beforeEach(async () => {
  book = await openTestBook({ now: `${on}T09:00:00.000Z` });
  await createSettings(book.context).save({ fiscalYearStart: 2 }, { window: 'two' });
  goals = createGoals(book.context);
});
afterEach(() => book.close());

const objective = async (): Promise<string> => (await goals.addObjective({ on, period: 'quarter', name: 'Grow', why: 'It stays' }, me)).id;

test('periods are fiscal, and five big rocks are the most of a quarter', async () => {
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await goals.addRock({ on, name }, me);
  await goals.addObjective({ on, period: 'year', name: 'Hold forecasts' }, me);
  expect(() => goals.addRock({ on, name: 'Six' }, me)).toThrow('A quarter has 5 big rocks at most.');
  const page = await goals.list({ on });
  expect([page.quarter, page.year]).toEqual([{ name: 'FY2027 Q1', from: '2026-02-01', to: '2026-04-30' }, { name: 'FY2027', from: '2026-02-01', to: '2027-01-31' }]);
  expect(page.rocks.map(({ name }) => name)).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
  expect(page.yearly.map(({ name }) => name)).toEqual(['Hold forecasts']);
  expect((await goals.list({ on: '2026-05-01' })).left.map(({ name }) => name)).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
});

test('an objective is as far as its measures, told by hand or read from a KPI', async () => {
  const id = await objective();
  const { id: measure } = await goals.addMeasure({ objectiveId: id, fields: { name: 'Reviews held', start: 0, target: 8, current: 2 } }, me);
  await goals.addMeasure({ objectiveId: id, fields: { name: 'NRR', kpi: 'nrr', target: 110, unit: '%' } }, me);
  const one = async () => (await goals.list({ on })).objectives[0];
  expect(await one()).toMatchObject({ progress: 0.125, standing: 'behind', measures: [{ progress: 0.25, says: 'Told by hand' }, { current: null, progress: null, says: expect.stringContaining('Net revenue retention') }] });
  await goals.changeMeasure({ id: measure, fields: { current: 8 } }, me);
  expect((await one())?.progress).toBe(0.5);
  expect(() => goals.addMeasure({ objectiveId: id, fields: { name: 'No', kpi: 'nope', target: 1 } }, me)).toThrow('There is no such KPI.');
  await goals.addMeasure({ objectiveId: id, fields: { name: 'A', target: 1 } }, me);
  await goals.addMeasure({ objectiveId: id, fields: { name: 'B', target: 1 } }, me);
  expect(() => goals.addMeasure({ objectiveId: id, fields: { name: 'C', target: 1 } }, me)).toThrow('An objective has 4 measures at most.');
});

test('it is closed with a word, reopened, and changed only while it is open', async () => {
  const id = await objective();
  await checkUndo(book, () => goals.close({ id, state: 'missed', word: 'Too late' }, me));
  await goals.close({ id, state: 'missed', word: 'Too late' }, me);
  expect((await goals.list({ on })).objectives[0]).toMatchObject({ state: 'missed', closedOn: on, notes: 'Too late', standing: 'closed' });
  expect(() => goals.change({ id, fields: { name: 'Other' } }, me)).toThrow('“Grow” is closed. Reopen it to change it.');
  await goals.reopen({ id }, me);
  await goals.change({ id, fields: { progress: 60 } }, me);
  expect((await goals.list({ on })).objectives[0]).toMatchObject({ state: 'open', progress: 0.6, standing: 'on-track' });
  await expect(Promise.resolve().then(() => goals.reopen({ id }, me))).rejects.toThrow('is open already');
});

test('carrying over closes it and goes on with its measures from where they stand', async () => {
  const id = await objective();
  await goals.addMeasure({ objectiveId: id, fields: { name: 'Reviews held', start: 0, target: 8, current: 5 } }, me);
  await expect(goals.carry({ id, on }, me)).rejects.toThrow('“Grow” is carried over into a later quarter.');
  await checkUndo(book, () => goals.carry({ id, on: '2026-05-04' }, me));
  await goals.carry({ id, on: '2026-05-04' }, me);
  expect((await goals.list({ on })).objectives[0]?.state).toBe('carried');
  expect((await goals.list({ on: '2026-06-01' })).objectives[0]).toMatchObject({ name: 'Grow', why: 'It stays', state: 'open', from: '2026-05-01', measures: [{ name: 'Reviews held', start: 5, current: 5, target: 8, progress: 0 }] });
});

test('an objective goes with its measures', async () => {
  const id = await objective();
  await goals.addMeasure({ objectiveId: id, fields: { name: 'A', target: 1 } }, me);
  await checkUndo(book, () => goals.remove({ id }, me));
  await goals.remove({ id }, me);
  expect(book.db.prepare('SELECT count(*) AS n FROM goals WHERE deleted_at IS NULL').get()).toEqual({ n: 0 });
});
