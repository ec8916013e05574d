import { statusOf, verdictOf } from '#shared/actions.ts';
import { addToMonth, seriesOf } from '#shared/adoption-rules.ts';
import { alertsOf, ruleFault, typeOfAlert, type AlertRuleFields } from '#shared/alert-rules.ts';
import { proposalFor } from '#shared/alert-precision.ts';
import { traceOf } from '#shared/alert-words.ts';
import { alertKey, previewDays, ruleOfKey, type AlertPage, type AlertPreview, type AlertRow, type AlertRuleRow, type alertViews } from '#shared/alerts.ts';
import { addDays, endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { closedDays } from '#shared/today.ts';
import { wilson } from '#shared/wilson.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { prepareActions, type StoredAction } from '#electron/store/action-rows.ts';
import { createAlertDaily } from '#electron/store/alert-daily.ts';
import { createAlertFacts } from '#electron/store/alert-facts.ts';
import { createAlertRuleRows, storedWindow } from '#electron/store/alert-rule-rows.ts';
import { groupsOf, prepareAlerts, type AlertGroup } from '#electron/store/alert-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createUsageReader } from '#electron/store/usage-points.ts';

/** A change of a rule moves what the daily job finds. */
const ruleWords = ['alerts', 'today', 'alert-rules', 'book'] as const;
const shownRows = 200;
/** So many rows are made before others may have the thread. */
const rowsAtOnce = 20;
const newRule: Omit<AlertRuleFields, 'name' | 'kind'> = { metricId: null, role: null, segment: null, window: 'month', threshold: 20, minBase: 0, fall: 0, severity: 'medium', isOn: true };

/** Usage alerts: their rules, and what was found. What a person does with an alert is an action of Today, by its key. */
export const createAlerts = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rules = createAlertRuleRows(context);
  const facts = createAlertFacts(db);
  const reader = createUsageReader(db);
  const live = prepareAlerts(db, `l.deleted_at IS NULL`);
  const ofOne = prepareAlerts(db, `l.account_id = @accountId AND (l.deleted_at IS NULL OR @withRemoved = 1)`);
  const actions = prepareActions(db, `t.rule = 'usage-alert'`);
  const actionsOf = db.prepare<[string], StoredRow>(`SELECT * FROM actions WHERE account_id = ? AND rule = 'usage-alert'`);
  const alertsOfAccount = db.prepare<[string], StoredRow>('SELECT * FROM alerts WHERE account_id = ?');
  const metrics = db.prepare<[], { id: string; rid: number; name: string; aggregate: 'last' | 'mean' | 'sum' | 'max' }>('SELECT id, rid, name, aggregate FROM usage_metrics');
  const ridOf = db.prepare<[string], { rid: number }>('SELECT rid FROM accounts WHERE id = ?');
  const insert = db.prepare(`INSERT INTO alert_rules (id, preset, name, kind, metric_id, segment, window, threshold, min_base, severity, is_on) VALUES (@id, @preset, @name, @kind, @metricId, @segment, @window, @threshold, @minBase, @severity, @isOn)`);
  const change = db.prepare(`UPDATE alert_rules SET name = @name, kind = @kind, metric_id = @metricId, segment = @segment, window = @window, threshold = @threshold, min_base = @minBase, severity = @severity, is_on = @isOn WHERE id = @id`);
  const remove = db.prepare('UPDATE alert_rules SET deleted_at = @at WHERE id = @id');

  const rowsOf = async (groups: readonly AlertGroup[], states: ReadonlyMap<string, Pick<StoredAction, 'state' | 'until' | 'closeReason' | 'reason' | 'on'>>, on: Day): Promise<AlertRow[]> => {
    const byRef = new Map(rules.all().map((rule) => [rule.ref, rule]));
    const byMetric = new Map(metrics.all().map((metric) => [metric.id, metric]));
    const to = on.slice(0, 7);
    const from = addToMonth(to, -12);
    const rowOf = ({ key, ruleRef, accountId, accountName, occurrence, firedOn, isFollowed, metrics: own }: AlertGroup): AlertRow => {
      const rule = byRef.get(ruleRef);
      const state = states.get(key);
      const status = state === undefined ? 'new' : statusOf(state, on);
      const accountRid = ridOf.get(accountId)?.rid ?? 0;
      return {
        key, ruleRef, ruleName: rule?.name ?? 'A rule that was removed', kind: rule?.kind ?? 'drop', severity: rule?.severity ?? 'medium', type: typeOfAlert(rule?.kind ?? 'drop'),
        account: { entity: 'accounts', id: accountId, label: accountName }, occurrence, firedOn, isFollowed: isFollowed && state === undefined, status, until: status === 'snoozed' ? (state?.until ?? null) : null,
        closeReason: state?.closeReason ?? null, reason: state?.reason ?? '', closedOn: status === 'success' || status === 'lost' ? (state?.on ?? null) : null,
        metrics: own.map(({ id, metricId, metricName, trace, was, now, change: moved, dataOn }) => {
          const metric = byMetric.get(metricId);
          return { id, metricId, metricName, trace, was, now, change: moved, dataOn, series: metric === undefined ? [] : seriesOf(reader.months({ accountRid, metricRid: metric.rid }, from, to), metric.aggregate, from, to) };
        }),
      };
    };
    const rows: AlertRow[] = [];
    for (const [at, group] of groups.entries()) {
      if (at % rowsAtOnce === rowsAtOnce - 1) await turnOfOthers();
      rows.push(rowOf(group));
    }
    return rows;
  };

  const hasMetric = store.db.prepare('SELECT 1 FROM usage_metrics WHERE id = ? AND deleted_at IS NULL');
  const checked = (fields: AlertRuleFields): AlertRuleFields => {
    const fault = ruleFault(fields);
    if (fault !== null) throw new DaybookError('INVALID', fault.says, fault.field);
    if (fields.metricId !== null && hasMetric.get(fields.metricId) === undefined) throw new DaybookError('NOT_FOUND', 'That metric is not in this book any more.');
    return fields;
  };
  const stored = (fields: AlertRuleFields) => ({ ...fields, window: storedWindow(fields), isOn: fields.isOn ? 1 : 0 });

  let newestPreview = 0;

  return {
    daily: createAlertDaily(context),

    list: async ({ view }: { view: (typeof alertViews)[number] }): Promise<AlertPage> => {
      const on = today();
      const states = new Map(actions().map((one) => [one.key, one]));
      const refs = new Set(rules.all().filter(({ isOn }) => isOn).map(({ ref }) => ref));
      const groups = groupsOf(live()).filter(({ key, ruleRef, isFollowed }) => {
        const state = states.get(key);
        const status = state === undefined ? 'new' : statusOf(state, on);
        if (view === 'closed') return (status === 'success' || status === 'lost') && (state?.on ?? '') >= addDays(on, -closedDays);
        return view === 'snoozed' ? status === 'snoozed' : (status === 'new' || status === 'in-work') && refs.has(ruleRef) && !(isFollowed && state === undefined);
      });
      return { rows: await rowsOf(groups.slice(0, shownRows), states, on), total: groups.length };
    },

    ofAccount: async ({ accountId, asOf: then }: { accountId: string; asOf: Day | null }): Promise<AlertRow[]> => {
      const on = today();
      if (then === null || then >= on) {
        const states = new Map(actions().filter((one) => one.accountId === accountId).map((one) => [one.key, one]));
        return rowsOf(groupsOf(ofOne({ accountId, withRemoved: 0 })), states, on);
      }
      const at = endOfDay(then, settings().timeZone ?? undefined);
      const known = new Set(asOf(db, 'alerts', alertsOfAccount.all(accountId), at).map(({ id }) => id));
      const states = new Map(asOf(db, 'actions', actionsOf.all(accountId), at).map((row) => [String(row['dedupe_key']), { state: row['state'] as StoredAction['state'], until: row['until'] as Day | null, closeReason: row['close_reason'] as StoredAction['closeReason'], reason: String(row['reason']), on: String(row['on_day']) }]));
      return rowsOf(groupsOf(ofOne({ accountId, withRemoved: 1 }).filter(({ id }) => known.has(id))), states, then);
    },

    rules: (): AlertRuleRow[] => {
      const on = today();
      const names = new Map(metrics.all().map(({ id, name }) => [id, name]));
      const states = new Map(actions().map((one) => [one.key, one]));
      const groups = Map.groupBy(groupsOf(live()), ({ ruleRef }) => ruleRef);
      const judged = Map.groupBy(states.values(), ({ key }) => ruleOfKey(key));
      return rules.all().map((known) => {
        const { id: _, ...rule } = known;
        const own = groups.get(rule.ref) ?? [];
        const verdicts = (judged.get(rule.ref) ?? []).flatMap((one) => verdictOf(one) ?? []);
        const right = verdicts.filter((one) => one === 'right').length;
        const precision = { right, noise: verdicts.length - right, ...wilson(right, verdicts.length) };
        const judgedGroups = own.flatMap((group) => {
          const state = states.get(group.key);
          const verdict = state === undefined ? null : verdictOf(state);
          return verdict === null ? [] : [{ verdict, metrics: group.metrics }];
        });
        return {
          ...rule, metricName: rule.metricId === null ? null : (names.get(rule.metricId) ?? 'A metric that was removed'), precision,
          fired: own.filter(({ firedOn }) => firedOn > addDays(on, -previewDays)).length,
          open: own.filter(({ key, isFollowed }) => { const state = states.get(key); return state === undefined ? !isFollowed : ['new', 'in-work'].includes(statusOf(state, on)); }).length,
          proposal: rule.isOn ? proposalFor(rule, judgedGroups, settings().alerts) : null,
        };
      });
    },

    createRule: async (input: Given<AlertRuleFields> & Pick<AlertRuleFields, 'name' | 'kind'>, { window }: Caller): Promise<WrittenRecord> => {
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Partial<AlertRuleFields>;
      const { name, kind } = input;
      const fields = checked({ ...newRule, name, kind, ...(input.kind === 'no-data' ? { window: 'day' as const, threshold: 60 } : {}), ...given });
      return store.write({ window, label: `Added the rule ${fields.name}`, words: ruleWords }, () => {
        const id = store.newId();
        insert.run({ id, preset: null, ...stored(fields) });
        return { id };
      });
    },

    updateRule: async ({ ref, fields }: { ref: string; fields: Given<AlertRuleFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const { id: kept, key, ref: _, isChanged: __, source: ___, ...before } = rules.one(ref);
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<AlertRuleFields>;
      const after = checked({ ...before, ...given });
      return store.write({ window, label: `Changed the rule ${before.name}`, words: ruleWords }, () => {
        const id = kept ?? store.newId();
        if (kept === null) insert.run({ id, preset: key, ...stored(after) });
        else change.run({ id, ...stored(after) });
        return { id };
      });
    },

    restoreRule: async ({ ref }: { ref: string }, { window }: Caller): Promise<Written> => {
      const { id, key, name } = rules.one(ref);
      if (id === null || key === null) throw new DaybookError('CONFLICT', `${name} is as Daybook ships it.`);
      return store.write({ window, label: `Restored the rule ${name}`, words: ruleWords }, () => {
        remove.run({ id, at: store.now().toISOString() });
        return {};
      });
    },

    removeRule: async ({ ref }: { ref: string }, { window }: Caller): Promise<Written> => {
      const { id, key, name } = rules.one(ref);
      if (id === null || key !== null) throw new DaybookError('CONFLICT', `${name} comes with Daybook and cannot be removed. Turn it off instead.`);
      return store.write({ window, label: `Removed the rule ${name}`, words: ruleWords }, () => {
        remove.run({ id, at: store.now().toISOString() });
        return {};
      });
    },

    preview: async ({ rule: fields }: { rule: AlertRuleFields }): Promise<AlertPreview | null> => {
      const mine = (newestPreview += 1);
      const rule = { ...checked(fields), isOn: true, ref: 'preview' };
      const on = today();
      const [from, calendar, known] = [addDays(on, -previewDays), calendarOf(context), facts.metrics()];
      const found = new Map<string, { accountName: string; firedOn: Day; trace: string }>();
      const accounts = new Set<string>();
      let began = performance.now();
      for (const account of facts.accounts()) {
        const own = account.ownedTo !== null && account.ownedTo < on ? null : facts.of(account, known, { from, on });
        for (const fired of own === null ? [] : alertsOf([rule], own, { from, on, calendar })) {
          if (fired.firedOn <= from) continue;
          found.set(alertKey(account.id, rule.ref, fired.occurrence), { accountName: account.name, firedOn: fired.firedOn, trace: traceOf(fired) });
          accounts.add(account.id);
        }
        if (performance.now() - began < 4) continue;
        await turnOfOthers();
        if (mine !== newestPreview) return null;
        began = performance.now();
      }
      const examples = [...found.values()].toSorted((a, b) => b.firedOn.localeCompare(a.firedOn) || a.accountName.localeCompare(b.accountName)).slice(0, 5);
      return { fired: found.size, accounts: accounts.size, examples };
    },
  };
};
