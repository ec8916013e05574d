import { z } from 'zod';
import { categories, objectivePriorities, sides } from '#shared/plan-rules.ts';

const text = z.string().max(10_000);
const line = z.string().max(500);
const offset = z.int().min(-3_660).max(3_660).nullable();

/** What a plan begins from. Days count from the day on which it is used; criteria come without a baseline, which each customer has of its own. */
export const planTemplate = z.strictObject({
  about: line,
  strategy: text,
  highlights: text,
  objectives: z.array(z.strictObject({
    name: line, why: text, what: text, category: z.enum(categories), priority: z.enum(objectivePriorities), dueIn: offset,
    milestones: z.array(z.strictObject({ name: line, side: z.enum(sides), startIn: offset, dueIn: offset })).max(100),
    criteria: z.array(z.strictObject({ metric: line, unit: z.string().max(40), target: z.number().nullable(), byIn: offset })).max(50),
  })).max(20),
});
export type PlanTemplate = z.infer<typeof planTemplate>;

const ours = (name: string, startIn: number, dueIn: number) => ({ name, side: 'ours' as const, startIn, dueIn });
const theirs = (name: string, startIn: number, dueIn: number) => ({ name, side: 'theirs' as const, startIn, dueIn });
const criterion = (metric: string, unit: string, target: number | null, byIn: number) => ({ metric, unit, target, byIn });

