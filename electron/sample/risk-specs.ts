import type { Sentiment } from '#shared/accounts.ts';
import type { EscalationKind, Severity } from '#shared/escalation-rules.ts';
import type { RiskImpact, RiskLevel, RiskOutcome, RiskParty, RiskReason } from '#shared/risk-rules.ts';

/** A risk of the sample. Days are counted back from today; `dueIn` forwards. Updates are the day, the level from then on, and what was written. */
export type RiskSpec = {
  account: string;
  ago: number;
  level: RiskLevel;
  reason: RiskReason;
  impact: RiskImpact;
  about: string;
  /** Thousands of ARR at risk; without it, all. */
  arr?: number;
  nextStep: string;
  dueIn: number;
  /** How many steps of the library are done. */
  done: number;
  told: readonly RiskParty[];
  updates: readonly [ago: number, level: RiskLevel, text: string][];
  willChurn?: { ago: number; tried: string };
  closed?: { ago: number; outcome: RiskOutcome; summary: string; isIntervened: boolean };
  lesson?: { ago: number; isExpected: boolean; isAvoidable: boolean; text: string };
};

export type EscalationSpec = {
  account: string;
  ago: number;
  kind: EscalationKind;
  title: string;
  about: string;
  severity: Severity;
  exitCriteria: string;
  /** The job of ours that owns it; without one, the CSM does. */
  owner?: 'support' | 'product';
  ofRisk: boolean;
  updates: readonly [ago: number, severity: Severity, text: string][];
  issues: readonly { key: string; title: string; status: string }[];
  /** How many support cases of the account that name a thing hang on it, and how many commitments. */
  cases: number;
  casesNaming: string;
  promises: number;
  closed?: { ago: number; outcome: string; sentiment: Sentiment; by: string };
};

const everyone = ['account-team', 'manager', 'director', 'sales-leadership'] as const;

