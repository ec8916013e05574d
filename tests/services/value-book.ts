import { createPeople } from '#electron/services/people.ts';
import { createPlans } from '#electron/services/plans.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createValue } from '#electron/services/value.ts';
import { openTestBook } from '#tests/services/test-book.ts';

export const me = { window: 'one' };
export const other = { window: 'two' };

/** A book on Monday, 16 March 2026, begun on the 5th: an account that pays 24,000 a year, its person, another account, and a plan with a criterion that was measured. */
export const openValueBook = async () => {
  const book = await openTestBook({ now: '2026-03-05T09:00:00.000Z' });
  const { context } = book;
  const services = { accounts: createAccounts(context), contracts: createContracts(context), people: createPeople(context), plans: createPlans(context), settings: createSettings(context), value: createValue(context) };
  const account = await services.accounts.create({ name: 'Blue Heron' }, other);
  await services.contracts.create({ accountId: account.id, name: 'Platform', startOn: '2025-05-20', endOn: '2026-05-19', arrMinor: 24_000_00, currency: 'USD' }, other);
  const elsewhere = await services.accounts.create({ name: 'Grey Gull' }, other);
  const person = await services.people.create({ accountId: account.id, name: 'Ines Duarte', title: 'Director' }, other);
  const stranger = await services.people.create({ accountId: elsewhere.id, name: 'Otto Brandt' }, other);
  const plan = await services.plans.create({ accountId: account.id, name: 'Quiet nights', template: null }, other);
  const objective = await services.plans.addObjective({ planId: plan.id, name: 'Fewer calls at night', dueOn: '2026-06-30' }, other);
  await services.plans.update({ id: plan.id, fields: { status: 'active' } }, other);
  const criterion = await services.plans.addCriterion({ objectiveId: objective.id, metric: 'Calls at night', unit: 'a month', baseline: 40, target: 5 }, other);
  const measurement = await services.plans.measure({ criterionId: criterion.id, onDay: '2026-03-02', value: 6, source: 'Their log' }, other);
  book.setNow('2026-03-16T09:00:00.000Z');
  return { book, services, accountId: account.id, elsewhereId: elsewhere.id, personId: person.id, strangerId: stranger.id, planId: plan.id, objectiveId: objective.id, criterionId: criterion.id, measurementId: measurement.id };
};
export type ValueBook = Awaited<ReturnType<typeof openValueBook>>;

/** A gain of the account that comes to 60,000 conservative and 90,000 likely a year. */
export const addGain = async ({ services: { value }, accountId }: ValueBook, more: { objectiveId?: string | null; name?: string } = {}): Promise<string> => {
  const { id } = await value.create({ accountId, driver: 'one-off', objectiveId: more.objectiveId ?? null, name: more.name }, other);
  await value.update({ id, fields: { formula: 'hours × cost_of_hour', every: 'year', startOn: '2025-01-01' } }, other);
  await value.assume({ id, key: 'hours', fields: { label: 'Hours saved', unit: 'hours a year', low: 1000, likely: 1500, source: 'Time sheets' } }, other);
  await value.assume({ id, key: 'cost_of_hour', fields: { label: 'Cost of an hour', unit: 'money an hour', low: 60, likely: 60, source: 'HR' } }, other);
  return id;
};
