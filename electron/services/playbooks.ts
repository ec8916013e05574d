import type { Context } from '#electron/context.ts';

export const createPlaybooks = (_context: Context) => ({});
