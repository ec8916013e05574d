import { deckForms, slideKeys, type DeckChoice, type DeckForm, type SlideKey } from '#shared/deck.ts';

export const deckFormNames: Record<DeckForm, string> = { executive: 'Executive business review', quarterly: 'Quarterly business review', 'thirty-minute': '30-minute review' };

/** What slides are called where they are chosen; never in a deck. */
export const slideNames: Record<SlideKey, string> = {
  title: 'Title', agenda: 'Agenda', journey: 'Journey', 'then-and-now': 'Then and now', objectives: 'Objectives', outcomes: 'Confirmed outcomes', criteria: 'Success criteria', value: 'Return and value', adoption: 'Adoption', licences: 'Licences',
  health: 'How it is going', goals: 'Goals ahead', roadmap: 'Roadmap', actions: 'Actions', definitions: 'Definitions', sources: 'Sources',
};

/** Slides that a form leaves out unless they are turned on: an executive reads less, and half an hour is a document of what matters most (rules.md § 8). */
const leftOut: Record<DeckForm, readonly SlideKey[]> = {
  executive: ['criteria', 'licences'],
  quarterly: [],
  'thirty-minute': ['agenda', 'journey', 'then-and-now', 'criteria', 'licences', 'health', 'goals', 'roadmap', 'definitions'],
};

/** True where a slide is off: a person said so, or its form leaves it out. */
export const isSlideOff = (key: SlideKey, { form, slides }: Pick<DeckChoice, 'form' | 'slides'>): boolean => slides.find((one) => one.key === key)?.isOff ?? leftOut[form].includes(key);

/** Every slide in the order of a choice; what it does not list comes behind, in the usual order. */
export const slideOrder = ({ slides }: Pick<DeckChoice, 'slides'>): SlideKey[] => {
  const listed = slides.map(({ key }) => key);
  return [...listed, ...slideKeys.filter((key) => !listed.includes(key))];
};

/** A deck that nobody changed yet. */
export const plainChoice = (form: DeckForm): DeckChoice => ({ form, size: '16:9', templateId: null, thenOn: null, slides: [] });

/** The form of a deck by the kind of its review; a mini-review is held inside of a call and gets the shortest. */
export const formOf = (kind: string): DeckForm => deckForms.find((one) => one === kind) ?? 'thirty-minute';
