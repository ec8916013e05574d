import { newPerson, personFields, type Attitude, type BuyingRole, type levels } from '#shared/people.ts';
import { fold } from '#electron/imports/values.ts';
import type { ImportScope } from './imports-accounts.ts';
import { createMatcher, findAccount, refuseDeleted, repeated } from './imports-match.ts';
import type { Check, ImportRow } from './imports-row.ts';
import type { Values } from './imports-writer.ts';

const levelWords: Record<(typeof levels)[number], readonly string[]> = {
  executive: ['c level', 'c suite', 'cxo', 'exec', 'owner', 'founder', 'partner', 'c-level'],
  vp: ['vice president', 'svp', 'evp', 'head'],
  director: ['senior director', 'leitung'],
  manager: ['senior manager', 'lead', 'team lead'],
  individual: ['individual contributor', 'ic', 'employee', 'senior', 'entry', 'staff', 'user', 'consultant'],
};

const buyingRoleWords: Record<BuyingRole, readonly string[]> = {
  'economic-buyer': ['economic buyer', 'budget holder', 'executive sponsor', 'sponsor'], champion: ['internal champion', 'coach'], 'decision-maker': ['decision maker', 'approver'], influencer: ['evaluator', 'recommender'],
  'technical-buyer': ['technical buyer', 'technical evaluator', 'legal and compliance'], 'end-user': ['end user', 'user'], blocker: ['detractor'],
};
const attitudeWords: Record<Attitude, readonly string[]> = {
  supporter: ['supportive', 'support', 'positive', 'advocate', 'promoter', 'strong', 'good'], neutral: ['unknown', 'average'], sceptic: ['skeptic', 'sceptical', 'skeptical', 'cautious', 'weak'], opponent: ['against', 'negative', 'detractor', 'hostile', 'bad'],
};

/** A buying role by the first of the words in its cell; `null` for a word that is none, which then says the role in their words. */
const buyingRoleOf = (row: ImportRow): BuyingRole | null => {
  const word = row.text('buyingRole').split(/[;,|/]/)[0]?.trim().toLowerCase().replaceAll(/[\s_-]+/g, ' ') ?? '';
  const entries = Object.entries(buyingRoleWords) as [BuyingRole, readonly string[]][];
  return entries.find(([key, words]) => key === word || words.includes(word))?.[0] ?? null;
};

const nameOf = (row: ImportRow, email: string, externalId: string): string => {
  const parts = [row.text('firstName'), row.text('lastName')].filter((part) => part !== '').join(' ');
  const name = row.text('name') || parts;
  if (name !== '') return row.valid('name', personFields.shape.name, name);
  if (row.has('name') || row.has('lastName') || row.has('firstName')) throw row.wrong(row.has('name') ? 'name' : 'lastName', 'The name is empty.');
  const stand = email || externalId;
  if (stand === '') throw row.wrong('name', 'The row has neither a name nor a mail address.');
  return /^\d+$/.test(stand) ? `Person ${stand}` : stand;
};

/** People, each of an account. */
export const createPeopleCheck = ({ book, system }: ImportScope): Check => {
  const matcher = createMatcher('people', book, system);
  const { shape } = personFields;

  return (row) => {
    refuseDeleted(row);
    const externalId = book.normalId(row.text('externalId'));
    const email = row.text('email').replace(/^mailto:/i, '').toLowerCase();
    const name = nameOf(row, email, externalId);
    if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) throw row.wrong('email', 'That is not a mail address.');
    const accountId = findAccount(book, row, email);
    const natural = email === '' ? `${accountId} ${fold(name)}` : email;
    const earlier = matcher.earlier(externalId === '' ? natural : `id ${externalId}`, row);
    if (earlier !== null) {
      if (earlier.isSame) return repeated(name, earlier.line);
      throw row.wrong(externalId === '' ? (email === '' ? 'name' : 'email') : 'externalId', `This person stands in line ${earlier.line} too, with other values. Only the first is taken.`);
    }
    const found = matcher.find(externalId, () => {
      const ofMail = email === '' ? [] : book.peopleOfEmail(email);
      const inAccount = ofMail.filter((one) => one['account_id'] === accountId);
      if (ofMail.length > 0) return [...inAccount, ...ofMail];
      return book.peopleOfAccount(accountId).filter((one) => fold(String(one['name'])) === fold(name) && (email === '' || one['email'] === ''));
    });
    const level = row.choice('level', levelWords);
    const isKey = row.yes('isKey');
    const leftOn = row.day('leftOn');
    const buyingRole = buyingRoleOf(row);
    const attitude = row.choice('attitude', attitudeWords);
    const values: Values = {
      account_id: accountId,
      name,
      ...(email === '' ? {} : { email: row.valid('email', shape.email, email) }),
      ...(level === null ? {} : { level }),
      ...(isKey === null || !row.has('isKey') ? {} : { is_key: isKey ? 1 : 0 }),
      ...(leftOn === null ? {} : { left_on: leftOn }),
      ...(buyingRole === null ? {} : { buying_role: buyingRole }),
      ...(buyingRole === null && row.text('buyingRole') !== '' && !row.has('role') ? { role: row.valid('buyingRole', shape.role, row.text('buyingRole')) } : {}),
      ...(attitude === null ? {} : { attitude }),
    };
    for (const [key, column] of [['influence', 'influence'], ['championStrength', 'champion_strength']] as const) {
      const figure = row.figure(key);
      if (figure !== null) values[column] = row.valid(key, shape[key], figure);
    }
    for (const key of ['title', 'phone', 'role', 'notes', 'persona'] as const) if (row.text(key) !== '') values[key] = row.valid(key, shape[key], row.text(key));
    return matcher.plan({ found, externalId, title: name, detail: () => [book.accountName(accountId), values['title'], email].filter((part) => part !== undefined && part !== '').join(' · '), values, made: { notes: newPerson.notes } });
  };
};
