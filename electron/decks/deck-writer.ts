import type Pptx from 'pptxgenjs';
import { mixed } from '#shared/colour-contrast.ts';
import type { Deck } from '#shared/deck.ts';
import type { Box, Look, Paper, PlacedShape, PlacedSlide, Places, ThemeColour } from '#shared/placed-slides.ts';
import { cellPadding } from '#shared/slide-table.ts';
import { bulletIndent } from '#shared/slide-text.ts';
import { isRightToLeft } from '#shared/text-measure.ts';
import { schemeNames } from '#electron/decks/chart-part.ts';
import { dressDeck } from '#electron/decks/deck-dress.ts';
import { finishDeck } from '#electron/decks/finish.ts';
import { logoOf } from '#electron/decks/logo-file.ts';
import { openPptx } from '#electron/decks/pptx.ts';
import { writable } from '#electron/decks/xml.ts';

type Presentation = InstanceType<Awaited<ReturnType<typeof openPptx>>>;
type Slide = ReturnType<Presentation['addSlide']>;
type Runs = Extract<Parameters<Slide['addText']>[0], unknown[]>;
type Picture = { bytes: Uint8Array; mediaType: string };

/** What a file is written from. `files` are the pictures by their hash. */
export type DeckToWrite = { deck: Pick<Deck, 'title' | 'customer' | 'author' | 'asOf'>; slides: readonly PlacedSlide[]; look: Look; files: ReadonlyMap<string, Picture> };

const layoutNames = { title: 'Title', section: 'Section', content: 'Content' } as const;
const colour = (one: ThemeColour): string => schemeNames[one];

