import classes from './kpis.module.css';

const [width, height] = [120, 24];

/** The last periods of a KPI as a small line; a period without a value is a gap, one alone a dot. The chart of the panel says the same in figures. */
export const Spark = ({ values }: { values: readonly (number | null)[] }) => {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <span className={classes['spark']} />;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const runs: { x: number; y: number }[][] = [[]];
  for (const [at, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: 2 + (at * (width - 4)) / (values.length - 1), y: most === least ? height / 2 : height - 3 - ((value - least) / (most - least)) * (height - 6) });
  }
  return (
    <svg className={classes['spark']} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      {runs.map((run) => (run[0] === undefined ? null : run.length === 1 ? <circle key={run[0].x} cx={run[0].x} cy={run[0].y} r={1.8} /> : <polyline key={run[0].x} points={run.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />))}
    </svg>
  );
};
