import { contrastOf, shapeContrast } from '#shared/colour-contrast.ts';
import { placeOf, slotOf, tonesOf, type LayoutMapping, type LayoutRead, type PlaceRead, type Tone } from '#shared/deck-template.ts';
import { themeColours } from '#shared/placed-slides.ts';
import { allOf, childOf, childrenOf, element, everyElement, isElement, numberOf, textOf, valueOf, type XmlElement } from '#electron/decks/xml-tree.ts';

const inch = 914_400;
const isNonVisual = ({ name }: XmlElement): boolean => /^p:nv\w*Pr$/.test(name);
const placeholderOf = (shape: XmlElement): XmlElement | undefined => childOf(childrenOf(shape).find(isNonVisual), 'p:nvPr', 'p:ph');
const nameOf = (shape: XmlElement): string => valueOf(childOf(childrenOf(shape).find(isNonVisual), 'p:cNvPr'), 'name') ?? '';
const without = (of: XmlElement | undefined, isGone: (child: XmlElement) => boolean): void => {
  if (of !== undefined) of.children = of.children.filter((node) => !isElement(node) || !isGone(node));
};

/** Says that a shape fills a place; `null` makes it stand for itself. A title stays one, so that readers and outlines know it. */
const fill = (shape: XmlElement, place: PlaceRead | null, isTitle: boolean): void => {
  const properties = childOf(childrenOf(shape).find(isNonVisual), 'p:nvPr');
  if (properties === undefined) return;
  without(properties, ({ name }) => name === 'p:ph');
  const [type, idx] = place?.key.split(':') ?? [];
  if (place !== null) properties.children.unshift(element('p:ph', { ...(type === undefined || type === 'obj' ? {} : { type }), ...(idx === undefined || idx === '0' ? {} : { idx }) }));
  else if (isTitle) {
    properties.children.unshift(element('p:ph', { type: 'title' }));
    for (const paragraph of allOf(shape, 'a:pPr')) if (!paragraph.attributes.has('algn')) paragraph.attributes.set('algn', 'l');
  }
  const locks = childOf(shape, 'p:nvSpPr', 'p:cNvSpPr');
  if (locks !== undefined && (place !== null || isTitle)) {
    locks.attributes.delete('txBox');
    locks.children = [element('a:spLocks', { noGrp: '1' })];
  }
};

/** Lets the layout say how a text looks: its frame, font, colour and weight. A size stays where the text had to be made smaller. */
const inherit = (shape: XmlElement, place: PlaceRead, layout: LayoutRead): void => {
  const properties = childOf(shape, 'p:spPr');
  if (properties !== undefined) properties.children = [];
  const body = childOf(shape, 'p:txBody', 'a:bodyPr');
  if (body !== undefined) {
    body.attributes.clear();
    body.children = [element('a:normAutofit')];
  }
  const hasOwnLines = place.kind === 'title' || place.kind === 'footer';
  // A place whose own colour cannot be read on its layout takes ours.
  const isFaint = layout.background !== null && contrastOf(place.colour, layout.background) < shapeContrast;
  for (const paragraph of allOf(childOf(shape, 'p:txBody'), 'a:p')) {
    if (hasOwnLines) without(paragraph, ({ name }) => name === 'a:pPr');
    else for (const one of childrenOf(paragraph, 'a:pPr')) Object.assign(one, element('a:pPr', { marL: '0', indent: '0' }, [element('a:buNone')]));
  }
  for (const run of [...allOf(shape, 'a:rPr'), ...allOf(shape, 'a:endParaRPr')]) {
    run.children = run.children.filter((node) => isElement(node) && (node.name.startsWith('a:hlink') || (isFaint && node.name === 'a:solidFill')));
    for (const name of ['b', 'i', 'dirty']) run.attributes.delete(name);
    if ((numberOf(run, 'sz') ?? 0) / 100 >= place.size) run.attributes.delete('sz');
  }
};

