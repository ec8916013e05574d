import type { Sentiment } from '#shared/accounts.ts';
import type { AdoptionRow, JudgedRatio } from '#shared/adoption.ts';
import type { Gap, Trend } from '#shared/adoption-rules.ts';
import { exactDay } from '#renderer/ui/say.ts';

/** `45 %` of a ratio, cut rather than rounded up to a bound that it does not reach. */
export const percentOf = ({ part, whole }: { part: number; whole: number }): string => `${Math.floor((part * 100) / whole + 1e-9)} %`;

/** A figure with its unit. */
export const figure = (value: number | null, unit = ''): string => (value === null ? '–' : `${value.toLocaleString('en', { maximumFractionDigits: value >= 100 ? 0 : 1 })}${unit === '' ? '' : ` ${unit}`}`);

/** `+12 %`, `−29 %`; a dash where there is nothing to compare with. */
export const changeOf = (trend: Trend | null): string => {
  if (trend === null || trend.change === null) return '–';
  const percent = Math.round(Math.abs(trend.change) * 100);
  return percent === 0 ? '±0 %' : `${trend.change < 0 ? '−' : '+'}${percent.toLocaleString('en')} %`;
};

/** `41 → 29, −29 % on the month before` */
export const sayTrend = (trend: Trend | null, on: 'month' | 'quarter', unit = ''): string => {
  if (trend === null) return `No value of the ${on} to compare`;
  if (trend.was === null) return `No value of the ${on} before`;
  return `${figure(trend.was)} → ${figure(trend.now, unit)}, ${changeOf(trend)} on the ${on} before`;
};

const monthNamed = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
/** "Mar 2026" */
export const monthName = (month: string): string => monthNamed.format(new Date(`${month}-01T00:00:00Z`));

const periods = { day: ['day', 'days'], week: ['week', 'weeks'], month: ['month', 'months'] } as const;
/** "3 weeks missing from 2 Feb 2026 to 22 Feb 2026" */
export const sayGap = (gap: Gap, grain: keyof typeof periods): string => `${gap.periods} ${periods[grain][gap.periods === 1 ? 0 : 1]} missing, ${exactDay(gap.from)} to ${exactDay(gap.to)}`;

/** What a ratio says, for a title. */
export const sayRatio = (name: string, ratio: JudgedRatio): string =>
  `${name}: ${figure(ratio.part)} of ${figure(ratio.whole)}${ratio.wholeBy === 'contracts' ? ' seats of the contracts that run' : ''}, ${exactDay(ratio.on)}${ratio.isNoData ? '; too old to be judged' : ratio.colour === null ? '; not judged yet' : `; ${ratio.colour}`}`;

export const standings = ['no-data', 'no-values', 'red', 'falling', 'growing', 'complete'] as const;
export type Standing = (typeof standings)[number];
export const standingNames: Record<Standing, string> = { 'no-data': 'No data', 'no-values': 'Never any values', red: 'Licence use red', falling: 'Falling on the month', growing: '90 % used or more', complete: 'Adoption complete' };
const isOf: Record<Standing, (row: AdoptionRow) => boolean> = {
  'no-data': (row) => row.isNoData,
  'no-values': (row) => row.newestOn === null,
  red: (row) => row.licences?.colour === 'red',
  falling: (row) => (row.month?.change ?? 0) < -0.005,
  growing: (row) => row.licences !== null && !row.licences.isNoData && row.licences.part >= row.licences.whole * 0.9,
  complete: (row) => row.isComplete === true,
};

export type UseFilters = { text: string; segment: string | null; standing: Standing | null };
export const filterUse = (rows: readonly AdoptionRow[], { text, segment, standing }: UseFilters): AdoptionRow[] => {
  const typed = text.trim().toLowerCase();
  return rows.filter((row) => (typed === '' || row.accountName.toLowerCase().includes(typed)) && (segment === null || row.segment === segment) && (standing === null || isOf[standing](row)));
};

export const colours = ['green', 'yellow', 'red'] as const satisfies readonly Sentiment[];
/** How many use cases that an account works on have each colour; those without data come last. */
export const countColours = (useCases: AdoptionRow['useCases']): { colour: Sentiment | null; count: number }[] => {
  const worked = useCases.filter(({ state }) => state === 'enabling' || state === 'adopted');
  return [...colours, null].map((colour) => ({ colour, count: worked.filter((one) => one.colour === colour).length })).filter(({ count }) => count > 0);
};

type Sorted = string | number | null;
/** In the order of a value; rows without one come last, whichever way it goes. */
export const sortBy = <Row,>(rows: readonly Row[], of: (row: Row) => Sorted, isDown: boolean): Row[] =>
  rows.toSorted((a, b) => {
    const [left, right] = [of(a), of(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order = typeof left === 'string' || typeof right === 'string' ? String(left).localeCompare(String(right)) : left - right;
    return isDown ? -order : order;
  });
