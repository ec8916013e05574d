import { allOf, childOf, childrenOf, numberOf, valueOf, type XmlElement } from '#electron/decks/xml-tree.ts';

/** The twelve colours of a theme (ECMA-376 part 1, § 20.1.6.2), as six hex digits. */
export const themeSlots = ['dk1', 'lt1', 'dk2', 'lt2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'] as const;
export type ThemeSlot = (typeof themeSlots)[number];
/** The names that slides call them by; a map says which is which. */
export const schemeNames = ['bg1', 'tx1', 'bg2', 'tx2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'] as const;
export type SchemeName = (typeof schemeNames)[number];
export type ColourMap = Record<SchemeName, ThemeSlot>;

export type Theme = { name: string; colours: Record<ThemeSlot, string>; fonts: { head: string; body: string }; fills: XmlElement[]; lines: XmlElement[]; backgrounds: XmlElement[] };

/** What a colour is looked up in. `ph` is the colour that a style of the theme is asked for with. */
export type Palette = { theme: Theme; map: ColourMap; ph: string | null };
export type Colour = { hex: string; alpha: number; scheme: SchemeName | null };

/** Of Office, for a template without a theme. */
const officeColours: Record<ThemeSlot, string> = { dk1: '000000', lt1: 'FFFFFF', dk2: '44546A', lt2: 'E7E6E6', accent1: '4472C4', accent2: 'ED7D31', accent3: 'A5A5A5', accent4: 'FFC000', accent5: '5B9BD5', accent6: '70AD47', hlink: '0563C1', folHlink: '954F72' };
export const officeTheme: Theme = { name: '', colours: officeColours, fonts: { head: 'Arial', body: 'Arial' }, fills: [], lines: [], backgrounds: [] };
export const plainMap: ColourMap = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2', accent1: 'accent1', accent2: 'accent2', accent3: 'accent3', accent4: 'accent4', accent5: 'accent5', accent6: 'accent6', hlink: 'hlink', folHlink: 'folHlink' };

const presets: Record<string, string> = { black: '000000', white: 'FFFFFF', red: 'FF0000', green: '008000', blue: '0000FF', yellow: 'FFFF00', gray: '808080', grey: '808080', orange: 'FFA500', navy: '000080', teal: '008080', silver: 'C0C0C0', maroon: '800000', purple: '800080' };
const isSlot = (name: string): name is ThemeSlot => (themeSlots as readonly string[]).includes(name);
const isScheme = (name: string): name is SchemeName => (schemeNames as readonly string[]).includes(name);

/** A map of a master or an override; names that it lacks stay as they are. */
export const colourMapOf = (map: XmlElement | undefined, above: ColourMap = plainMap): ColourMap => {
  const own = { ...above };
  for (const name of schemeNames) {
    const slot = valueOf(map, name);
    if (slot !== undefined && isSlot(slot)) own[name] = slot;
  }
  return own;
};

export const themeOf = (root: XmlElement | undefined): Theme => {
  const parts = childOf(root, 'a:themeElements');
  const scheme = childOf(parts, 'a:clrScheme');
  const colours = { ...officeColours };
  for (const slot of themeSlots) {
    const [given] = childrenOf(childOf(scheme, `a:${slot}`));
    const hex = given?.name === 'a:sysClr' ? (valueOf(given, 'lastClr') ?? (slot === 'lt1' ? 'FFFFFF' : '000000')) : given === undefined ? undefined : colourOf(given, { theme: officeTheme, map: plainMap, ph: null })?.hex;
    if (hex !== undefined && /^[0-9a-f]{6}$/i.test(hex)) colours[slot] = hex.toUpperCase();
  }
  const font = (kind: string): string => valueOf(childOf(parts, 'a:fontScheme', kind, 'a:latin'), 'typeface')?.trim() || 'Arial';
  const styles = childOf(parts, 'a:fmtScheme');
  const listed = (name: string): XmlElement[] => childrenOf(childOf(styles, name));
  return { name: valueOf(root, 'name') ?? '', colours, fonts: { head: font('a:majorFont'), body: font('a:minorFont') }, fills: listed('a:fillStyleLst'), lines: listed('a:lnStyleLst'), backgrounds: listed('a:bgFillStyleLst') };
};

