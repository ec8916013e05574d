import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { convert, rateOn, roundExact, sumOf, toExact, type Rate } from '#shared/rates.ts';

const rates: Rate[] = [
  { currency: 'EUR', onDay: '2026-02-01', rateNano: 1_100_000_000 },
  { currency: 'EUR', onDay: '2025-01-01', rateNano: 1_050_000_000 },
  { currency: 'JPY', onDay: '2025-01-01', rateNano: 6_500_000 },
  { currency: 'KWD', onDay: '2025-01-01', rateNano: 3_250_000_000 },
];

describe('rates', () => {
  it.each<[string, string, number | null]>([['EUR', '2024-12-31', null], ['EUR', '2025-01-01', 1_050_000_000], ['EUR', '2026-01-31', 1_050_000_000], ['EUR', '2026-02-01', 1_100_000_000], ['GBP', '2026-02-01', null]])('%s on %s', (currency, on, rate) => expect(rateOn(rates, currency, on)).toBe(rate));
  it.each<[string, { minor: number; currency: string }[], number, string[]]>([
    ['own currency', [{ minor: 100_01, currency: 'USD' }], 100_01, []],
    ['at the rate of the day', [{ minor: 100_00, currency: 'EUR' }, { minor: 1, currency: 'USD' }], 105_01, []],
    ['a currency without cents', [{ minor: 1_000, currency: 'JPY' }], 6_50, []],
    ['a currency of thousandths', [{ minor: 1_000, currency: 'KWD' }], 3_25, []],
    ['rounded once, at the very end', [{ minor: 1, currency: 'EUR' }, { minor: 1, currency: 'EUR' }, ...Array.from({ length: 8 }, () => ({ minor: 1, currency: 'EUR' }))], 11, []],
    ['half away from zero', [{ minor: -10, currency: 'EUR' }], -11, []],
    ['a missing rate is named, never guessed', [{ minor: 100, currency: 'GBP' }, { minor: 5, currency: 'USD' }, { minor: 0, currency: 'CHF' }], 5, ['GBP']],
  ])('%s', (_, amounts, minor, missing) => expect(convert(amounts, rates, '2025-06-01', 'USD')).toEqual({ minor, missing }));

  test.prop([fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { maxLength: 20 }), fc.integer({ min: 1, max: 5_000_000_000 })])('a sum of parts is the whole, and nothing is more than half a unit off', (parts, rateNano) => {
    const whole = parts.reduce((sum, minor) => sum + minor, 0);
    const exact = parts.reduce((sum, minor) => sum + toExact({ minor, currency: 'EUR' }, rateNano, 'USD'), 0n);
    expect(exact).toBe(toExact({ minor: whole, currency: 'EUR' }, rateNano, 'USD'));
    const off = BigInt(roundExact(exact)) * 10n ** 13n - exact;
    expect(off <= 5n * 10n ** 12n && off >= -5n * 10n ** 12n).toBe(true);
  });

  it.each<[string, [number, string][], string]>([
    ['nothing is nothing of the book', [], '0 USD'],
    ['one currency stays in it', [[100, 'EUR'], [50, 'EUR'], [0, 'USD']], '150 EUR'],
    ['one without a rate stays too', [[100, 'GBP']], '100 GBP'],
    ['several become that of the book', [[100_00, 'EUR'], [1, 'USD']], '10501 USD of 10000 EUR, 1 USD'],
    ['what has no rate stands apart', [[100_00, 'EUR'], [1, 'USD'], [7, 'GBP']], '10501 USD and 7 GBP of 10000 EUR, 7 GBP, 1 USD'],
  ])('a sum: %s', (_, amounts, says) => {
    const words = (all: { minor: number; currency: string }[]): string => all.map(({ minor, currency }) => `${minor} ${currency}`).join(', ');
    const { total, apart, parts } = sumOf(amounts.map(([minor, currency]) => ({ minor, currency })), rates, '2025-06-01', 'USD');
    expect(`${words([total])}${apart.length === 0 ? '' : ` and ${words(apart)}`}${parts.length < 2 ? '' : ` of ${words(parts)}`}`).toBe(says);
  });
});
