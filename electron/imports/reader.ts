import { Worker } from 'node:worker_threads';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Reading } from '#shared/imports.ts';
import type { CalendarEntry, CalendarFile } from './calendar.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';
import type { UsageJob, UsageKey, UsagePack } from './usage-pack.ts';

/** The days of which calendar entries are taken, and the time zone of the person, for times that name none. */
export type Span = { from: Day; to: Day; zone: string };

export type ReadJob = { pieces: readonly Uint8Array[]; fileName: string; reading: Reading | null; span: Span; pick: readonly number[]; usage?: UsageJob | null };
/** Asks for some rows or entries from this one on, or for the values of a table of usage and the accounts that it names. */
export type ToReader = { from: number; wants?: 'usage' | 'keys' };
export type TableHead = Omit<Table, 'rows'> & { rows: number };
/** A calendar without its entries, but how many there are; `wrong` holds the first thousand. */
export type CalendarHead = Omit<CalendarFile, 'entries'> & { entries: number; wrongCount: number };
export type FromReader = { table: TableHead } | { rows: Row[] } | { calendar: CalendarHead } | { entries: CalendarEntry[] } | { usage: UsagePack } | { keys: UsageKey[] } | { refused: string };

/** A file open in its reader. `rows` (of the picked columns) and `entries` come batch by batch, from the first on each time. */
export type OpenReader = {
  table: TableHead | null;
  calendar: CalendarHead | null;
  rows: () => AsyncGenerator<Row[], void, void>;
  entries: () => AsyncGenerator<CalendarEntry[], void, void>;
  /** The values of a table of usage, once; for a job that asks for them. */
  usage: () => Promise<UsagePack>;
  /** The accounts that they are of, in the order of their places. */
  keys: (total: number) => AsyncGenerator<UsageKey[], void, void>;
  close: () => void;
};

const limitMs = 60_000;
const resourceLimits = { maxOldGenerationSizeMb: 2_048, maxYoungGenerationSizeMb: 128 };

/** The bundle has the worker beside it as .mjs; tests run the sources. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.mjs', import.meta.url);

const tooHeavy = 'The file is too large to be read at once. Split it into smaller files and import them one after another.';
const tooSlow = 'Reading the file took longer than a minute, so it was given up. Split it into smaller files and import them one after another.';

/**
 * Reads a file in a thread of its own, so that nothing else waits for it. The thread has a limit of time and memory, and is ended
 * with the signal and by `close`.
 * @throws DaybookError INVALID with a sentence for a file that cannot be read; CANCELLED where the signal came first.
 */
export const openReader = async (job: ReadJob, signal?: AbortSignal): Promise<OpenReader> => {
  if (signal?.aborted === true) throw new DaybookError('CANCELLED');
  const thread = new Worker(workerUrl, { workerData: job, resourceLimits, stderr: false });
  let waiting: { resolve: (message: FromReader) => void; reject: (error: unknown) => void } | null = null;
  let ended: unknown = null;

  const end = (error: unknown): void => {
    ended ??= error;
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    waiting?.reject(ended);
    waiting = null;
    void thread.terminate();
  };
  const cancel = (): void => end(new DaybookError('CANCELLED'));
  const armed = (): NodeJS.Timeout => setTimeout(() => end(new DaybookError('INVALID', tooSlow)), limitMs);
  let timer = armed();
  signal?.addEventListener('abort', cancel);
  thread.on('message', (message: FromReader) => {
    clearTimeout(timer);
    if ('refused' in message) end(new DaybookError('INVALID', message.refused));
    else waiting?.resolve(message);
    waiting = null;
  });
  thread.on('error', (error: Error & { code?: string }) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
    if (!isMemory) console.error(error);
    end(new DaybookError('INVALID', isMemory ? tooHeavy : 'The file cannot be read. Save it again, or export it as CSV.'));
  });
  thread.on('exit', () => end(new DaybookError('INVALID', tooHeavy)));

  const heard = (): Promise<FromReader> =>
    new Promise((resolve, reject) => {
      if (ended !== null) reject(ended);
      else waiting = { resolve, reject };
    });

  const first = await heard();
  const close = (): void => end(new DaybookError('CANCELLED'));
  const ask = (question: ToReader): Promise<FromReader> => {
    const answer = heard();
    timer = armed();
    thread.postMessage(question, []);
    return answer;
  };
  const batches = async function* <T>(total: number, itemsOf: (message: FromReader) => T[], wants?: ToReader['wants']): AsyncGenerator<T[], void, void> {
    for (let from = 0; from < total; ) {
      const items = itemsOf(await ask({ from, ...(wants === undefined ? {} : { wants }) }));
      if (items.length === 0) return;
      yield items;
      from += items.length;
    }
  };
  const table = 'table' in first ? first.table : null;
  const calendar = 'calendar' in first ? first.calendar : null;
  return {
    table,
    calendar,
    rows: () => batches(table?.rows ?? 0, (message) => ('rows' in message ? message.rows : [])),
    entries: () => batches(calendar?.entries ?? 0, (message) => ('entries' in message ? message.entries : [])),
    usage: async () => {
      const answer = await ask({ from: 0, wants: 'usage' });
      if (!('usage' in answer)) throw new DaybookError('INVALID', 'The file cannot be read as usage. Read the file again.');
      return answer.usage;
    },
    keys: (total) => batches(total, (message) => ('keys' in message ? message.keys : []), 'keys'),
    close,
  };
};
