import { alertsOf, stillStands, type AlertFacts, type FiredAlert } from '#shared/alert-rules.ts';
import { traceOf } from '#shared/alert-words.ts';
import { addDays, dayName, dayOf, type Day } from '#shared/days.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import { createAlertFacts, type MeteredAccount } from '#electron/store/alert-facts.ts';
import { createAlertRuleRows, type KnownAlertRule } from '#electron/store/alert-rule-rows.ts';
import { dailyWindow, type DailyJob } from '#electron/store/daily-job.ts';
import type { Breather } from '#electron/store/store.ts';

/** Work for so long, then others may have the thread. */
const sliceMs = 3;
/** So many alerts are one change. */
const atOnce = 8;
/** No account is told from the others by fewer than so many with data. */
const feedFrom = 5;
/** Missed days are caught up with for a year at most. */
const longestAway = 366;

type Row = { id: string; ruleRef: string; metricId: string; occurrence: string; was: number | null; now: number | null; isWithdrawn: 0 | 1; isTouched: 0 | 1 };
type Pending = { kind: 'fire'; accountId: string; fired: FiredAlert; id: string | null } | { kind: 'withdraw'; id: string };
type Due = { every: boolean; ids: ReadonlySet<string> };

const nothing: AlertFacts = { segment: null, series: [], seats: () => null };
const accountFieldsSeen = ['', 'segment', 'deleted_at', 'owned_to'];

/**
 * Evaluates the rules of usage alerts. An alert is written once for its rule, account, metric and occurrence, whatever a person did with it since; one that nobody
 * touched goes when its data is taken back, and comes again with them. Nothing is worked out again that no write could have moved.
 */
