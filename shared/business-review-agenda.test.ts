import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaWarnings, defaultAgenda, sumsOf } from '#shared/business-review-agenda.ts';
import { publishedReviewLimits as limits } from '#shared/presets/review-limits.ts';

describe('the default agenda', () => {
  it.each([
    [90, [10, 10, 20, 15, 25, 10]],
    [60, [5, 5, 15, 10, 15, 10]],
    [30, [3, 3, 7, 5, 8, 4]],
  ])('shares %i minutes out', (minutes, parts) => {
    expect(defaultAgenda(minutes).map((one) => one.minutes)).toEqual(parts);
  });

  it('fills any length, and nothing speaks against it', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 480 }), (minutes) => {
      const points = defaultAgenda(minutes);
      expect(sumsOf(points).total).toBe(minutes);
      expect(agendaWarnings(points, minutes, limits)).toEqual([]);
    }), { numRuns: 100 });
  });
});

describe('warnings of an agenda', () => {
  const point = (name: string, minutes: number, looks: 'back' | 'ahead' | 'none') => ({ name, minutes, looks });
  it.each([
    ['too little on objectives', [point('Welcome', 30, 'none'), point('Value', 40, 'back'), point('Goals', 20, 'ahead')], ['67 % of the time is on objectives; at least 75 % should.', '44 % of the time looks back at objectives; at least 50 % should.', '22 % of the time looks ahead to goals; at least 25 % should.']],
    ['no look ahead', [point('Value', 90, 'back')], ['0 % of the time looks ahead to goals; at least 25 % should.']],
    ['too long', [point('Value', 60, 'back'), point('Goals', 40, 'ahead')], ['The points take 100 minutes; the review has 90.']],
    ['tickets', [point('Open tickets', 45, 'back'), point('Goals', 45, 'ahead')], ['“Open tickets” is about support. Settle tickets outside of the review.']],
    ['feature requests', [point('Value', 45, 'back'), point('Feature requests', 45, 'ahead')], ['“Feature requests” is about feature requests. Speak of product only where an objective needs it.']],
    ['nothing', [], ['There is no agenda yet.']],
  ] as const)('names %s', (_, points, says) => {
    expect(agendaWarnings(points, 90, limits)).toEqual(says);
  });
});
