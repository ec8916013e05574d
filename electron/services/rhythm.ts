import type { Context } from '#electron/context.ts';

export const createRhythm = (_context: Context) => ({});
