import { dayName } from '#shared/days.ts';
import type { Arrangement, Block, Deck, Finding, Slide } from '#shared/deck.ts';
import { slideNames } from '#shared/deck-names.ts';
import type { Box, Look, PlacedShape, PlacedSlide, Places } from '#shared/placed-slides.ts';
import { isEmptyBlock, measureBlock, shortened, splitBlock, typeset, typesetSlide } from '#shared/slide-blocks.ts';
import { sizeSteps, splitSizes } from '#shared/slide-measured.ts';
import { cutTo, linesHeight, textWidth, wrapped } from '#shared/text-measure.ts';

/** Inches between blocks that stand one under the other, and side by side. */
const [gapDown, gapAcross] = [0.3, 0.55];
/** The line below the blocks that says where the figures are from. */
const sourceHeight = 0.24;
const sourceSize = 10;
const footerSize = 10;
/** What a slide that goes on is split into at most; behind that something is left out, and said. */
const mostParts = 12;

type Column = { box: Box; blocks: Block[] };

/** The columns of a body, from the top to the foot of it; `top` blocks stand above them over its whole width. */
const columnsOf = (blocks: readonly Block[], arrangement: Arrangement, body: Box): { top: Block | null; columns: { x: number; w: number; blocks: Block[] }[] } => {
  const [first, ...rest] = blocks;
  const whole = { x: body.x, w: body.w, blocks: [...blocks] };
  if (first === undefined || rest.length === 0 || arrangement === 'one') return { top: null, columns: [whole] };
  const sides = (share: number, left: Block[], right: Block[]): { x: number; w: number; blocks: Block[] }[] => {
    const w = (body.w - gapAcross) * share;
    return [{ x: body.x, w, blocks: left }, { x: body.x + w + gapAcross, w: body.w - gapAcross - w, blocks: right }];
  };
  switch (arrangement) {
    case 'halves': return { top: null, columns: sides(0.5, [first], rest) };
    case 'wide-first': return { top: null, columns: sides(0.62, [first], rest) };
    case 'wide-second': return { top: null, columns: sides(0.38, [first], rest) };
    case 'top-and-rest': {
      const [second, ...others] = rest;
      return { top: first, columns: second === undefined || others.length === 0 ? [{ x: body.x, w: body.w, blocks: rest }] : sides(0.5, [second], others) };
    }
  }
};

const heightsOf = (blocks: readonly Block[], width: number, step: number, look: Look): number[] => blocks.map((block) => measureBlock(block, width, step, look).height);
const stackHeight = (blocks: readonly Block[], width: number, step: number, look: Look): number =>
  heightsOf(blocks, width, step, look).reduce((sum, one) => sum + one, 0) + Math.max(0, blocks.length - 1) * gapDown;

/** The blocks of a column under each other; charts share what is left. */
const drawStack = ({ box, blocks }: Column, step: number, look: Look): PlacedShape[] => {
  const measured = blocks.map((block) => measureBlock(block, box.w, step, look));
  const growing = measured.filter(({ grows }) => grows).length;
  const spare = Math.max(0, box.h - stackHeight(blocks, box.w, step, look));
  let y = box.y;
  return measured.flatMap(({ height, grows, draw }) => {
    const own = Math.min(height + (grows ? spare / growing : 0), box.h);
    const shapes = draw(box.x, y, own);
    y += own + gapDown;
    return shapes;
  });
};

type Laid = { shapes: PlacedShape[]; rest: Block[]; arrangement: Arrangement; cut: boolean };

