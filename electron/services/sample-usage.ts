import { entities, type Entity } from '#shared/records.ts';
import type { SamplePoint } from '#electron/sample/book.ts';
import type { Connection } from '#electron/store/connection.ts';
import type { Breather } from '#electron/store/store.ts';
import { refreshMonths } from '#electron/store/usage-points.ts';

/** Writes the points of the sample into its batches, which are there already, and the months that follow from them. */
export const writePoints = async (on: Connection, points: readonly SamplePoint[], breathe: Breather): Promise<void> => {
  const ridOf = (table: string): ((id: string) => number) => {
    const statement = on.prepare<[string], number>(`SELECT rid FROM ${table} WHERE id = ?`).pluck();
    const known = new Map<string, number>();
    return (id) => {
      const rid = known.get(id) ?? statement.get(id);
      if (rid === undefined) throw new Error(`A point of the sample names ${table} ${id}, which is not there.`);
      known.set(id, rid);
      return rid;
    };
  };
  const [account, metric, batch] = [ridOf('accounts'), ridOf('usage_metrics'), ridOf('usage_batches')];
  const add = on.prepare('INSERT INTO usage_points (account_rid, metric_rid, day, batch_rid, value) VALUES (?, ?, ?, ?, ?)');
  // In the order of the table's key.
  const rows = points.map(({ accountId, metricId, day, batchId, value }) => ({ account: account(accountId), metric: metric(metricId), day, batch: batch(batchId), value }));
  await breathe();
  for (const row of rows.toSorted((a, b) => a.metric - b.metric || a.account - b.account || (a.day < b.day ? -1 : 1))) {
    add.run(row.account, row.metric, row.day, row.batch, row.value);
    await breathe();
  }
  await refreshMonths(on, [...new Set(rows.map((row) => row.batch))], breathe);
};

const gone = (entity: string): string => `(SELECT id FROM doomed WHERE entity = '${entity}')`;
const goneRids = (entity: string): string => `(SELECT rid FROM ${entity} WHERE id IN ${gone(entity)})`;

/** Kinds of records that hang on no account, so that the person's own records may refer to one of the sample. */
const sharedKinds: readonly Entity[] = ['team_members', 'products', 'features', 'usage_metrics', 'use_cases', 'surveys', 'voice_items'];

/** Every column that refers to a record of a shared kind. */
const referring = (on: Connection): { table: Entity; column: string; shared: string }[] => {
  const keys = on.prepare<[string], { shared: string; column: string }>('SELECT "table" AS shared, "from" AS "column" FROM pragma_foreign_key_list(?)');
  return entities.flatMap((table) => keys.all(table).filter(({ shared }) => (sharedKinds as readonly string[]).includes(shared)).map((key) => ({ table, ...key })));
};

/**
 * Keeps from `temp.doomed` what the person's own records refer to and no account owns: a metric with values of their own account, a product that it has, one of the team.
 * A batch that has values of doomed accounts alone goes with them.
 */
export const spareShared = (on: Connection): void => {
  on.exec(`DELETE FROM doomed WHERE entity = 'usage_metrics' AND id IN (
    SELECT m.id FROM usage_metrics m WHERE EXISTS (SELECT 1 FROM accounts a WHERE a.id NOT IN ${gone('accounts')} AND EXISTS (SELECT 1 FROM usage_points p WHERE p.account_rid = a.rid AND p.metric_rid = m.rid)))`);
  const spares = referring(on).map(({ table, column, shared }) => on.prepare(`DELETE FROM doomed WHERE entity = '${shared}' AND id IN (SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL AND id NOT IN ${gone(table)})`));
  // What is spared spares what it refers to in turn.
  while (spares.reduce((spared, statement) => spared + statement.run().changes, 0) > 0);
  on.exec(`INSERT OR IGNORE INTO doomed SELECT 'usage_batches', b.id FROM usage_batches b
    JOIN (SELECT batch_rid, count(*) AS points FROM usage_points WHERE account_rid IN ${goneRids('accounts')} GROUP BY batch_rid) p ON p.batch_rid = b.rid WHERE p.points >= b.points`);
};

/** Deletes the values, months and snapshots of doomed accounts, which are no records. */
export const eraseUsage = async (on: Connection, breathe: Breather): Promise<void> => {
  const rids = on.prepare<[], number>(`SELECT rid FROM accounts WHERE id IN ${gone('accounts')}`).pluck().all();
  const ofEachMetric = 'AND metric_rid IN (SELECT rid FROM usage_metrics)';
  const statements = [`usage_points WHERE account_rid = ? ${ofEachMetric}`, `usage_months WHERE account_rid = ? ${ofEachMetric}`, 'health_snapshots WHERE account_rid = ?'].map((rows) => on.prepare(`DELETE FROM ${rows}`));
  for (const rid of rids) {
    for (const statement of statements) statement.run(rid);
    await breathe();
  }
};
