import type { Sentiment } from '#shared/accounts.ts';
import type { AdoptionFacts, SupportFacts } from '#shared/adoption-facts.ts';
import { addMonths, dayName, daysBetween, type Day } from '#shared/days.ts';
import { measureNames, type HealthModel, type MeasureKey } from '#shared/health-model.ts';
import type { Standing } from '#shared/plan-rules.ts';
import type { Priority } from '#shared/settings.ts';

/** What health looks at of an account on a day. `null` is not known, or not asked for. */
export type HealthFacts = Pick<AdoptionFacts, 'licences' | 'activeUsers' | 'useCases'> & {
  on: Day;
  priority: Priority;
  /** When the first contract began. */
  contractStartOn: Day | null;
  sentiment: { colour: Sentiment; on: Day | null } | null;
  /** The colour of the plan; without a `standing`, why there is none to judge. */
  plan: { standing: Standing | null; why: string };
  support: SupportFacts | null;
  lastMeetingOn: Day | null;
  /** The key people who are there, with when each was last met in a held call, meeting or workshop, half a year back at most. */
  keyPeople: readonly { id: string; name: string; metOn: Day | null }[];
};

/** A measure with its colour, before it is weighed. `weight` is the model's. `stale` is true for a value that is old, and for one that was dropped for it. */
export type Judged = { key: string; name: string; group: string; weight: number; colour: Sentiment | null; stale: boolean; why: string };
type Verdict = Pick<Judged, 'colour' | 'stale' | 'why'>;

const missing = (why: string): Verdict => ({ colour: null, stale: false, why });
const dropped = (why: string): Verdict => ({ colour: null, stale: true, why });
/** Green from the one, yellow from the other, else red. */
export const colourFrom = (value: number, { yellowFrom, greenFrom }: { yellowFrom: number; greenFrom: number }): Sentiment => (value >= greenFrom ? 'green' : value >= yellowFrom ? 'yellow' : 'red');
const isOlder = (than: number, on: Day | null, today: Day): boolean => on !== null && daysBetween(on, today) > than;
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;
/** A mean of people is no whole number. */
const whole = (figure: number): number => Math.round(figure);
/** 68.3 for 41 of 60. Multiplied before it is divided, so that a share that is whole is whole. */
export const percentOf = (part: number, all: number): number => (part * 100) / all;
const shownPercent = (share: number): string => `${Math.floor(share + 1e-9)} %`;

/** Which part of the table of licence use a day belongs to; `null` in the first months, which are not judged. */
export const licencePart = (startOn: Day, on: Day, { fromMonths, middleFromMonths, lateAfterMonths }: HealthModel['thresholds']['licenceUse']): 'early' | 'middle' | 'late' | null => {
  if (on < addMonths(startOn, fromMonths)) return null;
  if (on < addMonths(startOn, middleFromMonths)) return 'early';
  return on <= addMonths(startOn, lateAfterMonths) ? 'middle' : 'late';
};

const licenceUse = ({ licences, contractStartOn, on }: HealthFacts, { thresholds: { licenceUse: table }, staleness }: HealthModel): Verdict => {
  if (licences === null || licences.billable <= 0) return missing('No licences and their use are known');
  const says = `${whole(licences.used)} of ${whole(licences.billable)} licences used (${shownPercent(percentOf(licences.used, licences.billable))}) on ${dayName(licences.on)}`;
  if (isOlder(staleness.usageDroppedAfter, licences.on, on)) return dropped(`${says}; not used, because it is older than ${days(staleness.usageDroppedAfter)}`);
  if (contractStartOn === null) return missing(`${says}; not judged, because no contract start is known`);
  const part = licencePart(contractStartOn, on, table);
  if (part === null) return missing(`${says}; not judged in the first ${table.fromMonths} months of the contract, which began on ${dayName(contractStartOn)}`);
  return { colour: colourFrom(percentOf(licences.used, licences.billable), table[part]), stale: false, why: `${says}, with a contract since ${dayName(contractStartOn)}` };
};

const activeUsers = ({ activeUsers: users, on }: HealthFacts, { thresholds, staleness }: HealthModel): Verdict => {
  if (users === null || users.billable <= 0) return missing('No active users are known');
  const says = `${whole(users.active)} of ${whole(users.billable)} licences were active over 28 days (${shownPercent(percentOf(users.active, users.billable))}) on ${dayName(users.on)}`;
  if (isOlder(staleness.usageDroppedAfter, users.on, on)) return dropped(`${says}; not used, because it is older than ${days(staleness.usageDroppedAfter)}`);
  return { colour: colourFrom(percentOf(users.active, users.billable), thresholds.activeUsers), stale: false, why: says };
};

