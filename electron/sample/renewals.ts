import { addDays, addMonths, fiscalQuarter, type Day } from '#shared/days.ts';
import type { ForecastRow } from '#shared/renewal-forecast.ts';
import { forecastOf, settledForecast, unspoken, type RenewalCategory, type SoftOutcome, type Spoken } from '#shared/renewal-rules.ts';
import type { RiskReason } from '#shared/risk-rules.ts';
import { local, type Fact, type RowOf } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Making = { today: Day; random: Random; newId: () => string };
type Contract = RowOf<'contracts'>;
type Held = { id: string; on: Day };
/** When each contract was written down, and the calls that were held with each account by the day on which they were logged, the first one first. */
type Known = { signedOn: ReadonlyMap<string, Day>; calls: ReadonlyMap<string, readonly Held[]> };
type Made = { account: SampleAccount; contracts: readonly Contract[] };

/** What was called of a renewal from a day on. */
type Call = { on: Day; spoken: Spoken };
/** A renewal of the sample: what was called when, and how it ended. */
type Story = { account: SampleAccount; contract: Contract; dueOn: Day; atrMinor: number; calls: Call[]; soft: { on: Day; outcome: SoftOutcome; note: string; activityId: string } | null; closed: { on: Day; status: 'won' | 'lost'; wonMinor: number; nextId: string | null; reason: RiskReason | null } | null };

const weeks = 64;
/** What is expected of what is available, by how the account goes. */
const expected: Partial<Record<SampleAccount['spec']['arc'], number>> = { 'at risk': 0.7, sliding: 0.85, expanding: 1.15 };
/** Whose renewal nobody has spoken of yet. */
const unspokenOf = ['Marrowfield Health Network'];

const round = (minor: number): number => Math.round(minor / 10_000) * 10_000;
const said = (category: RenewalCategory, parts: Partial<Spoken>): Spoken => ({ ...unspoken, category, ...parts });

/** A call by what was guessed of what is available. */
const callAt = (atr: number, guess: number, isLate: boolean): Spoken => {
  const [amount, contract, churn] = [round(atr * guess), isLate ? 'will-contract' as const : 'will-contract-actionable' as const, isLate ? 'will-churn' as const : 'will-churn-actionable' as const];
  if (guess <= 0.1) return said(churn, { amountMinor: 0, swingMinor: round(atr * 0.3), bestMinor: round(atr * 0.6), commitMinor: 0 });
  if (guess < 0.97) return said(contract, { amountMinor: amount, swingMinor: round((atr - amount) / 2), bestMinor: round(atr), likelyMinor: amount, commitMinor: round(amount * 0.92) });
  return said('will-renew', { amountMinor: guess > 1.03 ? amount : null, bestMinor: round(Math.max(atr, amount) * 1.05), likelyMinor: guess > 1.03 ? amount : null, commitMinor: round(Math.min(atr, amount) * 0.95) });
};
/** The calls of a renewal: one at four months, and for most of them another once more was known. `share` is what is, or will be, won of what is available. */
const callsOf = (dueOn: Day, atr: number, share: number, random: Random): Call[] => {
  const guess = (spread: number): number => Math.max(0, share + (random.next() - 0.45) * spread);
  const first = { on: workday(addDays(dueOn, -random.int(100, 128))), spoken: callAt(atr, share <= 0 ? 0.75 : guess(0.3), false) };
  const later = { on: workday(addDays(dueOn, -random.int(34, 60))), spoken: callAt(atr, share <= 0 ? 0 : guess(0.14), true) };
  return random.chance(0.7) ? [first, later] : [first];
};

const notes: Record<SoftOutcome, string> = { yes: 'They would sign today. Paper starts when the renewals manager has it.', 'with-changes': 'They want to drop two sites and add the reports.', undecided: 'The budget is not fixed; finance answers next month.', no: 'Another system was chosen by the group.' };
/** Asked in the first call of its weeks; where there was none, it was not. */
const softOf = (dueOn: Day, share: number, calls: readonly Held[], random: Random): Story['soft'] => {
  const outcome: SoftOutcome = share <= 0 ? 'no' : share < 1 ? 'with-changes' : random.chance(0.75) ? 'yes' : 'undecided';
  const call = calls.find(({ on }) => on >= addDays(dueOn, -122) && on <= addDays(dueOn, -40));
  return call === undefined ? null : { on: call.on, outcome, note: notes[outcome], activityId: call.id };
};

