import type { Context } from '#electron/context.ts';

export const createDecks = (_context: Context) => ({});
