import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { importTargets } from '#shared/import-targets.ts';
import { DaybookError } from '#shared/errors.ts';
import { readCalendar } from '#electron/imports/calendar.ts';
import { guessMapping, guessSource, guessTarget } from '#electron/imports/guess.ts';
import { Unreadable } from '#electron/imports/row.ts';
import { isWorkbook, readTable, readText } from '#electron/imports/table.ts';
import { createImporting } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const seeds = [
  'Id,Name,Industry,Customer since,ARR,Segment\n1,Acme,Retail,2020-01-01,"1,200.50",Enterprise\n2,"Bo\nlt",,31/12/2021,€5,\n',
  'Name;Email;Account;Titel\nJo;jo@acme.example;Acme;"C\'EO"\n',
  'account_id\tproduct\tstart_date\tend_date\tmrr\n1\tSuite\t2026-01-01\t2026-12-31\t100\n',
  'subject,activity_date,account,description,type\nHello,2026-01-01 10:00:00+02:00,Acme,"a\r\nb",Call\n',
  'account,week,metric,value\nAcme,2026-W02,logins,5\nAcme,2026-01-12,logins,6\n1,Jan 2026,seats used,"1,200"\nNobody,2026-01-05,logins,7\n',
  'Account;2025-11;2025-12;W02\nAcme;1,5;;3\nBo;;2;n/a\n',
  '{"account":{"id":1},"day":"2026-01-05","metric":"logins","value":5}\n{"account":"Acme","day":1767571200000,"metric":"logins","value":"6"}\n',
  '[{"account":"Acme","day":"2026-01-05","metric":"logins","value":5},{"account":"Acme"}]',
  'Ticket ID,Subject,Organization,Priority,Status,Created at,Solved at,Requester email\n1,Down,Acme,Urgent,Solved,2026-01-05,2026-01-06,\n2,"Slow, again",,P3,Pending,2026-01-07,,jo@acme.example\n',
  'BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Berlin\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:20260301T100000\r\nRRULE:FREQ=WEEKLY;COUNT=9;BYDAY=MO\r\nEXDATE:20260308T090000Z\r\nATTENDEE;CN="x":mailto:a@b.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
];
const bits = ['"', '\n', '\r', ',', ';', '\0', '\ufeff', '=1+1', '__proto__', 'constructor', '9'.repeat(400), '-', '\ud800', 'NaN', '1e999', 'FREQ=SECONDLY', 'TZID=', '{', '[[[[[', '"}', '2026-W99', 'column 3', '\u0000', '-0', '\u202e', ' '.repeat(50), "'); DROP TABLE accounts;--"];

/** A seed with some of its bytes cut, doubled, replaced, or with hostile bits put in. */
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 20 }))), { maxLength: 6 }), fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1'))
  .map(([seed, edits, encoding]) => Buffer.from(edits.reduce((text, [at, cut, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + cut), seed), encoding));

describe('hostile files', () => {
  it('are read or refused with a sentence, never anything else: 2,000 mutations of the reading', { timeout: 120_000 }, async () => {
    const result = await fc.check(
      fc.asyncProperty(fc.oneof(mutated, fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes))), async (bytes) => {
        try {
          const { text } = isWorkbook(bytes) ? { text: '' } : readText(bytes, null);
          if (/^\s*BEGIN:VCALENDAR/i.test(text)) readCalendar(text, { from: '2026-01-01', to: '2026-06-01', zone: 'Europe/Berlin' });
          const { columns } = await readTable(bytes, null);
          guessSource(columns);
          for (const target of [guessTarget(columns, 'x'), ...importTargets]) guessMapping(columns.map(({ name }) => name), target);
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
        }
      }),
      { numRuns: 2_000 },
    );
    expect(fc.defaultReportMessage(result)).toBeUndefined();
  });

  let book: TestBook;
  let importing: ReturnType<typeof createImporting>;
  beforeEach(async () => {
    book = await openTestBook();
    importing = createImporting(book.context);
  });
  afterEach(() => book.close());
  const count = (table: string): number => (book.db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

  it('import whole or not at all, and importing them again changes nothing: 40 mutations through the service', { timeout: 240_000 }, async () => {
    await importing.take('Id,Name,Website\n1,Acme,acme.example\n', 'accounts.csv');
    await fc.assert(
      fc.asyncProperty(mutated, async (bytes) => {
        const before = count('changes');
        const asRefusal = (error: unknown): null => {
          if (error instanceof DaybookError) return null;
          throw error;
        };
        const opened = await importing.open(bytes, 'x.csv').catch(asRefusal);
        const done = opened === null ? null : await importing.run(opened).catch(asRefusal);
        const isWritten = (done?.counts?.new ?? 0) + (done?.counts?.changed ?? 0) > 0;
        expect({ hasChange: typeof done?.changeId === 'string', changes: count('changes') }).toEqual({ hasChange: isWritten, changes: before + (isWritten ? 1 : 0) });
        expect(opened === null || done === null ? null : (await importing.run(opened)).changeId).toBeNull();
        expect(book.db.prepare('SELECT change_id FROM current_change').get()).toEqual({ change_id: null });
      }),
      { numRuns: 40 },
    );
    expect(book.db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('are refused where they unpack without end, or ask for too much', { timeout: 60_000 }, async () => {
    const refused = (bytes: Buffer, name: string) => importing.open(bytes, name).then(() => null, (error: unknown) => error);
    expect(await refused(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'a.csv')).toMatchObject({ code: 'INVALID', message: 'That file is no table: it holds bytes that are not text. Choose a CSV, TSV, XLSX, JSON or ICS file.' });
    expect(await refused(Buffer.from('PK\u0003\u0004 and no more'), 'a.xlsx')).toMatchObject({ code: 'INVALID' });
    expect(await refused(Buffer.from('hello'), 'a.ics')).toMatchObject({ code: 'INVALID', message: 'That file is no calendar: it does not begin as one. Export the calendar again as ICS.' });
    expect(await refused(Buffer.from(`${Array.from({ length: 5_000 }, (_, at) => `c${at}`).join(',')}\n1\n`), 'a.csv')).toMatchObject({ code: 'INVALID' });
  });
});
