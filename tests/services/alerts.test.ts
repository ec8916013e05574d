import { fc, test as property } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CloseReason } from '#shared/actions.ts';
import { createContext } from '#electron/context.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createAlerts } from '#electron/services/alerts.ts';
import { createToday } from '#electron/services/today.ts';
import { createAlertDaily } from '#electron/store/alert-daily.ts';
import { redo, undo } from '#electron/store/undo.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';
import { addMetric, bringUsage, type TestPoint } from '#tests/services/usage-book.ts';

const me = { window: 'one' };
const other = { window: 'two' };
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
});
afterEach(() => book.close());

const prepare = async (names: readonly string[] = ['Blue Heron']) => {
  const [alerts, today, accounts] = [createAlerts(book.context), createToday(book.context), createAccounts(book.context)];
  const ids: string[] = [];
  for (const name of names) ids.push((await accounts.create({ name, segment: 'enterprise' }, other)).id);
  const logins = await addMetric(book, { key: 'logins', name: 'Logins' });
  const run = (): Promise<void> => alerts.daily.run(book.context.today(), breathe);
  const rows = async () => (await today.read({ rule: 'usage-alert' })).items;
  const points = (accountId: string, values: Record<string, number>, metricId = logins): TestPoint[] => Object.entries(values).map(([day, value]) => ({ accountId, metricId, day, value }));
  return { alerts, today, accounts, logins, run, rows, points, ids, id: ids[0] ?? '' };
};
const stored = () => book.db.prepare<[], { rule_ref: string; occurrence: string; deleted_at: string | null }>('SELECT rule_ref, occurrence, deleted_at FROM alerts ORDER BY rule_ref, occurrence, metric_id').all();
const live = (): string[] => stored().filter((row) => row.deleted_at === null).map((row) => `${row.rule_ref} ${row.occurrence}`);
const fall = { '2026-01-10': 41, '2026-02-10': 29 };

