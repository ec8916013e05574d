import type { Database, Statement } from 'better-sqlite3';

/** A statement that is compiled when it is first used: a book is opened for some of its more than a thousand statements. A fault in its SQL is thrown then. */
const lazily = (source: string, compile: () => Statement): Statement => {
  let compiled: Statement | null = null;
  let modes: ((statement: Statement) => void)[] = [];
  const ready = (): Statement => {
    if (compiled === null) {
      compiled = compile();
      for (const set of modes) set(compiled);
      modes = [];
    }
    return compiled;
  };
  const mode = (set: (statement: Statement) => void): Statement => {
    if (compiled === null) modes.push(set);
    else set(compiled);
    return lazy;
  };
  const lazy = {
    source,
    run: (...given: unknown[]) => ready().run(...given),
    get: (...given: unknown[]) => ready().get(...given),
    all: (...given: unknown[]) => ready().all(...given),
    iterate: (...given: unknown[]) => ready().iterate(...given),
    columns: () => ready().columns(),
    pluck: (on = true) => mode((statement) => statement.pluck(on)),
    raw: (on = true) => mode((statement) => statement.raw(on)),
    expand: (on = true) => mode((statement) => statement.expand(on)),
    safeIntegers: (on = true) => mode((statement) => statement.safeIntegers(on)),
    bind: (...given: unknown[]) => mode((statement) => statement.bind(...given)),
    get database() { return ready().database; },
    get reader() { return ready().reader; },
    get readonly() { return ready().readonly; },
    get busy() { return ready().busy; },
  } as Statement;
  return lazy;
};

/** Makes every statement of a connection wait with its compilation until it is used. */
export const prepareLazily = (db: Database): void => {
  const compile = db.prepare.bind(db);
  Object.assign(db, { prepare: (source: string) => lazily(source, () => compile(source)) });
};
