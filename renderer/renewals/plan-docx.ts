import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { dayName } from '#shared/days.ts';
import type { RenewalPlan } from '#shared/renewals.ts';

/** A line of a section: a list item where it begins as one, ticked where it says so. */
const line = (words: string): Paragraph => {
  const item = /^- (?:\[(?<tick>[ x])\] )?(?<text>.*)$/.exec(words);
  if (item?.groups === undefined) return new Paragraph({ text: words, spacing: { after: 80 } });
  const { tick, text } = item.groups;
  return tick === undefined ? new Paragraph({ text: text ?? '', bullet: { level: 0 } }) : new Paragraph({ text: `${tick === 'x' ? '☒' : '☐'} ${text ?? ''}`, spacing: { after: 40 } });
};

/** The renewal plan as a Word document. */
export const renewalDocument = ({ title, on, facts, sections }: RenewalPlan): Document =>
  new Document({
    title,
    styles: { default: { document: { run: { font: 'Calibri', size: 21 } } } },
    sections: [{
      children: [
        new Paragraph({ text: title, heading: HeadingLevel.TITLE, spacing: { after: 80 } }),
        new Paragraph({ text: `As of ${dayName(on)}. ${facts}`, spacing: { after: 160 } }),
        ...sections.flatMap((section) => [new Paragraph({ text: section.title, heading: HeadingLevel.HEADING_1, spacing: { before: 240, after: 80 } }), ...section.text.split('\n').filter((words) => words.trim() !== '').map(line)]),
      ],
    }],
  });

export const renewalDocx = (plan: RenewalPlan): Promise<Blob> => Packer.toBlob(renewalDocument(plan));
