import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, line, name, type Written, type WrittenRecord } from '#shared/records.ts';
import { jobs, type Job } from '#shared/team.ts';

export const playbookKinds = ['onboarding', 'engagement', 'risk', 'enablement', 'expansion', 'renewal', 'people', 'other'] as const;
export type PlaybookKind = (typeof playbookKinds)[number];
export const playbookKindNames: Record<PlaybookKind, string> = {
  onboarding: 'Onboarding', engagement: 'Engagement', risk: 'Risk', enablement: 'Enablement', expansion: 'Expansion', renewal: 'Renewal', people: 'People', other: 'Other',
};

export const stepUnits = ['calendar', 'working'] as const;
export type StepUnit = (typeof stepUnits)[number];

/** The day from which a step counts where it follows no other step. */
export const anchor = 'anchor';

const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A key is lower-case letters, digits and dashes.');
const text = z.string().max(10_000, 'That is longer than 10,000 characters.');

/** A message to send, with places such as {account}, {person} and {me} that a run fills in. */
export const messageTemplate = z.strictObject({ subject: line, body: text });
export type MessageTemplate = z.infer<typeof messageTemplate>;

export const playbookStep = z.strictObject({
  key,
  name,
  detail: text,
  /** The job that does it; `csm` is the CSM. */
  role: z.enum(jobs),
  /** The branch in which it is done; empty is all of them. */
  branch: line,
  /** Days from what it counts from; negative is before. */
  offset: z.int().min(-730, 'A step is two years away at most.').max(730, 'A step is two years away at most.'),
  unit: z.enum(stepUnits),
  /** `anchor`, or the key of the step from whose day it counts. */
  after: key,
  checklist: z.array(line.min(1, 'An empty line is nothing to check.')).max(30),
  template: messageTemplate.nullable(),
});
export type PlaybookStep = z.infer<typeof playbookStep>;

export const playbookFields = z.strictObject({
  name,
  kind: z.enum(playbookKinds),
  about: text,
  steps: z.array(playbookStep).max(60, 'A playbook has 60 steps at most.'),
  exitCriteria: z.array(line.min(1, 'An empty line is no criterion.')).max(20),
});
export type PlaybookFields = z.infer<typeof playbookFields>;

/** A playbook that Daybook ships, named by its key. */
export type ShippedPlaybook = PlaybookFields & { key: string; anchorSays: string };

/**
 * `ref` names a playbook for good: the key of a shipped one, the id of another. `isChanged` is a shipped one of which this book keeps a
 * version of its own. `anchorSays` tells which day a run counts from. `running` counts its open runs.
 */
export type Playbook = PlaybookFields & { ref: string; key: string | null; isChanged: boolean; anchorSays: string; running: number };

export const stepStates = ['open', 'done', 'skipped', 'off'] as const;
/** `off` belongs to a branch that was not chosen. */
export type StepState = (typeof stepStates)[number];
export const runStates = ['running', 'done', 'stopped'] as const;
export type RunState = (typeof runStates)[number];

export type RunStep = {
  id: string;
  position: number;
  key: string;
  name: string;
  detail: string;
  role: Job;
  ownerId: string | null;
  /** Who does it: whom it was handed to, else who has the job for the account, else the name of the job. */
  owner: string;
  branch: string;
  offset: number;
  unit: StepUnit;
  after: string;
  dueOn: Day;
  /** A person set the day, so that re-planning leaves it. */
  isFixed: boolean;
  state: StepState;
  doneOn: Day | null;
  skipReason: string;
  checklist: { text: string; done: boolean }[];
  template: MessageTemplate | null;
};

/** A run in a list. `next` is the first open step by day. Steps of branches not chosen do not count. */
export type RunRow = {
  id: string;
  accountId: string;
  accountName: string;
  name: string;
  kind: PlaybookKind;
  playbookRef: string | null;
  anchorOn: Day;
  /** The branch that was chosen; empty is none yet. */
  branch: string;
  state: RunState;
  why: string;
  startedOn: Day;
  closedOn: Day | null;
  closeReason: string;
  steps: number;
  closedSteps: number;
  overdueSteps: number;
  next: { id: string; name: string; dueOn: Day } | null;
};

