import type { DateStyle, ImportCounts, ImportProgress, ImportTarget, Opened, Reading, UsageGrain } from '#shared/imports.ts';
import { count } from '#renderer/ui/say.ts';

/** What a row of each target becomes; a calendar's entries become calls. */
const nouns: Record<string, readonly [one: string, many: string]> = {
  accounts: ['account', 'accounts'],
  people: ['person', 'people'],
  contracts: ['contract', 'contracts'],
  lines: ['contract line', 'contract lines'],
  activities: ['activity', 'activities'],
  usage: ['value', 'values'],
  cases: ['case', 'cases'],
  surveys: ['survey answer', 'survey answers'],
  calendar: ['call', 'calls'],
};

export const targetLabels: Record<ImportTarget, string> = { accounts: 'Accounts', people: 'People', contracts: 'Contracts', lines: 'Subscriptions and contract lines', activities: 'Activities (calls and notes)', usage: 'Usage (metrics over time)', cases: 'Support cases', surveys: 'Survey answers' };

export const grainLabels: Record<UsageGrain, string> = { day: 'Day', week: 'Week', month: 'Month' };
export const aggregateLabels: Record<string, string> = { sum: 'added up', mean: 'their mean', last: 'the last one', max: 'the highest' };

/** `740 accounts`, `1 person`; rows of a target that this version does not know are rows. */
export const countOf = (n: number, target: string): string => count(n, ...(nouns[target] ?? (['row', 'rows'] as const)));

/** What the rows of an opened file become. */
export const becomes = (opened: Opened): string => (opened.kind === 'calendar' ? 'calendar' : opened.target);

export const encodingLabels: Record<NonNullable<Reading['encoding']>, string> = {
  'utf-8': 'UTF-8', 'utf-16le': 'UTF-16, little end first', 'utf-16be': 'UTF-16, big end first', 'utf-32le': 'UTF-32, little end first', 'utf-32be': 'UTF-32, big end first', 'windows-1252': 'Western European (Windows)',
};
export const decimalLabels: Record<Reading['decimal'], string> = { point: 'Point (1,234.50)', comma: 'Comma (1.234,50)' };
export const dateStyleLabels: Record<DateStyle, string> = { iso: 'Year first (2026-03-14)', 'day-first': 'Day first (14/03/2026)', 'month-first': 'Month first (03/14/2026)' };

const separatorLabels: Record<string, string> = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Vertical bar', ':': 'Colon', '^': 'Caret', '~': 'Tilde', '`': 'Back quote', ' ': 'Space' };

/** The separators to choose from, with the one in use, whatever it is. */
export const separatorChoices = (used: string): { value: string; label: string }[] => {
  const known = Object.entries(separatorLabels).map(([value, label]) => ({ value, label }));
  return used in separatorLabels ? known : [...known, { value: used, label: `Character ${JSON.stringify(used)}` }];
};

/** Whose export a file looks like, as a sentence; nothing of a plain spreadsheet. */
export const sayOrigin = (source: string): string => (source === 'Spreadsheet' ? '' : `Looks like a ${source} export. `);

/** What would be written: new and changed rows. */
export const toWrite = (counts: ImportCounts): number => counts.new + counts.changed;

const rowNouns: Record<string, readonly [one: string, many: string]> = { calendar: ['entry', 'entries'], usage: ['value', 'values'] };
const rowNoun = (kind: string): readonly [one: string, many: string] => rowNouns[kind] ?? ['row', 'rows'];

/** What the lines of a table, its values or the entries of a calendar are called, by what they become. */
export const countRows = (n: number, kind: string): string => count(n, ...rowNoun(kind));

/** Why there is nothing to import; `null` where there is something. */
export const whyNothing = (counts: ImportCounts, kind: string): string | null => {
  if (toWrite(counts) > 0) return null;
  const all = (n: number, is: string, are: string): string => (n === 1 ? `the ${rowNoun(kind)[0]} ${is}` : `all ${countRows(n, kind)} ${are}`);
  if (counts.same + counts.wrong === 0) return kind === 'calendar' ? 'Nothing to import: no entry of these days is wanted.' : `Nothing to import: no ${rowNoun(kind)[0]} is wanted.`;
  if (counts.wrong === 0) return `Nothing to import: ${all(counts.same, 'is', 'are')} in the book already.`;
  if (counts.same === 0) return `Nothing to import: ${all(counts.wrong, 'is', 'are')} wrong.`;
  return `Nothing to import: ${countRows(counts.same, kind)} ${counts.same === 1 ? 'is' : 'are'} in the book already and ${counts.wrong.toLocaleString('en')} ${counts.wrong === 1 ? 'is' : 'are'} wrong.`;
};

/** `700 new, 40 changed, 3 wrong`; what is none is left out. */
export const sayCounts = (counts: ImportCounts): string =>
  (['new', 'changed', 'same', 'wrong'] as const).filter((verdict) => counts[verdict] > 0).map((verdict) => `${counts[verdict].toLocaleString('en')} ${verdict}`).join(', ') || 'no rows';

const phases: Record<Exclude<ImportProgress['phase'], 'done'>, string> = { reading: 'Reading the file', checking: 'Checking the rows', writing: 'Writing into the book' };

/** What a long run is doing, and how far it is. */
export const doing = ({ phase, at, of }: Pick<ImportProgress, 'phase' | 'at' | 'of'>): { does: string; detail: string; at: number; of: number } => ({
  does: phase === 'done' ? 'Done' : phases[phase],
  detail: of === 0 ? '' : `${at.toLocaleString('en')} of ${of.toLocaleString('en')}`,
  at,
  of,
});
