import type { ShippedPlaybook } from '#shared/playbooks.ts';
import { step } from './playbook-step.ts';

const notEngaged: ShippedPlaybook = {
  key: 'not-engaged',
  name: 'Not engaged',
  kind: 'engagement',
  anchorSays: 'The day on which you see that they have gone quiet',
  about: 'For a customer who does not answer, or an onboarding that has been open for 90 days. Each try uses another way and another person, and gives before it asks.',
  steps: [
    step({ key: 'look', name: 'Look before you knock', offset: 0, detail: 'Is it silence, or is it the wrong person? Check use, tickets, who has left, news of the company.', checklist: ['Use over 90 days', 'Open tickets', 'Contacts who have left', 'Reorganisation, merger, new leadership'] }),
    step({
      key: 'useful', name: 'Send something of use', offset: 1, after: 'look', detail: 'One finding from their own data, or one thing that was released for what they wanted. Nothing to decide.',
      template: { subject: 'Something I saw for {account}', body: 'Hello {person},\n\nLooking at how your team works with the product I saw this:\n\n- \n\nIt would take about half an hour to change. Shall I show you, or is someone else the right person for it?\n\n{me}' },
    }),
    step({ key: 'call', name: 'Call, and leave a message', offset: 3, after: 'useful', detail: 'At another time of day than the last tries.' }),
    step({ key: 'others', name: 'Try two other people', offset: 5, after: 'useful', detail: 'An administrator or a daily user knows whether the champion is still there.' }),
    step({ key: 'ae', name: 'Ask the account executive', offset: 7, after: 'useful', role: 'ae', detail: 'Sales may know of a project, a freeze or a change that nobody told you.' }),
    step({
      key: 'sponsor', name: 'Let an executive write', offset: 12, after: 'useful', role: 'executive', detail: 'From one of ours to one of theirs, three sentences, with a day.',
      template: { subject: '{account} and {company}', body: 'Hello {person},\n\nYour team and mine have lost touch over the last weeks, and I would rather ask than guess: is the product still part of your plans for this year?\n\nA quarter of an hour on one of these days would be enough:\n- \n- \n\n{me}' },
    }),
    step({ key: 'decide', name: 'Decide what this account is', offset: 20, after: 'useful', detail: 'Answered: agree a new cadence. Silent: put a risk on the account, tell your manager, and treat the renewal as open. A PR1 account escalates at 90 days.', checklist: ['Risk recorded where it is one', 'Manager and account executive know', 'Next try has a day'] }),
  ],
  exitCriteria: ['A call or meeting was held, or the account is marked as a risk', 'The next contact has a day'],
};

const risk: ShippedPlaybook = {
  key: 'risk',
  name: 'Risk',
  kind: 'risk',
  anchorSays: 'The day on which the risk was seen',
  about: 'Red at any possible contraction or churn, even an unconfirmed one. The first two days decide whether the customer sees a plan or excuses. Choose what lies behind it; it can be changed when more is known.',
  steps: [
    step({ key: 'name', name: 'Name the risk', offset: 0, detail: 'What may be lost, why, by when, and how sure that is. Write the reason on the account so that the cadence becomes weekly.', checklist: ['Reason and what it could cost', 'Sentiment set', 'Since when, and the first sign of it'] }),
    step({ key: 'tell', name: 'Tell those who have to know', offset: 1, detail: 'The account executive and your manager hear it from you first, with what you are going to do.', template: { subject: 'Risk at {account}', body: 'Hello,\n\n{account} is at risk.\n\nWhat happened:\nWhat may be lost, and when:\nWhat I do next, and by when:\nWhat I need from you:\n\n{me}' } }),
    step({ key: 'listen', name: 'Hear it from the customer', offset: 2, detail: 'A call, not a mail. Repeat what they said until they say that is it. Promise nothing yet but a day for the plan.' }),
    step({ key: 'adoption', branch: 'Adoption', name: 'Find out where use stopped', offset: 2, after: 'listen', role: 'sa', detail: 'By team and by use case. Nearly always one team stopped for one reason.', checklist: ['Teams that stopped, and when', 'What they use in its place', 'What would bring one of them back'] }),
    step({ key: 'win', branch: 'Adoption', name: 'Bring one team back', offset: 10, after: 'adoption', detail: 'One use case, two weeks, a measure both sides look at.' }),
    step({ key: 'product', branch: 'Product', name: 'Bring the gap to product and support', offset: 2, after: 'listen', role: 'product', detail: 'With the business effect, not the feature. Ask for a decision and its day rather than for a promise.' }),
    step({ key: 'workaround', branch: 'Product', name: 'Offer a way around', offset: 5, after: 'listen', role: 'sa', detail: 'Tried by us before the customer sees it.' }),
    step({ key: 'map', branch: 'Sponsor', name: 'Find the next sponsor', offset: 3, after: 'listen', detail: 'Who decides now, what they are measured by, and who of ours can reach them.' }),
    step({ key: 'executive', branch: 'Sponsor', name: 'Bring the executives together', offset: 8, after: 'listen', role: 'executive', detail: 'With one page: what was reached, what is open, what is at stake for them.' }),
    step({ key: 'plan', name: 'Agree a plan out of it', offset: 5, after: 'listen', detail: 'Three to five actions, each with a name and a date on both sides, and what both will call solved.', checklist: ['Exit criteria agreed with the customer', 'Every action has a name and a date', 'Plan sent in writing'] }),
    step({ key: 'weekly', name: 'Look at it every week', offset: 7, unit: 'calendar', after: 'plan', detail: 'Write what moved. Two weeks without movement means that the plan is wrong.' }),
    step({ key: 'confirm', name: 'Ask whether it is solved', offset: 28, unit: 'calendar', after: 'plan', detail: 'The customer says so, or it is not. Then lower the risk and thank everyone who helped.' }),
  ],
  exitCriteria: ['The customer says that the matter is solved', 'Sentiment is no longer red', 'What was learnt is written down'],
};

