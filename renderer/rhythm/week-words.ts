import type { DayLoad, Outlook } from '#shared/capacity-rules.ts';
import { sayHours } from '#shared/hours.ts';

/** A line about time, and whether it is too much. */
export type LoadWords = { says: string; isOver: boolean };

/** What is planned or due in a week that is watched, against what is left of it. */
export const plannedWords = ({ scheduled, kept, capacity, since, from }: Outlook): string => {
  const planned = scheduled === 0 ? 'Nothing planned or due' : `${sayHours(scheduled)} planned or due`;
  return capacity === 0 ? planned : `${planned}${kept === 0 ? '' : `, ${sayHours(kept)} kept`}, of ${sayHours(capacity)}${since > from ? ' left' : ''}`;
};

/** Whether a week that is watched has room. */
export const roomWords = ({ over, capacity, needed, since, from }: Outlook): LoadWords => {
  if (capacity === 0) return { says: since > from ? 'No working day is left' : over > 0 ? `No working day, and ${sayHours(over)} to move` : 'No working day', isOver: over > 0 };
  if (over > 0) return { says: `Over by ${sayHours(over)}`, isOver: true };
  return { says: needed === capacity ? 'Just full' : `Room for ${sayHours(capacity - needed)}`, isOver: false };
};

/** What is on a day, against its working hours. On a day that is not worked nothing is too much; it is only said. */
export const dayWords = ({ isWorking, capacity, used, ahead }: Omit<DayLoad, 'on'>): LoadWords => {
  const all = used + ahead;
  if (!isWorking) return { says: all === 0 ? 'No working day' : `${sayHours(all)} on a day off`, isOver: false };
  return all > capacity ? { says: `${sayHours(all)}, ${sayHours(all - capacity)} over`, isOver: true } : { says: `${sayHours(all)} of ${sayHours(capacity)}`, isOver: false };
};
