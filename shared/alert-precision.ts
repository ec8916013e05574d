import type { AlertRuleFields } from '#shared/alert-rules.ts';
import type { Proposal } from '#shared/alerts.ts';
import type { AlertLimits } from '#shared/presets/alert-rules.ts';

type Figures = { was: number | null; now: number | null; change: number | null };
/** Rows of a rule that a person judged, each with the metrics that fired. */
export type Judged = { verdict: 'right' | 'noise'; metrics: readonly Figures[] };

/** How far a value went, in the unit of the threshold. */
const levelOf = ({ kind }: Pick<AlertRuleFields, 'kind'>, { now, change }: Figures): number => {
  switch (kind) {
    case 'drop':
    case 'ratio-drop':
      return -(change ?? 0) * 100;
    case 'capacity':
    case 'seat-loss':
      return (change ?? 0) * 100;
    case 'below':
    case 'above':
    case 'no-data':
      return now ?? 0;
  }
};
/** What a threshold may be, in its unit. */
const limits: Record<AlertRuleFields['kind'], [least: number, most: number]> = {
  drop: [1, 100], 'ratio-drop': [1, 100], below: [0, Infinity], above: [0, Infinity], 'no-data': [1, 730], capacity: [1, 200], 'seat-loss': [1, 100],
};

/**
 * What would make a noisy rule quieter: the threshold at which none of its noise would have fired, where that keeps a right one or none was right and it can be
 * set at all, else to turn the rule off. It looks at what the rule would still find as it is now. `null` where that is not noisy.
 */
export const proposalFor = (rule: AlertRuleFields, judged: readonly Judged[], { noisyFrom, noisyBelowPercent }: Pick<AlertLimits, 'noisyFrom' | 'noisyBelowPercent'>): Proposal | null => {
  const isDown = rule.kind === 'below' || rule.kind === 'seat-loss';
  const isLevel = rule.kind === 'below' || rule.kind === 'above';
  // A share fires on its threshold, a level beyond it.
  const passes = (level: number, threshold: number): boolean => (isDown ? level < threshold : isLevel ? level > threshold : level >= threshold - 1e-6);
  const furthest = ({ metrics }: Judged): number => metrics.map((metric) => levelOf(rule, metric)).reduce((far, level) => (isDown ? Math.min(far, level) : Math.max(far, level)), isDown ? Infinity : -Infinity);
  const found = judged.map((one) => ({ verdict: one.verdict, level: furthest(one) })).filter(({ level }) => passes(level, rule.threshold));
  const [noise, right] = [found.filter(({ verdict }) => verdict === 'noise'), found.filter(({ verdict }) => verdict === 'right')];
  if (found.length < noisyFrom || right.length * 100 >= noisyBelowPercent * found.length) return null;
  const level = isDown ? Math.min(...noise.map((one) => one.level)) : Math.max(...noise.map((one) => one.level));
  const threshold = isLevel ? level : isDown ? Math.floor(level) : Math.floor(level) + 1;
  const kept = right.filter((one) => passes(one.level, threshold)).length;
  const [least, most] = limits[rule.kind];
  const counted = `${noise.length} of ${found.length} were noise`;
  if (threshold < least || threshold > most || (right.length > 0 && kept === 0)) return { says: `${counted}, and no threshold keeps what was right. Turn the rule off.`, fields: { isOn: false } };
  const unit = rule.kind === 'no-data' ? (rule.window === 'grain' ? ' periods' : ' days') : isLevel ? '' : ' %';
  return { says: `${counted}. With ${threshold}${unit} instead of ${rule.threshold}${unit} none of these would have fired${right.length === 0 ? '' : `, and ${kept} of ${right.length} that were right still would`}.`, fields: { threshold } };
};
