import JSZip from 'jszip';
import { finishDeck } from '#electron/decks/finish.ts';
import { openPptx } from '#electron/decks/pptx.ts';
import type { Look } from '#shared/placed-slides.ts';

/** Words of the made deck that have to be found in what comes of it. */
export const ourWords = { title: 'Review of Blue Heron', message: 'Active users grew 18 % since March', body: 'Quiet nights since April', notes: 'Say thank you first', chart: 'Active users by month' } as const;

/** A deck of four slides as shared/placed-slides.ts describes them, in the size and places of a look: a title, text, a chart beside text, and a section. */
export const madeDeck = async ({ width, height, places }: Look): Promise<Uint8Array> => {
  const Deck = await openPptx();
  const deck = new Deck();
  deck.defineLayout({ name: 'own', width, height });
  deck.layout = 'own';
  deck.title = ourWords.title;
  deck.author = 'Robin Vale';
  for (const role of ['title', 'section', 'content'] as const) {
    const { title, body, subtitle } = places[role];
    deck.defineSlideMaster({
      title: role,
      objects: [
        { placeholder: { options: { name: 'title', type: 'title', ...title, margin: 0 }, text: '' } },
        { placeholder: { options: { name: role === 'content' ? 'body' : 'subtitle', type: 'body', ...(subtitle ?? body), margin: 0 }, text: '' } },
      ],
    });
  }
  const head = (role: 'title' | 'section' | 'content') => ({ placeholder: 'title', color: 'tx1', fontFace: '+mj-lt', fontSize: Math.min(28, places[role].titleSize), bold: true });
  const opening = deck.addSlide({ masterName: 'title' });
  opening.addText(ourWords.title, head('title'));
  opening.addText('Quarterly, as of 16 March 2026', { placeholder: 'subtitle', color: 'tx2', fontFace: '+mn-lt', fontSize: 16 });
  opening.addNotes(ourWords.notes);
  const text = deck.addSlide({ masterName: 'content' });
  text.addText(ourWords.message, head('content'));
  text.addText([ourWords.body, 'Two more teams trained'].map((words) => ({ text: words, options: { bullet: true, breakLine: true } })), { placeholder: 'body', color: 'tx1', fontFace: '+mn-lt', fontSize: 18, valign: 'top' });
  const { body } = places.content;
  const half = { y: body.y, w: body.w / 2 - 0.1, h: body.h };
  const charted = deck.addSlide({ masterName: 'content' });
  charted.addText('Every team uses it each week', head('content'));
  charted.addText('Nine of ten licences are used', { x: body.x, ...half, color: 'tx2', fontFace: '+mn-lt', fontSize: 16, valign: 'top', margin: 0 });
  charted.addShape('rect', { x: body.x, y: body.y + 0.6, w: body.w / 2 - 0.1, h: 0.8, fill: { color: 'bg2' } });
  charted.addText('On a panel', { x: body.x + 0.1, y: body.y + 0.6, w: body.w / 2 - 0.3, h: 0.8, color: 'tx1', fontFace: '+mn-lt', fontSize: 14 });
  charted.addTable([[{ text: 'Team', options: { bold: true, color: 'tx1' } }, { text: 'Users', options: { bold: true, color: 'tx1' } }], [{ text: 'Nights', options: { color: 'tx1' } }, { text: '42', options: { color: 'tx1' } }]], { x: body.x, y: body.y + 1.7, w: body.w / 2 - 0.1, fontSize: 12, fontFace: '+mn-lt', border: { type: 'solid', pt: 0.5, color: 'tx2' } });
  charted.addChart('bar', [{ name: 'Active users', labels: ['January', 'February', 'March'], values: [31, 36, 42] }, { name: 'Target', labels: ['January', 'February', 'March'], values: [30, 35, 40] }], { x: body.x + body.w / 2 + 0.1, ...half, chartColors: ['accent1', 'accent2'], altText: ourWords.chart, objectName: 'Chart', catAxisLabelColor: 'tx1', valAxisLabelColor: 'tx1', showLegend: true, legendPos: 'b', legendColor: 'tx1' });
  charted.addNotes(`${ourWords.notes}, then the figure`);
  const section = deck.addSlide({ masterName: 'section' });
  section.addText('What comes next', head('section'));
  return finishDeck((await deck.write({ outputType: 'uint8array' })) as Uint8Array);
};

export const openZip = (bytes: Uint8Array): Promise<JSZip> => JSZip.loadAsync(bytes);
