import type { CustomerFacts } from '#shared/customer-facts.ts';
import { addMonths, type Day } from '#shared/days.ts';
import type { Block, Deck, DeckChoice, Finding, Slide, SlideChoice, SlideKey } from '#shared/deck.ts';
import { findingsOf } from '#shared/deck-findings.ts';
import { isSlideOff, slideNames, slideOrder } from '#shared/deck-names.ts';
import { actionsSlide, roadmapSlide } from '#shared/deck-slides/ahead.ts';
import { definitionsSlide, sourcesSlide } from '#shared/deck-slides/appendix.ts';
import { criteriaSlide, goalsSlide, objectivesSlide, outcomesSlide } from '#shared/deck-slides/goals.ts';
import { agendaSlide, journeySlide, titleSlide } from '#shared/deck-slides/opening.ts';
import { notesOf, type DeckParts, type SlideMaker } from '#shared/deck-slides/slide-words.ts';
import { thenAndNowSlide } from '#shared/deck-slides/then-and-now.ts';
import { adoptionSlide, healthSlide, licencesSlide } from '#shared/deck-slides/use.ts';
import { valueSlide } from '#shared/deck-slides/value.ts';
import type { ReviewFacts } from '#shared/review-facts.ts';

type MadeKey = Exclude<SlideKey, 'definitions' | 'sources'>;
const makers: Record<MadeKey, SlideMaker> = {
  title: titleSlide, agenda: agendaSlide, journey: journeySlide, 'then-and-now': thenAndNowSlide, objectives: objectivesSlide, outcomes: outcomesSlide, criteria: criteriaSlide, value: valueSlide, adoption: adoptionSlide,
  licences: licencesSlide, health: healthSlide, goals: goalsSlide, roadmap: roadmapSlide, actions: actionsSlide,
};

/** From how many points on, of 1 to 5, the ratings of the two sides disagree by much (decision 0025). */
export const publishedRatingGap = 2;

/** The day that then-and-now looks back to: the one that was chosen, else a year before, or the first day as a customer where that is later. */
export const thenDayOf = (facts: Pick<CustomerFacts, 'on' | 'journey'>, { thenOn }: Pick<DeckChoice, 'thenOn'>): Day => {
  const yearAgo = addMonths(facts.on, -12);
  const since = facts.journey.customerSince;
  return thenOn ?? (since !== null && since > yearAgo && since < facts.on ? since : yearAgo);
};

const editedBlock = (block: Block, texts: Record<string, string>): Block => {
  const written = block.kind === 'text' ? texts[block.name] : undefined;
  return block.kind !== 'text' || written === undefined ? block : { ...block, lines: written.split('\n').filter((line) => line.trim() !== '') };
};

/** A slide with what a person wrote into it. A text block that was emptied is left out. */
const edited = (slide: Slide, choice: SlideChoice | undefined): Slide => {
  if (choice === undefined) return slide;
  const talk = choice.notes === null ? slide.talk : choice.notes.split('\n');
  const blocks = slide.blocks.map((block) => editedBlock(block, choice.texts)).filter((block) => block.kind !== 'text' || block.lines.length > 0);
  return { ...slide, title: choice.title === null || choice.title.trim() === '' ? slide.title : choice.title, blocks, talk, notes: notesOf(talk, slide.sources) };
};

const figuresIn = (text: string): string[] => [...text.matchAll(/\d[\d,.]*\d|\d/g)].map(([figure]) => figure.replaceAll(',', ''));
const wordsOf = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return block.lines.join(' ');
    case 'figures':
      return block.figures.map(({ label, value, note }) => `${label} ${value} ${note}`).join(' ');
    case 'table':
      return block.rows.flat().join(' ');
    case 'chart':
      return [...block.chart.categories, ...block.chart.series.flatMap(({ values }) => values.map(String))].join(' ');
    case 'steps':
      return block.steps.map(({ name, on, says }) => `${name} ${on ?? ''} ${says}`).join(' ');
    case 'quote':
      return `${block.quote} ${block.who}`;
  }
};

