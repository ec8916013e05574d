import { z } from 'zod';
import { bandNames, lossKinds, outcomes, type Band, type Outcome } from '#shared/backtest-rules.ts';

/** A column of a table, by its name. */
const column = z.string().min(1).max(240);
/** What stands in a cell. */
const cell = z.string().max(200);
const weight = z.number().min(0, 'A weight is zero or more.').max(1_000, 'A weight is 1,000 at most.');
const points = z.number().min(0, 'Points are 0 to 100.').max(100, 'Points are 0 to 100.');

/** At most so many values of a column are told apart; the rarer ones are "other values". */
export const mostValues = 200;

export const categoryPart = z.strictObject({
  kind: z.literal('category'),
  column,
  weight,
  points: z.array(z.strictObject({ value: cell, points })).max(mostValues),
  /** The points of every value that is not listed; `null` counts it as missing. */
  other: points.nullable(),
  /** The points were proposed from the outcomes of this very table. */
  isFitted: z.boolean(),
});
export const numberPart = z.strictObject({ kind: z.literal('number'), column, weight, zeroAt: z.number(), fullAt: z.number() })
  .refine(({ zeroAt, fullAt }) => zeroAt !== fullAt, { message: '0 points and 100 points cannot be at the same figure.', path: ['fullAt'] });
export const scorePart = z.discriminatedUnion('kind', [categoryPart, numberPart]);
/** A part of a score that is built from columns: points by value, or linear between two figures and held to 0 and 100 beyond them. */
export type ScorePart = z.infer<typeof scorePart>;
export type CategoryPart = z.infer<typeof categoryPart>;

export const directions = ['renewal', 'churn'] as const;

export const scoreSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('column'), column, highMeans: z.enum(directions) }),
  z.strictObject({ kind: z.literal('built'), parts: z.array(scorePart).min(1, 'Choose at least one column for the score.').max(20) }),
]);
export type ScoreSpec = z.infer<typeof scoreSpec>;

/** Where a study finds outcome and score in its table, and how it reads them. */
export const studySpec = z.strictObject({
  outcome: z.strictObject({ column, values: z.array(z.strictObject({ value: cell, outcome: z.enum(outcomes) })).max(mostValues) }),
  score: scoreSpec,
  /** Thresholds in the score's own figures. Where a high score means churn, a band reaches up to its threshold instead of from it on. */
  bands: z.strictObject({ green: z.number(), yellow: z.number() }),
  lossIs: z.enum(lossKinds),
  /** The column that names a row, for the lists behind the figures. */
  label: column.nullable(),
  /** The column that says whether somebody worked on saving the account. */
  intervened: column.nullable(),
  /** The day of the score and the day on which the decision became known: a score from then on is left out. */
  scoredOn: column.nullable(),
  knownOn: column.nullable(),
});
export type StudySpec = z.infer<typeof studySpec>;

/** The sentence for a study whose parts contradict each other, or `null`. */
export const specFault = ({ outcome, score, bands, scoredOn, knownOn }: StudySpec): string | null => {
  const isTurned = score.kind === 'column' && score.highMeans === 'churn';
  const used = score.kind === 'column' ? [score.column] : score.parts.map((part) => part.column);
  if (used.includes(outcome.column)) return 'The score cannot be made from the outcome itself.';
  if (new Set(used).size < used.length) return 'A column is in the score twice.';
  if (isTurned ? bands.green > bands.yellow : bands.green < bands.yellow) return isTurned ? 'Green ends above yellow: a high score means churn here.' : 'Green begins below yellow.';
  if ((scoredOn === null) !== (knownOn === null)) return 'To leave out scores that were set too late, both days are needed: that of the score and that of the decision.';
  return null;
};

/** The columns that a study keeps, each once. */
export const columnsUsed = ({ outcome, score, label, intervened, scoredOn, knownOn }: StudySpec): string[] => [
  ...new Set([outcome.column, ...(score.kind === 'column' ? [score.column] : score.parts.map((part) => part.column)), label, intervened, scoredOn, knownOn].filter((name) => name !== null)),
];

/** The band of a score in the study's own figures. */
export const bandOf = (score: number, { green, yellow }: StudySpec['bands'], highMeans: (typeof directions)[number]): Band => {
  const passes = (threshold: number): boolean => (highMeans === 'renewal' ? score >= threshold : score <= threshold);
  return passes(green) ? bandNames[0] : passes(yellow) ? bandNames[1] : bandNames[2];
};

