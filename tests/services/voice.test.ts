import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromPlainText, type RichText } from '#shared/rich-text.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createAdvocacyToday } from '#electron/store/advocacy-today.ts';
import { createVoiceToday } from '#electron/store/voice-today.ts';
import { createServices } from '#electron/services/services.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'other' };
let book: TestBook;
let services: ReturnType<typeof createServices>;
let heron: string;
let gull: string;
let ines: string;
beforeAll(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  services = createServices(book.context);
  heron = (await services.accounts.create({ name: 'Blue Heron', segment: 'enterprise', industry: 'Logistics' }, other)).id;
  gull = (await services.accounts.create({ name: 'Grey Gull', segment: 'commercial' }, other)).id;
  ines = (await services.people.create({ accountId: heron, name: 'Ines Duarte', email: 'ines@heron.example', buyingRole: 'champion' }, other)).id;
  await services.contracts.create({ accountId: heron, name: 'First', arrMinor: 5_000_000, currency: 'USD', startOn: '2025-01-01', endOn: '2025-12-31' }, other);
  await services.contracts.create({ accountId: heron, name: 'Second', arrMinor: 8_000_000, currency: 'USD', startOn: '2026-01-01', endOn: '2026-12-31' }, other);
  await services.contracts.create({ accountId: gull, name: 'Gull', arrMinor: 2_000_000, currency: 'EUR', startOn: '2025-06-01', endOn: '2026-05-31' }, other);
  await services.ledger.saveRate({ id: null, fields: { currency: 'EUR', onDay: '2025-01-01', rateNano: 1_200_000_000, source: 'Bank' } }, other);
});
afterAll(() => book.close());

const today = async (source: ReturnType<typeof createVoiceToday>) => source('2026-03-16', await createAccountRows(book.context).all());
const noteOf = (...nodes: object[]): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: ines, label: 'Ines' } }, ...nodes] }] }) as RichText;
const chip = (id: string, kind: string, text: string) => ({ type: 'voice', attrs: { id, kind, text } });

describe('what a call note captures', () => {
  const callId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  test('becomes an item with who said it and the ARR of that day, and an account counts once', async () => {
    await services.calls.log({ id: callId, state: 'held', fields: { accountId: heron, on: '2025-11-03', body: noteOf(chip('m1', 'request', 'Export to Excel'), chip('m2', 'quote', 'It saves us a day')) } }, other);
    const second = '01ARZ3NDEKTSV4RRFFQ69G5FAW';
    await services.calls.log({ id: second, state: 'held', fields: { accountId: heron, on: '2026-02-02', body: noteOf(chip('m3', 'request', 'export to excel.')) } }, other);
    await services.calls.log({ id: '01ARZ3NDEKTSV4RRFFQ69G5FAX', state: 'held', fields: { accountId: gull, on: '2026-03-02', body: noteOf(chip('m4', 'request', 'Export to Excel')) } }, other);
    const { rows } = await services.voice.list();
    expect(rows).toMatchObject([
      { title: 'Export to Excel', kind: 'request', status: 'captured', rank: 1, mentions: 3, arr: { minor: 10_400_000, currency: 'USD' }, arrThen: { minor: 7_400_000 }, accounts: [{ name: 'Blue Heron', mentions: 2, people: ['Ines Duarte'], arrThen: { minor: 5_000_000 } }, { name: 'Grey Gull', people: [] }] },
      { title: 'It saves us a day', kind: 'quote', rank: 2, mentions: 1 },
    ]);
  });

  test('goes with the chip while nobody else stands behind it, and comes back with it', async () => {
    const titles = async (): Promise<string[]> => (await services.voice.list()).rows.map(({ title, mentions }) => `${title} ${mentions}`);
    const without = noteOf(chip('m1', 'request', 'Export to Excel'));
    await services.calls.write({ id: callId, fields: { body: without } }, other);
    expect(await titles()).toEqual(['Export to Excel 3']);
    await services.calls.write({ id: callId, fields: { body: noteOf(chip('m1', 'request', 'Export to Excel'), chip('m2', 'quote', 'It saves us a day')) } }, other);
    expect(await titles()).toEqual(['Export to Excel 3', 'It saves us a day 1']);
    await services.calls.write({ id: callId, fields: { on: '2026-01-12' } }, other);
    expect((await services.voice.list()).rows[0]?.arrThen.minor).toBe(10_400_000);
    await services.calls.write({ id: callId, fields: { on: '2025-11-03' } }, other);
    await checkUndo(book, () => services.calls.remove({ id: callId }, me));
    await checkUndo(book, () => services.calls.write({ id: callId, fields: { body: fromPlainText('Nothing') } }, me));
  });
});

