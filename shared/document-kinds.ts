/** The documents that can be made, in the order in which they are chosen. Who reads a kind is part of it: it decides what can stand in it. */
export const customerKinds = ['follow-up', 'success-plan', 'value-report', 'one-pager', 'cover-note', 'account-summary'] as const;
export type CustomerKind = (typeof customerKinds)[number];
export const internalKinds = ['renewal-plan', 'handoff', 'internal-summary'] as const;
export type InternalKind = (typeof internalKinds)[number];
export const documentKinds = [...customerKinds, ...internalKinds] as const;
export type DocumentKind = CustomerKind | InternalKind;

export type Audience = 'customer' | 'internal';
export const audienceOf = (kind: DocumentKind): Audience => (customerKinds.some((one) => one === kind) ? 'customer' : 'internal');

export const documentKindNames: Record<DocumentKind, string> = {
  'follow-up': 'Call follow-up', 'success-plan': 'Success plan', 'value-report': 'Value report', 'one-pager': 'Executive one-pager', 'cover-note': 'Cover note', 'account-summary': 'Account summary',
  'renewal-plan': 'Renewal plan', handoff: 'Handoff', 'internal-summary': 'Internal account summary',
};
/** What a document is for, in a sentence. */
export const documentKindAbout: Record<DocumentKind, string> = {
  'follow-up': 'Thanks for a call, with the next steps of both sides and their days. Send it the same day.',
  'success-plan': 'What the customer wants to reach, its steps and owners, and how success is measured.',
  'value-report': 'What the product brought against what it costs, with how each figure is worked out.',
  'one-pager': 'For an executive who has two minutes: one result, where things stand, and what is asked.',
  'cover-note': 'A short note that goes with something else, such as a deck, a plan or an offer.',
  'account-summary': 'Everything in place on one document, for someone who is new at the customer.',
  'renewal-plan': 'What the renewal stands on: value, health, risks, people, asks and paper.',
  handoff: 'Everything that the next owner of the account has to know. It is made from the open handoff.',
  'internal-summary': 'The account for a manager or a colleague: money, health, risks, people and what is next.',
};

export const documentFormats = ['pdf', 'docx', 'pptx', 'md'] as const;
export type DocumentFormat = (typeof documentFormats)[number];
export const documentFormatNames: Record<DocumentFormat, string> = { pdf: 'PDF', docx: 'Word (DOCX)', pptx: 'PowerPoint (PPTX)', md: 'Markdown' };
