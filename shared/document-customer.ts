import type { CustomerCall, CustomerCommitment, CustomerContract, CustomerCriterion, CustomerEducation, CustomerFacts, CustomerFeature, CustomerGain, CustomerMetric, CustomerMilestone, CustomerObjective, CustomerPerson, CustomerProduct, CustomerUseCase, OurPerson } from '#shared/customer-facts.ts';
import { dayName, type Day } from '#shared/days.ts';
import { amount, count, dayOr, link, measuredOf, measuredSource, number, objectivesOf, percent, wayOf } from '#shared/deck-slides/slide-words.ts';
import type { Source } from '#shared/deck.ts';
import { listOf, type Catalog } from '#shared/document-fields.ts';
import { formatMoney } from '#shared/money.ts';
import { criterionStageNames, outcomeNames } from '#shared/plan-rules.ts';
import { wholeMoney } from '#shared/value-compose.ts';

/** What a document for the customer is made from: what they may be shown, whom it is for, and the call that it follows. */
export type CustomerDocument = { facts: CustomerFacts; recipient: CustomerPerson | null; call: CustomerCall | null };

const weekdayName = (on: Day): string => new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
const maybe = (on: Day | null): string => dayOr(on, '');
const joined = (parts: readonly string[], by = ', '): string => parts.filter((one) => one !== '').join(by);
const perhaps = <T>(value: T | null | undefined, say: (value: T) => string): string => (value === null || value === undefined ? '' : say(value));
/** A sentence of someone's own, with an end. */
const ended = (text: string): string => (text === '' || /[.!?…”]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** Makes the ground of a document; a step or promise without a name is owned by the side that it is of. */
export const customerDocumentOf = (facts: CustomerFacts, recipient: CustomerPerson | null, call: CustomerCall | null): CustomerDocument => {
  const us = facts.us.name || facts.us.company || 'Us';
  const owned = <Row extends { owner: string; side: 'ours' | 'theirs' }>(row: Row): Row => (row.owner === '' ? { ...row, owner: row.side === 'ours' ? us : facts.account } : row);
  return { facts: { ...facts, commitments: facts.commitments.map(owned), objectives: facts.objectives.map((one) => ({ ...one, milestones: one.milestones.map(owned) })) }, recipient, call };
};

type MilestoneRow = CustomerMilestone & { objective: string };
const stateOf = ({ status, progress, doneOn }: CustomerMilestone): string => (status === 'done' ? `Done${doneOn === null ? '' : ` on ${dayName(doneOn)}`}` : progress === 0 ? 'Open' : `${progress} %`);
const milestoneFields: Catalog<MilestoneRow> = {
  texts: {
    name: { about: 'What is done', value: ({ name }) => name }, owner: { about: 'Who does it', value: ({ owner }) => owner },
    due: { about: 'By when', value: ({ dueOn }) => maybe(dueOn) }, state: { about: 'Done, open, or how far', value: stateOf }, objective: { about: 'The objective that it serves', value: ({ objective }) => objective },
  },
  lists: {},
};

const changeOf = ({ baseline, unit, ...rest }: CustomerCriterion): string => {
  const last = measuredOf({ baseline, unit, ...rest });
  return last === null ? '' : joined([perhaps(baseline, (from) => `from ${amount(from, unit)}`), `to ${amount(last.value, unit)}`], ' ');
};
const criterionFields: Catalog<CustomerCriterion> = {
  texts: {
    metric: { about: 'What is measured', value: ({ metric }) => metric }, baseline: { about: 'Where it began', value: ({ baseline, unit }) => perhaps(baseline, (value) => amount(value, unit)) },
    target: { about: 'Where it should be', value: ({ target, unit }) => perhaps(target, (value) => amount(value, unit)) }, by: { about: 'By when', value: ({ byOn }) => maybe(byOn) },
    now: { about: 'The last measured figure', value: (one) => perhaps(measuredOf(one), ({ value }) => amount(value, one.unit)) }, measured: { about: 'When it was measured', value: (one) => perhaps(measuredOf(one), ({ on }) => dayName(on)) },
    way: { about: 'How far from start to target', value: (one) => perhaps(wayOf(one), (way) => percent(way, 1)) }, change: { about: 'From where to where', value: changeOf }, stage: { about: 'Proposed, accepted, delivered or verified', value: ({ stage }) => criterionStageNames[stage] },
    rating: { about: 'Their rating', value: ({ theirs }) => perhaps(theirs, ({ score }) => `${score} of 5`) }, ourRating: { about: 'Our rating', value: ({ ours }) => perhaps(ours, ({ score }) => `${score} of 5`) },
    verifiedBy: { about: 'Who of them confirmed it', value: ({ verified }) => verified?.by ?? '' }, verifiedOn: { about: 'When they did', value: ({ verified }) => maybe(verified?.on ?? null) },
    words: { about: 'In which words', value: ({ verified }) => verified?.words ?? '' }, impact: { about: 'What it meant for them', value: ({ verified }) => ended(verified?.impact ?? '') },
  },
  lists: {},
};
const criterionSource = (one: CustomerCriterion): Source | null => measuredSource(one)[0] ?? (one.verified === null ? null : { says: `${one.metric}: confirmed by ${one.verified.by}`, record: link('criteria', one.id, one.metric), on: one.verified.on, method: 'confirmed by the customer' });
const milestoneSource = ({ id, name, doneOn }: MilestoneRow): Source => ({ says: name, record: link('milestones', id, name), on: doneOn, method: 'step of the success plan' });

const withObjective = ({ milestones, name }: CustomerObjective): MilestoneRow[] => milestones.filter(({ status }) => status !== 'dropped').map((one) => ({ ...one, objective: name }));
const objectiveFields: Catalog<CustomerObjective> = {
  texts: {
    name: { about: 'The objective', value: ({ name }) => name }, why: { about: 'Why it matters to them', value: ({ why }) => ended(why) }, what: { about: 'What is there when it is reached', value: ({ what }) => ended(what) },
    owner: { about: 'Who of us', value: ({ owner }) => owner }, customerOwner: { about: 'Who of them', value: ({ customerOwner }) => customerOwner }, owners: { about: 'Both owners', value: ({ owner, customerOwner }) => joined([customerOwner, owner], ' and ') },
    due: { about: 'By when', value: ({ dueOn }) => maybe(dueOn) }, progress: { about: 'How much of its steps is done', value: ({ progress }) => perhaps(progress, (share) => percent(share, 1)) },
    outcome: { about: 'How it ended', value: ({ outcome, closedOn }) => perhaps(outcome, (one) => joined([outcomeNames[one], perhaps(closedOn, (on) => `on ${dayName(on)}`)], ' ')) },
  },
  lists: {
    milestones: listOf<CustomerObjective, MilestoneRow>('Its steps', withObjective, milestoneFields, milestoneSource),
    criteria: listOf<CustomerObjective, CustomerCriterion>('How success is measured', ({ criteria }) => criteria, criterionFields, criterionSource),
  },
};
const objectiveSource = ({ id, name, lastValidatedOn }: CustomerObjective): Source => ({ says: name, record: link('objectives', id, name), on: lastValidatedOn, method: 'objective of the success plan' });

const gainFields: Catalog<CustomerGain> = {
  texts: {
    name: { about: 'The gain', value: ({ name }) => name }, state: { about: 'Expected or delivered', value: ({ state }) => (state === 'delivered' ? 'Delivered' : 'Expected') }, every: { about: 'A year, or once', value: ({ every }) => (every === 'year' ? 'a year' : 'once') },
    low: { about: 'Its conservative amount', value: ({ low, currency }) => perhaps(low, (minor) => wholeMoney(minor, currency)) }, likely: { about: 'Its likely amount', value: ({ likely, currency }) => perhaps(likely, (minor) => wholeMoney(minor, currency)) },
    formula: { about: 'How it is worked out', value: ({ formula }) => formula }, figures: { about: 'The same with its figures', value: ({ figures }) => figures },
    confirmed: { about: 'Who confirmed it and when', value: ({ confirmedBy, confirmedOn }) => (confirmedBy === '' ? '' : joined([confirmedBy, maybe(confirmedOn)])) },
    sources: { about: 'Where its figures are from', value: ({ assumptions }) => assumptions.filter(({ source }) => source !== '').map(({ label, source }) => `${label.toLowerCase()}: ${source}`).join('; ') },
  },
  lists: {},
};
const gainSource = ({ id, name, figures, confirmedOn }: CustomerGain): Source => ({ says: joined([name, figures], ': '), record: link('value_items', id, name), on: confirmedOn, method: 'worked out from its assumptions' });
const counting = ({ value }: CustomerFacts): CustomerGain[] => value.gains.filter(({ low, likely }) => low !== null && likely !== null);

const metricFields: Catalog<CustomerMetric> = {
  texts: { name: { about: 'What is counted', value: ({ name }) => name }, value: { about: 'The newest figure', value: ({ now, unit }) => amount(now.value, unit) }, date: { about: 'Of which day', value: ({ now }) => dayName(now.on) }, product: { about: 'Of which product', value: ({ product }) => product } },
  lists: {},
};
const promiseFields: Catalog<CustomerCommitment> = {
  texts: {
    text: { about: 'What was promised', value: ({ text }) => text }, owner: { about: 'Who', value: ({ owner }) => owner },
    due: { about: 'By when', value: ({ dueOn }) => maybe(dueOn) }, state: { about: 'Open, late or kept', value: ({ state, isLate, closedOn }) => (state === 'kept' ? joined(['Kept', maybe(closedOn)], ' on ') : isLate ? 'Late' : 'Open') },
  },
  lists: {},
};
const promiseSource = ({ id, text, closedOn }: CustomerCommitment): Source => ({ says: text, record: link('commitments', id, text), on: closedOn, method: 'promised' });
const promises = (side: 'ours' | 'theirs', state: 'open' | 'kept') => ({ facts }: CustomerDocument): CustomerCommitment[] => facts.commitments.filter((one) => one.side === side && one.state === state);

const current = ({ contracts }: CustomerFacts): CustomerFacts['contracts'][number] | undefined => contracts.find(({ isRunning }) => isRunning);
const allCriteria = (facts: CustomerFacts): CustomerCriterion[] => objectivesOf(facts).all.flatMap(({ criteria }) => criteria);
const verified = (facts: CustomerFacts): CustomerCriterion[] => allCriteria(facts).filter((one) => one.verified !== null).toSorted((a, b) => (b.verified?.on ?? '').localeCompare(a.verified?.on ?? ''));
const valueSaid = ({ value }: CustomerFacts): string => {
  const { low, likely, currency } = value;
  if (likely.delivered <= 0) return '';
  return low.delivered === likely.delivered ? wholeMoney(low.delivered, currency) : `${wholeMoney(low.delivered, currency)} to ${wholeMoney(likely.delivered, currency)}`;
};
/** The one result that leads: money that was delivered, else what somebody confirmed, else how many use it. */
const headline = (facts: CustomerFacts): string => {
  const value = valueSaid(facts);
  if (value !== '') return `${value} of value in the twelve months to ${dayName(facts.value.period.to)}`;
  const [first] = verified(facts);
  if (first !== undefined) return joined([first.metric, changeOf(first)], ' ');
  const { activeUsers, licences } = facts;
  const share = activeUsers ?? licences;
  return share === null || share.whole === 0 ? '' : `${number(Math.round(share.part))} of ${number(share.whole)} ${activeUsers === null ? 'licences are in use' : 'people work with it'}`;
};
const upcoming = ({ facts }: CustomerDocument): MilestoneRow[] => objectivesOf(facts).open.flatMap(withObjective).filter(({ status }) => status !== 'done').toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
const simple = <Row>(fields: Record<string, [about: string, value: (row: Row) => string]>): Catalog<Row> => ({ texts: Object.fromEntries(Object.entries(fields).map(([name, [about, value]]) => [name, { about, value }])), lists: {} });

/** Every placeholder of a document for the customer. It reads `CustomerFacts` alone, so that nothing internal can be named here. */
export const customerFields: Catalog<CustomerDocument> = {
  texts: {
    account: { about: 'The customer', value: ({ facts }) => facts.account }, date: { about: 'The day that it is of', value: ({ facts }) => dayName(facts.on) },
    greeting: { about: 'Hello and the first name', value: ({ recipient }) => `Hello ${recipient === null ? 'all' : (recipient.name.split(' ')[0] ?? 'all')},` },
    'recipient.name': { about: 'Whom it is for', value: ({ recipient }) => recipient?.name ?? '' }, 'recipient.title': { about: 'Their title', value: ({ recipient }) => recipient?.title ?? '' },
    'us.name': { about: 'Your name', value: ({ facts }) => facts.us.name, missing: 'Your name is not in the settings, so the document does not say whom it is from.' }, 'us.title': { about: 'Your title', value: ({ facts }) => facts.us.title },
    'us.company': { about: 'Your company', value: ({ facts }) => facts.us.company, missing: 'Your company is not in the settings.' },
    'people.names': { about: 'The people at the customer', value: ({ facts }) => facts.people.map(({ name }) => name).join(', ') },
    'call.title': { about: 'The call that it follows', value: ({ call }) => call?.title ?? '' }, 'call.kind': { about: 'Call, meeting or workshop', value: ({ call }) => call?.kind ?? 'call' },
    'call.date': { about: 'The day of the call', value: ({ call }) => perhaps(call, ({ on }) => weekdayName(on)), missing: 'No call was held yet, so there is nothing to follow up.' },
    'plan.name': { about: 'The success plan', value: ({ facts }) => facts.plan?.name ?? '', missing: 'There is no open success plan.' }, 'plan.state': { about: 'Agreed, or a draft', value: ({ facts }) => (facts.plan === null ? '' : facts.plan.isDraft ? 'Draft' : 'Agreed') },
    'plan.due': { about: 'Until when it goes', value: ({ facts }) => maybe(facts.plan?.dueOn ?? null) },
    headline: { about: 'The one result that leads', value: ({ facts }) => headline(facts), missing: 'There is no result to lead with: no delivered value, no verified outcome and no usage.' },
    'customer.since': { about: 'Customer since', value: ({ facts }) => maybe(facts.journey.customerSince) },
    'contract.name': { about: 'The contract that runs', value: ({ facts }) => perhaps(current(facts), ({ name }) => name || 'Contract') }, 'contract.start': { about: 'Since when', value: ({ facts }) => maybe(current(facts)?.startOn ?? null) },
    'contract.end': { about: 'Until when', value: ({ facts }) => maybe(current(facts)?.endOn ?? null) }, 'contract.renewal': { about: 'When it renews', value: ({ facts }) => maybe(current(facts)?.renewalOn ?? null) },
    'contract.seats': { about: 'How many licences it has', value: ({ facts }) => perhaps(current(facts)?.seats, number) }, 'contract.price': { about: 'Its price of a year', value: ({ facts }) => perhaps(current(facts)?.price, ({ minor, currency }) => formatMoney(minor, currency)) },
    'licences.used': { about: 'Licences in use', value: ({ facts }) => perhaps(facts.licences, ({ part }) => number(part)) }, 'licences.bought': { about: 'Licences bought', value: ({ facts }) => perhaps(facts.licences, ({ whole }) => number(whole)) },
    'licences.share': { about: 'Share in use', value: ({ facts }) => perhaps(facts.licences, ({ part, whole }) => (whole === 0 ? '' : percent(part, whole))), missing: 'No figures of licences in use are known.' }, 'licences.date': { about: 'Of which day', value: ({ facts }) => maybe(facts.licences?.on ?? null) },
    'active.users': { about: 'People who work with it', value: ({ facts }) => perhaps(facts.activeUsers, ({ part }) => number(Math.round(part))) }, 'active.share': { about: 'Their share', value: ({ facts }) => perhaps(facts.activeUsers, ({ part, whole }) => (whole === 0 ? '' : percent(part, whole))) },
    'value.delivered': { about: 'Value of the last twelve months', value: ({ facts }) => valueSaid(facts), missing: 'No value was delivered in the last twelve months, or none is worked out.' },
    'value.low': { about: 'The same, conservative', value: ({ facts }) => (valueSaid(facts) === '' ? '' : wholeMoney(facts.value.low.delivered, facts.value.currency)) }, 'value.likely': { about: 'The same, likely', value: ({ facts }) => (valueSaid(facts) === '' ? '' : wholeMoney(facts.value.likely.delivered, facts.value.currency)) },
    'value.expected': { about: 'Value still expected, a year', value: ({ facts }) => (facts.value.low.expected > 0 ? wholeMoney(facts.value.low.expected, facts.value.currency) : '') }, 'value.price': { about: 'What it costs a year', value: ({ facts }) => perhaps(facts.value.price, (minor) => wholeMoney(minor, facts.value.currency)), missing: 'No price is known on this day.' },
    'value.ratio': { about: 'Value against price, conservative', value: ({ facts }) => perhaps(facts.value.low.ratio, (ratio) => (valueSaid(facts) === '' ? '' : `${ratio.toFixed(1)} times`)) }, 'value.period': { about: 'Which twelve months', value: ({ facts }) => `${dayName(facts.value.period.from)} to ${dayName(facts.value.period.to)}` },
    'support.opened': { about: 'Cases opened in twelve months', value: ({ facts }) => perhaps(facts.support, ({ openedInYear }) => count(openedInYear, 'case')) }, 'support.open': { about: 'Cases open now', value: ({ facts }) => perhaps(facts.support, ({ openNow }) => number(openNow)) },
    'support.days': { about: 'Days from opening to closing a case, in the middle', value: ({ facts }) => perhaps(facts.support?.medianDays, (days) => count(days, 'day')) },
  },
  lists: {
    objectives: listOf('Open objectives, and those closed in the last year', ({ facts }) => objectivesOf(facts).all, objectiveFields, objectiveSource, 'The success plan has no objective.'),
    openObjectives: listOf('Open objectives', ({ facts }) => objectivesOf(facts).open, objectiveFields, objectiveSource, 'No objective is open.'),
    reachedObjectives: listOf('Objectives reached in the last year', ({ facts }) => objectivesOf(facts).reached, objectiveFields, objectiveSource),
    nextSteps: listOf('Open steps of the plan by their day', upcoming, milestoneFields, milestoneSource, 'No step of the success plan is open, so there is no next step with a day.'),
    outcomes: listOf('Outcomes that somebody of theirs confirmed', ({ facts }) => verified(facts), criterionFields, criterionSource, 'No outcome was verified by the customer yet.'),
    gains: listOf('Gains that are worked out', ({ facts }) => counting(facts), gainFields, gainSource, 'No gain is worked out.'),
    deliveredGains: listOf('Gains that were delivered', ({ facts }) => counting(facts).filter(({ state }) => state === 'delivered'), gainFields, gainSource),
    metrics: listOf('Figures of use', ({ facts }) => facts.metrics.filter(({ isOld }) => !isOld), metricFields, ({ id, name, now, unit }) => ({ says: `${name}: ${amount(now.value, unit)}`, record: link('usage_metrics', id, name), on: now.on, method: 'usage data' }), 'No current figure of use is known.'),
    useCases: listOf('Use cases', ({ facts }) => facts.useCases, simple<CustomerUseCase>({ name: ['The use case', ({ name }) => name], state: ['How far it is', ({ state }) => ({ planned: 'Planned', enabling: 'Being rolled out', adopted: 'In daily use' })[state]] })),
    products: listOf('Products they have', ({ facts }) => facts.products, simple<CustomerProduct>({ name: ['The product', ({ name }) => name], since: ['Since when', ({ sinceOn }) => maybe(sinceOn)] })),
    contracts: listOf('Contracts that run', ({ facts }) => facts.contracts.filter(({ isRunning }) => isRunning), simple<CustomerContract>({ name: ['The contract', ({ name }) => name || 'Contract'], start: ['Since when', ({ startOn }) => dayName(startOn)], end: ['Until when', ({ endOn }) => dayOr(endOn, 'Runs on')], price: ['A year', ({ price }) => formatMoney(price.minor, price.currency)] }), ({ id, name, startOn }) => ({ says: name || 'Contract', record: link('contracts', id, name || 'Contract'), on: startOn, method: 'contract' })),
    ourSteps: listOf('What we promised', promises('ours', 'open'), promiseFields, promiseSource), theirSteps: listOf('What they promised', promises('theirs', 'open'), promiseFields, promiseSource),
    kept: listOf('What we kept in the last year', promises('ours', 'kept'), promiseFields, promiseSource),
    calls: listOf('Calls and meetings, the newest first', ({ facts }) => facts.calls, simple<CustomerCall>({ title: ['What it was', ({ title, kind }) => title || kind], date: ['When', ({ on }) => dayName(on)], kind: ['Call, meeting or workshop', ({ kind }) => kind] })),
    team: listOf('Our team', ({ facts }) => facts.team, simple<OurPerson>({ name: ['Who', ({ name }) => name], job: ['What for', ({ job }) => job] })), people: listOf('Their people', ({ facts }) => facts.people, simple<CustomerPerson>({ name: ['Who', ({ name }) => name], title: ['Their title', ({ title }) => title] })),
    features: listOf('Released features that serve an objective', ({ facts }) => facts.features, simple<CustomerFeature>({ name: ['The feature', ({ name }) => name], objective: ['The objective', ({ objective }) => objective], released: ['Since when', ({ releasedOn }) => maybe(releasedOn)] })),
    education: listOf('What was shown to whom', ({ facts }) => facts.education, simple<CustomerEducation>({ feature: ['What', ({ feature }) => feature], person: ['To whom', ({ person }) => person], date: ['When', ({ on }) => dayName(on)] })),
  },
};
