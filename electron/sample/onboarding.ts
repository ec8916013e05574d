import { addDays, daysBetween, type Day } from '#shared/days.ts';
import type { OnboardingKind } from '#shared/onboarding.ts';
import { local, type Fact, type RowOf } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';
import { runFacts, type RunStory } from '#electron/sample/runs.ts';
import type { SampleTeam } from '#electron/sample/team.ts';
import { onboardedIn, type Entry, type SampleAccount } from '#electron/sample/timeline.ts';

export type MadeAccount = { account: SampleAccount; contracts: RowOf<'contracts'>[]; entries: Entry[] };
type Given = { today: Day; random: Random; newId: () => string; team: SampleTeam };

type Told = { at: Day; fields: Partial<RowOf<'onboardings'>> };
type Onboarding = { account: SampleAccount; kind: OnboardingKind; startOn: Day; contractStartOn: Day | null; told: Told[]; closed?: { on: Day; summary: string } };

const onboardingFact = ({ account, kind, startOn, contractStartOn, told, closed }: Onboarding, runId: string, newId: () => string): Fact[] => {
  const id = newId();
  return [
    { at: local(startOn, '09:50'), table: 'onboardings', id, isNew: true, fields: { id, accountId: account.id, kind, startOn, contractStartOn, runId } },
    ...told.map(({ at, fields }): Fact => ({ at: local(at, '17:30'), table: 'onboardings', id, isNew: false, fields })),
    ...(closed === undefined ? [] : [{ at: local(closed.on, '16:30'), table: 'onboardings' as const, id, isNew: false, fields: { closedOn: closed.on, closeSummary: closed.summary } }]),
  ];
};

const kickoffOf = ({ entries }: MadeAccount, from: Day): Day | null => entries.filter((one) => one.state === 'held' && one.startsAt !== null && one.on >= from).map((one) => one.on).toSorted()[0] ?? null;
/** The contract that began about then; else the onboarding began with it. */
const contractStart = ({ contracts }: MadeAccount, near: Day): Day =>
  contracts.map((one) => one.startOn).find((on) => Math.abs(daysBetween(on, near)) <= 30) ?? near;

const endings = (team: string, goal: string): string[] => [
  `All ${team} of the first site work in it every day. Their goal from here: ${goal}.`,
  `The first month without paper. The ${team} asked for nothing but larger buttons. Next: ${goal}.`,
  `Went live in two steps after a slow start. Two teams still log by phone; the ${team} do not.`,
  `First value came late but held. The champion showed it to the board and named the goal: ${goal}.`,
];
const delays: readonly { side: 'customer' | 'us'; reason: string }[] = [
  { side: 'customer', reason: 'Security review took five weeks' },
  { side: 'us', reason: 'The import of their asset list had to be done twice' },
  { side: 'customer', reason: 'Project lead was on leave until the second month' },
  { side: 'customer', reason: 'Works council had to agree to the phones' },
  { side: 'us', reason: 'No trainer was free before the fifth week' },
  { side: 'customer', reason: 'Inventory closed the plant for ten days' },
  { side: 'customer', reason: 'Sign-on had to wait for their new identity provider' },
];

