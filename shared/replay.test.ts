import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { weigh } from '#shared/health-rules.ts';
import type { Judged } from '#shared/health-judge.ts';
import { healthPresets } from '#shared/presets/health-models.ts';
import { replayBand, replayer, storedMeasures, weightsOf } from '#shared/replay.ts';

const presets = [healthPresets.fy25, healthPresets.fy23] as const;
const colour = fc.constantFrom('green' as const, 'yellow' as const, 'red' as const, null);

/** Judged measures of a model: each with any colour, use cases up to three times. */
const judgedOf = (model: (typeof presets)[number], colours: readonly ('green' | 'yellow' | 'red' | null)[], useCases: number): Judged[] => {
  let at = 0;
  const next = (): Judged['colour'] => colours[at++ % colours.length] ?? null;
  return model.groups.flatMap(({ key: group, measures }) =>
    measures.flatMap(({ key, weight }): Judged[] =>
      key === 'use-case' ? Array.from({ length: useCases }, (_, index) => ({ key: `use-case:${index}`, name: '', group, weight, colour: next(), stale: false, why: '' })) : [{ key, name: '', group, weight, colour: next(), stale: false, why: '' }],
    ),
  );
};

describe('replay', () => {
  property.prop([fc.constantFrom(...presets), fc.array(colour, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 3 }), fc.boolean()])('with the same weights gives the stored score and band', (model, colours, useCases, isRed) => {
    const stored = weigh(model, judgedOf(model, colours, useCases), isRed);
    const weights = weightsOf(model);
    const again = replayer(weights)(storedMeasures(stored));
    expect(again === null).toBe(stored.score === null);
    if (stored.score === null) return;
    expect(again).toBeCloseTo(stored.score, 9);
    expect(replayBand(again ?? 0, stored.override !== null, weights.bands)).toBe(stored.band);
  });

  property.prop([fc.array(colour, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 9 })])('knows shares, not sums: weights times a factor change nothing', (colours, factor) => {
    const [model] = presets;
    const stored = weigh(model, judgedOf(model, colours, 2), false);
    const weights = weightsOf(model);
    const scaled = { ...weights, groups: weights.groups.map((group) => ({ ...group, weight: group.weight * factor, measures: group.measures.map((one) => ({ ...one, weight: one.weight * factor })) })) };
    const [before, after] = [weights, scaled].map((one) => replayer(one)(storedMeasures(stored)));
    if (before === null || before === undefined) expect(after).toBeNull();
    else expect(after).toBeCloseTo(before, 9);
  });

  test('a measure without weight does not count, and no weight at all is no score', () => {
    const measures = [{ measure: 'sentiment' as const, group: 'risk', score: 0 }, { measure: 'plan' as const, group: 'outcomes', score: 100 }];
    const weights = { bands: { greenFrom: 75, yellowFrom: 50 }, groups: [{ key: 'risk', name: '', weight: 50, measures: [{ key: 'sentiment' as const, weight: 0 }] }, { key: 'outcomes', name: '', weight: 10, measures: [{ key: 'plan' as const, weight: 1 }] }] };
    expect(replayer(weights)(measures)).toBe(100);
    expect(replayer({ ...weights, groups: [] })(measures)).toBeNull();
  });
});
