import { addDays, addMonths, daysBetween, type Day } from '#shared/days.ts';

/** The days that a chart spans, both ends included, and where its months begin, in percent from the left. */
export type Scale = { from: Day; to: Day; days: number; months: { on: Day; at: number }[] };

/** A scale that holds every given day and a week more at each side; at most about twelve months are named. */
export const scaleOf = (given: readonly Day[]): Scale | null => {
  const sorted = given.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [addDays(first, -7), addDays(last, 7)];
  const days = daysBetween(from, to) + 1;
  const step = Math.max(1, Math.ceil(days / 365));
  const months: Scale['months'] = [];
  for (let on = addMonths(`${from.slice(0, 7)}-01`, 1); on <= to; on = addMonths(on, step)) months.push({ on, at: (daysBetween(from, on) / days) * 100 });
  return { from, to, days, months };
};

/** The days of a milestone after it was moved by some days; with `isEnd` only its end moves, and never before its start. */
export const movedBy = ({ startOn, dueOn }: { startOn: Day | null; dueOn: Day }, days: number, isEnd: boolean): { startOn: Day | null; dueOn: Day } => {
  const end = addDays(dueOn, days);
  if (isEnd) return { startOn, dueOn: startOn !== null && end < startOn ? startOn : end };
  return { startOn: startOn === null ? null : addDays(startOn, days), dueOn: end };
};

/** Where a bar lies, in percent: its left edge and its width, its last day included. */
export const barOf = (scale: Scale, startOn: Day, dueOn: Day): { left: number; width: number } => ({
  left: (daysBetween(scale.from, startOn) / scale.days) * 100,
  width: ((daysBetween(startOn, dueOn) + 1) / scale.days) * 100,
});
