import { addDays, daysBetween, dayOf, endOfDay, type Day, type Instant } from '#shared/days.ts';
import { healthOf } from '#shared/health-rules.ts';
import type { Context } from '#electron/context.ts';
import type { AccountPast } from '#electron/store/account-past.ts';
import { dailyWindow, type DailyJob } from '#electron/store/daily-job.ts';
import { createHealthFacts, type AccountFacts, type OutsideAt } from '#electron/store/health-facts.ts';
import { createHealthHistory } from '#electron/store/health-history.ts';
import { createHealthModels } from '#electron/store/health-models.ts';
import { createTouchedSince } from '#electron/store/health-touched.ts';
import type { Breather } from '#electron/store/store.ts';

type Due = { rid: number; id: string; from: Day; to: Day; /** The newest snapshot before, of which an unchanged detail is not said again. */ after: Day | null };
type AccountDays = { rid: number; id: string; deletedAt: Instant | null; madeAt: Instant | null; first: Day | null; last: Day | null };
type Row = { rid: number; day: Day; score: number | null; band: string | null; override: string | null; modelRef: string; detail: string | null };

/** Days that are worked out before they are written; what is interrupted within them is begun again. */
const spanDays = 50;
const [pageOf, accountsHeld, accountsAtOnce, rowsAWrite] = [100, 100, 8, 150] as const;

const chunks = <T>(all: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
const spansOf = (from: Day, to: Day): { from: Day; to: Day }[] =>
  Array.from({ length: Math.max(0, Math.ceil((daysBetween(from, to) + 1) / spanDays)) }, (_, index) => ({ from: addDays(from, index * spanDays), to: [addDays(from, index * spanDays + spanDays - 1), to].toSorted()[0] ?? to }));
const daysOf = ({ from, to }: { from: Day; to: Day }): Day[] => Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));

/**
 * Writes the snapshots of days that are over and have none: from the newest one of an account up to yesterday, then from its oldest one back
 * to the day on which the book first knew it. The days of an account are always without a gap, so that an interrupted run is taken up again.
 * Each day is worked out from what was known at its end; an account that nothing touched since is read as it is.
 */
