import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createExpansionToday } from '#electron/store/expansion-today.ts';
import { createContractWriter } from '#electron/store/contract-writer.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { importValues, other, prepareAdoption } from '#tests/services/adoption-book.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
let book: TestBook;
let open: Awaited<ReturnType<typeof prepareAdoption>>;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  open = await prepareAdoption(book);
});
afterEach(() => book.close());

const expansion = () => open.services.expansion;
const opening = { name: 'Second plant', motion: 'seats', amountMinor: 20_000_00, closeOn: '2026-05-30', nextStep: 'Meet the plant', nextDueOn: '2026-03-20' } as const;
const openOne = async (fields: object = {}, caller = other): Promise<string> => (await expansion().open({ accountId: open.accountId, ...opening, ...fields }, caller)).id;
const items = async () => createExpansionToday(book.context)(book.context.today(), await createAccountRows(book.context).all());
const arr = () => open.services.accounts.get({ id: open.accountId, asOf: null }).row.arr.minor;
const ledger = () => book.db.prepare<[string], { kind: string; delta: number; on: string }>(`SELECT kind, delta_minor AS delta, on_day AS "on" FROM arr_events WHERE account_id = ? AND deleted_at IS NULL ORDER BY on_day, rid`).all(open.accountId);
const running = async (lines: { name: string; productId?: string; quantity: number; arrMinor: number }[] = []): Promise<string> => {
  const { id } = await open.services.contracts.create({ accountId: open.accountId, name: 'Fieldbook', startOn: '2025-07-01', endOn: '2026-06-30', arrMinor: 100_000_00, currency: 'USD', seats: 100 }, other);
  const writer = createContractWriter(book.context);
  await book.context.store.write({ window: 'other', label: 'Lines', words: [] }, () => {
    for (const line of lines) writer.addLine(id, line);
    writer.sync([open.accountId]);
    return {};
  });
  return id;
};
const linesOf = (contractId: string) => expansion().choices({ accountId: open.accountId }).contracts.find(({ id }) => id === contractId)?.lines ?? [];

