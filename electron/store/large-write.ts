import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Connection } from '#electron/store/connection.ts';
import type { Breather } from '#electron/store/store.ts';

/** From so many values of usage on, a commit would be long. */
export const manyPoints = 5_000;

/** How often the log goes to the disk while a large write is under way. */
const everyMs = 60;

/**
 * Keeps the commit of a large write short, so that it holds nobody up: pages leave the small cache for the log as they fill, the log
 * goes to the disk meanwhile by another thread, and its move into the file is left to `checkpointApart`. `turn` is called often and `settle`
 * before the commit. No lock of SQLite's is on the log, so closing it drops none.
 */
const easeCommit = async (on: Connection, file: string) => {
  on.pragma('cache_size = -2048');
  on.pragma('wal_autocheckpoint = 0');
  const log = await open(`${file}-wal`, 'r+');
  let running: Promise<void> | null = null;
  let last = performance.now();
  const sync = async (): Promise<void> => {
    await log.datasync();
    running = null;
    last = performance.now();
  };
  return {
    turn: (): void => {
      if (running === null && performance.now() - last > everyMs) {
        running = sync();
        running.catch(() => {});
      }
    },
    settle: async (): Promise<void> => {
      await running;
      await log.datasync();
    },
    close: async (): Promise<void> => {
      await running?.catch(() => {});
      await log.close();
    },
  };
};

/** Does work whose commit would be long; `work` calls its own breather. */
export const withEase = async (on: Connection, file: string, breathe: Breather, work: (breathe: Breather) => Promise<void>): Promise<void> => {
  const ease = await easeCommit(on, file);
  try {
    await work(async () => {
      ease.turn();
      await breathe();
    });
    await ease.settle();
  } finally {
    await ease.close();
  }
};

/** The bundle has the worker beside it as .mjs; tests run the sources. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './checkpoint-worker.ts' : './checkpoint-worker.mjs', import.meta.url);

/** Moves the log into the file in a thread of its own. Where it cannot, the next write does it. */
export const checkpointApart = (file: string): Promise<void> =>
  new Promise((resolve) => {
    const thread = new Worker(workerUrl, { workerData: file });
    thread.on('error', () => resolve());
    thread.on('exit', () => resolve());
  });
