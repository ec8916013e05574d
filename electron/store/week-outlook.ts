import type { AccountRow } from '#shared/accounts.ts';
import { proposeMoves, type Proposal } from '#shared/capacity-moves.ts';
import { createBalance, weekOf, type CapacityFacts, type Load, type Outlook, type WeekLoad } from '#shared/capacity-rules.ts';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import type { Settings } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import type { Store } from '#electron/store/store.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createWeekLoads } from '#electron/store/week-loads.ts';

/** Weeks after those that are watched, into which something may be moved. */
const roomWeeks = 2;

type Watched = { loads: Load[]; until: Day; ahead: Outlook[] };
type Outlooks = {
  /** This week and those after it that are watched. */
  ahead: (accounts: readonly AccountRow[]) => Promise<Watched>;
  /** Any week, with what to move out of it. */
  week: (from: Day, accounts: readonly AccountRow[]) => Promise<{ week: WeekLoad; loads: Load[]; proposal: Proposal }>;
  proposal: (watched: Watched, from: Day) => Proposal;
};
const ofBook = new WeakMap<Store, Outlooks>();

/** What the weeks ahead hold against what fits into them; every service of a book shares what is kept of it. */
export const createWeekOutlook = (context: Context): Outlooks => {
  const shared = ofBook.get(context.store);
  if (shared !== undefined) return shared;
  const { store, settings, today } = context;
  const read = createWeekLoads(context);
  const facts = (): CapacityFacts => ({ limits: settings().capacity, calendar: settings(), today: today() });
  let kept: { watched: Promise<Watched>; writes: number; on: Day; by: Settings; of: readonly AccountRow[] } | null = null;

  const watch = async (on: Day, weeksAhead: number, accounts: readonly AccountRow[]): Promise<Watched> => {
    const from = startOfWeek(on);
    const until = addDays(from, 7 * (weeksAhead + 1 + roomWeeks) - 1);
    const loads = await read.all(from, until, accounts);
    const balance = createBalance(loads, facts());
    await turnOfOthers();
    return { loads, until, ahead: Array.from({ length: weeksAhead + 1 }, (_, week) => balance.week(addDays(from, 7 * week))) };
  };
  /** Who asks while it is worked out waits for the same. */
  const ahead = (accounts: readonly AccountRow[]): Promise<Watched> => {
    const [writes, on, by] = [store.writesSinceOpen(), today(), settings()];
    if (kept !== null && kept.writes === writes && kept.on === on && kept.by === by && kept.of === accounts) return kept.watched;
    const watched = watch(on, by.capacity.weeksAhead, accounts);
    kept = { watched, writes, on, by, of: accounts };
    watched.catch(() => { kept = null; });
    return watched;
  };
  const nothingToMove: Proposal = { moves: [], left: 0 };

  const outlooks: Outlooks = {
    ahead,
    proposal: ({ loads, until }, from) => proposeMoves(loads, from, until, facts()),
    week: async (from, accounts) => {
      const to = addDays(from, 6);
      const now = await ahead(accounts);
      const isKnown = from >= startOfWeek(today()) && addDays(to, 7 * roomWeeks) <= now.until;
      const until = to < today() ? to : isKnown ? now.until : addDays(to, 7 * roomWeeks);
      const loads = isKnown ? now.loads : await read.all(to < today() ? from : startOfWeek(today()), until, accounts);
      const own = loads.filter(({ on }) => on >= from && on <= to);
      const week = weekOf(own, from, facts());
      await turnOfOthers();
      return { week, loads: own, proposal: to < today() || week.outlook.over === 0 ? nothingToMove : proposeMoves(loads, from, until, facts()) };
    },
  };
  ofBook.set(store, outlooks);
  return outlooks;
};
