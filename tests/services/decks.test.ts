import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#shared/days.ts';
import { deckForms, type DeckChoice, type Slide } from '#shared/deck.ts';
import { withSlide, withSlideAt, withoutWords } from '#shared/deck-choices.ts';
import { plainChoice } from '#shared/deck-names.ts';
import type { DeckView } from '#shared/decks.ts';
import { createServices, type Services } from '#electron/services/services.ts';
import { createCustomerFacts } from '#electron/store/customer-facts.ts';
import { hasArial } from '#tests/decks/font-file.ts';
import { fitFaults } from '#tests/decks/text-fit.ts';
import { leaks, markInternalFields, wordsOfFile } from '#tests/services/internal-markers.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const me = { window: 'one' };
let book: TestBook;
let services: Services;
let accounts: { id: string; name: string }[];
let rich: string;

beforeAll(async () => {
  book = await openTestBook();
  services = createServices(book.context);
  await services.sample.open(me);
  await services.settings.save({ me: { name: 'Ines Calder', email: 'ines@brindlework.example', title: 'Customer success manager', company: 'Brindlework' } }, me);
  accounts = book.db.prepare<[], { id: string; name: string }>('SELECT id, name FROM accounts WHERE deleted_at IS NULL ORDER BY name').all();
  rich = accounts.find(({ name }) => name === 'Halvorsen Dray Logistics')?.id ?? '';
}, 60_000);
afterAll(() => book.close());

const compose = (accountId: string, more: { reviewId?: string | null; asOf?: string | null; choice?: DeckChoice | null } = {}): Promise<DeckView> => services.decks.compose({ accountId, reviewId: null, asOf: null, choice: plainChoice('quarterly'), ...more });
const slidesOf = ({ strip }: DeckView): Slide[] => strip.flatMap(({ isOff, slide }) => (isOff || slide === null ? [] : [slide]));
const keysOf = (view: DeckView): string[] => slidesOf(view).map(({ key }) => key);
const visible = ({ title, subtitle, blocks }: Slide): string => JSON.stringify([title, subtitle, blocks]);
const figures = (text: string): string[] => [...text.matchAll(/\d[\d,.]*\d|\d/g)].map(([one]) => one);

test('a review that was held shows what was known on its day, and another day where it is asked for', async () => {
  const held = book.db.prepare<[], { id: string; account_id: string; held_on: string }>(`SELECT id, account_id, held_on FROM business_reviews WHERE state = 'held' AND deleted_at IS NULL ORDER BY held_on DESC LIMIT 1`).get();
  const of = (asOf: string | null): Promise<DeckView> => compose(held?.account_id ?? '', { reviewId: held?.id ?? '', asOf });
  expect((await of(null)).on).toBe(held?.held_on);
  expect((await of('2026-03-10')).on).toBe('2026-03-10');
  // An account that came into the book later has no earlier day to show.
  const late = await services.accounts.create({ name: 'Came later' }, me);
  const review = book.context.store.newId();
  await book.context.store.write({ window: 'one', label: 'A review of before', words: [] }, () => {
    book.db.prepare(`INSERT INTO business_reviews (id, account_id, kind, state, on_day, minutes, held_on) VALUES (?, ?, 'quarterly', 'held', '2025-06-02', 60, '2025-06-02')`).run(review, late.id);
    return {};
  });
  expect((await compose(late.id, { reviewId: review })).on).toBe('2026-03-16');
});

