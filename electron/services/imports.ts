import { DaybookError } from '#shared/errors.ts';
import { importTargets } from '#shared/import-targets.ts';
import { mapping as mappingSchema, type ImportPlan, type ImportProgress, type ImportRun, type ImportTarget, type Mapping, type Opened, type Reading, type TargetField } from '#shared/imports.ts';
import { importFields } from '#electron/imports/fields.ts';
import { guessMapping, guessSource, guessTarget, signatureOf, type ColumnLook } from '#electron/imports/guess.ts';
import { openReader } from '#electron/imports/reader.ts';
import { guessUsageMapping } from '#electron/imports/usage-shape.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import type { Connection } from '#electron/store/connection.ts';
import { accountsMovedBy, createLedgerSync, ledgerRulesIn } from '#electron/store/ledger-sync.ts';
import { checkpointApart, manyPoints } from '#electron/store/large-write.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createFileShelf, type HeldFile } from './imports-files.ts';
import { openPlanned, pass, spanOf, type Passed } from './imports-pass.ts';
import { createWriter } from './imports-writer.ts';

const nouns: Record<ImportTarget | 'calendar', [string, string]> = {
  accounts: ['account', 'accounts'],
  people: ['person', 'people'],
  contracts: ['contract', 'contracts'],
  lines: ['contract line', 'contract lines'],
  activities: ['activity', 'activities'],
  usage: ['value', 'values'],
  cases: ['case', 'cases'],
  surveys: ['survey answer', 'survey answers'],
  calendar: ['calendar entry', 'calendar entries'],
};

const labelOf = ({ preview: { counts }, target }: Passed, fileName: string): string => {
  const count = counts.new + counts.changed;
  return `Imported ${count.toLocaleString('en')} ${nouns[target][count === 1 ? 0 : 1]} from ${fileName}`;
};

/** Lets other calls through while rows are checked, and ends with the signal. */
const createBreather = (signal: AbortSignal): (() => Promise<void>) => {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 8) return;
    await turnOfOthers();
    last = performance.now();
    if (signal.aborted) throw new DaybookError('CANCELLED');
  };
};

/** The progress of some work as a stream; ending the stream ends the work, and waits until it has let go of everything. */
const streamed = async function* (signal: AbortSignal | undefined, work: (tell: (progress: ImportProgress) => void, signal: AbortSignal) => Promise<ImportProgress>): AsyncGenerator<ImportProgress, void, void> {
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const state: { latest: ImportProgress | null; isOver: boolean; wake: () => void } = { latest: null, isOver: false, wake: () => {} };
  const running = work((progress) => {
    state.latest = progress;
    state.wake();
  }, either).finally(() => {
    state.isOver = true;
    state.wake();
  });
  running.catch(() => {});
  try {
    while (!state.isOver) {
      if (state.latest === null) await new Promise<void>((resolve) => (state.wake = resolve));
      const next = state.latest;
      state.latest = null;
      if (next !== null) yield next;
    }
    yield await running;
  } finally {
    stop.abort();
    await running.catch(() => {});
  }
};

