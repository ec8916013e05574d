import { describe, expect, test } from 'vitest';
import { agreementFault, closeFault, escalationClock, type Severity } from '#shared/escalation-rules.ts';
import { publishedRiskLimits } from '#shared/presets/risk-limits.ts';

const week = { workWeek: [1, 2, 3, 4, 5], holidays: [{ on: '2026-03-18' }] };
const clock = (severity: Severity, lastOn: string, today: string) => {
  const { dueOn, overdueDays } = escalationClock(severity, lastOn, publishedRiskLimits, week, today);
  return `${dueOn} ${overdueDays}`;
};

// 16 March 2026 is a Monday; Wednesday the 18th is a holiday.
describe('the rhythm of a severity', () => {
  test.each([
    ['critical', '2026-03-16', '2026-03-17', '2026-03-17 0'],
    ['critical', '2026-03-16', '2026-03-18', '2026-03-17 0'],
    ['critical', '2026-03-16', '2026-03-19', '2026-03-17 1'],
    ['critical', '2026-03-13', '2026-03-15', '2026-03-16 0'],
    ['critical', '2026-03-12', '2026-03-15', '2026-03-13 0'],
    ['critical', '2026-03-12', '2026-03-16', '2026-03-13 1'],
    ['critical', '2026-03-14', '2026-03-16', '2026-03-16 0'],
    ['high', '2026-03-16', '2026-03-19', '2026-03-19 0'],
    ['high', '2026-03-16', '2026-03-20', '2026-03-19 1'],
    ['medium', '2026-03-16', '2026-03-24', '2026-03-24 0'],
    ['medium', '2026-03-16', '2026-03-25', '2026-03-24 1'],
    ['low', '2026-03-16', '2026-03-31', '2026-03-31 0'],
    ['low', '2026-03-16', '2026-04-01', '2026-03-31 1'],
  ] as const)('%s from %s on %s: due and overdue %s', (severity, lastOn, today, says) => expect(clock(severity, lastOn, today)).toBe(says));
  test('says it in words', () => {
    expect(escalationClock('critical', '2026-03-16', publishedRiskLimits, week, '2026-03-16').why).toBe('Critical: an update every working day');
    expect(escalationClock('high', '2026-03-16', publishedRiskLimits, week, '2026-03-16').why).toBe('High: an update every 2 working days');
  });
});

describe('closing', () => {
  const both = { ourAgreedBy: 'Amadou', ourAgreedOn: '2026-03-10', customerAgreedById: 'p', customerAgreedOn: '2026-03-11' };
  test.each([
    ['both sides and an outcome', {}, 'Fixed', null],
    ['our side is missing', { ourAgreedOn: null, ourAgreedBy: '' }, 'Fixed', 'ours'],
    ['nobody of ours is named', { ourAgreedBy: '' }, 'Fixed', 'ours'],
    ['the customer is missing', { customerAgreedOn: null, customerAgreedById: null }, 'Fixed', 'theirs'],
    ['no person of theirs is named', { customerAgreedById: null }, 'Fixed', 'theirs'],
    ['no outcome', {}, ' ', 'outcome'],
  ])('%s', (_, part, outcome, field) => expect(closeFault({ ...both, ...part }, outcome)?.field ?? null).toBe(field));
  test.each([['2026-03-16', null], ['2026-03-17', 'on'], ['2026-03-10', null], ['2026-03-09', 'on']])('an agreement on %s', (on, field) => expect(agreementFault(on, '2026-03-10', '2026-03-16')?.field ?? null).toBe(field));
});
