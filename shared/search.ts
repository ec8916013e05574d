import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Day } from '#shared/days.ts';

export const searchKinds = [
  'accounts', 'people', 'activities', 'commitments', 'contracts', 'plans', 'objectives', 'criteria', 'milestones', 'onboardings', 'playbook_runs', 'run_steps', 'playbooks', 'account_plans', 'handoffs', 'team_members',
  'risks', 'risk_updates', 'escalations', 'escalation_updates', 'support_cases', 'health_updates', 'products', 'features', 'use_cases', 'usage_metrics', 'alert_rules', 'backtest_studies',
  'contract_lines', 'renewals', 'opportunities', 'feature_education', 'value_items', 'surveys', 'survey_responses', 'goals', 'time_entries',
  'business_reviews', 'review_steps', 'document_templates', 'voice_items', 'voice_mentions', 'reference_asks', 'stories',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One record that has the words. `excerpt` has the words found between `‹` and `›`, and is plain text. */
export type Found = { kind: SearchKind; id: string; accountId: string | null; title: string; detail: string; on: Day | null; excerpt: string };

/**
 * The words of a search, each quoted so that none of them is search syntax; the last one also matches as a beginning.
 * `null` where there is nothing to search for. FTS5 reads the result; a quote in a word is doubled.
 */
export const matchOf = (typed: string): string | null => {
  const words = typed.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length === 0 ? null : words.slice(0, 12).map((word, index) => `"${word}"${index === Math.min(words.length, 12) - 1 ? '*' : ''}`).join(' ');
};

export const searchContract = {
  /** Newest first while typing; `ranked` orders by how well the words fit. At most `limit` of each kind. */
  find: oc
    .input(z.strictObject({ text: z.string().max(400), kinds: z.array(z.enum(searchKinds)).max(searchKinds.length), limit: z.int().min(1).max(200), ranked: z.boolean() }))
    .output(type<Found[]>()),
};
