import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, endOfDay } from '#shared/days.ts';
import { emptyRichText } from '#shared/rich-text.ts';
import { defaultSettings } from '#shared/settings.ts';
import { matchOf } from '#shared/search.ts';
import { createAdoption } from '#electron/services/adoption.ts';
import { createSample } from '#electron/services/sample.ts';
import { asOf } from '#electron/store/as-of.ts';
import { nextUndo } from '#electron/store/undo.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const by = { window: 'one' };
const now = '2026-03-16T12:30:00.000Z';
let book: TestBook;

beforeEach(async () => {
  book = await openTestBook({ now });
});
afterEach(() => book.close());

/** A book in which the sample was just opened, as bytes; opening takes a second, so that tests of what comes after it begin with a copy. */
let opened: Uint8Array | undefined;
/** The sample book, open in the place of the empty one. */
const openSampleBook = async (): Promise<void> => {
  if (opened === undefined) {
    await createSample(book.context).open(by);
    opened = book.db.serialize();
    return;
  }
  book.close();
  book = await openTestBook({ now, of: opened });
};

const one = (sql: string, ...values: unknown[]): Record<string, string | number | null> => {
  const row = book.db.prepare<unknown[], Record<string, string | number | null>>(sql).get(...values);
  if (row === undefined) throw new Error(`Nothing found: ${sql}`);
  return row;
};
const number = (sql: string, ...values: unknown[]): number => Number(one(`SELECT (${sql}) AS n`, ...values)['n']);

