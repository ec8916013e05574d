import { adoptionStateNames } from '#shared/adoption-rules.ts';
import type { AdoptionRow, JudgedRatio } from '#shared/adoption.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

const percent = (ratio: JudgedRatio | null): number | null => (ratio === null || ratio.isNoData ? null : Math.round((ratio.part * 1_000) / ratio.whole) / 10);
const stand = (ratio: JudgedRatio | null): string => (ratio === null ? '' : ratio.isNoData ? 'no data' : (ratio.colour ?? 'not judged'));

/** The page of usage as columns of a file. */
export const adoptionColumns = (segmentName: (key: string | null) => string): ExportColumn<AdoptionRow>[] => [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Segment', kind: 'text', value: (row) => segmentName(row.segment) },
  { label: 'Adoption score', kind: 'count', width: 12, value: (row) => (row.score === null ? null : Math.round(row.score)) },
  { label: 'Licences used', kind: 'count', width: 12, value: (row) => row.licences?.part ?? null },
  { label: 'Licences bought', kind: 'count', width: 12, value: (row) => row.licences?.whole ?? null },
  { label: 'Licence use in %', kind: 'count', width: 12, value: (row) => percent(row.licences) },
  { label: 'Licence use', kind: 'text', width: 12, value: (row) => stand(row.licences) },
  { label: 'Active users', kind: 'count', width: 12, value: (row) => row.activeUsers?.part ?? null },
  { label: 'Active users in %', kind: 'count', width: 12, value: (row) => percent(row.activeUsers) },
  { label: 'Active users judged', kind: 'text', width: 12, value: (row) => stand(row.activeUsers) },
  { label: 'Use cases', kind: 'text', width: 50, value: (row) => row.useCases.map(({ name, state, colour }) => `${name}: ${adoptionStateNames[state].toLowerCase()}, ${colour ?? 'no data'}`).join('; ') },
  { label: 'Change on the month in %', kind: 'count', width: 14, value: (row) => (row.month?.change === null || row.month === null ? null : Math.round(row.month.change * 100)) },
  { label: 'Adoption complete', kind: 'text', width: 12, value: (row) => (row.isComplete === null ? null : row.isComplete ? 'Yes' : 'No') },
  { label: 'Newest value', kind: 'day', value: (row) => row.newestOn },
];
