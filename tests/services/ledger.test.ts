import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServices, type Services } from '#electron/services/services.ts';
import { createLedgerReader } from '#electron/store/ledger-rows.ts';
import { redo, undo } from '#electron/store/undo.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const me = { window: 'one' };
const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
let book: TestBook;
let all: Services;
let accountId: string;

beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  all = createServices(book.context);
  accountId = (await all.accounts.create({ name: 'Blue Heron' }, me)).id;
});
afterEach(() => book.close());

/** The ledger as it is said: day, kind and amount. */
const ledger = (of = accountId): string[] => createLedgerReader(book.db).ofAccount(of).map(({ on, kind, deltaMinor, carriedMinor, currency }) => `${on} ${kind} ${deltaMinor / 100}${carriedMinor === null ? '' : ` (${carriedMinor / 100})`}${currency === 'USD' ? '' : ` ${currency}`}`);
const arr = (of = accountId): number => (all.accounts.get({ id: of, asOf: null }).row.arr.minor) / 100;
const contractWithLines = async (more: { autoRenew?: boolean; endOn?: string | null; startOn?: string } = {}): Promise<string> =>
  (await all.contracts.create({ accountId, name: 'Platform', startOn: '2025-07-01', endOn: '2026-06-30', ...more, lines: [{ name: 'Platform', quantity: 10, unit: 'seats', arrMinor: 1_000_00, escalatorPercent: 5 }, { name: 'Maps', arrMinor: 200_00 }] }, me)).id;
const lineNamed = (name: string): string => book.db.prepare<[string], { id: string }>('SELECT id FROM contract_lines WHERE name = ? AND deleted_at IS NULL ORDER BY rid DESC LIMIT 1').get(name)?.id ?? '';

describe('the ledger follows the contracts in the same change', () => {
  it('a contract with lines, another one without, and what is removed', async () => {
    const id = await contractWithLines();
    expect(ledger()).toEqual(['2025-07-01 new 1000', '2025-07-01 new 200']);
    expect([arr(), book.db.prepare('SELECT arr_minor AS arr FROM contracts WHERE id = ?').get(id)]).toEqual([1_200, { arr: 1_200_00 }]);
    const plain = await all.contracts.create({ accountId, name: 'Services desk', startOn: '2026-01-01', arrMinor: 300_00 }, me);
    expect(ledger().at(-1)).toBe('2026-01-01 cross-sell 300');
    await all.contracts.update({ id: plain.id, fields: { arrMinor: 350_00 } }, me);
    expect(ledger().at(-1)).toBe('2026-01-01 cross-sell 350');
    await all.contracts.remove({ id: plain.id }, me);
    expect(ledger()).toHaveLength(2);
    await all.contracts.removeLine({ id: lineNamed('Maps') }, me);
    expect([ledger(), arr()]).toEqual([['2025-07-01 new 1000'], 1_000]);
  });

  it('each step is taken back and done again with it', async () => {
    await contractWithLines();
    await all.contracts.amend({ contractId: book.db.prepare<[], { id: string }>('SELECT id FROM contracts').get()?.id ?? '', amendment: { kind: 'price', on: '2026-02-01', lineId: lineNamed('Maps'), arrMinor: 260_00 } }, me);
    const after = ledger();
    expect(after.at(-1)).toBe('2026-02-01 price 60');
    await undo(book.context.store, 'one', null);
    expect(ledger()).toEqual(['2025-07-01 new 1000', '2025-07-01 new 200']);
    await undo(book.context.store, 'one', null);
    expect(ledger()).toEqual([]);
    await redo(book.context.store, 'one');
    await redo(book.context.store, 'one');
    expect(ledger()).toEqual(after);
  });

  it('a kind that was given by hand stays when the contract is looked at anew, and undo of an earlier change does not lose it', async () => {
    await contractWithLines();
    const [first] = createLedgerReader(book.db).ofAccount(accountId);
    await all.ledger.reclassify({ id: first?.id ?? '', kind: 'win-back', reason: 'Was a customer of the company we bought' }, me);
    await all.contracts.changeLine({ id: lineNamed('Platform'), fields: { arrMinor: 900_00 } }, me);
    expect(ledger()[0]).toBe('2025-07-01 win-back 900');
    expect((await all.ledger.events({ accountId, kind: null, from: null, to: null })).rows.find(({ isByHand }) => isByHand)).toMatchObject({ kind: 'win-back', derivedKind: 'new', deltaMinor: 900_00 });
    expect(() => all.ledger.reclassify({ id: first?.id ?? '', kind: 'churn', reason: '' }, me)).toThrow(/takes away/);
  });

  it('transfers carry and move nothing, and a removed account leaves nothing behind', async () => {
    await contractWithLines();
    await all.accounts.update({ id: accountId, fields: { csmSince: '2026-01-15' } }, me);
    expect(ledger()).toEqual(['2025-07-01 new 1000', '2025-07-01 new 200', '2026-01-15 transfer-in 0 (1200)']);
    await all.ledger.book({ accountId, on: '2026-02-01', kind: 'seats', amountMinor: 50_00, currency: 'USD', reason: 'Agreed by mail' }, me);
    expect(arr()).toBe(1_250);
    await all.accounts.remove({ id: accountId }, me);
    expect(ledger()).toEqual([]);
    await undo(book.context.store, 'one', null);
    expect([ledger().length, arr()]).toEqual([4, 1_250]);
  });

  it('the grace decides when a late renewal is lost, also when it is changed', async () => {
    await contractWithLines({ startOn: '2025-03-01', endOn: '2026-02-28' });
    expect([ledger().length, arr()]).toEqual([2, 1_200]);
    await all.settings.save({ renewalGraceDays: 5 }, me);
    expect([ledger().slice(2), arr()]).toEqual([['2026-03-01 churn -1000', '2026-03-01 churn -200'], 0]);
    await undo(book.context.store, 'one', null);
    expect([ledger().length, arr()]).toEqual([2, 1_200]);
    book.setNow('2026-04-20T09:00:00.000Z');
    await all.ledger.daily.run('2026-04-20', later);
    expect(ledger().slice(2)).toEqual(['2026-03-01 churn -1000', '2026-03-01 churn -200']);
  });
});

