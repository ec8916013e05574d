import { describe, expect, test } from 'vitest';
import { firstValueOf, median, phaseOf, timesOf, timeToEngage, warningsOf, type OnboardingFacts } from '#shared/onboarding-rules.ts';
import { publishedOnboardingGoals as goals } from '#shared/presets/onboarding-goals.ts';

const today = '2026-03-16';
const open: OnboardingFacts = { startOn: '2026-03-02', contractStartOn: '2026-03-01', kickoffOn: null, firstCallOn: null, cadenceCallOn: null, firstValueOn: null, use10On: null, use50On: null, use80On: null, isUseCaseAdopted: false, closedOn: null };
const times = (facts: Partial<OnboardingFacts>, on = today) => timesOf({ ...open, ...facts }, goals, on);

describe('time to engage', () => {
  test.each([
    ['the same day', '2026-03-02', 0],
    ['the day after', '2026-03-03', 1],
    ['on the goal', '2026-03-16', 14],
    ['before the start', '2026-02-10', 0],
  ])('%s', (_, firstCallOn, days) => {
    expect(timeToEngage(open.startOn, firstCallOn)).toBe(days);
    expect(times({ firstCallOn }).engage).toEqual({ days, goal: 14, isSoFar: false, isLate: false });
  });
  test('a day over the goal is late', () => expect(times({ firstCallOn: '2026-03-17' }, '2026-04-01').engage).toMatchObject({ days: 15, isLate: true }));
  test('without a call it counts to today, and is not late on the day of the goal', () => expect(times({}).engage).toEqual({ days: 14, goal: 14, isSoFar: true, isLate: false }));
  test('closed without a call, there is no number', () => expect(times({ closedOn: '2026-03-10' }).engage).toEqual({ days: null, goal: 14, isSoFar: false, isLate: false }));
  test('not begun yet, there is no number', () => expect(times({ startOn: '2026-04-01' }).engage.days).toBeNull());
});

describe('time to first value', () => {
  test.each([
    ['after the contract start', { firstValueOn: '2026-03-11' }, 10, false],
    ['the same day', { firstValueOn: '2026-03-01' }, 0, false],
    ['during a trial, before the contract', { firstValueOn: '2026-02-19' }, -10, false],
    ['not set by hand: the day of 10 % use', { use10On: '2026-03-09' }, 8, false],
    ['set by hand wins over 10 % use', { firstValueOn: '2026-03-05', use10On: '2026-03-09' }, 4, false],
    ['not yet: so far', {}, 15, true],
  ] as const)('%s', (_, facts, days, isSoFar) => expect(times(facts).value).toMatchObject({ days, isSoFar }));
  test('without a contract start, nothing rather than 0', () => expect(times({ contractStartOn: null, firstValueOn: '2026-03-05' }).value).toEqual({ days: null, goal: 30, isSoFar: false, isLate: false }));
  test('a contract that starts later has no count yet', () => expect(times({ contractStartOn: '2026-04-01' }).value.days).toBeNull());
  test('the goal is 30 days, and 30 days meet it', () => {
    expect(times({ firstValueOn: '2026-03-31' }, '2026-05-01').value).toMatchObject({ days: 30, isLate: false });
    expect(times({ firstValueOn: '2026-04-01' }, '2026-05-01').value).toMatchObject({ days: 31, isLate: true });
  });
  test('what first value is', () => expect([firstValueOf({ firstValueOn: null, use10On: null }), firstValueOf({ firstValueOn: null, use10On: 'x' }), firstValueOf({ firstValueOn: 'y', use10On: 'x' })]).toEqual([null, 'x', 'y']));
});

describe('time to onboard', () => {
  test.each([
    ['the same day', '2026-03-02', 0, false],
    ['on the goal', '2026-04-16', 45, false],
    ['a day over it', '2026-04-17', 46, true],
  ])('%s', (_, closedOn, days, isLate) => expect(times({ closedOn }, '2026-05-01').onboard).toEqual({ days, goal: 45, isSoFar: false, isLate }));
  test('open: so far', () => expect(times({}).onboard).toEqual({ days: 14, goal: 45, isSoFar: true, isLate: false }));
});

