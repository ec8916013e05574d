import type { ShippedPlaybook } from '#shared/playbooks.ts';
import { step } from './playbook-step.ts';

const newOnboarding: ShippedPlaybook = {
  key: 'onboarding-new',
  name: 'New onboarding',
  kind: 'onboarding',
  anchorSays: 'The day on which onboarding starts',
  about: 'Takes a new customer from the signature to first value. Kickoff within 14 days, first cadence call within 30, closed within 45. Everything after the kickoff counts from the kickoff, so moving that day moves the rest.',
  steps: [
    step({
      key: 'handoff', name: 'Take the handoff from sales', offset: 1, role: 'csm',
      detail: 'Half an hour with the account executive and the solutions architect. Leave with the reason they bought, who signed, what was promised and what they fear.',
      checklist: ['Why they bought, in their words', 'Who signed and who will use it', 'What was promised, with dates', 'What worried them before they signed', 'Contract start, term and licences'],
    }),
    step({
      key: 'intro', name: 'Send the introduction', offset: 2,
      detail: 'From you, with the account executive in copy. One question only: when can the kickoff be.',
      template: {
        subject: 'Welcome to {company}, and a day for the kickoff',
        body: 'Hello {person},\n\nI am your customer success manager at {company}. From today I look after what {account} wants to get out of the product, and I am the one to call.\n\nThe first step is a kickoff of an hour. In it your team and ours agree what success looks like in the first 45 days, who does what, and how often to speak.\n\nWould one of these suit you?\n- \n- \n- \n\nIt helps if the person who owns the outcome and the person who runs the set-up can both be there.\n\n{me}',
      },
    }),
    step({
      key: 'prepare', name: 'Prepare the kickoff', offset: -2, after: 'kickoff',
      detail: 'The agenda goes out two working days ahead with room for points of their own.',
      checklist: ['Agenda sent, their points asked for', 'Attendees matched with ours', 'Goals from the handoff as a draft', 'Success criteria proposed', 'Set-up needs known: access, data, security'],
      template: {
        subject: 'Agenda for the kickoff',
        body: 'Hello {person},\n\nHere is the agenda for the kickoff:\n\n1. Who is who\n2. What {account} wants to reach, and by when\n3. The first use case and what counts as first value\n4. Set-up: access, data, security\n5. How and how often to speak\n6. Actions, with names and dates\n\nWhat would you like to add?\n\n{me}',
      },
    }),
    step({
      key: 'kickoff', name: 'Hold the kickoff', offset: 8,
      detail: 'Agree the first use case, what counts as first value, the day for it and who answers for it on both sides. A kickoff without actions and dates has to be held again.',
      checklist: ['Goals agreed in their words', 'First use case and first value agreed', 'Owner on their side named', 'Cadence agreed and calls in the calendar', 'Actions with names and dates'],
    }),
    step({
      key: 'follow-up', name: 'Send the follow-up of the kickoff', offset: 1, after: 'kickoff',
      detail: 'The same or the next day: goals, first value and its day, actions with names and dates.',
      template: {
        subject: 'After the kickoff: goals, first value and next steps',
        body: 'Hello {person},\n\nThank you for today. This is what was agreed:\n\nGoals\n- \n\nFirst value, and the day for it\n- \n\nNext steps\n- who: what, by when\n- who: what, by when\n\nTell me where I have this wrong.\n\n{me}',
      },
    }),
    step({ key: 'setup', name: 'Set up access, data and security', offset: 5, after: 'kickoff', role: 'services', detail: 'Most delays begin here. Where it waits for the customer, write down for what and since when.', checklist: ['Sign-on works for the first users', 'Data is in, or the day for it is known', 'Security questions answered'] }),
    step({ key: 'plan', name: 'Draft the success plan', offset: 5, after: 'kickoff', detail: 'One to three objectives with the reason, the end state and how it is measured. A draft is enough here; it is agreed on the first cadence call.' }),
    step({ key: 'training', name: 'Train the first users', offset: 10, after: 'kickoff', role: 'services', detail: 'Only those of the first use case, on what they do in their first week.', checklist: ['Session held', 'Recording sent', 'Who did not come is known'] }),
    step({ key: 'cadence', name: 'Hold the first cadence call', offset: 10, after: 'kickoff', detail: 'Agree the plan, look at who has logged in, and name what stands between them and first value.', checklist: ['Plan agreed', 'Use by the first users seen', 'Next call in the calendar'] }),
    step({ key: 'value', name: 'See first value', offset: 15, after: 'kickoff', detail: 'Ten per cent of the licences active, or what the kickoff called first value. Ask for a sentence that says so, and write the day into the onboarding.' }),
    step({ key: 'review', name: 'Look back with the customer', offset: 5, after: 'value', detail: 'What went well, what took too long and why, what comes next. Ask how they would rate the start.' }),
    step({ key: 'close', name: 'Close the onboarding', offset: 5, after: 'review', detail: 'Write the outcome down and close it; the account moves to Enable.' }),
  ],
  exitCriteria: ['Kickoff held and its actions done', 'Success plan agreed by the customer', 'First value reached and said so by the customer', 'Cadence agreed and the next call in the calendar'],
};