/** What of a column fits at a size, and what goes on. */
const fill = ({ box, blocks }: Column, step: number, look: Look): { fits: Block[]; rest: Block[]; cut: boolean } => {
  const fits: Block[] = [];
  let room = box.h;
  for (const [at, block] of blocks.entries()) {
    const split = splitBlock(block, box.w, room, fits.length === 0, step, look);
    if (split.part !== null) fits.push(split.part);
    if (split.rest !== null || split.part === null) return { fits, rest: [...(split.rest === null ? [] : [split.rest]), ...blocks.slice(at + 1)], cut: split.cut };
    if (split.cut) return { fits, rest: blocks.slice(at + 1), cut: true };
    room -= measureBlock(split.part, box.w, step, look).height + gapDown;
  }
  return { fits, rest: [], cut: false };
};

/** Lays blocks as large as they fit, from the size `from` on; where they do not fit at any, they are split at `splitAt`. */
const layBody = (blocks: readonly Block[], arrangement: Arrangement, body: Box, from: number, splitAt: number, look: Look): Laid => {
  const { top, columns } = columnsOf(blocks, arrangement, body);
  for (let step = from; step < sizeSteps; step += 1) {
    const topHeight = top === null ? 0 : stackHeight([top], body.w, step, look) + gapDown;
    if (columns.some(({ w, blocks: own }) => topHeight + stackHeight(own, w, step, look) > body.h)) continue;
    const below = (column: { x: number; w: number; blocks: Block[] }): Column => ({ box: { x: column.x, w: column.w, y: body.y + topHeight, h: body.h - topHeight }, blocks: column.blocks });
    return { shapes: [...(top === null ? [] : drawStack({ box: body, blocks: [top] }, step, look)), ...columns.flatMap((column) => drawStack(below(column), step, look))], rest: [], arrangement, cut: false };
  }
  const step = splitAt;
  const topHeight = top === null ? 0 : stackHeight([top], body.w, step, look) + gapDown;
  // Where the block on top leaves too little below it, all go on under each other.
  if (top !== null && body.h - topHeight < body.h * 0.3) return layBody(blocks, 'one', body, from, splitAt, look);
  const placed = columns.map((column) => ({ box: { x: column.x, w: column.w, y: body.y + topHeight, h: body.h - topHeight }, blocks: column.blocks }));
  const filled = placed.map((column) => ({ box: column.box, ...fill(column, step, look) }));
  const left = filled.filter(({ rest }) => rest.length > 0);
  const goesOn = left.length === 2 && left.every(({ rest }) => rest.length === 1) ? 'halves' : 'one';
  return {
    shapes: [...(top === null ? [] : drawStack({ box: body, blocks: [top] }, step, look)), ...filled.flatMap(({ box, fits }) => drawStack({ box, blocks: fits }, step, look))],
    rest: left.flatMap(({ rest }) => rest), arrangement: goesOn, cut: filled.some(({ cut }) => cut),
  };
};

/** The slides that blocks take, one behind the other. */
const layParts = (all: readonly Block[], first: Arrangement, body: Box, splitAt: number, look: Look): { parts: PlacedShape[][]; cut: boolean } => {
  const parts: PlacedShape[][] = [];
  let [blocks, arrangement, cut]: [readonly Block[], Arrangement, boolean] = [all, first, false];
  while (blocks.length > 0 && parts.length < mostParts) {
    const laid = layBody(blocks, arrangement, body, parts.length === 0 ? 0 : splitAt, splitAt, look);
    parts.push(laid.shapes);
    cut ||= laid.cut;
    [blocks, arrangement] = [laid.rest, laid.arrangement];
  }
  return { parts, cut: cut || blocks.length > 0 };
};

const smallestTitle = 20;

/** A title of at most two lines: smaller where it is long, and cut where it is longer still. */
const titleOf = (title: string, ending: string, places: Places, look: Look): { text: string; size: number; lines: number; cut: boolean } => {
  const { w, h } = places.title;
  const type = (size: number): { size: number; bold: true; font: string } => ({ size, bold: true, font: look.fonts.head });
  const whole = `${title}${ending}`;
  const least = Math.min(smallestTitle, places.titleSize);
  for (let size = places.titleSize; size >= least; size -= 1) {
    const lines = wrapped(whole, w, type(size)).length;
    if (lines <= 2 && linesHeight(lines, size) <= Math.max(h, linesHeight(1, least))) return { text: whole, size, lines, cut: false };
  }
  const lines = Math.max(1, Math.min(2, Math.floor(h / linesHeight(1, least))));
  return { text: `${cutTo(title, lines, w - textWidth(ending, type(least)) / lines, type(least))}${ending}`, size: least, lines, cut: true };
};

