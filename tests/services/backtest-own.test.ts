import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OwnRow, RowFilter } from '#shared/backtest.ts';
import { addDays, type Day } from '#shared/days.ts';
import { weigh } from '#shared/health-rules.ts';
import { healthPresets } from '#shared/presets/health-models.ts';
import { createBacktest } from '#electron/services/backtest.ts';
import { createSettings } from '#electron/services/settings.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const me = { window: 'one' };
const all: RowFilter = { band: null, outcome: null, only: null };
const model = healthPresets.fy25;
const due = '2026-01-01';
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
});
afterEach(() => book.close());

type Colour = 'green' | 'yellow' | 'red';
type Made = { name: string; after: number; sentiment?: Colour; plan?: Colour; snapshotsFrom?: Day };

/** A snapshot of two measures, weighed by the shipped model. */
const snapshot = (rid: number, day: Day, sentiment: Colour, plan: Colour): void => {
  const said = weigh(model, [
    { key: 'sentiment', name: 'CSM sentiment', group: 'risk', weight: 100, colour: sentiment, stale: false, why: '' },
    { key: 'plan', name: 'Success plan', group: 'outcomes', weight: 100, colour: plan, stale: false, why: '' },
  ], false);
  book.db.prepare('INSERT INTO health_snapshots (account_rid, day, score, band, override, model_ref, detail) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(rid, day, said.score, said.band, said.override, 'fy25', JSON.stringify({ measures: said.measures, groups: said.groups }));
};

/** An account with a contract that ended with 2025, what followed it, and snapshots every ten days of the half year before. */
const insert = ({ name, after, sentiment = 'green', plan = 'green', snapshotsFrom = '2025-07-01' }: Made): { id: string; rid: number } => {
  const { newId } = book.context.store;
  const id = newId();
  book.db.prepare('INSERT INTO accounts (id, name) VALUES (?, ?)').run(id, name);
  const contract = book.db.prepare(`INSERT INTO contracts (id, account_id, name, arr_minor, currency, start_on, end_on) VALUES (?, ?, 'Platform', ?, 'USD', ?, ?)`);
  contract.run(newId(), id, 100, '2025-01-01', '2025-12-31');
  if (after > 0) contract.run(newId(), id, after, due, '2026-12-31');
  const { rid } = book.db.prepare<[string], { rid: number }>('SELECT rid FROM accounts WHERE id = ?').get(id) ?? { rid: 0 };
  for (let day: Day = snapshotsFrom; day < due; day = addDays(day, 10)) snapshot(rid, day, sentiment, plan);
  return { id, rid };
};
const makeAll = (made: readonly Made[]): Promise<{ made: { id: string; rid: number }[] }> => book.context.store.write({ window: 'one', label: 'Made', words: ['accounts'] }, () => ({ made: made.map(insert) }));
const make = async (one: Made): Promise<{ id: string; rid: number }> => (await makeAll([one])).made[0] ?? { id: '', rid: 0 };
const times = (count: number, one: (at: number) => Made): Made[] => Array.from({ length: count }, (_, at) => one(at));

/** Twenty-four renewals of which the score foresaw most: 14 up and green, 4 down and yellow, 6 lost, all but one red. */
const makeMany = (): Promise<unknown> =>
  makeAll([
    ...times(14, (at) => ({ name: `Kept ${at}`, after: 120, plan: at % 3 === 0 ? 'yellow' : 'green' })),
    ...times(4, (at) => ({ name: `Less ${at}`, after: 60, sentiment: 'yellow' })),
    ...times(6, (at) => ({ name: `Lost ${at}`, after: 0, sentiment: at === 0 ? 'green' : 'red', plan: at === 0 ? 'yellow' : at % 2 === 0 ? 'green' : 'red' })),
  ]);

const risk = (accountId: string, values: Record<string, unknown>): Promise<unknown> => {
  const row = { level: 'red', reason: 'adoption', impact: 'churn', state: 'closed', opened_on: '2025-09-01', next_step: 'Call', next_due_on: '2025-10-01', ...values };
  return book.context.store.write({ window: 'one', label: 'Risk', words: ['risks', 'backtest'] }, () => {
    book.db.prepare(`INSERT INTO risks (id, account_id, ${Object.keys(row).join(', ')}) VALUES (?, ?, ${Object.keys(row).map(() => '?').join(', ')})`).run(book.context.store.newId(), accountId, ...Object.values(row));
    return {};
  });
};

const rowOf = async (name: string, days = 30): Promise<OwnRow | undefined> => {
  const { rows } = await createBacktest(book.context).ownRows({ lossIs: 'churned', days, filter: all, offset: 0, limit: 100 });
  return rows.find(({ accountName }) => accountName === name);
};

describe('the book’s own past', () => {
  test('of a book with a known truth is found again', async () => {
    await makeMany();
    const past = await createBacktest(book.context).own({ lossIs: 'churned' });
    expect(past).toMatchObject({ decided: 24, counts: { renewed: 14, contracted: 4, churned: 6 }, withoutSnapshot: 0, late: 0, lead: { warned: 5, of: 6 } });
    expect(past.horizons.map(({ days }) => days)).toEqual([90, 60, 30]);
    for (const { findings } of past.horizons) {
      expect(findings).toMatchObject({ outcomes: 24, losses: 6, recall: { count: 5, of: 6 }, precision: { count: 5, of: 9 }, verdict: 'signal' });
      expect(findings.bands.map(({ total }) => total)).toEqual([15, 4, 5]);
    }
    // Not green since the first snapshot within the year before.
    expect(past.lead.medianDays).toBe(184);
  });

  test('under the minimum gives counts alone, and says when it can say more', async () => {
    await makeAll([...times(6, (at) => ({ name: `Lost ${at}`, after: 0, sentiment: 'red' })), ...times(13, (at) => ({ name: `Kept ${at}`, after: 100 }))]);
    const past = await createBacktest(book.context).own({ lossIs: 'churned' });
    expect(past.horizons[0]?.findings).toMatchObject({ outcomes: 19, losses: 6, verdict: 'counts-only', auc: null, recall: null, precision: null });
    expect(past.enoughOn).toBe('2027-02-01');
    const replay = await createBacktest(book.context).replay({ lossIs: 'churned', days: 30, weights: past.weights });
    expect([replay.difference, replay.replayed.auc]).toEqual([null, null]);
  });

  test('an empty book has nothing', async () => {
    expect(await createBacktest(book.context).own({ lossIs: 'churned' })).toMatchObject({ decided: 0, withoutSnapshot: 0, enoughOn: null, lead: { medianDays: null, warned: 0, of: 0 } });
  });

  test('takes the score as it stood: what came later does not count, and one that is too old is none', async () => {
    const { rid } = await make({ name: 'Heron', after: 0, snapshotsFrom: '2026-01-01' });
    snapshot(rid, '2025-09-01', 'yellow', 'yellow');
    snapshot(rid, '2025-11-30', 'green', 'green');
    snapshot(rid, '2025-12-05', 'red', 'red');
    expect((await rowOf('Heron'))?.scores).toEqual([{ days: 90, day: null, score: null, band: null }, { days: 60, day: null, score: null, band: null }, { days: 30, day: '2025-11-30', score: 100, band: 'green' }]);
  });

  test('a loss that was known early counts back from then, and a red from after it is no warning', async () => {
    const { id, rid } = await make({ name: 'Heron', after: 0, snapshotsFrom: '2026-01-01' });
    for (const [day, colour] of [['2025-08-02', 'green'], ['2025-09-01', 'green'], ['2025-10-05', 'red'], ['2025-12-01', 'red']] as const) snapshot(rid, day, colour, colour);
    expect(await rowOf('Heron')).toMatchObject({ decidedOn: due, knownOn: null, isLate: false, leadDays: 88, scores: [{ band: 'red', day: '2025-10-05' }].flatMap(() => [{ days: 90 }, { days: 60 }, { days: 30, band: 'red' }]) });
    await risk(id, { state: 'will-churn', will_churn: JSON.stringify({ on: '2025-10-02', tried: 'All' }) });
    expect(await rowOf('Heron')).toMatchObject({ decidedOn: '2025-10-02', knownOn: '2025-10-02', isLate: true, leadDays: null, scores: [{ days: 90 }, { days: 60, band: 'green' }, { days: 30, band: 'green' }] });
    const past = await createBacktest(book.context).own({ lossIs: 'churned' });
    expect(past).toMatchObject({ late: 1, lead: { warned: 0, of: 1 } });
  });

  test('a red that was worked on and saved is marked', async () => {
    const { id } = await make({ name: 'Heron', after: 100, sentiment: 'red' });
    await risk(id, { is_intervened: 1, closed_on: '2025-12-20', outcome: 'saved' });
    expect(await rowOf('Heron')).toMatchObject({ isIntervened: true, knownOn: null, outcome: 'renewed' });
    const { total } = await createBacktest(book.context).ownRows({ lossIs: 'churned', days: 30, filter: { ...all, only: 'saved' }, offset: 0, limit: 5 });
    expect(total).toBe(1);
  });

  test('every figure leads to its rows', async () => {
    await makeMany();
    const backtest = createBacktest(book.context);
    const past = await backtest.own({ lossIs: 'churned-or-contracted' });
    const count = async (filter: Partial<RowFilter>): Promise<number> => (await backtest.ownRows({ lossIs: 'churned-or-contracted', days: 60, filter: { ...all, ...filter }, offset: 0, limit: 3 })).total;
    const findings = past.horizons[1]?.findings;
    for (const { band, total, counts } of findings?.bands ?? []) expect([await count({ band: band ?? 'none' }), await count({ band: band ?? 'none', outcome: 'contracted' })]).toEqual([total, counts.contracted]);
    expect(await count({ band: 'not-green', outcome: 'lost' })).toBe(findings?.recall?.count);
    expect(findings?.losses).toBe(10);
  });

  test('is gathered anew after a write', async () => {
    const backtest = createBacktest(book.context);
    expect((await backtest.own({ lossIs: 'churned' })).decided).toBe(0);
    await make({ name: 'Heron', after: 100 });
    expect((await backtest.own({ lossIs: 'churned' })).decided).toBe(1);
    await createSettings(book.context).save({ backtest: { ...book.context.settings().backtest, horizons: [120, 60, 30] } }, me);
    expect((await backtest.own({ lossIs: 'churned' })).horizons[0]?.days).toBe(120);
    await expect(backtest.ownRows({ lossIs: 'churned', days: 90, filter: all, offset: 0, limit: 1 })).rejects.toThrow('not looked at 90 days');
  });
});

describe('replay', () => {
  test('with the weights in force changes nothing; with others it says by how much', async () => {
    await makeMany();
    const backtest = createBacktest(book.context);
    const { weights } = await backtest.own({ lossIs: 'churned' });
    const same = await backtest.replay({ lossIs: 'churned', days: 30, weights });
    expect(same.replayed).toEqual(same.now);
    expect(same.difference).toEqual({ value: 0, low: 0, high: 0 });
    const planOnly = { ...weights, groups: weights.groups.map((group) => ({ ...group, weight: group.key === 'outcomes' ? 10 : 0 })) };
    const worse = await backtest.replay({ lossIs: 'churned', days: 30, weights: planOnly });
    expect(worse.now.auc).toEqual(same.now.auc);
    expect(worse.difference?.value).toBeCloseTo((worse.replayed.auc?.value ?? 0) - (worse.now.auc?.value ?? 0), 9);
    expect(worse.difference?.value).toBeLessThan(0);
    expect(worse.withoutDetail).toBe(0);
  });

  test('reads the measures of the day, and of a day without any those of the day before', async () => {
    const { rid } = await make({ name: 'Heron', after: 0, snapshotsFrom: '2026-01-01' });
    snapshot(rid, '2025-11-20', 'red', 'green');
    book.db.prepare('INSERT INTO health_snapshots (account_rid, day, score, band, override, model_ref, detail) VALUES (?, ?, ?, ?, NULL, ?, NULL)').run(rid, '2025-12-01', 28.57, 'red', 'fy25');
    snapshot(rid, '2025-12-10', 'green', 'red');
    const backtest = createBacktest(book.context);
    const { weights } = await backtest.own({ lossIs: 'churned' });
    const replay = await backtest.replay({ lossIs: 'churned', days: 30, weights: { ...weights, groups: weights.groups.filter(({ key }) => key === 'outcomes') } });
    expect(replay).toMatchObject({ withoutDetail: 0, replayed: { outcomes: 1, bands: [{ band: 'green', total: 1 }, { total: 0 }, { total: 0 }] } });
  });
});
