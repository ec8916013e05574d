import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { TemplateMapping, TemplateRead } from '#shared/deck-template.ts';
import { largestLogo, largestTemplate, type Logo, type PictureData, type TemplateOpened, type TemplateRow } from '#shared/deck-templates.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import { templateDoubts } from '#shared/template-look.ts';
import { fitMapping } from '#shared/deck-template.ts';
import type { Context } from '#electron/context.ts';
import { logoOf } from '#electron/decks/logo-file.ts';
import { readTemplateFile, type TemplatePicture } from '#electron/decks/template-file.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { accounts } from '#electron/store/schema.ts';
import { deckTemplates, storedFiles } from '#electron/store/schema-review.ts';
import { createTemplateRows, templateReadVersion, type KeptMapping } from '#electron/store/template-rows.ts';
import { createFileShelf } from './imports-files.ts';

const words = [...bookWords, 'decks', 'documents', 'settings'];
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The user's own templates, the logos of accounts, and the pictures that the preview of a deck shows. */
export const createDeckTemplates = (context: Context) => {
  const { store, settings } = context;
  const { orm } = store;
  const shelf = createFileShelf();
  const rows = createTemplateRows(context);

  const taken = (fileId: string, most: number, what: string): Buffer => {
    const { pieces, bytes } = shelf.get(fileId);
    shelf.forget(fileId);
    if (bytes > most) throw new DaybookError('INVALID', `The file is larger than ${megabytes(most)}, which is the most for ${what}.`, 'file');
    return Buffer.concat(pieces);
  };
  const keep = (bytes: Uint8Array, mediaType: string): string => {
    const hash = hashOf(bytes);
    orm.insert(storedFiles).values({ hash, mediaType, bytes: Buffer.from(bytes), size: bytes.length }).onConflictDoNothing().run();
    return hash;
  };
  /** Keeps what was found in a template, with the pictures that it draws. */
  const keepRead = (read: TemplateRead, pictures: readonly TemplatePicture[], roles: TemplateMapping | null): KeptMapping => {
    for (const { bytes, mediaType } of pictures) keep(bytes, mediaType);
    return { read: keep(Buffer.from(JSON.stringify(read)), 'application/json'), version: templateReadVersion, roles };
  };
  const change = (id: string, label: string, values: Partial<typeof deckTemplates.$inferInsert>, { window }: Caller): Promise<WrittenRecord> =>
    store.write({ window, label, words }, () => {
      orm.update(deckTemplates).set(values).where(eq(deckTemplates.id, id)).run();
      return { id };
    });
  /** Reads a template again that another version of Daybook has read. */
  const readAgain = async (id: string, caller: Caller): Promise<void> => {
    const row = rows.one(id);
    if (rows.readOf(row) !== null) return;
    const file = rows.file(row.hash);
    if (file === null) throw new DaybookError('NOT_FOUND', 'The file of that template is not in this book any more. Add it again.');
    const { read, pictures } = await readTemplateFile(file.bytes);
    await store.write({ window: caller.window, label: `Read the template ${row.name} again`, words }, () => {
      orm.update(deckTemplates).set({ mapping: JSON.stringify(keepRead(read, pictures, rows.keptOf(row)?.roles ?? null)) }).where(eq(deckTemplates.id, id)).run();
      return {};
    });
  };
  const accountOf = (accountId: string): { name: string; logoHash: string | null } => {
    const [found] = orm.select({ name: accounts.name, logoHash: accounts.logoHash }).from(accounts).where(and(eq(accounts.id, accountId), isNull(accounts.deletedAt))).all();
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return found;
  };

  return {
    put: ({ fileId, at, base64 }: { fileId: string; at: number; base64: string }): { bytes: number } => {
      if (at > largestTemplate) throw new DaybookError('INVALID', `The file is larger than ${megabytes(largestTemplate)}. Save a copy without its slides and choose that.`, 'file');
      return shelf.put(fileId, at, base64);
    },

    templates: (): TemplateRow[] =>
      rows.all().map((row): TemplateRow => {
        const read = rows.readOf(row);
        return {
          id: row.id, name: row.name, fileName: row.fileName, size: row.size, isDefault: settings().brand.templateId === row.id,
          layouts: read?.masters.reduce((sum, { layouts }) => sum + layouts.length, 0) ?? 0, doubts: read === null ? [] : templateDoubts(read, fitMapping(read, rows.keptOf(row)?.roles)),
        };
      }),

    template: async ({ id }: { id: string }, caller: Caller): Promise<TemplateOpened> => {
      await readAgain(id, caller);
      return rows.opened(id);
    },

    addTemplate: async ({ fileId, fileName }: { fileId: string; fileName: string }, { window }: Caller): Promise<WrittenRecord> => {
      const bytes = taken(fileId, largestTemplate, 'a template. Save a copy without its slides and choose that');
      const there = rows.all().find(({ hash }) => hash === hashOf(bytes));
      if (there !== undefined) throw new DaybookError('CONFLICT', `That file is a template already: “${there.name}”.`);
      const { read, pictures } = await readTemplateFile(bytes);
      const name = fileName.replace(/\.(pptx|potx|ppsx)$/i, '').slice(0, 200);
      return store.write({ window, label: `Added the template ${name}`, words }, () => {
        const id = store.newId();
        const hash = keep(bytes, 'application/vnd.openxmlformats-officedocument.presentationml.presentation');
        orm.insert(deckTemplates).values({ id, name, fileName, hash, mapping: JSON.stringify(keepRead(read, pictures, null)) }).run();
        return { id };
      });
    },

    renameTemplate: ({ id, name }: { id: string; name: string }, caller: Caller): Promise<WrittenRecord> => change(rows.one(id).id, `Renamed a template to ${name}`, { name }, caller),

    remapTemplate: async ({ id, mapping }: { id: string; mapping: TemplateMapping }, caller: Caller): Promise<WrittenRecord> => {
      await readAgain(id, caller);
      const row = rows.one(id);
      const [read, kept] = [rows.readOf(row), rows.keptOf(row)];
      if (read === null || kept === null) throw new DaybookError('CONFLICT', 'The template could not be read again. Add it anew.');
      return change(id, `Changed what serves for what in ${row.name}`, { mapping: JSON.stringify({ ...kept, roles: fitMapping(read, mapping) } satisfies KeptMapping) }, caller);
    },

    removeTemplate: async ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { name } = rows.one(id);
      return change(id, `Removed the template ${name}`, { deletedAt: store.now().toISOString() }, caller);
    },

    picture: ({ hash }: { hash: string }): PictureData => {
      const file = rows.file(hash);
      if (file === null || !file.mediaType.startsWith('image/')) throw new DaybookError('NOT_FOUND', 'That picture is not in this book any more.');
      return { mediaType: file.mediaType, base64: file.bytes.toString('base64') };
    },

    logo: ({ accountId }: { accountId: string }): Logo | null => {
      const { logoHash } = accountOf(accountId);
      const file = logoHash === null ? null : rows.file(logoHash);
      return logoHash === null || file === null ? null : { hash: logoHash, base64: file.bytes.toString('base64'), ...logoOf(file.bytes) };
    },

    setLogo: ({ accountId, fileId }: { accountId: string; fileId: string | null }, { window }: Caller): Promise<WrittenRecord> => {
      const { name } = accountOf(accountId);
      const bytes = fileId === null ? null : taken(fileId, largestLogo, 'a logo');
      const file = bytes === null ? null : logoOf(bytes);
      return store.write({ window, label: bytes === null ? `Took the logo of ${name} away` : `Set the logo of ${name}`, words }, () => {
        const logoHash = bytes === null || file === null ? null : keep(bytes, file.mediaType);
        orm.update(accounts).set({ logoHash }).where(eq(accounts.id, accountId)).run();
        return { id: accountId };
      });
    },
  };
};
