import { IconBuildingSkyscraper, IconChecklist, IconFileText, IconPhone, IconUser, type Icon } from '@tabler/icons-react';
import type { Found, SearchKind } from '#shared/search.ts';
import { addressOf, type RecordAddress } from '#renderer/ui/record-address.ts';

/** What a kind of record is called where its results are listed. */
export const kindNames: Record<SearchKind, string> = { accounts: 'Accounts', people: 'People', activities: 'Calls and notes', commitments: 'Commitments', contracts: 'Contracts' };

export const kindIcons: Record<SearchKind, Icon> = { accounts: IconBuildingSkyscraper, people: IconUser, activities: IconPhone, commitments: IconChecklist, contracts: IconFileText };

export const addressOfFound = (found: Found): RecordAddress | null => addressOf({ entity: found.kind, id: found.id }, found.accountId);

export const beginsWith = (found: Found, typed: string): boolean => found.title.toLowerCase().startsWith(typed.trim().toLowerCase());

/** The results of one kind; those whose title begins with what was typed come first, and the rest keep their order. */
export const ofKind = (found: readonly Found[], kind: SearchKind, typed: string): Found[] =>
  found.filter((one) => one.kind === kind).toSorted((a, b) => Number(beginsWith(b, typed)) - Number(beginsWith(a, typed)));