/** The terms that ended and were followed, and the one that comes up, of the platform of an account. */
const storiesOf = ({ account, contracts }: Made, { signedOn, calls }: Known, { today, random }: Making): Story[] => {
  const terms = contracts.filter((one) => one.name === 'Platform' && one.endOn !== null && one.endOn !== undefined);
  return terms.flatMap((contract, at): Story[] => {
    const [dueOn, next, atrMinor] = [contract.renewalOn ?? today, terms[at + 1], contract.arrMinor ?? 0];
    if (dueOn < addDays(account.since, 140) || dueOn > addMonths(today, 9) || unspokenOf.includes(account.spec.name)) return [];
    const share = next === undefined ? (expected[account.spec.arc] ?? 1) : (next.arrMinor ?? 0) / atrMinor;
    const base = { account, contract, dueOn, atrMinor, calls: callsOf(dueOn, atrMinor, share, random), soft: softOf(dueOn, share, calls.get(account.id) ?? [], random) };
    if (next === undefined) return [{ ...base, closed: null }];
    return [{ ...base, closed: { on: signedOn.get(next.id) ?? dueOn, status: 'won', wonMinor: next.arrMinor ?? 0, nextId: next.id, reason: null } }];
  });
};

const lossOf: readonly { account: string; ago: number; arr: number; name: string; reason: RiskReason; wasExpected: boolean; wasAvoidable: boolean; lesson: string }[] = [
  { account: 'Aldermere University Trust', ago: 150, arr: 24, name: 'Lettings add-on', reason: 'adoption', wasExpected: true, wasAvoidable: true, lesson: 'Nobody owned the add-on after the pilot. Name an owner at the kickoff of every add-on.' },
  { account: 'Windrow Farms Cooperative', ago: 110, arr: 12, name: 'Harvest planning', reason: 'budget', wasExpected: false, wasAvoidable: true, lesson: 'Finance heard of it a week before the date. Ask who holds the budget with the soft question.' },
  { account: 'Saltmarsh Seafood', ago: 60, arr: 9, name: 'Catch reporting', reason: 'product-gap', wasExpected: true, wasAvoidable: false, lesson: '' },
];

/** Add-ons that were not renewed. */
const losses = (made: readonly Made[], { calls }: Known, { today, random, newId }: Making): { facts: Fact[]; stories: Story[]; lessons: Map<string, (typeof lossOf)[number]> } => {
  const lessons = new Map<string, (typeof lossOf)[number]>();
  const facts: Fact[] = [];
  const stories = lossOf.flatMap((loss): Story[] => {
    const account = made.find((one) => one.account.spec.name === loss.account)?.account;
    const dueOn = addDays(today, -loss.ago);
    const startOn = addMonths(dueOn, -12);
    if (account === undefined || startOn < account.since) return [];
    const [id, atrMinor] = [newId(), loss.arr * 100_000];
    const contract: Contract = { id, accountId: account.id, name: loss.name, arrMinor: atrMinor, currency: account.spec.currency ?? 'USD', startOn, endOn: addDays(dueOn, -1), renewalOn: dueOn, autoRenew: false, seats: null, notes: '', orderType: 'growth', termMonths: 12 };
    const closedOn = workday(addDays(dueOn, -random.int(2, 12)));
    facts.push({ at: local(workday(addDays(startOn, -4)), '15:20'), table: 'contracts', id, isNew: true, fields: contract }, { at: local(closedOn, '16:20'), table: 'contracts', id, isNew: false, fields: { endedOn: dueOn } });
    lessons.set(id, loss);
    return [{ account, contract, dueOn, atrMinor, calls: callsOf(dueOn, atrMinor, 0, random), soft: softOf(dueOn, 0, calls.get(account.id) ?? [], random), closed: { on: closedOn, status: 'lost', wonMinor: 0, nextId: null, reason: loss.reason } }];
  });
  return { facts, stories, lessons };
};

