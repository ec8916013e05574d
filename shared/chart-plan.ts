import { contrastOf, mixed } from '#shared/colour-contrast.ts';
import type { ChartSpec } from '#shared/deck.ts';
import type { Box, Look, ThemeColour } from '#shared/placed-slides.ts';
import { linesHeight, textWidth, wrapped } from '#shared/text-measure.ts';

/** Points of all that is written in a chart. */
export const chartTextSize = 12;
/** Names of categories go down to this before they stand aslant. */
const smallestName = 10.5;
const textRoom = 0.2;
const seriesColours: ThemeColour[] = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];
export const seriesColour = (at: number): ThemeColour => seriesColours[at % seriesColours.length] ?? 'accent1';
/** Beyond the sixth the colours come again, lighter. */
export const isTint = (at: number): boolean => at >= seriesColours.length;
export const seriesHex = (at: number, { colours }: Look): string => (isTint(at) ? mixed(colours[seriesColour(at)], 'FFFFFF', 0.6) : colours[seriesColour(at)]);
export const targetColour: ThemeColour = 'text';

/** The scale of the values: round numbers, from zero unless all are far from it. */
export type Scale = { min: number; max: number; step: number };

const roundSteps = [1, 2, 2.5, 5, 10];
export const scaleOf = (values: readonly number[]): Scale => {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = (roundSteps.find((one) => one * power * 4 >= span) ?? 10) * power;
  const round = (value: number): number => Number(value.toPrecision(12));
  return { min: round(Math.floor(low / step) * step), max: round(Math.ceil((high === low ? 1 : high) / step) * step), step: round(step) };
};

/** How numbers are written: as a format code of spreadsheets, and in words. */
export type NumberFormat = { code: string; say: (value: number) => string };

export const formatOf = (unit: string, values: readonly number[]): NumberFormat => {
  const most = Math.max(0, ...values.map(Math.abs));
  const least = Math.min(...values.filter((value) => value !== 0).map(Math.abs));
  const [divisor, scale, letter] = (most >= 1e6 && least >= 1e6) || most >= 1e8 ? [1e6, ',,', 'M'] : most >= 1e5 && (least >= 500 || most >= 1e6) ? [1e3, ',', 'k'] : [1, '', ''];
  const digits = values.some((value) => !Number.isInteger(Number((value / divisor).toFixed(6)))) && most / divisor < 100 ? 1 : 0;
  const ending = `${letter}${/^\s*%/.test(unit) ? ' %' : ''}`;
  const number = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return { code: `#,##0${digits === 1 ? '.0' : ''}${scale}${ending === '' ? '' : `"${ending}"`}`, say: (value) => `${number.format(value / divisor).replace(/^-0$/, '0')}${ending}` };
};

/** How a chart is drawn in its place, alike in the file and in the preview. Boxes are inches from the upper left corner of the chart. */
export type ChartPlan = {
  plot: Box;
  scale: Scale;
  format: NumberFormat;
  /** The values have an axis with lines; without one each is written where it stands. */
  hasAxis: boolean;
  /** `every`: at each value. `ends`: series by name and last value at its end. `points`: those that have room. */
  labels: 'every' | 'ends' | 'points';
  /** Where series are named; `null` where there is one, or where each is named at its end. */
  legend: Box | null;
  /** How the names of the categories are written: in points, in so many lines, or aslant where they are too long. */
  names: { size: number; lines: number; aslant: boolean };
  /** Inches of the widest value in words. */
  valueWidth: number;
  /** The category above whose value the target is written; `null` for none. */
  targetAt: number | null;
};

const type = (look: Look): { size: number; bold: boolean; font: string } => ({ size: chartTextSize, bold: false, font: look.fonts.body });
const widest = (texts: readonly string[], look: Look): number => Math.max(0, ...texts.map((text) => textWidth(text, type(look))));
const plainNames = { size: chartTextSize, lines: 1, aslant: false };
const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);
export const lastKnown = (values: readonly (number | null)[]): number => values.findLastIndex((value) => value !== null);

/** What is written at the end of a line. */
const endWords = (spec: ChartSpec, { say }: NumberFormat): { text: string; value: number }[] => [
  ...spec.series.flatMap(({ name, values }) => {
    const value = values[lastKnown(values)];
    return value === undefined || value === null ? [] : [{ text: `${name} ${say(value)}`, value }];
  }),
  ...(spec.target === null ? [] : [{ text: `${spec.target.name} ${say(spec.target.value)}`, value: spec.target.value }]),
];

const heightOf = (value: number, plot: Box, { min, max }: Scale): number => ((value - min) / (max - min)) * plot.h;
const areApart = (values: readonly number[], plot: Box, scale: Scale): boolean => {
  const heights = values.map((value) => heightOf(value, plot, scale)).toSorted((a, b) => a - b);
  return heights.every((height, at) => at === 0 || height - (heights[at - 1] ?? 0) >= textRoom);
};

