import { expect, test } from '#tests/e2e/daybook.ts';

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test.describe('with the sample book @page', () => {
  test.use({ sample: true, at: 'reviews' });

  test('from the roadmap over the plan and the review itself to the promises on Today', async ({ daybook: { page } }) => {
    // The roadmap says who is due; Greyvale Water has no review.
    const row = page.getByRole('row').filter({ hasText: 'Greyvale Water' });
    await expect(row).toContainText('At least one a year');
    await row.getByRole('button', { name: 'Plan a review of Greyvale Water' }).click();
    const dialog = page.getByRole('dialog', { name: 'Plan a business review' });
    await expect(dialog.getByRole('combobox', { name: 'Account' })).toHaveValue('Greyvale Water');
    await dialog.getByRole('textbox', { name: 'Day', exact: true }).fill(dayIn(200));
    await page.keyboard.press('Tab');
    await dialog.getByLabel('Purpose').fill('Look back at the leaks that were found');
    await dialog.getByRole('button', { name: 'Plan the review' }).click();

    // Its steps are counted back, and nobody comes without a match.
    await expect(page.getByRole('heading', { level: 1, name: 'Executive business review: Greyvale Water' })).toBeVisible();
    const aside = page.getByRole('complementary', { name: 'Steps and preparation' });
    await expect(aside).toContainText('0 of 10 done');
    await aside.getByRole('checkbox', { name: 'Done: Kickoff and first talk' }).click();
    await expect(aside).toContainText('1 of 10 done');
    await aside.getByRole('checkbox', { name: 'Done: Who says what, rehearsed once' }).click();
    await expect(aside).toContainText('1 of 8 done');
    await expect(page.getByRole('table').filter({ hasText: 'Matched with' })).toContainText('Dolores Whitcastle');
    await page.getByLabel('Name of point 1').fill('Open tickets');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert', { name: 'Warnings of the agenda' })).toContainText('“Open tickets” is about support.');

    // Once the content is final it changes with a reason only.
    await aside.getByRole('checkbox', { name: 'Done: Final content, then locked' }).click();
    await expect(page.getByText('The content is final since')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Make it anew' })).toBeHidden();
    await page.getByRole('button', { name: 'Open it again' }).click();
    await page.getByLabel('Why the content changes').fill('A point was wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The content was opened again after it was final: A point was wrong')).toBeVisible();
    await page.getByRole('button', { name: 'Make it anew' }).click();
    await expect(page.getByLabel('Name of point 1')).toHaveValue('Welcome');

    // The deck is made of it.
    await page.getByRole('tab', { name: 'Deck' }).click();
    await expect(page.getByRole('button', { name: /Export as PowerPoint/ })).toBeVisible();

    // It was held, and both sides promised something.
    await page.getByRole('tab', { name: 'Follow-through' }).click();
    await page.getByRole('button', { name: 'Sentiment green' }).click();
    await page.getByLabel('What was agreed').fill('The north works join in spring');
    await page.getByRole('button', { name: 'It was held' }).click();
    await expect(page.getByRole('heading', { name: 'Summary for the customer' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Promise' }).fill('Send the plan of the north works');
    await page.getByRole('textbox', { name: 'By' }).fill(dayIn(0));
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Text' });
    await expect(text).toHaveValue(/- The north works join in spring[\s\S]*- Send the plan of the north works/);
    await page.getByRole('button', { name: 'Mark as sent' }).click();
    await expect(page.getByText('Marked as sent on')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Done: Update the success plan' }).click();
    await expect(page.getByRole('region', { name: 'Effect' })).toContainText('0 kept, 1 open');

    // The roadmap knows, and the promise is on Today.
    await page.goto(`${new URL(page.url()).origin}/#/today?rule=commitment-due`);
    await expect(page.locator('li[data-rule="commitment-due"]').filter({ hasText: 'Send the plan of the north works' })).toContainText('Greyvale Water');
    await page.goto(`${new URL(page.url()).origin}/#/reviews?state=held`);
    await expect(page.getByRole('row').filter({ hasText: 'Greyvale Water' })).toContainText('held');
  });
});
