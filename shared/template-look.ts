import { contrastOf, shapeContrast, textContrast } from '#shared/colour-contrast.ts';
import type { Finding } from '#shared/deck.ts';
import { areaOf, layoutRoles, layoutsOf, mappedPlaces, nearestTone, placeOf, proposeMapping, tonesOf, type LayoutMapping, type LayoutRead, type LayoutRole, type MappedPlace, type PlaceRead, type TemplateMapping, type TemplateRead } from '#shared/deck-template.ts';
import { fontWidth, isKnownFont } from '#shared/font-widths.ts';
import { themeColours, type Box, type Look, type Places, type ThemeColour } from '#shared/placed-slides.ts';

type Sides = { left: number; top: number; right: number; bottom: number };

const bottomOf = ({ y, h }: Box): number => y + h;
const rightOf = ({ x, w }: Box): number => x + w;
const meets = (one: Box, other: Box): boolean => one.x < rightOf(other) && other.x < rightOf(one) && one.y < bottomOf(other) && other.y < bottomOf(one);
const union = (boxes: readonly Box[]): Box | null => {
  const [first] = boxes;
  if (first === undefined) return null;
  const [x, y] = [Math.min(...boxes.map((one) => one.x)), Math.min(...boxes.map((one) => one.y))];
  return { x, y, w: Math.max(...boxes.map(rightOf)) - x, h: Math.max(...boxes.map(bottomOf)) - y };
};
/** A place without what its text keeps off its edges, and without what lies beside the slide. */
const inside = ({ width, height }: TemplateRead, { box, insets: { left, top, right, bottom } }: PlaceRead): Box => {
  const [x, y] = [Math.max(0, box.x + left), Math.max(0, box.y + top)];
  return { x, y, w: Math.max(0.1, Math.min(rightOf(box) - right, width) - x), h: Math.max(0.1, Math.min(bottomOf(box) - bottom, height) - y) };
};

/** What a layout leaves free at its edges: margins, and bars or bands that are drawn along an edge. */
const freeArea = ({ width, height }: TemplateRead, layout: LayoutRead): Box => {
  const sides: Sides = { left: width * 0.05, top: height * 0.06, right: width * 0.95, bottom: height * 0.92 };
  const gap = 0.2;
  for (const one of layout.decor) {
    const [isTall, isWide] = [one.h > height * 0.6, one.w > width * 0.6];
    if (isTall && one.x < width * 0.1 && one.w < width * 0.4) sides.left = Math.max(sides.left, rightOf(one) + gap);
    else if (isTall && rightOf(one) > width * 0.9 && one.w < width * 0.4) sides.right = Math.min(sides.right, one.x - gap);
    else if (isWide && one.y < height * 0.1 && one.h < height * 0.4) sides.top = Math.max(sides.top, bottomOf(one) + gap);
    else if (isWide && bottomOf(one) > height * 0.9 && one.h < height * 0.4) sides.bottom = Math.min(sides.bottom, one.y - gap);
  }
  for (const { kind, box } of layout.places) if ((kind === 'footer' || kind === 'number' || kind === 'date') && box.y > height * 0.75) sides.bottom = Math.min(sides.bottom, box.y - 0.05);
  return { x: sides.left, y: sides.top, w: sides.right - sides.left, h: sides.bottom - sides.top };
};

/** Below this a place takes nothing that a customer can read. */
const isTooSmall = (box: Box, { width, height }: TemplateRead): boolean => box.w < width * 0.4 || box.h < height * 0.3;

/** The part of a box that another does not reach into: what is below it or above it, whichever is larger. */
const without = (box: Box, taken: Box): Box => {
  if (!meets(box, taken)) return box;
  const [above, below] = [taken.y - box.y, bottomOf(box) - bottomOf(taken)];
  return below >= above ? { ...box, y: bottomOf(taken) + 0.05, h: below - 0.05 } : { ...box, h: above - 0.05 };
};

/** A box that keeps off what is drawn at its edges, as long as more than half of it is left each time. */
const keptOff = (box: Box, drawn: readonly Box[]): Box =>
  drawn.reduce((left, one) => {
    if (!meets(left, one)) return left;
    const cuts: Box[] = [
      { ...left, h: one.y - left.y - 0.1 }, { ...left, y: bottomOf(one) + 0.1, h: bottomOf(left) - bottomOf(one) - 0.1 },
      { ...left, w: one.x - left.x - 0.1 }, { ...left, x: rightOf(one) + 0.1, w: rightOf(left) - rightOf(one) - 0.1 },
    ];
    const best = cuts.filter(({ w, h }) => w > 0 && h > 0).toSorted((a, b) => areaOf(b) - areaOf(a))[0];
    return best !== undefined && areaOf(best) > areaOf(left) * 0.6 ? best : left;
  }, box);

/** Room below the title of a cover that takes a line or two. */
const leastBelow = 0.8;

type Areas = { title: Box; body: Box; subtitle: Box | null };

