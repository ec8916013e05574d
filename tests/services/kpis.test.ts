import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KpiKey } from '#shared/kpi-names.ts';
import type { KpiAsked, KpiBoard, KpiFigure } from '#shared/kpis.ts';
import { createKpiReader } from '#electron/store/kpi-book.ts';
import { me, openKpiBook, type KpiTestBook } from '#tests/services/kpi-book.ts';

let open: KpiTestBook;
beforeEach(async () => {
  open = await openKpiBook();
});
afterEach(() => open.book.close());

const board = (more: Partial<KpiAsked> = {}): Promise<KpiBoard> => open.services.kpis.board(open.asked(more));
const figure = async (key: KpiKey, more: Partial<KpiAsked> = {}): Promise<KpiFigure> => {
  const found = (await board(more)).figures.find((one) => one.key === key);
  if (found === undefined) throw new Error(`No ${key}`);
  return found;
};
const rows = (kpi: KpiKey, more: Partial<KpiAsked> = {}) => open.services.kpis.rows({ ...open.asked(more), kpi });

describe('a fiscal year that starts in February', () => {
  test('the quarter begins on 1 February; what starts on that day is new, and the cohort is what was there before', async () => {
    await open.account('Amber', [{ on: '2025-06-01', delta: 100_00 }, { on: '2026-02-10', delta: 50_00, kind: 'seats' }]);
    await open.account('Blue', [{ on: '2025-06-01', delta: 100_00 }, { on: '2026-02-01', delta: -40_00, kind: 'contraction' }]);
    await open.account('Cyan', [{ on: '2026-02-01', delta: 500_00 }]);
    const found = await board();
    expect(found.period).toMatchObject({ from: '2026-02-01', to: '2026-04-30', name: 'FY2027 Q1' });
    expect(found.measured).toMatchObject({ to: '2026-03-16', isRunning: true });
    expect(found.previous).toMatchObject({ from: '2025-11-01', to: '2026-01-31', name: 'FY2026 Q4' });
    const of = (key: KpiKey) => found.figures.find((one) => one.key === key);
    expect(of('nrr')).toMatchObject({ value: 1.05, numerator: 210_00, base: 200_00, rows: 2, previous: 1, na: null });
    expect(of('grr')).toMatchObject({ value: 0.8 });
    expect(of('gross-churn')?.value).toBeCloseTo(0.2, 12);
    expect(of('logo-churn')).toMatchObject({ value: 0, numerator: 0, base: 2 });
    expect(of('new-arr')).toMatchObject({ value: 500_00 });
    expect(found.waterfall).toMatchObject({ start: 200_00, end: 710_00, missing: [] });
    expect(found.waterfall.lines.reduce((sum, { minor }) => sum + minor, found.waterfall.start)).toBe(found.waterfall.end);
    expect((await board({ period: { kind: 'year', on: '2026-01-31' } })).period.name).toBe('FY2026');
    expect((await board({ period: { kind: 'half', on: '2025-09-01' } })).period).toMatchObject({ from: '2025-08-01', to: '2026-01-31' });
  });
  test('an empty book is n/a and says why', async () => {
    expect((await board()).hasLedger).toBe(false);
    for (const key of ['nrr', 'grr', 'logo-churn', 'renewal-rate', 'nps', 'time-to-value', 'reviewed'] as const) {
      const found = await figure(key);
      expect(found.value).toBeNull();
      expect(found.na).not.toBe('');
    }
  });
  test('a period that has not begun is refused', async () => {
    await expect(board({ period: { kind: 'quarter', on: '2026-05-01' } })).rejects.toThrow('FY2027 Q2 has not begun. Choose one that has.');
  });
});

