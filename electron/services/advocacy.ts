import type { Context } from '#electron/context.ts';

export const createAdvocacy = (_context: Context) => ({});
