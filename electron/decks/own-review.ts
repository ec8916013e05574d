import { dayName } from '#shared/days.ts';
import type { Figure, FigurePart, OwnReview, ReviewTexts } from '#shared/own-review.ts';
import { textNames } from '#shared/own-review.ts';
import { finishDeck } from '#electron/decks/finish.ts';
import { openPptx } from '#electron/decks/pptx.ts';

type Slide = ReturnType<InstanceType<Awaited<ReturnType<typeof openPptx>>>['addSlide']>;
type Box = { x: number; y: number; w: number; h: number };

const ink = { text: '1F2933', quiet: '52606D', accent: '1C6E8C', light: 'E8F1F5', line: 'CBD2D9' } as const;
const font = 'Calibri';
/** Colours of the series of a chart, which its legend and its table name as well. */
const seriesColours: Record<string, string> = { Green: '2F9E44', Yellow: 'A86B00', Red: 'C92A2A', 'No score': '9AA5B1' };
/** So many figures fit on a slide beside each other, one under the other. */
const mostRows = 11;
const mostLines = 7;

const words = (slide: Slide, text: string, box: Box, size: number, more: { bold?: boolean; color?: string } = {}): void =>
  void slide.addText(text, { ...box, fontFace: font, fontSize: size, color: ink.text, valign: 'top', margin: 0, fit: 'shrink', ...more });

const head = (slide: Slide, title: string, under: string): void => {
  slide.addText(title, { x: 0.5, y: 0.35, w: 12.33, h: 0.6, fontFace: font, fontSize: 26, bold: true, color: ink.text, margin: 0, align: 'left', valign: 'middle', objectName: 'Title' });
  words(slide, under, { x: 0.5, y: 0.95, w: 12.33, h: 0.3 }, 12, { color: ink.quiet });
};

const table = (slide: Slide, name: string, rows: readonly Figure[], box: Pick<Box, 'x' | 'y' | 'w'>): void => {
  const cells = rows.slice(0, mostRows).map(({ label, value, note }) => [
    { text: [{ text: label, options: { bold: true, breakLine: note !== '' } }, ...(note === '' ? [] : [{ text: note, options: { fontSize: 10, color: ink.quiet } }])], options: {} },
    { text: value, options: { align: 'right' as const, bold: true } },
  ]);
  words(slide, name, { x: box.x, y: box.y, w: box.w, h: 0.3 }, 15, { bold: true });
  slide.addTable(cells, { ...box, y: box.y + 0.35, colW: [box.w * 0.66, box.w * 0.34], fontFace: font, fontSize: 13, color: ink.text, border: [{ type: 'none' }, { type: 'none' }, { type: 'solid', pt: 0.75, color: ink.line }, { type: 'none' }], margin: [0.06, 0.06, 0.06, 0.06], valign: 'middle', objectName: name });
};

const source = (slide: Slide, parts: readonly FigurePart[], review: OwnReview): void =>
  words(slide, `Source: ${parts.map((part) => `${part.title}: ${part.source}`).join('; ')}. As of ${dayName(review.asOf)}.`, { x: 0.5, y: 6.98, w: 12.33, h: 0.3 }, 10, { color: ink.quiet });

const chart = (slide: Slide, { title, chart: one }: FigurePart, box: Box): void => {
  if (one === null) return;
  const { categories, series, unit, kind } = one;
  words(slide, unit === title.toLowerCase() ? title : `${title} (${unit})`, { ...box, h: 0.3 }, 15, { bold: true });
  slide.addChart('bar', series.map(({ name, values }) => ({ name, labels: categories, values })), {
    x: box.x, y: box.y + 0.35, w: box.w, h: box.h - 0.35, barDir: 'col', barGrouping: kind === 'stacked' ? 'stacked' : 'clustered', barGapWidthPct: 60,
    chartColors: series.map(({ name }) => seriesColours[name] ?? ink.accent), catAxisLabelFontFace: font, catAxisLabelFontSize: 11, catAxisLabelColor: ink.text, catAxisLabelPos: 'low',
    valAxisLabelFormatCode: '#,##0', ...(Math.max(...series.flatMap(({ values }) => values)) < 10 ? { valAxisMajorUnit: 1 } : {}), valAxisLabelFontFace: font, valAxisLabelFontSize: 10, valAxisLabelColor: ink.quiet, valGridLine: { color: ink.line, size: 0.5 }, showTitle: false, showLegend: series.length > 1, legendPos: 'b', legendFontFace: font, legendFontSize: 11,
    showValue: true, dataLabelFormatCode: '#,##0;−#,##0;;', dataLabelFontFace: font, dataLabelFontSize: 11, dataLabelColor: kind === 'stacked' ? 'FFFFFF' : ink.text,
    altText: `${title}: ${categories.map((category, at) => `${category} ${series.map(({ name, values }) => `${name} ${values[at] ?? 0}`).join(', ')}`).join('; ')}`, objectName: title,
  });
};

