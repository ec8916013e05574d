import { fitMapping, layoutRoles, layoutsOf, type LayoutRead, type LayoutRole, type TemplateMapping } from '#shared/deck-template.ts';
import { openPackage, relationsOf, relationsPart, relationsPath, rootOf, writePackage, type DeckPackage, type Relation } from '#electron/decks/deck-package.ts';
import { recolour, settleSlide } from '#electron/decks/graft-slide.ts';
import { cleanPresentation, cleanSheet } from '#electron/decks/template-clean.ts';
import { readTemplate } from '#electron/decks/template-read.ts';
import { childOf, childrenOf, parseXml, valueOf, writeXml } from '#electron/decks/xml-tree.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const mainType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';

/** What a template passes on: its masters, layouts, themes, table styles and fonts, and what these draw. Nothing of its slides can be reached by these. */
const passedOn = new Set(['slideMaster', 'slideLayout', 'notesMaster', 'handoutMaster', 'theme', 'themeOverride', 'tableStyles', 'font', 'image', 'hdphoto']);
const webAddress = /^(https?:|mailto:)/i;

/** The parts of a deck that grows: bytes, types and relations by path. */
const createParts = () => {
  const [parts, types, relations, names] = [new Map<string, Uint8Array>(), new Map<string, string>(), new Map<string, Relation[]>(), new Set<string>()];
  return {
    parts, types, relations,
    add: (path: string, bytes: Uint8Array, type: string, to: Relation[]): void => {
      parts.set(path, bytes);
      types.set(path, type);
      relations.set(path, to);
      names.add(path.toLowerCase());
    },
    /** A path of that name that no part has yet. */
    free: (path: string): string => {
      const dot = path.lastIndexOf('.');
      const [stem, ending] = [path.slice(0, dot).replace(/\d+$/, ''), path.slice(dot)];
      for (let n = 1; ; n += 1) if (!names.has(`${stem}${n}${ending}`.toLowerCase())) return `${stem}${n}${ending}`;
    },
    file: (): Uint8Array => {
      const all = new Map(parts);
      for (const [path, to] of relations) if (to.length > 0) all.set(relationsPath(path), relationsPart(to));
      return writePackage(all, (path) => types.get(path) ?? '');
    },
  };
};
type Parts = ReturnType<typeof createParts>;

/** Takes over what the template passes on, from the presentation down. */
const takeTemplate = (template: DeckPackage, into: Parts): void => {
  const todo = [template.main];
  while (todo.length > 0) {
    const path = todo.pop() ?? '';
    const bytes = template.parts.get(path);
    if (bytes === undefined || into.parts.has(path)) continue;
    const all = relationsOf(template, path);
    const kept = all.filter(({ kind, to, address }) => (to === null ? kind === 'hyperlink' && webAddress.test(address ?? '') : passedOn.has(kind)));
    into.add(path, path === template.main || !/\.xml$/i.test(path) ? bytes : cleanSheet(bytes, new Set(kept.map(({ id }) => id))), path === template.main ? mainType : template.typeOf(path), kept);
    todo.push(...kept.flatMap(({ to }) => (to === null ? [] : [to])));
  }
};

/** The role of a slide of ours, by the name of the layout that it was written with. */
const roleOf = (deck: DeckPackage, layout: string | null | undefined, at: number): LayoutRole => {
  const name = (valueOf(childOf(rootOf(deck, layout), 'p:cSld'), 'name') ?? '').toLowerCase();
  return layoutRoles.find((role) => name.includes(role)) ?? (at === 1 ? 'title' : 'content');
};

/** The slides of a deck in their order. */
export const slidePaths = (deck: DeckPackage): string[] => {
  const relations = relationsOf(deck, deck.main).filter(({ kind }) => kind === 'slide');
  return childrenOf(childOf(rootOf(deck, deck.main), 'p:sldIdLst'), 'p:sldId').flatMap((one) => relations.find(({ id }) => id === valueOf(one, 'r:id'))?.to ?? []);
};

type Moving = { deck: DeckPackage; into: Parts; moved: Map<string, string>; notesMaster: () => string | null };

