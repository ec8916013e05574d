import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, chromium, expect, type Browser, type Page } from '@playwright/test';
import { bookName, newFolder, removeFolder, startLoopback, startStandIn, type Running } from '#tests/e2e/running.ts';

const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

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

type Fixtures = { host: 'loopback' | 'stand-in'; sample: boolean; at: string; daybook: Daybook; dataDir: string };
type WorkerFixtures = { chromium: Browser };

/**
 * Specs run against the built app on a data folder of their own. `sample` opens the sample book. `at` is the address of the page that loopback shows first, Today where
 * it is left out: that of the sample is the largest page of all, and a spec of another one need not draw it. A page that logs an error fails its spec.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  host: ['loopback', { option: true }],
  sample: [false, { option: true }],
  at: ['', { option: true }],
  chromium: [
    async ({}, use) => {
      const browser = await chromium.launch({ ...(process.env['DAYBOOK_CHROMIUM'] === undefined ? {} : { executablePath: process.env['DAYBOOK_CHROMIUM'] }), args: flags });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  dataDir: async ({ sample }, use) => {
    const dataDir = newFolder();
    if (sample) copyFileSync(process.env['DAYBOOK_SAMPLE_BOOK'] ?? '', join(dataDir, bookName));
    await use(dataDir);
    removeFolder(dataDir);
  },
  daybook: async ({ host, sample, at, dataDir, chromium: browser, viewport, locale, colorScheme }, use) => {
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
    const open = async (running: Running, address = ''): Promise<Page> => {
      if (host === 'loopback') {
        const context = await browser.newContext({ viewport, locale: locale ?? 'en-GB', colorScheme: colorScheme ?? 'light', acceptDownloads: true });
        opened.push(context);
        const page = watch(await context.newPage());
        await page.goto(address === '' ? running.line : `${running.line}#/${address}`);
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
      page: await open(running, at),
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
