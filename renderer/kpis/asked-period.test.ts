import { expect, test } from 'vitest';
import { periodOfText } from '#renderer/kpis/asked-period.ts';

test.each([
  [undefined, { kind: 'quarter', on: null }],
  ['month', { kind: 'month', on: null }],
  ['quarter.2026-07-01', { kind: 'quarter', on: '2026-07-01' }],
  ['quarter.2026-11-22', { kind: 'quarter', on: '2026-11-22' }],
  ['month.2031-01-01', { kind: 'month', on: null }],
  ['decade.2026-02-30', { kind: 'quarter', on: null }],
])('%s is the period %j', (text, period) => expect(periodOfText(text, '2026-11-22')).toEqual(period));
