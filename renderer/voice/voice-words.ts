import type { VoiceRow } from '#shared/voice.ts';
import { isEnded, voiceKindNames, voiceSeverityNames, voiceStatusNames } from '#shared/voice-rules.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

export const orders = { rank: 'By rank', arr: 'Most ARR behind', accounts: 'Most accounts', newest: 'Newest mention' } as const;
export type Order = keyof typeof orders;

/** What the address asks for; nothing is all of it. `status` may be `open` or `untold` beside the statuses. */
export type VoiceFilters = { text?: string | undefined; kind?: string | undefined; theme?: string | undefined; status?: string | undefined; product?: string | undefined; account?: string | undefined };
export const statusChoices = [{ value: 'open', label: 'Open' }, { value: 'untold', label: 'Answer owed' }, ...Object.entries(voiceStatusNames).map(([value, label]) => ({ value, label }))];

const fits = (row: VoiceRow, { text = '', kind, theme, status, product, account }: VoiceFilters): boolean =>
  (kind === undefined || row.kind === kind) && (theme === undefined || row.theme === theme) && (product === undefined || row.productId === product) && (account === undefined || row.accounts.some(({ id }) => id === account))
  && (status === undefined || (status === 'open' ? !isEnded(row.status) : status === 'untold' ? row.untold > 0 : row.status === status))
  && [row.title, row.detail, row.theme, row.externalKey, ...row.accounts.map(({ name }) => name)].join(' ').toLowerCase().includes(text.trim().toLowerCase());

/** The rows that pass, in the order that is asked for; what is ranked comes as it is. */
export const shownItems = (rows: readonly VoiceRow[], filters: VoiceFilters, order: Order): VoiceRow[] => {
  const found = rows.filter((row) => fits(row, filters));
  if (order === 'arr') return found.toSorted((a, b) => b.arr.minor - a.arr.minor);
  if (order === 'accounts') return found.toSorted((a, b) => b.accounts.length - a.accounts.length);
  return order === 'newest' ? found.toSorted((a, b) => (b.lastOn ?? '').localeCompare(a.lastOn ?? '')) : found;
};

export const themesOf = (rows: readonly VoiceRow[]): string[] => [...new Set(rows.map(({ theme }) => theme).filter((theme) => theme !== ''))].toSorted((a, b) => a.localeCompare(b));

export const voiceColumns: ExportColumn<VoiceRow>[] = [
  { label: 'Rank', kind: 'count', width: 6, value: ({ rank }) => rank },
  { label: 'Score', kind: 'count', width: 8, value: ({ score }) => score },
  { label: 'Title', kind: 'text', width: 44, value: ({ title }) => title },
  { label: 'Kind', kind: 'text', value: ({ kind }) => voiceKindNames[kind] },
  { label: 'Theme', kind: 'text', value: ({ theme }) => theme },
  { label: 'Severity', kind: 'text', value: ({ severity }) => (severity === null ? null : voiceSeverityNames[severity]) },
  { label: 'Status', kind: 'text', value: ({ status }) => voiceStatusNames[status] },
  { label: 'Status since', kind: 'day', value: ({ statusOn }) => statusOn },
  { label: 'Product', kind: 'text', value: ({ productName }) => productName },
  { label: 'Product owner', kind: 'text', value: ({ ownerName }) => ownerName },
  { label: 'Issue', kind: 'text', value: ({ externalKey }) => externalKey },
  { label: 'Accounts', kind: 'count', value: ({ accounts }) => accounts.length },
  { label: 'ARR behind', kind: 'money', currency: ({ arr }) => arr.currency, value: ({ arr }) => arr.minor },
  { label: 'ARR then', kind: 'money', currency: ({ arrThen }) => arrThen.currency, value: ({ arrThen }) => arrThen.minor },
  { label: 'Account names', kind: 'text', width: 40, value: ({ accounts }) => accounts.map(({ name }) => name).join(', ') },
  { label: 'Last said', kind: 'day', value: ({ lastOn }) => lastOn },
];
