import type { CustomerCriterion, CustomerFacts, CustomerObjective, LeftOut } from '#shared/customer-facts.ts';
import { dayName, daysBetween } from '#shared/days.ts';
import type { Finding, SlideKey } from '#shared/deck.ts';
import { amount, link, measuredOf, number, objectivesOf, wayOf } from '#shared/deck-slides/slide-words.ts';
import type { Entity } from '#shared/records.ts';
import type { ReviewFacts } from '#shared/review-facts.ts';

type Kind = Finding['kind'];
const finding = (kind: Kind, slide: SlideKey | null, says: string, record?: readonly [Entity, string, string]): Finding => ({ kind, slide, says, record: record === undefined ? null : link(...record) });
const ofAccount = (facts: CustomerFacts) => ['accounts', facts.accountId, facts.account] as const;

const planFindings = (facts: CustomerFacts): Finding[] => {
  const { plan, on, oldAfter } = facts;
  const { all, open } = objectivesOf(facts);
  if (plan === null && all.length === 0) return [finding('missing', 'objectives', 'There is no success plan, so the deck has no objectives, goals or roadmap.', ofAccount(facts))];
  const its = plan === null ? ofAccount(facts) : (['plans', plan.id, plan.name] as const);
  return [
    ...(plan !== null && plan.isDraft ? [finding('missing', 'objectives', 'The success plan is still a draft. Agree on it with the customer before it is shown to them.', its)] : []),
    ...(all.length === 0 ? [finding('missing', 'objectives', 'The success plan has no objective that is open or was closed in the last year.', its)] : []),
    ...(plan !== null && daysBetween(plan.lastActivityOn, on) > oldAfter.planDays ? [finding('stale', 'objectives', `The success plan was not touched since ${dayName(plan.lastActivityOn)}.`, its)] : []),
    ...open.flatMap((one): Finding[] => [
      ...(one.dueOn !== null && one.dueOn < on ? [finding('stale', 'objectives', `“${one.name}” was due on ${dayName(one.dueOn)} and is open.`, ['objectives', one.id, one.name])] : []),
      ...(one.customerOwner === '' ? [finding('missing', 'objectives', `“${one.name}” has no owner at the customer.`, ['objectives', one.id, one.name])] : []),
      ...(one.milestones.length > 0 && one.milestones.every(({ status }) => status === 'done') ? [finding('contradiction', 'objectives', `Every step of “${one.name}” is done, and the objective is open.`, ['objectives', one.id, one.name])] : []),
    ]),
  ];
};

const statedAs = (one: CustomerCriterion): string => (one.stage === 'verified' ? 'verified' : 'delivered');

const criterionFindings = (one: CustomerCriterion, objective: CustomerObjective, { on, oldAfter }: CustomerFacts, ratingGap: number): Finding[] => {
  const record = ['criteria', one.id, one.metric] as const;
  const [last, way] = [measuredOf(one), wayOf(one)];
  const isOpen = objective.status === 'open';
  const gap = one.theirs === null || one.ours === null ? 0 : Math.abs(one.theirs.score - one.ours.score);
  return [
    ...(last === null && isOpen ? [finding('missing', 'criteria', `“${one.metric}” was never measured.`, record)] : []),
    ...(one.target === null && isOpen ? [finding('missing', 'goals', `“${one.metric}” has no target.`, record)] : []),
    ...(last !== null && isOpen && daysBetween(last.on, on) > oldAfter.planDays ? [finding('stale', 'criteria', `“${one.metric}” was last measured on ${dayName(last.on)}.`, record)] : []),
    ...(one.theirs === null && isOpen ? [finding('missing', 'criteria', `The customer has not rated “${one.metric}”.`, record)] : []),
    ...((one.stage === 'delivered' || one.stage === 'verified') && way !== null && way < 1 && last !== null && one.target !== null ? [finding('contradiction', 'criteria', `“${one.metric}” is called ${statedAs(one)} at ${amount(last.value, one.unit)}, short of its target of ${amount(one.target, one.unit)}.`, record)] : []),
    ...(gap >= ratingGap && one.theirs !== null && one.ours !== null ? [finding('contradiction', 'criteria', `“${one.metric}” is rated ${one.theirs.score} of 5 by the customer and ${one.ours.score} by us.`, record)] : []),
    ...(objective.status === 'closed' && objective.outcome === 'achieved' && way !== null && way < 1 ? [finding('contradiction', 'objectives', `“${objective.name}” was closed as reached, and “${one.metric}” is short of its target.`, ['objectives', objective.id, objective.name])] : []),
  ];
};

const outcomeFindings = (facts: CustomerFacts): Finding[] =>
  facts.objectives.some(({ criteria }) => criteria.some(({ verified }) => verified !== null)) ? [] : [finding('missing', 'outcomes', 'No outcome was verified by the customer yet.', facts.plan === null ? ofAccount(facts) : ['plans', facts.plan.id, facts.plan.name])];

