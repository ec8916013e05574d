import type { Finding } from '#shared/deck.ts';
import { fitMapping, proposeMapping, type TemplateMapping, type TemplateRead } from '#shared/deck-template.ts';
import type { TemplateOpened } from '#shared/deck-templates.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Look } from '#shared/placed-slides.ts';
import { lookOf, templateDoubts, templateFindings } from '#shared/template-look.ts';
import type { Context } from '#electron/context.ts';

/** A content of `stored_files`. */
export type StoredFile = { mediaType: string; bytes: Buffer };
/** What is kept of a template beside its file: what was found in it, under the hash of that, and what a person corrected. */
export type KeptMapping = { read: string; version: number; roles: TemplateMapping | null };
/** Changes whenever `TemplateRead` does; a template that was read by another version is read again. */
export const templateReadVersion = 1;

type Row = { id: string; name: string; fileName: string; hash: string; mapping: string; size: number };

/** The templates of the book, and the contents of files by their hash. */
export const createTemplateRows = ({ store, settings }: Context) => {
  const { db } = store;
  const columns = `SELECT t.id, t.name, t.file_name AS fileName, t.hash, t.mapping, f.size FROM deck_templates t JOIN stored_files f ON f.hash = t.hash WHERE t.deleted_at IS NULL`;
  const every = db.prepare<[], Row>(`${columns} ORDER BY t.name COLLATE NOCASE, t.rid`);
  const byId = db.prepare<[string], Row>(`${columns} AND t.id = ?`);
  const content = db.prepare<[string], StoredFile>('SELECT media_type AS mediaType, bytes FROM stored_files WHERE hash = ?');

  const file = (hash: string): StoredFile | null => content.get(hash) ?? null;
  const one = (id: string): Row => {
    const row = byId.get(id);
    if (row === undefined) throw new DaybookError('NOT_FOUND', 'That template is not in this book any more. Choose another.');
    return row;
  };
  const keptOf = ({ mapping }: Row): KeptMapping | null => {
    const kept = JSON.parse(mapping) as Partial<KeptMapping>;
    return typeof kept.read === 'string' ? { read: kept.read, version: kept.version ?? 0, roles: kept.roles ?? null } : null;
  };
  /** What was found in a template; `null` where it has to be read again. */
  const readOf = (row: Row): TemplateRead | null => {
    const kept = keptOf(row);
    const found = kept === null || kept.version !== templateReadVersion ? null : file(kept.read);
    return found === null ? null : (JSON.parse(found.bytes.toString('utf8')) as TemplateRead);
  };
  const opened = (id: string): TemplateOpened & { hash: string } => {
    const row = one(id);
    const read = readOf(row);
    if (read === null) throw new DaybookError('CONFLICT', `The template “${row.name}” was read by another version of Daybook. Open it under Templates, and it is read again.`);
    const [mapping, proposed] = [fitMapping(read, keptOf(row)?.roles), proposeMapping(read)];
    const { name, fileName, hash, size } = row;
    return {
      id, name, fileName, size, hash, isDefault: settings().brand.templateId === id, layouts: read.masters.reduce((sum, { layouts }) => sum + layouts.length, 0),
      doubts: templateDoubts(read, mapping), read, mapping, proposed, look: lookOf(read, mapping, row, settings().brand.footer),
    };
  };

  return {
    all: (): Row[] => every.all(),
    one,
    keptOf,
    readOf,
    opened,
    file,
    /** How decks look in a template, and what does not fit in it. */
    look: (id: string): { look: Look; findings: Finding[] } => {
      const { look, read, mapping, name } = opened(id);
      return { look, findings: templateFindings(read, mapping, { id, name }) };
    },
    /** The file of a template, and which of its layouts and places serve for what. */
    contents: (id: string): { bytes: Buffer; mapping: TemplateMapping } => {
      const { hash, mapping } = opened(id);
      const found = file(hash);
      if (found === null) throw new DaybookError('NOT_FOUND', 'The file of that template is not in this book any more. Add it again.');
      return { bytes: found.bytes, mapping };
    },
  };
};
