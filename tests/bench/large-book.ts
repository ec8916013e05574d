import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Statement } from 'better-sqlite3';
import { monotonicFactory } from 'ulid';
import { coverages, sentiments, stages } from '#shared/accounts.ts';
import { addDays, startOfWeek, dayOf, type Day } from '#shared/days.ts';
import { levels } from '#shared/people.ts';
import { fromPlainText } from '#shared/rich-text.ts';
import { createRandom, type Random } from '#electron/sample/random.ts';
import type { Connection } from '#electron/store/connection.ts';
import { bookFile, openBook } from '#electron/store/open.ts';
import { createStore, type Breather } from '#electron/store/store.ts';
import { fillLedger } from '#tests/bench/large-ledger.ts';
import { fillSuccess } from '#tests/bench/large-success.ts';
import { fillUsage } from '#tests/bench/large-usage.ts';
import { createNotes } from '#tests/bench/notes.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
export const migrationsFolder = here('../../migrations');
const cacheFolder = here('../../dist/bench');

/** How many records of each kind, for a number of accounts; 2,000 accounts make the book of the goals. */
export const sizesFor = (accounts: number) => ({ accounts, people: accounts * 10, contracts: accounts * 3, activities: accounts * 50, commitments: accounts * 10 });

/** The day that the book is made for: the Monday of this week, so that a book that was made can be used again for a week. */
export const bookDay = (): Day => startOfWeek(dayOf(new Date()));
const daysBack = 3 * 365;

type Maker = { random: Random; newId: () => string; insert: (table: string, row: Record<string, string | number | null>) => void; enter: (on: Day, label: string) => void; set: (table: string, id: string, column: string, value: string | number | null) => void };

const companies = ['Works', 'Systems', 'Partners', 'Foods', 'Logistics', 'Bank', 'Clinic', 'Studios', 'Energy', 'Labs'];
const industries = ['Software', 'Retail', 'Finance', 'Health', 'Energy', 'Logistics', 'Education', 'Media'];
const regions = ['Nordics', 'DACH', 'Benelux', 'Iberia', 'UK and Ireland', 'North America', 'APAC'];
const roles = ['Champion', 'Economic buyer', 'Admin', 'User', ''];

const createMaker = (on: Connection, random: Random, newId: () => string): Maker => {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? on.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    random,
    newId,
    insert: (table, row) => void prepared(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`).run(...Object.values(row)),
    set: (table, id, column, value) => void prepared(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(value, id),
    enter: (day, label) => {
      const id = newId();
      prepared(`INSERT INTO changes (id, at, window, label, words, kind) VALUES (?, ?, 'bench', ?, '["calls"]', 'write')`).run(id, `${day}T16:00:00.000Z`, label);
      prepared('UPDATE current_change SET change_id = ?').run(id);
    },
  };
};

type MadeAccount = { id: string; name: string; people: string[]; weight: number };

const makeAccount = ({ random, newId, insert }: Maker, at: number, today: Day, parent: string | null, word: () => string): MadeAccount => {
  const id = newId();
  const name = `${word()}${at} ${random.pick(companies)}`;
  const since = addDays(today, -random.int(60, daysBack));
  const sentiment = random.chance(0.15) ? null : random.pick([...sentiments, 'green', 'green']);
  insert('accounts', {
    id, name, parent_id: parent, segment: random.pick(['enterprise', 'commercial']), coverage: random.chance(0.6) ? 'managed' : random.pick(coverages), stage: random.pick(stages), industry: random.pick(industries), region: random.pick(regions),
    website: `https://www.company-${at}.example`, domains: `company-${at}.example`, about: '', sentiment, sentiment_on: sentiment === null ? null : addDays(today, -random.int(0, 150)),
    risk_reason: random.chance(0.05) ? 'The sponsor left' : '', customer_since: since, csm_since: addDays(since, random.int(0, 50)),
  });
  return { id, name, people: [], weight: 1 / (1 + random.int(0, 12)) };
};

