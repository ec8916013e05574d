import { agendaKindNames, type AgendaKind, type AgendaLook } from '#shared/business-review-words.ts';
import type { ReviewLimits } from '#shared/presets/review-limits.ts';

export type AgendaPoint = { kind: AgendaKind; name: string; minutes: number; looks: AgendaLook };

/**
 * The agenda of rules.md § 8 in so many minutes: half of them look back at objectives (journey, value, adoption), a quarter ahead (goals and roadmap), the rest is
 * welcome and actions. In steps of five minutes from an hour on.
 */
export const defaultAgenda = (minutes: number): AgendaPoint[] => {
  const unit = minutes >= 60 && minutes % 5 === 0 ? 5 : 1;
  const up = (part: number): number => Math.ceil(part / unit) * unit;
  const near = (part: number): number => Math.round(part / unit) * unit;
  const [back, ahead] = [up(minutes / 2), up(minutes / 4)];
  const rest = Math.max(0, minutes - back - ahead);
  const [journey, value, welcome] = [near(back * 0.2), near(back * 0.45), Math.floor(rest / 2 / unit) * unit];
  const point = (kind: AgendaKind, its: number, looks: AgendaLook): AgendaPoint[] => (its <= 0 ? [] : [{ kind, name: agendaKindNames[kind], minutes: its, looks }]);
  return [
    ...point('welcome', welcome, 'none'), ...point('journey', journey, 'back'), ...point('value', value, 'back'), ...point('adoption', back - journey - value, 'back'),
    ...point('goals', ahead, 'ahead'), ...point('actions', rest - welcome, 'none'),
  ];
};

/** The time of an agenda: minutes in all, and how many look back at objectives and ahead to them. */
export type AgendaSums = { total: number; back: number; ahead: number };
export const sumsOf = (points: readonly Pick<AgendaPoint, 'minutes' | 'looks'>[]): AgendaSums => {
  const of = (looks: AgendaLook): number => points.filter((one) => one.looks === looks).reduce((sum, one) => sum + one.minutes, 0);
  const [back, ahead] = [of('back'), of('ahead')];
  return { total: back + ahead + of('none'), back, ahead };
};

const support = /\b(?:support|tickets?|support cases?|bugs?|defects?|incidents?|outages?|escalations?)\b/i;
const requests = /\b(?:feature requests?|enhancements?|wish ?lists?|backlog)\b/i;
const percent = (part: number): string => `${Math.round(part * 100)} %`;

/** What speaks against an agenda (rules.md § 8), in sentences. */
export const agendaWarnings = (points: readonly Pick<AgendaPoint, 'name' | 'minutes' | 'looks'>[], minutes: number, limits: Pick<ReviewLimits, 'objectivesShare' | 'backShare' | 'aheadShare'>): string[] => {
  if (points.length === 0) return ['There is no agenda yet.'];
  const { total, back, ahead } = sumsOf(points);
  const least = (its: number, share: number, what: string): string[] =>
    total > 0 && its / total < share - 1e-9 ? [`${percent(its / total)} of the time ${what}; at least ${percent(share)} should.`] : [];
  return [
    ...(total === minutes ? [] : [`The points take ${total} minutes; the review has ${minutes}.`]),
    ...least(back + ahead, limits.objectivesShare, 'is on objectives'),
    ...least(back, limits.backShare, 'looks back at objectives'),
    ...least(ahead, limits.aheadShare, 'looks ahead to goals'),
    ...points.filter(({ name }) => support.test(name)).map(({ name }) => `“${name}” is about support. Settle tickets outside of the review.`),
    ...points.filter(({ name }) => requests.test(name)).map(({ name }) => `“${name}” is about feature requests. Speak of product only where an objective needs it.`),
  ];
};
