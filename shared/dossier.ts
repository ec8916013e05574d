import { stageNames, type Account, type AccountRow } from '#shared/accounts.ts';
import type { CallRow } from '#shared/calls.ts';
import type { Commitment } from '#shared/commitments.ts';
import { isActive, renewalDue, type Contract } from '#shared/contracts.ts';
import { dayName, type Day } from '#shared/days.ts';
import { accountPlanParts, type AccountPlanFields, type Handoff } from '#shared/handoffs.ts';
import { formatMoney } from '#shared/money.ts';
import { attitudeNames, buyingRoleNames, levelNames, type Person } from '#shared/people.ts';
import type { StakeholderMap } from '#shared/stakeholders.ts';
import { jobNames, type AccountRole } from '#shared/team.ts';

/** A part of a dossier: a sentence, a list, or a table with a heading for each column. */
export type DossierBlock = { kind: 'text'; text: string } | { kind: 'list'; items: string[] } | { kind: 'table'; columns: string[]; rows: string[][] };
/** What there is to know of an account when it changes hands, in the order in which it is read. A section without blocks says its `empty`. */
export type Dossier = { title: string; on: Day; sections: { title: string; empty: string; blocks: DossierBlock[] }[] };

/** An open run or onboarding: what it is, since when, and its next open step. */
export type OpenRun = { name: string; startedOn: Day; next: string; nextOn: Day | null };
export type DossierPlan = { name: string; status: string; strategy: string; highlights: string; objectives: { name: string; status: string; dueOn: Day | null; outcome: string }[] };
export type DossierFacts = {
  handoff: Handoff;
  on: Day;
  account: Account;
  row: AccountRow;
  segmentName: string;
  contracts: readonly Contract[];
  map: StakeholderMap;
  team: readonly AccountRole[];
  plans: readonly DossierPlan[];
  accountPlan: AccountPlanFields;
  commitments: readonly Commitment[];
  calls: readonly CallRow[];
  runs: readonly OpenRun[];
};

const dayOr = (on: Day | null, otherwise: string): string => (on === null ? otherwise : dayName(on));
const text = (words: string): DossierBlock[] => (words === '' ? [] : [{ kind: 'text', text: words }]);
const list = (items: readonly string[]): DossierBlock[] => (items.length === 0 ? [] : [{ kind: 'list', items: [...items] }]);
const table = (columns: string[], rows: string[][]): DossierBlock[] => (rows.length === 0 ? [] : [{ kind: 'table', columns, rows }]);

const factsOf = ({ account, row, segmentName, on }: DossierFacts): DossierBlock[] => [
  ...text(account.about),
  ...table(['What', 'Now'], [
    ['ARR', formatMoney(row.arr.minor, row.arr.currency)],
    ['Next renewal', dayOr(row.renewalOn, 'None')],
    ['Segment and priority', `${segmentName}, ${row.priority.priority}: ${row.priority.reason}`],
    ['Stage', account.stage === null ? 'Not set' : stageNames[account.stage]],
    ['Industry and region', [account.industry, account.region].filter((one) => one !== '').join(', ') || 'Not set'],
    ['Customer since', dayOr(account.customerSince, 'Not known')],
    ['CSM since', dayOr(account.csmSince, 'Not known')],
    ['Sentiment', account.sentiment === null ? 'Not set' : `${account.sentiment}, set ${dayOr(account.sentimentOn, 'on an unknown day')}`],
    ['Last call or meeting', dayOr(row.lastEngagementOn, 'Never')],
    ['Next call', row.nextCallOn === null ? `None planned. ${row.cadence.why}` : dayName(row.nextCallOn)],
  ].concat(account.ownedTo === null ? [] : [[account.ownedTo < on ? 'Was yours until' : 'Is yours until', dayName(account.ownedTo)]])),
];

const contractsOf = ({ contracts, on }: DossierFacts): DossierBlock[] =>
  table(['Contract', 'ARR', 'Seats', 'From', 'To', 'Renewal'], contracts.map((one) => [
    `${one.name === '' ? 'Contract' : one.name}${isActive(one, on) ? '' : one.startOn > on ? ' (not begun)' : ' (ended)'}`, formatMoney(one.arrMinor, one.currency), one.seats === null ? '' : String(one.seats),
    dayName(one.startOn), dayOr(one.endOn, 'Runs on'), `${dayOr(renewalDue(one), '')}${one.autoRenew ? ' by itself' : ''}`.trim(),
  ]));

const risksOf = ({ account, row, map }: DossierFacts): DossierBlock[] =>
  list([...(row.atRisk ? [`At risk: ${account.riskReason === '' ? 'sentiment is red' : account.riskReason}`] : []), ...map.warnings.map(({ title, why }) => `${title}. ${why}`)]);

const personLine = (person: Person, names: ReadonlyMap<string, string>, { pairs }: StakeholderMap): string[] => [
  `${person.name}${person.isKey ? ' (key)' : ''}`,
  [person.title, person.level === null ? '' : levelNames[person.level]].filter((one) => one !== '').join(', '),
  [person.buyingRole === null ? person.role : buyingRoleNames[person.buyingRole], person.championStrength === null ? '' : `strength ${person.championStrength} of 5`].filter((one) => one !== '').join(', '),
  [person.attitude === null ? '' : attitudeNames[person.attitude], person.influence === null ? '' : `influence ${person.influence} of 5`].filter((one) => one !== '').join(', '),
  names.get(person.reportsToId ?? '') ?? '',
  dayOr(person.lastMetOn, 'Not yet'),
  [person.persona, person.notes, ...pairs.filter(({ personId }) => personId === person.id).map(({ memberName }) => `Sponsor pair with ${memberName}`)].filter((one) => one !== '').join('. '),
];

