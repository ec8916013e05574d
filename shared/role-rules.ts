import { z } from 'zod';
import type { Stage } from '#shared/accounts.ts';
import { line, name } from '#shared/records.ts';
import { jobNames, jobs, type Job } from '#shared/team.ts';

/** How the parts in an activity are named: directly responsible, consulted, informed; or one of the two that keep doing and answering for it apart. */
export const roleModes = ['DCI', 'RACI', 'DACI'] as const;
export type RoleMode = (typeof roleModes)[number];

const allLetters = ['D', 'R', 'A', 'AR', 'DA', 'C', 'I'] as const;
export type RoleLetter = (typeof allLetters)[number];
export const lettersOf: Record<RoleMode, readonly RoleLetter[]> = { DCI: ['D', 'C', 'I'], RACI: ['A', 'AR', 'R', 'C', 'I'], DACI: ['A', 'DA', 'D', 'C', 'I'] };
export const letterNames: Record<RoleMode, Partial<Record<RoleLetter, string>>> = {
  DCI: { D: 'Directly responsible', C: 'Consulted', I: 'Informed' },
  RACI: { A: 'Accountable', AR: 'Accountable and responsible', R: 'Responsible', C: 'Consulted', I: 'Informed' },
  DACI: { A: 'Approver', DA: 'Driver and approver', D: 'Driver', C: 'Contributor', I: 'Informed' },
};

/** Everyone who may have a part: the jobs of the team, and the customer. */
export const parties = [...jobs, 'customer'] as const;
export type Party = Job | 'customer';
export const partyNames: Record<Party, string> = { ...jobNames, customer: 'Customer' };

export const roleStages = ['any', 'align', 'onboard', 'enable', 'expand', 'optimize'] as const satisfies readonly (Stage | 'any')[];
export type RoleStage = (typeof roleStages)[number];

export const letters = z.partialRecord(z.enum(parties), z.enum(allLetters));
export type Letters = z.infer<typeof letters>;

/** One activity and who has which part in it. `when` says to a customer when to turn to them; only `onSheet` rows are on the sheet for the customer. */
export const roleRow = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'The key of an activity is lower-case letters, digits and dashes.'),
  stage: z.enum(roleStages),
  name,
  letters,
  when: line,
  onSheet: z.boolean(),
});
export type RoleRow = z.infer<typeof roleRow>;

/** Who decides: the directly responsible one, the accountable one, the approver. */
export const decides = (mode: RoleMode, letter: RoleLetter | undefined): boolean => letter !== undefined && (mode === 'DCI' ? letter === 'D' : letter.includes('A'));
/** Who does the work, whether or not they answer for it. */
const does = (mode: RoleMode, letter: RoleLetter): boolean => (mode === 'RACI' ? letter.includes('R') : letter.includes('D'));

/** The parties of a row in the order of the matrix, each with its letter. */
export const partsOf = (row: { letters: Letters }): { party: Party; letter: RoleLetter }[] =>
  parties.flatMap((party) => {
    const letter = row.letters[party];
    return letter === undefined ? [] : [{ party, letter }];
  });

const namesOf = (found: readonly { party: Party }[]): string => found.map(({ party }) => partyNames[party]).join(', ');

/** Why a row cannot be kept in a mode, or `null`. RACI and DACI ask for exactly one who answers for it (rules.md § 1). */
export const faultOfRow = (mode: RoleMode, row: { name: string; letters: Letters }): string | null => {
  const foreign = partsOf(row).find(({ letter }) => !lettersOf[mode].includes(letter));
  if (foreign !== undefined) return `“${row.name}” has ${foreign.letter} for ${partyNames[foreign.party]}, which ${mode} does not know. Choose one of ${lettersOf[mode].join(', ')}.`;
  if (mode === 'DCI') return null;
  const deciding = partsOf(row).filter(({ letter }) => decides(mode, letter));
  const role = mode === 'RACI' ? 'accountable' : 'the approver';
  if (deciding.length === 0) return `“${row.name}” has nobody who is ${role}. ${mode} asks for exactly one: give one job an A.`;
  return deciding.length === 1 ? null : `“${row.name}” has ${deciding.length} who are ${role}: ${namesOf(deciding)}. ${mode} asks for exactly one.`;
};

