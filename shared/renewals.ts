import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Sentiment } from '#shared/accounts.ts';
import { lineFields, type LineFields } from '#shared/contracts.ts';
import { day, type Day } from '#shared/days.ts';
import type { RenewalPart } from '#shared/engagement.ts';
import { errors } from '#shared/errors.ts';
import { minor } from '#shared/money.ts';
import { id, line, type RecordLink, type WrittenRecord } from '#shared/records.ts';
import type { Calibration, ForecastMove, ForecastRow, QuarterTotals } from '#shared/renewal-forecast.ts';
import { tickedSteps, type Quarter, type RenewalPhase, type RenewalStep } from '#shared/renewal-phases.ts';
import { paperKeys, planSections, type PlanSection } from '#shared/renewal-plan.ts';
import { renewalCategories, softOutcomes, type CallState, type ClosedBy, type SoftOutcome } from '#shared/renewal-rules.ts';
import { riskReasons, type RiskReason } from '#shared/risk-rules.ts';
import type { Priority } from '#shared/settings.ts';

const text = z.string().trim().max(20_000, 'That is longer than 20,000 characters.');
const amount = minor.min(0, 'An amount is nothing or more.').nullable();

/** What a person says of a renewal. Money is in minor units of the contract's currency; what is empty follows (renewal-rules.ts). */
export const renewalFields = z.strictObject({
  category: z.enum(renewalCategories).nullable(),
  /** What is expected to be won, upsell included. */
  amountMinor: amount,
  swingMinor: amount,
  bestMinor: amount,
  likelyMinor: amount,
  commitMinor: amount,
  /** One of the team who drives it; `null` is what the roles say. */
  driId: id.nullable(),
  nextStep: line,
  nextDueOn: day.nullable(),
});
export type RenewalFields = z.infer<typeof renewalFields>;

/** A renewal of the pipeline. Figures of the forecast are all told; `said` is what a person gave. Money in minor units of `currency`. */
export type RenewalRow = ForecastRow & {
  /** The record of what was said, once somebody spoke of it. */
  renewalId: string | null;
  name: string;
  segment: string | null;
  priority: Priority;
  /** Health now. */
  band: Sentiment | null;
  startOn: Day;
  lastDay: Day;
  isCurrent: boolean;
  by: ClosedBy | null;
  closedOn: Day | null;
  /** Closed by its date; `null` while it is open. */
  onTime: boolean | null;
  isLate: boolean;
  /** The last day of the grace: from the day after, an open renewal counts as lost. */
  graceUntil: Day;
  /** What was won of what was available, and what was won less what was available; `null` while it is open. */
  wonAtrMinor: number | null;
  netMinor: number | null;
  nextIds: string[];
  said: Pick<RenewalFields, 'amountMinor' | 'swingMinor' | 'bestMinor' | 'likelyMinor' | 'commitMinor'>;
  call: CallState;
  /** Where the category and the amount contradict each other. */
  doubt: string;
  phase: RenewalPhase;
  steps: RenewalStep[];
  autoRenew: boolean;
  noticeOn: Day | null;
  noticeGivenOn: Day | null;
  isNoticeNear: boolean;
  softAskedOn: Day | null;
  softOutcome: SoftOutcome | null;
  part: RenewalPart;
  driId: string | null;
  dri: string;
  nextStep: string;
  nextDueOn: Day | null;
  lossReason: RiskReason | null;
  wasExpected: boolean | null;
  wasAvoidable: boolean | null;
  lesson: string;
};

/** A line as it would be renewed: with what the contract itself raises the price by. */
export type ProposedLine = Pick<LineFields, 'productId' | 'name' | 'kind' | 'quantity' | 'unit' | 'arrMinor' | 'escalatorPercent'>;
export type NextContract = { id: string; name: string; startOn: Day; endOn: Day | null; arrMinor: number; currency: string };
/** One renewal with all that its page shows. `lessonRisk` is a risk of the account that is open, or was closed and asks for a post-mortem. */
export type RenewalDetail = RenewalRow & {
  softNote: string;
  softActivity: RecordLink | null;
  paper: { key: string; text: string; doneOn: Day | null }[];
  proposed: ProposedLine[];
  /** The term that a renewal would run for, in months. */
  termMonths: number;
  next: NextContract[];
  lessonRisk: RecordLink | null;
  history: { at: string; label: string }[];
};

