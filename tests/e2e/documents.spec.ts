import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';
import { choose } from '#tests/e2e/fields.ts';

test.describe('with the sample book @page', () => {
  test.use({ sample: true });

  test('a document is chosen, changed and handed over, and its template made one’s own and taken back', async ({ daybook: { page } }) => {
    const origin = new URL(page.url()).origin;
    const save = async (format: string): Promise<{ name: string; bytes: Buffer }> => {
      await page.getByRole('button', { name: 'Export' }).click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format }).click()]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const sheet = page.getByRole('article', { name: 'Preview' });

    await page.goto(`${origin}/#/documents`);
    await page.getByRole('combobox', { name: 'Account' }).fill('Halvorsen');
    await page.getByRole('option', { name: 'Halvorsen Dray Logistics' }).click();
    await choose(page, 'Document', 'Success plan');
    await expect(sheet.getByRole('heading', { name: 'Success plan: Halvorsen Dray Logistics' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Before it goes out' })).toBeVisible();

    // What is typed is kept, and goes into the file.
    await page.getByRole('radiogroup', { name: 'Preview or text' }).getByText('Text').click();
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.fill(`${await text.inputValue()}\n## A word of mine\n\nSee you **in June**.\n`);
    await page.reload();
    await expect(sheet.getByRole('heading', { name: 'A word of mine' })).toBeVisible();
    const word = await save('Word (DOCX)');
    expect(word.name).toMatch(/^success-plan-halvorsen-dray-logistics-\d{4}-\d\d-\d\d\.docx$/);
    expect(await (await JSZip.loadAsync(word.bytes)).file('word/document.xml')?.async('string')).toContain('A word of mine');
    expect((await save('Markdown')).bytes.toString('utf8')).toContain('See you **in June**.');
    await page.getByRole('button', { name: 'Back to the template' }).click();
    await expect(sheet.getByRole('heading', { name: 'A word of mine' })).toHaveCount(0);

    // What is ours alone says so.
    await choose(page, 'Document', 'Internal account summary');
    await expect(sheet).toContainText('Internal: not for the customer');

    await page.getByRole('tab', { name: 'Templates' }).click();
    await choose(page, 'Document', 'Cover note');
    const body = page.getByRole('textbox', { name: 'Text', exact: true });
    await body.fill('# For {{account}}\n\n{{account.arr}}\n');
    await expect(page.getByText('Line 3: “account.arr” is internal, so it cannot stand in a document for a customer.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save as my own' })).toBeDisabled();
    await body.fill('# A short word to {{account}}\n');
    await expect(sheet.getByRole('heading', { name: /^A short word to / })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save as my own' }).click();
    await expect(page.getByRole('combobox', { name: 'Template' })).toHaveValue('My cover note');
    await page.getByRole('button', { name: 'Remove, and use the one that comes with Daybook' }).click();
    await expect(page.getByRole('combobox', { name: 'Template' })).toHaveValue('Comes with Daybook');

    await page.getByRole('tab', { name: 'Made' }).click();
    const row = page.getByRole('row', { name: /\.docx/ });
    await expect(row).toContainText('Halvorsen Dray Logistics');
    await row.getByRole('button', { name: /^What .* rests on$/ }).click();
    await page.getByRole('link', { name: 'One view of all 31 depots for the COO' }).click();
    await expect(page).toHaveURL(/#\/plans\//);
  });
});
