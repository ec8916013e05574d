import { ulid } from 'ulid';
import { create } from 'zustand';
import type { ImportCounts, ImportPlan, ImportProgress, ImportTarget, Mapping, Opened, OpenedTable, Preview, Reading, UsageGrain, UsagePlan } from '#shared/imports.ts';
import { call, queryClient } from '#renderer/data/reads.ts';
import { client } from '#renderer/data/transport.ts';
import { sentenceOf } from '#renderer/data/writes.ts';
import { FileUnreadable, putFile } from '#renderer/imports/put-file.ts';

export type Step = 'file' | 'columns' | 'review' | 'preview' | 'done';
export type Span = { daysBack: number; daysAhead: number };
/** A check of every row: what it is doing, what it said the last time, and why it failed. */
export type Check = { isRunning: boolean; progress: ImportProgress | null; preview: Preview | null; sentence: string | null };
/** What an import did. `preview` is what was said before it, for its wrong rows. */
export type Result = { fileName: string; becomes: string; counts: ImportCounts; changeId: string | null; preview: Preview | null };

type Flow = {
  step: Step;
  /** Files that were chosen together with this one and wait for their turn. */
  waiting: File[];
  file: File | null;
  putting: { fileName: string; at: number; of: number } | null;
  /** Why a file was not taken, or was cancelled. */
  refused: { fileName: string; sentence: string } | null;
  opened: Opened | null;
  isReading: boolean;
  /** Why the file could not be read another way. */
  readingSentence: string | null;
  mapping: Mapping;
  /** What was said of the accounts and metrics of a table of usage. */
  usage: UsagePlan;
  span: Span;
  check: Check;
  running: ImportProgress | null;
  isCancelling: boolean;
  /** Said on the preview after a run that did not come to its end. */
  runSentence: string | null;
  result: Result | null;
};

const noCheck: Check = { isRunning: false, progress: null, preview: null, sentence: null };
const nothingSaid: UsagePlan = { grain: null, matches: [], metrics: [] };
const fresh = { step: 'file', file: null, putting: null, refused: null, opened: null, isReading: false, readingSentence: null, mapping: {}, usage: nothingSaid, check: noCheck, running: null, isCancelling: false, runSentence: null, result: null } as const;

/** The import that is under way. It outlives its page, so that going elsewhere and back loses nothing. */
export const useFlow = create<Flow>(() => ({ ...fresh, waiting: [], span: { daysBack: 30, daysAhead: 90 } }));
const set = useFlow.setState;
const get = useFlow.getState;

const recheckMs = 250;
/** Handing a file over and reading it; the newest ends the one before. */
let putting = new AbortController();
let checking = new AbortController();
let running = new AbortController();
let recheckTimer: ReturnType<typeof setTimeout> | undefined;
/** Mappings that were made by hand, by target and columns, so that reading the file another way and back does not lose them. */
let byHand = new Map<string, Mapping>();
/** What the table was said to be by hand; another sheet is guessed anew. */
let targetByHand: ImportTarget | null = null;

const handKey = ({ target, columns }: OpenedTable): string => JSON.stringify([target, columns.map(({ name }) => name)]);
const whyOf = (error: unknown): string => (error instanceof FileUnreadable ? error.message : sentenceOf(error));

/** True where accounts and metrics are reviewed before the preview. */
export const isUsage = (opened: Opened | null): boolean => opened?.kind === 'table' && opened.target === 'usage';

const planOf = ({ opened, mapping, span, usage }: Flow): ImportPlan | null => {
  if (opened === null) return null;
  return opened.kind === 'calendar'
    ? { fileId: opened.fileId, reading: null, target: null, mapping: {}, span }
    : { fileId: opened.fileId, reading: opened.reading, target: opened.target, mapping, span: null, usage: isUsage(opened) ? usage : null };
};

