import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Deck, DeckSize } from '#shared/deck.ts';
import { ownLook } from '#shared/own-look.ts';
import type { Look, PlacedSlide } from '#shared/placed-slides.ts';
import { publishedBrand } from '#shared/presets/brand.ts';
import { layOut } from '#shared/slide-layout.ts';
import { writeInThread } from '#electron/decks/deck-file.ts';
import { writeDeck } from '#electron/decks/deck-writer.ts';
import { finishDeck } from '#electron/decks/finish.ts';
import { openPptx } from '#electron/decks/pptx.ts';
import { chartFaults } from '#tests/decks/chart-schema.ts';
import { emptyDeck, logoFiles, logoHash, longDeck, oddDeck, richDeck } from '#tests/decks/fixtures.ts';
import { packageFaults } from '#tests/decks/open-xml.ts';
import { readDeck, type WrittenSlide } from '#tests/decks/written-deck.ts';

type Made = { deck: Deck; look: Look; slides: PlacedSlide[]; bytes: Uint8Array; read: { slides: WrittenSlide[]; parts: string[]; text: (path: string) => Promise<string> } };
const make = async (size: DeckSize, decks: Deck[]): Promise<Made> => {
  const look = ownLook(size, { ...publishedBrand, footer: 'In confidence' });
  const [deck = richDeck()] = decks;
  const slides = decks.flatMap((one) => layOut(one, look).slides);
  const bytes = await writeDeck({ deck, look, slides, files: logoFiles() });
  const { zip, slides: written } = await readDeck(bytes);
  return { deck, look, slides, bytes, read: { slides: written, parts: Object.keys(zip.files), text: async (path) => (await zip.file(path)?.async('string')) ?? '' } };
};
const all = (size: DeckSize): Deck[] => [richDeck({ size, logoHash }), longDeck({ size }), oddDeck({ size }), emptyDeck()];
let wide: Made;
let narrow: Made;
beforeAll(async () => {
  wide = await make('16:9', all('16:9'));
  narrow = await make('4:3', all('4:3').slice(0, 1));
}, 60_000);

