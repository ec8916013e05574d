import { describe, expect, test } from 'vitest';
import { proposeSlots } from '#renderer/calls/slots.ts';

/** A Monday. */
const today = '2026-11-30';
const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [] as { on: string }[] };
const propose = (change: Partial<Parameters<typeof proposeSlots>[0]>): string[] =>
  proposeSlots({ today, dueOn: null, minutes: 30, calendar, taken: [], ...change }).map(({ on, time }) => `${on} ${time}`);

describe('slots for the next call', () => {
  test('stay within the due day', () => {
    expect(propose({ dueOn: '2026-12-02' })).toEqual(['2026-12-01 10:00', '2026-12-01 14:00', '2026-12-02 10:00', '2026-12-02 14:00']);
  });

  test('are the last working days before a due day that is far', () => {
    expect(propose({ dueOn: '2026-12-20' }).map((slot) => slot.slice(0, 10))).toEqual(['2026-12-14', '2026-12-15', '2026-12-16', '2026-12-17', '2026-12-18']);
  });

  test.each([['none', null], ['today', today], ['past', '2026-11-02']])('are the next working days where the due day is %s', (_, dueOn) => {
    expect(propose({ dueOn }).map((slot) => slot.slice(0, 10))).toEqual(['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07']);
  });

  test('leave out holidays and days that are not worked', () => {
    const days = propose({ calendar: { workWeek: [1, 2, 3], holidays: [{ on: '2026-12-02' }] } }).map((slot) => slot.slice(0, 10));
    expect(days).toEqual(['2026-12-01', '2026-12-07', '2026-12-08', '2026-12-09', '2026-12-14']);
  });

  test.each([
    ['the same time', { time: '10:00', minutes: 30 }, '14:00'],
    ['running into it', { time: '09:45', minutes: 30 }, '14:00'],
    ['beginning within it', { time: '10:15', minutes: 60 }, '14:00'],
    ['ending as it begins', { time: '09:30', minutes: 30 }, '10:00'],
    ['beginning as it ends', { time: '10:30', minutes: 30 }, '10:00'],
    ['the whole day', { time: '00:00', minutes: 1_440 }, null],
  ])('avoid a planned call: %s', (_, one, first) => {
    const slots = propose({ taken: [{ on: '2026-12-01', ...one }] }).filter((slot) => slot.startsWith('2026-12-01'));
    expect(slots[0]?.slice(11) ?? null).toBe(first);
  });
});
