import type { Waterfall } from '#shared/kpis.ts';

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below a size. */
const roundStep = (size: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, size)));
  return ([1, 2, 2.5, 5].find((one) => one * power >= size) ?? 10) * power;
};

/** The marks of the axis in minor units: from zero, or from just under the lowest step where all of them lie far above it, to above the highest. */
export const axisMarks = ({ start, lines }: Pick<Waterfall, 'start' | 'lines'>): number[] => {
  let at = start;
  const totals = [at, ...lines.map(({ minor }) => (at += minor))];
  const [least, most] = [Math.min(...totals), Math.max(...totals)];
  const isFar = least > 0 && most > least && most - least <= least / 2;
  const low = isFar ? least - (most - least) / 2 : Math.min(0, least);
  const high = low < 0 ? Math.max(most, 0) : most;
  const step = roundStep(Math.max(1, high - low) / 4);
  const [first, last] = [Math.floor(low / step), Math.max(Math.floor(low / step) + 1, Math.ceil(high / step))];
  return Array.from({ length: last - first + 1 }, (_, mark) => (first + mark) * step);
};

/** From where the axis counts, in minor units. */
export const axisStart = (waterfall: Pick<Waterfall, 'start' | 'lines'>): number => axisMarks(waterfall)[0] ?? 0;
