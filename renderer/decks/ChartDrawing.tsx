import { chartTextSize, gapWidth, hasRoom, holeOfRing, isFramed, lastKnown, onSeries, planChart, seriesHex, type ChartPlan } from '#shared/chart-plan.ts';
import type { ChartSpec } from '#shared/deck.ts';
import type { Box, Look } from '#shared/placed-slides.ts';
import { linesHeight, textWidth, wrapped } from '#shared/text-measure.ts';

/** Units of the drawing to an inch: text under a unit high is set badly by browsers. */
const scale = 100;
type Drawing = { spec: ChartSpec; plan: ChartPlan; look: Look };
type Anchor = 'start' | 'middle' | 'end';

const hex = (look: Look, colour: keyof Look['colours']): string => `#${look.colours[colour]}`;
const Words = ({ x, y, text, fill, anchor = 'middle', bold = false, points = chartTextSize }: { x: number; y: number; text: string; fill: string; anchor?: Anchor; bold?: boolean; points?: number }) => (
  <text x={x * scale} y={y * scale} textAnchor={anchor} dominantBaseline="central" fontSize={(points / 72) * scale} fontWeight={bold ? 700 : 400} fill={fill}>{text}</text>
);
const Rect = ({ x, y, w, h, fill, line }: Box & { fill: string; line?: string }) => <rect x={x * scale} y={y * scale} width={Math.max(0, w) * scale} height={Math.max(0, h) * scale} fill={fill} {...(line === undefined ? {} : { stroke: line, strokeWidth: 1.8 })} />;
const Stroke = ({ points, colour, width, dashed = false }: { points: readonly (readonly [number, number])[]; colour: string; width: number; dashed?: boolean }) => (
  <polyline points={points.map(([x, y]) => `${x * scale},${y * scale}`).join(' ')} fill="none" stroke={colour} strokeWidth={width} strokeLinejoin="round" {...(dashed ? { strokeDasharray: '5 4' } : {})} />
);

/** Inches from the foot of the plot, or from its left side. */
const along = ({ scale: { min, max } }: ChartPlan, value: number, length: number): number => ((value - min) / (max - min)) * length;
const yOf = (plan: ChartPlan, value: number): number => plan.plot.y + plan.plot.h - along(plan, value, plan.plot.h);
const xOf = (plan: ChartPlan, value: number): number => plan.plot.x + along(plan, value, plan.plot.w);

const steps = ({ scale: { min, max, step } }: ChartPlan): number[] => Array.from({ length: Math.round((max - min) / step) + 1 }, (_, at) => Number((min + at * step).toPrecision(12)));

const Axis = ({ spec, plan, look }: Drawing) => {
  const { plot } = plan;
  const isDown = spec.kind === 'bars';
  const zero = Math.max(plan.scale.min, 0);
  const faint = `color-mix(in srgb, ${hex(look, 'quiet')} 22%, ${hex(look, 'background')})`;
  return (
    <>
      {plan.hasAxis ? steps(plan).map((value) => (
        <g key={value}>
          <Stroke points={isDown ? [[xOf(plan, value), plot.y], [xOf(plan, value), plot.y + plot.h]] : [[plot.x, yOf(plan, value)], [plot.x + plot.w, yOf(plan, value)]]} colour={faint} width={0.8} />
          {isDown ? <Words x={xOf(plan, value)} y={plot.y + plot.h + 0.16} text={plan.format.say(value)} fill={hex(look, 'quiet')} /> : <Words x={plot.x - 0.08} y={yOf(plan, value)} text={plan.format.say(value)} fill={hex(look, 'quiet')} anchor="end" />}
        </g>
      )) : null}
      <Stroke points={isDown ? [[xOf(plan, zero), plot.y], [xOf(plan, zero), plot.y + plot.h]] : [[plot.x, yOf(plan, zero)], [plot.x + plot.w, yOf(plan, zero)]]} colour={`color-mix(in srgb, ${hex(look, 'quiet')} 50%, ${hex(look, 'background')})`} width={1.2} />
    </>
  );
};

