import { z } from 'zod';

const weight = z.int().min(0, 'A weight is 0 or more.').max(100, 'A weight is 100 at most.');
const issueName = z.string().trim().min(1, 'Jira needs a name here.').max(60, 'That is longer than 60 characters.');

/** How what customers say is ranked, until when they are told how it ended, and how it is named in Jira. */
export const voiceLimits = z.strictObject({
  /** What the rank is made of; only how they stand to one another counts. */
  weights: z.strictObject({ arr: weight, accounts: weight, severity: weight }),
  /** A release or a refusal that is so many days old asks for nobody to be told any more. */
  tellForDays: z.int().min(1, 'A day or more.').max(1_825, 'That is five years at most.'),
  jira: z.strictObject({
    project: issueName,
    key: z.string().trim().regex(/^[A-Z][A-Z0-9_]{1,9}$/, 'The key of a Jira project is 2 to 10 capital letters or digits, such as PROD.'),
    types: z.strictObject({ request: issueName, defect: issueName, quote: issueName }),
    priorities: z.strictObject({ low: issueName, medium: issueName, high: issueName, critical: issueName }),
    label: z.string().trim().max(60).regex(/^\S*$/, 'A label has no spaces.'),
  }),
});
export type VoiceLimits = z.infer<typeof voiceLimits>;

/** The weights that a book can start from. All are ours: no source has a figure. */
export const voiceWeightPresets = {
  balanced: { name: 'Balanced', weights: { arr: 50, accounts: 30, severity: 20 } },
  revenue: { name: 'ARR first', weights: { arr: 100, accounts: 0, severity: 0 } },
  reach: { name: 'Most accounts first', weights: { arr: 0, accounts: 100, severity: 0 } },
} as const satisfies Record<string, { name: string; weights: VoiceLimits['weights'] }>;
export type VoiceWeightPreset = keyof typeof voiceWeightPresets;

/** Source: the sources ask for ARR, accounts and severity and name no weights; those and the year are ours. Names of types and priorities are those of a new project of Jira Cloud. */
export const publishedVoiceLimits: VoiceLimits = {
  weights: voiceWeightPresets.balanced.weights,
  tellForDays: 365,
  jira: { project: 'Product', key: 'PROD', types: { request: 'Story', defect: 'Bug', quote: 'Task' }, priorities: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Highest' }, label: 'voice-of-customer' },
};
