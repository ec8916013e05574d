import type { AlertKind, AlertRuleFields, AlertSeverity, AlertWindow } from '#shared/alert-rules.ts';
import { DaybookError } from '#shared/errors.ts';
import { shippedAlertRules } from '#shared/presets/alert-rules.ts';
import type { MetricRole } from '#shared/adoption-rules.ts';
import type { Context } from '#electron/context.ts';

type Row = { id: string; preset: string | null; name: string; kind: string; metric_id: string | null; segment: string | null; window: string; threshold: number; min_base: number; severity: string; is_on: number };
/** A rule with the row that this book keeps of it, where it keeps one; `ref` stays the same when it is changed. */
export type KnownAlertRule = AlertRuleFields & { id: string | null; ref: string; key: string | null; isChanged: boolean; source: string };

/** What has no column of its own is kept with the window. */
type Window = { per: AlertWindow; role: MetricRole | null; fall: number };
export const storedWindow = ({ window, role, fall }: Pick<AlertRuleFields, 'window' | 'role' | 'fall'>): string => JSON.stringify({ per: window, role, fall } satisfies Window);

const knownOf = (row: Row): KnownAlertRule => {
  const { per, role, fall } = JSON.parse(row.window) as Window;
  return {
    id: row.id, ref: row.preset ?? row.id, key: row.preset, isChanged: row.preset !== null, source: shippedAlertRules.find(({ key }) => key === row.preset)?.source ?? '',
    name: row.name, kind: row.kind as AlertKind, metricId: row.metric_id, segment: row.segment, window: per, role, fall, threshold: row.threshold, minBase: row.min_base, severity: row.severity as AlertSeverity, isOn: row.is_on === 1,
  };
};

/** Reads the rules of usage alerts: those that Daybook ships, in this book's own version where it keeps one, and those made here. */
export const createAlertRuleRows = ({ store }: Pick<Context, 'store'>) => {
  const stored = store.db.prepare<[], Row>('SELECT * FROM alert_rules WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id');
  const all = (): KnownAlertRule[] => {
    const own = stored.all().map(knownOf);
    return [
      ...shippedAlertRules.map((shipped) => own.find(({ key }) => key === shipped.key) ?? { ...shipped, id: null, ref: shipped.key, isChanged: false }),
      ...own.filter(({ key }) => !shippedAlertRules.some((shipped) => shipped.key === key)),
    ];
  };
  return {
    all,
    one: (ref: string): KnownAlertRule => {
      const found = all().find((rule) => rule.ref === ref || rule.id === ref);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That rule is not in this book any more.');
      return found;
    },
  };
};
