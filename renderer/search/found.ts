import { IconAlertTriangle, IconArrowsExchange, IconBell, IconBook2, IconBuildingSkyscraper, IconChartLine, IconChecklist, IconClock, IconCoins, IconDiamond, IconFileText, IconFlag, IconHeartbeat, IconHistory, IconLifebuoy, IconListCheck, IconMap2, IconMessage2, IconMessageStar, IconPackage, IconPhone, IconPresentation, IconPuzzle, IconRefresh, IconRocket, IconRulerMeasure, IconSchool, IconSparkles, IconSpeakerphone, IconTargetArrow, IconTrendingUp, IconUrgent, IconUser, IconUsers, type Icon } from '@tabler/icons-react';
import type { Found, SearchKind } from '#shared/search.ts';
import { addressOf, type RecordAddress } from '#renderer/ui/record-address.ts';

/** What a kind of record is called where its results are listed. */
export const kindNames: Record<SearchKind, string> = {
  accounts: 'Accounts', people: 'People', activities: 'Calls and notes', commitments: 'Commitments', contracts: 'Contracts',
  plans: 'Plans', objectives: 'Objectives', criteria: 'Success criteria', milestones: 'Milestones', onboardings: 'Onboarding', playbook_runs: 'Playbook runs', run_steps: 'Playbook steps', playbooks: 'Playbooks',
  account_plans: 'Account plans', handoffs: 'Handoffs', team_members: 'Team',
  risks: 'Risks', risk_updates: 'Risk updates', escalations: 'Escalations', escalation_updates: 'Escalation updates', support_cases: 'Support cases', health_updates: 'Health updates',
  products: 'Products', features: 'Features', use_cases: 'Use cases', usage_metrics: 'Usage metrics', alert_rules: 'Alert rules', backtest_studies: 'Backtests',
  contract_lines: 'Contract lines', renewals: 'Renewals', opportunities: 'Opportunities', feature_education: 'Feature education', value_items: 'Value', surveys: 'Surveys', survey_responses: 'Survey answers', goals: 'Goals', time_entries: 'Time',
  business_reviews: 'Business reviews', review_steps: 'Review steps', document_templates: 'Document templates', voice_items: 'Voice of the customer', voice_mentions: 'What customers said', reference_asks: 'Reference asks', stories: 'Stories',
};

export const kindIcons: Record<SearchKind, Icon> = {
  accounts: IconBuildingSkyscraper, people: IconUser, activities: IconPhone, commitments: IconChecklist, contracts: IconFileText,
  plans: IconFlag, objectives: IconTargetArrow, criteria: IconRulerMeasure, milestones: IconDiamond, onboardings: IconRocket, playbook_runs: IconBook2, run_steps: IconListCheck, playbooks: IconBook2,
  account_plans: IconMap2, handoffs: IconArrowsExchange, team_members: IconUsers,
  risks: IconAlertTriangle, risk_updates: IconAlertTriangle, escalations: IconUrgent, escalation_updates: IconUrgent, support_cases: IconLifebuoy, health_updates: IconHeartbeat,
  products: IconPackage, features: IconSparkles, use_cases: IconPuzzle, usage_metrics: IconChartLine, alert_rules: IconBell, backtest_studies: IconHistory,
  contract_lines: IconFileText, renewals: IconRefresh, opportunities: IconTrendingUp, feature_education: IconSchool, value_items: IconCoins, surveys: IconMessageStar, survey_responses: IconMessageStar, goals: IconTargetArrow, time_entries: IconClock,
  business_reviews: IconPresentation, review_steps: IconPresentation, document_templates: IconFileText, voice_items: IconMessage2, voice_mentions: IconMessage2, reference_asks: IconSpeakerphone, stories: IconSpeakerphone,
};

export const addressOfFound = (found: Found): RecordAddress | null => addressOf({ entity: found.kind, id: found.id }, found.accountId);

export const beginsWith = (found: Found, typed: string): boolean => found.title.toLowerCase().startsWith(typed.trim().toLowerCase());

/** The results of one kind; those whose title begins with what was typed come first, and the rest keep their order. */
export const ofKind = (found: readonly Found[], kind: SearchKind, typed: string): Found[] =>
  found.filter((one) => one.kind === kind).toSorted((a, b) => Number(beginsWith(b, typed)) - Number(beginsWith(a, typed)));
