import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';

test.describe('with the sample book @page', () => {
  test.use({ sample: true, at: 'reviews' });

  test('the deck of a review: a slide off, another order, a title of one’s own, what to know before it goes out, and the file', async ({ daybook: { page } }) => {
    await page.getByRole('link', { name: /Executive business review/ }).first().click();
    await page.getByRole('tab', { name: 'Deck' }).click();
    const slides = page.getByRole('region', { name: /^Slides/ });
    await expect(slides.getByRole('listitem')).toHaveCount(16);
    await expect(page.getByRole('region', { name: 'Before it goes out' })).toContainText('There is no logo of the customer.');
    expect(await violations(page)).toEqual([]);

    await slides.getByRole('checkbox', { name: 'Show Journey' }).click();
    await expect(slides.getByRole('checkbox', { name: 'Show Journey' })).not.toBeChecked();
    // By the keyboard: Adoption goes before the slide above it.
    const order = (): Promise<string[]> => slides.getByRole('listitem').evaluateAll((rows) => rows.map((row) => row.querySelector('button')?.textContent ?? ''));
    const at = (await order()).findIndex((says) => says.startsWith('Adoption'));
    await slides.getByRole('listitem').nth(at).focus();
    await page.keyboard.press('u');
    await expect.poll(async () => (await order()).findIndex((says) => says.startsWith('Adoption'))).toBe(at - 1);

    await slides.getByRole('button', { name: /^Adoption/ }).click();
    const words = page.getByRole('region', { name: 'Words of this slide' });
    const own = await words.getByLabel('Title').inputValue();
    await words.getByLabel('Title').fill('Everybody works with it by 1999');
    await words.getByLabel('Title').blur();
    await expect(page.getByRole('region', { name: 'Before it goes out' })).toContainText('nothing in the book bears out 1999');
    await words.getByRole('button', { name: 'Back to what follows from the account' }).click();
    await expect(words.getByLabel('Title')).toHaveValue(own);
    await words.getByLabel('Title').fill('Everybody works with it');
    await words.getByLabel('Title').blur();
    await expect(page.getByRole('article', { name: 'Slide Everybody works with it' })).toBeVisible();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as PowerPoint' }).click();
    const file = await JSZip.loadAsync(readFileSync(await (await download).path()));
    const texts = await Promise.all(Object.keys(file.files).filter((part) => /^ppt\/slides\/slide\d+\.xml$/.test(part)).map(async (part) => (await file.file(part)?.async('string')) ?? ''));
    expect(texts.filter((xml) => xml.includes('Everybody works with it'))).toHaveLength(1);
    expect(texts.filter((xml) => xml.includes('Start together'))).toHaveLength(0);
    await expect(page.getByText(/^Made the deck of /)).toBeVisible();
  });
});
