import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { accountFields } from '#shared/accounts.ts';
import { isEngagement } from '#shared/calls.ts';
import { contractFault } from '#shared/contracts.ts';
import { addDays, day, weekday } from '#shared/days.ts';
import { currency } from '#shared/money.ts';
import { nodesOf, plainTextOf, richText } from '#shared/rich-text.ts';
import { judged, recordsOf, sampleOf } from '#tests/services/sample-book.ts';

const days = [
  { on: '2026-03-16', what: 'a Monday' },
  { on: '2026-03-15', what: 'a Sunday' },
  { on: '2026-03-14', what: 'a Saturday' },
  { on: '2028-02-29', what: 'a leap day' },
  { on: '2026-12-31', what: 'the last day of a year' },
  { on: '2027-06-02', what: 'a Wednesday' },
];

const count = <T>(rows: readonly T[], of: (row: T) => string | null): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(rows, (row) => of(row) ?? 'none')].map(([key, members]) => [key, members.length]));

test('the same day gives the same book, and another day another one', () => {
  const first = JSON.stringify(sampleOf('2026-03-16'));
  expect(JSON.stringify(sampleOf('2026-03-16')) === first).toBe(true);
  expect(JSON.stringify(sampleOf('2026-03-17')) === first).toBe(false);
});

