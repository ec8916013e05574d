import Papa from 'papaparse';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import type { KpiKey } from '#shared/kpi-names.ts';
import { createLedgerReader } from '#electron/store/ledger-rows.ts';
import { undo } from '#electron/store/undo.ts';
import { createKpis } from '#electron/services/kpis.ts';
import { createSettings } from '#electron/services/settings.ts';
import { corpus, corpusFile, createImporting } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

type Row = { account_id: string; product: string; start_date: Day; end_date: Day; mrr: string };

const months = Array.from({ length: 31 }, (_, at) => addMonths('2022-01-01', at));

/** Figures of the file itself: a line runs from its start to the day before its end, and a renewal that comes within the grace closes the gap. */
const naive = (rows: readonly Row[], graceDays: number) => {
  const terms = new Map<string, { start: Day; end: Day; cents: number }[]>();
  for (const { account_id: account, start_date: start, end_date: end, mrr } of rows) {
    const own = terms.get(account) ?? [];
    terms.set(account, own);
    const same = own.find((one) => one.start === start && one.end === end);
    const cents = Math.round(Number(mrr) * 100);
    if (same === undefined) own.push({ start, end, cents });
    else same.cents += cents;
  }
  for (const own of terms.values()) {
    const starts = own.map(({ start }) => start).toSorted();
    for (const term of own) {
      const next = starts.find((start) => start > term.start && start <= addDays(term.end, graceDays - 1));
      if (next !== undefined && next > term.end) term.end = next;
    }
  }
  const revenueOf = (account: string, on: Day): number => (terms.get(account) ?? []).reduce((sum, { start, end, cents }) => (start <= on && on < end ? sum + cents : sum), 0);
  return {
    revenue: (on: Day): number => [...terms.keys()].reduce((sum, account) => sum + revenueOf(account, on), 0),
    churn: (from: Day, to: Day): { base: number; lost: number } => {
      const base = [...terms.keys()].filter((account) => revenueOf(account, from) > 0);
      return { base: base.length, lost: base.filter((account) => revenueOf(account, to) === 0).length };
    },
  };
};

type Line = { from: Day; until: Day; cents: number };

/** ARR of each account of the file on a day, in cents. A line runs to the day before its end; a gap to the next one of the account that is shorter than the grace of 30 days is none. */
const arrOfFile = (rows: readonly Row[]): ((on: Day) => Map<string, number>) => {
  const byAccount = new Map<string, Line[]>();
  for (const row of rows) byAccount.set(row.account_id, [...(byAccount.get(row.account_id) ?? []), { from: row.start_date, until: row.end_date, cents: Math.round(Number(row.mrr) * 1_200) }]);
  for (const lines of byAccount.values()) {
    const starts = [...new Set(lines.map(({ from }) => from))].toSorted();
    for (const line of lines) {
      const next = starts.find((start) => start > line.from && start < addDays(line.until, 30));
      if (next !== undefined && next > line.until) line.until = next;
    }
  }
  return (on) => new Map([...byAccount].map(([id, lines]) => [id, lines.reduce((sum, { from, until, cents }) => sum + (from <= on && on < until ? cents : 0), 0)] as const).filter(([, cents]) => cents > 0));
};

