import JSZip from 'jszip';
import { dayName, type Day } from '#shared/days.ts';
import type { Block, ChartSpec, Deck, Slide } from '#shared/deck.ts';
import { zipOf } from '#electron/decks/zip.ts';

const ink = { text: '1F2933', quiet: '52606D', line: 'CBD2D9' } as const;
/** The inside of an A4 page, in twentieths of a point. */
const inner = 11_906 - 2 * 1_000;

type Cell = { text: string; right: boolean; bold?: boolean };
const headOf = (block: Extract<Block, { kind: 'chart' }>): Cell[] => ['', ...block.chart.series.map(({ name }) => name)].map((text, at) => ({ text, right: at > 0, bold: true }));
const figure = (value: number | null): string => (value === null ? '–' : value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 }));
/** Of a long line every third point is told, the newest among them: the way that it goes takes no more. */
const told = ({ kind, categories }: ChartSpec): number[] => categories.map((_, at) => at).filter((at) => kind !== 'line' || categories.length <= 6 || (categories.length - 1 - at) % 3 === 0);

/** A block as rows of a table; a chart gives its figures. */
const rowsOf = (block: Exclude<Block, { kind: 'text' | 'quote' }>): { widths: number[]; rows: Cell[][]; hasHead: boolean } => {
  switch (block.kind) {
    case 'table':
      return { hasHead: true, widths: block.columns.map(({ share }) => share), rows: [block.columns.map(({ name, align }) => ({ text: name, right: align === 'right', bold: true })), ...block.rows.map((row) => row.map((text, at) => ({ text, right: block.columns[at]?.align === 'right' })))] };
    case 'figures':
      return { hasHead: false, widths: [50, 25, 25], rows: block.figures.map(({ label, value, note }) => [{ text: label, right: false }, { text: value, right: true, bold: true }, { text: note, right: true }]) };
    case 'chart':
      return { hasHead: true, widths: [40, ...block.chart.series.map(() => 60 / block.chart.series.length)], rows: [headOf(block), ...told(block.chart).map((at) => [{ text: block.chart.categories[at] ?? '', right: false }, ...block.chart.series.map(({ values }) => ({ text: figure(values[at] ?? null), right: true }))])] };
    case 'steps':
      return { hasHead: false, widths: [22, 48, 30], rows: block.steps.map(({ name, on, says }) => [{ text: on === null ? '' : dayName(on), right: false }, { text: name, right: false, bold: true }, { text: says, right: false }]) };
  }
};

/** The same words give the same file: its dates are those of the figures, and its parts are in their order. */
const settled = async (bytes: Uint8Array, asOf: Day): Promise<Uint8Array> => {
  const read = await JSZip.loadAsync(bytes);
  const parts = new Map<string, Uint8Array | string>();
  for (const name of Object.keys(read.files).filter((one) => read.files[one]?.dir === false).toSorted()) {
    const content = (await read.file(name)?.async('uint8array')) ?? new Uint8Array();
    parts.set(name, name === 'docProps/core.xml' ? new TextDecoder().decode(content).replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${asOf}T00:00:00Z`) : content);
  }
  return zipOf(parts);
};

/** A review as a document instead of slides: a part for each of them, with its message as heading and charts as their figures. `accent` is six hex digits. */
export const deckDocx = async (deck: Deck, { accent, font }: { accent: string; font: string }): Promise<Uint8Array> => {
  const { AlignmentType, BorderStyle, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = await import('docx');
  type Part = InstanceType<typeof Paragraph> | InstanceType<typeof Table>;
  const run = (text: string, more: { bold?: boolean; italics?: boolean; size?: number; color?: string } = {}) => new TextRun({ text, size: 20, color: ink.text, ...more });
  const paragraph = (text: string, more: { bold?: boolean; italics?: boolean; size?: number; color?: string } = {}, right = false, after = 60) => new Paragraph({ children: [run(text, more)], spacing: { after }, alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT });
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const rule = { style: BorderStyle.SINGLE, size: 4, color: ink.line };

  const tableOf = ({ widths, rows, hasHead }: ReturnType<typeof rowsOf>): Part => {
    const total = widths.reduce((sum, one) => sum + one, 0);
    const columns = widths.map((width) => Math.round((inner * width) / total));
    return new Table({
      width: { size: inner, type: WidthType.DXA }, columnWidths: columns, borders: { top: none, left: none, right: none, bottom: rule, insideVertical: none, insideHorizontal: rule },
      rows: rows.map((cells, at) => new TableRow({
        tableHeader: hasHead && at === 0, cantSplit: true,
        children: cells.map(({ text, right, bold = false }, column) => new TableCell({ width: { size: columns[column] ?? 0, type: WidthType.DXA }, margins: { top: 50, bottom: 50, left: 0, right: 100 }, children: [paragraph(text, { bold, size: 18, color: hasHead && at === 0 ? ink.quiet : ink.text }, right, 0)] })),
      })),
    });
  };
  const partsOf = (block: Block): Part[] => {
    if (block.kind === 'text') return block.lines.map((line) => (block.isList ? new Paragraph({ children: [run(line)], bullet: { level: 0 }, spacing: { after: 40 } }) : paragraph(line, block.tone === 'quiet' ? { color: ink.quiet } : {})));
    if (block.kind === 'quote') return [new Paragraph({ children: [run(`“${block.quote}” `, { italics: true }), run(block.who, { color: ink.quiet })], spacing: { before: 60, after: 60 } })];
    return [tableOf(rowsOf(block)), paragraph('', {}, false, 0)];
  };
  const sectionOf = (slide: Slide): Part[] =>
    slide.layout === 'title'
      ? [new Paragraph({ heading: HeadingLevel.TITLE, children: [run(slide.title, { bold: true, size: 36, color: accent })], spacing: { after: 60 } }), paragraph(slide.subtitle, { color: ink.quiet }, false, 160), ...slide.blocks.flatMap(partsOf)]
      : [new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [run(slide.title, { bold: true, size: 26, color: accent })], spacing: { before: 240, after: 100 } }), ...slide.blocks.flatMap(partsOf)];

  const document = new Document({
    title: deck.title, creator: deck.author, subject: `As of ${dayName(deck.asOf)}`, description: '', lastModifiedBy: deck.author,
    styles: { default: { document: { run: { font, size: 20 } } } },
    sections: [{ properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_000, bottom: 900, left: 1_000, right: 1_000 } } }, children: deck.slides.flatMap(sectionOf) }],
  });
  return settled(await Packer.toBuffer(document), deck.asOf);
};
