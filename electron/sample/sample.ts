import { addDays, type Day } from '#shared/days.ts';
import { specs } from '#electron/sample/accounts.ts';
import { actionFacts } from '#electron/sample/actions.ts';
import { adoptionFacts } from '#electron/sample/adoption.ts';
import type { LocalTime, RowOf, SampleBook, SampleParts } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import { contractsOf } from '#electron/sample/contracts.ts';
import { moneyFacts } from '#electron/sample/money.ts';
import { noteOf } from '#electron/sample/entries.ts';
import { accountFacts, entryFacts } from '#electron/sample/facts.ts';
import { createPeopleMaker } from '#electron/sample/people.ts';
import { createDealer } from '#electron/sample/phrasing.ts';
import { healthFacts } from '#electron/sample/health.ts';
import { expansionFacts } from '#electron/sample/expansion.ts';
import { surveyFacts } from '#electron/sample/surveys.ts';
import { handoffFacts } from '#electron/sample/handoffs.ts';
import { planFacts } from '#electron/sample/plans.ts';
import { onboardingFacts } from '#electron/sample/onboarding.ts';
import { plannedFacts } from '#electron/sample/planned.ts';
import { promise } from '#electron/sample/promises.ts';
import { createRandom } from '#electron/sample/random.ts';
import { reviewFacts } from '#electron/sample/reviews.ts';
import { rhythmFacts } from '#electron/sample/rhythm.ts';
import { renewalFacts } from '#electron/sample/renewals.ts';
import { riskFacts } from '#electron/sample/risks.ts';
import { roleFacts } from '#electron/sample/roles.ts';
import { stakeholderFacts } from '#electron/sample/stakeholders.ts';
import { valueFacts } from '#electron/sample/value.ts';
import { voiceFacts } from '#electron/sample/voice.ts';
import { supportFacts } from '#electron/sample/support.ts';
import { sampleTeam } from '#electron/sample/team.ts';
import { createDiary, timelineOf, type Entry, type SampleAccount } from '#electron/sample/timeline.ts';

const seed = 20_240_229;
/** How far back the book goes. */
const bookDays = 730;

/** Oldest first; what is of the same minute stays in the order in which it was made. */
const inOrder = <Timed>(rows: readonly Timed[], at: (row: Timed) => LocalTime): Timed[] => rows.toSorted((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));

/**
 * The sample book: 40 invented accounts over the two years before `today`. The same day gives the same book but for the ids.
 * Nothing in it happened today; calls planned for today are always today, everything else keeps to Monday to Friday.
 * It stops every few milliseconds of work, so that whoever runs it can let others through.
 */
export function* sampleInSteps(today: Day, parts: SampleParts): Generator<undefined, SampleBook> {
  const { newId } = parts;
  const random = createRandom(seed);
  const deal = createDealer(random);
  const makePeople = createPeopleMaker(random, newId, today);
  const diary = createDiary(random);

  const made: { account: SampleAccount; contracts: RowOf<'contracts'>[]; entries: Entry[] }[] = [];
  for (const spec of specs) {
    const id = newId();
    const since = workday(addDays(today, -(spec.startedAgo ?? bookDays)));
    const contracts = contractsOf(spec, id, since, today, random, newId);
    const renewals = contracts.flatMap((one) => (one.renewalOn === null || one.renewalOn === undefined ? [] : [one.renewalOn]));
    const seats = contracts.findLast((one) => one.seats !== null)?.seats ?? 0;
    const account: SampleAccount = { id, spec, since, people: makePeople(spec, id, since), renewals, seats, isNew: (spec.earlierTerms ?? 0) === 0 };
    made.push({ account, contracts, entries: timelineOf(account, today, random, diary, newId) });
    yield;
  }
  const accounts = made.map(({ account }) => account);
  const idOf = (name: string | undefined): string | null => accounts.find((account) => account.spec.name === name)?.id ?? null;
  const entries = inOrder(made.flatMap((one) => one.entries), (entry) => entry.loggedAt);
  promise(entries, today, random, newId);
  yield;

  const facts = made.flatMap(({ account, contracts }) => accountFacts(account, contracts, idOf(account.spec.parent), today, random));
  for (const entry of entries) {
    facts.push(...entryFacts(entry, noteOf(entry, { deal, random, me: parts.me, today }), parts));
    yield;
  }
  facts.push(...plannedFacts(accounts, { today, random, deal, parts }));
  // What was added since draws from a random of its own, so that the calls stay as they are.
  const team = sampleTeam(accounts, today, createRandom(seed + 1), newId);
  facts.push(...team.facts, ...roleFacts(accounts, today, createRandom(seed + 7), newId, team));
  facts.push(...stakeholderFacts(accounts, today, createRandom(seed + 2), newId, team), ...handoffFacts(accounts, today, newId));
  facts.push(...planFacts(accounts, today, parts.me.name, newId));
  facts.push(...onboardingFacts(made, { today, random: createRandom(seed + 3), newId, team }));
  const adoption = yield* adoptionFacts(made, { today, random: createRandom(seed + 10), newId, bookDays });
  facts.push(...adoption.facts);
  facts.push(...actionFacts(accounts, today, newId));
  facts.push(...healthFacts(accounts, { today, random: createRandom(seed + 13), newId }));
  facts.push(...supportFacts(accounts, { today, random: createRandom(seed + 11), newId }));
  // Last, because an escalation holds cases and promises that are there already.
  facts.push(...riskFacts(accounts, facts, { today, newId, team }));
  facts.push(...expansionFacts(accounts, facts, { today, random: createRandom(seed + 22), newId }));
  facts.push(...surveyFacts(accounts, { today, random: createRandom(seed + 23), newId }));
  facts.push(...valueFacts(accounts, facts, { today, newId }));
  facts.push(...rhythmFacts(accounts, { today, random: createRandom(seed + 25), newId }));
  facts.push(...moneyFacts(accounts, facts, { today, random: createRandom(seed + 20), newId, bookDays }));
  facts.push(...renewalFacts(made, facts, { today, random: createRandom(seed + 21), newId }));
  facts.push(...reviewFacts(accounts, facts, { today, random: createRandom(seed + 26), newId, team }));
  facts.push(...voiceFacts(accounts, facts, { today, newId, team }));
  return { facts: inOrder(facts, (fact) => fact.at), points: adoption.points };
}

/** The whole sample book at once. */
export const makeSample = (today: Day, parts: SampleParts): SampleBook => {
  const steps = sampleInSteps(today, parts);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
