import type { DeckChoice, Finding } from '#shared/deck.ts';
import type { TemplateMapping } from '#shared/deck-template.ts';
import { DaybookError } from '#shared/errors.ts';
import { ownLook } from '#shared/own-look.ts';
import type { Look, PlacedSlide } from '#shared/placed-slides.ts';
import type { Context } from '#electron/context.ts';
import { createTemplateRows, type StoredFile } from '#electron/store/template-rows.ts';

/** The file of a template of the user's own, and which of its layouts serve for what. */
export type Template = { bytes: Uint8Array; mapping: TemplateMapping };
export type DeckLook = { look: Look; template: Template | null; findings: Finding[] };

/** Reads how a deck looks, and the pictures that stand on it. */
export const createDeckLooks = (context: Context) => {
  const rows = createTemplateRows(context);
  const own = ({ size }: DeckChoice, findings: Finding[]): DeckLook => ({ look: ownLook(size, context.settings().brand), template: null, findings });
  return {
    /** In the template that was chosen, or in our own look; a template that is gone or cannot be read is named in a finding. */
    of: (choice: DeckChoice): DeckLook => {
      if (choice.templateId === null) return own(choice, []);
      try {
        return { ...rows.look(choice.templateId), template: rows.contents(choice.templateId) };
      } catch (error) {
        if (error instanceof DaybookError) return own(choice, [{ kind: 'fit', slide: null, says: `${error.message} The deck is in the look of Daybook until then.`, record: null }]);
        throw error;
      }
    },

    /** The pictures of slides and of what stands behind them, by their hash; one that is not in the book any more is left out. */
    picturesOf: (slides: readonly PlacedSlide[], { places }: Look): Map<string, StoredFile> => {
      const drawn = Object.values(places).flatMap(({ paper }) => paper.flatMap((one) => (one.kind === 'picture' ? [one.hash] : [])));
      const hashes = new Set([...drawn, ...slides.flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.kind === 'picture' ? [shape.hash] : [])))]);
      return new Map([...hashes].flatMap((hash) => {
        const found = rows.file(hash);
        return found === null ? [] : [[hash, found] as const];
      }));
    },
  };
};
