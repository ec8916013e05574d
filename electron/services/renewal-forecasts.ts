import { addDays, dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Money } from '#shared/money.ts';
import { convert, type Rate } from '#shared/rates.ts';
import type { WrittenRecord } from '#shared/records.ts';
import { addCalls, calibrationOf, calledBefore, movesBetween, outcomeOf, totalsOf, type Calls, type ForecastRow, type InBook } from '#shared/renewal-forecast.ts';
import { forecastQuarters, quartersFrom, type Quarter } from '#shared/renewal-phases.ts';
import type { CalibrationPage, Comparison, ForecastPage, RenewalRow } from '#shared/renewals.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { dailyWindow, type DailyJob } from '#electron/store/daily-job.ts';
import { createRenewalReader } from '#electron/store/renewal-rows.ts';
import { forecastSnapshots } from '#electron/store/schema-money.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

type Snapshot = { id: string; takenOn: Day; rows: string };
/** Closed renewals of so many days back are held against their calls. */
const calibrationDays = 730;

const forecastRow = ({ contractId, accountId, accountName, currency, dueOn, atrMinor, category, status, amountWonMinor, amountMinor, swingMinor, bestMinor, likelyMinor, commitMinor }: RenewalRow): ForecastRow =>
  ({ contractId, accountId, accountName, currency, dueOn, atrMinor, category, status, amountWonMinor, amountMinor, swingMinor, bestMinor, likelyMinor, commitMinor });