describe('time to use', () => {
  test('may be negative and stays so', () => expect(times({ use10On: '2026-02-01', use50On: '2026-03-01', use80On: '2026-03-08' })).toMatchObject({ use10: { days: -28 }, use50: { days: 0 }, use80: { days: 7 } }));
  test('nothing where it was not reached, and no goal', () => expect(times({}).use50).toEqual({ days: null, goal: null, isSoFar: false, isLate: false }));
  test.each([
    ['both', '2026-03-08', true, true],
    ['licences alone', '2026-03-08', false, false],
    ['the use case alone', null, true, false],
    ['licences from tomorrow', '2026-03-17', true, false],
  ])('adoption is complete with %s', (_, use80On, isUseCaseAdopted, expected) => expect(times({ use80On, isUseCaseAdopted }).isAdopted).toBe(expected));
});

describe('kickoff and first cadence call', () => {
  test.each([
    ['held', { kickoffOn: '2026-03-10' }, { days: 8, isSoFar: false, isLate: false }],
    ['planned ahead counts to today', { kickoffOn: '2026-03-20' }, { days: 14, isSoFar: true, isLate: false }],
    ['before the start', { kickoffOn: '2026-02-20' }, { days: 0, isSoFar: false, isLate: false }],
  ] as const)('kickoff %s', (_, facts, expected) => expect(times(facts).kickoff).toMatchObject(expected));
  test('the first cadence call has 30 days', () => expect(times({ cadenceCallOn: '2026-04-02' }, '2026-05-01').cadenceCall).toMatchObject({ days: 31, goal: 30, isLate: true }));
});

describe('phase', () => {
  test.each([
    ['nothing yet', {}, 'kickoff'],
    ['kickoff planned', { kickoffOn: '2026-03-17' }, 'kickoff'],
    ['kickoff held today', { kickoffOn: '2026-03-16' }, 'cadence'],
    ['cadence call held', { kickoffOn: '2026-03-10', cadenceCallOn: '2026-03-12' }, 'value'],
    ['first value', { kickoffOn: '2026-03-10', cadenceCallOn: '2026-03-12', firstValueOn: '2026-03-16' }, 'close'],
    ['10 % use is first value', { kickoffOn: '2026-03-10', cadenceCallOn: '2026-03-12', use10On: '2026-03-15' }, 'close'],
    ['value without a kickoff', { firstValueOn: '2026-03-10' }, 'kickoff'],
  ] as const)('%s', (_, facts, expected) => expect(phaseOf({ ...open, ...facts }, today)).toBe(expected));
});

describe('warnings', () => {
  const held = { firstCallOn: '2026-03-03' };
  const valued = { ...held, firstValueOn: '2026-03-05' };
  test.each([
    ['the day before the goals', {}, '2026-03-15', []],
    ['14 days without a call', {}, '2026-03-16', ['onboarding-no-engagement']],
    ['a call in time', held, '2026-03-16', []],
    ['a late call is a figure, no warning', { firstCallOn: '2026-03-20' }, '2026-03-25', []],
    ['30 days from the contract without value', held, '2026-03-31', ['onboarding-no-value']],
    ['no contract start, no warning of value', { ...held, contractStartOn: null }, '2026-04-10', []],
    ['open at 44 days', valued, '2026-04-15', []],
    ['open at 45 days', valued, '2026-04-16', ['onboarding-open']],
    ['open at 89 days', valued, '2026-05-30', ['onboarding-open']],
    ['open at 90 days', valued, '2026-05-31', ['onboarding-stuck', 'onboarding-open']],
    ['all at once, the heaviest first', {}, '2026-05-31', ['onboarding-stuck', 'onboarding-no-engagement', 'onboarding-no-value', 'onboarding-open']],
    ['closed', { closedOn: '2026-05-01' }, '2026-05-31', []],
    ['not begun', { startOn: '2026-06-01', contractStartOn: '2026-06-01' }, '2026-05-31', []],
  ] as const)('%s', (_, facts, on, expected) => expect(warningsOf({ ...open, ...facts }, goals, on)).toEqual(expected));
});

test.each([[[], null], [[5], 5], [[9, 1], 5], [[9, 1, 2], 2], [[-4, 0, 2, 10], 1]])('the median of %j is %s', (counts, expected) => expect(median(counts)).toBe(expected));
