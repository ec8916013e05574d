import type { DeckSize } from '#shared/deck.ts';
import type { Box, Look, Paper } from '#shared/placed-slides.ts';
import type { Brand } from '#shared/presets/brand.ts';

/** Inches, as PowerPoint sets a new deck up. */
export const slideSizes: Record<DeckSize, { width: number; height: number }> = { '16:9': { width: 13.333, height: 7.5 }, '4:3': { width: 10, height: 7.5 } };

/** Near to black and to grey on white: 14.7 and 6.4 to 1, so that small text reads on a projector. The lines between things are fainter, for nothing depends on them. */
const ink = { text: '1F2933', background: 'FFFFFF', quiet: '52606D', surface: 'EEF2F5' } as const;
const rule = 'D5DCE2';
const margin = 0.65;

const fill = (box: Box, colour: string): Paper => ({ kind: 'fill', box, colour });

/** Our own look: white paper, one accent, the title where the eye begins, the foot where it ends. */
export const ownLook = (size: DeckSize, brand: Brand): Look => {
  const { width, height } = slideSizes[size];
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = brand.accents;
  const inner = width - 2 * margin;
  const logoWidth = 1.7;
  const footer = { x: margin, y: 7.03, w: inner, h: 0.22 };
  const foot = [fill({ x: margin, y: 6.95, w: inner, h: 0.01 }, rule)];
  return {
    name: 'Daybook', width, height, templateId: null, footerText: brand.footer,
    colours: { ...ink, accent1: first, accent2: second, accent3: third, accent4: fourth, accent5: fifth, accent6: sixth },
    fonts: { head: brand.font, body: brand.font },
    places: {
      title: {
        title: { x: 1.2, y: 2.15, w: width - 1.2 - margin, h: 1.5 }, titleSize: 40, titleColour: 'text', titleAlign: 'left', titleValign: 'bottom',
        subtitle: { x: 1.2, y: 3.95, w: width - 1.2 - margin, h: 1 }, body: { x: 1.2, y: 5.05, w: width - 1.2 - margin, h: 1.6 },
        footer: null, logo: { x: 1.2, y: 0.7, w: 2.6, h: 0.9 },
        paper: [fill({ x: 0, y: 0, w: 0.35, h: height }, first), fill({ x: 1.2, y: 3.78, w: 1.1, h: 0.05 }, first)],
      },
      section: {
        title: { x: 1.2, y: 2.6, w: width - 1.2 - margin, h: 1.3 }, titleSize: 34, titleColour: 'text', titleAlign: 'left', titleValign: 'bottom',
        subtitle: { x: 1.2, y: 4.2, w: width - 1.2 - margin, h: 0.9 }, body: { x: 1.2, y: 5.2, w: width - 1.2 - margin, h: 1.5 }, footer, logo: null,
        paper: [fill({ x: 0, y: 0, w: width, h: height }, ink.surface), fill({ x: 0, y: 0, w: 0.35, h: height }, first), fill({ x: 1.2, y: 4.02, w: 1.1, h: 0.05 }, first)],
      },
      content: {
        title: { x: margin, y: 0.52, w: inner - logoWidth - 0.3, h: 0.9 }, titleSize: 26, titleColour: 'text', titleAlign: 'left', titleValign: 'top',
        subtitle: { x: margin, y: 1.42, w: inner, h: 0.3 }, body: { x: margin, y: 1.8, w: inner, h: 5.02 },
        footer, logo: { x: width - margin - logoWidth, y: 0.4, w: logoWidth, h: 0.55 },
        paper: [fill({ x: margin, y: 0.36, w: 0.8, h: 0.05 }, first), ...foot],
      },
    },
  };
};