/** The onboarding of an account that was new to the book and is past it: closed on the day on which its stage became Enable. */
const closedOne = (made: MadeAccount, nth: number, { today, random, newId, team }: Given): Fact[] => {
  const { account } = made;
  const startOn = account.since;
  const on = workday(addDays(startOn, onboardedIn(account)));
  const kickoffOn = kickoffOf(made, startOn);
  const contractStartOn = contractStart(made, startOn);
  const [valueOn, use50On] = [workday(addDays(nth === 2 ? contractStartOn : startOn, nth === 2 ? -6 : random.int(16, Math.max(18, onboardedIn(account) - 4)))), workday(addDays(startOn, random.int(70, 130)))];
  const delay = onboardedIn(account) > 52 ? delays[nth % delays.length] : undefined;
  const later = (day: Day): Day => (day < startOn ? startOn : day);
  const story: RunStory = {
    playbook: 'onboarding-new', accountId: account.id, anchorOn: startOn, startedOn: startOn, why: 'New onboarding', until: on, handed: { setup: team.memberFor(account.id, 'services') },
    ...(kickoffOn === null ? {} : { doneOn: { kickoff: kickoffOn } }), ...(nth % 2 === 0 ? { skipped: { training: 'They trained their own people' } } : {}),
    end: { on, state: 'done', reason: 'The onboarding was closed' },
  };
  const run = runFacts(story, today, random, newId);
  return [
    ...run.facts.filter((fact) => fact.at <= local(on, '23:59')),
    ...onboardingFact({
      account, kind: 'new', startOn, contractStartOn,
      told: [
        ...(kickoffOn === null ? [] : [{ at: kickoffOn, fields: { kickoffOn } }]),
        { at: later(valueOn), fields: { firstValueOn: valueOn, firstValueNote: `First week of the ${account.spec.team} without paper`, use10On: valueOn } },
        ...(delay === undefined ? [] : [{ at: workday(addDays(on, -12)), fields: { delaySide: delay.side, delayReason: delay.reason } }]),
        ...(use50On < today ? [{ at: use50On, fields: { use50On, ...(nth % 3 === 0 ? { isUseCaseAdopted: true } : {}) } }] : []),
      ],
      closed: { on, summary: endings(account.spec.team, account.spec.goal)[nth % 4] ?? '' },
    }, run.id, newId),
  ];
};

/** Tamarack is on time, Fennimore is late because its own security review is, and the second product at Greyvale never got off the ground. */
const openOnes = (all: readonly MadeAccount[], { today, random, newId, team }: Given): Fact[] => {
  const facts: Fact[] = [];
  const open = (name: string, kind: OnboardingKind, startedAgo: number | null, story: Partial<RunStory>, told: (made: MadeAccount, kickoffOn: Day | null) => Told[]): void => {
    const made = all.find(({ account }) => account.spec.name === name);
    if (made === undefined) return;
    const { account } = made;
    const startOn = startedAgo === null ? account.since : workday(addDays(today, -startedAgo));
    const kickoffOn = kind === 'new' ? kickoffOf(made, startOn) : null;
    const run = runFacts({
      playbook: kind === 'new' ? 'onboarding-new' : 'onboarding-upsell', accountId: account.id, anchorOn: startOn, startedOn: startOn, why: kind === 'new' ? 'New onboarding' : 'After-upsell onboarding', until: workday(addDays(today, -4)),
      handed: { setup: team.memberFor(account.id, 'services') }, ...(kickoffOn === null ? {} : { doneOn: { kickoff: kickoffOn } }), ...story,
    }, today, random, newId);
    facts.push(...run.facts, ...onboardingFact({ account, kind, startOn, contractStartOn: kind === 'new' ? contractStart(made, startOn) : startOn, told: told(made, kickoffOn) }, run.id, newId));
  };
  const held = (kickoffOn: Day | null): Told[] => (kickoffOn === null ? [] : [{ at: kickoffOn, fields: { kickoffOn } }]);
  open('Tamarack Lift Service', 'new', null, { until: workday(addDays(today, -1)) }, (_, kickoffOn) => held(kickoffOn));
  open('Fennimore Chemicals', 'new', null, { left: ['setup', 'training', 'value', 'review', 'close'] }, (_, kickoffOn) => [
    ...held(kickoffOn),
    { at: workday(addDays(today, -12)), fields: { delaySide: 'customer', delayReason: 'Their security review of single sign-on is not done' } },
  ]);
  open('Greyvale Water', 'upsell', 104, { until: workday(addDays(today, -92)), left: ['kickoff', 'setup', 'training', 'cadence', 'plan', 'value', 'close'] }, () => []);
  return facts;
};

