import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rules whose answer depends on the scheme; all others read the structure, which is the same in both. */
const colourRules = ['color-contrast', 'link-in-text-block'];

const setScheme = async (page: Page, colorScheme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
};

/** Parts that are drawn only when they are seen are looked at too, where they are. */
const drawAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
  });

/** In one go in the page itself, which has no frames: carrying each result over to another page takes three times as long. */
const builder = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

/** Violations of what is on screen, one a line, so that a failure says what and where: every rule in light, the ones about colour in dark too. */
export const violations = async (page: Page): Promise<string[]> => {
  await drawAll(page);
  const light = await builder(page).analyze();
  await setScheme(page, 'dark');
  const dark = await builder(page).withRules(colourRules).analyze();
  await setScheme(page, 'light');
  return [light, dark].flatMap(({ violations: found }, index) => found.flatMap(({ id, nodes }) => nodes.map((node) => `${index === 0 ? 'light' : 'dark'} ${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`)));
};
