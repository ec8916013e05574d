import { expect, test } from '#tests/e2e/daybook.ts';

test('a letter typed right after Ctrl+K is not lost @loopback', async ({ daybook: { page } }) => {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  const focused = await page.evaluate(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }));
    // Only what is done before the next task: the letter after it comes in a task of its own.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    return document.activeElement?.getAttribute('role');
  });
  expect(focused).toBe('combobox');
});
