import { describe, expect, test } from 'vitest';
import type { PriorityDecision } from '#shared/priority.ts';
import { isOverShare, proposalsOf, quarterName, quarterOf, reviewDue, sharesOf, type ReviewFacts } from '#shared/review-rules.ts';
import { defaultSettings, type Settings } from '#shared/settings.ts';

const rule = (priority: 'PR1' | 'PR2', reason = 'No rule asks for more'): PriorityDecision => ({ priority, reason, by: 'rule' });
const person = (priority: 'PR1' | 'PR2'): PriorityDecision => ({ priority, reason: 'Agreed', by: 'person' });
const facts = (fields: Partial<ReviewFacts['row']>, more: Partial<Omit<ReviewFacts, 'row'>> = {}): ReviewFacts => {
  const row = { segment: 'commercial', stage: 'enable' as const, priority: rule('PR2'), arr: { minor: 100_000_00, currency: 'USD' }, ...fields };
  return {
    row, rule: row.priority.by === 'rule' ? row.priority : rule('PR2'), lastPriority: null,
    journey: { kickoffOn: null, hasContract: true, onboardingClosedOn: null, firstCallOn: null, hasPlan: false, planIsGreen: false, achievedObjectives: 0, verifiedOutcomes: 0, sentiment: 'green', atRisk: false, renewalOn: null },
    ...more,
  };
};
const proposed = (given: ReviewFacts, settings: Settings = defaultSettings): string[] => proposalsOf(given, settings).map(({ rule: by, before, after }) => `${by}: ${before} > ${after}`);
const met = { ...facts({}).journey, planIsGreen: true };

describe('what the review proposes', () => {
  test.each<[string, ReviewFacts, string[]]>([
    ['nothing', facts({}), ['unchanged: PR2 > PR2']],
    ['ARR just under the limit', facts({ arr: { minor: 199_999_99, currency: 'USD' } }), ['unchanged: PR2 > PR2']],
    ['ARR at the limit', facts({ arr: { minor: 200_000_00, currency: 'USD' }, priority: rule('PR1') }), ['arr-over-limit: commercial > enterprise']],
    ['ARR in another currency is not compared', facts({ arr: { minor: 900_000_00, currency: 'EUR' } }), ['unchanged: PR2 > PR2']],
    ['an enterprise account over any limit', facts({ segment: 'enterprise', arr: { minor: 900_000_00, currency: 'USD' }, priority: rule('PR1') }), ['unchanged: PR1 > PR1']],
    ['by hand, and the rule says another', facts({ priority: person('PR1') }), ['override-differs: PR1 > PR2']],
    ['by hand, and the rule says the same', facts({ priority: person('PR2') }), ['override-not-needed: PR2 > PR2']],
    ['another than last quarter', facts({ priority: rule('PR1', 'At risk') }, { lastPriority: 'PR2' }), ['priority-moved: PR2 > PR1']],
    ['the same as last quarter', facts({ priority: rule('PR1', 'At risk') }, { lastPriority: 'PR1' }), ['unchanged: PR1 > PR1']],
    ['by hand wins over last quarter', facts({ priority: person('PR1') }, { lastPriority: 'PR2' }), ['override-differs: PR1 > PR2']],
    ['every gate met', facts({}, { journey: met }), ['gates-met: enable > expand']],
    ['the last stage', facts({ stage: 'optimize' }, { journey: met }), ['unchanged: PR2 > PR2']],
    ['no stage', facts({ stage: null }, { journey: met }), ['unchanged: PR2 > PR2']],
    ['several at once', facts({ priority: person('PR1'), arr: { minor: 300_000_00, currency: 'USD' } }, { journey: met }), ['arr-over-limit: commercial > enterprise', 'override-differs: PR1 > PR2', 'gates-met: enable > expand']],
  ])('%s', (_, given, expected) => {
    expect(proposed(given)).toEqual(expected);
  });
  test('no segment where that is turned off, and no stage where all gates are', () => {
    const off: Settings = { ...defaultSettings, journey: { ...defaultSettings.journey, proposesSegment: false, offGates: ['value', 'not-red'] } };
    expect(proposed(facts({ arr: { minor: 300_000_00, currency: 'USD' } }, { journey: met }), off)).toEqual(['unchanged: PR2 > PR2']);
  });
});

describe('when it is due', () => {
  const nobody = () => 0;
  const left = (key: string) => (quarter: { key: string }) => (quarter.key === key ? 3 : 0);
  test.each([
    ['2026-11-22', left('2026-Q4'), ['2026-Q4', false, false]],
    ['2026-12-17', left('2026-Q4'), ['2026-Q4', false, false]],
    ['2026-12-18', left('2026-Q4'), ['2026-Q4', true, false]],
    ['2026-12-31', left('2026-Q4'), ['2026-Q4', true, false]],
    ['2026-12-31', nobody, ['2026-Q4', false, false]],
    ['2027-01-01', left('2026-Q4'), ['2026-Q4', true, true]],
    ['2027-01-01', nobody, ['2027-Q1', false, false]],
    ['2026-12-18', left('2026-Q3'), ['2026-Q4', false, false]],
  ] as const)('on %s', (on, leftOf, [key, isDue, isOverdue]) => {
    const found = reviewDue(on, defaultSettings, leftOf);
    expect([found.quarter.key, found.isDue, found.isOverdue]).toEqual([key, isDue, isOverdue]);
  });
  test('a fiscal year may start in any month', () => {
    expect(quarterOf('2026-11-22', 2)).toEqual({ key: '2027-Q4', from: '2026-11-01', to: '2027-01-31' });
    expect(quarterName('2027-Q4')).toBe('FY2027 Q4');
    expect(reviewDue('2027-01-18', { ...defaultSettings, fiscalYearStart: 2 }, () => 1)).toMatchObject({ isDue: true, since: '2027-01-18' });
  });
});

test('the share of PR1 counts managed accounts of each segment', () => {
  const row = (segment: string | null, priority: 'PR1' | 'PR2', coverage: 'managed' | 'unmanaged' = 'managed') => ({ segment, coverage, priority: rule(priority) });
  const shares = sharesOf([row('enterprise', 'PR1'), row(null, 'PR2'), row('enterprise', 'PR2'), row('commercial', 'PR1'), row('commercial', 'PR1', 'unmanaged'), row('commercial', 'PR2')], defaultSettings);
  expect(shares).toEqual([{ key: 'enterprise', name: 'Enterprise', pr1: 1, accounts: 3, most: 1 / 3 }, { key: 'commercial', name: 'Commercial', pr1: 1, accounts: 2, most: 0.2 }]);
  expect(shares.map(isOverShare)).toEqual([false, true]);
  expect(isOverShare({ key: 'x', name: 'X', pr1: 0, accounts: 0, most: 0 })).toBe(false);
});
