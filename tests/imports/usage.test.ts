import { describe, expect, it } from 'vitest';
import { grainOfDays, grainOfGaps, periodOf } from '#electron/imports/periods.ts';
import { guessTarget } from '#electron/imports/guess.ts';
import { guessMetric } from '#electron/imports/metric-guess.ts';
import { walkPlain } from '#electron/imports/plain-lines.ts';
import { openTable, readTable } from '#electron/imports/table.ts';
import { createUsagePacker, packRows } from '#electron/imports/usage-pack.ts';
import { guessUsageMapping } from '#electron/imports/usage-shape.ts';
import { Unreadable } from '#electron/imports/row.ts';

const today = '2026-03-16';
const style = { decimal: 'point', dateStyle: 'iso' } as const;

describe('days, weeks and months by their names', () => {
  it.each([
    ['2026-03-14', '2026-03-14', 'day'], ['2026-03-14T10:00:00Z', '2026-03-14', 'day'],
    ['2026-01', '2026-01-01', 'month'], ['01/2026', '2026-01-01', 'month'], ['2026/1', '2026-01-01', 'month'], ['202601', '2026-01-01', 'month'], ['2026M01', '2026-01-01', 'month'],
    ['Jan 2026', '2026-01-01', 'month'], ['january 2026', '2026-01-01', 'month'], ['Jan-26', '2026-01-01', 'month'], ['Jan 26', '2026-01-01', 'month'], ['2026 Mär', '2026-03-01', 'month'], ['Mar', '2026-03-01', 'month'], ['Apr', '2025-04-01', 'month'],
    ['2026-W05', '2026-01-26', 'week'], ['W05 2026', '2026-01-26', 'week'], ['2026W5', '2026-01-26', 'week'], ['W05', '2026-01-26', 'week'], ['KW 5', '2026-01-26', 'week'], ['Week 12', '2026-03-16', 'week'], ['Week 13', '2025-03-24', 'week'], ['W01', '2025-12-29', 'week'], ['2020-W53', '2020-12-28', 'week'],
  ])('%s', (text, on, grain) => expect(periodOf(text, style, today)).toEqual({ on, grain }));
  it.each(['', 'Name', '2026', '5', '12.50', 'W54', '2026-13', '2021-W53', 'January feelings 2026', 'x'.repeat(50)])('%j is none', (text) => expect(periodOf(text, style, today)).toBeNull());
  it('reads ambiguous days as the file does', () => {
    expect(periodOf('03/04/2026', { ...style, dateStyle: 'day-first' }, today)).toEqual({ on: '2026-04-03', grain: 'day' });
    expect(periodOf('03/04/2026', { ...style, dateStyle: 'month-first' }, today)).toEqual({ on: '2026-03-04', grain: 'day' });
  });
  it('tells the grain from steps between days, else from the days', () => {
    expect([[1, 3], [7], [28, 31], []].map((gaps) => grainOfGaps(new Map(gaps.map((gap) => [gap, 1]))))).toEqual(['day', 'week', 'month', null]);
    expect([['2026-01-01', '2026-02-01'], ['2026-01-31', '2026-02-28'], ['2026-01-05', '2026-01-19'], ['2026-01-05', '2026-01-06'], ['2026-01-05'], []].map(grainOfDays)).toEqual(['month', 'month', 'week', 'day', 'day', 'day']);
  });
});

const tableOf = (text: string) => readTable(Buffer.from(text), null);

