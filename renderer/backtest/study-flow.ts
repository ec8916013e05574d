import { ulid } from 'ulid';
import { create } from 'zustand';
import type { OpenedStudy } from '#shared/backtest.ts';
import type { Reading } from '#shared/imports.ts';
import type { StudySpec } from '#shared/study-spec.ts';
import { call } from '#renderer/data/reads.ts';
import { sentenceOf } from '#renderer/data/writes.ts';
import { beginSpec } from '#renderer/backtest/study-draft.ts';
import { FileUnreadable, putFile } from '#renderer/imports/put-file.ts';

type Flow = {
  /** A file that is being handed over or read; `at` is `of` while it is read. */
  putting: { fileName: string; at: number; of: number } | null;
  refused: { fileName: string; sentence: string } | null;
  opened: OpenedStudy | null;
  spec: StudySpec | null;
};

/** The table that is open and not kept yet. It outlives its page, so that going elsewhere and back loses nothing. */
export const useStudyFlow = create<Flow>(() => ({ putting: null, refused: null, opened: null, spec: null }));
const set = useStudyFlow.setState;
let putting = new AbortController();

/** Lets go of the table that is open, on both sides. */
export const closeTable = (): void => {
  const { opened } = useStudyFlow.getState();
  set({ opened: null, spec: null, refused: null });
  if (opened !== null) void call('backtest', 'forget', { fileId: opened.fileId }).catch(() => {});
};

/** Ends the handing over and reading of a file. */
export const cancelTable = (): void => putting.abort(new FileUnreadable('It was cancelled. Nothing was kept of it.'));

/** Takes a file up and reads it. One that was open stays so until this one is read. */
export const chooseTable = async (file: File): Promise<void> => {
  cancelTable();
  const mine = new AbortController();
  putting = mine;
  const fileId = ulid();
  const forget = (): void => void call('backtest', 'forget', { fileId }).catch(() => {});
  // What is being read ends at once, not only when it is through.
  mine.signal.addEventListener('abort', forget);
  set({ refused: null, putting: { fileName: file.name, at: 0, of: file.size } });
  try {
    await putFile(file, fileId, mine.signal, (at) => { if (putting === mine) set({ putting: { fileName: file.name, at, of: file.size } }); });
    const opened = await call('backtest', 'open', { fileId, fileName: file.name, reading: null });
    mine.signal.throwIfAborted();
    closeTable();
    set({ opened, spec: beginSpec(opened), putting: null });
  } catch (error) {
    if (putting !== mine) return;
    if (!mine.signal.aborted) forget();
    const why: unknown = mine.signal.aborted ? mine.signal.reason : error;
    set({ putting: null, refused: { fileName: file.name, sentence: why instanceof FileUnreadable ? why.message : sentenceOf(why) } });
  }
};

/** Reads the open table another way. @throws the sentence of what was wrong, as the call has it. */
export const readAs = async (reading: Reading): Promise<void> => {
  const { opened } = useStudyFlow.getState();
  if (opened === null) return;
  const again = await call('backtest', 'open', { fileId: opened.fileId, fileName: opened.fileName, reading });
  set({ opened: again, spec: beginSpec(again) });
};

export const setSpec = (spec: StudySpec): void => set({ spec });
