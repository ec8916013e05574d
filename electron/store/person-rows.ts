import type { Person } from '#shared/people.ts';
import type { Context } from '#electron/context.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { people } from '#electron/store/schema.ts';

const toPerson = recordOf(people);

/** The last held call, meeting or workshop at which a person was. */
export const lastMet = `(SELECT max(c.on_day) FROM attendances t JOIN activities c ON c.id = t.activity_id
  WHERE t.person_id = p.id AND t.presence = 'attended' AND t.deleted_at IS NULL AND c.deleted_at IS NULL AND c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop'))`;

/** Reads the people of an account with when each was last met. */
export const createPersonRows = ({ store }: Context) => {
  const ofAccount = store.db.prepare<[string], StoredRow & { last_met_on: string | null }>(
    `SELECT p.*, ${lastMet} AS last_met_on FROM people p WHERE p.account_id = ? AND p.deleted_at IS NULL ORDER BY p.left_on IS NOT NULL, p.is_key DESC, p.name COLLATE NOCASE`,
  );
  return { ofAccount: (accountId: string): Person[] => ofAccount.all(accountId).map((row) => ({ ...toPerson(row), lastMetOn: row.last_met_on }) as Person) };
};
