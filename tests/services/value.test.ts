import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shippedDrivers } from '#shared/presets/value-drivers.ts';
import { checkUndo } from '#tests/services/undo-check.ts';
import { addGain, me, openValueBook, other, type ValueBook } from '#tests/services/value-book.ts';
import { createRenewals } from '#electron/services/renewals.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createValueToday } from '#electron/store/value-today.ts';

let open: ValueBook;
beforeEach(async () => {
  open = await openValueBook();
});
afterEach(() => open.book.close());

const value = () => open.services.value;
const account = (asOf: string | null = null) => value().ofAccount({ accountId: open.accountId, asOf });
const gain = (id: string) => {
  const found = account().items.find((one) => one.id === id);
  if (found === undefined) throw new Error('No such gain.');
  return found;
};
const deliver = async (id: string): Promise<void> => {
  await value().confirm({ id, personId: open.personId, on: '2026-03-10' }, other);
  await value().update({ id, fields: { state: 'delivered' } }, other);
};
const setDay = (on: string): void => open.book.setNow(`${on}T09:00:00.000Z`);

describe('a gain', () => {
  test('begins with the formula, units and rhythm of its driver, in the currency of the account, named for its objective', async () => {
    const { id } = await value().create({ accountId: open.accountId, driver: 'hours-saved', objectiveId: open.objectiveId }, me);
    expect(gain(id)).toMatchObject({ name: 'Fewer calls at night', objectiveName: 'Fewer calls at night', driverName: 'Hours saved', formula: shippedDrivers['hours-saved']?.formula, currency: 'USD', state: 'expected', every: 'year', low: null, likely: null, doubts: [] });
    expect(gain(id).fault).toMatch(/^No conservative figure yet: People who work with it,/);
    expect(gain(id).assumptions.map(({ key, unit, low }) => [key, unit, low])).toContainEqual(['cost_of_hour', 'money an hour', null]);
    expect(account().totals.left.map((one) => one.id)).toEqual([id]);
  });
  test('comes to its figures, against the price of the ledger', async () => {
    const id = await addGain(open);
    expect(gain(id)).toMatchObject({ low: 60_000_00, likely: 90_000_00, counted: { low: 0, likely: 0 }, fault: null });
    expect(account().totals).toMatchObject({ currency: 'USD', priceMinor: 24_000_00, low: { deliveredMinor: 0, expectedMinor: 60_000_00, ratio: 0, paybackMonths: null } });
    await deliver(id);
    expect(account().totals).toMatchObject({ low: { deliveredMinor: 60_000_00, expectedMinor: 0, ratio: 2.5, paybackMonths: 4.8 }, likely: { ratio: 3.75 } });
  });
  test('a formula brings what it names and lets go of the rest', async () => {
    const id = await addGain(open);
    await value().update({ id, fields: { formula: 'hours × cost_of_hour × used' } }, me);
    expect(gain(id).assumptions.map(({ key, low }) => [key, low])).toEqual([['hours', 1000], ['cost_of_hour', 60], ['used', null]]);
    await expect(async () => value().update({ id, fields: { formula: 'hours ×' } }, me)).rejects.toThrow('At place 8: a number, a name or “(” is missing after “×”.');
  });
  test('moves among the others', async () => {
    const [a, b, c] = [await addGain(open, { name: 'A' }), await addGain(open, { name: 'B' }), await addGain(open, { name: 'C' })];
    await value().move({ id: c, to: 0 }, me);
    expect(account().items.map(({ id }) => id)).toEqual([c, a, b]);
    await value().move({ id: c, to: 99 }, me);
    expect(account().items.map(({ id }) => id)).toEqual([a, b, c]);
  });
});

