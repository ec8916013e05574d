import { getTableColumns, getTableName } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { daysBetween, startOfWeek, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Entity, Written } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Fact, LocalTime } from '#electron/sample/book.ts';
import { sampleInSteps } from '#electron/sample/sample.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import type { Connection } from '#electron/store/connection.ts';
import { createLedgerSync, ledgerRules } from '#electron/store/ledger-sync.ts';
import * as money from '#electron/store/schema-money.ts';
import * as review from '#electron/store/schema-review.ts';
import * as signals from '#electron/store/schema-signals.ts';
import * as success from '#electron/store/schema-success.ts';
import { accounts, actions, activities, attendances, commitments, contracts, people } from '#electron/store/schema.ts';
import type { Breather } from '#electron/store/store.ts';
import { eraseUsage, spareShared, writePoints } from './sample-usage.ts';

/** The tables whose rows are records; points, months, snapshots and contents of files are not. */
const { usagePoints: _points, usageMonths: _months, healthSnapshots: _snapshots, storedFiles: _files, ...tracked } = { ...signals, ...money, ...review };
const tables = { accounts, people, contracts, activities, attendances, commitments, actions, ...success, ...tracked };
/** The window that the dated changes of the sample belong to; nobody's undo reaches it, and its changes are found by it. */
const sampleWindow = 'sample';
/** Facts older than this are gathered by the week, newer ones by the day, which keeps the changes to about 130. */
const daysApart = 42;

const madeInSample = `SELECT h.record_id FROM changes c JOIN history h ON h.change_id = c.id WHERE c.window = '${sampleWindow}' AND c.kind = 'sample' AND h.field = ''`;

/** Writes facts into the change that is entered, each statement prepared once. A field that ends in `At` is a local time. */
const createWriter = (on: Connection, toInstant: (at: LocalTime) => Instant) => {
  const prepared = new Map<string, { run: (...values: unknown[]) => unknown }>();
  return ({ table, id, isNew, fields }: Fact): void => {
    const columns: Record<string, { name: string; mapToDriverValue: (value: unknown) => unknown }> = getTableColumns(tables[table]);
    const given = Object.entries(fields).flatMap(([key, value]) => {
      const column = columns[key];
      return column === undefined || value === undefined ? [] : [{ key, column, value: value === null ? null : column.mapToDriverValue(key.endsWith('At') ? toInstant(String(value)) : value) }];
    });
    const key = `${table} ${isNew ? 'insert' : 'update'} ${given.map((one) => one.key).join(' ')}`;
    const name = getTableName(tables[table]);
    const names = given.map(({ column }) => column.name);
    const statement =
      prepared.get(key) ??
      on.prepare(isNew ? `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})` : `UPDATE ${name} SET ${names.map((one) => `${one} = ?`).join(', ')} WHERE id = ?`);
    prepared.set(key, statement);
    statement.run(...given.map(({ value }) => value), ...(isNew ? [] : [id]));
  };
};

/** Tables in an order in which rows can go without leaving one that refers to them. */
const erasedInOrder = [
  'document_exports', 'review_attendees', 'review_agenda', 'review_steps', 'business_reviews', 'slide_sets', 'deck_templates', 'document_templates', 'voice_mentions', 'voice_items', 'reference_profiles', 'reference_asks', 'stories',
  'survey_responses', 'surveys', 'value_items', 'value_drivers', 'feature_education', 'opportunities', 'forecast_snapshots', 'renewals', 'arr_events', 'contract_lines', 'exchange_rates', 'time_entries', 'goals', 'own_reviews',
  'escalation_links', 'escalation_updates', 'escalations', 'risk_updates', 'risks', 'alerts', 'alert_rules', 'health_updates', 'health_models', 'support_cases', 'account_use_cases', 'account_products', 'use_cases',
  'usage_metrics', 'features', 'products', 'usage_batches', 'backtest_studies',
  'measurements', 'ratings', 'criteria', 'milestones', 'objectives', 'plans', 'plan_templates', 'onboardings', 'run_steps', 'playbook_runs', 'playbooks', 'sponsor_pairs', 'account_roles', 'engagement_exceptions',
  'role_exceptions', 'priority_reviews', 'account_plans', 'handoffs', 'team_members', 'external_references', 'actions', 'attendances', 'commitments', 'activities', 'contracts', 'people', 'accounts',
] as const satisfies Entity[];