const legendNames = (spec: ChartSpec): string[] => [...spec.series.map(({ name }) => name), ...(spec.target === null ? [] : [spec.target.name])];
const legendBox = (spec: ChartSpec, width: number, look: Look): Box => ({ x: 0, y: 0, w: Math.min(width, legendNames(spec).reduce((sum, name) => sum + textWidth(name, type(look)) + 0.8, 0.1)), h: 0.28 });

/** Names in a slot of so many inches: in lines where each of their words fits, else smaller, else aslant. Programs keep some room of a slot free. */
const namesIn = (categories: readonly string[], slot: number, look: Look): ChartPlan['names'] & { height: number } => {
  for (const size of [chartTextSize, smallestName]) {
    const own = { ...type(look), size };
    const room = slot * 0.86;
    const lines = [1, 2, 3].find((most) => categories.every((name) => wrapped(name, room, own).length <= most && name.split(/\s/).every((word) => textWidth(word, own) <= room)));
    if (lines !== undefined) return { size, lines, aslant: false, height: 0.16 + lines * linesHeight(1, size) };
  }
  return { size: smallestName, lines: 1, aslant: true, height: 0.2 + Math.min(1.2, widest(categories, look) * 0.71) };
};

const planLine = (spec: ChartSpec, box: Box, look: Look, scale: Scale, format: NumberFormat): ChartPlan => {
  const ends = endWords(spec, format);
  const axisWidth = widest([format.say(scale.min), format.say(scale.max), format.say(scale.max - scale.step)], look) + 0.12;
  const endWidth = widest(ends.map(({ text }) => text), look) * 1.06 + 0.2;
  const count = spec.categories.length;
  const placed = (right: number, top: number): { plot: Box; names: ChartPlan['names'] } => {
    const w = box.w - axisWidth - right;
    const { height, ...names } = namesIn(spec.categories, w / Math.max(1, count - 1), look);
    return { names, plot: { x: axisWidth, y: top, w, h: box.h - top - height } };
  };
  const direct = placed(endWidth, 0.12);
  if (endWidth < box.w * 0.4 && areApart(ends.map(({ value }) => value), direct.plot, scale) && spec.series.every(({ values }) => lastKnown(values) === count - 1)) {
    return { ...direct, scale, format, hasAxis: true, labels: 'ends', legend: null, targetAt: null, valueWidth: 0 };
  }
  return { ...placed(0.3, 0.4), scale, format, hasAxis: true, labels: 'points', legend: legendBox(spec, box.w, look), targetAt: null, valueWidth: 0 };
};

const planColumns = (spec: ChartSpec, box: Box, look: Look, scale: Scale, format: NumberFormat): ChartPlan => {
  const isStacked = spec.kind === 'stacked';
  const hasLegend = spec.series.length > 1 || spec.target !== null;
  const count = spec.categories.length;
  const values = spec.series.flatMap((one) => known(one.values));
  const slot = box.w / count;
  const bar = (slot / (1 + gapWidth(spec) / 100 / (isStacked ? 1 : spec.series.length))) / (isStacked ? 1 : spec.series.length);
  const hasAxis = widest(values.map(format.say), look) > (isStacked ? bar : Math.max(bar, spec.series.length === 1 ? slot * 0.96 : bar)) - 0.02;
  const left = hasAxis ? widest([format.say(scale.min), format.say(scale.max)], look) + 0.12 : 0.02;
  const top = (hasLegend ? 0.36 : 0.04) + (hasAxis || isStacked ? 0.08 : 0.22);
  const { height, ...names } = namesIn(spec.categories, (box.w - left - 0.02) / count, look);
  const plot = { x: left, y: top, w: box.w - left - 0.02, h: box.h - top - height };
  const own = hasAxis || isStacked ? scale : withFoot(scale, values, plot.h);
  return { plot, scale: own, format, hasAxis, labels: hasAxis ? 'points' : 'every', legend: hasLegend ? legendBox(spec, box.w, look) : null, names, targetAt: targetAt(spec, plot, own), valueWidth: 0 };
};

/** Above which column the target can be written: the last one that stays well under it. */
const targetAt = ({ categories, series, target, kind }: ChartSpec, plot: Box, scale: Scale): number | null => {
  if (target === null) return null;
  const at = categories.findLastIndex((_, index) => {
    const values = series.map(({ values: own }) => own[index] ?? 0);
    const top = kind === 'stacked' ? values.reduce((sum, one) => sum + Math.max(0, one), 0) : Math.max(...values);
    return heightOf(target.value, plot, scale) - heightOf(top, plot, scale) > 2 * textRoom;
  });
  return at < 0 ? null : at;
};

