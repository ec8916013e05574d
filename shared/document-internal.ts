import { stageNames, type Account, type AccountRow } from '#shared/accounts.ts';
import type { CustomerDocument } from '#shared/document-customer.ts';
import { customerFields } from '#shared/document-customer.ts';
import type { Catalog, ListField } from '#shared/document-fields.ts';
import { dayName, type Day } from '#shared/days.ts';
import { dayOr } from '#shared/deck-slides/slide-words.ts';
import { dossierBlockMarkdown, type Dossier } from '#shared/dossier.ts';
import { formatMoney } from '#shared/money.ts';
import type { PlanFacts } from '#shared/renewal-plan.ts';

/** What we know of an account and no customer may see. Only documents of the internal kinds are made from it. */
export type InternalFacts = {
  account: Account;
  row: AccountRow;
  segment: string;
  champions: string[];
  plan: PlanFacts;
  /** The next open renewal with the sections of its plan, as they were written or follow from the account; `null` without one. */
  renewal: { contractId: string; title: string; facts: string; dueOn: Day; sections: { title: string; text: string }[] } | null;
  /** The dossier of the open handoff; `null` without one. */
  dossier: Dossier | null;
};
export type InternalDocument = CustomerDocument & { internal: InternalFacts };

const lines = (about: string, of: (plan: PlanFacts) => readonly string[]): ListField<InternalDocument> =>
  ({ about, item: { texts: { text: 'The line' }, lists: {} }, rows: ({ internal }) => of(internal.plan).map((text) => ({ texts: { text }, lists: {}, source: null })) });
const sections = (about: string, of: (internal: InternalFacts) => readonly { title: string; text: string }[], missing: string): ListField<InternalDocument> =>
  ({ about, missing, item: { texts: { title: 'The name of the section', text: 'What it says, with its lists and tables' }, lists: {} }, rows: ({ internal }) => of(internal).map(({ title, text }) => ({ texts: { title, text: { markdown: text } }, lists: {}, source: null })) });

const own: Catalog<InternalDocument> = {
  texts: {
    'account.arr': { about: 'Its ARR', value: ({ internal }) => formatMoney(internal.row.arr.minor, internal.row.arr.currency) },
    'account.segment': { about: 'Its segment', value: ({ internal }) => internal.segment }, 'account.priority': { about: 'Its priority and why', value: ({ internal }) => `${internal.row.priority.priority}: ${internal.row.priority.reason}` },
    'account.stage': { about: 'The stage of its journey', value: ({ internal }) => (internal.account.stage === null ? '' : stageNames[internal.account.stage]) }, 'account.about': { about: 'What is noted of it', value: ({ internal }) => internal.account.about },
    'account.sentiment': { about: 'Sentiment and its day', value: ({ internal }) => (internal.account.sentiment === null ? '' : `${internal.account.sentiment}${internal.account.sentimentOn === null ? '' : `, set on ${dayName(internal.account.sentimentOn)}`}`), missing: 'No sentiment is set.' },
    'account.risk': { about: 'Why churn is possible', value: ({ internal }) => internal.account.riskReason }, 'people.champion': { about: 'Who champions us there', value: ({ internal }) => internal.champions.join(', '), missing: 'No champion is known.' },
    'account.lastMet': { about: 'The last call or meeting', value: ({ internal }) => dayOr(internal.row.lastEngagementOn, 'never') }, 'account.nextCall': { about: 'The next call', value: ({ internal }) => dayOr(internal.row.nextCallOn, 'none planned'), missing: 'No next call is planned.' },
    'health.says': { about: 'Health score and band', value: ({ internal }) => internal.plan.health.says }, 'renewal.title': { about: 'The renewal plan', value: ({ internal }) => internal.renewal?.title ?? `Renewal plan of ${internal.account.name}` },
    'renewal.facts': { about: 'What renews, when, by whom', value: ({ internal }) => internal.renewal?.facts ?? '' }, 'renewal.due': { about: 'When it is due', value: ({ internal }) => dayOr(internal.renewal?.dueOn ?? null, '') },
    'handoff.title': { about: 'The handoff', value: ({ internal }) => internal.dossier?.title ?? `Handoff of ${internal.account.name}` },
  },
  lists: {
    healthDown: lines('What pulls health down', ({ health }) => health.down), healthUp: lines('What holds health up', ({ health }) => health.up), risks: lines('Open risks', ({ risks }) => risks), deciders: lines('Who decides', ({ people }) => people),
    warnings: lines('Warnings about the people', ({ warnings }) => warnings), usage: lines('Measures of use', ({ usage }) => usage), asks: lines('What is asked for', ({ asks }) => asks), valueLines: lines('Value delivered', ({ value }) => value),
    renewalSections: sections('The sections of the renewal plan', ({ renewal }) => renewal?.sections ?? [], 'No renewal is open, so there is no renewal plan.'),
    handoffSections: sections('The sections of the dossier', ({ dossier }) => (dossier?.sections ?? []).map(({ title, empty, blocks }) => ({ title, text: blocks.length === 0 ? empty : blocks.map(dossierBlockMarkdown).join('\n\n') })), 'No handoff is open. Start one in the section Handoff of the account.'),
  },
};

/** Every placeholder of an internal document: those for the customer, and what we keep to ourselves. */
export const internalFields: Catalog<InternalDocument> = { texts: { ...customerFields.texts, ...own.texts }, lists: { ...customerFields.lists, ...own.lists } };
/** What only an internal document may hold. */
export const internalOnly: Catalog<InternalDocument> = own;
