import { addDays, type Day } from '#shared/days.ts';
import { planTemplates, type PlanTemplate } from '#shared/presets/plan-templates.ts';
import { local, type Fact, type RowOf } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import { planSpecs, type CriterionSpec, type MilestoneSpec, type ObjectiveSpec, type PlanSpec } from '#electron/sample/plan-specs.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Making = { account: SampleAccount; today: Day; newId: () => string; me: string; begunOn: Day };

/** A working day before today, so many days ago, but not before the plan was begun. */
const ago = ({ today, begunOn }: Making, days: number): Day => {
  const on = workday(addDays(today, -Math.max(1, days)));
  return on < begunOn ? begunOn : on;
};
/** Who had a part in the account on a day: the one in that role, else the champion. */
const whoWas = ({ account }: Making, role: string, on: Day): string | null => {
  const there = account.people.filter((one) => one.since <= on && (one.leftOn === null || one.leftOn > on));
  return (there.find((one) => one.role === role) ?? there.find((one) => one.role === 'Champion') ?? there[0])?.id ?? null;
};

type Table = 'plans' | 'objectives' | 'milestones' | 'criteria' | 'measurements' | 'ratings';
const made = <T extends Table>(on: Day, table: T, fields: RowOf<T> & { id: string }, time = '11:00'): Fact => ({ at: local(on, time), table, id: fields.id, isNew: true, fields }) as Fact;
const changed = <T extends Table>(on: Day, table: T, id: string, fields: Partial<RowOf<T>>, time = '16:00'): Fact => ({ at: local(on, time), table, id, isNew: false, fields }) as Fact;

const milestoneFacts = (make: Making, objectiveId: string, [name, side, startIn, dueIn, progress, risk, riskNote = '']: MilestoneSpec, position: number, lastDay: number): Fact[] => {
  const id = make.newId();
  const [startOn, dueOn] = [addDays(make.today, startIn), addDays(make.today, dueIn)];
  const customerOwnerId = side === 'theirs' ? whoWas(make, position % 2 === 0 ? 'Champion' : 'Admin', make.begunOn) : null;
  const begun = made(make.begunOn, 'milestones', { id, objectiveId, position, name, side, ownerId: null, customerOwnerId, startOn, dueOn, status: 'open', progress: 0, risk: 'none', riskNote: '', doneOn: null });
  if (progress === 100) {
    const doneOn = ago(make, -dueIn + 1);
    return [begun, changed(doneOn, 'milestones', id, { status: 'done', progress: 100, doneOn })];
  }
  return progress === 0 && risk === undefined ? [begun] : [begun, changed(ago(make, Math.max(lastDay, 12)), 'milestones', id, { progress, ...(risk === undefined ? {} : { risk, riskNote }) })];
};

const criterionFacts = (make: Making, objectiveId: string, spec: CriterionSpec, position: number, lastDay: number): Fact[] => {
  const id = make.newId();
  const at = ['proposed', 'accepted', 'delivered', 'verified'].indexOf(spec.stage);
  const acceptedOn = workday(addDays(make.begunOn, 14)) > make.begunOn ? workday(addDays(make.begunOn, 14)) : addDays(make.begunOn, 14);
  const facts: Fact[] = [
    made(make.begunOn, 'criteria', { id, objectiveId, position, metric: spec.metric, unit: spec.unit, baseline: spec.baseline, target: spec.target, byOn: addDays(make.today, spec.byIn), customerRank: position, stage: 'proposed', proposedBy: make.me, proposedOn: make.begunOn }),
  ];
  if (at >= 1) facts.push(changed(acceptedOn, 'criteria', id, { stage: 'accepted', acceptedById: whoWas(make, 'Champion', acceptedOn), acceptedOn }));
  if (at >= 2) facts.push(changed(ago(make, spec.deliveredAgo ?? 20), 'criteria', id, { stage: 'delivered', deliveredBy: make.me === '' ? 'Our team' : make.me, deliveredOn: ago(make, spec.deliveredAgo ?? 20) }, '16:10'));
  if (at >= 3) {
    const on = ago(make, spec.verifiedAgo ?? 10);
    facts.push(changed(on, 'criteria', id, { stage: 'verified', verifiedById: whoWas(make, 'Champion', on), verifiedOn: on, verifiedWords: spec.words ?? '', impact: spec.impact ?? '' }, '16:20'));
  }
  const newest = spec.measuredAgo ?? 15;
  spec.values.forEach((value, index) => {
    const onDay = workday(addDays(make.today, -(newest + 30 * (spec.values.length - 1 - index))));
    const known = onDay < make.begunOn ? make.begunOn : onDay;
    facts.push(made(known, 'measurements', { id: make.newId(), criterionId: id, onDay, value, source: index % 3 === 0 ? 'Their monthly report' : 'Insights' }, '15:00'));
  });
  const rated = ago(make, Math.max(lastDay, newest));
  if (spec.theirs !== undefined) facts.push(made(rated, 'ratings', { id: make.newId(), criterionId: id, side: 'theirs', personId: whoWas(make, 'Champion', rated), onDay: rated, score: spec.theirs[0], words: spec.theirs[1] }, '15:20'));
  if (spec.ours !== undefined) facts.push(made(rated, 'ratings', { id: make.newId(), criterionId: id, side: 'ours', personId: null, onDay: rated, score: spec.ours, words: '' }, '15:25'));
  return facts;
};

