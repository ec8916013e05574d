import { Parser } from 'saxen';

/** An element of a part of a deck. Names of the namespaces below always have the prefix given there, whatever the file calls them. */
export type XmlElement = { name: string; attributes: Map<string, string>; children: XmlNode[] };
export type XmlNode = XmlElement | string;

/** What cannot be read as the XML of a deck. */
export class NotXml extends Error {}

const prefixes = new Map([
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://schemas.openxmlformats.org/presentationml/2006/main', 'p'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
]);
const namespaces = new Map([...prefixes].map(([uri, prefix]) => [prefix, uri]));
/** Deeper than anything that a program of slides writes. */
const mostDepth = 200;
const mostElements = 400_000;

/** A namespace or kind of relationship of the strict form (ISO/IEC 29500-1) in the words of the transitional one, which every program reads. */
export const transitional = (uri: string): string => uri.replace(/^http:\/\/purl\.oclc\.org\/ooxml\/(\w+)\//, 'http://schemas.openxmlformats.org/$1/2006/');

type Scope = ReadonlyMap<string, string>;

/** What is the name of a thing once its namespace is known. Attributes without a prefix are in none. */
const plainName = (name: string, scope: Scope, isAttribute: boolean): string => {
  const at = name.indexOf(':');
  if (at === -1 && isAttribute) return name;
  const prefix = prefixes.get(scope.get(at === -1 ? '' : name.slice(0, at)) ?? '');
  return prefix === undefined ? name : `${prefix}:${name.slice(at + 1)}`;
};

/**
 * The root element of a part.
 * @throws NotXml for what is no XML, is nested too deeply, or has a document type: entities are never read.
 */
export const parseXml = (bytes: Uint8Array): XmlElement => {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
  const open: { element: XmlElement; scope: Scope }[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  const parser = new Parser();
  const refuse = (why: string) => (): never => {
    throw new NotXml(why);
  };
  parser.on('openTag', (name, given, decode) => {
    elements += 1;
    if (open.length > mostDepth || elements > mostElements) throw new NotXml('too deep or too large');
    const raw = Object.entries(given()).map(([key, value]) => [key, decode(value)] as const);
    const above = open.at(-1);
    const declared = raw.filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:')).map(([key, uri]) => [key.slice(6), transitional(uri)] as const);
    const scope: Scope = declared.length === 0 ? (above?.scope ?? new Map()) : new Map([...(above?.scope ?? []), ...declared]);
    if (declared.some(([prefix, uri]) => namespaces.has(prefix) && namespaces.get(prefix) !== uri)) throw new NotXml('prefixes of another kind');
    const attributes = new Map(raw.map(([key, value]) => (key === 'xmlns' || key.startsWith('xmlns:') ? [key, transitional(value)] : [plainName(key, scope, true), value])));
    const element: XmlElement = { name: plainName(name, scope, false), attributes, children: [] };
    if (above === undefined) {
      if (root !== null) throw new NotXml('two roots');
      root = element;
    } else above.element.children.push(element);
    open.push({ element, scope });
  });
  parser.on('closeTag', () => void open.pop());
  parser.on('text', (value, decode) => void open.at(-1)?.element.children.push(decode(value)));
  parser.on('cdata', (value) => void open.at(-1)?.element.children.push(value));
  parser.on('attention', refuse('a document type'));
  parser.on('error', refuse('not well-formed'));
  parser.on('warn', refuse('not well-formed'));
  parser.parse(text.replace(/^\uFEFF/, ''));
  if (root === null || open.length > 0) throw new NotXml('no element');
  return root;
};

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };
const inText = (text: string): string => text.replaceAll(/[&<>\r]/g, (one) => escapes[one] ?? one);
const inAttribute = (text: string): string => text.replaceAll(/[&<>"\t\n\r]/g, (one) => escapes[one] ?? one);

const written = (element: XmlElement): string => {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${inAttribute(value)}"`).join('');
  if (element.children.length === 0) return `<${element.name}${attributes}/>`;
  return `<${element.name}${attributes}>${element.children.map((child) => (typeof child === 'string' ? inText(child) : written(child))).join('')}</${element.name}>`;
};

/** A part as bytes, with the namespaces that its names need. */
export const writeXml = (root: XmlElement): Uint8Array => {
  const used = new Set([...everyElement(root)].flatMap(({ name, attributes }) => [name, ...attributes.keys()]).map((name) => name.slice(0, Math.max(0, name.indexOf(':')))));
  for (const [prefix, uri] of namespaces) if (used.has(prefix)) root.attributes.set(`xmlns:${prefix}`, uri);
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`);
};

export const element = (name: string, attributes: Record<string, string> = {}, children: XmlNode[] = []): XmlElement => ({ name, attributes: new Map(Object.entries(attributes)), children });
export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The elements of a name right below another; all of them without a name. */
export const childrenOf = (of: XmlElement | undefined, name?: string): XmlElement[] => (of?.children ?? []).filter((node): node is XmlElement => isElement(node) && (name === undefined || node.name === name));
/** The first element by a path of names. */
export const childOf = (of: XmlElement | undefined, ...path: string[]): XmlElement | undefined => path.reduce<XmlElement | undefined>((found, name) => childrenOf(found, name)[0], of);
/** An element and all that are below it. */
export function* everyElement(of: XmlElement): Generator<XmlElement> {
  yield of;
  for (const child of of.children) if (isElement(child)) yield* everyElement(child);
}
export const allOf = (of: XmlElement | undefined, name: string): XmlElement[] => (of === undefined ? [] : [...everyElement(of)].filter((one) => one.name === name));
export const valueOf = (of: XmlElement | undefined, attribute: string): string | undefined => of?.attributes.get(attribute);
/** A whole number of an attribute, such as a length in EMU. */
export const numberOf = (of: XmlElement | undefined, attribute: string): number | undefined => {
  const number = Number(of?.attributes.get(attribute) ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};
export const textOf = (of: XmlElement | undefined): string => (of === undefined ? '' : of.children.map((node) => (isElement(node) ? textOf(node) : node)).join(''));

/** Takes every element out that a test names, wherever it is below another. */
export const removeWhere = (of: XmlElement, isGone: (element: XmlElement) => boolean): void => {
  of.children = of.children.filter((node) => !isElement(node) || !isGone(node));
  for (const child of of.children) if (isElement(child)) removeWhere(child, isGone);
};
