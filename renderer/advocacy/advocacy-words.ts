import { scopeNames, standingNames, type Candidate } from '#shared/advocacy-rules.ts';
import type { ReferenceRow } from '#shared/advocacy.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

export const scopeWords = (row: Pick<ReferenceRow, 'scopes'>): string => row.scopes.map((scope) => scopeNames[scope]).join(', ');

/** A row as the matching looks at it; `scope` is what it is wanted for. */
export const candidateOf = (row: ReferenceRow, refusal: string | null): Candidate => ({
  accountId: row.accountId, accountName: row.accountName, industry: row.industry, region: row.region, segment: row.segment, productIds: row.productIds, refusal, isAskFirst: row.standing === 'ask-first', left: row.left, stories: row.stories, sentiment: row.sentiment,
});

export const referenceColumns: ExportColumn<ReferenceRow>[] = [
  { label: 'Account', kind: 'text', width: 32, value: ({ accountName }) => accountName },
  { label: 'Reference', kind: 'text', value: ({ standing }) => (standing === null ? '' : standingNames[standing]) },
  { label: 'May be used today', kind: 'text', width: 44, value: ({ refusal }) => refusal ?? 'Yes' },
  { label: 'For', kind: 'text', width: 36, value: scopeWords },
  { label: 'Agreed by', kind: 'text', value: ({ consentBy }) => consentBy },
  { label: 'Agreed on', kind: 'day', value: ({ consentOn }) => consentOn },
  { label: 'Until', kind: 'day', value: ({ expiresOn }) => expiresOn },
  { label: 'Industry', kind: 'text', value: ({ industry }) => industry },
  { label: 'Region', kind: 'text', value: ({ region }) => region },
  { label: 'Asks in twelve months', kind: 'count', value: ({ asks }) => asks },
  { label: 'Stories', kind: 'count', value: ({ stories }) => stories },
];