const headOf = (slide: Slide, ending: string, places: Places, look: Look): { shapes: PlacedShape[]; title: string; cut: boolean } => {
  const title = titleOf(slide.title, ending, places, look);
  const shapes: PlacedShape[] = [{
    kind: 'text', name: 'Title', box: places.title, place: 'title', valign: places.titleValign ?? 'top', fill: null,
    paragraphs: [{ runs: [{ text: title.text, bold: true, colour: places.titleColour }], size: title.size, isBullet: false, align: places.titleAlign, spaceAfter: 0 }],
  }];
  const box = places.subtitle;
  if (slide.subtitle === '' || box === null) return { shapes, title: title.text, cut: title.cut };
  const isCover = slide.layout !== 'content';
  const [most, least] = isCover ? [20, 14] : [14, 12];
  let size = most;
  const type = (): { size: number; bold: boolean; font: string } => ({ size, bold: false, font: look.fonts.body });
  while (size > least && linesHeight(wrapped(slide.subtitle, box.w, type()).length, size) > box.h) size -= 1;
  const fits = Math.max(1, Math.floor((box.h + 0.01) / linesHeight(1, size)));
  const lines = slide.subtitle.split('\n').map((line) => cutTo(line, fits, box.w, type())).slice(0, fits);
  // Below a title of one line it moves up, so that the two are read together.
  const up = isCover || places.titleValign !== undefined && places.titleValign !== 'top' ? 0 : Math.max(0, places.title.h - linesHeight(title.lines, title.size) - 0.06);
  shapes.push({
    kind: 'text', name: 'Subtitle', box: { ...box, y: box.y - up }, place: isCover ? 'subtitle' : null, valign: 'top', fill: null,
    paragraphs: lines.map((text) => ({ runs: [{ text, bold: false, colour: 'quiet' }], size, isBullet: false, align: places.titleAlign, spaceAfter: 0 })),
  });
  return { shapes, title: title.text, cut: title.cut || lines.join('\n') !== slide.subtitle };
};

const quiet = (name: string, box: Box, text: string, size: number, align: 'left' | 'right', valign: 'middle' | 'bottom'): PlacedShape =>
  ({ kind: 'text', name, box, place: null, valign, fill: null, paragraphs: [{ runs: [{ text, bold: false, colour: 'quiet' }], size, isBullet: false, align, spaceAfter: 0 }] });

/** Where the figures of a slide are from, each with its newest day, as far as a line holds them; the notes say all of it, and how it was counted. */
const sourceLine = ({ sources }: Slide, width: number, look: Look): string => {
  const newest = new Map<string, string>();
  for (const { method, says, on } of sources) {
    const name = (method === '' ? says : method).split(/[,;]/)[0]?.trim() ?? '';
    if ((newest.get(name) ?? '') <= (on ?? '')) newest.set(name, on ?? '');
  }
  const named = [...newest].map(([name, on]) => `${name}${on === '' ? '' : `, ${dayName(on)}`}`);
  const line = (count: number): string => `Source: ${named.slice(0, count).join('; ').replace(/^./u, (first) => first.toLowerCase())}${count < named.length ? '; more in the notes' : ''}`;
  const type = { size: sourceSize, bold: false, font: look.fonts.body };
  const fits = named.findLastIndex((_, at) => textWidth(line(at + 1), type) <= width);
  return named.length === 0 ? '' : cutTo(line(Math.max(1, fits + 1)), 1, width, type);
};