/** A run with its steps. `people` are those of the account who are still there, key people first. `onboardingId` is the onboarding that it carries. */
export type Run = RunRow & {
  plan: RunStep[];
  branches: string[];
  exitCriteria: { text: string; met: boolean }[];
  anchorSays: string;
  people: { id: string; name: string; email: string }[];
  onboardingId: string | null;
};

const ref = z.union([id, key]);
const step = z.strictObject({ id });
const reason = line.min(1, 'A reason is needed.');

export const playbooksContract = {
  list: oc.output(type<Playbook[]>()),
  get: oc.errors(errors).input(z.strictObject({ ref })).output(type<Playbook>()),
  create: oc.errors(errors).input(playbookFields.partial().extend({ name })).output(type<WrittenRecord>()),
  /** Changes the named fields. Of a shipped playbook, this book then keeps a version of its own. */
  update: oc.errors(errors).input(z.strictObject({ ref, fields: playbookFields.partial() })).output(type<WrittenRecord>()),
  copy: oc.errors(errors).input(z.strictObject({ ref })).output(type<WrittenRecord>()),
  /** Takes back every change of a shipped playbook. */
  restore: oc.errors(errors).input(z.strictObject({ ref: key })).output(type<Written>()),
  /** Removes a playbook that Daybook does not ship; its runs go on. */
  remove: oc.errors(errors).input(z.strictObject({ ref: id })).output(type<Written>()),

  runs: oc.input(z.strictObject({ state: z.enum(runStates).nullable() })).output(type<RunRow[]>()),
  /** The runs of an account, newest first, as they were known at the end of `asOf` where that is given. */
  runsOfAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<RunRow[]>()),
  /** One run, by its id or by that of one of its steps. */
  run: oc.errors(errors).input(z.strictObject({ id })).output(type<Run>()),
  start: oc.errors(errors).input(z.strictObject({ ref, accountId: id, anchorOn: day, branch: line.optional(), why: line.optional() })).output(type<WrittenRecord>()),
  /** Moves the day that the run counts from; open steps follow unless their day was set by hand. */
  moveAnchor: oc.errors(errors).input(z.strictObject({ id, anchorOn: day })).output(type<WrittenRecord>()),
  chooseBranch: oc.errors(errors).input(z.strictObject({ id, branch: line })).output(type<WrittenRecord>()),
  meet: oc.errors(errors).input(z.strictObject({ id, index: z.int().min(0).max(20), met: z.boolean() })).output(type<WrittenRecord>()),
  /** Ends a run that did what it was for. Says why where an exit criterion is not met. */
  close: oc.errors(errors).input(z.strictObject({ id, reason: line })).output(type<WrittenRecord>()),
  stop: oc.errors(errors).input(z.strictObject({ id, reason })).output(type<WrittenRecord>()),
  resume: oc.errors(errors).input(z.strictObject({ id })).output(type<WrittenRecord>()),
  removeRun: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),

  doStep: oc.errors(errors).input(step.extend({ on: day.optional() })).output(type<WrittenRecord>()),
  skipStep: oc.errors(errors).input(step.extend({ reason })).output(type<WrittenRecord>()),
  reopenStep: oc.errors(errors).input(step).output(type<WrittenRecord>()),
  /** Hands a step to one of the team; `null` gives it back to whoever has the job. */
  handStep: oc.errors(errors).input(step.extend({ ownerId: id.nullable() })).output(type<WrittenRecord>()),
  /** Sets the day of a step by hand; `null` lets it follow the plan again. */
  setStepDay: oc.errors(errors).input(step.extend({ dueOn: day.nullable() })).output(type<WrittenRecord>()),
  tick: oc.errors(errors).input(step.extend({ index: z.int().min(0).max(30), done: z.boolean() })).output(type<WrittenRecord>()),
};
