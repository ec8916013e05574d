import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRisks } from '#electron/services/risks.ts';
import { undo } from '#electron/store/undo.ts';
import { createImporting } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

let book: TestBook;
let importing: ReturnType<typeof createImporting>;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  importing = createImporting(book.context);
  await book.context.store.write({ window: 'test', label: 'Zone', words: [] }, () => {
    book.db.prepare(`INSERT INTO settings (id, key, value) VALUES (?, 'timeZone', '"Europe/Berlin"')`).run(book.context.store.newId());
    return {};
  });
});
afterEach(() => book.close());

const all = (sql: string): unknown[] => book.db.prepare(sql).all();
const accounts = () => all('SELECT name, segment, region, website, customer_since, sentiment FROM accounts WHERE deleted_at IS NULL ORDER BY rid');
const countsOf = (count: Partial<Record<'new' | 'changed' | 'same' | 'wrong', number>>) => ({ counts: { new: 0, changed: 0, same: 0, wrong: 0, ...count } });

const sheet = 'Customer;Segment/Tier;ARR;Renewal;Kunde seit;Health\nMüller & Söhne;Enterprise;120.000,50 €;31.12.2026;01.02.2020;green\nBolt;commercial;12.000;15.07.2026;;at risk\n';

describe('accounts', () => {
  it('takes an everyday sheet, with the contract that each row tells of', async () => {
    expect(await importing.take(sheet, 'Kunden.csv')).toMatchObject({ phase: 'done', ...countsOf({ new: 2 }) });
    expect(accounts()).toEqual([
      { name: 'Müller & Söhne', segment: 'enterprise', region: '', website: '', customer_since: '2020-02-01', sentiment: 'green' },
      { name: 'Bolt', segment: 'commercial', region: '', website: '', customer_since: null, sentiment: 'red' },
    ]);
    expect(all('SELECT arr_minor, currency, start_on, renewal_on FROM contracts ORDER BY rid')).toEqual([
      { arr_minor: 12_000_050, currency: 'EUR', start_on: '2020-02-01', renewal_on: '2026-12-31' },
      { arr_minor: 1_200_000, currency: 'USD', start_on: '2025-07-15', renewal_on: '2026-07-15' },
    ]);
  });

  it('leaves the risk reason of an account with an open risk to the register, and says so', async () => {
    const sheetOf = (reason: string, region = 'North'): string => `Account,Region,Risk reason\nBolt,${region},${reason}\n`;
    await importing.take(sheetOf('Budget is cut'), 'accounts.csv', 'accounts');
    const [bolt] = all('SELECT id FROM accounts') as { id: string }[];
    const risks = createRisks(book.context);
    const { id } = await risks.open({ accountId: bolt?.id ?? '', level: 'red', reason: 'adoption', impact: 'churn', about: 'one plant stopped', nextStep: 'Visit', nextDueOn: '2026-03-19' }, { window: 'test' });
    const reason = () => all('SELECT region, risk_reason FROM accounts');
    const only = await importing.openTable(sheetOf('From the CRM'), 'accounts.csv', 'accounts');
    expect(await importing.preview(only)).toMatchObject({ ...countsOf({ same: 1 }), rows: [{ verdict: 'same', detail: expect.stringMatching(/the risk reason stays, because a risk is open$/) as string }] });
    expect(await importing.take(sheetOf('From the CRM', 'South'), 'accounts.csv', 'accounts')).toMatchObject(countsOf({ changed: 1 }));
    expect(reason()).toEqual([{ region: 'South', risk_reason: 'Lack of adoption: one plant stopped' }]);
    await risks.close({ id, outcome: 'saved', summary: 'Back', isIntervened: true, sentiment: 'green' }, { window: 'test' });
    expect(await importing.take(sheetOf('From the CRM', 'South'), 'accounts.csv', 'accounts')).toMatchObject(countsOf({ changed: 1 }));
    expect(reason()).toEqual([{ region: 'South', risk_reason: 'From the CRM' }]);
  });

  it('writes nothing at all where the file says nothing new, also on a later day', async () => {
    await importing.take(sheet, 'Kunden.csv');
    const writes = book.context.store.writesSinceOpen();
    const changes = all('SELECT count(*) AS n FROM changes');
    book.setNow('2026-06-01T09:00:00.000Z');
    expect(await importing.take(sheet, 'Kunden.csv')).toMatchObject({ ...countsOf({ same: 2 }), changeId: null });
    expect(book.context.store.writesSinceOpen()).toBe(writes);
    expect(all('SELECT count(*) AS n FROM changes')).toEqual(changes);
  });

  it('changes only what its columns say, in the record and in its contract', async () => {
    await importing.take(sheet, 'Kunden.csv');
    const opened = await importing.openTable(sheet.replace('12.000;', '15.000;').replace('at risk', '').replace('Bolt', 'BOLT'), 'Kunden.csv');
    expect(opened.remembered).toBe(true);
    const preview = await importing.preview(opened);
    expect(preview.counts).toEqual({ new: 0, changed: 1, same: 1, wrong: 0 });
    await importing.run(opened);
    expect(accounts().at(1)).toMatchObject({ name: 'BOLT', sentiment: 'red' });
    expect(all('SELECT arr_minor FROM contracts ORDER BY rid').at(1)).toEqual({ arr_minor: 1_500_000 });
    await undo(book.context.store, 'test', null);
    expect(accounts().at(1)).toMatchObject({ name: 'Bolt' });
    expect(importing.imports.runs().map(({ undone }) => undone)).toEqual([true, false]);
  });

  it.each([
    ['Name,Segment\nA,Platinum\n', { column: 'Segment', value: 'Platinum', reason: 'There is no such segment. The segments are Enterprise, Commercial; add it in Settings or leave this column out.' }],
    ['Name,Customer since\nA,soon\n', { column: 'Customer since', value: 'soon' }],
    ['Name,Industry\n,Retail\n', { column: 'Name', value: '', reason: 'The name is empty.' }],
    ['Name,ARR\nA,-5\n', { column: 'ARR', value: '-5', reason: 'ARR is zero or more.' }],
    ['Name,ARR\nA,lots\n', { column: 'ARR', value: 'lots' }],
    ['Name,Health\nA,purple\n', { column: 'Health', value: 'purple' }],
    [`Name,Industry\nA,${'x'.repeat(600)}\n`, { column: 'Industry', reason: 'That is longer than 500 characters.' }],
    ['Name,Contract start,Contract end\nA,2026-01-01,2025-01-01\n', { column: 'Contract end', value: '2025-01-01', reason: 'The contract ends before it starts.' }],
    ['Id,Name,IsDeleted\n001,A,true\n', { column: 'IsDeleted', value: 'true', reason: 'The record was deleted where it comes from, so it is skipped.' }],
  ])('says what is wrong in %j', async (file, wrong) => {
    const opened = await importing.openTable(file, 'accounts.csv', 'accounts');
    const preview = await importing.preview(opened);
    expect(preview).toMatchObject({ counts: { wrong: 1, new: 0 }, wrong: [{ line: 2, ...wrong }] });
  });

  it('finds an account by its id there, else by its name; of two lines with one name the first counts', async () => {
    await importing.take('Name,Industry\nAcme,Retail\n', 'accounts.csv');
    const file = 'Id,Name,Industry\n7,ACME,Retail\n8,Acme,Energy\n';
    expect(await importing.take(file, 'accounts.csv')).toMatchObject(countsOf({ changed: 1, new: 1 }));
    expect(await importing.take(file, 'accounts.csv')).toMatchObject(countsOf({ same: 2 }));
    expect(await importing.take('Id,Name,Industry\n7,Acme Corp,Retail\n', 'accounts.csv')).toMatchObject(countsOf({ changed: 1 }));
    expect(all('SELECT name FROM accounts ORDER BY rid')).toEqual([{ name: 'Acme Corp' }, { name: 'Acme' }]);
    const twice = await importing.openTable('Name,Industry\nBolt,Retail\nbolt,Energy\nBolt,Retail\n', 'accounts.csv', 'accounts');
    expect(await importing.preview(twice)).toMatchObject({ counts: { new: 1, same: 1, wrong: 1 }, wrong: [{ line: 3, reason: 'This account stands in line 2 too, with other values. Only the first is taken.' }] });
  });

  it('makes an account anew that was removed, and keeps formula-like and hostile text as text', async () => {
    await importing.take('Id,Name\n7,Acme\n', 'accounts.csv');
    await book.context.store.write({ window: 'test', label: 'Remove', words: [] }, () => {
      book.db.prepare('UPDATE accounts SET deleted_at = ?').run('2026-03-16T09:00:00.000Z');
      return {};
    });
    expect(await importing.take('Id,Name\n7,Acme\n', 'accounts.csv')).toMatchObject(countsOf({ new: 1 }));
    expect(await importing.take('Id,Name\n7,Acme\n', 'accounts.csv')).toMatchObject(countsOf({ same: 1 }));
    await importing.take(`__proto__,Name,constructor\nx,"=HYPERLINK(""http://x"")",y\nx,'=1+1,y\nx,"Robert'); DROP TABLE accounts;--",y\n`, 'accounts.csv', 'accounts');
    expect(all('SELECT name FROM accounts WHERE deleted_at IS NULL ORDER BY rid')).toEqual([{ name: 'Acme' }, { name: '=HYPERLINK("http://x")' }, { name: '=1+1' }, { name: "Robert'); DROP TABLE accounts;--" }]);
  });
});

