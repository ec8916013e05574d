import type { LayoutRead, MasterRead, PlaceKind, PlaceRead, SchemeSlot, TemplateRead } from '#shared/deck-template.ts';
import { schemeSlots } from '#shared/deck-template.ts';
import { openPackage, relationsOf, rootOf, TemplateRefused, type DeckPackage } from '#electron/decks/deck-package.ts';
import { colourIn, colourMapOf, themeOf, type ColourMap, type Palette, type Theme } from '#electron/decks/template-colours.ts';
import { createDrawing, type Picture } from '#electron/decks/template-drawing.ts';
import { frameOf, groupMapping, noMapping, type Mapping } from '#electron/decks/template-shapes.ts';
import { childOf, childrenOf, NotXml, numberOf, valueOf, type XmlElement } from '#electron/decks/xml-tree.ts';

const inch = 914_400;
const kinds: Record<string, PlaceKind> = { title: 'title', ctrTitle: 'title', subTitle: 'subtitle', body: 'body', obj: 'object', chart: 'chart', tbl: 'table', pic: 'picture', clipArt: 'picture', dgm: 'object', media: 'other', ftr: 'footer', sldNum: 'number', dt: 'date' };
/** Which place of a master one of a layout follows (ECMA-376 part 1, § 19.7.10). */
const masterTypes: Record<string, string> = { ctrTitle: 'title', title: 'title', ftr: 'ftr', dt: 'dt', sldNum: 'sldNum' };
const aligns: Record<string, PlaceRead['align']> = { ctr: 'center', r: 'right' };
const anchors: Record<string, PlaceRead['anchor']> = { ctr: 'middle', b: 'bottom' };

/** A shape that is a place, with what groups around it do to its lengths. */
export type PlaceShape = { shape: XmlElement; type: string; idx: string; mapping: Mapping };
export const placeKey = ({ type, idx }: Pick<PlaceShape, 'type' | 'idx'>): string => `${type}:${idx}`;

/** The places of a layout or master, in their order. */
export const placeShapes = (tree: XmlElement | undefined, mapping: Mapping = noMapping): PlaceShape[] =>
  childrenOf(tree).flatMap((node): PlaceShape[] => {
    if (node.name === 'p:grpSp') return placeShapes(node, groupMapping(node, mapping));
    if (node.name === 'mc:AlternateContent') return placeShapes(childOf(node, 'mc:Fallback') ?? childOf(node, 'mc:Choice'), mapping);
    const ph = childOf(childrenOf(node).find(({ name }) => /^p:nv\w*Pr$/.test(name)), 'p:nvPr', 'p:ph');
    return ph === undefined ? [] : [{ shape: node, type: valueOf(ph, 'type') ?? 'obj', idx: valueOf(ph, 'idx') ?? '0', mapping }];
  });

export const treeOf = (root: XmlElement | undefined): XmlElement | undefined => childOf(root, 'p:cSld', 'p:spTree');

type Master = { root: XmlElement; theme: Theme; map: ColourMap; places: PlaceShape[]; path: string };

const styleNames: Record<string, string> = { title: 'p:titleStyle', ftr: 'p:otherStyle', dt: 'p:otherStyle', sldNum: 'p:otherStyle' };

/** What a place inherits, the nearest first: paragraphs of the first level. */
const paragraphStyles = (own: XmlElement, above: XmlElement | undefined, master: Master, type: string): XmlElement[] =>
  [childOf(own, 'p:txBody', 'a:lstStyle', 'a:lvl1pPr'), childOf(above, 'p:txBody', 'a:lstStyle', 'a:lvl1pPr'), childOf(master.root, 'p:txStyles', styleNames[masterTypes[type] ?? 'body'] ?? 'p:bodyStyle', 'a:lvl1pPr')].filter((one) => one !== undefined);

const firstOf = <T>(from: readonly XmlElement[], pick: (one: XmlElement) => T | undefined): T | undefined => {
  for (const one of from) {
    const found = pick(one);
    if (found !== undefined) return found;
  }
  return undefined;
};

const fontOf = (typeface: string | undefined, theme: Theme, isTitle: boolean): string => {
  if (typeface === undefined || typeface === '') return isTitle ? theme.fonts.head : theme.fonts.body;
  return typeface.startsWith('+mj') ? theme.fonts.head : typeface.startsWith('+mn') ? theme.fonts.body : typeface;
};