describe('the decks of every account of the sample', () => {
  test('have no empty slide, say nothing that only a CSM understands, and give every figure its source', async () => {
    expect(accounts.length).toBeGreaterThanOrEqual(40);
    const jargon = /\bARR\b|\bPR[1-4]\b|health score|churn|\bCSM\b|sentiment|\bQBR\b|\bEBR\b|upsell|segment|champion|stakeholder|at risk/i;
    for (const { id, name } of accounts) {
      const view = await compose(id);
      const slides = slidesOf(view);
      expect([name, keysOf(view)[0]]).toEqual([name, 'title']);
      for (const slide of slides) {
        const where = `${name}: ${slide.key}`;
        expect([where, slide.layout === 'title' || slide.blocks.length > 0, slide.title.length > 8, slide.talk.length > 0]).toEqual([where, true, true, true]);
        const own = accounts.reduce((text, one) => text.replaceAll(one.name, ''), `${slide.title} ${slide.blocks.flatMap((block) => (block.kind === 'table' ? block.columns.map((column) => column.name) : block.kind === 'figures' ? block.figures.map(({ label, note }) => `${label} ${note}`) : [])).join(' ')}`);
        expect(`${where}: ${jargon.exec(own)?.[0] ?? ''}`).toBe(`${where}: `);
        if (['title', 'definitions', 'sources'].includes(slide.key)) continue;
        const known = new Set(figures(slide.sources.map(({ says, on, method }) => `${says} ${on ?? ''} ${method}`).join(' ')));
        const told = slide.blocks.flatMap((block) => (block.kind === 'figures' ? block.figures.map(({ value }) => value) : []));
        expect([where, figures([slide.title, ...told].join(' ')).filter((figure) => !known.has(figure))]).toEqual([where, []]);
      }
      expect([name, view.findings.filter(({ kind }) => kind === 'fit')]).toEqual([name, []]);
      expect([name, hasArial ? fitFaults(view.slides, view.look) : []]).toEqual([name, []]);
    }
  }, 60_000);

  test('draw the figures of the rows, with their gaps', async () => {
    const facts = await createCustomerFacts(book.context).of(rich, null);
    const charts = Object.fromEntries(slidesOf(await compose(rich)).flatMap(({ key, blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [[key, block.chart] as const] : []))));
    const active = facts.metrics.find(({ role }) => role === 'active-users');
    expect(charts['adoption']?.series[0]?.values).toEqual(active?.series.slice(-13).map(({ value }) => (value === null ? null : Number(value.toFixed(1)))));
    expect(charts['health']?.series.map(({ values }) => values)).toEqual([facts.support?.months.map(({ opened }) => opened), facts.support?.months.map(({ closed }) => closed)]);
    const gains = facts.value.gains.filter(({ state }) => state === 'delivered').toSorted((a, b) => b.counted.low - a.counted.low);
    expect(charts['value']?.series[0]?.values).toEqual(gains.map(({ counted }) => counted.low / 100));
    for (const chart of Object.values(charts)) for (const { values } of chart.series) expect(values).toHaveLength(chart.categories.length);
  });

  test('are the same for the same book, and show what was known where they are of a past day', async () => {
    expect(await compose(rich)).toEqual(await compose(rich));
    const past = await compose(rich, { asOf: addDays(book.context.today(), -200) });
    expect(past.asOf).toBe(addDays(book.context.today(), -200));
    expect(keysOf(past)).not.toContain('outcomes');
    const table = slidesOf(await compose(rich)).find(({ key }) => key === 'then-and-now')?.blocks[0];
    const then = await createCustomerFacts(book.context).of(rich, '2025-03-16');
    expect(table?.kind === 'table' ? table.rows.find(([what]) => what === 'People active')?.[1] : null).toBe(Math.round(then.activeUsers?.part ?? 0).toLocaleString('en'));
  });

  test('an account that nothing is known of gets a title, and is told what is missing', async () => {
    const { id } = await services.accounts.create({ name: 'Nothing Yet' }, me);
    for (const form of deckForms) {
      const view = await compose(id, { choice: plainChoice(form) });
      expect(keysOf(view)).toEqual(['title']);
      expect(view.slides).toHaveLength(1);
      expect(view.findings.filter(({ kind }) => kind === 'missing').length).toBeGreaterThan(4);
    }
    const file = await services.decks.file({ accountId: id, reviewId: null, asOf: null, choice: plainChoice('quarterly') }, me);
    expect(Object.keys((await JSZip.loadAsync(Buffer.from(file.base64, 'base64'))).files).filter((part) => /^ppt\/slides\/slide\d+\.xml$/.test(part))).toHaveLength(1);
  });
});