const type = (look: Look) => ({ size: chartTextSize, bold: false, font: look.fonts.body });
/** Where the middle of a category stands, from the left of the plot or from its top. */
const middle = ({ spec, plan }: Drawing, at: number): number => {
  const count = spec.categories.length;
  if (spec.kind === 'bars') return plan.plot.y + ((at + 0.5) / count) * plan.plot.h;
  return plan.plot.x + plan.plot.w * (spec.kind === 'line' ? (count === 1 ? 0.5 : at / (count - 1)) : (at + 0.5) / count);
};

const Categories = (drawing: Drawing) => {
  const { spec, plan, look } = drawing;
  const { size: own, aslant } = plan.names;
  const slot = plan.plot.w / (spec.kind === 'line' ? Math.max(1, spec.categories.length - 1) : spec.categories.length);
  const under = plan.plot.y + plan.plot.h;
  return spec.categories.map((name, at) => {
    // oxlint-disable-next-line react/no-array-index-key -- two categories may have the same name; they never change their order.
    if (aslant) return <text key={at} transform={`translate(${(middle(drawing, at) + 0.04) * scale} ${(under + 0.12) * scale}) rotate(-45)`} textAnchor="end" dominantBaseline="central" fontSize={(own / 72) * scale} fill={hex(look, 'text')}>{name}</text>;
    const isDown = spec.kind === 'bars';
    const lines = wrapped(name, isDown ? plan.plot.x - 0.1 : slot * 0.9, { ...type(look), size: own });
    const top = isDown ? middle(drawing, at) - linesHeight(lines.length - 1, own) / 2 : under + 0.17;
    // oxlint-disable-next-line react/no-array-index-key -- as above.
    return <g key={at}>{lines.map((line, down) => <Words key={line} x={isDown ? plan.plot.x - 0.1 : middle(drawing, at)} y={top + linesHeight(down, own)} text={line} fill={hex(look, 'text')} anchor={isDown ? 'end' : 'middle'} points={own} />)}</g>;
  });
};

const Legend = ({ spec, plan, look }: Drawing) => {
  if (plan.legend === null) return null;
  const { x, y } = plan.legend;
  const isRing = spec.kind === 'doughnut';
  const names = isRing ? spec.categories : [...spec.series.map(({ name }) => name), ...(spec.target === null ? [] : [spec.target.name])];
  const widths = names.map((name) => textWidth(name, type(look)) + 0.55);
  return names.map((name, at) => {
    const isTarget = !isRing && at === spec.series.length;
    const [left, top] = isRing ? [x, y + 0.2 + at * 0.3] : [x + widths.slice(0, at).reduce((sum, one) => sum + one, 0), y + 0.14];
    const fill = isTarget ? hex(look, 'text') : `#${seriesHex(at, look)}`;
    const mark = isTarget && spec.kind !== 'bars' ? <Stroke points={[[left, top], [left + 0.28, top]]} colour={fill} width={2.6} dashed /> : isTarget ? <Rect x={left + 0.12} y={top - 0.06} w={0.14} h={0.12} fill="none" line={fill} /> : <Rect x={left + 0.12} y={top - 0.06} w={0.14} h={0.12} fill={fill} />;
    // oxlint-disable-next-line react/no-array-index-key -- two series may have the same name; they never change their order.
    return <g key={at}>{mark}<Words x={left + 0.34} y={top} text={name} fill={hex(look, 'text')} anchor="start" /></g>;
  });
};

/** Widths of the bars of a category, and where the first begins, against the room of a category. */
const barsOf = (spec: ChartSpec): { width: number; start: number; step: number } => {
  const side = spec.kind === 'stacked' || isFramed(spec) ? 1 : spec.series.length + (spec.kind === 'bars' && spec.target !== null ? 1 : 0);
  const gap = spec.kind === 'columns' ? 0.05 : 0;
  const width = 1 / (side + (side - 1) * gap + gapWidth(spec) / 100);
  return { width, start: (1 - (side + (side - 1) * gap) * width) / 2, step: spec.kind === 'stacked' || isFramed(spec) ? 0 : width * (1 + gap) };
};

