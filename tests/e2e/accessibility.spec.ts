import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e/daybook.ts';

/** Violations of a page, one a line, so that a failure says what and where. */
const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`));
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} @loopback`, () => {
    test.use({ colorScheme });

    test('the first run has no violation', async ({ daybook: { page } }) => {
      await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test.describe('with the sample book', () => {
      test.use({ sample: true });

      test('no page has a violation', async ({ daybook: { page } }) => {
        test.setTimeout(120_000);
        for (const [address, heading] of [['today', 'Today'], ['accounts', 'Accounts'], ['calls', 'Calls'], ['commitments', 'Commitments'], ['settings', 'Settings'], ['import', 'Import'], ['search?text=renewal', 'Search']] as const) {
          await page.goto(`${new URL(page.url()).origin}/#/${address}`);
          await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
          expect.soft(await violations(page), heading).toEqual([]);
        }
      });

      test('an account, its brief and a call have no violation', async ({ daybook: { page } }) => {
        await page.getByRole('main').locator('li[data-rule]').first().getByRole('button', { name: /^Brief/ }).click();
        await expect(page.getByRole('dialog')).toContainText('Agenda');
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.keyboard.press('g');
        await page.keyboard.press('a');
        await page.getByText('Corvane Aerospace').first().click();
        await expect(page.getByRole('heading', { level: 2, name: 'People' })).toBeVisible();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('l');
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: /Write the note|Begin a new one/ }).click();
        await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });

      test('the palette has no violation', async ({ daybook: { page } }) => {
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.keyboard.press('Control+k');
        await page.keyboard.type('renewal');
        await expect(page.getByRole('dialog')).toContainText('renewal');
        expect(await violations(page)).toEqual([]);
      });
    });
  });
}
