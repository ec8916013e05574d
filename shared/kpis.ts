import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import type { KpiPart, KpiRecord, KpiResult } from '#shared/kpi-facts.ts';
import { methods, type Line } from '#shared/kpi-movements.ts';
import { kpiKeys, type KpiKey } from '#shared/kpi-names.ts';
import { periodKinds, type Measured, type Period } from '#shared/kpi-periods.ts';
import { ownerships } from '#shared/kpi-rules.ts';
import type { ArrEventKind } from '#shared/ledger.ts';
import type { Money } from '#shared/money.ts';
import { id } from '#shared/records.ts';

/** A period by its kind and a day of it; `null` is the one that runs. */
export const periodAsked = z.strictObject({ kind: z.enum(periodKinds), on: day.nullable() });
export const kpiAsked = z.strictObject({
  period: periodAsked,
  owned: z.enum(ownerships),
  method: z.enum(methods),
  /** The key of a segment; `null` is all of them. */
  segment: z.string().max(40).nullable(),
});
export type KpiAsked = z.infer<typeof kpiAsked>;

/** A KPI beside the period before and its target for a period as long as what is measured. Values are as the unit of its definition. */
export type KpiFigure = KpiResult & { previous: number | null; target: number | null; isMet: boolean | null };

/** ARR of the book from the start to the end of the period, in minor units; the steps add up. */
export type Waterfall = { start: number; lines: { line: Line; minor: number }[]; end: number; missing: { currency: string; accounts: number }[] };

/** The KPIs of one segment. `start` and `end` are its ARR in the book. */
export type SegmentKpis = { key: string; name: string; accounts: number; start: number; end: number; values: Record<KpiKey, number | null> };

export type KpiBoard = {
  period: Period;
  measured: Measured;
  previous: Period;
  next: Period | null;
  currency: string;
  /** What the archetype is measured by first, then the rest in the order of the definitions. */
  figures: KpiFigure[];
  measuredBy: KpiKey[];
  waterfall: Waterfall;
  /** Accounts of the cohort with usage-priced ARR. */
  estimated: number;
  segments: SegmentKpis[];
  /** False while no account has a movement of ARR. */
  hasLedger: boolean;
};

/** The last periods of a kind, oldest first, with the value of every KPI in each. Those of trailing twelve months end a quarter apart. */
export type KpiTrend = { periods: Pick<Period, 'kind' | 'name' | 'from' | 'to'>[]; values: Record<KpiKey, (number | null)[]> };

/** A movement of the ledger behind a figure. `inBook` is in minor units of the book's currency at the rate of the period's start, `null` without one. */
export type KpiLedgerEvent = {
  id: string; accountId: string; accountName: string; on: Day; kind: ArrEventKind; deltaMinor: number; currency: string; inBook: number | null; contract: KpiRecord | null; line: string; product: string;
  source: 'contract' | 'hand' | 'import'; isContractual: boolean; isEstimated: boolean; carriedMinor: number | null; reason: string;
};
/** An account in a period: what it had when the period opened, and each movement since. */
export type KpiEvents = { accountId: string; accountName: string; opens: Money[]; closes: Money[]; events: KpiLedgerEvent[] };

export const kpisContract = {
  board: oc.errors(errors).input(kpiAsked).output(type<KpiBoard>()),
  /** The rows behind a figure. */
  rows: oc.errors(errors).input(kpiAsked.extend({ kpi: z.enum(kpiKeys) })).output(type<{ figure: KpiFigure; parts: KpiPart[]; currency: string }>()),
  /** The movements behind a row. */
  events: oc.errors(errors).input(kpiAsked.extend({ accountId: id })).output(type<KpiEvents>()),
  trend: oc.errors(errors).input(kpiAsked.extend({ count: z.int().min(2).max(24) })).output(type<KpiTrend>()),
};
