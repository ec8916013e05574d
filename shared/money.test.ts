import { expect, test } from 'vitest';
import { formatMoney, minor, sumByCurrency, toMinor } from '#shared/money.ts';

test.each([
  [1.005, 'USD', 101],
  [-1.005, 'USD', -101],
  [0.285, 'USD', 29],
  [1200, 'JPY', 1200],
  [12.3456, 'KWD', 12346],
  [0, 'USD', 0],
])('%d %s is %i minor units', (amount, code, minor) => expect(toMinor(amount, code)).toBe(minor));

test('money is shown with cents only where there are some', () => {
  expect(formatMoney(120_000_00, 'USD')).toBe('$120,000');
  expect(formatMoney(120_000_50, 'USD')).toBe('$120,000.50');
  expect(formatMoney(1_400_000_00, 'USD', 'short')).toBe('$1.4M');
  expect(formatMoney(5_000, 'JPY')).toBe('¥5,000');
});

test.each([
  [750_30, 'USD', '$750'],
  [-750_50, 'USD', '-$751'],
  [999_60, 'USD', '$1,000'],
  [1_234_00, 'USD', '$1.2K'],
  [0, 'USD', '$0'],
  [950, 'JPY', '¥950'],
])('%i minor units of %s are %s for short', (minor, code, says) => expect(formatMoney(minor, code, 'short')).toBe(says));

test.each([[1.5, 'Money is a whole number of minor units.'], [1e21, 'That amount is too large.']])('%d is no amount, and says why', (input, says) => expect(minor.safeParse(input).error?.issues[0]?.message).toBe(says));

test('currencies are never added together', () => {
  expect(sumByCurrency([{ minor: 1, currency: 'EUR' }, { minor: 5, currency: 'USD' }, { minor: 2, currency: 'EUR' }])).toEqual([{ minor: 5, currency: 'USD' }, { minor: 3, currency: 'EUR' }]);
});
