import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { templateMapping, type TemplateMapping, type TemplateRead } from '#shared/deck-template.ts';
import { errors } from '#shared/errors.ts';
import type { Look } from '#shared/placed-slides.ts';
import { id, name, type Written, type WrittenRecord } from '#shared/records.ts';

/** Bytes of a file at most: a template, and a logo. */
export const largestTemplate = 20 * 1024 * 1024;
export const largestLogo = 5 * 1024 * 1024;
/** Pixels of a logo at most, to a side. */
export const longestLogoSide = 6_000;

/** A template of the book. `doubts` are what does not fit in it, in sentences; `null` where its file cannot be read any more. */
export type TemplateRow = { id: string; name: string; fileName: string; size: number; isDefault: boolean; layouts: number; doubts: string[] };
/** A template with all that was found in it, what serves for what, and how decks look in it. `proposed` is the mapping before anybody corrected it. */
export type TemplateOpened = TemplateRow & { read: TemplateRead; mapping: TemplateMapping; proposed: TemplateMapping; look: Look };
/** A picture for the page, as data: nothing else of the machine can be addressed by it. */
export type PictureData = { mediaType: string; base64: string };
/** The logo of an account; sides are pixels. */
export type Logo = PictureData & { hash: string; width: number; height: number };

const one = z.strictObject({ id });
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'That is not the content of a file.');
const fileName = z.string().trim().min(1, 'The file has no name.').max(300);

/** What a page may ask about templates, logos and pictures of decks. */
export const deckTemplatesContract = {
  /** One piece of a file, base64, at most 384 KiB of bytes; the pieces come in order. Nothing is read until the file is added. */
  put: oc.errors(errors).input(z.strictObject({ fileId: id, at: z.int().min(0), base64: z.base64().max(524_288) })).output(type<{ bytes: number }>()),
  templates: oc.output(type<TemplateRow[]>()),
  template: oc.errors(errors).input(one).output(type<TemplateOpened>()),
  /** Takes over a file that was put. One that is there already is not added twice. */
  addTemplate: oc.errors(errors).input(z.strictObject({ fileId: id, fileName })).output(type<WrittenRecord>()),
  renameTemplate: oc.errors(errors).input(one.extend({ name })).output(type<WrittenRecord>()),
  /** Says which layouts and places serve for what. */
  remapTemplate: oc.errors(errors).input(one.extend({ mapping: templateMapping })).output(type<WrittenRecord>()),
  /** Decks that were made in it stay as they are. */
  removeTemplate: oc.errors(errors).input(one).output(type<Written>()),
  /** A picture of a slide: a logo, or what a template draws. */
  picture: oc.errors(errors).input(z.strictObject({ hash })).output(type<PictureData>()),
  logo: oc.errors(errors).input(z.strictObject({ accountId: id })).output(type<Logo | null>()),
  /** Gives an account the PNG or JPEG that was put as its logo; without a file the logo is taken away. */
  setLogo: oc.errors(errors).input(z.strictObject({ accountId: id, fileId: id.nullable() })).output(type<WrittenRecord>()),
};