/** Text of ours in a place: its own frame and sizes count, for they were measured; what the place adds between lines is taken out. */
const settle = (shape: XmlElement): void => {
  for (const paragraph of allOf(childOf(shape, 'p:txBody'), 'a:p')) {
    let properties = childOf(paragraph, 'a:pPr');
    if (properties === undefined) {
      properties = element('a:pPr', { marL: '0', indent: '0' }, [element('a:buNone')]);
      paragraph.children.unshift(properties);
    }
    const has = (name: string): boolean => childOf(properties, name) !== undefined;
    const own = properties.children.filter((node) => isElement(node) && node.name === 'a:lnSpc');
    const lines = own.length > 0 ? own : [element('a:lnSpc', {}, [element('a:spcPct', { val: '100000' })])];
    const before = has('a:spcBef') ? childrenOf(properties, 'a:spcBef') : [element('a:spcBef', {}, [element('a:spcPts', { val: '0' })])];
    properties.children = [...lines, ...before, ...properties.children.filter((node) => isElement(node) && node.name !== 'a:lnSpc' && node.name !== 'a:spcBef')];
  }
};

/** The number of a slide, at the place that the layout has for it. */
const numberShape = (place: PlaceRead, at: number): XmlElement => {
  const [type = 'sldNum', idx = '0'] = place.key.split(':');
  return element('p:sp', {}, [
    element('p:nvSpPr', {}, [element('p:cNvPr', { id: '0', name: 'Slide number' }), element('p:cNvSpPr', {}, [element('a:spLocks', { noGrp: '1' })]), element('p:nvPr', {}, [element('p:ph', { type, idx })])]),
    element('p:spPr'),
    element('p:txBody', {}, [element('a:bodyPr'), element('a:lstStyle'), element('a:p', {}, [element('a:fld', { id: '{5D4A1B7E-0C3F-4E0B-9B1D-6C1B8A2F7E10}', type: 'slidenum' }, [element('a:rPr', { lang: 'en-US' }), element('a:t', {}, [String(at)])])])]),
  ]);
};

/** Writes our colours by the names that can be read on a layout. */
export const recolour = (root: XmlElement, layout: LayoutRead): boolean => {
  const tones = tonesOf(layout);
  const changed = new Map<string, Tone>(themeColours.filter((name) => tones[name].slot !== slotOf[name]).map((name) => [slotOf[name], tones[name]]));
  if (changed.size === 0) return false;
  for (const one of everyElement(root)) {
    const tone = one.name === 'a:schemeClr' ? changed.get(valueOf(one, 'val') ?? '') : undefined;
    if (tone === undefined) continue;
    one.name = tone.slot === null ? 'a:srgbClr' : 'a:schemeClr';
    one.attributes.set('val', tone.slot ?? tone.hex);
  }
  return true;
};

const isChart = (shape: XmlElement): boolean => shape.name === 'p:graphicFrame' && [...everyElement(shape)].some(({ name }) => name === 'c:chart');
const isFrame = (shape: XmlElement): boolean => shape.name === 'p:graphicFrame';
const isWithin = (shape: XmlElement, place: PlaceRead): boolean => {
  const off = childOf(childOf(shape, 'p:spPr', 'a:xfrm') ?? childOf(shape, 'p:xfrm'), 'a:off');
  const [x, y] = [(numberOf(off, 'x') ?? -inch) / inch, (numberOf(off, 'y') ?? -inch) / inch];
  return x >= place.box.x - 0.2 && y >= place.box.y - 0.2 && x < place.box.x + place.box.w && y < place.box.y + place.box.h;
};

