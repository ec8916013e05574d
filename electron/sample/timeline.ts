import { stages, type Sentiment, type Stage } from '#shared/accounts.ts';
import type { ActivityType, CallState } from '#shared/calls.ts';
import { addDays, daysBetween, type Day } from '#shared/days.ts';
import type { AccountSpec, Arc } from '#electron/sample/accounts.ts';
import { local, minutesAfter, type LocalTime } from '#electron/sample/book.ts';
import { workday, workdaysFrom } from '#electron/sample/calendar.ts';
import type { SamplePerson } from '#electron/sample/people.ts';
import type { Random } from '#electron/sample/random.ts';
import type { Promised } from '#electron/sample/promises.ts';

export const themeNames = ['adoption', 'onboarding', 'integration', 'change', 'renewal', 'expansion', 'support', 'feedback', 'slipping'] as const;
export type ThemeName = (typeof themeNames)[number];

export type SampleAccount = { id: string; spec: AccountSpec & { segment: 'enterprise' | 'commercial' }; since: Day; people: SamplePerson[]; renewals: Day[]; seats: number; isNew: boolean };

/** One entry of the timeline before its note is written. */
export type Entry = {
  id: string;
  account: SampleAccount;
  type: ActivityType;
  state: CallState;
  on: Day;
  startsAt: LocalTime | null;
  minutes: number | null;
  loggedAt: LocalTime;
  isFollowedUp: boolean;
  theme: ThemeName;
  sentiment: Sentiment | null;
  isKickoff: boolean;
  promises: Promised[];
};

/** What an arc is like from that many days ago on, oldest first. */
const phases: Record<Arc, { fromAgo: number; sentiment: Sentiment | null; themes: readonly ThemeName[] }[]> = {
  steady: [{ fromAgo: 9_999, sentiment: 'green', themes: ['adoption', 'adoption', 'adoption', 'feedback', 'integration', 'feedback'] }],
  expanding: [
    { fromAgo: 9_999, sentiment: 'green', themes: ['adoption', 'adoption', 'feedback', 'integration'] },
    { fromAgo: 260, sentiment: 'green', themes: ['expansion', 'expansion', 'adoption', 'feedback'] },
  ],
  recovered: [
    { fromAgo: 9_999, sentiment: 'green', themes: ['adoption', 'adoption', 'integration'] },
    { fromAgo: 470, sentiment: 'yellow', themes: ['integration', 'support', 'slipping'] },
    { fromAgo: 400, sentiment: 'red', themes: ['support', 'integration', 'slipping'] },
    { fromAgo: 300, sentiment: 'yellow', themes: ['integration', 'adoption', 'feedback'] },
    { fromAgo: 150, sentiment: 'green', themes: ['adoption', 'feedback', 'expansion'] },
  ],
  onboarding: [{ fromAgo: 9_999, sentiment: 'green', themes: ['onboarding'] }],
  sliding: [
    { fromAgo: 9_999, sentiment: 'green', themes: ['adoption', 'adoption', 'feedback', 'integration'] },
    { fromAgo: 82, sentiment: 'yellow', themes: ['slipping', 'slipping', 'support'] },
  ],
  wobbly: [
    { fromAgo: 9_999, sentiment: 'green', themes: ['adoption', 'feedback', 'adoption'] },
    { fromAgo: 260, sentiment: 'yellow', themes: ['slipping', 'adoption', 'integration', 'support', 'feedback'] },
  ],
  'at risk': [
    { fromAgo: 9_999, sentiment: 'green', themes: ['adoption', 'adoption', 'feedback', 'integration'] },
    { fromAgo: 190, sentiment: 'yellow', themes: ['integration', 'support', 'slipping'] },
    { fromAgo: 52, sentiment: 'red', themes: ['support', 'integration', 'slipping'] },
  ],
  silent: [{ fromAgo: 9_999, sentiment: null, themes: ['adoption', 'feedback'] }],
};

export const phaseAt = (arc: Arc, ago: number) => phases[arc].findLast((phase) => phase.fromAgo >= ago) ?? { fromAgo: 9_999, sentiment: null, themes: ['adoption'] as const };

const themeOn = (account: SampleAccount, on: Day, today: Day, random: Random): ThemeName => {
  const { spec } = account;
  const left = account.people.find((person) => person.role === 'Economic buyer' && person.leftOn !== null)?.leftOn ?? null;
  if (account.isNew && daysBetween(account.since, on) < 62) return 'onboarding';
  if (left !== null && on > addDays(left, 12) && on < addDays(left, 75) && random.chance(0.6)) return 'change';
  const phase = phaseAt(spec.arc, daysBetween(on, today));
  if (phase.sentiment !== 'red' && account.renewals.some((due) => on <= due && daysBetween(on, due) <= 110) && random.chance(0.45)) return 'renewal';
  return random.pick(phase.themes);
};

/** Days that lie `every` apart, give or take, back from the last one to the first weeks of the account; oldest first. */
const daysBack = (account: SampleAccount, today: Day, lastAgo: number, every: (ago: number) => number, random: Random): Day[] => {
  const days = new Set<Day>();
  const oldest = daysBetween(account.since, today) - 2;
  for (let ago = lastAgo; ago <= oldest; ago += Math.max(2, Math.round(every(ago) * (0.85 + 0.3 * random.next())))) days.add(workday(addDays(today, -ago)));
  return [...days].filter((on) => on > account.since).toSorted();
};

