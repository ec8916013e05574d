import type { Context } from '#electron/context.ts';

export const createSurveys = (_context: Context) => ({});
