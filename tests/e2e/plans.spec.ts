import { expect, test } from '#tests/e2e/daybook.ts';

test('a plan from draft to a verified outcome @page', async ({ daybook: { page } }) => {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('main').getByRole('button', { name: 'New account' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('Blue Heron');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Heron' })).toBeVisible();
  await page.getByRole('button', { name: 'Add to People' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Ines Duarte');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // The account stands on the page of plans as red; its plan begins from nothing there.
  await page.getByRole('main').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Blue Heron/ })).toContainText('No success plan');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Nothing', exact: true }).check();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Success plan/ })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText('No objective yet');

  await main.getByLabel('Strategy').fill('Begin with one site');
  await main.getByLabel('Highlights').fill('The first site is live');
  await main.focus();
  await page.keyboard.press('n');
  await dialog.getByLabel('Name').fill('Fewer stops');
  await page.keyboard.press('Enter');
  await expect(main.getByRole('heading', { level: 3, name: 'Fewer stops' })).toBeVisible();
  await expect(main).toContainText('Still a draft');
  await main.getByRole('radio', { name: 'Draft' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(main).toContainText('Active, with objectives, strategy and highlights');

  await main.getByRole('textbox', { name: 'Add a milestone to Fewer stops' }).fill('First site');
  await page.keyboard.press('Enter');
  await main.getByRole('checkbox', { name: 'Done: First site' }).press('Space');
  await expect(main.getByRole('progressbar', { name: 'Progress of Fewer stops' })).toHaveAttribute('aria-valuenow', '100');

  await main.getByRole('textbox', { name: 'Add a success criterion to Fewer stops' }).fill('Hours lost');
  await page.keyboard.press('Enter');
  const criterion = main.getByRole('group', { name: 'Criterion Hours lost' });
  await criterion.getByLabel('Baseline').fill('30');
  await criterion.getByLabel('Target').fill('10');
  await criterion.getByLabel('Unit').fill('hours');
  await page.keyboard.press('Tab');
  await criterion.getByRole('button', { name: 'Measure Hours lost' }).click();
  await dialog.getByLabel(/^Value/).fill('15');
  await page.keyboard.press('Enter');
  await expect(criterion).toContainText('75 % of the way');

  await criterion.getByRole('button', { name: 'Accepted: Hours lost' }).click();
  await dialog.getByRole('combobox', { name: 'Accepted by' }).fill('Ines');
  await page.getByRole('option', { name: 'Ines Duarte' }).click();
  await dialog.getByRole('button', { name: 'Accepted' }).click();
  await criterion.getByRole('button', { name: 'Delivered: Hours lost' }).click();
  await dialog.getByLabel('Delivered by').fill('Robin Vale');
  await page.keyboard.press('Enter');

  // Verified asks for the customer's words.
  await criterion.getByRole('button', { name: 'Verified: Hours lost' }).click();
  await dialog.getByRole('button', { name: 'Verified' }).click();
  await expect(dialog).toContainText('A verified outcome needs the customer’s own words.');
  await dialog.getByLabel('In their words').fill('We stop half as often as last year.');
  await dialog.getByRole('button', { name: 'Verified' }).click();
  await expect(criterion.getByRole('listitem').filter({ hasText: 'Verified' })).toContainText('Ines Duarte');
  await expect(criterion).toContainText('“We stop half as often as last year.”');

  // One step of undo takes it back, and redo gives it again.
  await main.focus();
  await page.keyboard.press('Control+z');
  await expect(criterion.getByRole('button', { name: 'Verified: Hours lost' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(criterion).toContainText('“We stop half as often as last year.”');

  // The milestones over time, and the copy for the customer.
  await main.focus();
  await page.keyboard.press('v');
  await expect(main).toContainText('No milestone has a day yet');
  await main.getByLabel('Internal notes').first().fill('Their budget is thin');
  await main.getByRole('link', { name: 'Customer copy' }).click();
  const copy = page.getByRole('article', { name: 'The customer’s copy' });
  await expect(copy).toContainText('We stop half as often as last year.');
  await expect(copy).not.toContainText('budget is thin');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Word' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^blue-heron-success-plan.*\.docx$/);
});
