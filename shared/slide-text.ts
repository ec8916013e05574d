import type { Block } from '#shared/deck.ts';
import type { Look, PlacedParagraph, PlacedShape } from '#shared/placed-slides.ts';
import type { Measured, Split } from '#shared/slide-measured.ts';
import { cutTo, isRightToLeft, linesHeight, wrapped, type Type } from '#shared/text-measure.ts';

type Text = Extract<Block, { kind: 'text' }>;

/** Points, from the size that is liked best to the least one that a room can read. */
const sizes: Record<Text['tone'], readonly number[]> = { lead: [28, 24, 22, 20, 18, 16], plain: [20, 18, 16, 14, 13, 12], quiet: [16, 14, 14, 13, 12, 12] };
/** Inches that lines of a list stand in from their dots. */
export const bulletIndent = 0.25;

export const paragraphHeight = (text: string, width: number, type: Type): number => linesHeight(wrapped(text, width, type).length, type.size);

export const linesOf = (block: Text): string[] => block.lines.map((line) => line.trim()).filter((line) => line !== '');

/** Points behind a paragraph: lines of a list stand closer. */
const gapOf = (size: number, isList: boolean): number => Math.round(size * (isList ? 0.45 : 0.55));

const typeOf = (block: Text, step: number, look: Look): Type => ({ size: sizes[block.tone][step] ?? 12, bold: false, font: look.fonts.body });
const lineWidth = (block: Text, width: number): number => (block.isList ? width - bulletIndent : width);
const heightOf = (block: Text, width: number, type: Type): number => {
  const lines = linesOf(block);
  return lines.reduce((sum, line) => sum + paragraphHeight(line, lineWidth(block, width), type), 0) + ((lines.length - 1) * gapOf(type.size, block.isList)) / 72 + 0.02;
};

export const measureText = (block: Text, width: number, step: number, look: Look): Measured => {
  const type = typeOf(block, step, look);
  const lines = linesOf(block);
  return {
    height: heightOf(block, width, type), grows: false,
    draw: (x, y, height): PlacedShape[] => [{
      kind: 'text', name: block.name, box: { x, y, w: width, h: height }, place: null, valign: 'top', fill: null,
      paragraphs: lines.map((text, at): PlacedParagraph => ({
        runs: [{ text, bold: false, colour: block.tone === 'quiet' ? 'quiet' : 'text' }], size: type.size, isBullet: block.isList, align: isRightToLeft(text) ? 'right' : 'left', spaceAfter: at < lines.length - 1 ? gapOf(type.size, block.isList) : 0,
      })),
    }],
  };
};

export const splitText = (block: Text, width: number, room: number, isFirst: boolean, step: number, look: Look): Split => {
  const type = typeOf(block, step, look);
  const lines = linesOf(block);
  let [fit, height] = [0, 0.02];
  for (const line of lines) {
    height += paragraphHeight(line, lineWidth(block, width), type) + (fit === 0 ? 0 : gapOf(type.size, block.isList) / 72);
    if (height > room) break;
    fit += 1;
  }
  if (fit > 0) return { part: { ...block, lines: lines.slice(0, fit) }, rest: fit < lines.length ? { ...block, lines: lines.slice(fit) } : null, cut: false };
  if (!isFirst) return { part: null, rest: block, cut: false };
  const most = Math.max(1, Math.floor((room - 0.02) / linesHeight(1, type.size)));
  const rest = lines.slice(1);
  return { part: { ...block, lines: [cutTo(lines[0] ?? '', most, lineWidth(block, width), type)] }, rest: rest.length > 0 ? { ...block, lines: rest } : null, cut: true };
};
