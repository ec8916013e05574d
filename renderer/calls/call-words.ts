import { engagementTypes, type ActivityType, type CallRow, type CallState } from '#shared/calls.ts';
import type { Day } from '#shared/days.ts';
import { sayDay, sayTime, shortDay } from '#renderer/ui/say.ts';

export const typeNames: Record<ActivityType, string> = {
  call: 'Call', meeting: 'Meeting', workshop: 'Workshop', email: 'Email', update: 'Update', note: 'Note', 'health update': 'Health update', escalation: 'Escalation',
};

const stateNames: Record<CallState, string> = { draft: 'Draft', planned: 'Planned', held: 'Held', 'no-show': 'No-show', cancelled: 'Cancelled' };

/** The word of a state. What is written and not talked, such as an email, is logged and not held. */
export const stateWord = ({ type, state }: { type: ActivityType; state: CallState }): string =>
  state === 'held' && !(engagementTypes as readonly string[]).includes(type) ? 'Logged' : stateNames[state];

/** When a call is, as a list shows it: "09:30" today, "Mon, 16 Mar 09:30" on another day. */
export const whenOf = (call: Pick<CallRow, 'on' | 'startsAt'>, today: Day): string => {
  const time = call.startsAt === null ? null : sayTime(call.startsAt);
  if (call.on === today) return time ?? 'No time';
  return time === null ? shortDay(call.on, today) : `${shortDay(call.on, today)} ${time}`;
};

/** What a call without a title is called. */
export const titleOf = (call: Pick<CallRow, 'title' | 'type'>): string => (call.title === '' ? typeNames[call.type] : call.title);

/** "met 3 weeks ago", or that they never were. */
export const lastMet = (on: Day | null, today: Day): string => (on === null ? 'not met yet' : `met ${sayDay(on, today)}`);
