import JSZip from 'jszip';
import { dayName } from '#shared/days.ts';
import type { DocumentBlock, Run } from '#shared/document-blocks.ts';
import { logoOf } from '#electron/decks/logo-file.ts';
import { zipOf } from '#electron/decks/zip.ts';
import { ink, internalMark, sharesOf, type DocumentToWrite } from './document-parts.ts';

/** The inside of an A4 page, in twentieths of a point. */
const [pageWidth, pageHeight, margin] = [11_906, 16_838, 1_080];
const inner = pageWidth - 2 * margin;
const logoHeight = 40;

/** Times of making are those of the day that the contents are of, so that the same contents give the same bytes. */
const settled = async (written: Uint8Array, asOf: string): Promise<Uint8Array> => {
  const file = await JSZip.loadAsync(written);
  const entries = new Map<string, string | Uint8Array>();
  for (const name of Object.keys(file.files)) {
    const part = file.file(name);
    if (part === null) continue;
    entries.set(name, name === 'docProps/core.xml' ? (await part.async('string')).replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${asOf}T00:00:00Z`) : await part.async('uint8array'));
  }
  return zipOf(entries);
};

/** A document in Word, with real headings, lists and tables, and the pages numbered. */
export const documentDocx = async ({ title, account, audience, asOf, from, company, brand, logo, blocks }: DocumentToWrite): Promise<Uint8Array> => {
  const { AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, ImageRun, LevelFormat, Packer, PageNumber, Paragraph, TabStopType, Table, TableCell, TableRow, TextRun, WidthType } = await import('docx');
  type Part = InstanceType<typeof Paragraph> | InstanceType<typeof Table>;
  const [accent = ink.text] = brand.accents;
  const runs = (all: readonly Run[], more: { color?: string; size?: number } = {}) => all.flatMap(({ text, bold, italic }) => text.split('\n').map((line, at) => new TextRun({ text: line, ...(bold ? { bold } : {}), ...(italic ? { italics: true } : {}), ...(at > 0 ? { break: 1 } : {}), ...more })));
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const rule = { style: BorderStyle.SINGLE, size: 4, color: ink.line };

  const tableOf = (block: Extract<DocumentBlock, { kind: 'table' }>): Part[] => {
    const widths = sharesOf(block).map((share) => Math.round(share * inner));
    const row = (cells: readonly Run[][], isHead: boolean) =>
      new TableRow({
        tableHeader: isHead, cantSplit: true,
        children: cells.map((cell, at) => new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA }, margins: { top: 50, bottom: 50, left: 0, right: 200 },
          children: [new Paragraph({ children: runs(cell, { size: 18, ...(isHead ? { color: ink.quiet } : {}) }), spacing: { after: 0 }, keepNext: isHead, alignment: block.align[at] === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT })],
        })),
      });
    return [
      new Table({ width: { size: inner, type: WidthType.DXA }, columnWidths: widths, borders: { top: none, left: none, right: none, bottom: rule, insideVertical: none, insideHorizontal: rule }, rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))] }),
      new Paragraph({ children: [], spacing: { after: 60 } }),
    ];
  };
  const levels = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;
  let numbered = 0;
  const partsOf = (block: DocumentBlock): Part[] => {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ heading: levels[block.level], children: runs(block.runs), keepNext: true })];
      case 'paragraph':
        return [new Paragraph({ children: runs(block.runs) })];
      case 'quote':
        return [new Paragraph({ children: runs(block.runs.map((run) => ({ ...run, italic: true }))), indent: { left: 240 }, border: { left: { style: BorderStyle.SINGLE, size: 18, color: accent, space: 8 } } })];
      case 'list':
        if (block.isNumbered) numbered += 1;
        return block.items.map(({ level, runs: own }) => new Paragraph({ children: runs(own), spacing: { after: 60 }, ...(block.isNumbered && level === 0 ? { numbering: { reference: 'numbers', level: 0, instance: numbered } } : { bullet: { level }, indent: { left: 360 * (level + 1), hanging: 240 } }) }));
      case 'table':
        return tableOf(block);
    }
  };

  const sides = logo === null ? null : logoOf(Buffer.from(logo.bytes));
  const mark = audience === 'internal' ? [new TextRun({ text: internalMark, bold: true, size: 18, color: ink.internal })] : [];
  const picture = logo === null || sides === null ? [new TextRun({ text: company, size: 18, color: ink.quiet })]
    : [new ImageRun({ type: sides.mediaType === 'image/png' ? 'png' : 'jpg', data: Buffer.from(logo.bytes), transformation: { height: Math.round(Math.min(logoHeight, (160 * sides.height) / sides.width)), width: Math.round(Math.min(160, (logoHeight * sides.width) / sides.height)) }, altText: { id: '1', name: 'Logo', title: 'Logo', description: `Logo of ${account}` } })];
  const foot = [account, `As of ${dayName(asOf)}`, from, brand.footer].filter((one) => one !== '').join('  ·  ');
  const tabs = [{ type: TabStopType.RIGHT, position: inner }];
  const heading = (size: number, color: string, before: number) => ({ run: { size, bold: true, color, font: brand.font }, paragraph: { spacing: { before, after: 80 } } });
  const document = new Document({
    title, creator: from, lastModifiedBy: from, subject: `${account}, as of ${dayName(asOf)}`, description: '',
    styles: { default: { document: { run: { font: brand.font, size: 20, color: ink.text, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 120, line: 264 } } }, title: heading(40, ink.text, 0), heading1: heading(26, accent, 240), heading2: heading(22, ink.text, 160) } },
    numbering: { config: [{ reference: 'numbers', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 500, hanging: 260 } } } }] }] },
    sections: [{
      properties: { page: { size: { width: pageWidth, height: pageHeight }, margin: { top: 1_400, bottom: 1_100, left: margin, right: margin, header: 560, footer: 500 } } },
      headers: { default: new Header({ children: [new Paragraph({ tabStops: tabs, children: [...mark, new TextRun({ text: '\t' }), ...picture] })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ tabStops: tabs, children: [new TextRun({ text: foot, size: 16, color: ink.quiet }), new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16, color: ink.quiet })] })] }) },
      children: blocks.flatMap(partsOf),
    }],
  });
  return settled(await Packer.toBuffer(document), asOf);
};