/** The renewal plan: each section as it is shown; `isDraft` while it follows the account. */
export type RenewalPlan = { accountName: string; title: string; on: Day; facts: string; sections: { key: PlanSection; title: string; text: string; isDraft: boolean }[] };

export type QuarterForecast = Quarter & { totals: QuarterTotals };
/** The quarters that are always forecast, and the one before while something of it is open. `snapshots` newest first. */
export type ForecastPage = { on: Day; currency: string; quarters: QuarterForecast[]; snapshots: { id: string; takenOn: Day; count: number }[] };
export type Comparison = { takenOn: Day; currency: string; before: Pick<QuarterTotals, 'atrMinor' | 'bestMinor' | 'likelyMinor' | 'commitMinor' | 'missingRates'>; now: QuarterTotals; moves: ForecastMove[] };

/** How past calls came out, as they stood so many days before the date. */
export type CalibrationPage = Calibration & { currency: string; leadDays: number };

const one = z.strictObject({ id });
const days = z.strictObject({ from: day, to: day });
const wonLine = lineFields.pick({ productId: true, name: true, kind: true, quantity: true, unit: true, arrMinor: true, escalatorPercent: true });

/** `id` is that of the contract that comes up, or of the record of what was said of it. */
export const renewalsContract = {
  /** The renewals whose date is in the days, by their date; with `late`, also those before that are open. */
  pipeline: oc.input(days.extend({ late: z.boolean() })).output(type<RenewalRow[]>()),
  get: oc.errors(errors).input(one).output(type<RenewalDetail>()),
  /** The renewals of an account by their date, now or as they were known at the end of a past day. */
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<RenewalRow[]>()),
  change: oc.errors(errors).input(one.extend({ fields: renewalFields.partial() })).output(type<WrittenRecord>()),
  /** Notes that a step was done on a day; `null` takes that back. */
  tick: oc.errors(errors).input(one.extend({ step: z.enum(tickedSteps), on: day.nullable() })).output(type<WrittenRecord>()),
  paper: oc.errors(errors).input(one.extend({ item: z.enum(paperKeys), on: day.nullable() })).output(type<WrittenRecord>()),
  /** Logs the soft question as a call of the timeline, or links one that is there. */
  ask: oc.errors(errors).input(one.extend({ on: day, outcome: z.enum(softOutcomes), note: text, activityId: id.nullable() })).output(type<WrittenRecord>()),
  /** Closes it as won with the contract that takes over; the amount won is the ARR of its lines. One change. */
  closeWon: oc
    .errors(errors)
    .input(one.extend({
      on: day, name: line, startOn: day, termMonths: z.int().min(1, 'A term is one month or more.').max(240, 'A term is 240 months at most.').nullable(), autoRenew: z.boolean(), noticeOn: day.nullable(),
      lines: z.array(wonLine).min(1, 'A contract has at least one line.').max(100, 'That is more than 100 lines.'),
    }))
    .output(type<WrittenRecord>()),
  /** Closes it as lost; `endsOn` is the first day without the contract. */
  closeLost: oc.errors(errors).input(one.extend({ on: day, endsOn: day, reason: z.enum(riskReasons) })).output(type<WrittenRecord>()),
  postMortem: oc.errors(errors).input(one.extend({ wasExpected: z.boolean(), wasAvoidable: z.boolean(), lesson: text.min(1, 'Write down the lesson.') })).output(type<WrittenRecord>()),
  /** Opens it again: the contract that took over is removed, the end taken back. */
  reopen: oc.errors(errors).input(one).output(type<WrittenRecord>()),

  plan: oc.errors(errors).input(one).output(type<RenewalPlan>()),
  /** Writes a section of the plan; `null` lets it follow the account again. */
  savePlan: oc.errors(errors).input(one.extend({ section: z.enum(planSections), text: text.nullable() })).output(type<WrittenRecord>()),

  forecast: oc.output(type<ForecastPage>()),
  /** Keeps the forecast as it stands; once a day. */
  takeSnapshot: oc.errors(errors).output(type<WrittenRecord>()),
  /** A kept forecast against now, of the renewals whose date is in the days. */
  compare: oc.errors(errors).input(days.extend({ snapshotId: id })).output(type<Comparison>()),
  /** Calls of the past held against their outcome. */
  calibration: oc.output(type<CalibrationPage>()),
};
