import { describe, expect, test } from 'vitest';
import { arrOn, contractFault, isActive, nextRenewal, renewalDue, type ContractFields } from '#shared/contracts.ts';

const contract = (fields: Partial<ContractFields>): ContractFields => ({
  accountId: '01J00000000000000000000000', name: 'Platform', arrMinor: 100_00, currency: 'USD', startOn: '2026-01-01', endOn: '2026-12-31', renewalOn: null, autoRenew: false, seats: null, notes: '', orderType: null, termMonths: null, noticeOn: null, noticeGivenOn: null, endedOn: null, renewsId: null, ...fields,
});

describe('contracts', () => {
  test('run on their first and last day', () => {
    const one = contract({});
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((on) => isActive(one, on))).toEqual([false, true, true, false]);
  });
  test('ARR sums what runs, in the largest currency', () => {
    expect(arrOn([contract({}), contract({ arrMinor: 50_00 }), contract({ arrMinor: 900_00, endOn: '2026-05-01' }), contract({ arrMinor: 120_00, currency: 'EUR' })], '2026-06-01', 'USD')).toEqual({ minor: 150_00, currency: 'USD' });
    expect(arrOn([], '2026-06-01', 'GBP')).toEqual({ minor: 0, currency: 'GBP' });
  });
  test('are due the day after their end, or when they say', () => {
    expect(renewalDue(contract({}))).toBe('2027-01-01');
    expect(renewalDue(contract({ renewalOn: '2026-11-30' }))).toBe('2026-11-30');
    expect(renewalDue(contract({ endOn: null }))).toBeNull();
  });
  test.each([
    ['one that runs', [contract({})], '2026-06-01', '2027-01-01'],
    ['followed by its next term', [contract({}), contract({ startOn: '2027-01-01', endOn: '2027-12-31' })], '2026-12-01', null],
    ['in its next term', [contract({}), contract({ startOn: '2027-01-01', endOn: '2027-12-31' })], '2027-02-01', '2028-01-01'],
    ['followed under another name', [contract({}), contract({ name: 'Platform 2027', startOn: '2027-01-10', endOn: '2028-01-09' })], '2027-02-01', '2028-01-10'],
    ['late inside the grace', [contract({})], '2027-01-20', '2027-01-01'],
    ['gone after the grace', [contract({})], '2027-02-15', null],
    ['an add-on in mid-term is not a renewal', [contract({}), contract({ name: 'Seats', startOn: '2026-07-01', endOn: '2027-06-30' })], '2026-08-01', '2027-01-01'],
  ])('next renewal: %s', (_, contracts, on, due) => expect(nextRenewal(contracts, on, 30)).toBe(due));
  test('days that contradict each other are told', () => {
    expect(contractFault(contract({ endOn: '2025-12-31' }))).toBe('The contract ends before it starts.');
    expect(contractFault(contract({ renewalOn: '2025-12-31' }))).toBe('The renewal is due before the contract starts.');
    expect(contractFault(contract({ endOn: '2026-01-01' }))).toBeNull();
  });
});
