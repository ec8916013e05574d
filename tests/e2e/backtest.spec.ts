import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';
import { textFile, type Chosen } from '#tests/e2e/import-page.ts';

/** Three hundred customers of which those by the month and without support leave more often, in an order that repeats. */
const customers = Array.from({ length: 300 }, (_, at) => {
  const [plan, support] = [['Month', 'Year', 'Two years'][at % 3] ?? '', at % 2 === 0 ? 'Yes' : 'No'];
  const isLost = plan === 'Month' ? at % 4 < 3 : plan === 'Year' ? at % 5 === 0 && support === 'No' : at % 33 === 2;
  return { name: `Customer ${at}`, plan, months: String((at * 7) % 72), support, churn: isLost ? 'Yes' : 'No' };
});
const tableOf = (name: string, outcomes: readonly string[]): Chosen => textFile(name, ['Customer name,Plan,Months,Support,Churn', ...customers.map((row, at) => [row.name, row.plan, row.months, row.support, outcomes[at]].join(','))]);

/** The AUC of the score that is built below, pair by pair. Months go from the 5 % that are lowest to the 5 % that are highest. */
const aucByPairs = (): number => {
  const points: Record<string, number> = { Month: 0, Year: 50, 'Two years': 100, No: 20, Yes: 80 };
  const scoreOf = ({ plan, months, support }: (typeof customers)[number]): number => Math.round(1e6 * ((points[plan] ?? 0) + (points[support] ?? 0) + Math.max(0, Math.min(1, (Number(months) - 3) / 65)) * 100));
  const by = (churn: string): number[] => customers.filter((row) => row.churn === churn).map(scoreOf);
  const [kept, lost] = [by('No'), by('Yes')];
  return kept.reduce((sum, k) => sum + lost.reduce((own, l) => own + (k > l ? 1 : k === l ? 0.5 : 0), 0), 0) / (kept.length * lost.length);
};

/** In an order drawn from a fixed seed. */
const shuffled = (items: readonly string[]): string[] => {
  let state = 5;
  const drawn = items.map((item) => ({ item, at: (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) }));
  return drawn.toSorted((a, b) => a.at - b.at).map(({ item }) => item);
};

test.use({ sample: true, at: 'import' });

test('a table is tested by a score from its columns, and on shuffled outcomes there is no signal @page', async ({ daybook: { page } }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('backtest');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Backtest' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Too few outcomes to judge the score' })).toBeVisible();
  await page.keyboard.press('t');
  const hand = async (file: Chosen): Promise<void> => {
    const asked = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a table' }).focus();
    await page.keyboard.press('Enter');
    await (await asked).setFiles(file);
  };
  const build = async (columns: readonly string[], points: readonly [string, string][]): Promise<void> => {
    await expect(page.getByText('Choose at least one column for the score.')).toBeVisible();
    for (const column of columns) {
      await page.getByRole('combobox', { name: 'Add a column to the score' }).focus();
      await page.keyboard.type(column);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('region', { name: `Points from ${column}` })).toBeVisible();
    }
    for (const [value, given] of points) await page.getByRole('textbox', { name: `Points of ${value}`, exact: true }).fill(given);
  };

  await hand(tableOf('Last year.csv', customers.map(({ churn }) => churn)));
  await build(['Plan', 'Months', 'Support'], [['Month', '0'], ['Two years', '100'], ['No', '20'], ['Yes', '80']]);
  await expect(page.getByRole('heading', { name: 'The score tells the lost from the kept' })).toBeVisible();
  await expect(page.getByText(`the score puts the churned one lower in ${Math.round(aucByPairs() * 100)} of 100 pairs`)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // A figure opens to its rows.
  await page.getByRole('button', { name: /^\d+: Red, churned$/ }).click();
  const rows = page.getByRole('dialog', { name: 'Red, churned' });
  await expect(rows.getByRole('row').nth(1)).toContainText('Customer 0');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^\d+: Red, churned$/ })).toBeFocused();

  // Kept, found by the search, changed, and taken back.
  await page.getByRole('button', { name: 'Keep this backtest' }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Last year', exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'Green from' }).fill('90');
  await expect(page.getByText('Changed the backtest “Last year”')).toBeVisible();
  await page.getByRole('main').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: 'Green from' })).toHaveValue('75');

  await page.getByRole('button', { name: 'All backtests' }).click();
  await expect(page.getByRole('table', { name: 'Kept backtests' }).getByRole('link', { name: 'Last year' })).toBeVisible();
  await hand(tableOf('Shuffled.csv', shuffled(customers.map(({ churn }) => churn))));
  await build(['Plan'], [['Month', '0'], ['Two years', '100']]);
  await expect(page.getByRole('heading', { name: 'No signal' })).toBeVisible();
});
