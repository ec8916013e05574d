import type { Context } from '#electron/context.ts';

export const createGoals = (_context: Context) => ({});
