import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from '#tests/e2e/daybook.ts';
import { counts, hand, importAll, openImport, preview, textFile } from '#tests/e2e/import-page.ts';

const corpus = process.env['DAYBOOK_CORPUS'];

test.describe('exports of others', () => {
  test.skip(corpus === undefined, '8 files: DAYBOOK_CORPUS is not set');
  const at = (file: string): string => join(corpus ?? '', 'csv', file);

  test('ChurnSim: 740 accounts, 19,467 subscriptions and, again nothing new, 368,024 values of usage @loopback', async ({ daybook: { page } }) => {
    test.setTimeout(240_000);
    await openImport(page);
    await preview(page, at('churnsim-crm5/accounts.csv'));
    await importAll(page, '740 accounts');
    await preview(page, at('churnsim-crm5/subscriptions.csv'), 120_000);
    expect(await counts(page)).toEqual([19_467, 0, 0, 0]);
    await importAll(page, '19,467 contract lines', 180_000);
    // The weekly use of the same accounts is known by its columns, and finds them by their ids.
    await hand(page, at('churnsim-crm5/usage_weekly.csv'));
    await expect(page.getByRole('heading', { name: 'Columns of usage_weekly.csv' })).toBeFocused({ timeout: 60_000 });
    await page.keyboard.press('p');
    await expect(page.getByText('740 accounts found by id, mail domain or name.')).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press('p');
    await expect(page.getByRole('heading', { name: /^Preview of/ })).toBeFocused();
    await importAll(page, '368,024 values', 180_000);
    await preview(page, at('churnsim-crm5/subscriptions.csv'), 120_000);
    expect(await counts(page)).toEqual([0, 0, 19_467, 0]);
    await expect(page.getByText('Nothing to import: all 19,467 rows are in the book already.')).toBeVisible();
  });

  test('Salesforce connector: its tables import without hand mapping, each row accounted for @loopback', async ({ daybook: { page } }) => {
    test.setTimeout(240_000);
    const seed = (name: string): string => at(`salesforce-connector-seeds/sf_${name}_data.csv`);
    // The seeds come from several organisations; the accounts that the other tables name are put beside the only one that is left.
    const named = ['contact', 'event', 'task'].flatMap((name) => Papa.parse<Record<string, string>>(readFileSync(seed(name), 'utf8'), { header: true }).data.map((row) => row['account_id'] ?? ''));
    const ids = [...new Set(named)].filter((id) => id !== '');
    await openImport(page);
    await preview(page, textFile('Account.csv', ['Id,Name,IsDeleted', ...ids.map((id, index) => `${id},Account no ${index},false`)]));
    expect(await counts(page)).toEqual([ids.length, 0, 0, 0]);
    await importAll(page, `${ids.length} accounts`);
    for (const [name, target, says, expected] of [
      ['account', 'Accounts', '1 account', [1, 0, 0, 9]],
      ['contact', 'People', '3 people', [3, 0, 0, 1]],
      ['event', 'Activities (calls and notes)', '10 activities', [10, 0, 0, 0]],
      ['task', 'Activities (calls and notes)', '9 activities', [9, 0, 0, 1]],
    ] as const) {
      await hand(page, seed(name));
      await expect(page.getByText('Looks like a Salesforce export.')).toBeVisible();
      await expect(page.getByRole('combobox', { name: 'What it is', exact: true })).toHaveValue(target);
      await page.keyboard.press('p');
      await expect(page.getByText(/were checked\./)).toBeVisible();
      expect(await counts(page), name).toEqual(expected);
      await importAll(page, says);
    }
    await preview(page, seed('opportunity'));
    expect(await counts(page)).toEqual([0, 0, 0, 10]);
    await expect(page.getByText('Nothing to import: all 10 rows are wrong.')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Wrong rows' })).toContainText('deleted where it comes from');
  });
});