/** A picture as it fits into a box without being stretched, at the side where the eye expects it. */
const fitted = (box: Box, picture: Picture, onRight: boolean): Box | null => {
  try {
    const { width, height } = logoOf(Buffer.from(picture.bytes));
    const scale = Math.min(box.w / width, box.h / height);
    const [w, h] = [width * scale, height * scale];
    return { x: onRight ? box.x + box.w - w : box.x, y: box.y + (box.h - h) / 2, w, h };
  } catch {
    return null;
  }
};
const dataOf = ({ bytes, mediaType }: Picture): string => `${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;

/** What a layout draws, in colours of the theme where they are of it, so that they follow when the theme is changed. */
const paperObjects = (paper: readonly Paper[], { look, files }: DeckToWrite): NonNullable<Pptx.default.SlideMasterProps['objects']> =>
  paper.flatMap((one): NonNullable<Pptx.default.SlideMasterProps['objects']> => {
    if (one.kind === 'fill') {
      const themed = (Object.entries(look.colours) as [ThemeColour, string][]).find(([, hex]) => hex.toUpperCase() === one.colour.toUpperCase())?.[0];
      return [{ rect: { ...one.box, fill: { color: themed === undefined ? one.colour : colour(themed) } } }];
    }
    const picture = files.get(one.hash);
    return picture === undefined ? [] : [{ image: { ...one.box, data: dataOf(picture) } }];
  });

const placeholder = (name: string, type: 'title' | 'body', box: Box, text: { size: number; color: ThemeColour; bold: boolean; align: Places['titleAlign']; valign: 'top' | 'middle' | 'bottom' }): NonNullable<Pptx.default.SlideMasterProps['objects']>[number] =>
  ({ placeholder: { options: { name, type, ...box, fontSize: text.size, bold: text.bold, color: colour(text.color), align: text.align, valign: text.valign, margin: 0 }, text: '' } });

const defineLayouts = (file: Presentation, job: DeckToWrite): void => {
  for (const [role, title] of Object.entries(layoutNames) as [keyof typeof layoutNames, string][]) {
    const places = job.look.places[role];
    file.defineSlideMaster({
      title,
      objects: [
        ...paperObjects(places.paper, job),
        placeholder('title', 'title', places.title, { size: places.titleSize, color: places.titleColour, bold: true, align: places.titleAlign, valign: places.titleValign ?? 'top' }),
        ...(role === 'content' || places.subtitle === null ? [] : [placeholder('subtitle', 'body', places.subtitle, { size: 20, color: 'quiet', bold: false, align: places.titleAlign, valign: 'top' })]),
      ],
    });
  }
};

const addText = (slide: Slide, shape: Extract<PlacedShape, { kind: 'text' }>, layout: PlacedSlide['layout']): void => {
  const runs: Runs = shape.paragraphs.flatMap(({ runs: own, size, isBullet, align, spaceAfter }, at) => {
    const rtlMode = isRightToLeft(own.map(({ text }) => text).join(''));
    return own.map(({ text, bold, colour: of }, index) => ({
      text: writable(text),
      options: {
        fontSize: size, bold, color: colour(of), align, paraSpaceAfter: spaceAfter, ...(rtlMode ? { rtlMode } : {}),
        ...(isBullet ? { bullet: { indent: bulletIndent * 72 } } : {}), breakLine: index === own.length - 1 && at < shape.paragraphs.length - 1,
      },
    }));
  });
  const place = shape.place === 'title' || (shape.place === 'subtitle' && layout !== 'content') ? shape.place : null;
  slide.addText(runs, { ...shape.box, margin: 0, valign: shape.valign, ...(shape.fill === null ? {} : { fill: { color: colour(shape.fill) } }), ...(place === null ? { isTextBox: true } : { placeholder: place }) });
};

const addTable = (slide: Slide, { box, size, columns, rowHeights, rows }: Extract<PlacedShape, { kind: 'table' }>, { colours }: Look): void => {
  const pad = cellPadding.y[[18, 16, 14, 13].indexOf(size)] ?? cellPadding.y.at(-1) ?? 0;
  const under = (isHead: boolean): { type: 'solid'; pt: number; color: string } => ({ type: 'solid', pt: isHead ? 1.25 : 0.5, color: isHead ? colour('quiet') : mixed(colours.quiet, colours.background, 0.3) });
  const none = { type: 'none' } as const;
  slide.addTable(rows.map((row, at) => row.map(({ text, bold }, column) => ({
    text: writable(text),
    options: { bold, color: colour(at === 0 ? 'quiet' : 'text'), align: columns[column]?.align ?? 'left', valign: at === 0 ? ('bottom' as const) : ('top' as const), border: [none, none, under(at === 0), none] },
  }))), { x: box.x, y: box.y, w: box.w, colW: columns.map(({ width }) => width), rowH: rowHeights, fontSize: size, margin: [pad, cellPadding.x, pad, cellPadding.x] });
};

const addShape = (file: Presentation, slide: Slide, { box, form, fill, line }: Extract<PlacedShape, { kind: 'shape' }>): void => {
  const kinds = { rectangle: file.ShapeType.rect, ellipse: file.ShapeType.ellipse, line: file.ShapeType.line };
  slide.addShape(kinds[form], { ...box, ...(fill === null ? {} : { fill: { color: colour(fill) } }), ...(line === null ? {} : { line: { color: colour(line), width: form === 'line' ? 1 : 2 } }) });
};

/** The shapes that could be written, in their order: a picture that is not in the book any more, or is no picture, is not. */
const written = (shapes: readonly PlacedShape[], files: DeckToWrite['files']): PlacedShape[] =>
  shapes.flatMap((shape): PlacedShape[] => {
    if (shape.kind !== 'picture') return [shape];
    const picture = files.get(shape.hash);
    const box = picture === undefined ? null : fitted(shape.box, picture, shape.box.x > 3);
    return box === null ? [] : [{ ...shape, box }];
  });

const addSlide = (file: Presentation, placed: PlacedSlide, job: DeckToWrite): void => {
  const slide = file.addSlide({ masterName: layoutNames[placed.layout] });
  for (const shape of placed.shapes) {
    switch (shape.kind) {
      case 'text': addText(slide, shape, placed.layout); break;
      case 'table': addTable(slide, shape, job.look); break;
      case 'shape': addShape(file, slide, shape); break;
      // Its numbers, axes and looks come with its part; here it takes its place.
      case 'chart': slide.addChart('bar', [{ name: ' ', labels: [' '], values: [0] }], shape.box); break;
      case 'picture': {
        const picture = job.files.get(shape.hash);
        if (picture !== undefined) slide.addImage({ ...shape.box, data: dataOf(picture) });
        break;
      }
    }
  }
  if (placed.notes.length > 0) slide.addNotes(writable(placed.notes.join('\n')));
};

/**
 * Slides as a .pptx: native charts with their workbooks, tables, real titles, alt texts, speaker notes, and the colours and fonts of a theme. The same slides give the
 * same bytes; its day is the one that the figures are of.
 */
export const writeDeck = async (job: DeckToWrite): Promise<Uint8Array> => {
  const Presentation = await openPptx();
  const file = new Presentation();
  const { deck, look } = job;
  file.defineLayout({ name: 'Slide', width: look.width, height: look.height });
  file.layout = 'Slide';
  file.theme = { headFontFace: look.fonts.head, bodyFontFace: look.fonts.body };
  [file.title, file.author, file.company, file.subject] = [deck.title, deck.author, '', deck.customer].map(writable) as [string, string, string, string];
  defineLayouts(file, job);
  const slides = job.slides.map((slide) => ({ ...slide, shapes: written(slide.shapes, job.files) }));
  for (const slide of slides) addSlide(file, slide, job);
  return finishDeck(await file.write({ outputType: 'uint8array' }) as Uint8Array, deck.asOf, (parts) => dressDeck(parts, slides, look));
};