/** A place with what it inherits from its master; nothing where it has no frame at all, or none that can be seen. */
const placeRead = ({ shape, type, idx, mapping }: PlaceShape, master: Master, palette: Palette): PlaceRead | null => {
  const masterType = masterTypes[type] ?? 'body';
  const above = master.places.find((one) => one.type === masterType);
  const frame = frameOf(childOf(shape, 'p:spPr', 'a:xfrm') ?? childOf(shape, 'p:xfrm'), mapping) ?? (above === undefined ? null : frameOf(childOf(above.shape, 'p:spPr', 'a:xfrm'), above.mapping));
  if (frame === null || frame.w < inch * 0.1 || frame.h < inch * 0.1) return null;
  const styles = paragraphStyles(shape, above?.shape, master, type);
  const runs = styles.map((one) => childOf(one, 'a:defRPr')).filter((one) => one !== undefined);
  const bodies = [childOf(shape, 'p:txBody', 'a:bodyPr'), childOf(above?.shape, 'p:txBody', 'a:bodyPr')].filter((one) => one !== undefined);
  const ink = firstOf(runs, (one) => colourIn(childOf(one, 'a:solidFill'), palette));
  const scheme = ink?.scheme ?? null;
  const inset = (name: string, usual: number): number => (firstOf(bodies, (one) => numberOf(one, name)) ?? usual) / inch;
  const ph = childOf(childrenOf(shape).find(({ name }) => /^p:nv\w*Pr$/.test(name)), 'p:nvPr', 'p:ph');
  return {
    key: placeKey({ type, idx }), kind: kinds[type] ?? 'other', name: valueOf(childOf(childrenOf(shape)[0], 'p:cNvPr'), 'name') ?? '',
    box: { x: frame.x / inch, y: frame.y / inch, w: frame.w / inch, h: frame.h / inch },
    size: (firstOf(runs, (one) => numberOf(one, 'sz')) ?? 1800) / 100,
    align: aligns[firstOf(styles, (one) => valueOf(one, 'algn')) ?? ''] ?? 'left',
    anchor: anchors[firstOf(bodies, (one) => valueOf(one, 'anchor')) ?? ''] ?? 'top',
    colour: ink?.hex ?? palette.theme.colours[palette.map.tx1],
    scheme: scheme !== null && (schemeSlots as readonly string[]).includes(scheme) ? (scheme as SchemeSlot) : ink === undefined ? 'tx1' : null,
    font: fontOf(firstOf(runs, (one) => valueOf(childOf(one, 'a:latin'), 'typeface')), palette.theme, masterType === 'title'),
    bold: firstOf(runs, (one) => valueOf(one, 'b')) === '1',
    caps: firstOf(runs, (one) => valueOf(one, 'cap')) === 'all',
    isVertical: valueOf(ph, 'orient') === 'vert' || /vert/i.test((firstOf(bodies, (one) => valueOf(one, 'vert')) ?? 'horz').replace('horz', '')),
    insets: { left: inset('lIns', 91_440), top: inset('tIns', 45_720), right: inset('rIns', 91_440), bottom: inset('bIns', 45_720) },
  };
};

/** The layouts of a master in the order of its list; those that it does not list come behind. */
export const layoutPaths = (pack: DeckPackage, master: string): string[] => {
  const relations = relationsOf(pack, master).filter(({ kind, to }) => kind === 'slideLayout' && to !== null);
  const listed = childrenOf(childOf(rootOf(pack, master), 'p:sldLayoutIdLst'), 'p:sldLayoutId').map((one) => relations.find(({ id }) => id === valueOf(one, 'r:id')));
  return [...new Set([...listed, ...relations].flatMap((one) => (one?.to === undefined || one.to === null ? [] : [one.to])))];
};

/** The masters of a presentation, in its order. */
export const masterPaths = (pack: DeckPackage): string[] => {
  const relations = relationsOf(pack, pack.main).filter(({ kind, to }) => kind === 'slideMaster' && to !== null);
  const listed = childrenOf(childOf(rootOf(pack, pack.main), 'p:sldMasterIdLst'), 'p:sldMasterId').map((one) => relations.find(({ id }) => id === valueOf(one, 'r:id')));
  return [...new Set([...listed, ...relations].flatMap((one) => (one?.to === undefined || one.to === null ? [] : [one.to])))];
};

