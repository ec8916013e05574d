import { unpackedParts, type ArchiveWords } from '#electron/imports/archive.ts';
import { zipOf } from '#electron/decks/zip.ts';
import { childrenOf, element, NotXml, parseXml, transitional, valueOf, writeXml, type XmlElement } from '#electron/decks/xml-tree.ts';

/** A reference of one part to another. `kind` is the last word of its type, `to` the part by its path; a web address has none. */
export type Relation = { id: string; kind: string; type: string; to: string | null; address: string | null };

/** The parts of a .pptx by their paths, as ECMA-376 part 2 (open packaging conventions) has them. */
export type DeckPackage = { parts: Map<string, Uint8Array>; main: string; typeOf: (path: string) => string };

/** A file that no deck can be made in. The message is for the person. */
export class TemplateRefused extends Error {}

const words: ArchiveWords = {
  damaged: 'The file is damaged: it cannot be unpacked. Open it in PowerPoint, save it again as .pptx and choose that.',
  tooLarge: 'The file unpacks to more than Daybook reads (200 MB, or 4,000 parts). Save a copy without its slides and choose that.',
  locked: 'The file is protected by a password. Save a copy without one and choose that.',
};
const notSlides = 'That is not a PowerPoint file. Save the template as .pptx or .potx and choose that.';
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const zipStart = Buffer.from([0x50, 0x4b, 3, 4]);
/** More XML than this in one part is no template. */
const longestPart = 24 * 1024 * 1024;

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
export const relationsPath = (path: string): string => `${folderOf(path)}_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`;

/** The path that a target means, from the folder of the part that names it. Never leads out of the package. */
const resolved = (target: string, from: string): string => {
  let plain = target;
  try {
    plain = decodeURIComponent(target);
  } catch {
    // A name with a stray percent sign means itself.
  }
  const path: string[] = [];
  for (const step of (plain.startsWith('/') ? plain : folderOf(from) + plain).split(/[/\\]/)) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};

/** The part of a path, whatever its letters' case: names of parts are compared without it. */
const found = (parts: ReadonlyMap<string, Uint8Array>, path: string): string | null => {
  if (parts.has(path)) return path;
  const lower = path.toLowerCase();
  return [...parts.keys()].find((one) => one.toLowerCase() === lower) ?? null;
};

/** Where a part refers to; what is not in the package is left out. */
export const relationsOf = ({ parts }: Pick<DeckPackage, 'parts'>, path: string): Relation[] => {
  const file = found(parts, relationsPath(path));
  const bytes = file === null ? undefined : parts.get(file);
  if (bytes === undefined) return [];
  return childrenOf(parseXml(bytes)).flatMap((one): Relation[] => {
    const [id, target] = [valueOf(one, 'Id'), valueOf(one, 'Target')];
    const type = transitional(valueOf(one, 'Type') ?? '');
    if (id === undefined || target === undefined) return [];
    const kind = type.slice(type.lastIndexOf('/') + 1);
    if (valueOf(one, 'TargetMode') === 'External') return [{ id, kind, type, to: null, address: target }];
    const to = found(parts, resolved(target, path));
    return to === null ? [] : [{ id, kind, type, to, address: null }];
  });
};

/** Relations as a part, with targets from the root of the package. */
export const relationsPart = (relations: readonly Relation[]): Uint8Array =>
  writeXml(element('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' }, relations.map(({ id, type, to, address }) =>
    element('Relationship', to === null ? { Id: id, Type: type, Target: address ?? '', TargetMode: 'External' } : { Id: id, Type: type, Target: `/${to.split('/').map(encodeURIComponent).join('/')}` }))));

const typesOf = (parts: ReadonlyMap<string, Uint8Array>): ((path: string) => string) => {
  const listed = parts.get('[Content_Types].xml');
  if (listed === undefined) throw new TemplateRefused(notSlides);
  const [endings, paths] = [new Map<string, string>(), new Map<string, string>()];
  for (const one of childrenOf(parseXml(listed))) {
    const type = valueOf(one, 'ContentType') ?? '';
    if (one.name.endsWith('Default')) endings.set((valueOf(one, 'Extension') ?? '').toLowerCase(), type);
    else paths.set(resolved(valueOf(one, 'PartName') ?? '', '').toLowerCase(), type);
  }
  return (path) => paths.get(path.toLowerCase()) ?? endings.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) ?? '';
};

