import { addDays, dayName, daysBetween, type Day } from '#shared/days.ts';
import { buyingRoleNames, levelNames, levels, type Level, type Person } from '#shared/people.ts';
import type { RecordLink } from '#shared/records.ts';
import { segmentOf, type Settings } from '#shared/settings.ts';
import type { LevelCoverage, StakeholderWarning } from '#shared/stakeholders.ts';

/** What the rules look at of a person. */
export type StakeholderFacts = Pick<Person, 'id' | 'name' | 'level' | 'buyingRole' | 'attitude' | 'leftOn' | 'lastMetOn'>;

/** An account as the rules see it. `calls` are its held calls, meetings and workshops within the days of being met; `paired` the people with an executive of ours. */
export type AccountFacts = {
  segment: string | null;
  isManaged: boolean;
  startedOn: Day | null;
  calls: number;
  people: readonly StakeholderFacts[];
  paired: ReadonlySet<string>;
};

const noneAsked: Record<Level, number> = { executive: 0, vp: 0, director: 0, manager: 0, individual: 0 };

/** How many met people of each level a segment asks for: as set for the segment, else as for the one of its tree, else none. */
export const askedOf = (settings: Settings, segment: string | null): Record<Level, number> => {
  const { key, tree } = segmentOf(settings, segment);
  return settings.stakeholders.asked[key] ?? settings.stakeholders.asked[tree] ?? noneAsked;
};

/** True for someone who had not left on a day. */
export const isPresent = (person: Pick<Person, 'leftOn'>, on: Day): boolean => person.leftOn === null || person.leftOn > on;

/** True where a person was met on the day or at most that many days before it; the last day counts. */
export const isMet = (lastMetOn: Day | null, withinDays: number, on: Day): boolean => lastMetOn !== null && daysBetween(lastMetOn, on) <= withinDays;

/** The people of each level against what the size of the account asks. */
export const coverageOf = ({ people, segment }: Pick<AccountFacts, 'people' | 'segment'>, settings: Settings, on: Day): LevelCoverage[] => {
  const asked = askedOf(settings, segment);
  return levels.map((level) => {
    const known = people.filter((one) => one.level === level && isPresent(one, on));
    return { level, known: known.length, met: known.filter((one) => isMet(one.lastMetOn, settings.stakeholders.metWithinDays, on)).length, asked: asked[level] };
  });
};

const link = ({ id, name }: StakeholderFacts): RecordLink => ({ entity: 'people', id, label: name });
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** A champion who left or turned into an opponent, where no other one is there. The one whose loss is the newest is named. */
const championRow = ({ people }: AccountFacts, on: Day): StakeholderWarning | null => {
  const champions = people.filter((one) => one.buyingRole === 'champion');
  if (champions.some((one) => isPresent(one, on) && one.attitude !== 'opponent')) return null;
  const lost = champions.map((person) => ({ person, since: person.leftOn ?? person.lastMetOn ?? on })).toSorted((a, b) => b.since.localeCompare(a.since))[0];
  if (lost === undefined) {
    return { rule: 'no-champion', title: 'No champion is named', why: 'Nobody at the account is marked as a champion', next: 'Find who speaks for the product when nobody of yours is in the room', since: on, occurrence: 'none', people: [] };
  }
  const { person, since } = lost;
  const why = person.leftOn === null ? `${person.name}, the champion, is an opponent now, and nobody else is a champion` : `${person.name}, the champion, left on ${dayName(person.leftOn)}, and nobody else is a champion`;
  return { rule: 'champion-lost', title: 'The champion is lost', why, next: 'Win another champion, or name who took over', since, occurrence: `${person.id}:${person.leftOn ?? 'opponent'}`, people: [link(person)] };
};

const buyerRow = ({ people }: AccountFacts, on: Day): StakeholderWarning | null =>
  people.some((one) => one.buyingRole === 'economic-buyer' && isPresent(one, on))
    ? null
    : { rule: 'no-economic-buyer', title: 'No economic buyer is named', why: `Nobody at the account is marked as ${buyingRoleNames['economic-buyer'].toLowerCase()}`, next: 'Find who signs the renewal', since: on, occurrence: 'none', people: [] };

/** Fewer people met within the days than asked, though there were calls: an account without calls is quiet, which is another rule. */
const threadRow = ({ people, calls }: AccountFacts, { stakeholders }: Settings, on: Day): StakeholderWarning | null => {
  const { metWithinDays, threadsAtLeast, threadsFromCalls } = stakeholders;
  const met = people.filter((one) => isPresent(one, on) && isMet(one.lastMetOn, metWithinDays, on));
  if (met.length >= threadsAtLeast || calls < threadsFromCalls) return null;
  const [only] = met;
  // It hangs on too few people since the last one who would have made the number fell out of the days.
  const missing = people.filter((one) => isPresent(one, on)).map(({ lastMetOn }) => lastMetOn).filter((day) => day !== null).toSorted().toReversed()[threadsAtLeast - 1];
  const who = only === undefined ? 'Nobody who is still there was met' : met.length === 1 ? `Only ${only.name} was met` : `Only ${met.map(({ name }) => name).join(' and ')} were met`;
  const called = calls === 1 ? 'one call or meeting' : `${calls} calls and meetings`;
  return {
    rule: 'single-threaded', title: only === undefined ? 'Nobody there was met lately' : met.length === 1 ? `It hangs on ${only.name}` : 'It hangs on too few people',
    why: `${who} within ${days(metWithinDays)}, in ${called}; the limit is ${threadsAtLeast} people`, next: 'Meet a second person, best of another level',
    since: missing === undefined ? (only?.lastMetOn ?? on) : addDays(missing, metWithinDays), occurrence: only?.id ?? 'nobody', people: met.map(link),
  };
};

