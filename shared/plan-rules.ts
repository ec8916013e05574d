import { addDays, dayName, daysBetween, type Day } from '#shared/days.ts';
import type { PlanLimits } from '#shared/presets/plan-limits.ts';
import type { Priority } from '#shared/settings.ts';

export const planStatuses = ['draft', 'active', 'closed'] as const;
export type PlanStatus = (typeof planStatuses)[number];
export const categories = ['roi', 'enablement', 'expansion'] as const;
export type Category = (typeof categories)[number];
export const categoryNames: Record<Category, string> = { roi: 'ROI', enablement: 'Enablement', expansion: 'Expansion' };
export const objectiveStatuses = ['open', 'closed'] as const;
export type ObjectiveStatus = (typeof objectiveStatuses)[number];
export const objectivePriorities = ['high', 'medium', 'low'] as const;
export const outcomes = ['achieved', 'partly', 'no'] as const;
export type Outcome = (typeof outcomes)[number];
export const outcomeNames: Record<Outcome, string> = { achieved: 'Achieved', partly: 'Partly achieved', no: 'Not achieved' };
/** Why an expansion objective came to nothing (rules.md § 4). */
export const noReasons = ['competitive loss', 'product gap', 'team unengaged', 'no value seen', 'deferred', 'lack of budget'] as const;
export type NoReason = (typeof noReasons)[number];
export const milestoneStatuses = ['open', 'done', 'dropped'] as const;
export type MilestoneStatus = (typeof milestoneStatuses)[number];
export const milestoneRisks = ['none', 'low', 'medium', 'high'] as const;
export const sides = ['ours', 'theirs'] as const;
export type Side = (typeof sides)[number];
export const criterionStages = ['proposed', 'accepted', 'delivered', 'verified'] as const;
export type CriterionStage = (typeof criterionStages)[number];
export const criterionStageNames: Record<CriterionStage, string> = { proposed: 'Proposed', accepted: 'Accepted', delivered: 'Delivered', verified: 'Verified' };

/** The colour of a plan and the sentence that says why. */
export type Standing = { colour: 'green' | 'yellow' | 'red'; reason: string };

/** What the colour of a plan follows from; `objectives` counts the closed ones too. */
export type StandingFacts = { status: PlanStatus; strategy: string; highlights: string; objectives: number };

/**
 * Green, yellow or red (rules.md § 4); `null` is an account without a plan. The source has a draft both yellow (a draft) and red (no
 * objective); red wins there, because a plan without an objective says nothing. A closed plan counts as none: it says nothing of what is next.
 */
export const standingOf = (plan: StandingFacts | null): Standing => {
  if (plan === null) return { colour: 'red', reason: 'No success plan' };
  if (plan.status === 'closed') return { colour: 'red', reason: 'The plan is closed and no other follows' };
  if (plan.objectives === 0) return { colour: 'red', reason: 'No objective yet' };
  const missing = [...(plan.strategy.trim() === '' ? ['strategy'] : []), ...(plan.highlights.trim() === '' ? ['highlights'] : [])];
  const without = missing.length === 0 ? '' : `no ${missing.join(' and no ')}`;
  if (plan.status === 'draft') return { colour: 'yellow', reason: without === '' ? 'Still a draft' : `Still a draft, with ${without}` };
  if (without !== '') return { colour: 'yellow', reason: `Active, but with ${without}` };
  return { colour: 'green', reason: 'Active, with objectives, strategy and highlights' };
};

export const warningRules = ['not-green', 'quiet', 'not-updated', 'no-open-objective', 'use-case'] as const;
export type WarningRule = (typeof warningRules)[number];
export const warningNames: Record<WarningRule, string> = {
  'not-green': 'Not green', quiet: 'No activity', 'not-updated': 'Not updated', 'no-open-objective': 'No open objective', 'use-case': 'Use case open',
};
/** A warning of a plan: what is wrong and since when. */
export type PlanWarning = { rule: WarningRule; says: string; since: Day };

/** What the warnings look at. `startedOn` is since when the account has its CSM, `planFrom` from when the time to a green plan counts; `isAsked` is whether one is asked for. */
export type WarningFacts = {
  standing: Standing;
  status: PlanStatus | null;
  priority: Priority;
  startedOn: Day | null;
  planFrom: Day | null;
  isAsked: boolean;
  lastActivityOn: Day | null;
  objectives: number;
  openObjectives: number;
  /** When the last objective was closed. */
  lastClosedOn: Day | null;
  /** True where an enablement objective of the account was closed as achieved: its primary use case works. */
  isUseCaseAchieved: boolean;
};

