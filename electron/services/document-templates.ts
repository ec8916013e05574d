import { desc, eq, isNull } from 'drizzle-orm';
import { documentKindNames, documentKinds, type DocumentKind } from '#shared/document-kinds.ts';
import { documentTemplateFault, type TemplateText } from '#shared/document-template.ts';
import type { TemplateFields, TemplateRef, TemplateRow } from '#shared/documents.ts';
import { DaybookError } from '#shared/errors.ts';
import { shippedTemplates } from '#shared/presets/document-templates.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { documentTemplates } from '#electron/store/schema-review.ts';

type Named = { ref: Exclude<TemplateRef, null>; name: string };
const isKind = (kind: string): kind is DocumentKind => documentKinds.some((one) => one === kind);

/** Refuses a template with a placeholder that its kind does not have. */
export const refuseFault = (kind: DocumentKind, text: TemplateText): void => {
  const fault = documentTemplateFault(kind, text);
  if (fault !== null) throw new DaybookError('INVALID', fault.sentence, fault.field);
};

/** The texts of documents: those that come with Daybook, and the book's own. */
export const createDocumentTemplates = ({ store }: Context) => {
  const { orm } = store;
  /** The newest first. */
  const own = (): TemplateRow[] =>
    orm.select().from(documentTemplates).where(isNull(documentTemplates.deletedAt)).orderBy(desc(documentTemplates.rid)).all()
      .flatMap(({ id, kind, name, subject, body }) => (isKind(kind) ? [{ id, kind, name, subject, body }] : []));
  const find = (id: string): TemplateRow => {
    const found = own().find((one) => one.id === id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That template is not in this book any more. Choose another.');
    return found;
  };

  return {
    /** The template that a document is made in, and those that there are of its kind. */
    choose: (kind: DocumentKind, ref: TemplateRef): { text: TemplateText; chosen: Named; all: Named[] } => {
      const ofKind = own().filter((one) => one.kind === kind);
      const shipped: Named = { ref: 'shipped', name: 'Comes with Daybook' };
      const all = [...ofKind.map(({ id, name }): Named => ({ ref: id, name })), shipped];
      const found = ref === null ? ofKind[0] : ref === 'shipped' ? undefined : ofKind.find(({ id }) => id === ref);
      if (found === undefined && ref !== null && ref !== 'shipped') throw new DaybookError('NOT_FOUND', `That template is not one of ${documentKindNames[kind]} any more. Choose another.`, 'template');
      return found === undefined ? { text: shippedTemplates[kind], chosen: shipped, all } : { text: found, chosen: { ref: found.id, name: found.name }, all };
    },

    served: {
      templates: (): TemplateRow[] => own(),

      saveTemplate: ({ id, ...fields }: TemplateFields & { id: string | null }, { window }: Caller): Promise<WrittenRecord> => {
        refuseFault(fields.kind, fields);
        if (id !== null && find(id).kind !== fields.kind) throw new DaybookError('INVALID', 'A template stays of its kind. Save it as a new one instead.', 'kind');
        return store.write({ window, label: `${id === null ? 'Added' : 'Changed'} the template “${fields.name}”`, words: bookWords, ...(id === null ? {} : { mergeKey: `document-template:${id}` }) }, () => {
          if (id !== null) {
            orm.update(documentTemplates).set(fields).where(eq(documentTemplates.id, id)).run();
            return { id };
          }
          const made = store.newId();
          orm.insert(documentTemplates).values({ id: made, ...fields }).run();
          return { id: made };
        });
      },

      removeTemplate: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
        const { name } = find(id);
        return store.write({ window, label: `Removed the template “${name}”`, words: bookWords }, () => {
          orm.update(documentTemplates).set({ deletedAt: store.now().toISOString() }).where(eq(documentTemplates.id, id)).run();
          return {};
        });
      },
    },
  };
};
