import type { Context } from '#electron/context.ts';

export const createValue = (_context: Context) => ({});