describe.skipIf(corpus === null)('740 accounts with 19,467 subscriptions as lines in the ledger (2 files; skipped without DAYBOOK_CORPUS)', () => {
  const file = corpus === null ? Buffer.alloc(0) : corpusFile('csv/churnsim-crm5/subscriptions.csv');
  const rows = Papa.parse<Row>(file.toString('utf8'), { header: true, skipEmptyLines: true }).data;
  /** Imported once; each test leaves the lines and the grace as they are, and the last one takes the lines out again. */
  let book: TestBook;
  let importing: ReturnType<typeof createImporting>;
  let ids: string[];
  beforeAll(async () => {
    book = await openTestBook({ now: '2025-01-15T09:00:00.000Z' });
    importing = createImporting(book.context);
    await importing.takeCorpus('csv/churnsim-crm5/accounts.csv');
    const opened = await importing.openTable(file, 'subscriptions.csv', 'lines');
    const began = performance.now();
    expect(await importing.run(opened)).toMatchObject({ counts: { new: 19_467, changed: 0, same: 0, wrong: 0 } });
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(book.db.prepare('SELECT count(*) AS contracts FROM contracts').get()).toEqual({ contracts: 6_491 });
    ids = book.db.prepare<[], { id: string }>('SELECT id FROM accounts').all().map(({ id }) => id);
  }, 240_000);
  afterAll(() => book.close());

  const expectFiguresOfTheFile = (graceDays: number): void => {
    const reader = createLedgerReader(book.db);
    const arrOn = (on: Day): Map<string, number> => new Map(reader.arrOn(ids, on).map(({ accountId, minor }) => [accountId, minor]));
    const own = naive(rows, graceDays);
    const told = months.map((on) => {
      const [from, to] = [arrOn(on), arrOn(addMonths(on, 1))];
      return { on, revenue: [...from.values()].reduce((sum, arr) => sum + arr, 0) / 12, churn: { base: from.size, lost: [...from.keys()].filter((id) => (to.get(id) ?? 0) === 0).length } };
    });
    expect(told).toEqual(months.map((on) => ({ on, revenue: own.revenue(on), churn: own.churn(on, addMonths(on, 1)) })));
    expect(told.some(({ churn }) => churn.lost > 0)).toBe(true);
    for (const on of ['2022-02-28', '2022-03-30', '2022-08-28', '2022-10-30', '2023-06-17'] satisfies Day[]) expect([...arrOn(on).values()].reduce((sum, arr) => sum + arr, 0)).toBe(own.revenue(on) * 12);
  };

  it('monthly revenue and logo churn are those of the file, to the cent, with a grace of 30 days', { timeout: 240_000 }, () => expectFiguresOfTheFile(30));

  it('monthly revenue and logo churn are those of the file, to the cent, with a grace of 0 days, and with 30 again once that is undone', { timeout: 240_000 }, async () => {
    const other = { window: 'other' };
    await createSettings(book.context).save({ renewalGraceDays: 0 }, other);
    expectFiguresOfTheFile(0);
    await undo(book.context.store, other.window, null);
    expectFiguresOfTheFile(30);
  });

  it('the KPIs of each month are those that follow from the file, to the cent', { timeout: 240_000 }, async () => {
    const kpis = createKpis(book.context);
    const arrOn = arrOfFile(rows);
    let lostEver = 0;
    for (let month = '2022-02-01'; month < '2024-06-01'; month = addMonths(month, 1)) {
      const { figures, waterfall } = await kpis.board({ period: { kind: 'month', on: month }, owned: 'start', method: 'point', segment: null });
      const of = (key: KpiKey): unknown => {
        const found = figures.find((one) => one.key === key);
        return { numerator: found?.numerator, base: found?.base };
      };
      const [opens, closes] = [arrOn(addDays(month, -1)), arrOn(addDays(addMonths(month, 1), -1))];
      const [start, end] = [opens, closes].map((arr) => [...arr.values()].reduce((sum, cents) => sum + cents, 0));
      const ends = [...opens].map(([id, cents]) => [cents, closes.get(id) ?? 0] as const);
      const lost = ends.filter(([, cents]) => cents === 0).length;
      lostEver += lost;
      expect({ month, nrr: of('nrr'), grr: of('grr'), logos: of('logo-churn'), start: waterfall.start, end: waterfall.end }).toEqual({
        month, nrr: { numerator: ends.reduce((sum, [, cents]) => sum + cents, 0), base: start }, grr: { numerator: ends.reduce((sum, [before, after]) => sum + Math.min(before, after), 0), base: start }, logos: { numerator: lost, base: opens.size }, start, end,
      });
    }
    expect(lostEver).toBeGreaterThan(100);
  });

  it('all of them are found again in another file of that name, and one undo takes them out of the ledger', { timeout: 240_000 }, async () => {
    expect(await importing.run(await importing.openTable(file, 'again.csv', 'lines'))).toMatchObject({ counts: { new: 0, changed: 0, same: 19_467, wrong: 0 }, changeId: null });
    await undo(book.context.store, 'test', null);
    expect(book.db.prepare('SELECT count(*) AS left FROM arr_events WHERE deleted_at IS NULL').get()).toEqual({ left: 0 });
  });
});

