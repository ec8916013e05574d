import { describe, expect, it, test } from 'vitest';
import { publishedSupportLimits, supportLimits } from '#shared/presets/support-limits.ts';
import { ageOf, caseMonths, isOpenOn, mixOf, openedWithin, patternsOf, ticketBand, volumeOf } from '#shared/support-rules.ts';

const on = '2026-03-31';
const one = (openedOn: string, more: Partial<{ severity: string; theme: string; closedOn: string | null; accountId: string }> = {}) => ({ severity: 'normal', theme: '', closedOn: null, accountId: 'a', openedOn, ...more });

describe('cases a month (rules.md § 6)', () => {
  it.each([
    [null, null], [0, 'green'], [1, 'green'], [4, 'green'], [5, 'yellow'], [14, 'yellow'], [15, 'red'], [99, 'red'],
  ] as const)('%s cases are %s', (aMonth, band) => expect(ticketBand(aMonth, publishedSupportLimits)).toBe(band));

  it.each([
    ['2026-03-01', 0], ['2026-03-02', 1], ['2026-03-31', 1], ['2026-04-01', 0],
  ])('a case opened on %s counts %i in the thirty days to the last of March', (openedOn, count) => expect(openedWithin([one(openedOn)], on, 30)).toBe(count));

  it('compares a month with the one before, each case in one of them', () => {
    expect(volumeOf(['2026-01-30', '2026-01-31', '2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map((day) => one(day)), on)).toEqual({ aMonth: 2, before: 2 });
  });
});

describe('age and standing', () => {
  it.each([
    ['2026-03-31', null, true, 0], ['2026-03-21', null, true, 10], ['2026-03-21', '2026-03-25', false, 4], ['2026-03-21', '2026-03-31', false, 10], ['2026-03-21', '2026-04-02', true, 10], ['2026-04-01', null, false, 0],
  ] as const)('opened %s, closed %s', (openedOn, closedOn, isOpen, age) => {
    expect(isOpenOn({ openedOn, closedOn }, on)).toBe(isOpen);
    expect(ageOf({ openedOn, closedOn }, on)).toBe(age);
  });
});

describe('months and severities', () => {
  it('counts words that are no severity as normal, and rows that stand for many', () =>
    expect(mixOf([{ severity: 'urgent' }, { severity: 'odd' }, { severity: 'low', n: 4 }])).toEqual({ urgent: 1, high: 0, normal: 1, low: 4 }));

  it('shows months without a case, and none of a later day', () => {
    const months = caseMonths([one('2026-01-31', { severity: 'high' }), one('2026-03-01'), one('2026-04-01')], on, 3);
    expect(months).toEqual([
      { month: '2026-01', urgent: 0, high: 1, normal: 0, low: 0 }, { month: '2026-02', urgent: 0, high: 0, normal: 0, low: 0 }, { month: '2026-03', urgent: 0, high: 0, normal: 1, low: 0 },
    ]);
  });
});

describe('patterns', () => {
  const limits = { repeatedAtLeast: 3, repeatedWithinDays: 60 };
  const sync = (openedOn: string, accountId = 'a', closedOn: string | null = null) => one(openedOn, { theme: 'Sync errors', accountId, closedOn });

  it.each([
    [['2026-03-01', '2026-03-02'], 0],
    [['2026-03-01', '2026-03-02', '2026-03-03'], 1],
    [['2026-01-31', '2026-03-02', '2026-03-03'], 1],
    [['2026-01-30', '2026-03-02', '2026-03-03'], 0],
    [['2026-04-01', '2026-03-02', '2026-03-03'], 0],
  ])('cases of one theme on %j make %i', (days, patterns) => expect(patternsOf(days.map((day) => sync(day)), on, limits)).toHaveLength(patterns));

  it('says how many, at how many accounts, and how many are open; spelling by case and spaces is one theme', () => {
    expect(patternsOf([sync('2026-03-01'), sync('2026-03-10', 'b', '2026-03-12'), one('2026-03-20', { theme: 'sync  ERRORS', accountId: 'b' }), one('2026-03-20'), one('2026-03-20'), one('2026-03-20')], on, limits)).toEqual([
      { theme: 'sync  ERRORS', cases: 3, accounts: 2, open: 2, firstOn: '2026-03-01', lastOn: '2026-03-20' },
    ]);
  });
});

test('limits that contradict each other are refused', () => {
  expect(supportLimits.safeParse({ ...publishedSupportLimits, greenBelow: 20 }).error?.issues[0]?.message).toBe('Yellow ends where green ends, or above.');
  expect(supportLimits.safeParse(publishedSupportLimits).success).toBe(true);
});
