import { describe, expect, test } from 'vitest';
import { archetypeNames, archetypes, engagementOf, engagementSays, motions, partnerOf, type EngagementException } from '#shared/engagement.ts';
import { publishedArchetypes } from '#shared/presets/roles.ts';
import type { Job } from '#shared/team.ts';

type Member = { name: string; job: Job };

const [none, own, support] = ['none', 'own', 'support'] as const;

describe('the published table of rules.md § 10', () => {
  const table = {
    adopt: [none, own, support, support, support],
    'adopt-renew': [none, own, own, support, support],
    'adopt-renew-upsell': [none, own, own, own, support],
    'adopt-renew-expand': [none, own, own, own, own],
  } as const;
  test.each(archetypes.flatMap((archetype) => motions.map((motion, index) => [archetype, motion, table[archetype][index]] as const)))('%s in %s: %s', (chosen, motion, mode) => {
    expect(engagementOf({ ...publishedArchetypes, chosen }, { archetype: null }, [], motion)).toEqual({ mode, by: 'archetype', memberId: null, reason: archetypeNames[chosen] });
  });
});

describe('the nearest rule wins', () => {
  const exception = (fields: Partial<EngagementException>): EngagementException => ({ motion: 'renew', level: null, mode: 'co-own', memberId: 'M', reason: 'R', ...fields });
  const forAccount = exception({});
  const forExecutives = exception({ level: 'executive', mode: 'support', memberId: 'N', reason: 'E' });
  const adopt = { archetype: 'adopt' } as const;
  test.each([
    ['level over account', [forAccount, forExecutives], adopt, 'executive', { mode: 'support', by: 'level', memberId: 'N', reason: 'E' }],
    ['another level falls back to the account', [forAccount, forExecutives], adopt, 'vp', { mode: 'co-own', by: 'account', memberId: 'M', reason: 'R' }],
    ['no level asks for the account', [forAccount, forExecutives], adopt, null, { mode: 'co-own', by: 'account', memberId: 'M', reason: 'R' }],
    ['an exception of a level says nothing of the account', [forExecutives], adopt, null, { mode: 'support', by: 'account archetype', memberId: null, reason: 'Adopt' }],
    ['an exception of another motion says nothing', [exception({ motion: 'upsell' })], adopt, 'executive', { mode: 'support', by: 'account archetype', memberId: null, reason: 'Adopt' }],
    ['the account archetype over the settings', [], adopt, null, { mode: 'support', by: 'account archetype', memberId: null, reason: 'Adopt' }],
    ['the settings last', [], { archetype: null }, 'executive', { mode: 'own', by: 'archetype', memberId: null, reason: 'Adopt & Renew' }],
  ] as const)('%s', (_, exceptions, account, level, expected) => {
    expect(engagementOf(publishedArchetypes, account, exceptions, 'renew', level)).toEqual(expected);
  });
});

describe('in words', () => {
  const who: Member = { name: 'Noreen Quillane', job: 'renewals' };
  test.each([
    ['own', who, 'You own this renewal with Noreen Quillane (renewals manager)'],
    ['own', null, 'You own this renewal'],
    ['co-own', who, 'You co-own this renewal with Noreen Quillane (renewals manager)'],
    ['co-own', null, 'You co-own this renewal with the renewals manager'],
    ['support', who, 'You support this renewal; ask Noreen Quillane (renewals manager)'],
    ['support', null, 'You support this renewal; ask the renewals manager'],
    ['none', null, 'You have no part in this renewal; ask the renewals manager'],
  ] as const)('%s with %j', (mode, partner, says) => {
    expect(engagementSays('renew', { mode }, partner)).toBe(says);
  });
  test('the partner is who an exception names, else who has the job', () => {
    const ae: Member = { name: 'Teodor', job: 'ae' };
    expect(partnerOf('renew', ae, [who])).toBe(ae);
    expect(partnerOf('renew', null, [ae, who])).toBe(who);
    expect(partnerOf('renew', null, [ae])).toBeNull();
  });
});
