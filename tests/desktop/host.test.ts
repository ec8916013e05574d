import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRunning, writeRunning } from '#electron/data-folder.ts';
import { pageHeaders } from '#electron/page-files.ts';
import { lockDataFolder } from '#electron/store/lock.ts';
import { contractThroughPage } from '#tests/desktop/contract-through-page.ts';
import { hostilePaths, safeAddresses, unsafeAddresses } from '#tests/desktop/hostile.ts';
import { startStandIn, type StandIn } from '#tests/electron-stand-in/stand-in.ts';

const main = resolve('dist/desktop/main.mjs');
if (!existsSync(main)) throw new Error('The bundles are not there. Make them first: npm run build.');

const folders: string[] = [];
const newDataDir = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-desktop-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const start = (dataDir: string, ...args: string[]): StandIn => startStandIn(main, [`--data-dir=${dataDir}`, ...args]);
const page = 'daybook://app/';

describe('a desktop host', () => {
  const dataDir = newDataDir();
  let host: StandIn;
  let browser: Browser;
  let shown: Page;
  beforeAll(async () => {
    host = start(dataDir);
    ({ browser, page: shown } = await host.attach());
  });
  afterAll(async () => {
    await browser.close();
    await host.end();
  });

  test('shows its page, and calls go through the port', async () => {
    const client = await contractThroughPage(shown);
    expect(await client.book.state()).toMatchObject({ refusal: null, empty: true });
    expect(await shown.title()).toMatch(/Daybook$/);
    expect((await host.ask('records')).shown).toContain('window');
  });

  test('a reload gets a port of its own', async () => {
    await shown.reload();
    const client = await contractThroughPage(shown);
    expect(await client.book.backups()).toEqual([]);
  });

  test('the page has the four things of the preload and nothing of Node or Electron', async () => {
    const seen = await shown.evaluate(() => {
      const { daybookHost, ...rest } = globalThis as unknown as { daybookHost: Record<string, unknown> } & Record<string, unknown>;
      return { keys: Object.keys(daybookHost).sort(), kind: daybookHost['kind'], platform: daybookHost['platform'], leaks: ['require', 'process', 'module', 'ipcRenderer', 'Buffer'].filter((name) => name in rest) };
    });
    expect(seen).toEqual({ keys: ['kind', 'openExternal', 'platform', 'showDataFolder'], kind: 'desktop', platform: process.platform, leaks: [] });
  });

  test('says that it runs, to this person alone', () => {
    expect(readRunning(dataDir)).toEqual({ pid: host.child.pid, host: 'desktop' });
    expect(statSync(join(dataDir, 'running.json')).mode & 0o777).toBe(0o600);
  });

  test('the window is locked down', async () => {
    const { windows, schemes, spellCheckerUrl } = await host.ask('records');
    expect(windows).toHaveLength(1);
    expect(windows[0]).toMatchObject({ title: 'Daybook', show: false });
    expect(windows[0]?.webPreferences).toEqual({ preload: resolve('dist/desktop/preload.cjs'), contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: true });
    expect(schemes).toEqual([{ scheme: 'daybook', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
    expect(new URL(spellCheckerUrl).hostname).toMatch(/\.invalid$/);
  });

  test('no permission is granted but writing to the clipboard, and that to the page alone', async () => {
    const permissions = ['clipboard-read', 'display-capture', 'fileSystem', 'fullscreen', 'geolocation', 'hid', 'idle-detection', 'media', 'midi', 'midiSysex', 'notifications', 'openExternal', 'pointerLock', 'serial', 'storage-access', 'usb', 'unknown'];
    for (const permission of permissions) expect({ permission, ...(await host.ask('permission', permission, page)) }).toEqual({ permission, requested: false, checked: false, device: false });
    expect(await host.ask('permission', 'clipboard-sanitized-write', page)).toEqual({ requested: true, checked: true, device: false });
    expect(await host.ask('permission', 'clipboard-sanitized-write', 'https://example.com/')).toEqual({ requested: false, checked: false, device: false });
    const names = ['geolocation', 'notifications', 'camera', 'clipboard-read'];
    const states = await shown.evaluate((asked) => Promise.all(asked.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state)), names);
    expect(states).toEqual(names.map(() => 'denied'));
  });

  test('of at least 40 addresses none is shown, and only web and mail go to other programs', async () => {
    const addresses = [...unsafeAddresses, ...safeAddresses];
    expect(unsafeAddresses.length).toBeGreaterThanOrEqual(40);
    const before = (await host.ask('records')).opened.length;
    for (const address of addresses) {
      expect({ address, ...(await host.ask('open', address)) }).toEqual({ address, action: 'deny' });
      expect({ address, ...(await host.ask('redirect', address)) }).toEqual({ address, isAllowed: false });
    }
    expect((await host.ask('records')).opened.slice(before)).toEqual(safeAddresses);
    for (const address of addresses) expect({ address, ...(await host.ask('navigate', address)) }).toEqual({ address, isAllowed: false });
    expect((await host.ask('records')).opened.slice(before)).toEqual([...safeAddresses, ...safeAddresses]);
    expect(await host.ask('navigate', page)).toEqual({ isAllowed: true });
    expect(await host.ask('attachWebview')).toEqual({ isAllowed: false });
  });

  test('a link and a new window in the real page leave it where it is', async () => {
    const address = shown.url();
    const before = (await host.ask('records')).opened.length;
    for (const [target, href] of [['', 'https://example.com/same'], ['_blank', 'https://example.com/new'], ['_blank', 'ftp://example.com/new']] as const) {
      await shown.evaluate(([name, to]) => {
        const link = Object.assign(document.createElement('a'), { id: 'probe', target: name, href: to, textContent: 'Probe' });
        Object.assign(link.style, { position: 'fixed', inset: '0', zIndex: '99999' });
        document.body.append(link);
      }, [target, href]);
      await shown.click('#probe');
      await shown.evaluate(() => document.querySelector('#probe')?.remove());
    }
    await expect.poll(async () => (await host.ask('records')).opened.slice(before).toSorted()).toEqual(['https://example.com/new', 'https://example.com/same']);
    await expect.poll(() => browser.contexts()[0]?.pages().length).toBe(1);
    expect(shown.url()).toBe(address);
    expect((await host.ask('records')).outside).toEqual([]);
  });

  test('each channel answers the page in the main frame and nobody else', async () => {
    expect(await host.ask('channels')).toEqual(['open-external', 'show-data-folder', 'want-port']);
    const calls: [string, unknown[]][] = [['open-external', ['https://example.com/ipc']], ['show-data-folder', []], ['want-port', []]];
    const strangers = [
      { url: page, isSubFrame: true },
      { url: page, isDetached: true },
      { url: page, hasFrame: false },
      { url: page, isOtherContents: true },
      { url: 'https://example.com/' },
      { url: 'daybook://evil/' },
      { url: 'about:blank' },
      { url: 'file:///index.html' },
      { url: 'data:text/html,x' },
    ];
    for (const [channel, args] of calls) {
      for (const stranger of strangers) expect({ channel, stranger, ...(await host.ask('ipc', channel, args, stranger)) }).toMatchObject({ channel, stranger, answered: false });
      expect({ channel, ...(await host.ask('ipc', channel, args, { url: page })) }).toMatchObject({ channel, answered: true });
    }
  });

  test('each channel refuses what it does not know', async () => {
    const wrong = [[1], [null], [{}], [['https://example.com/']], ['https://example.com/', 'more'], [`https://example.com/${'a'.repeat(32_000)}`], [{ toString: 'https://example.com/' }]];
    const { opened, shown: shownBefore } = await host.ask('records');
    for (const channel of ['open-external', 'show-data-folder', 'want-port']) {
      for (const args of wrong) expect({ channel, args, ...(await host.ask('ipc', channel, args, { url: page })) }).toMatchObject({ answered: false });
    }
    expect(await host.ask('ipc', 'open-external', [], { url: page })).toMatchObject({ answered: false });
    for (const address of unsafeAddresses) expect(await host.ask('ipc', 'open-external', [address], { url: page })).toEqual({ answered: true, value: false });
    const after = await host.ask('records');
    expect([after.opened, after.shown]).toEqual([opened, shownBefore]);
  });

  test('every answer that the page gets carries the policy, and no hostile path leaves its folder', async () => {
    const headers: Record<string, string>[] = [];
    shown.on('response', (response) => headers.push(response.headers()));
    await shown.reload();
    // The browser itself takes some of these apart into the page's own files or into other hosts.
    const paths = hostilePaths.filter((path) => URL.canParse(path, shown.url()) && new URL(path, shown.url()).origin === new URL(shown.url()).origin);
    const statuses = await shown.evaluate((asked) => Promise.all(asked.map(async (path) => (await fetch(path)).status)), paths);
    expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(60);
    expect(statuses.filter((status) => status !== 404 && status !== 200)).toEqual([]);
    expect(headers.length).toBeGreaterThanOrEqual(paths.length);
    for (const given of headers) expect(given).toMatchObject(pageHeaders);
    expect((await host.ask('fetch', 'daybook://evil/index.html', 'GET')).status).toBe(403);
    expect((await host.ask('fetch', page, 'POST')).status).toBe(405);
  });

  test('a second start shows the first and ends', async () => {
    const { focused } = await host.ask('records');
    const second = start(dataDir);
    await new Promise((ended) => second.child.once('exit', ended));
    expect(second.child.exitCode).toBe(0);
    await expect.poll(async () => (await host.ask('records')).focused).toBe(focused + 1);
    expect((await host.ask('records')).windows).toHaveLength(1);
  });
});

describe('when something goes away', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it cleanly and frees the folder', async (signal) => {
    const dataDir = newDataDir();
    const host = start(dataDir);
    const { browser } = await host.attach();
    expect(() => lockDataFolder(dataDir)).toThrow('Another Daybook');
    expect(await host.end(signal)).toBe(0);
    await browser.close();
    lockDataFolder(dataDir).release();
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false);
    expect(existsSync(join(dataDir, 'daybook.sqlite-wal'))).toBe(false);
  });

  test('closing the window ends it', async () => {
    const dataDir = newDataDir();
    const host = start(dataDir);
    const { browser } = await host.attach();
    const ended = new Promise((resolved) => host.child.once('exit', resolved));
    await host.ask('closeWindow').catch(() => {});
    expect(await ended).toBe(0);
    await browser.close();
    lockDataFolder(dataDir).release();
  });

  test('a page that crashed comes back by itself', async () => {
    const host = start(newDataDir());
    const { browser } = await host.attach();
    await host.ask('crashPage');
    await expect.poll(() => browser.contexts()[0]?.pages().filter((open) => open.url().startsWith('https://app.daybook.localhost/')).length, { timeout: 10_000 }).toBe(1);
    const again = browser.contexts()[0]?.pages().at(-1);
    if (again === undefined) throw new Error('There is no page.');
    expect(await (await contractThroughPage(again)).book.state()).toMatchObject({ refusal: null });
    await browser.close();
    expect(await host.end()).toBe(0);
  });

  test('a book whose process was killed is told of, and opened again on demand', async () => {
    const host = start(newDataDir());
    const { browser, page: shown } = await host.attach();
    await host.ask('answerDialog', 0);
    const reloaded = shown.waitForEvent('domcontentloaded');
    await host.ask('endBackend');
    await host.line(/stand-in: dialog: The book was closed unexpectedly\./);
    await reloaded;
    expect(await (await contractThroughPage(shown)).book.state()).toMatchObject({ refusal: null });
    const ended = new Promise((resolved) => host.child.once('exit', resolved));
    await host.ask('answerDialog', 1);
    await host.ask('endBackend');
    expect(await ended).toBe(0);
    await browser.close();
  });

  test('a folder that the other host has is not opened, and the person reads where it is', async () => {
    const dataDir = newDataDir();
    const lock = lockDataFolder(dataDir);
    writeRunning(dataDir, { pid: process.pid, host: 'loopback', address: 'http://127.0.0.1:4567', secret: 'not-to-be-shown' });
    const host = start(dataDir);
    await host.line(/stand-in: dialog: This book is already open\./);
    await new Promise((ended) => host.child.once('exit', ended));
    expect(host.child.exitCode).toBe(1);
    expect(host.output()).not.toContain('not-to-be-shown');
    expect(readRunning(dataDir)).toMatchObject({ host: 'loopback', pid: process.pid });
    lock.release();
  });

  test('a wrong option is answered by a sentence', async () => {
    const host = startStandIn(main, ['--port=x']);
    await host.line(/“x” is not a port/);
    await new Promise((ended) => host.child.once('exit', ended));
    expect(host.child.exitCode).toBe(2);
  });
});
