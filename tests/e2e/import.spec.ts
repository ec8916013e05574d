import { readFileSync } from 'node:fs';
import writeXlsxFile from 'write-excel-file/node';
import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/daybook.ts';
import { backToImports, counts, finds, hand, importAll, openImport, preview, textFile } from '#tests/e2e/import-page.ts';

// Many steps each, on a machine that may be busy with other specs.
test.describe.configure({ timeout: 120_000 });

const german = [
  'Kundenname;Branche;Jahreswert;Währung;Vertragsbeginn;Vertragsende',
  'Ostwind Maschinenbau;Industrie;12.500,50;EUR;01.02.2025;31.01.2027',
  'Blaue Küste AG;Logistik;8.000,00;EUR;15.03.2025;14.03.2027',
  'Nordstern Pharma;Pharma;viel;EUR;01.04.2025;31.03.2027',
  'Lindenhof GmbH;Handel;1.250,75;EUR;31.02.2025;31.03.2027',
  'Silberwald Energie;Energie;96.000,00;EUR;24.12.2024;23.12.2026',
];

test('a table with semicolons, decimal commas and day-first dates imports, is undone in one step, and comes again', async ({ daybook: { page } }) => {
  const file = textFile('Kunden.csv', german);
  await openImport(page);
  await hand(page, file);
  await expect(page.getByRole('combobox', { name: 'Separator' })).toHaveValue('Semicolon');
  await expect(page.getByRole('combobox', { name: 'Decimal sign' })).toHaveValue(/^Comma/);
  await expect(page.getByRole('combobox', { name: 'Dates' })).toHaveValue(/^Day first/);
  await expect(page.getByRole('combobox', { name: 'Column for Account name' })).toHaveValue('Kundenname');

  await page.keyboard.press('p');
  await expect(page.getByText('5 rows were checked.')).toBeVisible();
  expect(await counts(page)).toEqual([3, 0, 0, 2]);
  await expect(page.getByRole('table', { name: 'New rows' })).toContainText('€12,500.50');
  await page.getByRole('tab', { name: /Wrong/ }).click();
  const wrong = page.getByRole('table', { name: 'Wrong rows' });
  await expect(wrong.getByRole('row').nth(1)).toContainText(/4.*Jahreswert.*viel/);
  await expect(wrong.getByRole('row').nth(2)).toContainText(/5.*Vertragsbeginn.*31\.02\.2025/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('Kunden wrong rows.csv');
  expect(readFileSync(await saved.path(), 'utf8').split('\r\n').slice(0, 2).join('\n')).toMatch(/^\uFEFFLine,Column,Value,Reason\n4,Jahreswert,viel,/);

  await importAll(page, '3 accounts');
  await expect(page.getByRole('heading', { name: '2 rows were wrong and left out' })).toBeVisible();
  expect((await finds(page, 'Silberwald')).join()).toContain('Silberwald Energie');

  await page.getByRole('button', { name: 'Undo the import of Kunden.csv' }).click();
  await expect(page.getByRole('heading', { name: 'The import was taken back' })).toBeVisible();
  await expect(page.getByText('Undone', { exact: true })).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Silberwald');
  await expect(page.getByRole('dialog').getByRole('option', { name: /Silberwald Energie/ })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await preview(page, file);
  expect(await counts(page)).toEqual([3, 0, 0, 2]);
  await importAll(page, '3 accounts');
  await backToImports(page);
  await preview(page, textFile('Kunden.csv', german.filter((_, line) => line !== 3 && line !== 4)));
  expect(await counts(page)).toEqual([0, 0, 3, 0]);
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await expect(page.getByText('Nothing to import: all 3 rows are in the book already.')).toBeVisible();
});

test('what was read wrongly is corrected, and what was chosen by hand is kept @page', async ({ daybook: { page } }) => {
  await openImport(page);
  await hand(page, textFile('book.csv', ['Key,Nickname,Yearly', 'A-1,First Steel,"1,250"', 'A-2,Second Steel,"2,400"']));
  const nameColumn = page.getByRole('combobox', { name: 'Column for Account name' });
  await page.getByRole('combobox', { name: 'What it is', exact: true }).click();
  await page.getByRole('option', { name: 'Accounts' }).click();
  await nameColumn.click();
  await page.getByRole('option', { name: 'Nickname' }).click();
  await page.getByRole('combobox', { name: 'Column for ARR', exact: true }).click();
  await page.getByRole('option', { name: 'Yearly' }).click();
  await page.getByRole('combobox', { name: 'Decimal sign' }).click();
  await page.getByRole('option', { name: /^Comma/ }).click();
  await expect(page.getByRole('combobox', { name: 'Decimal sign' })).toHaveValue(/^Comma/);
  await expect(nameColumn).toHaveValue('Nickname');
  await expect(page.getByRole('row', { name: /^Account name/ })).toContainText('chosen');
  await expect(page.getByText('Not imported: Key.')).toBeVisible();

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Preview', exact: true }).last().click();
  await expect(page.getByRole('table', { name: 'New rows' })).toContainText('$1.25');
  await page.getByRole('button', { name: 'Back to the columns' }).click();
  await page.getByRole('combobox', { name: 'Decimal sign' }).click();
  await page.getByRole('option', { name: /^Point/ }).click();
  await page.getByRole('button', { name: 'Preview', exact: true }).last().click();
  await expect(page.getByRole('table', { name: 'New rows' })).toContainText('$1,250');
  // Another page and back: nothing of it is lost.
  await page.getByRole('heading', { name: /^Preview of/ }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1, name: 'Calls' })).toBeVisible();
  await page.goBack();
  await importAll(page, '2 accounts');
});

