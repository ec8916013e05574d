import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';
import { counts, importAll, preview, textFile } from '#tests/e2e/import-page.ts';

test.describe('with the sample book @page', () => {
  test.use({ sample: true, at: 'import' });

  test('answers are imported, counted with n and ±, and a detractor is followed up', async ({ daybook: { page } }) => {
    const origin = new URL(page.url()).origin;
    const on = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await page.goto(`${origin}/#/import`);
    await preview(page, textFile('nps.csv', ['Company,Name,NPS score,Comment,Responded at', `Stonecrop Landscaping,Jo,9,Quick help,${on}`, `Stonecrop Landscaping,Sam,2,Nobody called back,${on}`]));
    expect(await counts(page)).toEqual([2, 0, 0, 0]);
    await importAll(page, '2 survey answers');
    await page.getByRole('link', { name: 'Go to Surveys' }).click();

    const figure = page.getByRole('region', { name: 'NPS Net promoter score' });
    await expect(figure).toContainText(/n = \d+, ± \d+ at 95 %/);
    await figure.getByRole('link', { name: /of Stonecrop Landscaping$/ }).click();
    await expect(page.getByRole('table', { name: 'Answers' })).toContainText('Nobody called back');
    await page.getByRole('tab', { name: 'Follow-ups' }).click();
    const line = page.getByRole('list', { name: 'Follow-ups' }).getByRole('listitem').filter({ hasText: 'Sam' });
    await line.getByRole('button', { name: 'Open the answer of Sam of Stonecrop Landscaping' }).press('Enter');
    const dialog = page.getByRole('dialog');
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await dialog.getByLabel('What came of it').fill('Called him');
    await dialog.getByRole('radiogroup', { name: 'Follow-up' }).getByText('Done').click();
    await page.keyboard.press('Escape');
    await expect(line).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(line).toHaveCount(1);

    // By hand, from the account.
    await page.goto(`${origin}/#/surveys`);
    await page.keyboard.press('n');
    const log = page.getByRole('dialog', { name: 'Log an answer' });
    await log.getByRole('combobox', { name: 'Account' }).fill('Stonecrop');
    await page.getByRole('option', { name: 'Stonecrop Landscaping' }).click();
    await log.getByLabel(/^Score/).fill('11');
    await log.getByRole('button', { name: 'Log the answer' }).click();
    await expect(log).toContainText('Answers are from 0 to 10.');
    await log.getByLabel(/^Score/).fill('10');
    await log.getByRole('button', { name: 'Log the answer' }).click();
    await expect(page.getByText('Logged an answer of 10 from Stonecrop Landscaping')).toBeVisible();
  });
});