/** The templates that Daybook ships, written for it. */
export const planTemplates: Record<string, PlanTemplate & { name: string }> = {
  'first-value': {
    name: 'First value for a new customer',
    about: 'The first ninety days: one use case, in daily use by one team, measured before and after.',
    strategy: 'Prove one use case with one team before going wider. The champion names the figure that has to move; everything else waits.',
    highlights: '',
    objectives: [
      {
        name: 'Put the primary use case into daily use', why: 'The reason why the product was bought, as the sponsor says it.', what: 'One team does its daily work in the product, and the old way is switched off.', category: 'enablement', priority: 'high', dueIn: 90,
        milestones: [theirs('Name the first team and its lead', 0, 10), ours('Set up the workspace and sign-in', 5, 20), ours('Train the first team', 18, 35), theirs('Work in the product for four weeks', 35, 63), theirs('Switch off the old way', 63, 75), ours('Measure, and review with the sponsor', 75, 88)],
        criteria: [criterion('Members of the first team who use it weekly', '%', 80, 75), criterion('The figure that the sponsor wants to move', '', null, 90)],
      },
    ],
  },
  'roi-case': {
    name: 'Return on investment',
    about: 'One business figure from a baseline to a target, with the proof that a sponsor can show upstairs.',
    strategy: 'Agree on the figure, its baseline and who measures it before anything is changed. Report in the customer’s own numbers each month.',
    highlights: '',
    objectives: [
      {
        name: 'Move the figure that pays for the product', why: 'What the figure is worth to the customer in a year.', what: 'The target is reached and held for a quarter.', category: 'roi', priority: 'high', dueIn: 180,
        milestones: [theirs('Agree on the figure and who measures it', 0, 14), theirs('Take the baseline', 10, 30), ours('Change how the work is done', 30, 90), ours('Review half-way and correct', 90, 100), theirs('Hold the target for a quarter', 90, 175), ours('Write the value story with the customer', 165, 180)],
        criteria: [criterion('Cost or hours a month', '', null, 180), criterion('Share of the work done in the product', '%', 75, 120)],
      },
    ],
  },
  'wider-adoption': {
    name: 'Wider adoption',
    about: 'From the first team to the others: a wave at a time, each with its own lead.',
    strategy: 'Let the first team tell the story. One wave at a time; the next begins only when the one before uses the product weekly.',
    highlights: '',
    objectives: [
      {
        name: 'Bring the next teams on board', why: 'What stays undone while some teams work the old way.', what: 'Three in four licences are active, in every team that has them.', category: 'enablement', priority: 'high', dueIn: 150,
        milestones: [ours('Choose the waves with the champion', 0, 14), theirs('Name a lead for each team', 7, 21), ours('First wave: training and first week', 21, 50), ours('Second wave: training and first week', 60, 95), theirs('Make it part of how newcomers are trained', 80, 130)],
        criteria: [criterion('Licences active in 28 days', '%', 75, 150), criterion('Teams that use it weekly', 'teams', null, 150)],
      },
      {
        name: 'Make the customer independent', why: 'Questions are answered in the house, within the day.', what: 'Two trained administrators and a place where questions are asked.', category: 'enablement', priority: 'medium', dueIn: 120,
        milestones: [ours('Train two administrators', 20, 60), theirs('Open a place for questions', 30, 60), theirs('Hold the first office hour without us', 60, 100)],
        criteria: [criterion('Questions answered in the house', '%', 70, 120)],
      },
    ],
  },
  expansion: {
    name: 'Expansion',
    about: 'A further part of the business or the product, tried on a small scale before it is bought.',
    strategy: 'Expand only from proven value. A small trial with a named owner and a yes-or-no day comes before any offer.',
    highlights: '',
    objectives: [
      {
        name: 'Try it in a further part of the business', why: 'What that part of the business wants to reach.', what: 'A trial with an agreed yes-or-no day, and the decision made on its figures.', category: 'expansion', priority: 'high', dueIn: 120,
        milestones: [ours('Find the owner and the budget', 0, 21), ours('Agree on the trial, its figures and its end', 14, 35), theirs('Run the trial', 35, 85), ours('Review the figures with the owner', 85, 95), theirs('Decide', 95, 110)],
        criteria: [criterion('The trial’s own figure', '', null, 90), criterion('Trial users who would keep it', '%', 80, 90)],
      },
    ],
  },
  recovery: {
    name: 'Recovery of an account at risk',
    about: 'What went wrong, what is put right until when, and the word of the sponsor at the end.',
    strategy: 'Fix what was promised first, in the open, with a date each. Nothing new is offered before the sponsor says that it is right again.',
    highlights: '',
    objectives: [
      {
        name: 'Put right what went wrong', why: 'What the trouble costs the customer, in its own words.', what: 'Each cause is fixed or has an accepted way around it, and the sponsor says so.', category: 'roi', priority: 'high', dueIn: 60,
        milestones: [ours('Hear it from everyone who is hit', 0, 7), ours('Write down causes, fixes and dates', 5, 12), theirs('Agree on what good looks like', 10, 14), ours('Deliver the fixes', 12, 45), theirs('Confirm that it is right again', 45, 58)],
        criteria: [criterion('Open problems from the list', 'problems', 0, 45), criterion('The sponsor’s own rating', 'of 5', 4, 58)],
      },
    ],
  },
  renewal: {
    name: 'Road to the renewal',
    about: 'The proof, the people and the plan for next year, settled well before the date.',
    strategy: 'Settle value before terms: by three months before the date, the sponsor has said what it brought and what comes next.',
    highlights: '',
    objectives: [
      {
        name: 'Prove the value of this term', why: 'What the sponsor has to show for the money.', what: 'A written value story with figures that the customer confirmed.', category: 'roi', priority: 'high', dueIn: 75,
        milestones: [ours('Collect the figures of the term', 0, 21), theirs('Confirm the figures', 21, 40), ours('Hold the business review', 40, 65)],
        criteria: [criterion('Outcomes that the customer verified', 'outcomes', 2, 65)],
      },
      {
        name: 'Agree on the goals of the next term', why: 'What the business wants to reach next year.', what: 'Two or three goals with owners on both sides.', category: 'expansion', priority: 'medium', dueIn: 100,
        milestones: [theirs('Name next year’s goals', 45, 75), ours('Draft the next plan', 70, 90)],
        criteria: [criterion('Goals with an owner on both sides', 'goals', 3, 100)],
      },
    ],
  },
};