export const createAlertDaily = (context: Context): DailyJob => {
  const { store, settings } = context;
  const { db } = store;
  const rules = createAlertRuleRows(context);
  const facts = createAlertFacts(db);
  const known = db.prepare<object, Row>(
    `SELECT l.id, l.rule_ref AS ruleRef, l.metric_id AS metricId, l.occurrence, l.was, l.now, l.deleted_at IS NOT NULL AS isWithdrawn,
       EXISTS (SELECT 1 FROM actions t WHERE t.deleted_at IS NULL AND t.dedupe_key = 'usage-alert:' || l.account_id || ':' || l.rule_ref || ':' || l.occurrence) AS isTouched
     FROM alerts l WHERE l.account_id = @accountId`,
  );
  const lastChange = db.prepare<[], { at: string | null }>(`SELECT max(at) AS at FROM changes WHERE kind <> 'sample'`);
  const ownerOfContract = db.prepare<[string], { id: string }>('SELECT account_id AS id FROM contracts WHERE id = ?');
  const insert = db.prepare(`INSERT INTO alerts (id, rule_ref, account_id, metric_id, occurrence, fired_on, data_on, was, now, change, trace) VALUES (@id, @ruleRef, @accountId, @metricId, @occurrence, @firedOn, @dataOn, @was, @now, @change, @trace)`);
  const revive = db.prepare(`UPDATE alerts SET deleted_at = NULL, fired_on = @firedOn, data_on = @dataOn, was = @was, now = @now, change = @change, trace = @trace WHERE id = @id`);
  const withdraw = db.prepare('UPDATE alerts SET deleted_at = @at WHERE id = @id');

  let seen: { writes: number; on: Day; by: string } | null = null;
  let since: Day | null = null;
  let feed: { on: Day; accounts: number } | null = null;

  const dueSince = (on: Day, by: string): Due => {
    const every = { every: true, ids: new Set<string>() };
    if (seen === null || seen.on !== on || seen.by !== by) return every;
    const touched = store.touchedSince(seen.writes);
    if (touched === null) return every;
    const ids = new Set<string>();
    for (const { entity, id, field } of touched) {
      if (entity === 'usage_batches' || entity === 'usage_metrics' || entity === 'alert_rules') return every;
      if (entity === 'contracts') ids.add(ownerOfContract.get(id)?.id ?? '');
      if (entity === 'accounts' && accountFieldsSeen.includes(field)) ids.add(id);
    }
    return { every: false, ids };
  };

  /** What one account's alerts become. */
  const judge = (account: MeteredAccount, own: AlertFacts | null, asked: readonly KnownAlertRule[], from: Day, on: Day): Pending[] => {
    const rows = known.all({ accountId: account.id });
    if (own === null && rows.length === 0) return [];
    const calendar = calendarOf(context);
    const found = own === null ? [] : alertsOf(asked, own, { from, on, calendar });
    const idOf = (one: { ruleRef: string; metricId: string; occurrence: string }): string => `${one.ruleRef} ${one.metricId} ${one.occurrence}`;
    const byId = new Map(rows.map((row) => [idOf(row), row]));
    const still = new Set<string>();
    const pending: Pending[] = [];
    for (const fired of found) {
      const id = idOf({ ruleRef: fired.rule.ref, metricId: fired.series.metric.id, occurrence: fired.occurrence });
      const row = byId.get(id);
      still.add(id);
      if (row === undefined || row.isWithdrawn === 1) pending.push({ kind: 'fire', accountId: account.id, fired, id: row?.id ?? null });
    }
    for (const row of rows) {
      if (row.isWithdrawn === 1 || row.isTouched === 1 || still.has(idOf(row))) continue;
      const rule = asked.find(({ ref }) => ref === row.ruleRef);
      if (rule !== undefined && !stillStands(rule, own ?? nothing, row, { on, calendar })) pending.push({ kind: 'withdraw', id: row.id });
    }
    return pending;
  };

  /** Where nothing of anybody comes any more, it is the import that is missing. */
  const isFeedOver = ({ rule, series }: FiredAlert, on: Day): boolean =>
    rule.kind === 'no-data' && feed !== null && feed.accounts >= feedFrom && feed.on <= addDays(on, rule.window === 'day' ? -rule.threshold : -rule.threshold * ({ day: 1, week: 7, month: 31 } as const)[series.metric.grain]);

  const write = async (pending: readonly Pending[], on: Day, breathe: Breather): Promise<void> => {
    for (let at = 0; at < pending.length; at += atOnce) {
      await store.write({ window: dailyWindow, label: `Usage alerts of ${dayName(on)}`, words: ['alerts', 'today'], kind: 'daily' }, () => {
        for (const one of pending.slice(at, at + atOnce)) {
          if (one.kind === 'withdraw') {
            withdraw.run({ id: one.id, at: store.now().toISOString() });
            continue;
          }
          const { accountId, fired, fired: { rule, series, occurrence, firedOn, measure: { was, now, change, dataOn } } } = one;
          const row = { firedOn, dataOn, was, now, change, trace: traceOf(fired) };
          if (one.id === null) insert.run({ ...row, id: store.newId(), ruleRef: rule.ref, accountId, metricId: series.metric.id, occurrence });
          else revive.run({ ...row, id: one.id });
        }
        return {};
      });
      await breathe();
    }
  };

  const evaluate = async (due: Due, from: Day, on: Day, breathe: Breather): Promise<Pending[]> => {
    const [asked, metrics] = [rules.all(), facts.metrics()];
    const pending: Pending[] = [];
    const next = { on: '', accounts: 0 };
    let began = performance.now();
    for (const account of facts.accounts()) {
      if (!due.every && !due.ids.has(account.id)) continue;
      if (account.ownedTo === null || account.ownedTo >= on) {
        const own = facts.of(account, metrics, { from, on });
        pending.push(...judge(account, own, asked, from, on));
        const newest = own?.series.flatMap(({ months }) => months.findLast(({ lastOn }) => lastOn <= on)?.lastOn ?? []).toSorted().at(-1);
        if (newest !== undefined) {
          next.accounts += 1;
          if (newest > next.on) next.on = newest;
        }
      }
      if (performance.now() - began < sliceMs) continue;
      await breathe();
      began = performance.now();
    }
    if (due.every) feed = next.accounts === 0 ? null : next;
    return pending.filter((one) => one.kind === 'withdraw' || !isFeedOver(one.fired, on));
  };

  return {
    // `alert-rules` is announced by a change of a rule alone; what this job writes announces neither.
    words: ['adoption', 'contracts', 'accounts', 'alert-rules', 'everything'],
    run: async (on, breathe) => {
      const { workWeek, holidays, alerts } = settings();
      const [writes, by] = [store.writesSinceOpen(), JSON.stringify({ workWeek, holidays, alerts })];
      const due = dueSince(on, by);
      if (seen?.on !== on) {
        const last = lastChange.get()?.at ?? null;
        since = seen?.on ?? (last === null ? null : dayOf(last, settings().timeZone ?? undefined));
      }
      if (due.every || due.ids.size > 0) {
        const back = addDays(on, -alerts.lookBackDays);
        const from = since === null || since > back ? back : since < addDays(on, -longestAway) ? addDays(on, -longestAway) : since;
        const pending = await evaluate(due, from, on, breathe);
        if (pending.length > 0) await breathe();
        await write(pending, on, breathe);
      }
      seen = { writes, on, by };
    },
  };
};
