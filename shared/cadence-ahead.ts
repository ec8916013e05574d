import { addDays, addWorkingDays, isWorkingDay, workingDayOnOrBefore, type Day, type WorkCalendar } from '#shared/days.ts';

/** What the calls that will come due follow from: the next due day, how often, and the days for which calls are planned. */
export type AheadFacts = { dueOn: Day | null; everyDays: number | null; plannedOn: readonly Day[] };

/**
 * Days up to `until` on which a call will be due and none is planned: the due day, the first working day from today on where it is past, and each cadence after it. A planned call
 * takes the place of the next one that is due, and the cadence goes on from it.
 */
export const cadenceAhead = ({ dueOn, everyDays, plannedOn }: AheadFacts, today: Day, until: Day, calendar: WorkCalendar): Day[] => {
  if (dueOn === null || everyDays === null) return [];
  const first = isWorkingDay(today, calendar) ? today : addWorkingDays(today, 1, calendar);
  const days: Day[] = [];
  const planned = plannedOn.filter((on) => on >= today).toSorted();
  const from = planned.shift();
  let next = from === undefined ? (dueOn < first ? first : dueOn) : workingDayOnOrBefore(addDays(from, everyDays), calendar);
  if (next < first) next = first;
  while (next <= until) {
    const taken = planned.shift();
    if (taken === undefined) days.push(next);
    const after = workingDayOnOrBefore(addDays(taken ?? next, everyDays), calendar);
    // A short cadence over days off comes to the same working day again.
    next = after > (taken ?? next) ? after : addWorkingDays(taken ?? next, 1, calendar);
  }
  return days;
};
