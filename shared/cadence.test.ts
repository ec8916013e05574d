import { describe, expect, test } from 'vitest';
import { cadenceOf, type CadenceFacts } from '#shared/cadence.ts';
import { segmentFrom } from '#shared/presets/segments.ts';

const today = '2026-11-18'; // A Wednesday.
const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [] };
const enterprise = segmentFrom('enterprise-fy23', 'enterprise', 'Enterprise');
const commercial = segmentFrom('commercial-fy23', 'commercial', 'Commercial');
const fy25 = segmentFrom('fy25', 'fy25', 'FY25');
const blank = segmentFrom('blank', 'blank', 'Blank');
const settled: CadenceFacts = { priority: 'PR2', atRisk: false, onboarding: false, startedOn: '2024-01-08', lastEngagementOn: '2026-11-04', overrideDays: null };

describe('how often an account is called (rules.md § 2)', () => {
  test.each([
    ['Enterprise PR1 every two weeks', enterprise, { priority: 'PR1' as const }, 14, '2026-11-18'],
    ['Enterprise PR2 monthly', enterprise, {}, 30, '2026-12-04'],
    ['Commercial PR1 monthly', commercial, { priority: 'PR1' as const }, 30, '2026-12-04'],
    ['Commercial PR2 quarterly', commercial, {}, 90, '2027-02-02'],
    ['PR3 has no calls', enterprise, { priority: 'PR3' as const }, null, null],
    ['red becomes weekly', enterprise, { priority: 'PR1' as const, atRisk: true }, 7, '2026-11-11'],
    ['red becomes weekly in Commercial too', commercial, { atRisk: true }, 7, '2026-11-11'],
    ['red keeps a tighter cadence of its own', enterprise, { atRisk: true, overrideDays: 3 }, 3, '2026-11-06'],
    ['red tightens a wider cadence of its own', enterprise, { atRisk: true, overrideDays: 60 }, 7, '2026-11-11'],
    ['a changed cadence', enterprise, { overrideDays: 21 }, 21, '2026-11-25'],
    ['the last of the first 30 days is weekly', enterprise, { startedOn: '2026-10-20', lastEngagementOn: '2026-11-16' }, 7, '2026-11-23'],
    ['day 31 is not', enterprise, { startedOn: '2026-10-19', lastEngagementOn: '2026-11-16' }, 30, '2026-12-16'],
    ['a start in the future is not new yet', enterprise, { startedOn: '2026-12-01' }, 30, '2026-12-04'],
    ['FY25 is weekly while onboarding', fy25, { onboarding: true, startedOn: '2026-08-03' }, 7, '2026-11-11'],
    ['FY25 is every two weeks otherwise', fy25, {}, 14, '2026-11-18'],
    ['FY25 is never longer than a month, not even by hand', fy25, { overrideDays: 90 }, 31, '2026-12-04'],
    ['Enterprise FY23 does not ask for more while onboarding', enterprise, { onboarding: true }, 30, '2026-12-04'],
    ['Blank asks for nothing', blank, { atRisk: true }, null, null],
    ['Blank follows a cadence set by hand', blank, { overrideDays: 10 }, 10, '2026-11-13'],
    ['never engaged counts from the start', enterprise, { startedOn: '2026-11-16', lastEngagementOn: null }, 7, '2026-11-23'],
    ['never engaged and no start is due today', enterprise, { startedOn: null, lastEngagementOn: null }, 30, today],
  ])('%s', (_, segment, facts, everyDays, dueOn) => {
    const cadence = cadenceOf({ ...settled, ...facts }, segment, calendar, today);
    expect({ everyDays: cadence.everyDays, dueOn: cadence.dueOn }).toEqual({ everyDays, dueOn });
    expect(cadence.why).not.toBe('');
  });

  test('a due day on a weekend or a holiday moves back to a working day', () => {
    const facts = { ...settled, priority: 'PR1' as const, lastEngagementOn: '2026-11-08' };
    expect(cadenceOf(facts, enterprise, calendar, today).dueOn).toBe('2026-11-20'); // Sunday 22 → Friday 20.
    expect(cadenceOf(facts, enterprise, { ...calendar, holidays: [{ on: '2026-11-20' }, { on: '2026-11-19' }] }, today).dueOn).toBe('2026-11-18');
    expect(cadenceOf(facts, enterprise, { workWeek: [7, 1, 2, 3, 4], holidays: [] }, today).dueOn).toBe('2026-11-22');
  });

  test('a call logged for yesterday moves the due day from yesterday, not from today', () => {
    expect(cadenceOf({ ...settled, priority: 'PR1', lastEngagementOn: '2026-11-17' }, enterprise, calendar, today).dueOn).toBe('2026-12-01');
  });
});
