import { IconArrowsExchange, IconBook2, IconBuildingSkyscraper, IconChecklist, IconDiamond, IconFileText, IconFlag, IconListCheck, IconMap2, IconPhone, IconRocket, IconRulerMeasure, IconTargetArrow, IconUser, IconUsers, type Icon } from '@tabler/icons-react';
import type { Found, SearchKind } from '#shared/search.ts';
import { addressOf, type RecordAddress } from '#renderer/ui/record-address.ts';

/** What a kind of record is called where its results are listed. */
export const kindNames: Record<SearchKind, string> = {
  accounts: 'Accounts', people: 'People', activities: 'Calls and notes', commitments: 'Commitments', contracts: 'Contracts',
  plans: 'Plans', objectives: 'Objectives', criteria: 'Success criteria', milestones: 'Milestones', onboardings: 'Onboarding', playbook_runs: 'Playbook runs', run_steps: 'Playbook steps', playbooks: 'Playbooks',
  account_plans: 'Account plans', handoffs: 'Handoffs', team_members: 'Team',
};

export const kindIcons: Record<SearchKind, Icon> = {
  accounts: IconBuildingSkyscraper, people: IconUser, activities: IconPhone, commitments: IconChecklist, contracts: IconFileText,
  plans: IconFlag, objectives: IconTargetArrow, criteria: IconRulerMeasure, milestones: IconDiamond, onboardings: IconRocket, playbook_runs: IconBook2, run_steps: IconListCheck, playbooks: IconBook2,
  account_plans: IconMap2, handoffs: IconArrowsExchange, team_members: IconUsers,
};

export const addressOfFound = (found: Found): RecordAddress | null => addressOf({ entity: found.kind, id: found.id }, found.accountId);

export const beginsWith = (found: Found, typed: string): boolean => found.title.toLowerCase().startsWith(typed.trim().toLowerCase());

/** The results of one kind; those whose title begins with what was typed come first, and the rest keep their order. */
export const ofKind = (found: readonly Found[], kind: SearchKind, typed: string): Found[] =>
  found.filter((one) => one.kind === kind).toSorted((a, b) => Number(beginsWith(b, typed)) - Number(beginsWith(a, typed)));
