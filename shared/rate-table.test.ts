import { describe, expect, it } from 'vitest';
import { nanoOf, pastedRates, rateText } from '#shared/rate-table.ts';

describe('rates as they are written', () => {
  it.each<[string, number | null]>([['1.0821', 1_082_100_000], ['1,0821', 1_082_100_000], ['0.0066', 6_600_000], ['2', 2_000_000_000], ['1.0000000005', 1_000_000_001], ['0', null], ['', null], ['abc', null], ['-1.2', null]])('%s', (text, nano) => expect(nanoOf(text)).toBe(nano));
  it.each<[number, string]>([[1_082_100_000, '1.0821'], [6_600_000, '0.0066'], [2_000_000_000, '2.0000'], [1_000_000_001, '1.000000001']])('%i', (nano, text) => expect(rateText(nano)).toBe(text));
  it('takes a pasted table, with or without a heading', () => {
    expect(pastedRates('Currency\tDay\tRate\nEUR\t2026-01-01\t1.0821\n2026-01-01;gbp;1,27\n\nEUR 2026-02-01', 'Finance')).toEqual({
      rates: [{ currency: 'EUR', onDay: '2026-01-01', rateNano: 1_082_100_000, source: 'Finance' }, { currency: 'GBP', onDay: '2026-01-01', rateNano: 1_270_000_000, source: 'Finance' }],
      faults: ['Line 5 needs a rate such as 1.0821.'],
    });
  });
  it('names each line that it cannot read', () => {
    expect(pastedRates('EUR;2026-12-01;1,0821\nnonsense\nEUR\t31/12/2026\t0', '').faults).toEqual(['Line 2 needs a currency such as EUR and a day such as 2026-01-31 and a rate such as 1.0821.', 'Line 3 needs a day such as 2026-01-31 and a rate such as 1.0821.']);
  });
});
