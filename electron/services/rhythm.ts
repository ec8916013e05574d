import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { areas } from '#shared/areas.ts';
import { addDays, dayName, startOfWeek, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { entryMinutes } from '#shared/presets/capacity-limits.ts';
import { rhythm as catalogue } from '#shared/presets/rhythm.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { RhythmStanding, TimeEntry, TimeFields, TimePage, WeekPage } from '#shared/rhythm.ts';
import { dueOf, markOf, periodOf, rhythmOf } from '#shared/rhythm-rules.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createCallWriter } from '#electron/store/call-writer.ts';
import { timeEntries } from '#electron/store/schema-money.ts';
import { createWeekLoads } from '#electron/store/week-loads.ts';
import { createWeekOutlook } from '#electron/store/week-outlook.ts';
import { createOwnReviews } from './rhythm-review.ts';

const words = ['rhythm', 'today', 'search', 'book'] as const;
const longestSpan = 366;

/** The same time of the day on another day, where the person is. */
const sameTime = (at: Instant, on: Day, zone: string): Instant => {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime();
  return new Date(Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds).toISOString();
};

export const createRhythm = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const accounts = createAccountRows(context);
  const outlook = createWeekOutlook(context);
  const loads = createWeekLoads(context);
  const calls = createCallWriter(context);
  const columns = `t.id, t.on_day AS onDay, t.area, t.minutes, t.account_id AS accountId, coalesce(a.name, '') AS accountName, t.note FROM time_entries t LEFT JOIN accounts a ON a.id = t.account_id`;
  const one = db.prepare<[string], TimeEntry>(`SELECT ${columns} WHERE t.id = ? AND t.deleted_at IS NULL`);
  const inSpan = db.prepare<object, TimeEntry>(`SELECT ${columns} WHERE t.on_day BETWEEN @from AND @to AND t.deleted_at IS NULL ORDER BY t.on_day DESC, t.rid DESC`);
  const ofDay = db.prepare<[Day, string], { minutes: number }>('SELECT coalesce(sum(minutes), 0) AS minutes FROM time_entries WHERE on_day = ? AND id != ? AND deleted_at IS NULL');
  const planned = db.prepare<[string], { title: string; type: string; state: string; startsAt: Instant | null; accountName: string | null }>(
    'SELECT c.title, c.type, c.state, c.starts_at AS startsAt, a.name AS accountName FROM activities c LEFT JOIN accounts a ON a.id = c.account_id WHERE c.id = ? AND c.deleted_at IS NULL',
  );
  const marks = db.prepare<[Day], { mark: string }>(`SELECT item || ' ' || period AS mark FROM rhythm_done WHERE period >= ? AND deleted_at IS NULL`);

  const find = (id: string): TimeEntry => {
    const entry = one.get(id);
    if (entry === undefined) throw new DaybookError('NOT_FOUND', 'That entry is not in the log any more.');
    return entry;
  };
  const check = ({ onDay, minutes, accountId }: Given<TimeFields>, id: string, now: Pick<TimeFields, 'onDay' | 'minutes'>): void => {
    if (onDay !== undefined && onDay > today()) throw new DaybookError('INVALID', 'Time that has not passed yet cannot be logged. Choose today or a day before.', 'onDay');
    if (accountId !== undefined && accountId !== null && accounts.one(accountId) === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    const [on, length] = [onDay ?? now.onDay, minutes ?? now.minutes];
    if ((ofDay.get(on, id)?.minutes ?? 0) + length > (entryMinutes.maxValue ?? Number.POSITIVE_INFINITY)) throw new DaybookError('INVALID', `The log of ${dayName(on)} would hold more than 24 hours.`, 'minutes');
  };
  const items = (on: Day): RhythmStanding[] => {
    const { capacity, fiscalYearStart } = settings();
    const done = new Set(marks.all(periodOf('year', on, fiscalYearStart).from).map(({ mark }) => mark));
    return rhythmOf(capacity).map((entry) => {
      const span = periodOf(entry.period, on, fiscalYearStart);
      return { ...entry, done: done.has(markOf(entry.key, span.from)), dueOn: dueOf(span, settings()), isOwn: !catalogue.some(({ key }) => key === entry.key) };
    });
  };

  return {
    ...createOwnReviews(context),

    week: async ({ on }: { on: Day }): Promise<WeekPage> => {
      const rows = await accounts.all();
      return { today: today(), ...(await outlook.week(startOfWeek(on), rows)), ahead: (await outlook.ahead(rows)).ahead, items: items(today()) };
    },

    time: ({ from, to }: { from: Day; to: Day }): TimePage => {
      if (to < from || to > addDays(from, longestSpan)) throw new DaybookError('INVALID', 'The log is read for a year at most, from its first day to its last.', 'to');
      const held = loads.held(from, to < today() ? to : today());
      const entries = inSpan.all({ from, to });
      const sum = (rows: readonly { area: string; minutes: number }[], area: string): number => rows.reduce((total, row) => total + (row.area === area ? row.minutes : 0), 0);
      return { from, to, entries, areas: areas.map((area) => ({ area, calendar: sum(held, area), noted: sum(entries, area) })) };
    },

    log: ({ accountId = null, note = '', ...fields }: Pick<TimeFields, 'onDay' | 'area' | 'minutes'> & Given<TimeFields>, { window }: Caller): Promise<WrittenRecord> => {
      check({ ...fields, accountId }, '', fields);
      return store.write({ window, label: 'Logged time', words }, () => {
        const id = store.newId();
        orm.insert(timeEntries).values({ id, accountId, note, ...fields }).run();
        return { id };
      });
    },

    changeEntry: ({ id, fields }: { id: string; fields: Given<TimeFields> }, { window }: Caller): Promise<WrittenRecord> => {
      check(fields, id, find(id));
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      return store.write({ window, label: 'Changed the log of time', words }, () => {
        if (Object.keys(given).length > 0) orm.update(timeEntries).set(given).where(eq(timeEntries.id, id)).run();
        return { id };
      });
    },

    removeEntry: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      find(id);
      return store.write({ window, label: 'Removed time from the log', words }, () => {
        orm.update(timeEntries).set({ deletedAt: store.now().toISOString() }).where(eq(timeEntries.id, id)).run();
        return {};
      });
    },

    move: ({ id, on }: { id: string; on: Day }, { window }: Caller): Promise<WrittenRecord> => {
      const call = planned.get(id);
      if (call === undefined) throw new DaybookError('NOT_FOUND', 'That call is not in this book any more.');
      if (call.state !== 'planned') throw new DaybookError('INVALID', 'Only a planned call can be moved. This one has taken place or was called off.', 'id');
      if (on < today()) throw new DaybookError('INVALID', 'A planned call is moved to today or a later day.', 'on');
      const zone = settings().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
      const name = call.title || `${call.type}${call.accountName === null ? '' : ` with ${call.accountName}`}`;
      return store.write({ window, label: `Moved to ${dayName(on)}: ${name}`, words: [...bookWords] }, () => ({ id: calls.save(id, { on, ...(call.startsAt === null ? {} : { startsAt: sameTime(call.startsAt, on, zone) }) }, 'planned') }));
    },
  };
};