type Hsl = [h: number, s: number, l: number];
const toHsl = (hex: string): Hsl => {
  const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Hsl;
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
  const [l, d] = [(max + min) / 2, max - min];
  if (d === 0) return [0, 0, l];
  const s = d / (1 - Math.abs(2 * l - 1));
  const h = max === r ? ((g - b) / d + 6) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return [h * 60, s, l];
};
const byte = (share: number): string => Math.round(Math.min(1, Math.max(0, share)) * 255).toString(16).padStart(2, '0').toUpperCase();
const fromHsl = ([h, s, l]: Hsl): string => {
  const c = (1 - Math.abs(2 * l - 1)) * s;
  const x = c * (1 - Math.abs(((h / 60) % 2) - 1));
  const [r, g, b] = h < 60 ? [c, x, 0] : h < 120 ? [x, c, 0] : h < 180 ? [0, c, x] : h < 240 ? [0, x, c] : h < 300 ? [x, 0, c] : [c, 0, x];
  return [r, g, b].map((one) => byte((one ?? 0) + l - c / 2)).join('');
};

/** A share of a modifier: 100000 is the whole, and so is `100%`. */
const shareOf = (one: XmlElement): number => {
  const value = valueOf(one, 'val') ?? '100000';
  const share = value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : Number(value) / 100_000;
  return Number.isFinite(share) ? share : 1;
};

const modified = (hex: string, by: XmlElement): string => {
  const share = shareOf(by);
  const [h, s, l] = toHsl(hex);
  const each = (change: (channel: number) => number): string => [0, 2, 4].map((at) => byte(change(Number.parseInt(hex.slice(at, at + 2), 16) / 255))).join('');
  switch (by.name) {
    case 'a:lumMod': return fromHsl([h, s, Math.min(1, l * share)]);
    case 'a:lumOff': return fromHsl([h, s, Math.min(1, Math.max(0, l + share))]);
    case 'a:satMod': return fromHsl([h, Math.min(1, s * share), l]);
    case 'a:tint': return each((one) => one * share + (1 - share));
    case 'a:shade': return each((one) => one * share);
    default: return hex;
  }
};

const baseOf = (given: XmlElement, { theme, map, ph }: Palette): { hex: string; scheme: SchemeName | null } | undefined => {
  const value = valueOf(given, 'val') ?? '';
  switch (given.name) {
    case 'a:srgbClr': return /^[0-9a-f]{6}$/i.test(value) ? { hex: value.toUpperCase(), scheme: null } : undefined;
    case 'a:sysClr': return { hex: valueOf(given, 'lastClr') ?? (value === 'window' ? 'FFFFFF' : '000000'), scheme: null };
    case 'a:prstClr': return { hex: presets[value] ?? '808080', scheme: null };
    case 'a:scrgbClr': return { hex: ['r', 'g', 'b'].map((channel) => byte((numberOf(given, channel) ?? 0) / 100_000)).join(''), scheme: null };
    case 'a:hslClr': return { hex: fromHsl([(numberOf(given, 'hue') ?? 0) / 60_000, (numberOf(given, 'sat') ?? 0) / 100_000, (numberOf(given, 'lum') ?? 0) / 100_000]), scheme: null };
    case 'a:schemeClr':
      if (value === 'phClr') return { hex: ph ?? theme.colours.accent1, scheme: null };
      if (isScheme(value)) return { hex: theme.colours[map[value]], scheme: value };
      return isSlot(value) ? { hex: theme.colours[value], scheme: schemeNames.find((name) => map[name] === value) ?? null } : undefined;
    default: return undefined;
  }
};

/** A colour as it is seen, from its element. `scheme` is set where it is a colour of the theme as it stands there. */
export const colourOf = (given: XmlElement, palette: Palette): Colour | undefined => {
  const base = baseOf(given, palette);
  if (base === undefined) return undefined;
  const changes = childrenOf(given);
  const alpha = changes.find(({ name }) => name === 'a:alpha');
  const seen = changes.filter(({ name }) => name !== 'a:alpha');
  return { hex: seen.reduce(modified, base.hex), alpha: alpha === undefined ? 1 : shareOf(alpha), scheme: seen.length === 0 ? base.scheme : null };
};

/** The first colour inside of an element, such as a fill. */
export const colourIn = (of: XmlElement | undefined, palette: Palette): Colour | undefined => {
  for (const child of childrenOf(of)) {
    const colour = colourOf(child, palette);
    if (colour !== undefined) return colour;
  }
  return undefined;
};

/** The stops of a gradient, by their place from 0 to 1. */
export const gradientStops = (fill: XmlElement, palette: Palette): { at: number; colour: Colour }[] =>
  allOf(childOf(fill, 'a:gsLst'), 'a:gs').flatMap((stop) => {
    const colour = colourIn(stop, palette);
    return colour === undefined ? [] : [{ at: Math.min(1, Math.max(0, (numberOf(stop, 'pos') ?? 0) / 100_000)), colour }];
  }).toSorted((one, other) => one.at - other.at);
