import { describe, expect, test } from 'vitest';
import { contrastOf, shapeContrast, textContrast } from '#shared/colour-contrast.ts';
import { deckSizes, type Deck } from '#shared/deck.ts';
import { ownLook } from '#shared/own-look.ts';
import type { PlacedShape } from '#shared/placed-slides.ts';
import { brandFonts, publishedBrand } from '#shared/presets/brand.ts';
import { layOut } from '#shared/slide-layout.ts';
import { textWidth } from '#shared/text-measure.ts';
import { chart, emptyDeck, longDeck, oddDeck, richDeck, slide } from '#tests/decks/fixtures.ts';
import { glyphWidth, hasArial } from '#tests/decks/font-file.ts';
import { fitFaults } from '#tests/decks/text-fit.ts';

const wide = ownLook('16:9', publishedBrand);
const one = (deck: Deck, part: Deck['slides'][number]): Deck => ({ ...deck, slides: [part] });
const tables = (shapes: readonly PlacedShape[]): Extract<PlacedShape, { kind: 'table' }>[] => shapes.flatMap((shape) => (shape.kind === 'table' ? [shape] : []));
const wordsOf = (shapes: readonly PlacedShape[]): string => shapes.flatMap((shape) => (shape.kind === 'text' ? shape.paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)) : shape.kind === 'table' ? shape.rows.flat().map(({ text }) => text) : [])).join(' ').replaceAll('\u00A0', ' ');

describe.skipIf(!hasArial)('measured by the font itself (skipped where Liberation Sans is missing)', () => {
  test.each(deckSizes.flatMap((size) => [['rich', richDeck], ['long', longDeck], ['odd', oddDeck]].map(([name, make]) => [name, size, make] as [string, typeof size, (more: Partial<Deck>) => Deck])))('the %s deck in %s: nothing leaves its box or the slide, nor lies over another', (_, size, make) => {
    const look = ownLook(size, publishedBrand);
    expect(fitFaults(layOut(make({ size }), look).slides, look)).toEqual([]);
  });

  test('our widths are those of the font, and never under them', () => {
    const characters = 'ABCXYZabcxyz0189 .,;:%&()–—“”‘’…€äöüßéñŁšžΑΒΩαβωЖЩжщ'.split('');
    for (const bold of [false, true]) {
      for (const character of characters) {
        const [ours, own] = [textWidth(character, { size: 72, bold, font: 'Arial' }), glyphWidth(character, bold) ?? 0];
        expect([character, ours >= own, ours < own * 1.03]).toEqual([character, true, true]);
      }
    }
  });
});

describe('what is longer than a slide', () => {
  test('goes on with its heading, and no row is lost or said twice', () => {
    const part = longDeck().slides[1] ?? slide('actions', '', []);
    const { slides } = layOut(one(longDeck(), part), wide);
    const rows = slides.flatMap(({ shapes }) => tables(shapes).flatMap(({ rows: all }) => all.slice(1).map(([cell]) => cell?.text)));
    expect(slides.length).toBeGreaterThan(2);
    expect(new Set(slides.map(({ shapes }) => tables(shapes)[0]?.rows[0]?.map(({ text }) => text).join()))).toEqual(new Set(['What,Who,By,Progress']));
    expect(rows).toEqual(part.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([cell]) => cell) : [])));
    expect(slides.map(({ title }) => / \((\d)\/(\d)\)$/.exec(title)?.slice(1).map(Number))).toEqual(slides.map((_, at) => [at + 1, slides.length]));
    expect(slides.slice(1).every(({ notes }) => notes[0]?.startsWith('Goes on from the slide before'))).toBe(true);
  });

  test('is cut only where it cannot go on, and then it is said, once for a slide', () => {
    const { findings } = layOut(longDeck(), wide);
    expect(findings.map(({ kind, slide: key }) => [kind, key])).toEqual([['fit', 'title'], ['fit', 'actions'], ['fit', 'objectives'], ['fit', 'criteria'], ['fit', 'journey'], ['fit', 'health'], ['fit', 'outcomes']]);
    expect(layOut(richDeck(), wide).findings).toEqual([]);
    expect(layOut(oddDeck(), wide).findings).toEqual([]);
  });
});

test('an empty slide is left out, and said; a title slide stays', () => {
  const { slides, findings } = layOut(emptyDeck(), wide);
  expect(slides.map(({ key }) => key)).toEqual(['title']);
  expect(findings.map(({ slide: key, says }) => [key, says])).toEqual([['adoption', 'Adoption: there is nothing to show, so the slide is left out.']]);
});

test('every slide but the first says as of when it is, its number, and where its figures are from', () => {
  const { slides } = layOut(richDeck(), { ...wide, footerText: 'In confidence' });
  for (const [at, { shapes, layout }] of slides.entries()) {
    if (layout === 'title') continue;
    const words = wordsOf(shapes);
    expect([words.includes('As of 20 Nov 2026  ·  In confidence'), words.endsWith(` ${at + 1}`), layout === 'section' || words.includes('Source: usage data, 20 Nov 2026')]).toEqual([true, true, true]);
  }
});

test('a figure stays with its percent sign, and a day with its month', () => {
  const shapes = layOut(one(richDeck(), slide('adoption', 'Use grew by 18 % to 12 March 2026', [chart()])), wide).slides[0]?.shapes ?? [];
  expect(shapes[0]?.kind === 'text' ? shapes[0].paragraphs[0]?.runs[0]?.text : '').toBe('Use grew by 18\u00A0% to 12\u00A0March 2026');
});

test('the source line names what fits, each once with its newest day, and leaves the rest to the notes', () => {
  const sources = ['usage data, by day', 'usage data', ...Array.from({ length: 12 }, (_, at) => `a rather long name of a source of number ${at}`)].map((method, at) => ({ says: '', record: null, on: `2026-01-${String(at + 10)}`, method }));
  const shapes = layOut(one(richDeck(), slide('adoption', 'Use', [chart()], { sources })), wide).slides[0]?.shapes ?? [];
  expect(wordsOf(shapes.filter(({ name }) => name === 'Source'))).toBe('Source: usage data, 11 Jan 2026; a rather long name of a source of number 0, 12 Jan 2026; a rather long name of a source of number 1, 13 Jan 2026; more in the notes');
});

test('the same deck is laid out alike, and fast enough to be done between two strokes of a key', () => {
  expect(layOut(richDeck(), wide)).toEqual(layOut(richDeck(), wide));
  const start = performance.now();
  layOut(richDeck(), wide);
  expect(performance.now() - start).toBeLessThan(150);
});

test.each(brandFonts.map((font) => [font]))('our look stands out enough in %s', (font) => {
  const { colours, fonts } = ownLook('16:9', { ...publishedBrand, font });
  expect(fonts).toEqual({ head: font, body: font });
  for (const tone of ['text', 'quiet', 'accent1'] as const) expect(contrastOf(colours[tone], colours.background)).toBeGreaterThanOrEqual(textContrast);
  expect(contrastOf(colours.quiet, colours.surface)).toBeGreaterThanOrEqual(textContrast);
  for (const accent of ['accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const) expect(contrastOf(colours[accent], colours.background)).toBeGreaterThanOrEqual(shapeContrast);
});
