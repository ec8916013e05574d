import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'daybook-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (electronDist: string) =>
  spawnSync(process.execPath, ['build/package.mjs', `--out=${join(folder, 'out')}`], {
    encoding: 'utf8',
    env: { ...process.env, DAYBOOK_ELECTRON_DIST: electronDist, ELECTRON_MIRROR: 'http://127.0.0.1:9/', ELECTRON_BUILDER_BINARIES_MIRROR: 'http://127.0.0.1:9/' },
  });

type Entry = { files?: Record<string, Entry>; unpacked?: boolean };
/** The files of an archive, with whether each lies beside it. Its header is JSON behind four lengths of four bytes. */
const filesOf = (archive: string): Map<string, boolean> => {
  const bytes = readFileSync(archive);
  const files = new Map<string, boolean>();
  const walk = ({ files: entries = {} }: Entry, path: string): void => {
    for (const [name, entry] of Object.entries(entries)) {
      if (entry.files === undefined) files.set(`${path}${name}`, entry.unpacked === true);
      else walk(entry, `${path}${name}/`);
    }
  };
  walk(JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry, '');
  return files;
};

test('without a binary one sentence says so', () => {
  const { status, stdout } = run(join(folder, 'nowhere'));
  expect(status).toBe(1);
  expect(stdout.trim().split('\n')).toEqual(['Electron\'s binary is not in the folder that DAYBOOK_ELECTRON_DIST names, so the app cannot be packed; name a folder that holds it by DAYBOOK_ELECTRON_DIST.']);
});

describe.skipIf(process.platform !== 'linux')('the unpacked app, made with a stand-in of the binary', () => {
  const app = join(folder, 'out', 'linux-unpacked');
  let files: Map<string, boolean>;
  beforeAll(() => {
    const dist = join(folder, 'electron');
    mkdirSync(join(dist, 'resources'), { recursive: true });
    writeFileSync(join(dist, 'electron'), '#!/bin/sh\n');
    chmodSync(join(dist, 'electron'), 0o755);
    writeFileSync(join(dist, 'resources', 'default_app.asar'), 'a demonstration');
    const { status, stdout, stderr } = run(dist);
    if (status !== 0) throw new Error(stdout + stderr);
    files = filesOf(join(app, 'resources', 'app.asar'));
  }, 120_000);

  test('holds the page, both hosts, the backend and every migration', () => {
    const wanted = ['package.json', 'dist/desktop/main.mjs', 'dist/desktop/preload.cjs', 'dist/host/worker.mjs', 'dist/host/reader-worker.mjs', 'dist/renderer/index.html', 'dist/migrations/0000_first_book.sql', 'dist/migrations/0001_search.sql', 'node_modules/better-sqlite3/lib/index.js'];
    expect(wanted.filter((file) => !files.has(file))).toEqual([]);
    expect([...files.keys()].some((file) => /^dist\/renderer\/assets\/.+\.js$/.test(file))).toBe(true);
  });

  test('holds the native module of this system beside the archive, where it can be loaded', () => {
    const natives = [...files.keys()].filter((file) => file.endsWith('.node'));
    expect(natives).toEqual(expect.arrayContaining([`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`]));
    expect(natives.filter((file) => !/\/linux(?:musl)?-/.test(file) || !file.endsWith(`-${process.arch}.node`))).toEqual([]);
    for (const native of natives) {
      expect(files.get(native)).toBe(true);
      expect(readFileSync(join(app, 'resources', 'app.asar.unpacked', native)).subarray(1, 4).toString()).toBe('ELF');
    }
  });

  test('holds nothing else', () => {
    expect([...files.keys()].filter((file) => !/^(?:package\.json$|dist\/(?:desktop|host|renderer|migrations)\/|node_modules\/better-sqlite3\/)/.test(file) || file.endsWith('.map'))).toEqual([]);
    expect(existsSync(join(app, 'resources', 'default_app.asar'))).toBe(false);
    expect(existsSync(join(app, 'daybook'))).toBe(true);
  });
});
