import type { LeftOut } from '#shared/customer-facts.ts';
import type { Entity } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';

/** Counts what is ours alone, by where it is found. `id` is the record to open: the account, or the first of its kind. */
const kinds: { entity: Entity; sql: string; says: (n: number) => string }[] = [
  { entity: 'accounts', sql: `SELECT count(*) AS n, min(id) AS id FROM accounts WHERE id = ? AND deleted_at IS NULL AND (sentiment IS NOT NULL OR risk_reason <> '' OR about <> '')`, says: () => 'What is noted of the account: its sentiment, its risk and what it is about' },
  { entity: 'risks', sql: `SELECT count(*) AS n, min(id) AS id FROM risks WHERE account_id = ? AND deleted_at IS NULL AND closed_on IS NULL`, says: (n) => (n === 1 ? 'An open risk' : `${n} open risks`) },
  { entity: 'escalations', sql: `SELECT count(*) AS n, min(id) AS id FROM escalations WHERE account_id = ? AND deleted_at IS NULL AND closed_on IS NULL`, says: (n) => (n === 1 ? 'An open escalation' : `${n} open escalations`) },
  { entity: 'plans', sql: `SELECT count(*) AS n, min(id) AS id FROM plans WHERE account_id = ? AND deleted_at IS NULL AND status <> 'closed' AND (strategy <> '' OR highlights <> '' OR internal_notes <> '')`, says: () => 'Strategy, highlights and internal notes of the success plan' },
  { entity: 'people', sql: `SELECT count(*) AS n, min(id) AS id FROM people WHERE account_id = ? AND deleted_at IS NULL AND left_on IS NULL AND (notes <> '' OR attitude IS NOT NULL OR influence IS NOT NULL OR champion_strength IS NOT NULL OR buying_role IS NOT NULL)`, says: (n) => `What is noted of ${n === 1 ? 'a person' : `${n} people`}: their role in buying, influence and attitude` },
  { entity: 'opportunities', sql: `SELECT count(*) AS n, min(id) AS id FROM opportunities WHERE account_id = ? AND deleted_at IS NULL AND closed_on IS NULL`, says: (n) => (n === 1 ? 'An open opportunity' : `${n} open opportunities`) },
  { entity: 'renewals', sql: `SELECT count(*) AS n, min(r.id) AS id FROM renewals r JOIN contracts k ON k.id = r.contract_id AND k.deleted_at IS NULL WHERE k.account_id = ? AND r.deleted_at IS NULL AND r.closed_on IS NULL`, says: () => 'The renewal and its forecast' },
];

/** Names what of an account is internal, without any of its content. */
export const createLeftOut = ({ store }: Pick<Context, 'store'>): ((accountId: string) => LeftOut[]) => {
  const counted = kinds.map(({ entity, sql, says }) => ({ entity, says, of: store.db.prepare<[string], { n: number; id: string | null }>(sql) }));
  return (accountId) =>
    counted.flatMap(({ entity, says, of }) => {
      const { n, id } = of.get(accountId) ?? { n: 0, id: null };
      return n === 0 || id === null ? [] : [{ says: says(n), entity, id }];
    });
};
