import type { Day, Instant } from '#shared/days.ts';
import type { Connection } from '#electron/store/connection.ts';
import { asOf } from '#electron/store/as-of.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import type { Breather } from '#electron/store/store.ts';

/** An account and a metric, by the row numbers of their records. */
export type UsagePair = { accountRid: number; metricRid: number };
export type UsageValue = { day: Day; value: number };
/** What the points of a month add up to; `last` is the value of `lastOn`, its newest day. */
export type UsageMonth = { month: string; sum: number; count: number; max: number; lastOn: Day; last: number };

/** Points of a pair that count: the newest batch of each day, of the batches that are there. SQLite takes the bare columns from the row of the maximum. */
const counted = (batches: string, days: string): string =>
  `SELECT p.day AS day, p.value AS value, max(p.batch_rid) AS batch FROM usage_points p JOIN usage_batches b ON b.rid = p.batch_rid
   WHERE p.account_rid = @accountRid AND p.metric_rid = @metricRid AND ${days} AND ${batches} GROUP BY p.day`;

const monthsOf = (values: readonly UsageValue[]): UsageMonth[] => {
  const months: UsageMonth[] = [];
  for (const { day, value } of values) {
    const last = months.at(-1);
    if (last === undefined || last.month !== day.slice(0, 7)) months.push({ month: day.slice(0, 7), sum: value, count: 1, max: value, lastOn: day, last: value });
    else Object.assign(last, { sum: last.sum + value, count: last.count + 1, max: Math.max(last.max, value), lastOn: day, last: value });
  }
  return months;
};

const rowsAtOnce = 24;

/** Adds rows, many by one statement: half of the time of one by one. */
const createRowAdder = (db: Connection, into: string, columns: number): ((rows: readonly (string | number)[][]) => void) => {
  const statements = new Map<number, ReturnType<Connection['prepare']>>();
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return (rows) => {
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const some = rows.slice(at, at + rowsAtOnce);
      const statement = statements.get(some.length) ?? db.prepare(`${into} ${some.map(() => row).join(', ')}`);
      statements.set(some.length, statement);
      statement.run(...some.flat());
    }
  };
};

/** SQLite reads a whole number from JSON exactly; any other one may differ in its last digit. */
const isWhole = (values: readonly UsageValue[]): boolean => values.every(({ value }) => Number.isSafeInteger(value));

/** Sets the months of a pair from all of its values in them, oldest first. */
const createMonthWriter = (db: Connection) => {
  const clear = db.prepare('DELETE FROM usage_months WHERE account_rid = @accountRid AND metric_rid = @metricRid AND month BETWEEN @from AND @to');
  const add = createRowAdder(db, 'INSERT INTO usage_months (account_rid, metric_rid, month, sum, count, max, last_on, last) VALUES', 8);
  return (pair: UsagePair, from: Day, to: Day, values: readonly UsageValue[], isFirst: boolean): void => {
    if (!isFirst) clear.run({ ...pair, from: from.slice(0, 7), to: to.slice(0, 7) });
    add(monthsOf(values).map(({ month, sum, count, max, lastOn, last }) => [pair.accountRid, pair.metricRid, month, sum, count, max, lastOn, last]));
  };
};

/** Works out again the months of pairs in the days that were touched. */
const createRefresher = (db: Connection) => {
  const values = db.prepare<object, UsageValue>(`${counted('b.deleted_at IS NULL', `p.day BETWEEN @from || '-01' AND @to || '-31'`)} ORDER BY p.day`);
  const write = createMonthWriter(db);
  return ({ accountRid, metricRid, from, to }: TouchedPair): void =>
    write({ accountRid, metricRid }, from, to, values.all({ accountRid, metricRid, from: from.slice(0, 7), to: to.slice(0, 7) }), false);
};

type TouchedPair = UsagePair & { from: Day; to: Day };

/** So many values go into one statement: few enough that it never holds anything up. */
const atOnce = 2_000;

/**
 * Writes points of usage into a batch, inside of a change. The batch is a record, so that undo of the change takes all of its points
 * back; whoever does that calls `refreshMonths` for what the batch touched.
 */
