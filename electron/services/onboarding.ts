import type { Context } from '#electron/context.ts';

export const createOnboarding = (_context: Context) => ({});
