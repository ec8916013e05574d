import type { Context } from '#electron/context.ts';

export const createDocuments = (_context: Context) => ({});
