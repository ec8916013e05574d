import { createHash } from 'node:crypto';
import type { Box, Paper } from '#shared/placed-slides.ts';
import { relationsOf, type DeckPackage } from '#electron/decks/deck-package.ts';
import { colourIn, colourOf, gradientStops, type Colour, type Palette } from '#electron/decks/template-colours.ts';
import { frameOf, groupMapping, noMapping, outlineOf, type Frame, type Mapping } from '#electron/decks/template-shapes.ts';
import { childOf, childrenOf, numberOf, textOf, valueOf, type XmlElement } from '#electron/decks/xml-tree.ts';

export type Picture = { mediaType: string; bytes: Uint8Array };
/** What stands on the paper of a layout, with the pictures by their hash. `background` is its colour, `null` where it is a picture or changes over the slide. */
export type Drawing = { paper: Paper[]; background: string | null; decor: Box[]; undrawn: string[] };

const inch = 914_400;
const emuAPoint = 12_700;
/** Pictures larger than this stay in the file, and out of the preview. */
const largestPicture = 4 * 1024 * 1024;
const shown: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' };

const boxOf = ({ x, y, w, h }: Frame): Box => ({ x: x / inch, y: y / inch, w: w / inch, h: h / inch });
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const opacity = (name: string, { alpha }: Colour): string => (alpha < 1 ? ` ${name}-opacity="${alpha.toFixed(3)}"` : '');

/** The part that something is on: its relations, and the colours that count there. */
export type Sheet = { path: string; palette: Palette };
type Width = { width: number; height: number };

