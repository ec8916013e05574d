import type { Locator, Page } from '@playwright/test';
import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';
import { choose } from '#tests/e2e/fields.ts';

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const origin = (page: Page): string => new URL(page.url()).origin;

/** Opens a contract of an account under Accounts, made through its dialogs. */
const addContract = async (page: Page, account: string, arr: string, start: string, end: string): Promise<void> => {
  await page.goto(`${origin(page)}/#/accounts`);
  await page.getByRole('main').getByRole('button', { name: 'New account' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New account' });
  await dialog.getByLabel('Name').fill(account);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: account })).toBeVisible();
  await page.getByRole('button', { name: 'Add to Contracts' }).click();
  const contract = page.getByRole('dialog');
  await contract.getByRole('textbox', { name: 'Name', exact: true }).fill('Platform');
  await contract.getByRole('textbox', { name: 'ARR' }).fill(arr);
  for (const [label, on] of [['Start', start], ['End', end]] as const) {
    await contract.getByRole('textbox', { name: label, exact: true }).fill(on);
    await page.keyboard.press('Tab');
  }
  await contract.getByRole('textbox', { name: 'Name', exact: true }).press('Enter');
  await expect(contract).toBeHidden();
};
const figure = (page: Page, name: string): Locator => page.getByLabel('Figures of the renewal').locator('div').filter({ has: page.getByText(name, { exact: true }) }).getByRole('definition');

