import type { Relation } from '#electron/decks/deck-package.ts';
import { childOf, childrenOf, element, everyElement, parseXml, removeWhere, valueOf, writeXml, type XmlElement } from '#electron/decks/xml-tree.ts';

const isStrict = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('purl.oclc.org/ooxml');

/** Shares of the strict form (`50%`) in the thousandths that every program reads (ISO/IEC 29500-4, § 12.1). */
const plainShares = (root: XmlElement): void => {
  root.attributes.delete('conformance');
  for (const { name, attributes } of everyElement(root)) {
    if (!/^[ap]:/.test(name)) continue;
    for (const [key, value] of attributes) if (/^-?\d+(\.\d+)?%$/.test(value)) attributes.set(key, String(Math.round(Number(value.slice(0, -1)) * 1000)));
  }
};

const references = (one: XmlElement): string[] => [...one.attributes].flatMap(([key, value]) => (key.startsWith('r:') && value !== '' ? [value] : []));
/** What is taken out whole where something in it refers to what is not there: a frame with a chart or object, and the ways of drawing one thing. */
const wholes = new Set(['p:graphicFrame', 'mc:AlternateContent', 'p:controls']);

/**
 * A master, layout or theme without what refers to parts that do not come along, and without the data that add-ins keep with shapes. What
 * needs no change stays as it is, byte for byte.
 */
export const cleanSheet = (bytes: Uint8Array, kept: ReadonlySet<string>): Uint8Array => {
  const root = parseXml(bytes);
  let changed = isStrict(bytes);
  if (changed) plainShares(root);
  const isLost = (one: XmlElement): boolean => references(one).some((id) => !kept.has(id));
  for (const one of everyElement(root)) {
    if (one.name !== 'a:blip' || !isLost(one)) continue;
    changed = true;
    for (const key of one.attributes.keys()) if (key.startsWith('r:') && !kept.has(one.attributes.get(key) ?? '')) one.attributes.delete(key);
  }
  let isShapeGone = false;
  removeWhere(root, (one) => {
    const isGone = one.name === 'p:custDataLst' || isLost(one) || (wholes.has(one.name) && [...everyElement(one)].some(isLost));
    if (isGone && wholes.has(one.name)) isShapeGone = true;
    if (isGone) changed = true;
    return isGone;
  });
  if (isShapeGone) removeWhere(root, ({ name }) => name === 'p:timing');
  return changed ? writeXml(root) : bytes;
};

/** What a presentation keeps, in the order of the schema (ECMA-376 part 1, § 19.2.1.26). Sections, shows, tags, passwords and extensions are of the old slides. */
const order = ['p:sldMasterIdLst', 'p:notesMasterIdLst', 'p:handoutMasterIdLst', 'p:sldIdLst', 'p:sldSz', 'p:notesSz', 'p:embeddedFontLst', 'p:kinsoku', 'p:defaultTextStyle'];
const keptAttributes = new Set(['rtl', 'firstSlideNum', 'showSpecialPlsOnTitleSld', 'strictFirstAndLastChars', 'compatMode', 'saveSubsetFonts', 'embedTrueTypeFonts']);

/** The presentation of a template with our slides in place of its own. `relations` are those that came along. */
export const cleanPresentation = (bytes: Uint8Array, relations: readonly Relation[], slides: readonly string[]): Uint8Array => {
  const root = parseXml(bytes);
  if (isStrict(bytes)) plainShares(root);
  const ids = new Set(relations.map(({ id }) => id));
  for (const key of root.attributes.keys()) if (!key.startsWith('xmlns') && !keptAttributes.has(key)) root.attributes.delete(key);
  const given = new Map(childrenOf(root).filter(({ name }) => order.includes(name)).map((one) => [one.name, one]));
  given.set('p:sldIdLst', element('p:sldIdLst', {}, slides.map((id, at) => element('p:sldId', { id: String(256 + at), 'r:id': id }))));
  if (!given.has('p:notesSz')) given.set('p:notesSz', element('p:notesSz', { cx: '6858000', cy: '9144000' }));
  if (!given.has('p:defaultTextStyle')) given.set('p:defaultTextStyle', element('p:defaultTextStyle', {}, [element('a:lvl1pPr', {}, [element('a:defRPr', { sz: '1800' }, [element('a:solidFill', {}, [element('a:schemeClr', { val: 'tx1' })]), element('a:latin', { typeface: '+mn-lt' }), element('a:ea', { typeface: '+mn-ea' }), element('a:cs', { typeface: '+mn-cs' })])])]));
  const list = (name: string, entry: string, kind: string): void => {
    const found = relations.filter((one) => one.kind === kind);
    if (found.length === 0) given.delete(name);
    else if (!childrenOf(given.get(name), entry).some((one) => ids.has(valueOf(one, 'r:id') ?? ''))) given.set(name, element(name, {}, found.slice(0, 1).map(({ id }) => element(entry, { 'r:id': id }))));
  };
  list('p:notesMasterIdLst', 'p:notesMasterId', 'notesMaster');
  list('p:handoutMasterIdLst', 'p:handoutMasterId', 'handoutMaster');
  const fonts = given.get('p:embeddedFontLst');
  if (fonts !== undefined) {
    for (const font of childrenOf(fonts)) font.children = childrenOf(font).filter((one) => one.name === 'p:font' || ids.has(valueOf(one, 'r:id') ?? ''));
    if (childOf(fonts, 'p:embeddedFont') === undefined) given.delete('p:embeddedFontLst');
  }
  root.children = order.flatMap((name) => given.get(name) ?? []);
  return writeXml(root);
};
