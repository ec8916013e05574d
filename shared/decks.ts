import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day, type Instant } from '#shared/days.ts';
import { deckChoice, type DeckChoice, type Finding } from '#shared/deck.ts';
import type { StripItem } from '#shared/deck-compose.ts';
import { deckTemplatesContract } from '#shared/deck-templates.ts';
import { errors } from '#shared/errors.ts';
import type { Look, PlacedSlide } from '#shared/placed-slides.ts';
import { id, name, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';

/** A deck is of an account, or of one of its reviews. Without a choice it is the one that the review has, else a plain one. */
export const deckOf = z.strictObject({ accountId: id, reviewId: id.nullable(), asOf: day.nullable(), choice: deckChoice.nullable() });
export type DeckOf = z.infer<typeof deckOf>;

/** A deck as it will be in its file. `strip` are all slides that it could have, in their order; `slides` those of the file, in which one may go on over several. */
export type DeckView = {
  account: RecordLink;
  reviewId: string | null;
  on: Day;
  asOf: Day | null;
  /** The day that then-and-now looks back to. */
  thenOn: Day;
  title: string;
  choice: DeckChoice;
  strip: StripItem[];
  slides: PlacedSlide[];
  look: Look;
  findings: Finding[];
  /** True where the content of the review is final, so that its deck changes only after it was opened again. */
  isLocked: boolean;
};

export const deckFormats = ['pptx', 'docx'] as const;
export type DeckFormat = (typeof deckFormats)[number];
export type DeckFile = Written & { id: string; fileName: string; mime: string; base64: string; /** SHA-256 of the file, in hex. */ hash: string };
/** A file that was made. */
export type DeckExport = { id: string; fileName: string; format: string; madeAt: Instant; asOf: Day; hash: string; findings: number };
export type SlideSet = { id: string; name: string; choice: DeckChoice };

const one = z.strictObject({ id });

/** What a page may ask about decks. */
export const decksContract = {
  ...deckTemplatesContract,
  compose: oc.errors(errors).input(deckOf).output(type<DeckView>()),
  /** Keeps in a review what was chosen of its deck; `null` lets all follow from the account again. */
  choose: oc.errors(errors).input(z.strictObject({ reviewId: id, choice: deckChoice.nullable() })).output(type<WrittenRecord>()),
  /** Makes the file, and notes it with its sources, findings and hash. Slides are a .pptx; the thirty-minute form is a .docx. */
  file: oc.errors(errors).input(deckOf).output(type<DeckFile>()),
  /** The files that were made of an account's decks, the newest first. */
  files: oc.errors(errors).input(z.strictObject({ accountId: id })).output(type<DeckExport[]>()),

  sets: oc.output(type<SlideSet[]>()),
  /** Saves which slides a deck has, in which order and size; what was written into them stays with its deck. A set of the same name is replaced. */
  saveSet: oc.errors(errors).input(z.strictObject({ name, choice: deckChoice })).output(type<WrittenRecord>()),
  removeSet: oc.errors(errors).input(one).output(type<Written>()),
};