/** Gives the charts, tables and pictures of a slide to the places that were meant for them, each place once. */
const fillFrames = (shapes: readonly XmlElement[], layout: LayoutRead, mapping: LayoutMapping, taken: Set<string>): void => {
  const give = (shape: XmlElement | undefined, key: string | null): void => {
    const place = placeOf(layout, key);
    if (shape === undefined || place === null || taken.has(place.key) || placeholderOf(shape) !== undefined) return;
    taken.add(place.key);
    fill(shape, place, false);
  };
  const chartPlace = placeOf(layout, mapping.chart);
  const body = placeOf(layout, mapping.body);
  if (chartPlace !== null) give(shapes.find((one) => isChart(one) && isWithin(one, chartPlace)), chartPlace.key);
  if (body !== null && (body.kind === 'body' || body.kind === 'object') && !taken.has(body.key)) {
    // A list is what a place for text is for; it then stands in the outline too.
    const list = shapes.filter((one) => one.name === 'p:sp' && placeholderOf(one) === undefined && allOf(one, 'a:buChar').length > 0 && isWithin(one, body)).toSorted((one, other) => textOf(other).length - textOf(one).length)[0];
    if (list !== undefined) settle(list);
    give(list, body.key);
  }
  if (body?.kind === 'object' || body?.kind === 'table') give(shapes.find((one) => isFrame(one) && (body.kind === 'object' || !isChart(one)) && isWithin(one, body)), body.key);
  if (body?.kind === 'chart') give(shapes.find((one) => isChart(one) && isWithin(one, body)), body.key);
  give(shapes.find((one) => one.name === 'p:pic' && /logo/i.test(nameOf(one))), mapping.picture);
};

/**
 * Puts a slide of ours on a layout of the template: its title, subtitle, text, footer, chart and logo become what fills the places that are mapped, and all
 * else keeps where it stands. `at` is the slide's number.
 */
export const settleSlide = (root: XmlElement, layout: LayoutRead, mapping: LayoutMapping, { at, override, isFirst }: { at: number; override: XmlElement | undefined; isFirst: boolean }): void => {
  const common = childOf(root, 'p:cSld');
  const tree = childOf(common, 'p:spTree');
  if (common === undefined || tree === undefined) return;
  without(common, ({ name }) => name === 'p:bg' || name === 'p:custDataLst');
  without(tree, (shape) => placeholderOf(shape) !== undefined && shape.name === 'p:sp' && textOf(childOf(shape, 'p:txBody')).trim() === '');
  recolour(root, layout);
  const taken = new Set<string>();
  const shapes = childrenOf(tree);
  for (const shape of shapes) {
    const type = valueOf(placeholderOf(shape), 'type') ?? (placeholderOf(shape) === undefined ? (/^footer$/i.test(nameOf(shape)) ? 'ftr' : '') : 'body');
    if (type === '') continue;
    const isTitle = type === 'title' || type === 'ctrTitle';
    const isUnder = type === 'subTitle' || (type === 'body' && mapping.body === null && mapping.subtitle !== null);
    const key = isTitle ? mapping.title : isUnder ? mapping.subtitle : type === 'ftr' ? mapping.footer : mapping.body;
    const place = key === null || taken.has(key) ? null : placeOf(layout, key);
    if (place !== null) taken.add(place.key);
    fill(shape, place, isTitle);
    if (place !== null && (isTitle || isUnder || type === 'ftr')) inherit(shape, place, layout);
    else if (place !== null) settle(shape);
  }
  fillFrames(shapes, layout, mapping, taken);
  const number = layout.places.find(({ kind }) => kind === 'number');
  if (number !== undefined) without(tree, (shape) => shape.name === 'p:sp' && placeholderOf(shape) === undefined && /^slide number$/i.test(nameOf(shape)));
  if (number !== undefined && !isFirst && !allOf(tree, 'a:fld').some((one) => valueOf(one, 'type') === 'slidenum')) tree.children.push(numberShape(number, at));
  let last = 0;
  for (const one of allOf(tree, 'p:cNvPr')) one.attributes.set('id', String((last += 1)));
  without(root, ({ name }) => name === 'p:clrMapOvr');
  const mapped = element('p:clrMapOvr', {}, [override ?? element('a:masterClrMapping')]);
  root.children.splice(root.children.indexOf(common) + 1, 0, mapped);
};