const valueFindings = (facts: CustomerFacts): Finding[] => {
  const { value } = facts;
  return [
    ...(value.gains.length === 0 ? [finding('missing', 'value', 'No value is worked out, so the deck does not say what the product brought.', ofAccount(facts))] : []),
    ...(value.price === null && value.gains.length > 0 ? [finding('missing', 'value', 'No price is known on this day, so value stands without it.', ofAccount(facts))] : []),
    ...value.gains.flatMap((gain): Finding[] => {
      const record = ['value_items', gain.id, gain.name] as const;
      return [
        ...(gain.low === null || gain.likely === null ? [finding('missing', 'value', `“${gain.name}” has no figure yet and is left out.`, record)] : []),
        ...(gain.currency !== value.currency && gain.low !== null ? [finding('missing', 'value', `“${gain.name}” is in ${gain.currency}, so its bar is left out; the sum has it where a rate is known.`, record)] : []),
        ...(gain.state === 'delivered' && gain.confirmedBy === '' ? [finding('missing', 'value', `Nobody of the customer confirmed “${gain.name}”.`, record)] : []),
      ];
    }),
  ];
};

const usageFindings = (facts: CustomerFacts): Finding[] => {
  const { licences, activeUsers, metrics, contracts, on } = facts;
  const running = contracts.filter(({ isRunning }) => isRunning);
  const [first] = running;
  const seats = running.reduce((sum, one) => sum + (one.seats ?? 0), 0);
  const bought = licences !== null && licences.wholeBy === 'metrics' ? licences.whole : null;
  const old = metrics.filter(({ isOld }) => isOld);
  return [
    ...(metrics.length === 0 ? [finding('missing', 'adoption', 'No usage data is known, so the deck has no figures of use.', ofAccount(facts))] : []),
    ...old.map((one) => finding('stale', 'adoption', `“${one.name}” has no value since ${dayName(one.now.on)} and is left out.`, ['usage_metrics', one.id, one.name])),
    ...(facts.useCases.length === 0 ? [finding('missing', 'adoption', 'No use case is noted for the account.', ofAccount(facts))] : []),
    ...(bought !== null && seats > 0 && bought !== seats && first !== undefined ? [finding('contradiction', 'licences', `The contracts that run have ${number(seats)} seats, usage data says ${number(bought)} licences.`, ['contracts', first.id, first.name || 'Contract'])] : []),
    ...(licences !== null && licences.part > licences.whole ? [finding('contradiction', 'licences', `${number(licences.part)} licences are in use, and only ${number(licences.whole)} are bought.`, ofAccount(facts))] : []),
    ...(licences !== null && activeUsers !== null && !licences.isOld && !activeUsers.isOld && activeUsers.part > licences.part ? [finding('contradiction', 'licences', `${number(activeUsers.part)} people are active, and only ${number(licences.part)} licences are in use.`, ofAccount(facts))] : []),
    ...(running.length === 0 ? [finding('missing', null, `No contract runs on ${dayName(on)}.`, ofAccount(facts))] : []),
  ];
};

const otherFindings = (facts: CustomerFacts, then: CustomerFacts | null, review: ReviewFacts | null): Finding[] => [
  ...(facts.us.name === '' || facts.us.company === '' ? [finding('missing', 'title', 'Your name or company is not in the settings, so the deck does not say who it is from.')] : []),
  ...(facts.logoHash === null ? [finding('missing', 'title', 'There is no logo of the customer.', ofAccount(facts))] : []),
  ...(facts.journey.customerSince === null ? [finding('missing', 'journey', 'It is not known since when they are a customer.', ofAccount(facts))] : []),
  ...(then === null ? [finding('missing', 'then-and-now', 'The account was not in the book on the earlier day, so nothing can be compared.', ofAccount(facts))] : []),
  ...(facts.commitments.some(({ state }) => state === 'open') ? [] : [finding('missing', 'actions', 'No commitment is open on either side.', ofAccount(facts))]),
  ...facts.commitments.filter(({ isLate }) => isLate).map(({ id, text, dueOn }) => finding('stale', 'actions', `“${text}” was due on ${dueOn === null ? 'an earlier day' : dayName(dueOn)} and is open.`, ['commitments', id, text])),
  ...(review !== null && review.attendees.every(({ side }) => side !== 'theirs') ? [finding('missing', 'agenda', 'Nobody of the customer is among the attendees.', ['business_reviews', review.id, review.name])] : []),
];

/** What a person should know before a deck goes out: what is missing, old, or contradicts itself. `ratingGap` is from how many points on the two sides' ratings disagree. */
export const findingsOf = (facts: CustomerFacts, then: CustomerFacts | null, review: ReviewFacts | null, ratingGap: number): Finding[] => [
  ...planFindings(facts),
  ...objectivesOf(facts).all.flatMap((objective) => objective.criteria.flatMap((one) => criterionFindings(one, objective, facts, ratingGap))),
  ...outcomeFindings(facts), ...valueFindings(facts), ...usageFindings(facts), ...otherFindings(facts, then, review),
];

/** What is left out as internal, as findings; they name no content. */
export const internalFindings = (leftOut: readonly LeftOut[]): Finding[] => leftOut.map(({ says, entity, id }) => finding('internal', null, `Left out: ${says}.`, [entity, id, says]));
