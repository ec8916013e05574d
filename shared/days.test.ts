import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, addWorkingDays, dayOf, daysBetween, endOfDay, fiscalQuarter, isWorkingDay, startOfWeek, weekday, workingDayOnOrBefore } from '#shared/days.ts';

const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [{ on: '2026-12-25' }] };

describe('days', () => {
  property.prop([anyDay, fc.integer({ min: -20_000, max: 20_000 })])('adding and counting agree', (on, count) => {
    expect(daysBetween(on, addDays(on, count))).toBe(count);
  });
  property.prop([anyDay, fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland', 'Asia/Kolkata', 'America/St_Johns')])('the end of a day is its last millisecond', (on, zone) => {
    const end = endOfDay(on, zone);
    expect(dayOf(end, zone)).toBe(on);
    expect(dayOf(new Date(Date.parse(end) + 1), zone)).toBe(addDays(on, 1));
  });
  property.prop([anyDay, fc.integer({ min: 1, max: 12 })])('a fiscal quarter holds its day and is three months', (on, start) => {
    const { from, to, quarter } = fiscalQuarter(on, start);
    expect(from <= on && on <= to).toBe(true);
    expect(addMonths(from, 3)).toBe(addDays(to, 1));
    expect([1, 2, 3, 4]).toContain(quarter);
  });
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s plus %i months', (on, months, expected) => expect(addMonths(on, months)).toBe(expected));
  test('weeks begin on Monday', () => {
    expect(weekday('2026-11-22')).toBe(7);
    expect(startOfWeek('2026-11-22')).toBe('2026-11-16');
  });
  test('working days pass over weekends and holidays', () => {
    expect(isWorkingDay('2026-12-25', calendar)).toBe(false);
    expect(workingDayOnOrBefore('2026-12-27', calendar)).toBe('2026-12-24');
    expect(addWorkingDays('2026-12-24', 1, calendar)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-24', 0, calendar)).toBe('2026-12-24');
    expect(addWorkingDays('2026-12-28', -1, calendar)).toBe('2026-12-24');
    expect(addWorkingDays('2026-12-26', -2, calendar)).toBe('2026-12-23');
  });
  test('a fiscal year that starts in February is named for the year it ends in', () => {
    expect(fiscalQuarter('2026-01-31', 2)).toEqual({ year: 2026, quarter: 4, from: '2025-11-01', to: '2026-01-31' });
    expect(fiscalQuarter('2026-02-01', 2)).toEqual({ year: 2027, quarter: 1, from: '2026-02-01', to: '2026-04-30' });
  });
});