const peopleOf = ({ map }: DossierFacts): DossierBlock[] => {
  const names = new Map(map.people.map(({ id, name }) => [id, name]));
  const left = map.people.filter(({ leftOn }) => leftOn !== null);
  return [
    ...table(['Name', 'Title and level', 'Role', 'Attitude', 'Reports to', 'Last met', 'Notes'], map.people.filter(({ leftOn }) => leftOn === null).map((person) => personLine(person, names, map))),
    ...list(left.map((person) => `${person.name} left on ${dayOr(person.leftOn, '')}${person.replacedById === null ? '' : `; ${names.get(person.replacedById) ?? 'somebody'} took over`}`)),
  ];
};

const planOf = ({ plans }: DossierFacts): DossierBlock[] =>
  plans.flatMap((plan) => [
    ...text(`${plan.name} (${plan.status})`), ...text(plan.strategy === '' ? '' : `Strategy: ${plan.strategy}`), ...text(plan.highlights === '' ? '' : `Highlights: ${plan.highlights}`),
    ...table(['Objective', 'State', 'Due', 'Outcome'], plan.objectives.map((one) => [one.name, one.status, dayOr(one.dueOn, 'No day'), one.outcome])),
  ]);

const commitmentsOf = (facts: DossierFacts, side: Commitment['side']): DossierBlock[] =>
  table(['What', 'Who', 'Due'], facts.commitments.filter((one) => one.side === side && one.state === 'open').map((one) => [one.text, one.owner === '' ? (side === 'ours' ? 'The CSM' : 'The customer') : one.owner, `${dayOr(one.dueOn, 'No day')}${one.overdueDays > 0 ? `, ${one.overdueDays} days late` : ''}`]));

const reasonOf = ({ handoff }: DossierFacts): DossierBlock[] => [
  ...text(handoff.direction === 'in' ? `${handoff.otherName} hands the account over to you on ${dayName(handoff.onDay)}.` : `${handoff.otherName} takes the account over from you on ${dayName(handoff.onDay)}.`),
  ...text(handoff.reason === '' ? '' : `Reason: ${handoff.reason}`),
  ...text(handoff.notes),
];

/** The dossier of a handoff, made from what the book knows now. */
export const dossierOf = (facts: DossierFacts): Dossier => ({
  title: `Handoff of ${facts.account.name}`,
  on: facts.on,
  sections: [
    { title: 'Handoff', empty: '', blocks: reasonOf(facts) },
    { title: 'Account', empty: '', blocks: factsOf(facts) },
    { title: 'Risks', empty: 'No risk is written down, and no rule about the people warns.', blocks: risksOf(facts) },
    { title: 'Contracts and renewal', empty: 'No contract is known.', blocks: contractsOf(facts) },
    { title: 'People', empty: 'Nobody is known at the account.', blocks: peopleOf(facts) },
    { title: 'Account team', empty: 'No account team is written down.', blocks: table(['Name', 'Job', 'Mail'], facts.team.map((one) => [one.name, jobNames[one.job], one.email])) },
    { title: 'Success plan', empty: 'There is no success plan.', blocks: planOf(facts) },
    { title: 'Promised to the customer', empty: 'Nothing is open.', blocks: commitmentsOf(facts, 'ours') },
    { title: 'Promised by the customer', empty: 'Nothing is open.', blocks: commitmentsOf(facts, 'theirs') },
    { title: 'Running playbooks and onboarding', empty: 'None is running.', blocks: table(['What', 'Since', 'Next step', 'Due'], facts.runs.map((one) => [one.name, dayName(one.startedOn), one.next, dayOr(one.nextOn, '')])) },
    { title: 'Last calls', empty: 'No call or meeting is logged.', blocks: table(['Day', 'Call', 'With', 'In short'], facts.calls.map((call) => [dayName(call.on), call.title === '' ? call.type : call.title, call.attendees.join(', '), call.excerpt])) },
    { title: 'Account plan', empty: 'No account plan is written.', blocks: accountPlanParts.flatMap(({ field, label }) => text(facts.accountPlan[field] === '' ? '' : `${label}: ${facts.accountPlan[field]}`)) },
  ],
});

const cell = (words: string): string => words.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ').trim();

/** A part of a dossier as Markdown. */
export const dossierBlockMarkdown = (block: DossierBlock): string => {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n');
    case 'table':
      return [`| ${block.columns.map(cell).join(' | ')} |`, `|${block.columns.map(() => '---').join('|')}|`, ...block.rows.map((row) => `| ${row.map(cell).join(' | ')} |`)].join('\n');
  }
};

/** The dossier as Markdown, tables with pipes. */
export const dossierMarkdown = ({ title, on, sections }: Dossier): string =>
  [`# ${title}`, `As of ${on}`, ...sections.flatMap((section) => [`## ${section.title}`, ...(section.blocks.length === 0 ? [section.empty] : section.blocks.map(dossierBlockMarkdown))])].join('\n\n').concat('\n');
