/** Some words of a line, as they are set. */
export type Run = { text: string; bold: boolean; italic: boolean };
/** The parts of a document. `level` of a list item is 0 for the outermost. */
export type DocumentBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; runs: Run[] }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; isNumbered: boolean; items: { level: number; runs: Run[] }[] }
  | { kind: 'table'; head: Run[][]; rows: Run[][][]; align: ('left' | 'right')[] }
  | { kind: 'quote'; runs: Run[] };

const marks = /\\([\\`*_{}[\]()#+\-.!|<>~])|\*\*|\*/g;

/** The words of a line with bold between two stars and italics between one; a backslash makes a mark a letter. */
export const runsOf = (line: string): Run[] => {
  const parts: { text: string; mark: '' | '*' | '**' }[] = [];
  let last = 0;
  for (const match of line.matchAll(marks)) {
    parts.push({ text: line.slice(last, match.index), mark: '' });
    parts.push(match[1] === undefined ? { text: match[0], mark: match[0] === '**' ? '**' : '*' } : { text: match[1], mark: '' });
    last = match.index + match[0].length;
  }
  parts.push({ text: line.slice(last), mark: '' });
  const runs: Run[] = [];
  const open = { '*': false, '**': false };
  const left = { '*': parts.filter(({ mark }) => mark === '*').length, '**': parts.filter(({ mark }) => mark === '**').length };
  for (const [at, { text, mark }] of parts.entries()) {
    const next = parts[at + 1]?.text === '' ? (parts[at + 2]?.text ?? ' ') : (parts[at + 1]?.text ?? ' ');
    const isLetter = mark === '' || (!open[mark] && (left[mark] < 2 || /^\s/.test(next)));
    if (mark !== '') left[mark] -= 1;
    if (mark !== '' && !isLetter) open[mark] = !open[mark];
    else if (text !== '') {
      const [before, bold, italic] = [runs.at(-1), open['**'], open['*']];
      if (before?.bold === bold && before.italic === italic) before.text += text;
      else runs.push({ text, bold, italic });
    }
  }
  return runs;
};

export const wordsOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

const cellsOf = (line: string): string[] => [...line.trim().replace(/^\|/, '').matchAll(/((?:\\.|[^|\\])*)(?:\||$)/g)].map(([, cell = '']) => cell.trim()).filter((cell, at, all) => at < all.length - 1 || cell !== '');
const isRule = (line: string): boolean => /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/.test(line) && line.includes('|');
const item = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const startsBlock = (line: string, next: string | undefined): boolean => line.trim() === '' || heading.test(line) || item.test(line) || /^\s*>/.test(line) || /^\s*(-{3,}|\*{3,})\s*$/.test(line) || (line.includes('|') && next !== undefined && isRule(next));

/**
 * Markdown as the parts of a document: headings (#, ##, ###), paragraphs, lists with - or numbers and two spaces a level, tables with pipes, quotes with >, bold and italics. Anything else is
 * words, HTML too. A line that ends with two spaces ends there; other lines of a paragraph flow on.
 */
export const blocksOf = (markdown: string): DocumentBlock[] => {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  const blocks: DocumentBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const [title, first] = [heading.exec(line), item.exec(line)];
    if (line.trim() === '' || /^\s*(-{3,}|\*{3,})\s*$/.test(line)) at += 1;
    else if (title !== null) {
      blocks.push({ kind: 'heading', level: Math.min(3, (title[1] ?? '').length) as 1 | 2 | 3, runs: runsOf(title[2] ?? '') });
      at += 1;
    } else if (line.includes('|') && isRule(lines[at + 1] ?? '')) {
      const head = cellsOf(line);
      const align = cellsOf(lines[at + 1] ?? '').map((cell): 'left' | 'right' => (cell.endsWith('-:') ? 'right' : 'left'));
      const rows: Run[][][] = [];
      for (at += 2; at < lines.length && (lines[at] ?? '').includes('|'); at += 1) {
        const cells = cellsOf(lines[at] ?? '');
        rows.push(head.map((_, column) => runsOf(cells[column] ?? '')));
      }
      blocks.push({ kind: 'table', head: head.map(runsOf), rows, align: head.map((_, column) => align[column] ?? 'left') });
    } else if (first !== null) {
      const isNumbered = first[2] !== undefined;
      const items: { level: number; runs: Run[] }[] = [];
      const texts: string[] = [];
      for (; at < lines.length; at += 1) {
        const own = item.exec(lines[at] ?? '');
        const goesOn = own === null && /^\s+\S/.test(lines[at] ?? '');
        if (own !== null && ((own[2] !== undefined) === isNumbered || (own[1] ?? '').length >= 2)) {
          items.push({ level: Math.min(2, Math.floor((own[1] ?? '').length / 2)), runs: [] });
          texts.push(own[3] ?? '');
        } else if (goesOn) texts.push(`${texts.pop() ?? ''} ${(lines[at] ?? '').trim()}`);
        else break;
      }
      blocks.push({ kind: 'list', isNumbered, items: items.map(({ level }, index) => ({ level, runs: runsOf(texts[index] ?? '') })) });
    } else {
      const isQuote = /^\s*>/.test(line);
      let text = '';
      do {
        const one = (lines[at] ?? '').replace(/^\s*>\s?/, isQuote ? '' : '$&');
        text += `${text === '' || text.endsWith('\n') ? '' : ' '}${one.trim()}${/ {2}$/.test(one) || one.endsWith('\\') ? '\n' : ''}`;
        at += 1;
      } while (at < lines.length && (isQuote ? /^\s*>/.test(lines[at] ?? '') : !startsBlock(lines[at] ?? '', lines[at + 1])));
      blocks.push({ kind: isQuote ? 'quote' : 'paragraph', runs: runsOf(text.replaceAll('\\\n', '\n').trimEnd()) });
    }
  }
  return blocks;
};

/** The first heading, which names the document. */
export const titleOf = (blocks: readonly DocumentBlock[]): string => {
  const found = blocks.find((block) => block.kind === 'heading');
  return found?.kind === 'heading' ? wordsOf(found.runs) : '';
};

/** A document as a mail reads it: no marks, lists with dashes, a table as a line a row with what each figure is. */
export const plainOf = (blocks: readonly DocumentBlock[]): string =>
  blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return wordsOf(block.runs);
      case 'quote':
        return wordsOf(block.runs).split('\n').map((line) => `> ${line}`).join('\n');
      case 'list':
        return block.items.map(({ level, runs }, at) => `${'  '.repeat(level)}${block.isNumbered && level === 0 ? `${at + 1}.` : '-'} ${wordsOf(runs)}`).join('\n');
      case 'table':
        return block.rows.map((row) => `- ${row.map((cell, at) => (at === 0 || wordsOf(cell) === '' ? wordsOf(cell) : `${wordsOf(block.head[at] ?? []).toLowerCase()}: ${wordsOf(cell)}`)).filter((one) => one !== '').join('; ')}`).join('\n');
    }
  }).join('\n\n');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const htmlRuns = (runs: readonly Run[]): string => runs.map(({ text, bold, italic }) => {
  const words = escaped(text).replaceAll('\n', '<br>');
  const inner = italic ? `<em>${words}</em>` : words;
  return bold ? `<strong>${inner}</strong>` : inner;
}).join('');

/** A document as rich text for a mail program. Nothing of its words is taken as HTML. */
export const htmlOf = (blocks: readonly DocumentBlock[]): string =>
  blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `<h${block.level}>${htmlRuns(block.runs)}</h${block.level}>`;
      case 'paragraph':
        return `<p>${htmlRuns(block.runs)}</p>`;
      case 'quote':
        return `<blockquote>${htmlRuns(block.runs)}</blockquote>`;
      case 'list': {
        const tag = block.isNumbered ? 'ol' : 'ul';
        return `<${tag}>${block.items.map(({ runs }) => `<li>${htmlRuns(runs)}</li>`).join('')}</${tag}>`;
      }
      case 'table':
        return `<table border="1" cellpadding="4" style="border-collapse:collapse"><thead><tr>${block.head.map((cell) => `<th align="left">${htmlRuns(cell)}</th>`).join('')}</tr></thead><tbody>${block.rows.map((row) => `<tr>${row.map((cell, at) => `<td align="${block.align[at] ?? 'left'}">${htmlRuns(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
    }
  }).join('\n');
