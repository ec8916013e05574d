import { dayName } from '#shared/days.ts';
import type { Block, Deck, Slide } from '#shared/deck.ts';
import { wordsOf, type DocumentBlock } from '#shared/document-blocks.ts';
import { ownLook } from '#shared/own-look.ts';
import { layOut } from '#shared/slide-layout.ts';
import { writeDeck } from '#electron/decks/deck-writer.ts';
import { internalMark, sharesOf, type DocumentToWrite } from './document-parts.ts';

const slideOf = (layout: Slide['layout'], title: string, subtitle: string, blocks: Block[] = []): Slide => ({ key: 'definitions', layout, title, subtitle, blocks, arrangement: 'one', talk: [], notes: [], sources: [] });

/** Slides have their own emphasis: of the words of a document they take the letters. */
const blockOf = (block: DocumentBlock, name: string): Block => {
  switch (block.kind) {
    case 'heading':
      return { kind: 'text', name, lines: [wordsOf(block.runs)], isList: false, tone: 'lead' };
    case 'paragraph':
      return { kind: 'text', name, lines: wordsOf(block.runs).split('\n'), isList: false, tone: 'plain' };
    case 'quote':
      return { kind: 'quote', name, quote: wordsOf(block.runs).replaceAll(/^[“"]|[”"]$/g, ''), who: '' };
    case 'list':
      return { kind: 'text', name, lines: block.items.map(({ level, runs }, at) => `${block.isNumbered && level === 0 ? `${at + 1}. ` : ''}${level > 0 ? '– ' : ''}${wordsOf(runs)}`), isList: !block.isNumbered, tone: 'plain' };
    case 'table': {
      const shares = sharesOf(block);
      return { kind: 'table', name, columns: block.head.map((cell, at) => ({ name: wordsOf(cell), align: block.align[at] ?? 'left', share: Math.round(100 * (shares[at] ?? 0)) })), rows: block.rows.map((row) => row.map(wordsOf)) };
    }
  }
};

/** A slide for each part of a document: its heading as the title, what stands in it below. */
export const documentSlides = ({ title, account, audience, asOf, from, blocks }: DocumentToWrite): Deck => {
  const under = [...(audience === 'internal' ? [internalMark] : []), ...(title.includes(account) ? [] : [account]), `As of ${dayName(asOf)}`, ...(from === '' ? [] : [from])].join('\n');
  const slides: Slide[] = [slideOf('title', title, under)];
  let open: Slide | null = null;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'heading' && block.level === 1) continue;
    if (block.kind === 'heading' && block.level === 2) {
      open = slideOf('content', wordsOf(block.runs), '');
      slides.push(open);
      continue;
    }
    if (open === null) {
      open = slideOf('content', title, '');
      slides.push(open);
    }
    const last = open.blocks.at(-1);
    // Paragraphs in a row are one text, so that they stand together.
    if (block.kind === 'paragraph' && last?.kind === 'text' && !last.isList && last.tone === 'plain') last.lines.push(...wordsOf(block.runs).split('\n'));
    else open.blocks.push(blockOf(block, `Part ${at + 1}`));
  }
  return { title, customer: account, author: from, asOf, form: 'executive', size: '16:9', logoHash: null, slides, findings: [] };
};

/** A document as slides in the look of the book. What is longer than a slide goes on, on the next one. */
export const documentPptx = (document: DocumentToWrite): Promise<Uint8Array> => {
  const { brand, audience, logo } = document;
  const own = ownLook('16:9', brand);
  const look = audience === 'internal' ? { ...own, footerText: [internalMark, brand.footer].filter((one) => one !== '').join('  ·  ') } : own;
  const deck = { ...documentSlides(document), logoHash: logo?.hash ?? null };
  const { title, customer, author, asOf } = deck;
  return writeDeck({ deck: { title, customer, author, asOf }, slides: layOut(deck, look).slides, look, files: new Map(logo === null ? [] : [[logo.hash, logo]]) });
};
