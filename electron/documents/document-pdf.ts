import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { dayName } from '#shared/days.ts';
import type { DocumentBlock, Run } from '#shared/document-blocks.ts';
import { ink, internalMark, sharesOf, type DocumentToWrite } from './document-parts.ts';

const page = { width: 595, height: 842, margin: 54 } as const;
const inner = page.width - 2 * page.margin;
/** Points between columns of a table. */
const gap = 12;
const colour = (hex: string): string => `#${hex}`;

const textOf = (runs: readonly Run[]): Content => runs.map(({ text, bold, italic }) => ({ text, ...(bold ? { bold } : {}), ...(italic ? { italics: true } : {}) }));
const lines = { hLineWidth: (at: number) => (at === 0 ? 0 : 0.5), vLineWidth: () => 0, hLineColor: () => colour(ink.line), paddingLeft: () => 0, paddingRight: () => gap, paddingTop: () => 3.5, paddingBottom: () => 3.5 };

const tableOf = (block: Extract<DocumentBlock, { kind: 'table' }>): Content => {
  // The right padding of each column is beside its width.
  const width = inner - gap * block.head.length;
  const cell = (runs: readonly Run[], at: number): TableCell => ({ text: textOf(runs), alignment: block.align[at] ?? 'left' });
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: sharesOf(block).map((share) => share * width), body: [block.head.map((runs, at): TableCell => ({ text: textOf(runs), alignment: block.align[at] ?? 'left', color: colour(ink.quiet) })), ...block.rows.map((row) => row.map(cell))] },
    layout: lines, fontSize: 9, margin: [0, 2, 0, 10],
  };
};

/** Items of a level as a list of their own inside of the item before. */
const listOf = (items: readonly { level: number; runs: Run[] }[], isNumbered: boolean, level = 0): Content => {
  const own: Content[] = [];
  for (let at = 0; at < items.length; ) {
    const one = items[at];
    if (one === undefined) break;
    if (one.level <= level) {
      own.push({ text: textOf(one.runs), margin: [0, 0, 0, 3] });
      at += 1;
      continue;
    }
    const end = items.findIndex((next, index) => index > at && next.level <= level);
    const inside = items.slice(at, end === -1 ? items.length : end);
    own.push(listOf(inside, false, level + 1));
    at += inside.length;
  }
  return isNumbered ? { ol: own } : { ul: own };
};

const blockOf = (block: DocumentBlock, accent: string): Content => {
  switch (block.kind) {
    case 'heading':
      return block.level === 1
        ? { text: textOf(block.runs), fontSize: 20, bold: true, color: colour(ink.text), margin: [0, 0, 0, 8], lineHeight: 1.1, headlineLevel: 1, outline: true }
        : { text: textOf(block.runs), fontSize: block.level === 2 ? 13 : 11, bold: true, color: block.level === 2 ? colour(accent) : colour(ink.text), margin: [0, block.level === 2 ? 12 : 6, 0, 4], headlineLevel: block.level, outline: true };
    case 'paragraph':
      return { text: textOf(block.runs), margin: [0, 0, 0, 7] };
    case 'quote':
      return { table: { widths: [inner - 10], body: [[{ text: textOf(block.runs), italics: true }]] }, layout: { hLineWidth: () => 0, vLineWidth: (at: number) => (at === 0 ? 2 : 0), vLineColor: () => colour(accent), paddingLeft: () => 8 }, margin: [0, 2, 0, 8] };
    case 'list':
      return { stack: [listOf(block.items, block.isNumbered)], margin: [0, 0, 0, 6] };
    case 'table':
      return tableOf(block);
  }
};

const definition = ({ title, account, audience, asOf, from, company, brand, logo, blocks }: DocumentToWrite): TDocumentDefinitions => {
  const [accent = ink.text] = brand.accents;
  const made = new Date(`${asOf}T00:00:00Z`);
  const foot = [account, `As of ${dayName(asOf)}`, from, brand.footer].filter((one) => one !== '').join('  ·  ');
  return {
    pageSize: 'A4', pageMargins: [page.margin, 74, page.margin, 58], language: 'en', displayTitle: true,
    info: { title, author: from, subject: `${account}, as of ${dayName(asOf)}`, creator: 'Daybook', producer: 'Daybook', creationDate: made, modDate: made },
    defaultStyle: { font: 'Roboto', fontSize: 10, color: colour(ink.text), lineHeight: 1.2 },
    header: (): Content => ({
      margin: [page.margin, 26, page.margin, 0],
      columns: [
        audience === 'internal' ? { text: internalMark, bold: true, fontSize: 9, color: colour(ink.internal), width: '*' } : { canvas: [{ type: 'rect', x: 0, y: 0, w: 40, h: 3, color: colour(accent) }], width: '*' },
        logo === null ? { text: company, alignment: 'right', fontSize: 9, color: colour(ink.quiet), width: 'auto' } : { image: `data:${logo.mediaType};base64,${Buffer.from(logo.bytes).toString('base64')}`, fit: [120, 30], alignment: 'right', width: 120 },
      ],
    }),
    footer: (at: number, pages: number): Content => ({ margin: [page.margin, 18, page.margin, 0], fontSize: 8, color: colour(ink.quiet), columns: [{ text: foot, width: '*' }, { text: `${at} / ${pages}`, alignment: 'right', width: 40 }] }),
    pageBreakBefore: (node, { getFollowingNodesOnPage }) => node.headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
    content: blocks.map((block) => blockOf(block, accent)),
  };
};

/** A document as a PDF with selectable text, its headings as bookmarks. Its font has Latin, Greek and Cyrillic letters. */
export const documentPdf = async (document: DocumentToWrite): Promise<Uint8Array> => {
  const [{ default: pdfMake }, { default: roboto }] = await Promise.all([import('pdfmake/build/pdfmake.min.js'), import('pdfmake/build/vfs_fonts.js')]);
  pdfMake.addVirtualFileSystem(roboto);
  pdfMake.setUrlAccessPolicy(() => false);
  return pdfMake.createPdf(definition(document)).getBuffer();
};