describe('tables of usage', () => {
  it.each([
    ['account_id,week_start,event,count,active_users\n0,2022-01-03,search,5,3\n1,2022-01-03,search,4,3\n', { accountExternalId: 0, day: 1, metric: 2, value: 3 }],
    ['Customer;Datum;Kennzahl;Wert\nA;31.01.2026;Logins;1.200,5\nB;31.01.2026;Logins;7\n', { account: 0, day: 1, metric: 2, value: 3 }],
    ['Account,Month,Logins,Reports,Region\nA,2026-01,5,3,North\nA,2026-02,6,3,North\n', { account: 0, day: 1, 'column 2': 2, 'column 3': 3 }],
    ['Account,Metric,2026-01,2026-02,Mar 2026\nA,Logins,5,6,7\n', { account: 0, metric: 1, 'column 2': 2, 'column 3': 3, 'column 4': 4 }],
    ['Account,W01,W02,W03\nA,5,6,7\nB,5,,7\n', { account: 0, 'column 1': 1, 'column 2': 2, 'column 3': 3 }],
    ['{"account":{"id":"7"},"day":"2026-01-05","metric":"logins","value":5}\n{"account":{"id":"8"},"day":"2026-01-05","metric":"logins","value":6}\n', { accountExternalId: 0, day: 1, metric: 2, value: 3 }],
  ])('%j is known as one', async (text, mapping) => {
    const { columns } = await tableOf(text);
    expect({ target: guessTarget(columns, 'export.csv'), mapping: guessUsageMapping(columns) }).toEqual({ target: 'usage', mapping });
  });

  it.each([
    ['account_id,channel,company_since,geography\n0,web,2019-01-26,FL\n1,web,2019-07-01,NY\n', 'accounts'],
    ['account_id,product,start_date,end_date,mrr,quantity\n0,a,2022-01-05,2022-02-05,100,5\n0,b,2022-01-05,2022-02-05,100,5\n', 'contracts'],
    ['Account,Date,Subject,Duration\nA,2026-01-05,Review,30\nA,2026-01-12,Review,30\n', 'activities'],
    ['customerID,gender,SeniorCitizen,tenure,MonthlyCharges,TotalCharges\n1,Female,0,1,29.85,29.85\n2,Male,0,34,56.95,1889.5\n', 'accounts'],
    ['Ticket ID,Subject,Organization,Priority,Status,Created at,Solved at\n1,Down,Acme,Urgent,Open,2026-01-05,\n', 'cases'],
    ['Case Number,Account Name,Subject,Priority,Status,Date/Time Opened,Case Reason\n001,Acme,Down,High,New,2026-01-05,Bug\n', 'cases'],
    ['Issue key,Summary,Priority,Status,Created,Resolved,Component/s,Customer\nAB-1,Down,Highest,Done,2026-01-05,2026-01-06,API,Acme\n', 'cases'],
  ])('%j is one of %s', async (text, target) => expect(guessTarget((await tableOf(text)).columns, 'export.csv')).toBe(target));
});

const pack = async (text: string, fileName = 'usage.csv') => {
  const table = await tableOf(text);
  const packer = createUsagePacker(table.columns.map(({ name }) => name), { mapping: guessUsageMapping(table.columns), fileName, today }, table.reading);
  packRows(table.rows, packer);
  const { pack: packed, keys } = packer.done();
  const { groups, dayOf, values, lines, days, metrics } = packed;
  const points = Array.from({ length: groups.length / 4 }, (_, at) => Array.from(groups.subarray(at * 4, at * 4 + 4))).flatMap(([key = 0, metric = 0, from = 0, to = 0]) =>
    Array.from({ length: to - from }, (_, at) => [keys[key]?.id || keys[key]?.name, metrics[metric], days[dayOf[from + at] ?? 0], values[from + at], lines[from + at]]));
  return { ...packed, points };
};