describe('amendments', () => {
  it('say before they are saved what they move, and move just that', async () => {
    const contractId = await contractWithLines();
    const add = { kind: 'add', on: '2026-02-01', productId: null, name: 'Platform', lineKind: 'recurring', quantity: 5, unit: 'seats', arrMinor: 500_00, escalatorPercent: null } as const;
    expect(all.contracts.preview({ contractId, amendment: add })).toEqual({
      before: { minor: 1_200_00, currency: 'USD' }, after: { minor: 1_700_00, currency: 'USD' }, moves: [{ on: '2026-02-01', kind: 'seats', name: 'Platform', minor: 500_00, currency: 'USD', isGone: false }],
    });
    expect(ledger()).toHaveLength(2);
    await all.contracts.amend({ contractId, amendment: add }, me);
    await all.contracts.amend({ contractId, amendment: { kind: 'cancel', on: '2026-03-01', lineId: lineNamed('Platform'), quantity: 2 } }, me);
    await all.contracts.amend({ contractId, amendment: { kind: 'cancel', on: '2026-03-10', lineId: lineNamed('Maps'), quantity: null } }, me);
    expect([ledger().slice(2), arr()]).toEqual([['2026-02-01 seats 500', '2026-03-01 contraction -200', '2026-03-10 contraction -200'], 1_300]);
    await all.contracts.amend({ contractId, amendment: { kind: 'end', on: '2026-03-16' } }, me);
    expect([ledger().slice(5), arr()]).toEqual([['2026-03-16 churn -1300'], 0]);
    await all.contracts.amend({ contractId, amendment: { kind: 'win-back', on: '2026-05-01', termMonths: 12 } }, me);
    expect(ledger().slice(6)).toEqual(['2026-05-01 win-back 1300']);
    expect(all.contracts.list({ accountId, asOf: null }).contracts[0]).toMatchObject({ contract: { startOn: '2026-05-01', endOn: '2027-04-30', orderType: 'new', arrMinor: 1_300_00 } });
  });
  it('a contract without lines gets its only one first', async () => {
    const { id } = await all.contracts.create({ accountId, name: 'Platform', startOn: '2025-07-01', endOn: '2026-06-30', arrMinor: 1_000_00, seats: 10 }, me);
    await all.contracts.amend({ contractId: id, amendment: { kind: 'cancel', on: '2026-01-01', lineId: id, quantity: 4 } }, me);
    expect(ledger()).toEqual(['2025-07-01 new 1000', '2026-01-01 contraction -400']);
    expect(book.db.prepare('SELECT quantity, arr_minor AS arr, start_on AS "from", end_on AS "to" FROM contract_lines ORDER BY rid').all()).toEqual([{ quantity: 10, arr: 1_000_00, from: null, to: '2025-12-31' }, { quantity: 6, arr: 600_00, from: '2026-01-01', to: null }]);
  });
  it.each<[string, Parameters<Services['contracts']['preview']>[0]['amendment'], RegExp]>([
    ['before the contract', { kind: 'end', on: '2025-01-01' }, /starts on 1 Jul 2025/],
    ['after it', { kind: 'price', on: '2026-08-01', lineId: '01J00000000000000000000000', arrMinor: 1 }, /belongs to its renewal/],
    ['a win-back of what runs', { kind: 'win-back', on: '2026-03-01', termMonths: 12 }, /runs until 30 Jun 2026/],
    ['a line of another contract', { kind: 'price', on: '2026-02-01', lineId: '01J00000000000000000000000', arrMinor: 1 }, /not in this contract/],
  ])('refuse what cannot be: %s', async (_, amendment, says) => {
    const contractId = await contractWithLines();
    expect(() => all.contracts.preview({ contractId, amendment })).toThrow(says);
  });
});

