import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';
import { choose } from '#tests/e2e/fields.ts';

test.describe('with the sample book @page', () => {
  test.use({ sample: true, at: 'import' });

  test('a signal becomes an opportunity that is won into the running contract', async ({ daybook: { page } }) => {
    await page.goto(`${new URL(page.url()).origin}/#/expansion?view=signals&status=growth`);
    const signal = page.getByRole('list', { name: 'Signals' }).getByRole('listitem').filter({ hasText: 'Thistledown Packaging' });
    await expect(signal).toContainText('licences are used');
    await signal.getByRole('button', { name: 'Open an opportunity at Thistledown Packaging' }).click();
    const dialog = page.getByRole('dialog', { name: 'Open an opportunity' });
    await expect(dialog.getByLabel('Name')).toHaveValue('More seats');
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('textbox', { name: 'ARR that it adds' }).fill('20000');
    await dialog.getByLabel('Next step').fill('Count who waits for access');
    await dialog.getByRole('button', { name: 'Open the opportunity' }).click();

    // It is open, in the first stage, with who drives it; a field saves by itself.
    await expect(page.getByRole('heading', { level: 1, name: 'More seats' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Who drives, and what it is worth' })).toContainText('You support this upsell');
    await choose(page, 'Stage', 'Offer made');
    await expect(page.getByText('Moved “More seats” to Offer made')).toBeVisible();
    await page.goto(`${new URL(page.url()).origin}/#/expansion`);
    await expect(page.getByRole('list', { name: 'Offer made' })).toContainText('Thistledown Packaging');
    // The board is worked by keyboard, too.
    await page.getByRole('button', { name: 'Move More seats', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Decision' }).press('Enter');
    await expect(page.getByRole('list', { name: 'Decision' })).toContainText('Thistledown Packaging');

    // Won into the contract: the account is worth more.
    await page.getByRole('link', { name: 'More seats', exact: true }).click();
    await page.getByRole('button', { name: 'Win it' }).click();
    const winning = page.getByRole('dialog', { name: 'Win “More seats”' });
    await winning.getByRole('button', { name: 'Win it' }).click();
    await expect(winning).toContainText('Say how many seats come');
    await winning.getByLabel('Seats that come').fill('25');
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await winning.getByRole('button', { name: 'Win it' }).click();
    await expect(page.getByRole('main')).toContainText('Won into');
    await page.getByRole('link', { name: 'Thistledown Packaging' }).first().click();
    await expect(page.getByRole('region', { name: 'Expansion' })).toContainText('No opportunity is open.');
    await expect(page.getByRole('main')).toContainText('€160,000');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('region', { name: 'Expansion' })).toContainText('Decision');
    await expect(page.getByRole('main')).toContainText('€140,000');
  });

  test('plays are counted against their targets, and a feature is shown and logged', async ({ daybook: { page } }) => {
    await page.goto(`${new URL(page.url()).origin}/#/expansion?view=plays`);
    await page.getByRole('button', { name: /^Commercial, expanding: .* not count yet$/ }).click();
    await page.getByRole('button', { name: /^Start a play at / }).first().click();
    await page.getByRole('dialog', { name: 'Start a playbook' }).getByRole('button', { name: 'Start' }).click();
    await page.waitForURL(/#\/runs\//);
    await page.goto(`${new URL(page.url()).origin}/#/expansion?view=plays`);
    await expect(page.getByRole('row', { name: /^Commercial Expanding/ })).toContainText('Met');

    await page.getByRole('tab', { name: 'Feature education' }).click();
    const first = page.getByRole('list', { name: 'Features to show' }).getByRole('listitem').first();
    await first.getByRole('button', { name: /^Log that / }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, 'What came of it', 'Interested');
    await dialog.getByLabel('Notes').fill('For the night shift');
    await dialog.getByRole('button', { name: 'Log it' }).click();
    await page.getByText(/^Shown \(9\)$/).click();
    await expect(page.getByRole('table', { name: 'Features that were shown' })).toContainText('For the night shift');
  });
});
