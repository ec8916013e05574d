import type { CustomerCriterion, CustomerObjective } from '#shared/customer-facts.ts';
import { dayName, type Day } from '#shared/days.ts';
import type { Source } from '#shared/deck.ts';
import { amount, brief, capital, count, dayOr, isMet, link, listed, measuredOf, measuredSource, mostRows, moved, number, objectivesOf, slideOf, table, wayOf, type SlideMaker } from '#shared/deck-slides/slide-words.ts';

const outcomeWords = { achieved: 'Reached', partly: 'Partly reached', no: 'Not reached' } as const;
const standing = ({ status, outcome, closedOn, progress, dueOn }: CustomerObjective, on: Day): string => {
  if (status === 'closed') return `${outcomeWords[outcome ?? 'no']}${closedOn === null ? '' : `, ${dayName(closedOn)}`}`;
  const far = progress === null ? 'Under way' : `${Math.round(100 * progress)} % of the steps done`;
  return dueOn !== null && dueOn < on ? `${far}, past its day` : far;
};
const objectiveSource = (one: CustomerObjective, on: Day): Source => ({ says: `${one.name}: ${standing(one, on).replace(/^./, (first) => first.toLowerCase())}`, record: link('objectives', one.id, one.name), on: one.status === 'closed' ? one.closedOn : on, method: 'success plan' });

/** What was agreed and how far each goal is. */
export const objectivesSlide: SlideMaker = ({ facts }) => {
  const { open, reached, all } = objectivesOf(facts);
  if (all.length === 0) return null;
  const title = reached.length === 0 ? `${count(open.length === 0 ? all.length : open.length, 'objective')} under way` : open.length === 0 ? `${reached.length} of ${count(all.length, 'objective')} reached` : `${reached.length} of ${count(all.length, 'objective')} reached, ${open.length} under way`;
  const shown = all.slice(0, mostRows);
  return slideOf('objectives', title, {
    blocks: [table('objectives', [['Objective', 42], ['Your owner', 20], ['By', 14], ['Where it stands', 24]], shown.map((one) => [brief(one.name, 90), one.customerOwner, dayOr(one.dueOn, ''), standing(one, facts.on)]))],
    talk: [...shown.slice(0, 3).flatMap(({ name, why }) => (why === '' ? [] : [`${name}: ${why}`])), 'Ask of each: is it still what matters?', ...(all.length > mostRows ? [`${all.length - mostRows} more are in the success plan.`] : [])],
    sources: [{ says: title, record: facts.plan === null ? null : link('plans', facts.plan.id, facts.plan.name), on: facts.on, method: 'success plan: open objectives, and those closed in twelve months' }, ...shown.map((one) => objectiveSource(one, facts.on))],
  });
};

type Outcome = { criterion: CustomerCriterion; verified: NonNullable<CustomerCriterion['verified']>; value: number | null };

/** What a person of the customer confirmed, with the figure and their own words. */
export const outcomesSlide: SlideMaker = ({ facts }) => {
  const all = facts.objectives.flatMap(({ criteria }) => criteria).flatMap((criterion): Outcome[] => (criterion.verified === null ? [] : [{ criterion, verified: criterion.verified, value: measuredOf(criterion)?.value ?? null }]))
    .toSorted((a, b) => b.verified.on.localeCompare(a.verified.on));
  const [newest] = all;
  if (newest === undefined) return null;
  const shown = all.slice(0, 3);
  const told = newest.criterion;
  const title = newest.value === null || told.baseline === null || told.baseline === newest.value ? `${count(all.length, 'outcome')} confirmed by ${listed([...new Set(shown.map(({ verified }) => verified.by).filter((by) => by !== ''))]) || facts.account}` : `${told.metric} went from ${number(told.baseline)} to ${amount(newest.value, told.unit)}`;
  return slideOf('outcomes', title, {
    blocks: [
      { kind: 'figures', name: 'outcomes', figures: shown.map(({ criterion, verified, value }) => ({ label: brief(criterion.metric, 60), value: value === null ? 'Confirmed' : amount(value, criterion.unit), note: [value === null || criterion.baseline === null ? '' : `from ${amount(criterion.baseline, '')}`, `confirmed ${dayName(verified.on)}`].filter((one) => one !== '').join(', ') })) },
      ...shown.slice(0, 2).map(({ verified }, at) => ({ kind: 'quote' as const, name: `quote-${at + 1}`, quote: brief(verified.words, 220), who: [verified.by, dayName(verified.on)].filter((one) => one !== '').join(', ') })),
    ],
    arrangement: 'top-and-rest',
    talk: [...shown.map(({ criterion, verified }) => `${criterion.metric}: confirmed${verified.by === '' ? '' : ` by ${verified.by}`} on ${dayName(verified.on)}.${verified.impact === '' ? '' : ` ${verified.impact}`}`), 'Let the person who confirmed it tell it.'],
    sources: [...shown.flatMap(({ criterion, verified }) => [...measuredSource(criterion), { says: `${criterion.metric}: confirmed${verified.by === '' ? '' : ` by ${verified.by}`}`, record: link('criteria', criterion.id, criterion.metric), on: verified.on, method: 'confirmed in their own words' }]),
      ...(shown.length < all.length || !title.includes(' went from ') ? [{ says: `${count(all.length, 'outcome')} confirmed`, record: null, on: facts.on, method: 'counted in the success plans' }] : [])],
  });
};