const plainName = (name: string | undefined, otherwise: string): string => (name ?? '').replaceAll(/\s+/g, ' ').trim() || otherwise;

const readLayout = (pack: DeckPackage, path: string, master: Master, drawing: ReturnType<typeof createDrawing>, odd: Set<string>): LayoutRead | null => {
  const root = rootOf(pack, path);
  if (root === undefined) return null;
  const override = childOf(root, 'p:clrMapOvr', 'a:overrideClrMapping');
  const palette: Palette = { theme: master.theme, map: colourMapOf(override, master.map), ph: null };
  const [own, above] = [{ path, palette }, { path: master.path, palette }];
  const paper = drawing.open();
  const background = childOf(root, 'p:cSld', 'p:bg');
  paper.background(background ?? childOf(master.root, 'p:cSld', 'p:bg'), background === undefined ? above : own);
  if (valueOf(root, 'showMasterSp') !== '0' && valueOf(root, 'showMasterSp') !== 'false') paper.shapes(treeOf(master.root), above);
  paper.shapes(treeOf(root), own);
  const done = paper.done();
  for (const what of done.undrawn) odd.add(`The template draws ${what}. It is in the file, but not in the preview.`);
  return {
    key: path, name: plainName(valueOf(childOf(root, 'p:cSld'), 'name'), `Layout ${path.replaceAll(/\D+/g, ' ').trim()}`), type: valueOf(root, 'type') ?? 'cust', masterKey: master.path,
    places: placeShapes(treeOf(root)).flatMap((one) => placeRead(one, master, palette) ?? []),
    paper: done.paper, decor: done.decor, background: done.background,
    scheme: Object.fromEntries(schemeSlots.map((slot) => [slot, palette.theme.colours[palette.map[slot]]])) as Record<SchemeSlot, string>,
  };
};

const sizeOf = (presentation: XmlElement | undefined): { width: number; height: number } => {
  const size = childOf(presentation, 'p:sldSz');
  const [width, height] = [(numberOf(size, 'cx') ?? 9_144_000) / inch, (numberOf(size, 'cy') ?? 6_858_000) / inch];
  if (!(width >= 1 && width <= 56 && height >= 1 && height <= 56)) throw new TemplateRefused('The slides of that file are smaller than an inch or larger than 56 inches, which no deck is shown on.');
  return { width, height };
};

/**
 * Reads the masters, layouts, places and theme of a .pptx or .potx, and the pictures of its paper by their hash.
 * @throws TemplateRefused with the sentence of what is wrong.
 */
export const readTemplate = (bytes: Uint8Array): { read: TemplateRead; pictures: Map<string, Picture> } => {
  const pack = openPackage(bytes);
  try {
    const size = sizeOf(rootOf(pack, pack.main));
    const drawing = createDrawing(pack, size);
    const odd = new Set<string>();
    const masters = masterPaths(pack).flatMap((path): MasterRead[] => {
      const root = rootOf(pack, path);
      if (root === undefined) return [];
      const themePath = relationsOf(pack, path).find(({ kind }) => kind === 'theme')?.to;
      if (themePath === undefined || themePath === null) odd.add('A master has no theme, so the colours of Office and Arial are taken in the preview.');
      const theme = themeOf(rootOf(pack, themePath));
      const master: Master = { root, theme, map: colourMapOf(childOf(root, 'p:clrMap')), places: placeShapes(treeOf(root)), path };
      const layouts = layoutPaths(pack, path).flatMap((one) => readLayout(pack, one, master, drawing, odd) ?? []);
      return [{ key: path, name: plainName(valueOf(childOf(root, 'p:cSld'), 'name'), plainName(theme.name, 'Master')), fonts: theme.fonts, layouts }];
    });
    if (masters.every(({ layouts }) => layouts.length === 0)) throw new TemplateRefused('That file has no slide layouts, so no deck can be made in it. Save the template from PowerPoint as .pptx or .potx and choose that.');
    return { read: { ...size, masters, odd: [...odd] }, pictures: drawing.pictures };
  } catch (error) {
    if (error instanceof NotXml) throw new TemplateRefused('The file is damaged: a part of it is not what PowerPoint writes. Open it in PowerPoint, save it again as .pptx and choose that.');
    throw error;
  }
};
