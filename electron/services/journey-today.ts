import type { Context } from '#electron/context.ts';
import type { TodaySource } from '#electron/services/today-source.ts';

export const createJourneyToday = (_context: Context): TodaySource => () => [];