const Columns = ({ spec, plan, look }: Drawing) => {
  const slot = plan.plot.w / spec.categories.length;
  const { width, start, step } = barsOf(spec);
  return spec.categories.map((category, at) => {
    const tops = { up: 0, down: 0 };
    return spec.series.map(({ name, values }, index) => {
      const value = values[at] ?? null;
      if (value === null) return null;
      const from = spec.kind === 'stacked' ? (value < 0 ? tops.down : tops.up) : 0;
      if (value < 0) tops.down = from + value;
      else tops.up = from + value;
      const [low, high] = [Math.min(from, from + value), Math.max(from, from + value)];
      const box = { x: plan.plot.x + (at + start + index * step) * slot, y: yOf(plan, high), w: width * slot, h: yOf(plan, low) - yOf(plan, high) };
      const inside = spec.kind === 'stacked' && !plan.hasAxis && hasRoom(spec, plan, value);
      return (
        <g key={`${category} ${name}`}>
          <Rect {...box} fill={`#${seriesHex(index, look)}`} />
          {inside ? <Words x={box.x + box.w / 2} y={box.y + box.h / 2} text={plan.format.say(value)} fill={hex(look, onSeries(index, look))} /> : null}
          {spec.kind !== 'stacked' && plan.labels === 'every' ? <Words x={box.x + box.w / 2} y={value < 0 ? box.y + box.h + 0.13 : box.y - 0.12} text={plan.format.say(value)} fill={hex(look, 'text')} /> : null}
        </g>
      );
    });
  });
};

const Bars = ({ spec, plan, look }: Drawing) => {
  const slot = plan.plot.h / spec.categories.length;
  const { width, start, step } = barsOf(spec);
  const target = spec.target;
  const all = [...spec.series, ...(target === null ? [] : [{ name: target.name, values: spec.categories.map((): number | null => target.value) }])];
  return spec.categories.map((category, at) => all.map(({ name, values }, index) => {
    const value = values[at] ?? null;
    if (value === null) return null;
    const isTarget = index === spec.series.length;
    const [left, right] = [xOf(plan, Math.min(0, value)), xOf(plan, Math.max(0, value))];
    const box = { x: left, y: plan.plot.y + (at + start + index * step) * slot, w: right - left, h: width * slot };
    const within = isFramed(spec) && hasRoom(spec, plan, value);
    const says = plan.labels !== 'every' || (isTarget && isFramed(spec)) ? null : within ? <Words x={left + 0.06} y={box.y + box.h / 2} text={plan.format.say(value)} fill={hex(look, onSeries(index, look))} anchor="start" /> : <Words x={value < 0 ? left - 0.06 : right + 0.06} y={box.y + box.h / 2} text={plan.format.say(value)} fill={hex(look, 'text')} anchor={value < 0 ? 'end' : 'start'} />;
    return <g key={`${category} ${name}`}>{isTarget ? <Rect {...box} fill="none" line={hex(look, 'text')} /> : <Rect {...box} fill={`#${seriesHex(index, look)}`} />}{says}</g>;
  }));
};

/** The parts of a line between its gaps. */
const runsOf = (values: readonly (number | null)[]): [at: number, value: number][][] =>
  values.reduce<[number, number][][]>((runs, value, at) => {
    if (value === null) return [...runs, []];
    return [...runs.slice(0, -1), [...(runs.at(-1) ?? []), [at, value]]];
  }, [[]]).filter((run) => run.length > 0);

