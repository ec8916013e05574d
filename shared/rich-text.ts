import { z } from 'zod';

/** Link targets that may be stored or opened: web and mail, nothing else. */
export const isSafeHref = (href: string): boolean => /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(href);

const plainMark = z.strictObject({ type: z.enum(['bold', 'italic', 'strike', 'underline', 'code']) });
const linkMark = z.strictObject({
  type: z.literal('link'),
  attrs: z.looseObject({ href: z.string().max(2_000).refine(isSafeHref, 'A link starts with http, https or mailto.') }).transform(({ href }) => ({ href })),
});
const mark = z.union([plainMark, linkMark]);

const text = z.strictObject({ type: z.literal('text'), text: z.string(), marks: z.array(mark).optional() });
const hardBreak = z.looseObject({ type: z.literal('hardBreak') }).transform(() => ({ type: 'hardBreak' as const }));
const mention = z.strictObject({
  type: z.literal('mention'),
  attrs: z.looseObject({ id: z.string().max(40), label: z.string().max(200) }).transform(({ id, label }) => ({ id, label })),
});
/** A commitment made in the text. The record itself lives in `commitments`; the text keeps what it said when it was made. */
const commitment = z.strictObject({
  type: z.literal('commitment'),
  attrs: z
    .looseObject({ id: z.string().max(40), text: z.string().max(500), side: z.enum(['ours', 'theirs']), dueOn: z.iso.date().nullable() })
    .transform(({ id, text: words, side, dueOn }) => ({ id, text: words, side, dueOn })),
});
/** What a customer asked for, met or said. `id` is that of the mention in `voice_mentions`; the text keeps the words with which it was made. */
const voice = z.strictObject({
  type: z.literal('voice'),
  attrs: z.looseObject({ id: z.string().max(40), kind: z.enum(['request', 'defect', 'quote']), text: z.string().max(500) }).transform(({ id, kind, text: words }) => ({ id, kind, text: words })),
});
const inline = z.union([text, hardBreak, mention, commitment, voice]);

const blockNames = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'codeBlock', 'horizontalRule'] as const;
export type Inline = z.infer<typeof inline>;
export type Block = {
  type: (typeof blockNames)[number];
  attrs?: { level?: 1 | 2 | 3 | undefined; start?: number | undefined } | undefined;
  content?: (Block | Inline)[] | undefined;
};

const block: z.ZodType<Block> = z.lazy(() =>
  z.strictObject({
    type: z.enum(blockNames),
    attrs: z
      .looseObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(), start: z.int().optional() })
      .transform(({ level, start }) => ({ ...(level === undefined ? {} : { level }), ...(start === undefined ? {} : { start }) }))
      .optional(),
    content: z.array(z.union([inline, block])).optional(),
  }),
);

/** Lists in lists deeper than this are no note that a person wrote. */
const deepest = 60;
const depthOf = (nodes: readonly RichTextNode[]): number => nodes.reduce((depth, node) => Math.max(depth, 1 + ('content' in node && node.content !== undefined ? depthOf(node.content) : 0)), 0);

/**
 * A note as ProseMirror JSON. Only the listed nodes, marks and attributes pass; anything else is refused on the way in, and
 * unknown attributes are dropped, so that nothing stored can carry markup of its own.
 */
export const richText = z
  .strictObject({ type: z.literal('doc'), content: z.array(block).max(5_000) })
  .refine((note) => depthOf(note.content) <= deepest, 'The note is nested too deeply.');
export type RichText = z.infer<typeof richText>;
export type RichTextNode = Block | Inline;

export const emptyRichText: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };

/** A note of plain paragraphs, one a line. */
export const fromPlainText = (plain: string): RichText => ({
  type: 'doc',
  content: plain.split(/\r?\n/).map((line) => (line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] })),
});

const isBlock = (node: RichTextNode): node is Block => (blockNames as readonly string[]).includes(node.type);

const wordsOf = (node: RichTextNode): string => {
  if (isBlock(node)) return (node.content ?? []).map((child) => wordsOf(child) + (isBlock(child) ? '\n' : '')).join('');
  switch (node.type) {
    case 'text':
      return node.text;
    case 'hardBreak':
      return '\n';
    case 'mention':
      return `@${node.attrs.label}`;
    case 'commitment':
      return node.attrs.text;
    case 'voice':
      return node.attrs.kind === 'quote' ? `“${node.attrs.text}”` : node.attrs.text;
  }
};

/** The words of a note, one block a line: what search indexes and what mail carries. */
export const plainTextOf = (note: RichText): string => note.content.map(wordsOf).map((line) => line.replace(/\n+$/, '')).join('\n').trim();

/** Every node of a note of one kind, in reading order. */
export const nodesOf = <Kind extends Inline['type']>(note: RichText, kind: Kind): Extract<Inline, { type: Kind }>[] => {
  const found: Extract<Inline, { type: Kind }>[] = [];
  const walk = (node: RichTextNode): void => {
    if (node.type === kind) found.push(node as Extract<Inline, { type: Kind }>);
    if (isBlock(node)) node.content?.forEach(walk);
  };
  note.content.forEach(walk);
  return found;
};

/** True where a note has no words in it. */
export const isEmpty = (note: RichText): boolean => plainTextOf(note) === '';
