import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e/daybook.ts';

const go = async (page: Page, to: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await palette.getByRole('combobox').fill(to);
  await expect(palette.getByRole('group', { name: 'Accounts' }).getByText(to).first()).toBeVisible();
  await page.keyboard.press('Enter');
};

const addAccount = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('main').getByRole('button', { name: 'New account' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

const beginNote = async (page: Page): Promise<void> => {
  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Write the note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).click();
};

test('a call is logged; its commitment is overdue the day after, in Today and in the next brief', async ({ daybook }) => {
  const { page } = daybook;
  await addAccount(page, 'Blue Heron');
  await beginNote(page);
  await page.keyboard.type('They asked for the security pack.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/commit Send the security pack by today');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Send the security pack').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Held', { exact: true }).first()).toBeVisible();

  const tomorrow = await daybook.restart({ daysAhead: 1 });
  await tomorrow.clock.install({ time: Date.now() + 86_400_000 });
  const row = tomorrow.getByRole('listitem').filter({ hasText: 'Send the security pack' });
  await expect(row).toContainText('1 day late');
  await row.getByRole('button', { name: /^Brief/ }).click();
  await expect(tomorrow.getByRole('dialog')).toContainText('Send the security pack');
  await expect(tomorrow.getByRole('dialog')).toContainText('overdue');
});

test('kill -9 in the middle of typing loses at most two seconds', async ({ daybook }) => {
  const { page } = daybook;
  await addAccount(page, 'Blue Heron');
  await beginNote(page);
  let typed = '';
  const marks: { at: number; words: number }[] = [];
  for (let word = 0; word < 40; word += 1) {
    typed += `word${word} `;
    await page.keyboard.type(`word${word} `, { delay: 10 });
    marks.push({ at: Date.now(), words: word + 1 });
  }
  const killedAt = Date.now();
  const again = await daybook.restart({ signal: 'SIGKILL' });
  const sure = marks.filter((mark) => mark.at <= killedAt - 2_000).length;
  expect(sure).toBeGreaterThan(10);
  await again.keyboard.press('g');
  await again.keyboard.press('c');
  await again.getByRole('tab', { name: /To log/ }).click();
  await again.getByText('Blue Heron').first().click();
  await expect(again.getByRole('textbox', { name: 'Note' })).toContainText(typed.split(' ').slice(0, sure).join(' '));
});

test('two windows stay in step @loopback', async ({ daybook }) => {
  const { page } = daybook;
  await addAccount(page, 'Blue Heron');
  const other = await daybook.openWindow();
  await other.keyboard.press('g');
  await other.keyboard.press('a');
  await expect(other.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await expect(other.getByText('Blue Heron', { exact: true })).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Grey Heron');
  await page.keyboard.press('Tab');
  await expect(other.getByText('Grey Heron', { exact: true })).toBeVisible();
  await other.keyboard.press('Control+z');
  await expect(other.getByText('There is nothing left to undo in this window.')).toBeVisible();
  await page.locator('body').click({ position: { x: 5, y: 400 } });
  await page.keyboard.press('Control+z');
  await expect(other.getByText('Blue Heron', { exact: true })).toBeVisible();
});

test.describe('with the sample book', () => {
  test.use({ sample: true });

  test('morning triage by keyboard alone @page', async ({ daybook: { page } }) => {
    const rows = page.getByRole('main').locator('li[data-rule]');
    await expect(rows.first()).toBeVisible();
    const badge = page.getByRole('navigation').getByRole('link', { name: /^Today/ });
    const before = Number(/\d+/.exec(await badge.innerText())?.[0]);
    const open = (many: number) => expect(badge).toHaveText(new RegExp(`^Today\\s*${many}`));
    // The pressing ones are shown; one that waits moves up.
    await expect(rows).toHaveCount(25);
    await expect(page.getByRole('button', { name: 'Show 25 more' })).toBeVisible();
    const first = await rows.first().innerText();
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await expect(page.getByRole('dialog', { name: 'Snooze' }).getByLabel('Why it can wait')).toBeFocused();
    await page.keyboard.press('1'); // The first ready reason; tomorrow is the day that is offered.
    await open(before - 1);
    await expect(rows).toHaveCount(25);
    expect(await rows.first().innerText()).not.toBe(first);
    await page.keyboard.press('b');
    await expect(page.getByRole('dialog')).toContainText('Agenda');
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await expect(page.getByRole('dialog', { name: 'Dismiss' }).getByLabel('In your words')).toBeFocused();
    await page.keyboard.press('1');
    await open(before - 2);
    await page.keyboard.press('Control+z');
    await open(before - 1);
    await page.keyboard.press('Control+z');
    await open(before);
    await page.keyboard.press('m');
    await expect(rows).toHaveCount(50);
    await expect(rows.nth(25)).toBeFocused();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys of this page' })).toContainText('Snooze');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  });

  test('any word of any note is found, and opens @page', async ({ daybook: { page } }) => {
    await go(page, 'Corvane');
    await expect(page.getByRole('heading', { level: 1, name: /Corvane/ })).toBeVisible();
  });

  test('an account as of half a year ago shows what was known then @page', async ({ daybook: { page } }) => {
    await go(page, 'Corvane');
    await expect(page.getByRole('heading', { level: 1, name: /Corvane/ })).toBeVisible();
    const past = new Date(Date.now() - 182 * 86_400_000).toISOString().slice(0, 10);
    await page.evaluate((day) => { location.hash = `${location.hash.split('?')[0] ?? ''}?asOf=${day}`; }, past);
    await expect(page.getByText(/As known on/)).toBeVisible();
    await expect(page.getByText('Bridge sync errors have reached finance three times')).toHaveCount(0);
  });
});
