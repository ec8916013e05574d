import type { Context } from '#electron/context.ts';
import { dailyWindow, type DailyJob } from '#electron/store/daily-job.ts';
import type { Breather } from '#electron/store/store.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import type { Day } from '#shared/days.ts';

const lookEveryMs = 60_000;

/** One job, run once more where it was asked for again meanwhile, and never twice at a time. */
const createTurns = (run: () => Promise<void>) => {
  let running: Promise<void> | null = null;
  let isAsked = false;
  const work = async (): Promise<void> => {
    while (isAsked) {
      isAsked = false;
      await run();
    }
    running = null;
  };
  return {
    ask: (): void => {
      isAsked = true;
      running ??= work();
    },
    settled: (): Promise<void> | null => running,
  };
};

/** Runs the daily jobs of an open book side by side, in steps that let every call through: a long one keeps no other from its turn. */
export const createDaily = ({ store, today }: Pick<Context, 'store' | 'today'>, jobs: readonly DailyJob[]) => {
  let seen: Day | null = null;
  let isClosed = false;
  const breathe: Breather = turnOfOthers;

  const all = jobs.map(({ words, run }) => ({
    words,
    ...createTurns(async () => {
      try {
        await breathe();
        if (!isClosed && store.db.open) await run(today(), breathe);
      } catch (error) {
        // A book that was closed meanwhile is no fault.
        if (store.db.open) console.error(error);
      }
    }),
  }));
  const look = (): void => {
    const on = today();
    if (isClosed || on === seen) return;
    seen = on;
    for (const { ask } of all) ask();
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();

  return {
    /** Starts what is due for the day. */
    look,
    /** Starts the jobs of the words that a write touched; also notices that the day turned. */
    touched: (words: readonly string[], window: string): void => {
      look();
      if (isClosed || window === dailyWindow) return;
      for (const job of all) if (job.words.some((word) => words.includes(word))) job.ask();
    },
    /** Waits until nothing is under way. */
    settled: async (): Promise<void> => {
      for (;;) {
        const running = all.map(({ settled }) => settled()).filter((one) => one !== null);
        if (running.length === 0) return;
        await Promise.all(running);
      }
    },
    close: (): void => {
      isClosed = true;
      clearInterval(timer);
    },
  };
};

export type Daily = ReturnType<typeof createDaily>;