/** Words of a cell without case, accents, punctuation and spare spaces. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}.+-]+/gu, ' ').trim();

const words: Record<Outcome, RegExp> = {
  churned: /\b(?:churn(?:ed)?|lost|left|leaver|cancel(?:l?ed|lation)?|terminated|exited|attrit(?:ed|ion)|inactive|defected|non ?-?renew(?:ed|al)|not renew(?:ed|ing)|unrenewed|did not renew|dropped|gekundigt|verloren)\b/,
  contracted: /\b(?:contract(?:ed|ion)|down(?:grade|graded|sell|sold)|reduced|shrunk|shrank|partial(?:ly)?|decreased)\b/,
  renewed: /\b(?:renew(?:ed|al)|retained|kept|won|active|stayed|stay|existing|current|expanded|expansion|upsold|upsell|upgraded|grown|flat|loyal|open|verlangert)\b/,
};
const yes = /^(?:yes|y|true|t|1(?:\.0+)?|x|ja|oui|si|on|✓)$/;
const no = /^(?:no|n|false|f|0(?:\.0+)?|-1|nein|non|off)$/;
const negated = /\b(?:not|no|non|never|didn t|without)\b/;

/** True where a cell says yes. */
export const saysYes = (text: string): boolean => yes.test(plain(text)) || /^(?:saved|intervened|done)$/.test(plain(text));

/** What the name of a column is about: a column "Churn" says yes to a loss, a column "Renewed" to a renewal. */
const aboutOf = (name: string): Outcome | null => {
  const text = plain(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2'));
  if (words.churned.test(text) || /\b(?:churn\w*|cancel\w*|attrition|exit\w*|loss)\b/.test(text)) return 'churned';
  if (/\b(?:downgrade\w*|contraction)\b/.test(text)) return 'contracted';
  return /\b(?:renew\w*|retain\w*|retention|active|won|stay\w*|kept|alive)\b/.test(text) ? 'renewed' : null;
};

/** What the values of a column most likely mean; a value that says nothing is left for the person. */
export const guessOutcomes = (name: string, values: readonly string[]): { value: string; outcome: Outcome }[] => {
  const about = aboutOf(name);
  const other: Outcome = about === 'churned' || about === 'contracted' ? 'renewed' : 'churned';
  return values.flatMap((value) => {
    const text = plain(value);
    if (yes.test(text) && about !== null) return [{ value, outcome: about }];
    if (no.test(text) && about !== null) return [{ value, outcome: other }];
    if (words.churned.test(text)) return [{ value, outcome: negated.test(text) && !/renew/.test(text) ? ('renewed' as const) : ('churned' as const) }];
    if (words.contracted.test(text)) return [{ value, outcome: 'contracted' as const }];
    return words.renewed.test(text) ? [{ value, outcome: negated.test(text) ? ('churned' as const) : ('renewed' as const) }] : [];
  });
};

/** How likely a column holds the outcome; 0 is not at all. */
export const outcomeFit = (name: string, values: readonly string[]): number => {
  const found = guessOutcomes(name, values);
  const kinds = new Set(found.map(({ outcome }) => outcome)).size;
  if (kinds < 2 || values.length > 20) return 0;
  return found.length / values.length + (aboutOf(name) === null ? 0 : 1) + (/outcome|result|status|label|target/i.test(name) ? 0.5 : 0);
};

/** How likely a column of figures is a score, by its name; 0 is not at all. */
export const scoreFit = (name: string): number => {
  const text = plain(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2'));
  return (/\bhealth\b/.test(text) ? 2 : 0) + (/\bscore\b/.test(text) ? 2 : 0) + (/\b(?:rating|index|probability|risk|grade)\b/.test(text) ? 1 : 0);
};

/** Which way a score points, by its name: a risk of churn rises with churn. */
export const guessDirection = (name: string): (typeof directions)[number] => (/risk|churn|attrition|propensity/i.test(name) ? 'churn' : 'renewal');

/** Where green and yellow begin, by the range of the scores: on scales to 1, 10 and 100 as in health (rules.md § 6), else at the thirds of the range. */
export const guessBands = (min: number, max: number, highMeans: (typeof directions)[number]): StudySpec['bands'] => {
  const scale = min >= 0 && max <= 1 ? 1 : min >= 0 && max <= 10 ? 10 : min >= 0 && max <= 100 ? 100 : null;
  const [upper, lower] = scale === null ? [min + ((max - min) * 2) / 3, min + (max - min) / 3] : [scale * 0.75, scale * 0.5];
  const round = (figure: number): number => Number(figure.toPrecision(6));
  return highMeans === 'renewal' ? { green: round(upper), yellow: round(lower) } : { green: scale === null ? round(lower) : round(scale * 0.25), yellow: scale === null ? round(upper) : round(scale * 0.5) };
};
