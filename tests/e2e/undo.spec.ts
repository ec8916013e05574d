import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e/daybook.ts';

/** Takes back the last write by its key, away from any text that has an undo of its own. */
const takeBack = async (page: Page, label: string | RegExp): Promise<void> => {
  await page.getByRole('main').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(label).first()).toBeVisible();
};

test('a changed account, a commitment, a logged call and a setting are taken back from the keyboard', async ({ daybook: { page } }) => {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('main').getByRole('button', { name: 'New account' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('Blue Heron');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Heron' })).toBeVisible();

  await page.getByLabel('Name', { exact: true }).fill('Grey Heron');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('heading', { level: 1, name: 'Grey Heron' })).toBeVisible();
  await takeBack(page, /^Undone: Changed Blue Heron/);
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Heron' })).toBeVisible();

  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('textbox').first().fill('Send the pack');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Send the pack').first()).toBeVisible();
  await takeBack(page, /^Undone: Made a commitment/);
  await expect(page.getByText('Send the pack')).toHaveCount(0);

  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Write the note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).click();
  await page.keyboard.type('They went live.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Held', { exact: true }).first()).toBeVisible();
  await takeBack(page, /^Undone: Logged/);
  await expect(page.getByText('Draft', { exact: true }).first()).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('main').getByLabel('Name').fill('Robin Vale');
  await page.keyboard.press('Tab');
  await takeBack(page, /^Undone: Changed your details/);
  await expect(page.getByRole('main').getByLabel('Name')).toHaveValue('');
});
