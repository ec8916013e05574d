import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

const resolutionMs = 5;

/** An idle thread beside the work: what holds its loop up is the machine, not Daybook. */
const idleThread = `
const { parentPort } = require('node:worker_threads');
const delays = require('node:perf_hooks').monitorEventLoopDelay({ resolution: ${resolutionMs} });
delays.enable();
parentPort.on('message', () => { delays.disable(); parentPort.postMessage({ p99: delays.percentile(99) / 1e6, longest: delays.max / 1e6 }); });
parentPort.postMessage('ready');
`;

export type HeldUp = { p99: number; longest: number };

const late = ({ p99, longest }: HeldUp): HeldUp => ({ p99: Math.max(0, p99 - resolutionMs), longest: Math.max(0, longest - resolutionMs) });

/** What this thread's loop was held up while some work ran, in milliseconds, and an idle thread's beside it. */
export const heldUpBy = async <T>(work: () => Promise<T>): Promise<{ result: T; own: HeldUp; idle: HeldUp }> => {
  const idle = new Worker(idleThread, { eval: true });
  const heard = <M>(): Promise<M> => new Promise((resolve) => idle.once('message', resolve));
  await heard();
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  try {
    const result = await work();
    delays.disable();
    const told = heard<HeldUp>();
    idle.postMessage({ tell: true }, []);
    return { result, own: late({ p99: delays.percentile(99) / 1e6, longest: delays.max / 1e6 }), idle: late(await told) };
  } finally {
    await idle.terminate();
  }
};

/** Both in words, for a remark. */
export const heldUpWords = (own: HeldUp, idle: HeldUp): string =>
  `held up ${own.p99.toFixed(0)} ms at p99, ${own.longest.toFixed(0)} ms at most (an idle thread beside it: ${idle.p99.toFixed(0)} and ${idle.longest.toFixed(0)})`;
