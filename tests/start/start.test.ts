import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRunning } from '#electron/data-folder.ts';
import { lockDataFolder } from '#electron/store/lock.ts';
import { addressLine, newPlace, openLink, run, type Program } from '#tests/loopback/host.ts';

const root = resolve('.');

/** True where the dependencies are the ones of the lockfile, so that a start installs nothing: the tests run on them. */
const isInstalled = (): boolean => {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(`${process.platform} ${process.arch}`).digest('hex');
  const stamp = join(root, 'node_modules/.daybook');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
};

const begin = (command: string, before: readonly string[], words: readonly string[]): Program => {
  if (!isInstalled()) throw new Error('The dependencies are not those of package-lock.json. Install them first: npm start does.');
  return run(command, [...before, '--host=loopback', '--no-open', '--port=0', ...words], {}, root);
};
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const npmStart = (...words: string[]): Program => begin(npm, ['start', '--silent', '--'], words);
/** What npm runs, without npm, whose exit code after a signal is its own. */
const start = (...words: string[]): Program => begin('node', ['build/start.mjs'], words);

describe('npm start in this checkout', () => {
  // Builds what may have changed since, so that the figures below are of starting alone.
  beforeAll(async () => {
    const first = start(`--data-dir=${join(newPlace(), 'book')}`);
    await first.line(addressLine);
    first.child.kill('SIGTERM');
    await first.ended;
  }, 180_000);

  test('says where it is in its last line, within seconds, and a second one shows the first', async () => {
    const dataDir = join(newPlace(), 'book');
    const began = performance.now();
    const host = npmStart(`--data-dir=${dataDir}`);
    const link = await host.line(addressLine);
    const took = performance.now() - began;
    console.log(`npm start to its address: ${Math.round(took)} ms`);
    expect(took).toBeLessThan(10_000);
    expect(host.said().trimEnd().split('\n').at(-1)).toBe(`Daybook is at ${link}`);
    expect(await openLink(link)).toMatch(/^daybook-/);
    const second = npmStart(`--data-dir=${dataDir}`);
    expect(new URL(await second.line(addressLine)).origin).toBe(new URL(link).origin);
    expect(await second.ended).toBe(0);
    host.child.kill('SIGTERM');
    await host.ended;
  }, 60_000);

  test.skipIf(process.platform === 'win32')('a signal to npm alone ends the host as well', async () => {
    const dataDir = join(newPlace(), 'book');
    const host = npmStart(`--data-dir=${dataDir}`);
    await host.line(addressLine);
    const pid = readRunning(dataDir)?.pid;
    host.child.kill('SIGTERM');
    // Its pipes are closed once the last of npm, its shell, the start command and the host is gone.
    await host.ended;
    expect(pid).toBeGreaterThan(0);
    expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
    lockDataFolder(dataDir).release();
  }, 60_000);

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it and frees the folder', async (signal) => {
    const dataDir = join(newPlace(), 'book');
    const host = start(`--data-dir=${dataDir}`);
    await host.line(addressLine);
    expect(() => lockDataFolder(dataDir)).toThrow('Another Daybook has this data folder open.');
    host.child.kill(signal);
    expect(await host.ended).toBe(0);
    lockDataFolder(dataDir).release();
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false);
  }, 60_000);

  test('opens the sample book where it is asked for, once', async () => {
    const dataDir = join(newPlace(), 'book');
    for (let time = 0; time < 2; time += 1) {
      const host = start(`--data-dir=${dataDir}`, '--sample');
      await host.line(addressLine);
      host.child.kill('SIGTERM');
      expect(await host.ended).toBe(0);
    }
  }, 60_000);

  test.each([
    ['--port=x', '“x” is not a port. Give a number from 0 to 65535: --port=N.'],
    ['--data-dir=', 'Name the folder: --data-dir=DIR.'],
    ['--verbose', '“--verbose” is not an option. Daybook knows --data-dir=DIR, --port=N, --sample and --no-open.'],
  ])('%s is refused in a sentence', async (word, sentence) => {
    const host = start(word);
    expect(await host.ended).toBe(1);
    expect(host.faults()).toContain(sentence);
    expect(host.faults()).not.toContain('    at ');
  }, 60_000);

  test('a taken port is told of', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const { port } = taken.address() as { port: number };
    const host = start(`--data-dir=${join(newPlace(), 'book')}`, `--port=${port}`);
    expect(await host.ended).toBe(1);
    expect(host.faults()).toContain(`Port ${port} is taken by another program. Choose another one with --port=N.`);
    taken.close();
  }, 60_000);
});