const makePerson = ({ random, newId, insert }: Maker, account: MadeAccount, at: number, word: () => string): void => {
  const id = newId();
  const [first, last] = [word(), word()];
  insert('people', { id, account_id: account.id, name: `${first} ${last}`, title: random.pick(['Head of Operations', 'Product Owner', 'Administrator', 'Director of IT', 'Analyst']), email: `${first}.${last}.${at}@${account.id.toLowerCase()}.example`.toLowerCase(), level: random.pick(levels), role: random.pick(roles), is_key: random.chance(0.2) ? 1 : 0, left_on: random.chance(0.05) ? '2025-01-01' : null });
  account.people.push(id);
};

/** Yearly terms, the newest of which runs now. */
const makeContracts = ({ random, newId, insert }: Maker, account: MadeAccount, today: Day, years: number): void => {
  const endOn = addDays(today, random.int(-20, 340));
  for (let year = 0; year < years; year += 1) {
    const end = addDays(endOn, -365 * year);
    insert('contracts', { id: newId(), account_id: account.id, name: 'Platform', arr_minor: random.int(5, 400) * 1_000_00, currency: 'USD', start_on: addDays(end, -364), end_on: end, renewal_on: addDays(end, 1), auto_renew: 0, seats: random.int(5, 500) });
  }
};

type Planned = { on: Day; account: MadeAccount; state: 'held' | 'planned' | 'draft' | 'no-show' };

