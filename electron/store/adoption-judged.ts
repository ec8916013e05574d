import type { Sentiment } from '#shared/accounts.ts';
import type { JudgedRatio } from '#shared/adoption.ts';
import { adoptionScore, isComplete, isNoData, monthsSince, type AdoptionScore } from '#shared/adoption-rules.ts';
import type { Day } from '#shared/days.ts';
import { colourFrom, licencePart, percentOf } from '#shared/health-judge.ts';
import type { HealthModel } from '#shared/health-model.ts';
import type { AdoptionLimits } from '#shared/presets/adoption-limits.ts';
import type { AdoptionRead, Ratio } from '#electron/store/adoption-facts.ts';

/** What the rules say of the use of an account; nothing is judged by what is too old. */
export type Judged = { months: number | null; licences: JudgedRatio | null; activeUsers: JudgedRatio | null; score: AdoptionScore | null; isComplete: boolean | null; isNoData: boolean };

const licenceColour = ({ part, whole }: Ratio, since: Day | null, on: Day, table: HealthModel['thresholds']['licenceUse']): Sentiment | null => {
  const months = since === null ? null : licencePart(since, on, table);
  return months === null ? null : colourFrom(percentOf(part, whole), table[months]);
};

/** `thresholds` are those of the model by which the health of the account is judged, so that both give a measure the same colour. */
export const judge = ({ licences, activeUsers, useCases, newestOn, since }: AdoptionRead, on: Day, limits: AdoptionLimits, thresholds: HealthModel['thresholds']): Judged => {
  const months = since === null ? null : monthsSince(since, on);
  const judged = (ratio: Ratio | null, colour: (fresh: Ratio) => Sentiment | null): JudgedRatio | null => {
    if (ratio === null) return null;
    const isOld = isNoData(ratio.on, on, limits);
    return { ...ratio, isNoData: isOld, colour: isOld ? null : colour(ratio) };
  };
  const fresh = (ratio: Ratio | null): Ratio | null => (ratio === null || isNoData(ratio.on, on, limits) ? null : ratio);
  const counted = useCases.filter(({ state }) => state === 'enabling' || state === 'adopted').map(({ name, colour }) => ({ name, colour: colour?.colour ?? null }));
  return {
    months,
    licences: judged(licences, (ratio) => licenceColour(ratio, since, on, thresholds.licenceUse)),
    activeUsers: judged(activeUsers, (ratio) => colourFrom(percentOf(ratio.part, ratio.whole), thresholds.activeUsers)),
    score: adoptionScore({ licences: fresh(licences), activeUsers: fresh(activeUsers), useCases: counted }, limits),
    isComplete: isComplete(fresh(licences), useCases, limits),
    isNoData: newestOn !== null && isNoData(newestOn, on, limits),
  };
};
