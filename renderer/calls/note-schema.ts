import { mergeAttributes, Node, type Extensions, type JSONContent } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { Mention, type MentionOptions } from '@tiptap/extension-mention';
import type { Slice } from '@tiptap/pm/model';
import { Fragment, Slice as SliceOf, type Node as DocNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import { ulid } from 'ulid';
import { isSafeHref, type RichText } from '#shared/rich-text.ts';

/** What may stand in a link of a note, and how long it may be (shared/rich-text.ts). */
const isStorable = (href: string): boolean => isSafeHref(href) && href.length <= 2_000;

/** A typed address with a scheme; "example.com" is a web page. One of another scheme stays as it is, and is then refused. */
const withScheme = (typed: string): string => {
  const href = typed.trim();
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) return href;
  return /^[^\s@/]+@[^\s@/]+$/.test(href) ? `mailto:${href}` : `https://${href}`;
};

const SafeLink = Link.extend({
  addCommands() {
    const parent = this.parent?.() ?? {};
    return { ...parent, setLink: (attributes) => parent.setLink?.({ ...attributes, href: withScheme(attributes.href) }) ?? (() => false) };
  },
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  isAllowedUri: isStorable,
  HTMLAttributes: { target: null, rel: 'noopener noreferrer nofollow', title: 'Ctrl and click opens it' },
});

const cut = (value: string | null, length: number): string => (value ?? '').slice(0, length);

const Person = Mention.extend({
  addAttributes() {
    return {
      id: { default: '', parseHTML: (element) => cut(element.getAttribute('data-id'), 40), renderHTML: ({ id }) => ({ 'data-id': String(id) }) },
      label: { default: '', parseHTML: (element) => cut(element.getAttribute('data-label'), 200), renderHTML: ({ label }) => ({ 'data-label': String(label) }) },
    };
  },
});

const days = /^\d{4}-\d{2}-\d{2}$/;
const shownDay = (on: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

const isChip = (node: DocNode): boolean => node.type.name === 'commitment' || node.type.name === 'voice';

/**
 * What was cut out of this note comes back as it was. A chip from elsewhere, or a second copy of one, gets an id of its own; a person
 * named elsewhere may be of another book, and comes as words.
 */
const withOwnIds = (slice: Slice, doc: DocNode, ownIds: ReadonlySet<string>): Slice => {
  const present = new Set<unknown>();
  doc.descendants((node) => { if (isChip(node)) present.add(node.attrs['id']); });
  const renew = (fragment: Fragment): Fragment => {
    const nodes: DocNode[] = [];
    fragment.forEach((node) => {
      const id: unknown = node.attrs['id'];
      const isOwn = typeof id === 'string' && ownIds.has(id);
      if (node.type.name === 'mention') nodes.push(isOwn ? node : node.type.schema.text(`@${String(node.attrs['label'])}`));
      else if (!isChip(node)) nodes.push(node.copy(renew(node.content)));
      else if (isOwn && !present.has(id)) nodes.push(node);
      else nodes.push(node.type.create({ ...node.attrs, id: ulid() }));
    });
    return Fragment.fromArray(nodes);
  };
  return new SliceOf(renew(slice.content), slice.openStart, slice.openEnd);
};

/** A promise made in the text, as a chip with its side, its words and its day. */
const Commitment = Node.create({
  name: 'commitment',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return {
      id: { default: '', parseHTML: (element) => cut(element.getAttribute('data-id'), 26) },
      text: { default: '', parseHTML: (element) => cut(element.getAttribute('data-text'), 500) },
      side: { default: 'ours', parseHTML: (element) => (element.getAttribute('data-side') === 'theirs' ? 'theirs' : 'ours') },
      dueOn: { default: null, parseHTML: (element) => days.exec(element.getAttribute('data-due') ?? '')?.[0] ?? null },
    };
  },
  parseHTML: () => [{ tag: 'span[data-type="commitment"]' }],
  renderHTML({ node }) {
    const { id, text, side, dueOn } = node.attrs as { id: string; text: string; side: string; dueOn: string | null };
    return [
      'span',
      mergeAttributes({ 'data-type': 'commitment', 'data-id': id, 'data-text': text, 'data-side': side, ...(dueOn === null ? {} : { 'data-due': dueOn }) }),
      ['b', {}, side === 'ours' ? 'Ours' : 'Theirs'],
      ` ${text}`,
      ['i', {}, dueOn === null ? ' · no day' : ` · by ${shownDay(dueOn)}`],
    ];
  },
  renderText: ({ node }) => String(node.attrs['text']),
  addProseMirrorPlugins() {
    const ownIds = new Set<string>();
    const collect = (doc: DocNode): void => doc.descendants((node) => { if (isChip(node) || node.type.name === 'mention') ownIds.add(String(node.attrs['id'])); });
    return [
      new Plugin({
        props: {
          transformPasted: (slice, view) => withOwnIds(slice, view.state.doc, ownIds),
        },
        view: ({ state: { doc } }) => {
          collect(doc);
          return { update: ({ state }, before) => { if (state.doc !== before.doc) collect(state.doc); } };
        },
      }),
    ];
  },
});

const voiceLabels: Record<string, string> = { request: 'Request', defect: 'Defect', quote: 'Quote' };

/** What the customer asked for, met or said, as a chip with its kind and its words. Where it was cut out is kept by the commitments. */
const Voice = Node.create({
  name: 'voice',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return {
      id: { default: '', parseHTML: (element) => cut(element.getAttribute('data-id'), 26) },
      kind: { default: 'request', parseHTML: (element) => { const kind = element.getAttribute('data-kind') ?? ''; return Object.hasOwn(voiceLabels, kind) ? kind : 'request'; } },
      text: { default: '', parseHTML: (element) => cut(element.getAttribute('data-text'), 500) },
    };
  },
  parseHTML: () => [{ tag: 'span[data-type="voice"]' }],
  renderHTML({ node }) {
    const { id, kind, text } = node.attrs as { id: string; kind: string; text: string };
    return ['span', mergeAttributes({ 'data-type': 'voice', 'data-id': id, 'data-kind': kind, 'data-text': text }), ['b', {}, voiceLabels[kind] ?? ''], kind === 'quote' ? ` “${text}”` : ` ${text}`];
  },
  renderText: ({ node }) => (node.attrs['kind'] === 'quote' ? `“${String(node.attrs['text'])}”` : String(node.attrs['text'])),
});

/** Everything that a note may hold, and nothing else: what is pasted passes through this schema, and links through `isSafeHref`. */
export const noteSchema = (suggestion: MentionOptions['suggestion'] = {}): Extensions => [
  StarterKit.configure({ heading: { levels: [1, 2, 3] }, link: false }),
  SafeLink,
  Person.configure({ suggestion, HTMLAttributes: { class: 'mention' } }),
  Commitment,
  Voice,
];

/** The note of an editor's content, without what only the editor knows: a list that starts at no number starts at 1. */
export const noteOf = (content: JSONContent): RichText => {
  const clean = ({ attrs, content: inner, ...rest }: JSONContent): JSONContent => {
    const { start, ...others } = attrs ?? {};
    const kept = { ...others, ...(Number.isSafeInteger(start) ? { start: start as number } : {}) };
    return { ...rest, ...(attrs === undefined ? {} : { attrs: kept }), ...(inner === undefined ? {} : { content: inner.map(clean) }) };
  };
  return clean(content) as RichText;
};
