import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#shared/days.ts';
import { reviewMarkdown } from '#shared/own-review.ts';
import { publishedCapacityLimits } from '#shared/presets/capacity-limits.ts';
import { defaultSettings } from '#shared/settings.ts';
import { createServices, type Services } from '#electron/services/services.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'two' };
const monday = '2026-03-16';
let book: TestBook;
let all: Services;
beforeEach(async () => {
  book = await openTestBook({ now: `${monday}T09:00:00.000Z` });
  all = createServices(book.context);
  await all.settings.save({ timeZone: 'Europe/Berlin' }, other);
});
afterEach(() => book.close());

const account = async (name: string, fields: Partial<Parameters<Services['accounts']['create']>[0]> = {}): Promise<string> => (await all.accounts.create({ name, customerSince: '2024-01-10', csmSince: '2024-01-10', ...fields }, other)).id;
const plan = async (accountId: string, on: string, fields: object = {}): Promise<string> => (await all.calls.plan({ accountId, on, ...fields }, other)).id;
const capacity = (change: Partial<typeof publishedCapacityLimits>) => all.settings.save({ capacity: { ...publishedCapacityLimits, ...change } }, other);
const nothingPlanned = Object.fromEntries(Object.keys(publishedCapacityLimits.hoursAWeek).map((area) => [area, 0])) as typeof publishedCapacityLimits.hoursAWeek;
const noRhythm = { rhythmOff: defaultSettings.capacity.rhythmOff.concat(['alerts', 'actions', 'briefs', 'escalation-updates', 'wrap-up', 'reds', 'escalations', 'team-sync', 'releases', 'health-update', 'far-renewals', 'renewal-scan', 'workshops', 'plan-update', 'priorities', 'own-review', 'leadership', 'forecast']) };
const week = (on = monday) => all.rhythm.week({ on });

