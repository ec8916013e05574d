import type { CustomerCommitment, CustomerFacts } from '#shared/customer-facts.ts';
import { dayName } from '#shared/days.ts';
import type { Block, Source } from '#shared/deck.ts';
import { brief, count, dayOr, link, objectivesOf, slideOf, table, text, type SlideMaker } from '#shared/deck-slides/slide-words.ts';

const mostSteps = 6;
const mostActions = 8;

type Ahead = { id: string; name: string; on: string | null; owner: string };

/** Open steps of the open objectives, those with a day first. */
const stepsOf = (facts: CustomerFacts): Ahead[] =>
  objectivesOf(facts).open.flatMap(({ milestones }) => milestones).filter(({ status }) => status === 'open')
    .map(({ id, name, dueOn, owner, side }) => ({ id, name, on: dueOn, owner: owner !== '' ? owner : side === 'theirs' ? facts.account : facts.us.company || 'Us' }))
    .toSorted((a, b) => (a.on ?? '9999').localeCompare(b.on ?? '9999'));

/** What comes next, step by step, and what is new for an objective. */
export const roadmapSlide: SlideMaker = ({ facts }) => {
  const steps = stepsOf(facts);
  const features = facts.features.slice(0, 4);
  if (steps.length === 0) return null;
  const next = steps.find(({ on }) => on !== null && on >= facts.on);
  const shown = steps.slice(0, mostSteps);
  const news: Block[] = features.length === 0 ? [] : [text('features', features.map(({ name, product, objective }) => `New in ${product}: ${name}, for “${brief(objective, 60)}”`), 'plain', true)];
  const title = `${count(steps.length, 'step')} ahead${next === undefined || next.on === null ? '' : `, the next by ${dayName(next.on)}`}`;
  return slideOf('roadmap', title, {
    blocks: [{ kind: 'steps', name: 'roadmap', steps: shown.map(({ name, on, owner }) => ({ name: brief(name, 60), on, says: on !== null && on < facts.on ? `${owner}, past its day` : owner, isAhead: true })) }, ...news],
    arrangement: news.length === 0 ? 'one' : 'top-and-rest',
    talk: ['Each step has an owner; ask whether the day still holds.', ...(steps.length > mostSteps ? [`${steps.length - mostSteps} more steps are in the success plan.`] : []), ...features.map(({ name, objective }) => `${name} serves “${objective}”.`)],
    sources: [
      { says: title, record: facts.plan === null ? null : link('plans', facts.plan.id, facts.plan.name), on: facts.on, method: 'open steps of the success plan' },
      ...features.map(({ id, name, product, releasedOn }): Source => ({ says: `${name} of ${product}`, record: link('features', id, name), on: releasedOn, method: 'released, matched with the words of the objective' })),
    ],
  });
};

const ownerOf = ({ owner, side }: CustomerCommitment, facts: CustomerFacts): string => owner || (side === 'ours' ? facts.us.name || facts.us.company || 'Your account team' : facts.account);

/** What both sides promised and by when, with what was agreed in the review. */
export const actionsSlide: SlideMaker = ({ facts, review }) => {
  const open = facts.commitments.filter(({ state }) => state === 'open');
  const agreed = (review?.agreed ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 4);
  if (open.length === 0 && agreed.length === 0) return null;
  const [ours, theirs] = [open.filter(({ side }) => side === 'ours').length, open.filter(({ side }) => side === 'theirs').length];
  const shown = open.slice(0, mostActions);
  const title = open.length === 0 ? `${count(agreed.length, 'point')} agreed` : `${count(open.length, 'action')} open${ours > 0 && theirs > 0 ? `: ${ours} with us, ${theirs} with you` : `, ${open.length === 1 ? '' : 'all '}with ${ours > 0 ? 'us' : 'you'}`}`;
  return slideOf('actions', title, {
    blocks: [...(shown.length === 0 ? [] : [table('actions', [['Action', 56], ['Who', 24], ['By', 20]], shown.map((one) => [brief(one.text, 110), ownerOf(one, facts), one.isLate && one.dueOn !== null ? `${dayName(one.dueOn)}, late` : dayOr(one.dueOn, 'No day yet')]))]), ...(agreed.length === 0 ? [] : [text('agreed', agreed, 'plain', true)])],
    arrangement: shown.length > 0 && agreed.length > 0 ? 'top-and-rest' : 'one',
    talk: ['Read each action aloud with its owner and day.', ...(open.some(({ isLate }) => isLate) ? ['Say what is late before the customer does.'] : []), ...(open.length > mostActions ? [`${open.length - mostActions} more are open.`] : [])],
    sources: [
      ...(open.length === 0 ? [] : [{ says: title, record: link('accounts' as const, facts.accountId, facts.account), on: facts.on, method: 'promises of both sides that are open' }]),
      ...(agreed.length === 0 || review === null ? [] : [{ says: `${count(agreed.length, 'point')} agreed`, record: link('business_reviews' as const, review.id, review.name), on: review.on, method: 'agreed in the review' }]),
    ],
  });
};
