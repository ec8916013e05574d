import type { Box, Look, PlacedShape, PlacedSlide } from '#shared/placed-slides.ts';
import { glyphWidth } from '#tests/decks/font-file.ts';

const widths = new Map<string, number>();
/** Inches of a word by the glyphs of the font; a glyph that it has not is counted as most of a square. */
const wordWidth = (word: string, size: number, bold: boolean): number => {
  const key = `${bold ? 'b' : 'r'}${word}`;
  let em = widths.get(key);
  if (em === undefined) {
    em = Array.from(word).reduce((sum, one) => sum + (glyphWidth(one, bold) ?? (/\p{Mn}/u.test(one) ? 0 : 0.62)), 0);
    widths.set(key, em);
  }
  return (em * size) / 72;
};

/** Lines that a text takes, broken at spaces and, where a word is longer than a line, within it. */
export const linesIn = (text: string, width: number, size: number, bold: boolean): number =>
  text.split('\n').reduce((count, paragraph) => {
    let [lines, taken] = [1, 0];
    for (const word of paragraph.split(' ')) {
      const own = wordWidth(word, size, bold);
      const space = wordWidth(' ', size, bold);
      if (taken > 0 && taken + space + own > width) [lines, taken] = [lines + 1, 0];
      lines += own > width ? Math.ceil(own / width) - 1 : 0;
      taken += (taken > 0 ? space : 0) + (own > width ? own % width : own);
    }
    return count + lines;
  }, 0);

/** Line height of the font itself, which is the least that a program takes. */
const lineHeight = 1.149;
const inside = (box: Box, { width, height }: Look): boolean => box.x >= -0.01 && box.y >= -0.01 && box.x + box.w <= width + 0.01 && box.y + box.h <= height + 0.01;
const overlap = (one: Box, other: Box): boolean => one.x + 0.02 < other.x + other.w && other.x + 0.02 < one.x + one.w && one.y + 0.02 < other.y + other.h && other.y + 0.02 < one.y + one.h;

/** Inches from the top of a text to the foot of its last line. */
const textHeight = ({ paragraphs, box }: Extract<PlacedShape, { kind: 'text' }>): number =>
  paragraphs.reduce((sum, { runs, size, isBullet, spaceAfter }) => sum + (linesIn(runs.map(({ text }) => text).join(''), box.w - (isBullet ? indent : 0), size, runs.some(({ bold }) => bold)) * size * lineHeight + spaceAfter) / 72, 0);
/** Inches that lines of a list stand in. */
const indent = 0.25;
/** Where something is seen: a text may be lower than its box. */
const seen = (shape: PlacedShape): Box => (shape.kind === 'text' && shape.valign === 'top' ? { ...shape.box, h: Math.min(shape.box.h, textHeight(shape)) } : shape.box);

const shapeFaults = (shape: PlacedShape): string[] => {
  if (shape.kind === 'text') {
    const height = textHeight(shape);
    const small = shape.paragraphs.some(({ size }) => size < 12) && !['Source', 'Footer', 'Slide number'].includes(shape.name);
    return [...(height > shape.box.h + 0.03 ? [`${shape.name} takes ${height.toFixed(2)} of ${shape.box.h.toFixed(2)} inches: ${shape.paragraphs[0]?.runs[0]?.text.slice(0, 40)}`] : []), ...(small ? [`${shape.name} is smaller than 12 points`] : [])];
  }
  if (shape.kind !== 'table') return [];
  const { columns, rows, rowHeights, size, box } = shape;
  const faults = rows.flatMap((row, at) => {
    const lines = Math.max(...row.map(({ text, bold }, column) => linesIn(text, (columns[column]?.width ?? 0) - 0.16, size, bold)));
    return (lines * size * lineHeight) / 72 > (rowHeights[at] ?? 0) ? [`row ${at} of ${shape.name} takes ${lines} lines`] : [];
  });
  const width = columns.reduce((sum, one) => sum + one.width, 0);
  return [...faults, ...(Math.abs(width - box.w) > 0.01 ? [`the columns of ${shape.name} are ${width.toFixed(2)} of ${box.w.toFixed(2)} inches wide`] : []), ...(rowHeights.reduce((sum, one) => sum + one, 0) > box.h + 0.01 ? [`${shape.name} is taller than its box`] : []), ...(size < 12 ? [`${shape.name} is smaller than 12 points`] : [])];
};

/** What does not fit on slides, measured by the glyphs of the font and by nothing of Daybook: text against its box, boxes against the slide and each other. */
export const fitFaults = (slides: readonly PlacedSlide[], look: Look): string[] =>
  slides.flatMap(({ shapes, title }) => {
    const solid = shapes.filter(({ kind }) => kind !== 'shape');
    const own = [
      ...shapes.flatMap(shapeFaults),
      ...shapes.filter(({ box }) => !inside(box, look)).map(({ name }) => `${name} leaves the slide`),
      ...solid.flatMap((one, at) => solid.slice(at + 1).filter((other) => overlap(seen(one), seen(other))).map((other) => `${one.name} lies over ${other.name}`)),
      ...(solid.length < 2 && shapes.length < 2 ? ['nothing but a title'] : []),
    ];
    return own.map((fault) => `${title.slice(0, 40)}: ${fault}`);
  });
