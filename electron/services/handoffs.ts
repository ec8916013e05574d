import type { Context } from '#electron/context.ts';

export const createHandoffs = (_context: Context) => ({});
