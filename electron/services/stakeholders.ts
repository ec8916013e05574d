import type { Context } from '#electron/context.ts';

export const createStakeholders = (_context: Context) => ({});
