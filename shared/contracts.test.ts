import { describe, expect, test } from 'vitest';
import { contractFault, isActive, renewalDue, type ContractFields } from '#shared/contracts.ts';

const contract = (fields: Partial<ContractFields>): ContractFields => ({
  accountId: '01J00000000000000000000000', name: 'Platform', arrMinor: 100_00, currency: 'USD', startOn: '2026-01-01', endOn: '2026-12-31', renewalOn: null, autoRenew: false, seats: null, notes: '', orderType: null, termMonths: null, noticeOn: null, noticeGivenOn: null, endedOn: null, renewsId: null, ...fields,
});

describe('contracts', () => {
  test('run on their first and last day', () => {
    const one = contract({});
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((on) => isActive(one, on))).toEqual([false, true, true, false]);
  });
  test('are due the day after their end, or when they say', () => {
    expect(renewalDue(contract({}))).toBe('2027-01-01');
    expect(renewalDue(contract({ renewalOn: '2026-11-30' }))).toBe('2026-11-30');
    expect(renewalDue(contract({ endOn: null }))).toBeNull();
  });
  test('days that contradict each other are told', () => {
    expect(contractFault(contract({ endOn: '2025-12-31' }))).toBe('The contract ends before it starts.');
    expect(contractFault(contract({ renewalOn: '2025-12-31' }))).toBe('The renewal is due before the contract starts.');
    expect(contractFault(contract({ endOn: '2026-01-01' }))).toBeNull();
  });
});
