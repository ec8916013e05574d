import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { areas } from '#shared/areas.ts';
import { cadenceAhead } from '#shared/cadence-ahead.ts';
import { afterMoves, proposeMoves } from '#shared/capacity-moves.ts';
import { loadKinds, moveReasons, outlookOf, weekOf, type CapacityFacts, type Load } from '#shared/capacity-rules.ts';
import { addDays, isWorkingDay, startOfWeek } from '#shared/days.ts';
import { publishedCapacityLimits } from '#shared/presets/capacity-limits.ts';

const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [] };
const monday = '2026-03-16';
const none = Object.fromEntries(areas.map((area) => [area, 0])) as typeof publishedCapacityLimits.hoursAWeek;
const facts = (change: Partial<CapacityFacts> = {}): CapacityFacts => ({ limits: { hoursADay: 8, hoursAWeek: publishedCapacityLimits.hoursAWeek }, calendar, today: monday, ...change });
const load = (key: string, fields: Partial<Load> = {}): Load => ({ key, kind: 'planned', on: monday, isAnyDay: false, minutes: 60, area: 'cadence', title: key, account: null, priority: null, record: null, movable: null, ...fields });
const free = (reason: 'cadence' | 'ad-hoc' | 'rhythm', dueOn: string | null = null, earliest: string | null = null): Pick<Load, 'movable'> => ({ movable: { reason, dueOn, earliest } });

describe('what a week needs', () => {
  test('planned hours of rules.md are 31.25 of 40', () => {
    expect(outlookOf([], monday, facts())).toMatchObject({ capacity: 2400, scheduled: 0, kept: 1875, needed: 1875, over: 0 });
  });
  test.each([
    ['below its plan an area needs no more', 4 * 60, 1875],
    ['over its plan it needs what is over', 10 * 60, 1875 + 120],
  ])('%s', (_, minutes, needed) => expect(outlookOf([load('call', { minutes })], monday, facts()).needed).toBe(needed));
  test('a holiday takes its share of hours and of plans', () => {
    const holiday = { ...calendar, holidays: [{ on: '2026-03-18' }] };
    expect(outlookOf([], monday, facts({ calendar: holiday }))).toMatchObject({ capacity: 1920, needed: 1500 });
  });
  test('a week that has begun counts from today on, and a past one needs nothing', () => {
    const loads = [load('gone', { kind: 'held', minutes: 2400 }), load('ahead', { on: '2026-03-19', minutes: 600 })];
    expect(outlookOf(loads, monday, facts({ today: '2026-03-19', limits: { hoursADay: 8, hoursAWeek: none } }))).toMatchObject({ since: '2026-03-19', capacity: 960, scheduled: 600, over: 0 });
    expect(outlookOf(loads, monday, facts({ today: '2026-03-24' }))).toMatchObject({ capacity: 0, scheduled: 0, kept: 0, over: 0 });
  });
  test('days, areas and what is due by the end of the week', () => {
    const week = weekOf([load('a', { kind: 'held' }), load('b', { on: '2026-03-17', minutes: 30 }), load('c', { on: '2026-03-20', isAnyDay: true, minutes: 15, area: 'releases' })], monday, facts({ today: '2026-03-17' }));
    expect(week.days.map(({ used, ahead }) => [used, ahead]).slice(0, 5)).toEqual([[60, 0], [0, 30], [0, 0], [0, 0], [0, 0]]);
    expect(week.days.map(({ capacity }) => capacity)).toEqual([480, 480, 480, 480, 480, 0, 0]);
    expect(week.areas.find(({ area }) => area === 'cadence')).toEqual({ area: 'cadence', planned: 480, used: 60, ahead: 30 });
    expect(week.anyDay).toBe(15);
  });
});

describe('what to move', () => {
  const bare = facts({ limits: { hoursADay: 1, hoursAWeek: none } });
  const until = addDays(monday, 20);
  const proposed = (loads: readonly Load[]) => {
    const { moves, left } = proposeMoves(loads, monday, until, bare);
    return { moves: moves.map((move) => `${move.load.key} to ${move.to}${move.lateDays > 0 ? ` ${move.lateDays} late` : ''}`), left };
  };
  const full = Array.from({ length: 5 }, (_, day) => load(`fixed ${day}`, { on: addDays(monday, day) }));

  test('nothing while it fits', () => expect(proposed(full)).toEqual({ moves: [], left: 0 }));
  test('a cadence call goes before ad hoc work, and to a day in time', () => {
    const loads = [...full, load('ad hoc', { area: 'ad-hoc', ...free('ad-hoc') }), load('call', { ...free('cadence', '2026-03-30') })];
    expect(proposed(loads)).toEqual({ moves: ['call to 2026-03-23', 'ad hoc to 2026-03-24'], left: 0 });
  });
  test('the one with more time left goes first, and lateness is said', () => {
    expect(proposed([...full, load('tight', free('cadence', '2026-03-17')), load('loose', free('cadence', '2026-03-25'))]).moves).toEqual(['loose to 2026-03-23', 'tight to 2026-03-24 7 late']);
  });
  test('an item of the rhythm is done earlier, never late', () => {
    const loads = [...full.map((one) => ({ ...one, on: addDays(one.on, 7) })), load('monthly', { kind: 'rhythm', isAnyDay: true, on: '2026-03-27', ...free('rhythm', '2026-03-27', '2026-03-01') })];
    expect(proposeMoves(loads, '2026-03-23', until, bare).moves.map(({ to }) => to)).toEqual(['2026-03-20']);
  });
  test('nothing that must stay, and it says what is left', () => expect(proposed([...full, load('at risk', { minutes: 45 })])).toEqual({ moves: [], left: 45 }));
  test('a short one is not moved where a long one is enough', () => {
    expect(proposed([...full, load('short', { minutes: 15, ...free('cadence', '2026-03-30') }), load('long', { minutes: 60, ...free('cadence', '2026-03-25') })].map((one) => (one.key === 'fixed 0' ? { ...one, minutes: 45 } : one))).moves).toEqual(['long to 2026-03-24']);
  });
});

