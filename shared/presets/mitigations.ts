import type { RiskReason } from '#shared/risk-rules.ts';

/** What is tried first against a risk of a reason: its steps, and the playbook (its ref) that plans them; an empty ref is none. */
export type Mitigation = { steps: string[]; playbook: string };

/** The steps that Daybook offers for each reason. They were written for it; a book may keep its own in the settings. */
export const shippedMitigations: Record<RiskReason, Mitigation> = {
  adoption: {
    playbook: 'risk',
    steps: [
      'Find out which team stopped, since when, and what it uses instead',
      'Sit with two daily users and watch where they give up',
      'Choose one use case that has to work again, with a figure and a day',
      'Run a workshop for that use case with the team lead in the room',
      'Show the champion the figure after two weeks and agree on the next team',
    ],
  },
  'product-gap': {
    playbook: 'risk',
    steps: [
      'Write down what they need to do, not the feature that they ask for',
      'Ask product for a plain answer: planned with a date, looked at, or no',
      'Agree on a workaround and who looks after it until then',
      'Tell the customer the answer in a call, with what it means for their goal',
      'Weigh their ARR and others with the same gap, and hand it to product',
    ],
  },
  'product-quality': {
    playbook: 'risk',
    steps: [
      'List the cases behind it, with severity and what each one cost them',
      'Open an escalation with exit criteria where the cases go on',
      'Ask engineering for cause and date, and pass them on in the customer’s words',
      'Give one of ours the daily word to the customer until it is fixed',
      'Show a month without a repeat before you call it over',
    ],
  },
  engagement: {
    playbook: 'not-engaged',
    steps: [
      'Find out who left, who took over and who decides now',
      'Reach two other people: a daily user and somebody above the champion',
      'Ask the account executive what they hear',
      'Let one of our executives write to one of theirs, with a day',
      'Bring the new sponsor the outcomes so far and ask what they want from here',
    ],
  },
  budget: {
    playbook: 'risk',
    steps: [
      'Find out whose budget it is, by how much it falls and when that is decided',
      'Put the verified outcomes into their figures, on one page',
      'Give the economic buyer that page before the decision, not after',
      'Offer a smaller contract that keeps what they use, with the renewals manager',
      'Agree on what would bring the rest back, and when to look at it',
    ],
  },
  corporate: {
    playbook: 'risk',
    steps: [
      'Find out what was decided, where and by whom, and what is still open',
      'Map the people of the new structure and who can speak for you there',
      'Ask our executive to talk to theirs before the tool is chosen',
      'Offer a comparison by what their teams do today, with the champion',
      'Agree on a plan for both outcomes: stay, or leave without harm',
    ],
  },
  other: {
    playbook: 'risk',
    steps: [
      'Say in one sentence what may be lost, why and by when',
      'Ask the champion how sure it is and who could change it',
      'Choose the one thing that would change it, its owner and its day',
      'Tell manager and account team what you need from them',
      'Look again after a week: better, worse, or out of options',
    ],
  },
};
