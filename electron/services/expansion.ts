import type { Context } from '#electron/context.ts';

export const createExpansion = (_context: Context) => ({});
