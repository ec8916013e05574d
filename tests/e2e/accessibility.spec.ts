import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';

test('the first run has no violation @loopback', async ({ daybook: { page } }) => {
  await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test.describe('with the sample book @loopback', () => {
  test.use({ sample: true });

  test('no page has a violation', async ({ daybook: { page } }) => {
    test.setTimeout(120_000);
    for (const [address, heading] of [['today', 'Today'], ['accounts', 'Accounts'], ['calls', 'Calls'], ['commitments', 'Commitments'], ['settings', 'Settings'], ['import', 'Import'], ['search?text=renewal', 'Search']] as const) {
      await page.goto(`${new URL(page.url()).origin}/#/${address}`);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      expect.soft(await violations(page), heading).toEqual([]);
    }
  });

  test('an account, its menus, its brief and a call have no violation', async ({ daybook: { page } }) => {
    test.setTimeout(120_000);
    await page.getByRole('main').locator('li[data-rule]').first().getByRole('button', { name: /^Brief/ }).click();
    await expect(page.getByRole('dialog')).toContainText('Agenda');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.getByText('Corvane Aerospace').first().click();
    await expect(page.getByRole('heading', { level: 2, name: 'People' })).toBeVisible();
    await page.getByRole('button', { name: /^More for/ }).last().click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add to People' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Level' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await page.getByRole('button', { name: /Write the note|Begin a new one/ }).click();
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible();
    await page.getByRole('button', { name: 'More for this call' }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test('the palette has no violation', async ({ daybook: { page } }) => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('renewal');
    await expect(page.getByRole('dialog')).toContainText('renewal');
    expect(await violations(page)).toEqual([]);
  });
});
