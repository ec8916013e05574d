import type { SeriesMonth } from '#shared/adoption-rules.ts';
import type { OrderType } from '#shared/contracts.ts';
import { dayName, daysBetween, fiscalQuarter, type Day } from '#shared/days.ts';
import type { Motion } from '#shared/engagement.ts';
import type { ExpansionLimits, OpportunityStage, PlayTarget, PlayTargets } from '#shared/presets/expansion-limits.ts';
import { segmentOf, type Settings } from '#shared/settings.ts';

/** How an account grows: more seats, a higher tier, or another product. */
export const growthMotions = ['seats', 'tier', 'cross-sell'] as const;
export type GrowthMotion = (typeof growthMotions)[number];
export const growthMotionNames: Record<GrowthMotion, string> = { seats: 'Seats', tier: 'Tier', 'cross-sell': 'Cross-sell' };
/** The motion of the rules of engagement that a growth belongs to: seats and tier are upsell (rules.md § 10). */
export const engagementMotion: Record<GrowthMotion, Motion> = { seats: 'upsell', tier: 'upsell', 'cross-sell': 'cross-sell' };

export const opportunityStates = ['open', 'won', 'no'] as const;
export type OpportunityState = (typeof opportunityStates)[number];
export const opportunityStateNames: Record<OpportunityState, string> = { open: 'Open', won: 'Won', no: 'No' };

export const orderTypeNames: Record<OrderType, string> = { new: 'New', growth: 'Growth', renewal: 'Renewal' };

/** The CSM found it, or helped somebody else's along. */
export const credits = ['sourced', 'influenced'] as const;
export type Credit = (typeof credits)[number];
export const creditNames: Record<Credit, string> = { sourced: 'Sourced', influenced: 'Influenced' };

/** The stage of a key; one whose stage was taken out of the settings counts as in the first. */
export const stageOf = ({ stages }: Pick<ExpansionLimits, 'stages'>, key: string): OpportunityStage => stages.find((one) => one.key === key) ?? stages[0] ?? { key, name: key };

/** Days that an open opportunity is past its next step and past its close date; 0 where it is not. */
export const lateDays = (one: { status: OpportunityState; nextDueOn: Day | null; closeOn: Day | null }, today: Day): { step: number; close: number } => {
  const late = (on: Day | null): number => (one.status !== 'open' || on === null ? 0 : Math.max(0, daysBetween(on, today)));
  return { step: late(one.nextDueOn), close: late(one.closeOn) };
};

export const signalKinds = ['growth', 'seat-loss'] as const;
export type SignalKind = (typeof signalKinds)[number];
export const signalKindNames: Record<SignalKind, string> = { growth: 'Growth', 'seat-loss': 'Seat loss' };

type Ratio = { part: number; whole: number; on: Day; isNoData: boolean };
/** What the signals look at: what adoption keeps of an account. `series` are the months of `seriesName`. */
export type UseFacts = { licences: Ratio | null; activeUsers: Ratio | null; series: readonly SeriesMonth[]; seriesName: string };

/** A signal, the sentence of what was seen, and the day of the newest value behind it. `seats` is what is bought. */
export type Signal = { kind: SignalKind; trace: string; on: Day; used: number; seats: number; fall: number | null };

const fresh = (ratio: Ratio | null): Ratio | null => (ratio === null || ratio.isNoData || ratio.whole <= 0 ? null : ratio);
const figure = (count: number): string => Math.round(count).toLocaleString('en');
/** "62 of 100 licences used (62 %)". A share is cut, never rounded up to a limit that it does not reach. */
const share = ({ part, whole }: Ratio): string => `${Math.floor((part * 100) / whole + 1e-9)} %`;

/** How far a series fell over some months, 0 to 1, from the newest month with a value; `null` where it did not fall, or a month is missing. */
export const fallOf = (series: readonly SeriesMonth[], months: number): { fall: number; was: number; now: number; month: string } | null => {
  const at = series.findLastIndex(({ value }) => value !== null);
  const [now, was] = [series[at], series[at - months]];
  if (now?.value === null || now?.value === undefined || was?.value === null || was?.value === undefined || was.value <= 0 || now.value >= was.value) return null;
  return { fall: (was.value - now.value) / was.value, was: was.value, now: now.value, month: was.month };
};

/**
 * What the use of an account says of growth or of a loss of seats (rules.md § 6), or `null`. Growth needs both shares; where nobody counts active users, that of
 * the licences is enough, and the trace says so. A loss needs few licences used and falling use. What is too old says nothing.
 */
export const signalOf = ({ licences: known, activeUsers, series, seriesName }: UseFacts, limits: ExpansionLimits): Signal | null => {
  const licences = fresh(known);
  if (licences === null) return null;
  const active = fresh(activeUsers);
  const { part, whole, on } = licences;
  const used = `${figure(part)} of ${figure(whole)} licences are used (${share(licences)})`;
  if (part * 100 >= limits.growthLicencePercent * whole) {
    if (active !== null && active.part * 100 <= limits.growthActivePercent * active.whole) return null;
    const says = active === null ? 'active users are not counted' : `${figure(active.part)} people are active (${share(active)}; growth is above ${limits.growthActivePercent} %)`;
    return { kind: 'growth', on, used: part, seats: whole, fall: null, trace: `${used}; growth is from ${limits.growthLicencePercent} %. ${says.slice(0, 1).toUpperCase()}${says.slice(1)}. Newest value of ${dayName(on)}` };
  }
  if (part * 100 >= limits.seatLossPercent * whole) return null;
  const fell = fallOf(series, limits.fallMonths);
  if (fell === null || fell.fall * 100 < limits.fallPercent) return null;
  const name = seriesName === '' ? 'Use' : seriesName;
  return { kind: 'seat-loss', on, used: part, seats: whole, fall: fell.fall, trace: `${used}; a loss is below ${limits.seatLossPercent} %. ${name} fell by ${Math.floor(fell.fall * 100)} % over ${limits.fallMonths} ${limits.fallMonths === 1 ? 'month' : 'months'}, from ${figure(fell.was)} to ${figure(fell.now)}. Newest value of ${dayName(on)}` };
};

/** One occurrence of a signal: it comes back in another fiscal quarter. It names where an opportunity came from, too. */
export const signalKey = (kind: SignalKind, accountId: string, today: Day, fiscalYearStart: number): string => `${kind}-signal:${accountId}:${fiscalQuarter(today, fiscalYearStart).from}`;

/** The targets of a segment: as set for it, else as for the one of its tree; `null` asks for nothing. */
export const targetsOf = (settings: Settings, segment: string | null): PlayTargets | null => {
  const { key, tree } = segmentOf(settings, segment);
  return settings.expansion.targets[key] ?? settings.expansion.targets[tree] ?? null;
};

/** How many accounts a target asks for; a share is rounded up, for "at least half". */
export const askedOf = ({ of, amount }: PlayTarget, counts: { accounts: number; first: number }): number => (of === 'number' ? amount : Math.ceil(((of === 'PR1' ? counts.first : counts.accounts) * amount) / 100));

/** A target in words: "at least 50 % of the accounts". */
export const targetSays = ({ of, amount, upTo, measure }: PlayTarget): string => {
  const much = of === 'number' ? (upTo === null ? `${amount} ${amount === 1 ? 'account' : 'accounts'}` : `${amount} to ${upTo} accounts`) : `${amount === 100 ? 'All' : `At least ${amount} %`} of the ${of === 'PR1' ? 'PR1 accounts' : 'accounts'}`;
  return `${much}${measure === 'primary-use-case' ? ', with the primary use case enabled or adopted' : ''}`;
};
