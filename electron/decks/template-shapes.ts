import { childOf, childrenOf, numberOf, valueOf, type XmlElement } from '#electron/decks/xml-tree.ts';

/** A frame in EMU on the slide, with its turn in degrees. */
export type Frame = { x: number; y: number; w: number; h: number; turn: number };
/** How the lengths inside of a group become those of the slide. */
export type Mapping = { dx: number; dy: number; sx: number; sy: number };
export const noMapping: Mapping = { dx: 0, dy: 0, sx: 1, sy: 1 };

/** The frame of a shape on the slide; `null` where it has none. */
export const frameOf = (xfrm: XmlElement | undefined, { dx, dy, sx, sy }: Mapping = noMapping): Frame | null => {
  const [off, ext] = [childOf(xfrm, 'a:off'), childOf(xfrm, 'a:ext')];
  const [x, y, w, h] = [numberOf(off, 'x'), numberOf(off, 'y'), numberOf(ext, 'cx'), numberOf(ext, 'cy')];
  if (x === undefined || y === undefined || w === undefined || h === undefined) return null;
  return { x: x * sx + dx, y: y * sy + dy, w: w * sx, h: h * sy, turn: (numberOf(xfrm, 'rot') ?? 0) / 60_000 };
};

/** How the children of a group lie on the slide. */
export const groupMapping = (group: XmlElement, above: Mapping): Mapping => {
  const xfrm = childOf(group, 'p:grpSpPr', 'a:xfrm');
  const frame = frameOf(xfrm, above);
  const [off, ext] = [childOf(xfrm, 'a:chOff'), childOf(xfrm, 'a:chExt')];
  const [x, y, w, h] = [numberOf(off, 'x'), numberOf(off, 'y'), numberOf(ext, 'cx'), numberOf(ext, 'cy')];
  if (frame === null || x === undefined || y === undefined || w === undefined || h === undefined || w === 0 || h === 0) return above;
  return { dx: frame.x - (x * frame.w) / w, dy: frame.y - (y * frame.h) / h, sx: frame.w / w, sy: frame.h / h };
};

const short = (length: number): string => String(Math.round(length));
const polygons: Record<string, [number, number][]> = {
  triangle: [[0.5, 0], [1, 1], [0, 1]], rtTriangle: [[0, 0], [1, 1], [0, 1]], diamond: [[0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]], parallelogram: [[0.25, 0], [1, 0], [0.75, 1], [0, 1]], trapezoid: [[0.25, 0], [0.75, 0], [1, 1], [0, 1]],
  homePlate: [[0, 0], [0.75, 0], [1, 0.5], [0.75, 1], [0, 1]], chevron: [[0, 0], [0.75, 0], [1, 0.5], [0.75, 1], [0, 1], [0.25, 0.5]], hexagon: [[0.25, 0], [0.75, 0], [1, 0.5], [0.75, 1], [0.25, 1], [0, 0.5]], rightArrow: [[0, 0.25], [0.5, 0.25], [0.5, 0], [1, 0.5], [0.5, 1], [0.5, 0.75], [0, 0.75]],
};
const ellipses = new Set(['ellipse', 'smileyFace', 'donut', 'flowChartConnector', 'sun', 'pie', 'chord']);
const lines = new Set(['line', 'straightConnector1', 'bentConnector3', 'curvedConnector3']);

/** The outline of a drawn shape, as the data of an SVG path; `arcTo` of a custom one is drawn by its end points. */
const customPath = (geometry: XmlElement, { x, y, w, h }: Frame): string =>
  childrenOf(childOf(geometry, 'a:pathLst'), 'a:path').map((path) => {
    const [sx, sy] = [w / Math.max(1, numberOf(path, 'w') ?? w), h / Math.max(1, numberOf(path, 'h') ?? h)];
    const points = (step: XmlElement): string[] => childrenOf(step, 'a:pt').map((point) => `${short(x + (numberOf(point, 'x') ?? 0) * sx)} ${short(y + (numberOf(point, 'y') ?? 0) * sy)}`);
    let at: [number, number] = [x, y];
    return childrenOf(path).map((step) => {
      const there = points(step);
      const last = childrenOf(step, 'a:pt').at(-1);
      if (step.name === 'a:arcTo') {
        const [rx, ry, from, swing] = [numberOf(step, 'wR') ?? 0, numberOf(step, 'hR') ?? 0, (numberOf(step, 'stAng') ?? 0) / 60_000, (numberOf(step, 'swAng') ?? 0) / 60_000];
        const radians = (degrees: number): number => (degrees * Math.PI) / 180;
        at = [at[0] + rx * sx * (Math.cos(radians(from + swing)) - Math.cos(radians(from))), at[1] + ry * sy * (Math.sin(radians(from + swing)) - Math.sin(radians(from)))];
        return `A${short(rx * sx)} ${short(ry * sy)} 0 ${Math.abs(swing) > 180 ? 1 : 0} ${swing > 0 ? 1 : 0} ${short(at[0])} ${short(at[1])}`;
      }
      if (last !== undefined) at = [x + (numberOf(last, 'x') ?? 0) * sx, y + (numberOf(last, 'y') ?? 0) * sy];
      const word = { 'a:moveTo': 'M', 'a:lnTo': 'L', 'a:cubicBezTo': 'C', 'a:quadBezTo': 'Q', 'a:close': 'Z' }[step.name];
      return word === undefined ? '' : `${word}${there.join(' ')}`;
    }).join('');
  }).join('');

/** An SVG element without its fill and line, by the geometry of a shape. `isOpen` has no inside. */
export const outlineOf = (properties: XmlElement | undefined, frame: Frame): { tag: string; isOpen: boolean } => {
  const { x, y, w, h } = frame;
  const custom = childOf(properties, 'a:custGeom');
  if (custom !== undefined) return { tag: `path d="${customPath(custom, frame)}"`, isOpen: false };
  const preset = valueOf(childOf(properties, 'a:prstGeom'), 'prst') ?? 'rect';
  const isFlipped = valueOf(childOf(properties, 'a:xfrm'), 'flipV') === '1';
  if (lines.has(preset)) return { tag: `line x1="${short(x)}" y1="${short(isFlipped ? y + h : y)}" x2="${short(x + w)}" y2="${short(isFlipped ? y : y + h)}"`, isOpen: true };
  if (ellipses.has(preset)) return { tag: `ellipse cx="${short(x + w / 2)}" cy="${short(y + h / 2)}" rx="${short(w / 2)}" ry="${short(h / 2)}"`, isOpen: false };
  const points = polygons[preset];
  if (points !== undefined) {
    const isMirrored = valueOf(childOf(properties, 'a:xfrm'), 'flipH') === '1';
    return { tag: `polygon points="${points.map(([px, py]) => `${short(x + (isMirrored ? 1 - px : px) * w)},${short(y + (isFlipped ? 1 - py : py) * h)}`).join(' ')}"`, isOpen: false };
  }
  const round = /^(round|snip)/.test(preset) ? ` rx="${short(Math.min(w, h) * 0.16)}"` : '';
  return { tag: `rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"${round}`, isOpen: false };
};
