import { expect, test } from '#tests/e2e/daybook.ts';

test('first run to the first logged call in under 90 seconds', async ({ daybook: { page } }) => {
  const began = Date.now();
  await page.getByRole('button', { name: 'Start empty' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'New account' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('Blue Heron');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Heron' })).toBeVisible();

  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Write the note' }).click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.click();
  await page.keyboard.type('They went live in two plants. ');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Held', { exact: true }).first()).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('Blue Heron');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Heron' })).toBeVisible();
  await expect(page.getByText('They went live in two plants.')).toBeVisible();
  expect(Date.now() - began).toBeLessThan(90_000);
});

test('a sample book opens, and is thrown away in one step', async ({ daybook: { page } }) => {
  await page.getByRole('button', { name: 'Open a sample book' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(page.getByText('This is a sample book')).toBeVisible();
  await page.getByRole('button', { name: 'Throw it away' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Throw/ }).click();
  await expect(page.getByRole('button', { name: 'Open a sample book' })).toBeVisible();
});
