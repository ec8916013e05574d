import { describe, expect, test } from 'vitest';
import { sheetMarkdown, sheetOf } from '#shared/engagement-sheet.ts';
import { publishedRoles } from '#shared/presets/roles.ts';
import { answerWords, convertLetters, convertRoles, faultOfRow, roleModes, roleSettings, warningOfRow, whoToAsk, withLetter, type Letters, type RoleMode } from '#shared/role-rules.ts';

const row = (letters: Letters) => ({ name: 'Renewal', letters });

describe('the published matrix', () => {
  const rows = new Map(publishedRoles('DCI').rows.map((one) => [one.key, one.letters]));
  const leadership = { manager: 'I', executive: 'I' };
  test.each([
    ['success-plan', { csm: 'D', ae: 'C', sa: 'C', customer: 'C', ...leadership }],
    ['onboarding', { csm: 'D', ae: 'C', sa: 'C', customer: 'C', ...leadership }],
    ['cadence', { csm: 'D', ae: 'C', customer: 'C', sa: 'I', ...leadership }],
    ['adoption', { csm: 'D', ae: 'C', customer: 'C', sa: 'I', ...leadership }],
    ['business-review', { csm: 'D', ae: 'C', customer: 'C', sa: 'I', ...leadership }],
    ['renewal', { csm: 'D', ae: 'D', renewals: 'D', customer: 'C', ...leadership }],
    ['risk', { csm: 'D', ae: 'C', manager: 'C', executive: 'C', renewals: 'I' }],
  ])('%s is as in § 1', (key, letters) => {
    expect(rows.get(key)).toEqual(letters);
  });
  test.each(['kickoff', 'cadence', 'success-plan', 'workshops', 'adoption', 'health', 'stakeholder-map', 'business-review', 'soft-renewal', 'satisfaction', 'product', 'risk', 'escalation'])('the CSM drives %s (§ 10)', (key) => {
    expect(rows.get(key)?.csm).toBe('D');
  });
  test.each([['expansion-discovery', 'sa'], ['renewal-terms', 'renewals']] as const)('the CSM is consulted in %s, which %s drives (§ 10)', (key, job) => {
    expect([rows.get(key)?.csm, rows.get(key)?.[job]]).toEqual(['C', 'D']);
  });
  test.each(roleModes)('may be saved in %s', (mode) => {
    expect(roleSettings.safeParse(publishedRoles(mode)).error?.issues).toBeUndefined();
  });
  test('warns of the renewal and of nothing else', () => {
    const warned = publishedRoles('DCI').rows.flatMap((one) => warningOfRow('DCI', one) ?? []);
    expect(warned).toEqual(['3 are directly responsible: CSM, Account executive, Renewals manager']);
  });
});

describe('who may decide', () => {
  test.each<[RoleMode, Letters, string | null, string | null]>([
    ['DCI', { csm: 'D' }, null, null],
    ['DCI', { csm: 'D', ae: 'D' }, null, '2 are directly responsible: CSM, Account executive'],
    ['DCI', { csm: 'C' }, null, 'Nobody is directly responsible'],
    ['DCI', {}, null, 'Nobody is directly responsible'],
    ['RACI', { csm: 'AR' }, null, null],
    ['RACI', { csm: 'R', manager: 'A' }, null, null],
    ['RACI', { csm: 'AR', manager: 'A' }, '“Renewal” has 2 who are accountable: CSM, CS manager. RACI asks for exactly one.', null],
    ['RACI', { csm: 'R' }, '“Renewal” has nobody who is accountable. RACI asks for exactly one: give one job an A.', null],
    ['DACI', { csm: 'D', manager: 'A' }, null, null],
    ['DACI', { csm: 'DA', ae: 'D' }, null, null],
    ['DACI', { csm: 'D' }, '“Renewal” has nobody who is the approver. DACI asks for exactly one: give one job an A.', null],
    ['RACI', { csm: 'A', ae: 'D' }, '“Renewal” has D for Account executive, which RACI does not know. Choose one of A, AR, R, C, I.', null],
  ])('%s %j', (mode, letters, fault, warning) => {
    expect([faultOfRow(mode, row(letters)), warningOfRow(mode, { letters })]).toEqual([fault, warning]);
  });
  test('a matrix with a faulty row is refused by its name, one with a key twice too', () => {
    const { rows } = publishedRoles('RACI');
    const broken = roleSettings.safeParse({ mode: 'RACI', rows: rows.map((one) => (one.key === 'renewal' ? { ...one, letters: { ae: 'C' } } : one)) });
    expect(broken.error?.issues.map(({ message }) => message)).toEqual(['“Renewal” has nobody who is accountable. RACI asks for exactly one: give one job an A.']);
    expect(roleSettings.safeParse({ mode: 'RACI', rows: [...rows, ...rows.slice(0, 1)] }).error?.issues[0]?.message).toBe('Two activities have the same key.');
  });
});

