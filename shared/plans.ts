import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { stages } from '#shared/accounts.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import {
  categories, criterionStages, milestoneRisks, milestoneStatuses, noReasons, objectivePriorities, outcomes, sides,
  type CriterionStage, type ObjectiveStatus, type Outcome, type NoReason, type PlanStatus, type PlanWarning, type Standing,
} from '#shared/plan-rules.ts';
import { planTemplates } from '#shared/presets/plan-templates.ts';
import { id, line, name, type Written, type WrittenRecord } from '#shared/records.ts';
import type { Priority } from '#shared/settings.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');
const rank = z.int().min(1, 'A rank begins at 1.').max(99, 'A rank is 99 at most.').nullable();
const figure = z.number().refine(Number.isFinite, 'That is not a number.');

/** What a person writes of a plan. Internal notes never leave Daybook. */
export const planFields = z.strictObject({ name, status: z.enum(['draft', 'active']), strategy: text, highlights: text, internalNotes: text, dueOn: day.nullable() });
export type PlanFields = z.infer<typeof planFields>;

export const objectiveFields = z.strictObject({
  name,
  /** The customer's business outcome. */
  why: text,
  /** The end state. */
  what: text,
  category: z.enum(categories),
  /** One of the team; `null` is the CSM. */
  ownerId: id.nullable(),
  customerOwnerId: id.nullable(),
  dueOn: day.nullable(),
  stage: z.enum(stages).nullable(),
  priority: z.enum(objectivePriorities),
  /** The order agreed with the customer, 1 first. */
  customerRank: rank,
  internalNotes: text,
});
export type ObjectiveFields = z.infer<typeof objectiveFields>;
export const newObjective: Omit<ObjectiveFields, 'name'> = { why: '', what: '', category: 'roi', ownerId: null, customerOwnerId: null, dueOn: null, stage: null, priority: 'medium', customerRank: null, internalNotes: '' };

export const milestoneFields = z.strictObject({
  name,
  side: z.enum(sides),
  ownerId: id.nullable(),
  customerOwnerId: id.nullable(),
  startOn: day.nullable(),
  dueOn: day.nullable(),
  status: z.enum(milestoneStatuses),
  /** 0 to 100. */
  progress: z.int().min(0, 'Progress begins at 0 %.').max(100, 'Progress is 100 % at most.'),
  risk: z.enum(milestoneRisks),
  riskNote: line,
});
export type MilestoneFields = z.infer<typeof milestoneFields>;
export const newMilestone: Omit<MilestoneFields, 'name'> = { side: 'ours', ownerId: null, customerOwnerId: null, startOn: null, dueOn: null, status: 'open', progress: 0, risk: 'none', riskNote: '' };

export const criterionFields = z.strictObject({ metric: name, unit: z.string().trim().max(40, 'A unit is 40 characters at most.'), baseline: figure.nullable(), target: figure.nullable(), byOn: day.nullable(), customerRank: rank });
export type CriterionFields = z.infer<typeof criterionFields>;
export const newCriterion: Omit<CriterionFields, 'metric'> = { unit: '', baseline: null, target: null, byOn: null, customerRank: null };

export const measurementFields = z.strictObject({ onDay: day, value: figure, source: line });
export const ratingFields = z.strictObject({ side: z.enum(sides), personId: id.nullable(), onDay: day, score: z.int().min(1, 'A rating is 1 to 5.').max(5, 'A rating is 1 to 5.'), words: line });

/** The next step of a criterion, or one back. `personId` is a person of the customer, `by` is one of ours in words. */
export const stepInput = z.strictObject({ id, to: z.enum(criterionStages), on: day, personId: id.nullable(), by: line, words: text, impact: text });
export const closeObjectiveInput = z.strictObject({
  id, outcome: z.enum(outcomes), summary: text.min(1, 'Say what came of it.'),
  confirmedById: id.nullable(), confirmedOn: day, noReason: z.enum(noReasons).nullable(),
});

export type Measurement = z.infer<typeof measurementFields> & { id: string };
export type Rating = z.infer<typeof ratingFields> & { id: string; personName: string };
export type Criterion = CriterionFields & {
  id: string;
  objectiveId: string;
  stage: CriterionStage;
  proposedBy: string;
  proposedOn: Day;
  acceptedById: string | null;
  acceptedByName: string;
  acceptedOn: Day | null;
  deliveredBy: string;
  deliveredOn: Day | null;
  verifiedById: string | null;
  verifiedByName: string;
  verifiedOn: Day | null;
  verifiedWords: string;
  impact: string;
  /** Oldest first, as are the ratings. */
  measurements: Measurement[];
  ratings: Rating[];
};
/** `ownerName` is empty where the CSM owns it. */
export type Milestone = MilestoneFields & { id: string; objectiveId: string; doneOn: Day | null; ownerName: string; customerOwnerName: string };
export type Objective = ObjectiveFields & {
  id: string;
  status: ObjectiveStatus;
  lastValidatedOn: Day | null;
  closedOn: Day | null;
  outcome: Outcome | null;
  outcomeSummary: string;
  confirmedById: string | null;
  confirmedByName: string;
  confirmedOn: Day | null;
  noReason: NoReason | null;
  ownerName: string;
  customerOwnerName: string;
  milestones: Milestone[];
  criteria: Criterion[];
};
/** A plan with all that hangs on it, as it is or as it was known at the end of `asOf`. */
export type Plan = Omit<PlanFields, 'status'> & {
  id: string;
  accountId: string;
  accountName: string;
  status: PlanStatus;
  activeFrom: Day | null;
  closedOn: Day | null;
  closeSummary: string;
  madeOn: Day;
  lastActivityOn: Day;
  standing: Standing;
  warnings: PlanWarning[];
  objectives: Objective[];
  asOf: Day | null;
};

