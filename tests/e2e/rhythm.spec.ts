import { readFileSync } from 'node:fs';
import { expect, test } from '#tests/e2e/daybook.ts';

test.describe('with the sample book @page', () => {
  test.use({ sample: true, at: 'import' });

  test('time is noted by keyboard and counts in the week', async ({ daybook: { page } }) => {
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await expect(page.getByRole('heading', { level: 1, name: 'Rhythm' })).toBeVisible();
    const development = page.getByRole('table', { name: 'Hours by area' }).getByRole('row', { name: /^Development/ });
    const before = (await development.textContent()) ?? '';
    await page.keyboard.press('2');
    const form = page.getByRole('form', { name: 'Log time' });
    await form.getByRole('combobox', { name: 'Area', exact: true }).click();
    await page.getByRole('option', { name: 'Development', exact: true }).click();
    await form.getByRole('textbox', { name: 'Minutes' }).fill('95');
    await form.getByRole('textbox', { name: 'Note' }).fill('Course on value stories');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /^Note of Development on/ }).first()).toHaveValue('Course on value stories');
    await page.getByRole('main').focus();
    await page.keyboard.press('1');
    await expect(development).toBeVisible();
    await expect(development).not.toHaveText(before);
    await page.keyboard.press('Control+z');
    await expect(development).toHaveText(before);
  });

  test('a week with holidays is overfull, says what to move, and a move is one key', async ({ daybook: { page } }) => {
    const today = new Date();
    const dayOf = (ahead: number): string => new Date(today.getTime() + (ahead + 7 - ((today.getUTCDay() + 6) % 7)) * 86_400_000).toISOString().slice(0, 10);
    await page.goto(`${new URL(page.url()).origin}/#/settings?section=book`);
    await page.getByRole('textbox', { name: 'Paste a list' }).fill([0, 1, 2, 3].map((ahead) => `${dayOf(ahead)} Works holiday`).join('\n'));
    await page.getByRole('button', { name: 'Add 4 holidays' }).click();
    await expect(page.getByText('Changed the holidays')).toBeVisible();
    await page.goto(`${new URL(page.url()).origin}/#/today?rule=week-overfull`);
    await page.locator('li[data-rule="week-overfull"]').getByRole('link', { name: /^Next week is overfull by/ }).click();
    await expect(page.getByRole('heading', { level: 2, name: /^Next week/ })).toBeVisible();
    const first = page.getByRole('list', { name: 'What to move' }).getByRole('button', { name: /^(Move|Plan) / }).first();
    const name = (await first.getAttribute('aria-label')) ?? '';
    await first.press('Enter');
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    await expect(page.getByText(/^(Moved to|Planned a call)/)).toBeVisible();
  });

  test('goals go from a rock to its close, and the own review becomes a deck', async ({ daybook: { page } }) => {
    await page.goto(`${new URL(page.url()).origin}/#/rhythm?view=goals`);
    await page.getByRole('textbox', { name: 'A big rock of the quarter' }).fill('Write down how renewals are forecast');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Close: Write down how renewals are forecast' }).click();
    const dialog = page.getByRole('dialog', { name: /^Close “Write down/ });
    await dialog.getByLabel('In a word, how it went').fill('One page, used twice');
    await dialog.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByText('“One page, used twice”')).toBeVisible();

    await page.getByRole('textbox', { name: 'An objective of the quarter' }).fill('Keep what is sold');
    await page.keyboard.press('Enter');
    const adding = page.getByRole('form', { name: 'Add a measure to Keep what is sold' });
    await adding.getByRole('combobox', { name: 'Read from' }).click();
    await page.getByRole('option', { name: 'Gross revenue retention' }).click();
    await adding.getByRole('textbox', { name: /^Target/ }).fill('98');
    await adding.getByRole('button', { name: 'Add the measure' }).click();
    await expect(page.getByRole('table', { name: 'Measures of Keep what is sold' })).toContainText('Read from Gross revenue retention');

    await page.getByRole('tab', { name: 'Own review' }).click();
    await page.getByRole('textbox', { name: 'Asks of leadership' }).fill('Two days of an architect');
    await page.keyboard.press('Tab');
    await expect(page.getByText('Wrote the review of the own book')).toBeVisible();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Deck' }).click();
    const deck = await waiting;
    expect(deck.suggestedFilename()).toMatch(/^own-review-.*\.pptx$/);
    expect(readFileSync(await deck.path()).subarray(0, 2).toString()).toBe('PK');
  });
});
