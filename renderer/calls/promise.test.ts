import { describe, expect, test } from 'vitest';
import { typedPromise } from '#renderer/calls/promise.ts';

/** A Monday. */
const today = '2026-11-30';
const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [{ on: '2026-12-11' }] };
const read = (line: string) => typedPromise(line, today, calendar);

describe('the day at the end of a promise', () => {
  test.each([
    ['Send the pack by Friday', 'Send the pack', '2026-12-04'],
    ['Send the pack by friday.', 'Send the pack', '2026-12-04'],
    ['Send the pack Thursday', 'Send the pack', '2026-12-03'],
    ['Send the pack by Monday', 'Send the pack', '2026-12-07'],
    ['Send the pack by next Friday', 'Send the pack', '2026-12-11'],
    ['Send the pack on Tue', 'Send the pack', '2026-12-01'],
    ['Send the pack by 3 Dec', 'Send the pack', '2026-12-03'],
    ['Send the pack by Dec 3', 'Send the pack', '2026-12-03'],
    ['Send the pack by the 3rd of December', 'Send the pack', '2026-12-03'],
    ['Send the pack by December 3rd, 2027', 'Send the pack', '2027-12-03'],
    ['Send the pack by 3 Nov', 'Send the pack', '2027-11-03'],
    ['Send the pack by 2026-12-03', 'Send the pack', '2026-12-03'],
    ['Send the pack, due 2026-12-03', 'Send the pack', '2026-12-03'],
    ['Send the pack before 3 Dec', 'Send the pack', '2026-12-02'],
    ['Send the pack today', 'Send the pack', '2026-11-30'],
    ['Send the pack tomorrow', 'Send the pack', '2026-12-01'],
    ['Send the pack in 2 weeks', 'Send the pack', '2026-12-14'],
    ['Send the pack within three days', 'Send the pack', '2026-12-03'],
    ['Send the pack in a month', 'Send the pack', '2026-12-30'],
    ['Send the pack this week', 'Send the pack', '2026-12-04'],
    ['Send the pack by end of month', 'Send the pack', '2026-11-30'],
    ['Send the pack by the end of the week', 'Send the pack', '2026-12-04'],
    ['Send the pack next month', 'Send the pack', '2026-12-31'],
    ['Send 3 quotes', 'Send 3 quotes', null],
    ['Send the pack by 31 Feb', 'Send the pack by 31 Feb', null],
    ['Send the pack by 03/04/2026', 'Send the pack by 03/04/2026', null],
    ['Stand by', 'Stand by', null],
    ['Friday', 'Friday', null],
    ['Plan the Friday review with Tom', 'Plan the Friday review with Tom', null],
  ])('%s', (line, text, dueOn) => {
    expect(read(line)).toEqual({ side: 'ours', who: '', text, dueOn });
  });

  test('next week ends on its last working day', () => {
    expect(read('Send the pack next week')?.dueOn).toBe('2026-12-10');
  });
});

describe('the side of a promise', () => {
  test.each([
    ['they confirm the seats by Friday', 'theirs', '', 'confirm the seats'],
    ['Theirs: confirm the seats', 'theirs', '', 'confirm the seats'],
    ['@Ana signs the order form', 'theirs', 'Ana', 'signs the order form'],
    ['we send the pack', 'ours', '', 'send the pack'],
    ['ours: send the pack', 'ours', '', 'send the pack'],
    ['Theirry gets the pack', 'ours', '', 'Theirry gets the pack'],
    ['west region rollout', 'ours', '', 'west region rollout'],
  ] as const)('%s', (line, side, who, text) => {
    expect(read(line)).toMatchObject({ side, who, text });
  });

  test.each(['', '   ', 'they', '@Ana '])('nothing is promised by "%s"', (line) => {
    expect(read(line)).toBeNull();
  });
});

test('a promise is never longer than its record allows', () => {
  expect(read('word '.repeat(200))?.text.length).toBe(500);
});