const Lines = (drawing: Drawing) => {
  const { spec, plan, look } = drawing;
  const own = spec.kind === 'line' ? spec.series : [];
  const { target } = spec;
  const all = [...own, ...(target === null ? [] : [{ name: target.name, values: spec.categories.map((): number | null => target.value) }])];
  return all.map(({ name, values }, index) => {
    const isTarget = index === own.length;
    const colour = isTarget ? hex(look, 'text') : `#${seriesHex(index, look)}`;
    const last = lastKnown(values);
    const end = values[last] ?? null;
    const label = isTarget && plan.targetAt !== null ? <Words x={middle(drawing, plan.targetAt)} y={yOf(plan, target?.value ?? 0) - 0.13} text={`${name} ${plan.format.say(target?.value ?? 0)}`} fill={colour} bold /> : null;
    return (
      // oxlint-disable-next-line react/no-array-index-key -- two lines may have the same name; they never change their order.
      <g key={index}>
        {runsOf(values).map((run) => (run.length === 1 || (run.at(-1)?.[0] === last && !isTarget)
          ? <g key={run[0]?.[0]}><Stroke points={run.map(([at, value]) => [middle(drawing, at), yOf(plan, value)] as const)} colour={colour} width={3.5} /><Point drawing={drawing} at={run.at(-1)?.[0] ?? 0} value={run.at(-1)?.[1] ?? 0} colour={colour} isTarget={isTarget} /></g>
          : <Stroke key={run[0]?.[0]} points={run.map(([at, value]) => [middle(drawing, at), yOf(plan, value)] as const)} colour={colour} width={isTarget ? 2 : 3.5} dashed={isTarget} />))}
        {plan.labels === 'ends' && end !== null ? <Words x={middle(drawing, last) + 0.1} y={yOf(plan, end)} text={`${name} ${plan.format.say(end)}`} fill={colour} anchor="start" bold /> : label}
      </g>
    );
  });
};
const Point = ({ drawing, at, value, colour, isTarget }: { drawing: Drawing; at: number; value: number; colour: string; isTarget: boolean }) => {
  const [x, y] = [middle(drawing, at), yOf(drawing.plan, value)];
  return isTarget ? <Stroke points={[[x - 0.12, y], [x + 0.12, y]]} colour={colour} width={4} /> : <circle cx={x * scale} cy={y * scale} r={5} fill={colour} />;
};

const Ring = ({ spec, plan, look }: Drawing) => {
  const values = (spec.series[0]?.values ?? []).map((value) => Math.abs(value ?? 0));
  const total = values.reduce((sum, one) => sum + one, 0) || 1;
  const { x, y, w } = plan.plot;
  const [cx, cy, outer] = [x + w / 2, y + w / 2, w / 2];
  const inner = outer * holeOfRing;
  const at = (share: number, radius: number): [number, number] => [(cx + Math.sin(share * 2 * Math.PI) * radius) * scale, (cy - Math.cos(share * 2 * Math.PI) * radius) * scale];
  return values.map((value, index) => {
    if (value === 0) return null;
    const from = values.slice(0, index).reduce((sum, one) => sum + one, 0) / total;
    const to = from + Math.min(value / total, 0.9999);
    const big = to - from > 0.5 ? 1 : 0;
    const [words, own] = [at((from + to) / 2, (outer + inner) / 2), spec.series[0]?.values[index] ?? 0];
    return (
      <g key={spec.categories[index]}>
        <path d={`M ${at(from, outer).join(' ')} A ${outer * scale} ${outer * scale} 0 ${big} 1 ${at(to, outer).join(' ')} L ${at(to, inner).join(' ')} A ${inner * scale} ${inner * scale} 0 ${big} 0 ${at(from, inner).join(' ')} Z`} fill={`#${seriesHex(index, look)}`} stroke={hex(look, 'background')} strokeWidth={2.5} />
        {hasRoom(spec, plan, own) ? <Words x={words[0] / scale} y={words[1] / scale} text={plan.format.say(own)} fill={hex(look, onSeries(index, look))} bold /> : null}
      </g>
    );
  });
};

/** A chart as it will be in the file, by the same plan: places, scale, colours and labels. */
export const ChartDrawing = ({ spec, box, look }: { spec: ChartSpec; box: Box; look: Look }) => {
  const drawing = { spec, look, plan: planChart(spec, box, look) };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn here; an img would need an address.
    <svg viewBox={`0 0 ${box.w * scale} ${box.h * scale}`} width="100%" height="100%" role="img" aria-label={spec.altText} fontFamily="inherit">
      {spec.kind === 'doughnut' ? <Ring {...drawing} /> : <><Axis {...drawing} />{spec.kind === 'bars' ? <Bars {...drawing} /> : spec.kind === 'line' ? null : <Columns {...drawing} />}{spec.kind === 'bars' ? null : <Lines {...drawing} />}<Categories {...drawing} /></>}
      <Legend {...drawing} />
    </svg>
  );
};