test('renewals from five months before the date to their end @page', async ({ daybook }) => {
  let { page } = daybook;
  await page.getByRole('button', { name: 'Start empty' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // A fiscal year that starts in February.
  await page.goto(`${origin(page)}/#/settings?section=book`);
  await choose(page, 'Fiscal year begins in', 'February');
  await expect(page.getByText(/^Changed /).first()).toBeVisible();
  const [start, end] = [day(-215), day(149)];
  for (const [account, arr] of [['Blue Heron', '100000'], ['Grey Gull', '40000'], ['Red Kite', '60000']] as const) await addContract(page, account, arr, start, end);

  // At five months, the internal review is asked for.
  await page.goto(`${origin(page)}/#/today`);
  const review = page.locator('li[data-rule="renewal-review"]').filter({ hasText: 'Blue Heron' });
  await review.getByRole('link', { name: 'Review the renewal of Blue Heron' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Renewal of Blue Heron' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Internal review' }).click();
  await expect(page.getByText('done today')).toBeVisible();
  await page.goto(`${origin(page)}/#/renewals?view=forecast`);
  await expect(page.getByRole('table', { name: 'Forecast by quarter' })).toContainText(/FY\d{4} Q\d/);

  // At four months, the soft question, and then the call.
  page = await daybook.restart({ daysAhead: 35 });
  await page.locator('li[data-rule="renewal-window"]').filter({ hasText: 'Blue Heron' }).getByRole('link', { name: /^Blue Heron renews in/ }).click();
  await page.getByRole('button', { name: 'Log the answer' }).click();
  const asked = page.getByRole('dialog', { name: 'The soft question to Blue Heron' });
  await asked.getByRole('button', { name: 'Log the answer' }).click();
  await expect(asked).toContainText('Choose what they answered.');
  await asked.getByRole('radio', { name: 'They will renew', exact: true }).click();
  await asked.getByLabel('In their words').fill('Tomorrow, if we could');
  await asked.getByRole('button', { name: 'Log the answer' }).click();
  await expect(page.getByRole('link', { name: 'Renewal call: soft question' })).toBeVisible();
  await choose(page, 'Category', 'Will renew');
  await page.getByLabel('Best', { exact: true }).fill('110000');
  await page.keyboard.press('Tab');
  await page.getByLabel('Commit', { exact: true }).fill('120000');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/^Commit cannot be more than best/).first()).toBeVisible();
  await page.getByLabel('Commit', { exact: true }).fill('90000');
  await page.keyboard.press('Tab');
  await expect(figure(page, 'Commit')).toHaveText('$90,000');
  await page.getByRole('tab', { name: 'Renewal plan' }).click();
  await page.getByRole('textbox', { name: 'Value delivered' }).fill('Downtime is down by a third.');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Follow the account again' })).toHaveCount(1);
  const word = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Word' }).click();
  expect((await word).suggestedFilename()).toMatch(/^renewal-plan-blue-heron-.*\.docx$/);

  // Before the date, the forecast is kept; then it is won with an upsell.
  page = await daybook.restart({ daysAhead: 140 });
  await page.goto(`${origin(page)}/#/renewals?view=forecast`);
  const keep = page.getByRole('button', { name: /forecast as it stands$|forecast is kept$/ });
  await expect(keep).toBeVisible();
  if (await keep.isEnabled()) await keep.click();
  await expect(page.getByRole('button', { name: 'Today’s forecast is kept' })).toBeVisible();
  await page.goto(`${origin(page)}/#/renewals`);
  await page.getByRole('link', { name: 'Blue Heron' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Renewal of Blue Heron' })).toBeVisible();
  await page.keyboard.press('w');
  const won = page.getByRole('dialog', { name: 'Win the renewal of Blue Heron' });
  await won.getByRole('button', { name: 'Add a line' }).click();
  await won.getByLabel('Name of line 2').fill('Reports');
  await won.getByLabel('ARR of line 2').fill('30000');
  await expect(won.getByRole('status')).toContainText('won ATR $100,000 of $100,000, net +$30,000');
  expect(await violations(page)).toEqual([]);
  await won.getByRole('button', { name: 'Close as won' }).click();
  await expect(figure(page, 'Won ATR')).toContainText('$100,000');
  await expect(figure(page, 'Net')).toContainText('+$30,000');
  await expect(page.getByText(/, on time$/)).toBeVisible();

  // One is lost, and looked back on.
  await page.goto(`${origin(page)}/#/renewals`);
  await page.getByRole('link', { name: 'Grey Gull' }).click();
  await page.getByRole('button', { name: 'Close as lost' }).click();
  const lost = page.getByRole('dialog', { name: 'Lose the renewal of Grey Gull' });
  await choose(page, 'Reason', 'Loss of budget');
  await lost.getByRole('button', { name: 'Close as lost' }).click();
  const lesson = page.getByRole('region', { name: 'Post-mortem' });
  await lesson.getByRole('radiogroup', { name: 'Was it expected?' }).getByText('Unexpected').click();
  await lesson.getByRole('radiogroup', { name: 'Was it avoidable?' }).getByText('Avoidable', { exact: true }).click();
  await lesson.getByLabel('The lesson').fill('Ask who holds the budget');
  await lesson.getByRole('button', { name: 'Save the post-mortem' }).click();
  await expect(lesson).toContainText('Unexpected and avoidable');
  expect(await violations(page)).toEqual([]);

  // What moved since the forecast that was kept.
  await page.goto(`${origin(page)}/#/renewals?view=forecast`);
  await page.getByRole('combobox', { name: 'Since the forecast of' }).click();
  await page.getByRole('option').first().click();
  const moves = page.getByRole('table', { name: 'What moved' });
  const quarters = page.getByRole('radiogroup', { name: 'Quarter of the comparison' });
  const quarter = (await page.getByRole('table', { name: 'Forecast by quarter' }).getByRole('row', { name: /^Won ATR/ }).getByRole('cell').allTextContents()).indexOf('$100,000');
  await quarters.locator('label').nth(quarter).click();
  await expect(moves.getByRole('row', { name: /Grey Gull Lost/ })).toContainText('−$40,000');
  await expect(moves.getByRole('row', { name: /Blue Heron Won/ })).toContainText('+$30,000');

  // One is late, and closed in the grace.
  page = await daybook.restart({ daysAhead: 165 });
  const late = page.locator('li[data-rule="renewal-late"]');
  await expect(late).toHaveCount(1);
  await late.getByRole('link', { name: 'The renewal of Red Kite is late' }).click();
  await expect(page.getByText('This renewal is late')).toBeVisible();
  await page.getByRole('button', { name: 'Close as won' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close as won' }).click();
  await expect(page.getByText(/, late$/).first()).toBeVisible();
  await expect(figure(page, 'Net')).toContainText('$0');
});
