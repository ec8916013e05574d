import type { Entity } from '#shared/records.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import type { Book } from './imports-book.ts';
import { changedColumns, changeText, companyDomain } from './imports-book.ts';
import type { ImportRow, Plan } from './imports-row.ts';
import type { Values, Writer } from './imports-writer.ts';

type Table = 'accounts' | 'people' | 'contracts' | 'contract_lines' | 'activities' | 'support_cases' | 'survey_responses';

/**
 * What every row of an import is checked with: which record it is, and whether an earlier row of the file said the same.
 *
 * A record is found by its id in the other system, else by its natural key among records that no other row of the file has claimed
 * and that have no other id there. Two rows with one id are one record. Two equal rows are one record too. Rows of one natural key
 * that differ are told apart by their order, so that importing the file again finds each of them as it was; accounts and people are
 * not told apart so, because two of one name or address are more likely a mistake.
 */
export const createMatcher = (table: Table, book: Book, system: string) => {
  const claimed = new Set<string>();
  const seen = new Map<string, { line: number; signature: string }[]>();

  return {
    /** The earlier row that this one repeats, and whether it is just the same. */
    earlier: (key: string, { line, signature }: ImportRow): { line: number; isSame: boolean } | null => {
      const rows = seen.get(key) ?? [];
      const same = rows.find((row) => row.signature === signature);
      const [first] = rows;
      if (same === undefined) seen.set(key, [...rows, { line, signature }]);
      return same !== undefined ? { line: same.line, isSame: true } : first === undefined ? null : { line: first.line, isSame: false };
    },
    /** The record of a row; natural candidates are asked for only where the id names none. */
    find: (externalId: string, candidates: () => readonly StoredRow[]): StoredRow | undefined => {
      const byId = externalId === '' ? undefined : book.ofSystem(table, externalId);
      const found = (byId === undefined ? undefined : book.record(table, byId)) ?? candidates().find((row) => !claimed.has(row.id) && !book.isOther(row.id, externalId));
      if (found !== undefined) claimed.add(found.id);
      return found;
    },
    /** The plan for a record that was found or not. `values` change it, `made` are only for a new one; `note` says what stays although the row says otherwise. */
    plan: ({ found, externalId, title, detail, values, made, also, note = '' }: { found: StoredRow | undefined; externalId: string; title: string; detail: () => string; values: Values; made: Values; also?: ((to: Writer, id: string) => void) | null; note?: string }): Plan => {
      const changes = found === undefined ? {} : changedColumns(found, values);
      const isLinked = externalId === '' || (found !== undefined && book.hasReference(found.id, externalId));
      const hasChange = Object.keys(changes).length > 0 || !isLinked || (also !== undefined && also !== null);
      return {
        verdict: found === undefined ? 'new' : hasChange ? 'changed' : 'same',
        title,
        detail: () => [found === undefined ? detail() : changeText(found, changes) || (hasChange ? (isLinked ? 'More is known of it' : 'Remembers its id there') : detail()), note].filter((part) => part !== '').join(' · '),
        write: (to) => {
          const id = found === undefined ? to.insert(table satisfies Entity, { ...made, ...values }) : found.id;
          if (found !== undefined) to.update(table, id, changes);
          if (!isLinked) to.refer(table, id, system, externalId);
          also?.(to, id);
        },
      };
    },
  };
};
export type Matcher = ReturnType<typeof createMatcher>;

/** The plan for a row that says again what an earlier one said. */
export const repeated = (title: string, line: number): Plan => ({ verdict: 'same', title, detail: () => `The same as line ${line}`, write: () => {} });

/** The account that a row names by id, by name, or by domain. @throws WrongCell where none or several fit. */
export const findAccount = (book: Book, row: ImportRow, email: string): string => {
  const byId = row.text('accountExternalId').split(';').map((part) => part.trim()).filter((part) => part !== '').flatMap((part) => book.referred('accounts', part).slice(0, 2));
  const name = row.text('account');
  const asId = name === '' ? [] : book.referred('accounts', name);
  const domain = (/^[^\s@]+\.[a-z]{2,}$/i.test(name) ? companyDomain(`@${name}`) : companyDomain(name)) || companyDomain(email);
  const found = byId.length > 0 ? byId.slice(0, 1) : [book.accountsNamed(name), asId, ...(name.includes(';') ? name.split(';').map((part) => book.accountsNamed(part)) : []), domain === '' ? [] : book.accountsOfDomain(domain)].find((ids) => ids.length > 0) ?? [];
  const [id, ...others] = found;
  const key = row.text('account') === '' && row.text('accountExternalId') !== '' ? 'accountExternalId' : 'account';
  if (id === undefined || book.accountName(id) === '') {
    throw row.wrong(key, name === '' && row.text('accountExternalId') === '' ? 'The row names no account.' : 'No account of this name or id is in the book. Import the accounts first, or correct the name.');
  }
  if (others.length > 0) throw row.wrong(key, 'Several accounts of the book fit. Map the column with the id of the account, or rename one of them.');
  return id;
};

/** Refuses a row that was thrown away where it comes from. */
export const refuseDeleted = (row: ImportRow): void => {
  if (row.has('deleted') && /^(?:true|1|yes|wahr|y)$/i.test(row.text('deleted'))) throw row.wrong('deleted', 'The record was deleted where it comes from, so it is skipped.');
};
