import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImporting, lastOf } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

let book: TestBook;
let importing: ReturnType<typeof createImporting>;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  importing = createImporting(book.context);
  await importing.take('Id,Name,Domains\n7,Acme,acme.example\n8,Bolt,bolt.example\n', 'accounts.csv');
});
afterEach(() => book.close());

const cases = () => book.db.prepare('SELECT a.name AS account, s.number, s.title, s.severity, s.status, s.theme, s.opened_on, s.closed_on FROM support_cases s JOIN accounts a ON a.id = s.account_id WHERE s.deleted_at IS NULL ORDER BY s.rid').all();
const countsOf = (count: Partial<Record<'new' | 'changed' | 'same' | 'wrong', number>>) => ({ counts: { new: 0, changed: 0, same: 0, wrong: 0, ...count } });

describe('support cases', () => {
  it.each([
    ['Zendesk', 'ID,Subject,Ticket organization name,Priority,Ticket status,Created at,Solved at,Requester email,Category\n4711,Sync down,Acme,Urgent,Solved,2026-03-01 09:12,2026-03-03 10:00,,Sync errors\n4712,How to,,Low,Pending,2026-03-05,,jo@bolt.example,\n', 'tickets.csv',
      [{ account: 'Acme', number: '', title: 'Sync down', severity: 'urgent', status: 'closed', theme: 'Sync errors', opened_on: '2026-03-01', closed_on: '2026-03-03' }, { account: 'Bolt', number: '', title: 'How to', severity: 'low', status: 'waiting', theme: '', opened_on: '2026-03-05', closed_on: null }]],
    ['Salesforce', 'Id,CaseNumber,AccountId,Subject,Priority,Status,CreatedDate,ClosedDate,IsClosed,Reason,IsDeleted\n500A,00001234,7,Sync down,High,Closed,2026-03-01T09:12:00.000+0000,2026-03-03T10:00:00.000+0000,true,Sync errors,false\n500B,00001235,8,Slow,Medium,Escalated,2026-03-05T09:00:00.000+0000,,false,,false\n', 'Case.csv',
      [{ account: 'Acme', number: '00001234', title: 'Sync down', severity: 'high', status: 'closed', theme: 'Sync errors', opened_on: '2026-03-01', closed_on: '2026-03-03' }, { account: 'Bolt', number: '00001235', title: 'Slow', severity: 'normal', status: 'open', theme: '', opened_on: '2026-03-05', closed_on: null }]],
    ['Jira', 'Issue key,Summary,Priority,Status,Created,Resolved,Component/s,Customer\nAB-1,Sync down,Highest,Done,01/Mar/26,03/Mar/26,Bridge;API,Acme\nAB-2,Slow,Minor,In Progress,05/Mar/26,,,Bolt\n', 'jira.csv',
      [{ account: 'Acme', number: '', title: 'Sync down', severity: 'urgent', status: 'closed', theme: 'Bridge', opened_on: '2026-03-01', closed_on: '2026-03-03' }, { account: 'Bolt', number: '', title: 'Slow', severity: 'low', status: 'open', theme: '', opened_on: '2026-03-05', closed_on: null }]],
  ])('of %s are known by their columns, and the words of severity and status are folded', async (_name, file, fileName, expected) => {
    const opened = await importing.openTable(file, fileName);
    expect(opened.target).toBe('cases');
    expect(await importing.run(opened)).toMatchObject(countsOf({ new: 2 }));
    expect(cases()).toEqual(expected);
    expect(await importing.take(file, fileName)).toMatchObject({ ...countsOf({ same: 2 }), changeId: null });
  });

  it.each([
    ['P1', 'urgent'], ['1 - Critical', 'urgent'], ['Sev 2', 'high'], ['Major', 'high'], ['3', 'normal'], ['Mittel', 'normal'], ['Trivial', 'low'], ['P4', 'low'], ['', 'normal'],
  ])('severity %j is %s', async (word, severity) => {
    await importing.take(`Case number,Title,Account,Severity,Opened\n1,x,Acme,${word},2026-03-01\n`, 'cases.csv', 'cases');
    expect(cases()).toMatchObject([{ severity }]);
  });

  it('change the case that their id, number, or title and day name; a reopened one has no day of closing', async () => {
    const head = 'Ticket ID,Subject,Organization,Priority,Status,Created at,Solved at\n';
    await importing.take(`${head}1,Down,Acme,High,Solved,2026-03-01,2026-03-02\n`, 'tickets.csv');
    expect(await importing.take(`${head}1,Down again,Acme,Urgent,Open,2026-03-01,\n`, 'tickets.csv')).toMatchObject(countsOf({ changed: 1 }));
    expect(cases()).toMatchObject([{ title: 'Down again', severity: 'urgent', status: 'open', closed_on: null }]);
    await importing.take('Subject,Organization,Status,Created at\nSlow,Bolt,Open,2026-03-05\n', 'plain.csv', 'cases');
    expect(await importing.take('Subject,Organization,Status,Created at\nslow,Bolt,Closed,2026-03-05\n', 'plain.csv', 'cases')).toMatchObject(countsOf({ changed: 1 }));
    expect(cases()).toMatchObject([{}, { status: 'closed', closed_on: '2026-03-16' }]);
  });

  it.each([
    ['Subject,Organization,Created at\nx,Nobody,2026-03-01\n', { column: 'Organization', reason: 'No account of this name or id is in the book. Import the accounts first, or correct the name.' }],
    ['Subject,Organization,Created at\nx,Acme,\n', { column: 'Created at', reason: 'A case needs the day on which it was opened.' }],
    ['Subject,Organization,Created at\nx,Acme,2026-04-01\n', { column: 'Created at', reason: 'That day is still to come.' }],
    ['Subject,Organization,Created at,Solved at\nx,Acme,2026-03-05,2026-03-01\n', { column: 'Solved at', reason: 'The case was closed before it was opened.' }],
    ['Subject,Organization,Created at,Priority\nx,Acme,2026-03-05,purple\n', { column: 'Priority', reason: 'That is no severity. Daybook knows urgent, high, normal and low, and the words of the usual help desks.' }],
  ])('say what is wrong in %j', async (file, wrong) => {
    const preview = await importing.preview(await importing.openTable(file, 'cases.csv', 'cases'));
    expect(preview).toMatchObject({ ...countsOf({ wrong: 1 }), wrong: [{ line: 2, ...wrong }] });
  });

  it('come in as one step of undo', async () => {
    const opened = await importing.openTable('Ticket ID,Subject,Organization,Created at\n1,x,Acme,2026-03-01\n', 'tickets.csv', 'cases');
    await checkUndo(book, () => lastOf(importing.imports.run(importing.planOf(opened), { window: 'one' })));
  });
});
