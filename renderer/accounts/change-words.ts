import { stageNames, stages, type HistoryEntry } from '#shared/accounts.ts';
import { day } from '#shared/days.ts';
import { archetypeNames, archetypes } from '#shared/engagement.ts';
import { shortDay } from '#renderer/ui/say.ts';

const names: Record<string, string> = {
  parent_id: 'Parent account', csm_since: 'CSM since', owned_to: 'Yours until', sentiment_on: 'Sentiment confirmed', stage_on: 'Stage entered', cadence_days: 'Cadence in days', priority_override: 'Priority by hand', priority_reason: 'Reason of the priority',
  upgrade_expected_on: 'Upgrade expected', growth_expected_on: 'Growth expected', domains: 'Mail domains',
};

const valueOf = (value: string | number | null, field: string, today: string, nameOf: (id: string) => string | null): string => {
  if (value === null || value === '') return 'nothing';
  const text = String(value);
  if (field === 'parent_id') return nameOf(text) ?? 'another account';
  if (field === 'stage') return stages.flatMap((one) => (one === text ? [stageNames[one]] : []))[0] ?? text;
  if (field === 'archetype') return archetypes.flatMap((one) => (one === text ? [archetypeNames[one]] : []))[0] ?? text;
  if (day.safeParse(text).success) return shortDay(text, today);
  return text.length > 80 ? `“${text.slice(0, 80)}…”` : text;
};

/** One change of an account in words: "Sentiment: green, now red". `nameOf` gives the name of another account, where it is known. */
export const sayChange = ({ field, old, new: now }: Pick<HistoryEntry, 'field' | 'old' | 'new'>, today: string, nameOf: (id: string) => string | null): string => {
  if (field === '') return 'Added to the book';
  if (field === 'deleted_at') return now === null ? 'Brought back' : 'Removed from the book';
  const words = field.replaceAll('_', ' ');
  const name = names[field] ?? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  return `${name}: ${valueOf(old, field, today, nameOf)}, now ${valueOf(now, field, today, nameOf)}`;
};