test('cancelled midway, nothing is changed', async ({ daybook: { page } }) => {
  test.setTimeout(180_000);
  const many = 12_000;
  await openImport(page);
  await preview(page, textFile('many.csv', ['Account name,Industry,Region', ...Array.from({ length: many }, (_, at) => `Pebble ${at},Retail,North`)]), 120_000);
  await page.getByRole('button', { name: `Import ${many.toLocaleString('en')} accounts` }).click();
  await expect(page.getByText(/^Writing into the book: [1-9]/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('progressbar')).toHaveAccessibleName('Writing into the book');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The import was cancelled; nothing was changed.')).toBeVisible();
  expect(await counts(page)).toEqual([many, 0, 0, 0]);
  expect(await finds(page, 'Pebble')).toEqual([]);
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a file' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Earlier imports' })).toBeHidden();
});

test('a workbook imports from the sheet that was chosen @page', async ({ daybook: { page } }) => {
  const sheet = (rows: (string | number | Date)[][]) => rows.map((row) => row.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value })));
  const workbook = await writeXlsxFile([
    { sheet: 'Accounts', data: sheet([['Account name', 'Industry', 'Customer since'], ['Amber Rail', 'Transport', new Date('2024-05-06T00:00:00Z')]]) },
    { sheet: 'Contacts', data: sheet([['First name', 'Last name', 'E-mail', 'Account'], ['Ida', 'Moss', 'ida.moss@amberrail.example', 'Amber Rail'], ['Jon', 'Vale', 'jon.vale@elsewhere.example', 'Nobody Ltd']]) },
  ]).toBuffer();
  const file = { name: 'Portfolio.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: workbook };
  await openImport(page);
  await preview(page, file);
  expect(await counts(page)).toEqual([1, 0, 0, 0]);
  await importAll(page, '1 account');
  await hand(page, file);
  await page.getByRole('combobox', { name: 'Sheet' }).click();
  await page.getByRole('option', { name: 'Contacts' }).click();
  await expect(page.getByRole('combobox', { name: 'Column for E-mail' })).toHaveValue('E-mail');
  await page.getByRole('button', { name: 'Preview', exact: true }).last().click();
  await expect(page.getByText('2 rows were checked.')).toBeVisible();
  expect(await counts(page)).toEqual([1, 0, 0, 1]);
  await importAll(page, '1 person');
  expect((await finds(page, 'Ida Moss')).join()).toContain('Amber Rail');
});

const icsDay = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

