import { monthsSince } from '#shared/adoption-rules.ts';
import type { CustomerFacts } from '#shared/customer-facts.ts';
import { dayName, type Day } from '#shared/days.ts';
import type { Block, Source } from '#shared/deck.ts';
import { deckFormNames } from '#shared/deck-names.ts';
import type { ReviewFacts, ReviewGuest } from '#shared/review-facts.ts';
import { brief, count, link, listed, objectivesOf, slideOf, table, text, type SlideMaker } from '#shared/deck-slides/slide-words.ts';

/** The name of a form reads on in a sentence; one that a person gave stays as it is. */
const inSentence = (name: string): string => (Object.values(deckFormNames).includes(name) ? name.replace(/^./, (first) => first.toLowerCase()) : name);
const together = (facts: CustomerFacts): string => (facts.us.company === '' ? facts.account : `${facts.account} and ${facts.us.company}`);

/** Who speaks to whom, when, and as of when the figures are. */
export const titleSlide: SlideMaker = ({ facts, review, form }) => {
  const sender = [facts.us.name, facts.us.title, facts.us.company].filter((one) => one !== '').join(', ');
  const held = review === null || review.on === facts.on ? [] : [dayName(review.on)];
  return slideOf('title', `${together(facts)}: ${inSentence(review?.name ?? deckFormNames[form])}`, {
    layout: 'title',
    subtitle: [...held, `Figures as of ${dayName(facts.on)}`, sender].filter((one) => one !== '').join(' · '),
    blocks: review === null || review.purpose === '' ? [] : [text('purpose', [review.purpose], 'lead')],
    talk: [`Welcome ${review === null || review.attendees.length === 0 ? 'everybody' : listed(review.attendees.filter(({ side }) => side === 'theirs').map(({ name }) => name)) || 'everybody'}.`, ...(review === null || review.purpose === '' ? [] : [`What to take from today: ${review.purpose}`])],
  });
};

const guestWords = ({ name, title }: Pick<ReviewGuest, 'name' | 'title'>): string => (title === '' ? name : `${name}, ${title}`);

/** Who comes: each of theirs beside the one of ours who is matched with them, then the others. */
const guestTable = (review: ReviewFacts, facts: CustomerFacts): Block[] => {
  if (review.attendees.length === 0) return [];
  const [theirs, ours] = [review.attendees.filter(({ side }) => side === 'theirs'), review.attendees.filter(({ side }) => side === 'ours')];
  const left = [...ours];
  const matched = theirs.map((one) => {
    const at = left.findIndex(({ name, matchedWith }) => name === one.matchedWith || matchedWith === one.name);
    return [one, at === -1 ? undefined : left.splice(at, 1)[0]] as const;
  });
  const rows = matched.map(([one, other]) => [guestWords(one), other === undefined ? guestWords(left.shift() ?? { name: '', title: '' }) : guestWords(other)]);
  return [table('guests', [[facts.account, 50], [facts.us.company === '' ? 'Your team' : facts.us.company, 50]], [...rows, ...left.map((one) => ['', guestWords(one)])])];
};

/** The agenda of the review with its minutes and guests; without a review there is none. */
export const agendaSlide: SlideMaker = ({ facts, review }) => {
  if (review === null || review.agenda.length === 0) return null;
  const minutes = review.agenda.reduce((sum, one) => sum + one.minutes, 0);
  const onGoals = review.agenda.reduce((sum, one) => sum + (one.looks === 'none' ? 0 : one.minutes), 0);
  const hasLead = review.agenda.some(({ lead }) => lead !== '');
  const topics = table('agenda', hasLead ? [['Topic', 58], ['Led by', 27], ['Minutes', 15, 'right']] : [['Topic', 80], ['Minutes', 20, 'right']], review.agenda.map((one) => [one.name, ...(hasLead ? [one.lead] : []), String(one.minutes)]));
  const guests = guestTable(review, facts);
  return slideOf('agenda', onGoals === 0 ? `${count(minutes, 'minute')} in ${count(review.agenda.length, 'part')}` : `${count(minutes, 'minute')}, ${onGoals} of them on your objectives`, {
    blocks: [topics, ...guests],
    arrangement: guests.length === 0 ? 'one' : 'halves',
    talk: ['Ask whether something is missing before you begin.', `${review.agenda[0]?.name ?? 'The first part'} comes first.`],
    sources: [{ says: `${minutes} minutes${onGoals === 0 ? '' : `, ${onGoals} on objectives`}, in ${review.agenda.length} parts`, record: link('business_reviews', review.id, review.name), on: null, method: 'agenda of this review' }],
  });
};

const agePhrase = (since: Day, on: Day): string => {
  const months = monthsSince(since, on);
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (months === 0) return '';
  return years === 0 ? count(months, 'month') : rest === 0 ? count(years, 'year') : `${count(years, 'year')} and ${count(rest, 'month')}`;
};