/** When each activity is: spread over three years, more of them for some accounts, and the last ones in the weeks ahead. */
const planActivities = (random: Random, accounts: readonly MadeAccount[], count: number, today: Day): Planned[] => {
  const sums: number[] = [];
  let sum = 0;
  for (const { weight } of accounts) sums.push((sum += weight));
  const pick = (): MadeAccount => {
    const wanted = random.next() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    const account = accounts[low];
    if (account === undefined) throw new Error('There is no account.');
    return account;
  };
  const ahead = Math.round(count / 100);
  const planned = Array.from({ length: count }, (_, at): Planned => {
    if (at < ahead) return { on: addDays(today, random.int(1, 45)), account: pick(), state: 'planned' };
    if (at < ahead + 60) return { on: addDays(today, -random.int(1, 30)), account: pick(), state: random.chance(0.5) ? 'draft' : 'planned' };
    return { on: addDays(today, -random.int(0, daysBack)), account: pick(), state: random.chance(0.02) ? 'no-show' : 'held' };
  });
  return planned.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

const makeActivity = (make: Maker, { on, account, state }: Planned, note: () => string, today: Day): string => {
  const { random, newId, insert, enter } = make;
  const id = newId();
  const type = random.pick(['call', 'call', 'call', 'call', 'meeting', 'meeting', 'email', 'email', 'note', 'update'] as const);
  const isPast = state === 'held' || state === 'no-show';
  const text = state === 'planned' ? '' : note();
  const engages = type === 'call' || type === 'meeting';
  enter(on > today ? addDays(today, -1) : on, `Logged: ${type}`);
  insert('activities', {
    id, account_id: account.id, type, state, title: random.chance(0.5) ? `${type} with ${account.name}` : '', on_day: on, starts_at: engages ? `${on}T${String(random.int(8, 16)).padStart(2, '0')}:30:00.000Z` : null, minutes: engages ? random.pick([15, 30, 45, 60]) : null,
    sentiment: random.chance(0.2) ? random.pick(sentiments) : null, body: JSON.stringify(fromPlainText(text)), body_text: text, logged_at: isPast ? `${on}T17:00:00.000Z` : null, follow_up_sent_at: isPast && engages && random.chance(0.95) ? `${on}T17:30:00.000Z` : null,
  });
  for (let many = random.int(0, engages ? 4 : 1); many > 0; many -= 1) insert('attendances', { id: newId(), activity_id: id, person_id: random.pick(account.people), side: 'theirs', presence: state === 'held' ? 'attended' : 'invited' });
  return id;
};

const makeCommitment = ({ random, newId, insert, set, enter }: Maker, activityId: string, { on, account }: Planned, text: string, today: Day): void => {
  const id = newId();
  const due = addDays(on, random.int(2, 40));
  insert('commitments', { id, account_id: account.id, side: random.chance(0.7) ? 'ours' : 'theirs', person_id: null, owner: '', text, due_on: due, state: 'open', activity_id: activityId, sentence: text, made_on: on });
  if (due > today || random.chance(0.03)) return;
  enter(due, 'Kept a commitment');
  set('commitments', id, 'state', random.chance(0.85) ? 'kept' : 'dropped');
  set('commitments', id, 'closed_on', due);
};

const fill = async (on: Connection, breathe: Breather, accounts: number, today: Day, newId: () => string, random: Random): Promise<void> => {
  const sizes = sizesFor(accounts);
  on.pragma('cache_size = -524288');
  const make = createMaker(on, random, newId);
  const notes = createNotes(random);
  const word = (): string => notes.sentence(1).slice(0, -1);
  const made: MadeAccount[] = [];
  make.enter(addDays(today, -daysBack), 'Imported the book');
  for (let at = 0; at < sizes.accounts; at += 1) {
    made.push(makeAccount(make, at, today, at % 20 === 1 ? (made.at(-1)?.id ?? null) : null, word));
    await breathe();
  }
  for (let at = 0; at < sizes.people; at += 1) makePerson(make, made[at % made.length] ?? made[0] ?? { id: '', name: '', people: [], weight: 0 }, at, word);
  for (const account of made) makeContracts(make, account, today, sizes.contracts / sizes.accounts);
  await fillSuccess({ ...make, sentence: notes.sentence, breathe }, made, today);
  await fillLedger({ ...make, random: createRandom(23), breathe }, made, today);
  await fillUsage({ on, ...make, random: createRandom(17), breathe }, made, today);
  let promised = 0;
  for (const [at, planned] of planActivities(random, made, sizes.activities, today).entries()) {
    const id = makeActivity(make, planned, notes.note, today);
    if (planned.state === 'held' && promised < ((at + 1) / sizes.activities) * sizes.commitments) {
      promised += 1;
      makeCommitment(make, id, planned, notes.sentence(random.int(4, 10)), today);
    }
    // The field changes that history is made of: sentiment and stage move now and then.
    if (at % 8 === 0) {
      make.set('accounts', planned.account.id, 'sentiment', random.pick(sentiments));
      if (at % 32 === 0) make.set('accounts', planned.account.id, 'stage', random.pick(stages));
    }
    await breathe();
  }
};

/** What the book depends on; a change of any of it makes a new one. */
const fingerprint = (accounts: number, day: Day): string => {
  const hash = createHash('sha256').update(`${accounts} ${day}`);
  const sources = [here('./large-book.ts'), here('./notes.ts'), here('./large-success.ts'), here('./large-usage.ts'), here('./large-ledger.ts'), here('../../electron/store/triggers.ts'), ...readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql')).toSorted().map((name) => join(migrationsFolder, name))];
  for (const source of sources) hash.update(readFileSync(source));
  return hash.digest('hex').slice(0, 16);
};

/** The file of a closed book with so many accounts and what belongs to them, made from a fixed seed unless it was made before. */
export const largeBook = async (accounts: number, say: (sentence: string) => void): Promise<string> => {
  const day = bookDay();
  const folder = join(cacheFolder, `${accounts}-${fingerprint(accounts, day)}`);
  if (existsSync(bookFile(folder))) return bookFile(folder);
  say(`Making a book of ${accounts.toLocaleString('en')} accounts (a minute or two, once a week) …`);
  mkdirSync(cacheFolder, { recursive: true });
  for (const old of readdirSync(cacheFolder)) if (old.startsWith(`${accounts}-`)) rmSync(join(cacheFolder, old), { recursive: true, force: true });
  const unfinished = `${folder}.unfinished`;
  const random = createRandom(20_260_316);
  const now = new Date(`${day}T12:00:00.000Z`);
  const ulid = monotonicFactory(() => random.next());
  const newId = (): string => ulid(now.getTime());
  const db = await openBook(unfinished, migrationsFolder, now);
  const store = createStore(db, { file: bookFile(unfinished), now: () => now, newId, onChanged: () => {} });
  await store.writeLong({ window: 'bench', label: 'Made the book', words: [] }, undefined, async (on, breathe) => {
    await fill(on, breathe, accounts, day, newId, random);
    return {};
  });
  db.pragma('wal_checkpoint(TRUNCATE)');
  store.close();
  renameSync(unfinished, folder);
  return bookFile(folder);
};