const objectiveFacts = (make: Making, planId: string, spec: ObjectiveSpec, position: number, lastDay: number): Fact[] => {
  const id = make.newId();
  const fields = {
    id, planId, position, name: spec.name, why: spec.why, what: spec.what, category: spec.category, ownerId: null, customerOwnerId: whoWas(make, position === 1 ? 'Champion' : 'Economic buyer', make.begunOn), dueOn: addDays(make.today, spec.dueIn),
    stage: spec.stage ?? null, status: 'open', priority: position === 1 ? 'high' : 'medium', customerRank: position, internalNotes: '',
  };
  const facts = [made(make.begunOn, 'objectives', fields, '10:45'), ...spec.milestones.flatMap((one, at) => milestoneFacts(make, id, one, at + 1, lastDay)), ...spec.criteria.flatMap((one, at) => criterionFacts(make, id, one, at + 1, lastDay))];
  if (spec.notes !== undefined) facts.push(changed(ago(make, lastDay), 'objectives', id, { internalNotes: spec.notes }, '16:25'));
  if (spec.validatedAgo !== undefined) facts.push(changed(ago(make, spec.validatedAgo), 'objectives', id, { lastValidatedOn: ago(make, spec.validatedAgo) }));
  if (spec.closed !== undefined) {
    const on = ago(make, spec.closed.ago);
    const { outcome, summary, noReason = null } = spec.closed;
    facts.push(changed(on, 'objectives', id, { status: 'closed', closedOn: on, outcome, outcomeSummary: summary, confirmedById: whoWas(make, 'Champion', on), confirmedOn: on, noReason }, '16:30'));
  }
  return facts;
};

/** A template as an objective of the sample, with its days counted from when the plan was begun. */
const fromTemplate = ({ objectives }: PlanTemplate, begunAgo: number): ObjectiveSpec[] =>
  objectives.map(({ name, why, what, category, dueIn, milestones, criteria }) => ({
    name, why, what, category, dueIn: (dueIn ?? 90) - begunAgo,
    milestones: milestones.map((one): MilestoneSpec => [one.name, one.side, (one.startIn ?? 0) - begunAgo, (one.dueIn ?? 0) - begunAgo, (one.dueIn ?? 0) < begunAgo - 3 ? 100 : (one.startIn ?? 0) < begunAgo ? 30 : 0]),
    criteria: criteria.map(({ metric, unit, target, byIn }): CriterionSpec => ({ metric, unit, baseline: null, target, byIn: (byIn ?? 90) - begunAgo, values: [], stage: 'proposed' })),
  }));

const factsOf = (spec: PlanSpec, account: SampleAccount, today: Day, newId: () => string, me: string): Fact[] => {
  const wanted = workday(addDays(today, -spec.begunAgo));
  // The account and its people are in the book from nine on the day on which it begins.
  const begunOn = wanted <= account.since ? account.since : wanted;
  const make: Making = { account, today, newId, me, begunOn };
  const id = newId();
  const template = spec.template === undefined ? undefined : planTemplates[spec.template];
  const fields = {
    id, accountId: account.id, name: spec.name, status: 'draft', strategy: spec.strategy ?? template?.strategy ?? '', highlights: '', internalNotes: '', activeFrom: null,
    dueOn: spec.dueIn === undefined ? null : addDays(today, spec.dueIn), closedOn: null, closeSummary: '', madeOn: begunOn,
  };
  const lastDay = Math.min(spec.highlightsAgo ?? 8, spec.begunAgo - 1);
  const facts = [made(begunOn, 'plans', fields, '10:30'), ...(spec.objectives ?? (template === undefined ? [] : fromTemplate(template, spec.begunAgo))).flatMap((one, at) => objectiveFacts(make, id, one, at + 1, lastDay))];
  if (spec.activeAgo !== undefined) facts.push(changed(ago(make, spec.activeAgo), 'plans', id, { status: 'active', activeFrom: ago(make, spec.activeAgo) }, '16:05'));
  if (spec.notes !== undefined) facts.push(changed(ago(make, lastDay), 'plans', id, { internalNotes: spec.notes }, '16:25'));
  if (spec.highlights !== undefined) facts.push(changed(ago(make, spec.highlightsAgo ?? spec.activeAgo ?? 8), 'plans', id, { highlights: spec.highlights }, '16:15'));
  if (spec.closed !== undefined) facts.push(changed(ago(make, spec.closed.ago), 'plans', id, { status: 'closed', closedOn: ago(make, spec.closed.ago), closeSummary: spec.closed.summary }, '17:00'));
  return facts;
};

/** The success plans of the sample: most of the large accounts have one, some do it well and some badly. */
export const planFacts = (accounts: readonly SampleAccount[], today: Day, me: string, newId: () => string): Fact[] =>
  planSpecs.flatMap((spec) => {
    const account = accounts.find((one) => one.spec.name === spec.account);
    return account === undefined ? [] : factsOf(spec, account, today, newId, me);
  });
