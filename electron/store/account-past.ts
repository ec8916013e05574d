import type { Day, Instant } from '#shared/days.ts';
import type { Entity } from '#shared/records.ts';
import type { PlanStatus } from '#shared/plan-rules.ts';
import type { Connection } from '#electron/store/connection.ts';
import type { StoredRow } from '#electron/store/rows.ts';

/** Records of an account that health follows from, with the columns that it reads. */
type PastRows = {
  accounts: StoredRow;
  contracts: StoredRow & { account_id: string; start_on: Day };
  contract_lines: StoredRow & { contract_id: string };
  arr_events: StoredRow & { account_id: string };
  activities: StoredRow & { account_id: string | null; type: string; state: string; on_day: Day };
  attendances: StoredRow & { activity_id: string; person_id: string | null; presence: string };
  people: StoredRow & { rid: number; account_id: string; name: string; is_key: number; buying_role: string | null; left_on: Day | null };
  plans: StoredRow & { rid: number; account_id: string; name: string; status: PlanStatus; strategy: string; highlights: string; closed_on: Day | null };
  objectives: StoredRow & { plan_id: string };
};
export type PastEntity = keyof PastRows;

/** How the records of an account are found; `?` is its id. Those that hung on it once and were moved since are given beside it. */
const found: Record<PastEntity, { columns: string; of: string }> = {
  accounts: { columns: '*', of: 'r.id = ?' },
  contracts: { columns: '*', of: 'r.account_id = ?' },
  contract_lines: { columns: 'r.*', of: 'r.contract_id IN (SELECT k.id FROM contracts k WHERE k.account_id = ?)' },
  arr_events: { columns: '*', of: `r.account_id = ? AND r.source != 'contract'` },
  activities: { columns: 'r.id, r.deleted_at, r.account_id, r.type, r.state, r.on_day', of: 'r.account_id = ?' },
  attendances: { columns: 'r.id, r.deleted_at, r.activity_id, r.person_id, r.presence', of: 'r.activity_id IN (SELECT c.id FROM activities c WHERE c.account_id = ?)' },
  people: { columns: 'r.rid, r.id, r.deleted_at, r.account_id, r.name, r.is_key, r.buying_role, r.left_on', of: 'r.account_id = ?' },
  plans: { columns: 'r.rid, r.id, r.deleted_at, r.account_id, r.name, r.status, r.strategy, r.highlights, r.closed_on', of: 'r.account_id = ?' },
  objectives: { columns: 'r.id, r.deleted_at, r.plan_id', of: 'r.plan_id IN (SELECT p.id FROM plans p WHERE p.account_id = ?)' },
};
export const pastEntities = Object.keys(found) as PastEntity[];
/** The records whose account can change, and those that follow them. */
const movable = ['contracts', 'activities', 'people', 'plans'] as const satisfies PastEntity[];
const followers: Partial<Record<PastEntity, { entity: PastEntity; by: string }>> = { contracts: { entity: 'contract_lines', by: 'contract_id' }, activities: { entity: 'attendances', by: 'activity_id' }, plans: { entity: 'objectives', by: 'plan_id' } };

type Change = { at: Instant; field: string; old: string | number | null };
/** A record as it is, and what was changed in it, newest first. */
type Dated<Row> = { row: Row; changes: readonly Change[] };
/** The records of one account; `at` gives those that were there at an instant, as they were known then. */
export type AccountPast = { at: <E extends PastEntity>(entity: E, at: Instant) => PastRows[E][] };

const then = <Row extends StoredRow>({ row, changes }: Dated<Row>, at: Instant): Row | null => {
  let was: Row | null = null;
  for (const change of changes) {
    if (change.at <= at) break;
    if (change.field === '') return null;
    was ??= { ...row };
    (was as Record<string, unknown>)[change.field] = change.old;
  }
  const known = was ?? row;
  return known.deleted_at === null ? known : null;
};

/**
 * Reads an account with its history once, so that it can be asked for as it was known at many instants. What was moved to another account
 * after `since` is found by the changes after that instant; earlier instants must not be asked for.
 */
export const createAccountPast = (db: Connection): ((id: string, since: Instant) => AccountPast) => {
  const rowsOf = new Map(pastEntities.map((entity) => [entity, db.prepare<[string], StoredRow>(`SELECT ${found[entity].columns} FROM ${entity} r WHERE ${found[entity].of}`)]));
  const some = 'IN (SELECT value FROM json_each(?))';
  const rowsBy = new Map([...pastEntities.map((entity) => [`${entity} id`, entity, 'id'] as const), ...Object.values(followers).map(({ entity, by }) => [`${entity} ${by}`, entity, by] as const)].map(([key, entity, by]) => [key, db.prepare<[string], StoredRow>(`SELECT ${found[entity].columns} FROM ${entity} r WHERE r.${by} ${some}`)]));
  const historyOf = db.prepare<object, Change & { id: string }>(
    `SELECT h.record_id AS id, c.at, h.field, h.old FROM json_each(@ids) i CROSS JOIN history h ON h.entity = @entity AND h.record_id = i.value JOIN changes c ON c.id = h.change_id
     WHERE h.field = '' OR c.at > @since ORDER BY c.at DESC, h.change_id DESC, h.rid DESC`,
  );
  const movedAway = db.prepare<object, { entity: Entity; id: string }>(
    `SELECT DISTINCT h.entity, h.record_id AS id FROM changes c CROSS JOIN history h INDEXED BY history_once ON h.change_id = c.id AND h.entity IN (${movable.map((one) => `'${one}'`).join(', ')})
     WHERE c.at > @since AND h.field = 'account_id' AND h.old = @id`,
  );

  return (id, since) => {
    const moved = Map.groupBy(movedAway.all({ id, since }), ({ entity }) => entity);
    const rows = new Map<PastEntity, Map<string, StoredRow>>(pastEntities.map((entity) => [entity, new Map((rowsOf.get(entity)?.all(id) ?? []).map((row) => [row.id, row]))]));
    const add = (entity: PastEntity, more: readonly StoredRow[]): void => {
      for (const row of more) rows.get(entity)?.set(row.id, row);
    };
    for (const entity of movable) {
      const ids = (moved.get(entity) ?? []).map((one) => one.id);
      if (ids.length === 0) continue;
      const follower = followers[entity];
      add(entity, rowsBy.get(`${entity} id`)?.all(JSON.stringify(ids)) ?? []);
      if (follower !== undefined) add(follower.entity, rowsBy.get(`${follower.entity} ${follower.by}`)?.all(JSON.stringify(ids)) ?? []);
    }
    const dated = new Map<PastEntity, Dated<StoredRow>[]>(pastEntities.map((entity) => {
      const own = [...(rows.get(entity)?.values() ?? [])];
      const changes = Map.groupBy(historyOf.all({ entity, ids: JSON.stringify(own.map((row) => row.id)), since }), (change) => change.id);
      return [entity, own.map((row) => ({ row, changes: changes.get(row.id) ?? [] }))];
    }));
    return {
      at: <E extends PastEntity>(entity: E, at: Instant): PastRows[E][] => {
        const there: PastRows[E][] = [];
        for (const one of dated.get(entity) ?? []) {
          const row = then(one as Dated<PastRows[E]>, at);
          if (row !== null) there.push(row);
        }
        return there;
      },
    };
  };
};
