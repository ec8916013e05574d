import { dayName, type Day, type Instant } from '#shared/days.ts';
import { criterionStageNames, latestOf, type CriterionStage } from '#shared/plan-rules.ts';
import type { EvidenceRow } from '#shared/value.ts';
import type { VerifiedOutcome } from '#shared/value-compose.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { criteria, measurements } from '#electron/store/schema-success.ts';
import { createUsageNow, type MetricRead } from '#electron/store/usage-now.ts';

const [toCriterion, toMeasurement] = [recordOf(criteria), recordOf(measurements)];
type Criterion = ReturnType<typeof toCriterion>;
type Measurement = ReturnType<typeof toMeasurement>;
type MetricRow = MetricRead & { id: string; name: string; unit: string };

const figure = (value: number, unit: string): string => `${value.toLocaleString('en', { maximumFractionDigits: 2 })}${unit === '' ? '' : ` ${unit}`}`;
const inAccounts = 'p.account_id IN (SELECT value FROM json_each(@ids))';

/** What the figures of an account rest on, and what was verified. `known` is empty where nothing is asked of the account. */
export type EvidenceOfAccount = { rows: EvidenceRow[]; outcomes: VerifiedOutcome[] };

const changeOf = ({ baseline, unit }: Criterion, last: Measurement | null): string =>
  last === null ? '' : `${baseline === null ? '' : `from ${figure(baseline, '')} to `}${figure(last.value, unit)}`;

const criterionRow = (one: Criterion, planId: string, last: Measurement | null, by: string): EvidenceRow => {
  const stage = one.stage as CriterionStage;
  const known = [last === null ? 'not measured yet' : `${changeOf(one, last)} on ${dayName(last.onDay)}`, stage === 'verified' && one.verifiedOn !== null ? `verified${by === '' ? '' : ` by ${by}`} on ${dayName(one.verifiedOn)}` : criterionStageNames[stage].toLowerCase()];
  return { entity: 'criteria', id: one.id, label: one.metric, says: known.join(', '), value: last?.value ?? null, unit: one.unit, planId };
};

/** Reads what figures can rest on: criteria with their measurements, and the metrics of use that an account has values of, as they were known on a day. */
export const createValueEvidence = ({ store, settings }: Context) => {
  const { db } = store;
  const read = {
    criteria: db.prepare<object, StoredRow & { plan_id: string; owner: string }>(`SELECT k.*, p.id AS plan_id, p.account_id AS owner FROM criteria k JOIN objectives o ON o.id = k.objective_id JOIN plans p ON p.id = o.plan_id WHERE ${inAccounts} ORDER BY p.rid DESC, o.position, k.position, k.rid`),
    measurements: db.prepare<object, StoredRow>(`SELECT m.* FROM measurements m JOIN criteria k ON k.id = m.criterion_id JOIN objectives o ON o.id = k.objective_id JOIN plans p ON p.id = o.plan_id WHERE ${inAccounts} ORDER BY m.on_day, m.rid`),
    people: db.prepare<object, { id: string; name: string; title: string }>('SELECT id, name, title FROM people WHERE account_id IN (SELECT value FROM json_each(@ids))'),
    gone: db.prepare<object, { id: string }>(`SELECT k.id FROM criteria k JOIN objectives o ON o.id = k.objective_id JOIN plans p ON p.id = o.plan_id WHERE ${inAccounts} AND (o.deleted_at IS NOT NULL OR p.deleted_at IS NOT NULL)`),
    rid: db.prepare<[string], { rid: number }>('SELECT rid FROM accounts WHERE id = ?'),
    metrics: db.prepare<[], MetricRow>('SELECT rid, id, name, unit, aggregate, grain FROM usage_metrics WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, rid'),
  };
  const usageNow = createUsageNow(db);

  const metricRows = (accountId: string, on: Day): EvidenceRow[] => {
    const rid = read.rid.get(accountId)?.rid;
    if (rid === undefined) return [];
    const metrics = read.metrics.all();
    const values = usageNow([rid], metrics, on, settings().adoption.windowDays, null).get(rid);
    return metrics.flatMap(({ rid: metricRid, id, name, unit }): EvidenceRow[] => {
      const now = values?.get(metricRid);
      return now === undefined ? [] : [{ entity: 'usage_metrics', id, label: name, says: `${figure(now.value, unit)} on ${dayName(now.on)}`, value: now.value, unit, planId: null }];
    });
  };

  /** @param at the instant as of which it was known; `null` is now */
  return (accountId: string, on: Day, at: Instant | null): EvidenceOfAccount => {
    const ids = { ids: JSON.stringify([accountId]) };
    const known = <Row extends StoredRow>(entity: 'criteria' | 'measurements', rows: Row[]): Row[] => (at === null ? rows.filter((row) => row.deleted_at === null) : asOf(db, entity, rows, at));
    const gone = new Set(at === null ? read.gone.all(ids).map(({ id }) => id) : []);
    const people = new Map(read.people.all(ids).map((one) => [one.id, one.title === '' ? one.name : `${one.name}, ${one.title}`]));
    const measured = Map.groupBy(known('measurements', read.measurements.all(ids)).map(toMeasurement).filter(({ onDay }) => onDay <= on), (one) => one.criterionId);
    const its = known('criteria', read.criteria.all(ids)).filter(({ id }) => !gone.has(id)).map((row) => ({ planId: row.plan_id, one: toCriterion(row) }));
    const personOf = (id: string | null): string => people.get(id ?? '') ?? '';
    const rows = its.flatMap(({ planId, one }): EvidenceRow[] => {
      const own = measured.get(one.id) ?? [];
      return [
        criterionRow(one, planId, latestOf(own), personOf(one.verifiedById)),
        ...own.map(({ id, onDay, value, source }): EvidenceRow => ({ entity: 'measurements', id, label: one.metric, says: `${figure(value, one.unit)} on ${dayName(onDay)}${source === '' ? '' : `, ${source}`}`, value, unit: one.unit, planId })),
      ];
    });
    const outcomes = its
      .flatMap(({ planId, one }): VerifiedOutcome[] =>
        one.stage === 'verified' && one.verifiedOn !== null && one.verifiedWords !== '' ? [{ id: one.id, planId, metric: one.metric, change: changeOf(one, latestOf(measured.get(one.id) ?? [])), by: personOf(one.verifiedById), on: one.verifiedOn, words: one.verifiedWords, impact: one.impact }] : [])
      .toSorted((a, b) => b.on.localeCompare(a.on));
    return { rows: [...rows, ...metricRows(accountId, on)], outcomes };
  };
};