/** Gathers into `temp.doomed` what the sample made, and everything that hangs on its accounts. */
const gather = (on: Connection): void => {
  on.exec('CREATE TEMP TABLE doomed (entity TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (entity, id)) WITHOUT ROWID');
  for (const entity of Object.values(tables).map((table) => getTableName(table))) on.exec(`INSERT INTO doomed SELECT '${entity}', id FROM ${entity} WHERE id IN (${madeInSample} AND h.entity = '${entity}')`);
  const adopt = (entity: Entity, column: string, owner: string): unknown =>
    on.exec(`INSERT OR IGNORE INTO doomed SELECT '${entity}', id FROM ${entity} WHERE ${column} IN (SELECT id FROM doomed ${owner === '' ? '' : `WHERE entity = '${owner}'`})`);
  const ofAccount = [
    'people', 'contracts', 'activities', 'commitments', 'actions', 'plans', 'playbook_runs', 'onboardings', 'account_roles', 'sponsor_pairs', 'account_plans', 'handoffs', 'role_exceptions', 'engagement_exceptions', 'priority_reviews',
    'account_use_cases', 'account_products', 'alerts', 'support_cases', 'health_updates', 'risks', 'escalations', 'renewals', 'arr_events', 'opportunities', 'feature_education', 'value_items', 'survey_responses', 'time_entries',
    'business_reviews', 'document_exports', 'voice_mentions', 'reference_profiles', 'reference_asks', 'stories',
  ] as const;
  for (const entity of ofAccount) adopt(entity, 'account_id', 'accounts');
  adopt('attendances', 'activity_id', 'activities');
  adopt('contract_lines', 'contract_id', 'contracts');
  for (const part of ['review_attendees', 'review_agenda', 'review_steps'] as const) adopt(part, 'review_id', 'business_reviews');
  adopt('objectives', 'plan_id', 'plans');
  adopt('milestones', 'objective_id', 'objectives');
  adopt('criteria', 'objective_id', 'objectives');
  adopt('measurements', 'criterion_id', 'criteria');
  adopt('ratings', 'criterion_id', 'criteria');
  adopt('run_steps', 'run_id', 'playbook_runs');
  adopt('risk_updates', 'risk_id', 'risks');
  adopt('escalation_updates', 'escalation_id', 'escalations');
  adopt('escalation_links', 'escalation_id', 'escalations');
  adopt('sponsor_pairs', 'person_id', 'people');
  spareShared(on);
  adopt('external_references', 'record_id', '');
  // A row of Today names its record in its key, also where it has no account.
  const isDoomed = on.prepare<[string], { id: string }>('SELECT id FROM doomed WHERE id = ? LIMIT 1');
  const alone = on.prepare<[], { id: string; dedupe_key: string }>('SELECT id, dedupe_key FROM actions WHERE account_id IS NULL').all();
  const add = on.prepare(`INSERT OR IGNORE INTO doomed VALUES ('actions', ?)`);
  for (const { id, dedupe_key: key } of alone) if ((key.match(/[0-9A-HJKMNP-TV-Z]{26}/g) ?? []).some((named) => isDoomed.get(named) !== undefined)) add.run(id);
};

/** Cuts what stays loose from what goes: the person's own records keep the names that they referred to. */
const cutLoose = (on: Connection): void => {
  const gone = (entity: Entity): string => `(SELECT id FROM doomed WHERE entity = '${entity}')`;
  const nameOf = (column: string): string => `CASE ${column} WHEN '' THEN (SELECT name FROM people p WHERE p.id = person_id) ELSE ${column} END`;
  on.exec(`
    UPDATE accounts SET parent_id = NULL WHERE parent_id IN ${gone('accounts')} AND id NOT IN ${gone('accounts')};
    UPDATE attendances SET name = ${nameOf('name')}, person_id = NULL WHERE person_id IN ${gone('people')} AND id NOT IN ${gone('attendances')};
    UPDATE commitments SET owner = ${nameOf('owner')}, person_id = NULL WHERE person_id IN ${gone('people')} AND id NOT IN ${gone('commitments')};
    UPDATE people SET reports_to_id = NULL WHERE reports_to_id IN ${gone('people')} AND id NOT IN ${gone('people')};
    UPDATE people SET replaced_by_id = NULL WHERE replaced_by_id IN ${gone('people')} AND id NOT IN ${gone('people')};
    UPDATE commitments SET activity_id = NULL WHERE activity_id IN ${gone('activities')} AND id NOT IN ${gone('commitments')};
  `);
};