describe('the daily job', () => {
  test('a fall of 20 % is on Today once, with its trace, and stays away once it was dealt with', async () => {
    const { run, rows, points, id, today, alerts } = await prepare();
    await bringUsage(book, points(id, fall));
    await run();
    const [row] = await rows();
    expect(row).toMatchObject({ title: 'Logins of Blue Heron fell by 29 %', why: 'Logins 41 → 29, −29 % on the month (Jan 2026 → Feb 2026), rule Drop in a month', since: '2026-03-01', type: 'risk', account: { id } });
    await today.done({ key: row?.key ?? '' }, me);
    await bringUsage(book, points(id, { '2026-02-10': 28 }));
    await run();
    await createAlertDaily(book.context).run('2026-03-16', breathe);
    expect(await rows()).toEqual([]);
    expect(live()).toEqual(['metric-drop 2026-02']);
    expect(await alerts.list({ view: 'closed' })).toMatchObject({ total: 1, rows: [{ status: 'success', metrics: [{ trace: row?.why }] }] });
  });

  test('metrics that fall together are one row, the largest move first', async () => {
    const { run, rows, points, id } = await prepare();
    const exports = await addMetric(book, { key: 'exports', name: 'Exports' });
    await bringUsage(book, [...points(id, fall), ...points(id, { '2026-01-10': 40, '2026-02-10': 10 }, exports)]);
    await run();
    expect(await rows()).toMatchObject([{ title: '2 metrics of Blue Heron fell, Exports by 75 %', why: 'Exports 40 → 10, −75 % on the month (Jan 2026 → Feb 2026), rule Drop in a month. Also Logins −29 %' }]);
  });

  test('undo of the import withdraws what nobody touched, redo brings it back; what was touched stays', async () => {
    const { run, rows, points, ids, today } = await prepare(['Blue Heron', 'Grey Heron']);
    await bringUsage(book, ids.flatMap((id) => points(id, fall)));
    await run();
    const [first] = await rows();
    await today.snooze({ key: first?.key ?? '', until: '2026-03-20', reason: 'Away' }, other);
    await undo(book.context.store, 'one', null);
    await run();
    expect(live()).toEqual(['metric-drop 2026-02']);
    expect(await rows()).toEqual([]);
    await redo(book.context.store, 'one');
    await run();
    expect(live()).toHaveLength(2);
    expect(stored()).toHaveLength(2);
    expect(await rows()).toHaveLength(1);
  });

  test('a first import brings no years of alerts; days without Daybook are caught up with', async () => {
    const { run, points, id } = await prepare();
    await run();
    const months: Record<string, number> = {};
    for (let at = 0; at < 24; at += 1) months[new Date(Date.UTC(2024, 3 + at, 10)).toISOString().slice(0, 10)] = at % 2 === 0 ? 100 : 50;
    await bringUsage(book, points(id, months));
    await run();
    expect(live()).toEqual(['metric-drop 2026-01']);
    await bringUsage(book, points(id, { '2026-03-10': 50, '2026-04-10': 100, '2026-05-10': 40, '2026-06-10': 30, '2026-07-10': 10 }));
    book.setNow('2026-08-03T08:00:00.000Z');
    await createAlertDaily(book.context).run('2026-08-03', breathe);
    expect(live()).toEqual(['metric-drop 2026-01', 'metric-drop 2026-03', 'metric-drop 2026-05', 'metric-drop 2026-06', 'metric-drop 2026-07']);
    expect(book.db.prepare('SELECT fired_on FROM alerts ORDER BY occurrence LIMIT 1 OFFSET 1').get()).toEqual({ fired_on: '2026-04-01' });
  });

  test('nothing for 60 days, until values come', async () => {
    const { run, rows, points, id } = await prepare();
    await bringUsage(book, points(id, { '2026-03-10': 50 }));
    await run();
    expect(await rows()).toEqual([]);
    book.setNow('2026-05-09T08:00:00.000Z');
    await run();
    expect(await rows()).toMatchObject([{ title: 'No usage of Blue Heron since 10 Mar 2026', since: '2026-05-09' }]);
    await bringUsage(book, points(id, { '2026-05-08': 50 }));
    await run();
    expect(await rows()).toEqual([]);
  });

  test('where nothing of any account comes, it is the import that is missing', async () => {
    const { run, rows, points, ids } = await prepare(['A', 'B', 'C', 'D', 'E']);
    await bringUsage(book, ids.flatMap((id) => points(id, { '2026-03-10': 50 })));
    book.setNow('2026-05-15T08:00:00.000Z');
    await run();
    expect(await rows()).toEqual([]);
    await bringUsage(book, ids.slice(1).flatMap((id) => points(id, { '2026-05-10': 50 })));
    await run();
    expect((await rows()).map(({ title }) => title)).toEqual(['No usage of A since 10 Mar 2026']);
  });

  test('an account that was handed out, and a rule that is off, put nothing on Today', async () => {
    const { run, rows, points, id, alerts } = await prepare();
    await bringUsage(book, points(id, fall));
    await run();
    await alerts.updateRule({ ref: 'metric-drop', fields: { isOn: false } }, me);
    await run();
    expect(await rows()).toEqual([]);
    await undo(book.context.store, 'one', null);
    await run();
    expect(await rows()).toHaveLength(1);
  });

  test('is not worked out again by a write that cannot move it', async () => {
    const { run, points, id, accounts, alerts } = await prepare();
    await bringUsage(book, points(id, fall));
    await run();
    let steps = 0;
    await accounts.update({ id, fields: { about: 'A heron' } }, me);
    await alerts.daily.run('2026-03-16', async () => { steps += 1; });
    expect(steps).toBe(0);
    expect(book.announced.some(({ words, window }) => window === 'daily' && words.some((word) => alerts.daily.words.includes(word)))).toBe(false);
  });
});

