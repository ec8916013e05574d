import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The dependency rule (docs/architecture.md): what the files of a folder may import. The first entry that holds a file counts. */
const rule: { part: RegExp; may: RegExp }[] = [
  { part: /\.test\.ts$|^tests\//, may: /./ },
  { part: /^shared\//, may: /^(zod$|@orpc\/contract$|#shared\/)/ },
  { part: /^electron\/desktop\//, may: /^(electron$|node:|zod$|@orpc\/|#shared\/|#electron\/(desktop\/|worker\.ts$|page-files\.ts$|data-folder\.ts$))/ },
  { part: /^electron\/loopback\//, may: /^(node:|ws$|zod$|#shared\/|#electron\/(loopback\/|worker\.ts$|page-files\.ts$|data-folder\.ts$))/ },
  // What leaves Daybook is made of what is handed over, never of what is read: neither the store nor a service.
  { part: /^electron\/(decks|documents)\//, may: /^(node:|fflate$|jszip$|pptxgenjs$|docx$|pdfmake\/|saxen$|zod$|#shared\/|#electron\/((decks|documents)\/|imports\/archive\.ts$))/ },
  { part: /^electron\/(imports|sample|crm)\//, may: /^(node:|papaparse$|ical\.js$|read-excel-file|fflate$|saxen$|jszip$|pptxgenjs$|docx$|pdfmake\/|temporal-polyfill$|zod$|ulid$|#shared\/|#electron\/(imports|sample|crm|store\/schema(-success|-signals|-money|-review)?\.ts)(\/|$))/ },
  { part: /^electron\/store\//, may: /^(node:|better-sqlite3$|drizzle-orm|#shared\/|#electron\/(store\/|context\.ts$))/ },
  { part: /^electron\/services\/services\.ts$/, may: /^#electron\// },
  { part: /^electron\/services\//, may: /^(node:|drizzle-orm|better-sqlite3$|zod$|temporal-polyfill$|#shared\/|#electron\/(store\/|imports\/|sample\/|decks\/|documents\/|context\.ts$|services\/(caller|import-[\w-]+|imports-[\w-]+)\.ts$))/ },
  { part: /^electron\//, may: /^(node:|@orpc\/|ulid$|zod$|#shared\/|#electron\/(?!desktop|loopback))/ },
  { part: /^renderer\//, may: /^(?!node:|electron$|better-sqlite3|drizzle-orm|@orpc\/server|#electron\/|#tests\/|\.\.\/)/ },
];

const filesOf = (folder: string, tree = root): string[] =>
  readdirSync(join(tree, folder)).flatMap((entry) => {
    const path = `${folder}/${entry}`;
    return statSync(join(tree, path)).isDirectory() ? filesOf(path, tree) : /\.tsx?$/.test(entry) ? [path] : [];
  });

const importsOf = (file: string, tree: string): string[] => [...readFileSync(join(tree, file), 'utf8').matchAll(/^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm)].map((found) => found[1] ?? found[2] ?? '');

/** Imports that the rule forbids, one a line. */
const breaches = (tree = root): string[] =>
  ['shared', 'electron', 'renderer'].flatMap((part) => (existsSync(join(tree, part)) ? filesOf(part, tree) : [])).flatMap((file) => {
    const may = rule.find(({ part }) => part.test(file))?.may;
    return importsOf(file, tree).filter((name) => !name.startsWith('./') && may?.test(name) !== true).map((name) => `${file} imports ${name}`);
  });

/** A tree of its own with the project's settings and the planted files, so that nothing is ever planted in the real one. */
const plant = (files: Record<string, string>): string => {
  const tree = mkdtempSync(join(root, 'dist', 'planted-'));
  for (const file of ['package.json', 'tsconfig.base.json', '.oxlintrc.json', 'shared/tsconfig.json', 'electron/tsconfig.json', 'renderer/tsconfig.json']) {
    mkdirSync(join(tree, file, '..'), { recursive: true });
    copyFileSync(join(root, file), join(tree, file));
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(tree, file, '..'), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  trees.push(tree);
  return tree;
};
const trees: string[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

/** What a checker says of a tree; empty where it finds nothing. */
const said = (tree: string, words: readonly string[]): string => spawnSync(process.execPath, words, { cwd: tree, encoding: 'utf8' }).stdout;

describe('the dependency rule', () => {
  test('holds in every file', () => {
    expect(['shared', 'electron', 'renderer'].flatMap((part) => filesOf(part)).length).toBeGreaterThan(80);
    expect(breaches()).toEqual([]);
  });

  test('sees a planted breach in each part', () => {
    const tree = plant({
      'shared/planted.ts': `import '#electron/backend.ts';\n`,
      'electron/loopback/planted.ts': `import Database from 'better-sqlite3';\nexport const planted = Database;\n`,
      'electron/decks/planted.ts': `import { createStore } from '#electron/store/store.ts';\nexport const planted = createStore;\n`,
      'electron/documents/planted.ts': `export const planted = import('#electron/store/schema.ts');\n`,
      'renderer/planted.ts': `export const planted = import('#electron/backend.ts');\n`,
    });
    expect(breaches(tree)).toEqual(['shared/planted.ts imports #electron/backend.ts', 'electron/decks/planted.ts imports #electron/store/store.ts', 'electron/documents/planted.ts imports #electron/store/schema.ts', 'electron/loopback/planted.ts imports better-sqlite3', 'renderer/planted.ts imports #electron/backend.ts']);
  });

  test.each([
    ['shared', { 'shared/planted.ts': 'export const planted = process.pid;\n' }, /shared\/planted\.ts.*Cannot find name 'process'/],
    ['renderer', { 'shared/word.ts': 'export const word = 1;\n', 'electron/planted.ts': 'export const planted = 1;\n', 'renderer/page.ts': `export { planted } from '#electron/planted.ts';\n` }, /renderer\/page\.ts.*error TS6307|electron\/planted\.ts' is not listed/],
  ])('the compiler sees one in %s', (part, files, message) => expect(said(plant(files), [join(root, 'node_modules/typescript/bin/tsc'), '-b', part])).toMatch(message));

  test.each([
    ['shared/planted.ts', `import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n`],
    ['electron/loopback/planted.ts', `import Database from 'better-sqlite3';\nexport const planted = Database;\n`],
    ['renderer/planted.ts', `import { BrowserWindow } from 'electron';\nexport const planted = BrowserWindow;\n`],
  ])('lint sees one in %s', (file, text) => expect(said(plant({ [file]: text }), [join(root, 'node_modules/oxlint/bin/oxlint'), file])).toContain('no-restricted-imports'));
});

test('the top level is what architecture.md says', () => {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const top = new Set(tracked.map((file) => file.split('/', 1)[0]));
  const folders = ['.ci', 'build', 'docs', 'electron', 'migrations', 'renderer', 'shared', 'tests'];
  expect([...top].filter((entry) => entry !== undefined && tracked.some((file) => file.startsWith(`${entry}/`))).toSorted()).toEqual(folders);
});

test('no file grows past what a person reads in one sitting', () => {
  const long = ['shared', 'electron', 'renderer', 'tests'].flatMap((part) => filesOf(part)).map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length })).filter(({ lines }) => lines > 350);
  expect(long).toEqual([]);
});
