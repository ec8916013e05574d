import { expect, test } from '#tests/e2e/daybook.ts';

test.use({ sample: true });

test('an archetype switch changes what Today says @page', async ({ daybook: { page } }) => {
  const origin = new URL(page.url()).origin;
  const renewal = page.locator('li[data-rule="renewal-window"]').filter({ hasText: 'Marrowfield Health Network renews' });
  const renewals = `${origin}/#/today?rule=renewal-window`;
  await page.goto(renewals);
  await expect(renewal).toContainText('You own this renewal with Noreen Quillane (renewals manager)');
  await expect(renewal).toContainText('Ask the soft question and check what the renewal depends on');

  await page.goto(`${origin}/#/settings?section=archetype`);
  await page.getByRole('radio', { name: 'Adopt', exact: true }).check();
  await expect(page.getByText('Changed the archetype')).toBeVisible();
  await page.goto(renewals);
  await expect(renewal).toContainText('You support this renewal; ask Noreen Quillane (renewals manager)');
  await expect(renewal).toContainText('tell Noreen Quillane (renewals manager) what the renewal depends on');
  await renewal.hover();
  await renewal.getByRole('button', { name: /^Who to ask/ }).click();
  await expect(page.getByRole('dialog', { name: /^Who to ask/ })).toContainText('You support this renewal; ask Noreen Quillane (renewals manager).');
  await page.keyboard.press('Escape');

  // An exception of the account has the last word.
  await renewal.getByRole('link', { name: 'Marrowfield Health Network', exact: true }).click();
  await page.getByRole('region', { name: 'Team' }).getByRole('button', { name: 'Add an exception' }).click();
  const dialog = page.getByRole('dialog', { name: 'An exception from the archetype' });
  await dialog.getByRole('combobox', { name: 'Your part' }).click();
  await page.getByRole('option', { name: 'Co-own', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The terms are new to them');
  await dialog.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.goto(renewals);
  await expect(renewal).toContainText('You co-own this renewal with Noreen Quillane (renewals manager)');
});

test('a quarterly review @page', async ({ daybook: { page } }) => {
  const row = page.locator('li[data-rule="priority-review"]');
  await page.goto(`${new URL(page.url()).origin}/#/today?rule=priority-review`);
  await row.getByRole('link', { name: /^Review segments, priorities and stages/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quarterly review' })).toBeVisible();
  const open = page.getByRole('main').locator('li[data-kind]:not([data-decided])');
  const shares = page.getByRole('list', { name: 'Share of PR1 by segment' });
  await expect(shares).toContainText('of 14 PR1');

  // The account over the limit moves to the enterprise segment, by keyboard, and the shares follow.
  const large = page.locator('li[data-account="Copperkettle Brewing"][data-kind="segment"]');
  await large.focus();
  await page.keyboard.press('a');
  await expect(large).toContainText('Moved');
  await expect(shares).toContainText('of 15 PR1');

  // A priority set by hand stays, and says why.
  const byHand = page.locator('li[data-account="Ironmoss Fitness"][data-kind="priority"]');
  await byHand.focus();
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: 'Why it stays as it is' }).fill('The openings are next year');
  await page.keyboard.press('Enter');
  await expect(byHand).toContainText('Kept: The openings are next year');

  // The rest by rule, until nothing is open.
  const all = page.getByRole('button', { name: /^(Accept|Confirm) all \d+$/ });
  while ((await open.count()) > 0) {
    const before = await open.count();
    await all.first().click();
    await expect.poll(() => open.count()).toBeLessThan(before);
  }
  await expect(page.getByRole('alert').filter({ hasText: 'is reviewed' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to Today' }).click();
  await expect(page.getByRole('main').locator('li[data-rule]').first()).toBeVisible();
  await expect(row).toHaveCount(0);
});