describe.each(days)('the sample book on $what, $on', ({ on: today }) => {
  const records = recordsOf(today);
  const { accounts, people, contracts, activities, attendances, commitments } = records;
  const rows = judged(records, today);
  const within = (from: number, to: number) => (on: string | null) => on !== null && on >= addDays(today, from) && on <= addDays(today, to);

  test('has its accounts, segments, sentiments and risks', () => {
    expect(count(accounts, (one) => one.segment)).toEqual({ enterprise: 14, commercial: 26 });
    expect(count(accounts, (one) => one.sentiment)).toEqual({ green: 26, yellow: 9, red: 4, none: 1 });
    expect(count(accounts, (one) => one.coverage)).toEqual({ managed: 38, unmanaged: 1, digital: 1 });
    expect(accounts.filter((one) => one.parentId !== null)).toHaveLength(2);
    expect(accounts.filter((one) => one.stage === 'onboard' && one.csmSince !== null && one.csmSince >= addDays(today, -46))).toHaveLength(2);
    expect(count(accounts.filter((one) => one.riskReason !== ''), (one) => one.sentiment)).toEqual({ red: 4, yellow: 1 });
    expect(accounts.filter((one) => one.sentimentOn !== null && one.sentimentOn < addDays(today, -90)).length).toBeGreaterThanOrEqual(4);
    expect(accounts.filter((one) => one.growthExpectedOn !== null || one.upgradeExpectedOn !== null)).toHaveLength(5);
    expect(accounts.filter((one) => one.cadenceDays !== null)).toHaveLength(1);
    expect(accounts.filter((one) => one.priorityOverride !== null && one.priorityReason !== '')).toHaveLength(2);
    const stored = accountFields.extend({ statedArrMinor: z.int().min(0).optional(), statedArrCurrency: currency.optional(), statedArrOn: day.optional(), id: z.string(), sentimentOn: day.nullable().default(null), stageOn: day.nullable() });
    for (const account of accounts) expect(stored.safeParse(account).error?.message).toBeUndefined();
    expect(new Set(accounts.map((one) => one.name)).size).toBe(40);
  });

  test('has people with parts to play, some of whom left', () => {
    for (const account of accounts) {
      const own = people.filter((one) => one.accountId === account.id);
      expect(own.length).toBeGreaterThanOrEqual(3);
      expect(own.length).toBeLessThanOrEqual(8);
      for (const role of ['Champion', 'Economic buyer', 'Admin']) expect(own.filter((one) => one.role === role && one.leftOn === null)).toHaveLength(1);
      expect(new Set(own.map((one) => one.name.split(' ')[0])).size).toBe(own.length);
    }
    expect(people.filter((one) => one.leftOn !== null).length).toBeGreaterThanOrEqual(4);
    expect(people.every((one) => /^[a-z.]+@[a-z-]+\.example$/.test(one.email ?? ''))).toBe(true);
  });

  test('has contracts that follow each other, and renewals spread over the year', () => {
    for (const account of accounts) {
      const own = contracts.filter((one) => one.accountId === account.id);
      expect(own.length).toBeGreaterThanOrEqual(1);
      expect(own.length).toBeLessThanOrEqual(3);
      const arr = own.findLast((one) => one.name === 'Platform')?.arrMinor ?? 0;
      expect(arr).toBeGreaterThanOrEqual(18_000_00);
      expect(arr).toBeLessThanOrEqual(1_400_000_00);
    }
    expect(contracts.map(contractFault).filter((fault) => fault !== null)).toEqual([]);
    expect(contracts.filter((one) => one.endOn !== null && one.endOn < today).length).toBeGreaterThanOrEqual(30);
    const renewals = rows.map((row) => row.renewalOn);
    expect(renewals.every((on) => on !== null)).toBe(true);
    expect(renewals.filter(within(-30, -1))).toEqual([addDays(today, -11)]);
    expect(renewals.filter(within(0, 30))).toHaveLength(3);
    expect(renewals.filter(within(31, 120)).length).toBeGreaterThanOrEqual(6);
    expect(renewals.filter(within(121, 366)).length).toBeGreaterThanOrEqual(20);
    expect(new Set(contracts.map((one) => one.currency))).toEqual(new Set(['USD', 'EUR', 'GBP']));
  });

  test('keeps PR1 well, lets some others slip, and some go quiet', () => {
    const first = rows.filter((row) => row.priority.priority === 'PR1');
    expect(count(first, (row) => row.account.segment)).toEqual({ enterprise: 5, commercial: 5 });
    expect(first.filter((row) => row.cadence.dueOn === null || row.cadence.dueOn < today).map((row) => row.account.name)).toEqual([]);
    expect(rows.filter((row) => row.cadence.dueOn !== null && row.cadence.dueOn < today).length).toBeGreaterThanOrEqual(4);
    expect(rows.filter((row) => row.lastOn === null || row.lastOn < addDays(today, -60)).length).toBeGreaterThanOrEqual(5);
  });

  test('has two years of entries whose notes read as notes', () => {
    expect(activities.length).toBeGreaterThanOrEqual(1_100);
    expect(activities.length).toBeLessThanOrEqual(1_600);
    const faults = activities.filter((one) => {
      const note = richText.safeParse(JSON.parse(one.body));
      const isFilled = !/[{}]|undefined/.test(`${one.title} ${one.bodyText}`) && one.title !== '';
      return !note.success || plainTextOf(note.data) !== one.bodyText || !isFilled || !day.safeParse(one.onDay).success || (one.onDay !== today && weekday(one.onDay) > 5);
    });
    expect(faults).toEqual([]);
    const lengths = activities.filter((one) => one.state === 'held').map((one) => (one.bodyText ?? '').split(/\s+/).length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(200);
    expect(activities.filter((one) => one.state === 'held').every((one) => one.onDay < today && (one.loggedAt ?? '') < `${today}T00:00`)).toBe(true);
    expect(activities.filter((one) => one.sentiment !== null).length).toBeGreaterThanOrEqual(150);
  });

  test('repeats no sentence from one note of an account to the next', () => {
    const sentences = (text: string): string[] => text.split(/(?<=[.?!])\s+|\n+/).filter((one) => one.split(' ').length >= 6);
    const repeated = [...Map.groupBy(activities.filter((one) => one.state === 'held'), (one) => one.accountId).values()].flatMap((own) => {
      const notes = own.toSorted((a, b) => (a.loggedAt ?? '').localeCompare(b.loggedAt ?? '')).map((one) => sentences(one.bodyText ?? ''));
      return notes.flatMap((note, index) => note.filter((sentence) => notes[index - 1]?.includes(sentence)));
    });
    expect(repeated).toEqual([]);
  });

  test('has calls in the calendar, two that were never logged, a draft, and a follow-up to send', () => {
    const plans = activities.filter((one) => one.state === 'planned');
    expect(plans.filter((one) => one.onDay === today).map((one) => one.startsAt)).toEqual(expect.arrayContaining(['09:30', '11:00', '14:00', '16:00'].map((time) => `${today}T${time}`)));
    expect(plans.filter((one) => one.onDay === today)).toHaveLength(4);
    expect(plans.filter((one) => within(1, 14)(one.onDay))).toHaveLength(10);
    expect(plans.filter((one) => within(-5, -1)(one.onDay))).toHaveLength(2);
    expect(plans).toHaveLength(16);
    expect(activities.filter((one) => one.state === 'draft' && within(-3, -1)(one.onDay))).toHaveLength(1);
    const unsent = activities.filter((one) => isEngagement(one) && one.followUpSentAt === null);
    expect(unsent).toHaveLength(1);
    expect(unsent.every((one) => within(-3, -1)(one.onDay))).toBe(true);
  });

  test('has promises in both directions, each in the words of its note', () => {
    const open = commitments.filter((one) => one.state === 'open');
    expect(commitments).toHaveLength(160);
    expect(open).toHaveLength(18);
    const due = (side: string, from: number, to: number): number => open.filter((one) => one.side === side && within(from, to)(one.dueOn ?? null)).length;
    expect({ oursLate: due('ours', -30, -1), oursToday: due('ours', 0, 0), theirsLate: due('theirs', -30, -1) }).toEqual({ oursLate: 5, oursToday: 2, theirsLate: 3 });
    const dropped = commitments.filter((one) => one.state === 'dropped');
    expect(dropped.length).toBeGreaterThanOrEqual(5);
    expect(dropped.every((one) => one.closeReason !== '')).toBe(true);
    expect(commitments.filter((one) => one.state === 'kept').length).toBeGreaterThanOrEqual(115);
    const callOf = new Map(activities.map((one) => [one.id, one]));
    expect(
      commitments.filter((one) => {
        const call = callOf.get(one.activityId ?? '');
        const isClosedInTime = one.closedOn === null || one.closedOn === undefined || (one.closedOn >= one.madeOn && one.closedOn < today);
        return call?.bodyText?.includes(one.sentence ?? '-') !== true || call.accountId !== one.accountId || call.onDay !== one.madeOn || !isClosedInTime;
      }),
    ).toEqual([]);
    const named = new Map(activities.flatMap((one) => nodesOf(richText.parse(JSON.parse(one.body)), 'commitment')).map(({ attrs }) => [attrs.id, attrs]));
    for (const one of open) expect(named.get(one.id)).toEqual({ id: one.id, text: one.text, side: one.side, dueOn: one.dueOn });
  });

  test('has at each call the person and people of the account who were there then', () => {
    const personOf = new Map(people.map((one) => [one.id, one]));
    const callOf = new Map(activities.map((one) => [one.id, one]));
    const theirs = attendances.filter((one) => one.side === 'theirs');
    expect(theirs.length).toBeGreaterThan(1_000);
    expect(
      theirs.filter((one) => {
        const [call, who] = [callOf.get(one.activityId), personOf.get(one.personId ?? '')];
        return who === undefined || who.accountId !== call?.accountId || (who.leftOn ?? '9999-12-31') <= call.onDay;
      }),
    ).toEqual([]);
    const calls = activities.filter((one) => one.startsAt !== null);
    const mine = new Set(attendances.filter((one) => one.name === 'Ines Calder').map((one) => one.activityId));
    expect(calls.every((one) => mine.has(one.id))).toBe(true);
  });
});
