import { dayName, type Day } from '#shared/days.ts';
import type { AnswerFact, KpiFacts, KpiPart, KpiRecord, OfAccount, OnboardingFact, RenewalFact, WorkFact } from '#shared/kpi-facts.ts';
import { lines as lineOrder } from '#shared/kpi-movements.ts';
import { kpiDefinitions, type KpiKey } from '#shared/kpi-names.ts';
import { isInCohort, isMoneyKpi, partOf, stepsOf, type KpiRow, type MoneyKpi } from '#shared/kpi-rules.ts';
import type { Measure } from '#shared/onboarding-rules.ts';
import { roundExact } from '#shared/rates.ts';
import { isOnTime, wonOf } from '#shared/renewal-rules.ts';
import { answerFrom, latestAnswers, npsGroup } from '#shared/survey-rules.ts';

type Said = { record?: KpiRecord | null; on?: Day | null; part: number; base: number; says?: string };
const partWith = ({ accountId, accountName, segment }: OfAccount, id: string, { record = null, on = null, part, base, says = '' }: Said): KpiPart => ({ id, accountId, accountName, segment, record, on, start: null, end: null, part, base, lines: [], says });

const ledgerPart = (row: KpiRow, part: number, base: number, says: string): KpiPart => {
  const { account, movement } = row;
  const isKnown = movement.missing.length === 0;
  const found = stepsOf(row).lines;
  return {
    id: account.id, accountId: account.id, accountName: account.name, segment: account.segment, record: { entity: 'accounts', id: account.id, label: account.name }, on: null,
    start: isKnown ? roundExact(movement.start) : null, end: isKnown ? roundExact(movement.end) : null, part, base,
    lines: isKnown ? lineOrder.flatMap((line) => ((found[line] ?? 0n) === 0n ? [] : [{ line, minor: roundExact(found[line] ?? 0n) }])) : [],
    says: isKnown ? says : `No rate for ${movement.missing.join(', ')}`,
  };
};

const logoParts = ({ logos }: KpiFacts): KpiPart[] =>
  logos.flatMap(({ isLost, rows }) => rows.map((row, at) => ledgerPart(row, at === 0 && isLost ? 1 : 0, at === 0 ? 1 : 0, at > 0 ? 'Of the same logo as the account above' : isLost ? 'Lost' : '')));

const moneyParts = (kpi: MoneyKpi, { rows }: KpiFacts): KpiPart[] => {
  const isRate = kpiDefinitions[kpi].unit === 'share';
  return rows.flatMap((row) => {
    const isKnown = row.movement.missing.length === 0;
    const { numerator, base } = isKnown ? partOf(kpi, row) : { numerator: 0n, base: 0n };
    return isInCohort(row) === isRate && (isRate || numerator !== 0n) ? [ledgerPart(row, roundExact(numerator), roundExact(base), row.movement.isEstimated ? 'Usage-priced, estimated' : '')] : [];
  });
};

/** The renewals due in what is measured of the period. */
export const dueIn = ({ renewals, measured }: KpiFacts): RenewalFact[] => renewals.filter(({ renewal }) => renewal.dueOn >= measured.from && renewal.dueOn <= measured.to);

const endWords = ({ renewal }: RenewalFact): string => {
  const { status, isLate, by, closedOn } = renewal;
  if (status === 'open') return isLate ? 'Open and late: in the base until the grace is over' : 'Open';
  if (by === 'grace') return 'Lost: the grace is over';
  const late = isOnTime(renewal) === false ? ', late' : '';
  return `${status === 'won' ? 'Won' : 'Lost'}${closedOn === null ? '' : ` on ${dayName(closedOn)}`}${by === 'itself' ? ', renewed by itself' : late}`;
};

const renewalParts = (kpi: 'renewal-rate' | 'renewed-on-time', facts: KpiFacts): KpiPart[] =>
  dueIn(facts).flatMap((fact) => {
    const { renewal, name } = fact;
    const factor = facts.factorOf(renewal.currency);
    const counts = renewal.status === 'won' && (kpi === 'renewal-rate' || isOnTime(renewal) === true);
    const won = counts ? wonOf(renewal.atrMinor, renewal.amountWonMinor ?? 0).wonAtrMinor : 0;
    const money = (minor: number): number => (factor === null ? 0 : roundExact(BigInt(minor) * factor));
    return [partWith(fact, `${renewal.contractId} ${renewal.dueOn}`, { record: { entity: 'contracts', id: renewal.contractId, label: name }, on: renewal.dueOn, part: money(won), base: money(renewal.atrMinor), says: factor === null ? `No rate for ${renewal.currency}` : endWords(fact) })];
  });

const answerParts = (facts: readonly AnswerFact[], isCounted: (fact: AnswerFact) => number, says: (fact: AnswerFact) => string): KpiPart[] =>
  facts.map((fact) => partWith(fact, fact.answer.id, { record: { entity: 'survey_responses', id: fact.answer.id, label: fact.survey }, on: fact.answer.on, part: isCounted(fact), base: 1, says: says(fact) }));

/** The answers that count for NPS: the latest of each person. */
export const npsAnswers = ({ answers }: KpiFacts): AnswerFact[] => {
  const counted = new Set(latestAnswers(answers.nps.map(({ answer }) => answer)));
  return answers.nps.filter(({ answer }) => counted.has(answer));
};

