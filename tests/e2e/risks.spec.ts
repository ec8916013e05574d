import { expect, test } from '#tests/e2e/daybook.ts';
import { choose } from '#tests/e2e/fields.ts';

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test.describe('with the sample book @page', () => {
  test.use({ sample: true });

  test('a red account becomes a risk that is saved and looked back on', async ({ daybook: { page } }) => {
    // Today says who is red without a risk; what the account says already is filled in.
    await page.goto(`${new URL(page.url()).origin}/#/today?rule=risk-missing`);
    const row = page.locator('li[data-rule="risk-missing"]').filter({ hasText: 'Saltmarsh Seafood' });
    await expect(row).toContainText('The register has no open risk of it');
    await row.getByRole('button', { name: 'Open a risk', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Open a risk' });
    await expect(dialog.getByRole('combobox', { name: 'Reason' })).toHaveValue('Lack of adoption');
    await dialog.getByRole('button', { name: 'Open the risk' }).click();
    await expect(dialog).toContainText('Choose what it may come to.');
    await choose(page, 'Impact', 'Seat loss');
    await dialog.getByLabel('Next step').fill('Sit with two users of the second plant');
    await dialog.getByRole('checkbox', { name: /^Run a workshop/ }).click();
    await dialog.getByRole('button', { name: 'Open the risk' }).click();

    await expect(page.getByRole('heading', { level: 1, name: 'Lack of adoption at Saltmarsh Seafood' })).toBeVisible();
    const clock = page.getByRole('region', { name: 'Clock and amount' });
    await expect(clock).toContainText('Every 30 days');
    await expect(page.getByText('0 of 4 done')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Sit with two daily users and watch where they give up' }).click();
    await expect(page.getByText('1 of 4 done')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Sales leadership' }).click();
    await expect(page.getByText('told today')).toBeVisible();

    // The renewal is moved near, so the clock is weekly.
    await page.getByRole('link', { name: 'The account' }).click();
    await expect(page.getByLabel('Risk reason')).toHaveValue('Lack of adoption: the second plant went back to paper');
    // An action of the account, from its menu; the focus comes back to it.
    await page.getByRole('button', { name: 'More for this account' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'New action' }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'New action' }).getByRole('combobox', { name: 'Account' })).toHaveValue('Saltmarsh Seafood');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'More for this account' })).toBeFocused();
    const contracts = page.getByRole('region', { name: 'Contracts' });
    await contracts.getByRole('button', { name: 'Platform' }).first().click();
    const contract = page.getByRole('dialog', { name: 'Platform' });
    await contract.getByRole('textbox', { name: 'Renewal' }).fill(dayIn(20));
    await page.keyboard.press('Tab');
    await contract.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Risks' }).getByRole('link', { name: /Lack of adoption/ }).click();
    await expect(clock).toContainText('Every 7 days: renews');

    // Nobody churns without the manager.
    await page.getByRole('button', { name: 'It will churn' }).click();
    const gate = page.getByRole('dialog', { name: 'Will Saltmarsh Seafood churn?' });
    await gate.getByRole('checkbox', { name: 'The options are exhausted' }).click();
    await gate.getByLabel('What was tried').fill('Training, twice');
    await gate.getByRole('checkbox', { name: 'The opportunity is set to will churn' }).click();
    await gate.getByRole('button', { name: 'It will churn' }).click();
    await expect(gate).toContainText('The manager has to agree. Name who did.');
    await page.keyboard.press('Escape');

    // It is updated, saved, and looked back on.
    await page.keyboard.press('u');
    await page.keyboard.type('The second plant logs its cold rooms again.');
    await page.getByRole('radiogroup', { name: 'Level now' }).getByText('Yellow').click();
    await page.getByRole('button', { name: 'Save the update' }).click();
    await expect(page.getByRole('list', { name: 'Updates' })).toContainText('The second plant logs its cold rooms again.');
    await page.getByRole('main').focus();
    await page.keyboard.press('x');
    const closing = page.getByRole('dialog', { name: 'Close the risk of Saltmarsh Seafood' });
    await closing.getByLabel('Summary').fill('Both plants work with it');
    await closing.getByRole('radiogroup', { name: 'Sentiment from here' }).getByText('Green').click();
    await closing.getByRole('button', { name: 'Close the risk' }).click();
    const lesson = page.getByRole('region', { name: 'Post-mortem' });
    await lesson.getByRole('radiogroup', { name: 'Was it expected?' }).getByText('Unexpected').click();
    await lesson.getByRole('radiogroup', { name: 'Was it avoidable?' }).getByText('Avoidable', { exact: true }).click();
    await lesson.getByLabel('The lesson').fill('Ask each plant once a quarter');
    await lesson.getByRole('button', { name: 'Save the post-mortem' }).click();
    await expect(lesson).toContainText('Unexpected and avoidable');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await expect(page.getByRole('heading', { level: 1, name: 'Risks' })).toBeVisible();
    await page.keyboard.press('4');
    await expect(page.getByRole('region', { name: /^Unexpected and avoidable/ })).toContainText('Ask each plant once a quarter');
  });

  test('an escalation has exit criteria from the start, and ends when both sides agree', async ({ daybook: { page } }) => {
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('tab', { name: 'Escalations' }).click();
    await page.keyboard.press('n');
    const opening = page.getByRole('dialog', { name: 'Open an escalation' });
    await opening.getByLabel('In one line').fill('Cold rooms report an hour late');
    await opening.getByRole('button', { name: 'Open it' }).click();
    await expect(opening).toContainText('Say when it is over, before it begins.');
    await opening.getByRole('combobox', { name: 'Account' }).fill('Saltmarsh');
    await page.getByRole('option', { name: 'Saltmarsh Seafood' }).click();
    await opening.getByLabel('Exit criteria').fill('A week with every report in time');
    await opening.getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Cold rooms report an hour late' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^Risks/ })).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('u');
    await page.keyboard.type('The queue is cleared.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('list', { name: 'Updates' })).toContainText('The queue is cleared.');
    await page.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByRole('dialog')).toContainText('Our side has not agreed yet.');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Who of us' }).fill('Amadou Keswicke');
    await page.getByRole('button', { name: 'Our side agrees' }).click();
    await expect(page.getByText('Amadou Keswicke agreed')).toBeVisible();
    await page.getByRole('combobox', { name: 'Who of them' }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'The customer agrees' }).click();
    await expect(page.getByRole('button', { name: /^Take back/ })).toHaveCount(2);
    await page.getByRole('button', { name: 'Close it' }).click();
    const done = page.getByRole('dialog', { name: /^Close “Cold rooms/ });
    await done.getByLabel('Outcome').fill('Reports come in time since Monday');
    await done.getByRole('radiogroup', { name: 'Sentiment of the account from here' }).getByText('Green').click();
    await done.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByText('Closed “Cold rooms report an hour late”')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Clock' })).toContainText('Reports come in time since Monday');
  });
});
