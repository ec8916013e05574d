import type { CustomerFacts } from '#shared/customer-facts.ts';
import { dayName, type Day } from '#shared/days.ts';
import type { RecordLink } from '#shared/records.ts';
import { amount, brief, capital, link, measuredOf, moved, objectivesOf, shortMoney, slideOf, table, type SlideMaker } from '#shared/deck-slides/slide-words.ts';
import { changeTitle, isBetter } from '#shared/deck-slides/goals.ts';

/** A figure on two days. `isBetter` is `null` where nobody said which way is better. */
type Pair = { name: string; unit: string; was: number; now: number; say: (value: number) => string; isBetter: boolean | null; record: RecordLink | null; days: readonly [Day, Day]; method: string };
const mostPairs = 7;

const criteriaPairs = (facts: CustomerFacts, then: CustomerFacts): Pair[] => {
  const before = new Map(then.objectives.flatMap(({ criteria }) => criteria).map((one) => [one.id, one]));
  return objectivesOf(facts).all.flatMap(({ criteria }) => criteria).flatMap((one): Pair[] => {
    const past = before.get(one.id);
    const [was, now] = [past === undefined ? null : measuredOf(past), measuredOf(one)];
    if (was === null || now === null || was.on === now.on) return [];
    return [{ name: one.metric, unit: one.unit, was: was.value, now: now.value, say: (value) => amount(value, one.unit), isBetter: isBetter(one, was.value, now.value), record: link('criteria', one.id, one.metric), days: [was.on, now.on], method: now.source === '' ? 'measured for the success plan' : now.source }];
  });
};

const usagePairs = (facts: CustomerFacts, then: CustomerFacts): Pair[] => {
  const people = (name: string, was: CustomerFacts['licences'], now: CustomerFacts['licences']): Pair[] =>
    was === null || now === null || was.isOld || now.isOld ? [] : [{ name, unit: '', was: was.part, now: now.part, say: (value) => amount(value, ''), isBetter: was.part === now.part ? null : now.part > was.part, record: link('accounts', facts.accountId, facts.account), days: [was.on, now.on], method: 'usage data' }];
  const past = new Map(then.metrics.map((one) => [one.id, one]));
  const measured = facts.metrics.filter(({ role, isOld }) => role === 'use-case' && !isOld).flatMap(({ id, name, unit, now, isLowerBetter }): Pair[] => {
    const was = past.get(id);
    return was === undefined || was.isOld ? [] : [{ name, unit, was: was.now.value, now: now.value, say: (value) => amount(value, unit), isBetter: was.now.value === now.value ? null : (now.value > was.now.value) !== isLowerBetter, record: link('usage_metrics', id, name), days: [was.now.on, now.on], method: 'usage data' }];
  });
  const adopted = (of: CustomerFacts): number => of.useCases.filter(({ state }) => state === 'adopted').length;
  const cases: Pair[] = adopted(facts) === 0 ? [] : [{ name: 'Use cases in daily use', unit: '', was: adopted(then), now: adopted(facts), say: (value) => amount(value, ''), isBetter: adopted(facts) > adopted(then) ? true : null, record: null, days: [then.on, facts.on], method: 'use cases of the account' }];
  return [...people('People with a licence in use', then.licences, facts.licences), ...people('People active', then.activeUsers, facts.activeUsers), ...measured, ...cases];
};

const valuePairs = (facts: CustomerFacts, then: CustomerFacts): Pair[] => {
  const [was, now] = [then.value, facts.value];
  // A value that nobody had worked out then is not one of nothing.
  if (now.low.delivered === 0 || was.gains.length === 0 || was.currency !== now.currency) return [];
  return [{ name: 'Value of twelve months', unit: '', was: was.low.delivered, now: now.low.delivered, say: (value) => shortMoney(value, now.currency), isBetter: now.low.delivered > was.low.delivered ? true : null, record: null, days: [then.on, facts.on], method: 'conservative figures of the gains' }];
};

const changeOf = ({ was, now, unit }: Pair): string => moved(was, now, unit) || (was === now ? 'unchanged' : was === 0 ? 'new' : 'about the same');

/** What changed since an earlier day, both sides as they were known on their day. */
export const thenAndNowSlide: SlideMaker = ({ facts, earlier: then }) => {
  if (then === null || then.on >= facts.on) return null;
  const pairs = [...criteriaPairs(facts, then), ...valuePairs(facts, then), ...usagePairs(facts, then)].slice(0, mostPairs);
  if (pairs.length < 2) return null;
  const size = ({ was, now }: Pair): number => (was === 0 ? 0 : Math.abs(now - was) / Math.abs(was));
  const bySize = pairs.filter((one) => size(one) > 0 && moved(one.was, one.now, one.unit) !== '').toSorted((a, b) => size(b) - size(a));
  const best = bySize.find((one) => one.isBetter === true) ?? bySize[0];
  const since = dayName(then.on);
  return slideOf('then-and-now', best === undefined ? `${pairs.length} figures since ${since}` : `${changeTitle(best.name, best.was, best.now, best.unit)} since ${since}`, {
    blocks: [table('then-and-now', [['What', 40], [since, 20, 'right'], [dayName(facts.on), 20, 'right'], ['Change', 20, 'right']], pairs.map((one) => [brief(capital(one.name), 70), one.say(one.was), one.say(one.now), changeOf(one)]))],
    talk: [`Both columns show what was known on their day: ${since} and ${dayName(facts.on)}.`, 'Ask which of these changes was felt most.'],
    sources: [
      ...pairs.map((one) => ({ says: `${one.name}: ${one.say(one.was)} on ${dayName(one.days[0])}, ${one.say(one.now)} on ${dayName(one.days[1])}${changeOf(one) === '' ? '' : `, ${changeOf(one)}`}`, record: one.record, on: one.days[1], method: `${one.method}, then as it was known on ${since}` })),
      ...(best === undefined ? [{ says: `${pairs.length} figures`, record: null, on: facts.on, method: 'counted on this slide' }] : []),
    ],
  });
};
