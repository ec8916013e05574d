import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCalendar, type CalendarFile } from '#electron/imports/calendar.ts';
import { Unreadable } from '#electron/imports/row.ts';
import { zoneNamed } from '#electron/imports/zones.ts';

const span = { from: '2026-01-01', to: '2026-12-31', zone: 'Europe/Berlin' };
const calendar = (body: string, head = ''): string => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${head}${body}END:VCALENDAR\r\n`;
const event = (lines: string): string => `BEGIN:VEVENT\r\nUID:one\r\nSUMMARY:Weekly\r\n${lines}\r\nEND:VEVENT\r\n`;
const instants = (body: string, head = ''): (string | null)[] => readCalendar(calendar(body, head), span).entries.map(({ at, on }) => at ?? on);

const newYork = `BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n`;

describe('series', () => {
  it.each([
    ['an IANA zone', 'TZID=Europe/Berlin', '', ['2026-03-22T08:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-04-05T07:00:00.000Z']],
    ['a Windows zone', 'TZID=W. Europe Standard Time', '', ['2026-03-22T08:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-04-05T07:00:00.000Z']],
    ['a zone as Outlook shows it', 'TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', '', ['2026-03-22T08:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-04-05T07:00:00.000Z']],
    ['no zone, so the person’s', 'X-A=1', '', ['2026-03-22T08:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-04-05T07:00:00.000Z']],
    ['no zone, so the calendar’s', 'X-A=1', 'X-WR-TIMEZONE:America/New_York\r\n', ['2026-03-22T13:00:00.000Z', '2026-03-29T13:00:00.000Z', '2026-04-05T13:00:00.000Z']],
    ['an unknown zone, so the calendar’s', 'TZID=Nowhere/Land', 'X-WR-TIMEZONE:America/New_York\r\n', ['2026-03-22T13:00:00.000Z', '2026-03-29T13:00:00.000Z', '2026-04-05T13:00:00.000Z']],
  ])('keep their hour on the wall over the change of clocks: %s', (_, zone, head, expected) =>
    expect(instants(event(`DTSTART;${zone}:20260322T090000\r\nDTEND;${zone}:20260322T100000\r\nRRULE:FREQ=WEEKLY;COUNT=3`), head)).toEqual(expected));

  it('follow a zone that the calendar describes itself', () =>
    expect(instants(newYork + event('DTSTART;TZID=Customized Time Zone:20260301T090000\r\nRRULE:FREQ=WEEKLY;COUNT=3'))).toEqual(['2026-03-01T14:00:00.000Z', '2026-03-08T13:00:00.000Z', '2026-03-15T13:00:00.000Z']));

  it('leave out excluded dates, and take moved ones where they were moved to, the newest word of each', () => {
    const { entries } = readCalendar(
      calendar(
        event('DTSTART;TZID=Europe/Berlin:20260302T090000\r\nRRULE:FREQ=DAILY;COUNT=4\r\nEXDATE;TZID=Europe/Berlin:20260303T090000') +
          event('RECURRENCE-ID:20260304T080000Z\r\nSEQUENCE:2\r\nDTSTART;TZID=Europe/Berlin:20260310T150000') +
          event('RECURRENCE-ID:20260304T080000Z\r\nSEQUENCE:1\r\nDTSTART;TZID=Europe/Berlin:20260311T150000'),
      ),
      span,
    );
    expect(entries.map(({ at, recurrence }) => [at, recurrence])).toEqual([
      ['2026-03-02T08:00:00.000Z', '2026-03-02T08:00:00.000Z'],
      ['2026-03-05T08:00:00.000Z', '2026-03-05T08:00:00.000Z'],
      ['2026-03-10T14:00:00.000Z', '2026-03-04T08:00:00.000Z'],
    ]);
  });

  it.each([
    ['an end in UTC', 'DTSTART;TZID=America/New_York:20260301T230000\r\nRRULE:FREQ=DAILY;UNTIL=20260303T040000Z', ['2026-03-02T04:00:00.000Z', '2026-03-03T04:00:00.000Z']],
    ['an end that is a day', 'DTSTART;TZID=Europe/Berlin:20260301T090000\r\nRRULE:FREQ=DAILY;UNTIL=20260302', ['2026-03-01T08:00:00.000Z', '2026-03-02T08:00:00.000Z']],
    ['whole days', 'DTSTART;VALUE=DATE:20260328\r\nRRULE:FREQ=DAILY;COUNT=3', ['2026-03-28', '2026-03-29', '2026-03-30']],
    ['whole days without saying so', 'DTSTART:20260328', ['2026-03-28']],
    ['added dates', 'DTSTART:20260328T100000Z\r\nRDATE:20260401T100000Z', ['2026-03-28T10:00:00.000Z', '2026-04-01T10:00:00.000Z']],
    ['a series from long ago', 'DTSTART;TZID=Europe/Berlin:19990104T090000\r\nRRULE:FREQ=MONTHLY;BYDAY=1MO;UNTIL=20260202T235959Z', ['2026-01-05T08:00:00.000Z', '2026-02-02T08:00:00.000Z']],
  ])('%s', (_, lines, expected) => expect(instants(event(lines))).toEqual(expected));

  it.each(['FREQ=SECONDLY', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=NEVER', 'FREQ=DAILY;INTERVAL=-1', 'nonsense', 'FREQ=YEARLY;BYDAY=9XX', 'FREQ=MONTHLY;BYSETPOS=999;BYDAY=MO'])('do not hang or fail by the rule %s', (rule) => {
    const began = performance.now();
    const { entries } = readCalendar(calendar(event(`DTSTART:20260101T100000Z\r\nRRULE:${rule}`)), { ...span, to: '2026-01-02' });
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(entries.length).toBeGreaterThan(0);
  });
});

describe('what a calendar holds', () => {
  it('counts what is left out, and says which line is wrong', () => {
    const file = calendar(`${event('DTSTART:20260301T100000Z\r\nCLASS:PRIVATE')}${event('DESCRIPTION:no start')}BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO\r\n`, 'X-WR-CALNAME:My\\, calendar\r\n');
    expect(readCalendar(file, span)).toMatchObject({
      name: 'My, calendar', events: 2, entries: [],
      skipped: [{ reason: 'Tasks, journals and free or busy times', count: 1 }, { reason: 'Private entries', count: 1 }],
      wrong: [{ line: 10, reason: 'The entry has no start that can be read.' }],
    });
  });
  it('reads guests without rooms, lengths, and what was called off', () => {
    const lines = 'DTSTART:20260301T100000Z\r\nDURATION:PT45M\r\nSTATUS:CANCELLED\r\nLOCATION:Room 1\r\nDESCRIPTION:Bring\\nnumbers\r\nORGANIZER;CN=Me:mailto:ME@ours.example\r\nATTENDEE;CN="Jo \r\n Ray";PARTSTAT=DECLINED:mailto:jo@acme.example\r\nATTENDEE;CUTYPE=ROOM:mailto:room@ours.example\r\nATTENDEE:urn:x';
    expect(readCalendar(calendar(event(lines)), span).entries).toMatchObject([
      { minutes: 45, isCancelled: true, details: 'Room 1\n\nBring\nnumbers', people: [{ name: 'Me', email: 'me@ours.example', declined: false }, { name: 'Jo Ray', email: 'jo@acme.example', declined: true }] },
    ]);
  });
  it('refuses a calendar without appointments', () => expect(() => readCalendar(calendar('BEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\n'), span)).toThrow('no appointments'));
});

describe('names of zones', () => {
  it.each([
    ['Europe/Paris', 'Europe/Paris'], ['US/Pacific', 'US/Pacific'], ['/mozilla.org/20070129_1/Europe/Berlin', 'Europe/Berlin'], ['Pacific Standard Time', 'America/Los_Angeles'], ['FLE Standard Time', 'Europe/Kiev'],
    ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'], ['(GMT+10:00) Canberra, Melbourne, Sydney', 'Australia/Melbourne'], ['Amsterdam, Belgrade, Berlin', 'Europe/Amsterdam'], ['UTC+01', '+01:00'], ['GMT-0530', '-05:30'], ['Nowhere', null],
  ])('%j is %s', (name, zone) => expect(zoneNamed(name, false)).toBe(zone));
});

const corpus = process.env['DAYBOOK_CORPUS'];
const folder = join(corpus ?? '', 'ics/node-ical');
describe.skipIf(corpus === undefined)('calendars that nobody here made (53 files; skipped without DAYBOOK_CORPUS)', () => {
  it.each(corpus === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.ics')))('%s is read, or refused with a sentence, in five seconds', (name) => {
    const began = performance.now();
    const read = (): CalendarFile | string => {
      try {
        return readCalendar(readFileSync(join(folder, name), 'utf8'), { from: '2010-01-01', to: '2028-01-01', zone: 'Europe/Berlin' });
      } catch (error) {
        if (error instanceof Unreadable) return error.message;
        throw error;
      }
    };
    const file = read();
    const { entries, wrong } = typeof file === 'string' ? { entries: [], wrong: [{ reason: file }] } : file;
    expect(entries.length + wrong.length + (typeof file === 'string' ? 0 : file.events)).toBeGreaterThan(0);
    for (const { at, on } of entries) expect(Number.isNaN(Date.parse(at ?? on))).toBe(false);
    for (const { reason } of wrong) expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