/** True where a green plan is asked for of a managed account. Unmanaged and digital accounts are asked for none. */
export const isPlanAsked = ({ coverage, tree, priority }: { coverage: string; tree: 'enterprise' | 'commercial' | 'none'; priority: Priority }, limits: PlanLimits): boolean =>
  coverage === 'managed' && (limits.askedOf === 'everyone' || (limits.askedOf === 'enterprise and PR1' && (tree === 'enterprise' || priority === 'PR1')));

/** The warnings of an account's plan (rules.md § 4), the most pressing first. */
export const warningsOf = (facts: WarningFacts, limits: PlanLimits, today: Day): PlanWarning[] => {
  const { standing, status, startedOn, lastActivityOn } = facts;
  const warnings: PlanWarning[] = [];
  const greenBy = facts.planFrom === null ? null : addDays(facts.planFrom, limits.greenWithinDays);
  if (facts.isAsked && standing.colour !== 'green' && greenBy !== null && today > greenBy) {
    warnings.push({ rule: 'not-green', says: `${standing.reason}; a green plan was due by ${dayName(greenBy)}`, since: greenBy });
  }
  if (status !== null && status !== 'closed' && lastActivityOn !== null) {
    const quiet = daysBetween(lastActivityOn, today);
    if (facts.priority === 'PR1' && quiet > limits.quietDays) {
      warnings.push({ rule: 'quiet', says: `PR1, and nothing was done on the plan since ${dayName(lastActivityOn)}; the limit is ${limits.quietDays} days`, since: addDays(lastActivityOn, limits.quietDays) });
    } else if (status === 'active' && quiet > limits.updateDays) {
      warnings.push({ rule: 'not-updated', says: `Not updated since ${dayName(lastActivityOn)}; a plan is updated every ${limits.updateDays} days`, since: addDays(lastActivityOn, limits.updateDays) });
    }
  }
  if (standing.colour === 'green' && facts.openObjectives === 0) {
    warnings.push({ rule: 'no-open-objective', says: 'Green, but every objective is closed', since: facts.lastClosedOn ?? today });
  }
  const age = startedOn === null ? 0 : daysBetween(startedOn, today);
  if (facts.isAsked && startedOn !== null && age > limits.useCaseDays && age <= limits.newForDays && !facts.isUseCaseAchieved) {
    warnings.push({ rule: 'use-case', says: `No enablement objective was achieved within ${limits.useCaseDays} days of the start`, since: addDays(startedOn, limits.useCaseDays) });
  }
  return warnings;
};

/** Progress of an objective, 0 to 1: the mean of its milestones, of which a done one counts whole and a dropped one not at all. `null` without any. */
export const progressOf = (milestones: readonly { status: MilestoneStatus; progress: number }[]): number | null => {
  const counted = milestones.filter(({ status }) => status !== 'dropped');
  return counted.length === 0 ? null : counted.reduce((sum, { status, progress }) => sum + (status === 'done' ? 100 : progress), 0) / counted.length / 100;
};

/** The newest of some dated rows; of those of one day the last one. */
export const latestOf = <Row extends { onDay: Day }>(rows: readonly Row[]): Row | null => rows.reduce<Row | null>((last, row) => (last === null || row.onDay >= last.onDay ? row : last), null);

/**
 * How much of the way from its baseline to its target a measured value has come: 0 at the baseline, 1 at the target, negative where it
 * went the other way, more than 1 beyond the target. Targets below the baseline count downwards. `null` where nothing can be said: a figure
 * is missing, or the value has left a target that equals the baseline, which does not say which way is better.
 */
export const reachedOf = ({ baseline, target, measurements }: { baseline: number | null; target: number | null; measurements: readonly { onDay: Day; value: number }[] }): number | null => {
  const last = latestOf(measurements);
  if (last === null || baseline === null || target === null) return null;
  if (baseline === target) return last.value === target ? 1 : null;
  return (last.value - baseline) / (target - baseline);
};