/** A figure that a person wrote and that nothing on the slide bears out. */
const writtenFindings = (own: Slide, slide: Slide): Finding[] => {
  const known = new Set(figuresIn([own.title, own.subtitle, ...own.blocks.map(wordsOf), ...own.sources.map(({ says }) => says)].join(' ')));
  const changed = [...(slide.title === own.title ? [] : [slide.title]), ...slide.blocks.flatMap((block, at) => (block.kind === 'text' && wordsOf(block) !== wordsOf(own.blocks[at] ?? block) ? [wordsOf(block)] : []))];
  const alone = [...new Set(figuresIn(changed.join(' ')).filter((figure) => !known.has(figure)))];
  return alone.length === 0 ? [] : [{ kind: 'contradiction', slide: slide.key, says: `${slideNames[slide.key]}: nothing in the book bears out ${alone.join(', ')}, which was written by hand.`, record: null }];
};

/** A slide of the strip, on or off. `own` is what follows from the account; `null` where the account says too little for it. `slide` is it with what was written into it. */
export type StripItem = { key: SlideKey; isOff: boolean; isChanged: boolean; own: Slide | null; slide: Slide | null };
export type Composed = { deck: Deck; strip: StripItem[] };

/** Makes the deck and the strip of every slide that it could have. */
export const composeAll = (facts: CustomerFacts, earlier: CustomerFacts | null, review: ReviewFacts | null, choice: DeckChoice, ratingGap = publishedRatingGap): Composed => {
  const parts: DeckParts = { facts, earlier, review, form: choice.form };
  const chosen = new Map(choice.slides.map((one) => [one.key, one]));
  const item = (key: SlideKey, own: Slide | null): StripItem => {
    const how = chosen.get(key);
    return { key, isOff: isSlideOff(key, choice), isChanged: how !== undefined && (how.title !== null || how.notes !== null || Object.keys(how.texts).length > 0), own, slide: own === null ? null : edited(own, how) };
  };
  const order = slideOrder(choice);
  const made = new Map(order.flatMap((key) => (key === 'definitions' || key === 'sources' ? [] : [[key, item(key, makers[key](parts))] as const])));
  const shown = order.flatMap((key) => {
    const one = made.get(key as MadeKey);
    return one === undefined || one.isOff || one.slide === null ? [] : [one.slide];
  });
  const appendix = { definitions: item('definitions', definitionsSlide(parts, shown.map(({ key }) => key))), sources: item('sources', sourcesSlide(parts, shown)) };
  const strip = order.flatMap((key) => (key === 'definitions' || key === 'sources' ? [appendix[key]] : (made.get(key) ?? [])));
  const on = strip.filter(({ isOff, slide }) => !isOff && slide !== null);
  const here = new Set(on.map(({ key }) => key));
  const isAbout = ({ kind, slide }: Finding): boolean => slide === null || kind === 'missing' || here.has(slide);
  const wanted = ({ slide }: Finding): boolean => slide === null || !isSlideOff(slide, choice);
  const findings = [...findingsOf(facts, earlier, review, ratingGap).filter((one) => isAbout(one) && wanted(one)), ...on.flatMap(({ own, slide }) => (own === null || slide === null ? [] : writtenFindings(own, slide)))];
  const slides = on.flatMap(({ slide }) => slide ?? []);
  return {
    deck: { title: slides.find(({ key }) => key === 'title')?.title ?? facts.account, customer: facts.account, author: [facts.us.name, facts.us.company].filter((one) => one !== '').join(', '), asOf: facts.on, form: choice.form, size: choice.size, logoHash: facts.logoHash, slides, findings },
    strip,
  };
};

/** The deck of an account: what follows from its facts, with what a person chose and wrote. The same facts and choice give the same deck. */
export const composeDeck = (facts: CustomerFacts, review: ReviewFacts | null, choice: DeckChoice, earlier: CustomerFacts | null = null): Deck => composeAll(facts, earlier, review, choice).deck;
