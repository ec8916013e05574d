import type { Context } from '#electron/context.ts';

export const createPlans = (_context: Context) => ({});
