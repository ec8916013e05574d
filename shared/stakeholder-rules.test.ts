import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/days.ts';
import type { Person } from '#shared/people.ts';
import { defaultSettings } from '#shared/settings.ts';
import { askedOf, belowOf, chartOf, coverageOf, isMet, lineFault, warningsOf, type AccountFacts, type StakeholderFacts } from './stakeholder-rules.ts';

const on = '2026-03-16';
const ago = (days: number): string => addDays(on, -days);
const person = (name: string, fields: Partial<StakeholderFacts> = {}): StakeholderFacts => ({ id: name, name, level: null, buyingRole: null, attitude: null, leftOn: null, lastMetOn: ago(10), ...fields });
const champion = person('Ada', { buyingRole: 'champion', level: 'director' });
const buyer = person('Bo', { buyingRole: 'economic-buyer', level: 'executive' });
const account = (people: StakeholderFacts[], fields: Partial<AccountFacts> = {}): AccountFacts => ({ segment: 'enterprise', isManaged: true, startedOn: ago(700), calls: 4, people, paired: new Set(['Bo']), ...fields });
const rulesOf = (facts: AccountFacts) => warningsOf(facts, defaultSettings, on).map(({ rule }) => rule);

test('an account with a champion, a buyer, two people met and a pair has no warning', () => expect(rulesOf(account([champion, buyer]))).toEqual([]));

describe('the champion', () => {
  test.each([
    ['is there', [champion], null],
    ['is a sceptic', [{ ...champion, attitude: 'sceptic' }], null],
    ['turned into an opponent', [{ ...champion, attitude: 'opponent' }], 'champion-lost'],
    ['left', [{ ...champion, leftOn: ago(3) }], 'champion-lost'],
    ['left today', [{ ...champion, leftOn: on }], 'champion-lost'],
    ['leaves tomorrow', [{ ...champion, leftOn: addDays(on, 1) }], null],
    ['left, and another one is there', [{ ...champion, leftOn: ago(3) }, person('Cy', { buyingRole: 'champion' })], null],
    ['left, and the other one is an opponent', [{ ...champion, leftOn: ago(3) }, person('Cy', { buyingRole: 'champion', attitude: 'opponent' })], 'champion-lost'],
    ['was never named', [person('Cy')], 'no-champion'],
  ] as const)('%s', (_, people, rule) => expect(rulesOf(account([buyer, ...people])).find((one) => one === 'champion-lost' || one === 'no-champion') ?? null).toBe(rule));

  test('the newest loss is named, and each loss is an occurrence of its own', () => {
    const [warning] = warningsOf(account([buyer, { ...champion, leftOn: ago(400) }, person('Cy', { buyingRole: 'champion', leftOn: ago(20) })]), defaultSettings, on);
    expect(warning).toMatchObject({ rule: 'champion-lost', since: ago(20), occurrence: `Cy:${ago(20)}`, people: [{ entity: 'people', id: 'Cy', label: 'Cy' }] });
  });
});

describe('single-threaded', () => {
  test.each([
    ['two met on day 90', [{ ...champion, lastMetOn: ago(90) }, { ...buyer, lastMetOn: ago(90) }], 4, false],
    ['one on day 90, one on day 91', [{ ...champion, lastMetOn: ago(90) }, { ...buyer, lastMetOn: ago(91) }], 4, true],
    ['two met, one of whom left', [{ ...champion }, { ...buyer, leftOn: ago(1) }], 4, true],
    ['nobody recorded at the calls', [{ ...champion, lastMetOn: null }, { ...buyer, lastMetOn: null }], 1, true],
    ['one met and no call', [champion], 0, false],
  ] as const)('%s', (_, people, calls, warns) => expect(rulesOf(account([...people], { calls })).includes('single-threaded')).toBe(warns));

  test('holds since the second person fell out of the days', () => {
    const [first] = warningsOf(account([{ ...champion, lastMetOn: ago(5) }, person('Cy', { buyingRole: 'economic-buyer', lastMetOn: ago(100) }), person('Di', { lastMetOn: ago(300) })]), defaultSettings, on);
    expect(first).toMatchObject({ rule: 'single-threaded', since: ago(10), occurrence: 'Ada', title: 'It hangs on Ada' });
  });

  test('the limits are settings', () => {
    const settings = { ...defaultSettings, stakeholders: { ...defaultSettings.stakeholders, threadsAtLeast: 3, threadsFromCalls: 5 } };
    expect(warningsOf(account([champion, buyer], { calls: 4 }), settings, on)).toEqual([]);
    expect(warningsOf(account([champion, buyer], { calls: 5 }), settings, on).map(({ rule }) => rule)).toEqual(['single-threaded']);
  });
});

