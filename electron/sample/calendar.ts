import { addDays, isWorkingDay, type Day } from '#shared/days.ts';

/** The sample keeps to Monday to Friday, so that it is the same for everybody. */
const workWeek = { workWeek: [1, 2, 3, 4, 5], holidays: [] };

/** The day itself or the working day before it. */
export const workday = (on: Day): Day => {
  let day = on;
  while (!isWorkingDay(day, workWeek)) day = addDays(day, -1);
  return day;
};

/** The working day `count` working days after a day (before it, where negative). */
export const workdaysFrom = (on: Day, count: number): Day => {
  let day = on;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, Math.sign(count));
    if (isWorkingDay(day, workWeek)) left -= 1;
  }
  return day;
};

const spoken = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** `14 March` */
export const spokenDay = (on: Day): string => spoken.format(new Date(`${on}T00:00:00Z`));
/** `March` */
export const monthName = (on: Day): string => month.format(new Date(`${on}T00:00:00Z`));
