import { expect, test } from 'vitest';
import { typedDay } from './typed-day.ts';

test.each([
  ['2026-05-01', '2026-05-01'],
  [' 1 May 2027 ', '2027-05-01'],
  ['1 may', '2026-05-01'],
  ['1 March', '2027-03-01'],
  ['14. Sept., 2026', '2026-09-14'],
  ['today', '2026-03-14'],
  ['Tomorrow', '2026-03-15'],
  ['+7', '2026-03-21'],
  ['30 Feb 2026', null],
  ['1 Foo 2026', null],
  ['03/04/2026', null],
  ['', null],
])('%j is %s', (typed, expected) => {
  expect(typedDay(typed, '2026-03-14')).toBe(expected);
});