export const createUsageWriter = (db: Connection) => {
  const addBatch = db.prepare('INSERT INTO usage_batches (id, source, recorded_at) VALUES (@id, @source, @recordedAt)');
  const countBatch = db.prepare('UPDATE usage_batches SET points = @points WHERE rid = @batchRid');
  const add = createRowAdder(db, 'INSERT OR REPLACE INTO usage_points (account_rid, metric_rid, day, batch_rid, value) VALUES', 5);
  // Three times as fast as one by one.
  const addWhole = db.prepare('INSERT OR REPLACE INTO usage_points (account_rid, metric_rid, day, batch_rid, value) SELECT ?, ?, key, ?, value FROM json_each(?)');
  const [writeMonths, refresh] = [createMonthWriter(db), createRefresher(db)];
  const pairs = new Map<string, TouchedPair>();
  let newest: TouchedPair | null = null;

  const touch = (accountRid: number, metricRid: number, from: Day, to: Day): void => {
    if (newest === null || newest.accountRid !== accountRid || newest.metricRid !== metricRid) {
      const key = `${accountRid} ${metricRid}`;
      newest = pairs.get(key) ?? { accountRid, metricRid, from, to };
      pairs.set(key, newest);
    }
    if (from < newest.from) newest.from = from;
    if (to > newest.to) newest.to = to;
  };
  const write = (batchRid: number, { accountRid, metricRid }: UsagePair, values: readonly UsageValue[]): void => {
    if (isWhole(values)) addWhole.run(accountRid, metricRid, batchRid, JSON.stringify(Object.fromEntries(values.map(({ day, value }) => [day, value]))));
    else add(values.map(({ day, value }) => [accountRid, metricRid, day, batchRid, value]));
  };

  return {
    /** Begins a batch and gives its row number. */
    begin: (batch: { id: string; source: string; recordedAt: Instant }): number => Number(addBatch.run(batch).lastInsertRowid),
    /** Two values of one batch for the same day: the later one counts. */
    put: (batchRid: number, accountRid: number, metricRid: number, day: Day, value: number): void => {
      add([[accountRid, metricRid, day, batchRid, value]]);
      touch(accountRid, metricRid, day, day);
    },
    /** Values of one pair, oldest first and one a day. `isFirst` says that the book has no other value of the pair, so that its months are these. */
    putAll: async (batchRid: number, pair: UsagePair, values: readonly UsageValue[], isFirst: boolean, breathe: Breather): Promise<void> => {
      const [first, last] = [values[0], values.at(-1)];
      if (first === undefined || last === undefined) return;
      for (let at = 0; at < values.length; at += atOnce) {
        write(batchRid, pair, values.length <= atOnce ? values : values.slice(at, at + atOnce));
        await breathe();
      }
      if (isFirst) writeMonths(pair, first.day, last.day, values, true);
      else touch(pair.accountRid, pair.metricRid, first.day, last.day);
    },
    /** Ends a batch: says how many points it has and brings the months up to date. */
    end: async (batchRid: number, points: number, breathe: Breather): Promise<void> => {
      countBatch.run({ batchRid, points });
      for (const pair of pairs.values()) {
        refresh(pair);
        await breathe();
      }
      pairs.clear();
      newest = null;
    },
  };
};

/** Works out again the months of every account and metric that batches have points of, pair by pair. */
export const refreshMonths = async (db: Connection, batchRids: readonly number[], breathe: Breather): Promise<void> => {
  const metrics = db.prepare<[], number>('SELECT rid FROM usage_metrics').pluck();
  const next = db.prepare<[number, number], number | null>('SELECT min(account_rid) FROM usage_points WHERE metric_rid = ? AND account_rid > ?').pluck();
  const touched = db.prepare<[number, number, string], { from: Day | null; to: Day | null }>(
    'SELECT min(day) AS "from", max(day) AS "to" FROM usage_points WHERE metric_rid = ? AND account_rid = ? AND batch_rid IN (SELECT value FROM json_each(?))',
  );
  const refresh = createRefresher(db);
  const batches = JSON.stringify(batchRids);
  for (const metricRid of metrics.all()) {
    for (let accountRid = next.get(metricRid, -1) ?? null; accountRid !== null; accountRid = next.get(metricRid, accountRid) ?? null) {
      const { from, to } = touched.get(metricRid, accountRid, batches) ?? { from: null, to: null };
      if (from !== null && to !== null) refresh({ accountRid, metricRid, from, to });
      await breathe();
    }
  }
};

/** Reads usage. Every reader takes what is known now, but `knownAt`, which gives the batches that were known at an instant. */
export const createUsageReader = (db: Connection) => {
  const months = db.prepare<object, UsageMonth>(
    `SELECT month, sum, count, max, last_on AS lastOn, last FROM usage_months WHERE account_rid = @accountRid AND metric_rid = @metricRid AND month BETWEEN @from AND @to ORDER BY month`,
  );
  const points = db.prepare<object, UsageValue>(`${counted('b.deleted_at IS NULL', 'p.day BETWEEN @from AND @to')} ORDER BY p.day`);
  const known = db.prepare<object, UsageValue>(`${counted('p.batch_rid IN (SELECT value FROM json_each(@batches))', 'p.day BETWEEN @from AND @to')} ORDER BY p.day`);
  const newest = db.prepare<object, UsageValue>(
    `SELECT m.last_on AS day, m.last AS value FROM usage_months m WHERE m.account_rid = @accountRid AND m.metric_rid = @metricRid AND m.last_on <= @on ORDER BY m.month DESC LIMIT 1`,
  );
  const newestPoint = db.prepare<object, UsageValue>(`${counted('b.deleted_at IS NULL', 'p.day <= @on')} ORDER BY p.day DESC LIMIT 1`);
  const allBatches = db.prepare<[], StoredRow & { rid: number }>('SELECT * FROM usage_batches');
  return {
    /** The months of a pair, `from` and `to` included ('2026-03'), oldest first. */
    months: (pair: UsagePair, from: string, to: string): UsageMonth[] => months.all({ ...pair, from, to }),
    /** The values of a pair in some days, oldest first; with `batches`, only those of these. */
    points: (pair: UsagePair, from: Day, to: Day, batches: readonly number[] | null = null): UsageValue[] =>
      (batches === null ? points.all({ ...pair, from, to }) : known.all({ ...pair, from, to, batches: JSON.stringify(batches) })).map(({ day, value }) => ({ day, value })),
    /** The newest value on or before a day; `null` where there is none. */
    newest: (pair: UsagePair, on: Day): UsageValue | null => {
      const inMonth = newest.get({ ...pair, on });
      const found = inMonth !== undefined && inMonth.day.slice(0, 7) === on.slice(0, 7) ? inMonth : newestPoint.get({ ...pair, on });
      return found === undefined ? null : { day: found.day, value: found.value };
    },
    /** The row numbers of the batches that were known, and not taken back, at an instant. */
    knownAt: (at: Instant): number[] => asOf(db, 'usage_batches', allBatches.all(), at).map(({ rid }) => rid),
  };
};