const openParts = (file: Buffer): Map<string, Uint8Array> => {
  if (file.subarray(0, 8).equals(compound)) throw new TemplateRefused('The file is protected by a password, or is of PowerPoint 2003 or older. Save a copy without a password as .pptx and choose that.');
  if (!file.subarray(0, 4).equals(zipStart)) throw new TemplateRefused(notSlides);
  const parts = new Map<string, Uint8Array>();
  const names = new Set<string>();
  for (const { name, bytes } of unpackedParts(file, words, (one) => !/[/\\]$/.test(one))) {
    const path = name.replaceAll('\\', '/').replace(/^\/+/, '');
    if (path.split('/').some((step) => step === '..' || step === '') || names.has(path.toLowerCase())) continue;
    names.add(path.toLowerCase());
    if (/\.(xml|rels)$/i.test(path) && bytes.length > longestPart) throw new TemplateRefused(words.tooLarge);
    parts.set(path, bytes);
  }
  return parts;
};

/**
 * Opens a .pptx or .potx within limits of parts, size and ratio. No document types, entities or macros are let in.
 * @throws TemplateRefused with the sentence of what is wrong.
 */
export const openPackage = (bytes: Uint8Array): DeckPackage => {
  try {
    const parts = openParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const typeOf = typesOf(parts);
    const main = relationsOf({ parts }, '').find(({ kind, to }) => kind === 'officeDocument' && to !== null)?.to ?? null;
    if (main === null) throw new TemplateRefused(notSlides);
    if (/macroEnabled/i.test(typeOf(main)) || [...parts.keys()].some((path) => /(^|\/)vbaProject[^/]*\.bin$/i.test(path))) throw new TemplateRefused('The file has macros in it (.pptm or .potm), which are not taken over. Save it as .pptx without macros and choose that.');
    if (!/presentationml\.(presentation|template|slideshow)\.main\+xml/.test(typeOf(main))) throw new TemplateRefused(notSlides);
    return { parts, main, typeOf };
  } catch (error) {
    if (error instanceof TemplateRefused) throw error;
    if (error instanceof NotXml) throw new TemplateRefused('The file is damaged: a part of it is not what PowerPoint writes. Open it in PowerPoint, save it again as .pptx and choose that.');
    if (error instanceof Error && error.name === 'Unreadable') throw new TemplateRefused(error.message);
    throw error;
  }
};

/** The root of a part, or nothing where there is no such part. */
export const rootOf = ({ parts }: Pick<DeckPackage, 'parts'>, path: string | null | undefined): XmlElement | undefined => {
  const bytes = path === null || path === undefined ? undefined : parts.get(path);
  return bytes === undefined ? undefined : parseXml(bytes);
};

const typeParts = new Set(['rels', 'xml']);

/** A package as a file. Entries stand in a fixed order with a fixed time, so that the same parts make the same bytes. */
export const writePackage = (parts: ReadonlyMap<string, Uint8Array>, typeOf: (path: string) => string): Uint8Array => {
  const endings = new Map<string, string>([['rels', 'application/vnd.openxmlformats-package.relationships+xml'], ['xml', 'application/xml']]);
  const overrides: XmlElement[] = [];
  const paths = [...parts.keys()].filter((path) => path !== '[Content_Types].xml').toSorted();
  for (const path of paths) {
    const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    const type = typeOf(path);
    if (ending === 'rels') continue;
    if (!typeParts.has(ending) && !endings.has(ending) && !ending.includes('/')) endings.set(ending, type);
    if (endings.get(ending) !== type) overrides.push(element('Override', { PartName: `/${path.split('/').map(encodeURIComponent).join('/')}`, ContentType: type }));
  }
  const types = element('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [...[...endings].map(([ending, type]) => element('Default', { Extension: ending, ContentType: type })), ...overrides]);
  return zipOf(new Map([['[Content_Types].xml', writeXml(types)], ...paths.map((path): [string, Uint8Array] => [path, parts.get(path) ?? new Uint8Array()])]));
};
