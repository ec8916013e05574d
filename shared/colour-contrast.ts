/** A colour as six hex digits, such as `1C6E8C`. */
export const hexColour = /^[0-9A-F]{6}$/i;

const channels = (hex: string): [number, number, number] => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) || 0) as [number, number, number];

/** Relative luminance, 0 (black) to 1 (white): WCAG 2.2, "relative luminance". */
const luminance = (hex: string): number => {
  const [r, g, b] = channels(hex).map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** How far two colours stand apart, 1 to 21: WCAG 2.2, "contrast ratio". */
export const contrastOf = (one: string, other: string): number => {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** The least contrast of text (WCAG 2.2, 1.4.3) and of what is drawn (1.4.11), with what it lies on. */
export const textContrast = 4.5;
export const shapeContrast = 3;

/** A colour between two: `share` of the first, 0 to 1. */
export const mixed = (one: string, other: string, share: number): string => {
  const [first, second] = [channels(one), channels(other)];
  return first.map((channel, at) => Math.round(channel * share + (second[at] ?? 0) * (1 - share)).toString(16).padStart(2, '0')).join('').toUpperCase();
};

/** How far apart two colours look, for finding the nearest of several. */
export const distanceOf = (one: string, other: string): number => {
  const second = channels(other);
  return Math.hypot(...channels(one).map((channel, at) => channel - (second[at] ?? 0)));
};