describe('values of usage', () => {
  it('come by account and metric, by day and by their place in the file', async () => {
    const { points, grain } = await pack('Account,Day,Metric,Value\nA,2026-01-12,x,2\nB,2026-01-05,x,9\nA,2026-01-05,X ,1\nA,2026-01-12,x,3\n');
    expect(points).toEqual([['A', 'x', '2026-01-05', 1, 4], ['A', 'x', '2026-01-12', 2, 2], ['A', 'x', '2026-01-12', 3, 5], ['B', 'x', '2026-01-05', 9, 3]]);
    expect(grain).toBe('week');
  });
  it('of wide tables have the metric or the day of their column, and gaps stay gaps', async () => {
    expect((await pack('Account,Month,Logins,Reports\nA,2026-01,"1,200",\nA,2026-02,n/a,45 %\n')).points).toEqual([['A', 'Logins', '2026-01-01', 1200, 2], ['A', 'Reports', '2026-02-01', 45, 3]]);
    const byPeriod = await pack('Account,2026-01,2026-02\nA,5,\nB,,7\n', 'Logins.csv');
    expect(byPeriod).toMatchObject({ grain: 'month', points: [['A', 'Logins', '2026-01-01', 5, 2], ['B', 'Logins', '2026-02-01', 7, 3]] });
  });
  it('that cannot be taken are told with their line, column and reason', async () => {
    const { points, wrong, wrongCount, empty } = await pack('Account,Day,Metric,Value\n,2026-01-05,x,1\nA,soon,x,1\nA,2026-04-01,x,1\nA,2026-01-05,,1\nA,2026-01-05,x,lots\nA,2026-01-05,x,9999999999999999\nA,2026-01-05,x,\nA,2026-01-06,x,-2.5\nA,2026-01-05,x,1,2\n');
    expect(points).toEqual([['A', 'x', '2026-01-06', -2.5, 9]]);
    expect({ wrongCount, empty }).toEqual({ wrongCount: 7, empty: 1 });
    expect(wrong).toEqual([
      { line: 2, column: 'Account', value: '', reason: 'The row names no account.' },
      { line: 3, column: 'Day', value: 'soon', reason: 'That is no day, week or month, such as 2026-03-14, 2026-W11 or Mar 2026.' },
      { line: 4, column: 'Day', value: '2026-04-01', reason: 'That day is still to come.' },
      { line: 5, column: 'Metric', value: '', reason: 'The row names no metric.' },
      { line: 6, column: 'Value', value: 'lots', reason: 'That is not a number. Numbers in this file are read with a decimal point.' },
      { line: 7, column: 'Value', value: '9999999999999999', reason: 'That number is too large.' },
      { line: 10, column: '', value: '', reason: 'This row has 5 cells, but the table has 4 columns.' },
    ]);
  });
  it('of more metrics than there can be are refused', async () => {
    const lines = Array.from({ length: 600 }, (_, at) => `A,2026-01-05,m${at},1`).join('\n');
    await expect(pack(`Account,Day,Metric,Value\n${lines}\n`)).rejects.toThrow(Unreadable);
  });
});

describe('long plain text', () => {
  const lines = (many: number, end: string): string => Array.from({ length: many }, (_, at) => (at % 997 === 5 ? '' : `${at % 7},2026-01-0${1 + (at % 9)},m${at % 3},${at}${at % 501 === 3 ? ',,' : ''}${at % 1_003 === 7 ? ',spare' : ''}`)).join(end);
  it.each([['\n', ''], ['\r\n', ''], ['\r', ''], ['\n', 'Export of usage\n\n'], ['\n', 'sep=,\n']])('is walked as it would be cut: line break %j after %j', async (end, above) => {
    const text = `${above}account_id,day,metric,value${end}${lines(5_000, end)}${end}`;
    const opened = await openTable(Buffer.from(text), null);
    expect(opened.lines).not.toBeNull();
    const walked: unknown[] = [];
    if (opened.lines !== null) walkPlain(opened.lines, opened.lines.firstLine, (line, fault, cell) => walked.push({ line, fault, cells: opened.columns.map((_, column) => cell(column)) }));
    const cut = opened.rows().map(({ line, fault, cells }) => ({ line, fault, cells }));
    expect(walked).toEqual(cut);
    expect(opened.count).toBe(cut.length);
  });
});

describe('new metrics', () => {
  it.each([
    ['create_search', { name: 'Create search', aggregate: 'sum', role: 'none' }], ['ActiveUsers', { name: 'Active users', aggregate: 'max', role: 'active-users' }], ['Licences used', { name: 'Licences used', aggregate: 'last', role: 'licences-used' }],
    ['seats_purchased', { name: 'Seats purchased', aggregate: 'last', role: 'licences-billable' }], ['error rate', { name: 'Error rate', aggregate: 'mean', role: 'none' }], ['Storage GB', { name: 'Storage GB', aggregate: 'last', role: 'none' }],
  ])('%s', (key, guess) => expect(guessMetric(key)).toEqual(guess));
});
