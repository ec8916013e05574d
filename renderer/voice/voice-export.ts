import Papa from 'papaparse';
import { dayName, type Day } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import type { VoiceLimits } from '#shared/presets/voice-limits.ts';
import type { VoiceItem } from '#shared/voice.ts';
import { voiceKindNames, voiceSeverityNames, voiceStatusNames, withoutNames } from '#shared/voice-rules.ts';
import { formulaStart } from '#renderer/ui/export-table.ts';

/** Whether accounts and people are named, and whether ARR is told. Without both, what is made can leave the company. */
export type VoiceAudience = { names: boolean; arr: boolean };
type Jira = VoiceLimits['jira'];

/** The names that stand behind items, with the parts by which people are called. */
export const namesBehind = (items: readonly VoiceItem[]): string[] => {
  const people = items.flatMap(({ said, accounts }) => [...said.map(({ personName }) => personName), ...accounts.flatMap((account) => account.people)]).filter((name) => name !== '');
  return [...new Set([...items.flatMap(({ accounts }) => accounts.map(({ name }) => name)), ...people, ...people.flatMap((name) => name.split(/\s+/).filter((part) => part.length > 2))])];
};

/** Items as an audience may see them: without names, they are taken out of every text too. */
export const forAudience = (items: readonly VoiceItem[], { names }: VoiceAudience): VoiceItem[] => {
  if (names) return [...items];
  const hidden = namesBehind(items);
  const clean = (text: string): string => withoutNames(text, hidden);
  return items.map((item) => ({
    ...item, title: clean(item.title), detail: clean(item.detail), theme: clean(item.theme), reason: clean(item.reason),
    said: item.said.map((one) => ({ ...one, quote: clean(one.quote), accountName: '', personName: '', call: '', toldNote: '' })),
    accounts: item.accounts.map((account) => ({ ...account, name: '', people: [] })),
  }));
};

/** How many stand behind an item: "4 accounts, $320K ARR". */
export const behindWords = ({ accounts, arr }: Pick<VoiceItem, 'accounts' | 'arr'>, audience: Pick<VoiceAudience, 'arr'>): string =>
  `${accounts.length} ${accounts.length === 1 ? 'account' : 'accounts'}${audience.arr ? `, ${formatMoney(arr.minor, arr.currency, 'short')} ARR` : ''}`;

/** Who said it and when: "Blue Heron, Ines Duarte, 3 Mar 2026". */
export const saidBy = (said: VoiceItem['said'][number]): string => [said.accountName, said.personName, dayName(said.onDay)].filter((part) => part !== '').join(', ');

const describe = (item: VoiceItem, audience: VoiceAudience): string => {
  const quotes = item.said.filter(({ quote }) => quote !== '').map((said) => `“${said.quote}” (${saidBy(said)})`);
  const who = audience.names && item.accounts.length > 0 ? [`Accounts: ${item.accounts.map(({ name }) => name).join(', ')}`] : [];
  return [item.detail, [`Behind it: ${behindWords(item, audience)}`, ...who].join('\n'), quotes.join('\n')].filter((part) => part !== '').join('\n\n');
};

/** A label of Jira has no spaces. */
const labelOf = (text: string): string => text.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').replaceAll(/^-+|-+$/g, '');
const labelsOf = (item: VoiceItem, jira: Jira): string[] => [...new Set([jira.label, labelOf(item.theme)].filter((label) => label !== ''))];
const priorityOf = (item: VoiceItem, jira: Jira): string => (item.severity === null ? '' : jira.priorities[item.severity]);
/** A summary of Jira is one line of 255 characters at most. */
const summaryOf = (title: string): string => title.replaceAll(/\s+/g, ' ').trim().slice(0, 255);

/** What has an issue key is in Jira already. */
export const notInJira = (items: readonly VoiceItem[]): VoiceItem[] => items.filter(({ externalKey }) => externalKey === '');

/**
 * The items as the CSV that Jira imports: a header row with a Summary, no punctuation in it, every row with all its columns, several labels in several columns of the same name.
 * A text that a spreadsheet would run as a formula is escaped.
 * Source: Atlassian support, “Import data from a CSV file”.
 */
