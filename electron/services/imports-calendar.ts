import { callDraft } from '#shared/calls.ts';
import { addDays } from '#shared/days.ts';
import { emptyRichText } from '#shared/rich-text.ts';
import type { CalendarEntry, CalendarPerson } from '#electron/imports/calendar.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import type { ImportScope } from './imports-accounts.ts';
import { changedColumns, changeText, companyDomain } from './imports-book.ts';
import type { Plan } from './imports-row.ts';
import type { SqlValue, Values, Writer } from './imports-writer.ts';

/** Entries further back than this count as held; later ones are planned, so that Today asks to log them. */
const heldAfterDays = 7;

type Guest = { personId: string | null; name: string; email: string; side: 'ours' | 'theirs' };

/** The account that most of its people at the table are of, else of most guests' mail domains; null where none fits. */
const accountOf = ({ book }: ImportScope, guests: readonly Guest[]): string | null => {
  const tally = new Map<string, number>();
  const count = (id: unknown, weight: number): void => {
    if (typeof id === 'string') tally.set(id, (tally.get(id) ?? 0) + weight);
  };
  for (const { personId } of guests) if (personId !== null) count(book.record('people', personId)?.['account_id'], 1);
  if (tally.size === 0) for (const { email, side } of guests) if (side === 'theirs') count(book.accountsOfDomain(companyDomain(email))[0], 1);
  return [...tally].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

const guestsOf = ({ book, settings }: ImportScope, people: readonly CalendarPerson[]): Guest[] => {
  const own = settings.me.email.toLowerCase();
  const ownDomain = companyDomain(own);
  return people.map(({ email, name }) => {
    const person = book.peopleOfEmail(email)[0];
    const isOurs = person === undefined && (email === own || (ownDomain !== '' && companyDomain(email) === ownDomain));
    return { personId: person?.id ?? null, name: name.slice(0, 500) || String(person?.['name'] ?? ''), email, side: isOurs ? 'ours' : 'theirs' };
  });
};

const keyOf = (personId: unknown, email: unknown): string => String(personId ?? email);

/** Looks at calendar entries against the book: what would become of each, or why it is left out. */
export const createCalendarCheck = (scope: ImportScope) => {
  const { book, system, today } = scope;
  const produced = new Set<string>();

  const missingGuests = (found: StoredRow | undefined, guests: readonly Guest[], presence: string): ((to: Writer, id: string) => void) | null => {
    const present = new Set(found === undefined ? [] : book.attendancesOf(found.id).flatMap((one) => [keyOf(one['person_id'], ''), String(one['email'])]));
    const missing = guests.filter(({ personId, email }) => !present.has(email) && (personId === null || !present.has(personId)));
    if (missing.length === 0) return null;
    return (to, id) => {
      for (const { personId, name, email, side } of missing) to.insert('attendances', { activity_id: id, person_id: personId, name, email, side, presence });
    };
  };

  const check = (entry: CalendarEntry): Plan | { skip: string } => {
    const externalId = entry.recurrence === null ? entry.uid : `${entry.uid}/${entry.recurrence}`;
    produced.add(externalId);
    const known = book.ofSystem('activities', externalId);
    const found = known === undefined ? undefined : book.record('activities', known);
    if (found === undefined && known !== undefined) return { skip: 'Entries that were removed from the book' };
    if (entry.isCancelled && found === undefined) return { skip: 'Cancelled entries' };
    if (found === undefined && entry.people.length === 0 && /^busy$/i.test(entry.title)) return { skip: 'Entries that only say busy' };

    const guests = guestsOf(scope, entry.people);
    const accountId = accountOf(scope, guests);
    const isLongPast = entry.on < addDays(today, -heldAfterDays);
    const state = isLongPast ? 'held' : 'planned';
    const { title } = entry;
    const minutes: SqlValue = entry.minutes === null || !callDraft.shape.minutes.safeParse(entry.minutes).success ? null : entry.minutes;
    const isOpen = found === undefined || found['state'] === 'planned';
    // What was logged is the person's own; only an account that was not known yet is filled in.
    const values: Values = {
      ...(isOpen ? { title, on_day: entry.on, starts_at: entry.at, minutes } : {}),
      ...(isOpen && found !== undefined && entry.isCancelled ? { state: 'cancelled' } : {}),
      ...(accountId !== null && (found === undefined || found['account_id'] === null) ? { account_id: accountId } : {}),
    };
    const changes = found === undefined ? values : changedColumns(found, values);
    const also = isOpen ? missingGuests(found, guests, state === 'held' ? 'attended' : 'invited') : null;
    const hasChange = Object.keys(changes).length > 0 || also !== null;
    const detail = (): string => [entry.on, accountId === null ? 'no account' : book.accountName(accountId), guests.length === 0 ? '' : `${guests.length} at the table`].filter((part) => part !== '').join(' · ');
    return {
      verdict: found === undefined ? 'new' : hasChange ? 'changed' : 'same',
      title: title || '(no title)',
      detail: () => (found === undefined ? detail() : changeText(found, changes) || (hasChange ? 'More guests' : detail())),
      write: (to) => {
        if (found !== undefined) {
          to.update('activities', found.id, changes);
          also?.(to, found.id);
          return;
        }
        const made = { type: 'call', state, agenda: entry.details, body: JSON.stringify(emptyRichText), logged_at: isLongPast ? (entry.at ?? `${entry.on}T12:00:00.000Z`) : null };
        const id = to.insert('activities', { account_id: null, ...made, ...values });
        to.refer('activities', id, system, externalId);
        also?.(to, id);
      },
    };
  };

  /** Dates to come that a series had once and has no more: planned calls of theirs are called off. */
  const vanished = (series: readonly string[], span: { from: string; to: string }): Plan[] =>
    series.flatMap((uid) =>
      book.referencesUnder('activities', `${uid}/`).flatMap(({ externalId, recordId }) => {
        if (produced.has(externalId)) return [];
        const row = book.record('activities', recordId);
        const on = String(row?.['on_day'] ?? '');
        if (row === undefined || row['state'] !== 'planned' || on < today || on < span.from || on > span.to) return [];
        return [{ verdict: 'changed' as const, title: String(row['title']), detail: () => `${on} is no more in the series`, write: (to: Writer) => to.update('activities', recordId, { state: 'cancelled' }) }];
      }),
    );

  return { check, vanished };
};
