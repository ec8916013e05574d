import type { RecordLink } from '#shared/records.ts';

/** Where a record is shown: the page's path, its parameters and its search, for a link or for `navigate`. */
export type RecordAddress = { to: '/accounts/$id' | '/calls/$id'; params: { id: string }; search: { section?: string; accountId?: string } };

const sections: Partial<Record<RecordLink['entity'], string>> = { people: 'people', contracts: 'contracts', commitments: 'commitments' };

/** A call has a page of its own; everything else is shown on its account's page. `null` where the account is not known. */
export const addressOf = (record: Pick<RecordLink, 'entity' | 'id'>, accountId: string | null): RecordAddress | null => {
  if (record.entity === 'activities') return { to: '/calls/$id', params: { id: record.id }, search: {} };
  const id = record.entity === 'accounts' ? record.id : accountId;
  const section = sections[record.entity];
  return id === null ? null : { to: '/accounts/$id', params: { id }, search: section === undefined ? {} : { section } };
};
