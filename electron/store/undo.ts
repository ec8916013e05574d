import Database from 'better-sqlite3';
import { DaybookError } from '#shared/errors.ts';
import type { Entity, Written } from '#shared/records.ts';
import type { Connection } from '#electron/store/connection.ts';
import type { Breather, Store } from '#electron/store/store.ts';
import { checkpointApart, manyPoints, withEase } from '#electron/store/large-write.ts';
import { accountsMovedBy, createLedgerSync, ledgerRulesIn } from '#electron/store/ledger-sync.ts';
import { refreshMonths } from '#electron/store/usage-points.ts';

type ChangeRow = { id: string; label: string; words: string; kind: string };

/** Which fields of which kinds of record a change touched; an empty field means that records were made. */
const touched = (db: Connection, changeId: string): { entity: Entity; field: string; n: number }[] =>
  db.prepare<[string], { entity: Entity; field: string; n: number }>('SELECT entity, field, count(*) AS n FROM history WHERE change_id = ? GROUP BY entity, field').all(changeId);

const madeIn = `SELECT record_id FROM history WHERE change_id = @change AND entity = @entity AND field = ''`;

const belongTo: Partial<Record<Entity, { child: Entity; column: string }[]>> = {
  accounts: [
    { child: 'people', column: 'account_id' },
    { child: 'contracts', column: 'account_id' },
    { child: 'activities', column: 'account_id' },
    { child: 'commitments', column: 'account_id' },
    { child: 'accounts', column: 'parent_id' },
    { child: 'plans', column: 'account_id' },
    { child: 'playbook_runs', column: 'account_id' },
    { child: 'onboardings', column: 'account_id' },
    { child: 'account_plans', column: 'account_id' },
    { child: 'handoffs', column: 'account_id' },
    { child: 'account_roles', column: 'account_id' },
    { child: 'sponsor_pairs', column: 'account_id' },
    { child: 'role_exceptions', column: 'account_id' },
    { child: 'engagement_exceptions', column: 'account_id' },
    { child: 'account_use_cases', column: 'account_id' },
    { child: 'account_products', column: 'account_id' },
    { child: 'support_cases', column: 'account_id' },
    { child: 'health_updates', column: 'account_id' },
    { child: 'risks', column: 'account_id' },
    { child: 'escalations', column: 'account_id' },
    { child: 'opportunities', column: 'account_id' },
    { child: 'feature_education', column: 'account_id' },
    { child: 'value_items', column: 'account_id' },
    { child: 'survey_responses', column: 'account_id' },
    { child: 'time_entries', column: 'account_id' },
    { child: 'business_reviews', column: 'account_id' },
    { child: 'voice_mentions', column: 'account_id' },
    { child: 'reference_profiles', column: 'account_id' },
    { child: 'reference_asks', column: 'account_id' },
    { child: 'stories', column: 'account_id' },
  ],
  contracts: [{ child: 'contract_lines', column: 'contract_id' }, { child: 'renewals', column: 'contract_id' }],
  business_reviews: [{ child: 'review_attendees', column: 'review_id' }, { child: 'review_agenda', column: 'review_id' }, { child: 'review_steps', column: 'review_id' }, { child: 'document_exports', column: 'review_id' }],
  voice_items: [{ child: 'voice_mentions', column: 'item_id' }],
  surveys: [{ child: 'survey_responses', column: 'survey_id' }],
  goals: [{ child: 'goals', column: 'parent_id' }],
  products: [{ child: 'features', column: 'product_id' }, { child: 'usage_metrics', column: 'product_id' }, { child: 'use_cases', column: 'product_id' }, { child: 'account_products', column: 'product_id' }, { child: 'contract_lines', column: 'product_id' }, { child: 'opportunities', column: 'product_id' }, { child: 'voice_items', column: 'product_id' }],
  features: [{ child: 'usage_metrics', column: 'feature_id' }, { child: 'feature_education', column: 'feature_id' }],
  usage_metrics: [{ child: 'use_cases', column: 'metric_id' }, { child: 'alert_rules', column: 'metric_id' }],
  use_cases: [{ child: 'account_use_cases', column: 'use_case_id' }],
  risks: [{ child: 'risk_updates', column: 'risk_id' }, { child: 'escalations', column: 'risk_id' }],
  escalations: [{ child: 'escalation_updates', column: 'escalation_id' }, { child: 'escalation_links', column: 'escalation_id' }, { child: 'commitments', column: 'escalation_id' }],
  support_cases: [{ child: 'escalation_links', column: 'case_id' }],
  people: [{ child: 'sponsor_pairs', column: 'person_id' }],
  team_members: [{ child: 'account_roles', column: 'member_id' }, { child: 'sponsor_pairs', column: 'member_id' }, { child: 'engagement_exceptions', column: 'member_id' }],
  activities: [{ child: 'commitments', column: 'activity_id' }, { child: 'voice_mentions', column: 'activity_id' }],
  playbook_runs: [{ child: 'onboardings', column: 'run_id' }],
  plans: [{ child: 'objectives', column: 'plan_id' }],
  objectives: [{ child: 'milestones', column: 'objective_id' }, { child: 'criteria', column: 'objective_id' }],
  criteria: [{ child: 'measurements', column: 'criterion_id' }, { child: 'ratings', column: 'criterion_id' }],
};

