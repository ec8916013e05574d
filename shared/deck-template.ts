import { z } from 'zod';
import { contrastOf, distanceOf, mixed, shapeContrast, textContrast } from '#shared/colour-contrast.ts';
import { themeColours, type Box, type Paper, type ThemeColour } from '#shared/placed-slides.ts';

/** What a place of a layout is for, by the type that the template gives it. */
export type PlaceKind = 'title' | 'subtitle' | 'body' | 'object' | 'chart' | 'table' | 'picture' | 'footer' | 'number' | 'date' | 'other';
/** A place of a layout. `key` is its type and number, by which a slide names it. The text's `size` is points, `insets` are inches. */
export type PlaceRead = {
  key: string; kind: PlaceKind; name: string; box: Box; size: number; align: 'left' | 'center' | 'right'; anchor: 'top' | 'middle' | 'bottom';
  colour: string; scheme: SchemeSlot | null; font: string; bold: boolean; caps: boolean; isVertical: boolean; insets: { left: number; top: number; right: number; bottom: number };
};
/** The colours of a slide by the names that its XML has for them. */
export const schemeSlots = ['tx1', 'bg1', 'tx2', 'bg2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const;
export type SchemeSlot = (typeof schemeSlots)[number];
/** A layout. `key` is the path of its part, `type` what the template says that it is for; `decor` is where drawn things stand; `background` is `null` where it is a picture. */
export type LayoutRead = { key: string; name: string; type: string; masterKey: string; places: PlaceRead[]; paper: Paper[]; decor: Box[]; background: string | null; scheme: Record<SchemeSlot, string> };
export type MasterRead = { key: string; name: string; fonts: { head: string; body: string }; layouts: LayoutRead[] };
/** What was found in a template; lengths are inches. `odd` says in sentences what was not as it should be. */
export type TemplateRead = { width: number; height: number; masters: MasterRead[]; odd: string[] };

const place = z.string().max(120).nullable();
/** Which layout serves for a kind of slide, and which of its places for what; `null` is none. */
export const layoutMapping = z.strictObject({ layout: z.string().min(1).max(300), title: place, subtitle: place, body: place, chart: place, picture: place, footer: place });
export type LayoutMapping = z.infer<typeof layoutMapping>;
export const layoutRoles = ['title', 'section', 'content'] as const;
export type LayoutRole = (typeof layoutRoles)[number];
export const templateMapping = z.strictObject({ title: layoutMapping, section: layoutMapping, content: layoutMapping });
export type TemplateMapping = z.infer<typeof templateMapping>;
export const mappedPlaces = ['title', 'subtitle', 'body', 'chart', 'picture', 'footer'] as const;
export type MappedPlace = (typeof mappedPlaces)[number];

export const layoutsOf = (read: TemplateRead): LayoutRead[] => read.masters.flatMap(({ layouts }) => layouts);
export const placeOf = (layout: LayoutRead, key: string | null): PlaceRead | null => layout.places.find((one) => one.key === key) ?? null;
export const areaOf = ({ w, h }: Box): number => w * h;

const isText = ({ kind, isVertical }: PlaceRead): boolean => !isVertical && (kind === 'body' || kind === 'object');
const holds = ({ kind, isVertical }: PlaceRead): boolean => !isVertical && (kind === 'body' || kind === 'object' || kind === 'chart' || kind === 'table');
const largest = (places: readonly PlaceRead[]): PlaceRead | null => places.toSorted((one, other) => areaOf(other.box) - areaOf(one.box))[0] ?? null;

/** A place that serves as title where none is one: text that is wide and flat, in the upper third. */
const likeTitle = ({ width, height }: TemplateRead, { places }: LayoutRead): PlaceRead | null => {
  const texts = places.filter(isText);
  const flat = texts.filter(({ box }) => box.y < height / 3 && box.h < height * 0.25 && box.w > width * 0.4);
  return texts.length > 1 ? (flat.toSorted((one, other) => one.box.y - other.box.y)[0] ?? null) : null;
};

/** What the places of a layout serve for, by their types, then by where they stand. */
export const proposePlaces = (read: TemplateRead, layout: LayoutRead, role: LayoutRole): LayoutMapping => {
  const { places } = layout;
  const ofKind = (kind: PlaceKind): PlaceRead | null => places.find((one) => one.kind === kind && !one.isVertical) ?? null;
  const title = ofKind('title') ?? likeTitle(read, layout);
  const rest = places.filter((one) => one !== title);
  const subtitle = ofKind('subtitle') ?? (role === 'content' ? null : (rest.find((one) => one.kind === 'body' && !one.isVertical) ?? null));
  const free = rest.filter((one) => one !== subtitle && holds(one));
  const body = largest(free.filter(isText)) ?? largest(free);
  const beside = body === null ? [] : free.filter((one) => one !== body && areaOf(one.box) > areaOf(body.box) * 0.5 && Math.abs(one.box.y - body.box.y) < body.box.h / 2);
  const chart = ofKind('chart') ?? largest(beside);
  const key = (one: PlaceRead | null): string | null => one?.key ?? null;
  return { layout: layout.key, title: key(title), subtitle: key(subtitle), body: key(body), chart: role === 'content' ? key(chart) : null, picture: key(ofKind('picture')), footer: role === 'title' ? null : key(ofKind('footer')) };
};

const named: Record<LayoutRole, RegExp> = {
  title: /\b(title slide|cover|front|opening|titelfolie|deckblatt|startfolie|couverture|page de titre|portada|copertina|voorblad|omslag|capa|forside)\b/i,
  section: /section|divider|chapter|abschnitt|kapitel|trenn|zwischentitel|sección|sezione|intercalaire|hoofdstuk|seção/i,
  content: /\b(content|text|bullets|inhalt|contenu|contenido|contenuto|inhoud|conteúdo|innhold)\b/i,
};
const types: Record<LayoutRole, Record<string, number>> = {
  title: { title: 100 },
  section: { secHead: 100 },
  content: { obj: 100, tx: 90, objOnly: 60, titleOnly: 70, twoObj: 40, chart: 50, tbl: 50, cust: 20 },
};

const worth = (read: TemplateRead, layout: LayoutRead, role: LayoutRole): number => {
  const { title, subtitle, body } = proposePlaces(read, layout, role);
  const room = body === null ? 0 : areaOf(placeOf(layout, body)?.box ?? { x: 0, y: 0, w: 0, h: 0 }) / (read.width * read.height);
  const others = layout.places.filter(({ kind }) => holds({ kind, isVertical: false } as PlaceRead)).length;
  const found = (types[role][layout.type] ?? 0) + (named[role].test(layout.name) ? 60 : 0) + (title === null ? 0 : 30) - (layout.places.some(({ isVertical }) => isVertical) ? 150 : 0);
  if (role === 'content') return found + room * 60 - Math.max(0, others - 1) * 15 - layout.places.filter(({ kind }) => kind === 'picture').length * 20;
  return found + (subtitle === null ? 0 : 15) - Math.max(0, others - 1) * 10;
};

/** The layouts and places that suit best. All three are of one master where it has them. @throws RangeError for a template without layouts. */
export const proposeMapping = (read: TemplateRead): TemplateMapping => {
  const best = (role: LayoutRole, from: readonly LayoutRead[]): { layout: LayoutRead; worth: number } | undefined =>
    from.map((layout) => ({ layout, worth: worth(read, layout, role) })).toSorted((one, other) => other.worth - one.worth)[0];
  const master = read.masters.filter(({ layouts }) => layouts.length > 0).map(({ layouts }) => ({ layouts, worth: layoutRoles.reduce((sum, role) => sum + (best(role, layouts)?.worth ?? 0), 0) })).toSorted((one, other) => other.worth - one.worth)[0];
  const content = best('content', master?.layouts ?? []);
  if (master === undefined || content === undefined) throw new RangeError('A template has a layout.');
  const title = best('title', master.layouts);
  const section = best('section', master.layouts);
  const coverOf = title !== undefined && title.worth >= 45 ? title.layout : content.layout;
  const sectionOf = section !== undefined && section.worth >= 75 ? section.layout : coverOf;
  return { title: proposePlaces(read, coverOf, 'title'), section: proposePlaces(read, sectionOf, 'section'), content: proposePlaces(read, content.layout, 'content') };
};

/** A mapping that was kept, fitted to a template: what it names and is not there any more is proposed anew. */
export const fitMapping = (read: TemplateRead, kept: unknown): TemplateMapping => {
  const proposed = proposeMapping(read);
  const parsed = templateMapping.safeParse(kept);
  if (!parsed.success) return proposed;
  const fitted = layoutRoles.map((role): [LayoutRole, LayoutMapping] => {
    const own = parsed.data[role];
    const layout = layoutsOf(read).find(({ key }) => key === own.layout);
    if (layout === undefined) return [role, proposed[role]];
    return [role, Object.fromEntries(Object.entries(own).map(([name, key]) => [name, name === 'layout' || placeOf(layout, key) !== null ? key : null])) as LayoutMapping];
  });
  return Object.fromEntries(fitted) as TemplateMapping;
};

/** How a colour of ours is written on a layout: by a name of its scheme, or as six digits where none of them can be read there. */
export type Tone = { hex: string; slot: SchemeSlot | null };
/** The name that our slides have for a colour, before they are moved to a layout. */
export const slotOf: Record<ThemeColour, SchemeSlot> = { text: 'tx1', background: 'bg1', quiet: 'tx2', surface: 'bg2', accent1: 'accent1', accent2: 'accent2', accent3: 'accent3', accent4: 'accent4', accent5: 'accent5', accent6: 'accent6' };

/** A colour of a chart that has its number beside it may be fainter than one that text is in, so that brands keep theirs. */
const faintContrast = 2;

/**
 * The colours of a layout by what they serve for, so that text can be read on its background: the one of its places, else the theme's. The two accents
 * that figures and most charts are in are made stronger where they are faint there.
 */
export const tonesOf = (layout: LayoutRead): Record<ThemeColour, Tone> => {
  const { scheme, background } = layout;
  const body = layout.places.find(isText) ?? layout.places.find(({ kind }) => kind === 'title' || kind === 'subtitle');
  const paper = background ?? (body !== undefined && contrastOf(body.colour, scheme.bg1) < 2 ? mixed(scheme.tx1, scheme.bg1, 0.8) : scheme.bg1);
  const reads = (hex: string, on: string): boolean => contrastOf(hex, on) >= textContrast;
  const inks: Tone[] = [{ hex: scheme.tx1, slot: 'tx1' }, ...(body === undefined ? [] : [{ hex: body.colour, slot: body.scheme }]), { hex: scheme.bg1, slot: 'bg1' }, { hex: '000000', slot: null }, { hex: 'FFFFFF', slot: null }];
  const text = inks.find(({ hex }) => reads(hex, paper)) ?? { hex: scheme.tx1, slot: 'tx1' };
  const ground: Tone = scheme.bg1 === paper ? { hex: paper, slot: 'bg1' } : { hex: paper, slot: schemeSlots.find((slot) => scheme[slot] === paper) ?? null };
  const panel: Tone = reads(text.hex, scheme.bg2) && contrastOf(scheme.bg2, paper) < 1.6 ? { hex: scheme.bg2, slot: 'bg2' } : { hex: mixed(text.hex, paper, 0.07), slot: null };
  const quiet: Tone = reads(scheme.tx2, paper) && reads(scheme.tx2, panel.hex) ? { hex: scheme.tx2, slot: 'tx2' } : text;
  const accents = ([1, 2, 3, 4, 5, 6] as const).map((at): [ThemeColour, Tone] => {
    const hex = scheme[`accent${at}`];
    const least = at === 1 ? shapeContrast : faintContrast;
    if (contrastOf(hex, paper) >= least || at > 2) return [`accent${at}`, { hex, slot: `accent${at}` }];
    const stronger = [0.15, 0.3, 0.45, 0.6, 0.75].map((share) => mixed(text.hex, hex, share)).find((one) => contrastOf(one, paper) >= least) ?? text.hex;
    return [`accent${at}`, { hex: stronger, slot: null }];
  });
  return { text, background: ground, quiet, surface: panel, ...Object.fromEntries(accents) } as Record<ThemeColour, Tone>;
};

/** The name of the colour that is, or is nearest to, the one of a place. */
export const nearestTone = (hex: string, tones: Record<ThemeColour, Tone>): ThemeColour =>
  themeColours.toSorted((one, other) => distanceOf(tones[one].hex, hex) - distanceOf(tones[other].hex, hex))[0] ?? 'text';
