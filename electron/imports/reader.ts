import { Worker } from 'node:worker_threads';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Reading } from '#shared/imports.ts';
import type { CalendarFile } from './calendar.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';

/** The days of which calendar entries are taken, and the time zone of the person, for times that name none. */
export type Span = { from: Day; to: Day; zone: string };

export type ReadJob = { pieces: readonly Uint8Array[]; fileName: string; reading: Reading | null; span: Span; pick: readonly number[] };
/** Asks for some rows from this one on. */
export type ToReader = { from: number };
export type TableHead = Omit<Table, 'rows'> & { rows: number };
export type FromReader = { table: TableHead } | { rows: Row[] } | { calendar: CalendarFile } | { refused: string };

/** A file open in its reader. `rows` gives those of the picked columns, batch by batch, from the first on each time. */
export type OpenReader = { table: TableHead | null; calendar: CalendarFile | null; rows: () => AsyncGenerator<Row[], void, void>; close: () => void };

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
  const worker = new Worker(workerUrl, { workerData: job, resourceLimits, stderr: false });
  let waiting: { resolve: (message: FromReader) => void; reject: (error: unknown) => void } | null = null;
  let ended: unknown = null;

  const end = (error: unknown): void => {
    ended ??= error;
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    waiting?.reject(ended);
    waiting = null;
    void worker.terminate();
  };
  const cancel = (): void => end(new DaybookError('CANCELLED'));
  const armed = (): NodeJS.Timeout => setTimeout(() => end(new DaybookError('INVALID', tooSlow)), limitMs);
  let timer = armed();
  signal?.addEventListener('abort', cancel);
  worker.on('message', (message: FromReader) => {
    clearTimeout(timer);
    if ('refused' in message) end(new DaybookError('INVALID', message.refused));
    else waiting?.resolve(message);
    waiting = null;
  });
  worker.on('error', (error: Error & { code?: string }) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
    if (!isMemory) console.error(error);
    end(new DaybookError('INVALID', isMemory ? tooHeavy : 'The file cannot be read. Save it again, or export it as CSV.'));
  });
  worker.on('exit', () => end(new DaybookError('INVALID', tooHeavy)));

  const heard = (): Promise<FromReader> =>
    new Promise((resolve, reject) => {
      if (ended !== null) reject(ended);
      else waiting = { resolve, reject };
    });

  const first = await heard();
  const close = (): void => end(new DaybookError('CANCELLED'));
  const rows = async function* (): AsyncGenerator<Row[], void, void> {
    const total = 'table' in first ? first.table.rows : 0;
    for (let from = 0; from < total; ) {
      const answer = heard();
      timer = armed();
      worker.postMessage({ from } satisfies ToReader);
      const message = await answer;
      if (!('rows' in message) || message.rows.length === 0) return;
      yield message.rows;
      from += message.rows.length;
    }
  };
  if (!('table' in first)) close();
  return { table: 'table' in first ? first.table : null, calendar: 'calendar' in first ? first.calendar : null, rows, close };
};