const slidesOf = (slide: Slide, deck: Deck, look: Look): { slides: PlacedSlide[]; isCut: boolean } => {
  const places = look.places[slide.layout];
  const kept = slide.blocks.filter((block) => !isEmptyBlock(block));
  const short = kept.map(shortened);
  let isCut = kept.some((block, at) => block !== short[at]);
  const line = slide.layout === 'content' ? sourceLine(slide, places.body.w, look) : '';
  const body = { ...places.body, h: places.body.h - (line === '' ? 0 : sourceHeight + 0.08) };
  // An appendix is looked up, not shown: it takes fewer slides.
  const sizes = slide.key === 'definitions' || slide.key === 'sources' ? splitSizes.slice(-1) : splitSizes;
  const inParts = sizes.map((splitAt) => () => layParts(short, slide.arrangement, body, splitAt, look));
  const { parts, cut } = inParts.reduce((made, again) => (made.cut ? again() : made), { parts: [] as PlacedShape[][], cut: true });
  isCut ||= cut;
  const count = Math.max(1, parts.length);
  const slides = Array.from({ length: count }, (_, at): PlacedSlide => {
    const head = headOf(slide, count > 1 ? ` (${at + 1}/${count})` : '', places, look);
    isCut ||= head.cut;
    const { x, y, w, h } = places.body;
    const source = line === '' ? [] : [quiet('Source', { x, y: y + h - sourceHeight, w, h: sourceHeight }, line, sourceSize, 'left', 'bottom')];
    const logo: PlacedShape[] = deck.logoHash === null || places.logo === null ? [] : [{ kind: 'picture', name: 'Logo', box: places.logo, hash: deck.logoHash, altText: `Logo of ${deck.customer}` }];
    return { key: slide.key, layout: slide.layout, title: head.title, shapes: [...head.shapes, ...(parts[at] ?? []), ...source, ...logo], notes: at === 0 ? slide.notes : [`Goes on from the slide before: ${slide.title}`] };
  });
  return { slides, isCut };
};

const footOf = (slide: PlacedSlide, number: number, deck: Deck, look: Look): PlacedShape[] => {
  const box = look.places[slide.layout].footer;
  if (box === null) return [];
  const words = typeset([deck.title, `As of ${dayName(deck.asOf)}`, look.footerText ?? ''].filter((one) => one !== '').join('  ·  '));
  const type = { size: footerSize, bold: false, font: look.fonts.body };
  return [
    quiet('Footer', { ...box, w: box.w - 0.8 }, cutTo(words, 1, box.w - 0.8, type), footerSize, 'left', 'middle'),
    quiet('Slide number', { ...box, x: box.x + box.w - 0.7, w: 0.7 }, `${number}`, footerSize, 'right', 'middle'),
  ];
};

/**
 * The slides of a deck with everything in its place, in inches. Nothing overflows: sizes step down to 12 points, then a block goes on, on a next slide; what cannot
 * go on is cut, and a finding says so. A slide without anything to show is left out, and said.
 */
export const layOut = (deck: Deck, look: Look): { slides: PlacedSlide[]; findings: Finding[] } => {
  const findings: Finding[] = [];
  const say = (slide: Slide, says: string): void => void findings.push({ kind: 'fit', slide: slide.key, says, record: null });
  const slides = deck.slides.flatMap((slide) => {
    if (slide.layout === 'content' && slide.blocks.every(isEmptyBlock)) {
      say(slide, `${slideNames[slide.key]}: there is nothing to show, so the slide is left out.`);
      return [];
    }
    const placed = slidesOf(typesetSlide(slide), deck, look);
    if (placed.isCut) say(slide, `${slideNames[slide.key]}: there is more than the slide takes, so the end of it was cut. Shorten it.`);
    return placed.slides;
  });
  return { slides: slides.map((slide, at) => ({ ...slide, shapes: [...slide.shapes, ...footOf(slide, at + 1, deck, look)] })), findings };
};
