import type { DeckChoice, Finding } from '#shared/deck.ts';
import { ownLook } from '#shared/own-look.ts';
import type { Look, PlacedSlide } from '#shared/placed-slides.ts';
import type { Context } from '#electron/context.ts';

/** A content of the book, such as a logo. */
export type Content = { bytes: Uint8Array; mediaType: string };

/** Reads how a deck looks, and the pictures that stand on it. */
export const createDeckLooks = ({ store, settings }: Context) => {
  const one = store.db.prepare<[string], Content>('SELECT bytes, media_type AS mediaType FROM stored_files WHERE hash = ?');
  return {
    of: (choice: DeckChoice): { look: Look; findings: Finding[] } => ({ look: ownLook(choice.size, settings().brand), findings: [] }),

    /** The pictures of slides by their hash; one that is not in the book any more is left out. */
    picturesOf: (slides: readonly PlacedSlide[]): Map<string, Content> => {
      const hashes = new Set(slides.flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.kind === 'picture' ? [shape.hash] : []))));
      return new Map([...hashes].flatMap((hash) => {
        const found = one.get(hash);
        return found === undefined ? [] : [[hash, { bytes: new Uint8Array(found.bytes), mediaType: found.mediaType }] as const];
      }));
    },
  };
};
