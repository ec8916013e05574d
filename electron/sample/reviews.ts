import { defaultAgenda } from '#shared/business-review-agenda.ts';
import { backPlan, minutesOf } from '#shared/business-review-plan.ts';
import { reviewStepNames, stepsAfter, type ReviewKind } from '#shared/business-review-words.ts';
import { addDays, daysBetween, type Day } from '#shared/days.ts';
import { publishedReviewLimits as limits } from '#shared/presets/review-limits.ts';
import { local, minutesAfter, type Fact, type LocalTime } from '#electron/sample/book.ts';
import { workday, workdaysFrom } from '#electron/sample/calendar.ts';
import type { SamplePerson } from '#electron/sample/people.ts';
import type { Random } from '#electron/sample/random.ts';
import { reviewSpecs, type ReviewSpec } from '#electron/sample/review-specs.ts';
import type { SampleTeam } from '#electron/sample/team.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Making = { today: Day; random: Random; newId: () => string; team: SampleTeam };
/** A call that was held, and when it was logged. */
type Held = { id: string; on: Day; at: LocalTime };

const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [] };
/** A call stands for a review that was held where it is no further away than this. */
const nearDays = 30;

/** Held calls of each account, by the facts that are there already. */
const heldCalls = (facts: readonly Fact[]): Map<string, Held[]> => {
  const byAccount = new Map<string, Held[]>();
  for (const fact of facts) {
    if (fact.table !== 'activities' || !fact.isNew) continue;
    const { accountId, state, type, onDay } = fact.fields;
    if (typeof accountId !== 'string' || onDay === undefined || state !== 'held' || (type !== 'call' && type !== 'meeting')) continue;
    const its = byAccount.get(accountId);
    if (its === undefined) byAccount.set(accountId, [{ id: fact.id, on: onDay, at: fact.at }]);
    else its.push({ id: fact.id, on: onDay, at: fact.at });
  }
  return byAccount;
};

const there = ({ since, leftOn }: SamplePerson, on: Day): boolean => since <= on && (leftOn === null || leftOn > on);

/** Who comes: their buyer, champion and sponsor, the CSM, our account executive and, where there is one, our executive. */
const guestFacts = (spec: ReviewSpec, account: SampleAccount, on: Day, madeOn: Day, reviewId: string, { newId, team, random }: Making): Fact[] => {
  const isHeld = spec.is === 'held';
  const [csm, ae, executive] = [newId(), team.memberFor(account.id, 'ae'), team.memberFor(account.id, 'executive')];
  const ours = [{ id: csm, memberId: null as string | null, role: 'Leads the review' }, ...(ae === null ? [] : [{ id: newId(), memberId: ae, role: 'Account executive' }]), ...(executive === null || spec.kind === 'mini' ? [] : [{ id: newId(), memberId: executive, role: 'Executive sponsor' }])];
  const sponsor = ours.find(({ role }) => role === 'Executive sponsor')?.id ?? null;
  const asked = spec.kind === 'mini' ? ['Champion'] : ['Economic buyer', 'Champion', 'Executive sponsor'];
  const theirs = asked.flatMap((role) => account.people.filter((person) => person.role === role && there(person, madeOn) && there(person, on)).slice(0, 1)).map((person) => {
    const isExecutive = person.level === 'executive' || person.level === 'vp';
    return { id: newId(), personId: person.id, role: person.role === 'Executive sponsor' ? 'Executive' : (person.role ?? ''), matchedId: isExecutive ? sponsor : csm };
  });
  const presence = (isAway: boolean): string => (isHeld ? (isAway ? 'absent' : 'attended') : spec.is === 'scheduled' ? 'accepted' : 'to-invite');
  return [...ours, ...theirs].map((one, position): Fact => ({ at: local(madeOn, '10:30'), table: 'reviewAttendees', id: one.id, isNew: true, fields: { ...one, reviewId, position, presence: presence(one.role === 'Executive' && random.chance(0.4)) } }));
};

