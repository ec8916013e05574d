import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';
import { backToImports, counts, hand, importAll, openImport, preview, textFile } from '#tests/e2e/import-page.ts';

test.describe.configure({ timeout: 90_000 });

const usage = textFile('usage.csv', ['Account,Week,Metric,Value', 'A-1,2025-01-06,Logins,41', 'A-1,2025-01-13,Logins,29', 'Amber Ral,2025-01-06,Reports,7', 'A-1,soon,Logins,3']);

test('usage with an account that the book does not know is reviewed, imported and remembered @loopback', async ({ daybook: { page } }) => {
  await openImport(page);
  await preview(page, textFile('accounts.csv', ['Id,Account name,Industry', 'A-1,Birch Bank,Finance', 'A-2,Amber Rail,Transport']));
  await importAll(page, '2 accounts');

  await hand(page, usage);
  await expect(page.getByRole('heading', { name: 'Columns of usage.csv' })).toBeFocused();
  await expect(page.getByRole('combobox', { name: 'What it is', exact: true })).toHaveValue('Usage (metrics over time)');
  await expect(page.getByRole('combobox', { name: 'Column for Metric' })).toHaveValue('Metric');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Review of usage.csv' })).toBeFocused();
  await expect(page.getByText('1 account found by id, mail domain or name; 1 not.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'One value for each' })).toHaveValue('Week');
  await expect(page.getByRole('combobox', { name: 'Metric of logins' })).toHaveValue('New metric: Logins');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Amber Ral is Amber Rail' }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Account of Amber Ral' })).toHaveValue('Amber Rail');
  await expect(page.getByText(/4 values were checked\./)).toBeVisible();
  await page.getByRole('heading', { name: 'Review of usage.csv' }).focus();
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Preview of usage.csv' })).toBeFocused();
  expect(await counts(page)).toEqual([3, 0, 0, 1]);
  await expect(page.getByRole('table', { name: 'New rows' })).toContainText(/Birch Bank, Logins.*2 values, 6 Jan 2025 to 13 Jan 2025/);
  await page.getByRole('tab', { name: /Wrong/ }).click();
  await expect(page.getByRole('table', { name: 'Wrong rows' })).toContainText(/5.*Week.*soon.*That is no day, week or month/);
  await page.keyboard.press('Escape');
  await importAll(page, '3 values');
  await expect(page.getByRole('link', { name: 'Go to Adoption' })).toBeVisible();

  await backToImports(page);
  await hand(page, usage);
  await expect(page.getByRole('heading', { name: 'Columns of usage.csv' })).toBeFocused();
  await page.keyboard.press('p');
  await expect(page.getByText('2 accounts found by id, mail domain or name.')).toBeVisible();
  await expect(page.getByText(/^Nothing to import: 3 values are in the book already and 1 is wrong\.$/)).toBeVisible();
});