describe('an opportunity', () => {
  test('opens in the first stage and the currency of the account; the archetype says who drives it', async () => {
    const id = await openOne();
    expect(expansion().get({ id })).toMatchObject({ stage: 'identified', status: 'open', amount: { minor: 20_000_00, currency: 'USD' }, orderType: 'growth', openedOn: '2026-03-16', driver: { mode: 'support', says: 'You support this upsell; ask the account executive' }, stepLate: 0, closeLate: 0 });
    await open.services.settings.save({ archetype: { ...book.context.settings().archetype, chosen: 'adopt-renew-upsell' } }, other);
    expect(expansion().get({ id }).driver.mode).toBe('own');
    const cross = await openOne({ motion: 'cross-sell' });
    expect(expansion().get({ id: cross }).driver.says).toBe('You support this cross-sell; ask the account executive');
  });

  test('moves and changes, each as a step of undo', async () => {
    const id = await openOne();
    await checkUndo(book, () => expansion().change({ id, fields: { stage: 'offer', credit: 'sourced', productId: open.productId } }, me));
    const { label } = await expansion().change({ id, fields: { stage: 'offer' } }, me);
    expect(label).toBe('Moved “Second plant” to Offer made');
    await checkUndo(book, () => expansion().remove({ id }, me));
  });

  test.each([
    [{ stage: 'gone' }, 'That stage is not in the settings any more. Choose another.', 'stage'],
    [{ productId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'That product is not in the catalogue any more. Choose another.', 'productId'],
    [{ objectiveId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'That objective is not one of this account. Choose another.', 'objectiveId'],
  ])('refuses %o', async (fields, sentence, field) => {
    const id = await openOne();
    expect(() => expansion().change({ id, fields }, me)).toThrow(expect.objectContaining({ message: sentence, field }));
  });

  test('that came to nothing keeps its reason, and is opened again', async () => {
    const id = await openOne({ notes: 'They asked' });
    await checkUndo(book, () => expansion().lose({ id, on: '2026-03-16', reason: 'lack of budget', notes: 'Again in autumn' }, me));
    await expansion().lose({ id, on: '2026-03-16', reason: 'lack of budget', notes: 'Again in autumn' }, me);
    expect(expansion().get({ id })).toMatchObject({ status: 'no', noReason: 'lack of budget', closedOn: '2026-03-16', notes: 'They asked\n\nAgain in autumn' });
    expect(() => expansion().change({ id, fields: { name: 'x' } }, me)).toThrow('“Second plant” is closed. Open it again to change it.');
    expect((await expansion().list({ state: 'closed' })).map((row) => row.id)).toEqual([id]);
    await expansion().reopen({ id }, me);
    expect(expansion().get({ id })).toMatchObject({ status: 'open', noReason: null, closedOn: null });
  });

  test('is decided on a day that has come, and not before it was opened', async () => {
    const id = await openOne();
    expect(() => expansion().win({ id, on: '2026-03-17', amountMinor: 1, into: null }, me)).toThrow('It cannot have been decided on a day that has not come.');
    expect(() => expansion().win({ id, on: '2026-03-15', amountMinor: 1, into: null }, me)).toThrow('It was opened on 16 Mar 2026, and decided after that.');
  });

  test('is known as it was on a past day', async () => {
    const id = await openOne();
    book.setNow('2026-03-20T09:00:00.000Z');
    await expansion().lose({ id, on: '2026-03-20', reason: 'deferred', notes: '' }, me);
    expect(expansion().ofAccount({ accountId: open.accountId, asOf: '2026-03-17' })).toMatchObject([{ id, status: 'open' }]);
    expect(expansion().ofAccount({ accountId: open.accountId, asOf: '2026-03-15' })).toEqual([]);
    expect(expansion().ofAccount({ accountId: open.accountId, asOf: null })).toMatchObject([{ id, status: 'no' }]);
  });
});

describe('winning', () => {
  test('without a contract moves no ARR', async () => {
    const id = await openOne();
    await expansion().win({ id, on: '2026-03-16', amountMinor: 18_000_00, into: null }, me);
    expect(expansion().get({ id })).toMatchObject({ status: 'won', amount: { minor: 18_000_00 }, contractId: null });
  });

  test('more seats of a line end with its contract, and the ledger tells them as seats; one step of undo', async () => {
    const contractId = await running([{ name: 'Fieldbook', productId: open.productId, quantity: 100, arrMinor: 100_000_00 }]);
    const id = await openOne();
    const lineId = linesOf(contractId)[0]?.id ?? null;
    const win = () => expansion().win({ id, on: '2026-03-16', amountMinor: 20_000_00, into: { kind: 'contract', contractId, lineId, startOn: '2026-03-16', quantity: 20 } }, me);
    await checkUndo(book, win);
    await win();
    expect(expansion().get({ id })).toMatchObject({ status: 'won', contractId, contractName: 'Fieldbook' });
    expect(ledger().slice(-1)).toEqual([{ kind: 'seats', delta: 20_000_00, on: '2026-03-16' }]);
    expect(arr()).toBe(120_000_00);
  });

  test('a contract without lines keeps what it stood for', async () => {
    const contractId = await running();
    const id = await openOne({ motion: 'cross-sell', productId: open.productId });
    await expansion().win({ id, on: '2026-03-16', amountMinor: 20_000_00, into: { kind: 'contract', contractId, lineId: null, startOn: '2026-03-16', quantity: null } }, me);
    expect(linesOf(contractId)).toMatchObject([{ name: 'Fieldbook', quantity: 100, arrMinor: 100_000_00 }, { productId: open.productId, arrMinor: 20_000_00 }]);
    expect(ledger().slice(-1)).toEqual([{ kind: 'cross-sell', delta: 20_000_00, on: '2026-03-16' }]);
    expect(arr()).toBe(120_000_00);
  });

  test('a higher tier takes the place of its line', async () => {
    const contractId = await running([{ name: 'Basic', quantity: 100, arrMinor: 100_000_00 }]);
    const id = await openOne({ motion: 'tier', productId: open.productId });
    const into = { kind: 'contract', contractId, lineId: linesOf(contractId)[0]?.id ?? null, startOn: '2026-03-16', quantity: null } as const;
    expect(() => expansion().win({ id, on: '2026-03-16', amountMinor: 1, into: { ...into, lineId: null } }, me)).toThrow('Say which line the higher tier takes the place of.');
    await expansion().win({ id, on: '2026-03-16', amountMinor: 30_000_00, into }, me);
    expect(ledger().slice(-1)).toEqual([{ kind: 'tier', delta: 30_000_00, on: '2026-03-16' }]);
    expect(arr()).toBe(130_000_00);
  });

  test('into a contract of its own', async () => {
    await running([{ name: 'Fieldbook', quantity: 100, arrMinor: 100_000_00 }]);
    const id = await openOne({ motion: 'cross-sell', name: 'Audit Trail' });
    await expansion().win({ id, on: '2026-03-16', amountMinor: 20_000_00, into: { kind: 'new', name: 'Audit Trail', startOn: '2026-03-16', endOn: '2027-03-15', quantity: 50 } }, me);
    expect(ledger().slice(-1)).toEqual([{ kind: 'cross-sell', delta: 20_000_00, on: '2026-03-16' }]);
    expect(arr()).toBe(120_000_00);
    expect(book.db.prepare('SELECT order_type AS orderType FROM contracts WHERE name = ?').get('Audit Trail')).toEqual({ orderType: 'growth' });
  });

  test.each([
    [{ startOn: '2026-07-15' }, {}, /belongs to its renewal/, 'startOn'],
    [{ quantity: null }, {}, 'Say how many seats come, so that the ledger can tell seats from price.', 'quantity'],
    [{}, { currency: 'EUR' }, 'The contract is in USD and the opportunity in EUR. Win it into a contract of its own.', 'contractId'],
    [{ contractId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, {}, 'That contract is not one of this account any more. Choose another.', 'contractId'],
    [{ lineId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, {}, 'That line is not in this contract any more. Choose another.', 'lineId'],
  ])('refuses %o and changes nothing', async (into, fields, sentence, field) => {
    const contractId = await running();
    const id = await openOne(fields);
    const before = ledger();
    expect(() => expansion().win({ id, on: '2026-03-16', amountMinor: 1, into: { kind: 'contract', contractId, lineId: null, startOn: '2026-03-16', quantity: 5, ...into } }, me)).toThrow(expect.objectContaining({ message: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence), field }));
    expect(ledger()).toEqual(before);
    expect(expansion().get({ id }).status).toBe('open');
  });
});

describe('signals', () => {
  const grow = () => importValues(book, [[open.accountId, open.used, '2026-03-10', 95], [open.accountId, open.billable, '2026-03-10', 100], [open.accountId, open.active, '2026-03-10', 88]]);
  const shrink = () => importValues(book, [...['2025-12-10', '2026-01-10', '2026-02-10', '2026-03-10'].map((day, at) => [open.accountId, open.active, day, 80 - at * 10] as const), [open.accountId, open.used, '2026-03-10', 60], [open.accountId, open.billable, '2026-03-10', 100]]);

  test('growth asks for an opportunity until one is open, and is quiet after one was closed', async () => {
    await grow();
    const [signal] = await expansion().signals();
    expect(signal).toMatchObject({ kind: 'growth', accountId: open.accountId, used: 95, seats: 100, opportunity: null, quietUntil: null, key: `growth-signal:${open.accountId}:2026-01-01` });
    expect(await items()).toMatchObject([{ rule: 'growth-signal', type: 'expansion', key: signal?.key, why: expect.stringContaining('95 of 100 licences are used (95 %)') }]);
    const id = await openOne({ origin: signal?.key });
    expect(await expansion().signals()).toMatchObject([{ opportunity: { id, label: 'Second plant' } }]);
    expect(await items()).toEqual([]);
    await expansion().lose({ id, on: '2026-03-16', reason: 'deferred', notes: '' }, me);
    expect(await expansion().signals()).toMatchObject([{ opportunity: null, quietUntil: '2026-06-14' }]);
    expect(await items()).toEqual([]);
    await open.services.settings.save({ expansion: { ...book.context.settings().expansion, quietDays: 0 } }, me);
    book.setNow('2026-03-17T09:00:00.000Z');
    expect(await items()).toHaveLength(1);
  });

  test('a loss of seats asks for a risk until one is open', async () => {
    await shrink();
    expect(await expansion().signals()).toMatchObject([{ kind: 'seat-loss', risk: null, trace: expect.stringContaining('fell by 37 % over 3 months, from 80 to 50') }]);
    expect(await items()).toMatchObject([{ rule: 'seat-loss-signal', type: 'risk' }]);
    const { id } = await open.services.risks.open({ accountId: open.accountId, level: 'yellow', reason: 'adoption', impact: 'seat-loss', nextStep: 'Ask', nextDueOn: '2026-03-20' }, me);
    expect(await expansion().signals()).toMatchObject([{ risk: { id } }]);
    expect(await items()).toEqual([]);
  });

  test('what is set in the settings counts; an account that is at risk is not asked to grow, and one that was handed out not at all', async () => {
    await grow();
    await open.services.settings.save({ expansion: { ...book.context.settings().expansion, growthLicencePercent: 96 } }, me);
    expect(await expansion().signals()).toEqual([]);
    await open.services.settings.save({ expansion: { ...book.context.settings().expansion, growthLicencePercent: 90 } }, me);
    await open.services.accounts.update({ id: open.accountId, fields: { sentiment: 'red' } }, me);
    expect(await expansion().signals()).toHaveLength(1);
    expect(await items()).toEqual([]);
    await open.services.accounts.update({ id: open.accountId, fields: { coverage: 'digital' } }, me);
    expect(await expansion().signals()).toEqual([]);
  });
});

test('an opportunity past its next step or its close date is on Today, once', async () => {
  const id = await openOne({ nextDueOn: '2026-03-13', closeOn: '2026-03-20' });
  expect(await items()).toMatchObject([{ rule: 'opportunity-overdue', type: 'expansion', key: `opportunity-overdue:${id}:2026-03-13`, title: 'The next step on “Second plant” of Blue Heron is late', why: expect.stringContaining('The next step, “Meet the plant”, was due on 13 Mar 2026') }]);
  book.setNow('2026-03-30T09:00:00.000Z');
  expect(await items()).toMatchObject([{ key: `opportunity-overdue:${id}:2026-03-13` }]);
  await expansion().change({ id, fields: { nextDueOn: '2026-04-02' } }, me);
  expect(await items()).toMatchObject([{ key: `opportunity-overdue:${id}:2026-03-20`, title: '“Second plant” of Blue Heron is past its close date' }]);
  await expansion().win({ id, on: '2026-03-30', amountMinor: 1, into: null }, me);
  expect(await items()).toEqual([]);
});

describe('plays and targets', () => {
  test('an account counts by its play, its objective or its opportunity, and each count opens to its accounts', async () => {
    const second = (await open.services.accounts.create({ name: 'Grey Gull', segment: 'enterprise' }, other)).id;
    const third = (await open.services.accounts.create({ name: 'Red Kite', segment: 'enterprise' }, other)).id;
    const run = await open.services.playbooks.start({ ref: 'enablement', accountId: open.accountId, anchorOn: '2026-03-16' }, other);
    const plan = (await open.services.plans.create({ accountId: second, name: 'Plan', template: null }, other)).id;
    await open.services.plans.addObjective({ planId: plan, name: 'Enable the night shift', category: 'enablement' }, other);
    const targets = async () => (await expansion().plays({ state: 'running' })).targets.map(({ segment, area, asked, base, counted, missing }) => ({ segment, area, asked, base, counted: counted.map(({ accountName, by }) => `${accountName}: ${by}`), missing: missing.length }));
    expect(await targets()).toEqual([
      { segment: 'enterprise', area: 'enabling', asked: 2, base: 3, counted: ['Blue Heron: Play “Enable a use case”'], missing: 2 },
      { segment: 'enterprise', area: 'expanding', asked: 3, base: 3, counted: [], missing: 3 },
    ]);
    await open.services.plans.update({ id: plan, fields: { status: 'active' } }, other);
    expect((await targets())[0]?.counted).toEqual(['Blue Heron: Play “Enable a use case”', 'Grey Gull: Objective “Enable the night shift”']);
    await openOne({ accountId: third });
    expect((await targets())[1]?.counted).toEqual(['Red Kite: Opportunity “Second plant”']);
    await open.services.playbooks.stop({ id: run.id, reason: 'Not now' }, other);
    expect((await expansion().plays({ state: 'running' })).playbooks).toEqual([{ ref: 'enablement', name: 'Enable a use case', kind: 'enablement', running: 0, done: 0, stopped: 1 }, { ref: 'expansion', name: 'Expansion', kind: 'expansion', running: 0, done: 0, stopped: 0 }]);
  });

  test('the primary use case of Commercial', async () => {
    const account = (await open.services.accounts.create({ name: 'Small One', segment: 'commercial' }, other)).id;
    const enabling = async () => (await expansion().plays({ state: 'running' })).targets.find(({ segment, area }) => segment === 'commercial' && area === 'enabling');
    expect(await enabling()).toMatchObject({ asked: 1, counted: [], missing: [{ accountName: 'Small One' }] });
    await open.services.adoption.setUseCase({ accountId: account, useCaseId: open.useCaseId, state: 'enabling', isOriginal: true }, other);
    expect(await enabling()).toMatchObject({ counted: [{ accountName: 'Small One', by: 'Enabling “Planned maintenance”' }], missing: [] });
  });
});

describe('feature education', () => {
  test('lists what was not shown, by the use case; logging it takes it off the list', async () => {
    await open.services.adoption.setProduct({ accountId: open.accountId, productId: open.productId, state: 'owned' }, other);
    await open.services.adoption.setUseCase({ accountId: open.accountId, useCaseId: open.useCaseId, state: 'enabling' }, other);
    expect((await expansion().education()).toShow).toMatchObject([{ featureName: 'Offline forms', accountName: 'Blue Heron', why: 'They have Fieldbook; they work on “Planned maintenance”, a use case of it' }]);
    const person = (await open.services.people.create({ accountId: open.accountId, name: 'Ines Duarte' }, other)).id;
    const log = () => expansion().logEducation({ accountId: open.accountId, featureId: open.featureId, outcome: 'interested', personId: person, notes: 'Wants it for the night shift' }, me);
    await checkUndo(book, log);
    const { id } = await log();
    expect(await expansion().educationOfAccount({ accountId: open.accountId, asOf: null })).toMatchObject({ toShow: [], shown: [{ id, featureName: 'Offline forms', personName: 'Ines Duarte', outcome: 'interested', onDay: '2026-03-16' }] });
    await expansion().changeEducation({ id, fields: { outcome: 'adopted' } }, me);
    expect((await expansion().education()).shown).toMatchObject([{ outcome: 'adopted' }]);
    await expansion().removeEducation({ id }, me);
    expect((await expansion().education()).toShow).toHaveLength(1);
  });

  test('is refused for a day that has not come, or a person of another account', async () => {
    const elsewhere = (await open.services.accounts.create({ name: 'Grey Gull' }, other)).id;
    const stranger = (await open.services.people.create({ accountId: elsewhere, name: 'Otto Brandt' }, other)).id;
    expect(() => expansion().logEducation({ accountId: open.accountId, featureId: open.featureId, outcome: 'shown', onDay: '2026-03-17' }, me)).toThrow('Nothing can have been shown on a day that has not come.');
    expect(() => expansion().logEducation({ accountId: open.accountId, featureId: open.featureId, outcome: 'shown', personId: stranger }, me)).toThrow('Otto Brandt belongs to another account. Choose a person of this one.');
  });
});