describe('what happens by itself', () => {
  it('a contract that renews by itself goes on with its escalators, and notice stops it', async () => {
    const contractId = await contractWithLines({ startOn: '2024-01-01', endOn: '2024-12-31', autoRenew: true });
    await all.ledger.daily.run('2026-03-16', later);
    expect(ledger()).toEqual(['2024-01-01 new 1000', '2024-01-01 new 200', '2025-01-01 price 50', '2026-01-01 price 52.5']);
    expect(createLedgerReader(book.db).ofAccount(accountId).slice(2).map(({ isContractual }) => isContractual)).toEqual([1, 1]);
    const { contracts } = all.contracts.list({ accountId, asOf: null });
    expect(contracts.map(({ contract }) => [contract.startOn, contract.endOn, contract.orderType])).toEqual([['2026-01-01', '2026-12-31', 'renewal'], ['2025-01-01', '2025-12-31', 'renewal'], ['2024-01-01', '2024-12-31', null]]);
    const writes = book.context.store.writesSinceOpen();
    await all.ledger.daily.run('2026-03-16', later);
    expect(book.context.store.writesSinceOpen()).toBe(writes);
    expect(contractId).not.toBe(contracts[0]?.contract.id);
    await all.contracts.update({ id: contracts[0]?.contract.id ?? '', fields: { noticeGivenOn: '2026-03-01' } }, me);
    book.setNow('2027-03-01T09:00:00.000Z');
    await all.ledger.daily.run('2027-03-01', later);
    expect(ledger().slice(4)).toEqual(['2027-01-01 churn -1102.5', '2027-01-01 churn -200']);
  });
  it('a book from before the ledger is filled in, once', async () => {
    await book.context.store.write({ window: 'old', label: 'Before the ledger', words: [] }, () => {
      for (let at = 0; at < 250; at += 1) {
        const [account, contract] = [book.context.store.newId(), book.context.store.newId()];
        book.db.prepare('INSERT INTO accounts (id, name) VALUES (?, ?)').run(account, `Account ${at}`);
        book.db.prepare(`INSERT INTO contracts (id, account_id, arr_minor, currency, start_on) VALUES (?, ?, ?, 'EUR', '2024-01-01')`).run(contract, account, 100 + at);
      }
      return {};
    });
    await all.ledger.daily.run('2026-03-16', later);
    expect(book.db.prepare('SELECT count(*) AS n, sum(delta_minor) AS minor FROM arr_events WHERE deleted_at IS NULL').get()).toEqual({ n: 250, minor: 250 * 100 + (249 * 250) / 2 });
    const writes = book.context.store.writesSinceOpen();
    await all.ledger.daily.run('2026-03-16', later);
    expect(book.context.store.writesSinceOpen()).toBe(writes);
  });
});

