import { addDays, type Day } from '#shared/days.ts';
import type { Money } from '#shared/money.ts';
import type { Converted } from '#shared/rates.ts';
import { categoryEnds, endOf, isOnTime, renewalCategories, wonOf, type ClosedBy, type Forecast, type RenewalCategory, type RenewalEnd, type RenewalStatus } from '#shared/renewal-rules.ts';
import type { RenewalLimits } from '#shared/presets/renewal-limits.ts';

/** A renewal as a forecast holds it: what was available and called on a day. Money in minor units of its currency. */
export type ForecastRow = Forecast & {
  contractId: string; accountId: string; accountName: string; currency: string; dueOn: Day; atrMinor: number; category: RenewalCategory | null; status: RenewalStatus; amountWonMinor: number | null;
};
/** Turns money into the currency of the book and rounds once; names the currencies that have no rate. */
export type InBook = (amounts: Iterable<Money>) => Converted;

/** What of a quarter is told, in the currency of the book. `won…` and on time count what is closed; `net` is what was won less what was available there. */
export type QuarterTotals = {
  atrMinor: number; bestMinor: number; likelyMinor: number; commitMinor: number; swingMinor: number; wonAtrMinor: number; wonMinor: number; lostAtrMinor: number; netMinor: number; openAtrMinor: number;
  count: number; open: number; won: number; lost: number; onTime: number; late: number; missing: number; missingRates: string[];
};

type Counted = ForecastRow & { by: ClosedBy | null; closedOn: Day | null; isLate: boolean; call: string };

/** Adds up the renewals of a quarter. Late are those open past their date and those closed after it; a late one stays in the base. */
export const totalsOf = (rows: readonly Counted[], inBook: InBook): QuarterTotals => {
  const missing = new Set<string>();
  const sum = (of: readonly Counted[], minor: (row: Counted) => number): number => {
    const total = inBook(of.map((row) => ({ minor: minor(row), currency: row.currency })));
    for (const currency of total.missing) missing.add(currency);
    return total.minor;
  };
  const by = (status: RenewalStatus): Counted[] => rows.filter((row) => row.status === status);
  const [open, won, lost] = [by('open'), by('won'), by('lost')];
  const closed = [...won, ...lost];
  return {
    atrMinor: sum(rows, (row) => row.atrMinor), bestMinor: sum(rows, (row) => row.bestMinor), likelyMinor: sum(rows, (row) => row.likelyMinor), commitMinor: sum(rows, (row) => row.commitMinor), swingMinor: sum(open, (row) => row.swingMinor),
    wonAtrMinor: sum(won, (row) => wonOf(row.atrMinor, row.amountWonMinor ?? 0).wonAtrMinor), wonMinor: sum(won, (row) => row.amountWonMinor ?? 0), lostAtrMinor: sum(lost, (row) => row.atrMinor),
    netMinor: sum(closed, (row) => wonOf(row.atrMinor, row.amountWonMinor ?? 0).netMinor), openAtrMinor: sum(open, (row) => row.atrMinor),
    count: rows.length, open: open.length, won: won.length, lost: lost.length,
    onTime: closed.filter((row) => isOnTime(row) === true).length, late: rows.filter((row) => row.isLate || isOnTime(row) === false).length, missing: open.filter(({ call }) => call === 'missing').length,
    missingRates: [...missing].toSorted(),
  };
};

export const moveReasons = ['added', 'moved-in', 'won', 'lost', 'available', 'category', 'amount', 'moved-out', 'gone'] as const;
export type MoveReason = (typeof moveReasons)[number];
export const moveNames: Record<MoveReason, string> = {
  added: 'Came up since', 'moved-in': 'Its date moved into the quarter', won: 'Won', lost: 'Lost', available: 'More or less is available', category: 'The category changed', amount: 'The amounts changed', 'moved-out': 'Its date moved out of the quarter', gone: 'No longer comes up',
};
/** Why the forecast of one renewal is another than it was. `delta` is of the likely figure, in its own currency. `was` or `is` is `null` where it is not in that forecast. */
export type ForecastMove = { contractId: string; accountId: string; accountName: string; currency: string; reason: MoveReason; deltaMinor: number; was: ForecastRow | null; is: ForecastRow | null };

const sameFigures = (a: ForecastRow, b: ForecastRow): boolean => a.likelyMinor === b.likelyMinor && a.bestMinor === b.bestMinor && a.commitMinor === b.commitMinor && a.amountMinor === b.amountMinor && a.swingMinor === b.swingMinor;

const reasonOf = (was: ForecastRow | null, is: ForecastRow | null, isMoved: boolean): MoveReason | null => {
  if (was === null) return isMoved ? 'moved-in' : 'added';
  if (is === null) return isMoved ? 'moved-out' : 'gone';
  if (was.status !== is.status && is.status !== 'open') return is.status;
  if (was.category !== is.category) return 'category';
  if (was.atrMinor !== is.atrMinor) return 'available';
  return sameFigures(was, is) && was.status === is.status ? null : 'amount';
};