/** The forecast of the quarters, what was kept of it week by week, and how it came out. */
export const createRenewalForecasts = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const reader = createRenewalReader(context);
  const accounts = createAccountRows(context);
  const rates = db.prepare<[], Rate>('SELECT currency, on_day AS onDay, rate_nano AS rateNano FROM exchange_rates WHERE deleted_at IS NULL');
  const listed = db.prepare<[], { id: string; takenOn: Day; count: number }>('SELECT id, taken_on AS takenOn, json_array_length(rows) AS count FROM forecast_snapshots WHERE deleted_at IS NULL ORDER BY taken_on DESC');
  const newest = db.prepare<[], { takenOn: Day }>('SELECT taken_on AS takenOn FROM forecast_snapshots WHERE deleted_at IS NULL ORDER BY taken_on DESC LIMIT 1');
  const kept = db.prepare<[string], Snapshot>('SELECT id, taken_on AS takenOn, rows FROM forecast_snapshots WHERE id = ? AND deleted_at IS NULL');
  const since = db.prepare<[Day], string>('SELECT id FROM forecast_snapshots WHERE taken_on >= ? AND deleted_at IS NULL ORDER BY taken_on DESC').pluck();

  /** Money in the currency of the book at the rates of a day: the first of the period, as everything of a period is told at one rate. */
  const inBookOn = (on: Day): InBook => {
    const known = rates.all();
    return (amounts: Iterable<Money>) => convert(amounts, known, on, settings().currency);
  };
  const rowsOf = async (from: Day, to: Day): Promise<RenewalRow[]> => reader.rows(await accounts.all(), today(), ({ dueOn }) => dueOn >= from && dueOn <= to);
  /** The days that a snapshot holds: the quarters that are always forecast, and the one before, of which some may be open. */
  const horizon = (): { before: Quarter; quarters: Quarter[]; from: Day; to: Day } => {
    const [on, { fiscalYearStart, renewals }] = [today(), settings()];
    const quarters = forecastQuarters(on, fiscalYearStart, renewals);
    const [before] = quartersFrom(on, fiscalYearStart, 1, 1);
    if (before === undefined) throw new Error('No quarter before this one.');
    return { before, quarters, from: before.from, to: quarters.at(-1)?.to ?? on };
  };
  const insert = (on: Day, rows: readonly RenewalRow[]): { id: string } => {
    const id = store.newId();
    orm.insert(forecastSnapshots).values({ id, takenOn: on, rows: JSON.stringify(rows.map(forecastRow)) }).run();
    return { id };
  };

  return {
    daily: {
      words: [],
      run: async (on) => {
        const last = newest.get();
        if (last !== undefined && addDays(last.takenOn, settings().renewals.snapshotEveryDays) > on) return;
        const { from, to } = horizon();
        const rows = await rowsOf(from, to);
        if (rows.length === 0) return;
        await store.write({ window: dailyWindow, kind: 'daily', label: 'Kept the forecast', words: ['renewals'] }, () => (newest.get()?.takenOn === on ? {} : insert(on, rows)));
      },
    } satisfies DailyJob,

    forecast: async (): Promise<ForecastPage> => {
      const { before, quarters, from, to } = horizon();
      const rows = await rowsOf(from, to);
      const within = (quarter: Quarter): RenewalRow[] => rows.filter(({ dueOn }) => dueOn >= quarter.from && dueOn <= quarter.to);
      const shown = within(before).some(({ status }) => status === 'open') ? [before, ...quarters] : quarters;
      return { on: today(), currency: settings().currency, quarters: shown.map((quarter) => ({ ...quarter, totals: totalsOf(within(quarter), inBookOn(quarter.from)) })), snapshots: listed.all() };
    },

    takeSnapshot: async (_: unknown, { window }: Caller): Promise<WrittenRecord> => {
      const on = today();
      const { from, to } = horizon();
      const rows = await rowsOf(from, to);
      if (newest.get()?.takenOn === on) throw new DaybookError('CONFLICT', 'The forecast of today is kept already. It is never changed; the next one is kept tomorrow.');
      if (rows.length === 0) throw new DaybookError('CONFLICT', 'Nothing comes up in the quarters that are forecast, so there is nothing to keep.');
      return store.write({ window, label: `Kept the forecast of ${dayName(on)}`, words: bookWords }, () => insert(on, rows));
    },

    compare: async ({ snapshotId, from, to }: { snapshotId: string; from: Day; to: Day }): Promise<Comparison> => {
      const snapshot = kept.get(snapshotId);
      if (snapshot === undefined) throw new DaybookError('NOT_FOUND', 'That forecast is not in this book any more.');
      const before = JSON.parse(snapshot.rows) as ForecastRow[];
      const inBook = inBookOn(from);
      const known = new Set(before.map(({ contractId }) => contractId));
      const now = await reader.rows(await accounts.all(), today(), (one) => one.isCurrent && ((one.dueOn >= from && one.dueOn <= to) || known.has(one.contractId)));
      const then = totalsOf(before.filter(({ dueOn }) => dueOn >= from && dueOn <= to).map((row) => ({ ...row, by: null, closedOn: null, isLate: false, call: '' })), inBook);
      return { takenOn: snapshot.takenOn, currency: settings().currency, before: then, now: totalsOf(now.filter(({ dueOn }) => dueOn >= from && dueOn <= to), inBook), moves: movesBetween(before, now.map(forecastRow), { from, to }) };
    },

    calibration: async (): Promise<CalibrationPage> => {
      const [on, { renewals: limits, currency }] = [today(), settings()];
      const from = addDays(on, -calibrationDays);
      const closed = (await rowsOf(from, addDays(on, limits.calibrationLeadDays))).filter(({ status, by }) => status !== 'open' && by !== 'itself');
      const calls: Calls = new Map();
      for (const id of since.all(addDays(from, -180))) {
        const snapshot = kept.get(id);
        if (snapshot !== undefined) addCalls(calls, snapshot.takenOn, JSON.parse(snapshot.rows) as ForecastRow[]);
        // A year of a large book is a second of work.
        await turnOfOthers();
      }
      const outcomes = closed.flatMap((row) => {
        const called = calledBefore(calls, row.contractId, row.dueOn, limits.calibrationLeadDays);
        return called === null ? [] : [outcomeOf(forecastRow(row), called)];
      });
      return { ...calibrationOf(outcomes, inBookOn(on), limits), currency, leadDays: limits.calibrationLeadDays };
    },
  };
};
