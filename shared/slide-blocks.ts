import type { Block, Slide } from '#shared/deck.ts';
import type { Look, PlacedShape } from '#shared/placed-slides.ts';
import type { Measured, Split } from '#shared/slide-measured.ts';
import { measureFigures, measureQuote, measureSteps, splitFigures, splitSteps } from '#shared/slide-cards.ts';
import { measureTable, splitTable } from '#shared/slide-table.ts';
import { measureText, splitText } from '#shared/slide-text.ts';

type Chart = Extract<Block, { kind: 'chart' }>;

const chartHeights = [3.4, 3, 2.6, 2.3, 2.1, 1.9];
const unitHeight = 0.3;
/** A chart is not drawn wider than it can be read along, nor taller than its bars ask for. */
const tallest = ({ chart }: Chart): number => (chart.kind === 'bars' ? Math.max(1.9, 0.5 + chart.categories.length * Math.max(0.7, 0.42 * chart.series.length)) : Infinity);

const measureChart = (block: Chart, width: number, step: number): Measured => {
  const { chart, name } = block;
  const heading = chart.unit === '' ? 0 : unitHeight;
  return {
    height: (chartHeights[step] ?? 1.9) + heading, grows: true,
    draw: (x, y, height) => [
      ...(heading === 0 ? [] : [{ kind: 'text', name: `${name}: unit`, place: null, valign: 'top', fill: null, box: { x, y, w: width, h: heading }, paragraphs: [{ size: 12, isBullet: false, align: 'left', spaceAfter: 0, runs: [{ text: chart.unit.replace(/^./u, (first) => first.toUpperCase()), bold: true, colour: 'quiet' }] }] } satisfies PlacedShape]),
      { kind: 'chart', name, box: { x, y: y + heading, w: width, h: Math.min(height - heading, tallest(block)) }, chart },
    ],
  };
};

/** True where a block says nothing, so that it is left out. */
export const isEmptyBlock = (block: Block): boolean => {
  switch (block.kind) {
    case 'text': return block.lines.every((line) => line.trim() === '');
    case 'figures': return block.figures.length === 0;
    case 'table': return block.rows.length === 0 || block.columns.length === 0;
    case 'chart': return block.chart.categories.length === 0 || block.chart.series.every(({ values }) => values.every((value) => value === null));
    case 'steps': return block.steps.length === 0;
    case 'quote': return block.quote.trim() === '';
  }
};

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
const together = new RegExp(`(\\d) (?=%)|\\b(\\d{1,2}) (?=(?:${months})[a-z]*\\b)`, 'g');
/** A figure stays on a line with its percent sign, and a day with its month. */
export const typeset = (text: string): string => text.replaceAll(together, (_, figure?: string, day?: string) => `${figure ?? day ?? ''}\u00A0`);
const typesetBlock = (block: Block): Block => {
  switch (block.kind) {
    case 'text': return { ...block, lines: block.lines.map(typeset) };
    case 'figures': return { ...block, figures: block.figures.map(({ label, value, note }) => ({ label: typeset(label), value: typeset(value), note: typeset(note) })) };
    case 'table': return { ...block, rows: block.rows.map((row) => row.map(typeset)) };
    case 'steps': return { ...block, steps: block.steps.map((step) => ({ ...step, name: typeset(step.name), says: typeset(step.says) })) };
    case 'quote': return { ...block, quote: typeset(block.quote), who: typeset(block.who) };
    case 'chart': return block;
  }
};
export const typesetSlide = (slide: Slide): Slide => ({ ...slide, title: typeset(slide.title), subtitle: typeset(slide.subtitle), blocks: slide.blocks.map(typesetBlock) });

/** Characters of what stands in a narrow place; more is cut, so that a card is never taller than a slide. */
const longest = { value: 40, label: 90, note: 160, name: 90, says: 240, who: 160 } as const;
const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

/** The block with its short texts short; the same block where nothing was cut. */
export const shortened = (block: Block): Block => {
  const next = ((): Block => {
    switch (block.kind) {
      case 'figures': return { ...block, figures: block.figures.map(({ label, value, note }) => ({ label: short(label, longest.label), value: short(value, longest.value), note: short(note, longest.note) })) };
      case 'steps': return { ...block, steps: block.steps.map((step) => ({ ...step, name: short(step.name, longest.name), says: short(step.says, longest.says) })) };
      case 'quote': return { ...block, who: short(block.who, longest.who) };
      case 'text': case 'table': case 'chart': return block;
    }
  })();
  return JSON.stringify(next) === JSON.stringify(block) ? block : next;
};

export const measureBlock = (block: Block, width: number, step: number, look: Look): Measured => {
  switch (block.kind) {
    case 'text': return measureText(block, width, step, look);
    case 'figures': return measureFigures(block, width, step, look);
    case 'table': return measureTable(block, width, step, look);
    case 'chart': return measureChart(block, width, step);
    case 'steps': return measureSteps(block, width, step, look);
    case 'quote': return measureQuote(block, width, step, look);
  }
};

/** What of a block fits at a size. `isFirst` says that nothing stands above it, so that some of it has to stand here, cut if need be. */
export const splitBlock = (block: Block, width: number, room: number, isFirst: boolean, step: number, look: Look): Split => {
  if (measureBlock(block, width, step, look).height <= room) return { part: block, rest: null, cut: false };
  switch (block.kind) {
    case 'text': return splitText(block, width, room, isFirst, step, look);
    case 'table': return splitTable(block, width, room, isFirst, step, look);
    case 'figures': return splitFigures(block, width, room, isFirst, step, look);
    case 'steps': return splitSteps(block, width, room, isFirst, step, look);
    case 'quote': {
      if (!isFirst) return { part: null, rest: block, cut: false };
      const { part, cut } = splitText({ kind: 'text', name: block.name, lines: [block.quote], isList: false, tone: 'lead' }, width - 0.3, room - measureQuote({ ...block, quote: '' }, width, step, look).height, true, step, look);
      return { part: { ...block, quote: part?.kind === 'text' ? (part.lines[0] ?? '') : '' }, rest: null, cut };
    }
    case 'chart': return isFirst ? { part: block, rest: null, cut: false } : { part: null, rest: block, cut: false };
  }
};