describe('a week', () => {
  test('calendar and log are used, planned calls and the rhythm are ahead, each in its area', async () => {
    const id = await account('Blue Heron');
    const call = await plan(id, monday, { type: 'call', minutes: 45 });
    await all.calls.log({ id: call, state: 'held', fields: {} }, other);
    await plan(id, '2026-03-18', { type: 'meeting', minutes: 60 });
    await all.rhythm.log({ onDay: monday, area: 'projects', minutes: 90, note: 'Template' }, me);
    const { week: { areas, days }, loads } = await week();
    const areaOf = (key: string) => areas.find(({ area }) => area === key);
    expect(areaOf('cadence')).toMatchObject({ planned: 480, used: 45 });
    expect(areaOf('projects')).toMatchObject({ used: 90, ahead: 0 });
    expect(areaOf('ad-hoc')?.ahead).toBeGreaterThanOrEqual(60);
    expect(days[0]).toMatchObject({ on: monday, used: 135, capacity: 480 });
    expect(loads.filter(({ kind }) => kind === 'rhythm').map(({ key }) => key)).toEqual(expect.arrayContaining(['rhythm:alerts:2026-03-16', 'rhythm:alerts:2026-03-20', 'rhythm:releases:2026-03-16']));
  });

  test('words in a title say the area before the type, an open onboarding and a missing account do', async () => {
    await capacity({ areaWords: [{ words: 'EBR', area: 'reviews' }] });
    const id = await account('Blue Heron');
    await all.onboarding.start({ accountId: id, kind: 'new', startOn: '2026-03-02' }, other);
    await plan(id, '2026-03-18', { type: 'meeting', minutes: 60, title: 'EBR with the board' });
    await plan(id, '2026-03-18', { type: 'meeting', minutes: 30, title: 'February numbers' });
    const areas = new Map((await week()).loads.filter(({ kind }) => kind === 'planned').map(({ title, area }) => [title, area]));
    expect(Object.fromEntries(areas)).toEqual({ 'EBR with the board': 'reviews', 'February numbers': 'onboarding' });
  });

  test('what is ticked takes no more time, and an item can be off or one’s own', async () => {
    await capacity({ rhythmOff: ['alerts'], rhythmMinutes: { releases: 40 }, rhythmOwn: [{ key: 'own-1', period: 'week', text: 'Write the newsletter', area: 'internal', minutes: 50 }] });
    const keys = async () => (await week()).loads.filter(({ kind }) => kind === 'rhythm').map(({ key, minutes }) => `${key} ${minutes}`);
    expect(await keys()).toEqual(expect.arrayContaining(['rhythm:own-1:2026-03-16 50', 'rhythm:releases:2026-03-16 40']));
    expect((await keys()).some((key) => key.includes('alerts'))).toBe(false);
    await all.today.tick({ key: 'own-1', done: true }, me);
    expect((await keys()).some((key) => key.includes('own-1'))).toBe(false);
    expect((await all.today.read()).rhythm.find(({ key }) => key === 'own-1')).toMatchObject({ done: true, text: 'Write the newsletter' });
    expect(() => all.today.tick({ key: 'own-2', done: true }, me)).toThrow('That is not in your rhythm any more.');
  });

  test('quarters and years of the rhythm are fiscal', async () => {
    await all.settings.save({ fiscalYearStart: 2 }, other);
    const { items } = await week();
    expect([items.find(({ key }) => key === 'forecast')?.dueOn, items.find(({ key }) => key === 'goals')?.dueOn]).toEqual(['2026-04-30', '2027-01-29']);
  });

  test('an overfull week says what to move; the move makes it fit, keeps its time of the day, and is undone', async () => {
    await capacity({ hoursADay: 1, hoursAWeek: nothingPlanned, ...noRhythm });
    const calm = await account('Calm Crane', { priorityOverride: 'PR2', priorityReason: 'Stable', cadenceDays: 60 });
    const red = await account('Red Robin', { sentiment: 'red', cadenceDays: 60 });
    await all.calls.log({ id: await plan(calm, '2026-03-02', { type: 'call' }), state: 'held', fields: {} }, other);
    for (const day of [0, 1, 2, 3, 4]) await plan(red, addDays('2026-03-23', day), { type: 'call', minutes: 60 });
    const call = await plan(calm, '2026-03-25', { type: 'call', title: 'Check-in', minutes: 30, startsAt: '2026-03-25T13:00:00.000Z' });
    const next = (await all.today.read()).items.find(({ rule }) => rule === 'week-overfull');
    expect(next).toMatchObject({ title: 'Next week is overfull by 30 min', key: 'week-overfull:book:2026-03-23', next: 'Move “Check-in” to 30 Mar 2026' });
    const { proposal } = await week('2026-03-24');
    expect(proposal.moves.map(({ load, to, lateDays }) => [load.title, to, lateDays])).toEqual([['Check-in', '2026-03-30', 0]]);
    await checkUndo(book, () => all.rhythm.move({ id: call, on: '2026-03-30' }, me));
    await all.rhythm.move({ id: call, on: '2026-03-30' }, me);
    // Clocks go forward on 29 March: two in the afternoon stays two.
    expect(all.calls.get({ id: call })).toMatchObject({ on: '2026-03-30', startsAt: '2026-03-30T12:00:00.000Z', state: 'planned' });
    expect((await week('2026-03-24')).week.outlook.over).toBe(0);
    expect((await all.today.read()).items.some(({ rule }) => rule === 'week-overfull')).toBe(false);
  });

  test('nothing of an account at risk, PR1 or about to renew is moved, and it says so', async () => {
    await capacity({ hoursADay: 1, hoursAWeek: nothingPlanned, ...noRhythm });
    const red = await account('Red Robin', { sentiment: 'red' });
    const near = await account('Near Newt');
    await all.contracts.create({ accountId: near, name: 'Platform', startOn: '2025-05-20', endOn: '2026-05-19', arrMinor: 1_000_00, currency: 'USD' }, other);
    for (const id of [red, near]) for (const day of [0, 1, 2]) await plan(id, addDays('2026-03-23', day), { minutes: 90 });
    const { proposal, week: { outlook } } = await week('2026-03-23');
    expect(outlook.over).toBeGreaterThan(0);
    expect(proposal).toEqual({ moves: [], left: outlook.over });
    expect((await all.today.read()).items.find(({ rule }) => rule === 'week-overfull')?.next).toBe('Nothing in it can wait: drop something, or move a deadline');
  });

  test('only a planned call is moved, and not into the past', async () => {
    const id = await plan(await account('Blue Heron'), '2026-03-18', { type: 'call' });
    expect(() => all.rhythm.move({ id, on: '2026-03-13' }, me)).toThrow('A planned call is moved to today or a later day.');
    await all.calls.log({ id, state: 'cancelled', fields: {} }, other);
    expect(() => all.rhythm.move({ id, on: '2026-03-19' }, me)).toThrow('Only a planned call can be moved.');
  });
});

describe('the log of time', () => {
  test('is written, changed and removed, each undone in a step', async () => {
    const accountId = await account('Blue Heron');
    await checkUndo(book, () => all.rhythm.log({ onDay: monday, area: 'planning', minutes: 45, accountId, note: 'Objectives' }, me));
    const { id } = await all.rhythm.log({ onDay: monday, area: 'planning', minutes: 45, accountId, note: 'Objectives' }, other);
    await checkUndo(book, () => all.rhythm.changeEntry({ id, fields: { area: 'reviews', minutes: 60 } }, me));
    await checkUndo(book, () => all.rhythm.removeEntry({ id }, me));
    expect(all.rhythm.time({ from: monday, to: '2026-03-22' })).toMatchObject({ entries: [{ area: 'planning', minutes: 45, accountName: 'Blue Heron' }] });
  });
  test.each([
    ['a day to come', { onDay: '2026-03-17', minutes: 10 }, /has not passed yet/],
    ['more than a day has', { onDay: monday, minutes: 1_000 }, /more than 24 hours/],
    ['an unknown account', { onDay: monday, minutes: 10, accountId: '01J00000000000000000000000' }, /not in this book/],
  ])('refuses %s', async (_, fields, says) => {
    await all.rhythm.log({ onDay: monday, area: 'planning', minutes: 600 }, other);
    expect(() => all.rhythm.log({ area: 'planning', ...fields }, me)).toThrow(says);
  });
});