describe('every figure opens to its rows, and each row to its movements', () => {
  test('rows add up to the figure; a row leads to the event and its contract', async () => {
    const id = await open.account('Amber');
    const contract = await open.services.contracts.create({ accountId: id, name: 'Platform', startOn: '2025-03-01', endOn: '2026-02-28', arrMinor: 100_00, currency: 'USD' }, me);
    const next = await open.services.contracts.create({ accountId: id, name: 'Platform', startOn: '2026-03-01', endOn: '2027-02-28', arrMinor: 130_00, currency: 'USD', renewsId: contract.id }, me);
    await open.account('Blue', [{ on: '2025-06-01', delta: 200_00 }, { on: '2026-02-10', delta: -200_00, kind: 'churn' }]);
    for (const kpi of ['nrr', 'grr', 'gross-churn', 'expansion', 'logo-churn', 'renewal-rate'] as const) {
      const { figure: found, parts } = await rows(kpi);
      expect(parts.reduce((sum, { part }) => sum + part, 0)).toBe(found.numerator);
      expect(parts.reduce((sum, { base }) => sum + base, 0)).toBe(found.base);
      expect(parts).toHaveLength(found.rows);
    }
    expect((await rows('nrr')).parts.find(({ accountId }) => accountId === id)).toMatchObject({ start: 100_00, end: 130_00, part: 130_00 });
    const events = await open.services.kpis.events({ ...open.asked(), accountId: id });
    expect(events).toMatchObject({ accountName: 'Amber', opens: [{ minor: 100_00, currency: 'USD' }], closes: [{ minor: 130_00, currency: 'USD' }] });
    expect(events.events.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)).toBe(30_00);
    expect(events.events[0]).toMatchObject({ on: '2026-03-01', contract: { entity: 'contracts', id: next.id, label: 'Platform' }, source: 'contract' });
  });
  test('a renewal of 100 won at 130: won ATR 100, net +30, rate 100 %; one that is late stays in the base until its grace is over', async () => {
    const id = await open.account('Amber');
    const contract = await open.services.contracts.create({ accountId: id, name: 'Platform', startOn: '2025-03-01', endOn: '2026-02-28', arrMinor: 100_00, currency: 'USD' }, me);
    await open.services.contracts.create({ accountId: id, name: 'Platform', startOn: '2026-03-01', endOn: '2027-02-28', arrMinor: 130_00, currency: 'USD', renewsId: contract.id }, me);
    expect(await figure('renewal-rate')).toMatchObject({ value: 1, numerator: 100_00, base: 100_00, notes: ['Net of what was won +$30'] });
    expect((await figure('nrr')).value).toBe(1.3);
    const late = await open.account('Blue');
    await open.services.contracts.create({ accountId: late, name: 'Platform', startOn: '2025-03-01', endOn: '2026-02-28', arrMinor: 300_00, currency: 'USD' }, me);
    expect(await figure('renewal-rate')).toMatchObject({ value: 0.25, base: 400_00, notes: ['1 still open, 1 late', 'Net of what was won +$30'] });
    expect((await figure('nrr')).value).toBeCloseTo(430 / 400, 12);
    open.book.setNow('2026-04-02T09:00:00.000Z');
    expect((await rows('renewal-rate')).parts.map(({ says }) => says)).toContain('Lost: the grace is over');
  });
  test('merged accounts count under their survivor, and their movements show with it', async () => {
    const survivor = await open.account('Amber', [{ on: '2025-06-01', delta: 100_00 }]);
    const merged = await open.account('Blue', [{ on: '2025-06-01', delta: 50_00 }, { on: '2026-02-10', delta: -50_00, kind: 'contraction' }]);
    await open.run('UPDATE accounts SET merged_into_id = ?, merged_on = ? WHERE id = ?', survivor, '2026-02-05', merged);
    expect(await figure('logo-churn')).toMatchObject({ value: 0, base: 1 });
    expect((await rows('nrr')).parts).toMatchObject([{ accountId: survivor, start: 150_00, end: 100_00 }]);
    expect((await open.services.kpis.events({ ...open.asked(), accountId: merged })).events).toMatchObject([{ accountName: 'Blue', deltaMinor: -50_00 }]);
  });
});

describe('whose, how and in what money', () => {
  test('owned at the start and owned now', async () => {
    await open.account('Left', [{ on: '2025-06-01', delta: 100_00 }, { on: '2026-03-01', delta: -100_00, kind: 'churn' }]).then((id) => open.run('UPDATE accounts SET owned_to = ? WHERE id = ?', '2026-02-15', id));
    await open.account('Came', [{ on: '2025-06-01', delta: 100_00 }, { on: '2026-03-01', delta: 20_00, kind: 'tier' }], { csmSince: '2026-02-16' });
    expect(await figure('nrr')).toMatchObject({ value: 0, base: 100_00 });
    expect(await figure('nrr', { owned: 'now' })).toMatchObject({ value: 1.2, base: 100_00 });
    const { lines, start, end } = (await board()).waterfall;
    expect([start, lines.find(({ line }) => line === 'transfer-in')?.minor, lines.find(({ line }) => line === 'churn')?.minor, end]).toEqual([100_00, 120_00, -100_00, 120_00]);
  });
  test('the movement view is labelled as such', async () => {
    await open.account('Amber', [{ on: '2025-06-01', delta: 100_00 }, { on: '2026-02-10', delta: 30_00, kind: 'seats' }, { on: '2026-02-20', delta: -20_00, kind: 'contraction' }]);
    expect(await figure('grr')).toMatchObject({ value: 1, notes: [] });
    expect(await figure('grr', { method: 'movement' })).toMatchObject({ value: 0.8, notes: ['Movement view'] });
  });
  test('money is at the rate of the first day of the period, and a currency without one is named', async () => {
    const eur = await open.account('Euro', [{ on: '2025-06-01', delta: 100_00, currency: 'EUR' }, { on: '2026-02-10', delta: 10_00, kind: 'seats', currency: 'EUR' }]);
    expect(await figure('nrr')).toMatchObject({ value: null, na: 'No exchange rate on 1 Feb 2026', caveats: ['Without 1 account in EUR: no exchange rate on 1 Feb 2026'] });
    expect(await figure('logo-churn')).toMatchObject({ value: 0, base: 1 });
    for (const [on, rate] of [['2025-12-01', 1_100_000_000], ['2026-02-10', 1_500_000_000]] as const) await open.run('INSERT INTO exchange_rates (id, currency, on_day, rate_nano) VALUES (?, ?, ?, ?)', open.book.context.store.newId(), 'EUR', on, rate);
    expect(await figure('nrr')).toMatchObject({ value: 1.1, numerator: 121_00, base: 110_00, na: null });
    expect((await open.services.kpis.events({ ...open.asked(), accountId: eur })).events).toMatchObject([{ deltaMinor: 10_00, currency: 'EUR', inBook: 11_00 }]);
  });
  test('by segment', async () => {
    await open.account('Big', [{ on: '2025-06-01', delta: 100_00 }], { segment: 'enterprise' });
    await open.account('Small', [{ on: '2025-06-01', delta: 10_00 }, { on: '2026-02-10', delta: -10_00, kind: 'churn' }], { segment: 'commercial' });
    expect((await board()).segments.map(({ key, accounts, values }) => [key, accounts, values.nrr])).toEqual([['enterprise', 1, 1], ['commercial', 0, 0]]);
    expect(await figure('nrr', { segment: 'commercial' })).toMatchObject({ value: 0, rows: 1 });
    expect((await board({ segment: 'commercial' })).waterfall.start).toBe(10_00);
  });
});

