import type { Context } from '#electron/context.ts';
import type { TodaySource } from '#electron/services/today-source.ts';

export const createPlanToday = (_context: Context): TodaySource => () => [];
