import { expect, test } from 'vitest';
import { typedTime } from '#renderer/calls/typed-time.ts';

test.each([
  ['9', '09:00'], ['14', '14:00'], ['930', '09:30'], ['0930', '09:30'], ['9:30', '09:30'], ['9.30', '09:30'], ['14:05', '14:05'], ['14h', '14:00'], ['14h30', '14:30'],
  ['2pm', '14:00'], ['2:15 pm', '14:15'], ['12am', '00:00'], ['12pm', '12:00'], ['00:00', '00:00'], ['', ''], ['  ', ''],
  ['24:00', null], ['9:60', null], ['13pm', null], ['0am', null], ['noon', null], ['9:3', null], ['99', null],
])('%s is %s', (typed, time) => {
  expect(typedTime(typed)).toBe(time);
});