describe('executives', () => {
  const other = person('Cy', { buyingRole: 'economic-buyer', level: 'vp' });
  test.each([
    ['a paired one on day 90', { ...buyer, lastMetOn: ago(90) }, false],
    ['a paired one on day 91', { ...buyer, lastMetOn: ago(91) }, true],
    ['a paired one of no level on day 91', { ...buyer, level: null, lastMetOn: ago(91) }, true],
    ['a VP on day 180', { ...other, lastMetOn: ago(180) }, false],
    ['a VP on day 181', { ...other, lastMetOn: ago(181) }, true],
    ['a director never met', person('Di', { level: 'director', buyingRole: 'economic-buyer', lastMetOn: null }), false],
    ['a VP never met', { ...other, lastMetOn: null }, true],
    ['a VP who left', { ...other, lastMetOn: null, leftOn: ago(5) }, false],
  ] as const)('%s', (_, executive, warns) => expect(rulesOf(account([champion, person('Ed'), executive])).includes('executive-stale')).toBe(warns));

  test('a new account has time to meet them', () => {
    const never = [champion, { ...buyer, lastMetOn: null }];
    expect(rulesOf(account(never, { startedOn: ago(90) })).includes('executive-stale')).toBe(false);
    expect(rulesOf(account(never, { startedOn: ago(91) })).includes('executive-stale')).toBe(true);
    expect(rulesOf(account(never, { startedOn: null })).includes('executive-stale')).toBe(true);
  });

  test('several are one warning, the longest first', () => {
    const warning = warningsOf(account([champion, person('Ed'), { ...buyer, lastMetOn: ago(100) }, { ...other, lastMetOn: ago(300) }]), defaultSettings, on).find(({ rule }) => rule === 'executive-stale');
    expect(warning?.people.map(({ id }) => id)).toEqual(['Cy', 'Bo']);
    expect(warning?.since).toBe(ago(120));
  });

  test('no pair warns only where the segment asks for executives', () => {
    expect(rulesOf(account([champion, buyer], { paired: new Set() }))).toEqual(['sponsor-missing']);
    expect(rulesOf(account([champion, buyer], { paired: new Set(), segment: 'commercial' }))).toEqual([]);
    expect(rulesOf(account([champion, { ...buyer, leftOn: ago(2) }, person('Ed', { buyingRole: 'economic-buyer' })]))).toEqual(['sponsor-missing']);
  });
});

test('no buyer, nobody managed, nobody known', () => {
  expect(rulesOf(account([champion, person('Ed')]))).toEqual(['no-economic-buyer', 'sponsor-missing']);
  expect(rulesOf(account([], { calls: 3 }))).toEqual([]);
  expect(rulesOf(account([{ ...champion, leftOn: ago(1) }], { isManaged: false }))).toEqual([]);
});

test.each([[null, 90, false], [ago(90), 90, true], [ago(91), 90, false], [on, 0, true]])('met on %s within %i days: %s', (met, days, expected) => expect(isMet(met, days, on)).toBe(expected));

test('coverage counts who is there, met within the limit, against what the segment asks', () => {
  const people = [person('A', { level: 'executive', lastMetOn: ago(90) }), person('B', { level: 'executive', lastMetOn: ago(91) }), person('C', { level: 'executive', leftOn: ago(1) }), person('D', { level: 'manager' }), person('E')];
  expect(coverageOf({ people, segment: 'enterprise' }, defaultSettings, on)).toEqual([
    { level: 'executive', known: 2, met: 1, asked: 1 }, { level: 'vp', known: 0, met: 0, asked: 1 }, { level: 'director', known: 0, met: 0, asked: 1 }, { level: 'manager', known: 1, met: 1, asked: 1 }, { level: 'individual', known: 0, met: 0, asked: 1 },
  ]);
});

test('a segment of its own asks as its tree does, until it has figures of its own', () => {
  const [enterprise] = defaultSettings.segments;
  if (enterprise === undefined) throw new Error('No segment.');
  const settings = { ...defaultSettings, segments: [{ ...enterprise, key: 'strategic' }, { ...enterprise, key: 'none', tree: 'none' as const }] };
  expect(askedOf(settings, 'strategic').executive).toBe(1);
  expect(askedOf(settings, 'none')).toEqual({ executive: 0, vp: 0, director: 0, manager: 0, individual: 0 });
  const own = { executive: 3, vp: 0, director: 0, manager: 0, individual: 0 };
  expect(askedOf({ ...settings, stakeholders: { ...settings.stakeholders, asked: { ...settings.stakeholders.asked, strategic: own } } }, 'strategic')).toEqual(own);
});

describe('reporting lines', () => {
  const line = (id: string, reportsToId: string | null) => ({ id, name: id, reportsToId });
  const people = [line('A', null), line('B', 'A'), line('C', 'B'), line('D', 'A'), line('E', null), line('F', 'gone')];
  test.each([
    ['C', 'A', null],
    ['A', null, null],
    ['A', 'A', 'Nobody reports to themselves. Choose another manager.'],
    ['A', 'C', 'C reports to A already, so the line would go in a circle. Change that line first.'],
    ['A', 'B', 'B reports to A already, so the line would go in a circle. Change that line first.'],
    ['A', 'elsewhere', 'The manager is not a person of this account. Choose one who is.'],
  ])('%s below %s', (id, manager, fault) => expect(lineFault(people, id, manager)).toBe(fault));

  test('everyone below, however far', () => {
    expect([...belowOf(people, 'A')].toSorted()).toEqual(['B', 'C', 'D']);
    expect([...belowOf(people, 'C')]).toEqual([]);
  });

  test('the chart has who has a line; who has none is without a place', () => {
    const { top, unplaced } = chartOf(people);
    const tree = (branches: typeof top): unknown => branches.map(({ person: { id }, reports }) => [id, tree(reports)]);
    expect(tree(top)).toEqual([['A', [['B', [['C', []]]], ['D', []]]]]);
    expect(unplaced.map(({ id }) => id)).toEqual(['E', 'F']);
  });

  test('a circle, as an import may bring, loses nobody and ends', () => {
    const { top, unplaced } = chartOf([line('A', 'B'), line('B', 'A'), line('C', 'B')] as Pick<Person, 'id' | 'reportsToId'>[]);
    const ids = (branches: typeof top): string[] => branches.flatMap(({ person: { id }, reports }) => [id, ...ids(reports)]);
    expect([...ids(top), ...unplaced.map(({ id }) => id)].toSorted()).toEqual(['A', 'B', 'C']);
    expect([...belowOf([line('A', 'B'), line('B', 'A')], 'A')]).toEqual(['B']);
  });
});
