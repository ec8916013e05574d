import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { OpenedStudy, RowFilter, Study, StudyRows, StudySource, StudySummary } from '#shared/backtest.ts';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { dateStyles } from '#shared/import-targets.ts';
import { decimals, type Reading } from '#shared/imports.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import type { StudyFindings } from '#shared/study-rules.ts';
import { columnsUsed, specFault, studySpec, type CategoryPart, type StudySpec } from '#shared/study-spec.ts';
import type { Context } from '#electron/context.ts';
import { createStudyThread, type Loading } from '#electron/imports/study-thread.ts';
import { backtestStudies } from '#electron/store/schema-signals.ts';
import type { Caller } from './caller.ts';
import type { FileShelf } from './imports-files.ts';

/** The `spec` of a stored study: what a person chose, and how its rows are to be read. */
const storedSpec = z.strictObject({ spec: studySpec, rows: z.int(), columns: z.array(z.string()), style: z.strictObject({ decimal: z.enum(decimals), dateStyle: z.enum(dateStyles) }) });
type StoredSpec = z.infer<typeof storedSpec>;

type Listed = { id: string; name: string; file_name: string; spec: string; made_on: Day };

const words = ['backtest', 'search', 'book'];

/** Tables of scores and outcomes: opened, tested, and kept as studies. */
export const createStudies = (context: Context, shelf: FileShelf) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const thread = createStudyThread();
  const all = db.prepare<[], Listed>('SELECT id, name, file_name, spec, made_on FROM backtest_studies WHERE deleted_at IS NULL ORDER BY made_on DESC, rid DESC');
  const live = db.prepare<[string], Listed>('SELECT id, name, file_name, spec, made_on FROM backtest_studies WHERE id = ? AND deleted_at IS NULL');
  const rowsOf = db.prepare<[string], { rows: string }>('SELECT rows FROM backtest_studies WHERE id = ?');
  /** How the files that are open were read. */
  const readings = new Map<string, Reading>();

  const find = (id: string): Listed & { stored: StoredSpec } => {
    const row = live.get(id);
    if (row === undefined) throw new DaybookError('NOT_FOUND', 'That backtest is not in this book any more.');
    return { ...row, stored: storedSpec.parse(JSON.parse(row.spec)) };
  };

  const refuse = (spec: StudySpec, columns: readonly string[] | null): void => {
    const fault = specFault(spec);
    if (fault !== null) throw new DaybookError('INVALID', fault, 'spec');
    const missing = columnsUsed(spec).find((name) => columns?.includes(name) === false);
    if (missing !== undefined) throw new DaybookError('INVALID', `The column “${missing}” was not kept with this backtest. Bring the file in again to use it.`, 'spec');
  };

  /** The key of a table in the thread, and where the thread gets it from. */
  const tableOf = (source: StudySource): { key: string; load: () => Loading } => {
    if ('studyId' in source) {
      const { stored: { style } } = find(source.studyId);
      return { key: `study ${source.studyId}`, load: () => ({ packed: rowsOf.get(source.studyId)?.rows ?? '', style }) };
    }
    const reading = readings.get(source.fileId) ?? null;
    return { key: `file ${source.fileId} ${JSON.stringify(reading)}`, load: () => ({ pieces: shelf.get(source.fileId).pieces, reading }) };
  };
  const summaryOf = ({ id, name, file_name: fileName, made_on: madeOn, spec }: Listed): StudySummary => ({ id, name, fileName, madeOn, rows: (JSON.parse(spec) as StoredSpec).rows });

  return {
    open: async ({ fileId, fileName, reading }: { fileId: string; fileName: string; reading: Reading | null }): Promise<OpenedStudy> => {
      const file = shelf.get(fileId);
      const look = await thread.ask(`file ${fileId} ${JSON.stringify(reading)}`, () => ({ pieces: file.pieces, reading }), { kind: 'look' });
      if (look.reading === undefined) throw new DaybookError('INVALID', 'The file cannot be read. Save it again, or export it as CSV.');
      file.fileName = fileName;
      // What was detected stays, so that every later question is about the same table.
      if (reading === null) readings.delete(fileId);
      else readings.set(fileId, reading);
      return { fileId, fileName, rows: look.rows, reading: look.reading, sheets: look.sheets ?? [], columns: look.columns, guess: look.guess };
    },

    forget: ({ fileId }: { fileId: string }): { forgotten: boolean } => {
      thread.stop(`file ${fileId} ${JSON.stringify(readings.get(fileId) ?? null)}`);
      readings.delete(fileId);
      return { forgotten: shelf.forget(fileId) };
    },

    test: ({ source, spec }: { source: StudySource; spec: StudySpec }): Promise<StudyFindings> => {
      refuse(spec, null);
      const { key, load } = tableOf(source);
      return thread.ask(key, load, { kind: 'test', spec, limits: settings().backtest });
    },

    rows: ({ source, spec, filter, offset, limit }: { source: StudySource; spec: StudySpec; filter: RowFilter; offset: number; limit: number }): Promise<StudyRows> => {
      const { key, load } = tableOf(source);
      return thread.ask(key, load, { kind: 'rows', spec, filter, offset, limit });
    },

    propose: ({ source, spec, column }: { source: StudySource; spec: StudySpec; column: string }): Promise<Pick<CategoryPart, 'points' | 'other'>> => {
      const { key, load } = tableOf(source);
      return thread.ask(key, load, { kind: 'propose', spec, column });
    },

    studies: (): StudySummary[] => all.all().map(summaryOf),

    study: async ({ id }: { id: string }): Promise<Study> => {
      const row = find(id);
      const { key, load } = tableOf({ studyId: id });
      const { columns } = await thread.ask(key, load, { kind: 'look' });
      return { ...summaryOf(row), spec: row.stored.spec, columns };
    },

    save: async ({ fileId, name, spec }: { fileId: string; name: string; spec: StudySpec }, { window }: Caller): Promise<WrittenRecord> => {
      refuse(spec, null);
      const { fileName } = shelf.get(fileId);
      const { key, load } = tableOf({ fileId });
      const look = await thread.ask(key, load, { kind: 'look' });
      const columns = columnsUsed(spec);
      const packed = await thread.ask(key, load, { kind: 'pack', columns });
      const { decimal, dateStyle } = look.reading ?? { decimal: 'point', dateStyle: 'iso' };
      const stored: StoredSpec = { spec, rows: look.rows, columns, style: { decimal, dateStyle } };
      return store.write({ window, label: `Saved the backtest “${name}”`, words }, () => {
        const id = store.newId();
        orm.insert(backtestStudies).values({ id, name, fileName: fileName ?? '', spec: JSON.stringify(stored), rows: packed, madeOn: today() }).run();
        return { id };
      });
    },

    update: ({ id, fields: { name, spec } }: { id: string; fields: { name?: string | undefined; spec?: StudySpec | undefined } }, { window }: Caller): Promise<WrittenRecord> => {
      const row = find(id);
      if (spec !== undefined) refuse(spec, row.stored.columns);
      const write = { window, label: name === undefined ? `Changed the backtest “${row.name}”` : `Renamed the backtest to “${name}”`, words, ...(name === undefined ? { mergeKey: `backtest ${id}` } : {}) };
      return store.write(write, () => {
        orm.update(backtestStudies).set({ ...(name === undefined ? {} : { name }), ...(spec === undefined ? {} : { spec: JSON.stringify({ ...row.stored, spec } satisfies StoredSpec) }) }).where(eq(backtestStudies.id, id)).run();
        return { id };
      });
    },

    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const { name } = find(id);
      return store.write({ window, label: `Removed the backtest “${name}”`, words }, () => {
        orm.update(backtestStudies).set({ deletedAt: store.now().toISOString() }).where(eq(backtestStudies.id, id)).run();
        return {};
      });
    },
  };
};