/** Where the title stands where a layout has no place for it. */
const titleBox = (read: TemplateRead, free: Box, role: LayoutRole): Box => {
  const h = Math.min(read.height * 0.14, 1.1);
  return role === 'content' ? { x: free.x, y: free.y, w: free.w, h } : { x: free.x, y: read.height * 0.36, w: free.w, h: read.height * 0.18 };
};

const areasOf = (read: TemplateRead, layout: LayoutRead, mapping: LayoutMapping, role: LayoutRole): Areas => {
  const free = freeArea(read, layout);
  const [title, subtitle] = [placeOf(layout, mapping.title), placeOf(layout, mapping.subtitle)];
  const head = title === null ? titleBox(read, free, role) : inside(read, title);
  const mapped = [mapping.body, mapping.chart].map((key) => placeOf(layout, key)).filter((one) => one !== null);
  const given = union(mapped.map((one) => inside(read, one)));
  const own = given === null ? null : without(given, head);
  const under = subtitle === null ? null : inside(read, subtitle);
  const lowest = under !== null && under.y > head.y ? under : head;
  const isBelow = role === 'content' ? bottomOf(lowest) < free.y + free.h * 0.6 : bottomOf(free) - bottomOf(lowest) > leastBelow;
  // On a cover it stands in line with the title; else it takes all that is free to its right.
  const x = title === null ? free.x : Math.max(free.x, Math.min(head.x, free.x + free.w / 2));
  const rest = isBelow ? { x, w: role === 'content' || title === null ? rightOf(free) - x : Math.max(head.w, free.w / 2), y: bottomOf(lowest) + 0.15, h: bottomOf(free) - bottomOf(lowest) - 0.15 } : { ...free, h: Math.max(0.5, head.y - free.y - 0.15) };
  const body = own === null || (role === 'content' && isTooSmall(own, read)) ? rest : own;
  return { title: head, body: keptOff(body, layout.decor), subtitle: under ?? (role === 'content' ? null : { x: head.x, y: bottomOf(head) + 0.1, w: head.w, h: Math.max(0.5, Math.min(1.2, bottomOf(free) - bottomOf(head) - 0.1)) }) };
};

/** A free corner for the customer's logo; `null` where places or drawings are in all four. */
const logoBox = (read: TemplateRead, layout: LayoutRead, taken: readonly Box[]): Box | null => {
  const [w, h, margin] = [Math.min(2, read.width * 0.16), Math.min(0.75, read.height * 0.1), Math.min(read.width, read.height) * 0.05];
  const corners = [[read.width - margin - w, margin], [margin, margin], [read.width - margin - w, read.height - margin - h], [margin, read.height - margin - h]] as const;
  return corners.map(([x, y]): Box => ({ x, y, w, h })).find((corner) => ![...taken, ...layout.decor].some((one) => meets(corner, one))) ?? null;
};

/** The line under the title of a content slide, where the layout has no place for one. */
const underTitle = 0.3;
/** What the foot of a slide keeps free at its end for a number, which has a place of its own in most layouts. */
const numberWidth = 0.8;
/** Text in capitals is about this much wider. */
const capsWidth = 1.22;

/** A title of ours is a sentence, which larger letters would break into a block. */
const mostTitle = 32;

const placesOf = (read: TemplateRead, mapping: LayoutMapping, role: LayoutRole): Places => {
  const layout = layoutIn(read, mapping, role);
  const title = placeOf(layout, mapping.title);
  const areas = areasOf(read, layout, mapping, role);
  const tones = tonesOf(layout);
  const [footer, picture] = [placeOf(layout, mapping.footer), placeOf(layout, mapping.picture)];
  const others = layout.places.filter(({ kind }) => kind !== 'picture').map(({ box }) => box);
  const wide = title?.caps === true ? capsWidth : 1;
  return {
    title: { ...areas.title, w: areas.title.w / wide },
    titleSize: Math.min(title?.size ?? 26, role === 'content' ? mostTitle : 60),
    titleColour: title === null ? 'text' : nearestTone(title.colour, tones),
    titleAlign: title?.align ?? 'left',
    titleValign: title?.anchor ?? 'bottom',
    subtitle: areas.subtitle ?? { ...areas.body, h: underTitle },
    body: areas.subtitle === null ? { ...areas.body, y: areas.body.y + underTitle + 0.08, h: areas.body.h - underTitle - 0.08 } : areas.body,
    footer: footer === null || role === 'title' ? null : { ...inside(read, footer), w: inside(read, footer).w + (layout.places.some(({ kind }) => kind === 'number') ? numberWidth : 0) },
    logo: role !== 'title' ? null : (picture?.box ?? logoBox(read, layout, [...others, areas.title, ...(areas.subtitle === null ? [] : [areas.subtitle])])),
    paper: layout.paper,
  };
};

