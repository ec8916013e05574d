import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AlreadyOpen, lockDataFolder } from '#electron/store/lock.ts';
import { bundled } from '#tests/store/bundled.ts';
import { hashOf, migrationsFolder, newFolder, openBackend } from '#tests/store/book-folder.ts';

let program = '';
beforeAll(async () => {
  program = await bundled(fileURLToPath(new URL('./lock-child.ts', import.meta.url)));
}, 120_000);

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});
const compileCache = join(newFolder(), 'compiled');

type Starter = { go: () => void; next: () => Promise<string>; ended: Promise<unknown>; child: ChildProcess };
/** A process that is loaded and waits; `next` is the next line that it says. */
const starter = async (dataDir: string): Promise<Starter> => {
  const child = spawn(process.execPath, [program, dataDir, migrationsFolder], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: compileCache } });
  started.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  const ended = once(child, 'exit');
  await next();
  return { go: () => child.stdin.write('go\n'), next, ended, child };
};

/** Every file of a folder with its content and the time of its last change. */
const stateOf = (dataDir: string): Record<string, string> => {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(dataDir, file)).isFile() && !file.endsWith('-shm') && !file.endsWith('.lock'));
  return Object.fromEntries(files.map((file) => [file, `${statSync(join(dataDir, file)).mtimeMs} ${hashOf(join(dataDir, file))}`]));
};

describe('two processes on one data folder', () => {
  test('of 20 pairs that start at once, exactly one opens it; and after a kill the next one does at once', async () => {
    const dataDir = newFolder();
    for (let pair = 0; pair < 20; pair += 1) {
      const both = await Promise.all([starter(dataDir), starter(dataDir)]);
      for (const one of both) one.go();
      const said = await Promise.all(both.map((one) => one.next()));
      expect(said.toSorted()).toEqual(['already open', 'opened']);
      // Nobody ends what it holds cleanly, so every next pair finds a folder whose owner was killed.
      for (const one of both) one.child.kill('SIGKILL');
      await Promise.all(both.map((one) => one.ended));
    }
  }, 240_000);

  test('the one that comes second touches no file', async () => {
    const dataDir = newFolder();
    const backend = await openBackend(dataDir);
    await backend.openBook().services.accounts.create({ name: 'Blue Heron' }, { window: 'one' });
    await backend.backUpNow('asked');
    const before = stateOf(dataDir);
    expect(Object.keys(before).toSorted()).toEqual([expect.stringMatching(/^backups/), 'daybook.sqlite', 'daybook.sqlite-wal']);
    const second = await starter(dataDir);
    second.go();
    expect(await second.next()).toBe('already open');
    await second.ended;
    expect(stateOf(dataDir)).toEqual(before);
    expect(readdirSync(dataDir).toSorted()).toEqual(['backups', 'daybook.lock', 'daybook.sqlite', 'daybook.sqlite-shm', 'daybook.sqlite-wal']);
    await backend.close();
  });

  test('a clean end frees it', async () => {
    const dataDir = newFolder();
    const first = await starter(dataDir);
    first.go();
    expect(await first.next()).toBe('opened');
    await expect(openBackend(dataDir)).rejects.toThrow(AlreadyOpen);
    first.go();
    await first.ended;
    await (await openBackend(dataDir)).close();
  });
});

describe('the lock', () => {
  test('is kept within a process as well, and is free once a start failed', async () => {
    const dataDir = newFolder();
    const backend = await openBackend(dataDir);
    await expect(openBackend(dataDir)).rejects.toThrow('Another Daybook has this data folder open.');
    await backend.close();
    await expect(openBackend(dataDir, { migrations: join(dataDir, 'nowhere') })).rejects.toThrow('ENOENT');
    lockDataFolder(dataDir).release();
  });

  test('holds on a file into which something wrote, by itself again and against others', () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'daybook.lock'), 'noise '.repeat(1_000));
    const lock = lockDataFolder(dataDir);
    expect(() => lockDataFolder(dataDir)).toThrow(AlreadyOpen);
    lock.release();
  });

  test.skipIf(process.platform === 'win32')('the folder and the files of a book are for this person alone, older ones too', async () => {
    const dataDir = join(newFolder(), 'deep', 'daybook');
    const modes = (): Record<string, string> => Object.fromEntries(['', ...readdirSync(dataDir, { recursive: true, encoding: 'utf8' })].map((file) => [file, (statSync(join(dataDir, file)).mode & 0o777).toString(8)]));
    const first = await openBackend(dataDir);
    const { file } = await first.backUpNow('asked');
    const wanted = { '': '700', backups: '700', [join('backups', file)]: '600', 'daybook.lock': '600', 'daybook.sqlite': '600', 'daybook.sqlite-shm': '600', 'daybook.sqlite-wal': '600' };
    expect(modes()).toEqual(wanted);
    await first.close();

    const loose = newFolder();
    mkdirSync(loose, { recursive: true });
    for (const name of ['daybook.lock', 'daybook.sqlite']) writeFileSync(join(loose, name), '', { mode: 0o644 });
    const second = await openBackend(loose);
    expect(['daybook.lock', 'daybook.sqlite', 'daybook.sqlite-wal'].map((name) => statSync(join(loose, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    await second.close();
  });
});