/** Imports of tables and calendars: a file is put piece by piece, opened, looked at, and run as one change. */
export const createImports = (context: Context, shelf = createFileShelf()) => {
  const { store } = context;
  const { db } = store;
  const remembered = db.prepare<[string], { target: string; columns: string }>('SELECT target, columns FROM import_mappings WHERE signature = ?');
  const allRuns = db.prepare<[], { id: string; at: string; fileName: string; target: string; counts: string; changeId: string }>('SELECT id, at, file_name AS fileName, target, counts, change_id AS changeId FROM import_runs ORDER BY at DESC, id DESC LIMIT 100');
  const undoneBy = db.prepare<[string], { undone_by: string | null }>('SELECT undone_by FROM changes WHERE id = ?');

  /** An undo that was done again counts twice: only an odd number of turns leaves a change taken back. */
  const isUndone = (changeId: string): boolean => {
    let turns = 0;
    for (let by = undoneBy.get(changeId)?.undone_by; by !== null && by !== undefined && turns < 1_000; by = undoneBy.get(by)?.undone_by) turns += 1;
    return turns % 2 === 1;
  };

  const mappingOf = (columns: readonly ColumnLook[], asked: ImportTarget | null, fileName: string): { target: ImportTarget; mapping: Mapping; remembered: boolean } => {
    const names = columns.map(({ name }) => name);
    const saved = remembered.get(signatureOf(names));
    const savedTarget = importTargets.find((target) => target === saved?.target);
    if (saved !== undefined && savedTarget !== undefined && (asked === null || asked === savedTarget)) {
      const parsed = mappingSchema.safeParse(JSON.parse(saved.columns));
      if (parsed.success) return { target: savedTarget, mapping: parsed.data, remembered: true };
    }
    const target = asked ?? guessTarget(columns, fileName);
    return { target, mapping: target === 'usage' ? guessUsageMapping(columns) : guessMapping(names, target, (column) => columns[column]?.filled === 0), remembered: false };
  };

  const openedFile = (fileId: string): { file: HeldFile; fileName: string } => {
    const file = shelf.get(fileId);
    if (file.fileName === null) throw new DaybookError('NOT_FOUND', 'That file was not read yet. Choose it again.');
    return { file, fileName: file.fileName };
  };

  /** Keeps what was imported and how its columns were mapped. */
  const remember = (on: Connection, { target, preview, columns, mapping }: Passed, fileName: string, changeId: string): void => {
    const at = store.now().toISOString();
    on.prepare('INSERT INTO import_runs (id, at, file_name, target, counts, change_id) VALUES (?, ?, ?, ?, ?, ?)').run(store.newId(), at, fileName, target, JSON.stringify(preview.counts), changeId);
    if (target !== 'calendar') on.prepare('INSERT OR REPLACE INTO import_mappings (signature, target, columns, at) VALUES (?, ?, ?, ?)').run(signatureOf(columns), target, JSON.stringify(mapping), at);
  };

  const start: ImportProgress = { phase: 'reading', at: 0, of: 0, counts: null, changeId: null, preview: null };

  return {
    fields: (): Record<ImportTarget, TargetField[]> =>
      Object.fromEntries(importTargets.map((target) => [target, importFields[target].map(({ key, label, kind, needed }) => ({ key, label, kind, needed }))])) as Record<ImportTarget, TargetField[]>,

    put: ({ fileId, at, base64 }: { fileId: string; at: number; base64: string }): { bytes: number } => shelf.put(fileId, at, base64),

    open: async ({ fileId, fileName, reading, target }: { fileId: string; fileName: string; reading: Reading | null; target: ImportTarget | null }): Promise<Opened> => {
      const file = shelf.get(fileId);
      const today = context.today();
      const reader = await openReader({ pieces: file.pieces, fileName, reading, span: { ...spanOf(context, null), from: today, to: today }, pick: [] });
      reader.close();
      file.fileName = fileName;
      if (reader.calendar !== null) {
        const { name, events, skipped } = reader.calendar;
        return { kind: 'calendar', fileId, fileName, name, events, skipped };
      }
      if (reader.table === null) throw new DaybookError('INVALID', 'The file cannot be read. Save it again, or export it as CSV.');
      const { columns, rows, sheets, reading: found } = reader.table;
      return { kind: 'table', fileId, fileName, source: guessSource(columns), sheets, reading: found, columns: columns.map(({ name, samples }) => ({ name, samples })), rows, ...mappingOf(columns, target, fileName) };
    },

    preview: (plan: ImportPlan, signal?: AbortSignal): AsyncGenerator<ImportProgress, void, void> =>
      streamed(signal, async (tell, either) => {
        const { file } = openedFile(plan.fileId);
        tell(start);
        const reader = await openPlanned(context, file, plan, either);
        try {
          const { preview } = await pass({ context, file, plan, reader, to: null, breathe: createBreather(either), tell });
          return { phase: 'done', at: 1, of: 1, counts: preview.counts, changeId: null, preview };
        } finally {
          reader.close();
        }
      }),

    /** Looks at every row first: where none is new or changed, nothing is written at all. */
    run: (plan: ImportPlan, { window }: Caller, signal?: AbortSignal): AsyncGenerator<ImportProgress, void, void> =>
      streamed(signal, async (tell, either) => {
        const { file, fileName } = openedFile(plan.fileId);
        tell(start);
        const reader = await openPlanned(context, file, plan, either);
        try {
          const looked = await pass({ context, file, plan, reader, to: null, breathe: createBreather(either), tell });
          const done: ImportProgress = { phase: 'done', at: 1, of: 1, counts: looked.preview.counts, changeId: null, preview: null };
          if (looked.preview.counts.new + looked.preview.counts.changed === 0) return done;
          const write = { window, label: labelOf(looked, fileName), words: [...bookWords, 'imports'], kind: 'import' as const };
          const { counts, changeId } = await store.writeLong(write, either, async (on, breathe, id) => {
            const passed = await pass({ context, file, plan, reader, to: createWriter(on, store.newId), on, looked, breathe, tell });
            if (['accounts', 'contracts', 'lines'].includes(passed.target)) await createLedgerSync(on, store).syncInSteps(accountsMovedBy(on, id), ledgerRulesIn(on, store.now()), breathe);
            remember(on, passed, fileName, id);
            return { counts: passed.preview.counts };
          });
          if (looked.target === 'usage' && counts.new + counts.changed >= manyPoints) await checkpointApart(store.file);
          return { ...done, counts, changeId };
        } finally {
          reader.close();
        }
      }),

    forget: ({ fileId }: { fileId: string }): { forgotten: boolean } => ({ forgotten: shelf.forget(fileId) }),

    runs: (): ImportRun[] => allRuns.all().map((run) => ({ ...run, counts: JSON.parse(run.counts) as ImportRun['counts'], undone: isUndone(run.changeId) })),
  };
};
