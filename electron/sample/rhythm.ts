import type { Area } from '#shared/areas.ts';
import { addDays, fiscalQuarter, type Day } from '#shared/days.ts';
import type { ReviewTexts } from '#shared/own-review.ts';
import { fiscalYear } from '#shared/rhythm-rules.ts';
import { local, type Fact } from '#electron/sample/book.ts';
import { workday, workdaysFrom } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

/** Working days before today of which time is noted. */
const notedDays = 24;

const notes: { area: Area; texts: readonly string[]; minutes: readonly number[]; hasAccount: boolean }[] = [
  { area: 'planning', texts: ['Objectives for the plan review', 'Milestones with the solution architect', 'Success criteria in their numbers'], minutes: [45, 60, 90], hasAccount: true },
  { area: 'projects', texts: ['Template for value reports', 'Onboarding checklist for small accounts', 'Benchmark of schedules by industry'], minutes: [60, 90, 120], hasAccount: false },
  { area: 'development', texts: ['Course on negotiating renewals', 'Reading: metrics that a CFO trusts', 'Shadowed a business review'], minutes: [45, 60], hasAccount: false },
  { area: 'ad-hoc', texts: ['Question on permissions', 'Chased a data export', 'Helped prepare their steering meeting'], minutes: [15, 30, 45], hasAccount: true },
  { area: 'outreach', texts: ['Note to sponsors about the release', 'Reached out after the reorganisation'], minutes: [20, 30], hasAccount: true },
  { area: 'internal', texts: ['Team meeting', 'One-to-one with the manager', 'Forecast call with sales'], minutes: [30, 45, 60], hasAccount: false },
  { area: 'releases', texts: ['Release notes and who should know'], minutes: [15], hasAccount: false },
  { area: 'upkeep', texts: ['Tidied contacts and plans'], minutes: [30, 45], hasAccount: false },
];

type Parts = { today: Day; random: Random; newId: () => string };

const timeFacts = (accounts: readonly SampleAccount[], { today, random, newId }: Parts): Fact[] =>
  Array.from({ length: notedDays }, (_, ago) => workdaysFrom(today, -(ago + 1))).flatMap((onDay) =>
    random.shuffle(notes).slice(0, random.int(1, 3)).map(({ area, texts, minutes, hasAccount }): Fact => {
      const id = newId();
      const account = hasAccount ? random.pick(accounts).id : null;
      return { at: local(onDay, `17:${random.int(10, 50)}`), table: 'timeEntries', id, isNew: true, fields: { id, onDay, area, minutes: random.pick(minutes), accountId: account, note: random.pick(texts) } };
    }),
  );

type Rock = { name: string; why: string; progress: number; word?: string };
const rocksNow: Rock[] = [
  { name: 'Bring the three red accounts to an agreed plan', why: 'A third of the ARR that renews this half-year hangs on them', progress: 60 },
  { name: 'A verified outcome in every Enterprise plan', why: 'Renewals are decided on numbers that the customer owns', progress: 40 },
  { name: 'Hand the small accounts over to the scaled programme', why: 'Ten hours a month that the large ones need', progress: 15 },
];
const rocksBefore: Rock[] = [
  { name: 'Every onboarding closed within its goal', why: 'Late onboardings renewed at half the rate', progress: 100, word: 'Four of five in time; the fifth waited for their data' },
  { name: 'An executive sponsor for each PR1 account', why: 'Two were single-threaded', progress: 70, word: 'Two sponsors are still missing' },
];
const measures = [{ name: 'Net revenue retention', kpi: 'nrr', startValue: 98, targetValue: 104, unit: '%' }, { name: 'Green plans', kpi: 'green-plans', startValue: 40, targetValue: 80, unit: '%' }] as const;

