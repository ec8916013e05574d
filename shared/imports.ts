import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Day, Instant } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { dateStyles, importTargets } from '#shared/import-targets.ts';
import { id } from '#shared/records.ts';

export type ImportTarget = (typeof importTargets)[number];

/**
 * A field that a column can fill. A `needed` one should be mapped; another field can stand in for it (an id or mail domain for the
 * account, an id or first and last name for the name), so that a plan without it is tried all the same.
 */
export type TargetField = { key: string; label: string; kind: 'text' | 'day' | 'instant' | 'money' | 'number' | 'yes-no' | 'choice' | 'account' | 'person'; needed: boolean };

export type DateStyle = (typeof dateStyles)[number];
/** How often a table of usage has a value. */
export const usageGrains = ['day', 'week', 'month'] as const;
export type UsageGrain = (typeof usageGrains)[number];
export const decimals = ['point', 'comma'] as const;
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'windows-1252'] as const;

/** How a file is read. Detected, shown, and correctable. Separator and encoding are `null` for a workbook, the separator also for JSON. */
export const reading = z.strictObject({
  encoding: z.enum(encodings).nullable(),
  separator: z.string().min(1).max(1).nullable(),
  sheet: z.string().max(200).nullable(),
  decimal: z.enum(decimals),
  dateStyle: z.enum(dateStyles),
});
export type Reading = z.infer<typeof reading>;

/** Which column fills which field: field key → column index. Of a table of usage, each column of values is mapped as `column 7`. */
export const mapping = z.record(z.string().max(60), z.int().min(0).max(2_000));
export type Mapping = z.infer<typeof mapping>;

/** What a file holds that is left out on purpose, such as private entries of a calendar. */
export type Skipped = { reason: string; count: number };

/** A file that was read. `source` names whose export it looks like; `remembered` says the mapping comes from an earlier import. */
export type OpenedTable = {
  kind: 'table';
  fileId: string;
  fileName: string;
  source: string;
  sheets: string[];
  reading: Reading;
  columns: { name: string; samples: string[] }[];
  rows: number;
  target: ImportTarget;
  mapping: Mapping;
  remembered: boolean;
};
export type OpenedCalendar = { kind: 'calendar'; fileId: string; fileName: string; name: string; events: number; skipped: Skipped[] };
export type Opened = OpenedTable | OpenedCalendar;

export type ImportCounts = { new: number; changed: number; same: number; wrong: number };
/** A row that cannot be taken, where it stands in the file (the first line is 1), and why. */
export type WrongRow = { line: number; column: string; value: string; reason: string };
export type PreviewRow = { line: number; verdict: 'new' | 'changed' | 'same'; title: string; detail: string };
/** An account that a table of usage names and that the book does not know by itself: its id or name there, how many values it has and since which line, and the account that it may be. */
export type UnmatchedAccount = { key: string; name: string; values: number; line: number; guess: { id: string; name: string } | null; choice: { accountId: string | null } | null };
/** A metric of a table of usage. `metricId` is `null` where it would be new; `isLeftOut` where the person said so. */
export type UsageMetricMatch = { key: string; name: string; metricId: string | null; isLeftOut: boolean; aggregate: string; values: number };
/** What a table of usage is about, for its review. `grain` is as found, or as corrected. At most 500 accounts are listed, those with most values first. */
export type UsageReview = { grain: UsageGrain; from: Day | null; to: Day | null; matched: number; unmatched: UnmatchedAccount[]; unmatchedTotal: number; metrics: UsageMetricMatch[]; known: { id: string; name: string }[] };

/** Counts are of all rows, of usage of all values; `rows` holds the first 200 of each verdict and `wrong` the first 1,000 that cannot be taken. */
export type Preview = { counts: ImportCounts; rows: PreviewRow[]; wrong: WrongRow[]; skipped: Skipped[]; usage?: UsageReview };

/** Progress of a long run; the last one says `done` and, where rows were written, which change to undo. */
export type ImportProgress = { phase: 'reading' | 'checking' | 'writing' | 'done'; at: number; of: number; counts: ImportCounts | null; changeId: string | null; preview: Preview | null };

/** Which calendar entries become calls: days back and ahead of today. */
export const calendarSpan = z.strictObject({ daysBack: z.int().min(0).max(3_650), daysAhead: z.int().min(0).max(730) });

/** What the person said about a table of usage. An account of `null` leaves its rows out; a metric goes into one of the book, becomes a new one, or is left out. */
export const usagePlan = z.strictObject({
  grain: z.enum(usageGrains).nullable(),
  matches: z.array(z.strictObject({ key: z.string().max(400), accountId: id.nullable() })).max(5_000),
  metrics: z.array(z.strictObject({ key: z.string().max(200), to: z.union([id, z.enum(['new', 'leave out'])]) })).max(500),
});
export type UsagePlan = z.infer<typeof usagePlan>;

export const importPlan = z.strictObject({ fileId: id, reading: reading.nullable(), target: z.enum(importTargets).nullable(), mapping, span: calendarSpan.nullable(), usage: usagePlan.nullable().optional() });
export type ImportPlan = z.infer<typeof importPlan>;

export type ImportRun = { id: string; at: Instant; fileName: string; target: string; counts: ImportCounts; changeId: string; undone: boolean };

const progress = eventIterator(type<ImportProgress>());

export const importsContract = {
  /** The fields that each target takes; for the mapping step. */
  fields: oc.output(type<Record<ImportTarget, TargetField[]>>()),
  /** One piece of a file, base64, at most 384 KiB of bytes; the pieces come in order. Nothing is read until `open`. */
  put: oc.errors(errors).input(z.strictObject({ fileId: id, at: z.int().min(0), base64: z.base64().max(524_288) })).output(type<{ bytes: number }>()),
  /** Reads a file that was put, detecting how where `reading` is `null`. */
  open: oc.errors(errors).input(z.strictObject({ fileId: id, fileName: z.string().max(300), reading: reading.nullable(), target: z.enum(importTargets).nullable() })).output(type<Opened>()),
  /** Checks every row and says what an import would do; writes nothing. The last event holds the preview. */
  preview: oc.errors(errors).input(importPlan).output(progress),
  /** Imports in one transaction. Ending the stream early cancels, and nothing is changed. */
  run: oc.errors(errors).input(importPlan).output(progress),
  forget: oc.input(z.strictObject({ fileId: id })).output(type<{ forgotten: boolean }>()),
  runs: oc.output(type<ImportRun[]>()),
};