const lines = (text: string): string[] => text.split('\n').map((one) => one.trim().replace(/^[-*•]\s*/, '')).filter((one) => one !== '');

const texts = (slide: Slide, { texts: own }: OwnReview): void => {
  for (const [at, key] of (Object.keys(textNames) as (keyof ReviewTexts)[]).entries()) {
    const [x, y] = [at % 2 === 0 ? 0.5 : 6.8, at < 2 ? 1.45 : 4.15];
    const found = lines(own[key]);
    words(slide, textNames[key], { x, y, w: 6, h: 0.35 }, 16, { bold: true, color: ink.accent });
    const shown = found.length === 0 ? [{ text: 'Nothing written yet', options: { color: ink.quiet, fontSize: 13 } }] : found.slice(0, mostLines).map((text, index, all) => ({ text, options: { bullet: { indent: 12 }, fontSize: 14, breakLine: index < all.length - 1 } }));
    slide.addText(shown, { x, y: y + 0.4, w: 6, h: 2.2, fontFace: font, color: ink.text, margin: 0, valign: 'top', fit: 'shrink', objectName: textNames[key] });
  }
};

const rockRows = ({ rocks }: OwnReview): Figure[] => rocks.map(({ name, state, progress, word }) => ({ label: name, value: progress === null ? state : `${state}, ${Math.round(progress * 100)} %`, note: word }));

/** What the first slide leads with: the first figures of each part. */
const leading: Record<string, number> = { kpis: 2, arr: 0, renewals: 1, expansion: 1, risks: 2, activity: 2 };

/** The review of the own book as up to eight slides: charts and tables that can be edited, each with its source. */
export const reviewDeck = async (review: OwnReview): Promise<Uint8Array> => {
  const Deck = await openPptx();
  const deck = new Deck();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = `Review of the own book, ${review.quarter.name}`;
  deck.author = review.author;
  deck.company = '';
  const under = [`${dayName(review.quarter.from)} to ${dayName(review.quarter.to)}`, ...(review.asOf < review.quarter.to ? [`as of ${dayName(review.asOf)}`] : []), ...(review.author === '' ? [] : [review.author])].join(' · ');
  const part = (key: string): FigurePart | null => review.parts.find((one) => one.key === key) ?? null;
  const add = (title: string, parts: readonly (FigurePart | null)[], draw: (slide: Slide) => void): void => {
    const known = parts.filter((one) => one !== null);
    if (known.length === 0) return;
    const slide = deck.addSlide();
    head(slide, title, under);
    draw(slide);
    source(slide, known, review);
  };

  const opening = review.parts.filter(({ key }) => (leading[key] ?? 0) > 0);
  const figures = review.parts.flatMap((one) => (one.key === 'arr' ? one.figures.slice(-1) : one.figures.slice(0, leading[one.key] ?? 0).map((figure) => ({ ...figure, label: one.key === 'kpis' || one.key === 'activity' ? figure.label : `${one.title}: ${figure.label.toLowerCase()}` }))));
  add(deck.title, opening, (slide) => table(slide, 'The quarter in figures', figures, { x: 0.5, y: 1.45, w: 12.33 }));

  const [kpis, arr, renewals, expansion, health, risks, onboarding, activity] = ['kpis', 'arr', 'renewals', 'expansion', 'health', 'risks', 'onboarding', 'activity'].map(part);
  if (kpis !== null && kpis !== undefined) add('KPIs', [kpis], (slide) => table(slide, kpis.title, kpis.figures, { x: 0.5, y: 1.45, w: 12.33 }));
  const sides = (title: string, left: FigurePart | null | undefined, right: FigurePart | null | undefined, charted: FigurePart | null | undefined): void => {
    add(title, [left ?? null, right ?? null], (slide) => {
      if (left) table(slide, left.title, left.figures, { x: 0.5, y: 1.45, w: 5.6 });
      if (charted?.chart) chart(slide, charted, { x: 6.5, y: 1.45, w: 6.33, h: right ? 2.9 : 5.2 });
      if (right) table(slide, right.title, right.figures, { x: 6.5, y: charted?.chart ? 4.4 : 1.45, w: 6.33 });
    });
  };
  sides('ARR of the quarter', arr, null, arr);
  sides('Renewals and expansion', renewals, expansion, null);
  sides('Health from start to end', health, null, health);
  sides('Risks and onboarding', risks, onboarding, risks);
  sides('Activity and big rocks', activity, review.rocks.length === 0 ? null : { key: 'rocks', title: 'Big rocks of the quarter', place: 'goals', source: 'goals of the quarter', figures: rockRows(review), chart: null }, null);
  const last = deck.addSlide();
  head(last, 'What it means', under);
  texts(last, review);
  words(last, `Source: written by ${review.author === '' ? 'the CSM' : review.author}.`, { x: 0.5, y: 6.98, w: 12.33, h: 0.3 }, 10, { color: ink.quiet });
  return finishDeck(await deck.write({ outputType: 'uint8array' }) as Uint8Array, review.asOf);
};