describe('reconciliation', () => {
  const differences = async (): Promise<string[]> => (await all.ledger.reconciliation()).rows.flatMap(({ account, differences: own }) => own.map(({ what, ledgerMinor, otherMinor }) => `${account.label} ${what} ${ledgerMinor / 100} ${otherMinor / 100}`));
  it('names what differs and mends it', async () => {
    await contractWithLines();
    expect(await all.ledger.reconciliation()).toEqual({ rows: [], checked: 1 });
    await all.ledger.state({ accountId, stated: { minor: 1_500_00, currency: 'USD', on: '2026-03-01' } }, me);
    expect(await differences()).toEqual(['Blue Heron stated 1200 1500']);
    await all.ledger.mend({ accountId, what: 'stated', currency: 'USD', mend: 'book' }, me);
    expect([await differences(), arr()]).toEqual([['Blue Heron booked 1500 1200'], 1_500]);
    await all.ledger.mend({ accountId, what: 'booked', currency: 'USD', mend: 'reverse' }, me);
    expect([await differences(), arr()]).toEqual([[], 1_200]);
    await book.context.store.write({ window: 'odd', label: 'Something else', words: [] }, () => {
      book.db.prepare(`UPDATE arr_events SET delta_minor = 1 WHERE source = 'contract' AND delta_minor = 20000`).run();
      return {};
    });
    expect(await differences()).toEqual(['Blue Heron step 1000.01 1200', 'Blue Heron stated 1300.01 1500']);
    await all.ledger.mend({ accountId, what: 'step', currency: 'USD', mend: 'derive' }, me);
    expect(await differences()).toEqual([]);
    await all.ledger.state({ accountId, stated: { minor: 1_500_00, currency: 'EUR', on: '2026-03-16' } }, me);
    await all.ledger.mend({ accountId, what: 'stated', currency: 'EUR', mend: 'take-ledger' }, me);
    expect(book.db.prepare('SELECT stated_arr_minor AS minor, stated_arr_currency AS currency FROM accounts').get()).toEqual({ minor: 1_200_00, currency: 'USD' });
  });
});

it('the sample opens with a ledger that says what the accounts say, and with a difference to mend', async () => {
  await all.sample.open({ window: 'two' });
  const rows = await all.accounts.list();
  const sums = new Map(createLedgerReader(book.db).arrOn(rows.map(({ id }) => id), '2026-03-16').map(({ accountId: id, minor }) => [id, minor]));
  expect(rows.map(({ id, arr: { minor } }) => [id, minor])).toEqual(rows.map(({ id }) => [id, sums.get(id) ?? 0]));
  const found = (await all.ledger.reconciliation()).rows.flatMap(({ differences }) => differences.map(({ what }) => what));
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found)).toEqual(new Set(['stated']));
  expect(all.ledger.rates()).toMatchObject({ missing: [] });
});

