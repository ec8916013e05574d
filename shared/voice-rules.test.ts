import { describe, expect, test } from 'vitest';
import { budgetOf, matchesFor, refusalOf, storyOf, type Candidate } from '#shared/advocacy-rules.ts';
import { loopMessage, rankItems, sameTitle, withoutNames, type RankFacts } from '#shared/voice-rules.ts';

const weights = { arr: 50, accounts: 30, severity: 20 };
const facts = (id: string, arrMinor: number, accounts: number, severity: RankFacts['severity'] = null, status: RankFacts['status'] = 'captured'): RankFacts => ({ id, arrMinor, accounts, severity, status, lastOn: null });

describe('the rank', () => {
  test('weighs ARR, accounts and severity against the most of any open item', () => {
    const ranks = rankItems([facts('a', 100, 1), facts('b', 50, 2, 'critical'), facts('c', 900, 9, null, 'released')], { weights });
    expect([...ranks]).toEqual([['a', { score: 65, rank: 2 }], ['b', { score: 75, rank: 1 }], ['c', { score: 80, rank: null }]]);
  });
  test('follows the weights, and is steady where nothing counts', () => {
    expect([...rankItems([facts('a', 1, 9), facts('b', 2, 1)], { weights: { arr: 100, accounts: 0, severity: 0 } })].map(([id, { rank }]) => [id, rank])).toEqual([['a', 2], ['b', 1]]);
    expect([...rankItems([facts('b', 0, 0), facts('a', 0, 0)], { weights: { arr: 0, accounts: 0, severity: 0 } })]).toEqual([['b', { score: 0, rank: 2 }], ['a', { score: 0, rank: 1 }]]);
  });
});

test.each([['Export to Excel', 'export to excel.', true], ['Export to Excel', 'Export of Excel', false]])('%s and %s', (one, other, same) => expect(sameTitle(one, other)).toBe(same));
test('names go as whole words, whatever their case', () => expect(withoutNames('Ana of ANA+Co saw banana (Ana).', ['Ana+Co', 'Ana'])).toBe('… of … saw banana (…).'));

test.each([
  ['released', 'Available now: Export', 'It is available since 10 Mar 2026.'],
  ['declined', 'About your request: Export', 'The reason: Too few ask.'],
] as const)('the message of what was %s', (status, subject, words) => {
  const message = loopMessage({ kind: 'request', title: 'Export', status, statusOn: '2026-03-10', reason: 'Too few ask.', saidOn: '2026-01-05', people: [{ name: 'Ines Duarte', email: 'ines@heron.example' }], me: { name: 'Ada', email: '', title: '', company: '' } });
  expect(message).toMatchObject({ to: ['ines@heron.example'], subject });
  expect(message.text).toContain('Hello Ines,');
  expect(message.text).toContain(words);
});

const consent = { standing: 'yes', scopes: ['call', 'logo'], consentById: 'p', consentOn: '2026-01-01', expiresOn: '2026-12-31' } as const;
test.each([
  [{}, 'call', '2026-05-01', null],
  [{}, 'call', '2026-12-31', null],
  [{}, 'call', '2027-01-01', 'ran out'],
  [{}, 'call', '2025-12-31', 'which is later'],
  [{}, 'event', '2026-05-01', 'not to event'],
  [{ standing: 'paused' }, 'call', '2026-05-01', 'paused'],
  [{ standing: 'no' }, 'call', '2026-05-01', 'not a reference'],
  [{ consentById: null }, 'call', '2026-05-01', 'Nobody of this account agreed'],
] as const)('a consent %o for %s on %s', (part, scope, on, says) => {
  const refusal = refusalOf({ ...consent, ...part }, scope, on);
  if (says === null) expect(refusal).toBeNull();
  else expect(refusal).toContain(says);
});

test.each([
  [[], 3, null],
  [['2026-01-05', '2025-03-17'], 1, 'After this ask none is left of 3.'],
  [['2026-01-05', '2025-03-16'], 2, null],
  [['2026-01-05', '2026-01-06', '2026-01-07', '2026-02-01'], 0, 'Another ask needs a reason.'],
])('asks on %j leave %i', (asked, left, says) => {
  const budget = budgetOf(asked, '2026-03-16', { asksAYear: 3, warnAtLeft: 0, consentWarnDays: 60 });
  expect(budget.left).toBe(left);
  if (says === null) expect(budget.warning).toBeNull();
  else expect(budget.warning).toContain(says);
});

test('whoever may be used comes first, then whoever fits', () => {
  const one = (accountId: string, part: Partial<Candidate>): Candidate => ({ accountId, accountName: accountId, industry: 'Energy', region: 'EMEA North', segment: 'enterprise', productIds: ['p'], refusal: null, isAskFirst: false, left: 3, stories: 0, sentiment: 'green', ...part });
  const found = matchesFor({ industry: 'energy', region: 'EMEA', segment: 'enterprise', productId: 'p', scope: 'call' }, [one('refused', { refusal: 'Paused.' }), one('worn', { left: 0 }), one('other', { industry: 'Retail' }), one('fits', {}), one('ask', { isAskFirst: true })]);
  expect(found.map(({ accountId }) => accountId)).toEqual(['fits', 'worn', 'ask', 'other', 'refused']);
  expect(found[3]).toMatchObject({ hits: ['size', 'region', 'product'], misses: ['industry'] });
});

test('a story begins with what the plan knows', () =>
  expect(storyOf({ accountName: 'Heron', objective: 'Fewer late inspections', why: 'Berths were closed.', what: 'Plans by phone.', metric: 'Late inspections', unit: 'a month', baseline: 5, reached: 0, verifiedOn: '2026-03-01', words: 'Nothing is late.', impact: 'Two closures avoided.' })).toEqual({
    title: 'Heron: Fewer late inspections', challenge: 'Berths were closed.\nLate inspections stood at 5 a month.', change: 'Plans by phone.', result: 'Late inspections: from 5 a month to 0 a month, confirmed on 1 Mar 2026.\nTwo closures avoided.', quote: 'Nothing is late.',
  }));
