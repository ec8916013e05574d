import type { AccountFields, Stage } from '#shared/accounts.ts';
import { commercial } from '#electron/sample/commercial.ts';
import { enterprise } from '#electron/sample/enterprise.ts';

/** How the two years with an account went; decides its sentiment over time and what its calls are about. */
export type Arc = 'steady' | 'expanding' | 'recovered' | 'onboarding' | 'sliding' | 'wobbly' | 'at risk' | 'silent';

/** One invented account. Days are counted from today: `…Ago` backwards, `…In` forwards. */
export type AccountSpec = {
  name: string;
  industry: string;
  region: string;
  about: string;
  /** Who uses the product there, why they bought it and one of their places, as the notes name them. */
  team: string;
  goal: string;
  site: string;
  /** ARR of the current term in thousands. */
  arr: number;
  currency?: string;
  arc: Arc;
  stage: Stage;
  /** Since when it is in this book; and for how many terms it was a customer before the first one known here. */
  startedAgo?: number;
  earlierTerms?: number;
  /** Days between engagements, and days since the last one. */
  every: number;
  lastAgo: number;
  /** Sentiment was set on the last call at least this long ago. */
  sentimentAgo?: number;
  renewalIn: number;
  termMonths?: number;
  /** When the economic buyer left. */
  buyerLeftAgo?: number;
  people: number;
  parent?: string;
  /** What was decided about the account `decidedAgo` days ago. */
  decided?: Partial<AccountFields>;
  decidedAgo?: number;
  growthIn?: number;
  upgradeIn?: number;
};

export const specs: readonly (AccountSpec & { segment: 'enterprise' | 'commercial' })[] = [
  ...enterprise.map((spec) => ({ ...spec, segment: 'enterprise' as const })),
  ...commercial.map((spec) => ({ ...spec, segment: 'commercial' as const })),
];
