import { dayName, type Day } from '#shared/days.ts';
import type { VoiceLimits } from '#shared/presets/voice-limits.ts';
import type { Settings } from '#shared/settings.ts';

export const voiceKinds = ['request', 'defect', 'quote'] as const;
export type VoiceKind = (typeof voiceKinds)[number];
export const voiceKindNames: Record<VoiceKind, string> = { request: 'Request', defect: 'Defect', quote: 'Quote' };

export const voiceSeverities = ['low', 'medium', 'high', 'critical'] as const;
export type VoiceSeverity = (typeof voiceSeverities)[number];
export const voiceSeverityNames: Record<VoiceSeverity, string> = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };

/** The way of an item, in order; the last two are how it ends. */
export const voiceStatuses = ['captured', 'shared', 'accepted', 'planned', 'released', 'declined'] as const;
export type VoiceStatus = (typeof voiceStatuses)[number];
export const voiceStatusNames: Record<VoiceStatus, string> = { captured: 'Captured', shared: 'Shared with product', accepted: 'Accepted', planned: 'Planned', released: 'Released', declined: 'Declined' };

/** True where it is known how it ended, so that whoever said it is to be told. */
export const isEnded = (status: VoiceStatus): boolean => status === 'released' || status === 'declined';

/** What the rank looks at: ARR in minor units of one currency, accounts, severity. */
export type RankFacts = { id: string; status: VoiceStatus; severity: VoiceSeverity | null; arrMinor: number; accounts: number; lastOn: Day | null };
export type VoiceRank = { score: number; rank: number | null };

/**
 * Items by score, 0 to 100. Each part is a share of the most that an open item has: ARR behind, accounts; severity is a quarter a level, none is 0.
 * The parts are weighed as the settings say. Only what is open has a rank; equal ones are ordered by ARR, then by the newest mention, then by id.
 */
export const rankItems = (items: readonly RankFacts[], { weights }: Pick<VoiceLimits, 'weights'>): Map<string, VoiceRank> => {
  const open = items.filter(({ status }) => !isEnded(status));
  const [mostArr, mostAccounts, all] = [Math.max(0, ...open.map(({ arrMinor }) => arrMinor)), Math.max(0, ...open.map(({ accounts }) => accounts)), weights.arr + weights.accounts + weights.severity];
  const share = (part: number, most: number): number => (most === 0 ? 0 : Math.min(1, Math.max(0, part) / most));
  const scoreOf = ({ arrMinor, accounts, severity }: RankFacts): number =>
    all === 0 ? 0 : (100 * (weights.arr * share(arrMinor, mostArr) + weights.accounts * share(accounts, mostAccounts) + weights.severity * (severity === null ? 0 : (voiceSeverities.indexOf(severity) + 1) / voiceSeverities.length))) / all;
  const scored = items.map((item) => ({ item, score: Math.round(scoreOf(item) * 10) / 10 }));
  const inOrder = scored
    .filter(({ item }) => !isEnded(item.status))
    .toSorted((a, b) => b.score - a.score || b.item.arrMinor - a.item.arrMinor || (b.item.lastOn ?? '').localeCompare(a.item.lastOn ?? '') || a.item.id.localeCompare(b.item.id));
  const rank = new Map(inOrder.map(({ item }, index) => [item.id, index + 1]));
  return new Map(scored.map(({ item, score }) => [item.id, { score, rank: rank.get(item.id) ?? null }]));
};

/** Two titles are the same thing: without case, marks and the end of the sentence. */
export const sameTitle = (one: string, other: string): boolean => plainTitle(one) === plainTitle(other);
const plainTitle = (title: string): string => title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

const literally = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Words without the names that may not leave the company; longer names first, each only as a whole word. */
export const withoutNames = (text: string, names: readonly string[]): string =>
  names
    .filter((name) => name.trim().length > 1)
    .toSorted((a, b) => b.length - a.length)
    .reduce((words, name) => words.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${literally(name.trim())}(?![\\p{L}\\p{N}])`, 'giu'), '…'), text);

/** What is to be said to whoever asked: nothing is sent before a person has read it. */
export type LoopFacts = { kind: VoiceKind; title: string; status: VoiceStatus; statusOn: Day | null; reason: string; saidOn: Day; people: readonly { name: string; email: string }[]; me: Settings['me'] };

/** The message that tells a customer how their request ended, to be read and changed before it goes out. */
export const loopMessage = ({ kind, title, status, statusOn, reason, saidOn, people, me }: LoopFacts): { to: string[]; subject: string; text: string } => {
  const firsts = people.map(({ name }) => name.split(' ')[0] ?? '').filter(Boolean);
  const said = { request: `you asked for “${title}”`, defect: `you told me about “${title}”`, quote: `you said “${title}”` }[kind];
  const ended = status === 'released'
    ? [`It is available${statusOn === null ? '' : ` since ${dayName(statusOn)}`}.`, ...(reason === '' ? [] : [reason]), '', 'Would you like me to show it to your team?']
    : status === 'declined'
      ? ['It will not be built for now.', ...(reason === '' ? [] : [`The reason: ${reason}`]), '', 'I am glad to talk about what else could help.']
      : ['It is still open; here is where it stands.', ...(reason === '' ? [] : [reason])];
  const signature = [me.name, [me.title, me.company].filter((part) => part !== '').join(', ')].filter((part) => part !== '');
  return {
    to: people.map(({ email }) => email).filter((email) => email !== ''),
    subject: status === 'released' ? `Available now: ${title}` : `About your ${kind === 'defect' ? 'report' : 'request'}: ${title}`,
    text: [`Hello ${firsts.length === 0 || firsts.length > 3 ? 'all' : firsts.join(', ')},`, '', `on ${dayName(saidOn)} ${said}. ${ended[0] ?? ''}`, ...ended.slice(1), ...(signature.length === 0 ? [] : ['', ...signature])].join('\n'),
  };
};
