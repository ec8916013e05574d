import type { DeckView } from '#shared/decks.ts';
import type { PlacedSlide } from '#shared/placed-slides.ts';
import { plainChoice } from '#shared/deck-names.ts';
import { writeDeck, type DeckToWrite } from '#electron/decks/deck-writer.ts';
import { openPptx } from '#electron/decks/pptx.ts';
import { createServices } from '#electron/services/services.ts';
import { heldUpBy, heldUpWords } from '#tests/bench/held-up.ts';
import { figureOf, timed, valueOf, type Figure } from '#tests/bench/measure.ts';
import { openTestBook } from '#tests/services/test-book.ts';

const me = { window: 'bench' };

/** The same words, cells and numbers by pptxgenjs alone, as its manual shows it. */
const bareWriter = async (slides: readonly PlacedSlide[]): Promise<unknown> => {
  const deck = new (await openPptx())();
  deck.layout = 'LAYOUT_WIDE';
  const kinds = { columns: 'bar', bars: 'bar', stacked: 'bar', line: 'line', doughnut: 'doughnut' } as const;
  for (const { shapes, notes } of slides) {
    const slide = deck.addSlide();
    for (const shape of shapes) {
      if (shape.kind === 'text') slide.addText(shape.paragraphs.map(({ runs, size }) => ({ text: runs.map(({ text }) => text).join(''), options: { fontSize: size, breakLine: true } })), shape.box);
      if (shape.kind === 'table') slide.addTable(shape.rows.map((row) => row.map(({ text, bold }) => ({ text, options: { bold } }))), { ...shape.box, fontSize: shape.size, colW: shape.columns.map(({ width }) => width) });
      if (shape.kind === 'shape') slide.addShape('rect', shape.box);
      if (shape.kind === 'chart') slide.addChart(kinds[shape.chart.kind], shape.chart.series.map(({ name, values }) => ({ name, labels: shape.chart.categories, values: values.map((value) => value ?? 0) })), shape.box);
    }
    slide.addNotes(notes.join('\n'));
  }
  return deck.write({ outputType: 'uint8array', compression: true });
};

/** The deck of the account of the sample book that takes the most slides: as a whole through the contract, and its file beside a bare writer of the same slides (issue 6: under 5 s). */
export const deckFigures = async (): Promise<Figure[]> => {
  const book = await openTestBook();
  try {
    const services = createServices(book.context);
    await services.sample.open(me);
    const ids = book.db.prepare<[], { id: string }>('SELECT id FROM accounts WHERE deleted_at IS NULL').all().map(({ id }) => id);
    const asked = (accountId: string) => ({ accountId, reviewId: null, asOf: null, choice: plainChoice('quarterly') });
    let largest: { id: string; view: DeckView } | null = null;
    for (const id of ids) {
      const view = await services.decks.compose(asked(id));
      if (largest === null || view.slides.length > largest.view.slides.length) largest = { id, view };
    }
    if (largest === null) throw new Error('The sample book has no account.');
    const { id, view } = largest;
    const job: DeckToWrite = { deck: { title: view.title, customer: view.account.label, author: '', asOf: view.on }, slides: view.slides, look: view.look, files: new Map() };
    const [whole, ours, peer]: [number[], number[], number[]] = [[], [], []];
    const held = await heldUpBy(async () => { for (let round = 0; round < 5; round += 1) whole.push(await timed(() => services.decks.file(asked(id), me))); });
    for (let round = 0; round < 12; round += 1) {
      ours.push(await timed(() => writeDeck(job)));
      peer.push(await timed(() => bareWriter(view.slides)));
    }
    const charts = view.slides.flatMap(({ shapes }) => shapes.filter(({ kind }) => kind === 'chart')).length;
    return [
      figureOf('Decks', `decks.file of the sample account with the most slides (${view.slides.length}, ${charts} charts), in its thread`, whole, [], 'p95 ≤ 5,000 ms', ({ p95 }) => (p95 ?? 0) <= 5_000),
      valueOf('Decks', 'The backend’s loop meanwhile', heldUpWords(held.own, held.idle), 'no step over 50 ms', held.own.longest <= Math.max(50, 2 * held.idle.longest)),
      figureOf('Decks', 'The file, beside pptxgenjs alone writing the same slides', ours.slice(2), peer.slice(2), '≤ 3×', ({ ratio50 }) => (ratio50 ?? 0) <= 3),
    ];
  } finally {
    book.close();
  }
};