const useCase = (one: AdoptionFacts['useCases'][number], on: Day, { staleness }: HealthModel): Verdict => {
  if (one.colour === null) return missing('Nothing says how far it is');
  const says = one.on === null ? `Set to ${one.colour} by hand` : `${one.colour} by its metric on ${dayName(one.on)}`.replace(/^./, (first) => first.toUpperCase());
  return isOlder(staleness.usageDroppedAfter, one.on, on) ? dropped(`${says}; not used, because it is older than ${days(staleness.usageDroppedAfter)}`) : { colour: one.colour, stale: false, why: says };
};

const sentiment = ({ sentiment: set, on }: HealthFacts, { staleness }: HealthModel): Verdict => {
  if (set === null) return missing('No sentiment is set');
  const says = `${set.colour === 'green' ? 'Green' : set.colour === 'yellow' ? 'Yellow' : 'Red'}, ${set.on === null ? 'on a day that is not known' : `set or confirmed on ${dayName(set.on)}`}`;
  if (isOlder(staleness.sentimentDroppedAfter, set.on, on)) return dropped(`${says}; not used, because it is older than ${days(staleness.sentimentDroppedAfter)}`);
  const isMarked = isOlder(staleness.sentimentMarkedAfter, set.on, on);
  return { colour: set.colour, stale: isMarked, why: isMarked ? `${says}; stale after ${days(staleness.sentimentMarkedAfter)}` : says };
};

const tickets = ({ support, on }: HealthFacts, { thresholds, staleness }: HealthModel): Verdict => {
  if (support === null || support.aMonth === null) return missing('The account never opened a case');
  const { greenBelow, yellowBelow } = thresholds.tickets;
  const says = `${support.aMonth} ${support.aMonth === 1 ? 'case' : 'cases'} opened in 30 days`;
  if (isOlder(staleness.supportDroppedAfter, support.on, on)) return dropped(`Cases are known up to ${dayName(support.on ?? on)}; not used, because that is more than ${days(staleness.supportDroppedAfter)} ago`);
  return { colour: support.aMonth < greenBelow ? 'green' : support.aMonth < yellowBelow ? 'yellow' : 'red', stale: false, why: says };
};

const recency = ({ lastMeetingOn, priority, on }: HealthFacts, { thresholds }: HealthModel): Verdict => {
  const limits = thresholds.recency[priority];
  if (lastMeetingOn === null) return missing('No call or meeting is logged');
  const says = `Last call or meeting on ${dayName(lastMeetingOn)}`;
  if (limits === null) return missing(`${says}; not judged for ${priority}`);
  const ago = daysBetween(lastMeetingOn, on);
  return { colour: ago <= limits.greenTo ? 'green' : ago <= limits.yellowTo ? 'yellow' : 'red', stale: false, why: `${says}; ${priority} is green for ${days(limits.greenTo)} and yellow for ${days(limits.yellowTo)}` };
};

const personas = ({ keyPeople, on }: HealthFacts, { thresholds: { personas: asked } }: HealthModel): Verdict => {
  if (keyPeople.length === 0) return missing('No key person is named');
  const since = addMonths(on, -asked.withinMonths);
  const met = keyPeople.filter(({ metOn }) => metOn !== null && metOn >= since);
  const says = met.length === 0 ? `None of ${keyPeople.length} key ${keyPeople.length === 1 ? 'person' : 'people'} met` : `Met ${met.map(({ name, metOn }) => `${name} on ${dayName(metOn ?? on)}`).join(', ')}`;
  return { colour: met.length >= asked.greenFrom ? 'green' : met.length >= asked.yellowFrom ? 'yellow' : 'red', stale: false, why: `${says}, of ${asked.greenFrom} asked for in ${asked.withinMonths} months` };
};

/** The sentiment of an account as a measure; a dropped one is missing, and overrides nothing. */
export const judgeSentiment = sentiment;

const single: Record<Exclude<MeasureKey, 'use-case'>, (facts: HealthFacts, model: HealthModel) => Verdict> = {
  'licence-use': licenceUse, 'active-users': activeUsers, sentiment, tickets, recency, personas,
  plan: ({ plan }) => (plan.standing === null ? missing(plan.why) : { colour: plan.standing.colour, stale: false, why: plan.standing.reason }),
};

/** Every measure of a model with its colour (rules.md § 6), in the model's order; each use case is one of its own. */
export const judge = (model: HealthModel, facts: HealthFacts): Judged[] =>
  model.groups.flatMap(({ key: group, measures }) =>
    measures.flatMap(({ key, weight }): Judged[] => {
      if (key !== 'use-case') return [{ key, name: measureNames[key], group, weight, ...single[key](facts, model) }];
      if (facts.useCases.length === 0) return [{ key, name: measureNames[key], group, weight, ...missing('The account works on no use case') }];
      return facts.useCases.map((one) => ({ key: `use-case:${one.useCaseId}`, name: `Use case: ${one.name}`, group, weight, ...useCase(one, facts.on, model) }));
    }),
  );
