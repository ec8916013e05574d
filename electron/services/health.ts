import type { AccountRow } from '#shared/accounts.ts';
import { addDays, endOfDay, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { changeSpans, type AccountHealth, type BandDay, type ChangeSpan, type ExplainedMeasure, type HealthBook, type HealthChanges, type HealthPoint, type HealthRow, type HealthStanding } from '#shared/health.ts';
import { changesOf, healthIf, healthOf } from '#shared/health-rules.ts';
import type { Health, HealthModel } from '#shared/health-model.ts';
import type { Sentiment } from '#shared/accounts.ts';
import type { Context } from '#electron/context.ts';
import { createHealthModelWrites } from './health-models.ts';
import { createHealthUpdates } from './health-updates.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createHealthBook, type KeptHealth } from '#electron/store/health-book.ts';
import { createHealthRecords } from '#electron/store/health-explain.ts';
import { createHealthSnapshots } from '#electron/store/health-snapshots.ts';
import type { DayStanding, SnapshotPoint } from '#electron/store/health-history.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

/** Days of snapshots that come with an account. */
const shownHistory = 180;

type Read = { account: { id: string; name: string; rid: number }; known: KeptHealth; on: Day; at: Instant | null };

const pointOf = ({ day, score, band, override }: SnapshotPoint): HealthPoint => ({ day, score, band, override });

export const createHealth = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rows = createAccountRows(context);
  const book = createHealthBook(context);
  const records = createHealthRecords(context);
  const updates = createHealthUpdates(context, book);
  const named = db.prepare<[string], { id: string; name: string; rid: number; deleted_at: Instant | null }>('SELECT id, name, rid, deleted_at FROM accounts WHERE id = ?');

  const rowOf = (account: AccountRow, { rid, by, health }: KeptHealth, before: readonly [ChangeSpan, ReadonlyMap<number, DayStanding>][]): HealthRow => ({
    account: { entity: 'accounts', id: account.id, label: account.name },
    segment: account.segment,
    priority: account.priority.priority,
    arrMinor: account.arr.minor,
    currency: account.arr.currency,
    score: health.score,
    band: health.band,
    override: health.override,
    scale: by.model.scale,
    bands: by.model.bands,
    groups: health.groups.map(({ key, name, score }) => ({ key, name, score })),
    changes: Object.fromEntries(before.map(([span, then]) => {
      const was = then.get(rid)?.score ?? null;
      return [span, was === null || health.score === null ? null : health.score - was];
    })) as HealthRow['changes'],
    stale: health.measures.filter(({ stale }) => stale).map(({ name }) => name),
    missing: health.measures.filter(({ score }) => score === null).map(({ name }) => name),
  });

  /** What is known of an account now, or was at the end of a day. */
  const read = (accountId: string, asOf: Day | null): Read => {
    const found = named.get(accountId);
    const isPast = asOf !== null && asOf < today();
    const on = isPast ? asOf : today();
    const at = isPast ? endOfDay(on, settings().timeZone ?? undefined) : null;
    if (found === undefined || (at === null && found.deleted_at !== null)) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    if (at === null) {
      const known = book.some([accountId], on).get(accountId);
      if (known === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      return { account: found, known, on, at };
    }
    const then = book.facts.at([accountId], on, at).get(accountId);
    if (then === undefined) throw new DaybookError('NOT_FOUND', `This account was not in the book on ${on}.`);
    const by = book.models.inForce(on, at)(then.segment);
    return { account: found, known: { ...then, by, health: healthOf(by.model, then.facts), updatedMonth: null }, on, at };
  };

  const segmentName = (key: string): string => settings().segments.find((one) => one.key === key)?.name ?? (key === '' ? 'All other segments' : key);

  /** The heat map as it was made last; it is the same until an account, its health or a snapshot changes. */
  let last: { accounts: readonly AccountRow[]; known: ReadonlyMap<string, KeptHealth>; version: number; book: HealthBook } | null = null;
  const bandsNow = async (on: Day): Promise<BandDay> => {
    const count: BandDay = { day: on, green: 0, yellow: 0, red: 0, none: 0 };
    for (const { health } of (await book.all()).values()) count[health.band ?? 'none'] += 1;
    return count;
  };

  return {
    book: async (): Promise<HealthBook> => {
      const on = today();
      const [accounts, known] = [await rows.all(), await book.all()];
      const version = book.history.version();
      if (last?.accounts === accounts && last.known === known && last.version === version && last.book.on === on) return last.book;
      const before = changeSpans.map((span): [ChangeSpan, ReadonlyMap<number, DayStanding>] => [span, book.history.standingsOn(addDays(on, -span))]);
      const groups = new Map([...known.values()].flatMap(({ by }) => by.model.groups.map(({ key, name }) => [key, name] as const)));
      const made: HealthBook = {
        on,
        rows: accounts.flatMap((account) => {
          const own = known.get(account.id);
          return own === undefined ? [] : [rowOf(account, own, before)];
        }),
        groups: [...groups].map(([key, name]) => ({ key, name })),
      };
      last = { accounts, known, version, book: made };
      return made;
    },

    standings: async (): Promise<HealthStanding[]> => [...(await book.all())].map(([accountId, { health: { score, band }, by }]) => ({ accountId, score, band, scale: by.model.scale })),

    account: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): AccountHealth => {
      const { account, known, on, at } = read(accountId, asOf);
      const { health, facts, by } = known;
      const behind = records(accountId, facts, by.model, health.measures.map(({ key }) => key), at);
      const [update, lastUpdate] = updates.newest(accountId, on, at);
      return {
        ...health,
        account: { entity: 'accounts', id: accountId, label: account.name },
        on,
        asOf: at === null ? null : on,
        measures: health.measures.map((one): ExplainedMeasure => ({ ...one, records: behind.get(one.key) ?? [] })),
        model: { ref: by.ref, name: by.model.name, version: by.version, segment: by.segment, segmentName: segmentName(by.segment), scale: by.model.scale, bands: by.model.bands },
        history: book.history.points(known.rid, addDays(on, -shownHistory), at === null ? addDays(on, -1) : on).map(pointOf),
        update,
        lastUpdate,
        isUpdateDue: at === null && update === null && updates.isAskedOn(on) && updates.isDue(rows.one(accountId), on, false),
      };
    },

    changes: ({ accountId, since, asOf }: { accountId: string; since: Day; asOf: Day | null }): HealthChanges | null => {
      const { known, on } = read(accountId, asOf);
      if (since > on) throw new DaybookError('INVALID', 'Choose a day before the one that is shown.', 'since');
      const point = book.history.nearest(known.rid, since);
      const detail = point === null || point.day > on ? null : book.history.detailOn(known.rid, point.day);
      if (point === null || detail === null) return null;
      const { score, band, override } = known.health;
      return { since: point.day, on, from: pointOf(point), to: { score, band, override }, measures: changesOf(detail, known.health), isModelChanged: point.modelRef !== known.by.ref };
    },

    history: ({ accountId, from, to }: { accountId: string; from: Day; to: Day }): HealthPoint[] => {
      const found = named.get(accountId);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      return book.history.points(found.rid, from, to).map(pointOf);
    },

    bookHistory: async ({ weeks }: { weeks: number }): Promise<BandDay[]> => {
      const on = today();
      const days: BandDay[] = [];
      for (let week = weeks; week > 0; week -= 1) {
        const day = addDays(on, -7 * week);
        days.push({ day, ...book.history.bandsOn(day) });
        await turnOfOthers();
      }
      return [...days.filter(({ green, yellow, red, none }) => green + yellow + red + none > 0), await bandsNow(on)];
    },

    whatIf: ({ accountId, measures, model }: { accountId: string; measures: { key: string; colour: Sentiment | null }[]; model: HealthModel | null }): Health => {
      const { known } = read(accountId, null);
      return healthIf(model ?? known.by.model, known.facts, new Map(measures.map(({ key, colour }) => [key, colour])));
    },

    ...createHealthModelWrites(context, book),
    ...updates.methods,
    daily: createHealthSnapshots(context),
  };
};