/** Runs beside the onboardings: risks, renewals (an anchor of `null` is the next renewal), expansions, and some that have ended. Some have steps that nobody did. */
const otherRuns = (all: readonly MadeAccount[], { today, random, newId, team }: Given): Fact[] => {
  const facts: Fact[] = [];
  const run = (name: string, story: Omit<RunStory, 'accountId' | 'anchorOn' | 'startedOn' | 'until'> & { anchor: Day | null; startedAgo: number; untilAgo: number }): void => {
    const account = all.find((one) => one.account.spec.name === name)?.account;
    if (account === undefined) return;
    const { anchor, startedAgo, untilAgo, ...rest } = story;
    const anchorOn = anchor === null ? (account.renewals.find((on) => on >= today) ?? today) : anchor;
    const handed = Object.fromEntries(Object.keys(rest.handed ?? {}).map((key) => [key, team.memberFor(account.id, rest.handed?.[key] === 'renewals' ? 'renewals' : 'executive')]));
    facts.push(...runFacts({ ...rest, handed, accountId: account.id, anchorOn, startedOn: workday(addDays(today, -startedAgo)), until: workday(addDays(today, -untilAgo)) }, today, random, newId).facts);
  };
  const ago = (days: number): Day => workday(addDays(today, -days));
  run('Palisade Ridge Energy', { playbook: 'risk', anchor: ago(44), startedAgo: 44, untilAgo: 6, branch: 'Sponsor', why: 'The new operations chief reviews all software before the renewal', left: ['executive'], handed: { executive: 'executive' } });
  run('Corvane Aerospace Components', { playbook: 'risk', anchor: ago(52), startedAgo: 52, untilAgo: 10, branch: 'Product', why: 'Bridge sync errors have reached finance three times', skipped: { workaround: 'Their finance team does not accept a manual step' }, left: ['weekly'] });
  run('Saltmarsh Seafood', { playbook: 'risk', anchor: ago(30), startedAgo: 28, untilAgo: 22, why: 'Two of five plants stopped using it', left: ['plan'] });
  run('Corvane Aerospace Components', { playbook: 'renewal', anchor: null, startedAgo: 118, untilAgo: 5, branch: 'Contraction likely', why: 'Renewal', skipped: { value: 'No review while the errors are open' }, handed: { manager: 'renewals' } });
  run('Marrowfield Health Network', { playbook: 'renewal', anchor: null, startedAgo: 95, untilAgo: 5, why: 'Renewal', handed: { manager: 'renewals', quote: 'renewals' } });
  run('Tidewell Ports Authority', { playbook: 'renewal', anchor: null, startedAgo: 80, untilAgo: 9, why: 'Renewal', left: ['soft'], handed: { manager: 'renewals' } });
  run('Kestrel and Vane Insurance', { playbook: 'renewal', anchor: null, startedAgo: 3, untilAgo: 1, branch: 'Growth likely', why: 'Renewal' });
  run('Halvorsen Dray Logistics', { playbook: 'expansion', anchor: ago(34), startedAgo: 34, untilAgo: 4, branch: 'New product', why: 'Two more depots asked for Scheduler' });
  run('Pacific Quoin Construction', { playbook: 'expansion', anchor: ago(21), startedAgo: 21, untilAgo: 8, branch: 'More licences', why: 'Site engineers of three new sites share logins', left: ['seats'] });
  run('Hexley Robotics', { playbook: 'expansion', anchor: ago(190), startedAgo: 190, untilAgo: 150, branch: 'More licences', why: 'Second line asked for access', end: { on: ago(150), state: 'stopped', reason: 'Budget was frozen until next year' } });
  run('Tannersby Foods', { playbook: 'risk', anchor: ago(395), startedAgo: 395, untilAgo: 320, branch: 'Adoption', why: 'Evening shifts went back to paper', end: { on: ago(320), state: 'done', reason: '' } });
  run('Aldermere University Trust', { playbook: 'not-engaged', anchor: ago(130), startedAgo: 130, untilAgo: 96, why: 'Nobody answered since the summer', skipped: { sponsor: 'The registrar wrote back before' }, end: { on: ago(96), state: 'done', reason: '' } });
  return facts;
};

/** The onboardings and playbook runs of the sample book: on time, late, stuck and closed ones, with done, skipped and overdue steps. */
export const onboardingFacts = (all: readonly MadeAccount[], given: Given): Fact[] => {
  const past = all.filter(({ account }) => account.isNew && account.spec.arc !== 'onboarding' && account.spec.startedAgo !== undefined && onboardedIn(account) < daysBetween(account.since, given.today) - 20).filter((made) => {
    const kickoffOn = kickoffOf(made, made.account.since);
    return kickoffOn !== null && daysBetween(made.account.since, kickoffOn) < onboardedIn(made.account);
  });
  return [...past.flatMap((made, nth) => closedOne(made, nth, given)), ...openOnes(all, given), ...otherRuns(all, given)];
};
