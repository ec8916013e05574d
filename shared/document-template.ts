import { customerFields } from '#shared/document-customer.ts';
import { shapeOf } from '#shared/document-fields.ts';
import { internalFields, internalOnly } from '#shared/document-internal.ts';
import { audienceOf, type DocumentKind } from '#shared/document-kinds.ts';
import { templateFault, type Shape, type TemplateFault } from '#shared/template-text.ts';

export type TemplateText = { subject: string; body: string };

const shapes = { customer: shapeOf(customerFields), internal: shapeOf(internalFields) };
const internalShape = shapeOf(internalOnly);

/** The placeholders that a kind of document has. */
export const shapeOfKind = (kind: DocumentKind): Shape => shapes[audienceOf(kind)];

/** What is wrong in the template of a kind, and in which part; `null` where it can be used. */
export const documentTemplateFault = (kind: DocumentKind, { subject, body }: TemplateText): (TemplateFault & { field: 'subject' | 'body' }) | null => {
  const internal = audienceOf(kind) === 'customer' ? internalShape : null;
  const [ofSubject, ofBody] = [templateFault(subject, shapeOfKind(kind), internal), templateFault(body, shapeOfKind(kind), internal)];
  return ofSubject !== null ? { ...ofSubject, field: 'subject' } : ofBody === null ? null : { ...ofBody, field: 'body' };
};
