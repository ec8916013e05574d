import { describe, expect, test } from 'vitest';
import { blocksOf, htmlOf, plainOf, runsOf, titleOf } from '#shared/document-blocks.ts';

const words = (line: string): string => runsOf(line).map(({ text, bold, italic }) => `${bold ? 'b' : ''}${italic ? 'i' : ''}[${text}]`).join('');

describe('words of a line', () => {
  test.for([
    ['plain', '[plain]'], ['**bold** rest', 'b[bold][ rest]'], ['*it* **b *bi***', 'i[it][ ]b[b ]bi[bi]'], ['5 * 3 = 15', '[5 * 3 = 15]'], ['**open', '[**open]'], ['\\*\\*no\\*\\*', '[**no**]'],
    ['a \\| b', '[a | b]'], ['<b>x</b>', '[<b>x</b>]'], ['', ''], ['a*b', '[a*b]'],
  ] as const)('%j is %j', ([line, runs]) => expect(words(line)).toBe(runs));
});

const markdown = `# Title *x*

First line
flows on.
New: a | b

- one
- two
  - inner
  goes on

1. first
2) second

| A | B |
| --- | ---: |
| 1 \\| 2 | **3** |
| short |

> said
> so

## Next
Text
### Deeper
`;

describe('blocks', () => {
  const blocks = blocksOf(markdown);
  test('are found in their order', () => expect(blocks.map((block) => (block.kind === 'heading' ? `h${block.level}` : block.kind))).toEqual(['h1', 'paragraph', 'list', 'list', 'table', 'quote', 'h2', 'paragraph', 'h3']));
  test('as plain text for a mail', () => expect(plainOf(blocks)).toBe('Title x\n\nFirst line flows on. New: a | b\n\n- one\n- two\n  - inner goes on\n\n1. first\n2. second\n\n- 1 | 2; b: 3\n- short\n\n> said so\n\nNext\n\nText\n\nDeeper'));
  test('as HTML, in which no word is taken as HTML', () => {
    expect(htmlOf(blocksOf('# <script>alert(1)</script>\n\n"a" & <img src=x onerror=y>'))).toBe('<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>\n<p>&quot;a&quot; &amp; &lt;img src=x onerror=y&gt;</p>');
    expect(htmlOf(blocks)).toContain('<td align="right"><strong>3</strong></td>');
  });
  test('the first heading is the title', () => expect(titleOf(blocks)).toBe('Title x'));
  test('text that is hostile ends', () => {
    expect(blocksOf('|'.repeat(50_000)).length).toBeGreaterThan(0);
    expect(blocksOf(`${'*'.repeat(20_000)}\n${'**a'.repeat(10_000)}`).length).toBeGreaterThan(0);
    expect(blocksOf(`a | b\n${'-|'.repeat(20_000)}x`).length).toBeGreaterThan(0);
  });
});
