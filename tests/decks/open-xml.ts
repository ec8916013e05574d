import JSZip from 'jszip';
import { parseXml, everyElement, childrenOf, valueOf } from '#electron/decks/xml-tree.ts';

/** What breaks the rules of a package of slides (ECMA-376 part 2, and part 1 § 19), in sentences; each of it makes PowerPoint offer a repair. */
export const packageFaults = async (bytes: Uint8Array): Promise<string[]> => {
  const zip = await JSZip.loadAsync(bytes);
  const paths = Object.keys(zip.files).filter((path) => zip.files[path]?.dir !== true);
  const there = new Set(paths);
  const read = async (path: string) => parseXml((await zip.file(path)?.async('uint8array')) ?? new Uint8Array());
  const faults: string[] = [];
  const lower = paths.map((path) => path.toLowerCase());
  if (new Set(lower).size !== lower.length) faults.push('two parts have one name');

  const types = childrenOf(await read('[Content_Types].xml'));
  const overrides = new Map(types.filter(({ name }) => name === 'Override').map((one) => [valueOf(one, 'PartName') ?? '', valueOf(one, 'ContentType') ?? '']));
  const endings = new Set(types.filter(({ name }) => name === 'Default').map((one) => valueOf(one, 'Extension')));
  for (const path of overrides.keys()) if (!there.has(decodeURIComponent(path.slice(1)))) faults.push(`a type is given to ${path}, which is not there`);
  for (const path of paths) {
    if (path === '[Content_Types].xml') continue;
    const type = overrides.get(`/${path}`);
    if (type === undefined && !endings.has(path.slice(path.lastIndexOf('.') + 1))) faults.push(`${path} has no type`);
    if (type === '' || (type === undefined && path.endsWith('.xml'))) faults.push(`${path} is only some XML`);
  }

  const reached = new Set<string>();
  const idsOf = new Map<string, Set<string>>();
  for (const path of paths.filter((one) => one.endsWith('.rels'))) {
    const source = path.replace(/_rels\/([^/]*)\.rels$/, '$1');
    const list = childrenOf(await read(path));
    const ids = list.map((one) => valueOf(one, 'Id') ?? '');
    if (new Set(ids).size !== ids.length) faults.push(`${path} has an id twice`);
    idsOf.set(source, new Set(ids));
    if (source !== '' && !there.has(source)) faults.push(`${path} belongs to nothing`);
    for (const one of list) {
      if (valueOf(one, 'TargetMode') === 'External') continue;
      const to = decodeURIComponent(new URL(valueOf(one, 'Target') ?? '', `file:///${source}`).pathname.slice(1));
      reached.add(to);
      if (!there.has(to)) faults.push(`${path} refers to ${to}, which is not there`);
    }
  }
  for (const path of paths) if (!path.endsWith('.rels') && path !== '[Content_Types].xml' && !reached.has(path)) faults.push(`nothing refers to ${path}`);

  for (const path of paths.filter((one) => /^ppt\/.*\.xml$/.test(one))) {
    const root = await read(path);
    const ids = idsOf.get(path) ?? new Set();
    for (const one of everyElement(root)) for (const [key, value] of one.attributes) if (/^r:(id|embed|link|pict)$/.test(key) && value !== '' && !ids.has(value)) faults.push(`${path} has ${one.name} for ${value}, which is no relation of it`);
    if (!/slides\/slide|slideLayout\d|slideMaster\d/.test(path)) continue;
    const numbers = [...everyElement(root)].filter(({ name }) => name === 'p:cNvPr').map((one) => valueOf(one, 'id'));
    if (new Set(numbers).size !== numbers.length) faults.push(`${path} has two shapes of one number`);
  }
  return faults;
};
