import type { ActivityType, CallState } from '#shared/calls.ts';
import { callDraft } from '#shared/calls.ts';
import { fromPlainText } from '#shared/rich-text.ts';
import { fold } from '#electron/imports/values.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { sentimentOf, type ImportScope } from './imports-accounts.ts';
import { createMatcher, findAccount, refuseDeleted, repeated } from './imports-match.ts';
import type { Check, ImportRow } from './imports-row.ts';
import { WrongCell } from './imports-row.ts';
import type { Values, Writer } from './imports-writer.ts';

const typeWords: [RegExp, ActivityType][] = [
  [/workshop|training|schulung/, 'workshop'],
  [/health.?(?:update|check)/, 'health update'],
  [/escalat|eskalation/, 'escalation'],
  [/e-?mail/, 'email'],
  [/call|phone|dial|anruf|telefon|zoom/, 'call'],
  [/meeting|event|demo|onsite|visit|qbr|ebr|review|termin|besprechung|lunch/, 'meeting'],
  [/update/, 'update'],
];

/** What an entry is, from its type, else its subtype. What no word tells is a note; a calendar's event is a meeting. */
const typeOf = (row: ImportRow): ActivityType => {
  for (const key of ['type', 'subtype']) {
    const text = row.text(key).toLowerCase();
    const found = text === '' ? undefined : typeWords.find(([pattern]) => pattern.test(text));
    if (found !== undefined) return found[1];
  }
  return row.has('minutes') && !row.has('status') ? 'meeting' : 'note';
};

/** What a row says of whether it took place; null where it says nothing. */
const saidState = (row: ImportRow): CallState | null => {
  if (row.text('noShow') !== '' && row.yes('noShow') === true) return 'no-show';
  const status = row.text('status').toLowerCase();
  if (/no.?show/.test(status)) return 'no-show';
  if (/cancel|storniert|abgesagt/.test(status)) return 'cancelled';
  if (/^(?:completed?|done|closed|held|connected|logged|erledigt|abgeschlossen|sent)$/.test(status)) return 'held';
  if (row.text('closed') !== '' && row.yes('closed') === true) return 'held';
  return null;
};

const mostBlocks = 4_000;
const mostLetters = 200_000;

const bodyOf = (row: ImportRow): { body: string; body_text: string } | null => {
  const text = row.text('body');
  if (text === '') return null;
  if (text.length > mostLetters) throw row.wrong('body', `The note is longer than ${mostLetters.toLocaleString('en')} characters.`);
  const lines = text.split(/\r?\n/);
  const plain = lines.length > mostBlocks ? [...lines.slice(0, mostBlocks - 1), lines.slice(mostBlocks - 1).join(' ')].join('\n') : lines.join('\n');
  return { body: JSON.stringify(fromPlainText(plain)), body_text: plain };
};

type Attendance = { personId: string; name: string; email: string };

/** Entries of the timeline: past ones are held, those to come are planned, unless the row says what became of them. */
export const createActivityCheck = ({ book, system, today }: ImportScope): Check => {
  const matcher = createMatcher('activities', book, system);

  const personOf = (id: string): Attendance[] => {
    const person = book.record('people', id);
    return person === undefined ? [] : [{ personId: id, name: String(person['name']), email: String(person['email']) }];
  };

  const accountOf = (row: ImportRow, people: readonly Attendance[]): string => {
    const related = book.referred('accounts', row.text('relatedExternalId'))[0];
    const ofPerson = people.map(({ personId }) => book.record('people', personId)?.['account_id']).find((id) => typeof id === 'string');
    try {
      return findAccount(book, row, row.text('person'));
    } catch (error) {
      const other = related ?? ofPerson;
      if (other === undefined || !(error instanceof WrongCell)) throw error;
      return other;
    }
  };

  const named = (row: ImportRow, accountId: string | null): Attendance[] =>
    row.text('person').split(/[;,]/).map((part) => part.trim()).filter((part) => part !== '').slice(0, 50).flatMap((part) => {
      const email = /[^\s<>]+@[^\s<>]+/.exec(part)?.[0].toLowerCase();
      if (email !== undefined) return book.peopleOfEmail(email).slice(0, 1).flatMap((one) => personOf(one.id));
      return accountId === null ? [] : book.peopleOfAccount(accountId).filter((one) => fold(String(one['name'])) === fold(part)).slice(0, 1).flatMap((one) => personOf(one.id));
    });

  const missingAttendances = (found: StoredRow | undefined, people: readonly Attendance[], state: CallState): ((to: Writer, id: string) => void) | null => {
    const present = new Set(found === undefined ? [] : book.attendancesOf(found.id).map((one) => one['person_id']));
    const missing = [...new Map(people.map((one) => [one.personId, one])).values()].filter(({ personId }) => !present.has(personId));
    if (missing.length === 0) return null;
    return (to, id) => {
      for (const { personId, name, email } of missing) to.insert('attendances', { activity_id: id, person_id: personId, name, email, side: 'theirs', presence: state === 'held' ? 'attended' : 'invited' });
    };
  };

  return (row) => {
    refuseDeleted(row);
    const externalId = book.normalId(row.text('externalId'));
    const when = row.moment('on');
    if (when === null) throw row.wrong('on', 'The entry has no day.');
    const byId = row.text('personExternalId').split(';').flatMap((id) => (id.trim() === '' ? [] : book.referred('people', id.trim()).slice(0, 1))).flatMap(personOf);
    const accountId = accountOf(row, [...byId, ...named(row, null)]);
    const people = [...byId, ...named(row, accountId)];
    const title = row.text('title') === '' ? '' : row.valid('title', callDraft.shape.title, row.text('title').replaceAll(/\s+/g, ' ').slice(0, 500));
    const type = typeOf(row);
    const said = saidState(row);
    const isFuture = when.on > today;
    const state: CallState = said === 'held' && isFuture ? 'planned' : (said ?? (isFuture ? 'planned' : 'held'));
    const shown = title || `${type}, ${book.accountName(accountId)}`;
    const earlier = matcher.earlier(externalId === '' ? `${accountId} ${when.on} ${type} ${fold(title)}` : `id ${externalId}`, row);
    if (earlier?.isSame === true) return repeated(shown, earlier.line);
    if (earlier !== null && externalId !== '') throw row.wrong('externalId', `This entry stands in line ${earlier.line} too, with other values. Only the first is taken.`);
    const found = matcher.find(externalId, () => book.activitiesOn(accountId, when.on).filter((one) => one['type'] === type && fold(String(one['title'])) === fold(title)));
    const seconds = row.figure('seconds');
    const minutes = row.whole('minutes') ?? (seconds === null ? null : Math.round(seconds / 60));
    const sentiment = sentimentOf(row);
    const values: Values = {
      account_id: accountId,
      type,
      on_day: when.on,
      ...(title === '' ? {} : { title }),
      ...(when.at === null ? {} : { starts_at: when.at }),
      ...(minutes === null ? {} : { minutes: row.valid('minutes', callDraft.shape.minutes, minutes) }),
      ...(sentiment === null ? {} : { sentiment }),
      ...(said === null ? {} : { state }),
      ...bodyOf(row),
    };
    const loggedAt = state === 'planned' ? null : (when.at ?? `${when.on}T12:00:00.000Z`);
    return matcher.plan({
      found, externalId, title: shown, detail: () => [book.accountName(accountId), when.on, type].join(' · '), values,
      made: { state, body: JSON.stringify(fromPlainText('')), logged_at: loggedAt },
      also: missingAttendances(found, people, state),
    });
  };
};
