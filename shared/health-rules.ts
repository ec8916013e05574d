import type { Sentiment } from '#shared/accounts.ts';
import { judge, judgeSentiment, type HealthFacts, type Judged } from '#shared/health-judge.ts';
import { measureOf, type Health, type HealthDetail, type HealthModel, type HealthOverride, type MeasureDetail } from '#shared/health-model.ts';

/** Sums of shares miss a whole number by less than this. */
const nearly = 1e-9;

const sum = (parts: readonly number[]): number => parts.reduce((whole, part) => whole + part, 0);

/** The band of a score, half-open: the lower end of a band belongs to it. */
export const bandOf = (score: number, { greenFrom, yellowFrom }: HealthModel['bands']): Sentiment => (score + nearly >= greenFrom ? 'green' : score + nearly >= yellowFrom ? 'yellow' : 'red');

/**
 * Weighs measures into health (rules.md § 6). A measure without a colour gives its weight to the others of its group in their proportion, and a
 * group without any to the other groups; neither counts as red. The score is the sum of the contributions, to the last bit, in their order.
 */
export const weigh = (model: HealthModel, judged: readonly Judged[], isSentimentRed: boolean): Health => {
  const byGroup = Map.groupBy(judged.filter(({ colour, weight }) => colour !== null && weight > 0), ({ group }) => group);
  const known = new Map([...byGroup].map(([key, measures]) => [key, sum(measures.map(({ weight }) => weight))]));
  const whole = sum(model.groups.filter(({ key }) => known.has(key)).map(({ weight }) => weight));
  const shares = new Map(model.groups.map(({ key, weight }) => [key, whole > 0 && known.has(key) ? weight / whole : 0]));
  const measures = judged.map(({ key, name, group, weight, colour, stale, why }): MeasureDetail => {
    const score = colour === null ? null : model.scores[colour];
    const share = score === null ? 0 : (weight / (known.get(group) ?? 1)) * (shares.get(group) ?? 0);
    return { key, name, group, score, weight: share, contribution: share * (score ?? 0), colour, stale, why };
  });
  const groups = model.groups.map(({ key, name }) => {
    const of = byGroup.get(key);
    return { key, name, weight: shares.get(key) ?? 0, score: of === undefined ? null : sum(of.map(({ weight, colour }) => (weight / (known.get(key) ?? 1)) * (colour === null ? 0 : model.scores[colour]))) };
  });
  const score = whole > 0 ? sum(measures.map(({ contribution }) => contribution)) : null;
  const own = score === null ? null : bandOf(score, model.bands);
  const override: HealthOverride | null = model.overrides.redSentiment && isSentimentRed ? 'red sentiment' : null;
  return { score, band: override === null ? own : 'red', override, measures, groups };
};

/** The health of an account by a model. Red sentiment overrides the band while it is not too old, also in a model that gives it no weight. */
export const healthOf = (model: HealthModel, facts: HealthFacts): Health => weigh(model, judge(model, facts), judgeSentiment(facts, model).colour === 'red');

/** The same with some measures set to another colour, or taken as missing. */
export const healthIf = (model: HealthModel, facts: HealthFacts, colours: ReadonlyMap<string, Sentiment | null>): Health => {
  const judged = judge(model, facts).map((one) => {
    const colour = colours.get(one.key);
    return colour === undefined ? one : { ...one, colour, stale: false, why: colour === null ? 'Taken as missing' : `Taken as ${colour}` };
  });
  const set = colours.get('sentiment');
  return weigh(model, judged, (set === undefined ? judgeSentiment(facts, model).colour : set) === 'red');
};

/** A score as it is shown: rounded down, so that it never looks better than its band. 74.96 is shown as 74, or as 7.4 of 10. */
export const shownScore = (score: number | null, scale: HealthModel['scale']): string => (score === null ? '–' : scale === 100 ? String(Math.floor(score + nearly)) : (Math.floor(score + nearly) / 10).toFixed(1));

/** Figures rounded to tenths so that they add up to `total`, itself rounded down to tenths: what is left goes to those that lost most. */
export const roundedTo = (total: number, figures: readonly number[]): number[] => {
  const tenths = figures.map((figure) => Math.floor(figure * 10 + nearly));
  const left = Math.floor(total * 10 + nearly) - sum(tenths);
  const order = figures.map((figure, index) => ({ index, lost: figure * 10 - (tenths[index] ?? 0) })).toSorted((a, b) => b.lost - a.lost || a.index - b.index);
  const more = new Set(order.slice(0, Math.max(0, left)).map(({ index }) => index));
  return tenths.map((figure, index) => (figure + (more.has(index) ? 1 : 0)) / 10);
};

type Said = Pick<Health, 'score' | 'band' | 'override'> & HealthDetail;
/** What a measure did between two days. A measure that was not there on one of them contributed nothing. */
export type MeasureChange = { key: string; name: string; group: string; from: MeasureDetail | null; to: MeasureDetail | null; change: number };

/** Measure by measure what changed between two days, the largest fall first; the changes sum to the difference of the scores. */
export const changesOf = (from: HealthDetail, to: HealthDetail): MeasureChange[] => {
  const before = new Map(from.measures.map((one) => [one.key, one]));
  const after = new Map(to.measures.map((one) => [one.key, one]));
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .flatMap((key): MeasureChange[] => {
      const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
      const named = is ?? was;
      return named === null ? [] : [{ key, name: named.name, group: named.group, from: was, to: is, change: (is?.contribution ?? 0) - (was?.contribution ?? 0) }];
    })
    .toSorted((a, b) => a.change - b.change);
};

const order: Record<Sentiment, number> = { red: 0, yellow: 1, green: 2 };
/** True where a colour got worse; a colour that is missing on either side did not. */
export const isFall = (from: Sentiment | null, to: Sentiment | null): boolean => from !== null && to !== null && order[to] < order[from];

/** What fell between two days: the band, and the use cases that lost green or went from yellow to red (rules.md § 6). `measures` are those that took the most points, or lost their colour. */
export const fallOf = (from: Said, to: Said): { band: boolean; useCases: MeasureChange[]; measures: MeasureChange[] } => {
  const changes = changesOf(from, to);
  const fell = changes.filter((one) => isFall(one.from?.colour ?? null, one.to?.colour ?? null));
  return { band: isFall(from.band, to.band), useCases: fell.filter(({ key }) => measureOf(key) === 'use-case'), measures: fell };
};