describe('delivered', () => {
  test('needs evidence or a confirmation, and a start', async () => {
    const id = await addGain(open);
    const say = async (): Promise<unknown> => value().update({ id, fields: { state: 'delivered' } }, me);
    await expect(say).rejects.toThrow(/^A delivered gain needs evidence/);
    await value().assume({ id, key: 'hours', fields: { evidence: { entity: 'measurements', id: open.measurementId } } }, me);
    await say();
    expect(gain(id)).toMatchObject({ state: 'delivered', counted: { low: 60_000_00, months: 12 } });
    expect(gain(id).assumptions[0]?.linked).toMatchObject({ label: 'Calls at night', value: 6 });
    await expect(async () => value().assume({ id, key: 'hours', fields: { evidence: null } }, me)).rejects.toThrow(/^A delivered gain needs evidence/);
    await expect(async () => value().update({ id, fields: { startOn: null } }, me)).rejects.toThrow(/^Say from which day/);
    await expect(async () => value().assume({ id, key: 'hours', fields: { low: null } }, me)).rejects.toThrow(/comes to a figure in both cases/);
  });
  test('a changed figure takes the confirmation away, and what rests on it alone is expected again', async () => {
    const id = await addGain(open);
    await deliver(id);
    expect(await value().assume({ id, key: 'hours', fields: { source: 'Asked again' } }, me)).toMatchObject({ label: 'Changed “Hours saved” of the gain “Cost avoided once”' });
    expect(gain(id)).toMatchObject({ state: 'delivered', confirmedBy: 'Ines Duarte, Director' });
    expect(await value().assume({ id, key: 'hours', fields: { likely: 1600 } }, me)).toMatchObject({ label: 'Changed “Hours saved” of the gain “Cost avoided once”; confirmed no longer, so expected again' });
    expect(gain(id)).toMatchObject({ state: 'expected', confirmedById: null, confirmedOn: null });
    await value().assume({ id, key: 'hours', fields: { evidence: { entity: 'criteria', id: open.criterionId } } }, other);
    await deliver(id);
    expect(await value().update({ id, fields: { currency: 'EUR' } }, me)).toMatchObject({ label: 'Changed the gain “Cost avoided once”; confirmed no longer' });
    expect(gain(id)).toMatchObject({ state: 'delivered', confirmedById: null });
  });
  test.each<[string, (id: string) => Promise<unknown>, RegExp]>([
    ['confirmed by a stranger', (id) => value().confirm({ id, personId: open.strangerId, on: '2026-03-10' }, me), /belongs to another account/],
    ['confirmed tomorrow', (id) => value().confirm({ id, personId: open.personId, on: '2026-03-17' }, me), /cannot be in the future/],
    ['confirmed on no day', (id) => value().confirm({ id, personId: open.personId, on: null }, me), /on which day/],
    ['evidence of nobody', (id) => value().assume({ id, key: 'hours', fields: { evidence: { entity: 'criteria', id: open.personId } } }, me), /not one that figures of this account/],
    ['evidence of another kind', (id) => value().assume({ id, key: 'hours', fields: { evidence: { entity: 'usage_metrics', id: open.criterionId } } }, me), /not one that figures of this account/],
    ['an assumption that is not there', (id) => value().assume({ id, key: 'nothing', fields: { low: 1 } }, me), /not in the formula any more/],
    ['an objective of another account', (id) => value().update({ id, fields: { objectiveId: open.planId } }, me), /not one of this account/],
    ['a gain that is gone', () => value().remove({ id: open.personId }, me), /not in this book/],
  ])('%s is refused', async (_, write, says) => {
    const id = await addGain(open);
    await expect(async () => write(id)).rejects.toThrow(says);
  });
});

describe('before a renewal', () => {
  const asks = async (): Promise<string[]> => (await createValueToday(open.book.context)(open.book.context.today(), await createAccountRows(open.book.context).all())).map(({ why }) => why);
  test('an account without delivered value or a verified outcome is on Today once its renewal has to be called', async () => {
    const id = await addGain(open);
    setDay('2026-02-19');
    expect(await asks()).toEqual([]);
    setDay('2026-03-16');
    expect(await asks()).toEqual(['$24K of ARR is due on 20 May 2026, in 65 days. No gain is delivered and no outcome verified; 1 expected gain has no evidence yet']);
    await deliver(id);
    expect(await asks()).toEqual([]);
  });
  test('the renewal plan names delivered gains with their money', async () => {
    const id = await addGain(open, { name: 'Quiet nights' });
    const contractId = open.book.db.prepare<[], string>('SELECT id FROM contracts').pluck().get() ?? '';
    const drafted = (): string => createRenewals(open.book.context).plan({ id: contractId }).sections.find(({ key }) => key === 'value')?.text ?? '';
    expect(drafted()).toMatch(/^No verified outcome yet/);
    await deliver(id);
    expect(drafted()).toBe('- Quiet nights: $60,000 to $90,000 a year since 1 Jan 2025, confirmed by Ines Duarte, Director on 10 Mar 2026');
    await deliver(await addGain(open, { name: 'Fewer visits' }));
    expect(drafted().split('\n').at(-1)).toBe('- Together in the last twelve months: $120,000 to $180,000, 7.5 times the price of a year');
  });
});