describe('a deck as a file', () => {
  test('keeps the rules of the package in both sizes', async () => {
    expect(await packageFaults(wide.bytes)).toEqual([]);
    expect(await packageFaults(narrow.bytes)).toEqual([]);
    expect([/<p:sldSz cx="(\d+)" cy="(\d+)"/.exec(await wide.read.text('ppt/presentation.xml'))?.slice(1), /<p:sldSz cx="(\d+)" cy="(\d+)"/.exec(await narrow.read.text('ppt/presentation.xml'))?.slice(1)]).toEqual([['12191695', '6858000'], ['9144000', '6858000']]);
  });

  test('has each slide with one real title, its notes, and words for all that is seen', () => {
    expect(wide.read.slides.map(({ titles }) => titles)).toEqual(wide.slides.map(({ title }) => [title]));
    expect(wide.read.slides.map(({ notes }) => notes)).toEqual(wide.slides.map(({ notes }) => notes));
    expect(wide.read.slides.flatMap(({ unnamed }) => unnamed)).toEqual([]);
    const fields = wide.read.slides.flatMap(({ xml }) => [...xml.matchAll(/type="slidenum".*?<a:t>(\d+)</g)].map(([, number]) => Number(number)));
    expect(fields.length).toBe(wide.slides.filter(({ layout }) => layout !== 'title').length);
    expect(wide.read.slides[1]?.xml).toContain('In confidence');
    expect(wide.read.slides[1]?.xml).toMatch(/<a:tblPr firstRow="1"\/>/);
  });

  test('has every chart native, by the schema, with the same numbers in chart, workbook and rows', () => {
    const specs = wide.slides.map(({ shapes }) => shapes.flatMap((shape) => (shape.kind === 'chart' ? [shape.chart] : [])));
    expect(specs.flat().length).toBeGreaterThan(14);
    expect(wide.read.slides.map(({ charts }) => charts.length)).toEqual(specs.map((own) => own.length));
    for (const [at, { charts }] of wide.read.slides.entries()) {
      for (const [index, chart] of charts.entries()) {
        const spec = specs[at]?.[index];
        const series = [...(spec?.series ?? []), ...(spec?.target ? [{ name: spec.target.name, values: spec.categories.map(() => spec.target?.value ?? null) }] : [])];
        expect(chartFaults(chart.xml)).toEqual([]);
        expect([chart.unit, chart.categories, chart.series]).toEqual([spec?.unit, spec?.categories, series]);
        const cells = [[spec?.unit, ...series.map(({ name }) => name)], ...(spec?.categories ?? []).map((name, row) => [name, ...series.map(({ values }) => values[row] ?? null)])];
        expect(chart.cells.map((row) => [...row, ...Array.from({ length: series.length + 1 - row.length }, () => null)])).toEqual(cells);
      }
    }
  });

  test('takes its colours and fonts from the theme, so that it follows when that is changed', async () => {
    const theme = await wide.read.text('ppt/theme/theme1.xml');
    for (const hex of [...publishedBrand.accents, wide.look.colours.text, wide.look.colours.quiet]) expect(theme).toContain(`<a:srgbClr val="${hex}"/>`);
    const shown = wide.read.slides.flatMap(({ xml, charts }) => [xml, ...charts.map((chart) => chart.xml)]).join('').replaceAll(/<a:ln[LRTB] [\s\S]*?<\/a:ln[LRTB]>/g, '');
    expect([...new Set([...shown.matchAll(/<a:srgbClr val="(\w+)"/g)].map(([, hex]) => hex))]).toEqual([]);
    expect([...new Set([...shown.matchAll(/typeface="([^"]*)"/g)].map(([, font]) => font))]).toEqual([]);
    expect([...(await wide.read.text('ppt/slideMasters/slideMaster1.xml')).matchAll(/<p:ph type="(\w+)"/g)].map(([, type]) => type)).toEqual(['title', 'body']);
  });

  test('holds the logo once, unstretched, however many slides show it', () => {
    expect(wide.read.parts.filter((part) => part.startsWith('ppt/media/') && !part.endsWith('/'))).toHaveLength(1);
    const [, width = 0, height = 1] = /<p:pic>[\s\S]*?<a:ext cx="(\d+)" cy="(\d+)"/.exec(wide.read.slides[3]?.xml ?? '')?.map(Number) ?? [];
    expect(width / height).toBeCloseTo(3, 2);
  });

  test('is the same byte for byte, later, after other decks, and in the thread', async () => {
    const job = { deck: narrow.deck, look: narrow.look, slides: narrow.slides, files: logoFiles() };
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-08T09:10:11Z') });
    try {
      expect(Buffer.from(await writeDeck(job)).equals(narrow.bytes)).toBe(true);
    } finally {
      vi.useRealTimers();
    }
    expect(Buffer.from(await writeInThread({ ...job, template: null })).equals(narrow.bytes)).toBe(true);
    expect(await narrow.read.text('docProps/core.xml')).toContain('<dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-20T00:00:00Z<');
  });

  test('says nothing of characters that XML has no place for, and shows words that look like XML as they are', async () => {
    const { slides } = await readDeck((await make('16:9', [richDeck({ slides: [{ ...(richDeck().slides[0] ?? emptyDeck().slides[0] ?? fail()), title: 'A & B <i>\u0007\uD800</i> "c"', notes: ['\u0001&amp;'] }] })])).bytes);
    expect([slides[0]?.titles, slides[0]?.notes]).toEqual([['A & B <i></i> "c"'], ['&amp;']]);
  });
});

const fail = (): never => {
  throw new Error('The fixture has no slide.');
};

test('what pptxgenjs writes by itself is settled too: the same bytes at another time, and no part that nothing leads to', async () => {
  const plain = async (): Promise<Uint8Array> => {
    const deck = new (await openPptx())();
    const slide = deck.addSlide();
    slide.addText('Revenue', { x: 1, y: 1, w: 4, h: 1 });
    slide.addChart('bar', [{ name: 'Revenue', labels: ['Q1', 'Q2'], values: [1, 2] }], { x: 1, y: 2, w: 4, h: 3, altText: 'Revenue by quarter', chartColors: ['1C6E8C'] });
    slide.addNotes('First line\nSecond line');
    return finishDeck((await deck.write({ outputType: 'uint8array' })) as Uint8Array, '2026-03-16');
  };
  const first = await plain();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-08T09:10:11Z') });
  const second = await plain().finally(() => vi.useRealTimers());
  expect(Buffer.from(second).equals(first)).toBe(true);
  expect(await packageFaults(first)).toEqual([]);
  expect((await readDeck(first)).slides[0]?.notes).toEqual(['First line', 'Second line']);
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'daybook-deck-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Word = { text: string; x: number; y: number; right: number; bottom: number };

describe.skipIf(!hasOffice)('one file of all the made decks in LibreOffice (skipped where soffice or pdftotext is missing)', () => {
  test('opens with a page for each slide, and no word outside of the box that it stands in', () => {
    writeFileSync(join(folder, 'deck.pptx'), wide.bytes);
    spawnSync('soffice', [`-env:UserInstallation=file://${join(folder, 'home')}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'deck.pptx')], { timeout: 170_000 });
    const words = spawnSync('pdftotext', ['-bbox', join(folder, 'deck.pdf'), '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout;
    const pages = [...words.matchAll(/<page [\s\S]*?<\/page>/g)].map(([page]) => [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)].map(([, x, y, right, bottom, text = '']): Word => ({ text, x: Number(x) / 72, y: Number(y) / 72, right: Number(right) / 72, bottom: Number(bottom) / 72 })));
    expect(pages).toHaveLength(wide.slides.length);
    // A reader of PDF gives words the height of the font, which is more than a line takes.
    const slack = ({ y, bottom }: Word): number => 0.06 + (bottom - y) * 0.15;
    const outside = pages.flatMap((page, at) => page.filter((word) => word.text.trim() !== '' && !(wide.slides[at]?.shapes ?? []).some(({ box }) => word.x >= box.x - 0.06 && word.right <= box.x + box.w + 0.06 && word.y >= box.y - slack(word) && word.bottom <= box.y + box.h + slack(word))).map((word) => `${at + 1}: ${word.text} at ${word.x.toFixed(2)}, ${word.y.toFixed(2)}`));
    expect(outside).toEqual([]);
    expect(pages.every((page) => page.length > 3)).toBe(true);
  }, 180_000);
});
