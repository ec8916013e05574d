import { addDays, addMonths, startOfWeek, weekday, workingDayOnOrBefore, type Day, type WorkCalendar } from '#shared/days.ts';
import { typedDay } from '#renderer/ui/typed-day.ts';

/** What was promised, by which side and until when. `who` is a name that was written after `@`, or empty. */
export type TypedPromise = { side: 'ours' | 'theirs'; who: string; text: string; dueOn: Day | null };

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayOf = (word: string): number =>
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/.test(word) ? weekdays.indexOf(word.slice(0, 3)) + 1 : 0;

const small = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const countOf = (word: string): number => (word === 'an' || word === 'one' ? 1 : /^\d{1,3}$/.test(word) ? Number(word) : small.indexOf(word) + 1);

const afterSpan = (today: Day, count: number, unit: string): Day => (unit === 'month' ? addMonths(today, count) : addDays(today, unit === 'week' ? 7 * count : count));
const endOfMonth = (on: Day): Day => addDays(`${addMonths(on, 1).slice(0, 8)}01`, -1);

/** The day of a phrase such as "Friday", "next week", "end of the month", "in 2 weeks", "3 Dec" or "Dec 3rd"; `null` where it is none. */
const dayOfPhrase = (phrase: string, today: Day, calendar: WorkCalendar): Day | null => {
  const words = phrase.replaceAll(/(\d)(?:st|nd|rd|th)\b/g, '$1').replaceAll(/\b(?:the|of)\s/g, '');
  const endOfWeek = (weeks: number): Day => workingDayOnOrBefore(addDays(startOfWeek(today), 7 * weeks + 6), calendar);
  if (words === 'next week') return endOfWeek(1);
  if (['this week', 'end week', 'end this week', 'eow'].includes(words)) return endOfWeek(0) < today ? endOfWeek(1) : endOfWeek(0);
  if (words === 'next month') return endOfMonth(`${addMonths(today, 1).slice(0, 8)}01`);
  if (['this month', 'end month', 'end this month', 'eom'].includes(words)) return endOfMonth(`${today.slice(0, 8)}01`);
  const [, ahead, unit] = /^(?:in|within)\s(\S+)\s(day|week|month)s?$/.exec(words) ?? [];
  if (ahead !== undefined && unit !== undefined) return countOf(ahead) === 0 ? null : afterSpan(today, countOf(ahead), unit);
  const [, which, name = ''] = /^(?:(next|this)\s)?([a-z]+)$/.exec(words) ?? [];
  const wanted = weekdayOf(name);
  if (wanted > 0) return which === 'next' ? addDays(startOfWeek(today), 6 + wanted) : addDays(today, ((wanted - weekday(today) + 6) % 7) + 1);
  const swapped = words.replace(/^([a-z]{3,9})\s(\d{1,2})(?=$|,?\s)/, '$2 $1');
  return typedDay(swapped, today);
};

const LONGEST_PHRASE = 7;

/** Cuts the day off the end of a line: the longest ending that says one, with "by", "until", "before", "due" or "on" before it. */
const splitDay = (line: string, today: Day, calendar: WorkCalendar): { text: string; dueOn: Day | null } => {
  const words = line.replace(/[\s.;,!]+$/, '').split(/\s+/);
  for (let length = Math.min(LONGEST_PHRASE, words.length - 1); length > 0; length -= 1) {
    const ending = words.slice(-length).join(' ').toLowerCase();
    const lead = /^(?:due\s)?(?:by|until|till|before|on|due)\s/.exec(ending)?.[0] ?? '';
    const on = dayOfPhrase(ending.slice(lead.length), today, calendar);
    const text = words.slice(0, -length).join(' ').replace(/[\s,;:–-]+$/, '');
    if (on !== null && text !== '') return { text, dueOn: lead.includes('before') ? addDays(on, -1) : on };
  }
  return { text: line.trim(), dueOn: null };
};

/**
 * Reads what stands after `/commit` on a line: "Send the security pack by Friday", "they confirm the seats in 2 weeks", "@Ana signs by
 * 3 Dec". A weekday is the coming one, never today; "next week" is the last working day of it. `null` where nothing is promised.
 */
export const typedPromise = (line: string, today: Day, calendar: WorkCalendar): TypedPromise | null => {
  const [, lead = '', who = ''] = /^\s*(they|theirs|them|we|ours|us|@(\S+))[:,]?(?=\s|$)/i.exec(line) ?? [];
  const side = who !== '' || /^the/i.test(lead) ? 'theirs' : 'ours';
  const rest = (lead === '' ? line : line.trimStart().slice(lead.length).replace(/^[:,]/, '')).trim();
  if (rest === '') return null;
  const { text, dueOn } = splitDay(rest, today, calendar);
  return { side, who, text: text.slice(0, 500), dueOn };
};
