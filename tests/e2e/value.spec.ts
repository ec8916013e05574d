import { readFileSync } from 'node:fs';
import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';
import { choose } from '#tests/e2e/fields.ts';

test.describe('with the sample book @page', () => {
  test.use({ sample: true, at: 'import' });

  test('a driver of one’s own becomes a delivered gain, a report and its files', async ({ daybook: { page } }) => {
    await page.goto(`${new URL(page.url()).origin}/#/value?view=drivers`);
    await page.getByRole('button', { name: 'New driver' }).click();
    const writing = page.getByRole('dialog', { name: 'New driver' });
    await writing.getByRole('textbox', { name: 'Name' }).fill('Night shifts saved');
    await writing.getByLabel('Formula').fill('shifts × (cost_of_shift');
    await expect(writing).toContainText('At place 10: this “(” is not closed.');
    await writing.getByLabel('Formula').fill('shifts * cost_of_shift');
    await expect(writing).toContainText('Nothing in it is money');
    await writing.getByLabel('Unit of shifts').fill('shifts a year');
    await writing.getByLabel('Unit of cost_of_shift').fill('money a shift');
    await expect(writing).not.toContainText('Nothing in it is money');
    await writing.getByRole('button', { name: 'Add the driver' }).click();
    await expect(page.getByRole('table', { name: 'Own drivers' })).toContainText('shifts × cost of shift');

    // An account without delivered value before its renewal is named first.
    await page.getByRole('tab', { name: 'Accounts' }).click();
    // Of a list, Tab stops at the links of one row alone.
    const reports = page.getByRole('link', { name: /^Value report of / });
    await expect(reports.nth(1)).toHaveAttribute('tabindex', '-1');
    await expect(reports.and(page.locator(':not([tabindex="-1"])'))).toHaveCount(1);
    await page.getByRole('textbox', { name: 'Find an account' }).fill('Saltmarsh');
    await expect(page.getByRole('row', { name: /Saltmarsh Seafood/ })).toContainText('no delivered value');
    await page.getByRole('link', { name: 'Gains of Saltmarsh Seafood' }).click();
    // The head of the page comes once the report is there, and the button then stands in it.
    await expect(page.getByRole('heading', { level: 1, name: 'Gains of Saltmarsh Seafood' })).toBeVisible();
    await page.getByRole('button', { name: 'Add a gain' }).first().click();
    await choose(page, 'Driver', 'Night shifts saved');
    await page.getByRole('dialog').getByRole('button', { name: 'Add the gain' }).click();
    const gain = page.getByRole('region', { name: 'Gain Night shifts saved' });
    await expect(gain).toContainText('No conservative figure yet: Shifts, Cost of shift.');
    for (const [label, figure] of [['Conservative: Shifts', '100'], ['Likely: Shifts', '120'], ['Conservative: Cost of shift', '800'], ['Likely: Cost of shift', '900']] as const) {
      await gain.getByLabel(label, { exact: true }).fill(figure);
      await gain.getByLabel(label, { exact: true }).press('Enter');
    }
    await expect(gain).toContainText('$80,000 to $108,000 a year');
    await gain.getByText('Delivered', { exact: true }).click();
    await expect(page.getByText('Say from which day the gain counts before it is called delivered.')).toBeVisible();
    await gain.getByRole('textbox', { name: 'Counts from' }).fill('1 Jan 2024');
    await gain.getByRole('textbox', { name: 'Counts from' }).press('Enter');
    await gain.getByRole('button', { name: 'Confirm Night shifts saved' }).click();
    const confirm = page.getByRole('dialog', { name: /^Confirm/ });
    await confirm.getByRole('combobox', { name: 'Confirmed by' }).click();
    await page.getByRole('option').first().click();
    await confirm.getByRole('button', { name: 'Confirm', exact: true }).click();
    await expect(gain).toContainText(/Confirmed by .+ on /);
    await gain.getByText('Delivered', { exact: true }).click();
    await expect(gain).toContainText('$80,000 to $108,000 in 12 months');

    expect(await violations(page)).toEqual([]);
    await page.getByRole('main').getByText('Report', { exact: true }).click();
    const report = page.getByRole('article', { name: 'Value report' });
    await expect(report).toContainText('$80,000delivered in the 12 months');
    await expect(report).toContainText('100 shifts a year × $800 a shift = $80,000 a year');
    await expect(page.getByText('it is not said where 2 of its figures come from')).toBeVisible();

    expect(await violations(page)).toEqual([]);

    // A figure leads to what it is made of, a gap to where it is filled.
    await report.getByRole('link', { name: '$80,000, conservative: the figures of Night shifts saved' }).click();
    await expect(gain.getByRole('button', { name: 'Night shifts saved', exact: true })).toBeFocused();
    await page.goBack();
    await page.getByRole('link', { name: /it is not said where 2 of its figures come from/ }).click();
    await expect(gain.getByLabel('Conservative: Shifts', { exact: true })).toBeFocused();
    await page.goBack();

    const files: Record<string, number> = {};
    for (const [name, begins] of [['PDF', '%PDF'], ['Word (DOCX)', 'PK'], ['PowerPoint (PPTX)', 'PK'], ['Markdown', '# The']] as const) {
      await page.getByRole('button', { name: 'Export' }).click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
      const bytes = readFileSync(await file.path());
      expect(bytes.subarray(0, begins.length).toString()).toBe(begins);
      files[file.suggestedFilename().replace(/\d{4}-\d\d-\d\d/, 'DAY')] = bytes.length;
    }
    expect(Object.keys(files)).toEqual(['value-saltmarsh-seafood-DAY.pdf', 'value-saltmarsh-seafood-DAY.docx', 'value-saltmarsh-seafood-DAY.pptx', 'value-saltmarsh-seafood-DAY.md']);

    // Another figure takes the confirmation away; undo brings it back.
    await page.getByRole('main').getByText('Gains', { exact: true }).click();
    await gain.getByRole('button', { name: 'Night shifts saved', exact: true }).click();
    await gain.getByLabel('Conservative: Shifts', { exact: true }).fill('90');
    await gain.getByLabel('Conservative: Shifts', { exact: true }).press('Enter');
    await expect(gain).toContainText('Nobody of the customer confirmed it yet.');
    await expect(gain).toContainText('$72,000 to $108,000 a year');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(gain).toContainText('$80,000 to $108,000 in 12 months');
    await page.getByRole('link', { name: 'The account' }).click();
    await expect(page.getByRole('region', { name: 'Value' })).toContainText('Delivered in 12 months $80,000 to $108,000');
  });
});
