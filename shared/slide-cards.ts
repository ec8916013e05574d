import type { Block } from '#shared/deck.ts';
import { dayName } from '#shared/days.ts';
import type { Look, PlacedParagraph, PlacedShape, ThemeColour } from '#shared/placed-slides.ts';
import type { Measured, Split } from '#shared/slide-measured.ts';
import { paragraphHeight } from '#shared/slide-text.ts';
import { textWidth, type Type } from '#shared/text-measure.ts';

type Figures = Extract<Block, { kind: 'figures' }>;
type Steps = Extract<Block, { kind: 'steps' }>;
type Quote = Extract<Block, { kind: 'quote' }>;
type Line = { text: string; size: number; bold: boolean; colour: ThemeColour; spaceAfter: number };

const gap = 0.35;
const isSaid = ({ text }: Line): boolean => text.trim() !== '';
const typeOf = ({ size, bold }: Line, look: Look): Type => ({ size, bold, font: look.fonts.body });
const heightOf = (lines: readonly Line[], width: number, look: Look): number =>
  lines.filter(isSaid).reduce((sum, line) => sum + paragraphHeight(line.text, width, typeOf(line, look)) + line.spaceAfter / 72, 0) + 0.02;
const paragraphs = (lines: readonly Line[]): PlacedParagraph[] =>
  lines.filter(isSaid).map(({ text, size, bold, colour, spaceAfter }) => ({ runs: [{ text, bold, colour }], size, isBullet: false, align: 'left', spaceAfter }));
const text = (name: string, box: { x: number; y: number; w: number; h: number }, lines: readonly Line[]): PlacedShape => ({ kind: 'text', name, box, place: null, valign: 'top', fill: null, paragraphs: paragraphs(lines) });

/** So many beside each other that none is narrower than `least` inches, and the rows alike. */
const perRow = (count: number, width: number, least: number): number => {
  const most = Math.max(1, Math.min(count, Math.floor((width + gap) / (least + gap))));
  const across = Math.ceil(count / Math.ceil(count / most));
  // Three cards in a narrow column stand under each other rather than two above one.
  return across === 2 && count % 2 === 1 && width < 5 ? 1 : across;
};
/** So many rows of cards hold as much as their tallest. */
const inRows = <T>(all: readonly T[], count: number): T[][] => Array.from({ length: Math.ceil(all.length / count) }, (_, at) => all.slice(at * count, (at + 1) * count));

const figureSizes = [{ value: 44, label: 16 }, { value: 36, label: 15 }, { value: 32, label: 14 }, { value: 28, label: 13 }, { value: 24, label: 12 }, { value: 20, label: 12 }];
const figureLeast = 1.85;
const widestCard = 4.2;

/** The figure is what is read first; where its words are long, all of a block are set smaller. */
const figureLines = (figures: Figures['figures'], width: number, step: number, look: Look): Line[][] => {
  const { value: most = 20, label = 12 } = figureSizes[step] ?? {};
  let size = most;
  while (size > 16 && figures.some(({ value }) => textWidth(value, { size, bold: true, font: look.fonts.body }) > width)) size -= 1;
  return figures.map((figure) => [
    { text: figure.value, size, bold: true, colour: 'accent1', spaceAfter: 2 }, { text: figure.label, size: label, bold: true, colour: 'text', spaceAfter: 2 }, { text: figure.note, size: 12, bold: false, colour: 'quiet', spaceAfter: 0 },
  ]);
};

const ruleHeight = 0.03;
const cardTop = 0.14;

export const measureFigures = (block: Figures, width: number, step: number, look: Look): Measured => {
  const across = perRow(block.figures.length, width, figureLeast);
  const cardWidth = Math.min(widestCard, (width - (across - 1) * gap) / across);
  const rows = inRows(figureLines(block.figures, cardWidth, step, look), across);
  const heights = rows.map((row) => cardTop + Math.max(...row.map((lines) => heightOf(lines, cardWidth, look))));
  return {
    height: heights.reduce((sum, one) => sum + one, 0) + (rows.length - 1) * gap * 0.7, grows: false,
    draw: (x, y) => rows.flatMap((row, down) => {
      const top = y + heights.slice(0, down).reduce((sum, one) => sum + one + gap * 0.7, 0);
      return row.flatMap((lines, at): PlacedShape[] => {
        const left = x + at * (cardWidth + gap);
        const name = block.figures[down * across + at]?.label ?? block.name;
        return [
          { kind: 'shape', name: `${name}: line`, form: 'rectangle', fill: 'accent1', line: null, box: { x: left, y: top, w: cardWidth, h: ruleHeight } },
          text(name, { x: left, y: top + cardTop, w: cardWidth, h: (heights[down] ?? 0) - cardTop }, lines),
        ];
      });
    }),
  };
};

/** As many of a list as fit: one always does, since its words are short. */
const splitMany = <T extends Figures | Steps>(count: number, part: (to: number) => T, rest: (from: number) => T, room: number, isFirst: boolean, height: (block: T) => number): Split => {
  let fit = count - 1;
  while (fit > 0 && height(part(fit)) > room) fit -= 1;
  if (fit === 0 && !isFirst) return { part: null, rest: rest(0), cut: false };
  const kept = Math.max(1, fit);
  return { part: part(kept), rest: kept < count ? rest(kept) : null, cut: false };
};

