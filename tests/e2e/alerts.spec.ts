import { expect, test } from '#tests/e2e/daybook.ts';
import { choose } from '#tests/e2e/fields.ts';
import { hand, textFile } from '#tests/e2e/import-page.ts';

/** The tenth of a month some months ago. */
const inMonth = (back: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 10)).toISOString().slice(0, 10);
};

test('a drop is imported, comes to Today with its trace, is snoozed, opened again and closed, and counts for its rule @page', async ({ daybook: { page } }) => {
  const origin = new URL(page.url()).origin;
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('main').getByRole('button', { name: 'New account' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('Blue Heron');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Heron' })).toBeVisible();
  await page.goto(`${origin}/#/import`);
  await hand(page, textFile('usage.csv', ['account,metric,date,value', `Blue Heron,exports,${inMonth(2)},41`, `Blue Heron,exports,${inMonth(1)},29`]));
  await expect(page.getByRole('heading', { name: /^Columns of/ })).toBeFocused();
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: /^Review of/ })).toBeFocused();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: /^Import 2 / }).click();
  await expect(page.getByRole('heading', { name: /imported$/ })).toBeFocused();

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  const row = page.locator('li[data-rule="usage-alert"]').filter({ hasText: 'Blue Heron' });
  await expect(row).toContainText(/41 → 29, −29 % on the month .*, rule Drop in a month/);

  // It becomes a risk that names it.
  await row.getByText('open a risk').click();
  const dialog = page.getByRole('dialog', { name: 'Open a risk' });
  await choose(page, 'Reason', 'Lack of adoption');
  await choose(page, 'Impact', 'Seat loss');
  await dialog.getByLabel('Next step').fill('Ask which team stopped');
  await dialog.getByRole('button', { name: 'Open the risk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lack of adoption at Blue Heron' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('41 → 29');
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await row.focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog', { name: 'Snooze' }).getByLabel('Why it can wait')).toBeFocused();
  await page.keyboard.press('1'); // Waiting for the customer.
  await expect(row).toHaveCount(0);

  await page.getByText(/^Snoozed/).first().click();
  const away = page.getByRole('list', { name: /^Snoozed actions/ }).getByRole('listitem');
  await expect(away).toContainText(/Exports of Blue Heron fell by 29 %.*Snoozed until .* Waiting for the customer/s);
  await away.getByRole('button', { name: /^Open again/ }).click();
  await expect(away).toHaveCount(0);
  await page.getByText('Open', { exact: true }).first().click();
  await row.focus();
  await page.keyboard.press('e');
  await expect(row).toHaveCount(0);
  await page.getByText('Closed', { exact: true }).first().click();
  await expect(page.getByRole('list', { name: /^Closed actions/ }).getByRole('listitem')).toContainText(/Closed as success by you today/);

  await page.goto(`${origin}/#/adoption?view=alerts`);
  await expect(page.getByRole('list', { name: 'Rules of usage alerts' }).getByRole('listitem').filter({ hasText: 'Drop in a month' })).toContainText('1 of 1 right');
});
