import type { Sentiment } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import { healthDetail, type HealthDetail, type HealthOverride } from '#shared/health-model.ts';
import type { Context } from '#electron/context.ts';
import type { Store } from '#electron/store/store.ts';

/** A snapshot without its detail. `score` is 0 to 100. */
export type SnapshotPoint = { day: Day; score: number | null; band: Sentiment | null; override: HealthOverride | null; modelRef: string };
export type DayStanding = { score: number | null; band: Sentiment | null };
export type BandCount = Record<Sentiment | 'none', number>;

/** Days whose snapshots are kept in memory. */
const keptDays = 200;
const columns = 'day, score, band, override, model_ref AS modelRef';

const readHistory = (store: Store) => {
  const { db } = store;
  const points = db.prepare<object, SnapshotPoint>(`SELECT ${columns} FROM health_snapshots WHERE account_rid = @rid AND day BETWEEN @from AND @to ORDER BY day`);
  const onOrBefore = db.prepare<object, SnapshotPoint>(`SELECT ${columns} FROM health_snapshots WHERE account_rid = @rid AND day <= @day ORDER BY day DESC LIMIT 1`);
  const first = db.prepare<object, SnapshotPoint>(`SELECT ${columns} FROM health_snapshots WHERE account_rid = @rid ORDER BY day LIMIT 1`);
  const detail = db.prepare<object, { detail: string }>(`SELECT detail FROM health_snapshots WHERE account_rid = @rid AND day <= @day AND detail IS NOT NULL ORDER BY day DESC LIMIT 1`);
  const ofDay = db.prepare<[Day], DayStanding & { rid: number }>('SELECT account_rid AS rid, score, band FROM health_snapshots WHERE day = ?');
  const kept = new Map<Day, ReadonlyMap<number, DayStanding>>();
  let seen = store.writesSinceOpen();
  let version = 0;
  const forget = (): void => {
    kept.clear();
    version += 1;
  };
  /** Snapshots go only with the records of the sample, of which history tells nothing. */
  const look = (): void => {
    const writes = store.writesSinceOpen();
    if (writes !== seen && store.touchedSince(seen) === null) forget();
    seen = writes;
  };

  /** The accounts of a day by their row number. */
  const standingsOn = (day: Day): ReadonlyMap<number, DayStanding> => {
    look();
    if (kept.size > keptDays) kept.clear();
    const known = kept.get(day) ?? new Map(ofDay.all(day).map(({ rid, score, band }) => [rid, { score, band }]));
    kept.set(day, known);
    return known;
  };
  return {
    standingsOn,
    /** Changes with the snapshots. */
    version: (): number => {
      look();
      return version;
    },
    /** To be said once there are more snapshots. */
    forget,
    points: (rid: number, from: Day, to: Day): SnapshotPoint[] => points.all({ rid, from, to }),
    /** The snapshot of a day, else the newest before it, else the first one; `null` where there is none. */
    nearest: (rid: number, day: Day): SnapshotPoint | null => onOrBefore.get({ rid, day }) ?? first.get({ rid }) ?? null,
    /** The detail that counts on a day, found by walking back; `null` where there is no snapshot. */
    detailOn: (rid: number, day: Day): HealthDetail | null => {
      const found = detail.get({ rid, day });
      return found === undefined ? null : (healthDetail.safeParse(JSON.parse(found.detail)).data ?? null);
    },
    /** The detail on a day as it is stored. */
    storedDetail: (rid: number, day: Day): string | null => detail.get({ rid, day })?.detail ?? null,
    /** How many accounts were in each band at the end of a day. */
    bandsOn: (day: Day): BandCount => {
      const count: BandCount = { green: 0, yellow: 0, red: 0, none: 0 };
      for (const { band } of standingsOn(day).values()) count[band ?? 'none'] += 1;
      return count;
    },
  };
};
export type HealthHistory = ReturnType<typeof readHistory>;

const ofBook = new WeakMap<Store, HealthHistory>();

/** Reads snapshots of health. What was read of a whole day is kept until there are more snapshots, or fewer; every service of a book shares it. */
export const createHealthHistory = ({ store }: Pick<Context, 'store'>): HealthHistory => {
  const shared = ofBook.get(store) ?? readHistory(store);
  ofBook.set(store, shared);
  return shared;
};
