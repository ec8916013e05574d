import { stageNames, stages, type Sentiment, type Stage } from '#shared/accounts.ts';
import { dayName, daysBetween, type Day } from '#shared/days.ts';
import { gateKeys, type GateKey, type JourneySettings } from '#shared/presets/journey.ts';

/** What the gates look at, as it is known of an account on a day. */
export type JourneyFacts = {
  /** The kickoff of the onboarding, planned or held. */
  kickoffOn: Day | null;
  hasContract: boolean;
  /** When the last onboarding was closed; `null` where one is open or none was recorded. */
  onboardingClosedOn: Day | null;
  firstCallOn: Day | null;
  hasPlan: boolean;
  planIsGreen: boolean;
  achievedObjectives: number;
  verifiedOutcomes: number;
  sentiment: Sentiment | null;
  atRisk: boolean;
  renewalOn: Day | null;
};

/**
 * What must hold before a stage is left, and how it is seen in the book. The stages are those of rules.md § 10; the gates follow from
 * §§ 4 and 5 (green within 60 days, first call, draft plan, close), and which of them belongs to which stage is ours.
 */
export const gates: Record<GateKey, { stage: Stage; says: string; found: (facts: JourneyFacts) => string | null; missing: string }> = {
  kickoff: { stage: 'align', says: 'The kickoff is planned or held', found: ({ kickoffOn }) => (kickoffOn === null ? null : `Kickoff on ${dayName(kickoffOn)}`), missing: 'No kickoff is planned' },
  contract: { stage: 'align', says: 'The contract is there', found: ({ hasContract }) => (hasContract ? 'A contract is in the book' : null), missing: 'No contract is in the book' },
  'onboarding-closed': { stage: 'onboard', says: 'The onboarding is closed', found: ({ onboardingClosedOn }) => (onboardingClosedOn === null ? null : `Closed on ${dayName(onboardingClosedOn)}`), missing: 'The onboarding is open, or none was recorded' },
  'first-call': { stage: 'onboard', says: 'The first call was held', found: ({ firstCallOn }) => (firstCallOn === null ? null : `First call on ${dayName(firstCallOn)}`), missing: 'No call or meeting was held' },
  plan: { stage: 'onboard', says: 'There is a draft of the success plan', found: ({ hasPlan }) => (hasPlan ? 'A plan is there' : null), missing: 'There is no success plan' },
  value: {
    stage: 'enable', says: 'The plan is green, or an objective is achieved', missing: 'The plan is not green and no objective is achieved',
    found: ({ planIsGreen, achievedObjectives }) => (achievedObjectives > 0 ? `${achievedObjectives} ${achievedObjectives === 1 ? 'objective' : 'objectives'} achieved` : planIsGreen ? 'The plan is green' : null),
  },
  'not-red': { stage: 'enable', says: 'Sentiment is not red', found: ({ sentiment }) => (sentiment === 'red' ? null : sentiment === null ? 'No sentiment is set' : `Sentiment is ${sentiment}`), missing: 'Sentiment is red' },
  outcome: {
    stage: 'expand', says: 'An objective is achieved, or an outcome verified', missing: 'No objective is achieved and no outcome verified',
    found: ({ achievedObjectives, verifiedOutcomes }) => (verifiedOutcomes > 0 ? `${verifiedOutcomes} ${verifiedOutcomes === 1 ? 'outcome' : 'outcomes'} verified` : achievedObjectives > 0 ? `${achievedObjectives} ${achievedObjectives === 1 ? 'objective' : 'objectives'} achieved` : null),
  },
  'not-at-risk': { stage: 'expand', says: 'The account is not at risk', found: ({ atRisk }) => (atRisk ? null : 'Not at risk'), missing: 'The account is at risk' },
  'renewal-known': { stage: 'expand', says: 'The renewal date is known', found: ({ renewalOn }) => (renewalOn === null ? null : `Renews on ${dayName(renewalOn)}`), missing: 'No renewal date is known' },
};

/** One gate as it stands. `finding` is what the book shows for or against it. */
export type Gate = { key: GateKey; says: string; met: boolean; finding: string };

/** The gates of a stage that are turned on, as they stand. */
export const gatesOf = (stage: Stage, facts: JourneyFacts, { offGates }: JourneySettings): Gate[] =>
  gateKeys
    .filter((key) => gates[key].stage === stage && !offGates.includes(key))
    .map((key) => {
      const found = gates[key].found(facts);
      return { key, says: gates[key].says, met: found !== null, finding: found ?? gates[key].missing };
    });

export const nextStage = (stage: Stage): Stage | null => stages[stages.indexOf(stage) + 1] ?? null;

/**
 * The gates that a move passes without their being met: those of the stage that is left and of the stages it skips. A move back, or out
 * of a stage that nobody set, passes none.
 */
export const openGates = (from: Stage | null, to: Stage | null, facts: JourneyFacts, settings: JourneySettings): Gate[] =>
  from === null || to === null ? [] : stages.slice(stages.indexOf(from), Math.max(stages.indexOf(from), stages.indexOf(to))).flatMap((stage) => gatesOf(stage, facts, settings).filter(({ met }) => !met));

/** A stay in a stage. `from` is `null` where the book does not know since when; `to` is `null` while it lasts. */
export type Visit = { stage: Stage | null; from: Day | null; to: Day | null };

/** A stage and the day it was entered, in the order in which the account went through them. */
export type StageMove = { stage: Stage | null; on: Day | null };

/** The stays of an account. A move that was taken back on the day it was made, or undone at any time, leaves no trace. */
export const visitsOf = (moves: readonly StageMove[]): Visit[] => {
  const kept: StageMove[] = [];
  for (const move of moves) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last?.stage === move.stage) continue;
    if (before !== undefined && last !== undefined && before.stage === move.stage && (move.on === last.on || move.on === before.on)) kept.pop();
    else kept.push(move);
  }
  return kept.map(({ stage, on }, index) => ({ stage, from: on, to: kept[index + 1]?.on ?? null }));
};

/** Days spent in a stay, to `on` while it lasts; `null` where its beginning is not known. */
export const daysSpent = ({ from, to }: Visit, on: Day): number | null => (from === null ? null : Math.max(0, daysBetween(from, to ?? on)));

export type StageMedian = { days: number; visits: number };

/** The median of the days that accounts stayed in each stage, over stays that ended. */
export const mediansOf = (visits: readonly Visit[]): Partial<Record<Stage, StageMedian>> => {
  const medians: Partial<Record<Stage, StageMedian>> = {};
  for (const stage of stages) {
    const spent = visits.flatMap((visit) => (visit.stage !== stage || visit.to === null ? [] : (daysSpent(visit, visit.to) ?? []))).toSorted((a, b) => a - b);
    const half = Math.floor(spent.length / 2);
    const [low, high] = spent.length % 2 === 0 ? [spent[half - 1], spent[half]] : [spent[half], spent[half]];
    if (low !== undefined && high !== undefined) medians[stage] = { days: Math.round((low + high) / 2), visits: spent.length };
  }
  return medians;
};

export const stageName = (stage: Stage | null): string => (stage === null ? 'No stage' : stageNames[stage]);
