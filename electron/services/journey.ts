import type { Context } from '#electron/context.ts';

export const createJourney = (_context: Context) => ({});
