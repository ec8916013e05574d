import { dayName } from '#shared/days.ts';
import type { Slide, SlideKey, Source } from '#shared/deck.ts';
import { dayOr, slideOf, table, type DeckParts } from '#shared/deck-slides/slide-words.ts';

type Definition = readonly [term: string, means: string];

/** What the words of each slide mean. */
const definitions = ({ facts, earlier }: DeckParts): Partial<Record<SlideKey, Definition[]>> => ({
  journey: [['Objective reached', 'It was closed in the last twelve months, and its result was found to be reached.']],
  'then-and-now': [['Then', `What was known at the end of ${dayOr(earlier?.on ?? null, 'the earlier day')}; what was learnt later is not in it.`]],
  objectives: [['Steps done', 'The mean over the steps of an objective; one that is finished counts whole.']],
  outcomes: [['Confirmed', `A named person of ${facts.account} said so, on the day that is given, in the words that are quoted.`]],
  criteria: [['Target met', 'The newest measured figure reaches the target.'], ['Rating', 'How far a measure of success is met, from 1 to 5, as each side sees it.']],
  value: [
    ['Conservative', 'What can be shown to a sceptic; likely is what is most probable.'],
    ['Value of twelve months', 'The delivered gains. One of every year counts by the whole months since it began; one that comes once counts on its day.'],
    ['Value against price', 'The value of twelve months, conservative, divided by the recurring price of a year. Rounded down.'],
  ],
  adoption: [['In daily use', 'The use case is adopted by the people for whom it was set up.'], ['Active people', 'As the usage data counts them, one figure a month.']],
  licences: [['Licences in use', 'Licences that somebody works with, as the usage data counts them, out of those that are bought.']],
  health: [['On time', 'The day of the objective has not passed, or none is set.'], ['Median', 'Half of the requests were answered sooner, half later, counted in days from opening to closing.']],
  goals: [['Reached when', 'The targets that were agreed in the success plan.']],
});

/** What the terms of a deck mean; only of the slides that it has. */
export const definitionsSlide = (parts: DeckParts, keys: readonly SlideKey[]): Slide | null => {
  const known = definitions(parts);
  const rows = keys.flatMap((key) => known[key] ?? []).map(([term, means]) => [term, means]);
  return rows.length === 0 ? null : slideOf('definitions', 'What the terms mean', { blocks: [table('definitions', [['Term', 26], ['What it means', 74]], rows)], talk: ['For reading later.'] });
};

/** Where every figure of a deck is from. */
export const sourcesSlide = ({ facts }: DeckParts, slides: readonly Slide[]): Slide | null => {
  const seen = new Set<string>();
  const all = slides.flatMap(({ sources }) => sources).filter(({ says, method, on }: Source) => {
    const key = `${says} ${method} ${on ?? ''}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
  if (all.length === 0) return null;
  return slideOf('sources', `Where the figures come from, as of ${dayName(facts.on)}`, {
    blocks: [table('sources', [['Figure', 50], ['Where it is from', 34], ['As of', 16]], all.map(({ says, method, on }) => [says, method, dayOr(on, '')]))],
    talk: ['For reading later.'],
  });
};