describe('what is chosen', () => {
  test('is kept in the review, can be taken back, and is refused where its content is final', async () => {
    const { id: reviewId } = await services.reviews.create({ accountId: rich, kind: 'executive', on: addDays(book.context.today(), 90) }, me);
    const first = await compose(rich, { reviewId, choice: null });
    expect([first.choice.form, first.isLocked, keysOf(first).includes('agenda'), keysOf(first).includes('criteria')]).toEqual(['executive', false, true, false]);
    const changed = withSlideAt(withSlide(withSlide(first.choice, 'value', { title: 'What 99 cranes brought' }), 'journey', { isOff: true }), 'actions', 1);
    await services.decks.choose({ reviewId, choice: changed }, me);
    const second = await compose(rich, { reviewId, choice: null });
    expect(keysOf(second).slice(0, 2)).toEqual(['title', 'actions']);
    expect(keysOf(second)).not.toContain('journey');
    expect(slidesOf(second).find(({ key }) => key === 'value')?.title).toBe('What 99 cranes brought');
    expect(second.findings[0]).toMatchObject({ kind: 'contradiction', slide: 'value', says: 'Return and value: nothing in the book bears out 99, which was written by hand.' });
    expect(slidesOf(await compose(rich, { reviewId, choice: withoutWords(second.choice, 'value') })).find(({ key }) => key === 'value')?.title).toBe(slidesOf(first).find(({ key }) => key === 'value')?.title);
    const final = services.reviews.get({ id: reviewId }).steps.find(({ key }) => key === 'final');
    await services.reviews.tick({ id: final?.id ?? '', done: true }, me);
    expect((await compose(rich, { reviewId, choice: null })).isLocked).toBe(true);
    await expect(async () => services.decks.choose({ reviewId, choice: null }, me)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(async () => compose(accounts[0]?.id ?? '', { reviewId, choice: null })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('can be saved under a name without the words that were written', async () => {
    const choice = withSlide(withSlide(plainChoice('executive'), 'value', { title: 'Ours alone' }), 'agenda', { isOff: true });
    const { id } = await services.decks.saveSet({ name: 'Short', choice }, me);
    await services.decks.saveSet({ name: 'short', choice }, me);
    expect(services.decks.sets().map((set) => [set.id, set.name, JSON.stringify(set.choice).includes('Ours alone'), set.choice.slides.find(({ key }) => key === 'agenda')?.isOff])).toEqual([[id, 'short', false, true]]);
    await services.decks.removeSet({ id }, me);
    expect(services.decks.sets()).toEqual([]);
  });
});

describe('the file', () => {
  test('is noted with its sources, findings and hash, and is the same for the same book', async () => {
    const asked = { accountId: rich, reviewId: null, asOf: null, choice: plainChoice('executive') };
    const [first, second] = [await services.decks.file(asked, me), await services.decks.file(asked, me)];
    expect(first.hash).toBe(second.hash);
    expect(first.fileName).toMatch(/halvorsen-dray-logistics-2026-03-16\.pptx$/);
    const row = book.db.prepare<[string], { hash: string; audience: string; sources: string; findings: string; as_of_day: string }>('SELECT * FROM document_exports WHERE id = ?').get(first.id);
    expect(row).toMatchObject({ hash: first.hash, audience: 'customer', as_of_day: '2026-03-16' });
    expect((JSON.parse(row?.sources ?? '[]') as unknown[]).length).toBeGreaterThan(10);
    expect((JSON.parse(row?.findings ?? '[]') as { kind: string }[]).map(({ kind }) => kind)).toContain('internal');
    expect(services.decks.files({ accountId: rich }).map(({ id }) => id)).toEqual([second.id, first.id]);
    const words = await wordsOfFile(Buffer.from(first.base64, 'base64'));
    expect(words).toContain('Where the figures come from');
  }, 30_000);

  test('says nothing internal in any form: not on slides, not in notes, not in properties', async () => {
    const { id: reviewId } = await services.reviews.create({ accountId: rich, kind: 'quarterly', on: addDays(book.context.today(), 60), purpose: 'Agree on the next two depots' }, me);
    const markers = await markInternalFields(book);
    expect(markers.length).toBeGreaterThan(80);
    const facts = createCustomerFacts(book.context);
    for (const { id, name } of accounts) expect([name, leaks(JSON.stringify([await facts.of(id, null), facts.leftOut(id)]), markers)]).toEqual([name, []]);
    const view = await compose(rich, { reviewId });
    expect(leaks(JSON.stringify(view), markers)).toEqual([]);
    for (const form of deckForms) {
      const file = await services.decks.file({ accountId: rich, reviewId, asOf: null, choice: { ...plainChoice(form), slides: withSlide(plainChoice('quarterly'), 'title', {}).slides } }, me);
      expect(leaks(await wordsOfFile(Buffer.from(file.base64, 'base64')), markers)).toEqual([]);
    }
    // The check itself can fail: what a customer may read is found.
    expect(leaks(slidesOf(await compose(rich)).map(visible).join(' '), [{ table: 'accounts', column: 'name', word: 'Halvorsen' }])).toEqual(['accounts.name']);
  }, 120_000);
});
