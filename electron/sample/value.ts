import { addDays, type Day } from '#shared/days.ts';
import { shippedDrivers } from '#shared/presets/value-drivers.ts';
import { namesIn, parseFormula } from '#shared/value-formula.ts';
import type { Assumption } from '#shared/value-rules.ts';
import { local, type Fact } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import { ownDriver, valueSpecs, type GainSpec } from '#electron/sample/value-specs.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Making = { today: Day; newId: () => string };

const ago = ({ today }: Making, account: SampleAccount, days: number): Day => {
  const on = workday(addDays(today, -Math.max(1, days)));
  return on < account.since ? account.since : on;
};

/** Who had a part in the account on a day, else its champion, else anybody. */
const whoWas = (account: SampleAccount, role: string, on: Day): string | null => {
  const there = account.people.filter((one) => one.since <= on && (one.leftOn === null || one.leftOn > on));
  return (there.find((one) => one.role === role) ?? there.find((one) => one.role === 'Champion') ?? there[0])?.id ?? null;
};

/** The criteria of an account by what they measure, with their objectives; `known` are the facts of the book so far. */
const criteriaOf = (known: readonly Fact[], accountId: string): Map<string, { id: string; objectiveId: string }> => {
  const plans = new Set(known.flatMap((fact) => (fact.isNew && fact.table === 'plans' && fact.fields.accountId === accountId ? [fact.id] : [])));
  const objectives = new Set(known.flatMap((fact) => (fact.isNew && fact.table === 'objectives' && plans.has(fact.fields.planId ?? '') ? [fact.id] : [])));
  return new Map(known.flatMap((fact) => (fact.isNew && fact.table === 'criteria' && objectives.has(fact.fields.objectiveId ?? '') ? [[fact.fields.metric ?? '', { id: fact.id, objectiveId: fact.fields.objectiveId ?? '' }] as const] : [])));
};

const gainFacts = (make: Making, account: SampleAccount, spec: GainSpec, position: number, ids: { driver: string; criteria: ReturnType<typeof criteriaOf> }): Fact[] => {
  const id = make.newId();
  const driver = spec.driver === 'own' ? ownDriver : shippedDrivers[spec.driver];
  const read = driver === undefined ? { fault: null } : parseFormula(driver.formula);
  if (driver === undefined || 'fault' in read) return [];
  const criterion = spec.criterion === undefined ? undefined : ids.criteria.get(spec.criterion);
  const assumptions = namesIn(read.formula).map((key): Assumption => {
    const { label, unit } = driver.assumptions.find((one) => one.key === key) ?? { label: key, unit: '' };
    const [low = null, likely = null, source = ''] = spec.figures[key] ?? [];
    return { key, label, unit, low, likely, source, evidence: criterion !== undefined && key === spec.measured ? { entity: 'criteria', id: criterion.id } : null };
  });
  const begunOn = ago(make, account, spec.madeAgo);
  const facts: Fact[] = [{
    at: local(begunOn, '13:20'), table: 'valueItems', id, isNew: true,
    fields: {
      id, accountId: account.id, objectiveId: criterion?.objectiveId ?? null, driver: spec.driver === 'own' ? ids.driver : spec.driver, name: spec.name, formula: driver.formula, assumptions: JSON.stringify(assumptions), currency: account.spec.currency ?? 'USD',
      state: 'expected', startOn: addDays(make.today, -spec.startAgo), every: driver.every, position, notes: spec.notes ?? '',
    },
  }];
  if (spec.deliveredAgo === undefined) return facts;
  const on = ago(make, account, spec.deliveredAgo);
  const confirmed = spec.confirmedBy === undefined ? {} : { confirmedById: whoWas(account, spec.confirmedBy, on), confirmedOn: on };
  return [...facts, { at: local(on < begunOn ? begunOn : on, '15:40'), table: 'valueItems', id, isNew: false, fields: { state: 'delivered', ...confirmed } }];
};

/** The gains of the sample and the one driver of its own; `known` are the facts so far, for the criteria that figures rest on. */
export const valueFacts = (accounts: readonly SampleAccount[], known: readonly Fact[], make: Making): Fact[] => {
  const driver = make.newId();
  const { name, about, formula, every, assumptions } = ownDriver;
  const firstAgo = Math.max(...valueSpecs.flatMap(({ gains }) => gains.map(({ madeAgo }) => madeAgo))) + 7;
  return [
    { at: local(workday(addDays(make.today, -firstAgo)), '10:05'), table: 'valueDrivers', id: driver, isNew: true, fields: { id: driver, name, about, formula, assumptions: JSON.stringify({ every, assumptions }) } },
    ...valueSpecs.flatMap((spec) => {
      const account = accounts.find((one) => one.spec.name === spec.account);
      return account === undefined ? [] : spec.gains.flatMap((gain, at) => gainFacts(make, account, gain, at + 1, { driver, criteria: criteriaOf(known, account.id) }));
    }),
  ];
};
