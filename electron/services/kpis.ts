import { addMonths, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { KpiFacts, KpiPart } from '#shared/kpi-facts.ts';
import { lines as lineOrder } from '#shared/kpi-movements.ts';
import { kpiKeys, type KpiKey } from '#shared/kpi-names.ts';
import { partsOf } from '#shared/kpi-parts.ts';
import { measuredOf, periodAfter, periodBefore, type Period } from '#shared/kpi-periods.ts';
import { sumsOf, waterfallOf } from '#shared/kpi-rules.ts';
import type { KpiAsked, KpiBoard, KpiEvents, KpiFigure, KpiTrend, SegmentKpis, Waterfall } from '#shared/kpis.ts';
import { sumByCurrency } from '#shared/money.ts';
import { roundExact } from '#shared/rates.ts';
import type { Context } from '#electron/context.ts';
import { createKpiBook, kpiOf, ofSegment } from '#electron/store/kpi-book.ts';
import { createKpiEvents } from '#electron/store/kpi-events.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

/** No book reaches back further, and days of other centuries are slips. */
const firstMeasured: Day = '1970-01-01';
/** The waterfall in minor units: each running total is rounded once, so that the steps add up whatever the currencies. */
const waterfallIn = ({ rows }: KpiFacts): Waterfall => {
  const { start, lines, end } = waterfallOf(rows);
  let [exact, total] = [start, roundExact(start)];
  const stepped = lineOrder.map((line) => {
    exact += lines[line] ?? 0n;
    const before = total;
    total = roundExact(exact);
    return { line, minor: total - before };
  });
  const missing = Map.groupBy(rows.flatMap(({ movement }) => movement.missing), (currency) => currency);
  return { start: roundExact(start), lines: stepped, end: roundExact(end), missing: [...missing].map(([currency, found]) => ({ currency, accounts: found.length })).toSorted((a, b) => (a.currency < b.currency ? -1 : 1)) };
};

/** The KPI board (F29): every figure of kpis.md for a fiscal period, and what is behind it. */
export const createKpis = (context: Context) => {
  const { settings, today } = context;
  const book = createKpiBook(context);
  const events = createKpiEvents(context);
  const before = (period: Period): Period => periodBefore(period, settings().fiscalYearStart);

  const begun = ({ period: asked }: Pick<KpiAsked, 'period'>): Period => {
    const period = book.period(asked);
    if (period.from < firstMeasured) throw new DaybookError('INVALID', 'That is before any ledger. Choose a later period.', 'period');
    if (measuredOf(period, today()) === null) throw new DaybookError('INVALID', `${period.name} has not begun. Choose one that has.`, 'period');
    return period;
  };
  const segmentsIn = (facts: KpiFacts): SegmentKpis[] =>
    settings().segments.flatMap(({ key, name }) => {
      const own = ofSegment(facts, key);
      const { start, end } = waterfallOf(own.rows);
      const accounts = own.rows.filter(({ ownsEnd, movement }) => ownsEnd && movement.hasEnd).length;
      const values = Object.fromEntries(kpiKeys.map((kpi) => [kpi, kpiOf(kpi, own).value])) as Record<KpiKey, number | null>;
      return facts.scope.segment !== null && facts.scope.segment !== key ? [] : [{ key, name, accounts, start: roundExact(start), end: roundExact(end), values }];
    });

  return {
    board: async (asked: KpiAsked): Promise<KpiBoard> => {
      const period = begun(asked);
      const previous = before(period);
      const [facts, past] = [await book.facts(period, asked), await book.facts(previous, asked)];
      await turnOfOthers();
      const { archetype, kpis, currency } = settings();
      const measuredBy = kpis.measuredBy[archetype.chosen];
      const figures = [...measuredBy, ...kpiKeys.filter((key) => !measuredBy.includes(key))].map((key) => book.figure(key, facts, past));
      await turnOfOthers();
      const next = periodAfter(period, settings().fiscalYearStart);
      return {
        period, measured: facts.measured, previous, next: next.kind !== 'trailing' && measuredOf(next, today()) !== null ? next : null, currency, figures, measuredBy, waterfall: waterfallIn(facts), estimated: sumsOf(facts.rows).cohort.estimated, segments: segmentsIn(facts),
        hasLedger: [...(await book.counted()).values()].some((account) => account.events.length > 0),
      };
    },

    rows: async ({ kpi, ...asked }: KpiAsked & { kpi: KpiKey }): Promise<{ figure: KpiFigure; parts: KpiPart[]; currency: string }> => {
      const period = begun(asked);
      const facts = await book.facts(period, asked);
      return { figure: book.figure(kpi, facts, await book.facts(before(period), asked)), parts: partsOf(kpi, facts), currency: settings().currency };
    },

    events: async ({ accountId, ...asked }: KpiAsked & { accountId: string }): Promise<KpiEvents> => {
      const { measured, factorOf } = await book.facts(begun(asked), asked);
      const counted = await book.counted();
      const account = counted.get(accountId);
      if (account === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      const members = [...counted].filter(([, one]) => one.id === account.id).map(([id]) => id);
      const at = (on: Day): KpiEvents['opens'] => sumByCurrency(account.events.filter((event) => event.on <= on).map(({ deltaMinor: minor, currency }) => ({ minor, currency }))).filter(({ minor }) => minor !== 0);
      return { accountId: account.id, accountName: account.name, opens: at(measured.opensOn), closes: at(measured.to), events: events(members, measured, factorOf) };
    },

    trend: async ({ count, ...asked }: KpiAsked & { count: number }): Promise<KpiTrend> => {
      const periods = [begun(asked)];
      while (periods.length < count) {
        const first = periods[0] ?? begun(asked);
        periods.unshift(first.kind === 'trailing' ? book.period({ kind: 'trailing', on: addMonths(first.to, -3) }) : before(first));
      }
      const values = Object.fromEntries(kpiKeys.map((key) => [key, [] as (number | null)[]])) as KpiTrend['values'];
      for (const period of periods) {
        const facts = await book.facts(period, asked);
        await turnOfOthers();
        for (const key of kpiKeys) values[key].push(kpiOf(key, facts).value);
      }
      return { periods: periods.map(({ kind, name, from, to }) => ({ kind, name, from, to })), values };
    },
  };
};