const championLeft: ShippedPlaybook = {
  key: 'champion-left',
  name: 'Champion left',
  kind: 'people',
  anchorSays: 'The day on which the champion left, or said so',
  about: 'When a champion leaves, the account has about a month before others decide without you. Find who takes over, give them a reason of their own, and keep the one who left as a friend.',
  steps: [
    step({ key: 'find-out', name: 'Find out what is going on', offset: 1, detail: 'Why they left, who decides for now, what was promised to them alone.', checklist: ['Reason and last day', 'Who decides meanwhile', 'Open promises that hung on them', 'Projects at risk'] }),
    step({
      key: 'farewell', name: 'Write to the one who left', offset: 1, detail: 'They know who comes next, and may need the product where they go.',
      template: { subject: 'Thank you, and one question', body: 'Hello {person},\n\nThank you for what you did with us at {account}. May I ask one thing before you go: who should I talk with from now on, and what should I know about what matters to them?\n\nI would be glad to stay in touch wherever you go.\n\n{me}' },
    }),
    step({ key: 'cover', name: 'Reach the others', offset: 2, detail: 'The buyer and the two people who use it most, before rumours do.' }),
    step({ key: 'tell', name: 'Tell the account team', offset: 1, role: 'csm', detail: 'The account executive may have known them best. Agree who calls whom.' }),
    step({ key: 'risk', name: 'Decide whether this is a risk', offset: 3, detail: 'It is one where the renewal is within six months, where nobody else knows the goals, or where the new leader uses another product.' }),
    step({ key: 'candidate', name: 'Choose who could be the next champion', offset: 7, detail: 'Someone with a reason of their own, a say, and the will to use it. Mark them on the map of people.', checklist: ['What they are measured by', 'What the product did for them', 'Who introduces you'] }),
    step({
      key: 'meet', name: 'Meet the new person', offset: 10, detail: 'Their goals first. Bring what was reached in one page.',
      template: { subject: 'Getting to know each other', body: 'Hello {person},\n\nYou have taken over from a colleague with whom I worked on what {account} wants from the product. I would like to hear what matters to you in it, and bring one page on what has been reached and what is open.\n\nWould half an hour on one of these days suit you?\n- \n- \n\n{me}' },
    }),
    step({ key: 'plan', name: 'Go through the success plan again', offset: 5, after: 'meet', detail: 'With the new person. What they do not want is closed; what they want is added in their words.' }),
    step({ key: 'sponsor', name: 'Pair an executive with theirs', offset: 10, after: 'meet', role: 'executive', detail: 'One conversation, so that the next departure does not end the relationship.' }),
    step({ key: 'second', name: 'Win a second champion', offset: 30, after: 'meet', detail: 'In another team. An account on one person is one resignation from silence.' }),
  ],
  exitCriteria: ['Someone has taken over and knows the goals', 'The success plan was gone through with them', 'At least two people would speak for the product'],
};

export const carePlaybooks = [notEngaged, risk, championLeft];