export const createHealthSnapshots = (context: Context): DailyJob => {
  const { store, settings } = context;
  const { db } = store;
  const facts = createHealthFacts(context);
  const models = createHealthModels(context);
  const history = createHealthHistory(context);
  const touchedSince = createTouchedSince(db);
  const accounts = db.prepare<object, AccountDays>(
    `SELECT a.rid, a.id, a.deleted_at AS deletedAt, (SELECT min(c.at) FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'accounts' AND h.record_id = a.id AND h.field = '') AS madeAt,
       (SELECT min(day) FROM health_snapshots s WHERE s.account_rid = a.rid) AS first, (SELECT max(day) FROM health_snapshots s WHERE s.account_rid = a.rid) AS last
     FROM accounts a WHERE a.rid > @after ORDER BY a.rid LIMIT ${pageOf}`,
  );
  const newestAccount = db.prepare<[], { key: string }>(`SELECT coalesce((SELECT rid || ' ' || id FROM accounts ORDER BY rid DESC LIMIT 1), '') || ' ' || (SELECT count(*) FROM accounts) AS key`);
  const insert = db.prepare('INSERT OR IGNORE INTO health_snapshots (account_rid, day, score, band, override, model_ref, detail) VALUES (@rid, @day, @score, @band, @override, @modelRef, @detail)');
  /** The day and the accounts up to which everything is written. */
  let done = '';

  const zone = (): string | undefined => settings().timeZone ?? undefined;
  const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

  const look = async (yesterday: Day, breathe: Breather): Promise<{ newer: Due[]; older: Due[] }> => {
    const [newer, older]: [Due[], Due[]] = [[], []];
    const oldest = addDays(yesterday, 1 - settings().health.snapshotDays);
    for (let after = 0; ; ) {
      const page = accounts.all({ after });
      for (const { rid, id, deletedAt, madeAt, first, last } of page) {
        after = rid;
        if (madeAt === null) continue;
        const to = deletedAt === null ? yesterday : earlier(yesterday, addDays(dayOf(deletedAt, zone()), -1));
        const madeOn = dayOf(madeAt, zone());
        const from = madeOn < oldest ? oldest : madeOn;
        if (last !== null && last < to) newer.push({ rid, id, from: addDays(last, 1), to, after: last });
        const upTo = first === null ? to : addDays(first, -1);
        if (from <= upTo) older.push({ rid, id, from, to: upTo, after: null });
      }
      if (page.length < pageOf) return { newer, older };
      await breathe();
    }
  };

  const write = async (rows: readonly Row[], isLast: boolean): Promise<void> => {
    await store.write({ window: dailyWindow, kind: 'daily', label: 'Kept the health of accounts', words: isLast ? ['health', 'today', 'backtest'] : [] }, () => {
      for (const row of rows) insert.run(row);
      return {};
    });
    history.forget();
  };

  /** The accounts that have to be read with their history, because something touched them after an instant; looks again after each write of somebody else. */
  const createPasts = (since: Instant, held: readonly Due[], breathe: Breather) => {
    const pasts = new Map<string, AccountPast>();
    let seen = -1;
    let outside: OutsideAt = { usage: null, cases: null };
    return {
      /** What is read as of `at` also of the accounts that nothing touched, because it is not theirs alone. */
      outsideAt: (at: Instant): OutsideAt => ({ usage: outside.usage === null ? null : at, cases: outside.cases === null ? null : at }),
      of: async (): Promise<ReadonlyMap<string, AccountPast>> => {
        while (store.writesSinceOpen() !== seen) {
          seen = store.writesSinceOpen();
          const touched = await touchedSince(since, breathe);
          outside = { usage: touched.isUsage ? since : null, cases: touched.isCases ? since : null };
          for (const { id } of held) {
            if (pasts.has(id) || (touched.accounts !== null && !touched.accounts.has(id))) continue;
            pasts.set(id, facts.readPast(id, since));
            await breathe();
          }
        }
        return pasts;
      },
    };
  };

  /** The rows of a span of days for some accounts, account by account, each from the first day to the last. */
  const readSpan = async (span: { from: Day; to: Day }, held: readonly Due[], breathe: Breather): Promise<Row[][]> => {
    const known = createPasts(endOfDay(span.from, zone()), held, breathe);
    const rows = new Map<number, Row[]>(held.map(({ rid }) => [rid, []]));
    const lastDetail = new Map(held.map(({ rid, after }) => [rid, after === null ? null : history.storedDetail(rid, after)]));
    for (const day of daysOf(span)) {
      const at = endOfDay(day, zone());
      const then = facts.settingsAt(at);
      const modelOf = models.inForce(day, at);
      const keep = ({ rid, segment, facts: said }: AccountFacts): void => {
        const { ref, model } = modelOf(segment);
        const { score, band, override, measures, groups } = healthOf(model, said);
        const detail = JSON.stringify({ measures, groups });
        rows.get(rid)?.push({ rid, day, score, band, override, modelRef: ref, detail: detail === lastDetail.get(rid) ? null : detail });
        lastDetail.set(rid, detail);
      };
      for (const some of chunks(held.filter(({ from, to }) => from <= day && day <= to), accountsAtOnce)) {
        const pasts = await known.of();
        const touched = new Map([...pasts].filter(([id]) => some.some((one) => one.id === id)));
        for (const one of facts.ofPasts(touched, day, at, then).values()) keep(one);
        const same = some.filter(({ id }) => !pasts.has(id)).map(({ id }) => id);
        if (same.length > 0) for (const one of facts.now(same, day, then, known.outsideAt(at)).values()) keep(one);
        await breathe();
      }
    }
    return [...rows.values()].filter((own) => own.length > 0);
  };

  const fill = async (span: { from: Day; to: Day }, due: readonly Due[], breathe: Breather): Promise<void> => {
    for (const held of chunks(due, accountsHeld)) {
      const groups = await readSpan(span, held, breathe);
      for (let batch: Row[] = []; groups.length > 0; ) {
        batch.push(...(groups.shift() ?? []));
        if (groups.length > 0 && batch.length < rowsAWrite) continue;
        await write(batch, groups.length === 0);
        batch = [];
        await breathe();
      }
    }
  };

  const inSpan = (due: readonly Due[], { from, to }: { from: Day; to: Day }): Due[] => due.filter((one) => one.from <= to && from <= one.to);
  const bounds = (due: readonly Due[]): { from: Day; to: Day } | null => {
    const [from, to] = [due.map((one) => one.from).toSorted()[0], due.map((one) => one.to).toSorted().at(-1)];
    return from === undefined || to === undefined ? null : { from, to };
  };

  return {
    words: ['book'],
    run: async (on, breathe) => {
      const yesterday = addDays(on, -1);
      const key = `${yesterday} ${settings().health.snapshotDays} ${newestAccount.get()?.key}`;
      if (key === done) return;
      const { newer, older } = await look(yesterday, breathe);
      const [top, past] = [bounds(newer), bounds(older)];
      // Upwards from what is there, each span after the one before it; the later spans go on from the last detail that was written.
      for (const span of top === null ? [] : spansOf(top.from, top.to)) {
        await fill(span, inSpan(newer, span).map((one) => ({ ...one, after: one.after === null ? null : addDays([one.from, span.from].toSorted()[1] ?? span.from, -1) })), breathe);
      }
      for (const span of past === null ? [] : spansOf(past.from, past.to).toReversed()) await fill(span, inSpan(older, span), breathe);
      done = key;
    },
  };
};