/** One managed account on the page of plans, with its open plan where it has one. `progress` is 0 to 1 over the open objectives' milestones. */
export type PlanRow = {
  accountId: string;
  accountName: string;
  segment: string | null;
  priority: Priority;
  planId: string | null;
  planName: string;
  status: PlanStatus | null;
  standing: Standing;
  warnings: PlanWarning[];
  objectives: number;
  openObjectives: number;
  progress: number | null;
  nextMilestone: { id: string; name: string; dueOn: Day } | null;
  overdueMilestones: number;
  dueOn: Day | null;
  lastActivityOn: Day | null;
};

/** The plans of one account: the open one whole, and the ones that were closed. */
export type PlansOfAccount = { current: Plan | null; standing: Standing; warnings: PlanWarning[]; closed: { id: string; name: string; closedOn: Day | null; summary: string }[]; others: { id: string; name: string; status: PlanStatus }[]; asOf: Day | null };

/** A template to begin a plan from; `key` is the id of one that was saved, or the name of one that is shipped. */
export type PlanTemplateRow = { key: string; name: string; about: string; objectives: string[]; isShipped: boolean };

const templateKey = z.string().refine((key) => Object.hasOwn(planTemplates, key) || id.safeParse(key).success, 'There is no such template.').nullable();

export const plansContract = {
  list: oc.output(type<PlanRow[]>()),
  /** A plan, by its id or by that of one of its objectives, milestones or criteria. */
  get: oc.errors(errors).input(z.strictObject({ id, asOf: day.nullable() })).output(type<Plan>()),
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<PlansOfAccount>()),
  create: oc.errors(errors).input(z.strictObject({ accountId: id, name: name.optional(), template: templateKey })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: planFields.partial() })).output(type<WrittenRecord>()),
  close: oc.errors(errors).input(z.strictObject({ id, summary: text.min(1, 'Say what came of the plan.') })).output(type<WrittenRecord>()),
  reopen: oc.errors(errors).input(z.strictObject({ id })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),

  addObjective: oc.errors(errors).input(objectiveFields.partial().extend({ planId: id, name })).output(type<WrittenRecord>()),
  updateObjective: oc.errors(errors).input(z.strictObject({ id, fields: objectiveFields.partial() })).output(type<WrittenRecord>()),
  /** The customer still wants this: notes today as the day on which it was validated. */
  validateObjective: oc.errors(errors).input(z.strictObject({ id })).output(type<WrittenRecord>()),
  closeObjective: oc.errors(errors).input(closeObjectiveInput).output(type<WrittenRecord>()),
  reopenObjective: oc.errors(errors).input(z.strictObject({ id })).output(type<WrittenRecord>()),
  removeObjective: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),

  addMilestone: oc.errors(errors).input(milestoneFields.partial().extend({ objectiveId: id, name })).output(type<WrittenRecord>()),
  updateMilestone: oc.errors(errors).input(z.strictObject({ id, fields: milestoneFields.partial() })).output(type<WrittenRecord>()),
  removeMilestone: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),

  addCriterion: oc.errors(errors).input(criterionFields.partial().extend({ objectiveId: id, metric: name })).output(type<WrittenRecord>()),
  updateCriterion: oc.errors(errors).input(z.strictObject({ id, fields: criterionFields.partial() })).output(type<WrittenRecord>()),
  stepCriterion: oc.errors(errors).input(stepInput).output(type<WrittenRecord>()),
  removeCriterion: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  measure: oc.errors(errors).input(measurementFields.extend({ criterionId: id })).output(type<WrittenRecord>()),
  removeMeasurement: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  rate: oc.errors(errors).input(ratingFields.extend({ criterionId: id })).output(type<WrittenRecord>()),
  removeRating: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),

  templates: oc.output(type<PlanTemplateRow[]>()),
  saveTemplate: oc.errors(errors).input(z.strictObject({ planId: id, name })).output(type<WrittenRecord>()),
  removeTemplate: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};