type Step = { name: string; on: Day | null; says: string; isAhead: boolean };
const mostSteps = 7;

/** What grew on the way: a product that came, or a term with more licences than the one before. */
const growthOf = ({ products, contracts, journey: { customerSince } }: CustomerFacts): { on: Day; name: string; says: string }[] => {
  const came = products.flatMap(({ name, sinceOn, isTrial }) => (sinceOn === null || isTrial ? [] : [{ on: sinceOn, name: 'New in use', says: name }]));
  const terms = contracts.filter(({ seats }) => seats !== null).toSorted((a, b) => a.startOn.localeCompare(b.startOn));
  const grown = terms.flatMap(({ name, startOn, seats }, at) => {
    const before = terms.slice(0, at).findLast((one) => one.name === name)?.seats ?? null;
    return before === null || seats === null || seats <= before ? [] : [{ on: startOn, name: 'Wider use', says: `${count(seats, 'licence')}, up from ${before.toLocaleString('en')}` }];
  });
  return [...came, ...grown].filter(({ on }) => customerSince === null || on > customerSince);
};

const stepsOf = (facts: CustomerFacts): Step[] => {
  const { journey, on, contracts } = facts;
  const { reached, open } = objectivesOf(facts);
  const at = (day: Day | null, name: string, says = ''): Step[] => (day === null ? [] : [{ name, on: day, says, isAhead: day > on }]);
  const ends = contracts.filter(({ isRunning, endOn }) => isRunning && endOn !== null && endOn > on).map(({ endOn }) => endOn).toSorted()[0] ?? null;
  const before = [
    ...at(journey.customerSince, 'Start together'), ...at(journey.kickoffOn, 'Kickoff'), ...at(journey.firstValueOn, 'First results'), ...at(journey.onboardedOn, 'Set-up complete'),
    ...reached.toReversed().flatMap(({ closedOn, name }) => at(closedOn, 'Objective reached', brief(name, 60))),
    ...growthOf(facts).flatMap(({ on: day, name, says }) => at(day, name, says)),
  ].filter(({ isAhead }) => !isAhead);
  const ahead = [...open.filter(({ dueOn }) => dueOn !== null && dueOn > on).flatMap(({ dueOn, name }) => at(dueOn, 'Objective due', brief(name, 60))).toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? '')).slice(0, 2), ...at(ends, 'Term ends')];
  const sorted = before.toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''));
  const room = mostSteps - ahead.length;
  return [...(sorted.length <= room ? sorted : [...sorted.slice(0, 1), ...sorted.slice(1 - room)]), ...ahead.toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))];
};

/** The way so far and what is next on it, as points in time. */
export const journeySlide: SlideMaker = ({ facts }) => {
  const steps = stepsOf(facts);
  if (steps.length < 2) return null;
  const { reached, open } = objectivesOf(facts);
  const age = facts.journey.customerSince === null ? '' : agePhrase(facts.journey.customerSince, facts.on);
  const goals = [...(reached.length === 0 ? [] : [`${count(reached.length, 'objective')} reached in the last year`]), ...(open.length === 0 ? [] : [reached.length === 0 ? `${count(open.length, 'objective')} under way` : `${open.length} under way`])];
  const title = age === '' ? `${count(steps.filter(({ isAhead }) => !isAhead).length, 'step')} taken, ${steps.filter(({ isAhead }) => isAhead).length} ahead` : `${age} together${goals.length === 0 ? '' : `: ${goals.join(', ')}`}`;
  const shownSteps = steps.filter(({ says }) => /\d/.test(says)).map(({ name, says }) => `${name}: ${says}`);
  const sources: Source[] = [
    ...(shownSteps.length === 0 ? [] : [{ says: shownSteps.join('; '), record: link('accounts' as const, facts.accountId, facts.account), on: facts.on, method: 'terms of the contracts, products and objectives' }]),
    { says: age === '' ? title : `${age} together${facts.journey.customerSince === null ? '' : `, since ${dayName(facts.journey.customerSince)}`}`, record: link('accounts', facts.accountId, facts.account), on: facts.on, method: 'first day as a customer' },
    ...(goals.length === 0 ? [] : [{ says: goals.join(', '), record: facts.plan === null ? null : link('plans', facts.plan.id, facts.plan.name), on: facts.on, method: 'success plan' }]),
  ];
  return slideOf('journey', title, {
    blocks: [{ kind: 'steps', name: 'journey', steps }], sources,
    talk: ['Walk along the line; stop where the customer remembers something.', ...steps.filter(({ isAhead }) => isAhead).slice(0, 1).map(({ name, on, says }) => `Next: ${says === '' ? name : says}${on === null ? '' : `, ${dayName(on)}`}.`)],
  });
};