/** Draws the paper of layouts. Pictures are gathered under the SHA-256 of their content, each once. */
export const createDrawing = (pack: DeckPackage, { width, height }: Width) => {
  const pictures = new Map<string, Picture>();
  const whole: Frame = { x: 0, y: 0, w: width * inch, h: height * inch, turn: 0 };
  const keep = (picture: Picture): string => {
    const hash = createHash('sha256').update(picture.bytes).digest('hex');
    pictures.set(hash, picture);
    return hash;
  };

  /** What was drawn so far, in its order: shapes are gathered until a picture comes between. */
  const open = () => {
    const drawing: Drawing = { paper: [], background: null, decor: [], undrawn: [] };
    const definitions: string[] = [];
    let shapes = '';
    const flush = (): void => {
      if (shapes === '') return;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole.w} ${whole.h}" preserveAspectRatio="none"><defs>${definitions.join('')}</defs>${shapes}</svg>`;
      drawing.paper.push({ kind: 'picture', box: boxOf(whole), hash: keep({ mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(svg) }) });
      shapes = '';
    };

    /** What covers the slide is its background. */
    const decorate = (frame: Frame, hex: string | null): void => {
      if (frame.w * frame.h > whole.w * whole.h * 0.8) drawing.background = hex;
      else drawing.decor.push(boxOf(frame));
    };

    /** An attribute that fills; `null` fills nothing. */
    const fillOf = (fill: XmlElement, palette: Palette): { attribute: string; hex: string | null } | null => {
      if (fill.name === 'a:solidFill' || fill.name === 'a:pattFill') {
        const colour = colourIn(fill.name === 'a:pattFill' ? childOf(fill, 'a:bgClr') : fill, palette);
        return colour === undefined ? null : { attribute: `fill="#${colour.hex}"${opacity('fill', colour)}`, hex: colour.alpha < 0.5 ? null : colour.hex };
      }
      if (fill.name !== 'a:gradFill') return null;
      const stops = gradientStops(fill, palette);
      if (stops.length === 0) return null;
      const radians = (((numberOf(childOf(fill, 'a:lin'), 'ang') ?? 0) / 60_000) * Math.PI) / 180;
      const [x, y] = [Math.cos(radians) / 2, Math.sin(radians) / 2];
      const id = `g${definitions.length}`;
      definitions.push(`<linearGradient id="${id}" x1="${(0.5 - x).toFixed(3)}" y1="${(0.5 - y).toFixed(3)}" x2="${(0.5 + x).toFixed(3)}" y2="${(0.5 + y).toFixed(3)}">${stops.map(({ at, colour }) => `<stop offset="${at}" stop-color="#${colour.hex}"${opacity('stop', colour)}/>`).join('')}</linearGradient>`);
      return { attribute: `fill="url(#${id})"`, hex: null };
    };

    const pictureOf = (blip: XmlElement | undefined, { path }: Sheet): { picture: Picture } | { missing: string } | null => {
      const id = valueOf(blip, 'r:embed');
      const part = id === undefined ? undefined : relationsOf(pack, path).find((one) => one.id === id)?.to;
      const bytes = part === undefined || part === null ? undefined : pack.parts.get(part);
      if (part === undefined || part === null || bytes === undefined) return null;
      const mediaType = shown[part.slice(part.lastIndexOf('.') + 1).toLowerCase()];
      if (mediaType === undefined) return { missing: `a picture of the kind ${part.slice(part.lastIndexOf('.') + 1).toUpperCase()}` };
      return bytes.length > largestPicture ? { missing: 'a picture larger than 4 MB' } : { picture: { mediaType, bytes } };
    };

    const addPicture = (blip: XmlElement | undefined, source: XmlElement | undefined, frame: Frame, sheet: Sheet): void => {
      const found = pictureOf(blip, sheet);
      if (found === null) return;
      if ('missing' in found) {
        drawing.undrawn.push(found.missing);
        return;
      }
      flush();
      const [l, t, r, b] = ['l', 't', 'r', 'b'].map((side) => (numberOf(source, side) ?? 0) / 100_000) as [number, number, number, number];
      if (l <= 0 && t <= 0 && r <= 0 && b <= 0 && frame.turn === 0) {
        drawing.paper.push({ kind: 'picture', box: boxOf(frame), hash: keep(found.picture) });
        return;
      }
      // A picture that is cut or turned is drawn inside of another one.
      const [w, h] = [frame.w / Math.max(0.01, 1 - l - r), frame.h / Math.max(0.01, 1 - t - b)];
      const { mediaType, bytes } = found.picture;
      shapes += `<g transform="rotate(${frame.turn} ${frame.x + frame.w / 2} ${frame.y + frame.h / 2})"><svg x="${frame.x}" y="${frame.y}" width="${frame.w}" height="${frame.h}" viewBox="${l * w} ${t * h} ${frame.w} ${frame.h}"><image width="${w}" height="${h}" preserveAspectRatio="none" href="data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}"/></svg></g>`;
      flush();
    };

    const addText = (shape: XmlElement, frame: Frame, { palette }: Sheet): void => {
      const lines = childrenOf(childOf(shape, 'p:txBody'), 'a:p').map((paragraph) => ({ paragraph, text: childrenOf(paragraph, 'a:r').map((run) => textOf(childOf(run, 'a:t'))).join('') })).filter(({ text }) => text.trim() !== '');
      const first = lines[0];
      if (first === undefined) return;
      const run = childOf(first.paragraph, 'a:r', 'a:rPr') ?? childOf(shape, 'p:txBody', 'a:lstStyle', 'a:lvl1pPr', 'a:defRPr');
      const size = (numberOf(run, 'sz') ?? 1800) / 100;
      const colour = colourIn(childOf(run, 'a:solidFill'), palette) ?? colourIn(childOf(shape, 'p:style', 'a:fontRef'), palette);
      const align = valueOf(childOf(first.paragraph, 'a:pPr'), 'algn') ?? 'l';
      const anchor = align === 'ctr' ? 'middle' : align === 'r' ? 'end' : 'start';
      const pt = emuAPoint;
      const [x, top] = [align === 'ctr' ? frame.x + frame.w / 2 : align === 'r' ? frame.x + frame.w - 91_440 : frame.x + 91_440, (frame.y + frame.h / 2) / pt - ((lines.length - 1) * size * 1.2) / 2 + size * 0.35];
      // Letters are drawn in points, for browsers draw none of more than 10,000 units.
      shapes += `<g transform="scale(${pt})" font-family="${escaped(palette.theme.fonts.body)}, Arial, sans-serif" font-size="${size}" text-anchor="${anchor}" fill="#${colour?.hex ?? palette.theme.colours[palette.map.tx1]}"${valueOf(run, 'b') === '1' ? ' font-weight="bold"' : ''}>${lines.map(({ text }, at) => `<text x="${Math.round(x / pt)}" y="${Math.round(top + at * size * 1.2)}">${escaped(text)}</text>`).join('')}</g>`;
    };

    const addShape = (shape: XmlElement, mapping: Mapping, sheet: Sheet): void => {
      const properties = childOf(shape, 'p:spPr');
      const frame = frameOf(childOf(properties, 'a:xfrm'), mapping);
      if (frame === null) return;
      const { palette } = sheet;
      const own = childrenOf(properties).find(({ name }) => /^a:(solid|grad|patt|blip|no)Fill$/.test(name));
      const reference = childOf(shape, 'p:style', 'a:fillRef');
      const styled = palette.theme.fills[(numberOf(reference, 'idx') ?? 0) - 1];
      const [fill, within]: [XmlElement | undefined, Palette] = own !== undefined ? [own, palette] : [styled, { ...palette, ph: colourIn(reference, palette)?.hex ?? null }];
      const { tag, isOpen } = outlineOf(properties, frame);
      if (fill?.name === 'a:blipFill') addPicture(childOf(fill, 'a:blip'), childOf(fill, 'a:srcRect'), frame, sheet);
      const paint = fill === undefined || isOpen ? null : fillOf(fill, within);
      const line = childOf(properties, 'a:ln');
      const lineReference = childOf(shape, 'p:style', 'a:lnRef');
      const hasLine = childOf(line, 'a:noFill') === undefined && (childOf(line, 'a:solidFill') !== undefined || (line === undefined && (numberOf(lineReference, 'idx') ?? 0) > 0));
      const stroke = hasLine ? (colourIn(childOf(line, 'a:solidFill'), palette) ?? colourIn(lineReference, palette)) : undefined;
      if (paint !== null || stroke !== undefined) {
        const turn = frame.turn === 0 ? '' : ` transform="rotate(${frame.turn} ${Math.round(frame.x + frame.w / 2)} ${Math.round(frame.y + frame.h / 2)})"`;
        shapes += `<${tag} ${paint?.attribute ?? 'fill="none"'}${stroke === undefined ? '' : ` stroke="#${stroke.hex}" stroke-width="${numberOf(line, 'w') ?? 12_700}"${opacity('stroke', stroke)}`}${turn}/>`;
      }
      if (paint !== null || stroke !== undefined || fill?.name === 'a:blipFill') decorate(frame, paint?.hex ?? null);
      addText(shape, frame, sheet);
    };

    /** Draws all that is no place, in its order. */
    const addTree = (tree: XmlElement | undefined, mapping: Mapping, sheet: Sheet): void => {
      for (const node of childrenOf(tree)) {
        if (childOf(childrenOf(node).find(({ name }) => /^p:nv\w*Pr$/.test(name)), 'p:nvPr', 'p:ph') !== undefined) continue;
        if (node.name === 'p:sp' || node.name === 'p:cxnSp') addShape(node, mapping, sheet);
        else if (node.name === 'p:grpSp') addTree(node, groupMapping(node, mapping), sheet);
        else if (node.name === 'mc:AlternateContent') addTree(childOf(node, 'mc:Fallback') ?? childOf(node, 'mc:Choice'), mapping, sheet);
        else if (node.name === 'p:pic') {
          const frame = frameOf(childOf(node, 'p:spPr', 'a:xfrm'), mapping);
          const fill = childOf(node, 'p:blipFill');
          if (frame === null) continue;
          decorate(frame, null);
          addPicture(childOf(fill, 'a:blip'), childOf(fill, 'a:srcRect'), frame, sheet);
        }
      }
    };

    return {
      drawing,
      /** The first background that is given counts. */
      background: (of: XmlElement | undefined, sheet: Sheet): void => {
        const reference = childOf(of, 'p:bgRef');
        const ph = reference === undefined ? undefined : colourIn(reference, sheet.palette);
        const fill = reference === undefined ? childrenOf(childOf(of, 'p:bgPr'))[0] : sheet.palette.theme.backgrounds[(numberOf(reference, 'idx') ?? 1001) - 1001];
        const palette = { ...sheet.palette, ph: ph?.hex ?? null };
        const fallback = ph?.hex ?? sheet.palette.theme.colours[sheet.palette.map.bg1];
        const solid = fill?.name === 'a:solidFill' ? (childrenOf(fill)[0] === undefined ? undefined : colourOf(childrenOf(fill)[0] as XmlElement, palette)) : undefined;
        const isPlain = fill === undefined || fill.name === 'a:solidFill' || fill.name === 'a:noFill';
        drawing.background = isPlain ? (solid?.hex ?? fallback) : null;
        drawing.paper.push({ kind: 'fill', box: boxOf(whole), colour: solid?.hex ?? fallback });
        if (fill?.name === 'a:blipFill') addPicture(childOf(fill, 'a:blip'), childOf(fill, 'a:srcRect'), whole, sheet);
        const paint = fill?.name === 'a:gradFill' ? fillOf(fill, palette) : null;
        if (paint !== null) shapes += `<rect x="0" y="0" width="${whole.w}" height="${whole.h}" ${paint.attribute}/>`;
      },
      shapes: (tree: XmlElement | undefined, sheet: Sheet): void => addTree(tree, noMapping, sheet),
      done: (): Drawing => {
        flush();
        return drawing;
      },
    };
  };

  return { open, pictures };
};
