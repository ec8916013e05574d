import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e/daybook.ts';

/** Takes back the last write by its key, away from any text that has an undo of its own. */
const takeBack = async (page: Page, label: string | RegExp): Promise<void> => {
  await page.getByRole('main').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(label).first()).toBeVisible();
};

test('a changed account, a commitment, a logged call and a setting are taken back from the keyboard @page', async ({ daybook: { page } }) => {
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

/** An open menu of a row, and one of its entries. */
const choose = async (page: Page, menu: string | RegExp, entry: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: menu }).first().click();
  await page.getByRole('menuitem', { name: entry }).click();
};

test('a person, a contract, a planned call, a follow-up, a saved view and what was removed are taken back from the keyboard @page', async ({ daybook: { page } }) => {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('main').getByRole('button', { name: 'New account' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('Blue Heron');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Heron' })).toBeVisible();
  const people = page.getByRole('region', { name: 'People' });
  const contracts = page.getByRole('region', { name: 'Contracts' });

  const addPerson = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Add to People' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Ines Duarte');
    await page.keyboard.press('Enter');
    await expect(people.getByRole('button', { name: 'Ines Duarte', exact: true })).toBeVisible();
  };
  await addPerson();
  await takeBack(page, 'Undone: Added Ines Duarte');
  await expect(people.getByText('Ines Duarte')).toHaveCount(0);
  await addPerson();
  await choose(page, 'More for Ines Duarte', 'Remove');
  await expect(people.getByText('Ines Duarte')).toHaveCount(0);
  await takeBack(page, 'Undone: Removed Ines Duarte');
  await expect(people.getByText('Ines Duarte')).toBeVisible();

  const addContract = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Add to Contracts' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Platform');
    await page.getByRole('dialog').getByLabel('ARR').fill('12000');
    await page.keyboard.press('Enter');
    await expect(contracts.getByRole('button', { name: 'Platform', exact: true })).toBeVisible();
  };
  await addContract();
  await takeBack(page, /^Undone: Added a contract of Blue Heron/);
  await expect(contracts.getByText('Platform')).toHaveCount(0);
  await addContract();
  await choose(page, 'More for the contract Platform', 'Remove');
  await expect(contracts.getByText('Platform')).toHaveCount(0);
  await takeBack(page, 'Undone: Removed the contract Platform');
  await expect(contracts.getByText('Platform')).toBeVisible();

  await page.getByRole('button', { name: 'Plan a call' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill('Kickoff');
  await page.getByRole('dialog').getByRole('button', { name: 'Plan call' }).click();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('Kickoff')).toBeVisible();
  await takeBack(page, 'Undone: Planned a call with Blue Heron');
  await expect(timeline.getByText('Kickoff')).toHaveCount(0);

  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Write the note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).click();
  await page.keyboard.type('They went live.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(page.getByRole('button', { name: 'Mark as not sent' })).toBeVisible();
  await takeBack(page, 'Undone: Marked the follow-up as sent');
  await expect(page.getByRole('button', { name: 'Mark as sent' })).toBeVisible();
  const call = page.url();
  await choose(page, 'More for this call', 'Remove this call');
  await expect(page.getByRole('button', { name: 'Mark as sent' })).toHaveCount(0);
  await takeBack(page, /^Undone: Removed: call with Blue Heron/);
  await page.goto(call);
  await expect(page.getByRole('textbox', { name: 'Note' })).toContainText('They went live.');

  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  const views = page.getByRole('region', { name: 'Views' });
  const saveView = async (): Promise<void> => {
    await choose(page, 'Save or change views', 'Save as a new view');
    await page.getByRole('dialog').getByLabel('Name of the view').fill('Mine');
    await page.keyboard.press('Enter');
    await expect(views.getByRole('button', { name: 'Mine' })).toBeVisible();
  };
  await saveView();
  await takeBack(page, 'Undone: Saved the view Mine');
  await expect(views.getByRole('button', { name: 'Mine' })).toHaveCount(0);
  await saveView();
  await choose(page, 'Save or change views', 'Remove “Mine”');
  await expect(views.getByRole('button', { name: 'Mine' })).toHaveCount(0);
  await takeBack(page, 'Undone: Removed a view');
  await expect(views.getByRole('button', { name: 'Mine' })).toBeVisible();
});
