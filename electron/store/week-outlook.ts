import type { AccountRow } from '#shared/accounts.ts';
import { proposeMoves, type Proposal } from '#shared/capacity-moves.ts';
import { createBalance, weekOf, type CapacityFacts, type Load, type Outlook, type WeekLoad } from '#shared/capacity-rules.ts';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import type { Settings } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import type { Store } from '#electron/store/store.ts';
import { createWeekLoads } from '#electron/store/week-loads.ts';

/** Weeks after those that are watched, into which something may be moved. */
const roomWeeks = 2;

type Watched = { loads: Load[]; until: Day; ahead: Outlook[] };
type Outlooks = {
  /** This week and those after it that are watched. */
  ahead: (accounts: readonly AccountRow[]) => Watched;
  /** Any week, with what to move out of it. */
  week: (from: Day, accounts: readonly AccountRow[]) => { week: WeekLoad; loads: Load[]; proposal: Proposal };
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
  let kept: (Watched & { writes: number; on: Day; by: Settings; of: readonly AccountRow[] }) | null = null;

  const ahead = (accounts: readonly AccountRow[]): Watched => {
    const [writes, on, by] = [store.writesSinceOpen(), today(), settings()];
    if (kept !== null && kept.writes === writes && kept.on === on && kept.by === by && kept.of === accounts) return kept;
    const from = startOfWeek(on);
    const until = addDays(from, 7 * (by.capacity.weeksAhead + 1 + roomWeeks) - 1);
    const loads = read(from, until, accounts);
    const balance = createBalance(loads, facts());
    kept = { loads, until, ahead: Array.from({ length: by.capacity.weeksAhead + 1 }, (_, week) => balance.week(addDays(from, 7 * week))), writes, on, by, of: accounts };
    return kept;
  };

  const outlooks: Outlooks = {
    ahead,
    proposal: ({ loads, until }, from) => proposeMoves(loads, from, until, facts()),
    week: (from, accounts) => {
      const to = addDays(from, 6);
      const now = ahead(accounts);
      const isKnown = from >= startOfWeek(today()) && addDays(to, 7 * roomWeeks) <= now.until;
      const until = to < today() ? to : isKnown ? now.until : addDays(to, 7 * roomWeeks);
      const loads = isKnown ? now.loads : read(to < today() ? from : startOfWeek(today()), until, accounts);
      return { week: weekOf(loads, from, facts()), loads: loads.filter(({ on }) => on >= from && on <= to), proposal: to < today() ? { moves: [], left: 0 } : proposeMoves(loads, from, until, facts()) };
    },
  };
  ofBook.set(store, outlooks);
  return outlooks;
};
