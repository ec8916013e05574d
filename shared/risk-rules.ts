import { addDays, addMonths, daysBetween, dayName, fiscalQuarter, type Day } from '#shared/days.ts';
import { sumByCurrency, type Money } from '#shared/money.ts';
import type { Fault } from '#shared/plan-rules.ts';
import type { RiskLimits } from '#shared/presets/risk-limits.ts';
import type { Job } from '#shared/team.ts';

/** Why an account may be lost or shrink (rules.md § 7). */
export const riskReasons = ['adoption', 'product-gap', 'product-quality', 'engagement', 'budget', 'corporate', 'other'] as const;
export type RiskReason = (typeof riskReasons)[number];
export const reasonNames: Record<RiskReason, string> = {
  adoption: 'Lack of adoption', 'product-gap': 'Product gap', 'product-quality': 'Product quality', engagement: 'Lack of engagement or sponsor', budget: 'Loss of budget', corporate: 'Corporate decision', other: 'Other',
};

/** What it may come to (rules.md § 7). */
export const riskImpacts = ['churn', 'tier-downgrade', 'seat-loss', 'sentiment', 'competitor', 'stage'] as const;
export type RiskImpact = (typeof riskImpacts)[number];
export const impactNames: Record<RiskImpact, string> = { churn: 'Churn', 'tier-downgrade': 'Tier downgrade', 'seat-loss': 'Seat loss', sentiment: 'Sentiment', competitor: 'Competitor', stage: 'Stage' };

/** The worse one last. */
export const riskLevels = ['yellow', 'red'] as const;
export type RiskLevel = (typeof riskLevels)[number];
export const worseLevel = (levels: readonly RiskLevel[]): RiskLevel => (levels.includes('red') ? 'red' : 'yellow');

/** `will-churn` is open too: the gate was passed, and the loss is to come. */
export const riskStates = ['open', 'will-churn', 'closed'] as const;
export type RiskState = (typeof riskStates)[number];

export const riskOutcomes = ['saved', 'contracted', 'churned', 'no-risk'] as const;
export type RiskOutcome = (typeof riskOutcomes)[number];
export const riskOutcomeNames: Record<RiskOutcome, string> = { saved: 'Saved', contracted: 'Contracted', churned: 'Churned', 'no-risk': 'No longer a risk' };

/** What the account says of its risk: `Lack of adoption: the second plant went back to paper`. Written by the register alone while a risk is open. */
export const accountReason = (risk: { reason: RiskReason; about: string }): string => {
  const first = risk.about.trim().split('\n')[0] ?? '';
  return `${reasonNames[risk.reason]}${first === '' ? '' : `: ${first}`}`.slice(0, 500);
};

/** What was typed as a reason, taken apart: the reason that it begins with, and the rest. */
export const readReason = (typed: string): { reason: RiskReason; about: string } => {
  const [head = '', ...rest] = typed.split(':');
  const named = head.trim().toLowerCase();
  const alike: [RegExp, RiskReason][] = [[/adoption/, 'adoption'], [/gap/, 'product-gap'], [/quality|product/, 'product-quality'], [/sponsor|engage|champion/, 'engagement'], [/budget/, 'budget'], [/corporate|merger|decision/, 'corporate']];
  const reason = rest.length === 0 ? undefined : (riskReasons.find((one) => reasonNames[one].toLowerCase() === named) ?? alike.find(([pattern]) => pattern.test(named))?.[1]);
  return reason === undefined ? { reason: 'other', about: typed.trim() } : { reason, about: rest.join(':').trim() };
};

/** When the next update of a risk is due, by which rhythm, and for how many days it is overdue (0 where it is not). */
export type RiskClock = { isNear: boolean; everyDays: number; why: string; dueOn: Day; overdueDays: number };

/**
 * The update clock (rules.md § 7): weekly when the renewal falls in this or the next fiscal quarter, or is past its day; else monthly. Overdue once the rhythm
 * has passed, and after the longest limit in any case. A rhythm that turns weekly counts from the day on which the quarter before the
 * renewal's began, so that nothing is overdue for the time before.
 * @param lastOn the day of the last update; the one of the opening where there is none
 */
export const riskClock = (facts: { lastOn: Day; renewalOn: Day | null }, limits: Pick<RiskLimits, 'nearEveryDays' | 'farEveryDays' | 'longestDays'>, fiscalYearStart: number, today: Day): RiskClock => {
  const { lastOn, renewalOn } = facts;
  const quarter = fiscalQuarter(today, fiscalYearStart);
  const isNear = renewalOn !== null && renewalOn <= addDays(addMonths(quarter.from, 6), -1);
  const latest = addDays(lastOn, Math.min(limits.farEveryDays, limits.longestDays));
  const everyDays = Math.min(isNear ? limits.nearEveryDays : limits.farEveryDays, limits.longestDays);
  const turned = renewalOn === null ? null : addMonths(fiscalQuarter(renewalOn, fiscalYearStart).from, -3);
  const weekly = addDays(lastOn, everyDays);
  const near = turned !== null && weekly < turned && lastOn < turned ? turned : weekly;
  const dueOn = isNear ? (near > latest ? latest : near) : latest;
  const quarters = renewalOn === null || renewalOn > quarter.to ? (isNear ? 'in the next fiscal quarter' : 'after the next fiscal quarter') : 'in this fiscal quarter';
  const where = renewalOn === null ? 'no renewal is known' : renewalOn < today ? `the renewal of ${dayName(renewalOn)} is late` : `renews ${dayName(renewalOn)}, ${quarters}`;
  return { isNear, everyDays, why: `Every ${everyDays} ${everyDays === 1 ? 'day' : 'days'}: ${where}`, dueOn, overdueDays: Math.max(0, daysBetween(dueOn, today)) };
};

