import type { Waterfall } from '#shared/kpis.ts';

/** From where the axis counts: zero, or just under the lowest step where all of them lie far above. In minor units. */
export const axisStart = ({ start, lines }: Waterfall): number => {
  let at = start;
  const totals = [at, ...lines.map(({ minor }) => (at += minor))];
  const [least, most] = [Math.min(...totals), Math.max(...totals)];
  if (least <= 0 || most - least > least / 2) return 0;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most - least))));
  return Math.max(0, Math.floor((least - (most - least) / 2) / unit) * unit);
};