const score = (rating: CustomerCriterion['ours']): string => (rating === null ? '–' : `${rating.score} of 5`);

const ratingSource = ({ id, metric, theirs, ours }: CustomerCriterion): Source[] => {
  const last = theirs ?? ours;
  if (last === null) return [];
  const said = [...(theirs === null ? [] : [`your rating ${score(theirs)}`]), ...(ours === null ? [] : [`our rating ${score(ours)}`])];
  return [{ says: `${metric}: ${said.join(', ')}`, record: link('criteria', id, metric), on: last.on, method: theirs === null || theirs.by === '' ? 'rated for the success plan' : `rated by ${theirs.by}${ours === null ? '' : ' and the account team'}` }];
};

/** How each agreed measure of success stands, with both sides' rating. */
export const criteriaSlide: SlideMaker = ({ facts }) => {
  const all = objectivesOf(facts).all.flatMap(({ criteria }) => criteria).filter(({ measurements, theirs, ours }) => measurements.length > 0 || theirs !== null || ours !== null);
  if (all.length === 0) return null;
  const judged = all.flatMap((one) => isMet(one) ?? []);
  const rated = all.flatMap(({ theirs }) => theirs?.score ?? []);
  const mean = rated.length === 0 ? null : number(rated.reduce((sum, one) => sum + one, 0) / rated.length);
  const title = judged.length === 0 ? `You rate the results ${mean ?? '–'} of 5` : `${judged.filter(Boolean).length} of ${count(judged.length, 'target')} met${mean === null ? '' : `, rated ${mean} of 5 by you`}`;
  const shown = all.slice(0, mostRows + 1);
  return slideOf('criteria', title, {
    blocks: [table('criteria', [['Measure of success', 36], ['Start', 12, 'right'], ['Now', 14, 'right'], ['Target', 14, 'right'], ['Your rating', 12, 'right'], ['Our rating', 12, 'right']],
      shown.map((one) => {
        const last = measuredOf(one);
        return [brief(one.metric, 70), one.baseline === null ? '–' : number(one.baseline), last === null ? '–' : amount(last.value, one.unit), one.target === null ? '–' : amount(one.target, one.unit), score(one.theirs), score(one.ours)];
      }))],
    talk: [...shown.flatMap(({ metric, theirs }) => (theirs === null || theirs.words === '' ? [] : [`${metric}: “${theirs.words}”${theirs.by === '' ? '' : ` (${theirs.by})`}.`])), 'Where the ratings differ, ask why before you explain.'],
    sources: [
      ...shown.flatMap((one) => [...measuredSource(one),
        ...ratingSource(one)]),
      { says: title, record: facts.plan === null ? null : link('plans', facts.plan.id, facts.plan.name), on: facts.on, method: 'a target is met where the newest measured figure reaches it; the rating is the mean of your newest ratings' },
    ],
  });
};

const targetOf = ({ criteria, what }: CustomerObjective): string => {
  const wanted = criteria.filter(({ target }) => target !== null).slice(0, 2).map(({ metric, target, unit }) => `${metric}: ${amount(target ?? 0, unit)}`);
  return wanted.length === 0 ? brief(what, 110) : brief(wanted.join('; '), 130);
};

/** What each open objective is to reach, and by when. */
export const goalsSlide: SlideMaker = ({ facts }) => {
  const open = objectivesOf(facts).open.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  if (open.length === 0) return null;
  const next = open.find(({ dueOn }) => dueOn !== null && dueOn >= facts.on);
  const shown = open.slice(0, mostRows);
  const title = `${count(open.length, 'goal')} ahead${next === undefined || next.dueOn === null ? '' : `, ${open.length === 1 ? 'due' : 'the next'} by ${dayName(next.dueOn)}`}`;
  return slideOf('goals', title, {
    blocks: [table('goals', [['Goal', 38], ['It is reached when', 46], ['By', 16]], shown.map((one) => [brief(one.name, 90), targetOf(one), dayOr(one.dueOn, 'No day yet')]))],
    talk: [...shown.slice(0, 3).flatMap(({ name, what }) => (what === '' ? [] : [`${name}: ${what}`])), 'Agree on the order, and on who owns each of them.'],
    sources: [{ says: [title, ...shown.map((one) => targetOf(one)).filter((one) => one !== '')].join('; '), record: facts.plan === null ? null : link('plans', facts.plan.id, facts.plan.name), on: facts.on, method: 'open objectives of the success plan, with their targets' }],
  });
};

/** A measured change in the words of a title: "X fell by 42 %". */
export const changeTitle = (name: string, was: number, now: number, unit: string): string => {
  const by = moved(was, now, unit).replace(/ (more|less)$/, '');
  return by === '' ? `${capital(name)} is ${amount(now, unit)}` : `${capital(name)} ${now > was ? 'rose' : 'fell'} by ${by}`;
};
/** True where a criterion came nearer to its target. */
export const isBetter = (criterion: CustomerCriterion, was: number, now: number): boolean | null => {
  const way = wayOf(criterion);
  if (way === null || criterion.baseline === null || criterion.target === null || was === now) return null;
  return criterion.target > criterion.baseline ? now > was : now < was;
};