const existingOnboarding: ShippedPlaybook = {
  key: 'onboarding-existing',
  name: 'Existing onboarding',
  kind: 'onboarding',
  anchorSays: 'The day on which the account becomes yours',
  about: 'For a customer who has been here for a while and gets a CSM for the first time, or another one. Learn before you ask: they have told their story before.',
  steps: [
    step({ key: 'read', name: 'Read everything there is', offset: 2, detail: 'Contracts, notes, tickets, use. Write down what is known before asking anyone.', checklist: ['Contracts and renewal date', 'Last year of notes', 'Open tickets and old wounds', 'Use by team, and its trend', 'Promises that are still open'] }),
    step({ key: 'insiders', name: 'Talk with those who know them', offset: 3, role: 'csm', detail: 'The CSM before you, the account executive, support. Ask what they would do first, and whom not to surprise.' }),
    step({
      key: 'intro', name: 'Introduce yourself', offset: 4, detail: 'To the champion and the buyer, by whoever they know. Say what you have read so that nobody has to begin again.',
      template: {
        subject: 'Your new contact at {company}',
        body: 'Hello {person},\n\nFrom now on I am your customer success manager at {company}. I have read what you and my colleagues worked on, so you do not have to begin again.\n\nI would like half an hour with you to hear three things: what works, what does not, and what {account} needs from the product over the next year.\n\nWhich of these days suits you?\n- \n- \n\n{me}',
      },
    }),
    step({ key: 'kickoff', name: 'Hold the first conversation', offset: 8, detail: 'Listen more than you talk. What was promised and never came matters more than what the product can do now.', checklist: ['What works today', 'What was promised and not kept', 'Goals for the year, in their words', 'Who else to meet', 'Cadence agreed'] }),
    step({ key: 'people', name: 'Map the people', offset: 5, after: 'kickoff', detail: 'Champion, buyer, administrators, the people who use it daily. Mark who has left and whom nobody knows.' }),
    step({ key: 'health', name: 'Take stock of use and health', offset: 5, after: 'kickoff', role: 'sa', detail: 'Licences against active users, use cases bought against use cases live.', checklist: ['Licence use', 'Use cases live', 'What is paid for and not used'] }),
    step({ key: 'plan', name: 'Renew the success plan', offset: 10, after: 'kickoff', detail: 'Keep what still holds, close what is done or dead, and agree one thing that is better in 30 days.' }),
    step({ key: 'cadence', name: 'Hold the first cadence call', offset: 10, after: 'kickoff', detail: 'Agree the plan. Deliver the one quick improvement, or say when.' }),
    step({ key: 'close', name: 'Close the onboarding', offset: 15, after: 'cadence', detail: 'The account works in its normal cadence. Write down what changed for them.' }),
  ],
  exitCriteria: ['First conversation held', 'People mapped, champion and buyer known', 'Success plan renewed with the customer', 'One improvement delivered'],
};

const upsellOnboarding: ShippedPlaybook = {
  key: 'onboarding-upsell',
  name: 'After-upsell onboarding',
  kind: 'onboarding',
  anchorSays: 'The day on which the new products or licences start',
  about: 'After an upsell the buyer expects the new part to work as well as the old one, and the people who will use it are often new to the product.',
  steps: [
    step({ key: 'handoff', name: 'Hear what was sold and why', offset: 1, detail: 'From the account executive: what is new, for which team, what they were told it would do.', checklist: ['Products and licences bought', 'Team that will use them', 'Outcome that was promised', 'Date by which it has to show'] }),
    step({
      key: 'intro', name: 'Write to the new team', offset: 2, detail: 'They may not know you. Let the champion introduce you.',
      template: {
        subject: 'Getting your team started',
        body: 'Hello {person},\n\n{account} has just extended what it uses of the product, and your team is the first to work with the new part. I would like to plan the start with you: who needs access, what they should be able to do, and by when.\n\nWould half an hour this week or next suit you?\n\n{me}',
      },
    }),
    step({ key: 'kickoff', name: 'Hold the kickoff with the new team', offset: 7, detail: 'Short and only about the new part: goal, first use case, owner, day.', checklist: ['Goal of the new part agreed', 'First users named', 'Owner on their side', 'Actions with names and dates'] }),
    step({ key: 'setup', name: 'Set up the new part', offset: 5, after: 'kickoff', role: 'services', detail: 'Access and configuration, tried by one user before the others come.' }),
    step({ key: 'training', name: 'Train the new users', offset: 8, after: 'kickoff', role: 'services', detail: 'On their own data where that is possible.' }),
    step({ key: 'cadence', name: 'Check in with the new team', offset: 10, after: 'kickoff', detail: 'A call with those who use it, not only with those who bought it.' }),
    step({ key: 'plan', name: 'Add the objective to the success plan', offset: 5, after: 'kickoff', detail: 'With a baseline taken now, so that the return can be shown at renewal.' }),
    step({ key: 'value', name: 'See first value of the new part', offset: 15, after: 'kickoff', detail: 'Ten per cent of the new licences active, or the outcome agreed at the kickoff.' }),
    step({ key: 'close', name: 'Close the onboarding', offset: 5, after: 'value', detail: 'Tell the buyer what the new part does for them by now.' }),
  ],
  exitCriteria: ['New team knows whom to call', 'First value of the new part reached', 'Objective with a baseline in the success plan'],
};

export const onboardingPlaybooks = [newOnboarding, existingOnboarding, upsellOnboarding];