describe('lines of contracts', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
    await createImporting(book.context).take('Account name\nBlue Heron\nGrey Gull\n', 'accounts.csv');
  });
  afterEach(() => book.close());
  const lines = (): unknown[] => book.db.prepare(
    `SELECT a.name AS account, k.name AS contract, k.start_on, k.end_on, k.currency, k.arr_minor AS arr, l.name, l.kind, l.quantity, l.unit, l.arr_minor, l.start_on AS own_start, l.end_on AS own_end, l.notes FROM contract_lines l
     JOIN contracts k ON k.id = l.contract_id JOIN accounts a ON a.id = k.account_id WHERE l.deleted_at IS NULL ORDER BY l.rid`,
  ).all();

  it('joins rows with the same days, takes MRR times twelve, and keeps services out of ARR', async () => {
    const file = 'Customer,Product,Start date,End date,MRR,Quantity,Unit,Discount,Line type\nBlue Heron,Platform,2026-01-01,2026-12-31,"1,000.50",10,seats,0.1,subscription\nBlue Heron,Maps,2026-01-01,2026-12-31,100,,,,usage\nBlue Heron,Set-up,2026-01-01,2026-12-31,500,,,,one-time\nGrey Gull,Platform,2026-02-01,,50,,,,\n';
    const importing = createImporting(book.context);
    expect(await importing.take(file, 'lines.csv', 'lines')).toMatchObject({ counts: { new: 4, wrong: 0 } });
    expect(lines()).toEqual([
      { account: 'Blue Heron', contract: 'Subscription', start_on: '2026-01-01', end_on: '2026-12-31', currency: 'USD', arr: 13_206_00, name: 'Platform', kind: 'recurring', quantity: 10, unit: 'seats', arr_minor: 12_006_00, own_start: null, own_end: null, notes: 'Discount 10 %' },
      { account: 'Blue Heron', contract: 'Subscription', start_on: '2026-01-01', end_on: '2026-12-31', currency: 'USD', arr: 13_206_00, name: 'Maps', kind: 'usage', quantity: null, unit: '', arr_minor: 1_200_00, own_start: null, own_end: null, notes: '' },
      { account: 'Blue Heron', contract: 'Subscription', start_on: '2026-01-01', end_on: '2026-12-31', currency: 'USD', arr: 13_206_00, name: 'Set-up', kind: 'one-off', quantity: null, unit: '', arr_minor: 6_000_00, own_start: null, own_end: null, notes: '' },
      { account: 'Grey Gull', contract: 'Subscription', start_on: '2026-02-01', end_on: null, currency: 'USD', arr: 600_00, name: 'Platform', kind: 'recurring', quantity: null, unit: '', arr_minor: 600_00, own_start: null, own_end: null, notes: '' },
    ]);
    const changed = file.replace('1,000.50', '1,100.50');
    expect(await importing.take(changed, 'lines.csv', 'lines')).toMatchObject({ counts: { new: 0, changed: 1, same: 3 } });
    expect(book.db.prepare(`SELECT sum(delta_minor) AS arr FROM arr_events WHERE deleted_at IS NULL`).get()).toEqual({ arr: 12_006_00 + 1_200_00 + 1_200_00 + 600_00 });
  });

  it('a contract that is named takes in lines of other days', async () => {
    const file = 'Customer,Contract number,Product,Start date,End date,ARR,Currency\nBlue Heron,C-1,Platform,2026-01-01,2026-12-31,1000,EUR\nBlue Heron,C-1,Maps,2026-04-01,2026-12-31,200,EUR\nBlue Heron,C-1,Trial maps,2026-02-01,2026-03-31,0,EUR\n';
    expect(await createImporting(book.context).take(file, 'lines.csv', 'lines')).toMatchObject({ counts: { new: 3, wrong: 0 } });
    expect(lines()).toMatchObject([
      { contract: 'C-1', start_on: '2026-01-01', end_on: '2026-12-31', currency: 'EUR', arr: 1_200_00, own_start: null, own_end: null },
      { own_start: '2026-04-01', own_end: null },
      { own_start: '2026-02-01', own_end: '2026-03-31' },
    ]);
    expect(book.db.prepare(`SELECT on_day, kind, delta_minor FROM arr_events WHERE deleted_at IS NULL ORDER BY on_day`).all()).toEqual([{ on_day: '2026-01-01', kind: 'new', delta_minor: 1_000_00 }, { on_day: '2026-04-01', kind: 'cross-sell', delta_minor: 200_00 }]);
  });

  it('says what it cannot take', async () => {
    const file = 'Customer,Product,Start date,End date,MRR\nBlue Heron,Platform,2026-01-01,2025-12-31,100\nBlue Heron,Maps,,2026-12-31,100\nNobody,Maps,2026-01-01,2026-12-31,100\nBlue Heron,Maps,2026-01-01,2026-12-31,\n';
    const importing = createImporting(book.context);
    const preview = await importing.preview(await importing.openTable(file, 'lines.csv', 'lines'));
    expect(preview.wrong.map(({ reason }) => reason)).toEqual([
      'The line ends before it starts.', 'A line needs the day on which it starts.', 'No account of this name or id is in the book. Import the accounts first, or correct the name.', 'A line needs its ARR, its MRR or an amount.',
    ]);
  });
});
