import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { criterionCells, criterionHead, milestoneCells, milestoneHead, type PlanCopy } from '#shared/plan-copy.ts';

const text = (words: string): Paragraph[] => words.split('\n').filter((one) => one.trim() !== '').map((one) => new Paragraph({ text: one, spacing: { after: 80 } }));
const named = (name: string, words: string): Paragraph[] => (words === '' ? [] : [new Paragraph({ children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(words.replaceAll(/\s*\n\s*/g, ' '))], spacing: { after: 80 } })]);
const heading = (words: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph => new Paragraph({ text: words, heading: level, spacing: { before: 240, after: 80 } });

const table = (head: readonly string[], rows: readonly (readonly string[])[]): (Table | Paragraph)[] => {
  if (rows.length === 0) return [];
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({ tableHeader: isHead, children: cells.map((cell) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: cell, bold: isHead, size: 18 })] })], margins: { top: 40, bottom: 40, left: 80, right: 80 } })) });
  return [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(head, true), ...rows.map((cells) => row(cells, false))] }), new Paragraph('')];
};

/** The customer's copy of a plan as a Word document. */
export const planDocument = (copy: PlanCopy): Document =>
  new Document({
    title: copy.title,
    creator: copy.from,
    styles: { default: { document: { run: { font: 'Calibri', size: 21 } } } },
    sections: [
      {
        children: [
          heading(copy.title, HeadingLevel.TITLE),
          new Paragraph({ text: [copy.account, copy.state, ...(copy.from === '' ? [] : [`from ${copy.from}`])].join(' · '), spacing: { after: 160 } }),
          ...(copy.strategy === '' ? [] : [heading('Strategy', HeadingLevel.HEADING_1), ...text(copy.strategy)]),
          ...(copy.highlights === '' ? [] : [heading('Highlights', HeadingLevel.HEADING_1), ...text(copy.highlights)]),
          ...copy.objectives.flatMap((objective, index) => [
            heading(`${index + 1}. ${objective.name}`, HeadingLevel.HEADING_1),
            new Paragraph({ text: `Due ${objective.due} · progress ${objective.progress} · owned by ${objective.owners}`, spacing: { after: 80 } }),
            ...named('Why', objective.why),
            ...named('What', objective.what),
            ...named('Outcome', objective.outcome),
            ...table(milestoneHead, objective.milestones.map(milestoneCells)),
            ...table(criterionHead, objective.criteria.map(criterionCells)),
            ...objective.criteria.filter(({ words }) => words !== '').flatMap(({ metric, words }) => named(metric, words)),
          ]),
        ],
      },
    ],
  });

export const planDocx = (copy: PlanCopy): Promise<Blob> => Packer.toBlob(planDocument(copy));
