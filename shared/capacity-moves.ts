import { capacityOn, createBalance, isUsed, moveReasons, type CapacityFacts, type Load, type Movable } from '#shared/capacity-rules.ts';
import { addDays, daysBetween, isWorkingDay, startOfWeek, type Day } from '#shared/days.ts';

/** A proposal: to do something on another day. `frees` are the minutes that the week gains; `lateDays` says by how much it would miss its cadence. */
export type Move = { load: Load; to: Day; frees: number; lateDays: number };
/** What to move so that a week fits. `left` are the minutes that stay too many; 0 where it fits. */
export type Proposal = { moves: Move[]; left: number };

/** The loads as they are once moves were made. */
export const afterMoves = (loads: readonly Load[], moves: readonly Move[]): Load[] => {
  const to = new Map(moves.map((move) => [move.load.key, move.to]));
  return loads.map((load) => {
    const on = to.get(load.key);
    return on === undefined ? load : { ...load, on };
  });
};

const between = (from: Day, to: Day): Day[] => (to < from ? [] : Array.from({ length: daysBetween(from, to) + 1 }, (_, ahead) => addDays(from, ahead)));

/** Days on which something could be done instead, the best first: after its week and in time, before its week, then late. */
const candidateDays = ({ earliest, dueOn }: Movable, week: Day, today: Day, until: Day): Day[] => {
  const after = between(addDays(week, 7), until);
  const from = earliest === null ? null : earliest > today ? earliest : addDays(today, 1);
  const before = from === null ? [] : between(from, addDays(week, -1)).toReversed();
  return [...after.filter((on) => dueOn === null || on <= dueOn), ...before, ...after.filter((on) => dueOn !== null && on > dueOn)];
};

type Balance = ReturnType<typeof createBalance>;

/** A working day with room for something that was taken out, whose week has room too; `null` where there is none. */
const dayFor = (load: Load, balance: Balance, week: Day, until: Day, facts: CapacityFacts): Day | null => {
  const { movable } = load;
  if (movable === null) return null;
  const isFree = (on: Day): boolean => {
    if (!isWorkingDay(on, facts.calendar) || balance.day(on) + load.minutes > capacityOn(on, facts)) return false;
    balance.add(load, on);
    const { over } = balance.week(startOfWeek(on));
    balance.remove(load, on);
    return over === 0;
  };
  const days = candidateDays(movable, week, facts.today, until);
  // An item of the rhythm that is done after its period was missed.
  return days.filter((on) => movable.reason !== 'rhythm' || movable.dueOn === null || on <= movable.dueOn).find(isFree) ?? null;
};

/** What there is to move, in the order in which it is proposed; of the same reason the one with the most time left first, then the longest. */
const inOrder = (loads: readonly Load[], week: Day, facts: CapacityFacts): Load[] => {
  const rank = ({ movable }: Load): number => (movable === null ? moveReasons.length : moveReasons.indexOf(movable.reason));
  const slack = ({ movable, on }: Load): number => (movable?.dueOn === null || movable === null ? 0 : daysBetween(on, movable.dueOn));
  return loads
    .filter((load) => load.movable !== null && !isUsed(load) && load.minutes > 0 && load.on >= facts.today && load.on >= week && load.on <= addDays(week, 6))
    .toSorted((a, b) => rank(a) - rank(b) || slack(b) - slack(a) || b.minutes - a.minutes || a.on.localeCompare(b.on) || a.key.localeCompare(b.key));
};

/** More proposals at a time are no help. */
const mostMoves = 20;

/** A short one that came before a long one may not be needed any more. */
const neededOf = (moves: readonly Move[], balance: Balance, week: Day): Move[] => {
  const kept: Move[] = [];
  for (const move of moves.toReversed()) {
    balance.remove(move.load, move.to);
    balance.add(move.load, move.load.on);
    if (balance.week(week).over === 0) continue;
    balance.remove(move.load, move.load.on);
    balance.add(move.load, move.to);
    kept.unshift(move);
  }
  return kept;
};

/**
 * What to move out of a week that is overfull, the least needed first, each to a day with room: never into a week that would be overfull by it.
 * Calls of accounts that are at risk or about to renew are not movable at all (rules.md § 3, order of work).
 * @param until the last day that is looked at; `loads` reach so far
 */
export const proposeMoves = (loads: readonly Load[], week: Day, until: Day, facts: CapacityFacts): Proposal => {
  const balance = createBalance(loads, facts);
  const moves: Move[] = [];
  for (const load of balance.week(week).over === 0 ? [] : inOrder(loads, week, facts)) {
    const { over, needed } = balance.week(week);
    if (over === 0 || moves.length === mostMoves) break;
    balance.remove(load, load.on);
    const frees = needed - balance.week(week).needed;
    const to = frees > 0 ? dayFor(load, balance, week, until, facts) : null;
    balance.add(load, to ?? load.on);
    if (to === null) continue;
    const dueOn = load.movable?.dueOn ?? null;
    moves.push({ load, to, frees, lateDays: dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, to)) });
  }
  const { over } = balance.week(week);
  return { moves: over === 0 ? neededOf(moves, balance, week) : moves, left: over };
};
