import { z } from 'zod';
import type { Day } from '#shared/days.ts';
import { id, type RecordLink } from '#shared/records.ts';

/** The forms of a review (rules.md § 8); the 30-minute form is a document, not slides. */
export const deckForms = ['executive', 'quarterly', 'thirty-minute'] as const;
export type DeckForm = (typeof deckForms)[number];
export const deckSizes = ['16:9', '4:3'] as const;
export type DeckSize = (typeof deckSizes)[number];

/** The slides that a deck can have, in their order unless the person chose another. */
export const slideKeys = [
  'title', 'agenda', 'journey', 'then-and-now', 'objectives', 'outcomes', 'criteria', 'value', 'adoption', 'licences', 'health', 'goals', 'roadmap', 'actions', 'definitions', 'sources',
] as const;
export type SlideKey = (typeof slideKeys)[number];

const words = z.string().max(10_000, 'That is longer than 10,000 characters.');

/** What a person chose and changed of one slide; `null` is what follows from the account. `texts` are the lines of its text blocks by the block's name. */
export const slideChoice = z.strictObject({ key: z.enum(slideKeys), isOff: z.boolean(), title: words.nullable(), texts: z.record(z.string().max(60), words), notes: words.nullable() });
export type SlideChoice = z.infer<typeof slideChoice>;

/** What a person chose of a deck. Slides that are not listed come behind, in their own order. */
export const deckChoice = z.strictObject({
  form: z.enum(deckForms),
  size: z.enum(deckSizes),
  /** A template of the user's own; `null` is ours. */
  templateId: id.nullable(),
  /** The day that then-and-now looks back to; `null` is a year before the as-of day, or the start of the account where that is later. */
  thenOn: z.iso.date().nullable(),
  slides: z.array(slideChoice).max(slideKeys.length).refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'A slide stands there twice.'),
});
export type DeckChoice = z.infer<typeof deckChoice>;

/** Where a figure is from: what it says, of which record, as of when, and how it was worked out. In the customer's terms, for it goes into notes and appendix. */
export type Source = { says: string; record: RecordLink | null; on: Day | null; method: string };

/** What a person should know before a file goes out. `internal` is left out, and said; `fit` is what the slide or template could not take. */
export type Finding = { kind: 'missing' | 'stale' | 'internal' | 'contradiction' | 'fit'; slide: SlideKey | null; says: string; record: RecordLink | null };

export type ChartSpec = {
  kind: 'columns' | 'bars' | 'stacked' | 'line' | 'doughnut';
  /** What the numbers are, such as `% of licences`. */
  unit: string;
  categories: string[];
  /** `null` is no data, and stays a gap. */
  series: { name: string; values: (number | null)[] }[];
  /** A level that is drawn as a line of its own, such as a target. */
  target: { name: string; value: number } | null;
  altText: string;
};

/** The parts of a slide. `name` tells the blocks of a slide apart; a text block can be edited as its lines. */
export type Block =
  | { kind: 'text'; name: string; lines: string[]; isList: boolean; tone: 'plain' | 'quiet' | 'lead' }
  | { kind: 'figures'; name: string; figures: { label: string; value: string; note: string }[] }
  | { kind: 'table'; name: string; columns: { name: string; align: 'left' | 'right'; share: number }[]; rows: string[][] }
  | { kind: 'chart'; name: string; chart: ChartSpec }
  /** Points in time in their order, `isAhead` those that are not reached. */
  | { kind: 'steps'; name: string; steps: { name: string; on: Day | null; says: string; isAhead: boolean }[] }
  | { kind: 'quote'; name: string; quote: string; who: string };

/** How the blocks of a slide stand: one, two side by side (the first takes `wide`), or figures above the rest. */
export type Arrangement = 'one' | 'halves' | 'wide-first' | 'wide-second' | 'top-and-rest';

/** A slide: one message as its title, and what bears it out. `talk` is what to say to it; `notes` are the speaker notes of the file: the talk track, then the sources. */
export type Slide = { key: SlideKey; layout: 'title' | 'section' | 'content'; title: string; subtitle: string; blocks: Block[]; arrangement: Arrangement; talk: string[]; notes: string[]; sources: Source[] };

/** A deck for a customer. Everything in it may be shown to them: it is made from `CustomerFacts` alone. */
export type Deck = { title: string; customer: string; author: string; asOf: Day; form: DeckForm; size: DeckSize; logoHash: string | null; slides: Slide[]; findings: Finding[] };
