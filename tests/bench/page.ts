import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { figureOf, valueOf, type Figure } from '#tests/bench/measure.ts';

const flags = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

/** Notes the duration of every interaction by Event Timing, in steps of 8 ms; the shortest it tells of is 16. */
const watchInteractions = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const seen: { id: number; ms: number }[] = [];
    (globalThis as unknown as { interactions: typeof seen }).interactions = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) if (entry.interactionId > 0) seen.push({ id: entry.interactionId, ms: entry.duration });
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
};

/** The longest event of each interaction since the last call; an interaction that was too short to be told of counts as 16 ms. */
const interactions = async (page: Page, count: number): Promise<number[]> => {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const seen = await page.evaluate(() => (globalThis as unknown as { interactions: { id: number; ms: number }[] }).interactions.splice(0));
  const longest = [...Map.groupBy(seen, ({ id }) => id).values()].map((events) => Math.max(...events.map(({ ms }) => ms)));
  return [...longest, ...Array.from({ length: Math.max(0, count - longest.length) }, () => 16)];
};

/** The first view's weight, and sorting and filtering the grid of the whole book in a real browser (goals P9 and P10). */
export const pageFigures = async (address: string): Promise<Figure[]> => {
  const browser = await chromium.launch({ ...(process.env['DAYBOOK_CHROMIUM'] === undefined ? {} : { executablePath: process.env['DAYBOOK_CHROMIUM'] }), args: flags });
  try {
    const page = await browser.newPage({ viewport: { width: 1_280, height: 800 }, locale: 'en-GB' });
    const weights: Promise<number>[] = [];
    page.on('response', (response) => {
      if (/\.(js|css)(\?|$)/.test(response.url())) weights.push(response.body().then((body) => gzipSync(body).length));
    });
    await watchInteractions(page);
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const kib = (await Promise.all(weights)).reduce((sum, bytes) => sum + bytes, 0) / 1_024;

    await page.getByRole('link', { name: 'Accounts', exact: true }).click();
    const grid = page.getByRole('table', { name: 'Accounts' });
    await grid.locator('tbody tr[data-index], tbody tr').nth(5).waitFor();
    const heads = grid.locator('thead').getByRole('button');
    const sortable = await heads.count();
    await interactions(page, 0);
    const sorts: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      await heads.nth(round % Math.min(6, sortable)).click();
      sorts.push(Math.max(...(await interactions(page, 1))));
    }
    const keys: number[] = [];
    const find = page.getByRole('textbox', { name: 'Find by name, industry or region' });
    await find.click();
    await interactions(page, 0);
    for (const letter of ['e', 'n', 'e', 'Backspace', 'Backspace', 'Backspace', 'f', 'i', 'n', 'a']) {
      await page.keyboard.press(letter);
      keys.push(Math.max(...(await interactions(page, 1))));
    }
    const bound = '≤ 100 ms';
    return [
      valueOf('Host and page', 'Scripts and styles of the first view (P10)', `${kib.toFixed(0)} KiB by gzip`, '≤ 250 KiB', kib <= 250),
      figureOf('Host and page', 'A click that sorts the grid of the book, in Chromium (P9)', sorts, [], bound, () => Math.max(...sorts) <= 100, `worst ${Math.max(...sorts)} ms`),
      figureOf('Host and page', 'A key that filters the grid of the book, in Chromium (P9)', keys, [], bound, () => Math.max(...keys) <= 100, `worst ${Math.max(...keys)} ms`),
    ];
  } finally {
    await browser.close();
  }
};
