import type { Context } from '#electron/context.ts';

export const createVoice = (_context: Context) => ({});