/** Saltmarsh Seafood has a reason that nobody has put into the register yet. */
export const riskSpecs: readonly RiskSpec[] = [
  {
    account: 'Palisade Ridge Energy', ago: 44, level: 'red', reason: 'engagement', impact: 'churn', about: 'the new operations chief reviews all software before the renewal\nOur sponsor left in the summer. The review is led by somebody who knows another tool from their last post.',
    nextStep: 'Bring the new operations chief the inspection figures of 31 substations', dueIn: 4, done: 3, told: everyone,
    updates: [
      [37, 'red', 'First talk with the assistant of the operations chief. The review has a list of eleven tools; ours is the fourth.'],
      [30, 'red', 'The champion wrote two pages on what paper inspections cost them. The regulator’s last visit is in it.'],
      [23, 'red', 'Our executive wrote to theirs. An answer came the same day: after the budget round.'],
      [16, 'red', 'The line crews filled in the survey of the review. 41 of 46 substations want to keep Fieldbook.'],
      [9, 'red', 'A first call with the operations chief. Polite, short, and full of questions about evidence for the regulator.'],
      [2, 'red', 'They asked for the audit export of last year. That is a good sign; the decision is before the renewal.'],
    ],
  },
  {
    account: 'Corvane Aerospace Components', ago: 52, level: 'red', reason: 'product-quality', impact: 'churn', about: 'Bridge sync errors have reached finance three times\nEach time their cost centre report was wrong for a day. Their quality manager stands by us, finance does not.',
    nextStep: 'Show a week of Bridge without a wrong posting to their head of finance', dueIn: 2, done: 2, told: everyone,
    updates: [
      [45, 'yellow', 'The first error was a mapping of theirs. We fixed it together and said so in writing.'],
      [38, 'red', 'A second error, this one ours. The renewals manager asked for a meeting.'],
      [24, 'red', 'A third error on the last day of the month. Finance wants the sync off until it is proven.'],
      [16, 'red', 'Escalated. Engineering has the cause: a retry that posts twice when their server answers late.'],
      [9, 'red', 'The fix is in test. Until then a person of ours checks each posting of the night.'],
      [5, 'red', 'Four nights without an error. The head of finance wants to see a full week before the renewal call.'],
    ],
  },
  {
    account: 'Juniper Loom Textiles', ago: 40, level: 'red', reason: 'budget', impact: 'churn', about: 'the mill gives up its second shift next quarter\nHalf of the licences go with it, and the buyer who spoke for us left in the summer.',
    nextStep: 'Agree with the renewals manager how their data is handed over', dueIn: 9, done: 5, told: ['account-team', 'manager', 'director', 'sales-leadership'],
    updates: [
      [33, 'yellow', 'The loom mechanics want to keep it. The owner counts machines, not minutes.'],
      [26, 'red', 'Offered a contract for one shift. It is still more than they plan to spend on software at all.'],
      [18, 'red', 'The owner has decided: paper again until there is a second shift.'],
      [6, 'red', 'Amadou agrees that nothing is left to try. The opportunity is set to will churn.'],
      [3, 'red', 'Agreed on a clean end: their maintenance records as a file, and a call in the spring.'],
    ],
    willChurn: { ago: 6, tried: 'One-shift contract, a pause of two quarters, a price for the mechanics only, and a call of our executive with the owner.' },
  },
  {
    account: 'Hexley Robotics', ago: 25, level: 'yellow', reason: 'other', impact: 'competitor', about: 'a trial of another tool in the service team', arr: 40,
    nextStep: 'Ask the service lead what the trial is meant to show', dueIn: -4, done: 1, told: ['account-team'],
    updates: [],
  },
  {
    account: 'Tannersby Foods', ago: 408, level: 'yellow', reason: 'product-quality', impact: 'seat-loss', about: 'the hygiene plan lost its history with an update', arr: 120,
    nextStep: 'Go through the restored history with their hygiene lead', dueIn: -168, done: 5, told: everyone,
    updates: [
      [396, 'red', 'Two plants stopped using the hygiene plan. Their auditor comes in ten weeks.'],
      [368, 'red', 'The history is restored from the backups of the week before. One plant is back.'],
      [340, 'red', 'The audit passed with the restored records. They want to see a quarter without an incident.'],
      [297, 'yellow', 'A quarter without an incident. The second plant asked for training.'],
      [240, 'yellow', 'Both plants are above the use that they had before.'],
      [205, 'yellow', 'The site director named us in the board report, this time with the hours saved.'],
    ],
    closed: { ago: 165, outcome: 'saved', summary: 'Both plants work with it again and the renewal was signed for two years. The line leads ask for the other three plants.', isIntervened: true },
    lesson: { ago: 160, isExpected: false, isAvoidable: true, text: 'Nobody had told us that their hygiene plan was evidence for an audit. Ask each account once a year which records an outsider looks at, and test updates with those.' },
  },
  {
    account: 'Osier Basket Markets', ago: 402, level: 'red', reason: 'adoption', impact: 'churn', about: 'the markets that were bought last year never started',
    nextStep: 'Agree on the next three markets', dueIn: -150, done: 5, told: ['account-team', 'manager', 'director', 'sales-leadership'],
    updates: [
      [388, 'red', 'Nine of twenty-two markets have no user. The owner pays for all of them and has noticed.'],
      [352, 'red', 'A store lead of an old market trains a new one for a day each week.'],
      [310, 'yellow', 'Six more markets log their coolers. The owner has seen the first spoiled batch that was caught.'],
      [232, 'yellow', 'Nineteen of twenty-two.'],
    ],
    closed: { ago: 152, outcome: 'saved', summary: 'All markets but one work with it. That one closes next year.', isIntervened: true },
    lesson: { ago: 145, isExpected: true, isAvoidable: true, text: 'A bought company is a new onboarding. We congratulated them and sent an invoice; the next time its kickoff is booked before the invoice.' },
  },
  {
    account: 'Birchgate Schools', ago: 396, level: 'red', reason: 'corporate', impact: 'tier-downgrade', about: 'the county looks at one tool for all its schools', arr: 30,
    nextStep: 'Wait for the decision of the county board', dueIn: -190, done: 4, told: ['account-team', 'manager', 'director', 'sales-leadership'],
    updates: [
      [366, 'red', 'The county wants a tool with student records in it. We are not one.'],
      [302, 'yellow', 'The caretakers of four schools spoke at the county meeting. Maintenance is taken out of the tender.'],
    ],
    closed: { ago: 188, outcome: 'saved', summary: 'The county chose another tool for records and left maintenance to the schools.', isIntervened: true },
    lesson: { ago: 180, isExpected: false, isAvoidable: false, text: 'A decision above the account cannot be stopped by the account. What helped were users in the room, not a letter of ours.' },
  },
  {
    account: 'Sollenbach Werke', ago: 390, level: 'yellow', reason: 'product-gap', impact: 'sentiment', about: 'planning of three halls at once is not possible',
    nextStep: 'Show the new Scheduler to the shift foremen', dueIn: -220, done: 3, told: ['account-team', 'manager'],
    updates: [[330, 'red', 'The foremen plan on a wall again.'], [262, 'yellow', 'Scheduler for several halls is announced, with a date.']],
    closed: { ago: 214, outcome: 'no-risk', summary: 'Scheduler plans three halls since the release of the season. Nobody looks at the wall any more.', isIntervened: false },
  },
];

