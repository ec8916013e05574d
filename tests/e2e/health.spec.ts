import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';

test.use({ sample: true, at: 'import' });

test('health explains a fall to the row, and a changed model leaves the past as it was @page', async ({ daybook: { page } }) => {
  const main = page.getByRole('main');
  await main.focus();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible();
  const map = page.getByRole('table', { name: 'Health of the accounts' });
  // The worst first; the snapshots of the weeks before are made in the background.
  await expect(map.getByRole('row').nth(1)).toContainText('Saltmarsh Seafood');
  await expect(map.getByRole('row').nth(1).getByRole('cell').nth(9)).toContainText('−', { timeout: 40_000 });
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Saltmarsh Seafood' })).toBeVisible();
  const section = page.getByRole('region', { name: 'Health' });
  await expect(section).toContainText('Red, because your sentiment is red');
  const points = async (): Promise<number[]> => (await section.getByRole('table', { name: /is made of/ }).locator('tbody tr td:nth-of-type(4)').allTextContents()).filter((text) => text !== '–').map(Number);
  const measures = await points();
  const total = Number(await section.getByRole('table', { name: /is made of/ }).locator('tbody tr[data-total] td').nth(2).textContent());
  expect(Math.round(measures.reduce((sum, one) => sum + one * 10, 0))).toBe(Math.round(total * 10));

  await section.getByRole('combobox', { name: 'Since' }).click();
  await page.getByRole('option', { name: 'In 90 days' }).click();
  const changed = section.getByRole('table', { name: /What changed in health/ });
  await expect(changed).toContainText('CSM sentiment', { timeout: 40_000 });
  await expect(changed.getByRole('row', { name: /^Together/ })).toContainText('−');
  // A supposition answers and is not kept.
  await section.getByRole('combobox', { name: 'CSM sentiment' }).click();
  await page.getByRole('option', { name: 'Green' }).click();
  await expect(section.locator('output')).toContainText('would be');
  await section.getByRole('button', { name: 'As it is' }).click();

  // From the measure to the row behind it.
  const recency = section.getByRole('row', { name: /^Meeting recency/ });
  const title = await recency.getByRole('link').first().textContent();
  await recency.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title ?? 'no call');
  await page.goBack();
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await page.goto(`${new URL(page.url()).origin}/#${new URL(page.url()).hash.slice(1).split('?')[0]}?asOf=${yesterday}&section=health`);
  await expect(section).toContainText('By Small accounts, FY23 weights, version 1');
  const before = await points();

  await page.goto(`${new URL(page.url()).origin}/#/health?view=models`);
  await page.getByRole('combobox', { name: 'Model of' }).click();
  await page.getByRole('option', { name: 'Commercial' }).click();
  await page.getByRole('textbox', { name: 'Weight of Engagement' }).fill('300');
  await expect(main).toContainText(/[1-9]\d* accounts? of 26 would change/);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('What changed, and why').fill('Meetings first');
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(main).toContainText('Version 2 of its own counts since');
  await page.goBack();
  await expect(section).toContainText('version 1');
  expect(await points()).toEqual(before);
  await page.goto(page.url().replace(/\?.*$/, '?section=health'));
  await expect(section).toContainText('version 2');
  expect(await points()).not.toEqual(before);
});
