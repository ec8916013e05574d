import { z } from 'zod';
import type { ShippedAlertRule } from '#shared/alert-rules.ts';

const rule = (key: string, given: Pick<ShippedAlertRule, 'name' | 'kind' | 'threshold' | 'severity' | 'source'> & Partial<ShippedAlertRule>): ShippedAlertRule => ({
  key, metricId: null, role: null, segment: null, window: 'month', minBase: 0, fall: 0, isOn: true, ...given,
});

/**
 * The rules of usage alerts that Daybook ships. The figures are those of the GitLab customer success handbook (rules.md § 6, signals); the base under which a
 * fall is not worth a word, and the 5 % from which active users count as falling, have no published figure and are Daybook's own.
 */
export const shippedAlertRules: readonly ShippedAlertRule[] = [
  rule('metric-drop', { name: 'Drop in a month', kind: 'drop', threshold: 20, minBase: 5, severity: 'medium', source: 'GitLab customer success handbook, drops: a metric −20 % month on month' }),
  rule('licence-drop', { name: 'Licence use drops', kind: 'ratio-drop', threshold: 10, minBase: 5, severity: 'high', source: 'GitLab customer success handbook, drops: licence ratio −10 % month on month' }),
  rule('no-data', { name: 'No data', kind: 'no-data', window: 'day', threshold: 60, severity: 'medium', source: 'GitLab customer success handbook: usage does not count after 60 days without data' }),
  rule('licences-full', { name: 'Licences nearly full', kind: 'capacity', threshold: 90, minBase: 5, severity: 'low', source: 'GitLab customer success handbook, growth: licences ≥ 90 % used' }),
  rule('seat-loss', { name: 'Seat loss', kind: 'seat-loss', threshold: 75, minBase: 5, fall: 5, severity: 'high', source: 'GitLab customer success handbook, seat loss: licences < 75 % used and falling actives; 5 % is Daybook’s own' }),
];

/** How alerts are evaluated and judged. */
export const alertLimits = z.strictObject({
  /** Periods that ended longer ago raise no alert, so that a first import does not bring years of them; days without Daybook are caught up with beyond it. */
  lookBackDays: z.int().min(1, 'That is a day or more.').max(366, 'That is a year at most.'),
  /** A rule is noisy from so many verdicts on, with a precision below the share. */
  noisyFrom: z.int().min(1, 'One verdict at least.').max(100, 'That is 100 at most.'),
  noisyBelowPercent: z.int().min(1, 'A share is 1 % or more.').max(100, 'A share is 100 % at most.'),
});
export type AlertLimits = z.infer<typeof alertLimits>;

/** No figures are published for these; they are Daybook's own. */
export const defaultAlertLimits: AlertLimits = { lookBackDays: 45, noisyFrom: 5, noisyBelowPercent: 50 };