const startTimes = Array.from({ length: 15 }, (_, half) => `${String(9 + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);

/** Hands out the free half hours of each day. */
export const createDiary = (random: Random) => {
  const taken = new Set<LocalTime>();
  return (on: Day): LocalTime => {
    const free = startTimes.map((time) => local(on, time)).filter((at) => !taken.has(at));
    const at = random.pick(free.length === 0 ? [local(on, '12:00')] : free);
    taken.add(at);
    return at;
  };
};

type Diary = ReturnType<typeof createDiary>;

/** Calls and meetings of an account, from its kickoff to its last one. */
const engagements = (account: SampleAccount, today: Day, random: Random, startOn: Diary, newId: () => string): Entry[] => {
  const { spec } = account;
  const every = (ago: number): number => {
    if (account.isNew && daysBetween(account.since, today) - ago < 62) return 7;
    return phaseAt(spec.arc, ago).sentiment === 'red' ? Math.min(spec.every, spec.segment === 'enterprise' ? 7 : 9) : spec.every;
  };
  const days = daysBack(account, today, spec.lastAgo, every, random);
  const setUntil = addDays(today, -(spec.sentimentAgo ?? 0));
  const confirmedOn = days.findLast((on) => on <= setUntil);
  let known: Sentiment | null = null;
  return days.map((on, index) => {
    const isKickoff = index === 0 && account.isNew;
    const isCertain = index === 0 || on === confirmedOn || index >= days.length - 2;
    const state = isCertain || random.chance(0.94) ? 'held' : random.pick(['no-show', 'cancelled'] as const);
    const type = isKickoff ? 'meeting' : random.pick(['call', 'call', 'call', 'call', 'call', 'call', 'call', 'meeting', 'meeting', 'workshop'] as const);
    const startsAt = startOn(on);
    const minutes = type === 'call' ? random.pick([30, 30, 30, 45]) : type === 'meeting' ? 60 : 90;
    const next = workdaysFrom(on, 1);
    const feeling = phaseAt(spec.arc, daysBetween(on, today)).sentiment;
    const says = state === 'held' && on <= setUntil && (feeling !== known || on === confirmedOn || random.chance(0.4)) ? feeling : null;
    known = says ?? known;
    return {
      id: newId(), account, type, state, on, startsAt, minutes, isKickoff, sentiment: says, promises: [], theme: themeOn(account, on, today, random),
      loggedAt: next < today && random.chance(0.12) ? local(next, '09:10') : minutesAfter(startsAt, minutes + random.int(10, 70)),
      isFollowedUp: state === 'held' && !(spec.lastAgo === 1 && on === workday(addDays(today, -1))),
    };
  });
};

const gaps = { enterprise: { email: 80, update: 115, 'health update': 72 }, commercial: { email: 120, update: 290, 'health update': 180 } } as const;

const written = (account: SampleAccount, type: 'email' | 'update' | 'health update', today: Day, random: Random, newId: () => string): Entry[] => {
  const every = gaps[account.spec.segment][type];
  const isRed = (ago: number): boolean => phaseAt(account.spec.arc, ago).sentiment === 'red';
  return daysBack(account, today, random.int(3, every), (ago) => (isRed(ago) && type === 'update' ? 14 : every), random).map((on) => ({
    id: newId(), account, type, state: 'held', on, startsAt: null, minutes: null, loggedAt: local(on, `1${random.int(0, 6)}:${random.int(10, 55)}`), isFollowedUp: false,
    theme: 'adoption', sentiment: null, isKickoff: false, promises: [],
  }));
};

const escalations = (account: SampleAccount, today: Day, random: Random, newId: () => string): Entry[] =>
  phases[account.spec.arc]
    .filter((phase) => phase.sentiment === 'red')
    .flatMap((phase) => [4, 18].map((later) => workday(addDays(today, later - phase.fromAgo))))
    .map((on) => ({
      id: newId(), account, type: 'escalation', state: 'held', on, startsAt: null, minutes: null, loggedAt: local(on, `17:${random.int(10, 50)}`), isFollowedUp: false,
      theme: 'support', sentiment: null, isKickoff: false, promises: [],
    }));

/** Everything that happened with an account, in no order. The diary keeps two calls from the same half hour. */
export const timelineOf = (account: SampleAccount, today: Day, random: Random, diary: Diary, newId: () => string): Entry[] => [
  ...engagements(account, today, random, diary, newId),
  ...(['email', 'update', 'health update'] as const).flatMap((type) => written(account, type, today, random, newId)),
  ...escalations(account, today, random, newId),
];

/** Days from the start of a new account to the close of its onboarding: some within the goal of 45, some over it. */
export const onboardedIn = ({ spec }: Pick<SampleAccount, 'spec'>): number => 33 + ((spec.name.length * 11 + spec.arr) % 41);

/** When an account entered each of its stages; the first one it began in. */
export const stagesOf = (account: SampleAccount, today: Day, random: Random): { stage: Stage; on: Day }[] => {
  const first: Stage = account.isNew ? 'onboard' : 'enable';
  const path = stages.slice(stages.indexOf(first), stages.indexOf(account.spec.stage) + 1);
  const leftOnboarding = account.isNew ? addDays(account.since, onboardedIn(account)) : account.since;
  const lastOn = addDays(today, -random.int(40, 170));
  const later = path.length - (account.isNew ? 2 : 1);
  return path.map((stage, index) => {
    if (index === 0) return { stage, on: account.since };
    if (account.isNew && index === 1) return { stage, on: workday(leftOnboarding) };
    const nth = account.isNew ? index - 1 : index;
    return { stage, on: workday(addDays(leftOnboarding, Math.round((daysBetween(leftOnboarding, lastOn) * nth) / later))) };
  });
};
