import type { Context } from '#electron/context.ts';

export const createKpis = (_context: Context) => ({});