describe('rules', () => {
  test.each<[string, (p: Awaited<ReturnType<typeof prepare>>) => Promise<unknown>, ((p: Awaited<ReturnType<typeof prepare>>) => Promise<unknown>)?]>([
    ['a shipped rule changed', ({ alerts }) => alerts.updateRule({ ref: 'metric-drop', fields: { threshold: 30 } }, me)],
    ['one changed again', ({ alerts }) => alerts.updateRule({ ref: 'metric-drop', fields: { threshold: 40 } }, me), ({ alerts }) => alerts.updateRule({ ref: 'metric-drop', fields: { threshold: 30 } }, other)],
    ['one restored', ({ alerts }) => alerts.restoreRule({ ref: 'metric-drop' }, me), ({ alerts }) => alerts.updateRule({ ref: 'metric-drop', fields: { threshold: 30 } }, other)],
    ['a rule added', ({ alerts, logins }) => alerts.createRule({ name: 'Mine', kind: 'below', metricId: logins, threshold: 3 }, me)],
    ['an action of its row', async ({ today, rows }) => { for (const { key } of await rows()) await today.dismiss({ key, closeReason: 'not-needed' }, me); }, async ({ run, points, id }) => { await bringUsage(book, points(id, fall)); await run(); }],
    ['an action made by hand', ({ today, id }) => today.create({ title: 'Ask the CFO', accountId: id, dueOn: '2026-03-18' }, me)],
  ])('undo and redo of %s', async (_, write, before) => {
    const prepared = await prepare();
    await before?.(prepared);
    await checkUndo(book, () => write(prepared));
  });

  test('a shipped rule keeps its name for good, and says when it cannot be asked', async () => {
    const { alerts } = await prepare();
    await alerts.updateRule({ ref: 'metric-drop', fields: { threshold: 30 } }, me);
    expect(alerts.rules().find(({ ref }) => ref === 'metric-drop')).toMatchObject({ threshold: 30, isChanged: true, key: 'metric-drop' });
    await expect(alerts.updateRule({ ref: 'metric-drop', fields: { threshold: 0 } }, me)).rejects.toMatchObject({ code: 'INVALID' });
    await expect(alerts.removeRule({ ref: 'metric-drop' }, me)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('precision from the verdicts, and what would make a noisy rule quieter', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const { alerts, today, run, rows, points, ids } = await prepare(names);
    const to = [75, 70, 68, 77, 40, 30];
    await bringUsage(book, ids.flatMap((id, at) => points(id, { '2026-01-10': 100, '2026-02-10': to[at] ?? 0 })));
    await run();
    const close = async (of: string, closeReason: CloseReason | null): Promise<unknown> => {
      const key = (await rows()).find(({ account }) => account?.label === of)?.key ?? '';
      return closeReason === null ? today.done({ key }, me) : today.dismiss({ key, closeReason }, me);
    };
    for (const name of ['A', 'B', 'C']) await close(name, 'not-relevant');
    await close('D', 'already-solved'); // Says nothing of the rule.
    await close('E', null);
    const rule = () => alerts.rules().find(({ ref }) => ref === 'metric-drop');
    expect(rule()).toMatchObject({ precision: { right: 1, noise: 3 }, proposal: null, fired: 6, open: 1 });
    await today.start({ key: (await rows())[0]?.key ?? '', inWork: true }, me);
    expect(rule()).toMatchObject({ precision: { right: 2, noise: 3 }, proposal: { fields: { threshold: 33 } } });
    await alerts.updateRule({ ref: 'metric-drop', fields: rule()?.proposal?.fields ?? {} }, me);
    expect(rule()).toMatchObject({ threshold: 33, proposal: null });
  });

  test('a preview says what it would have found, and a newer one ends it', async () => {
    const { alerts, points, ids, logins } = await prepare(['A', 'B']);
    await bringUsage(book, ids.flatMap((id) => points(id, { '2025-12-10': 100, '2026-01-10': 80, '2026-02-10': 60 })));
    const rule = { name: 'Try', kind: 'drop' as const, metricId: logins, role: null, segment: null, window: 'month' as const, threshold: 20, minBase: 0, fall: 0, severity: 'low' as const, isOn: false };
    expect(await alerts.preview({ rule })).toMatchObject({ fired: 4, accounts: 2, examples: [{ accountName: 'A', firedOn: '2026-03-01' }, {}, {}, {}] });
    expect(await alerts.preview({ rule: { ...rule, threshold: 25 } })).toMatchObject({ fired: 2 });
    expect(book.db.prepare('SELECT count(*) AS n FROM alerts').get()).toEqual({ n: 0 });
  });
});

test('an account as of a day shows what was found and done by then', async () => {
  const { alerts, run, rows, points, id, today } = await prepare();
  await bringUsage(book, points(id, fall));
  await run();
  book.setNow('2026-03-18T08:00:00.000Z');
  await today.done({ key: (await rows())[0]?.key ?? '' }, me);
  book.setNow('2026-03-20T08:00:00.000Z');
  expect(await alerts.ofAccount({ accountId: id, asOf: '2026-03-15' })).toEqual([]);
  expect(await alerts.ofAccount({ accountId: id, asOf: '2026-03-17' })).toMatchObject([{ status: 'new' }]);
  expect(await alerts.ofAccount({ accountId: id, asOf: null })).toMatchObject([{ status: 'success', closedOn: '2026-03-18' }]);
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), account: fc.nat(2), month: fc.nat(5), value: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ kind: fc.constant('run' as const) }),
  fc.record({ kind: fc.constant('restart' as const) }),
  fc.record({ kind: fc.constant('days' as const), count: fc.integer({ min: 1, max: 70 }) }),
  fc.record({ kind: fc.constant('act' as const), what: fc.constantFrom('done', 'dismiss', 'snooze') }),
);

