import type { Look, PlacedShape, PlacedSlide } from '#shared/placed-slides.ts';
import { chartXml, schemeNames } from '#electron/decks/chart-part.ts';
import { chartWorkbook } from '#electron/decks/chart-workbook.ts';
import { numbered } from '#electron/decks/finish.ts';
import { xmlText } from '#electron/decks/xml.ts';
import { edit, textOf, type Parts } from '#electron/decks/zip.ts';

const inch = 914_400;
const emu = (inches: number): number => Math.round(inches * inch);
/** Any fixed one: PowerPoint tells fields apart by it. */
const fieldId = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}';
const decorative = '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

const altText = (shape: PlacedShape): string => (shape.kind === 'chart' ? shape.chart.altText : shape.kind === 'table' || shape.kind === 'picture' ? shape.altText : '');

/** What a shape is called, and what a screen reader says of it; shapes that only adorn are passed over by it. */
const nonVisual = (shape: PlacedShape, id: number): string => {
  const alt = altText(shape);
  const says = `<p:cNvPr id="${id}" name="${xmlText(shape.name)}"${alt === '' ? '' : ` descr="${xmlText(alt)}"`}`;
  return shape.kind === 'shape' ? `${says}>${decorative}</p:cNvPr>` : `${says}/>`;
};

const shapeStart = /<p:(?:sp|pic|graphicFrame)>/g;
/** The shapes of a slide, as they stand in its tree. */
const shapesIn = (tree: string): string[] => {
  const starts = [...tree.matchAll(shapeStart)].map(({ index }) => index);
  return starts.map((start, at) => tree.slice(start, starts[at + 1] ?? tree.length));
};

const dressShape = (xml: string, shape: PlacedShape, id: number): string => {
  const named = xml.replace(/<p:cNvPr [^>]*?\/>|<p:cNvPr [^>]*?>[\s\S]*?<\/p:cNvPr>/, () => nonVisual(shape, id));
  if (shape.kind === 'table') return named.replace('<a:tblPr/>', '<a:tblPr firstRow="1"/>');
  if (shape.kind !== 'text') return named;
  const text = shape.place === null ? named : named.replace(/<p:cNvSpPr\s*\/>/, '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>');
  return shape.name === 'Slide number' ? text.replace(/<a:r>(<a:rPr[\s\S]*?<\/a:rPr>)(<a:t>[^<]*<\/a:t>)<\/a:r>/, `<a:fld id="${fieldId}" type="slidenum">$1$2</a:fld>`) : text;
};

/** pptxgenjs keeps the order of the shapes and adds the places that are empty behind them, which would ask to be filled in. */
const dressSlide = (xml: string, { shapes }: PlacedSlide): string => {
  const from = xml.indexOf('</p:grpSpPr>') + '</p:grpSpPr>'.length;
  const to = xml.indexOf('</p:spTree>');
  const own = shapesIn(xml.slice(from, to));
  return `${xml.slice(0, from)}${shapes.map((shape, at) => dressShape(own[at] ?? '', shape, at + 2)).join('')}${xml.slice(to)}`;
};

const dressTheme = (xml: string, { colours, name }: Look): string => {
  const one = (tag: string, hex: string): string => `<a:${tag}><a:srgbClr val="${hex.toUpperCase()}"/></a:${tag}>`;
  const accents = (['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const).map((accent) => one(accent, colours[accent]));
  const scheme = `<a:clrScheme name="${xmlText(name)}">${one('dk1', colours.text)}${one('lt1', colours.background)}${one('dk2', colours.quiet)}${one('lt2', colours.surface)}${accents.join('')}${one('hlink', colours.accent1)}${one('folHlink', colours.quiet)}</a:clrScheme>`;
  return xml.replace(/<a:clrScheme[\s\S]*?<\/a:clrScheme>/, () => scheme).replace('name="Office Theme"', `name="${xmlText(name)}"`).replace('<a:fontScheme name="Office">', `<a:fontScheme name="${xmlText(name)}">`);
};

/** The master has a place for a title and a text, which those of the layouts are made after, and says how they look. */
const dressMaster = (xml: string, { places }: Look): string => {
  const { title, body, titleSize, titleAlign, titleColour } = places.content;
  const place = (id: number, name: string, type: string, { x, y, w, h }: { x: number; y: number; w: number; h: number }, words: string): string =>
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${type === 'body' ? ' idx="1"' : ''}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`;
  const align = { left: 'l', center: 'ctr', right: 'r' }[titleAlign];
  return xml
    .replace(/<p:cSld>(?!<p:bg>)/, '<p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>')
    .replace('</p:spTree>', `${place(2, 'Title', 'title', title, 'Click to edit the title')}${place(3, 'Text', 'body', body, 'Click to edit the text')}</p:spTree>`)
    .replace(/<p:titleStyle>[\s\S]*?<\/p:titleStyle>/, `<p:titleStyle><a:lvl1pPr algn="${align}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="${titleSize * 100}" b="1" kern="1200"><a:solidFill><a:schemeClr val="${schemeNames[titleColour]}"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle>`)
    .replaceAll(/sz="(3200|2800|2400)"/g, (_, size: string) => `sz="${{ 3200: 1800, 2800: 1600, 2400: 1400 }[size] ?? 1400}"`);
};

/**
 * Puts on a deck that pptxgenjs wrote what it has no words for: colours of the theme, the text styles of the master, names, alt texts and fields of the shapes, and the
 * charts with their workbooks. `slides` are the ones that it was written from.
 */
export const dressDeck = (deck: Parts, slides: readonly PlacedSlide[], look: Look): void => {
  edit(deck, 'ppt/theme/theme1.xml', (xml) => dressTheme(xml, look));
  edit(deck, 'ppt/slideMasters/slideMaster1.xml', (xml) => dressMaster(xml, look));
  for (const file of numbered(deck, 'ppt/slideLayouts/slideLayout', '.xml')) edit(deck, file, (xml) => xml.replace('<p:cSld name="DEFAULT">', '<p:cSld name="Blank">').replace(/<p:bg><p:bgRef[\s\S]*?<\/p:bg>/, ''));
  for (const [at, slide] of slides.entries()) edit(deck, `ppt/slides/slide${at + 1}.xml`, (xml) => dressSlide(xml, slide));
  const charts = slides.flatMap(({ shapes }) => shapes.filter((shape) => shape.kind === 'chart'));
  const files = numbered(deck, 'ppt/charts/chart', '.xml');
  for (const [at, { chart, box }] of charts.entries()) {
    const file = files[at];
    if (file === undefined) throw new Error('A chart of the deck has no part.');
    const workbook = /Target="\.\.\/embeddings\/([^"]+)"/.exec(textOf(deck, file.replace('charts/', 'charts/_rels/').concat('.rels')))?.[1];
    if (workbook === undefined) throw new Error('A chart of the deck has no workbook.');
    deck.set(file, Buffer.from(chartXml(chart, box, look)));
    deck.set(`ppt/embeddings/${workbook}`, chartWorkbook(chart));
  }
};