describe('drivers', () => {
  const own = { name: 'Nights', about: '', formula: 'nights × cost', every: 'once' as const, assumptions: [{ key: 'nights', label: 'Quiet nights', unit: 'nights', from: '' }, { key: 'gone', label: 'Gone', unit: '', from: '' }] };
  test('of the book’s own stand before the library and make gains', async () => {
    const { id } = await value().saveDriver({ ...own, id: null }, me);
    expect(value().drivers()[0]).toMatchObject({ key: id, isShipped: false, uses: 0, assumptions: [{ key: 'nights', label: 'Quiet nights' }, { key: 'cost', label: 'cost' }] });
    const made = await value().create({ accountId: open.accountId, driver: id, objectiveId: null }, me);
    expect(gain(made.id)).toMatchObject({ every: 'once', driverName: 'Nights', formula: 'nights × cost' });
    expect(value().drivers()[0]).toMatchObject({ uses: 1, accounts: 1 });
    await value().saveDriver({ ...own, id, formula: 'nights × cost × 12' }, me);
    expect(gain(made.id).formula).toBe('nights × cost');
    await value().removeDriver({ id }, me);
    expect(value().drivers().every(({ isShipped }) => isShipped)).toBe(true);
    expect(gain(made.id).driverName).toBe('Nights');
    await expect(async () => value().create({ accountId: open.accountId, driver: id, objectiveId: null }, me)).rejects.toThrow('That driver is not in this book any more.');
  });
  test('a formula that cannot be read is refused with its place', async () => {
    await expect(async () => value().saveDriver({ ...own, id: null, formula: 'nights cost' }, me)).rejects.toThrow('At place 8: a sign such as × is missing before “cost”.');
  });
});

test('the overview sets value against price, and names who has none before the next moment', async () => {
  const rows = async () => (await value().overview()).rows;
  // The renewal of 20 May is near, its review is past; the other account has no contract.
  expect(await rows()).toMatchObject([{ accountName: 'Blue Heron', priceMinor: 24_000_00, items: 0, next: { what: 'renewal', on: '2026-05-20' }, isWithout: true }, { accountName: 'Grey Gull', priceMinor: null, next: null, isWithout: false, low: { ratio: null } }]);
  const id = await addGain(open);
  expect((await rows())[0]).toMatchObject({ items: 1, delivered: 0, isWithout: true });
  await deliver(id);
  expect((await rows())[0]).toMatchObject({ delivered: 1, isWithout: false, low: { deliveredMinor: 60_000_00, ratio: 2.5 }, lastConfirmedOn: '2026-03-10' });
  expect((await rows())[0]?.low).toEqual(account().totals.low);
  await open.services.settings.save({ value: { reviewMonths: 1, aheadDays: 30, reportGains: 5 } }, me);
  expect((await rows())[0]).toMatchObject({ next: { what: 'review', on: '2026-04-20' } });
});

test('evidence lists the criteria and measurements of the account and of no other', () => {
  expect(value().evidence({ accountId: open.accountId })).toEqual([
    { entity: 'criteria', id: open.criterionId, label: 'Calls at night', says: 'from 40 to 6 a month on 2 Mar 2026, proposed', value: 6, unit: 'a month', planId: open.planId },
    { entity: 'measurements', id: open.measurementId, label: 'Calls at night', says: '6 a month on 2 Mar 2026, Their log', value: 6, unit: 'a month', planId: open.planId },
  ]);
  expect(value().evidence({ accountId: open.elsewhereId })).toEqual([]);
});

test('is known as of an earlier day as it was then', async () => {
  const id = await addGain(open);
  await deliver(id);
  const then = account();
  setDay('2026-03-20');
  await value().assume({ id, key: 'hours', fields: { low: 10 } }, me);
  await open.services.plans.measure({ criterionId: open.criterionId, onDay: '2026-03-02', value: 1, source: 'Later' }, me);
  await value().remove({ id }, me);
  expect(account().items).toEqual([]);
  expect(account('2026-03-16')).toEqual({ ...then, asOf: '2026-03-16' });
  expect(account('2026-03-15').items).toEqual([]);
});

describe('undo', () => {
  const writes: [string, (id: string) => Promise<unknown>][] = [
    ['gain added', () => value().create({ accountId: open.accountId, driver: 'downtime', objectiveId: open.objectiveId }, me)],
    ['formula changed', (id) => value().update({ id, fields: { formula: 'hours × rate' } }, me)],
    ['figure changed, with its confirmation', (id) => value().assume({ id, key: 'hours', fields: { low: 5, evidence: { entity: 'criteria', id: open.criterionId } } }, me)],
    ['called expected again', (id) => value().update({ id, fields: { state: 'expected' } }, me)],
    ['gain moved', async (id) => value().move({ id, to: 1 }, me)],
    ['gain removed', (id) => value().remove({ id }, me)],
    ['driver added', () => value().saveDriver({ id: null, name: 'Own', about: '', formula: 'a × b', every: 'year', assumptions: [] }, me)],
  ];
  test.each(writes)('%s', async (_, write) => {
    const id = await addGain(open);
    await addGain(open, { name: 'Another' });
    await deliver(id);
    await checkUndo(open.book, () => write(id));
  });
});
