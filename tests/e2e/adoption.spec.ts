import { expect, test } from '#tests/e2e/daybook.ts';

test('an empty book says what the page is for and leads to Import @page', async ({ daybook: { page } }) => {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.goto(`${new URL(page.url()).origin}/#/adoption`);
  await expect(page.getByRole('heading', { level: 2, name: 'How far customers use what they bought' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Import usage' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
});

test.describe('with the sample book', () => {
  test.use({ sample: true, at: 'import' });

  test('from the book to the values behind a figure, and back by undo @page', async ({ daybook: { page } }) => {
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    const grid = page.getByRole('table', { name: 'Use by account' });
    await page.getByRole('combobox', { name: 'Standing' }).click();
    await page.getByRole('option', { name: 'No data' }).click();
    await expect(grid.getByRole('row')).toHaveCount(2);
    await expect(grid.getByRole('row', { name: /Brightmoor Online/ })).toContainText('No data');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');

    const section = page.getByRole('region', { name: 'Adoption', exact: true });
    await expect(section.getByRole('alert')).toContainText('nothing turns red');
    await section.getByRole('button', { name: 'Add a value' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a value' });
    await dialog.getByRole('combobox', { name: 'Metric' }).click();
    await page.getByRole('option', { name: 'Licences used' }).click();
    await dialog.getByRole('textbox', { name: /^Value/ }).fill('19');
    await dialog.getByRole('textbox', { name: 'Where the figure comes from' }).fill('Their admin page');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(section.getByRole('alert')).toBeHidden();
    await section.getByRole('button', { name: /^Licences used: 19 licences/ }).click();
    const values = page.getByRole('dialog', { name: 'Licences used' });
    await expect(values).toContainText('missing');
    await expect(values.getByRole('row').nth(1)).toContainText('Typed by hand: Their admin page');
    await values.getByRole('button', { name: /^Take back/ }).click();
    await expect(values).not.toContainText('Typed by hand');
    await page.keyboard.press('Escape');
    await expect(section.getByRole('alert')).toContainText('nothing turns red');
  });

  test('whitespace by keyboard, and a metric across the book @page', async ({ daybook: { page } }) => {
    await page.goto(`${new URL(page.url()).origin}/#/adoption?view=whitespace`);
    const grid = page.getByRole('table', { name: 'Products by account' });
    await expect(grid.getByRole('row', { name: /Barrow and Wain Movers/ })).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('4');
    const dialog = page.getByRole('dialog', { name: /^Intake at / });
    await dialog.getByText('Trial', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Seats' }).fill('25');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(grid.getByRole('button', { name: /^Intake at .*: Trial, 25 seats$/ })).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(grid.getByRole('button', { name: /^Intake at .*: Trial, 25 seats$/ })).toHaveCount(0);

    await page.getByRole('tab', { name: 'Catalogue' }).click();
    await page.getByRole('link', { name: /^Planned work across the book/ }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Planned work' })).toBeVisible();
    await page.getByRole('button', { name: 'On the month' }).click();
    await expect(page.getByRole('columnheader', { name: 'On the month' })).toHaveAttribute('aria-sort', 'descending');
  });
});
