import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ulid } from 'ulid';
import type { ImportPlan, ImportProgress, ImportTarget, Mapping, Opened, OpenedTable } from '#shared/imports.ts';
import type { Context } from '#electron/context.ts';
import { createImports } from '#electron/services/imports.ts';

/** The folder of files that nobody on this project made, or null. */
export const corpus = process.env['DAYBOOK_CORPUS'] ?? null;
export const corpusFile = (path: string): Buffer => readFileSync(join(corpus ?? '', path));

const pieceBytes = 384 * 1024;

export const lastOf = async (progress: AsyncGenerator<ImportProgress, void, void>): Promise<ImportProgress> => {
  let last: ImportProgress | undefined;
  for await (const one of progress) last = one;
  if (last === undefined) throw new Error('No progress.');
  return last;
};

/** Imports files into a book as the page does: piece by piece, opened, looked at, run. */
export const createImporting = (context: Context) => {
  const imports = createImports(context);
  const put = (content: string | Uint8Array): string => {
    const bytes = Buffer.from(content as Uint8Array);
    const fileId = ulid();
    for (let at = 0; at === 0 || at < bytes.length; at += pieceBytes) imports.put({ fileId, at, base64: bytes.subarray(at, at + pieceBytes).toString('base64') });
    return fileId;
  };
  const open = (content: string | Uint8Array, fileName: string, target: ImportTarget | null = null): Promise<Opened> => imports.open({ fileId: put(content), fileName, reading: null, target });
  const openTable = async (content: string | Uint8Array, fileName: string, target: ImportTarget | null = null): Promise<OpenedTable> => {
    const opened = await open(content, fileName, target);
    if (opened.kind !== 'table') throw new Error('Not a table.');
    return opened;
  };
  const planOf = (opened: Opened, more: Partial<ImportPlan> = {}): ImportPlan =>
    opened.kind === 'table'
      ? { fileId: opened.fileId, reading: opened.reading, target: opened.target, mapping: opened.mapping, span: null, ...more }
      : { fileId: opened.fileId, reading: null, target: null, mapping: {}, span: { daysBack: 3_650, daysAhead: 730 }, ...more };
  return {
    imports,
    put,
    open,
    openTable,
    planOf,
    preview: async (opened: Opened, more?: Partial<ImportPlan>) => {
      const { preview } = await lastOf(imports.preview(planOf(opened, more)));
      if (preview === null) throw new Error('No preview.');
      return preview;
    },
    run: (opened: Opened, more?: Partial<ImportPlan>): Promise<ImportProgress> => lastOf(imports.run(planOf(opened, more), { window: 'test' })),
    /** Opens and runs in one go. */
    take: async (content: string | Uint8Array, fileName: string, target: ImportTarget | null = null, mapping: Mapping | null = null): Promise<ImportProgress> => {
      const opened = await open(content, fileName, target);
      return lastOf(imports.run(planOf(opened, mapping === null ? {} : { mapping }), { window: 'test' }));
    },
    takeCorpus: async (path: string): Promise<ImportProgress> => lastOf(imports.run(planOf(await open(corpusFile(path), basename(path))), { window: 'test' })),
  };
};
