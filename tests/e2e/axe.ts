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
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; } *, *::before, *::after { transition: none !important; }');
    document.adoptedStyleSheets = [sheet];
  });

/** What the builder runs in place of axe where the page has it already: reading half a megabyte takes as long as looking at a page. */
const nothing = ';';

/** In one go in the page itself, which has no frames: carrying each result over to another page takes three times as long. */
const builder = async (page: Page): Promise<AxeBuilder> => {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  return new AxeBuilder({ page, ...(isThere ? { axeSource: nothing } : {}) }).setLegacyMode().options({ resultTypes: ['violations'] });
};

/**
 * Violations of what is on screen, one a line, so that a failure says what and where: every rule in light, the ones about colour in dark too.
 * `within` is a selector of what was opened over a page that is looked at as a whole elsewhere.
 */
export const violations = async (page: Page, within = 'html'): Promise<string[]> => {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await drawAll(page);
  const light = await (await builder(page)).include(within).analyze();
  await setScheme(page, 'dark');
  const dark = await (await builder(page)).include(within).withRules(colourRules).analyze();
  await setScheme(page, 'light');
  return [light, dark].flatMap(({ violations: found }, index) => found.flatMap(({ id, nodes }) => nodes.map((node) => `${index === 0 ? 'light' : 'dark'} ${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`)));
};
