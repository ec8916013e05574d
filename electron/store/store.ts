import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Written } from '#shared/records.ts';
import { connect, type Connection } from '#electron/store/connection.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

/** Who writes what: the window whose undo takes it back, the words of the toast, and the words of the contract that it touches. */
export type WriteOf = {
  window: string;
  label: string;
  words: readonly string[];
  kind?: 'write' | 'undo' | 'redo' | 'import' | 'sample' | 'daily';
  /** Writes of one window with the same key within five minutes are one change. */
  mergeKey?: string;
  reverses?: string;
};

/** Lets other calls through during a long write, and ends it where it was cancelled. Call it at least every few milliseconds of work. */
export type Breather = () => Promise<void>;

const mergeWithinMs = 5 * 60_000;
/** Changes that touched more fields than this are not looked at one by one. */
const manyFields = 2_000;

/** The one place that writes to the book. Reads go straight to `db` or `orm`. */
export type Store = {
  db: Connection;
  orm: BetterSQLite3Database;
  now: () => Date;
  newId: () => string;
  file: string;
  /** Runs `work` as one durable change. It is synchronous inside, so that nothing else can slip between its statements. */
  write: <T extends object>(write: WriteOf, work: (changeId: string) => T) => Promise<T & Written>;
  /**
   * Runs `work` as one change on a connection of its own, in steps: reads go on meanwhile and see the book as it was, other writes wait.
   * `work` calls its breather often; a cancelled signal makes the breather throw, and then nothing is changed.
   */
  writeLong: <T extends object>(write: WriteOf, signal: AbortSignal | undefined, work: (on: Connection, breathe: Breather, changeId: string) => Promise<T>) => Promise<T & Written>;
  /** Waits until no long write is under way, then runs `work` alone. */
  inTurn: <T>(work: () => T | Promise<T>) => Promise<T>;
  /** How many changes were written since the book was opened. */
  writesSinceOpen: () => number;
  /** The records that changes touched after the first `count` of them; `null` where they are many. */
  touchedSince: (count: number) => Touched[] | null;
  close: () => void;
};

/** A field of a record that a change touched; `field` is empty where the record was made. */
export type Touched = { entity: string; id: string; field: string; old: string | number | null };

export type StoreParts = { file: string; now: () => Date; newId: () => string; onChanged: (words: readonly string[], window: string) => void };

/** Every write is a transaction that belongs to a change: triggers keep history, and refuse a write outside of a change. */
export const createStore = (db: Connection, { file, now, newId, onChanged }: StoreParts): Store => {
  const orm = drizzle(db);
  let queue: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  /** Every change since the book was opened; `null` where history does not tell what it touched. */
  const written: (string | null)[] = [];

  const statements = (on: Connection) => ({
    lastOfWindow: on.prepare<[string], { id: string; at: Instant; merge_key: string | null; undone_by: string | null }>(
      'SELECT id, at, merge_key, undone_by FROM changes WHERE window = ? ORDER BY id DESC LIMIT 1',
    ),
    insert: on.prepare('INSERT INTO changes (id, at, window, label, words, kind, merge_key, reverses) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    enter: on.prepare('UPDATE current_change SET change_id = ?'),
    leave: on.prepare('UPDATE current_change SET change_id = NULL'),
  });
  const own = statements(db);
  const touchedBy = db.prepare<[string], Touched>(`SELECT entity, record_id AS id, field, old FROM history WHERE change_id = ? LIMIT ${manyFields + 1}`);

  const enter = (by: ReturnType<typeof statements>, write: WriteOf): string => {
    const at = now();
    if (write.mergeKey !== undefined) {
      const last = by.lastOfWindow.get(write.window);
      if (last?.merge_key === write.mergeKey && last.undone_by === null && at.getTime() - Date.parse(last.at) < mergeWithinMs) {
        by.enter.run(last.id);
        return last.id;
      }
    }
    const id = newId();
    by.insert.run(id, at.toISOString(), write.window, write.label, JSON.stringify(write.words), write.kind ?? 'write', write.mergeKey ?? null, write.reverses ?? null);
    by.enter.run(id);
    return id;
  };

  const transact = db.transaction(<T>(write: WriteOf, work: (changeId: string) => T): T & Written => {
    const changeId = enter(own, write);
    const result = work(changeId);
    own.leave.run();
    return { ...result, changeId, label: write.label };
  });

  const announce = (write: WriteOf, change: string | null): void => {
    written.push(change);
    onChanged(write.words, write.window);
  };

  /** Waits until no long write is under way, then runs `work` alone. */
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  };

  const refuseIfClosed = (): void => {
    if (!db.open) throw new DaybookError('CONFLICT', 'The book was replaced in the meantime, so that was not saved.');
  };

  return {
    db,
    orm,
    now,
    newId,
    file,

    write: async <T extends object>(write: WriteOf, work: (changeId: string) => T): Promise<T & Written> => {
      const run = (): T & Written => {
        refuseIfClosed();
        return transact.immediate(write, work) as T & Written;
      };
      const result = isBusy ? await inTurn(run) : run();
      announce(write, result.changeId);
      return result;
    },

    writeLong: <T extends object>(write: WriteOf, signal: AbortSignal | undefined, work: (on: Connection, breathe: Breather, changeId: string) => Promise<T>): Promise<T & Written> => {
      isBusy = true;
      const turn = inTurn(async () => {
        isBusy = true;
        refuseIfClosed();
        const on = connect(file);
        let lastYield = performance.now();
        const breathe: Breather = async () => {
          if (performance.now() - lastYield < 8) return;
          await turnOfOthers();
          lastYield = performance.now();
          if (signal?.aborted === true) throw new DaybookError('CANCELLED');
        };
        try {
          const by = statements(on);
          on.exec('BEGIN IMMEDIATE');
          const changeId = enter(by, write);
          const result = await work(on, breathe, changeId);
          if (signal?.aborted === true) throw new DaybookError('CANCELLED');
          by.leave.run();
          on.exec('COMMIT');
          // Removing the sample takes its history away too.
          announce(write, write.kind === 'sample' ? null : changeId);
          return { ...result, changeId, label: write.label };
        } catch (error) {
          if (on.inTransaction) on.exec('ROLLBACK');
          throw error;
        } finally {
          on.close();
        }
      });
      const mine = queue;
      void mine.then(() => {
        if (queue === mine) isBusy = false;
      });
      return turn;
    },

    inTurn,
    writesSinceOpen: () => written.length,
    touchedSince: (count) => {
      const touched: Touched[] = [];
      for (const change of written.slice(count)) {
        if (change !== null) touched.push(...touchedBy.all(change));
        if (change === null || touched.length > manyFields) return null;
      }
      return touched;
    },
    close: () => db.close(),
  };
};
