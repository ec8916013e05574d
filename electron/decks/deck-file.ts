import type { Deck } from '#shared/deck.ts';
import type { TemplateMapping } from '#shared/deck-template.ts';
import { fileWords } from '#shared/file-words.ts';
import type { Look } from '#shared/placed-slides.ts';
import type { DeckToWrite } from '#electron/decks/deck-writer.ts';
import { fileMimes } from '#electron/documents/document-thread.ts';
import { inThread } from '#electron/documents/in-thread.ts';

/** The template that the slides move into, with where they go in it; `null` is our own look. */
export type TemplateToFill = { bytes: Uint8Array; mapping: TemplateMapping } | null;
/** What the thread of the writer is asked for. */
export type DeckJob = DeckToWrite & { template: TemplateToFill };
/** The thirty-minute form: a document instead of slides. `accent` is six hex digits. */
export type DocumentJob = { document: Deck; accent: string; font: string };
export type DeckBytes = { bytes: Uint8Array; fileName: string; mime: string; format: string };

const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './deck-worker.ts' : './deck-worker.mjs', import.meta.url);

/** Writes slides, or a document, in a thread of its own, so that the rest of the app answers meanwhile. */
export const writeInThread = (job: DeckJob | DocumentJob): Promise<Uint8Array> =>
  inThread(workerUrl, job, { limitMs: 60_000, tooLong: 'Making the slides took longer than a minute, so it was given up. Nothing in the book was changed; leave some slides out, or take another template.' });

const fileStem = ({ customer, form, asOf }: Pick<Deck, 'customer' | 'form' | 'asOf'>): string =>
  `${form === 'executive' ? 'executive-business-review' : form === 'quarterly' ? 'business-review' : 'review'}-${fileWords(customer)}-${asOf}`;

/** The slides of a deck as a .pptx, named for its customer and day. */
export const deckFile = async ({ deck, ...job }: Omit<DeckJob, 'deck'> & { deck: Deck }): Promise<DeckBytes> => {
  const { title, customer, author, asOf } = deck;
  return { bytes: await writeInThread({ ...job, deck: { title, customer, author, asOf } }), fileName: `${fileStem(deck)}.pptx`, mime: fileMimes.pptx, format: 'pptx' };
};

/** A review as a .docx, named for its customer and day. */
export const deckDocument = async (deck: Deck, look: Look): Promise<DeckBytes> =>
  ({ bytes: await writeInThread({ document: deck, accent: look.colours.accent1, font: look.fonts.body }), fileName: `${fileStem(deck)}.docx`, mime: fileMimes.docx, format: 'docx' });
