import JSZip from 'jszip';
import { childrenOf, everyElement, parseXml, textOf, valueOf, type XmlElement } from '#electron/decks/xml-tree.ts';

/** A chart as the file has it: its own numbers, and the cells of its workbook. */
export type WrittenChart = { xml: string; unit: string; categories: string[]; series: { name: string; values: (number | null)[] }[]; cells: (string | number | null)[][] };
export type WrittenSlide = { xml: string; titles: string[]; notes: string[]; unnamed: string[]; charts: WrittenChart[] };

const named = (root: XmlElement | undefined, name: string): XmlElement[] => (root === undefined ? [] : [...everyElement(root)].filter((one) => one.name === name));
const child = (of: XmlElement | undefined, name: string): XmlElement | undefined => (of === undefined ? undefined : childrenOf(of).find((one) => one.name === name));
const textIn = (of: XmlElement | undefined): string => (of === undefined ? '' : named(of, 'a:t').map(textOf).join(''));

const pointsIn = (of: XmlElement | undefined): (string | null)[] => {
  const count = Number(valueOf(named(of, 'c:ptCount')[0], 'val') ?? 0);
  const found = new Map(named(of, 'c:pt').map((one) => [Number(valueOf(one, 'idx')), textOf(child(one, 'c:v') ?? one)]));
  return Array.from({ length: count }, (_, at) => found.get(at) ?? null);
};

const cellsOf = async (bytes: Uint8Array): Promise<WrittenChart['cells']> => {
  const sheet = parseXml(Buffer.from((await (await JSZip.loadAsync(bytes)).file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''));
  return named(sheet, 'row').map((row) => {
    const cells = new Map(named(row, 'c').map((one) => [(valueOf(one, 'r') ?? '').replace(/\d+/, ''), valueOf(one, 't') === 'inlineStr' ? textOf(named(one, 't')[0] ?? one) : Number(textOf(named(one, 'v')[0] ?? one))]));
    const width = Math.max(...[...cells.keys()].map((letters) => (letters.codePointAt(0) ?? 64) - 64));
    return Array.from({ length: width }, (_, at) => cells.get(String.fromCodePoint(65 + at)) ?? null);
  });
};

/** Reads a deck back by its relations, knowing nothing of how it was written. */
export const readDeck = async (bytes: Uint8Array): Promise<{ zip: JSZip; slides: WrittenSlide[] }> => {
  const zip = await JSZip.loadAsync(bytes);
  const text = async (path: string): Promise<string> => (await zip.file(path)?.async('string')) ?? '';
  const relations = async (path: string): Promise<{ id: string; kind: string; to: string }[]> => {
    const xml = await text(path.replace(/([^/]*)$/, '_rels/$1.rels'));
    return xml === '' ? [] : named(parseXml(Buffer.from(xml)), 'Relationship').map((one) => ({ id: valueOf(one, 'Id') ?? '', kind: (valueOf(one, 'Type') ?? '').replace(/.*\//, ''), to: new URL(valueOf(one, 'Target') ?? '', `file:///${path}`).pathname.slice(1) }));
  };
  const chartOf = async (path: string): Promise<WrittenChart> => {
    const xml = await text(path);
    const series = named(parseXml(Buffer.from(xml)), 'c:ser').map((one) => ({ order: Number(valueOf(child(one, 'c:order'), 'val')), name: pointsIn(child(one, 'c:tx'))[0] ?? '', categories: pointsIn(child(one, 'c:cat')), values: pointsIn(child(one, 'c:val')).map((value) => (value === null ? null : Number(value))) })).toSorted((a, b) => a.order - b.order);
    const workbook = (await relations(path)).find(({ kind }) => kind === 'package')?.to ?? '';
    const cells = await cellsOf((await zip.file(workbook)?.async('uint8array')) ?? new Uint8Array());
    return { xml, unit: String(cells[0]?.[0] ?? ''), categories: (series[0]?.categories ?? []).map((one) => one ?? ''), series: series.map(({ name, values }) => ({ name, values })), cells };
  };
  const deck = await relations('ppt/presentation.xml');
  const order = named(parseXml(Buffer.from(await text('ppt/presentation.xml'))), 'p:sldId').map((one) => deck.find(({ id }) => id === valueOf(one, 'r:id'))?.to ?? '');
  const slides = await Promise.all(order.map(async (path): Promise<WrittenSlide> => {
    const [xml, own] = [await text(path), await relations(path)];
    const root = parseXml(Buffer.from(xml));
    const notes = own.find(({ kind }) => kind === 'notesSlide')?.to;
    const body = notes === undefined ? undefined : named(parseXml(Buffer.from(await text(notes))), 'p:sp').find((one) => named(one, 'p:ph').some((place) => valueOf(place, 'type') === 'body'));
    const shown = [...named(root, 'p:pic'), ...named(root, 'p:graphicFrame')];
    return {
      xml,
      titles: named(root, 'p:sp').filter((one) => named(one, 'p:ph').some((place) => valueOf(place, 'type') === 'title')).map(textIn),
      notes: named(body, 'a:p').map(textIn),
      unnamed: shown.filter((one) => (valueOf(named(one, 'p:cNvPr')[0], 'descr') ?? '') === '').map((one) => valueOf(named(one, 'p:cNvPr')[0], 'name') ?? ''),
      charts: await Promise.all(named(root, 'c:chart').map((one) => chartOf(own.find(({ id }) => id === valueOf(one, 'r:id'))?.to ?? ''))),
    };
  }));
  return { zip, slides };
};
