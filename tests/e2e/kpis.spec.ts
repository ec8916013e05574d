import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';
import { choose } from '#tests/e2e/fields.ts';

/** The figure of a text such as "+$1,200.50", in dollars. */
const dollars = (text: string): number => Number(text.replaceAll(/[^\d.]/g, '')) * (text.includes('−') ? -1 : 1);

test.describe('with the sample book @page', () => {
  test.use({ sample: true, at: 'import' });

  test('from a figure down to its rows, a movement and its contract', async ({ daybook: { page } }) => {
    await page.getByRole('navigation').getByRole('link', { name: 'KPIs' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'KPIs' })).toBeVisible();
    await choose(page, 'Kind of period', 'Trailing 12 months');
    const card = page.getByRole('button', { name: /^NRR/ });
    await card.focus();
    await page.keyboard.press('Enter');
    await expect(card).toHaveAttribute('aria-pressed', 'true');
    // On a card the arrows go from card to card; on a row they go from row to row.
    await page.keyboard.press('ArrowRight');
    await expect(card).not.toBeFocused();
    await page.keyboard.press('m');
    await expect(card).toBeFocused();
    const panel = page.getByRole('region', { name: 'Net revenue retention' });
    await expect(panel).toContainText('Definition. ARR at the end ÷ ARR at the start, over the accounts of the start');
    await panel.getByText('What counts, and what does not').click();
    await expect(panel).toContainText('A transfer to another CSM is never churn or expansion.');
    await panel.getByRole('row').nth(1).focus();
    await page.keyboard.press('j');
    await expect(panel.getByRole('row').nth(2)).toBeFocused();
    const grown = panel.getByRole('row').filter({ hasText: 'Seats +' }).first();
    await grown.getByRole('button').click();
    const drawer = page.getByRole('dialog', { name: /^Movements of/ });
    const [opens = '', closes = ''] = await drawer.locator('b').allTextContents();
    const moved = await drawer.locator('tbody tr td:nth-child(3)').allTextContents();
    expect(moved.length).toBeGreaterThan(0);
    expect(dollars(opens) + moved.reduce((sum, text) => sum + dollars(text), 0)).toBeCloseTo(dollars(closes), 2);
    await drawer.getByRole('row').nth(1).getByRole('link').click();
    await expect(page.getByRole('region', { name: 'Contracts' })).toBeInViewport();

    await page.goBack();
    await expect(card).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('2');
    await expect(page.getByRole('tab', { name: 'Waterfall' })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('t');
    const steps = (await page.getByRole('table', { name: 'ARR from the start to the end of the period' }).locator('tbody tr td:nth-child(2)').allTextContents()).map(dollars);
    expect(steps.slice(0, -1).reduce((sum, step) => sum + step, 0)).toBeCloseTo(steps.at(-1) ?? Number.NaN, 2);
    await page.keyboard.press('3');
    await expect(page.getByRole('table', { name: 'KPIs by segment' })).toBeVisible();
  });

  test('a fiscal year that starts in February moves the quarter, and a target is held against it', async ({ daybook: { page } }) => {
    const at = (address: string): Promise<unknown> => page.goto(`${new URL(page.url()).origin}/#/${address}`);
    await at('settings?section=book');
    await choose(page, 'Fiscal year begins in', 'February');
    await at('settings?section=kpis');
    await page.getByRole('button', { name: 'Median, contracts over $250K' }).click();
    await expect(page.getByRole('textbox', { name: 'Net revenue retention' })).toHaveValue('110 %');
    await at('kpis');
    const now = new Date();
    const month = (now.getMonth() + 11) % 12;
    const first = new Date(now.getFullYear(), now.getMonth() - (month % 3), 1);
    await expect(page.getByText(new RegExp(`^1 ${first.toLocaleDateString('en-GB', { month: 'short' })} ${first.getFullYear()} to `))).toBeVisible();
    await expect(page.getByRole('button', { name: /^NRR/ })).toContainText(/Target 10\d\.\d %, of the year’s/);
    for (const view of ['board', 'waterfall', 'segments']) {
      await at(`kpis?view=${view}`);
      await expect(page.getByRole('tab', { selected: true })).toBeVisible();
      expect.soft(await violations(page), view).toEqual([]);
    }
    await page.keyboard.press('[');
    await expect(page.getByRole('button', { name: 'Now' })).toBeVisible();
  });
});