const someDay = fc.integer({ min: 0, max: 27 }).map((ahead) => addDays(monday, ahead));
const someLoad = fc.record({
  on: someDay, minutes: fc.integer({ min: 0, max: 300 }), area: fc.constantFrom(...areas), kind: fc.constantFrom(...loadKinds), isAnyDay: fc.boolean(),
  movable: fc.option(fc.record({ reason: fc.constantFrom(...moveReasons), earliest: fc.option(someDay), dueOn: fc.option(someDay) })),
});
const someLoads = fc.array(someLoad, { maxLength: 60 }).map((all) => all.map((fields, at) => load(`load ${at}`, fields)));
const someFacts = fc.record({ hoursADay: fc.integer({ min: 1, max: 9 }), ahead: fc.integer({ min: 0, max: 6 }), holiday: someDay, isPlanned: fc.boolean() })
  .map(({ hoursADay, ahead, holiday, isPlanned }) => facts({ limits: { hoursADay, hoursAWeek: isPlanned ? publishedCapacityLimits.hoursAWeek : none }, today: addDays(monday, ahead), calendar: { ...calendar, holidays: [{ on: holiday }] } }));

propertyTest.prop([someLoads, someFacts])('totals of a week add up by day, by area and by item', (loads, some) => {
  for (const from of [monday, addDays(monday, 7)]) {
    const week = weekOf(loads, from, some);
    const own = loads.filter(({ on }) => startOfWeek(on) === from);
    const total = own.reduce((sum, { minutes }) => sum + minutes, 0);
    expect(week.days.reduce((sum, { used, ahead }) => sum + used + ahead, 0) + week.anyDay).toBe(total);
    expect(week.areas.reduce((sum, { used, ahead }) => sum + used + ahead, 0)).toBe(total);
    const { scheduled, kept, needed, over, capacity } = week.outlook;
    expect(scheduled).toBe(own.filter(({ on }) => on >= some.today).reduce((sum, { minutes }) => sum + minutes, 0));
    expect([needed, over]).toEqual([scheduled + kept, capacity === 0 && some.today > from ? 0 : Math.max(0, needed - capacity)]);
  }
});

propertyTest.prop([someLoads, someFacts])('moving what is proposed makes the week fit, or it says by how much it does not', (loads, some) => {
  const until = addDays(monday, 27);
  const { moves, left } = proposeMoves(loads, monday, until, some);
  const after = afterMoves(loads, moves);
  expect(outlookOf(after, monday, some).over).toBe(left);
  for (const { load: moved, to } of moves) {
    expect(moved.movable).not.toBeNull();
    expect(isWorkingDay(to, some.calendar)).toBe(true);
    expect(startOfWeek(to)).not.toBe(monday);
    expect(to > some.today && to <= until).toBe(true);
  }
  for (const week of [7, 14, 21].map((days) => addDays(monday, days))) {
    const before = outlookOf(loads, week, some).over;
    expect(outlookOf(after, week, some).over).toBeLessThanOrEqual(before);
  }
});

describe('calls that will come due', () => {
  const ahead = (dueOn: string | null, everyDays: number | null, plannedOn: string[]) => cadenceAhead({ dueOn, everyDays, plannedOn }, monday, addDays(monday, 27), calendar);
  test.each([
    ['none without a cadence', null, null, [], []],
    ['each time', '2026-03-18', 14, [], ['2026-03-18', '2026-04-01']],
    ['a late one today', '2026-03-02', 30, [], ['2026-03-16']],
    ['a planned one takes the place of the next', '2026-03-18', 14, ['2026-03-20'], ['2026-04-03']],
    ['two planned ones', '2026-03-18', 7, ['2026-03-20', '2026-04-02'], ['2026-04-09']],
    ['on a working day', '2026-03-20', 8, [], ['2026-03-20', '2026-03-27', '2026-04-03', '2026-04-10']],
    ['of each day', '2026-04-09', 1, [], ['2026-04-09', '2026-04-10']],
  ])('%s', (_, dueOn, everyDays, plannedOn, days) => expect(ahead(dueOn, everyDays, plannedOn)).toEqual(days));
});
