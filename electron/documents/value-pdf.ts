import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { caseCells, caseHead, type ReportGain, type ValueReport } from '#shared/value-report.ts';

const ink = { text: '#1f2933', quiet: '#52606d', accent: '#1c6e8c', light: '#e8f1f5', line: '#cbd2d9', price: '#9aa5b1' } as const;
const page = { width: 595, height: 842, margin: 40 } as const;
const inner = page.width - 2 * page.margin;

const heading = (text: string): Content => ({ text, bold: true, fontSize: 11.5, margin: [0, 9, 0, 3], headlineLevel: 2 });
const lines = { hLineWidth: (at: number) => (at === 0 ? 0 : 0.5), vLineWidth: () => 0, hLineColor: () => ink.line, paddingLeft: () => 0, paddingRight: () => 6, paddingTop: () => 2.5, paddingBottom: () => 2.5 };

const head = ({ headline, quote }: ValueReport): Content => ({
  table: {
    widths: [205, '*'],
    body: [[
      { stack: [{ text: headline.figure, fontSize: 25, bold: true, color: ink.accent }, { text: headline.words, fontSize: 9.5 }], margin: [10, 7, 4, 7] },
      quote === null ? '' : { stack: [{ text: `“${quote.words}”`, italics: true, fontSize: 11 }, { text: `${quote.by}, ${quote.on}`, color: ink.quiet, margin: [0, 3, 0, 0] }], margin: [4, 9, 10, 7] },
    ]],
  },
  layout: { hLineWidth: () => 0, vLineWidth: () => 0, fillColor: () => ink.light },
});

/** Bars as drawn lines, their names and amounts as text. */
const bars = ({ bars: all }: ValueReport): Content => {
  const most = Math.max(1, ...all.map(({ value }) => value));
  const full = inner - 130 - 90;
  return {
    table: { widths: [124, full, 84], body: all.map(({ name, value, said }) => [name, { canvas: [{ type: 'rect' as const, x: 0, y: 1, w: Math.max(1, (full * Math.max(0, value)) / most), h: 10, color: name.startsWith('Price') ? ink.price : ink.accent }] }, { text: said, bold: true, alignment: 'right' as const }]) },
    layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingTop: () => 1.5, paddingBottom: () => 1.5, paddingLeft: () => 0, paddingRight: () => 4 },
  };
};

const cases = (report: ValueReport): Content => ({
  table: {
    headerRows: 1, widths: ['*', 'auto', 'auto', 'auto', 'auto'],
    body: [caseHead.map((text, at): TableCell => ({ text, color: ink.quiet, alignment: at === 0 ? 'left' : 'right' })), ...report.cases.map((one) => caseCells(one).map((text, at): TableCell => ({ text, bold: at < 3, alignment: at === 0 ? 'left' : 'right' })))],
  },
  layout: lines, margin: [0, 4, 0, 0],
});

const gainRow = ({ name, state, low, likely, formula, figures, counts, evidence }: ReportGain): TableCell[] => [
  {
    stack: [
      { text: [{ text: name, bold: true, fontSize: 9 }, { text: `  ${state.toLowerCase()}, ${counts}`, color: ink.quiet }] },
      { text: formula },
      { text: figures, color: ink.quiet },
      ...evidence.map((text): Content => ({ text, color: ink.quiet, italics: true })),
    ],
  },
  { text: low, bold: true, fontSize: 9, alignment: 'right' },
  { text: likely, bold: true, fontSize: 9, alignment: 'right' },
];

const gains = (report: ValueReport): Content[] =>
  report.gains.length === 0 ? [] : [
    heading('Where the value comes from'),
    { table: { headerRows: 1, widths: ['*', 66, 66], dontBreakRows: true, body: [['Gain, how it is counted and what shows it', 'Conservative', 'Likely'].map((text, at): TableCell => ({ text, color: ink.quiet, alignment: at === 0 ? 'left' : 'right' })), ...report.gains.map(gainRow)] }, layout: lines },
    ...(report.others === '' ? [] : [{ text: report.others, color: ink.quiet, margin: [0, 2, 0, 0] as [number, number, number, number] }]),
  ];

