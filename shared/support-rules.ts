import type { Sentiment } from '#shared/accounts.ts';
import { addDays, addMonths, daysBetween, type Day } from '#shared/days.ts';
import type { SupportLimits } from '#shared/presets/support-limits.ts';

/** How much a case hurts, the worst first. */
export const severities = ['urgent', 'high', 'normal', 'low'] as const;
export type Severity = (typeof severities)[number];
export const severityNames: Record<Severity, string> = { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' };

/** What the rules look at in a case. */
export type CaseFacts = { severity: string; theme: string; openedOn: Day; closedOn: Day | null };

/** A month of the health rules, in days. */
export const monthDays = 30;

/** True where a case was there on a day and not closed by its end. */
export const isOpenOn = ({ openedOn, closedOn }: Pick<CaseFacts, 'openedOn' | 'closedOn'>, on: Day): boolean => openedOn <= on && (closedOn === null || closedOn > on);

/** Days that a case was open by the end of a day, or until it was closed. */
export const ageOf = ({ openedOn, closedOn }: Pick<CaseFacts, 'openedOn' | 'closedOn'>, on: Day): number => Math.max(0, daysBetween(openedOn, closedOn !== null && closedOn <= on ? closedOn : on));

/** How many cases were opened in the `days` days that end with `on`. */
export const openedWithin = (cases: readonly Pick<CaseFacts, 'openedOn'>[], on: Day, days: number): number => {
  const from = addDays(on, 1 - days);
  return cases.filter(({ openedOn }) => openedOn >= from && openedOn <= on).length;
};

/** The colour of cases a month (rules.md § 6); none where the account never opened any. */
export const ticketBand = (aMonth: number | null, { greenBelow, yellowBelow }: Pick<SupportLimits, 'greenBelow' | 'yellowBelow'>): Sentiment | null => {
  if (aMonth === null) return null;
  return aMonth < greenBelow ? 'green' : aMonth < yellowBelow ? 'yellow' : 'red';
};

export type CaseVolume = { aMonth: number; before: number };
/** Cases opened in the last 30 days and in the 30 before them. */
export const volumeOf = (cases: readonly Pick<CaseFacts, 'openedOn'>[], on: Day): CaseVolume => ({ aMonth: openedWithin(cases, on, monthDays), before: openedWithin(cases, addDays(on, -monthDays), monthDays) });

/** How many cases of each severity; one of another word counts as normal. A row may stand for `n` cases. */
export type SeverityMix = Record<Severity, number>;
export const mixOf = (cases: readonly (Pick<CaseFacts, 'severity'> & { n?: number })[]): SeverityMix => {
  const mix: SeverityMix = { urgent: 0, high: 0, normal: 0, low: 0 };
  for (const { severity, n } of cases) mix[severities.find((one) => one === severity) ?? 'normal'] += n ?? 1;
  return mix;
};

/** The cases opened in a calendar month, `'2026-03'`, by severity. */
export type CaseMonth = SeverityMix & { month: string };
/** The last `months` calendar months up to that of `on`, oldest first; months without a case are there too. */
export const caseMonths = (cases: readonly (Pick<CaseFacts, 'severity' | 'openedOn'> & { n?: number })[], on: Day, months: number): CaseMonth[] => {
  const known = cases.filter(({ openedOn }) => openedOn <= on);
  const byMonth = Map.groupBy(known, ({ openedOn }) => openedOn.slice(0, 7));
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(`${on.slice(0, 7)}-01`, index + 1 - months).slice(0, 7);
    return { month, ...mixOf(byMonth.get(month) ?? []) };
  });
};

/** Cases of one theme that came again and again; `theme` as its newest case writes it. */
export type CasePattern = { theme: string; cases: number; accounts: number; open: number; firstOn: Day; lastOn: Day };

/** Themes compared without regard to case and spaces. */
export const themeKey = (theme: string): string => theme.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** The themes with enough cases in the days that end with `on`, the most frequent first. Cases without a theme make no pattern. */
export const patternsOf = (cases: readonly (CaseFacts & { accountId: string })[], on: Day, { repeatedAtLeast, repeatedWithinDays }: Pick<SupportLimits, 'repeatedAtLeast' | 'repeatedWithinDays'>): CasePattern[] => {
  const from = addDays(on, 1 - repeatedWithinDays);
  const recent = cases.filter(({ theme, openedOn }) => themeKey(theme) !== '' && openedOn >= from && openedOn <= on);
  return [...Map.groupBy(recent, ({ theme }) => themeKey(theme)).values()]
    .filter((alike) => alike.length >= repeatedAtLeast)
    .map((alike) => {
      const sorted = alike.toSorted((a, b) => (a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : 0));
      return {
        theme: (sorted.at(-1)?.theme ?? '').trim(),
        cases: alike.length,
        accounts: new Set(alike.map(({ accountId }) => accountId)).size,
        open: alike.filter((one) => isOpenOn(one, on)).length,
        firstOn: sorted[0]?.openedOn ?? on,
        lastOn: sorted.at(-1)?.openedOn ?? on,
      };
    })
    .toSorted((a, b) => b.cases - a.cases || (a.theme < b.theme ? -1 : 1));
};
