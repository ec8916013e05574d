import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueInYear, refusalsOf, reviewYear, roadmapOf, standingOf, yearOf, type RoadmapAccount, type RoadmapReview } from '#shared/business-review-roadmap.ts';
import { publishedReviewLimits as limits } from '#shared/presets/review-limits.ts';

const year = reviewYear('calendar', 2026, 1);
const rules = { year, limits, monthsBefore: 6, calendar: { workWeek: [1, 2, 3, 4, 5], holidays: [] }, today: '2026-06-10' };
const account = (of: Partial<RoadmapAccount>): RoadmapAccount => ({ accountId: 'a', tree: 'enterprise', priority: 'PR1', arrMinor: 0, renewalOn: '2027-03-01', since: '2020-01-01', reviews: [], ...of });
const review = (state: RoadmapReview['state'], on: string, kind: RoadmapReview['kind'] = 'executive'): RoadmapReview => ({ id: on, kind, name: kind, state, on, settledOn: on, reason: '' });

describe('the years of the roadmap', () => {
  it.each([
    ['fiscal', 2026, 2, '2025-02-01', '2026-01-31', 'FY2026'],
    ['fiscal', 2026, 1, '2026-01-01', '2026-12-31', '2026'],
    ['calendar', 2026, 2, '2026-01-01', '2026-12-31', '2026'],
  ] as const)('%s %i from month %i', (basis, count, start, from, to, name) => {
    expect(reviewYear(basis, count, start)).toMatchObject({ from, to, name });
    expect(yearOf(from, basis, start)).toBe(count);
    expect(yearOf(to, basis, start)).toBe(count);
  });

  it('finds the day six months before the renewal once in any year', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2019-01-01'), max: new Date('2033-12-31'), noInvalidDate: true }), (date) => {
      const { on } = dueInYear(date.toISOString().slice(0, 10), 6, year);
      expect(on >= year.from && on <= year.to).toBe(true);
    }), { numRuns: 100 });
  });
});

describe('where an account stands', () => {
  it.each([
    ['planned by the rule, in time', {}, 'due', '2026-09-01'],
    ['its first step is not near', { renewalOn: '2027-06-20' }, 'later', '2026-12-18'],
    ['nobody held it', { renewalOn: '2026-11-01' }, 'missed', '2026-05-01'],
    ['held', { reviews: [review('held', '2026-03-02')] }, 'held', '2026-09-01'],
    ['held a year ago', { reviews: [review('held', '2025-03-02')] }, 'due', '2026-09-01'],
    ['held late in the year before, for a day early in this one', { renewalOn: '2026-08-01', reviews: [review('held', '2025-12-15')] }, 'held', '2026-01-30'],
    ['missed, and planned for the next year', { renewalOn: '2026-11-01', reviews: [review('planned', '2027-02-03')] }, 'planned', '2026-05-01'],
    ['planned', { reviews: [review('planned', '2026-09-03')] }, 'planned', '2026-09-01'],
    ['scheduled', { reviews: [review('scheduled', '2026-09-03')] }, 'scheduled', '2026-09-01'],
    ['refused once', { reviews: [review('refused', '2026-05-03')] }, 'refused', '2026-09-01'],
    ['refused twice', { reviews: [review('refused', '2025-10-03'), review('refused', '2026-05-03')] }, 'mini', '2026-09-01'],
    ['refused, held, refused', { reviews: [review('refused', '2025-10-03'), review('held', '2025-12-01'), review('refused', '2026-05-03')] }, 'refused', '2026-09-01'],
    ['mini-review held after two refusals', { reviews: [review('refused', '2025-10-03'), review('refused', '2026-02-03'), review('held', '2026-05-01', 'mini')] }, 'held', '2026-09-01'],
    ['a new customer', { since: '2026-10-01' }, 'free', '2026-09-01'],
    ['no renewal date', { renewalOn: null }, 'due', null],
    ['Commercial, not asked', { tree: 'commercial' as const }, 'free', '2026-09-01'],
    ['no tree', { tree: 'none' as const }, 'free', '2026-09-01'],
  ] as const)('%s', (_, of, standing, dueOn) => {
    expect(standingOf(account(of), rules)).toMatchObject({ standing, dueOn });
  });

  it('counts refusals since the last review that was held', () => {
    expect(refusalsOf([review('refused', '2026-01-01'), review('cancelled', '2026-02-01'), review('refused', '2026-03-01')])).toBe(2);
    expect(refusalsOf([{ ...review('refused', '2026-10-15'), settledOn: '2026-07-01' }, review('held', '2026-08-01', 'mini')])).toBe(0);
  });
});

describe('the roadmap', () => {
  it('proposes so many Commercial accounts as the target lacks, by priority and then ARR, and counts who refused as offered', () => {
    const commercial = Array.from({ length: 20 }, (_, at) => account({ accountId: `c${at}`, tree: 'commercial', priority: at < 2 ? 'PR1' : 'PR2', arrMinor: at * 100 }));
    const asked = commercial.map((one, at) => (at === 0 ? { ...one, reviews: [review('refused', '2026-05-03')] } : at === 5 ? { ...one, reviews: [review('planned', '2026-09-03')] } : one));
    const all = [account({ reviews: [review('held', '2026-03-02')] }), account({ accountId: 'b' }), ...asked];
    const { entries, totals } = roadmapOf(all, new Map(all.map((one) => [one.accountId, standingOf(one, rules)])), rules);
    expect(totals).toEqual({ enterprise: { accounts: 2, held: 1, ahead: 0 }, commercial: { accounts: 20, offered: 1, planned: 1, target: 4 }, refused: 1, mini: 0 });
    expect([...entries].filter(([, { standing }]) => standing === 'proposed').map(([id]) => id)).toEqual(['c1', 'c19']);
  });
});