/** Deletes the doomed records with their history, and the changes that are left without any. Gives the number of records. */
const erase = async (on: Connection, breathe: Breather, changeId: string): Promise<number> => {
  const forget = on.prepare('DELETE FROM history WHERE entity = ? AND record_id = ?');
  const changesOf = on.prepare<[string, string], { change_id: string }>('SELECT change_id FROM history WHERE entity = ? AND record_id = ?');
  const touched = new Set<string>();
  let removed = 0;
  for (const entity of erasedInOrder) {
    const remove = on.prepare(`DELETE FROM ${entity} WHERE id = ?`);
    for (const { id } of on.prepare<[string], { id: string }>('SELECT id FROM doomed WHERE entity = ?').all(entity)) {
      for (const change of changesOf.all(entity, id)) touched.add(change.change_id);
      forget.run(entity, id);
      removed += remove.run(id).changes;
      await breathe();
    }
  }
  const unused = `id <> @changeId AND NOT EXISTS (SELECT 1 FROM history h WHERE h.change_id = changes.id)`;
  const dropChange = on.prepare(`DELETE FROM changes WHERE id = @id AND ${unused} AND NOT EXISTS (SELECT 1 FROM import_runs r WHERE r.change_id = changes.id)`);
  for (const id of touched) dropChange.run({ id, changeId });
  on.prepare(`DELETE FROM changes WHERE kind = 'sample' AND ${unused}`).run({ changeId });
  return removed;
};

export const createSample = ({ store, settings, today }: Context) => {
  const { db } = store;
  const anything = db.prepare<[], { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM accounts WHERE deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activities WHERE deleted_at IS NULL) OR EXISTS (SELECT 1 FROM people WHERE deleted_at IS NULL) AS found`,
  );
  const present = db.prepare<[], { found: number }>(`SELECT EXISTS (SELECT 1 FROM accounts a WHERE a.deleted_at IS NULL AND a.id IN (${madeInSample} AND h.entity = 'accounts')) AS found`);
  const isPresent = (): boolean => present.get()?.found === 1;

  return {
    /** True where the book has no account, person or entry, so that the first run is shown. */
    isEmpty: (): boolean => anything.get()?.found === 0,
    /** True where accounts of the sample book are still there. */
    isPresent,

    /**
     * Fills in the sample book, dated back over two years, so that the book can be read as of any day of them.
     * @throws DaybookError CONFLICT where it is open already.
     */
    open: ({ window }: Caller): Promise<Written> => {
      const zone = settings().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
      const toInstant = (at: LocalTime): Instant => new Date(Temporal.PlainDateTime.from(at).toZonedDateTime(zone).epochMilliseconds).toISOString();
      const now = store.now().toISOString();
      const on = today();
      const { name, email } = settings().me;
      const bucket = (at: Day): string => (daysBetween(at, on) > daysApart ? startOfWeek(at) : at);

      return store.writeLong({ window, label: 'Opened the sample book', words: bookWords, kind: 'sample' }, undefined, async (to, breathe, changeId) => {
        if (isPresent()) throw new DaybookError('CONFLICT', 'The sample book is open already. Remove it first, then open it anew.');
        const steps = sampleInSteps(on, { newId: store.newId, me: { name, email } });
        let step = steps.next();
        while (step.done !== true) {
          await breathe();
          step = steps.next();
        }
        const addChange = to.prepare(`INSERT INTO changes (id, at, window, label, words, kind) VALUES (?, ?, '${sampleWindow}', 'Opened the sample book', ?, 'sample')`);
        const enter = to.prepare('UPDATE current_change SET change_id = ?');
        const write = createWriter(to, toInstant);
        for (const facts of Map.groupBy(step.value.facts, (fact) => bucket(fact.at.slice(0, 10))).values()) {
          const last = toInstant(facts.at(-1)?.at ?? `${on}T00:00`);
          const id = store.newId();
          addChange.run(id, last < now ? last : now, JSON.stringify(bookWords));
          enter.run(id);
          for (const fact of facts) {
            write(fact);
            await breathe();
          }
        }
        enter.run(changeId);
        await createLedgerSync(to, store).syncInSteps(step.value.facts.filter(({ table, isNew }) => table === 'accounts' && isNew).map(({ id }) => id), ledgerRules({ settings, today }), breathe);
        await writePoints(to, step.value.points, breathe);
        return {};
      });
    },

    /** Takes the sample's records and all that hangs on its accounts away for good, with their history. The person's own records, settings and views stay. */
    remove: ({ window }: Caller): Promise<{ removed: number } & Written> =>
      store.writeLong({ window, label: 'Removed the sample book', words: bookWords, kind: 'sample' }, undefined, async (on, breathe, changeId) => {
        gather(on);
        await breathe();
        cutLoose(on);
        on.prepare('UPDATE current_change SET erasing = 1').run();
        await eraseUsage(on, breathe);
        const removed = await erase(on, breathe, changeId);
        on.prepare('UPDATE current_change SET erasing = 0').run();
        return { removed };
      }),
  };
};