/** What is worth a warning in a row that may be kept: in DCI mode several are responsible, or nobody is (rules.md § 1). */
export const warningOfRow = (mode: RoleMode, row: { letters: Letters }): string | null => {
  if (mode !== 'DCI') return null;
  const deciding = partsOf(row).filter(({ letter }) => decides(mode, letter));
  if (deciding.length === 0) return 'Nobody is directly responsible';
  return deciding.length === 1 ? null : `${deciding.length} are directly responsible: ${namesOf(deciding)}`;
};

export const roleSettings = z
  .strictObject({ mode: z.enum(roleModes), rows: z.array(roleRow).min(1, 'The matrix has at least one activity.').max(100, 'The matrix has 100 activities at most.') })
  .superRefine(({ mode, rows }, context) => {
    if (new Set(rows.map((row) => row.key)).size !== rows.length) context.addIssue('Two activities have the same key.');
    for (const row of rows) {
      const fault = faultOfRow(mode, row);
      if (fault !== null) context.addIssue(fault);
    }
  });
export type RoleSettings = z.infer<typeof roleSettings>;

const letterFor = (mode: RoleMode, part: { decides: boolean; does: boolean }, other: 'C' | 'I'): RoleLetter => {
  if (mode === 'DCI') return part.decides ? 'D' : part.does ? 'C' : other;
  if (part.decides) return part.does ? (mode === 'RACI' ? 'AR' : 'DA') : 'A';
  return part.does ? (mode === 'RACI' ? 'R' : 'D') : other;
};

/**
 * The letters of a row in another mode. Several who were directly responsible become one who answers for it, the first of the matrix,
 * and others who do it; in DCI mode one who does it without answering for it is consulted.
 */
export const convertLetters = (from: Letters, mode: RoleMode, to: RoleMode): Letters => {
  if (mode === to) return from;
  const found = partsOf({ letters: from });
  const first = found.find(({ letter }) => decides(mode, letter))?.party;
  return Object.fromEntries(
    found.map(({ party, letter }) => [
      party,
      letterFor(to, { decides: party === first, does: does(mode, letter) }, letter === 'I' ? 'I' : 'C'),
    ]),
  );
};

/** The whole matrix in another mode. A row in which nobody answers for it stays so, and is then refused by the modes that ask for one. */
export const convertRoles = ({ mode, rows }: RoleSettings, to: RoleMode): RoleSettings => ({ mode: to, rows: rows.map((row) => ({ ...row, letters: convertLetters(row.letters, mode, to) })) });

/** Letters with one changed. Where only one may answer for it, the one who did keeps the work and hands that over. */
export const withLetter = (mode: RoleMode, from: Letters, party: Party, letter: RoleLetter | null): Letters => {
  const others = partsOf({ letters: from }).filter((one) => one.party !== party);
  const moves = mode !== 'DCI' && letter !== null && decides(mode, letter);
  return Object.fromEntries([
    ...others.map((one) => [one.party, moves && decides(mode, one.letter) ? (mode === 'RACI' ? 'R' : 'D') : one.letter]),
    ...(letter === null ? [] : [[party, letter]]),
  ]);
};

export type RolePerson = { id: string | null; name: string; job: Job; email: string };
/** One part of an activity for an account; `people` is empty where nobody of the account team has the job. */
export type RoleAnswer = { party: Party; letter: RoleLetter; decides: boolean; people: RolePerson[] };

/** Whom to ask about an activity for an account: who decides first. A job that nobody of the team has is named as a job. */
export const whoToAsk = (mode: RoleMode, row: { letters: Letters }, team: readonly RolePerson[]): RoleAnswer[] =>
  partsOf(row)
    .map(({ party, letter }) => ({ party, letter, decides: decides(mode, letter), people: team.filter(({ job }) => job === party) }))
    .toSorted((a, b) => Number(b.decides) - Number(a.decides) || lettersOf[mode].indexOf(a.letter) - lettersOf[mode].indexOf(b.letter));

/** An answer in a few words: the names, or the job. */
export const answerWords = ({ party, people }: Pick<RoleAnswer, 'party' | 'people'>): string => (people.length === 0 ? partyNames[party] : people.map((person) => (person.id === null ? 'You' : person.name)).join(' and '));