/** The steps with their ticks on the days on which they were due; the prep checklist of those that are ahead. */
const stepFacts = (spec: ReviewSpec, on: Day, kind: ReviewKind, madeOn: Day, reviewId: string, { today, newId }: Making): Fact[] => {
  const made = local(madeOn, '10:30');
  const isOpen = (key: string): boolean => spec.is === 'held' && (spec.open ?? []).some((one) => one === key);
  const wanted = spec.is === 'held' ? (key: string): boolean => !isOpen(key) : (key: string): boolean => !(stepsAfter as readonly string[]).includes(key);
  const steps = backPlan({ on, kind }, limits, calendar, madeOn).flatMap(({ key, dueOn }, position): Fact[] => {
    const id = newId();
    const doneOn = workday(dueOn);
    const isDone = wanted(key) && doneOn < today && doneOn >= madeOn;
    return [
      { at: made, table: 'reviewSteps', id, isNew: true, fields: { id, reviewId, key, kind: 'step', name: reviewStepNames[key], dueOn, isByHand: false, position } },
      ...(isDone ? [{ at: local(doneOn, '16:15'), table: 'reviewSteps' as const, id, isNew: false, fields: { doneOn } }] : []),
    ];
  });
  if (spec.is === 'held' || spec.is === 'refused' || kind === 'mini') return steps;
  const early = daysBetween(today, on) < 45 ? 3 : 0;
  return [...steps, ...limits.prep.map((name, position): Fact => {
    const id = newId();
    return { at: made, table: 'reviewSteps', id, isNew: true, fields: { id, reviewId, kind: 'prep', name, position, isByHand: true, doneOn: position < early ? madeOn : null } };
  })];
};

const agendaFacts = (minutes: number, at: string, reviewId: string, newId: () => string): Fact[] => defaultAgenda(minutes).map((point, position) => {
  const id = newId();
  return { at, table: 'reviewAgenda', id, isNew: true, fields: { ...point, id, reviewId, position } };
});

/** How a review ended, on the day on which it did. */
const endFacts = (spec: ReviewSpec, on: Day, reviewId: string, call: Held | undefined, today: Day): Fact[] => {
  const change = (at: LocalTime, fields: Extract<Fact, { table: 'businessReviews' }>['fields']): Fact[] => (at.slice(0, 10) < today ? [{ at, table: 'businessReviews', id: reviewId, isNew: false, fields }] : []);
  if (spec.is === 'refused') return change(local(on, '15:40'), { state: 'refused', refusedOn: on, refusedReason: spec.why });
  if (spec.is !== 'held' || call === undefined) return [];
  const [sent, updated] = [workdaysFrom(on, 1), workdaysFrom(on, 2)];
  return [
    ...change(minutesAfter(call.at, 20), { state: 'held', heldOn: on, sentiment: spec.sentiment, agreed: spec.agreed.join('\n'), activityId: call.id }),
    ...change(local(sent, '16:16'), { summarySentOn: sent }),
    ...((spec.open ?? []).includes('plan') ? [] : change(local(updated, '16:16'), { planUpdatedOn: updated })),
  ];
};

/** The call nearest to a day, one in which something was promised before the others. */
const nearest = (calls: readonly Held[], on: Day, promising: ReadonlySet<string | null | undefined>): Held | undefined =>
  calls.toSorted((a, b) => Number(promising.has(b.id)) - Number(promising.has(a.id)) || Math.abs(daysBetween(a.on, on)) - Math.abs(daysBetween(b.on, on)))[0];

/** Business reviews: some that were held and followed by, refusals, and some that are planned, the next one in five weeks. */
export const reviewFacts = (accounts: readonly SampleAccount[], facts: readonly Fact[], make: Making): Fact[] => {
  const { today, newId } = make;
  const calls = heldCalls(facts);
  const promising = new Set(facts.flatMap((fact) => (fact.table === 'commitments' && fact.isNew ? [fact.fields.activityId] : [])));
  return reviewSpecs.flatMap((spec): Fact[] => {
    const account = accounts.find((one) => one.spec.name === spec.account);
    if (account === undefined) return [];
    const wanted = workday(addDays(today, spec.is === 'held' || spec.is === 'refused' ? -spec.ago : spec.in));
    const call = spec.is !== 'held' ? undefined : nearest((calls.get(account.id) ?? []).filter((one) => Math.abs(daysBetween(one.on, wanted)) <= nearDays), wanted, promising);
    if (spec.is === 'held' && call === undefined) return [];
    const on = call?.on ?? wanted;
    const kind = spec.kind ?? 'executive';
    const [first] = [workday(addDays(spec.is === 'held' || spec.is === 'refused' ? on : today, spec.is === 'refused' ? -20 : spec.is === 'held' ? -125 : -95))];
    const madeOn = first > account.since ? first : account.since;
    const id = newId();
    const minutes = minutesOf(kind, account.spec.segment === 'commercial', limits);
    const purpose = kind === 'mini' ? '' : `Look back at how far the ${account.spec.team} came to ${account.spec.goal}, and agree on what comes next.`;
    const at = local(madeOn, '10:30');
    const state = spec.is === 'scheduled' ? 'scheduled' : 'planned';
    return [
      { at, table: 'businessReviews', id, isNew: true, fields: { id, accountId: account.id, kind, state, onDay: on, minutes, purpose } },
      ...stepFacts(spec, on, kind, madeOn, id, make), ...agendaFacts(minutes, at, id, newId), ...guestFacts(spec, account, on, madeOn, id, make), ...endFacts(spec, on, id, call, today),
    ];
  });
};