describe('rates and mergers', () => {
  it('keeps one rate a currency and day', async () => {
    await all.ledger.saveRate({ id: null, fields: { currency: 'EUR', onDay: '2026-01-01', rateNano: 1_100_000_000, source: '' } }, me);
    expect(() => all.ledger.saveRate({ id: null, fields: { currency: 'EUR', onDay: '2026-01-01', rateNano: 1, source: '' } }, me)).toThrow(/already/);
    expect(() => all.ledger.saveRate({ id: null, fields: { currency: 'USD', onDay: '2026-01-01', rateNano: 1, source: '' } }, me)).toThrow(/always 1/);
    expect(await all.ledger.addRates({ rates: [{ currency: 'EUR', onDay: '2026-01-01', rateNano: 1_200_000_000, source: '' }, { currency: 'GBP', onDay: '2026-01-01', rateNano: 1_300_000_000, source: '' }] }, me)).toMatchObject({ added: 1, changed: 1 });
    await all.contracts.create({ accountId, startOn: '2026-01-01', arrMinor: 100, currency: 'CHF' }, me);
    expect(all.ledger.rates()).toMatchObject({ bookCurrency: 'USD', missing: ['CHF'], rates: [{ currency: 'EUR', rateNano: 1_200_000_000 }, { currency: 'GBP' }] });
  });
  it('merges into a survivor, one step from it, and takes it back', async () => {
    const [middle, survivor] = [(await all.accounts.create({ name: 'Grey Gull' }, me)).id, (await all.accounts.create({ name: 'Red Kite' }, me)).id];
    await all.ledger.merge({ accountId, survivorId: middle, on: '2026-03-01' }, me);
    await all.ledger.merge({ accountId: middle, survivorId: survivor, on: '2026-03-10' }, me);
    expect(all.ledger.mergers({ accountId: survivor }).absorbed.map(({ label, on }) => [label, on])).toEqual([['Blue Heron', '2026-03-01'], ['Grey Gull', '2026-03-10']]);
    expect(() => all.ledger.merge({ accountId: survivor, survivorId: middle, on: '2026-03-10' }, me)).toThrow(/merged into another/);
    expect(() => all.ledger.merge({ accountId: survivor, survivorId: survivor, on: '2026-03-10' }, me)).toThrow(/into itself/);
    await all.ledger.unmerge({ accountId }, me);
    expect(all.ledger.mergers({ accountId }).into).toBeNull();
  });
  it('asks for no more calls with an account that was merged, until that is taken back', async () => {
    const survivorId = (await all.accounts.create({ name: 'Red Kite' }, me)).id;
    const row = () => all.accounts.get({ id: accountId, asOf: null }).row;
    expect(row()).toMatchObject({ coverage: 'managed' });
    const { why } = row().cadence;
    await all.ledger.merge({ accountId, survivorId, on: '2026-03-01' }, me);
    const reason = 'Merged into another account on 1 Mar 2026';
    expect(row()).toMatchObject({ coverage: 'unmanaged', priority: { priority: 'PR3', reason }, cadence: { everyDays: null, dueOn: null, why: reason } });
    expect((await all.accounts.list()).map(({ name, coverage }) => [name, coverage])).toEqual([['Blue Heron', 'unmanaged'], ['Red Kite', 'managed']]);
    await all.ledger.unmerge({ accountId }, me);
    expect(row()).toMatchObject({ coverage: 'managed', cadence: { why } });
  });
});

it('an earlier day shows the ARR that was known then, lines and late renewals included', async () => {
  await contractWithLines({ startOn: '2025-03-15', endOn: '2026-03-14' });
  book.setNow('2026-03-20T09:00:00.000Z');
  await all.contracts.create({ accountId, name: 'Platform', startOn: '2026-03-18', endOn: '2027-03-17', arrMinor: 2_000_00 }, me);
  expect(arr()).toBe(2_000);
  expect(all.accounts.get({ id: accountId, asOf: '2026-03-16' }).row.arr).toEqual({ minor: 1_200_00, currency: 'USD' });
  expect(all.contracts.list({ accountId, asOf: '2026-03-16' })).toMatchObject({ arr: [{ minor: 1_200_00 }], contracts: [{ isLate: true, lines: [{ name: 'Platform' }, { name: 'Maps' }] }] });
  expect((await all.accounts.list())[0]?.arr).toEqual({ minor: 2_000_00, currency: 'USD' });
});
