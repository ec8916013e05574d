import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultDataDir, parseHostOptions, readRunning, removeRunning, writeRunning } from '#electron/data-folder.ts';

describe('the default data folder', () => {
  test.each([
    ['linux', {}, '/home/me/.local/share/daybook'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/daybook'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/me/.local/share/daybook'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/me/.local/share/daybook'],
    ['freebsd', {}, '/home/me/.local/share/daybook'],
    ['darwin', {}, '/home/me/Library/Application Support/Daybook'],
    ['win32', {}, '/home/me/AppData/Roaming/Daybook'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Daybook'],
  ] as const)('on %s with %o', (platform, env, folder) => {
    expect(defaultDataDir(platform, env, '/home/me')).toBe(folder);
  });
});

describe('the options of a host', () => {
  const defaults = { dataDir: defaultDataDir(), port: 0, sample: false, open: true };
  test.each([
    [[], {}],
    [['--data-dir=/books/one'], { dataDir: resolve('/books/one') }],
    [['--data-dir=books'], { dataDir: resolve('books') }],
    [['--data-dir=/a=b'], { dataDir: resolve('/a=b') }],
    [['--port=0'], { port: 0 }],
    [['--port=65535', '--sample', '--no-open'], { port: 65_535, sample: true, open: false }],
  ])('%j', (argv, options) => {
    expect(parseHostOptions(argv)).toEqual({ ...defaults, ...options });
  });

  test.each([
    ['--data-dir', 'Name the folder: --data-dir=DIR.'],
    ['--data-dir=', 'Name the folder: --data-dir=DIR.'],
    ['--port', '“” is not a port. Give a number from 0 to 65535: --port=N.'],
    ['--port=65536', '“65536” is not a port. Give a number from 0 to 65535: --port=N.'],
    ['--port=-1', '“-1” is not a port. Give a number from 0 to 65535: --port=N.'],
    ['--port=80a', '“80a” is not a port. Give a number from 0 to 65535: --port=N.'],
    ['--sample=yes', '“--sample=yes” is not an option. Daybook knows --data-dir=DIR, --port=N, --sample and --no-open.'],
    ['--verbose', '“--verbose” is not an option. Daybook knows --data-dir=DIR, --port=N, --sample and --no-open.'],
    ['books', '“books” is not an option. Daybook knows --data-dir=DIR, --port=N, --sample and --no-open.'],
  ])('%s is refused with a sentence', (argument, sentence) => {
    expect(() => parseHostOptions([argument])).toThrow(sentence);
  });

  test("Electron's own switches are passed over, wrong values are not", () => {
    expect(parseHostOptions(['.', '--no-sandbox', '--sample'], 'pass over')).toEqual({ ...defaults, sample: true });
    expect(() => parseHostOptions(['--port=x'], 'pass over')).toThrow('is not a port');
  });
});

describe('the note of a running host', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'daybook-running-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  test('is for this person alone, and goes with its host only', () => {
    const file = join(dataDir, 'running.json');
    writeFileSync(file, 'left behind', { mode: 0o644 });
    expect(readRunning(dataDir)).toBeNull();
    writeRunning(dataDir, { pid: process.pid + 1, host: 'loopback', address: 'http://127.0.0.1:4000', secret: 'hidden' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    removeRunning(dataDir);
    expect(readRunning(dataDir)?.host).toBe('loopback');
    writeRunning(dataDir, { pid: process.pid, host: 'desktop' });
    removeRunning(dataDir);
    expect(existsSync(file)).toBe(false);
  });
});