describe('the review of the own book', () => {
  test('is due in the last two weeks of the fiscal quarter until it is held, which ticks the rhythm', async () => {
    const rules = async () => (await all.today.read()).items.map(({ rule }) => rule).filter((rule) => rule === 'own-review');
    await account('Blue Heron');
    book.setNow('2026-03-17T09:00:00.000Z');
    expect(await rules()).toEqual([]);
    book.setNow('2026-03-18T09:00:00.000Z');
    expect(await rules()).toEqual(['own-review']);
    await checkUndo(book, () => all.rhythm.hold({ on: '2026-03-18', heldOn: '2026-03-18' }, me));
    await all.rhythm.hold({ on: '2026-03-18', heldOn: '2026-03-18' }, me);
    expect(await rules()).toEqual([]);
    expect((await all.today.read()).rhythm.find(({ key }) => key === 'own-review')?.done).toBe(true);
    await all.rhythm.hold({ on: '2026-03-18', heldOn: null }, me);
    expect(await rules()).toEqual(['own-review']);
    expect(() => all.rhythm.hold({ on: '2026-03-18', heldOn: '2025-12-31' }, me)).toThrow('The quarter began on 1 Jan 2026');
  });

  test('keeps its texts one by one, and its figures add up from the book', async () => {
    const id = await account('Blue Heron');
    await all.contracts.create({ accountId: id, name: 'Platform', startOn: '2025-05-20', endOn: '2026-05-19', arrMinor: 100_000_00, currency: 'USD' }, other);
    await all.calls.log({ id: await plan(id, monday, { type: 'call' }), state: 'held', fields: {} }, other);
    const risk = await all.risks.open({ accountId: id, level: 'red', reason: 'adoption', impact: 'churn', nextStep: 'Ask', nextDueOn: '2026-03-19' }, other);
    await all.risks.close({ id: risk.id, outcome: 'saved', summary: 'Back', isIntervened: true, sentiment: null }, other);
    await all.rhythm.write({ on: monday, texts: { wentWell: 'One | two' } }, me);
    await all.rhythm.write({ on: monday, texts: { asks: 'A decision' } }, me);
    const review = await all.rhythm.review({ on: monday });
    const figure = (part: string, label: string) => review.parts.find(({ key }) => key === part)?.figures.find((one) => one.label === label)?.value;
    expect(review).toMatchObject({ quarter: { name: 'FY2026 Q1', from: '2026-01-01', to: '2026-03-31' }, asOf: monday, isDue: false, texts: { wentWell: 'One | two', wentBadly: '', asks: 'A decision', nextRocks: '' } });
    expect([figure('arr', 'ARR at the start'), figure('arr', 'ARR at the end'), figure('risks', 'Saved'), figure('activity', 'Calls and meetings held'), figure('activity', 'Accounts met')]).toEqual(['$100K', '$100K', '1', '1', '1 of 1']);
    expect(review.parts.every(({ source }) => source !== '')).toBe(true);
    expect(reviewMarkdown(review)).toContain('## What went well\n\n- One | two');
  });

  test('is a deck of five to eight slides with charts that can be edited, each slide with its source', async () => {
    const id = await account('Blue Heron');
    await all.contracts.create({ accountId: id, name: 'Platform', startOn: '2026-02-01', endOn: '2027-01-31', arrMinor: 100_000_00, currency: 'USD' }, other);
    await all.rhythm.write({ on: monday, texts: { wentWell: 'Won & kept <it>' } }, me);
    const { base64 } = await all.rhythm.deck({ on: monday });
    const zip = await JSZip.loadAsync(Buffer.from(base64, 'base64'));
    const slides = Object.keys(zip.files).filter((file) => /^ppt\/slides\/slide\d+\.xml$/.test(file));
    expect(slides.length).toBeGreaterThanOrEqual(5);
    expect(slides.length).toBeLessThanOrEqual(8);
    expect(Object.keys(zip.files).filter((file) => /^ppt\/charts\/chart\d+\.xml$/.test(file)).length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(zip.files).some((file) => file.startsWith('ppt/embeddings/'))).toBe(true);
    for (const slide of slides) expect(await zip.file(slide)?.async('string')).toContain('Source: ');
    expect(await zip.file(slides.at(-1) ?? '')?.async('string')).toContain('Won &amp; kept &lt;it&gt;');
    await expect(all.rhythm.deck({ on: '2026-06-01' })).rejects.toThrow('That quarter has not begun');
  });
});
