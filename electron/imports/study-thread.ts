import { Worker } from 'node:worker_threads';
import type { ColumnLook, RowFilter, StudyGuess, StudyRows } from '#shared/backtest.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Reading } from '#shared/imports.ts';
import type { BacktestLimits } from '#shared/presets/backtest-limits.ts';
import type { StudyFindings } from '#shared/study-rules.ts';
import type { CategoryPart, StudySpec } from '#shared/study-spec.ts';
import type { Style } from './study-table.ts';

/** Where the thread gets a table from: the pieces of a file, or what a study has kept. */
export type Loading = { pieces: readonly Uint8Array[]; reading: Reading | null } | { packed: string; style: Style };
export type Question =
  | { kind: 'look' }
  | { kind: 'test'; spec: StudySpec; limits: BacktestLimits }
  | { kind: 'rows'; spec: StudySpec; filter: RowFilter; offset: number; limit: number }
  | { kind: 'propose'; spec: StudySpec; column: string }
  | { kind: 'pack'; columns: readonly string[] };
/** What a table looks like. `reading` and `sheets` are there for a file. */
export type Opened = { columns: ColumnLook[]; rows: number; guess: StudyGuess; reading?: Reading; sheets?: string[] };
export type Answers = { look: Opened; test: StudyFindings; rows: StudyRows; propose: Pick<CategoryPart, 'points' | 'other'>; pack: string };
export type FromStudy = { answer: unknown } | { refused: string };

/** The bundle has the worker beside it as .mjs; tests run the sources. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './study-worker.ts' : './study-worker.mjs', import.meta.url);
const limitMs = 120_000;
const idleMs = 120_000;
const resourceLimits = { maxOldGenerationSizeMb: 3_072, maxYoungGenerationSizeMb: 128 };
const tooHeavy = 'The table is too large to be tested at once. Take out the columns that are not needed, or take a sample of the rows.';

/**
 * Reads and tests tables in a thread of its own, one question after the other, so that nothing else waits for them. The thread keeps the
 * last table and ends by itself after two minutes without a question.
 */
export const createStudyThread = () => {
  let thread: Worker | null = null;
  let loaded = '';
  let busy: { key: string; reject: (error: unknown) => void } | null = null;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const end = (error: unknown): void => {
    const old = thread;
    thread = null;
    loaded = '';
    clearTimeout(idle);
    busy?.reject(error);
    busy = null;
    void old?.terminate();
  };

  const start = (): Worker => {
    const made = new Worker(workerUrl, { resourceLimits });
    made.unref();
    made.on('error', (error: Error & { code?: string }) => {
      if (thread !== made) return;
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
      if (!isMemory) console.error(error);
      end(new DaybookError('INVALID', isMemory ? tooHeavy : 'The table cannot be tested. Save the file again, or export it as CSV.'));
    });
    made.on('exit', () => {
      if (thread === made) end(new DaybookError('INVALID', tooHeavy));
    });
    return made;
  };

  const put = (key: string, sourceOf: () => Loading, question: Question): Promise<FromStudy> =>
    new Promise((resolve, reject) => {
      const source = thread !== null && loaded === key ? null : sourceOf();
      thread ??= start();
      const asked = thread;
      clearTimeout(idle);
      const late = setTimeout(() => end(new DaybookError('INVALID', 'Testing the table took longer than two minutes, so it was given up. Take a sample of the rows.')), limitMs);
      const settle = (): void => {
        clearTimeout(late);
        asked.unref();
        busy = null;
        idle = setTimeout(() => end(null), idleMs);
        idle.unref();
      };
      busy = {
        key,
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      // The thread holds the process only while it is asked something.
      asked.ref();
      asked.once('message', (said: FromStudy) => {
        loaded = 'refused' in said ? '' : key;
        settle();
        resolve(said);
      });
      asked.postMessage({ source, question });
    });

  return {
    /**
     * Answers a question about the table of that key; `sourceOf` is asked only where the thread has another one.
     * @throws DaybookError INVALID with a sentence for a table that cannot be read; CANCELLED where it was given up.
     */
    ask: <Asked extends Question>(key: string, sourceOf: () => Loading, question: Asked): Promise<Answers[Asked['kind']]> => {
      const turn = queue.then(async () => {
        const said = await put(key, sourceOf, question);
        if ('refused' in said) throw new DaybookError('INVALID', said.refused);
        return said.answer as Answers[Asked['kind']];
      });
      queue = turn.catch(() => {});
      return turn;
    },
    /** Gives up what is being done with a table, and lets go of it. */
    stop: (key: string): void => {
      if (busy?.key === key || loaded === key) end(new DaybookError('CANCELLED'));
    },
  };
};

export type StudyThread = ReturnType<typeof createStudyThread>;
