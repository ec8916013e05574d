import { isOnboarding, type AccountRow } from '#shared/accounts.ts';
import type { Brief } from '#shared/calls.ts';
import { dayName, daysBetween, type Day } from '#shared/days.ts';
import type { Settings } from '#shared/settings.ts';

const inDays = (days: number): string => (days === 0 ? 'today' : days > 0 ? `in ${days} days` : `${-days} days ago`);

/** Sentences worth knowing before a call: risk, renewal, sentiment, silence, priority. The most pressing first. */
export const watchOf = (account: AccountRow, settings: Settings, today: Day): string[] => {
  const sentences: string[] = [];
  if (account.atRisk) sentences.push(account.riskReason === '' ? 'Sentiment is red, and no reason is written down.' : `At risk: ${account.riskReason}.`);
  if (account.renewalOn !== null) {
    const days = daysBetween(today, account.renewalOn);
    if (days <= settings.renewalWindowDays) sentences.push(`${days < 0 ? 'Renewal was due' : 'Renews'} on ${dayName(account.renewalOn)}, ${inDays(days)}.`);
  }
  if (account.sentiment !== null && account.sentimentOn !== null && daysBetween(account.sentimentOn, today) > settings.sentimentStaleDays) {
    sentences.push(`Your ${account.sentiment} sentiment is ${daysBetween(account.sentimentOn, today)} days old.`);
  }
  if (account.lastEngagementOn === null) sentences.push('No call or meeting is logged yet.');
  else if (daysBetween(account.lastEngagementOn, today) > settings.notEngagedDays) sentences.push(`The last call or meeting was ${daysBetween(account.lastEngagementOn, today)} days ago.`);
  if (isOnboarding(account)) sentences.push('Onboarding is not done.');
  if (account.priority.priority === 'PR1') sentences.push(`PR1: ${account.priority.reason}.`);
  return sentences;
};

/**
 * The agenda that writes itself (rules.md § 2, before the call): the customer's own points, what each side promised, what moves now,
 * and next steps with dates at the end.
 */
export const agendaOf = ({ account, lastCall, commitments, keptSince, missing }: Pick<Brief, 'account' | 'lastCall' | 'commitments' | 'keptSince' | 'missing'>, settings: Settings, today: Day): string[] => {
  const points = ['Your own points'];
  if (lastCall === null) points.push('Introductions, roles and how to work together', 'What success looks like, and by when');
  if (keptSince.length > 0) points.push(`Done since last time: ${keptSince.slice(0, 3).map((one) => one.text).join('; ')}`);
  const [ours, theirs] = [commitments.filter((one) => one.side === 'ours'), commitments.filter((one) => one.side === 'theirs')];
  for (const one of ours.slice(0, 4)) points.push(`From us: ${one.text}${one.dueOn === null ? '' : ` (due ${dayName(one.dueOn)})`}`);
  for (const one of theirs.slice(0, 4)) points.push(`From you: ${one.text}${one.dueOn === null ? '' : ` (due ${dayName(one.dueOn)})`}`);
  if (isOnboarding(account)) points.push('Onboarding: what is done, what is next, what blocks');
  else points.push('Use cases and adoption: what works, what does not yet');
  if (account.renewalOn !== null && daysBetween(today, account.renewalOn) <= settings.renewalWindowDays) points.push(`Renewal on ${dayName(account.renewalOn)}: what it depends on`);
  if (missing.length > 0) points.push(`Who else should be in the room: ${missing.slice(0, 2).map((one) => one.name).join(', ')}`);
  points.push('Next steps, owners and dates; day of the next call');
  return points;
};
