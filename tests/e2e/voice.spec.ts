import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';

test.describe('with the sample book @page', () => {
  test.use({ sample: true });
  test.describe.configure({ timeout: 120_000 });

  test('what a call note captures is ranked, goes to Jira, and is told to the customer once it is released', async ({ daybook: { page } }) => {
    const origin = new URL(page.url()).origin;
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('l');
    await page.getByRole('dialog').getByRole('combobox', { name: 'Account' }).fill('Corvane');
    await page.getByRole('option', { name: 'Corvane' }).click();
    await page.getByRole('button', { name: /Write the note|Begin a new one/ }).click();
    const note = page.getByRole('textbox', { name: 'Note' });
    await expect(note).toBeFocused();
    await page.keyboard.type('/voc');
    await expect(page.getByRole('option', { name: /^Request of the customer/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Torque values on the label');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Again: /voc defect The label printer hangs');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/voc "It pays for itself"');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('main').getByText('Held', { exact: true })).toBeVisible();
    await expect(note.locator('[data-type="voice"]')).toHaveText(['Request Torque values on the label', 'Defect The label printer hangs', 'Quote “It pays for itself”']);

    // Ranked, with the ARR of the account once though it says it twice.
    await page.goto(`${origin}/#/voice?text=torque`);
    const row = page.getByRole('row').filter({ hasText: 'Torque values on the label' });
    const arr = (await row.getByRole('cell').nth(6).innerText()).trim();
    expect(arr).toMatch(/^\$[\d.]+[KM]$/);
    await row.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Torque values on the label' })).toBeVisible();
    await page.getByRole('button', { name: 'Add an account' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Account' }).fill('Corvane');
    await page.getByRole('option', { name: 'Corvane' }).click();
    await page.getByRole('button', { name: 'Add the account' }).click();
    await expect(page.getByRole('list', { name: 'What was said' }).getByRole('listitem')).toHaveCount(2);
    await expect(page.getByRole('list', { name: 'Accounts behind it' }).getByRole('listitem')).toHaveCount(1);
    await page.goto(`${origin}/#/voice?text=torque`);
    await expect(row.getByRole('cell').nth(6)).toHaveText(arr);

    await page.getByRole('tab', { name: 'For product' }).click();
    await expect(page.getByRole('article', { name: 'Torque values on the label' })).toContainText('Corvane');
    await page.getByRole('checkbox', { name: 'Customer names' }).uncheck();
    await expect(page.getByRole('article', { name: 'Torque values on the label' })).not.toContainText('Corvane');
    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Jira import (CSV)' }).click()]);
    const [header, ...issues] = Papa.parse<string[]>(readFileSync(await file.path(), 'utf8')).data;
    expect(header?.slice(0, 4)).toEqual(['Summary', 'Issue Type', 'Description', 'Priority']);
    expect(issues.map(([summary, kind]) => [summary, kind])).toEqual([['Torque values on the label', 'Story']]);

    // Released: Today asks to tell them, until that is noted.
    await page.getByRole('link', { name: 'Torque values on the label' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Accounts behind it' })).toBeVisible();
    await page.keyboard.press('r');
    await page.getByRole('dialog').getByLabel('What was released').fill('It is on every label now.');
    await page.getByRole('button', { name: 'Release', exact: true }).click();
    await page.goto(`${origin}/#/today?rule=voice-loop-open`);
    const owed = page.getByText(/Tell Corvane .* that “Torque values on the label” was released/);
    await expect(owed).toBeVisible();
    await page.goto(`${origin}/#/voice?text=torque`);
    await row.getByRole('link', { name: 'Torque values on the label' }).click();
    await page.getByRole('button', { name: /^Tell Corvane/ }).click();
    await expect(page.getByRole('dialog').getByLabel('Message')).toHaveValue(/It is on every label now\./);
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await page.getByRole('button', { name: 'They were told' }).click();
    await expect(page.getByText(/^Told/).first()).toBeVisible();
    await page.goto(`${origin}/#/today?rule=voice-loop-open`);
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
    await expect(owed).toHaveCount(0);

    // A reference is refused without consent.
    await page.goto(`${origin}/#/advocacy?text=corvane`);
    await page.getByRole('button', { name: /^Consent of Corvane/ }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'May this account be named?' }).click();
    await page.getByRole('option', { name: 'Referenceable', exact: true }).click();
    await page.getByRole('button', { name: 'Save the consent' }).click();
    await expect(page.getByRole('dialog')).toContainText('Say who of the customer agreed to be named.');
  });
});
