import type { Day } from '#shared/days.ts';
import type { Breather } from '#electron/store/store.ts';

/**
 * Work that follows from the records and the day, and that nobody asks for: alerts, snapshots. It is started when a book is opened, when
 * the day turns, and after a write that touched one of its `words`. It finds out by itself what is due, so that running it twice changes nothing.
 * What it writes belongs to the window `daily`, which nobody's undo reaches.
 */
export type DailyJob = { words: readonly string[]; run: (on: Day, breathe: Breather) => Promise<void> };

export const dailyWindow = 'daily';
