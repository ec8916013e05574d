import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { is } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { connect, connectReadOnly, isSound, type Connection } from '#electron/store/connection.ts';
import { listBackups, backupFolder } from '#electron/store/backup.ts';
import { bookFile, openBook } from '#electron/store/open.ts';
import { migrate, readMigrations } from '#electron/store/migrate.ts';
import * as schema from '#electron/store/schema.ts';
import * as money from '#electron/store/schema-money.ts';
import * as review from '#electron/store/schema-review.ts';
import * as signals from '#electron/store/schema-signals.ts';
import * as success from '#electron/store/schema-success.ts';
import { expectedTriggers } from '#electron/store/triggers.ts';
import { searchKinds } from '#shared/search.ts';
import { columnsOf, dumpOf, hashOf, migrationNames, migrationsFolder, migrationsOf, newFolder, sumsOf, tablesOf, type Sums } from '#tests/store/book-folder.ts';
import { fill } from '#tests/store/fill.ts';

const now = new Date('2026-03-16T09:00:00.000Z');
const names = migrationNames();

/** A new book of the project's first migrations, closed again; `fill` puts rows into every table. */
const bookOf = async (migrations: string, isFilled = true): Promise<string> => {
  const dataDir = newFolder();
  const db = await openBook(dataDir, migrations, now);
  if (isFilled) fill(db);
  db.close();
  return dataDir;
};
/** Opens a closed book without any of the app's own steps. */
const look = <T>(dataDir: string, see: (db: Connection) => T): T => {
  const db = connectReadOnly(bookFile(dataDir));
  try {
    return see(db);
  } finally {
    db.close();
  }
};

