import type { ValueReport } from '#shared/value-report.ts';
import { finishDeck } from '#electron/decks/finish.ts';
import { openPptx } from '#electron/decks/pptx.ts';

const ink = { text: '1F2933', quiet: '52606D', accent: '1C6E8C', light: 'E8F1F5', line: 'CBD2D9', price: '9AA5B1' } as const;
/** On every machine, so that nothing moves where the slide is opened. */
const font = 'Arial';
type Slide = ReturnType<InstanceType<Awaited<ReturnType<typeof openPptx>>>['addSlide']>;

const words = (slide: Slide, text: string, box: { x: number; y: number; w: number; h: number }, size: number, more: { bold?: boolean; italic?: boolean; color?: string; valign?: 'top' | 'middle'; align?: 'right' } = {}): void =>
  void slide.addText(text, { ...box, fontFace: font, fontSize: size, color: ink.text, valign: 'top', margin: 0, fit: 'shrink', ...more });

const addHead = (slide: Slide, report: ValueReport): void => {
  slide.addText(report.title, { placeholder: 'title' });
  words(slide, [report.period, report.from === '' ? '' : `from ${report.from}`].filter((one) => one !== '').join('\n'), { x: 10.2, y: 0.3, w: 2.63, h: 0.55 }, 11, { color: ink.quiet, align: 'right' });
  slide.addShape('rect', { x: 0.5, y: 1, w: 12.33, h: 1.3, fill: { color: ink.light }, line: { color: ink.light, width: 0 } });
  words(slide, report.headline.figure, { x: 0.7, y: 1.08, w: 4.6, h: 0.65 }, 34, { bold: true, color: ink.accent, valign: 'middle' });
  words(slide, report.headline.words, { x: 0.7, y: 1.75, w: 4.6, h: 0.5 }, 12);
  if (report.quote === null) return;
  words(slide, `“${report.quote.words}”`, { x: 5.6, y: 1.1, w: 7, h: 0.8 }, 14, { italic: true, valign: 'middle' });
  words(slide, `${report.quote.by}, ${report.quote.on}`, { x: 5.6, y: 1.93, w: 7, h: 0.3 }, 11, { color: ink.quiet });
};

const addChart = (slide: Slide, report: ValueReport): void => {
  words(slide, `Value against price (${report.currency})`, { x: 0.5, y: 2.5, w: 4.8, h: 0.3 }, 14, { bold: true });
  // The first bar of a chart is the lowest.
  const bars = report.bars.toReversed();
  slide.addChart('bar', [{ name: report.currency, labels: bars.map(({ name }) => name), values: bars.map(({ value }) => value) }], {
    x: 0.4, y: 2.8, w: 4.9, h: 2.2, layout: { x: 0.36, y: 0.02, w: 0.42, h: 0.94 }, barDir: 'bar', barGapWidthPct: 45, chartColors: bars.map(({ name }) => (name.startsWith('Price') ? ink.price : ink.accent)), catAxisLabelFontFace: font, catAxisLabelFontSize: 10, catAxisLabelColor: ink.text,
    valAxisHidden: true, valAxisMinVal: 0, valGridLine: { style: 'none' }, showLegend: false, showTitle: false, showValue: true, dataLabelFormatCode: '#,##0', dataLabelFontFace: font, dataLabelFontSize: 10, dataLabelColor: ink.text, dataLabelPosition: 'outEnd',
    altText: `Bars: ${report.bars.map(({ name, said }) => `${name} ${said}`).join('; ')}`, objectName: 'Value against price',
  });
  const head = ['', 'Conservative', 'Likely'].map((text) => ({ text, options: { bold: true, color: ink.quiet } }));
  const [low, likely] = report.cases;
  const rows = [['Against the price', low?.ratio, likely?.ratio], ['Pays a year’s price back in', low?.payback, likely?.payback], ['Still expected', low?.expected, likely?.expected]].map((row) => row.map((text = '', at) => ({ text, options: { bold: at > 0, color: ink.text } })));
  slide.addTable([head, ...rows], { x: 0.5, y: 5.1, w: 4.8, colW: [2.2, 1.3, 1.3], fontFace: font, fontSize: 10, border: { type: 'solid', pt: 0.5, color: ink.line }, margin: [0.02, 0.05, 0.02, 0.05], rowH: 0.24, objectName: 'Return and payback' });
};

const addGains = (slide: Slide, report: ValueReport): void => {
  words(slide, 'Where the value comes from', { x: 5.6, y: 2.5, w: 7.2, h: 0.3 }, 14, { bold: true });
  const head = ['Gain and how it is counted', 'Conservative', 'Likely'].map((text, at) => ({ text, options: { bold: true, color: ink.quiet, align: at === 0 ? ('left' as const) : ('right' as const) } }));
  const rows = report.gains.map((gain) => [
    { text: [{ text: `${gain.name} · ${gain.state.toLowerCase()}, ${gain.counts}`, options: { bold: true, fontSize: 9, breakLine: true } }, { text: gain.figures, options: { fontSize: 8, color: ink.quiet } }], options: {} },
    ...[gain.low, gain.likely].map((text) => ({ text, options: { align: 'right' as const, fontSize: 10, bold: true } })),
  ]);
  slide.addTable([head, ...rows], { x: 5.6, y: 2.8, w: 7.23, colW: [4.83, 1.2, 1.2], fontFace: font, fontSize: 9, color: ink.text, border: { type: 'solid', pt: 0.5, color: ink.line }, margin: [0.03, 0.05, 0.03, 0.05], valign: 'top', objectName: 'Gains' });
};

const addFoot = (slide: Slide, report: ValueReport): void => {
  const verified = report.outcomes.slice(0, 2).map(({ metric, change, by, on }) => `${metric}${change === '' ? '' : `: ${change}`}, verified by ${by} on ${on}`);
  const next = report.next.slice(0, 3).map(({ words: step, due }) => `${step}${due === '' ? '' : `, ${due}`}`);
  const column = (title: string, lines: readonly string[], x: number, w: number): void => {
    if (lines.length === 0) return;
    slide.addText([{ text: title, options: { bold: true, fontSize: 11, breakLine: true } }, ...lines.map((text, at) => ({ text, options: { fontSize: 9, bullet: { indent: 9 }, breakLine: at < lines.length - 1 } }))], { x, y: 6.28, w, h: 0.82, fontFace: font, color: ink.text, margin: 0, valign: 'top', fit: 'shrink' });
  };
  column('Verified outcomes', verified, 0.5, 6);
  column('What comes next', next, 6.8, 6);
  words(slide, report.method, { x: 0.5, y: 7.14, w: 12.33, h: 0.24 }, 7.5, { color: ink.quiet });
};

/** The value report as one slide with an editable chart. */
export const valueDeck = async (report: ValueReport): Promise<Uint8Array> => {
  const Deck = await openPptx();
  const deck = new Deck();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = report.title;
  deck.author = report.from;
  deck.company = '';
  deck.subject = report.period;
  // A placeholder is what a screen reader knows as the title of a slide.
  deck.defineSlideMaster({ title: 'Report', objects: [{ placeholder: { options: { name: 'title', type: 'title', x: 0.5, y: 0.3, w: 9.5, h: 0.55, fontFace: font, fontSize: 22, bold: true, color: ink.text, margin: 0, align: 'left', valign: 'middle' }, text: '' } }] });
  const slide = deck.addSlide({ masterName: 'Report' });
  addHead(slide, report);
  addChart(slide, report);
  addGains(slide, report);
  addFoot(slide, report);
  return finishDeck(await deck.write({ outputType: 'uint8array' }) as Uint8Array, report.on);
};
