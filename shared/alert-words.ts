import type { FiredAlert } from '#shared/alert-rules.ts';
import { measureUnit, periodName } from '#shared/alert-periods.ts';
import { dayName } from '#shared/days.ts';

const plain = [0, 1, 2].map((digits) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }));
/** A figure as short as it tells: whole from 100 on, two decimals under 1. */
export const figureText = (value: number): string => (plain[Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2] ?? plain[0])?.format(value) ?? String(value);
/** "−29 %", "93 %". */
export const shareText = (share: number): string => `${share < 0 ? '−' : ''}${Math.round(Math.abs(share) * 100)} %`;
/** A share that is under a level is never rounded up to it. */
export const shareUnder = (share: number): string => `${Math.floor(share * 100)} %`;

const steps = { day: 'on the day before', week: 'on the week', month: 'on the month', grain: '' } as const;

/** What happened in the words of the metric: "Logins 41 → 29, −29 % on the month (Feb 2026 → Mar 2026)". */
const happened = ({ rule, series: { metric }, period, measure }: FiredAlert): string => {
  const { was, now, change, before, actives, dataOn } = measure;
  const per = rule.window === 'grain' ? 'month' : rule.window;
  const when = period === null ? '' : periodName(period, per);
  const move = before === null ? '' : `, ${shareText(change ?? 0)} ${steps[rule.window]} (${periodName(before, per)} → ${when})`;
  switch (rule.kind) {
    case 'drop':
      return `${metric.name} ${figureText(was ?? 0)} → ${figureText(now)}${measureUnit(metric, per)}${move}`;
    case 'ratio-drop':
      return `Licence use ${shareText(was ?? 0)} → ${shareText(now)}${move}`;
    case 'below':
      return `${metric.name} ${figureText(now)}${measureUnit(metric, per)} in ${when}, below ${figureText(rule.threshold)}`;
    case 'above':
      return `${metric.name} ${figureText(now)}${measureUnit(metric, per)} in ${when}, above ${figureText(rule.threshold)}`;
    case 'capacity':
      return `${figureText(now)} of ${figureText(was ?? 0)} licences used in ${when}, ${shareText(change ?? 0)}`;
    case 'seat-loss':
      return `${figureText(now)} of ${figureText(was ?? 0)} licences used in ${when}, ${shareUnder(change ?? 0)}${actives === null ? '' : `; ${actives.name} ${figureText(actives.was)} → ${figureText(actives.now)}`}`;
    case 'no-data':
      return `Nothing since ${dayName(dataOn)}, when ${metric.name} was ${figureText(was ?? 0)}; ${figureText(now)} days`;
  }
};

/** The trace of an alert: what happened, since when, and by which rule. */
export const traceOf = (fired: FiredAlert): string => `${happened(fired)}, rule ${fired.rule.name}`;
