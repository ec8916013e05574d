/** How wide running text is in a font, against Arial; rounded up, so that what is measured is never too narrow. */
const widths: Record<string, number> = {
  'aptos': 1.02, 'arial': 1, 'arial black': 1.25, 'arial narrow': 0.83, 'book antiqua': 1, 'bookman old style': 1.1, 'calibri': 0.92, 'calibri light': 0.92, 'cambria': 0.97, 'candara': 0.97, 'century gothic': 1.12, 'century schoolbook': 1.05,
  'comic sans ms': 1.1, 'consolas': 1.12, 'constantia': 0.99, 'corbel': 0.95, 'courier new': 1.22, 'franklin gothic book': 0.96, 'futura': 1.02, 'garamond': 0.88, 'georgia': 1.03, 'gill sans mt': 0.95, 'helvetica': 1, 'helvetica neue': 1.01,
  'inter': 1.07, 'lato': 1, 'liberation sans': 1, 'lucida sans unicode': 1.12, 'montserrat': 1.18, 'noto sans': 1.06, 'open sans': 1.07, 'palatino linotype': 1, 'poppins': 1.15, 'roboto': 1.01, 'segoe ui': 1.01, 'source sans pro': 0.96,
  'tahoma': 0.99, 'times new roman': 0.92, 'trebuchet ms': 1, 'tw cen mt': 0.92, 'verdana': 1.18, 'work sans': 1.09,
};
const unknown = 1.1;
/** Fonts that every office program has, or another one that is drawn to the same widths. */
const everywhere = new Set(['arial', 'arial narrow', 'courier new', 'helvetica', 'liberation sans', 'times new roman']);
/** Where a font is missing, another takes its place; DejaVu Sans and Verdana, which often do, are this wide. */
const substitute = 1.15;

const keyOf = (font: string): string => font.trim().toLowerCase();

/** Times Arial, as wide as it may come out where a file is opened. A font that nobody here measured counts as a wide one. */
export const fontWidth = (font: string): number => (everywhere.has(keyOf(font)) ? (widths[keyOf(font)] ?? 1) : Math.max(substitute, widths[keyOf(font)] ?? unknown));
export const isKnownFont = (font: string): boolean => Object.hasOwn(widths, keyOf(font));
