import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { connect, hasTable, type Connection } from '#electron/store/connection.ts';
import { bookFile, openBook } from '#electron/store/open.ts';
import { expectedTriggers } from '#electron/store/triggers.ts';
import { searchKinds } from '#shared/search.ts';
import { bundled } from '#tests/store/bundled.ts';
import { copyFolder, migrationNames, migrationsFolder, migrationsOf, newFolder } from '#tests/store/book-folder.ts';
import { fill } from '#tests/store/fill.ts';

const compileCache = join(newFolder(), 'compiled');
let child = '';
beforeAll(async () => {
  child = await bundled(fileURLToPath(new URL('./kill-child.ts', import.meta.url)));
}, 120_000);

/** Runs the child until `isEnough` of a line it says, kills it, and gives every line that it said. */
const runUntilKilled = (words: readonly string[], isEnough: (lines: readonly string[]) => boolean, waitMs = 0): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const started = spawn(process.execPath, [child, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: compileCache } });
    const lines: string[] = [];
    let said = '';
    const kill = (): void => void started.kill('SIGKILL');
    createInterface({ input: started.stdout }).on('line', (line) => {
      lines.push(line);
      if (!isEnough(lines)) return;
      if (waitMs > 0) setTimeout(kill, waitMs);
      else kill();
    });
    started.stderr.on('data', (part: Buffer) => { said += part.toString(); });
    started.on('close', (code) => (code === null ? resolve(lines) : reject(new Error(`The child ended by itself with ${code}:\n${said}`))));
  });

/** Which of the acknowledged notes are not in the book, after what SQLite does at the next start. */
const lost = (db: Connection, acknowledged: readonly string[]): string[] => {
  const find = db.prepare('SELECT 1 FROM activities WHERE id = ? AND title = id AND body_text LIKE ?');
  return acknowledged.filter((id) => find.get(id, `%${id}%`) === undefined);
};

const faults = (db: Connection): unknown[] => {
  const found: unknown[] = [db.pragma('integrity_check', { simple: true })].filter((answer) => answer !== 'ok');
  found.push(...(db.pragma('foreign_key_check') as unknown[]));
  for (const table of searchKinds) if (hasTable(db, `${table}_search`)) db.exec(`INSERT INTO ${table}_search (${table}_search, rank) VALUES ('integrity-check', 1)`);
  return found;
};

describe('a process that is killed while it writes', () => {
  const killsAChain = 10;
  test('loses no note that it acknowledged, in 40 kills and 1,000 notes', async () => {
    const chain = async (): Promise<number> => {
      const dataDir = newFolder();
      const acknowledged: string[] = [];
      for (let kill = 0; kill < killsAChain; kill += 1) {
        const enough = 5 + Math.floor(Math.random() * 60);
        acknowledged.push(...(await runUntilKilled(['write', dataDir, migrationsFolder], (lines) => lines.length >= enough)));
        const db = connect(bookFile(dataDir));
        expect(lost(db, acknowledged)).toEqual([]);
        expect(faults(db)).toEqual([]);
        // What is not read here is left for the next start to recover.
        db.close();
      }
      return acknowledged.length;
    };
    const counts = await Promise.all([chain(), chain(), chain(), chain()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(1_000);
  }, 300_000);

  test('would be caught if it acknowledged before it committed', async () => {
    const dataDir = newFolder();
    const acknowledged = await runUntilKilled(['early', dataDir, migrationsFolder], (lines) => lines.length >= 1);
    const db = connect(bookFile(dataDir));
    expect(lost(db, acknowledged)).not.toEqual([]);
    expect(faults(db)).toEqual([]);
    db.close();
  });
});

describe('a process that is killed while it migrates', () => {
  const names = migrationNames();
  const rebuildPeople = `CREATE TABLE new_people AS SELECT *, upper(name) AS shout FROM people; ALTER TABLE people ADD COLUMN shout text; UPDATE people SET shout = (SELECT shout FROM new_people n WHERE n.rid = people.rid); CREATE TABLE marks AS SELECT count(*) AS n FROM people; DROP TABLE new_people;`;
  let filled: string;
  let migrations: string;
  beforeAll(async () => {
    filled = newFolder();
    migrations = migrationsOf(names.length, { '9000_shout': rebuildPeople });
    const db = await openBook(filled, migrationsFolder, new Date());
    fill(db, 40, true);
    db.close();
  });

  test('leaves a wholly old or a wholly new book, in 24 kills', async () => {
    const outcomes = { old: 0, new: 0 };
    const folders = Array.from({ length: 24 }, () => copyFolder(filled));
    const one = async (dataDir: string, index: number): Promise<void> => {
      await runUntilKilled(['migrate', dataDir, migrations], (lines) => (index % 8 === 7 ? lines.includes('done') : lines.includes('begun')), 1 + index * 15);
      const db = connect(bookFile(dataDir));
      const isNew = db.prepare('SELECT count(*) AS n FROM migrations').get() as { n: number };
      const has = [hasTable(db, 'marks'), db.prepare(`SELECT 1 FROM pragma_table_info('people') WHERE name = 'shout'`).get() !== undefined];
      expect(has).toEqual(isNew.n > names.length ? [true, true] : [false, false]);
      expect(db.prepare('SELECT count(*) AS n FROM people').get()).toEqual({ n: 40 });
      expect(db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE type = 'trigger'`).get()).toEqual({ n: expectedTriggers(db).length });
      expect(faults(db)).toEqual([]);
      db.close();
      outcomes[isNew.n > names.length ? 'new' : 'old'] += 1;
    };
    const lanes = [0, 1, 2].map(async (lane) => {
      for (const [index, dataDir] of folders.entries()) if (index % 3 === lane) await one(dataDir, index);
    });
    await Promise.all(lanes);
    expect(outcomes.old + outcomes.new).toBe(24);
    expect(outcomes.new).toBeGreaterThan(0);
    expect(outcomes.old).toBeGreaterThan(0);
  }, 300_000);
});
