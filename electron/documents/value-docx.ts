import { caseCells, caseHead, type ValueReport } from '#shared/value-report.ts';

const ink = { text: '1F2933', quiet: '52606D', accent: '1C6E8C', light: 'E8F1F5', line: 'CBD2D9' } as const;
/** The inside of an A4 page, in twentieths of a point. */
const inner = 11_906 - 2 * 850;

/** The value report as a Word document. Word counts pages by its own fonts; the texts are cut so that one holds it. */
export const valueDocx = async (report: ValueReport): Promise<Uint8Array> => {
  const { AlignmentType, BorderStyle, Document, HeadingLevel, Packer, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } = await import('docx');
  type Run = InstanceType<typeof TextRun>;
  const run = (text: string, more: { bold?: boolean; italics?: boolean; size?: number; color?: string } = {}): Run => new TextRun({ text, size: 17, color: ink.text, ...more });
  const quiet = (text: string): Run => run(text, { color: ink.quiet });
  const paragraph = (children: Run[], more: { after?: number; right?: boolean; bullet?: boolean } = {}) =>
    new Paragraph({ children, spacing: { after: more.after ?? 0 }, alignment: more.right === true ? AlignmentType.RIGHT : AlignmentType.LEFT, ...(more.bullet === true ? { bullet: { level: 0 } } : {}) });
  const heading = (text: string) => new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(text, { bold: true, size: 22 })], spacing: { before: 140, after: 40 }, keepNext: true });
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const rule = { style: BorderStyle.SINGLE, size: 4, color: ink.line };
  const table = (widths: readonly number[], rows: readonly { cells: readonly InstanceType<typeof Paragraph>[][]; isHead?: boolean }[], shaded = false) =>
    new Table({
      width: { size: inner, type: WidthType.DXA }, columnWidths: [...widths],
      borders: { top: none, left: none, right: none, bottom: shaded ? none : rule, insideVertical: none, insideHorizontal: shaded ? none : rule },
      rows: rows.map(({ cells, isHead = false }) => new TableRow({
        tableHeader: isHead, cantSplit: true,
        children: cells.map((children, at) => new TableCell({ children, width: { size: widths[at] ?? 0, type: WidthType.DXA }, margins: { top: shaded ? 100 : 30, bottom: shaded ? 100 : 30, left: shaded ? 140 : 0, right: shaded ? 140 : 80 }, ...(shaded ? { shading: { type: ShadingType.CLEAR, fill: ink.light, color: 'auto' } } : {}) })),
      })),
    });
  const headCells = (texts: readonly string[]): { cells: InstanceType<typeof Paragraph>[][]; isHead: boolean } => ({ isHead: true, cells: texts.map((text, at) => [paragraph([quiet(text)], { right: at > 0 })]) });

  const { headline, quote } = report;
  const document = new Document({
    title: report.title, creator: report.from, subject: report.period, description: '',
    styles: { default: { document: { run: { font: 'Arial', size: 17 } } } },
    sections: [{
      properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 620, bottom: 560, left: 850, right: 850 } } },
      children: [
        new Paragraph({ heading: HeadingLevel.TITLE, children: [run(report.title, { bold: true, size: 30 })], spacing: { after: 30 } }),
        paragraph([quiet([report.period, ...(report.from === '' ? [] : [`from ${report.from}`])].join(' · '))], { after: 120 }),
        table([4_100, inner - 4_100], [{ cells: [
          [paragraph([run(headline.figure, { bold: true, size: 46, color: ink.accent })]), paragraph([run(headline.words)])],
          quote === null ? [paragraph([])] : [paragraph([run(`“${quote.words}”`, { italics: true, size: 20 })], { after: 40 }), paragraph([quiet(`${quote.by}, ${quote.on}`)])],
        ] }], true),
        heading(`Value against price: ${report.price}`),
        table([inner - 4 * 1_900, 1_900, 1_900, 1_900, 1_900], [headCells(caseHead), ...report.cases.map((one) => ({ cells: caseCells(one).map((text, at) => [paragraph([run(text, { bold: at < 3 })], { right: at > 0 })]) }))]),
        ...(report.gains.length === 0 ? [] : [
          heading('Where the value comes from'),
          table([inner - 2 * 1_350, 1_350, 1_350], [headCells(['Gain, how it is counted and what shows it', 'Conservative', 'Likely']), ...report.gains.map((gain) => ({ cells: [
            [paragraph([run(gain.name, { bold: true }), quiet(`  ${gain.state.toLowerCase()}, ${gain.counts}`)]), paragraph([run(gain.formula, { size: 16 })]), paragraph([run(gain.figures, { size: 16, color: ink.quiet })]), ...gain.evidence.map((text) => paragraph([run(text, { size: 16, italics: true, color: ink.quiet })]))],
            ...[gain.low, gain.likely].map((text) => [paragraph([run(text, { bold: true })], { right: true })]),
          ] }))]),
          ...(report.others === '' ? [] : [paragraph([quiet(report.others)])]),
        ]),
        ...(report.outcomes.length === 0 ? [] : [
          heading('Verified outcomes'),
          ...report.outcomes.flatMap(({ metric, change, by, on, words, impact }) => [paragraph([run(metric, { bold: true }), ...(change === '' ? [] : [run(`: ${change}`, { bold: true, color: ink.accent })]), run(`. “${words}” `, { italics: true }), quiet(`${by}, ${on}`), ...(impact === '' ? [] : [run(`. ${impact}`)])], { after: 30 })]),
        ]),
        ...(report.next.length === 0 ? [] : [heading('What comes next'), ...report.next.map(({ words, due }) => paragraph([run(`${words}${due === '' ? '' : `, ${due}`}`)], { bullet: true }))]),
        new Paragraph({ children: [run(report.method, { size: 13, color: ink.quiet })], spacing: { before: 120 } }),
      ],
    }],
  });
  return Packer.toBuffer(document);
};