describe('another mode', () => {
  test.each<[RoleMode, RoleMode, Letters, Letters]>([
    ['DCI', 'RACI', { csm: 'D', ae: 'C', manager: 'I' }, { csm: 'AR', ae: 'C', manager: 'I' }],
    ['DCI', 'RACI', { csm: 'D', ae: 'D', renewals: 'D', customer: 'C' }, { csm: 'AR', ae: 'R', renewals: 'R', customer: 'C' }],
    ['DCI', 'DACI', { ae: 'D', renewals: 'D' }, { ae: 'DA', renewals: 'D' }],
    ['DCI', 'RACI', { csm: 'C' }, { csm: 'C' }],
    ['RACI', 'DCI', { csm: 'R', manager: 'A', ae: 'I' }, { csm: 'C', manager: 'D', ae: 'I' }],
    ['RACI', 'DACI', { csm: 'R', manager: 'A', ae: 'C' }, { csm: 'D', manager: 'A', ae: 'C' }],
    ['DACI', 'RACI', { csm: 'DA', ae: 'D' }, { csm: 'AR', ae: 'R' }],
    ['DACI', 'DCI', { csm: 'DA', ae: 'D' }, { csm: 'D', ae: 'C' }],
    ['RACI', 'RACI', { csm: 'R' }, { csm: 'R' }],
  ])('%s to %s: %j', (from, to, letters, expected) => {
    expect(convertLetters(letters, from, to)).toEqual(expected);
  });
  test('RACI to DACI and back is the same matrix', () => {
    const raci = publishedRoles('RACI');
    expect(convertRoles(convertRoles(raci, 'DACI'), 'RACI')).toEqual(raci);
  });
});

describe('a letter that is set', () => {
  test.each<[RoleMode, Letters, Parameters<typeof withLetter>[2], Parameters<typeof withLetter>[3], Letters]>([
    ['DCI', { csm: 'D' }, 'ae', 'D', { csm: 'D', ae: 'D' }],
    ['RACI', { csm: 'AR', sa: 'C' }, 'ae', 'A', { csm: 'R', sa: 'C', ae: 'A' }],
    ['DACI', { csm: 'A' }, 'ae', 'DA', { csm: 'D', ae: 'DA' }],
    ['RACI', { csm: 'AR' }, 'ae', 'R', { csm: 'AR', ae: 'R' }],
    ['RACI', { csm: 'AR', ae: 'C' }, 'ae', null, { csm: 'AR' }],
  ])('%s %j, %s %s', (mode, letters, party, letter, expected) => {
    expect(withLetter(mode, letters, party, letter)).toEqual(expected);
  });
});

describe('who to ask', () => {
  const team = [
    { id: null, name: 'Ines', job: 'csm', email: 'ines@x.example' },
    { id: 'N', name: 'Noreen', job: 'renewals', email: 'n@x.example' },
    { id: 'M', name: 'Marek', job: 'renewals', email: '' },
  ] as const;
  test('names who decides first, the job where nobody has it', () => {
    const answers = whoToAsk('DCI', { letters: { csm: 'C', ae: 'I', renewals: 'D', sa: 'D' } }, team);
    expect(answers.map((answer) => `${answer.letter} ${answerWords(answer)}`)).toEqual(['D Solutions architect', 'D Noreen and Marek', 'C You', 'I Account executive']);
  });
  test('the sheet for the customer has only what is marked, who decides of ours, and no reasons', () => {
    const activity = (fields: object) => ({ key: 'k', stage: 'any' as const, name: 'Renewal | terms', when: 'Before it ends', onSheet: true, letters: {}, exception: { id: 'E', activity: 'k', letters: {}, reason: 'Internal reason' }, answers: whoToAsk('DCI', { letters: { renewals: 'D', customer: 'D', ae: 'C' } }, team), ...fields });
    const parts = sheetOf([activity({}), activity({ key: 'hidden', name: 'Hidden', onSheet: false }), activity({ key: 'only-customer', name: 'Theirs', answers: whoToAsk('DCI', { letters: { customer: 'D' } }, team) })]);
    const markdown = sheetMarkdown('Blue Heron', parts);
    expect(markdown).toContain('| Renewal \\| terms | Noreen, Marek | Before it ends |');
    expect(markdown).toContain('| Noreen | Renewals manager | n@x.example |');
    expect(markdown).not.toMatch(/Internal|Hidden|Theirs|Account executive/);
  });
});