export const escalationSpecs: readonly EscalationSpec[] = [
  {
    account: 'Corvane Aerospace Components', ago: 20, kind: 'escalation', title: 'Bridge posts figures twice to finance', about: 'When their finance server answers late, the retry posts the same figure again. Their cost report of the month was wrong for a day.',
    severity: 'high', exitCriteria: 'Seven nights without a wrong posting, checked by their head of finance.\nThe cause is written down in words that their auditor understands.', owner: 'product', ofRisk: true,
    updates: [
      [18, 'high', 'The cause is found: a retry without a memory. The fix is designed.'],
      [14, 'critical', 'It happened again on the last night of the month. Their director asked for a daily word; critical from now on.'],
      [11, 'critical', 'The fix is in test. A person of ours checks every night until it is out.'],
      [8, 'critical', 'The fix is out. First night without an error.'],
      [5, 'critical', 'Second and third night without an error.'],
    ],
    issues: [{ key: 'BRG-412', title: 'Retry posts twice when the target answers late', status: 'Released' }, { key: 'BRG-420', title: 'Report of postings per night', status: 'In progress' }], cases: 2, casesNaming: 'Bridge', promises: 1,
  },
  {
    account: 'Greyvale Water', ago: 16, kind: 'blocker', title: 'Fieldbook loses the maps behind the second valley', about: 'Crews lose the map when the tablet was offline for more than a day. They draw leaks on paper and type them in the evening.',
    severity: 'medium', exitCriteria: 'A crew works two days offline with the maps of its round.', owner: 'support', ofRisk: false,
    updates: [[9, 'medium', 'Reproduced: the map store is emptied when it grows over its limit.'], [3, 'medium', 'A version with a larger map store goes to one crew on Monday.']],
    issues: [{ key: 'FLD-1187', title: 'Map store is emptied at its limit', status: 'In review' }], cases: 1, casesNaming: 'Fieldbook', promises: 1,
  },
  {
    account: 'Tannersby Foods', ago: 398, kind: 'escalation', title: 'The hygiene plan lost its history with an update', about: 'Two plants saw empty records the morning after an update. Their auditor was to come ten weeks later.',
    severity: 'critical', exitCriteria: 'Every record of the last two years is back, and their hygiene lead has checked fifty of them.', owner: 'support', ofRisk: true,
    updates: [
      [396, 'critical', 'The records are in last week’s backup. Restoring them beside the new ones takes two days.'],
      [393, 'critical', 'Restored for the first plant. Twenty of twenty records are right.'],
      [390, 'high', 'Restored for both plants. What is left is the check.'],
      [387, 'high', 'Fifty of fifty records are right.'],
    ],
    issues: [{ key: 'AUD-233', title: 'Update drops records of archived plans', status: 'Released' }], cases: 0, casesNaming: '', promises: 0,
    closed: { ago: 383, outcome: 'All records are back and checked by the customer. The update that caused it is withdrawn, and the cause is written down.', sentiment: 'red', by: 'Amadou Keswicke' },
  },
];