describe('voice, work and targets', () => {
  test('NPS of 5 promoters, 3 passives and 2 detractors is 30, one latest answer a person, directional below ten', async () => {
    const id = await open.account('Amber');
    const survey = await open.services.surveys.create({ name: 'Spring', kind: 'nps', question: '', scaleMin: 0, scaleMax: 10, sentOn: '2026-02-02' }, me);
    const answer = (respondent: string, score: number, on = '2026-02-10') => open.run('INSERT INTO survey_responses (id, survey_id, account_id, respondent, on_day, score) VALUES (?, ?, ?, ?, ?, ?)', open.book.context.store.newId(), survey.id, id, respondent, on, score);
    await answer('p0', 0, '2026-02-03');
    for (const [at, score] of [10, 9, 9, 10, 9, 7, 8, 7, 3, 6].entries()) await answer(`p${at}`, score);
    expect(await figure('nps')).toMatchObject({ value: 30, base: 10, rows: 10, notes: ['n = 10, ± 48'] });
    expect((await rows('nps')).parts.reduce((sum, { part }) => sum + part, 0)).toBe(3);
    expect((await figure('nps', { period: { kind: 'month', on: '2026-03-01' } })).value).toBeNull();
  });
  test('a year’s target is scaled to what was measured; the archetype says what comes first', async () => {
    await open.account('Amber', [{ on: '2024-06-01', delta: 100_00 }]);
    await open.services.settings.save({ kpis: { ...open.book.context.settings().kpis, targets: { nrr: 110, grr: 90 } } }, me);
    const year = { period: { kind: 'year', on: '2026-01-31' } } as const;
    expect(await figure('nrr', year)).toMatchObject({ target: 1.1, isMet: false });
    expect((await figure('nrr', { period: { kind: 'quarter', on: '2026-01-31' } })).target).toBeCloseTo(1.1 ** 0.25, 12);
    expect((await figure('time-to-value')).target).toBe(30);
    expect((await board()).figures.slice(0, 2).map(({ key }) => key)).toEqual(['grr', 'renewal-rate']);
    await open.services.settings.save({ archetype: { ...open.book.context.settings().archetype, chosen: 'adopt' } }, me);
    expect((await board()).measuredBy[0]).toBe('time-to-value');
  });
  test('the trend ends with the period, and goals read the same figure', async () => {
    await open.account('Amber', [{ on: '2025-06-01', delta: 100_00 }, { on: '2026-01-10', delta: 10_00, kind: 'seats' }]);
    const trend = await open.services.kpis.trend({ ...open.asked(), count: 8 });
    expect(trend.periods.map(({ name }) => name).slice(-2)).toEqual(['FY2026 Q4', 'FY2027 Q1']);
    expect(trend.values.nrr).toEqual([null, null, null, null, null, 1, 1.1, 1]);
    const reader = createKpiReader(open.book.context);
    expect(await reader.value('nrr', { kind: 'quarter', on: '2026-01-31' })).toMatchObject({ value: 1.1, previous: 1 });
  });
  test('a write that touches the ledger shows in the next read', async () => {
    const id = await open.account('Amber', [{ on: '2025-06-01', delta: 100_00 }]);
    expect((await figure('nrr')).value).toBe(1);
    await open.ledger(id, [{ on: '2026-02-10', delta: 25_00, kind: 'seats' }]);
    expect((await figure('nrr')).value).toBe(1.25);
    await open.services.accounts.remove({ id }, me);
    expect((await figure('nrr')).value).toBeNull();
  });
});
