import { describe, expect, test } from 'vitest';
import { inOrder, readHolidayLines } from '#renderer/settings/holiday-lines.ts';

describe('pasted holidays', () => {
  test.each([
    ['2026-12-25 Christmas', [{ on: '2026-12-25', name: 'Christmas' }]],
    ['2026-12-25, Christmas Day', [{ on: '2026-12-25', name: 'Christmas Day' }]],
    ['2026-12-25\tChristmas\r\n2026-12-26;Boxing Day', [{ on: '2026-12-25', name: 'Christmas' }, { on: '2026-12-26', name: 'Boxing Day' }]],
    ['\n  2026-01-01  \n', [{ on: '2026-01-01', name: '' }]],
    ['', []],
  ])('%j', (pasted, holidays) => {
    expect(readHolidayLines(pasted)).toEqual({ holidays, wrong: [] });
  });

  test('a line that is no day is given back with its number', () => {
    expect(readHolidayLines('2026-01-01 New Year\nChristmas\n2026-02-30 Never')).toEqual({
      holidays: [{ on: '2026-01-01', name: 'New Year' }],
      wrong: [{ line: 2, text: 'Christmas' }, { line: 3, text: '2026-02-30 Never' }],
    });
  });

  test('a day stands once, under its last name', () => {
    expect(inOrder([{ on: '2026-12-25', name: 'a' }, { on: '2026-01-01', name: 'b' }, { on: '2026-12-25', name: 'c' }])).toEqual([{ on: '2026-01-01', name: 'b' }, { on: '2026-12-25', name: 'c' }]);
  });
});
