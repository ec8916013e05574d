import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day, type Instant } from '#shared/days.ts';
import type { Finding, Source } from '#shared/deck.ts';
import { documentFormats, documentKinds, type Audience, type DocumentKind } from '#shared/document-kinds.ts';
import { errors } from '#shared/errors.ts';
import { id, name, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';

const subject = z.string().trim().max(300, 'A subject is 300 characters at most.');
const body = z.string().max(100_000, 'A document is 100,000 characters at most.');

/** The template that comes with Daybook, or the id of one of the book's own; `null` is the newest own one of the kind, else the one that comes with Daybook. */
export const templateRef = z.union([z.literal('shipped'), id]).nullable();
export type TemplateRef = z.infer<typeof templateRef>;

/** Which document of which account: as of a day (internal kinds are always of today), for a person of theirs, after a call (else the last one). `text` is a template that is being written. */
export const documentOf = z.strictObject({
  kind: z.enum(documentKinds, 'There is no such kind of document.'), accountId: id, asOf: day.nullable(), personId: id.nullable(), callId: id.nullable(), template: templateRef, text: z.strictObject({ subject, body }).nullable(),
});
export type DocumentOf = z.infer<typeof documentOf>;

/** A document as it follows from the account: `markdown` is its text, `to` the mail address of whom it is for. `lettersWithout` are those that the font of PDFs does not have. */
export type DocumentView = {
  kind: DocumentKind;
  audience: Audience;
  account: RecordLink;
  on: Day;
  asOf: Day | null;
  title: string;
  subject: string;
  markdown: string;
  to: string;
  template: { ref: Exclude<TemplateRef, null>; name: string };
  templates: { ref: Exclude<TemplateRef, null>; name: string }[];
  people: { id: string; name: string }[];
  calls: { id: string; name: string; on: Day }[];
  personId: string | null;
  callId: string | null;
  /** Who it is from, for the foot of the file. */
  from: string;
  findings: Finding[];
  sources: Source[];
};

export const templateFields = z.strictObject({ kind: z.enum(documentKinds, 'There is no such kind of document.'), name, subject, body: body.refine((one) => one.trim() !== '', 'A template needs a text.') });
export type TemplateFields = z.infer<typeof templateFields>;
export type TemplateRow = TemplateFields & { id: string };

export type DocumentFile = Written & { id: string; fileName: string; mime: string; base64: string; /** SHA-256 of the file, in hex. */ hash: string };
/** A file that was made, a deck too. `recipient` is whom it was made for; `sources` and `findings` are those of that day. */
export type MadeRow = {
  id: string; account: RecordLink | null; reviewId: string | null; kind: DocumentKind | 'deck'; audience: Audience; format: string; fileName: string; hash: string; madeAt: Instant; asOf: Day;
  recipient: RecordLink | null; sources: Source[]; findings: Finding[];
};
/** Marks the source that says whom a document is for. */
export const recipientMethod = 'recipient';

/** What a page may ask about documents. */
export const documentsContract = {
  compose: oc.errors(errors).input(documentOf).output(type<DocumentView>()),
  /** Makes the file of a text, which is the composed one where it is `null`, and notes it with what it rests on. */
  file: oc.errors(errors).input(documentOf.omit({ text: true }).extend({ markdown: body.nullable(), format: z.enum(documentFormats) })).output(type<DocumentFile>()),
  templates: oc.output(type<TemplateRow[]>()),
  /** Adds a template of the book's own, or changes one. A placeholder that its kind does not have is refused with its line. */
  saveTemplate: oc.errors(errors).input(templateFields.extend({ id: id.nullable() })).output(type<WrittenRecord>()),
  removeTemplate: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  /** The files that were made, the newest first; of an account where one is given. */
  made: oc.errors(errors).input(z.strictObject({ accountId: id.nullable() })).output(type<MadeRow[]>()),
};
