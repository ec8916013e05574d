import type { ShippedPlaybook } from '#shared/playbooks.ts';
import { step } from './playbook-step.ts';

const enablement: ShippedPlaybook = {
  key: 'enablement',
  name: 'Enable a use case',
  kind: 'enablement',
  anchorSays: 'The day on which the use case was agreed',
  about: 'From a use case that they pay for to one that they work by. One team, one measure with a baseline, and what is learnt there before the next team. What is used is renewed, and only what is used grows.',
  steps: [
    step({ key: 'goal', name: 'Agree what it is for', offset: 0, detail: 'The goal it serves, who has it, and how both sides will know. An objective of category enablement in the success plan.', checklist: ['Objective in the plan', 'Measure and its baseline', 'Owner on their side'] }),
    step({ key: 'today', name: 'See how they work today', offset: 5, role: 'sa', detail: 'With those who do the work, not only with those who run it. Note what would have to be set up, cleaned or decided first.' }),
    step({ key: 'team', name: 'Choose the first team', offset: 7, detail: 'One with a reason, time for it, and a voice that others hear.' }),
    step({
      key: 'workshop', name: 'Hold the workshop', offset: 10, after: 'team', detail: 'Their data, their case, their hands. Nobody leaves without having done it once.', checklist: ['Access for everyone', 'A case of theirs prepared', 'Features that were released for it shown'],
      template: { subject: 'Your workshop: one case, start to end', body: 'Hello {person},\n\nOn the day we agreed I would like to take one case of yours from start to end together with your team.\n\nWhat we need before:\nWho should be there:\nHow we will see that it worked:\n\n{me}' },
    }),
    step({ key: 'follow', name: 'Ask what stopped them', offset: 5, after: 'workshop', detail: 'A week later, by name. Whoever has not used it again has a reason.' }),
    step({ key: 'measure', name: 'Read the measure', offset: 20, after: 'workshop', detail: 'Against the baseline, with the owner. Colour the use case by it.' }),
    step({ key: 'next', name: 'Take the next team', offset: 25, after: 'workshop', detail: 'The first team tells the second. Stop and mend where the measure has not moved.' }),
    step({ key: 'verify', name: 'Have the outcome confirmed', offset: 45, after: 'workshop', detail: 'In their words, by a name, on a day. Close the objective with it.' }),
  ],
  exitCriteria: ['The use case is adopted', 'The measure moved from its baseline', 'A named person confirmed the outcome'],
};

const expansion: ShippedPlaybook = {
  key: 'expansion',
  name: 'Expansion',
  kind: 'expansion',
  anchorSays: 'The day on which the need was seen',
  about: 'From a need to a decision. You find and prove the value; the solutions architect leads the discovery and the account executive the offer. It starts with a goal of theirs, never with a price list.',
  steps: [
    step({ key: 'signal', name: 'Write down the need', offset: 0, detail: 'Who said what, and which goal it serves. Ninety per cent of licences in use is a sign; a sentence of a leader is a better one.', checklist: ['Goal it serves', 'Who has it', 'What it costs them today'] }),
    step({ key: 'ready', name: 'Check that the ground holds', offset: 3, detail: 'No growth on a red account. What they own is used, and someone would say so.', checklist: ['Not at risk', 'First use case adopted', 'A verified outcome to point to', 'Champion willing to speak'] }),
    step({ key: 'team', name: 'Agree the way with the account team', offset: 5, role: 'ae', detail: 'Who leads which talk, and when the price comes up.' }),
    step({ key: 'discovery', name: 'Hold the discovery', offset: 10, role: 'sa', detail: 'With the team that has the need: how they work today, what would be better, how one would know.' }),
    step({ key: 'seats', branch: 'More licences', name: 'Show who is waiting', offset: 3, after: 'discovery', detail: 'Teams that ask for access, use by those who have it, what it costs to leave them out.' }),
    step({ key: 'trial', branch: 'New product', name: 'Try it with one team', offset: 15, after: 'discovery', role: 'sa', detail: 'Two to four weeks, one measure with a baseline, a day for the decision.', checklist: ['Measure and baseline agreed', 'Day of the decision agreed', 'Team and owner named'] }),
    step({ key: 'case', name: 'Write the case in their numbers', offset: 10, after: 'discovery', detail: 'One page that the champion can forward: today, with it, what it takes, by when.', template: { subject: 'What this would do for {account}', body: 'Hello {person},\n\nHere is the page we spoke of, in your numbers:\n\nToday:\nWith it:\nWhat it takes from your side:\nBy when it shows:\n\nWhat would the person who decides want to see in addition?\n\n{me}' } }),
    step({ key: 'offer', name: 'Hand over to the offer', offset: 5, after: 'case', role: 'ae', detail: 'The account executive makes the offer. You stay the one who speaks of the outcome.' }),
    step({ key: 'decision', name: 'Get the decision', offset: 20, after: 'offer', role: 'ae', detail: 'Yes: start the after-upsell onboarding. No: write the reason down, and when to ask again.' }),
  ],
  exitCriteria: ['The customer has decided', 'A yes has an onboarding; a no has its reason'],
};

