import { addDays, daysBetween, startOfWeek, type Day } from '#shared/days.ts';
import type { Arc } from '#electron/sample/accounts.ts';
import { local, type Fact, type RowOf, type SamplePoint } from '#electron/sample/book.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

/** Licences used and people active, as shares of what is bought, some weeks ago; in between it goes straight. */
type Knot = readonly [weeksAgo: number, used: number, active: number];
const curves: Record<Arc, readonly Knot[]> = {
  steady: [[104, 0.79, 0.73], [60, 0.84, 0.79], [0, 0.88, 0.84]],
  expanding: [[104, 0.76, 0.7], [40, 0.88, 0.82], [18, 0.93, 0.86], [0, 0.96, 0.89]],
  recovered: [[104, 0.84, 0.78], [64, 0.8, 0.7], [50, 0.58, 0.36], [43, 0.55, 0.34], [24, 0.76, 0.68], [0, 0.85, 0.81]],
  onboarding: [[104, 0.78, 0.74], [0, 0.78, 0.74]],
  sliding: [[104, 0.84, 0.78], [15, 0.83, 0.77], [0, 0.66, 0.45]],
  wobbly: [[104, 0.78, 0.72], [37, 0.76, 0.67], [28, 0.62, 0.52], [20, 0.7, 0.63], [12, 0.59, 0.49], [5, 0.68, 0.59], [0, 0.65, 0.56]],
  'at risk': [[104, 0.83, 0.78], [26, 0.8, 0.75], [13, 0.77, 0.69], [0, 0.42, 0.24]],
  silent: [[104, 0.72, 0.62], [0, 0.62, 0.5]],
};
/** Since so many weeks nothing comes from an account that fell silent: longer than the limit after which there is no data. */
const silentWeeks = 11;
/** Weeks in which the export failed for some accounts, counted back. */
const failedWeeks = [36, 37, 38, 39, 40, 41];
const failedAccounts = ['Cloudberry Dairy', 'Ombrello Hotels', 'Thistledown Packaging', 'Hexley Robotics'];
/** A new customer takes so many weeks until everybody is on board. */
const rampWeeks = 6;

const sharesAt = (arc: Arc, weeksAgo: number): { used: number; active: number } => {
  const knots = curves[arc];
  const after = knots.findIndex(([at]) => at <= weeksAgo);
  const [from, to] = [knots[Math.max(0, after - 1)] ?? knots[0], knots[Math.max(0, after)] ?? knots[0]];
  if (from === undefined || to === undefined || from[0] === to[0]) return { used: to?.[1] ?? 0, active: to?.[2] ?? 0 };
  const way = Math.min(1, (from[0] - weeksAgo) / (from[0] - to[0]));
  return { used: from[1] + (to[1] - from[1]) * way, active: from[2] + (to[2] - from[2]) * way };
};

export type UsageStory = { account: SampleAccount; contracts: readonly RowOf<'contracts'>[] };
/** The ids of the metrics; those of use cases by the product whose owners have values of them. */
export type SampleMetrics = { used: string; billable: string; active: string; ofProduct: ReadonlyMap<string, string> };

const seatsOn = (contracts: readonly RowOf<'contracts'>[], on: Day): number => {
  const running = contracts.filter((one) => one.startOn <= on && (one.endOn ?? '9999') >= on).reduce((sum, one) => sum + (one.seats ?? 0), 0);
  return running > 0 ? running : (contracts.findLast((one) => (one.seats ?? 0) > 0)?.seats ?? 0);
};

/**
 * Two years of weekly usage that follow each account's story, as if an export had been imported each Monday for the week before, so that the book
 * can be read as it was known then. The values are of Fridays.
 */
export function* usageWeeks(stories: readonly UsageStory[], metrics: SampleMetrics, owns: (accountId: string, product: string) => boolean, { today, random, newId, weeks }: { today: Day; random: Random; newId: () => string; weeks: number }): Generator<{ fact: Fact; points: SamplePoint[] }> {
  const own = new Map(stories.map(({ account }) => [account.id, { used: (random.next() - 0.5) * 0.14, active: (random.next() - 0.5) * 0.2, useCase: (random.next() - 0.5) * 0.2 }]));
  const lastMonday = startOfWeek(addDays(today, -1));
  for (let back = weeks; back >= 0; back -= 1) {
    const monday = addDays(lastMonday, -7 * back);
    const day = addDays(monday, -3);
    const batchId = newId();
    const points = stories.flatMap(({ account, contracts }): SamplePoint[] => {
      const { id: accountId, spec, since } = account;
      const noise = (size: number): number => (random.next() - 0.5) * 2 * size;
      const [usedNoise, activeNoise, ...useCaseNoise] = [noise(0.012), noise(0.025), ...[...metrics.ofProduct].map(() => noise(0.05))];
      if (day < since || (spec.arc === 'silent' && back < silentWeeks) || (failedWeeks.includes(back) && failedAccounts.includes(spec.name))) return [];
      const offset = own.get(accountId) ?? { used: 0, active: 0, useCase: 0 };
      const ramp = account.isNew ? Math.min(1, (daysBetween(since, day) / 7 + 0.4) / rampWeeks) : 1;
      const { used, active } = sharesAt(spec.arc, back);
      const billable = seatsOn(contracts, day);
      const lift = spec.arc === 'expanding' ? Math.abs(offset.used) / 2 : offset.used / 2;
      const atMost = (share: number, top: number): number => Math.max(0, Math.min(top, share));
      const usedShare = atMost((used + lift + (usedNoise ?? 0)) * ramp, 1.02);
      const value = (metricId: string, says: number): SamplePoint => ({ batchId, accountId, metricId, day, value: says });
      return [
        value(metrics.billable, billable),
        value(metrics.used, Math.round(billable * usedShare)),
        value(metrics.active, Math.round(billable * atMost((active + offset.active / 2 + (activeNoise ?? 0)) * ramp, usedShare))),
        ...[...metrics.ofProduct].flatMap(([product, metricId], at) => (owns(accountId, product) ? [value(metricId, Math.round(100 * atMost((active * 1.04 + offset.useCase + (useCaseNoise[at] ?? 0)) * ramp, 0.98)))] : [])),
      ];
    });
    if (points.length === 0) continue;
    const at = local(monday, '07:40');
    yield { fact: { at, table: 'usageBatches', id: batchId, isNew: true, fields: { id: batchId, source: `brindlework-usage-${monday}.csv`, recordedAt: at, points: points.length } }, points };
  }
}
