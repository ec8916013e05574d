import { addDays, daysBetween, workingDayOnOrBefore, type Day, type WorkCalendar } from '#shared/days.ts';
import type { Priority, Segment } from '#shared/settings.ts';

/** What the cadence rule looks at. Days as the book knows them; `null` where it does not. */
export type CadenceFacts = {
  priority: Priority;
  atRisk: boolean;
  onboarding: boolean;
  /** When the account came to this CSM, else when it became a customer. */
  startedOn: Day | null;
  /** The last held call or meeting; nothing else counts as engagement (rules.md § 2). */
  lastEngagementOn: Day | null;
  /** A cadence that the CSM set for this account. */
  overrideDays: number | null;
};

/** `everyDays` is `null` where no calls are asked for. `why` names the rule that decided. */
export type Cadence = { everyDays: number | null; why: string; dueOn: Day | null };

const choose = (facts: CadenceFacts, segment: Segment, today: Day): { everyDays: number | null; why: string } => {
  const age = facts.startedOn === null ? null : daysBetween(facts.startedOn, today);
  if (facts.atRisk && segment.atRiskEveryDays !== null) {
    const everyDays = Math.min(segment.atRiskEveryDays, facts.overrideDays ?? segment.atRiskEveryDays);
    return { everyDays, why: `At risk: every ${everyDays} days` };
  }
  if (facts.overrideDays !== null) {
    const longest = segment.longestEveryDays;
    if (longest !== null && facts.overrideDays > longest) return { everyDays: longest, why: `${segment.name} is never longer than ${longest} days` };
    return { everyDays: facts.overrideDays, why: `Set for this account: every ${facts.overrideDays} days` };
  }
  if (segment.newEveryDays !== null && age !== null && age >= 0 && age < segment.newForDays) {
    return { everyDays: segment.newEveryDays, why: `First ${segment.newForDays} days: every ${segment.newEveryDays} days` };
  }
  if (facts.onboarding && segment.onboardingEveryDays !== null) {
    return { everyDays: segment.onboardingEveryDays, why: `Onboarding: every ${segment.onboardingEveryDays} days` };
  }
  const everyDays = segment.cadenceDays[facts.priority];
  return everyDays === null
    ? { everyDays, why: `${segment.name} ${facts.priority} has no call cadence` }
    : { everyDays, why: `${segment.name} ${facts.priority}: every ${everyDays} days` };
};

/**
 * How often an account is called, why, and when the next call is due (rules.md § 2).
 * The due day is moved back to a working day, so that "at least every" is kept. An account that was never engaged is due from its
 * start, or today where that is unknown. A planned call does not move it; only a held one does.
 */
export const cadenceOf = (facts: CadenceFacts, segment: Segment, calendar: WorkCalendar, today: Day): Cadence => {
  const { everyDays, why } = choose(facts, segment, today);
  if (everyDays === null) return { everyDays, why, dueOn: null };
  const from = facts.lastEngagementOn ?? facts.startedOn;
  return { everyDays, why, dueOn: from === null ? today : workingDayOnOrBefore(addDays(from, everyDays), calendar) };
};
