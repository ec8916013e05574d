import { addDays, addWorkingDays, isWorkingDay, type Day, type WorkCalendar } from '#shared/days.ts';

/** A day and a local time, `HH:mm`. */
export type Slot = { on: Day; time: string };
/** A stretch of a day that is planned already. */
export type Taken = Slot & { minutes: number };

const times = ['10:00', '14:00', '11:00', '15:00', '09:00', '16:00', '13:00'];
const MOST_DAYS = 5;
const MOST_SLOTS = 6;

const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

/** The last working days after today up to the due day; where there is none, or no due day, the next working days. */
const daysFor = (today: Day, dueOn: Day | null, calendar: WorkCalendar): Day[] => {
  const days: Day[] = [];
  for (let on = dueOn ?? today; on > today && days.length < MOST_DAYS; on = addDays(on, -1)) if (isWorkingDay(on, calendar)) days.unshift(on);
  return days.length > 0 ? days : Array.from({ length: MOST_DAYS }, (_, ahead) => addWorkingDays(today, ahead + 1, calendar));
};

/**
 * Days and times to offer for a call: within the cadence's due day, on working days, clear of what is planned. Earliest first,
 * six at most; fewer days get more times each.
 */
export const proposeSlots = ({ today, dueOn, minutes, calendar, taken }: { today: Day; dueOn: Day | null; minutes: number; calendar: WorkCalendar; taken: readonly Taken[] }): Slot[] => {
  const days = daysFor(today, dueOn, calendar);
  const timesADay = Math.ceil(MOST_SLOTS / days.length / 2);
  const isFree = (on: Day, time: string): boolean =>
    taken.every((one) => one.on !== on || minuteOf(one.time) + one.minutes <= minuteOf(time) || minuteOf(time) + minutes <= minuteOf(one.time));
  return days
    .flatMap((on) => times.filter((time) => isFree(on, time)).slice(0, timesADay).toSorted().map((time) => ({ on, time })))
    .slice(0, MOST_SLOTS);
};
