import { describe, expect, it } from 'vitest';
import { backPlan, beginsOn, isLocked, minutesOf } from '#shared/business-review-plan.ts';
import { publishedReviewLimits as limits } from '#shared/presets/review-limits.ts';

const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [{ on: '2026-09-01' }] };
/** A Thursday. */
const on = '2026-10-15';

describe('back-planning', () => {
  it('counts the steps of rules.md § 8 from the day, in working days', () => {
    expect(Object.fromEntries(backPlan({ on, kind: 'executive' }, limits, calendar, '2026-01-05').map(({ key, fromOn, dueOn }) => [key, [fromOn, dueOn]]))).toEqual({
      kickoff: ['2026-06-15', '2026-06-15'],
      schedule: ['2026-07-15', '2026-08-14'],
      build: ['2026-09-15', '2026-09-15'],
      internal: ['2026-09-17', '2026-09-24'],
      customer: ['2026-09-24', '2026-10-01'],
      final: ['2026-10-01', '2026-10-01'],
      agenda: ['2026-10-08', '2026-10-08'],
      summary: ['2026-10-15', '2026-10-16'],
      plan: ['2026-10-15', '2026-10-16'],
      'first-action': ['2026-10-15', '2026-10-22'],
    });
  });

  it('asks for nothing before the day on which it was planned, and leaves time to build what gets locked', () => {
    const steps = backPlan({ on, kind: 'executive' }, limits, calendar, '2026-10-06');
    expect(steps.filter(({ key }) => ['kickoff', 'schedule', 'build', 'internal', 'customer'].includes(key)).every(({ dueOn }) => dueOn === '2026-10-06')).toBe(true);
    expect(steps.find(({ key }) => key === 'final')?.dueOn).toBe('2026-10-14');
    expect(steps.find(({ key }) => key === 'agenda')?.dueOn).toBe('2026-10-08');
  });

  it('gives a mini-review nothing to build', () => {
    expect(backPlan({ on, kind: 'mini' }, limits, calendar, '2026-10-06').map(({ key }) => key)).toEqual(['agenda', 'summary', 'plan', 'first-action']);
  });

  it.each([['schedule', '2026-08-14', '2026-07-14'], ['internal', '2026-09-24', '2026-09-17'], ['', '2026-09-24', '2026-09-24']])('lets %s begin as long before it is due as the limits say', (key, dueOn, fromOn) => {
    expect(beginsOn(key, dueOn, limits)).toBe(fromOn);
  });
});

describe('the lock', () => {
  const final = (doneOn: string | null) => [{ key: 'final', dueOn: '2026-10-01', doneOn }];
  it.each([
    ['scheduled', '', null, '2026-10-01', false],
    ['scheduled', '', null, '2026-10-02', true],
    ['scheduled', '', '2026-09-20', '2026-09-20', true],
    ['scheduled', 'A figure was wrong', null, '2026-10-02', false],
    ['held', '', null, '2026-10-20', true],
    ['refused', '', null, '2026-10-20', false],
  ] as const)('%s, unlocked by “%s”, ticked %s, on %s: %s', (state, unlockReason, doneOn, today, expected) => {
    expect(isLocked({ state, unlockReason }, final(doneOn), today)).toBe(expected);
  });
});

describe('minutes', () => {
  it.each([['executive', false, 90], ['quarterly', true, 60], ['thirty-minute', false, 30], ['mini', true, 15]] as const)('%s, Commercial %s: %i', (kind, isCommercial, expected) => {
    expect(minutesOf(kind, isCommercial, limits)).toBe(expected);
  });
});
