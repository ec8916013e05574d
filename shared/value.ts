import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { currency, type Money } from '#shared/money.ts';
import { shippedDrivers } from '#shared/presets/value-drivers.ts';
import { id, line, name, type Written, type WrittenRecord } from '#shared/records.ts';
import { assumptionKey, longestFormula } from '#shared/value-formula.ts';
import { reportFormats, type ValueReport } from '#shared/value-report.ts';
import { evidenceEntities, valueStates, valueTimes, type Assumption, type CaseTotals, type Period, type ValueFacts, type ValueTotals } from '#shared/value-rules.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');
const figure = z.number().refine((one) => Number.isFinite(one) && Math.abs(one) <= 1e12, 'A figure is a million millions at most.').nullable();
const formula = z.string().trim().min(1, 'A formula is needed.').max(longestFormula, `A formula is ${longestFormula} letters at most.`);
const key = z.string().regex(assumptionKey, 'The name of an assumption is lower-case letters, digits and underscores.');
const unit = z.string().trim().max(60, 'A unit is 60 characters at most.');
const evidence = z.strictObject({ entity: z.enum(evidenceEntities), id }).nullable();

/** What a figure of a gain is: two figures with a unit, where they come from in words, and the record of the book that they rest on. */
export const assumptionFields = z.strictObject({ label: name, unit, low: figure, likely: figure, source: line, evidence });
export type AssumptionFields = z.infer<typeof assumptionFields>;

/** A figure that a driver asks for; `from` says where it usually comes from. */
export const driverAssumption = z.strictObject({ key, label: name, unit, from: line });
export type DriverAssumption = z.infer<typeof driverAssumption>;
export const driverFields = z.strictObject({ name, about: text, formula, every: z.enum(valueTimes), assumptions: z.array(driverAssumption).max(30, 'A driver has 30 assumptions at most.') });
export type DriverFields = z.infer<typeof driverFields>;
/** `key` is the id of one of the book's own, or the name of one that is shipped. `uses` counts the gains made from it. */
export type DriverRow = DriverFields & { key: string; isShipped: boolean; uses: number; accounts: number };

export const valueItemFields = z.strictObject({
  name, formula, currency, state: z.enum(valueStates), every: z.enum(valueTimes),
  /** From when it counts; a gain that comes once counts on that day. */
  startOn: day.nullable(),
  objectiveId: id.nullable(),
  notes: text,
});
export type ValueItemFields = z.infer<typeof valueItemFields>;

/** A record that figures can rest on. `value` is its latest figure in `unit`, `says` what is known of it. */
export type EvidenceRow = { entity: (typeof evidenceEntities)[number]; id: string; label: string; says: string; value: number | null; unit: string; planId: string | null };

/** A gain of an account. Amounts are in its currency, a year's or once; `null` with a `fault` where it comes to nothing yet. `counted` is what of it the twelve months hold. */
export type ValueItem = ValueItemFields & Omit<ValueFacts, 'formula' | 'assumptions'> & {
  driver: string;
  driverName: string;
  objectiveName: string;
  confirmedBy: string;
  assumptions: (Assumption & { linked: EvidenceRow | null })[];
  low: number | null;
  likely: number | null;
  counted: { low: number; likely: number; months: number | null };
  fault: string | null;
  doubts: string[];
};

/** The value of one account on a day, with all that its figures are made of. */
export type AccountValue = { accountId: string; accountName: string; on: Day; asOf: Day | null; currency: string; arr: Money[]; totals: ValueTotals; items: ValueItem[] };

/** An account on the page of value. `nextOn` is its next renewal or review; `isWithout` where that comes within the limit and no gain was delivered. */
export type ValueRow = {
  accountId: string; accountName: string; segment: string | null; currency: string; priceMinor: number | null; low: CaseTotals; likely: CaseTotals; items: number; delivered: number; notCounted: number;
  next: { what: 'renewal' | 'review'; on: Day } | null; isWithout: boolean; lastConfirmedOn: Day | null;
};

export type ReportFile = { fileName: string; mime: string; base64: string };

const one = z.strictObject({ id });
const ofAccount = z.strictObject({ accountId: id, asOf: day.nullable() });
export const driverRef = z.string().refine((ref) => Object.hasOwn(shippedDrivers, ref) || id.safeParse(ref).success, 'There is no such driver.');

export const valueContract = {
  /** Every managed account, and others that have a gain. */
  overview: oc.output(type<{ on: Day; period: Period; rows: ValueRow[] }>()),
  drivers: oc.output(type<DriverRow[]>()),
  /** Makes a driver of the book's own, or changes one. */
  saveDriver: oc.errors(errors).input(driverFields.extend({ id: id.nullable() })).output(type<WrittenRecord>()),
  /** Gains that were made from it stay as they are. */
  removeDriver: oc.errors(errors).input(one).output(type<Written>()),
  ofAccount: oc.errors(errors).input(ofAccount).output(type<AccountValue>()),
  /** What the figures of an account can rest on. */
  evidence: oc.errors(errors).input(z.strictObject({ accountId: id })).output(type<EvidenceRow[]>()),
  /** Makes a gain from a driver; with an objective it takes its name, and is measured by it. */
  create: oc.errors(errors).input(z.strictObject({ accountId: id, driver: driverRef, objectiveId: id.nullable(), name: name.optional() })).output(type<WrittenRecord>()),
  /** Changes a gain. A formula brings the assumptions that it names and lets go of those that it does not. Another formula, currency or rhythm takes a confirmation away. */
  update: oc.errors(errors).input(one.extend({ fields: valueItemFields.partial() })).output(type<WrittenRecord>()),
  /** Changes one assumption. Another figure or unit takes a confirmation away, for it was of what was there before. */
  assume: oc.errors(errors).input(one.extend({ key, fields: assumptionFields.partial() })).output(type<WrittenRecord>()),
  /** Puts a gain before the one that is at a place now, counted from 0. */
  move: oc.errors(errors).input(one.extend({ to: z.int().min(0).max(500) })).output(type<WrittenRecord>()),
  /** Notes who of the customer confirmed a gain, and when; `null` takes it back. */
  confirm: oc.errors(errors).input(one.extend({ personId: id.nullable(), on: day.nullable() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(one).output(type<Written>()),
  report: oc.errors(errors).input(ofAccount).output(type<ValueReport>()),
  /** The report as a file. */
  file: oc.errors(errors).input(ofAccount.extend({ format: z.enum(reportFormats) })).output(type<ReportFile>()),
};