test('a calendar becomes planned calls, with attendees matched to people @page', async ({ daybook: { page } }) => {
  await openImport(page);
  await preview(page, textFile('accounts.csv', ['Account name,Mail domains', 'Amber Rail,amberrail.example']));
  await importAll(page, '1 account');
  await preview(page, textFile('contacts.csv', ['Name,E-mail,Account', 'Ida Moss,ida.moss@amberrail.example,Amber Rail']));
  await importAll(page, '1 person');
  const calendar = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN',
    'BEGIN:VEVENT', 'UID:one@test', `DTSTART:${icsDay(3)}T090000Z`, `DTEND:${icsDay(3)}T093000Z`, 'SUMMARY:Roadmap review', 'ATTENDEE;CN=Ida Moss:mailto:ida.moss@amberrail.example', 'END:VEVENT',
    'BEGIN:VEVENT', 'UID:two@test', `DTSTART:${icsDay(120)}T090000Z`, 'SUMMARY:Far away', 'END:VEVENT',
    'END:VCALENDAR',
  ];
  await hand(page, textFile('calendar.ics', calendar, 'text/calendar'));
  await expect(page.getByRole('heading', { name: 'Days of calendar.ics' })).toBeFocused();
  await expect(page.getByText(/with 2 entries/)).toBeVisible();
  await page.getByLabel('Days ahead').fill('30');
  await page.getByRole('button', { name: 'Preview', exact: true }).last().click();
  await expect(page.getByText('1 entry was checked.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'New rows' })).toContainText(/Roadmap review.*Amber Rail/);
  await importAll(page, '1 call');
  await expect(page.getByRole('link', { name: 'Go to Calls' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Roadmap review');
  await page.getByRole('group', { name: 'Calls and notes' }).getByRole('option', { name: /Roadmap review/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Roadmap review/ })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Ida Moss');
  await expect(page.getByRole('main')).toContainText('Amber Rail');
});

test('exports of Salesforce and HubSpot are known by their columns, and people and deals find their accounts by id @page', async ({ daybook: { page } }) => {
  await openImport(page);
  const files = [
    ['Salesforce', '2 accounts', textFile('report.csv', ['Account ID,Account Name,Account Owner,Industry,Billing Country', '0011G00000aaaAB,Amber Rail,Ann Lee,Transport,Norway', '0011G00000aaaAC,Birch Bank,Ann Lee,Finance,Chile'])],
    ['Salesforce', '1 person', textFile('Contact.csv', ['Id,AccountId,FirstName,LastName,Email,IsDeleted', '0031G00000bbbbBQAQ,0011G00000aaaABQAY,Ida,Moss,ida@amberrail.example,false'])],
    ['HubSpot', '1 account', textFile('hubspot-companies.csv', ['Record ID,Company name,Company owner,Company Domain Name,Country/Region', '9001,Cedar Foods,Ann Lee,cedarfoods.example,Peru'])],
    ['HubSpot', '1 person', textFile('hubspot-contacts.csv', ['Record ID,First Name,Last Name,Email,Associated Company IDs,Contact owner', '501,Ola,Berg,ola@cedarfoods.example,9001,Ann Lee'])],
    ['HubSpot', '1 contract', textFile('hubspot-deals.csv', ['Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company IDs,Deal owner', '77,Cedar platform,Closed Won,24000,2025-06-01,9001,Ann Lee'])],
  ] as const;
  for (const [source, says, file] of files) {
    await hand(page, file);
    await expect(page.getByText(`Looks like a ${source} export.`)).toBeVisible();
    await page.keyboard.press('p');
    await expect(page.getByText(/(?:was|were) checked\./)).toBeVisible();
    expect((await counts(page))[3], `${file.name}: wrong rows`).toBe(0);
    await importAll(page, says);
  }
  expect((await finds(page, 'Ida Moss')).join()).toContain('Amber Rail');
});

test('a pasted table and a dropped file are taken; what is no table is refused in place @page', async ({ daybook: { page } }) => {
  await openImport(page);
  await hand(page, { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6300010000050001', 'hex') });
  await expect(page.getByRole('alert')).toContainText('photo.png was not taken');
  await expect(page.getByRole('alert')).toContainText('Choose a CSV, TSV, XLSX, JSON or ICS file.');
  await hand(page, { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await expect(page.getByRole('alert')).toContainText('The file is empty.');

  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Account name\tIndustry\nPasted Paper\tPaper\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('heading', { name: 'Columns of Pasted table.tsv' })).toBeFocused();
  await expect(page.getByRole('combobox', { name: 'Separator' })).toHaveValue('Tab');
  await page.getByRole('button', { name: 'Choose another file' }).click();

  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['Account name\nDropped Drums\n'], 'first.csv', { type: 'text/csv' }));
    dataTransfer.items.add(new File(['Account name\nSecond Drums\n'], 'second.csv', { type: 'text/csv' }));
    for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('heading', { name: 'Columns of first.csv' })).toBeFocused();
  await page.keyboard.press('p');
  await importAll(page, '1 account');
  await page.getByRole('button', { name: 'Import second.csv next' }).click();
  await expect(page.getByRole('heading', { name: 'Columns of second.csv' })).toBeFocused();
  await expect(page.getByText('Columns as last time.')).toBeVisible();
});

test('no step has a violation, and all of them go by keyboard @loopback', async ({ daybook: { page } }) => {
  await openImport(page);
  await hand(page, textFile('Kunden.csv', german));
  await expect(page.getByRole('heading', { name: 'Columns of Kunden.csv' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('p');
  await expect(page.getByText('5 rows were checked.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: '3 accounts imported' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to the imports' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Earlier imports' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
