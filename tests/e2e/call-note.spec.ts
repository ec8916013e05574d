import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e/daybook.ts';

test.use({ sample: true });
// Hundreds of single keys, which take their time on a small machine.
test.describe.configure({ timeout: 120_000 });

const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });

/** Opens a new note for an account of the sample book, as a person does. */
const beginNote = async (page: Page, account: string): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('l');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Account' }).fill(account);
  await page.getByRole('option', { name: account }).click();
  await page.getByRole('button', { name: /Write the note|Begin a new one/ }).click();
  await expect(note(page)).toBeFocused();
};

const saved = (page: Page) => expect(page.getByRole('main').getByRole('status')).toHaveText('Saved');

const paste = (page: Page, html: string): Promise<void> =>
  note(page).evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);

test('a pasted page leaves words and safe links, and nothing that runs @page', async ({ daybook: { page } }) => {
  await beginNote(page, 'Corvane');
  // Chromium reports what the content security policy keeps from running, even in the inert document in which a paste is read.
  page.removeAllListeners('console');
  await paste(
    page,
    `<h1 onclick="ran=true">Heading</h1><p style="position:fixed" onmouseover="ran=true">Words <img src=x onerror="ran=true"><b>bold</b></p><script>ran=true</script>
     <iframe src="data:text/html,x"></iframe><svg onload="ran=true"></svg><style>body{display:none}</style>
     <p><a href="javascript:ran=true">one</a> <a href="JaVaScRiPt:ran=true">two</a> <a href="data:text/html,<script>ran=true</script>">three</a> <a href="https://example.com/x" onclick="ran=true" target="_top">four</a></p>
     <span data-type="mention" data-id="${'9'.repeat(300)}" data-label="${'x'.repeat(900)}">@x</span><ol start="abc"><li>item</li></ol>`,
  );
  await expect(note(page)).toContainText('Words');
  const check = async (): Promise<void> => {
    await expect(note(page)).toContainText(/Heading.*Words bold.*one two three four.*@x+.*item/s);
    await expect(note(page).locator('.mention')).toHaveCount(0);
    expect(await note(page).locator('img:not(.ProseMirror-separator), script, iframe, svg, style, [style], [onclick], [onmouseover], [onerror], [onload]').count()).toBe(0);
    expect(await note(page).locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(['https://example.com/x']);
  };
  await check();
  await saved(page);
  await page.reload();
  await check();
  expect(await page.evaluate(() => (globalThis as { ran?: boolean }).ran ?? false)).toBe(false);
});

test('promises and people are captured from the keyboard, and are records once the call is logged @page', async ({ daybook: { page } }) => {
  await beginNote(page, 'Corvane');
  await page.keyboard.type('Met @');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  const person = (await page.getByRole('option', { selected: true }).locator('span').first().innerText()).trim();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/');
  await expect(page.getByRole('option', { name: /Commitment of ours/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Send the pack tomorrow');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/commit they confirm the seats in 2 weeks');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/commit @');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('signs the order');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByText('Held', { exact: true })).toBeVisible();
  await expect(note(page)).toContainText(`@${person}`);
  await expect(note(page).locator('[data-type="commitment"]')).toHaveText([/^Ours Send the pack · by /, /^Theirs confirm the seats · by /, 'Theirs signs the order · no day']);
  const made = page.getByRole('region', { name: 'Promises made here' });
  await expect(made.getByRole('listitem')).toHaveCount(3);
  await expect(made).toContainText('due tomorrow');
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/Next steps on our side:\n- Send the pack, by /);
});

test('a promise that is cut and pasted stays the same record; a copy of it is another one @page', async ({ daybook: { page } }) => {
  await beginNote(page, 'Corvane');
  await page.keyboard.type('/commit Send the pack tomorrow');
  await page.keyboard.press('Enter');
  await saved(page);
  const ids = (): Promise<(string | null)[]> => note(page).locator('[data-type="commitment"]').evaluateAll((chips) => chips.map((chip) => chip.getAttribute('data-id')));
  const [first] = await ids();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
  await expect(note(page)).toHaveText('');
  await page.keyboard.press('Control+v');
  await expect.poll(ids).toEqual([first]);
  await page.keyboard.press('Control+v');
  await expect.poll(async () => new Set(await ids()).size).toBe(2);
  await expect(page.getByRole('region', { name: 'Promises made here' }).getByRole('listitem')).toHaveCount(2);
});

test('what another window writes is taken over, but never over what is being typed @loopback', async ({ daybook }) => {
  const { page } = daybook;
  await beginNote(page, 'Corvane');
  await page.keyboard.type('From the first window.');
  await saved(page);
  const other = await daybook.openWindow();
  await other.evaluate((hash) => { location.hash = hash; }, new URL(page.url()).hash);
  await expect(note(other)).toContainText('From the first window.');
  await note(other).click();
  await other.keyboard.press('Control+End');
  await other.keyboard.type(' And the second.');
  await saved(other);
  await expect(note(page)).toHaveText('From the first window. And the second.');

  // While the first window types, the second one changes the title again and again.
  await note(page).click();
  await page.keyboard.press('Control+End');
  for (let word = 0; word < 12; word += 1) {
    await page.keyboard.type(` w${word}`);
    await other.getByRole('textbox', { name: 'Title' }).fill(`Title ${word}`);
  }
  const words = Array.from({ length: 12 }, (_, word) => `w${word}`).join(' ');
  await expect(note(page)).toHaveText(`From the first window. And the second. ${words}`);
  await expect(note(other)).toHaveText(`From the first window. And the second. ${words}`);
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Title 11');
});
