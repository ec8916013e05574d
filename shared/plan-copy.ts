import { dayName, type Day } from '#shared/days.ts';
import { criterionStageNames, latestOf, outcomeNames, progressOf, reachedOf } from '#shared/plan-rules.ts';
import type { Criterion, Milestone, Objective, Plan } from '#shared/plans.ts';

/** A row of a milestone, an outcome or a figure, ready to be read. */
export type CopyMilestone = { name: string; owner: string; due: string; state: string };
export type CopyCriterion = { metric: string; baseline: string; target: string; now: string; by: string; stage: string; rating: string; words: string };
export type CopyObjective = { name: string; why: string; what: string; owners: string; due: string; progress: string; outcome: string; milestones: CopyMilestone[]; criteria: CopyCriterion[] };
/** A plan as the customer may see it. Every form of the copy is made of this and of nothing else. */
export type PlanCopy = { account: string; title: string; from: string; state: string; strategy: string; highlights: string; objectives: CopyObjective[] };

const figure = (value: number | null, unit: string): string => (value === null ? '–' : `${value.toLocaleString('en', { maximumFractionDigits: 2 })}${unit === '' ? '' : ` ${unit}`}`);
const on = (day: Day | null): string => (day === null ? '–' : dayName(day));
const percent = (share: number): string => `${Math.round(share * 100)} %`;

const ownerOf = (milestone: Milestone, plan: Plan, us: string): string => (milestone.side === 'ours' ? milestone.ownerName || us : milestone.customerOwnerName || plan.accountName);

const milestoneOf = (milestone: Milestone, plan: Plan, us: string): CopyMilestone => ({
  name: milestone.name,
  owner: ownerOf(milestone, plan, us),
  due: on(milestone.dueOn),
  state: milestone.status === 'done' ? `Done${milestone.doneOn === null ? '' : ` on ${dayName(milestone.doneOn)}`}` : milestone.progress === 0 ? 'Open' : `${milestone.progress} %`,
});

const criterionOf = (criterion: Criterion): CopyCriterion => {
  const last = latestOf(criterion.measurements);
  const reached = reachedOf(criterion);
  const rating = latestOf(criterion.ratings.filter(({ side }) => side === 'theirs'));
  const by = { proposed: '', accepted: criterion.acceptedByName, delivered: '', verified: criterion.verifiedByName }[criterion.stage];
  const at = { proposed: criterion.proposedOn, accepted: criterion.acceptedOn, delivered: criterion.deliveredOn, verified: criterion.verifiedOn }[criterion.stage];
  return {
    metric: criterion.metric,
    baseline: figure(criterion.baseline, criterion.unit),
    target: figure(criterion.target, criterion.unit),
    now: last === null ? '–' : `${figure(last.value, criterion.unit)}${reached === null ? '' : ` (${percent(reached)} of the way)`}`,
    by: on(criterion.byOn),
    stage: `${criterionStageNames[criterion.stage]}${at === null ? '' : ` on ${dayName(at)}`}${by === '' ? '' : ` by ${by}`}`,
    rating: rating === null ? '–' : `${rating.score} of 5`,
    words: [criterion.verifiedWords === '' ? '' : `“${criterion.verifiedWords}”`, criterion.impact].filter((one) => one !== '').join(' '),
  };
};

const objectiveOf = (objective: Objective, plan: Plan, us: string): CopyObjective => {
  const progress = progressOf(objective.milestones);
  return {
    name: objective.name,
    why: objective.why,
    what: objective.what,
    owners: `${objective.customerOwnerName || plan.accountName} and ${objective.ownerName || us}`,
    due: on(objective.dueOn),
    progress: progress === null ? '–' : percent(progress),
    outcome: objective.outcome === null ? '' : `${outcomeNames[objective.outcome]}${objective.confirmedOn === null ? '' : `, confirmed by ${objective.confirmedByName || plan.accountName} on ${dayName(objective.confirmedOn)}`}. ${objective.outcomeSummary}`,
    milestones: objective.milestones.filter(({ status }) => status !== 'dropped').map((one) => milestoneOf(one, plan, us)),
    criteria: objective.criteria.map(criterionOf),
  };
};

/**
 * The copy of a plan for the customer, in the order agreed with it. Left out on purpose: internal notes, risks and their notes, our own ratings, the
 * category and the reason of a lost expansion, internal priorities, where figures came from, and mail addresses. `me` and `company` are who the plan is from.
 */
export const copyOf = (plan: Plan, { name, company }: { name: string; company: string }): PlanCopy => {
  const us = name === '' ? company || 'Your customer success manager' : name;
  return {
    account: plan.accountName,
    title: plan.name,
    from: [name, company].filter((one) => one !== '').join(', '),
    state: plan.status === 'closed' ? `Closed on ${on(plan.closedOn)}` : plan.status === 'draft' ? 'Draft' : `Active since ${on(plan.activeFrom ?? plan.madeOn)}${plan.dueOn === null ? '' : `, until ${dayName(plan.dueOn)}`}`,
    strategy: plan.strategy,
    highlights: plan.highlights,
    objectives: plan.objectives.toSorted((a, b) => (a.customerRank ?? 99) - (b.customerRank ?? 99)).map((one) => objectiveOf(one, plan, us)),
  };
};

/** A cell of a Markdown table: bars and line ends would end it. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`), ''];

export const milestoneHead = ['Milestone', 'Owner', 'Due', 'State'] as const;
export const milestoneCells = ({ name, owner, due, state }: CopyMilestone): string[] => [name, owner, due, state];
export const criterionHead = ['Success criterion', 'Baseline', 'Target', 'Now', 'By', 'Step', 'Your rating'] as const;
export const criterionCells = ({ metric, baseline, target, now, by, stage, rating }: CopyCriterion): string[] => [metric, baseline, target, now, by, stage, rating];

/** The copy as Markdown. */
export const markdownOf = (copy: PlanCopy): string =>
  [
    `# ${copy.title}`,
    '',
    `${copy.account} · ${copy.state}${copy.from === '' ? '' : ` · from ${copy.from}`}`,
    '',
    ...(copy.strategy === '' ? [] : ['## Strategy', '', copy.strategy, '']),
    ...(copy.highlights === '' ? [] : ['## Highlights', '', copy.highlights, '']),
    ...copy.objectives.flatMap((objective, index) => [
      `## ${index + 1}. ${objective.name}`,
      '',
      `Due ${objective.due} · progress ${objective.progress} · owned by ${objective.owners}`,
      '',
      ...(objective.why === '' ? [] : [`**Why:** ${objective.why}`, '']),
      ...(objective.what === '' ? [] : [`**What:** ${objective.what}`, '']),
      ...(objective.outcome === '' ? [] : [`**Outcome:** ${objective.outcome}`, '']),
      ...table(milestoneHead, objective.milestones.map(milestoneCells)),
      ...table(criterionHead, objective.criteria.map(criterionCells)),
      ...objective.criteria.filter(({ words }) => words !== '').flatMap(({ metric, words }) => [`> ${metric}: ${cell(words)}`, '']),
    ]),
  ].join('\n');
