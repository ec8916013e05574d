import { z } from 'zod';
import type { Band } from '#shared/backtest-rules.ts';
import { measureKeys, measureOf, type HealthDetail, type HealthModel, type MeasureKey } from '#shared/health-model.ts';

const weight = z.number().min(0, 'A weight is zero or more.').max(1_000, 'A weight is 1,000 at most.');
const points = z.number().min(0, 'The scale begins at 0.').max(100, 'The scale ends at 100.');

/** Weights and bands to weigh stored measures with. A group or measure that is not named has no weight. */
export const replayWeights = z.strictObject({
  groups: z.array(z.strictObject({ key: z.string().max(40), name: z.string().max(200), weight, measures: z.array(z.strictObject({ key: z.enum(measureKeys), weight })).max(measureKeys.length) })).max(10),
  bands: z.strictObject({ yellowFrom: points, greenFrom: points }).refine(({ yellowFrom, greenFrom }) => yellowFrom <= greenFrom, { message: 'The green band begins where the yellow one ends or above.', path: ['greenFrom'] }),
});
export type ReplayWeights = z.infer<typeof replayWeights>;

export const weightsOf = ({ groups, bands }: Pick<HealthModel, 'groups' | 'bands'>): ReplayWeights => ({ groups: groups.map(({ key, name, weight, measures }) => ({ key, name, weight, measures })), bands });

/** Of a stored measure, all that a replay looks at: its group, which measure of a model it is, and its score, 0 to 100. */
export type StoredMeasure = { group: string; measure: MeasureKey | null; score: number | null };

export const storedMeasures = ({ measures }: Pick<HealthDetail, 'measures'>): StoredMeasure[] => measures.map(({ key, group, score }) => ({ group, measure: measureOf(key), score }));

/**
 * Says the score that stored measures come to with other weights, 0 to 100; `null` where none that has a weight is known. As in health, a
 * missing measure gives its weight to the others of its group, and a group without any to the other groups (rules.md § 6).
 */
export const replayer = ({ groups }: ReplayWeights): ((measures: readonly StoredMeasure[]) => number | null) => {
  const weighed = groups.map(({ key, weight, measures }) => ({ key, weight, of: new Map<MeasureKey | null, number>(measures.map((one) => [one.key, one.weight])) }));
  return (measures) => {
    let [sum, whole] = [0, 0];
    for (const { key, weight, of } of weighed) {
      let [inGroup, known] = [0, 0];
      for (const { group, measure, score } of measures) {
        const own = group === key ? (of.get(measure) ?? 0) : 0;
        if (score === null || own === 0) continue;
        inGroup += own * score;
        known += own;
      }
      if (known === 0) continue;
      sum += (weight * inGroup) / known;
      whole += weight;
    }
    return whole === 0 ? null : sum / whole;
  };
};

/** Sums of shares miss a whole number by less than this. */
const nearly = 1e-9;

/** The band of a replayed score; a red override of that day stays, for the CSM had set it. */
export const replayBand = (score: number, isOverridden: boolean, { greenFrom, yellowFrom }: ReplayWeights['bands']): Band =>
  isOverridden ? 'red' : score + nearly >= greenFrom ? 'green' : score + nearly >= yellowFrom ? 'yellow' : 'red';