const tables = (): string[] =>
  book.db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT IN ('current_change', 'migrations')`).all().map(({ name }) => name);
/** How many rows each table has, where it has any. */
const counts = (): Record<string, number> => Object.fromEntries(tables().map((table) => [table, number(`SELECT count(*) FROM ${table}`)] as const).filter(([, rows]) => rows > 0));

const found = (words: string): number => number('SELECT count(*) FROM activities_search WHERE activities_search MATCH ?', matchOf(words));

/** An account of the person's own, with a person, a call and a commitment. */
const addOwn = (parentId: string | null = null): Promise<{ account: string; call: string; commitment: string }> =>
  book.context.store.write({ ...by, label: 'Added my own', words: [] }, () => {
    const [account, person, call, commitment] = [book.context.store.newId(), book.context.store.newId(), book.context.store.newId(), book.context.store.newId()];
    book.db.prepare('INSERT INTO accounts (id, name, parent_id) VALUES (?, ?, ?)').run(account, 'My own account', parentId);
    book.db.prepare('INSERT INTO people (id, account_id, name) VALUES (?, ?, ?)').run(person, account, 'My own person');
    book.db.prepare(`INSERT INTO activities (id, account_id, type, state, on_day, body, body_text) VALUES (?, ?, 'call', 'held', '2026-03-12', ?, 'An uncommon word: zephyr')`).run(call, account, JSON.stringify(emptyRichText));
    book.db.prepare(`INSERT INTO commitments (id, account_id, side, text, state, made_on, activity_id) VALUES (?, ?, 'ours', 'Mine', 'open', '2026-03-12', ?)`).run(commitment, account, call);
    return { account, call, commitment };
  });

describe('opening the sample book', () => {
  test('fills an empty book, sound and searchable, as one step that undo does not reach', async () => {
    const sample = createSample(book.context);
    expect([sample.isEmpty(), sample.isPresent()]).toEqual([true, false]);
    const opened = await sample.open(by);
    expect(opened.label).toBe('Opened the sample book');
    expect([sample.isEmpty(), sample.isPresent()]).toEqual([false, true]);
    expect(number('SELECT count(*) FROM accounts')).toBe(40);
    expect(book.db.pragma('foreign_key_check')).toEqual([]);
    expect(number('SELECT count(*) FROM changes')).toBeLessThanOrEqual(150);
    expect(number(`SELECT count(*) FROM changes WHERE at > ?`, book.context.store.now().toISOString())).toBe(0);
    expect(number('SELECT count(*) FROM settings')).toBe(0);
    expect(found('stocktake')).toBeGreaterThan(0);
    expect(found('Fieldb')).toBeGreaterThan(20);
    expect(nextUndo(book.context.store, by.window)).toBeUndefined();
    expect(book.announced).toHaveLength(1);
  });

  test('puts the calls of today at their hours on the clock of the person', async () => {
    await book.context.store.write({ ...by, label: 'Settings', words: [] }, () => {
      book.db.prepare(`INSERT INTO settings (id, key, value) VALUES (?, 'timeZone', '"America/New_York"'), (?, 'me', ?)`).run(book.context.store.newId(), book.context.store.newId(), JSON.stringify({ ...defaultSettings.me, name: 'Ines Calder' }));
      return {};
    });
    await createSample(book.context).open(by);
    const starts = book.db.prepare<[], { starts_at: string }>(`SELECT starts_at FROM activities WHERE state = 'planned' AND on_day = '2026-03-16' ORDER BY starts_at`).all().map((row) => row.starts_at);
    expect(starts).toEqual(['2026-03-16T13:30:00.000Z', '2026-03-16T15:00:00.000Z', '2026-03-16T18:00:00.000Z', '2026-03-16T20:00:00.000Z']);
    expect(number(`SELECT count(*) FROM attendances WHERE name = 'Ines Calder' AND side = 'ours'`)).toBeGreaterThan(500);
    expect(one(`SELECT value FROM settings WHERE key = 'timeZone'`)['value']).toBe('"America/New_York"');
  });

  test('can be read as it was known half a year and a year ago', async () => {
    await openSampleBook();
    const rows = book.db.prepare<[], { id: string; deleted_at: string | null; name: string; sentiment: string | null; stage: string | null }>('SELECT * FROM accounts').all();
    const at = (daysAgo: number) => new Map(asOf(book.db, 'accounts', rows, endOfDay(addDays(book.context.today(), -daysAgo))).map((row) => [row.name, row]));
    const risk = 'Corvane Aerospace Components';
    expect([at(0).get(risk)?.sentiment, at(100).get(risk)?.sentiment, at(365).get(risk)?.sentiment]).toEqual(['red', 'yellow', 'green']);
    const [now, then] = [at(0), at(182)];
    const moved = (field: 'sentiment' | 'stage'): number => [...then].filter(([name, row]) => now.get(name)?.[field] !== row[field]).length;
    expect(moved('sentiment')).toBeGreaterThanOrEqual(8);
    expect(moved('stage')).toBeGreaterThanOrEqual(10);
    expect(now.size - then.size).toBe(2);
    expect(then.has('Fennimore Chemicals')).toBe(false);

    const calls = book.db.prepare<[], { id: string; deleted_at: string | null; on_day: string }>('SELECT * FROM activities').all();
    const known = asOf(book.db, 'activities', calls, endOfDay(addDays(book.context.today(), -182)));
    expect(known.length).toBeGreaterThan(600);
    expect(known.every((call) => call.on_day <= addDays(book.context.today(), -182))).toBe(true);
  });

  test('is refused while it is open', async () => {
    await openSampleBook();
    await expect(createSample(book.context).open(by)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(number('SELECT count(*) FROM accounts')).toBe(40);
  });

  test('lets other work through many times', async () => {
    let turns = 0;
    let isOpen = true;
    const watch = (): void => {
      turns += 1;
      if (isOpen) setImmediate(watch);
    };
    setImmediate(watch);
    await createSample(book.context).open(by);
    isOpen = false;
    expect(turns).toBeGreaterThan(15);
  });
});

describe('removing the sample book', () => {
  test('leaves nothing behind', async () => {
    await openSampleBook();
    const sample = createSample(book.context);
    // Values of usage and snapshots of health are no records; they go with their accounts.
    const { changes: _changes, history: _history, usage_points: points, usage_months: months, health_snapshots: _snapshots, ...made } = counts();
    expect([points, months].every((rows) => (rows ?? 0) > 4_000)).toBe(true);
    book.db.prepare(`INSERT INTO health_snapshots (account_rid, day, score, band, model_ref) SELECT rid, '2026-03-15', 80, 'green', 'fy25' FROM accounts`).run();
    const records = Object.values(made).reduce((sum, rows) => sum + rows, 0);
    const { removed, changeId } = await sample.remove(by);
    expect(removed).toBe(records);
    const left = counts();
    expect(left).toEqual({ changes: 1 });
    expect(one('SELECT id FROM changes')['id']).toBe(changeId);
    expect(found('Fieldbook')).toBe(0);
    expect([sample.isEmpty(), sample.isPresent()]).toEqual([true, false]);
    expect(one('SELECT erasing FROM current_change')['erasing']).toBe(0);
    book.db.exec(`INSERT INTO activities_search (activities_search) VALUES ('integrity-check')`);
  });

  test('keeps the own account with its call and history, and cuts it loose from the sample', async () => {
    const sample = createSample(book.context);
    const before = await addOwn();
    await sample.open(by);
    const [parent, person, call] = ['accounts', 'people', 'activities'].map((table) => one(`SELECT t.id FROM ${table} t JOIN history h ON h.record_id = t.id AND h.field = '' JOIN changes c ON c.id = h.change_id WHERE c.kind = 'sample' LIMIT 1`)['id'] as string);
    const own = await addOwn(parent ?? null);
    await book.context.store.write({ ...by, label: 'Mixed', words: [] }, () => {
      const ids = [book.context.store.newId(), book.context.store.newId(), book.context.store.newId(), book.context.store.newId(), book.context.store.newId()];
      book.db.prepare(`INSERT INTO attendances (id, activity_id, person_id, side, presence) VALUES (?, ?, ?, 'theirs', 'attended')`).run(ids[0], own.call, person);
      book.db.prepare('UPDATE commitments SET person_id = ?, activity_id = ? WHERE id = ?').run(person, call, own.commitment);
      book.db.prepare(`INSERT INTO actions (id, dedupe_key, rule, account_id, state, on_day) VALUES (?, ?, 'call-not-logged', NULL, 'done', '2026-03-16')`).run(ids[1], `call-not-logged:${call}`);
      book.db.prepare(`INSERT INTO external_references (id, entity, record_id, system, external_id) VALUES (?, 'people', ?, 'crm', '7')`).run(ids[2], person);
      book.db.prepare(`INSERT INTO activities (id, account_id, type, state, on_day, body) VALUES (?, ?, 'call', 'held', '2026-03-16', ?)`).run(ids[3], parent, JSON.stringify(emptyRichText));
      book.db.prepare(`INSERT INTO saved_views (id, name, view) VALUES (?, 'Mine', '{}')`).run(ids[4]);
      return {};
    });
    const name = one('SELECT name FROM people WHERE id = ?', person)['name'];

    await sample.remove(by);
    expect(book.db.pragma('foreign_key_check')).toEqual([]);
    const { history, ...left } = counts();
    expect(left).toEqual({ accounts: 2, people: 2, activities: 2, commitments: 2, attendances: 1, saved_views: 1, changes: 4 });
    expect(history).toBeGreaterThan(8);
    expect(one('SELECT name, person_id FROM attendances')).toEqual({ name, person_id: null });
    expect(one('SELECT owner, person_id, activity_id FROM commitments WHERE id = ?', own.commitment)).toEqual({ owner: name, person_id: null, activity_id: null });
    expect(one('SELECT parent_id FROM accounts WHERE id = ?', own.account)).toEqual({ parent_id: null });
    expect(number(`SELECT count(*) FROM history WHERE record_id = ? AND field = ''`, before.account)).toBe(1);
    expect(found('zephyr')).toBe(2);
    expect([sample.isEmpty(), sample.isPresent()]).toEqual([false, false]);
  });

  test('keeps the values of an own account, and what of the catalogue they are of', async () => {
    await openSampleBook();
    const sample = createSample(book.context);
    const { account } = await addOwn();
    const adoption = createAdoption(book.context);
    const [metric, useCase, product, theirs] = [
      one(`SELECT id FROM usage_metrics WHERE key = 'planned_work_share'`)['id'], one(`SELECT id FROM use_cases WHERE name = 'Spare parts on hand'`)['id'], one(`SELECT id FROM products WHERE name = 'Bridge'`)['id'], one('SELECT id FROM accounts ORDER BY rid LIMIT 1')['id'],
    ].map(String) as [string, string, string, string];
    await adoption.addValue({ accountId: account, metricId: metric, day: '2026-03-10', value: 61, source: '' }, by);
    await adoption.addValue({ accountId: theirs, metricId: metric, day: '2026-03-10', value: 5, source: '' }, by);
    await adoption.setUseCase({ accountId: account, useCaseId: useCase, state: 'adopted' }, by);
    await adoption.setProduct({ accountId: account, productId: product, state: 'trial' }, by);

    await sample.remove(by);
    expect(book.db.pragma('foreign_key_check')).toEqual([]);
    const { usage_points, usage_months, usage_batches, usage_metrics, use_cases, products, account_use_cases, account_products, features } = counts();
    expect({ usage_points, usage_months, usage_batches, usage_metrics, use_cases, products, account_use_cases, account_products, features }).toEqual({
      usage_points: 1, usage_months: 1, usage_batches: 1, usage_metrics: 1, use_cases: 1, products: 3, account_use_cases: 1, account_products: 1, features: undefined,
    });
    expect(adoption.ofAccount({ accountId: account, asOf: null }).metrics).toMatchObject([{ name: 'Planned work', productName: 'Fieldbook', now: { value: 61, on: '2026-03-10' } }]);
  });

  test('keeps what own records share with the sample: a product that is sold, a survey that was answered, one of the team', async () => {
    await openSampleBook();
    const { account } = await addOwn();
    const [survey, feature, member] = [one('SELECT id FROM surveys ORDER BY rid LIMIT 1')['id'], one('SELECT id, product_id FROM features WHERE product_id IS NOT NULL ORDER BY rid LIMIT 1'), one('SELECT id FROM team_members ORDER BY rid LIMIT 1')['id']];
    await book.context.store.write({ ...by, label: 'Added records that share', words: [] }, () => {
      const { newId } = book.context.store;
      book.db.prepare(`INSERT INTO survey_responses (id, survey_id, account_id, on_day, score) VALUES (?, ?, ?, '2026-03-10', 9)`).run(newId(), survey, account);
      book.db.prepare(`INSERT INTO feature_education (id, account_id, feature_id, on_day, outcome) VALUES (?, ?, ?, '2026-03-10', 'shown')`).run(newId(), account, feature['id']);
      book.db.prepare(`INSERT INTO account_roles (id, account_id, member_id, job) VALUES (?, ?, ?, 'sa')`).run(newId(), account, member);
      return {};
    });
    await createSample(book.context).remove(by);
    expect(book.db.pragma('foreign_key_check')).toEqual([]);
    const { surveys, survey_responses, features, feature_education, products, team_members, accounts } = counts();
    expect({ surveys, survey_responses, features, feature_education, products, team_members, accounts }).toEqual({ surveys: 1, survey_responses: 1, features: 1, feature_education: 1, products: 1, team_members: 1, accounts: 1 });
  });

  test('can be opened anew afterwards', async () => {
    await openSampleBook();
    const sample = createSample(book.context);
    const first = counts();
    await sample.remove(by);
    await sample.open(by);
    expect(counts()).toEqual({ ...first, changes: (first['changes'] ?? 0) + 1 });
    await sample.remove(by);
    expect(sample.isEmpty()).toBe(true);
    expect(number('SELECT count(*) FROM changes')).toBe(1);
  });
});
