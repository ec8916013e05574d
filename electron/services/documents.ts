import { createHash } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { CustomerFacts } from '#shared/customer-facts.ts';
import { dayName } from '#shared/days.ts';
import type { Finding, Source } from '#shared/deck.ts';
import { internalFindings } from '#shared/deck-findings.ts';
import { blocksOf, titleOf } from '#shared/document-blocks.ts';
import { customerDocumentOf, customerFields } from '#shared/document-customer.ts';
import { missingOf, scopeOf, type Catalog } from '#shared/document-fields.ts';
import { letterFindings, staleFindings } from '#shared/document-findings.ts';
import { internalFields } from '#shared/document-internal.ts';
import { audienceOf, documentKindNames, documentKinds, type Audience, type DocumentFormat, type DocumentKind } from '#shared/document-kinds.ts';
import { recipientMethod, type DocumentFile, type DocumentOf, type DocumentView, type MadeRow } from '#shared/documents.ts';
import { DaybookError } from '#shared/errors.ts';
import { fileWords } from '#shared/file-words.ts';
import type { RecordLink } from '#shared/records.ts';
import { fillTemplate, type Filled } from '#shared/template-text.ts';
import type { TemplateText } from '#shared/document-template.ts';
import type { Context } from '#electron/context.ts';
import type { DocumentToWrite } from '#electron/documents/document-parts.ts';
import { fileMimes, writeInThread } from '#electron/documents/document-thread.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createCustomerFacts } from '#electron/store/customer-facts.ts';
import { createInternalFacts } from '#electron/store/document-facts.ts';
import { accounts } from '#electron/store/schema.ts';
import { documentExports } from '#electron/store/schema-review.ts';
import { createDocumentTemplates, refuseFault } from './document-templates.ts';

type Composed = { filled: Filled; subject: string; missing: Finding[] };
const order: Record<Finding['kind'], number> = { contradiction: 0, missing: 1, stale: 2, fit: 3, internal: 4 };

