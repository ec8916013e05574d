import { VisuallyHidden } from '@mantine/core';
import type { SeriesMonth } from '#shared/adoption-rules.ts';
import { figure, monthName } from '#renderer/adoption/use-words.ts';
import classes from './adoption.module.css';

const [width, height] = [110, 22];

/** A year of months from zero, small. A month without a value is a gap in the line; one alone is a dot. */
export const Sparkline = ({ series, name }: { series: readonly SeriesMonth[]; name: string }) => {
  const known = series.filter((one) => one.value !== null);
  if (known.length === 0) return null;
  const top = Math.max(...known.map(({ value }) => value ?? 0), 1);
  const least = Math.min(0, ...known.map(({ value }) => value ?? 0));
  const runs: { x: number; y: number }[][] = [[]];
  for (const [at, { value }] of series.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: 2 + (at * (width - 4)) / Math.max(1, series.length - 1), y: height - 2 - ((value - least) / (top - least)) * (height - 4) });
  }
  const [first, last] = [known[0], known.at(-1)];
  const says = `${name}: ${figure(first?.value ?? null)} in ${monthName(first?.month ?? '')}, ${figure(last?.value ?? null)} in ${monthName(last?.month ?? '')}${known.length < series.length ? `; ${series.length - known.length} of ${series.length} months without a value` : ''}`;
  return (
    <span title={says}>
      <VisuallyHidden>{says}</VisuallyHidden>
      <svg className={classes['spark'] ?? ''} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      {runs.map((run) => {
        const [start] = run;
        if (start === undefined) return null;
        return run.length === 1 ? <circle key={start.x} cx={start.x} cy={start.y} r={1.6} /> : <polyline key={start.x} points={run.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />;
      })}
      </svg>
    </span>
  );
};