property.prop([fc.array(step, { maxLength: 14 })], { numRuns: 25 })('an alert fires once under any imports, evaluations, restarts and days, and what was closed never comes back', async (steps) => {
  const { alerts, today, rows, points, ids } = await prepare(['A', 'B', 'C']);
  let job = alerts.daily;
  const closed = new Set<string>();
  for (const one of steps) {
    if (one.kind === 'import') await bringUsage(book, points(ids[one.account] ?? '', { [`2026-0${one.month + 1}-10`]: one.value }));
    else if (one.kind === 'restart') job = createAlertDaily(createContext(book.context.store, book.dataDir));
    else if (one.kind === 'days') book.setNow(new Date(book.context.store.now().getTime() + one.count * 86_400_000).toISOString());
    else if (one.kind === 'act') {
      const [row] = await rows();
      if (row === undefined) continue;
      if (one.what === 'snooze') await today.snooze({ key: row.key, until: '2027-12-01', reason: 'Later' }, me);
      else await (one.what === 'done' ? today.done({ key: row.key }, me) : today.dismiss({ key: row.key, closeReason: 'not-needed' }, me));
      closed.add(row.key);
    } else await job.run(book.context.today(), breathe);
    expect((await rows()).filter(({ key }) => closed.has(key))).toEqual([]);
  }
  const before = live();
  await job.run(book.context.today(), breathe);
  await createAlertDaily(book.context).run(book.context.today(), breathe);
  if (steps.at(-1)?.kind === 'run') expect(live()).toEqual(before);
  const all = book.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM alerts GROUP BY rule_ref, account_id, metric_id, occurrence').all();
  expect(all.every(({ n }) => n === 1)).toBe(true);
});

/** The values of three accounts and two metrics by month; a month that is left out is a gap. */
const usage = fc.array(fc.record({ account: fc.nat(2), metric: fc.nat(1), month: fc.nat(5), value: fc.integer({ min: 0, max: 100 }) }), { minLength: 4, maxLength: 24 });
const inOrder = fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 });

property.prop([usage, inOrder, inOrder, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), fc.boolean()], { numRuns: 5 })(
  'the same alerts fire in whatever order accounts and metrics were made, came in and were looked at',
  async (values, made, came, looks, isTurned) => {
    /** What fired in a book of its own, by names. */
    const firedIn = async (accountsInOrder: readonly number[], metricsInOrder: readonly number[], bring: (own: TestBook, points: (account: number) => TestPoint[], run: () => Promise<void>) => Promise<void>): Promise<unknown[]> => {
      const own = await openTestBook({ now: '2026-06-16T09:00:00.000Z' });
      try {
        const accounts = createAccounts(own.context);
        const { daily } = createAlerts(own.context);
        const [ids, metrics] = [new Map<number, string>(), new Map<number, string>()];
        for (const at of metricsInOrder) metrics.set(at, await addMetric(own, { key: `metric-${at}`, name: ['Logins', 'Exports'][at] ?? '' }));
        for (const at of accountsInOrder) ids.set(at, (await accounts.create({ name: `Account ${at}`, segment: 'enterprise' }, other)).id);
        await bring(own, (account) => values.filter((one) => one.account === account).map(({ metric, month, value }) => ({ accountId: ids.get(account) ?? '', metricId: metrics.get(metric) ?? '', day: `2026-0${month + 1}-10`, value })), () => daily.run('2026-06-16', breathe));
        const rows = await createToday(own.context).read({ rule: 'usage-alert' });
        return [
          own.db.prepare(`SELECT a.name, m.key, l.rule_ref, l.occurrence, l.fired_on, l.was, l.now, l.trace FROM alerts l JOIN accounts a ON a.id = l.account_id JOIN usage_metrics m ON m.id = l.metric_id WHERE l.deleted_at IS NULL ORDER BY a.name, m.key, l.rule_ref, l.occurrence`).all(),
          rows.items.map(({ account, title, why, since }) => `${account?.label ?? ''}: ${title}. ${why}, ${since}`).toSorted(),
        ];
      } finally {
        own.close();
      }
    };
    const atOnce = await firedIn([0, 1, 2], [0, 1], async (own, points, run) => {
      await bringUsage(own, [0, 1, 2].flatMap(points));
      await run();
    });
    const inTurn = await firedIn(made, isTurned ? [1, 0] : [0, 1], async (own, points, run) => {
      for (const [at, account] of came.entries()) {
        await bringUsage(own, points(account));
        if (looks[at] === true) await run();
      }
      await run();
    });
    expect(inTurn).toEqual(atOnce);
  },
);
