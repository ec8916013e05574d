import { describe, expect, test } from 'vitest';
import { segmentFrom } from '#shared/presets/segments.ts';
import { segmentKey, segmentWords } from '#renderer/settings/segment-words.ts';

describe('a segment in words', () => {
  test('Enterprise (FY23)', () => {
    expect(segmentWords(segmentFrom('enterprise-fy23', 'e', 'Enterprise'), 'USD')).toEqual([
      'Calls: PR1 every 14 days, PR2 every 30 days, PR3 no calls asked for, PR4 no calls asked for.',
      'At risk: every 7 days.',
      'New accounts: every 7 days for the first 30 days.',
      'PR1 is an account with a tier upgrade expected within 3 months, or at risk, or in its first 60 days, or over $500,000 ARR, or still in onboarding. Unmanaged child accounts are PR3, digital-only ones PR4, all others PR2.',
      'A call is logged within 1 working day.',
    ]);
  });

  test.each([
    ['fy25', 'In onboarding: every 7 days.'],
    ['fy25', 'A cadence set by hand is never longer than 31 days.'],
    ['blank', 'An account at risk keeps the cadence of its priority.'],
    ['commercial-fy23', 'A call is logged within 3 working days.'],
  ] as const)('%s says: %s', (preset, sentence) => {
    expect(segmentWords(segmentFrom(preset, 'x', 'X'), 'USD')).toContain(sentence);
  });
});

test.each([
  ['Mid-market EMEA', [], 'mid-market-emea'],
  ['Enterprise', ['enterprise'], 'enterprise-2'],
  ['Großkunden', [], 'gro-kunden'],
  ['日本', ['segment'], 'segment-2'],
])('the key of %s beside %j is %s', (name, taken, key) => {
  expect(segmentKey(name, taken)).toBe(key);
});
