import { expect, test } from '#tests/e2e/daybook.ts';

test.use({ sample: true, at: 'import' });

test('a champion leaves: what is at risk, who takes over, the play, Today, and one undo @page', async ({ daybook: { page } }) => {
  const main = page.getByRole('main');
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await main.getByText('Marrowfield Health Network').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Marrowfield Health Network' })).toBeVisible();
  await page.getByRole('link', { name: 'Stakeholder map' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Stakeholders of Marrowfield Health Network' })).toBeVisible();

  const champion = page.getByRole('region', { name: 'Org chart' }).getByRole('button').filter({ hasText: 'Champion' });
  const name = (await champion.locator('p').first().textContent()) ?? '';
  const warnings = page.getByRole('complementary', { name: 'What the rules say' });
  await expect(warnings.getByText('Champion lost')).toHaveCount(0);

  // By keyboard: to nobody, and back to the manager by undo.
  await champion.focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('status').filter({ hasText: `Moving ${name}` })).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByText(new RegExp(`^${name} reports to`)).last()).toBeVisible();
  await expect(champion.or(page.getByRole('button').filter({ hasText: name }).first()).first()).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(new RegExp(`^Undone: ${name} reports to`))).toBeVisible();

  await page.getByRole('button', { name: 'Somebody left' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`${name} is the only champion of the account.`);
  await expect(dialog.getByLabel('Start the playbook for a champion who left')).toBeChecked();
  await dialog.getByText('Somebody new').click();
  await dialog.getByLabel('Name').fill('Fay Lindqvist');
  await dialog.getByRole('button', { name: 'Record the departure' }).click();
  await expect(page.getByText(`${name} left`).last()).toBeVisible();
  await expect(warnings.getByText('Champion lost')).toBeVisible();
  await expect(page.getByRole('button').filter({ hasText: 'Fay Lindqvist' })).toBeVisible();

  const lost = `${new URL(page.url()).origin}/#/today?rule=champion-lost`;
  await page.goto(lost);
  await expect(main.getByText('Marrowfield Health Network has lost its champion')).toBeVisible();
  await main.getByText('Marrowfield Health Network has lost its champion').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Marrowfield Health Network' })).toBeVisible();
  await expect(main.getByText(`${name}, the champion, left on`)).toBeVisible();
  await expect(main.getByRole('link', { name: /^Champion left/ }).first()).toBeVisible();

  // Whoever took over wins the role; Today has nothing more to say.
  await page.locator('#people').getByRole('button', { name: 'Fay Lindqvist', exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Buying role' }).click();
  await page.getByRole('option', { name: 'Champion' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(lost);
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(main.getByText('Marrowfield Health Network has lost its champion')).toHaveCount(0);

  // One undo for the role, one for the whole departure.
  await page.keyboard.press('Control+z');
  await expect(main.getByText('Marrowfield Health Network has lost its champion')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(`Undone: ${name} left`)).toBeVisible();
  await expect(main.getByText('Marrowfield Health Network has lost its champion')).toHaveCount(0);
});

test('the influence map is changed by dragging and by arrow keys @loopback', async ({ daybook: { page } }) => {
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await page.getByRole('main').getByText('Halvorsen Dray Logistics').first().click();
  await page.getByRole('link', { name: 'Stakeholder map' }).click();
  await expect(page.getByRole('region', { name: 'Org chart' })).toBeVisible();
  await page.keyboard.press('i');
  const map = page.getByRole('region', { name: 'Influence map' });
  const chip = map.getByRole('button').first();
  const name = ((await chip.getAttribute('aria-label')) ?? '').split(':')[0] ?? '';
  const person = page.getByRole('button', { name: new RegExp(`^${name}:`) });
  await person.dragTo(map.locator('[data-place="opponent-1"]'));
  await expect(map.locator('[data-place="opponent-1"]').getByText(name)).toBeVisible();
  await person.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect(map.locator('[data-place="sceptic-2"]').getByText(name)).toBeVisible();
  await expect(person).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText('2 of 5');

  await page.keyboard.press('o');
  const chart = page.getByRole('region', { name: 'Org chart' });
  const cards = chart.getByRole('button');
  const last = cards.last();
  const moved = (await last.locator('p').first().textContent()) ?? '';
  await last.dragTo(cards.first());
  await expect(page.getByText(new RegExp(`^${moved} reports to`)).first()).toBeVisible();
});
