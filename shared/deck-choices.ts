import type { DeckChoice, DeckForm, SlideChoice, SlideKey } from '#shared/deck.ts';
import { isSlideOff, slideOrder } from '#shared/deck-names.ts';

/** Every slide of a choice in its order, each with whether it is off: so that one of them can be changed without moving another. */
const spelledOut = (choice: DeckChoice): SlideChoice[] => {
  const known = new Map(choice.slides.map((one) => [one.key, one]));
  return slideOrder(choice).map((key) => known.get(key) ?? { key, isOff: isSlideOff(key, choice), title: null, texts: {}, notes: null });
};

export const slideChoiceOf = (choice: DeckChoice, key: SlideKey): SlideChoice => spelledOut(choice).find((one) => one.key === key) ?? { key, isOff: false, title: null, texts: {}, notes: null };

/** Changes one slide of a choice; the others stay as and where they are. */
export const withSlide = (choice: DeckChoice, key: SlideKey, change: Partial<Omit<SlideChoice, 'key'>>): DeckChoice => ({ ...choice, slides: spelledOut(choice).map((one) => (one.key === key ? { ...one, ...change } : one)) });

/** Takes back what was written into a slide; whether it is shown stays. */
export const withoutWords = (choice: DeckChoice, key: SlideKey): DeckChoice => withSlide(choice, key, { title: null, texts: {}, notes: null });

/** Puts a slide before the one that is at a place now, counted from 0 among all of them. */
export const withSlideAt = (choice: DeckChoice, key: SlideKey, to: number): DeckChoice => {
  const all = spelledOut(choice);
  const moved = all.filter((one) => one.key === key);
  const rest = all.filter((one) => one.key !== key);
  return { ...choice, slides: [...rest.slice(0, to), ...moved, ...rest.slice(to)] };
};

/** Another form: the slides that it leaves out by itself, with what was written into them and in the order that they have. */
export const withForm = (choice: DeckChoice, form: DeckForm): DeckChoice => ({ ...choice, form, slides: choice.slides.map((one) => ({ ...one, isOff: isSlideOff(one.key, { form, slides: [] }) })) });

/** The slides of a saved set in this deck: which of them, their order, form, size and template. What was written into the slides of this deck stays. */
export const withSet = (choice: DeckChoice, set: DeckChoice): DeckChoice => ({
  ...set,
  thenOn: choice.thenOn,
  slides: spelledOut(set).map(({ key, isOff }) => ({ ...slideChoiceOf(choice, key), isOff })),
});