/** ARR at risk: all of the account's, or a part that is never more than it. A part in another currency than the account's cannot be compared, so all counts. */
export const arrAtRisk = (risk: { arrMinor: number | null; currency: string | null }, arr: Money): Money =>
  risk.arrMinor === null || risk.currency !== arr.currency ? arr : { minor: Math.min(risk.arrMinor, arr.minor), currency: arr.currency };

/** What is at risk in a list of risks, once an account: its risks together, never more than its ARR, under its worst level. */
export const totalsAtRisk = (risks: readonly { accountId: string; level: RiskLevel; atRisk: Money; arr: Money }[]): Record<RiskLevel, { accounts: number; sums: Money[] }> => {
  const byAccount = [...Map.groupBy(risks, ({ accountId }) => accountId).values()].map((own) => {
    const arr = own[0]?.arr ?? { minor: 0, currency: 'USD' };
    return { level: worseLevel(own.map(({ level }) => level)), money: { minor: Math.min(arr.minor, own.reduce((sum, { atRisk }) => sum + atRisk.minor, 0)), currency: arr.currency } };
  });
  const of = (level: RiskLevel) => {
    const its = byAccount.filter((one) => one.level === level);
    return { accounts: its.length, sums: sumByCurrency(its.map(({ money }) => money)) };
  };
  return { yellow: of('yellow'), red: of('red') };
};

/** Who is told of a risk (rules.md § 7): yellow the account team, manager and director, red also sales leadership. */
export const riskParties = ['account-team', 'manager', 'director', 'sales-leadership'] as const;
export type RiskParty = (typeof riskParties)[number];
export const partyNames: Record<RiskParty, string> = { 'account-team': 'Account team', manager: 'CS manager', director: 'Director', 'sales-leadership': 'Sales leadership' };
/** The jobs of a team that stand for a party; of sales leadership no job is kept. */
export const partyJobs: Record<RiskParty, readonly Job[]> = { 'account-team': ['ae', 'sa', 'renewals', 'services', 'support', 'product', 'partner'], manager: ['manager'], director: ['executive'], 'sales-leadership': [] };
export const askedToTell = (level: RiskLevel): readonly RiskParty[] => (level === 'red' ? riskParties : riskParties.filter((one) => one !== 'sales-leadership'));

/** That somebody was told, when, and as what level the risk was then. */
export type Told = { party: RiskParty; on: Day; level: RiskLevel };
/** Whoever was told that it is yellow has to hear that it is red. */
export const isTold = (told: readonly Told[], party: RiskParty, level: RiskLevel): boolean => told.some((one) => one.party === party && (level === 'yellow' || one.level === 'red'));

/** One step of a mitigation, as it stands in the text of a risk. */
export type MitigationStep = { text: string; done: boolean };
/** Steps of a text, a line each: `- [x] done`, `- [ ] to do`. A line of another form is a step to do. */
export const stepsOf = (text: string): MitigationStep[] =>
  text.split('\n').flatMap((row) => {
    const found = /^- \[( |x)\] (.*)$/.exec(row);
    const words = (found?.[2] ?? row).trim();
    return words === '' ? [] : [{ text: words, done: found?.[1] === 'x' }];
  });
export const stepsText = (steps: readonly MitigationStep[]): string => steps.map(({ text, done }) => `- [${done ? 'x' : ' '}] ${text.replaceAll('\n', ' ').trim()}`).join('\n');

/** The gate of will churn: what was tried, who agreed and when, and that the opportunity says so. */
export type WillChurn = { tried: string; isExhausted: boolean; managerName: string; managerOn: Day | null; opportunitySays: boolean };
/** Why an account may not be called *will churn* yet (rules.md § 7), or `null`. */
export const willChurnFault = (gate: WillChurn, openedOn: Day, today: Day): Fault | null => {
  if (!gate.isExhausted) return { field: 'isExhausted', sentence: 'Will churn is for when the options are exhausted. Tick that they are, or go on with the mitigation.' };
  if (gate.tried.trim() === '') return { field: 'tried', sentence: 'Say what was tried.' };
  if (gate.managerName.trim() === '') return { field: 'managerName', sentence: 'The manager has to agree. Name who did.' };
  if (gate.managerOn === null) return { field: 'managerOn', sentence: 'Say on which day the manager agreed.' };
  if (gate.managerOn > today) return { field: 'managerOn', sentence: 'The manager cannot have agreed on a day that has not come.' };
  if (gate.managerOn < openedOn) return { field: 'managerOn', sentence: `The risk was opened on ${dayName(openedOn)}; the manager agreed after that.` };
  if (!gate.opportunitySays) return { field: 'opportunitySays', sentence: 'The opportunity has to say so too. Set its forecast to will churn first.' };
  return null;
};

/** True where a closed risk asks for a post-mortem: it was lost in whole or in part, or was to churn. */
export const asksLesson = (risk: { outcome: RiskOutcome | null; wasWillChurn: boolean; lesson: string }): boolean =>
  risk.outcome !== null && risk.lesson === '' && (risk.outcome === 'churned' || risk.outcome === 'contracted' || risk.wasWillChurn);

/** True where a PR1 account was without a call or meeting for so long that it is escalated (rules.md § 7); from when an account is quiet is a rule of Today. */
export const isToEscalate = (daysSince: number | null, isFirstPriority: boolean, limits: Pick<RiskLimits, 'escalateNotEngagedDays'>): boolean =>
  isFirstPriority && daysSince !== null && daysSince >= limits.escalateNotEngagedDays;
