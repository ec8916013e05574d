import { matchOf, searchKinds, type Found, type SearchKind } from '#shared/search.ts';
import type { Context } from '#electron/context.ts';

const marked = (table: string, column: number): string => `snippet(${table}, ${column}, '‹', '›', '…', 12)`;

/** How each kind is shown: its columns, and the record that its search table stands for. */
const kinds: Record<SearchKind, string> = {
  accounts: `r.id, r.id AS accountId, r.name AS title, trim(r.industry || ' ' || r.region) AS detail, NULL AS "on", ${marked('accounts_search', -1)} AS excerpt FROM accounts_search s JOIN accounts r ON r.rid = s.rowid WHERE r.deleted_at IS NULL`,
  people: `r.id, r.account_id AS accountId, r.name AS title, trim(r.title || ' · ' || a.name, ' ·') AS detail, NULL AS "on", ${marked('people_search', -1)} AS excerpt FROM people_search s JOIN people r ON r.rid = s.rowid JOIN accounts a ON a.id = r.account_id WHERE r.deleted_at IS NULL AND a.deleted_at IS NULL`,
  activities: `r.id, r.account_id AS accountId, CASE WHEN r.title = '' THEN r.type ELSE r.title END AS title, coalesce(a.name, '') AS detail, r.on_day AS "on", ${marked('activities_search', -1)} AS excerpt FROM activities_search s JOIN activities r ON r.rid = s.rowid LEFT JOIN accounts a ON a.id = r.account_id WHERE r.deleted_at IS NULL AND a.deleted_at IS NULL`,
  commitments: `r.id, r.account_id AS accountId, r.text AS title, a.name AS detail, r.due_on AS "on", ${marked('commitments_search', -1)} AS excerpt FROM commitments_search s JOIN commitments r ON r.rid = s.rowid JOIN accounts a ON a.id = r.account_id WHERE r.deleted_at IS NULL AND a.deleted_at IS NULL`,
  contracts: `r.id, r.account_id AS accountId, r.name AS title, a.name AS detail, r.end_on AS "on", ${marked('contracts_search', -1)} AS excerpt FROM contracts_search s JOIN contracts r ON r.rid = s.rowid JOIN accounts a ON a.id = r.account_id WHERE r.deleted_at IS NULL AND a.deleted_at IS NULL`,
};

/** A word in at most this many notes is cheap to rank; a more common one is shown newest first (reliability-and-speed.md C3). */
const rankedUpTo = 20_000;

/** Kinds with long texts: a single letter begins too many words of theirs to be looked up while typing, so there it is a word of its own. */
const longTexts: readonly SearchKind[] = ['activities', 'commitments'];

export const createSearch = ({ store }: Context) => {
  const prepare = (kind: SearchKind, order: string) =>
    store.db.prepare<object, Omit<Found, 'kind'>>(`SELECT ${kinds[kind]} AND s.${kind}_search MATCH @match ORDER BY ${order} LIMIT @limit`.replace(`s.${kind}_search`, `${kind}_search`));
  const newest = Object.fromEntries(searchKinds.map((kind) => [kind, prepare(kind, 's.rowid DESC')]));
  const ranked = Object.fromEntries(searchKinds.map((kind) => [kind, prepare(kind, 's.rank')]));
  const counts = Object.fromEntries(
    searchKinds.map((kind) => [kind, store.db.prepare<object, { n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM ${kind}_search WHERE ${kind}_search MATCH @match LIMIT ${rankedUpTo + 1})`)]),
  );

  return {
    find: ({ text, kinds: wanted, limit, ranked: byRank }: { text: string; kinds: SearchKind[]; limit: number; ranked: boolean }): Found[] => {
      const typed = matchOf(text);
      if (typed === null) return [];
      const whole = typed.replace(/"(.)"\*$/u, '"$1"');
      return (wanted.length === 0 ? [...searchKinds] : wanted).flatMap((kind) => {
        const match = longTexts.includes(kind) ? whole : typed;
        const cheap = byRank && (counts[kind]?.get({ match })?.n ?? 0) <= rankedUpTo;
        return ((cheap ? ranked : newest)[kind]?.all({ match, limit }) ?? []).map((found) => ({ ...found, kind }));
      });
    },
  };
};
