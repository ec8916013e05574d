import { dayName } from '#shared/days.ts';
import { kpiDefinitions, kpiShortNames, type KpiKey, type KpiUnit } from '#shared/kpi-names.ts';
import { lines, type Line } from '#shared/kpi-movements.ts';
import { waterfallOf } from '#shared/kpi-rules.ts';
import type { KpiFigure } from '#shared/kpis.ts';
import { exponentOf, formatMoney } from '#shared/money.ts';
import type { Figure, FigurePart } from '#shared/own-review.ts';
import { roundExact } from '#shared/rates.ts';
import type { Span } from '#shared/rhythm-rules.ts';
import type { Context } from '#electron/context.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createKpiBook, createKpiReader } from '#electron/store/kpi-book.ts';

/** What leadership asks of a book first. */
const shown = ['nrr', 'grr', 'logo-churn', 'renewal-rate', 'expansion', 'nps', 'time-to-value', 'green-plans', 'cadence', 'sentiment-fresh'] as const satisfies KpiKey[];

const lineNames: Record<Line, string> = {
  new: 'New', 'win-back': 'Win-back', seats: 'Seats', tier: 'Tier', 'cross-sell': 'Cross-sell', price: 'Price', escalator: 'Escalators', contraction: 'Contraction', churn: 'Churn', 'transfer-in': 'Transfer in', 'transfer-out': 'Transfer out',
};

const minus = (text: string): string => text.replace('-', '−');

/** A value as the board says it. */
const say = (value: number | null, unit: KpiUnit, currency: string): string => {
  if (value === null) return 'n/a';
  switch (unit) {
    case 'share':
      return minus(`${(value * 100).toFixed(1)} %`);
    case 'money':
      return minus(formatMoney(value, currency, 'short'));
    case 'days':
      return `${Math.round(value)} ${Math.round(value) === 1 ? 'day' : 'days'}`;
    case 'score':
      return minus(`${value > 0 ? '+' : ''}${Math.round(value).toLocaleString('en')}`);
    case 'count':
      return Math.round(value).toLocaleString('en');
  }
};

const figureOf = ({ key, value, na, previous, target, isMet, notes }: KpiFigure, currency: string): Figure => {
  const { name, unit } = kpiDefinitions[key];
  const beside = [
    ...(value === null ? [na ?? ''] : [previous === null ? '' : `${say(previous, unit, currency)} the quarter before`, target === null ? '' : `target ${say(target, unit, currency)}, ${isMet === true ? 'met' : 'not met'}`]),
    ...notes,
  ].filter((one) => one !== '');
  return { label: kpiShortNames[key] === undefined ? name : `${name} (${kpiShortNames[key]})`, value: say(value, unit, currency), note: beside.join('; '), kpi: key };
};

/** The KPIs and the ARR of a quarter, as the board has them: owned at the start, point to point. */
export const createReviewKpis = (context: Context) => {
  const { settings } = context;
  const [book, reader] = [createKpiBook(context), createKpiReader(context)];
  return async ({ from }: Span): Promise<FigurePart[]> => {
    const { currency } = settings();
    const figures: Figure[] = [];
    for (const key of shown) {
      await turnOfOthers();
      figures.push(figureOf(await reader.value(key, { kind: 'quarter', on: from }), currency));
    }
    await turnOfOthers();
    const facts = await book.facts(book.period({ kind: 'quarter', on: from }), { owned: 'start', method: 'point', segment: null });
    const { start, end, lines: steps } = waterfallOf(facts.rows);
    const moved = lines.flatMap((line) => {
      const minor = roundExact(steps[line] ?? 0n);
      return minor === 0 ? [] : [{ line, minor }];
    });
    const missing = [...new Set(facts.rows.flatMap(({ movement }) => movement.missing))].toSorted();
    const unit = 10 ** exponentOf(currency);
    const money = (minor: number): string => minus(formatMoney(minor, currency, 'short'));
    const without = missing.length === 0 ? '' : `Without accounts in ${missing.join(', ')}, for which there is no rate`;
    return [
      { key: 'kpis', title: 'KPIs', place: 'kpis', source: 'the KPI board, owned at the start, point to point', figures, chart: null },
      {
        key: 'arr', title: 'ARR', place: 'ledger', source: `the ARR ledger from ${dayName(from)}, at the rates of that day, as the KPI board has it`,
        figures: [
          { label: 'ARR at the start', value: money(roundExact(start)), note: without },
          ...moved.map(({ line, minor }): Figure => ({ label: lineNames[line], value: `${minor > 0 ? '+' : ''}${money(minor)}`, note: '' })),
          { label: 'ARR at the end', value: money(roundExact(end)), note: 'The start and every line' },
        ],
        chart: moved.length === 0 ? null : { kind: 'bars', unit: currency, categories: moved.map(({ line }) => lineNames[line]), series: [{ name: 'Movement of ARR', values: moved.map(({ minor }) => minor / unit) }] },
      },
    ];
  };
};