describe('people, contracts and activities', () => {
  beforeEach(async () => {
    await importing.take('Id,IsDeleted,Name,Website\n0011G00000eLwuWQAS,false,Acme,https://www.acme.example/about\n0011G00000f8MOkQAM,false,Zoë AG,zoe.example\n', 'accounts.csv');
  });

  it('finds the account of a person by id, by name without accents, and by mail domain', async () => {
    const file = 'Id,AccountId,First Name,Last Name,Email,IsDeleted\n0031,0011G00000eLwuW,Jo,Ray,JO@acme.example,false\n0032,,Al,Bo,al@mail.zoe.example,false\n0033,,No,One,no@nowhere.example,false\n';
    const opened = await importing.openTable(file, 'contacts.csv');
    expect(opened).toMatchObject({ target: 'people', source: 'Salesforce' });
    expect(await importing.preview(opened)).toMatchObject({ counts: { new: 2, wrong: 1 }, wrong: [{ line: 4, reason: 'The row names no account.' }] });
    await importing.run(opened);
    await importing.take('Name,Company,Title\nUma Kay,zoe  ag,CFO\nJo Ray,Acme,CTO\n', 'people.csv');
    expect(all('SELECT p.name, p.email, p.title, a.name AS account FROM people p JOIN accounts a ON a.id = p.account_id ORDER BY p.rid')).toEqual([
      { name: 'Jo Ray', email: 'jo@acme.example', title: 'CTO', account: 'Acme' },
      { name: 'Al Bo', email: 'al@mail.zoe.example', title: '', account: 'Zoë AG' },
      { name: 'Uma Kay', email: '', title: 'CFO', account: 'Zoë AG' },
    ]);
    expect(await importing.take(file, 'contacts.csv')).toMatchObject(countsOf({ same: 2, wrong: 1 }));
  });

  it('takes how a person stands to the product, and keeps a buying role of other words as their role', async () => {
    const file = 'Name,Company,Persona,Buying Role,Influence,Relationship,Champion Strength\nJo Ray,Acme,Runs the plant,DECISION_MAKER;CHAMPION,4,supportive,\nAl Bo,Acme,,Keeper of keys,,Sceptical,5\nUma Kay,Acme,,,9,,\n';
    expect(await importing.take(file, 'people.csv')).toMatchObject(countsOf({ new: 2, wrong: 1 }));
    expect(all('SELECT name, persona, buying_role, role, influence, attitude, champion_strength FROM people ORDER BY rid')).toEqual([
      { name: 'Jo Ray', persona: 'Runs the plant', buying_role: 'decision-maker', role: '', influence: 4, attitude: 'supporter', champion_strength: null },
      { name: 'Al Bo', persona: '', buying_role: null, role: 'Keeper of keys', influence: null, attitude: 'sceptic', champion_strength: 5 },
    ]);
    expect(await importing.take(file, 'people.csv')).toMatchObject(countsOf({ same: 2, wrong: 1 }));
  });

  it('takes ARR, months and amounts; keeps two contracts of one product and start apart, and equal lines together', async () => {
    const file = 'Account,Product,Start date,End date,MRR,Currency,Seats,Auto renew\nAcme,Suite,2026-01-01,2026-12-31,100,EUR,5,yes\nAcme,Suite,2026-01-01,2026-12-31,200,EUR,9,yes\nAcme,Suite,2026-01-01,2026-12-31,100,EUR,5,yes\nNobody,Suite,2026-01-01,,1,,,\nAcme,Suite,,,1,,,\nAcme,Old,2026-01-01,2025-01-01,1,,,\n';
    const opened = await importing.openTable(file, 'contracts.csv');
    expect(await importing.preview(opened)).toMatchObject({
      counts: { new: 2, same: 1, wrong: 3 },
      wrong: [
        { line: 5, column: 'Account', value: 'Nobody', reason: 'No account of this name or id is in the book. Import the accounts first, or correct the name.' },
        { line: 6, column: 'Start date', reason: 'A contract needs the day on which it starts.' },
        { line: 7, column: 'End date', value: '2025-01-01', reason: 'The contract ends before it starts.' },
      ],
    });
    await importing.run(opened);
    expect(all('SELECT name, arr_minor, currency, start_on, end_on, seats, auto_renew FROM contracts ORDER BY rid')).toEqual([
      { name: 'Suite', arr_minor: 120_000, currency: 'EUR', start_on: '2026-01-01', end_on: '2026-12-31', seats: 5, auto_renew: 1 },
      { name: 'Suite', arr_minor: 240_000, currency: 'EUR', start_on: '2026-01-01', end_on: '2026-12-31', seats: 9, auto_renew: 1 },
    ]);
    expect(await importing.take(file, 'contracts.csv')).toMatchObject({ ...countsOf({ same: 3, wrong: 3 }), changeId: null });
    await importing.take('Account,Product,Start date,Contract term,Amount\nAcme,Term,2026-02-01,12,"1,200.00"\n', 'contracts.csv', 'contracts');
    expect(all(`SELECT arr_minor, end_on FROM contracts WHERE name = 'Term'`)).toEqual([{ arr_minor: 120_000, end_on: '2027-01-31' }]);
  });

  it('leaves out deals that were not won', async () => {
    const file = 'Id,AccountId,Name,Amount,CloseDate,IsWon,IsDeleted\n0061,0011G00000eLwuWQAS,Won,100,2026-01-01,true,false\n0062,0011G00000eLwuWQAS,Open,100,2026-01-01,false,false\n';
    expect(await importing.preview(await importing.openTable(file, 'deals.csv'))).toMatchObject({ counts: { new: 1, wrong: 1 }, wrong: [{ column: 'IsWon', reason: 'The deal was not won, so there is no contract.' }] });
  });

  it('takes entries of the timeline, held or planned by their day, with who was there', async () => {
    await importing.take('Id,AccountId,First Name,Last Name,Email,IsDeleted\n0031,0011G00000eLwuWQAS,Jo,Ray,jo@acme.example,false\n', 'contacts.csv');
    const file = 'Id,AccountId,WhoId,Subject,Description,StartDateTime,DurationInMinutes,Type,IsDeleted\n00U1,0011G00000eLwuWQAS,0031,Review,"First\nSecond",2026-03-10T23:30:00.000Z,30,Meeting,false\n00U2,,0031,Ahead,,2026-04-01 09:00:00,45,Call,false\n00U3,0019,,Gone,,2026-03-10,,Call,false\n';
    const opened = await importing.openTable(file, 'events.csv');
    expect(await importing.run(opened)).toMatchObject(countsOf({ new: 2, wrong: 1 }));
    expect(all('SELECT a.type, a.state, a.title, a.on_day, a.starts_at, a.minutes, a.body_text, a.logged_at, t.presence, p.name FROM activities a LEFT JOIN attendances t ON t.activity_id = a.id LEFT JOIN people p ON p.id = t.person_id ORDER BY a.rid')).toEqual([
      { type: 'meeting', state: 'held', title: 'Review', on_day: '2026-03-11', starts_at: '2026-03-10T23:30:00.000Z', minutes: 30, body_text: 'First\nSecond', logged_at: '2026-03-10T23:30:00.000Z', presence: 'attended', name: 'Jo Ray' },
      { type: 'call', state: 'planned', title: 'Ahead', on_day: '2026-04-01', starts_at: '2026-04-01T07:00:00.000Z', minutes: 45, body_text: '', logged_at: null, presence: 'invited', name: 'Jo Ray' },
    ]);
    book.setNow('2026-05-01T09:00:00.000Z');
    expect(await importing.take(file, 'events.csv')).toMatchObject({ ...countsOf({ same: 2, wrong: 1 }), changeId: null });
  });
});

