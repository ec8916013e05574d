import type { Auc, RocPoint } from '#shared/auc.ts';
import type { Band, Findings, LossIs, Outcome, Share } from '#shared/backtest-rules.ts';
import type { BacktestLimits } from '#shared/presets/backtest-limits.ts';
import type { StudyFindings } from '#shared/study-rules.ts';
import { count } from '#renderer/ui/say.ts';

export const outcomeNames: Record<Outcome, string> = { renewed: 'Renewed flat or up', contracted: 'Contracted', churned: 'Churned' };
export const bandWords: Record<Band | 'none', string> = { green: 'Green', yellow: 'Yellow', red: 'Red', none: 'No score' };
/** What a row of the loss is called: `churned`, or `lost` where a contraction counts too. */
export const lostWord = (lossIs: LossIs): string => (lossIs === 'churned' ? 'churned' : 'churned or contracted');

/** A share in percent, held together: "71 %". A share that is not whole is never shown as 0 % or 100 %. */
export const percent = (share: number): string => {
  const rounded = Math.round(share * 100);
  return `${rounded === 0 && share > 0 ? '< 1' : rounded === 100 && share < 1 ? '> 99' : rounded}\u00A0%`;
};

/** "5 of 6 (83 %, between 44 % and 97 %)"; of nothing only "0 of 0". */
export const sayShare = ({ count: some, of, rate, low, high }: Share): string => (rate === null ? `${some} of ${of}` : `${some.toLocaleString('en')} of ${of.toLocaleString('en')} (${percent(rate)}, between ${percent(low)} and ${percent(high)})`);

/** An AUC in two decimals with its interval: "0.83 (0.81 to 0.85)". */
export const sayAuc = ({ value, low, high }: Auc): string => `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;

const pairs = (auc: Auc, lossIs: LossIs): string => {
  const [value, low, high] = [auc.value, auc.low, auc.high].map((one) => Math.round(one * 100));
  return `Of one that ${lossIs === 'churned' ? 'churned' : 'was lost'} and one that was kept, the score puts the ${lossIs === 'churned' ? 'churned' : 'lost'} one lower in ${value} of 100 pairs (95 % interval: ${low} to ${high}). Guessing gets 50.`;
};

export type Said = { title: string; sentence: string; tone: 'signal' | 'none' | 'few' };

/** What the findings come to, as a person would say it. `things` is what a row is: renewals, or rows. */
export const sayVerdict = (findings: Findings & Partial<Pick<StudyFindings, 'heldOut' | 'isFitted'>>, lossIs: LossIs, limits: Pick<BacktestLimits, 'minOutcomes' | 'minLosses'>): Said => {
  const { outcomes, losses, verdict, auc, heldOut } = findings;
  const judged = heldOut ?? auc;
  if (verdict === 'counts-only') {
    return {
      title: 'Too few outcomes to judge the score', tone: 'few',
      sentence: `There ${outcomes === 1 ? 'is' : 'are'} ${count(outcomes, 'outcome')} with a score, ${count(losses, 'loss', 'losses')} among them; it takes at least ${limits.minOutcomes} outcomes and ${count(limits.minLosses, 'loss', 'losses')}. Until then there are counts only, and no advice on weights.`,
    };
  }
  if (verdict === 'constant') return { title: 'The score says nothing', tone: 'none', sentence: 'Every row has the same score, so that it cannot tell any two apart.' };
  if (verdict === 'one-kind' || judged === null) {
    return findings.isFitted === true && auc !== null
      ? { title: 'Too few to judge points that were proposed', tone: 'few', sentence: 'Points from these very outcomes can be judged only on rows that they were not made from, and there are too few of one kind for that.' }
      : { title: 'There is nothing to compare', tone: 'few', sentence: 'Fewer than two were kept, and a score can only be judged by telling the lost from the kept.' };
  }
  if (verdict === 'no-signal') return { title: 'No signal', tone: 'none', sentence: `${pairs(judged, lossIs)} The interval contains 50, so this score did no better than guessing could.` };
  if (verdict === 'wrong-way') return { title: 'The score points the wrong way', tone: 'none', sentence: `${pairs(judged, lossIs)} The whole interval is below 50: the lost had the higher scores.` };
  return { title: 'The score tells the lost from the kept', tone: 'signal', sentence: pairs(judged, lossIs) };
};

/** What finding some share of the lost costs in alarms about the kept; for who does not look at the curve. */
export const costsOf = (roc: readonly RocPoint[]): { found: number; alarms: number }[] =>
  [0.25, 0.5, 0.75, 0.9, 1].flatMap((found) => {
    const point = roc.find(({ y }) => y >= found - 1e-9);
    return point === undefined ? [] : [{ found, alarms: point.x }];
  });

/** What a change of the weights did, or why nothing is said about it. */
export const sayDifference = (difference: Auc | null): Said => {
  if (difference === null) return { title: 'No advice on weights', tone: 'few', sentence: 'There are too few outcomes with a score. What these weights would have changed is shown in counts only.' };
  const [value, low, high] = [difference.value, difference.low, difference.high].map((one) => (Math.abs(one) < 0.005 ? 0 : one).toFixed(2).replace('-', '−'));
  const says = `The AUC changes by ${difference.value > 0.005 ? '+' : ''}${value}, with an interval of ${low} to ${high}.`;
  if (difference.low > 0) return { title: 'These weights would have told them apart better', tone: 'signal', sentence: `${says} The interval is above 0. It is the past that they were tried on: try few weights, and look again when new renewals are decided.` };
  if (difference.high < 0) return { title: 'These weights would have done worse', tone: 'none', sentence: `${says} The interval is below 0.` };
  return { title: 'No difference that can be told from chance', tone: 'none', sentence: `${says} The interval contains 0.` };
};