/** Executives, VPs and sponsors not met within their limit. Someone never met counts from the start of the account. */
const executiveRow = ({ people, paired, startedOn }: AccountFacts, { stakeholders }: Settings, on: Day): StakeholderWarning | null => {
  const stale = people.flatMap((person) => {
    const isSponsor = paired.has(person.id);
    if (!isPresent(person, on) || !(isSponsor || person.level === 'executive' || person.level === 'vp')) return [];
    const limit = isSponsor ? stakeholders.sponsorStaleDays : stakeholders.executiveStaleDays;
    const from = person.lastMetOn ?? startedOn;
    if (from !== null && daysBetween(from, on) <= limit) return [];
    const role = isSponsor ? 'sponsor' : person.level === null ? '' : levelNames[person.level];
    return [{ person, limit, since: from === null ? on : addDays(from, limit), words: `${person.name} (${role}) was ${person.lastMetOn === null ? 'never met' : `last met on ${dayName(person.lastMetOn)}`}; the limit is ${days(limit)}` }];
  }).toSorted((a, b) => a.since.localeCompare(b.since) || a.person.name.localeCompare(b.person.name));
  const [first] = stale;
  if (first === undefined) return null;
  return {
    rule: 'executive-stale', title: stale.length === 1 ? `${first.person.name} is due for a conversation` : `${stale.length} executives are due for a conversation`, why: stale.map(({ words }) => words).join('. '),
    next: `Plan a conversation with ${first.person.name}`, since: first.since, occurrence: stale.map(({ person }) => `${person.id}@${person.lastMetOn ?? 'never'}`).toSorted()[0] ?? '', people: stale.map(({ person }) => link(person)),
  };
};

const sponsorRow = ({ people, paired, segment }: AccountFacts, settings: Settings, on: Day): StakeholderWarning | null => {
  if (askedOf(settings, segment).executive === 0 || people.some((one) => paired.has(one.id) && isPresent(one, on))) return null;
  return { rule: 'sponsor-missing', title: 'No executive sponsors are paired', why: 'The size of the account asks for executives, and none of theirs is paired with one of ours', next: 'Pair an executive with one of your team', since: on, occurrence: 'none', people: [] };
};

/**
 * What is wrong with the relationships of a managed account, the gravest first; an account without a CSM, or of which nobody is known yet, is not judged.
 * Sources: rules.md § 6 (personas met in 3 months), § 8 (each executive matched with one of ours), § 11 (one executive conversation a year); the figures are settings.
 */
export const warningsOf = (account: AccountFacts, settings: Settings, on: Day): StakeholderWarning[] =>
  !account.isManaged || account.people.length === 0
    ? []
    : [championRow(account, on), threadRow(account, settings, on), executiveRow(account, settings, on), buyerRow(account, on), sponsorRow(account, settings, on)].filter((row) => row !== null);

type Line = { id: string; reportsToId: string | null };

/** The sentence for a reporting line that cannot be, or `null`. `people` are those of the account. */
export const lineFault = (people: readonly (Line & { name: string })[], id: string, reportsToId: string | null): string | null => {
  if (reportsToId === null) return null;
  const byId = new Map(people.map((one) => [one.id, one]));
  const manager = byId.get(reportsToId);
  if (reportsToId === id) return 'Nobody reports to themselves. Choose another manager.';
  if (manager === undefined) return 'The manager is not a person of this account. Choose one who is.';
  const seen = new Set<string>();
  for (let above = manager.reportsToId; above !== null && !seen.has(above); above = byId.get(above)?.reportsToId ?? null) {
    if (above === id) return `${manager.name} reports to ${byId.get(id)?.name ?? 'this person'} already, so the line would go in a circle. Change that line first.`;
    seen.add(above);
  }
  return null;
};

/** Everyone below a person, however far down. */
export const belowOf = (people: readonly Line[], id: string): Set<string> => {
  const below = new Set<string>();
  const visit = (manager: string): void => {
    for (const one of people) {
      if (one.reportsToId !== manager || below.has(one.id) || one.id === id) continue;
      below.add(one.id);
      visit(one.id);
    }
  };
  visit(id);
  return below;
};

export type Branch<P> = { person: P; reports: Branch<P>[] };

/**
 * The org chart of those who are there. Someone whose manager left or is unknown stands at the top; who has neither a manager nor anyone below is `unplaced`.
 * A line that goes in a circle, as an import may bring, is cut where it closes.
 */
export const chartOf = <P extends Line>(people: readonly P[]): { top: Branch<P>[]; unplaced: P[] } => {
  const ids = new Set(people.map(({ id }) => id));
  const reports = Map.groupBy(people, ({ reportsToId }) => (reportsToId !== null && ids.has(reportsToId) ? reportsToId : ''));
  const shown = new Set<string>();
  const branch = (person: P): Branch<P> => {
    shown.add(person.id);
    return { person, reports: (reports.get(person.id) ?? []).filter(({ id }) => !shown.has(id)).map(branch) };
  };
  const roots = reports.get('') ?? [];
  const isAlone = ({ id }: P): boolean => !reports.has(id);
  const top = roots.filter((person) => !isAlone(person)).map(branch);
  for (const person of people) if (!shown.has(person.id) && !(isAlone(person) && roots.includes(person))) top.push(branch(person));
  return { top, unplaced: roots.filter(isAlone) };
};