describe('the shelf of files', () => {
  it('takes pieces only in their order, forgets, and refuses what it does not hold', async () => {
    const { imports } = importing;
    const fileId = book.context.store.newId();
    imports.put({ fileId, at: 0, base64: Buffer.from('Name\nA').toString('base64') });
    expect(() => imports.put({ fileId, at: 3, base64: 'QQ==' })).toThrow('a gap');
    expect(imports.put({ fileId, at: 6, base64: Buffer.from('\n').toString('base64') })).toEqual({ bytes: 7 });
    expect(await imports.open({ fileId, fileName: 'a.csv', reading: null, target: null })).toMatchObject({ rows: 1 });
    expect(imports.forget({ fileId })).toEqual({ forgotten: true });
    await expect(imports.open({ fileId, fileName: 'a.csv', reading: null, target: null })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(imports.run({ fileId, reading: null, target: 'accounts', mapping: { name: 0 }, span: null }, { window: 'test' }).next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
  it('refuses a mapping that does not fit the file', async () => {
    const opened = await importing.openTable('Name\nA\n', 'a.csv', 'accounts');
    for (const mapping of [{}, { name: 7 }, { nonsense: 0 }]) await expect(importing.run(opened, { mapping })).rejects.toMatchObject({ code: 'INVALID' });
  });
  it('reads again as it is told', async () => {
    const fileId = importing.put('Name;Customer since\nA;01/02/2026\n');
    const opened = await importing.imports.open({ fileId, fileName: 'a.csv', reading: { encoding: 'utf-8', separator: ';', sheet: null, decimal: 'point', dateStyle: 'day-first' }, target: 'accounts' });
    await importing.run(opened);
    expect(accounts()).toMatchObject([{ name: 'A', customer_since: '2026-02-01' }]);
  });
});