const check = async (): Promise<void> => {
  const plan = planOf(get());
  if (plan === null) return;
  const mine = new AbortController();
  checking = mine;
  const tell = (part: Partial<Check>): void => {
    if (checking === mine) set(({ check: before }) => ({ check: { ...before, ...part } }));
  };
  tell({ progress: null });
  try {
    for await (const progress of await client.imports.preview(plan, { signal: mine.signal })) {
      if (progress.phase === 'done') tell({ isRunning: false, progress: null, preview: progress.preview });
      else tell({ progress });
    }
  } catch (error) {
    tell({ isRunning: false, progress: null, preview: null, sentence: sentenceOf(error) });
  }
};

/** Checks the rows again, soon: the check that runs is ended, and quick changes one after another make one check. */
export const recheck = (waitMs = recheckMs): void => {
  clearTimeout(recheckTimer);
  checking.abort();
  checking = new AbortController();
  set(({ check: before }) => ({ runSentence: null, check: { ...before, isRunning: true, progress: null, sentence: null } }));
  recheckTimer = setTimeout(() => void check(), waitMs);
};

export const cancelCheck = (): void => {
  clearTimeout(recheckTimer);
  checking.abort();
  checking = new AbortController();
  set({ check: { ...noCheck, sentence: 'The check was cancelled.' } });
};

/** Shows what was read, with the columns that were chosen for it by hand. */
const take = (opened: Opened): void => {
  set({ opened, readingSentence: null, mapping: opened.kind === 'table' ? byHand.get(handKey(opened)) ?? opened.mapping : {} });
  recheck(0);
};

const open = async (signal: AbortSignal, fileId: string, fileName: string, reading: Reading | null, target: ImportTarget | null): Promise<Opened> => {
  const opened = await client.imports.open({ fileId, fileName, reading, target }, { signal });
  signal.throwIfAborted();
  return opened;
};

/** Lets go of the file that is open, on both sides. */
const forget = (): void => {
  const { opened } = get();
  checking.abort();
  clearTimeout(recheckTimer);
  byHand = new Map();
  targetByHand = null;
  set({ opened: null, check: noCheck });
  if (opened !== null) void call('imports', 'forget', { fileId: opened.fileId }).catch(() => {});
};

/** Takes a file up and reads it; the ones after it wait. A file that was open stays so until this one is read. */
export const chooseFiles = async ([file, ...waiting]: readonly File[]): Promise<void> => {
  if (file === undefined) return;
  putting.abort();
  const mine = new AbortController();
  putting = mine;
  const fileId = ulid();
  set({ step: 'file', waiting, refused: null, putting: { fileName: file.name, at: 0, of: file.size } });
  try {
    await putFile(file, fileId, mine.signal, (at) => { if (putting === mine) set({ putting: { fileName: file.name, at, of: file.size } }); });
    const opened = await open(mine.signal, fileId, file.name, null, null);
    forget();
    set({ ...fresh, step: 'columns', file });
    take(opened);
  } catch (error) {
    void call('imports', 'forget', { fileId }).catch(() => {});
    if (putting === mine) set({ putting: null, refused: { fileName: file.name, sentence: mine.signal.aborted ? 'Cancelled; nothing was read.' : whyOf(error) } });
  }
};

/** Stops handing the file over. */
export const cancelPutting = (): void => putting.abort();

/** Hands the file over once more, for a host that was started again in the meantime. What was chosen by hand stays. */
export const readAgain = async (): Promise<void> => {
  const { file, opened } = get();
  if (file === null || opened === null) return;
  set({ isReading: true, check: noCheck });
  try {
    putting = new AbortController();
    await putFile(file, opened.fileId, putting.signal, () => {});
    take(await open(putting.signal, opened.fileId, opened.fileName, opened.kind === 'table' ? opened.reading : null, opened.kind === 'table' ? opened.target : null));
  } catch (error) {
    set({ check: { ...noCheck, sentence: whyOf(error) } });
  } finally {
    set({ isReading: false });
  }
};

