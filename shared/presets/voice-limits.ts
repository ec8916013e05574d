import { z } from 'zod';

export const voiceLimits = z.strictObject({});
export type VoiceLimits = z.infer<typeof voiceLimits>;

export const publishedVoiceLimits: VoiceLimits = {};
