import type { ChartSpec, SlideKey } from '#shared/deck.ts';

/** A place on a slide, in inches from its upper left corner. */
export type Box = { x: number; y: number; w: number; h: number };

/** Colours by what they serve for, as six hex digits; in a template they are the ones of its theme. */
export const themeColours = ['text', 'background', 'quiet', 'surface', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const;
export type ThemeColour = (typeof themeColours)[number];

/** How a deck looks: its size, the colours and fonts of the theme, and where things stand in each layout. */
export type Look = {
  name: string;
  /** Inches. */
  width: number;
  height: number;
  colours: Record<ThemeColour, string>;
  fonts: { head: string; body: string };
  places: Record<'title' | 'section' | 'content', Places>;
  /** The template that it is of; `null` is ours. */
  templateId: string | null;
  /** Words of one's own at the foot of each slide, behind the ones that every deck has; missing or empty is none. */
  footerText?: string;
};

/** Where things stand in a layout. `paper` is what the master draws behind them, for the preview. */
export type Places = { title: Box; titleSize: number; titleColour: ThemeColour; titleAlign: 'left' | 'center' | 'right'; /** Missing is at the top. */ titleValign?: 'top' | 'middle' | 'bottom'; subtitle: Box | null; body: Box; footer: Box | null; logo: Box | null; paper: Paper[] };
export type Paper = { kind: 'fill'; box: Box; colour: string } | { kind: 'picture'; box: Box; hash: string };

/** A run of text; sizes are points. */
export type PlacedRun = { text: string; bold: boolean; colour: ThemeColour };
export type PlacedParagraph = { runs: PlacedRun[]; size: number; isBullet: boolean; align: 'left' | 'center' | 'right'; spaceAfter: number };

/** What stands on a slide, with its place; drawn alike by the preview and by the writer of the file. `place` names the template's place that it fills. */
export type PlacedShape =
  | { kind: 'text'; name: string; box: Box; place: 'title' | 'subtitle' | 'body' | null; paragraphs: PlacedParagraph[]; valign: 'top' | 'middle' | 'bottom'; fill: ThemeColour | null }
  | { kind: 'table'; name: string; box: Box; size: number; columns: { width: number; align: 'left' | 'right' }[]; rowHeights: number[]; rows: { text: string; bold: boolean }[][]; altText: string }
  | { kind: 'chart'; name: string; box: Box; chart: ChartSpec }
  | { kind: 'shape'; name: string; box: Box; form: 'rectangle' | 'ellipse' | 'line'; fill: ThemeColour | null; line: ThemeColour | null }
  | { kind: 'picture'; name: string; box: Box; hash: string; altText: string };

/** A slide as it will be in the file. A block that was too long goes on, on a slide of its own with the same key. */
export type PlacedSlide = { key: SlideKey; layout: 'title' | 'section' | 'content'; title: string; shapes: PlacedShape[]; notes: string[] };
