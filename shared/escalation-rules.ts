import { addDays, addWorkingDays, dayName, isWorkingDay, type Day, type WorkCalendar } from '#shared/days.ts';
import type { Fault } from '#shared/plan-rules.ts';
import type { RiskLimits } from '#shared/presets/risk-limits.ts';

/** The worst one first (rules.md § 7). */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];
export const severityNames: Record<Severity, string> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' };

/** A blocker is what keeps a customer from going on, without anybody having escalated it. */
export const escalationKinds = ['escalation', 'blocker'] as const;
export type EscalationKind = (typeof escalationKinds)[number];
export const escalationKindNames: Record<EscalationKind, string> = { escalation: 'Escalation', blocker: 'Blocker' };

/** When the next update of an escalation is due, by which rhythm, and for how many working days it is overdue (0 where it is not). */
export type EscalationClock = { everyWorkingDays: number; why: string; dueOn: Day; overdueDays: number };

const rhythm = (every: number): string => (every === 1 ? 'every working day' : `every ${every} working days`);

const workingDaysAfter = (from: Day, to: Day, calendar: WorkCalendar): number => {
  let count = 0;
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (isWorkingDay(on, calendar)) count += 1;
  return count;
};

/**
 * The update clock of an escalation (rules.md § 7), in working days from the last update: a free day makes nothing overdue.
 * @param lastOn the day of the last update; the one of the opening where there is none
 */
export const escalationClock = (severity: Severity, lastOn: Day, limits: Pick<RiskLimits, 'escalationEvery'>, calendar: WorkCalendar, today: Day): EscalationClock => {
  const everyWorkingDays = limits.escalationEvery[severity];
  const dueOn = addWorkingDays(lastOn, everyWorkingDays, calendar);
  return { everyWorkingDays, why: `${severityNames[severity]}: an update ${rhythm(everyWorkingDays)}`, dueOn, overdueDays: workingDaysAfter(dueOn, today, calendar) };
};

export type Agreement = { ourAgreedBy: string; ourAgreedOn: Day | null; customerAgreedById: string | null; customerAgreedOn: Day | null };

/** Why a side cannot have agreed on a day, or `null`. */
export const agreementFault = (on: Day, openedOn: Day, today: Day): Fault | null => {
  if (on > today) return { field: 'on', sentence: 'Nobody can have agreed on a day that has not come.' };
  if (on < openedOn) return { field: 'on', sentence: `It was opened on ${dayName(openedOn)}; an agreement comes after that.` };
  return null;
};

/** Why an escalation cannot be closed yet (rules.md § 7): both sides agree, and the outcome is written down. `null` where it can. */
export const closeFault = (agreed: Agreement, outcome: string): Fault | null => {
  if (agreed.ourAgreedOn === null || agreed.ourAgreedBy === '') return { field: 'ours', sentence: 'Our side has not agreed yet. Say who of us agreed, and when.' };
  if (agreed.customerAgreedOn === null || agreed.customerAgreedById === null) return { field: 'theirs', sentence: 'The customer has not agreed yet. Name who of them did, and when.' };
  if (outcome.trim() === '') return { field: 'outcome', sentence: 'Say how it ended.' };
  return null;
};
