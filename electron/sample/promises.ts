import { isEngagement } from '#shared/calls.ts';
import { addDays, daysBetween, type Day } from '#shared/days.ts';
import { workday, workdaysFrom } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';
import type { Entry } from '#electron/sample/timeline.ts';
import { dropReasons } from '#electron/sample/themes/writing.ts';

/** A promise made in a call; its words come with the note. */
export type Promised = { id: string; side: 'ours' | 'theirs'; dueOn: Day | null; closed: { state: 'kept' | 'dropped'; on: Day; reason: string } | null };

/** The promises that are open today: when each is due, in days from today; `null` has no date. */
const openOnes: { side: Promised['side']; dueIn: number | null }[] = [
  ...[-1, -2, -4, -6, -9].map((dueIn) => ({ side: 'ours' as const, dueIn })),
  ...[-3, -5, -12].map((dueIn) => ({ side: 'theirs' as const, dueIn })),
  ...[0, 0, 2, 5, 8, 13, null].map((dueIn) => ({ side: 'ours' as const, dueIn })),
  ...[3, 7, 10].map((dueIn) => ({ side: 'theirs' as const, dueIn })),
];
const closedOnes = 142;
const shareDropped = 0.1;

const dueDay = (today: Day, dueIn: number | null): Day | null => {
  if (dueIn === null) return null;
  return dueIn <= 0 ? (dueIn === 0 ? today : workday(addDays(today, dueIn))) : workdaysFrom(today, dueIn);
};

/** Gives calls their promises: the open ones to recent calls of different accounts, the closed ones over all the time before. */
export const promise = (entries: readonly Entry[], today: Day, random: Random, newId: () => string): void => {
  const held = entries.filter(isEngagement);
  const newestFirst = held.toReversed();
  const used = new Set<string>();
  for (const { side, dueIn } of openOnes) {
    const dueOn = dueDay(today, dueIn);
    const before = addDays(dueOn === null || dueOn > today ? today : dueOn, dueOn !== null && dueOn <= today ? -1 : 0);
    const call = newestFirst.find((entry) => entry.on < before && !used.has(entry.account.id) && daysBetween(entry.on, today) < 75);
    if (call === undefined) throw new Error('The sample has too few recent calls for its open promises.');
    used.add(call.account.id);
    call.promises.push({ id: newId(), side, dueOn, closed: null });
  }

  const lastDay = workday(addDays(today, -1));
  const early = held.filter((entry) => entry.on < addDays(today, -12));
  for (const call of random.shuffle(early).slice(0, closedOnes)) {
    const dueOn = workdaysFrom(call.on, random.int(2, 8));
    const isDropped = random.chance(shareDropped);
    const at = isDropped ? workdaysFrom(dueOn, random.int(4, 15)) : workdaysFrom(dueOn, random.int(-1, 2));
    const on = at > lastDay ? lastDay : at;
    call.promises.push({
      id: newId(), side: random.chance(0.6) ? 'ours' : 'theirs', dueOn,
      closed: { state: isDropped ? 'dropped' : 'kept', on, reason: isDropped ? random.pick(dropReasons) : '' },
    });
  }
};
