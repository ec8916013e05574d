import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { test as base, chromium, expect, type Browser, type Page } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const clock = new URL('./clock.mjs', import.meta.url).href;
const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

const bookName = 'daybook.sqlite';
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'daybook-e2e-'));
const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** Accounts whose health of past days is still being written; within the two days that time zones can make of one. Hosts of specs need not write it again. */
const withoutPast = `SELECT count(*) FROM accounts a WHERE (SELECT count(*) FROM health_snapshots s WHERE s.account_rid = a.rid) + 2
  < min(400, julianday('now') - (SELECT julianday(min(c.at)) FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'accounts' AND h.record_id = a.id AND h.field = ''))`;

/** A running Daybook: its process, and what the page needs to reach it. */
export type Running = { process: ChildProcess; line: string; stop: (signal?: NodeJS.Signals) => Promise<void> };

/** Starts a program and waits for the line that says where it is. Its clock is so many days ahead. */
const startProgram = (words: readonly string[], says: RegExp, daysAhead = 0): Promise<Running> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DISPLAY: '', ...(daysAhead === 0 ? {} : { NODE_OPTIONS: `--import=${clock}`, DAYBOOK_TEST_DAYS: String(daysAhead) }) } });
    let heard = '';
    const ended = new Promise<void>((done) => child.on('exit', () => done()));
    const hear = (part: Buffer): void => {
      heard += part.toString();
      const found = says.exec(heard);
      if (found === null) return;
      child.stdout.off('data', hear);
      child.stdout.resume();
      resolve({
        process: child,
        line: found[1] ?? '',
        stop: async (signal = 'SIGTERM') => {
          if (child.exitCode === null && child.signalCode === null) child.kill(signal);
          await ended;
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (part: Buffer) => { heard += part.toString(); });
    child.on('exit', () => reject(new Error(`It ended before it said where it is:\n${heard}`)));
  });

const startLoopback = (dataDir: string, options: readonly string[], daysAhead: number): Promise<Running> =>
  startProgram([join(root, 'dist/host/loopback.mjs'), `--data-dir=${dataDir}`, '--port=0', '--no-open', ...options], /Daybook is at (\S+)/, daysAhead);

const startStandIn = (dataDir: string, options: readonly string[], daysAhead: number): Promise<Running> =>
  startProgram([join(root, 'tests/electron-stand-in/run.ts'), join(root, 'dist/desktop/main.mjs'), `--data-dir=${dataDir}`, ...options], /stand-in: (\S+)/, daysAhead);

/** A host on a data folder, its page, and a way to start both again on the same folder. */
export type Daybook = {
  page: Page;
  dataDir: string;
  running: Running;
  /** Ends the host by a signal and starts it again on the same folder, with its clock so many days ahead; answers a new page that knows nothing of the one before. */
  restart: (how?: { signal?: NodeJS.Signals; daysAhead?: number }) => Promise<Page>;
  /** Another window of the same person. */
  openWindow: () => Promise<Page>;
};

type Fixtures = { host: 'loopback' | 'stand-in'; sample: boolean; daybook: Daybook; dataDir: string };
/** `sampleBook` gives the file of a sample book that nobody has open, made by a host once for each worker. */
type WorkerFixtures = { chromium: Browser; sampleBook: () => Promise<string> };

/** Specs run against the built app on a data folder of their own. `sample` opens the sample book. A page that logs an error fails its spec. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  host: ['loopback', { option: true }],
  sample: [false, { option: true }],
  chromium: [
    async ({}, use) => {
      const browser = await chromium.launch({ ...(process.env['DAYBOOK_CHROMIUM'] === undefined ? {} : { executablePath: process.env['DAYBOOK_CHROMIUM'] }), args: flags });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  sampleBook: [
    async ({}, use) => {
      const folder = newFolder();
      let made: Promise<string> | undefined;
      const make = async (): Promise<string> => {
        const running = await startLoopback(folder, ['--sample'], 0);
        const book = new Database(join(folder, bookName), { readonly: true });
        await expect.poll(() => book.prepare(withoutPast).pluck().get(), { timeout: 60_000 }).toBe(0);
        book.close();
        await running.stop();
        return join(folder, bookName);
      };
      await use(() => (made ??= make()));
      removeFolder(folder);
    },
    { scope: 'worker' },
  ],
  dataDir: async ({ sample, sampleBook }, use) => {
    const dataDir = newFolder();
    if (sample) copyFileSync(await sampleBook(), join(dataDir, bookName));
    await use(dataDir);
    removeFolder(dataDir);
  },
  daybook: async ({ host, sample, dataDir, chromium: browser, viewport, locale, colorScheme }, use) => {
    const options = sample ? ['--sample'] : [];
    const faults: string[] = [];
    const opened: { close: () => Promise<void> }[] = [];
    const watch = (page: Page): Page => {
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text())) faults.push(message.text());
      });
      return page;
    };
    /** A page takes keys once its heading is there. */
    const ready = async (page: Page): Promise<Page> => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    };
    const open = async (running: Running): Promise<Page> => {
      if (host === 'loopback') {
        const context = await browser.newContext({ viewport, locale: locale ?? 'en-GB', colorScheme: colorScheme ?? 'light', acceptDownloads: true });
        opened.push(context);
        const page = watch(await context.newPage());
        await page.goto(running.line);
        return ready(page);
      }
      const attached = await chromium.connectOverCDP(running.line);
      opened.push({ close: () => attached.close() });
      const [page] = attached.contexts()[0]?.pages() ?? [];
      if (page === undefined) throw new Error('The stand-in has no window.');
      return ready(watch(page));
    };
    const start = (daysAhead: number): Promise<Running> => (host === 'loopback' ? startLoopback(dataDir, options, daysAhead) : startStandIn(dataDir, options, daysAhead));
    const running = await start(0);
    const daybook: Daybook = {
      page: await open(running),
      dataDir,
      running,
      restart: async ({ signal, daysAhead } = {}) => {
        await daybook.running.stop(signal);
        daybook.running = await start(daysAhead ?? 0);
        daybook.page = await open(daybook.running);
        return daybook.page;
      },
      openWindow: async () => {
        const page = watch(await daybook.page.context().newPage());
        await page.goto(new URL(daybook.page.url()).origin);
        return ready(page);
      },
    };
    await use(daybook);
    for (const one of opened) await one.close();
    await daybook.running.stop();
    expect(faults, 'errors on the page').toEqual([]);
  },
});

export { expect } from '@playwright/test';
