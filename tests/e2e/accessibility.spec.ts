import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';

test('the first run has no violation @loopback', async ({ daybook: { page } }) => {
  await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

/** Addresses of pages with their headings; a test for each group, so that none of them takes much longer than the other specs. */
const pages: Record<string, readonly (readonly [address: string, heading: string])[]> = {
  work: [
    ['today', 'Today'],
    ['accounts', 'Accounts'],
    ['calls', 'Calls'],
    ['commitments', 'Commitments'],
    ['plans', 'Plans'],
    ['import', 'Import'],
    ['today?view=snoozed', 'Today'],
    ['today?view=closed', 'Today'],
    ['rhythm', 'Rhythm'],
    ['rhythm?view=time', 'Rhythm'],
    ['rhythm?view=goals', 'Rhythm'],
    ['rhythm?view=review', 'Rhythm'],
    ['search?text=renewal', 'Search'],
  ],
  signals: [
    ['support', 'Support'],
    ['adoption', 'Adoption'],
    ['adoption?view=whitespace', 'Adoption'],
    ['adoption?view=catalogue', 'Adoption'],
    ['adoption?view=alerts', 'Adoption'],
    ['risks', 'Risks'],
    ['risks?view=map', 'Risks'],
    ['risks?view=escalations', 'Risks'],
    ['risks?view=lessons', 'Risks'],
    ['health?view=history', 'Health'],
    ['health?view=updates', 'Health'],
    ['backtest', 'Backtest'],
    ['backtest?view=table', 'Backtest'],
  ],
  money: [
    ['reviews', 'Business reviews'],
    ['reviews?view=coming', 'Business reviews'],
    ['renewals', 'Renewals'],
    ['renewals?view=table', 'Renewals'],
    ['renewals?view=timeline', 'Renewals'],
    ['renewals?view=forecast', 'Renewals'],
    ['value', 'Value'],
    ['value?view=drivers', 'Value'],
    ['expansion', 'Expansion'],
    ['expansion?status=table', 'Expansion'],
    ['expansion?view=signals', 'Expansion'],
    ['expansion?view=plays', 'Expansion'],
    ['expansion?view=features', 'Expansion'],
    ['documents', 'Documents'],
    ['documents?view=templates', 'Documents'],
    ['surveys', 'Surveys'],
    ['surveys?view=answers', 'Surveys'],
    ['surveys?view=follow-ups', 'Surveys'],
    ['voice', 'Voice of the customer'],
    ['voice?view=product', 'Voice of the customer'],
    ['advocacy', 'References'],
    ['advocacy?view=stories', 'References'],
    ['kpis', 'KPIs'],
    ['kpis?view=waterfall', 'KPIs'],
    ['kpis?view=segments', 'KPIs'],
    ['ledger', 'ARR ledger'],
    ['ledger?view=reconciliation', 'ARR ledger'],
    ['ledger?view=rates', 'ARR ledger'],
  ],
  settings: [
    ['settings', 'Settings'],
    ['settings?section=renewals', 'Settings'],
    ['settings?section=reviews', 'Settings'],
    ['settings?section=risks', 'Settings'],
    ['settings?section=kpis', 'Settings'],
    ['settings?section=value', 'Settings'],
    ['roles', 'Roles'],
    ['review-priorities', 'Quarterly review'],
    ['settings?section=capacity', 'Settings'],
    ['settings?section=expansion', 'Settings'],
    ['settings?section=surveys', 'Settings'],
    ['settings?section=brand', 'Settings'],
  ],
};

test.describe('with the sample book @loopback', () => {
  test.use({ sample: true });

  for (const [group, addresses] of Object.entries(pages)) {
    test.describe(group, () => {
      test.use({ at: addresses[0]?.[0] ?? '' });
      test(`no page about ${group} has a violation`, async ({ daybook: { page } }) => {
        for (const [address, heading] of addresses) {
          await page.goto(`${new URL(page.url()).origin}/#/${address}`);
          await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
          expect.soft(await violations(page), heading).toEqual([]);
        }
      });
    });
  }

  test('an account, its menus, its brief and a call have no violation', async ({ daybook: { page } }) => {
    await page.getByRole('main').locator('li[data-rule]').first().getByRole('button', { name: /^Brief/ }).click();
    await expect(page.getByRole('dialog')).toContainText('Agenda');
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
    await page.getByText('Corvane Aerospace').first().click();
    await expect(page.getByRole('heading', { level: 2, name: 'People' })).toBeVisible();
    // The last of them is known once every part is there.
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await page.getByRole('button', { name: /^More for/ }).last().click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add to People' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Level' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(await violations(page, '[role=dialog], [role=listbox]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await page.getByRole('button', { name: /Write the note|Begin a new one/ }).click();
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'More for this call' }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test('the stakeholder map, a sheet for the customer and a dossier have no violation', async ({ daybook: { page } }) => {
    await page.goto(`${new URL(page.url()).origin}/#/today?rule=handoff-open`);
    await page.getByText('The handoff of Pebblecreek Property Care').click();
    await page.getByRole('link', { name: /^Points of engagement/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Points of engagement/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.goBack();
    await page.getByRole('link', { name: 'Dossier' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Handoff of Pebblecreek Property Care' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to the account' }).click();
    await page.getByRole('link', { name: 'Stakeholder map' }).click();
    await expect(page.getByRole('region', { name: 'Org chart' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('i');
    await expect(page.getByRole('region', { name: 'Influence map' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Somebody left' }).click();
    await page.getByRole('menuitem').first().click();
    await expect(page.getByRole('dialog')).toContainText('Who takes over');
    expect(await violations(page)).toEqual([]);
  });

  test('a plan, its chart and its copy have no violation', async ({ daybook: { page } }) => {
    await page.goto(`${new URL(page.url()).origin}/#/plans?text=Halvorsen`);
    await page.getByRole('row', { name: /Halvorsen/ }).dblclick();
    await expect(page.getByRole('heading', { level: 2, name: 'Closed objectives' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Chart and history/ }).first().click();
    await expect(page.getByRole('table', { name: /^Measurements of/ })).toBeVisible();
    await page.getByRole('main').focus();
    await page.keyboard.press('v');
    await expect(page.getByRole('region', { name: 'Milestones over time' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Customer copy' }).click();
    await expect(page.getByRole('article')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test('onboarding, playbooks and a run have no violation', async ({ daybook: { page } }) => {
    for (const [address, heading] of [['onboarding', 'Onboarding'], ['playbooks/renewal', 'Renewal'], ['playbooks', 'Playbooks']] as const) {
      await page.goto(`${new URL(page.url()).origin}/#/${address}`);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      expect.soft(await violations(page), heading).toEqual([]);
    }
    await page.getByRole('link', { name: 'Expansion', exact: true }).last().click();
    await expect(page.getByRole('heading', { level: 2, name: 'Exit criteria' })).toBeVisible();
    await page.getByRole('button', { name: 'Open: Write the case in their numbers', exact: true }).click();
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test('a risk, its dialogs and an escalation have no violation', async ({ daybook: { page } }) => {
    await page.goto(`${new URL(page.url()).origin}/#/risks`);
    await page.getByRole('link', { name: /^Product quality at Corvane/ }).click();
    await expect(page.getByRole('heading', { level: 2, name: /^Mitigation/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'It will churn' }).click();
    await expect(page.getByRole('dialog')).toContainText('What was tried');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Bridge posts figures twice to finance' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Cases and issues' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${new URL(page.url()).origin}/#/risks`);
    await page.getByRole('button', { name: 'Open a risk of Saltmarsh Seafood' }).click();
    await expect(page.getByRole('dialog')).toContainText('Mitigation');
    expect(await violations(page)).toEqual([]);
  });

  test('the palette has no violation', async ({ daybook: { page } }) => {
    await page.goto(`${new URL(page.url()).origin}/#/import`);
    await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('renewal');
    await expect(page.getByRole('dialog')).toContainText('renewal');
    expect(await violations(page)).toEqual([]);
  });
});