export const jiraCsv = (items: readonly VoiceItem[], jira: Jira, audience: VoiceAudience): string => {
  const shown = forAudience(notInJira(items), audience);
  const labels = Math.max(1, ...shown.map((item) => labelsOf(item, jira).length));
  const header = ['Summary', 'Issue Type', 'Description', 'Priority', 'Component', 'External issue ID', ...Array.from({ length: labels }, () => 'Labels')];
  const rows = shown.map((item) => {
    const own = labelsOf(item, jira);
    return [summaryOf(item.title), jira.types[item.kind], describe(item, audience), priorityOf(item, jira), item.productName, item.id, ...Array.from({ length: labels }, (_, at) => own[at] ?? '')];
  });
  return Papa.unparse([header, ...rows], { escapeFormulae: formulaStart, newline: '\r\n' });
};

/** The items as the JSON that Jira imports: one project with its issues. Source: Atlassian support, “Import data from JSON”. */
export const jiraJson = (items: readonly VoiceItem[], jira: Jira, audience: VoiceAudience): string => {
  const shown = forAudience(notInJira(items), audience);
  const components = [...new Set(shown.map(({ productName }) => productName).filter((name) => name !== ''))];
  const issues = shown.map((item) => ({
    summary: summaryOf(item.title),
    issueType: jira.types[item.kind],
    description: describe(item, audience),
    ...(item.severity === null ? {} : { priority: priorityOf(item, jira) }),
    labels: labelsOf(item, jira),
    ...(item.productName === '' ? {} : { components: [item.productName] }),
    externalId: item.id,
  }));
  return `${JSON.stringify({ projects: [{ name: jira.project, key: jira.key, ...(components.length === 0 ? {} : { components }), issues }] }, null, 2)}\n`;
};

/** Items by theme, as product reads them; within a theme in the order of their rank. What has no theme comes last. */
export const byTheme = <Item extends { theme: string; rank: number | null }>(items: readonly Item[]): { theme: string; items: Item[] }[] =>
  [...Map.groupBy(items, ({ theme }) => theme.trim().toLowerCase())]
    .map(([key, own]) => ({ key, theme: own[0]?.theme.trim() ?? '', items: own.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity)) }))
    .toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || (a.items[0]?.rank ?? Infinity) - (b.items[0]?.rank ?? Infinity) || (a.key < b.key ? -1 : 1))
    .map(({ theme, items: own }) => ({ theme, items: own }));

const escaped = (text: string): string => text.replaceAll(/([\\`*_[\]<>#|])/g, '\\$1').replaceAll(/\s*\n\s*/g, ' ');

/** The page for product as Markdown. */
export const productMarkdown = (items: readonly VoiceItem[], audience: VoiceAudience, on: Day): string => {
  const themes = byTheme(forAudience(items, audience)).flatMap(({ theme, items: own }) => [
    `## ${theme === '' ? 'Without a theme' : escaped(theme)}`, '',
    ...own.flatMap((item) => [
      `### ${item.rank === null ? '' : `${item.rank}. `}${escaped(item.title)}`, '',
      [voiceKindNames[item.kind], voiceStatusNames[item.status], ...(item.severity === null ? [] : [`severity ${voiceSeverityNames[item.severity].toLowerCase()}`]), ...(item.productName === '' ? [] : [escaped(item.productName)]), behindWords(item, audience), ...(item.externalKey === '' ? [] : [escaped(item.externalKey)])].join(' · '), '',
      ...(item.detail === '' ? [] : [escaped(item.detail), '']),
      ...(audience.names && item.accounts.length > 0 ? [`Accounts: ${item.accounts.map(({ name }) => escaped(name)).join(', ')}`, ''] : []),
      ...item.said.filter(({ quote }) => quote !== '').flatMap((said) => [`> “${escaped(said.quote)}”`, `> ${escaped(saidBy(said))}`, '']),
    ]),
  ]);
  return [`# Voice of the customer`, '', `As of ${dayName(on)}. Ranked across the book; each account counts once.`, '', ...themes].join('\n').trimEnd().concat('\n');
};