/** Room below the lowest column for what is written there. */
const withFoot = (scale: Scale, values: readonly number[], height: number): Scale => {
  const low = Math.min(0, ...values);
  return low < 0 && ((low - scale.min) / (scale.max - scale.min)) * height < textRoom + 0.05 ? { ...scale, min: scale.min - scale.step } : scale;
};

const planBars = (spec: ChartSpec, box: Box, look: Look, scale: Scale, format: NumberFormat): ChartPlan => {
  const hasLegend = spec.series.length > 1 || spec.target !== null;
  const values = [...spec.series.flatMap((one) => known(one.values)), ...(spec.target === null ? [] : [spec.target.value])];
  const left = Math.min(box.w * 0.42, widest(spec.categories, look) + 0.15);
  const right = widest(values.map(format.say), look) + 0.12;
  const top = hasLegend ? 0.36 : 0.02;
  const bar = ((box.h - top) / spec.categories.length) * 0.7 / (spec.series.length + (spec.target !== null && spec.series.length > 1 ? 1 : 0));
  const hasAxis = bar < 0.17;
  return { plot: { x: left, y: top, w: box.w - left - right, h: box.h - top - (hasAxis ? 0.32 : 0.04) }, scale, format, hasAxis, labels: hasAxis ? 'points' : 'every', legend: hasLegend ? legendBox(spec, box.w, look) : null, names: plainNames, targetAt: null, valueWidth: right - 0.12 };
};

const planDoughnut = (spec: ChartSpec, box: Box, look: Look, scale: Scale, format: NumberFormat): ChartPlan => {
  const names = Math.min(box.w * 0.5, widest(spec.categories, look) + 0.4);
  const side = Math.max(0.5, Math.min(box.h - 0.1, box.w - names - 0.4));
  const height = Math.min(box.h, spec.categories.length * 0.3 + 0.1);
  return { plot: { x: 0.05, y: (box.h - side) / 2, w: side, h: side }, scale, format, hasAxis: false, labels: 'every', legend: { x: side + 0.4, y: (box.h - height) / 2, w: Math.min(names, box.w - side - 0.4), h: height }, names: plainNames, targetAt: null, valueWidth: 0 };
};

/** How a chart is drawn in a place of this size. */
export const planChart = (spec: ChartSpec, box: Box, look: Look): ChartPlan => {
  const target = spec.target === null ? [] : [spec.target.value];
  const single = spec.series.flatMap(({ values }) => known(values));
  const totals = spec.categories.flatMap((_, at) => [1, -1].map((sign) => spec.series.reduce((sum, { values }) => sum + Math.max(0, sign * (values[at] ?? 0)), 0) * sign));
  const scale = scaleOf([...(spec.kind === 'stacked' ? totals : single), ...target]);
  const format = formatOf(spec.unit, [...single, ...target]);
  switch (spec.kind) {
    case 'line': return planLine(spec, box, look, scale, format);
    case 'columns': case 'stacked': return planColumns(spec, box, look, scale, format);
    case 'bars': return planBars(spec, box, look, scale, format);
    case 'doughnut': return planDoughnut(spec, box, look, scale, format);
  }
};

/** True where a value has room to be written into its part of a stack or ring, or into its bar. */
export const hasRoom = (spec: ChartSpec, plan: ChartPlan, value: number | null): boolean => {
  if (value === null || value === 0) return false;
  if (spec.kind === 'doughnut') return Math.abs(value) / (spec.series[0]?.values.reduce<number>((sum, one) => sum + Math.abs(one ?? 0), 0) || 1) >= 0.06;
  if (spec.kind === 'bars') return (value / (plan.scale.max - plan.scale.min)) * plan.plot.w >= plan.valueWidth + 0.1;
  return (Math.abs(value) / (plan.scale.max - plan.scale.min)) * plan.plot.h >= textRoom + 0.04;
};

/** What is written on the colour of a series: in that of the paper or of the text, whichever stands out more. */
export const onSeries = (at: number, look: Look): ThemeColour => (contrastOf(look.colours.background, seriesHex(at, look)) >= contrastOf(look.colours.text, seriesHex(at, look)) ? 'background' : 'text');

/** One series of bars that lie down is drawn within the frame of its target. */
export const isFramed = ({ kind, target, series }: ChartSpec): boolean => kind === 'bars' && target !== null && series.length === 1;

/** The hole of a ring, of its width. */
export const holeOfRing = 0.58;

/** The room between bars, in hundredths of a bar; few bars are not drawn as blocks. */
export const gapWidth = ({ kind, categories }: ChartSpec): number => (kind === 'bars' ? 60 : categories.length <= 2 ? 220 : categories.length <= 5 ? 110 : kind === 'stacked' ? 60 : 45);