/**
 * What moved between two forecasts of the same days, and why: one reason for each renewal, so that the deltas add up to the difference of the two. A renewal is known by its
 * contract; one whose date moved over an edge of the days says so. Largest first.
 */
export const movesBetween = (before: readonly ForecastRow[], now: readonly ForecastRow[], days: { from: Day; to: Day }): ForecastMove[] => {
  const inside = ({ dueOn }: ForecastRow): boolean => dueOn >= days.from && dueOn <= days.to;
  const [old, fresh] = [before, now].map((rows) => new Map(rows.map((row) => [row.contractId, row])));
  if (old === undefined || fresh === undefined) return [];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((contractId): ForecastMove[] => {
    const [then, today] = [old.get(contractId) ?? null, fresh.get(contractId) ?? null];
    const [was, is] = [then !== null && inside(then) ? then : null, today !== null && inside(today) ? today : null];
    const shown = is ?? was;
    if (shown === null) return [];
    const reason = reasonOf(was, is, was === null ? then !== null : is === null && today !== null);
    if (reason === null) return [];
    return [{ contractId, accountId: shown.accountId, accountName: shown.accountName, currency: shown.currency, reason, deltaMinor: (is?.likelyMinor ?? 0) - (was?.likelyMinor ?? 0), was, is }];
  }).toSorted((a, b) => Math.abs(b.deltaMinor) - Math.abs(a.deltaMinor) || a.accountName.localeCompare(b.accountName));
};

/** A renewal that ended, with what was called of it before. */
export type Outcome = { contractId: string; accountId: string; accountName: string; currency: string; dueOn: Day; atrMinor: number; wonMinor: number; end: RenewalEnd; called: ForecastRow; calledOn: Day };

/** What was called of each renewal while it was open, by its contract, the newest first. Snapshots are added from the newest to the oldest. */
export type Calls = Map<string, { on: Day; row: ForecastRow }[]>;
export const addCalls = (calls: Calls, takenOn: Day, rows: readonly ForecastRow[]): void => {
  for (const row of rows) if (row.status === 'open') calls.set(row.contractId, [...(calls.get(row.contractId) ?? []), { on: takenOn, row }]);
};
/** The call as it stood so many days before the date of a renewal: of the last snapshot up to then. */
export const calledBefore = (calls: Calls, contractId: string, dueOn: Day, leadDays: number): { on: Day; row: ForecastRow } | null => calls.get(contractId)?.find(({ on }) => on <= addDays(dueOn, -leadDays)) ?? null;

/** How often a category was right, or a figure was reached. `isEnough` is false under the least number, and then nothing is said. */
export type CategoryCalibration = { category: RenewalCategory | null; count: number; ends: Record<RenewalEnd, number>; right: number; isEnough: boolean };
export type FigureCalibration = { figure: 'best' | 'likely' | 'commit'; count: number; calledMinor: number; wonMinor: number; reached: number; isEnough: boolean; missingRates: string[] };
export type Calibration = { outcomes: Outcome[]; categories: CategoryCalibration[]; figures: FigureCalibration[]; least: number };

/**
 * How well calls were calibrated: by category how the renewals ended, by figure how much was won of what was called, and how often at least that. Won counts with
 * upsell, as the calls do.
 */
export const calibrationOf = (outcomes: readonly Outcome[], inBook: InBook, { calibrationLeast: least }: Pick<RenewalLimits, 'calibrationLeast'>): Calibration => ({
  outcomes: outcomes.toSorted((a, b) => (a.dueOn < b.dueOn ? 1 : -1)),
  categories: [...renewalCategories, null].flatMap((category): CategoryCalibration[] => {
    const own = outcomes.filter(({ called }) => called.category === category);
    if (own.length === 0) return [];
    const ends = { renewed: 0, contracted: 0, churned: 0 };
    for (const { end } of own) ends[end] += 1;
    return [{ category, count: own.length, ends, right: category === null ? 0 : ends[categoryEnds[category]], isEnough: own.length >= least }];
  }),
  figures: (['best', 'likely', 'commit'] as const).map((figure): FigureCalibration => {
    const of = ({ called }: Outcome): number => called[`${figure}Minor`];
    const called = inBook(outcomes.map((one) => ({ minor: of(one), currency: one.currency })));
    const won = inBook(outcomes.map(({ wonMinor, currency }) => ({ minor: wonMinor, currency })));
    return { figure, count: outcomes.length, calledMinor: called.minor, wonMinor: won.minor, reached: outcomes.filter((one) => one.wonMinor >= of(one)).length, isEnough: outcomes.length >= least, missingRates: called.missing };
  }),
  least,
});

/** An outcome from a closed renewal and its call. */
export const outcomeOf = (row: ForecastRow, called: { row: ForecastRow; on: Day }): Outcome => {
  const wonMinor = row.amountWonMinor ?? 0;
  const { contractId, accountId, accountName, currency, dueOn, atrMinor } = row;
  return { contractId, accountId, accountName, currency, dueOn, atrMinor, wonMinor, end: endOf(atrMinor, wonMinor), called: called.row, calledOn: called.on };
};
