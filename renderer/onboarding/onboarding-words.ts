import { delaySideNames, onboardingKindNames, phaseNames, type Onboarding } from '#shared/onboarding.ts';
import { median, type Measure, type OnboardingTimes } from '#shared/onboarding-rules.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { count } from '#renderer/ui/say.ts';

/** The measures in the order in which they are shown; the first three have the goals that are looked at most. */
export const measureNames = { engage: 'Engage', value: 'First value', onboard: 'Onboard', kickoff: 'Kickoff', cadenceCall: 'First cadence call', use10: '10 % use', use50: '50 % use', use80: '80 % use' } as const satisfies Partial<Record<keyof OnboardingTimes, string>>;
export type MeasureName = keyof typeof measureNames;
export const mainMeasures = ['engage', 'value', 'onboard'] as const satisfies MeasureName[];
export const moreMeasures = ['kickoff', 'cadenceCall', 'use10', 'use50', 'use80'] as const satisfies MeasureName[];

/** A measure in words: "12 days", "12 days so far", "not known". */
export const measureWords = ({ days, isSoFar }: Measure): string => (days === null ? 'not known' : `${count(days, 'day')}${isSoFar ? ' so far' : ''}`);

export type Medians = Record<(typeof mainMeasures)[number], { median: number | null; of: number; inGoal: number }>;

/** The medians of the closed ones, and how many of them met each goal. What is not known counts for neither. */
export const mediansOf = (closed: readonly Onboarding[]): Medians => {
  const of = (name: (typeof mainMeasures)[number]) => {
    const known = closed.map((one) => one.times[name]).filter((measure): measure is Measure & { days: number } => measure.days !== null);
    return { median: median(known.map(({ days }) => days)), of: known.length, inGoal: known.filter((measure) => !measure.isLate).length };
  };
  return { engage: of('engage'), value: of('value'), onboard: of('onboard') };
};

const days = (name: MeasureName): ExportColumn<Onboarding> => ({ label: `Days to ${measureNames[name].toLowerCase()}`, kind: 'count', value: (one) => one.times[name].days });

/** The onboardings as a file. */
export const onboardingColumns: readonly ExportColumn<Onboarding>[] = [
  { label: 'Account', kind: 'text', value: (one) => one.accountName, width: 28 },
  { label: 'Kind', kind: 'text', value: (one) => onboardingKindNames[one.kind] },
  { label: 'State', kind: 'text', value: (one) => (one.closedOn === null ? phaseNames[one.phase] : 'Closed'), width: 24 },
  { label: 'Start', kind: 'day', value: (one) => one.startOn },
  { label: 'Contract start', kind: 'day', value: (one) => one.contractStartOn },
  { label: 'Kickoff', kind: 'day', value: (one) => one.kickoffOn },
  { label: 'First call', kind: 'day', value: (one) => one.firstCallOn },
  { label: 'First value', kind: 'day', value: (one) => one.firstValueOn ?? one.use10On },
  { label: 'Closed', kind: 'day', value: (one) => one.closedOn },
  ...[...mainMeasures, ...moreMeasures].map(days),
  { label: 'Held up by', kind: 'text', value: (one) => (one.delaySide === null ? '' : delaySideNames[one.delaySide]) },
  { label: 'Reason', kind: 'text', value: (one) => one.delayReason, width: 40 },
  { label: 'Outcome', kind: 'text', value: (one) => one.closeSummary, width: 60 },
];
