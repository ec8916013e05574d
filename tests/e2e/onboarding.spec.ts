import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e/daybook.ts';

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Types a day into a field and leaves it. */
const setDay = async (page: Page, label: string, day: string): Promise<void> => {
  const field = page.getByRole('region', { name: 'New onboarding' }).getByRole('textbox', { name: label, exact: true });
  await field.fill(day);
  await field.press('Enter');
  await field.press('Tab');
};
const dueOf = (page: Page, step: string) => page.locator(`li[data-step="${step}"] time`).first();

test('a new account from handoff to closed onboarding, with a moved kickoff @page', async ({ daybook: { page } }) => {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('main').getByRole('button', { name: 'New account' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('Blue Heron');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Heron' })).toBeVisible();

  await page.getByRole('button', { name: 'Start an onboarding' }).click();
  await page.getByRole('dialog', { name: 'Start an onboarding' }).getByRole('button', { name: 'Start' }).click();
  const panel = page.getByRole('region', { name: 'New onboarding' });
  await expect(panel).toContainText('Before the kickoff');

  // The steps of its playbook have days; a moved kickoff moves what counts from it, and nothing before it.
  await panel.getByRole('link', { name: 'New onboarding' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New onboarding' })).toBeVisible();
  const intro = await dueOf(page, 'intro').getAttribute('datetime');
  const training = await dueOf(page, 'training').getAttribute('datetime');
  await page.goBack();
  await setDay(page, 'Kickoff', dayIn(28));
  await expect(page.getByText('Changed the onboarding of Blue Heron')).toBeVisible();
  await panel.getByRole('link', { name: 'New onboarding' }).click();
  await expect(dueOf(page, 'kickoff')).toHaveAttribute('datetime', dayIn(28));
  await expect(page.locator('li[data-step="kickoff"]')).toContainText('set by hand');
  await expect(dueOf(page, 'intro')).toHaveAttribute('datetime', intro ?? '');
  expect(((await dueOf(page, 'training').getAttribute('datetime')) ?? '') > (training ?? '')).toBe(true);

  // By keyboard: the first step is done, the second one is skipped with a reason.
  await page.locator('li[data-step="handoff"]').focus();
  await page.keyboard.press('e');
  await expect(page.locator('li[data-step="handoff"]')).toContainText('done today');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await page.getByRole('dialog', { name: 'Skip: Send the introduction' }).getByLabel('Why is it skipped?').fill('The account executive introduced us');
  await page.keyboard.press('Enter');
  await expect(page.locator('li[data-step="intro"]')).toContainText('skipped: The account executive introduced us');

  // The first call is logged, first value is seen, and it is closed.
  await page.getByRole('link', { name: 'Blue Heron' }).click();
  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Write the note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).click();
  await page.keyboard.type('Held the kickoff early.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Held', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Blue Heron' }).first().click();
  await expect(panel.getByText('0 days', { exact: true })).toBeVisible();
  await setDay(page, 'Kickoff', dayIn(0));
  await setDay(page, 'First value', dayIn(0));
  await setDay(page, 'Contract start', dayIn(-20));
  await expect(panel.getByText('20 days', { exact: true })).toBeVisible();
  // The stage in the summary asks for the reason that Journey asks for; without one it stays.
  const stage = page.getByRole('combobox', { name: 'Stage' });
  await stage.click();
  await page.getByRole('option', { name: 'Enable' }).click();
  await expect(page.getByRole('dialog', { name: 'Move Blue Heron to Enable' })).toContainText('The onboarding is closed');
  await page.keyboard.press('Escape');
  await expect(stage).toHaveValue('Onboard');
  await panel.getByRole('button', { name: 'Close the onboarding' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the onboarding' }).click();
  await expect(page.getByRole('dialog')).toContainText('Say how it ended before it is closed.');
  await page.getByRole('dialog').getByLabel('How it ended').fill('Forty technicians work in it every day');
  await page.getByRole('dialog').getByRole('button', { name: 'Close the onboarding' }).click();
  await expect(page.getByText('Closed the onboarding of Blue Heron; its stage is Enable')).toBeVisible();
  await expect(page.getByText('No onboarding is open.')).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1, name: 'Onboarding' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Blue Heron' })).toContainText('20 days');
});
