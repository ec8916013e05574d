import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e/daybook.ts';
import { choose } from '#tests/e2e/fields.ts';

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The rows of the ledger, newest first, without the day. */
const movements = (page: Page): Promise<string[]> =>
  page.getByRole('table', { name: 'Movements of ARR' }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => `${row.children[2]?.textContent} ${row.children[3]?.textContent}`));

test('a contract with lines, more seats, a part given up, its ledger, and a difference that is mended @page', async ({ daybook: { page } }) => {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('main').getByRole('button', { name: 'New account' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('Blue Heron');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Heron' })).toBeVisible();

  // A contract of two lines; its ARR follows from them.
  const contracts = page.getByRole('region', { name: 'Contracts' });
  await page.getByRole('button', { name: 'Add to Contracts' }).click();
  const dialog = page.getByRole('dialog', { name: 'New contract' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Platform');
  await dialog.getByRole('textbox', { name: 'Start' }).fill(dayIn(-100));
  await dialog.getByRole('textbox', { name: 'Term in months' }).fill('12');
  for (const [at, name, amount] of [[1, 'Platform', '12000'], [2, 'Maps', '3000']] as const) {
    await dialog.getByRole('button', { name: 'Add a line' }).click();
    await dialog.getByRole('textbox', { name: `What it is called of line ${at}` }).fill(name);
    await dialog.getByRole('textbox', { name: `Amount a year of line ${at}` }).fill(amount);
    await dialog.getByRole('textbox', { name: `Quantity of line ${at}` }).fill('10');
  }
  await expect(dialog.getByRole('textbox', { name: 'ARR' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(contracts.getByRole('row', { name: /^ARR/ })).toContainText('$15,000');

  // Co-term seats, by keyboard: it says what it moves before it is saved.
  await contracts.getByRole('button', { name: 'More for the contract Platform' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Add seats or a product' }).press('Enter');
  const add = page.getByRole('dialog', { name: 'Add to Platform' });
  await add.getByRole('textbox', { name: 'What it is called' }).fill('Platform');
  await add.getByRole('textbox', { name: 'Quantity' }).fill('5');
  await add.getByRole('textbox', { name: 'Amount a year' }).fill('6000');
  await expect(add.getByRole('region', { name: 'What it moves in the ledger' })).toContainText(/\$15,000 → \$21,000.*Seats, Platform.*\+\$6,000/s);
  await add.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(contracts.getByRole('row', { name: /^ARR/ })).toContainText('$21,000');

  // A part is given up; more than there is cannot be.
  await contracts.getByRole('button', { name: 'More for the contract Platform' }).click();
  await page.getByRole('menuitem', { name: 'Give up a part' }).click();
  const less = page.getByRole('dialog', { name: 'Give up a part of Platform' });
  await less.getByRole('combobox', { name: 'Line' }).click();
  await page.getByRole('option', { name: 'Maps, 10 seats' }).click();
  await less.getByRole('textbox', { name: 'How many are given up' }).fill('14');
  await expect(less.getByText('There are 10 on that line.').first()).toBeVisible();
  await less.getByRole('textbox', { name: 'How many are given up' }).fill('4');
  await expect(less.getByRole('region', { name: 'What it moves in the ledger' })).toContainText('−$1,200');
  await less.getByRole('button', { name: 'Give up' }).click();
  await expect(contracts.getByRole('row', { name: /^ARR/ })).toContainText('$19,800');

  // The ledger tells each step, and a movement can be given another kind.
  await contracts.getByRole('link', { name: 'Ledger' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ARR ledger' })).toBeVisible();
  await expect.poll(() => movements(page)).toEqual(expect.arrayContaining(['Seats +$6,000', 'Contraction −$1,200', 'New +$12,000', 'New +$3,000']));
  await page.getByRole('row').filter({ hasText: 'Seats' }).focus();
  await page.keyboard.press('r');
  await page.getByRole('radio', { name: 'Tier' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => movements(page)).toContain('Tier * +$6,000');
  await page.keyboard.press('Control+z');
  await expect.poll(() => movements(page)).toContain('Seats +$6,000');

  // Another system says more; the difference is booked, and stands as what the contracts do not say.
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Enter a stated ARR' }).click();
  await choose(page, 'Account', 'Blue Heron');
  await page.getByRole('textbox', { name: 'Stated ARR' }).fill('20000');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const differs = page.getByRole('table', { name: 'Accounts that differ' });
  await expect(differs.getByRole('row').nth(1)).toContainText('+$200');
  await page.getByRole('button', { name: 'Book the difference: Blue Heron' }).click();
  await expect(differs.getByRole('row').nth(1)).toContainText('was booked by hand or imported');
  await page.getByRole('button', { name: 'Take it back: Blue Heron' }).click();
  await expect(differs.getByRole('row').nth(1)).toContainText('was stated');
  await page.getByRole('button', { name: 'Take the ledger as stated: Blue Heron' }).click();
  await expect(page.getByText('The figures of 1 account agree')).toBeVisible();

  // Rates are pasted.
  await page.keyboard.press('3');
  await page.getByRole('button', { name: 'Paste rates' }).click();
  await page.getByRole('textbox', { name: 'Rates' }).fill('Currency\tDay\tRate\nEUR\t2026-01-01\t1.0821\nGBP\t2026-01-01');
  await expect(page.getByText('Line 3 needs a rate such as 1.0821.')).toBeVisible();
  await page.getByRole('button', { name: 'Add 1 rate' }).click();
  await expect(page.getByRole('table', { name: 'Exchange rates' })).toContainText('1.0821');
});
