import { expect, type Page } from '@playwright/test';

/** A file as the file chooser of a test takes it. */
export type Chosen = { name: string; mimeType: string; buffer: Buffer };

/** A file of the given lines. */
export const textFile = (name: string, lines: readonly string[], mimeType = 'text/csv'): Chosen => ({ name, mimeType, buffer: Buffer.from(`${lines.join('\r\n')}\r\n`) });

/** From the first run to the import page. */
export const openImport = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Import my accounts' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a file' })).toBeFocused();
};

/** Chooses files with the keyboard. */
export const hand = async (page: Page, file: Chosen | string | (Chosen | string)[]): Promise<void> => {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(?:Choose a file|Import another file)$/ }).focus();
  await page.keyboard.press('Enter');
  await (await asked).setFiles(file as never);
};

/** Chooses a file, goes on to its preview and waits until its rows are checked. */
export const preview = async (page: Page, file: Chosen | string, checkMs = 60_000): Promise<void> => {
  await hand(page, file);
  await expect(page.getByRole('heading', { name: /^(?:Columns|Days) of/ })).toBeFocused();
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: /^Preview of/ })).toBeFocused();
  await expect(page.getByText(/(?:was|were) checked\. Nothing is written yet\./)).toBeVisible({ timeout: checkMs });
};

/** The counts of the tabs: new, changed, same, wrong. */
export const counts = async (page: Page): Promise<number[]> => {
  const tabs = await page.getByRole('tab').allInnerTexts();
  return tabs.map((tab) => Number(tab.replaceAll(/[^\d]/g, '')));
};

/** Imports what the preview shows. `says` is `740 accounts`. */
export const importAll = async (page: Page, says: string, ms = 60_000): Promise<void> => {
  await page.getByRole('button', { name: `Import ${says}`, exact: true }).click();
  await expect(page.getByRole('heading', { name: `${says} imported` })).toBeFocused({ timeout: ms });
};

/** From the result back to where a file is chosen. */
export const backToImports = (page: Page): Promise<void> => page.getByRole('button', { name: 'Back to the imports' }).click();

/** What the palette finds by a name. */
export const finds = async (page: Page, text: string): Promise<string[]> => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill(text);
  await expect(palette.getByRole('status')).toHaveText(/ records?$/);
  const options = await palette.getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  return options.filter((option) => !option.startsWith('See all results'));
};