/** Our latest rating less the customer's; positive where we think better of it than they do. `null` while a side has not rated. */
export const ratingGap = (ratings: readonly { side: Side; onDay: Day; score: number }[]): { ours: number | null; theirs: number | null; gap: number | null } => {
  const ours = latestOf(ratings.filter(({ side }) => side === 'ours'))?.score ?? null;
  const theirs = latestOf(ratings.filter(({ side }) => side === 'theirs'))?.score ?? null;
  return { ours, theirs, gap: ours === null || theirs === null ? null : ours - theirs };
};

/** Why something cannot be, and the field of the entry that is wrong. */
export type Fault = { field: string; sentence: string };

type Stepped = { stage: CriterionStage; proposedOn: Day; acceptedOn: Day | null; deliveredOn: Day | null; verifiedOn: Day | null };
export type Step = { to: CriterionStage; on: Day; personId: string | null; by: string; words: string };

const dayOfStage = (criterion: Stepped): Day | null => ({ proposed: criterion.proposedOn, accepted: criterion.acceptedOn, delivered: criterion.deliveredOn, verified: criterion.verifiedOn })[criterion.stage];

/** Why a criterion cannot take a step, or `null`. Only the next step, or one back, can be taken; one back needs nothing. */
export const stepFault = (criterion: Stepped, step: Step, today: Day): Fault | null => {
  const by = criterionStages.indexOf(step.to) - criterionStages.indexOf(criterion.stage);
  const here = criterionStageNames[criterion.stage];
  if (by === -1) return null;
  if (by !== 1) {
    const next = criterionStages[criterionStages.indexOf(criterion.stage) + 1];
    return { field: 'to', sentence: next === undefined ? `This criterion is ${here} already; it can only go one step back.` : `This criterion is ${here}: the next step is ${criterionStageNames[next]}.` };
  }
  const since = dayOfStage(criterion);
  if (step.on > today) return { field: 'on', sentence: `${criterionStageNames[step.to]} cannot be in the future. Choose today or a day before.` };
  if (since !== null && step.on < since) return { field: 'on', sentence: `It was ${here.toLowerCase()} on ${dayName(since)}; ${criterionStageNames[step.to].toLowerCase()} cannot be before that.` };
  if (step.to === 'accepted' && step.personId === null) return { field: 'personId', sentence: 'Name the person of the customer who accepted it.' };
  if (step.to === 'delivered' && step.by.trim() === '') return { field: 'by', sentence: 'Say who delivered it.' };
  if (step.to === 'verified' && step.personId === null) return { field: 'personId', sentence: 'A verified outcome needs the person who confirmed it.' };
  if (step.to === 'verified' && step.words.trim() === '') return { field: 'words', sentence: 'A verified outcome needs the customer’s own words.' };
  return null;
};

/** Why an objective cannot be closed like this, or `null`. Closing asks for the outcome, its summary and who of the customer confirmed it on which day. */
export const closeFault = (category: Category, close: { outcome: Outcome; summary: string; confirmedById: string | null; confirmedOn: Day; noReason: NoReason | null }, today: Day): Fault | null => {
  if (close.summary.trim() === '') return { field: 'summary', sentence: 'Closing an objective needs a summary of the outcome.' };
  if (close.confirmedById === null) return { field: 'confirmedById', sentence: 'Name the person of the customer who confirmed the outcome.' };
  if (close.confirmedOn > today) return { field: 'confirmedOn', sentence: 'The confirmation cannot be in the future. Choose today or a day before.' };
  if (category === 'expansion' && close.outcome === 'no' && close.noReason === null) return { field: 'noReason', sentence: 'An expansion that was not achieved needs its reason.' };
  return null;
};

/** Why a milestone's days cannot be, or `null`. */
export const milestoneFault = ({ startOn, dueOn }: { startOn: Day | null; dueOn: Day | null }): Fault | null =>
  startOn !== null && dueOn !== null && startOn > dueOn ? { field: 'dueOn', sentence: `It starts on ${dayName(startOn)}; it cannot be due before that.` } : null;

/** Why a plan can have no more open objectives, or `null`; a plan holds its few (rules.md § 4). */
export const openFault = (open: number, limits: PlanLimits): Fault | null =>
  open < limits.openObjectives ? null : { field: 'name', sentence: `A plan has ${limits.openObjectives} open ${limits.openObjectives === 1 ? 'objective' : 'objectives'} at most. Close one first, or raise the limit in Settings.` };
