import { Worker, type ResourceLimits } from 'node:worker_threads';
import { DaybookError } from '#shared/errors.ts';

/** How long a thread may take, in milliseconds, and the sentence that is said where it takes longer, of which `field`. */
export type ThreadLimits = { limitMs: number; tooLong: string; field?: string; resourceLimits?: ResourceLimits };

/**
 * Runs a worker once with its job and gives the one message that it answers, so that the rest of the app goes on meanwhile.
 * @throws DaybookError INVALID with `tooLong` after the limit, and what the thread throws.
 */
export const inThread = <Answer>(script: URL, job: unknown, { limitMs, tooLong, field, resourceLimits = {} }: ThreadLimits): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(script, { workerData: job, resourceLimits });
    const timer = setTimeout(() => {
      reject(new DaybookError('INVALID', tooLong, field));
      void thread.terminate();
    }, limitMs);
    thread.once('message', (answer: Answer) => resolve(answer));
    thread.once('error', reject);
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`The thread ${script.pathname.split('/').at(-1) ?? ''} ended without an answer.`));
    });
  });
