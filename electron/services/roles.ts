import type { Context } from '#electron/context.ts';

export const createRoles = (_context: Context) => ({});
