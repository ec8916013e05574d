import { describe, expect, test } from 'vitest';
import { segmentFrom } from '#shared/presets/segments.ts';
import { priorityOf, type PriorityFacts } from '#shared/priority.ts';

const today = '2026-11-18';
const enterprise = segmentFrom('enterprise-fy23', 'enterprise', 'Enterprise');
const commercial = segmentFrom('commercial-fy23', 'commercial', 'Commercial');
const blank = segmentFrom('blank', 'blank', 'Blank');
const plain: PriorityFacts = {
  coverage: 'managed', atRisk: false, onboarding: false, startedOn: '2024-01-08', arrMinor: 100_000_00, currency: 'USD', upgradeExpectedOn: null, growthExpectedOn: null, criticalInitiative: '', override: null,
};

describe('the priority and its reason (rules.md § 3)', () => {
  test.each([
    ['nothing asks for more', enterprise, {}, 'PR2', 'No rule asks for more'],
    ['Enterprise: upgrade today', enterprise, { upgradeExpectedOn: today }, 'PR1', 'Tier upgrade expected within 3 months'],
    ['Enterprise: upgrade on the last day of three months', enterprise, { upgradeExpectedOn: '2027-02-18' }, 'PR1', 'Tier upgrade expected within 3 months'],
    ['Enterprise: upgrade a day later', enterprise, { upgradeExpectedOn: '2027-02-19' }, 'PR2', 'No rule asks for more'],
    ['Enterprise: upgrade that has passed', enterprise, { upgradeExpectedOn: '2026-11-17' }, 'PR2', 'No rule asks for more'],
    ['Enterprise: growth alone is no reason', enterprise, { growthExpectedOn: today }, 'PR2', 'No rule asks for more'],
    ['Enterprise: at risk', enterprise, { atRisk: true }, 'PR1', 'Risk of churn or contraction'],
    ['Enterprise: upgrade comes before risk', enterprise, { atRisk: true, upgradeExpectedOn: today }, 'PR1', 'Tier upgrade expected within 3 months'],
    ['Enterprise: day 60', enterprise, { startedOn: '2026-09-20' }, 'PR1', 'First 60 days'],
    ['Enterprise: day 61', enterprise, { startedOn: '2026-09-19' }, 'PR2', 'No rule asks for more'],
    ['Enterprise: at the limit is not over it', enterprise, { arrMinor: 500_000_00 }, 'PR2', 'No rule asks for more'],
    ['Enterprise: over the limit', enterprise, { arrMinor: 500_000_01 }, 'PR1', 'ARR over $500,000'],
    ['Enterprise: another currency is not compared', enterprise, { arrMinor: 900_000_00, currency: 'EUR' }, 'PR2', 'No rule asks for more'],
    ['Commercial: at the limit', commercial, { arrMinor: 200_000_00 }, 'PR1', 'ARR at or over $200,000'],
    ['Commercial: under the limit', commercial, { arrMinor: 199_999_99 }, 'PR2', 'No rule asks for more'],
    ['Commercial: day 45', commercial, { startedOn: '2026-10-05' }, 'PR1', 'First 45 days'],
    ['Commercial: day 46', commercial, { startedOn: '2026-10-04' }, 'PR2', 'No rule asks for more'],
    ['Commercial: critical initiative', commercial, { criticalInitiative: 'SOC 2 audit' }, 'PR1', 'Critical initiative: SOC 2 audit'],
    ['Commercial: growth', commercial, { growthExpectedOn: '2027-01-01' }, 'PR1', 'Growth expected within 3 months'],
    ['Commercial: at risk', commercial, { atRisk: true }, 'PR1', 'At risk'],
    ['red makes PR1 where no tree is used', blank, { atRisk: true }, 'PR1', 'At risk'],
    ['a new account is PR1 until onboarding is done', blank, { onboarding: true }, 'PR1', 'Onboarding is not done'],
    ['an unmanaged child', enterprise, { coverage: 'unmanaged' as const, atRisk: true }, 'PR3', 'Unmanaged child account'],
    ['digital only', commercial, { coverage: 'digital' as const }, 'PR4', 'Digital only'],
  ])('%s', (_, segment, facts, priority, reason) => {
    expect(priorityOf({ ...plain, ...facts }, segment, 'USD', today)).toEqual({ priority, reason, by: 'rule' });
  });

  test('a person overrides every rule, with their reason', () => {
    const override = { priority: 'PR2' as const, reason: 'Agreed with the director' };
    expect(priorityOf({ ...plain, atRisk: true, override }, enterprise, 'USD', today)).toEqual({ ...override, by: 'person' });
  });
});