const onboardingOf: Record<'time-to-engage' | 'time-to-value' | 'time-to-onboard', { on: (fact: OnboardingFact) => Day | null; of: (fact: OnboardingFact) => Measure }> = {
  'time-to-engage': { on: ({ engagedOn }) => engagedOn, of: ({ times }) => times.engage },
  'time-to-value': { on: ({ valueOn }) => valueOn, of: ({ times }) => times.value },
  'time-to-onboard': { on: ({ closedOn }) => closedOn, of: ({ times }) => times.onboard },
};
const onboardingParts = (kpi: keyof typeof onboardingOf, { onboardings, measured }: KpiFacts): KpiPart[] =>
  onboardings.flatMap((fact) => {
    const [on, { days, isSoFar, goal, isLate }] = [onboardingOf[kpi].on(fact), onboardingOf[kpi].of(fact)];
    if (on === null || days === null || isSoFar || on < measured.from || on > measured.to) return [];
    return [partWith(fact, fact.id, { record: { entity: 'onboardings', id: fact.id, label: fact.accountName }, on, part: days, base: 1, says: goal === null ? '' : isLate ? `Over the goal of ${goal} days` : `Within ${goal} days` })];
  });

const workOf: Record<'green-plans' | 'reviewed' | 'cadence' | 'sentiment-fresh', (fact: WorkFact) => { part: boolean; says: string; on: Day | null } | null> = {
  'green-plans': ({ planIsGreen, planReason }) => ({ part: planIsGreen, says: planReason, on: null }),
  reviewed: () => null,
  cadence: ({ cadenceDays, dueOn, isInTolerance }) => (cadenceDays === null ? null : { part: isInTolerance, says: `Every ${cadenceDays} days`, on: dueOn }),
  'sentiment-fresh': ({ isFresh, sentimentOn }) => ({ part: isFresh, says: sentimentOn === null ? 'No sentiment yet' : isFresh ? 'Fresh' : 'Stale', on: sentimentOn }),
};
const workParts = (kpi: keyof typeof workOf, { work }: KpiFacts): KpiPart[] =>
  (work ?? []).filter(({ isManaged }) => isManaged).flatMap((fact) => {
    const found = workOf[kpi](fact);
    return found === null ? [] : [partWith(fact, fact.accountId, { record: { entity: 'accounts', id: fact.accountId, label: fact.accountName }, on: found.on, part: found.part ? 1 : 0, base: 1, says: found.says })];
  });

const runParts = (kpi: 'plays-open' | 'plays-closed' | 'plays-won', { runs, measured: { from, to } }: KpiFacts): KpiPart[] =>
  runs
    .filter(({ startedOn, closedOn, isDone }) => (kpi === 'plays-open' ? startedOn <= to && (closedOn === null || closedOn > to) : closedOn !== null && closedOn >= from && closedOn <= to && (kpi === 'plays-closed' || isDone)))
    .map((run) => partWith(run, run.id, { record: { entity: 'playbook_runs', id: run.id, label: run.name }, on: kpi === 'plays-open' ? run.startedOn : run.closedOn, part: 1, base: 0, says: run.name }));

const npsParts = (facts: KpiFacts): KpiPart[] =>
  answerParts(npsAnswers(facts), ({ answer }) => ({ promoter: 1, passive: 0, detractor: -1 })[npsGroup(answer.score)], ({ answer, survey }) => `${answer.score} of 10, ${npsGroup(answer.score)}; ${survey}`);
const csatParts = ({ answers, surveyLimits }: KpiFacts): KpiPart[] =>
  answerParts(answers.csat, ({ answer }) => (answer.score >= answerFrom(answer, surveyLimits.topPercent) ? 1 : 0), ({ answer, survey }) => `${answer.score} of ${answer.scaleMax}; ${survey}`);

const others: Record<Exclude<KpiKey, MoneyKpi>, (facts: KpiFacts) => KpiPart[]> = {
  'logo-churn': logoParts, 'logo-churn-annual': logoParts,
  'renewal-rate': (facts) => renewalParts('renewal-rate', facts), 'renewed-on-time': (facts) => renewalParts('renewed-on-time', facts),
  nps: npsParts, csat: csatParts,
  'time-to-engage': (facts) => onboardingParts('time-to-engage', facts), 'time-to-value': (facts) => onboardingParts('time-to-value', facts), 'time-to-onboard': (facts) => onboardingParts('time-to-onboard', facts),
  'green-plans': (facts) => workParts('green-plans', facts), reviewed: (facts) => workParts('reviewed', facts), cadence: (facts) => workParts('cadence', facts), 'sentiment-fresh': (facts) => workParts('sentiment-fresh', facts),
  'plays-open': (facts) => runParts('plays-open', facts), 'plays-closed': (facts) => runParts('plays-closed', facts), 'plays-won': (facts) => runParts('plays-won', facts),
};

/** The rows behind a KPI; the figure is what they add up to. */
export const partsOf = (kpi: KpiKey, facts: KpiFacts): KpiPart[] => (isMoneyKpi(kpi) ? moneyParts(kpi, facts) : others[kpi](facts));
