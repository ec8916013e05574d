import { stageNames, type AccountFilters } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import { shortDay } from '#renderer/ui/say.ts';

/** One active filter in words, and the change that clears it. */
export type FilterChip = { label: string; cleared: Partial<AccountFilters> };

const span = (from: string | null, to: string | null): string => (from !== null && to !== null ? `${from} to ${to}` : from !== null ? `from ${from}` : `up to ${to ?? ''}`);

/** The filters that hold rows back, one chip a value that can be cleared on its own. */
export const chipsOf = (filters: AccountFilters, names: { segmentName: (key: string) => string; currency: string; today: Day }): FilterChip[] => {
  const { segmentName, currency, today } = names;
  const without = <T,>(all: readonly T[], one: T): T[] => all.filter((other) => other !== one);
  const money = (minor: number | null): string | null => (minor === null ? null : formatMoney(minor, currency));
  const on = (at: Day | null): string | null => (at === null ? null : shortDay(at, today));
  return [
    ...(filters.text.trim() === '' ? [] : [{ label: `“${filters.text.trim()}”`, cleared: { text: '' } }]),
    ...filters.segments.map((one) => ({ label: segmentName(one), cleared: { segments: without(filters.segments, one) } })),
    ...filters.priorities.map((one) => ({ label: one, cleared: { priorities: without(filters.priorities, one) } })),
    ...filters.stages.map((one) => ({ label: stageNames[one], cleared: { stages: without(filters.stages, one) } })),
    ...filters.sentiments.map((one) => ({ label: one === 'none' ? 'No sentiment' : `Sentiment ${one}`, cleared: { sentiments: without(filters.sentiments, one) } })),
    ...filters.bands.map((one) => ({ label: one === 'none' ? 'No health score' : `Health ${one}`, cleared: { bands: without(filters.bands, one) } })),
    ...(filters.atRiskOnly ? [{ label: 'At risk', cleared: { atRiskOnly: false } }] : []),
    ...(filters.dueOnly ? [{ label: 'Due for a call', cleared: { dueOnly: false } }] : []),
    ...(filters.arrFromMinor === null && filters.arrToMinor === null ? [] : [{ label: `ARR ${span(money(filters.arrFromMinor), money(filters.arrToMinor))}`, cleared: { arrFromMinor: null, arrToMinor: null } }]),
    ...(filters.renewalFrom === null && filters.renewalTo === null ? [] : [{ label: `Renewal ${span(on(filters.renewalFrom), on(filters.renewalTo))}`, cleared: { renewalFrom: null, renewalTo: null } }]),
  ];
};
