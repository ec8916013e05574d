import { describe, expect, test } from 'vitest';
import { fromPlainText, isSafeHref, nodesOf, plainTextOf, richText } from '#shared/rich-text.ts';

describe('notes as rich text', () => {
  test.each(['https://example.com/a?b=c', 'http://x.example', 'mailto:ana@example.com', 'HTTPS://EXAMPLE.COM'])('%s may be linked', (href) => expect(isSafeHref(href)).toBe(true));
  test.each(['javascript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'smb://x', 'vbscript:x', '//example.com', '/a', '', 'https:', 'https://a b', 'https://a\u0000b'])('%j may not', (href) =>
    expect(isSafeHref(href)).toBe(false),
  );
  test.each([
    ['an unknown node', { type: 'doc', content: [{ type: 'iframe' }] }],
    ['an image', { type: 'doc', content: [{ type: 'image', attrs: { src: 'x', onerror: 'y' } }] }],
    ['an unsafe link', { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] }] }],
    ['an unknown mark', { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'style' }] }] }] }],
    ['a text of another kind', '<p>x</p>'],
  ])('%s is refused', (_, note) => expect(richText.safeParse(note).success).toBe(false));
  test('attributes that are not known are dropped', () => {
    const note = richText.parse({ type: 'doc', content: [{ type: 'heading', attrs: { level: 2, onclick: 'x' }, content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'https://a.example', target: '_blank', onclick: 'x' } }] }] }] });
    expect(JSON.stringify(note)).not.toContain('onclick');
    expect(JSON.stringify(note)).not.toContain('target');
  });
  test('words are read block by block, with mentions and commitments', () => {
    const note = richText.parse({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'mention', attrs: { id: 'p', label: 'Ana' } }, { type: 'text', text: ' asked for ' }, { type: 'commitment', attrs: { id: 'c', text: 'the security pack', side: 'ours', dueOn: '2026-12-01' } }] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] }, { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'two' }] }] }] },
      ],
    });
    expect(plainTextOf(note).replaceAll(/\n+/g, '\n')).toBe('@Ana asked for the security pack\none\ntwo');
    expect(nodesOf(note, 'commitment').map((node) => node.attrs.id)).toEqual(['c']);
  });
  test('plain text comes back as it went in', () => expect(plainTextOf(fromPlainText('a\n\nb'))).toBe('a\n\nb'));
});