/** Moves a part of ours with all that it refers to. What it says of the slide it is on is changed by `edit`. */
const move = ({ deck, into, moved, ...rest }: Moving, path: string, layout: LayoutRead): string => {
  const there = moved.get(path);
  if (there !== undefined) return there;
  const to = into.free(path);
  moved.set(path, to);
  const bytes = deck.parts.get(path) ?? new Uint8Array();
  into.add(to, bytes, deck.typeOf(path), []);
  into.relations.set(to, relationsOf(deck, path).flatMap((one): Relation[] => {
    if (one.to === null) return [one];
    const target = one.kind === 'notesMaster' ? rest.notesMaster() : move({ deck, into, moved, ...rest }, one.to, layout);
    return target === null ? [] : [{ ...one, to: target }];
  }));
  if (deck.typeOf(path).endsWith('drawingml.chart+xml')) {
    const root = parseXml(bytes);
    if (recolour(root, layout)) into.parts.set(to, writeXml(root));
  }
  return to;
};

/** The notes master of the template; where it has none, ours with its theme. */
const createNotesMaster = (deck: DeckPackage, main: string, into: Parts): (() => string | null) => {
  const known = { path: into.relations.get(main)?.find(({ kind }) => kind === 'notesMaster')?.to ?? null };
  return () => {
    const ours = relationsOf(deck, deck.main).find(({ kind }) => kind === 'notesMaster')?.to;
    if (known.path !== null || ours === undefined || ours === null) return known.path;
    const take = (path: string): string => {
      const to = into.free(path);
      into.add(to, deck.parts.get(path) ?? new Uint8Array(), deck.typeOf(path), []);
      into.relations.set(to, relationsOf(deck, path).flatMap((one) => (one.to === null ? [] : [{ ...one, to: take(one.to) }])));
      return to;
    };
    known.path = take(ours);
    into.relations.get(main)?.push({ id: 'rIdNotesMaster', kind: 'notesMaster', type: `${office}/notesMaster`, to: known.path, address: null });
    return known.path;
  };
};

/**
 * Moves the slides of a deck into a template, each onto the layout that its kind is mapped to. Of the template stay its masters, layouts, themes, fonts and
 * table styles; its slides and all that only they reach, its comments, tags, custom data, properties and pictures of itself are gone.
 * @throws TemplateRefused where the template cannot be read.
 */
export const graft = (deckBytes: Uint8Array, templateBytes: Uint8Array, mapping: TemplateMapping): Uint8Array => {
  const [deck, template] = [openPackage(deckBytes), openPackage(templateBytes)];
  const { read } = readTemplate(templateBytes);
  const fitted = fitMapping(read, mapping);
  const layouts = new Map(layoutsOf(read).map((layout) => [layout.key, layout]));
  const into = createParts();
  takeTemplate(template, into);
  const notesMaster = createNotesMaster(deck, template.main, into);
  const moved = new Map<string, string>();
  const slides = slidePaths(deck);
  for (const path of slides) {
    const to = into.free('ppt/slides/slide1.xml');
    into.add(to, new Uint8Array(), deck.typeOf(path), []);
    moved.set(path, to);
  }
  for (const [index, path] of slides.entries()) {
    const relations = relationsOf(deck, path);
    const role = roleOf(deck, relations.find(({ kind }) => kind === 'slideLayout')?.to, index + 1);
    const layout = layouts.get(fitted[role].layout);
    const root = rootOf(deck, path);
    const to = moved.get(path);
    if (layout === undefined || root === undefined || to === undefined) continue;
    const override = childOf(rootOf(template, layout.key), 'p:clrMapOvr', 'a:overrideClrMapping');
    settleSlide(root, layout, fitted[role], { at: index + 1, override, isFirst: index === 0 });
    into.parts.set(to, writeXml(root));
    into.relations.set(to, relations.flatMap((one): Relation[] => {
      if (one.to === null) return [one];
      return [{ ...one, to: one.kind === 'slideLayout' ? layout.key : move({ deck, into, moved, notesMaster }, one.to, layout) }];
    }));
  }
  const listed = slides.flatMap((path, at): Relation[] => [{ id: `rIdSlide${at + 1}`, kind: 'slide', type: `${office}/slide`, to: moved.get(path) ?? '', address: null }]);
  const own = into.relations.get(template.main) ?? [];
  into.relations.set(template.main, [...own, ...listed]);
  into.parts.set(template.main, cleanPresentation(template.parts.get(template.main) ?? new Uint8Array(), own, listed.map(({ id }) => id)));
  const properties = relationsOf(deck, '').filter(({ kind, to }) => to !== null && (kind === 'core-properties' || kind === 'extended-properties'));
  for (const { to } of properties) if (to !== null) into.add(to, deck.parts.get(to) ?? new Uint8Array(), deck.typeOf(to), []);
  into.relations.set('', [{ id: 'rId1', kind: 'officeDocument', type: `${office}/officeDocument`, to: template.main, address: null }, ...properties.map((one, at) => ({ ...one, id: `rId${at + 2}` }))]);
  return into.file();
};