describe('an item', () => {
  const named = async (title: string) => {
    const found = (await services.voice.list()).rows.find((row) => row.title === title);
    if (found === undefined) throw new Error(`${title} is not there`);
    return found;
  };

  test('that was released asks to tell each account, until it was told', async () => {
    const source = createVoiceToday(book.context);
    const { id } = await named('Export to Excel');
    expect(await today(source)).toEqual([]);
    expect(() => services.voice.tell({ id, accountId: heron, on: '2026-03-16' }, me)).toThrow('neither released nor declined');
    await services.voice.move({ id, status: 'released', reason: 'It is under Reports.' }, other);
    expect(await today(source)).toMatchObject([{ rule: 'voice-loop-open', title: 'Tell Blue Heron that “Export to Excel” was released' }, { title: 'Tell Grey Gull that “Export to Excel” was released' }]);
    expect(services.voice.draft({ id, accountId: heron })).toMatchObject({ to: ['ines@heron.example'], subject: 'Available now: Export to Excel', text: expect.stringContaining('It is under Reports.') as string });
    await services.voice.tell({ id, accountId: heron, on: '2026-03-16' }, other);
    expect(await today(source)).toHaveLength(1);
    expect(await named('Export to Excel')).toMatchObject({ rank: null, untold: 1 });
    await services.voice.move({ id, status: 'planned' }, other);
    expect(await today(source)).toEqual([]);
    expect((await named('Export to Excel')).accounts.map(({ toldOn }) => toldOn)).toEqual([null, null]);
  });

  test('is declined with a reason only', async () => {
    const { id } = await services.voice.create({ kind: 'request', title: 'Own fonts', said: { accountId: gull } }, other);
    expect(() => services.voice.move({ id, status: 'declined' }, me)).toThrow('Say why it was declined');
    await checkUndo(book, () => services.voice.move({ id, status: 'declined', reason: 'Too few ask for it.' }, me));
  });

  test('merged into another brings its mentions, and an account of both counts once', async () => {
    const [from, into] = [(await named('Own fonts')).id, (await named('Export to Excel')).id];
    await services.voice.change({ id: from, fields: { theme: 'Reporting', severity: 'high' } }, other);
    await checkUndo(book, () => services.voice.merge({ id: from, into }, me));
    await services.voice.merge({ id: from, into }, other);
    expect(await services.voice.get({ id: into })).toMatchObject({ theme: 'Reporting', severity: 'high', mentions: 4, arr: { minor: 10_400_000 }, detail: 'Own fonts' });
    await expect(services.voice.get({ id: from })).rejects.toThrow('not among what customers said');
    expect(() => services.voice.merge({ id: into, into }, me)).toThrow('the same one');
  });

  test('of an account, as it was known', () => {
    expect(services.voice.ofAccount({ accountId: heron, asOf: null }).map(({ title, onDay }) => [title, onDay])).toContainEqual(['Export to Excel', '2026-02-02']);
    expect(services.voice.ofAccount({ accountId: heron, asOf: '2026-03-01' })).toEqual([]);
  });
});

describe('references', () => {
  const consent = { standing: 'yes', scopes: ['call'], consentOn: '2026-01-10' } as const;
  test('need the consent of a person, on a day, that still holds', async () => {
    const refused = (fields: object, sentence: string) => expect(() => services.advocacy.setProfile({ accountId: heron, fields: { ...consent, scopes: ['call'], consentById: ines, ...fields } }, me)).toThrow(sentence);
    refused({ consentById: null }, 'Say who of the customer agreed');
    refused({ consentOn: null }, 'Say on which day');
    refused({ scopes: [] }, 'Say what they agreed to');
    refused({ expiresOn: '2026-03-01' }, 'The consent ran out on');
    expect(() => services.advocacy.setProfile({ accountId: gull, fields: { ...consent, scopes: ['call'], consentById: ines } }, me)).toThrow('belongs to another account');
    await services.advocacy.setProfile({ accountId: heron, fields: { ...consent, scopes: ['call'], consentById: ines, expiresOn: '2026-04-01' } }, other);
    expect(await today(createAdvocacyToday(book.context))).toMatchObject([{ rule: 'consent-expiring', title: 'The consent of Blue Heron runs out in 16 days' }]);
  });

  test('are asked within their scope and the budget of the year, above it with a reason', async () => {
    expect(() => services.advocacy.ask({ accountId: gull, scope: 'call' }, me)).toThrow('Nobody of this account agreed');
    expect(() => services.advocacy.ask({ accountId: heron, scope: 'logo' }, me)).toThrow('not to logo');
    for (const askedOn of ['2026-02-01', '2026-02-10', '2026-03-01']) await services.advocacy.ask({ accountId: heron, personId: ines, scope: 'call', askedOn }, other);
    expect(services.advocacy.ofAccount({ accountId: heron, asOf: null }).advocates[0]).toMatchObject({ isChampion: true, budget: { used: 3, left: 0 } });
    expect(() => services.advocacy.ask({ accountId: heron, personId: ines, scope: 'call' }, me)).toThrow('Another ask needs a reason');
    await checkUndo(book, () => services.advocacy.ask({ accountId: heron, personId: ines, scope: 'call', reason: 'She offered it' }, me));
    expect((await services.advocacy.list()).rows[0]).toMatchObject({ accountName: 'Blue Heron', refusal: null, asks: 3, left: 0 });
  });

  test('a story is approved by a person on a day, and published where a case study was agreed', async () => {
    const { id } = await services.advocacy.createStory({ accountId: heron, criterionId: null }, other);
    const move = (state: 'approved' | 'published', fields = {}) => services.advocacy.moveStory({ id, state, ...fields }, other);
    expect(() => move('approved')).toThrow('Say who of the customer approved');
    expect(() => move('approved', { approvedById: ines })).toThrow('Say on which day');
    await move('approved', { approvedById: ines, approvedOn: '2026-03-10' });
    expect(() => move('published')).toThrow('not to case study');
    await services.advocacy.changeStory({ id, fields: { result: 'Half the time' } }, other);
    expect(services.advocacy.stories()).toMatchObject([{ state: 'with-customer', approvedById: null, approvedOn: null }]);
  });
});

const corpus = process.env['DAYBOOK_CORPUS'];
describe.skipIf(corpus === undefined)('against the API of Jira (1 test needs the corpus)', () => {
  test('knows the fields that the export writes', () => {
    const spec = readFileSync(join(corpus ?? '', 'specs/jira/jira-cloud-v3.trimmed.openapi.json'), 'utf8');
    for (const field of ['summary', 'description', 'priority', 'labels', 'components', 'issuetype']) expect(spec).toMatch(new RegExp(`\\\\?"${field}\\\\?"`, 'i'));
  });
});