const textsBefore: ReviewTexts = {
  wentWell: 'Two renewals closed a month early after their boards saw the value report\nOnboarding playbook cut the time to first value by a week',
  wentBadly: 'One champion left and nobody took over for six weeks\nHealth updates of small accounts were written late',
  asks: 'A solution architect for two days a month\nA decision on the price of the analytics module',
  nextRocks: 'Bring the three red accounts to an agreed plan\nA verified outcome in every Enterprise plan',
};
const textsNow = { wentWell: 'The first upsell out of a feature session\nTwo accounts went from yellow to green', wentBadly: '', asks: '', nextRocks: '' } satisfies ReviewTexts;

/** A day of a quarter that has passed and is a working day. */
const within = (from: Day, days: number, today: Day): Day => {
  const on = addDays(from, days);
  return workday(on < today ? on : addDays(today, -1));
};

const goalFacts = ({ today, newId }: Parts): Fact[] => {
  const quarter = fiscalQuarter(today, 1);
  const before = fiscalQuarter(addDays(quarter.from, -1), 1);
  const year = fiscalYear(today, 1);
  const goal = (at: Day, fields: Extract<Fact, { table: 'goals' }>['fields'] & { kind: string; name: string; period: string; periodOn: Day }): { id: string; fact: Fact } => {
    const id = newId();
    return { id, fact: { at: local(at, '09:30'), table: 'goals', id, isNew: true, fields: { id, ...fields } } };
  };
  const rock = (from: Day, position: number, { name, why, progress, word }: Rock): Fact[] => {
    const began = within(from, 3, today);
    const { id, fact } = goal(began, { kind: 'rock', name, why, period: 'quarter', periodOn: from, position, currentValue: 0, state: 'open' });
    const ended = within(from, 87, today);
    return [
      fact,
      { at: local(within(from, 40, today), '16:00'), table: 'goals', id, isNew: false, fields: { currentValue: progress } },
      ...(word === undefined ? [] : [{ at: local(ended, '16:00'), table: 'goals' as const, id, isNew: false, fields: { state: progress === 100 ? 'reached' : 'missed', closedOn: ended, notes: word } }]),
    ];
  };
  const objective = (from: Day, period: 'quarter' | 'year', name: string, why: string, own: readonly (typeof measures)[number][]): Fact[] => {
    const began = within(from, 4, today);
    const parent = goal(began, { kind: 'objective', name, why, period, periodOn: from, position: 1, state: 'open' });
    return [parent.fact, ...own.map((one, at) => goal(began, { ...one, kind: 'measure', parentId: parent.id, period, periodOn: from, position: at + 1, state: 'open' }).fact)];
  };
  return [
    ...rocksBefore.flatMap((one, at) => rock(before.from, at + 1, one)), ...rocksNow.flatMap((one, at) => rock(quarter.from, at + 1, one)),
    ...objective(quarter.from, 'quarter', 'Grow the book out of what customers reach with it', 'Expansion that follows a verified outcome stays', measures),
    ...objective(year.from, 'year', 'Be the CSM whose forecasts hold', 'Leadership plans by them', [measures[0]]),
  ];
};

const reviewFacts = ({ today, newId }: Parts): Fact[] => {
  const quarter = fiscalQuarter(today, 1);
  const before = fiscalQuarter(addDays(quarter.from, -1), 1);
  const held = workday(addDays(before.to, -3));
  const [first, second] = [newId(), newId()];
  return [
    { at: local(workday(addDays(before.to, -8)), '15:00'), table: 'ownReviews', id: first, isNew: true, fields: { id: first, quarterOn: before.from, texts: JSON.stringify(textsBefore) } },
    { at: local(held, '17:00'), table: 'ownReviews', id: first, isNew: false, fields: { heldOn: held } },
    { at: local(within(quarter.from, 45, today), '17:20'), table: 'ownReviews', id: second, isNew: true, fields: { id: second, quarterOn: quarter.from, texts: JSON.stringify(textsNow) } },
  ];
};

/** Time that was noted, goals of this quarter and the last, and the reviews of the own book, by the calendar year. */
export const rhythmFacts = (accounts: readonly SampleAccount[], parts: Parts): Fact[] => [...timeFacts(accounts, parts), ...goalFacts(parts), ...reviewFacts(parts)];