/** What was said of a renewal, as it became known. */
const spokenFacts = (story: Story, { today, newId }: Making): Fact[] => {
  const { account, contract, dueOn, closed, soft } = story;
  const id = newId();
  const calls = story.calls.filter(({ on }) => on < today && (closed === null || on < closed.on));
  const [first, ...others] = calls;
  if (first === undefined) return [];
  const change = (on: Day, time: string, fields: Extract<Fact, { table: 'renewals' }>['fields']): Fact => ({ at: local(on, time), table: 'renewals', id, isNew: false, fields });
  const ticks = { review: workday(addDays(dueOn, -124)), manager: workday(addDays(dueOn, -66)) };
  const reviewedOn = ticks.review > first.on ? ticks.review : first.on;
  const isAsked = soft !== null && soft.on > first.on && soft.on < today && (closed === null || soft.on < closed.on);
  const { status: _status, closedOn: _closedOn, softAskedOn: _softAskedOn, ...figures } = first.spoken;
  return [
    { at: local(first.on, '10:40'), table: 'renewals', id, isNew: true, fields: { id, accountId: account.id, contractId: contract.id, ...figures, nextStep: closed === null ? 'Agree on the paper with procurement' : '', nextDueOn: closed === null ? addDays(today, 9) : null, paper: '{}' } },
    ...(reviewedOn < today && (closed === null || reviewedOn < closed.on) ? [change(reviewedOn, '10:50', { paper: JSON.stringify({ review: reviewedOn }) })] : []),
    ...(isAsked ? [change(soft.on, '21:40', { softAskedOn: soft.on, softOutcome: soft.outcome, softNote: soft.note, softActivityId: soft.activityId })] : []),
    ...others.map(({ on, spoken }) => change(on, '11:20', { category: spoken.category, amountMinor: spoken.amountMinor, swingMinor: spoken.swingMinor, bestMinor: spoken.bestMinor, likelyMinor: spoken.likelyMinor, commitMinor: spoken.commitMinor })),
    ...(ticks.manager > reviewedOn && ticks.manager < today && (closed === null || ticks.manager < closed.on) ? [change(ticks.manager, '15:40', { paper: JSON.stringify({ review: reviewedOn, manager: ticks.manager }) })] : []),
    ...(closed === null ? [] : [change(closed.on, '16:25', { status: closed.status, closedOn: closed.on, amountWonMinor: closed.wonMinor, nextContractId: closed.nextId, lossReason: closed.reason })]),
  ];
};

/** The forecast as it stood on a day. */
const rowsOn = (stories: readonly Story[], on: Day): ForecastRow[] => {
  const from = addMonths(fiscalQuarter(on, 1).from, -3);
  const to = fiscalQuarter(addMonths(on, 3), 1).to;
  return stories.filter(({ dueOn, contract }) => dueOn >= from && dueOn <= to && contract.startOn <= on).map(({ account, contract, dueOn, atrMinor, calls, closed }): ForecastRow => {
    const isClosed = closed !== null && closed.on <= on;
    const spoken = calls.findLast((call) => call.on <= on)?.spoken ?? unspoken;
    const figures = isClosed ? settledForecast(closed.wonMinor) : forecastOf(spoken, atrMinor);
    return { contractId: contract.id, accountId: account.id, accountName: account.spec.name, currency: contract.currency, dueOn, atrMinor, category: spoken.category, status: isClosed ? closed.status : 'open', amountWonMinor: isClosed ? closed.wonMinor : null, ...figures };
  });
};

/** What was said of the renewals of two years, the forecasts that were kept week by week, and three add-ons that were lost. `known` are the facts of the book so far. */
export const renewalFacts = (made: readonly Made[], known: readonly Fact[], make: Making): Fact[] => {
  const held = known.flatMap((fact) => (fact.isNew && fact.table === 'activities' && fact.fields.state === 'held' && fact.fields.type === 'call' && typeof fact.fields.accountId === 'string' ? [{ id: fact.id, accountId: fact.fields.accountId, on: fact.at.slice(0, 10) }] : []));
  const book: Known = {
    signedOn: new Map(known.flatMap((fact) => (fact.isNew && fact.table === 'contracts' ? [[fact.id, fact.at.slice(0, 10)] as const] : []))),
    calls: Map.groupBy(held.toSorted((a, b) => (a.on < b.on ? -1 : 1)), ({ accountId }) => accountId),
  };
  const lost = losses(made, book, make);
  const stories = [...made.flatMap((one) => storiesOf(one, book, make)), ...lost.stories];
  const last = addDays(make.today, -4);
  const snapshots = Array.from({ length: weeks }, (_, at): Fact[] => {
    const on = addDays(last, -7 * (weeks - 1 - at));
    const [id, rows] = [make.newId(), rowsOn(stories, on)];
    return rows.length === 0 ? [] : [{ at: local(on, '06:10'), table: 'forecastSnapshots', id, isNew: true, fields: { id, takenOn: on, rows: JSON.stringify(rows) } }];
  });
  const spoken = stories.flatMap((story) => {
    const facts = spokenFacts(story, make);
    const [loss, id] = [lost.lessons.get(story.contract.id), facts[0]?.id];
    if (loss === undefined || id === undefined || loss.lesson === '' || story.closed === null) return facts;
    return [...facts, { at: local(workday(addDays(story.closed.on, 9)), '10:30'), table: 'renewals' as const, id, isNew: false, fields: { wasExpected: loss.wasExpected, wasAvoidable: loss.wasAvoidable, lesson: loss.lesson } }];
  });
  return [...lost.facts, ...spoken, ...snapshots.flat()];
};
