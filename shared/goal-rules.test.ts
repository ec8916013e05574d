import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { goalProgress, measureProgress, standingOf } from '#shared/goal-rules.ts';
import { dueOf, fiscalYear, ownReviewDue, periodOf } from '#shared/rhythm-rules.ts';

test.each([
  ['up', 0, 10, 4, 0.4], ['down', 20, 10, 15, 0.5], ['past the target', 0, 10, 14, 1], ['the wrong way', 20, 10, 25, 0], ['not known', 0, 10, null, null], ['kept', 5, 5, 5, 1], ['not kept', 5, 5, 4, 0], ['no start', null, 8, 2, 0.25],
])('a measure %s', (_, start, target, current, progress) => expect(measureProgress({ start, target, current })).toBe(progress));

test.each([
  ['the mean', [0.5, 1], null, 0.75], ['an unknown one counts as nothing', [1, null], null, 0.5], ['all unknown', [null], 80, null], ['by hand', [], 80, 0.8], ['nothing said', [], null, null],
])('a goal: %s', (_, measures, told, progress) => expect(goalProgress(measures, told)).toBe(progress));

describe('how a goal stands', () => {
  const period = { from: '2026-01-01', to: '2026-03-31' };
  test.each([
    ['half way at half time', 0.5, '2026-02-14', 'on-track'], ['15 points are allowed', 0.36, '2026-02-14', 'on-track'], ['and no more', 0.34, '2026-02-14', 'behind'],
    ['reached', 1, '2026-01-02', 'reached'], ['no figure', null, '2026-02-14', 'not-told'], ['before it began', 0, '2025-12-31', 'not-begun'],
  ] as const)('%s', (_, progress, today, standing) => expect(standingOf({ state: 'open', progress, period, today }, 15)).toBe(standing));
});

describe('periods of the rhythm', () => {
  const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [{ on: '2026-05-29' }] };
  test.each([
    ['day', '2026-05-30', '2026-05-30'], ['week', '2026-05-25', '2026-05-28'], ['month', '2026-05-01', '2026-05-28'], ['quarter', '2026-05-01', '2026-07-31'], ['year', '2026-02-01', '2027-01-29'],
  ] as const)('a %s of a fiscal year that starts in February', (period, from, due) => {
    const span = periodOf(period, '2026-05-30', 2);
    expect([span.from, dueOf(span, calendar)]).toEqual([from, due]);
  });
  test('the fiscal year is named for the year in which it ends', () => expect(fiscalYear('2026-01-31', 2)).toEqual({ year: 2026, from: '2025-02-01', to: '2026-01-31' }));
  test.each([['2026-04-16', false], ['2026-04-17', true], ['2026-04-30', true], ['2026-05-01', false]])('the own review on %s', (on, isDue) => expect(ownReviewDue(on, 2, 14).isDue).toBe(isDue));
});

const someDay = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
propertyTest.prop([someDay, fc.integer({ min: 1, max: 12 }), fc.constantFrom('day', 'week', 'month', 'quarter', 'year' as const)])('every day is in its own period, and every day of the period agrees', (on, start, period) => {
  const span = periodOf(period as 'day', on, start);
  expect(span.from <= on && on <= span.to).toBe(true);
  expect([periodOf(period as 'day', span.from, start), periodOf(period as 'day', span.to, start)]).toEqual([span, span]);
});
