import type { Context } from '#electron/context.ts';

export const createReviews = (_context: Context) => ({});
