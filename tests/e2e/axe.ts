import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Rules whose answer depends on the scheme; all others read the structure, which is the same in both. */
const colourRules = ['color-contrast', 'link-in-text-block'];

const setScheme = async (page: Page, colorScheme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
};

/** Parts that are drawn only when they are seen are looked at too, where they are; and no colour is on its way from one to another. */
const drawAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    if (document.adoptedStyleSheets.length > 0) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; } *, *::before, *::after { transition: none !important; }');
    document.adoptedStyleSheets = [sheet];
  });

/** What the builder runs in place of axe where the page has it already: reading half a megabyte takes as long as looking at a page. */
const nothing = ';';

/** In one go in the page itself, which has no frames and no sound or film that would have to be loaded first: carrying each result over to another page takes three times as long. */
const builder = async (page: Page): Promise<AxeBuilder> => {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  return new AxeBuilder({ page, ...(isThere ? { axeSource: nothing } : {}) }).setLegacyMode().options({ resultTypes: ['violations'], preload: false });
};

const schemeOf = (page: Page): Promise<string | null> => page.locator('html').getAttribute('data-mantine-color-scheme');

/**
 * Violations of what is on screen, one a line, so that a failure says what and where: every rule in the scheme that the page has, the ones about colour in the other one
 * too, which the page then keeps. `within` is a selector of what was opened over a page that is looked at as a whole elsewhere.
 */
export const violations = async (page: Page, within = 'html'): Promise<string[]> => {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await drawAll(page);
  const found: string[] = [];
  const look = async (scheme: string, rules: readonly string[]): Promise<void> => {
    const all = (await builder(page)).include(within);
    const { violations: wrong } = await (rules.length === 0 ? all : all.withRules([...rules])).analyze();
    found.push(...wrong.flatMap(({ id, nodes }) => nodes.map((node) => `${scheme} ${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`)));
  };
  const shown = (await schemeOf(page)) === 'dark' ? 'dark' : 'light';
  const other = shown === 'dark' ? 'light' : 'dark';
  await look(shown, []);
  await setScheme(page, other);
  await look(other, colourRules);
  return found;
};
