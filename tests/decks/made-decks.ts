import type { Deck, Slide } from '#shared/deck.ts';
import type { Look } from '#shared/placed-slides.ts';
import { layOut } from '#shared/slide-layout.ts';
import { writeDeck } from '#electron/decks/deck-writer.ts';

/** Words of the made deck that have to be found in what comes of it. */
export const ourWords = { title: 'Review of Blue Heron', message: 'Active users grew 18 % since March', body: 'Quiet nights since April', notes: 'Say thank you first', chart: 'Active users by month, January 31 to March 42' } as const;

const slide = (over: Partial<Slide>): Slide => ({ key: 'adoption', layout: 'content', title: ourWords.message, subtitle: '', blocks: [], arrangement: 'one', talk: [], notes: [ourWords.notes], sources: [], ...over });
const months = ['January', 'February', 'March'];

/** A deck with a title, a text, a chart beside a table, figures, a section and a long table. */
export const madeDeck: Deck = {
  title: ourWords.title, customer: 'Blue Heron', author: 'Robin Vale', asOf: '2026-03-16', form: 'quarterly', size: '16:9', logoHash: null, findings: [],
  slides: [
    slide({ key: 'title', layout: 'title', title: ourWords.title, subtitle: 'Quarterly review, as of 16 March 2026' }),
    slide({ key: 'objectives', title: 'Two of three objectives were reached', subtitle: 'What was agreed in April', blocks: [{ kind: 'text', name: 'lines', isList: true, tone: 'plain', lines: [ourWords.body, 'Two more teams trained', 'The night shift has its own page'] }] }),
    slide({
      arrangement: 'halves',
      blocks: [
        { kind: 'table', name: 'teams', columns: [{ name: 'Team', align: 'left', share: 2 }, { name: 'Users', align: 'right', share: 1 }], rows: [['Nights', '42'], ['Days', '118']] },
        { kind: 'chart', name: 'users', chart: { kind: 'columns', unit: 'users', categories: months, series: [{ name: 'Active users', values: [31, 36, 42] }, { name: 'Licences', values: [50, 50, 60] }], target: null, altText: ourWords.chart } },
      ],
    }),
    slide({ key: 'value', title: 'The year paid back three times its price', blocks: [{ kind: 'figures', name: 'figures', figures: [{ label: 'Value', value: '€ 240,000', note: 'confirmed' }, { label: 'Price', value: '€ 80,000', note: 'a year' }] }, { kind: 'text', name: 'note', isList: false, tone: 'quiet', lines: ['Counted from hours saved.'] }], arrangement: 'top-and-rest' }),
    slide({ key: 'goals', layout: 'section', title: 'What comes next', subtitle: 'Goals until September' }),
    slide({ key: 'sources', title: 'Where the figures are from', blocks: [{ kind: 'table', name: 'sources', columns: [{ name: 'Figure', align: 'left', share: 2 }, { name: 'From', align: 'left', share: 3 }], rows: Array.from({ length: 14 }, (_, at) => [`Figure ${at + 1}`, 'The export of the usage of March, counted by user and day']) }] }),
  ],
};

/** The deck as it is written for a look, before it is moved into a template. */
export const writtenDeck = (look: Look): Promise<Uint8Array> => writeDeck({ deck: madeDeck, slides: layOut(madeDeck, look).slides, look, files: new Map() });