/** Refuses where a later write would be lost or left without the record that it belongs to. */
const refuseIfBuiltOn = (db: Connection, change: ChangeRow): void => {
  const parts = touched(db, change.id);
  for (const { entity, field } of parts) {
    const bound = { change: change.id, entity };
    if (field === '') {
      for (const { child, column } of belongTo[entity] ?? []) {
        const later = db
          .prepare<object, { n: number }>(
            `SELECT count(*) AS n FROM ${child} c WHERE c.deleted_at IS NULL AND c.${column} IN (${madeIn})
             AND NOT EXISTS (SELECT 1 FROM history h WHERE h.change_id = @change AND h.entity = '${child}' AND h.record_id = c.id AND h.field IN ('', '${column}'))`,
          )
          .get(bound)?.n;
        if (later !== undefined && later > 0) throw new DaybookError('CONFLICT', `“${change.label}” cannot be undone while ${later} ${later === 1 ? 'record' : 'records'} added since belong to it. Undo those first.`);
      }
    } else if (entity !== 'arr_events' || field === 'kind_by_hand' || field === 'reason') {
      // What is derived is derived again afterwards.
      const moved = db
        .prepare<object, { n: number }>(
          `SELECT count(*) AS n FROM history h JOIN ${entity} t ON t.id = h.record_id
           WHERE h.change_id = @change AND h.entity = @entity AND h.field = '${field}' AND t.${field} IS NOT h.new AND h.record_id NOT IN (${madeIn})`,
        )
        .get(bound)?.n;
      if (moved !== undefined && moved > 0) throw new DaybookError('CONFLICT', `“${change.label}” was changed again since, so it was not undone. Undo the later change first.`);
    }
  }
};

const chunk = 500;

/** Sets every field that a change moved back to what it was, and takes away what it made. Runs inside a change of its own. */
const reverse = async (db: Connection, change: ChangeRow, at: string, breathe: Breather): Promise<void> => {
  for (const { entity, field, n } of touched(db, change.id)) {
    const ids = `SELECT record_id FROM history WHERE change_id = @change AND entity = @entity AND field = @field ORDER BY rid LIMIT ${chunk} OFFSET @skip`;
    const statement =
      field === ''
        ? db.prepare(`UPDATE ${entity} SET deleted_at = @at WHERE deleted_at IS NULL AND id IN (${ids})`)
        : db.prepare(
            `UPDATE ${entity} SET ${field} = (SELECT old FROM history WHERE change_id = @change AND entity = @entity AND field = @field AND record_id = ${entity}.id)
             WHERE id IN (${ids}) AND id NOT IN (${madeIn})`,
          );
    for (let skip = 0; skip < n; skip += chunk) {
      statement.run({ change: change.id, entity, field, skip, ...(field === '' ? { at } : {}) });
      await breathe();
    }
  }
};