const composed = <Of>(fields: Catalog<Of>, of: Of, text: TemplateText): Composed => {
  const scope = scopeOf(fields, of);
  const filled = fillTemplate(text.body, scope);
  return { filled, subject: plainLine(fillTemplate(text.subject, scope).text), missing: missingOf(fields, scope, filled.used) };
};
/** A subject is words: what Markdown would mark is written as it is. */
const plainLine = (markdown: string): string => markdown.trim().replaceAll(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1').replaceAll(/\s+/g, ' ');

/** The documents of an account: for the customer made from what they may be shown and from nothing else (F35). */
export const createDocuments = (context: Context) => {
  const { store, settings } = context;
  const { db, orm } = store;
  const facts = createCustomerFacts(context);
  const internal = createInternalFacts(context);
  const templates = createDocumentTemplates(context);
  const mailOf = db.prepare<[string], { email: string }>('SELECT email FROM people WHERE id = ? AND deleted_at IS NULL');
  const logoOf = db.prepare<[string], { mediaType: string; bytes: Buffer }>('SELECT media_type AS mediaType, bytes FROM stored_files WHERE hash = ?');

  const compose = async ({ kind, accountId, asOf, personId, callId, template, text }: DocumentOf): Promise<{ view: DocumentView; facts: CustomerFacts }> => {
    const audience = audienceOf(kind);
    const { text: stored, chosen, all } = templates.choose(kind, template);
    const words = text ?? stored;
    refuseFault(kind, words);
    const now = await facts.of(accountId, audience === 'internal' ? null : asOf);
    const recipient = personId === null ? null : (now.people.find(({ id }) => id === personId) ?? null);
    if (personId !== null && recipient === null) throw new DaybookError('INVALID', `That person was not at ${now.account} on ${dayName(now.on)}. Choose another.`, 'personId');
    const call = callId === null ? (now.calls[0] ?? null) : (now.calls.find(({ id }) => id === callId) ?? null);
    const of = customerDocumentOf(now, recipient, call);
    const made = audience === 'customer' ? composed(customerFields, of, words) : composed(internalFields, { ...of, internal: await internal(accountId) }, words);
    const { filled: { text: markdown, used, sources }, subject, missing } = made;
    const title = titleOf(blocksOf(markdown)) || `${documentKindNames[kind]} of ${now.account}`;
    const findings = [...missing, ...staleFindings(now, used), ...letterFindings(markdown), ...(audience === 'customer' ? internalFindings(facts.leftOut(accountId)) : [])];
    const me = settings().me;
    return {
      facts: now,
      view: {
        kind, audience, account: { entity: 'accounts', id: accountId, label: now.account }, on: now.on, asOf: now.asOf, title, subject, markdown, to: recipient === null ? '' : (mailOf.get(recipient.id)?.email ?? ''),
        template: text === null ? chosen : { ...chosen, name: 'As it is being written' }, templates: all, people: now.people.map(({ id, name }) => ({ id, name })), calls: now.calls.slice(0, 12).map(({ id, title: name, kind: what, on }) => ({ id, name: name || what, on })),
        personId: recipient?.id ?? null, callId: call?.id ?? null, from: [me.name, now.us.company].filter((one) => one !== '').join(', '),
        findings: findings.toSorted((a, b) => order[a.kind] - order[b.kind]), sources: [...new Map(sources.map((one) => [JSON.stringify(one), one])).values()],
      },
    };
  };
  const logo = (hash: string | null): DocumentToWrite['logo'] => {
    const found = hash === null ? undefined : logoOf.get(hash);
    return hash === null || found === undefined ? null : { hash, bytes: new Uint8Array(found.bytes), mediaType: found.mediaType };
  };

  return {
    ...templates.served,

    compose: async (asked: DocumentOf): Promise<DocumentView> => (await compose(asked)).view,

    file: async ({ markdown: edited, format, ...asked }: Omit<DocumentOf, 'text'> & { markdown: string | null; format: DocumentFormat }, { window }: Caller): Promise<DocumentFile> => {
      const { view, facts: { logoHash, us } } = await compose({ ...asked, text: null });
      const { kind, audience, account, on } = view;
      const markdown = edited ?? view.markdown;
      const blocks = blocksOf(markdown);
      if (blocks.length === 0) throw new DaybookError('INVALID', 'The text is empty, so there is nothing to put into a file. Write something, or start again from the template.', 'markdown');
      const title = titleOf(blocks) || view.title;
      const document: DocumentToWrite = { title, account: account.label, audience, asOf: on, from: view.from, company: us.company, brand: settings().brand, logo: logo(logoHash), blocks };
      const bytes = format === 'md' ? new TextEncoder().encode(audience === 'internal' ? `*Internal: not for the customer*\n\n${markdown}` : markdown) : await writeInThread({ of: 'document', document, format });
      const hash = createHash('sha256').update(bytes).digest('hex');
      const fileName = `${kind}-${fileWords(account.label)}-${on}.${format}`;
      const person = view.people.find(({ id }) => id === view.personId);
      const sources: Source[] = [...(person === undefined ? [] : [{ says: `Made for ${person.name}`, record: { entity: 'people' as const, id: person.id, label: person.name }, on, method: recipientMethod }]), ...view.sources];
      const findings = [...view.findings.filter(({ kind: what }) => what !== 'fit'), ...letterFindings(markdown)];
      const written = await store.write({ window, label: `Made ${documentKindNames[kind].toLowerCase()} of ${account.label}`, words: bookWords }, () => {
        const id = store.newId();
        orm.insert(documentExports).values({
          id, accountId: account.id, reviewId: null, kind, audience, format, fileName, hash, madeAt: store.now().toISOString(), asOfDay: on, sources: JSON.stringify(sources), findings: JSON.stringify(findings),
        }).run();
        return { id };
      });
      return { ...written, fileName, mime: fileMimes[format], base64: Buffer.from(bytes).toString('base64'), hash };
    },

    made: ({ accountId }: { accountId: string | null }): MadeRow[] =>
      orm.select({ made: documentExports, accountName: accounts.name }).from(documentExports).leftJoin(accounts, and(eq(accounts.id, documentExports.accountId), isNull(accounts.deletedAt)))
        .where(and(isNull(documentExports.deletedAt), ...(accountId === null ? [] : [eq(documentExports.accountId, accountId)]))).orderBy(desc(documentExports.madeAt), desc(documentExports.rid)).limit(500).all()
        .map(({ made: { id, accountId: of, reviewId, kind, audience, format, fileName, hash, madeAt, asOfDay, sources, findings }, accountName }): MadeRow => {
          const all = JSON.parse(sources) as Source[];
          const account: RecordLink | null = of === null || accountName === null ? null : { entity: 'accounts', id: of, label: accountName };
          return {
            id, account, reviewId, kind: documentKinds.find((one): one is DocumentKind => one === kind) ?? 'deck', audience: audience as Audience, format, fileName, hash, madeAt, asOf: asOfDay,
            recipient: all.find(({ method }) => method === recipientMethod)?.record ?? null, sources: all.filter(({ method }) => method !== recipientMethod), findings: JSON.parse(findings) as Finding[],
          };
        }),
  };
};