describe('the schema', () => {
  test('is the committed one', async () => {
    const db = await openBook(newFolder(), migrationsFolder, now);
    const statements = db.prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type, name`).pluck().all();
    db.close();
    await expect(`${statements.join(';\n\n')};\n`, 'The schema of a new book changed. If that is meant: npm test -- tests/store/migrations.test.ts --update').toMatchFileSnapshot('./schema.snapshot.sql');
  });

  test('is the one that schema.ts declares: every table, column, key and index', async () => {
    const db = await openBook(newFolder(), migrationsFolder, now);
    const declared = Object.values<unknown>({ ...schema, ...success, ...signals, ...money, ...review }).filter((one) => is(one, SQLiteTable)).map((one) => getTableConfig(one));
    expect(tablesOf(db)).toEqual([...declared.map(({ name }) => name), 'migrations'].toSorted());
    expect(declared.length).toBeGreaterThanOrEqual(16);
    for (const { name, columns, foreignKeys, indexes, primaryKeys } of declared) {
      const wanted = columns.map((column) => ({ name: column.name, type: column.getSQLType(), notNull: column.notNull || column.primary, primary: column.primary || primaryKeys.some((key) => key.columns.includes(column)) }));
      const found = db.prepare<[string], { name: string; type: string; notnull: number; pk: number }>('SELECT name, type, "notnull", pk FROM pragma_table_info(?)').all(name);
      expect({ name, columns: found.map((one) => ({ name: one.name, type: one.type.toLowerCase(), notNull: one.notnull === 1, primary: one.pk > 0 })) }).toEqual({ name, columns: wanted });
      const keys = foreignKeys.map((key) => key.reference()).map(({ columns: from, foreignTable, foreignColumns: to }) => `${from[0]?.name} → ${getTableConfig(foreignTable).name}.${to[0]?.name}`);
      const foundKeys = db.prepare<[string], { from: string; table: string; to: string }>('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)').all(name);
      expect({ name, keys: foundKeys.map(({ from, table, to }) => `${from} → ${table}.${to}`).toSorted() }).toEqual({ name, keys: keys.toSorted() });
      const unique = columns.filter((column) => column.isUnique).map((column) => column.uniqueName);
      const foundIndexes = db.prepare<[string], string>(`SELECT name FROM pragma_index_list(?) WHERE origin = 'c' ORDER BY name`).pluck().all(name);
      expect({ name, indexes: foundIndexes }).toEqual({ name, indexes: [...indexes.map((index) => index.config.name), ...unique].toSorted() });
    }
    for (const table of searchKinds) for (const column of columnsOf(db, `${table}_search`)) expect(columnsOf(db, table)).toContain(column);
    db.close();
  });

  test('the journal names every migration once, in order, and its times only rise', () => {
    const { entries } = JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as { entries: { idx: number; when: number; tag: string }[] };
    expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(names);
    expect(entries.map(({ idx }) => idx)).toEqual(names.map((_, index) => index));
    for (const [index, { when, tag }] of entries.entries()) expect({ tag, rises: index === 0 || when > (entries[index - 1]?.when ?? 0) }).toEqual({ tag, rises: true });
    expect(readMigrations(migrationsFolder).map(({ name }) => `${name}.sql`)).toEqual(names);
  });
});

/** What a migration is allowed to do to columns that were there: `table.column` by the name of the migration. Nothing so far. */
const declaredChanges: Record<string, readonly string[]> = {};

describe('a filled book of an earlier schema', () => {
  test.each(names.slice(0, -1).map((name, index) => [name, index + 1] as const))('of %s keeps every row and value', async (_, count) => {
    const dataDir = await bookOf(migrationsOf(count));
    const before = look(dataDir, sumsOf);
    const filled = Object.entries(before).filter(([table]) => table !== 'migrations' && table !== 'current_change');
    for (const [table, columns] of filled) for (const [column, sum] of Object.entries(columns)) expect(`${table}.${column} ${sum}`).not.toMatch(/ 0 \w+$/);
    expect(filled.length).toBeGreaterThanOrEqual(14);
    const db = await openBook(dataDir, migrationsFolder, new Date('2026-03-17T09:00:00.000Z'));
    const after = sumsOf(db);
    const changed = names.slice(count).flatMap((name) => declaredChanges[name] ?? []);
    const kept: Sums = Object.fromEntries(filled.map(([table, columns]) => [table, Object.fromEntries(Object.entries(columns).filter(([column]) => !changed.includes(`${table}.${column}`)))]));
    expect(after).toMatchObject(kept);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(isSound(db)).toBe(true);
    for (const table of searchKinds) db.exec(`INSERT INTO ${table}_search (${table}_search, rank) VALUES ('integrity-check', 1)`);
    db.close();
    const [backup] = listBackups(dataDir);
    expect(backup?.reason).toBe('before a migration');
    const copy = connectReadOnly(join(backupFolder(dataDir), backup?.file ?? ''));
    expect(sumsOf(copy)).toEqual(before);
    copy.close();
  });
});

/** As drizzle-kit writes it: a new table under another name, the rows over, the old one away. */
const rebuild = (db: Connection, table: string): string => {
  const made = db.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) ?? '';
  const indexes = db.prepare<[string], string>(`SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`).pluck().all(table);
  return ['PRAGMA foreign_keys=OFF;', `${made.replace(/^CREATE TABLE \W?\w+\W?/, `CREATE TABLE \`__new_${table}\` `)};`, `INSERT INTO \`__new_${table}\` SELECT * FROM \`${table}\`;`, `DROP TABLE \`${table}\`;`, `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\`;`, 'PRAGMA foreign_keys=ON;', ...indexes.map((sql) => `${sql};`)].join('\n--> statement-breakpoint\n');
};

/** Ten parents with five children each, who go with their parents. */
const family = `CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL); CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parents(id) ON DELETE CASCADE);
INSERT INTO children SELECT value, value % 10 + 1 FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 50) SELECT value FROM n);
INSERT INTO parents SELECT DISTINCT parent_id, 'name' FROM children;`;
/** A book with that family, and the migration that rebuilds its parents. */
const bookOfFamily = async (): Promise<{ dataDir: string; rebuilt: Record<string, string> }> => {
  const dataDir = await bookOf(migrationsOf(names.length, { '9000_family': family }), false);
  return { dataDir, rebuilt: { '9000_family': family, '9001_rebuild': look(dataDir, (db) => rebuild(db, 'parents')) } };
};

describe('a migration that rebuilds tables', () => {
  test('keeps the rows that hang on a rebuilt table, although they are set to go with it', async () => {
    const { dataDir, rebuilt } = await bookOfFamily();
    const db = await openBook(dataDir, migrationsOf(names.length, rebuilt), now);
    expect(db.prepare('SELECT (SELECT count(*) FROM parents) AS parents, (SELECT count(*) FROM children) AS children').get()).toEqual({ parents: 10, children: 50 });
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  test('would lose them with foreign keys on, so the test before this one can fail', async () => {
    const { dataDir, rebuilt } = await bookOfFamily();
    const db = connect(bookFile(dataDir));
    db.transaction(() => db.exec(rebuilt['9001_rebuild']?.replaceAll('--> statement-breakpoint', '') ?? '')).immediate();
    expect(db.prepare('SELECT count(*) AS children FROM children').get()).toEqual({ children: 0 });
    db.close();
  });

  test('every table of the book can be rebuilt and changed at once: rows, history, triggers and search stay right', async () => {
    const dataDir = await bookOf(migrationsFolder);
    const before = look(dataDir, sumsOf);
    const tables = look(dataDir, tablesOf).filter((table) => table !== 'migrations');
    const sql = look(dataDir, (db) => [...tables.map((table) => rebuild(db, table)), `UPDATE people SET notes = 'Zyzzyva'`].join('\n--> statement-breakpoint\n'));
    const db = await openBook(dataDir, migrationsOf(names.length, { '9000_all': sql }), now);
    const { migrations: _, people, ...rest } = before;
    expect(sumsOf(db)).toMatchObject(rest);
    expect(sumsOf(db)['people']?.['name']).toBe(people?.['name']);
    expect(db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`).pluck().all()).toEqual(expectedTriggers(db).map(({ name }) => name).toSorted());
    expect(db.prepare(`SELECT count(*) AS n FROM people_search WHERE people_search MATCH 'zyzzyva'`).get()).toEqual({ n: 9 });
    for (const table of searchKinds) db.exec(`INSERT INTO ${table}_search (${table}_search, rank) VALUES ('integrity-check', 1)`);
    expect(() => db.prepare(`UPDATE accounts SET name = 'x'`).run()).toThrow(/history.change_id/);
    db.close();
  });
});

describe('a migration that fails', () => {
  test.each([
    ['a mistake in its SQL', 'UPDATE accounts SET name = name || name;\n--> statement-breakpoint\nCREATE TABLE x (;'],
    ['a record left without its account', `UPDATE people SET account_id = 'nobody';`],
    ['a broken constraint', `UPDATE accounts SET id = 'same';`],
  ])('by %s leaves the file as it was, after a backup', async (_, sql) => {
    const dataDir = await bookOf(migrationsFolder);
    const [hash, dump] = [hashOf(bookFile(dataDir)), look(dataDir, dumpOf)];
    await expect(openBook(dataDir, migrationsOf(names.length, { '9000_wrong': sql }), now)).rejects.toThrow(/^This Daybook cannot bring the book up to date: .*The file was not changed\./);
    expect(hashOf(bookFile(dataDir))).toBe(hash);
    expect(look(dataDir, dumpOf)).toBe(dump);
    expect(listBackups(dataDir).map(({ reason }) => reason)).toEqual(['before a migration']);
    (await openBook(dataDir, migrationsFolder, now)).close();
  });

  test('on a new book leaves nothing that looks like one', async () => {
    const dataDir = newFolder();
    await expect(openBook(dataDir, migrationsOf(names.length, { '9000_wrong': 'CREATE TABLE x (;' }), now)).rejects.toThrow('This Daybook cannot bring the book up to date: near ";": syntax error.');
    const db = await openBook(dataDir, migrationsFolder, now);
    expect(db.prepare('SELECT count(*) AS n FROM migrations').get()).toEqual({ n: names.length });
    db.close();
  });

  test('applies its migrations wholly or not at all when one of several is wrong', async () => {
    const dataDir = await bookOf(migrationsFolder);
    await expect(openBook(dataDir, migrationsOf(names.length, { '9000_good': 'CREATE TABLE good (x);', '9001_wrong': 'CREATE TABLE x (;' }), now)).rejects.toThrow();
    expect(look(dataDir, tablesOf)).not.toContain('good');
    const db = connect(bookFile(dataDir));
    expect(() => migrate(db, [{ name: 'x', hash: '', sql: 'CREATE TABLE y (;' }], '')).toThrow();
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });
});
