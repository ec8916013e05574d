import { z } from 'zod';
import { contrastOf, hexColour, shapeContrast } from '#shared/colour-contrast.ts';
import { id, line } from '#shared/records.ts';

/** Fonts that are on nearly every machine with Office, so that nothing moves where a deck is opened; none is wider than Arial, by which text is measured. */
export const brandFonts = ['Arial', 'Calibri', 'Cambria', 'Tahoma', 'Times New Roman', 'Trebuchet MS'] as const;

/** A colour of charts and headings. It lies on white, and on it lies white text in tables. */
export const accentColour = z.string().regex(hexColour, 'A colour is six hex digits, such as 1C6E8C.').transform((hex) => hex.toUpperCase())
  .refine((hex) => contrastOf(hex, 'FFFFFF') >= shapeContrast, 'That colour is too faint on white (contrast under 3 to 1). Choose a darker one.');

/** How decks and documents of this book look, unless a template of one's own says otherwise. */
export const brand = z.strictObject({
  /** Shown as the sender; empty takes the company of the settings. */
  company: line,
  /** Six hex digits each, in the order in which charts use them. */
  accents: z.array(accentColour).length(6, 'There are six colours.'),
  font: z.enum(brandFonts),
  /** Stands at the foot of each slide; empty is none. */
  footer: z.string().trim().max(120, 'A footer is 120 characters at most.'),
  /** The template that new decks are made in; `null` is our own look. */
  templateId: id.nullable(),
});
export type Brand = z.infer<typeof brand>;

/** Told apart by lightness as well as hue, each at least 3 to 1 on white (WCAG 2.2, 1.4.11). */
export const publishedBrand: Brand = { company: '', accents: ['1C6E8C', 'C2571A', '5B6770', '2E7D4F', '7A4FA3', 'A8324A'], font: 'Arial', footer: '', templateId: null };