const outcomes = (report: ValueReport): Content[] =>
  report.outcomes.length === 0 ? [] : [
    heading('Verified outcomes'),
    { columns: report.outcomes.map(({ metric, change, by, on, words, impact }): Content => ({ stack: [{ text: metric, bold: true, fontSize: 9 }, ...(change === '' ? [] : [{ text: change, color: ink.accent, bold: true, fontSize: 9 }]), { text: `“${words}”`, italics: true }, { text: `${by}, ${on}`, color: ink.quiet }, ...(impact === '' ? [] : [impact])] })), columnGap: 14 },
  ];

const next = (report: ValueReport): Content[] => (report.next.length === 0 ? [] : [heading('What comes next'), { ul: report.next.map(({ words, due }) => `${words}${due === '' ? '' : `, ${due}`}`) }]);

/** The page at a size; 1 is as it is meant. */
const definition = (report: ValueReport, size: number, counted: (pages: number) => void): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [page.margin, 34, page.margin, 34],
  info: { title: report.title, author: report.from, subject: report.period },
  defaultStyle: { font: 'Roboto', fontSize: 8.5, color: ink.text, lineHeight: 1.08 },
  footer: (_at: number, pages: number): Content => {
    counted(pages);
    return { text: report.method, fontSize: 6.5, color: ink.quiet, margin: [page.margin, 8, page.margin, 0] };
  },
  content: scaled([
    { columns: [{ text: report.title, bold: true, fontSize: 16, width: '*' }, { text: `${report.period}${report.from === '' ? '' : `\nfrom ${report.from}`}`, alignment: 'right', color: ink.quiet, width: 'auto', margin: [0, 4, 0, 0] }], columnGap: 12, margin: [0, 0, 0, 8] },
    head(report),
    heading(`Value against price: ${report.price}`),
    bars(report),
    cases(report),
    ...gains(report),
    ...outcomes(report),
    ...next(report),
  ], size) as Content,
});

/** Every letter at a share of its size. */
const scaled = (part: unknown, size: number): unknown => {
  if (size === 1 || typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((one) => scaled(one, size));
  const own = 'fontSize' in part ? {} : 'text' in part || 'stack' in part || 'table' in part || 'ul' in part ? { fontSize: 8.5 * size } : {};
  return { ...own, ...Object.fromEntries(Object.entries(part).map(([key, value]) => [key, key === 'fontSize' ? Number(value) * size : typeof value === 'object' ? scaled(value, size) : value])) };
};

/** The value report as a PDF of one page, its text selectable. What is long is set smaller; what still does not fit loses its last gains, which the page then sums up. */
export const valuePdf = async (report: ValueReport): Promise<Uint8Array> => {
  const [{ default: pdfMake }, { default: roboto }] = await Promise.all([import('pdfmake/build/pdfmake.min.js'), import('pdfmake/build/vfs_fonts.js')]);
  pdfMake.addVirtualFileSystem(roboto);
  pdfMake.setUrlAccessPolicy(() => false);
  const write = async (of: ValueReport, size: number): Promise<{ bytes: Uint8Array; pages: number }> => {
    let pages = 1;
    const bytes = await pdfMake.createPdf(definition(of, size, (count) => { pages = count; })).getBuffer();
    return { bytes, pages };
  };
  let made = await write(report, 1);
  for (const size of [0.93, 0.86, 0.8]) {
    if (made.pages === 1) break;
    made = await write(report, size);
  }
  for (let shown = report.gains.length - 1; made.pages > 1 && shown > 0; shown -= 1) {
    const without = report.gains.length - shown;
    made = await write({ ...report, gains: report.gains.slice(0, shown), others: `${report.others === '' ? 'And ' : `${report.others}; and `}${without} more, shown in Daybook` }, 0.8);
  }
  return made.bytes;
};
