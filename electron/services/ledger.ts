import type { Context } from '#electron/context.ts';
import type { DailyJob } from '#electron/store/daily-job.ts';

export const createLedger = (_context: Context) => ({
  daily: { words: [], run: () => Promise.resolve() } satisfies DailyJob,
});