const layoutIn = (read: TemplateRead, mapping: LayoutMapping, role: LayoutRole): LayoutRead => {
  const all = layoutsOf(read);
  const layout = all.find(({ key }) => key === mapping.layout) ?? all.find(({ key }) => key === proposeMapping(read)[role].layout);
  if (layout === undefined) throw new RangeError('A template has a layout.');
  return layout;
};

/** How decks look in a template: boxes in inches, the colours and fonts of the master of its content. */
export const lookOf = (read: TemplateRead, mapping: TemplateMapping, template: { id: string; name: string }, footerText: string): Look => {
  const content = layoutIn(read, mapping.content, 'content');
  const tones = tonesOf(content);
  const master = read.masters.find(({ key }) => key === content.masterKey);
  return {
    name: template.name,
    width: read.width,
    height: read.height,
    colours: Object.fromEntries(themeColours.map((name) => [name, tones[name].hex])) as Record<ThemeColour, string>,
    fonts: master?.fonts ?? { head: 'Arial', body: 'Arial' },
    places: { title: placesOf(read, mapping.title, 'title'), section: placesOf(read, mapping.section, 'section'), content: placesOf(read, mapping.content, 'content') },
    templateId: template.id,
    footerText,
  };
};

export const placeWords: Record<MappedPlace, string> = { title: 'Title', subtitle: 'Subtitle', body: 'Text and tables', chart: 'Chart', picture: 'Customer’s logo', footer: 'Footer' };

const layoutDoubts = (read: TemplateRead, mapping: TemplateMapping, role: LayoutRole): string[] => {
  const own = mapping[role];
  const layout = layoutIn(read, own, role);
  const areas = areasOf(read, layout, own, role);
  const [tones, title] = [tonesOf(layout), placeOf(layout, own.title)];
  const given = placeOf(layout, own.body);
  const says = (words: string): string => `The layout “${layout.name}” ${words}`;
  return [
    title === null ? says('has no place for a title. Titles stand at a place of their own.') : '',
    role === 'content' && given === null ? says('has no place for text. What a slide says stands in what the layout leaves free.') : '',
    role === 'content' && given !== null && isTooSmall(inside(read, given), read) && own.chart === null ? says('has little room for text. What a slide says stands in what the layout leaves free.') : '',
    role === 'content' && areaOf(areas.body) < read.width * read.height * 0.25 ? says('leaves less than a quarter of the slide, so slides are cut or go on on another one.') : '',
    role === 'title' && placesOf(read, own, role).logo === null ? says('has no room for the customer’s logo, so it is left out.') : '',
    title !== null && layout.background !== null && contrastOf(title.colour, layout.background) < shapeContrast ? says('has a title that is hard to read on its background.') : '',
    role === 'content' && (tones.accent1.slot === null || tones.accent2.slot === null) ? says('has an accent colour that is faint on its background. A stronger shade of it is taken.') : '',
    role === 'content' && layout.background === null && contrastOf(tones.text.hex, tones.background.hex) < textContrast ? says('has a picture as its background. Check that text can be read on it.') : '',
  ];
};

/** What does not fit in a template, in sentences, before anything is made in it. */
export const templateDoubts = (read: TemplateRead, mapping: TemplateMapping): string[] => {
  const layouts = layoutRoles.map((role) => layoutIn(read, mapping[role], role));
  const [title, section, content] = layouts;
  const fonts = new Set(read.masters.filter(({ key }) => layouts.some(({ masterKey }) => masterKey === key)).flatMap(({ fonts: { head, body } }) => [head, body]));
  const ratio = read.width / read.height;
  const doubts = [
    ...read.odd,
    title?.key === content?.key ? `There is no layout for a title slide. “${content?.name ?? ''}” serves for all slides.` : '',
    section?.key === title?.key && title?.key !== content?.key ? `There is no layout for sections. “${title?.name ?? ''}” serves for them.` : '',
    ratio < 1.2 || ratio > 1.9 ? `Slides are ${read.width.toFixed(1)} by ${read.height.toFixed(1)} inches. Charts and tables are made for wider or narrower ones, so look through the preview.` : '',
    ...[...fonts].filter((font) => !isKnownFont(font)).map((font) => `The width of the font “${font}” is not known, so text is measured as a wide one. Where the font is missing, another takes its place.`),
    ...[...fonts].filter((font) => isKnownFont(font) && fontWidth(font) > 1.16).map((font) => `The font “${font}” is wide, so less fits on a slide.`),
    ...layoutRoles.flatMap((role) => layoutDoubts(read, mapping, role)),
  ];
  return [...new Set(doubts.filter((says) => says !== ''))];
};

/** The same as findings of a deck, with the template as their record. */
export const templateFindings = (read: TemplateRead, mapping: TemplateMapping, template: { id: string; name: string }): Finding[] =>
  templateDoubts(read, mapping).map((says) => ({ kind: 'fit', slide: null, says, record: { entity: 'deck_templates', id: template.id, label: template.name } }));

export const isMappedPlace = (name: string): name is MappedPlace => (mappedPlaces as readonly string[]).includes(name);