export const splitFigures = (block: Figures, width: number, room: number, isFirst: boolean, step: number, look: Look): Split =>
  splitMany(block.figures.length, (to) => ({ ...block, figures: block.figures.slice(0, to) }), (from) => ({ ...block, figures: block.figures.slice(from) }), room, isFirst, (one) => measureFigures(one, width, step, look).height);

const stepSizes = [{ name: 18, says: 16 }, { name: 16, says: 14 }, { name: 15, says: 13 }, { name: 14, says: 12 }, { name: 13, says: 12 }, { name: 12, says: 12 }];
const dot = 0.18;
const stepLeast = 1.6;
/** A row of points needs so much width; in less they stand one under the other. */
const leastAcross = 6.5;

const stepLines = ({ name, on, says }: Steps['steps'][number], step: number): Line[] => {
  const size = stepSizes[step] ?? { name: 12, says: 12 };
  return [
    { text: on === null ? 'No date yet' : dayName(on), size: 12, bold: false, colour: 'quiet', spaceAfter: 2 }, { text: name, size: size.name, bold: true, colour: 'text', spaceAfter: 2 }, { text: says, size: size.says, bold: false, colour: 'text', spaceAfter: 0 },
  ];
};
/** A full point is reached, an open one is ahead. */
const point = (name: string, isAhead: boolean, x: number, y: number): PlacedShape => ({ kind: 'shape', name: `${name}: ${isAhead ? 'ahead' : 'reached'}`, form: 'ellipse', fill: isAhead ? 'background' : 'accent1', line: 'accent1', box: { x, y, w: dot, h: dot } });

const stepsAcross = ({ steps, name }: Steps, width: number, step: number, look: Look): Measured => {
  const across = perRow(steps.length, width, stepLeast);
  const cell = (width - (across - 1) * gap) / across;
  const rows = inRows(steps, across);
  const heights = rows.map((row) => dot + 0.16 + Math.max(...row.map((one) => heightOf(stepLines(one, step), cell, look))));
  return {
    height: heights.reduce((sum, one) => sum + one, 0) + (rows.length - 1) * gap, grows: false,
    draw: (x, y) => rows.flatMap((row, down): PlacedShape[] => {
      const top = y + heights.slice(0, down).reduce((sum, one) => sum + one + gap, 0);
      return [
        { kind: 'shape', name: `${name}: line`, form: 'line', fill: null, line: 'quiet', box: { x, y: top + dot / 2, w: row.length * (cell + gap) - gap, h: 0 } },
        ...row.flatMap((one, at): PlacedShape[] => {
          const left = x + at * (cell + gap);
          return [point(one.name, one.isAhead, left, top), text(one.name, { x: left, y: top + dot + 0.14, w: cell, h: (heights[down] ?? 0) - dot - 0.14 }, stepLines(one, step))];
        }),
      ];
    }),
  };
};

const stepsDown = ({ steps, name }: Steps, width: number, step: number, look: Look): Measured => {
  const indent = dot + 0.2;
  const heights = steps.map((one) => heightOf(stepLines(one, step), width - indent, look));
  const between = 0.14;
  const total = heights.reduce((sum, one) => sum + one, 0) + (steps.length - 1) * between;
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, one) => sum + one + between, 0));
  return {
    height: total, grows: false,
    draw: (x, y) => [
      { kind: 'shape', name: `${name}: line`, form: 'line', fill: null, line: 'quiet', box: { x: x + dot / 2, y: y + 0.1, w: 0, h: Math.max(0, tops.at(-1) ?? 0) } },
      ...steps.flatMap((one, at): PlacedShape[] => [point(one.name, one.isAhead, x, y + (tops[at] ?? 0) + 0.02), text(one.name, { x: x + indent, y: y + (tops[at] ?? 0), w: width - indent, h: heights[at] ?? 0 }, stepLines(one, step))]),
    ],
  };
};

export const measureSteps = (block: Steps, width: number, step: number, look: Look): Measured => (width >= leastAcross ? stepsAcross : stepsDown)(block, width, step, look);

export const splitSteps = (block: Steps, width: number, room: number, isFirst: boolean, step: number, look: Look): Split =>
  splitMany(block.steps.length, (to) => ({ ...block, steps: block.steps.slice(0, to) }), (from) => ({ ...block, steps: block.steps.slice(from) }), room, isFirst, (one) => measureSteps(one, width, step, look).height);

const quoteSizes = [28, 24, 20, 18, 16, 14];

export const measureQuote = ({ quote, who, name }: Quote, width: number, step: number, look: Look): Measured => {
  const size = quoteSizes[step] ?? 14;
  const lines: Line[] = [{ text: `“${quote.trim()}”`, size, bold: false, colour: 'text', spaceAfter: 6 }, { text: who, size: Math.max(12, size - 6), bold: false, colour: 'quiet', spaceAfter: 0 }];
  const height = heightOf(lines, width - 0.3, look);
  return {
    height, grows: false,
    draw: (x, y) => [
      { kind: 'shape', name: `${name}: line`, form: 'rectangle', fill: 'accent1', line: null, box: { x, y, w: 0.05, h: height } },
      text(name, { x: x + 0.3, y, w: width - 0.3, h: height }, lines),
    ],
  };
};
