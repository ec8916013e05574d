import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImporting, corpus, corpusFile, lastOf } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

let book: TestBook;
let importing: ReturnType<typeof createImporting>;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  importing = createImporting(book.context);
  await book.context.store.write({ window: 'test', label: 'Me', words: [] }, () => {
    const set = book.db.prepare('INSERT INTO settings (id, key, value) VALUES (?, ?, ?)');
    set.run(book.context.store.newId(), 'timeZone', '"Europe/Berlin"');
    set.run(book.context.store.newId(), 'me', JSON.stringify({ name: 'Me', email: 'me@ours.example', title: '', company: '' }));
    return {};
  });
});
afterEach(() => book.close());

const all = (sql: string): unknown[] => book.db.prepare(sql).all();
const calendar = (...events: string[]): string => `BEGIN:VCALENDAR\r\nX-WR-CALNAME:Mine\r\n${events.map((lines) => `BEGIN:VEVENT\r\n${lines}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR\r\n`;
const entries = () => all('SELECT c.title, c.state, c.on_day, c.starts_at, c.minutes, a.name AS account FROM activities c LEFT JOIN accounts a ON a.id = c.account_id ORDER BY c.on_day, c.rid');
const zero = { new: 0, changed: 0, same: 0, wrong: 0 };

const review = 'UID:review\r\nSUMMARY:Review\r\nDTSTART;TZID=Europe/Berlin:20260325T100000\r\nDTEND;TZID=Europe/Berlin:20260325T110000\r\nORGANIZER;CN=Me:mailto:me@ours.example\r\nATTENDEE;CN=Team mate:mailto:mate@ours.example\r\nATTENDEE;CN=Jo:mailto:jo@gmail.com\r\nATTENDEE;CN=New face:mailto:new@acme.example';

describe('a calendar into calls', () => {
  beforeEach(async () => {
    await importing.take('Id,Name,Website,Domains\n1,Acme,,acme.example\n2,Bolt,https://www.bolt.example,\n', 'accounts.csv');
    await importing.take('Name,Email,Account\nJo Ray,jo@gmail.com,Acme\n', 'people.csv');
  });

  it('matches guests to people, and accounts by people, by their domains, and by their websites', async () => {
    const opened = await importing.open(calendar(review, 'UID:b\r\nSUMMARY:Bolt call\r\nDTSTART:20260326T100000Z\r\nATTENDEE:mailto:x@eu.bolt.example', 'UID:c\r\nSUMMARY:Dentist\r\nDTSTART;VALUE=DATE:20260327'), 'mine.ics');
    expect(opened).toMatchObject({ kind: 'calendar', name: 'Mine', events: 3, skipped: [] });
    expect(await importing.run(opened)).toMatchObject({ counts: { ...zero, new: 3 } });
    expect(entries()).toEqual([
      { title: 'Review', state: 'planned', on_day: '2026-03-25', starts_at: '2026-03-25T09:00:00.000Z', minutes: 60, account: 'Acme' },
      { title: 'Bolt call', state: 'planned', on_day: '2026-03-26', starts_at: '2026-03-26T10:00:00.000Z', minutes: null, account: 'Bolt' },
      { title: 'Dentist', state: 'planned', on_day: '2026-03-27', starts_at: null, minutes: null, account: null },
    ]);
    expect(all(`SELECT t.name, t.email, t.side, t.presence, p.name AS person FROM attendances t JOIN activities c ON c.id = t.activity_id LEFT JOIN people p ON p.id = t.person_id WHERE c.title = 'Review' ORDER BY t.rid`)).toEqual([
      { name: 'Me', email: 'me@ours.example', side: 'ours', presence: 'invited', person: null },
      { name: 'Team mate', email: 'mate@ours.example', side: 'ours', presence: 'invited', person: null },
      { name: 'Jo', email: 'jo@gmail.com', side: 'theirs', presence: 'invited', person: 'Jo Ray' },
      { name: 'New face', email: 'new@acme.example', side: 'theirs', presence: 'invited', person: null },
    ]);
  });

  it('writes nothing for the same calendar, moves what was moved, and calls off what was called off', async () => {
    await importing.take(calendar(review), 'mine.ics');
    const writes = book.context.store.writesSinceOpen();
    expect(await importing.take(calendar(review), 'mine.ics')).toMatchObject({ counts: { ...zero, same: 1 }, changeId: null });
    expect(book.context.store.writesSinceOpen()).toBe(writes);
    expect(await importing.take(calendar(review.replaceAll('20260325', '20260331')), 'mine.ics')).toMatchObject({ counts: { ...zero, changed: 1 } });
    expect(entries()).toMatchObject([{ on_day: '2026-03-31', starts_at: '2026-03-31T08:00:00.000Z' }]);
    expect(await importing.take(calendar(`${review.replaceAll('20260325', '20260331')}\r\nSTATUS:CANCELLED`), 'mine.ics')).toMatchObject({ counts: { ...zero, changed: 1 } });
    expect(entries()).toMatchObject([{ state: 'cancelled' }]);
    const opened = await importing.open(calendar('UID:z\r\nSUMMARY:Off\r\nDTSTART:20260326T100000Z\r\nSTATUS:CANCELLED', 'UID:y\r\nSUMMARY:Busy\r\nDTSTART:20260326T100000Z', 'UID:x\r\nCLASS:PRIVATE\r\nDTSTART:20260326T100000Z'), 'mine.ics');
    expect(await importing.preview(opened)).toMatchObject({ counts: zero, skipped: [{ reason: 'Private entries', count: 1 }, { reason: 'Cancelled entries', count: 1 }, { reason: 'Entries that only say busy', count: 1 }] });
  });

  it('plans what is near, and counts as held what is more than a week past', async () => {
    await importing.take(calendar(...['20260301', '20260308', '20260309', '20260315', '20260320'].map((on) => `UID:${on}\r\nSUMMARY:${on}\r\nDTSTART:${on}T100000Z`)), 'mine.ics');
    expect(entries().map((entry) => (entry as { state: string }).state)).toEqual(['held', 'held', 'planned', 'planned', 'planned']);
    expect(all('SELECT count(*) AS n FROM activities WHERE logged_at IS NOT NULL')).toEqual([{ n: 2 }]);
  });

  it('takes each date of a series in the span, and calls off those that left the series; what was logged stays', async () => {
    const series = (rest: string): string => calendar(`UID:s\r\nSUMMARY:Sync\r\nDTSTART;TZID=Europe/Berlin:20260309T090000\r\n${rest}`);
    const span = { daysBack: 10, daysAhead: 30 };
    const run = async (file: string) => {
      const opened = await importing.open(file, 'mine.ics');
      return lastOf(importing.imports.run(importing.planOf(opened, { span }), { window: 'test' }));
    };
    expect(await run(series('RRULE:FREQ=WEEKLY'))).toMatchObject({ counts: { ...zero, new: 6 } });
    expect(entries().map((entry) => (entry as { starts_at: string }).starts_at.slice(5, 16))).toEqual(['03-09T08:00', '03-16T08:00', '03-23T08:00', '03-30T07:00', '04-06T07:00', '04-13T07:00']);
    await book.context.store.write({ window: 'test', label: 'Log', words: [] }, () => {
      book.db.prepare(`UPDATE activities SET state = 'held', title = 'Mine' WHERE on_day = '2026-03-23'`).run();
      return {};
    });
    expect(await run(series('RRULE:FREQ=WEEKLY\r\nEXDATE;TZID=Europe/Berlin:20260323T090000,20260330T090000'))).toMatchObject({ counts: { ...zero, same: 4, changed: 1 } });
    expect(entries()).toMatchObject([{}, {}, { title: 'Mine', state: 'held' }, { state: 'cancelled' }, { state: 'planned' }, { state: 'planned' }]);
    expect(await run(series('RRULE:FREQ=WEEKLY\r\nEXDATE;TZID=Europe/Berlin:20260323T090000,20260330T090000'))).toMatchObject({ counts: { ...zero, same: 4 }, changeId: null });
  });
});

describe.skipIf(corpus === null)('calendars that nobody here made, through the service (12 files; skipped without DAYBOOK_CORPUS)', () => {
  it.each([
    ['Office-2012-owa', 4], ['badRRULE', 3], ['bad_ms_tz', 1], ['daily-count-exdate-recurrence-id', 2], ['exchange_whole_day_moved_recurrence', 2], ['google-recurrence-order', 2],
    ['large-file-with-late-error', 401], ['ms_timezones', 4], ['multi-event-basic', 9], ['test_with_forward_TZ', 1], ['tripit-location-escaping', 47], ['attendee-with-url', 1],
  ])('%s comes in, and is found again as it is', { timeout: 60_000 }, async (name, events) => {
    const opened = await importing.open(corpusFile(`ics/node-ical/${name}.ics`), `${name}.ics`);
    expect(opened).toMatchObject({ kind: 'calendar', events });
    const { counts } = await importing.run(opened);
    const again = await importing.run(opened);
    expect(again).toMatchObject({ counts: { new: 0, changed: 0, same: counts?.new, wrong: counts?.wrong }, changeId: null });
  });
  it.each(['vfreebusy-zimbra', 'utf8-french-calendar'])('%s holds no appointment and is refused', async (name) =>
    expect(importing.open(corpusFile(`ics/node-ical/${name}.ics`), `${name}.ics`)).rejects.toMatchObject({ code: 'INVALID', message: 'The calendar has no appointments in it, only tasks or free and busy times.' }));
});
