import type { Source } from '#shared/deck.ts';

/** A value that is Markdown of its own, put in as it is; any other is text, whose marks are taken as letters. */
export type MarkdownValue = { markdown: string };
/** What can stand in a template: texts and lists by their names, each with what it is. */
export type Shape = { texts: Record<string, string>; lists: Record<string, { about: string; item: Shape }> };
/** What a template is filled with, in the form of its shape. `source` is where the figures of a row of a list are from. */
export type Scope = { texts: Record<string, string | MarkdownValue>; lists: Record<string, Scope[]>; source: Source | null };
/** What is wrong in a template, with its line counted from 1. */
export type TemplateFault = { line: number; name: string; sentence: string };

type Node =
  | { kind: 'words'; words: string }
  | { kind: 'value'; name: string; line: number }
  | { kind: 'each'; name: string; most: number; line: number; body: Node[] }
  | { kind: 'if'; name: string; isNot: boolean; line: number; body: Node[] };
type Section = Extract<Node, { kind: 'each' | 'if' }>;

/** A tag of a section that stands alone takes its whole line with it, so that it leaves no gap. */
const tags = /^[ \t]*\{\{[ \t]*([#/][^{}\n]*)\}\}[ \t]*(?:\r?\n|$(?![\s\S]))|\{\{([^{}\n]*)\}\}/gm;
const opening = /^#(each|if|unless)\s+([\p{L}\p{N}._-]+)(?:\s+first\s+(\d{1,3}))?$/u;
const nameOnly = /^[\p{L}\p{N}._-]+$/u;
const help = 'A placeholder is a name in double braces, such as {{account}}; a list is {{#each objectives}} … {{/each}}, a part that may be left out {{#if plan.name}} … {{/if}}.';

class Faulty extends Error {
  fault: TemplateFault;
  constructor(fault: TemplateFault) {
    super(fault.sentence);
    this.fault = fault;
  }
}
const fail = (line: number, name: string, says: string): never => {
  throw new Faulty({ line, name, sentence: `Line ${line}: ${says}` });
};

const read = (text: string): Node[] => {
  const root: Node[] = [];
  const open: Section[] = [];
  const into = (): Node[] => open.at(-1)?.body ?? root;
  let [line, last] = [1, 0];
  const words = (until: number): void => {
    const piece = text.slice(last, until);
    const brace = /\{\{|\}\}/.exec(piece);
    if (brace !== null) fail(line + piece.slice(0, brace.index).split('\n').length - 1, brace[0], `“${brace[0]}” has no counterpart. ${help}`);
    if (piece !== '') into().push({ kind: 'words', words: piece });
    line += piece.split('\n').length - 1;
  };
  for (const match of text.matchAll(tags)) {
    words(match.index);
    last = match.index + match[0].length;
    const tag = (match[1] ?? match[2] ?? '').trim();
    const [, kind, name = '', most] = opening.exec(tag) ?? [];
    if (kind === 'each') open.push({ kind: 'each', name, most: most === undefined ? Number.POSITIVE_INFINITY : Number(most), line, body: [] });
    else if (kind !== undefined && most === undefined) open.push({ kind: 'if', name, isNot: kind === 'unless', line, body: [] });
    else if (/^\/(each|if|unless)$/.test(tag)) {
      const closed = open.pop();
      const of = closed === undefined ? '' : closed.kind === 'each' ? 'each' : closed.isNot ? 'unless' : 'if';
      if (closed === undefined || tag !== `/${of}`) fail(line, tag, `{{${tag}}} ends nothing that is open here${closed === undefined ? '' : `; {{#${of} ${closed.name}}} of line ${closed.line} is`}.`);
      else into().push(closed);
    } else if (nameOnly.test(tag)) into().push({ kind: 'value', name: tag, line });
    else fail(line, tag, `{{${tag}}} is not understood. ${help}`);
    line += match[0].split('\n').length - 1;
  }
  words(text.length);
  const left = open.at(-1);
  if (left !== undefined) fail(left.line, left.name, `{{#${left.kind === 'each' ? 'each' : left.isNot ? 'unless' : 'if'} ${left.name}}} is never ended.`);
  return root;
};

/** Names that are looked for from the innermost list outwards. */
const shapeWith = (shapes: readonly Shape[], kind: 'texts' | 'lists', name: string): Shape | undefined => shapes.findLast((shape) => Object.hasOwn(shape[kind], name));

const check = (nodes: readonly Node[], shapes: readonly Shape[], internal: Shape | null): void => {
  for (const node of nodes) {
    if (node.kind === 'words') continue;
    const isText = shapeWith(shapes, 'texts', node.name) !== undefined;
    const list = shapeWith(shapes, 'lists', node.name)?.lists[node.name];
    const { name, line } = node;
    if (!isText && list === undefined) {
      const isInternal = internal !== null && (Object.hasOwn(internal.texts, name) || Object.hasOwn(internal.lists, name));
      fail(line, name, isInternal ? `“${name}” is internal, so it cannot stand in a document for a customer.` : `there is no placeholder “${name}” here. The list beside the text has those that there are.`);
    }
    if (node.kind === 'value' && !isText) fail(line, name, `“${name}” is a list. Show its rows with {{#each ${name}}} … {{/each}}.`);
    if (node.kind === 'each' && list === undefined) fail(line, name, `“${name}” is a text, not a list. Show it with {{${name}}}.`);
    if (node.kind === 'each' && list !== undefined) check(node.body, [...shapes, list.item], internal);
    if (node.kind === 'if') check(node.body, shapes, internal);
  }
};

/** What is wrong in a template of a shape, or `null`. `internal` names what is refused with a sentence of its own. */
export const templateFault = (text: string, shape: Shape, internal: Shape | null): TemplateFault | null => {
  try {
    check(read(text), [shape], internal);
    return null;
  } catch (error) {
    if (error instanceof Faulty) return error.fault;
    throw error;
  }
};

/** A text as Markdown that reads as that text: on one line, with nothing in it that marks anything. */
const asWords = (text: string, startsLine: boolean): string => {
  const flat = text.replaceAll(/\s+/g, ' ').trim().replaceAll(/[\\*|<[`]/g, (mark) => `\\${mark}`).replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
  return startsLine ? flat.replace(/^([#>+-])/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2') : flat;
};

/** A filled template. `used` are the names at its top level that it asked for, `sources` those of the rows that it shows. */
export type Filled = { text: string; used: Set<string>; sources: Source[] };

/** Fills a template that has no fault; a value that is not there is empty. */
export const fillTemplate = (text: string, root: Scope): Filled => {
  let out = '';
  const used = new Set<string>();
  const sources: Source[] = [];
  const fill = (nodes: readonly Node[], scopes: readonly Scope[]): void => {
    for (const node of nodes) {
      if (node.kind === 'words') {
        out += node.words;
        continue;
      }
      const { name } = node;
      const [of, ofList] = [scopes.findLast(({ texts }) => Object.hasOwn(texts, name)), scopes.findLast(({ lists }) => Object.hasOwn(lists, name))];
      if (of === root || (of === undefined && ofList === root)) used.add(name);
      const [value, rows] = [of?.texts[name] ?? '', ofList?.lists[name] ?? []];
      if (node.kind === 'value') out += typeof value === 'string' ? asWords(value, /(^|\n)[ \t]*$/.test(out.slice(-200))) : value.markdown;
      else if (node.kind === 'if') {
        const isThere = of === undefined ? rows.length > 0 : (typeof value === 'string' ? value : value.markdown).trim() !== '';
        if (isThere !== node.isNot) fill(node.body, scopes);
      } else {
        for (const row of rows.slice(0, node.most)) {
          if (row.source !== null) sources.push(row.source);
          fill(node.body, [...scopes, row]);
        }
      }
    }
  };
  fill(read(text), [root]);
  return { text: `${out.replaceAll(/[ \t]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n').trim()}\n`, used, sources };
};