const renewal: ShippedPlaybook = {
  key: 'renewal',
  name: 'Renewal',
  kind: 'renewal',
  anchorSays: 'The renewal date',
  about: 'Counts back from the renewal date. An internal review at five months, action at four, the soft question within the month after, the renewals manager at ten weeks, closed by the day.',
  steps: [
    step({ key: 'review', name: 'Review the renewal internally', offset: -152, unit: 'calendar', detail: 'With the account executive: what speaks for it, what against it, who decides, what is worth more or less than a year ago.', checklist: ['Licence use and trend', 'Objectives reached, with proof', 'People: champion, buyer, procurement', 'Open risks and tickets', 'Will renew, contract or churn'] }),
    step({ key: 'action', name: 'Act on what the review found', offset: -122, unit: 'calendar', detail: 'Whatever needs more than a quarter starts now: a missing sponsor, unused licences, a gap.' }),
    step({
      key: 'soft', name: 'Ask the soft question', offset: -100, unit: 'calendar', detail: 'On a call, between two other points. Log the answer as it was said.',
      checklist: ['Asked of someone who knows', 'Answer logged in their words', 'Who decides and by when'],
      template: { subject: 'Looking at the year ahead', body: 'Hello {person},\n\nYour contract with {company} comes up in a little over three months. Before anyone talks about paper: if it were up for renewal today, what would you want to keep, and what would have to be different?\n\nI would like to hear it on our next call, so that there is time to act on it.\n\n{me}' },
    }),
    step({ key: 'value', name: 'Bring the value to the buyer', offset: -90, unit: 'calendar', detail: 'Verified outcomes against what they wanted when they bought. Best in a business review.' }),
    step({ key: 'manager', name: 'Hand over to the renewals manager', offset: -70, unit: 'calendar', role: 'renewals', detail: 'With the answer to the soft question, the licences they need and who signs.', checklist: ['Licences and products to renew', 'Signer and procurement known', 'Price talk agreed with the account executive'] }),
    step({ key: 'quote', name: 'Send the offer', offset: -60, unit: 'calendar', role: 'renewals', detail: 'Early enough for a procurement that takes six weeks.' }),
    step({ key: 'licences', branch: 'Contraction likely', name: 'Save the licences that are worth saving', offset: -85, unit: 'calendar', detail: 'Which teams stop, why, and what would have to be true for them to stay.' }),
    step({ key: 'grow', branch: 'Growth likely', name: 'Put the growth on the same paper', offset: -80, unit: 'calendar', role: 'ae', detail: 'One decision is easier than two.' }),
    step({ key: 'paper', name: 'Follow the paper', offset: -30, unit: 'calendar', role: 'renewals', detail: 'Legal, security, purchase order. Ask each week which desk it lies on.' }),
    step({ key: 'call', name: 'Make the call', offset: -21, unit: 'calendar', detail: 'Tell your manager: renews, contracts or churns, and by how much. “Monitor” is no answer any more.' }),
    step({ key: 'close', name: 'Close it by the renewal date', offset: 0, unit: 'calendar', role: 'renewals', detail: 'Won or lost, with the amount. Record the new contract.' }),
    step({ key: 'thank', name: 'Thank them, and plan the year', offset: 5, after: 'close', detail: 'A short call: what the next year has to bring, and the success plan for it.' }),
  ],
  exitCriteria: ['The answer to the soft question is logged', 'The renewal is closed, won or lost', 'The new contract is in the book, or the loss has its reason'],
};

export const growthPlaybooks = [enablement, expansion, renewal];
