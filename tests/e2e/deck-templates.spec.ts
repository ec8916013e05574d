import { madeTemplate, usualLayouts } from '#tests/decks/made-templates.ts';
import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';

test.describe('with the sample book @page', () => {
  test.use({ sample: true });

  test('a template is added, corrected by keyboard, taken back, and serves for new decks', async ({ daybook: { page } }) => {
    const origin = new URL(page.url()).origin;
    await page.goto(`${origin}/#/reviews?view=templates`);
    await expect(page.getByRole('heading', { name: 'No template of your own' })).toBeVisible();
    const template = { name: 'Company.potx', mimeType: 'application/octet-stream', buffer: Buffer.from(await madeTemplate({ layouts: usualLayouts })) };
    await page.getByLabel('Template to add').setInputFiles({ ...template, buffer: Buffer.from('no template') });
    await expect(page.getByText('That is not a PowerPoint file.')).toBeVisible();
    await page.getByLabel('Template to add').setInputFiles(template);
    const shown = page.getByRole('region', { name: 'Company', exact: true });
    await expect(shown.getByRole('img', { name: /^Content slides: layout Title and content\. .*Text, Title$/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    const sections = shown.getByRole('group', { name: 'Section slides' });
    await sections.getByRole('combobox', { name: 'Layout' }).press('Enter');
    await page.getByRole('option', { name: 'Cover' }).click();
    await expect(sections.getByRole('img', { name: /^Section slides: layout Cover/ })).toBeVisible();
    await expect(shown.getByText('There is no layout for sections.')).toBeVisible();
    await page.getByRole('tab', { name: 'Templates' }).focus();
    await page.keyboard.press('Control+z');
    await expect(sections.getByRole('img', { name: /^Section slides: layout Divider/ })).toBeVisible();

    await shown.getByRole('switch', { name: 'Use for new decks' }).press('Space');
    await expect(page.getByRole('list').getByText('For new decks')).toBeVisible();
    await page.goto(`${origin}/#/settings?section=brand`);
    await expect(page.getByRole('combobox', { name: 'Template for new decks' })).toHaveValue('Company');
  });
});
