/** Loaded into a host and its threads by --import: notes twice a second how long each thread's loop was held up. */
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const resolutionMs = 5;
const file = process.env['DAYBOOK_PROBE'];
if (file !== undefined) {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  setInterval(() => {
    const late = (ns: number): number => Math.max(0, ns / 1e6 - resolutionMs);
    appendFileSync(file, `${JSON.stringify({ thread: isMainThread ? 'host' : 'backend', p99: late(delays.percentile(99)), longest: late(delays.max) })}\n`);
    delays.reset();
  }, 500).unref();
}