/** Reads the file another way, or as another kind of records. */
export const readAs = async (asked: { reading?: Partial<Reading>; target?: ImportTarget }): Promise<void> => {
  const { opened } = get();
  if (opened?.kind !== 'table') return;
  if (asked.target !== undefined) targetByHand = asked.target;
  else if (asked.reading?.sheet !== undefined) targetByHand = null;
  putting.abort();
  const mine = new AbortController();
  putting = mine;
  set({ isReading: true });
  try {
    take(await open(mine.signal, opened.fileId, opened.fileName, { ...opened.reading, ...asked.reading }, targetByHand));
  } catch (error) {
    if (putting === mine) set({ readingSentence: sentenceOf(error) });
  } finally {
    if (putting === mine) set({ isReading: false });
  }
};

/** Fills a field from a column, or from none. */
export const fillField = (key: string, column: number | null): void => {
  const { opened, mapping } = get();
  if (opened?.kind !== 'table') return;
  const { [key]: _, ...others } = mapping;
  const next = column === null ? others : { ...others, [key]: column };
  byHand.set(handKey(opened), next);
  set({ mapping: next });
  recheck();
};

/** Fills the values of a wide table of usage from these columns. */
export const fillValues = (columns: readonly number[]): void => {
  const { opened, mapping } = get();
  if (opened?.kind !== 'table') return;
  const others = Object.entries(mapping).filter(([key]) => !key.startsWith('column '));
  const next: Mapping = Object.fromEntries([...others, ...columns.map((column): [string, number] => [`column ${column}`, column])]);
  byHand.set(handKey(opened), next);
  set({ mapping: next });
  recheck();
};

const review = (part: Partial<UsagePlan>): void => {
  set(({ usage }) => ({ usage: { ...usage, ...part } }));
  recheck();
};

/** Says whose the values of some names are; `null` leaves them out, `undefined` leaves it open. */
export const matchAccounts = (said: readonly { key: string; accountId: string | null | undefined }[]): void => {
  const keys = new Set(said.map(({ key }) => key));
  review({ matches: [...get().usage.matches.filter(({ key }) => !keys.has(key)), ...said.flatMap(({ key, accountId }) => (accountId === undefined ? [] : [{ key, accountId }]))] });
};

/** Says which metric a name of the file means: one of the book by its id, a new one, or none. */
export const matchMetric = (key: string, to: string): void => review({ metrics: [...get().usage.metrics.filter((one) => one.key !== key), { key, to }] });

export const setGrain = (grain: UsageGrain): void => review({ grain });

export const setSpan = (span: Span): void => {
  set({ span });
  recheck();
};

export const goTo = (step: Step): void => set({ step });

const newestRun = async (): Promise<string | undefined> => (await call('imports', 'runs', undefined))[0]?.changeId;

/** Imports what the preview shows. A run that was cancelled too late counts as done. */
export const runImport = async (): Promise<void> => {
  const { opened, check: { preview } } = get();
  const plan = planOf(get());
  if (plan === null || opened === null || get().running !== null) return;
  running = new AbortController();
  set({ running: { phase: 'reading', at: 0, of: 0, counts: null, changeId: null, preview: null }, isCancelling: false, runSentence: null });
  const finish = (counts: ImportCounts, changeId: string | null): void => {
    forget();
    set({ ...fresh, step: 'done', result: { fileName: opened.fileName, becomes: opened.kind === 'calendar' ? 'calendar' : opened.target, counts, changeId, preview } });
  };
  const before = await newestRun().catch(() => undefined);
  try {
    for await (const progress of await client.imports.run(plan, { signal: running.signal })) {
      if (progress.phase === 'done' && progress.counts !== null) finish(progress.counts, progress.changeId);
      else set({ running: progress });
    }
  } catch (error) {
    const [newest] = await call('imports', 'runs', undefined).catch(() => []);
    if (newest !== undefined && newest.changeId !== before && newest.fileName === opened.fileName) finish(newest.counts, newest.changeId);
    else set({ runSentence: running.signal.aborted ? 'The import was cancelled; nothing was changed.' : sentenceOf(error) });
  } finally {
    set({ running: null, isCancelling: false });
    await queryClient.invalidateQueries({ queryKey: ['imports', 'runs'] });
  }
};

export const cancelRun = (): void => {
  set({ isCancelling: true });
  running.abort();
};