/** Brings the ledger of the accounts that a change touched in step with their contracts as they are again; of all where it changed the grace. */
const deriveAgain = async (store: Store, db: Connection, change: ChangeRow, breathe: Breather): Promise<void> => {
  const isAll = db.prepare<[string], { id: string }>(`SELECT s.id FROM history h JOIN settings s ON s.id = h.record_id WHERE h.change_id = ? AND h.entity = 'settings' AND s.key = 'renewalGraceDays'`).get(change.id) !== undefined;
  await createLedgerSync(db, store).syncInSteps(isAll ? null : accountsMovedBy(db, change.id), ledgerRulesIn(db, store.now()), breathe);
};

const findLast = (store: Store, window: string, kinds: readonly string[]): ChangeRow | undefined =>
  store.db
    .prepare<[string], ChangeRow & { undone_by: string | null }>(
      `SELECT id, label, words, kind FROM changes WHERE window = ? AND undone_by IS NULL AND kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) ORDER BY id DESC LIMIT 1`,
    )
    .get(window);

/** The change that this window would take back next. */
export const nextUndo = (store: Store, window: string): ChangeRow | undefined => findLast(store, window, ['write', 'import', 'redo']);

/** The undo that this window would take back next; none once something new was written after it. */
export const nextRedo = (store: Store, window: string): ChangeRow | undefined => {
  const undo = findLast(store, window, ['undo']);
  const newest = store.db.prepare<[string], { id: string }>(`SELECT id FROM changes WHERE window = ? AND kind IN ('write', 'import') ORDER BY id DESC LIMIT 1`).get(window);
  return undo !== undefined && (newest === undefined || newest.id < undo.id) ? undo : undefined;
};

const takeBack = async (store: Store, window: string, change: ChangeRow, kind: 'undo' | 'redo'): Promise<Written> => {
  const words = JSON.parse(change.words) as string[];
  let isLarge = false;
  const written = await store.writeLong({ window, label: change.label, words, kind, reverses: change.id }, undefined, async (db, breathe, changeId) => {
    refuseIfBuiltOn(db, change);
    try {
      await reverse(db, change, store.now().toISOString(), breathe);
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE') throw new DaybookError('CONFLICT', `“${change.label}” cannot be ${kind === 'undo' ? 'undone' : 'done again'}: something written since stands in its place, such as one with the same key. Remove or rename that first.`);
      throw error;
    }
    await deriveAgain(store, db, change, breathe);
    const batches = db.prepare<[string], { rid: number; points: number }>(`SELECT DISTINCT b.rid, b.points FROM history h JOIN usage_batches b ON b.id = h.record_id WHERE h.change_id = ? AND h.entity = 'usage_batches'`).all(change.id);
    const rids = batches.map(({ rid }) => rid);
    isLarge = batches.reduce((sum, { points }) => sum + points, 0) >= manyPoints;
    if (isLarge) await withEase(db, store.file, breathe, (eased) => refreshMonths(db, rids, eased));
    else if (rids.length > 0) await refreshMonths(db, rids, breathe);
    db.prepare('UPDATE changes SET undone_by = ? WHERE id = ?').run(changeId, change.id);
    return {};
  });
  if (isLarge) await checkpointApart(store.file);
  return written;
};

/**
 * Takes back a change: this window's last one, or the one named.
 * @throws DaybookError where there is none, it was undone already, or something was built on it.
 */
export const undo = async (store: Store, window: string, changeId: string | null): Promise<Written> => {
  const change =
    changeId === null
      ? nextUndo(store, window)
      : store.db.prepare<[string], ChangeRow>(`SELECT id, label, words, kind FROM changes WHERE id = ? AND undone_by IS NULL AND kind IN ('write', 'import', 'redo')`).get(changeId);
  if (change === undefined) throw new DaybookError('NOT_FOUND', changeId === null ? 'There is nothing left to undo in this window.' : 'That was undone already.');
  return takeBack(store, window, change, 'undo');
};

/** Does again what this window undid last. */
export const redo = async (store: Store, window: string): Promise<Written> => {
  const change = nextRedo(store, window);
  if (change === undefined) throw new DaybookError('NOT_FOUND', 'There is nothing to do again in this window.');
  return takeBack(store, window, change, 'redo');
};
