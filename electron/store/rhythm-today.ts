import type { Proposal } from '#shared/capacity-moves.ts';
import type { Outlook } from '#shared/capacity-rules.ts';
import { addDays, dayName, startOfWeek, type Day } from '#shared/days.ts';
import { sayHours } from '#shared/hours.ts';
import { quarterName, quarterOf } from '#shared/review-rules.ts';
import { markOf, ownReviewDue, rhythmOf } from '#shared/rhythm-rules.ts';
import type { TodayItem } from '#shared/today.ts';
import { itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createWeekOutlook } from '#electron/store/week-outlook.ts';

const nameOf = (from: Day, today: Day): string => (from === startOfWeek(today) ? 'This week' : from === addDays(startOfWeek(today), 7) ? 'Next week' : `The week of ${dayName(from)}`);

const nextOf = ({ moves, left }: Proposal): string => {
  const [first] = moves;
  if (first === undefined) return 'Nothing in it can wait: drop something, or move a deadline';
  const more = moves.length === 1 ? '' : `, and ${moves.length - 1} more`;
  return `Move “${first.load.title}” to ${dayName(first.to)}${more}${left > 0 ? `; ${sayHours(left)} stay too many` : ''}`;
};

const overfull = (outlook: Outlook, proposal: Proposal, today: Day): TodayItem =>
  itemOf({ today }, null, {
    key: `week-overfull:book:${outlook.from}`,
    rule: 'week-overfull',
    title: `${nameOf(outlook.from, today)} is overfull by ${sayHours(outlook.over)}`,
    why: `${sayHours(outlook.needed)} needed of ${sayHours(outlook.capacity)}${outlook.since > outlook.from ? ' that are left' : ''}: ${sayHours(outlook.scheduled)} planned or due, ${sayHours(outlook.kept)} kept for what is planned by area`,
    next: nextOf(proposal),
    since: today,
    records: [],
  });

/** What the rhythm of the work puts on Today: weeks ahead that are overfull, and the review of the own book in the last days of its quarter. */
export const createRhythmToday = (context: Context): TodaySource => {
  const { store, settings } = context;
  const outlook = createWeekOutlook(context);
  const held = store.db.prepare<[Day, Day], { found: 1 }>('SELECT 1 AS found FROM own_reviews WHERE quarter_on BETWEEN ? AND ? AND held_on IS NOT NULL AND deleted_at IS NULL');
  const ticked = store.db.prepare<[string], { found: 1 }>(`SELECT 1 AS found FROM rhythm_done WHERE item || ' ' || period = ? AND deleted_at IS NULL`);

  const review = (today: Day): TodayItem[] => {
    const { fiscalYearStart, capacity } = settings();
    const { quarter, since, isDue } = ownReviewDue(today, fiscalYearStart, capacity.ownReviewDays);
    if (!isDue || !rhythmOf(capacity).some(({ key }) => key === 'own-review')) return [];
    if (held.get(quarter.from, quarter.to) !== undefined || ticked.get(markOf('own-review', quarter.from)) !== undefined) return [];
    return [
      itemOf({ today }, null, {
        key: `own-review:book:${quarter.from}`, rule: 'own-review', title: `Review your own book for ${quarterName(quarterOf(today, fiscalYearStart).key)}`,
        why: `The quarter ends on ${dayName(quarter.to)}; the review falls in its last ${capacity.ownReviewDays} days`, next: 'Write it, and take the deck to leadership', since, records: [],
      }),
    ];
  };

  return async (today, accounts) => {
    const { mutedRules } = settings();
    const watched = mutedRules.includes('week-overfull') || accounts.length === 0 ? null : await outlook.ahead(accounts);
    const weeks: TodayItem[] = [];
    for (const one of watched?.ahead ?? []) {
      if (watched === null || one.over === 0) continue;
      await turnOfOthers();
      weeks.push(overfull(one, outlook.proposal(watched, one.from), today));
    }
    return [...weeks, ...review(today)];
  };
};
