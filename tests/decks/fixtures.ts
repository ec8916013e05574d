import { deflateSync } from 'node:zlib';
import type { Block, ChartSpec, Deck, Slide, SlideKey } from '#shared/deck.ts';

const asOf = '2026-11-20';
const months = ['Nov 2025', 'Dec 2025', 'Jan 2026', 'Feb 2026', 'Mar 2026', 'Apr 2026', 'May 2026', 'Jun 2026', 'Jul 2026', 'Aug 2026', 'Sep 2026', 'Oct 2026', 'Nov 2026'];
const source = (method: string) => ({ says: 'Figures of the account', record: null, on: asOf, method });

export const slide = (key: SlideKey, title: string, blocks: Block[], more: Partial<Slide> = {}): Slide =>
  ({ key, layout: 'content', title, subtitle: '', blocks, arrangement: 'one', talk: [], notes: [`Say this: ${title}`, 'Then ask what they think.'], sources: [source('usage data')], ...more });
export const chart = (more: Partial<ChartSpec> = {}): Block => ({
  kind: 'chart', name: 'chart',
  chart: { kind: 'columns', unit: 'licences in use', categories: months, series: [{ name: 'Licences in use', values: [212, 220, 228, 241, 250, 263, 270, 284, 290, 301, 322, 340, 356] }], target: null, altText: 'Columns of licences in use by month: 212 in November 2025, 356 in November 2026', ...more },
});
export const table = (rows: string[][], more: Partial<Extract<Block, { kind: 'table' }>> = {}): Block => ({
  kind: 'table', name: 'actions', columns: [{ name: 'What', align: 'left', share: 50 }, { name: 'Who', align: 'left', share: 25 }, { name: 'By', align: 'left', share: 15 }, { name: 'Progress', align: 'right', share: 10 }], rows, ...more,
});
const text = (name: string, lines: string[], more: Partial<Extract<Block, { kind: 'text' }>> = {}): Block => ({ kind: 'text', name, lines, isList: false, tone: 'plain', ...more });
const deckOf = (slides: Slide[], more: Partial<Deck> = {}): Deck =>
  ({ title: 'Northwind Traders and Daybook: quarterly business review', customer: 'Northwind Traders', author: 'Dana Quist, Daybook', asOf, form: 'quarterly', size: '16:9', logoHash: null, slides, findings: [], ...more });

const figures: Block = {
  kind: 'figures', name: 'signs', figures: [
    { label: 'Licences in use', value: '89 %', note: '356 of 400' }, { label: 'Objectives reached or on time', value: '4 of 5', note: '2 reached' }, { label: 'Support requests answered', value: '48', note: 'in 2 days at the median, none open' },
  ],
};
const action = (at: number): string[] => [`Action ${at}: bring the regional teams onto the shared workflow`, at % 2 === 0 ? 'Maria Anders, Northwind' : 'Dana Quist, Daybook', '12 Dec 2026', `${at * 7 % 100} %`];

/** A deck with a slide of each kind, as a healthy account has it. */
export const richDeck = (more: Partial<Deck> = {}): Deck => deckOf([
  slide('title', 'Northwind Traders and Daybook: quarterly business review', [text('purpose', ['Decide which two teams come next'], { tone: 'lead' })], { layout: 'title', subtitle: 'Figures as of 20 November 2026 · Dana Quist, Customer Success Manager, Daybook' }),
  slide('agenda', '90 minutes, 70 of them on your objectives', [
    table([['Welcome', 'Dana Quist', '10'], ['What was reached', 'Maria Anders', '40'], ['What comes next', 'Both', '30'], ['Actions', 'Dana Quist', '10']], { name: 'agenda', columns: [{ name: 'Topic', align: 'left', share: 58 }, { name: 'Led by', align: 'left', share: 27 }, { name: 'Minutes', align: 'right', share: 15 }] }),
    table([['Maria Anders, Head of Operations', 'Dana Quist, Customer Success Manager'], ['Thomas Hardy, Chief Financial Officer', 'Ines Okafor, Vice President'], ['Ana Trujillo, IT', 'Sam Bell, Solution Architect']], { name: 'guests', columns: [{ name: 'Northwind Traders', align: 'left', share: 50 }, { name: 'Daybook', align: 'left', share: 50 }] }),
  ], { arrangement: 'halves' }),
  slide('journey', '2 years together: 3 objectives reached, 2 under way', [{
    kind: 'steps', name: 'journey', steps: [
      { name: 'Start together', on: '2024-11-04', says: '', isAhead: false }, { name: 'Kickoff', on: '2024-12-02', says: 'With all four sites', isAhead: false }, { name: 'First results', on: '2025-03-14', says: 'Order time down by a day', isAhead: false },
      { name: 'Objective reached', on: '2026-02-20', says: 'Every site reports from one place', isAhead: false }, { name: 'Objective due', on: '2027-01-31', says: 'Half the manual checks gone', isAhead: true }, { name: 'Term ends', on: '2027-11-03', says: '', isAhead: true },
    ],
  }]),
  slide('adoption', 'Licences in use grew by 68 % in a year, to 356', [chart()], { subtitle: 'Licences in use by month' }),
  slide('licences', 'Two of three products are above the 80 % that pays them back', [chart({ kind: 'bars', unit: '% of licences', categories: ['Planning', 'Orders', 'Reporting for regional managers'], series: [{ name: 'In use', values: [92, 84, 61.5] }], target: { name: 'Pays back', value: 80 }, altText: 'Bars of licences in use: Planning 92 %, Orders 84 %, Reporting 61.5 %, against 80 %' }), figures], { arrangement: 'wide-first' }),
  slide('then-and-now', 'Order time fell from 4.2 to 2.6 days, and stays under the target', [chart({ kind: 'line', unit: 'days from order to delivery', categories: months, series: [{ name: 'Order time', values: [4.2, 4.1, 3.9, 3.8, null, 3.4, 3.3, 3.1, 3, 2.9, 2.7, 2.6, 2.6] }], target: { name: 'Target', value: 3.5 }, altText: 'Line of order time by month: 4.2 days in November 2025, 2.6 in November 2026; target 3.5' })]),
  slide('health', 'Support answers within 2 days, and nothing is open', [figures, chart({ unit: 'requests', series: [{ name: 'Opened', values: [4, 6, 3, 5, 7, 2, 4, 3, 6, 5, 2, 3, 1] }, { name: 'Answered', values: [3, 6, 4, 5, 6, 3, 4, 3, 5, 6, 2, 3, 2] }], altText: 'Columns of requests opened and answered by month' })], { arrangement: 'top-and-rest' }),
  slide('goals', 'Every site moved work over, Lyon the most', [chart({ kind: 'stacked', unit: 'tasks a week', categories: ['Lyon', 'Graz', 'Porto', 'Malmö'], series: [{ name: 'Planned', values: [120, 90, 60, 30] }, { name: 'Automated', values: [340, 210, 180, 95] }, { name: 'By hand', values: [40, 80, 70, 120] }], target: { name: 'Target', value: 420 }, altText: 'Stacks of tasks a week by site' })]),
  slide('value', '€ 1.2m delivered in twelve months, 3.4 times the price', [chart({ kind: 'doughnut', unit: 'EUR', categories: ['Fewer manual checks', 'Faster orders', 'Less stock', 'Fewer returns'], series: [{ name: 'Value', values: [620_000, 340_000, 180_000, 60_000] }], altText: 'Ring of value by gain: 620,000 fewer manual checks, 340,000 faster orders, 180,000 less stock, 60,000 fewer returns' }), text('how', ['Counted from your own figures, conservatively', 'Confirmed by Thomas Hardy on 2 November 2026', 'Price of the year: € 350,000'], { isList: true })], { arrangement: 'halves' }),
  slide('outcomes', '“We stopped arguing about whose number is right”', [{ kind: 'quote', name: 'quote', quote: 'We stopped arguing about whose number is right, and started to decide.', who: 'Maria Anders, Head of Operations, 14 October 2026' }, text('verified', ['Every site reports from one place: 4 of 4, verified 20 February 2026', 'Order time under 3.5 days: 2.6, verified 2 November 2026'], { isList: true })]),
  slide('actions', '6 actions with owners, the first due 12 December', [table([1, 2, 3, 4, 5, 6].map(action))]),
  slide('roadmap', 'Savings fell below cost in two months and have recovered since', [chart({ unit: 'EUR thousand', categories: ['Q1', 'Q2', 'Q3', 'Q4'], series: [{ name: 'Net savings', values: [-40, -12, 65, 140] }], altText: 'Columns of net savings: -40 in Q1, -12 in Q2, 65 in Q3, 140 in Q4' })]),
  slide('definitions', 'What the words mean', [table([['Licences in use', 'People who did something in the product within 28 days, against the licences of the contract'], ['Order time', 'Days from the order to its delivery, the median of a month']], { name: 'definitions', columns: [{ name: 'Word', align: 'left', share: 30 }, { name: 'Meaning', align: 'left', share: 70 }] })]),
  slide('sources', 'Where the figures come from', [text('sources', ['Usage data to 20 November 2026', 'Success plan, version of 18 November 2026'], { tone: 'quiet', isList: true })], { layout: 'section', subtitle: 'Appendix' }),
], more);

/** What an account says of which nothing is known yet. */
export const emptyDeck = (): Deck => deckOf([slide('title', 'Northwind Traders and Daybook: quarterly business review', [], { layout: 'title', subtitle: 'Figures as of 20 November 2026', sources: [] }), slide('adoption', 'Nothing', [chart({ categories: [], series: [] }), text('none', ['', ' '])])]);

const long = 'The regional teams moved their planning, ordering and reporting onto the shared workflow, and now decide on the same figures every week. ';

/** Texts, tables, steps and figures that are far longer than a slide. */
export const longDeck = (more: Partial<Deck> = {}): Deck => deckOf([
  slide('title', long.repeat(3), [], { layout: 'title', subtitle: long.repeat(4) }),
  slide('actions', long.repeat(2), [table(Array.from({ length: 40 }, (_, at) => action(at + 1)))]),
  slide('goals', 'A wall of text', [text('wall', Array.from({ length: 24 }, (_, at) => `${at + 1}. ${long}`), { isList: true })]),
  slide('objectives', 'One endless paragraph', [text('endless', [long.repeat(40)])]),
  slide('criteria', 'A cell that is taller than a slide', [table([[long.repeat(20), 'Maria Anders', '1 Dec 2026', '5 %'], action(2)])]),
  slide('journey', 'Twenty points in time', [{ kind: 'steps', name: 'steps', steps: Array.from({ length: 20 }, (_, at) => ({ name: `Step ${at + 1} ${long}`, on: at % 3 === 0 ? null : asOf, says: long.repeat(3), isAhead: at > 9 })) }]),
  slide('health', 'Nine figures', [{ kind: 'figures', name: 'many', figures: Array.from({ length: 9 }, (_, at) => ({ label: `Figure ${at + 1} ${long}`, value: at % 2 === 0 ? '€ 1,234,567,890.00' : '7', note: long.repeat(2) })) }]),
  slide('outcomes', 'A long quote', [{ kind: 'quote', name: 'quote', quote: long.repeat(30), who: long }]),
  slide('licences', 'Two long sides', [text('left', Array.from({ length: 14 }, () => long)), table(Array.from({ length: 14 }, (_, at) => action(at)))], { arrangement: 'halves' }),
  slide('roadmap', 'A text before a chart and one behind it', [text('before', Array.from({ length: 6 }, () => long)), chart(), text('behind', Array.from({ length: 3 }, () => long))], { subtitle: long }),
], more);

/** Scripts and charts that are rare: gaps, one category, one value, nothing but zeros, names from right to left. */
export const oddDeck = (more: Partial<Deck> = {}): Deck => deckOf([
  slide('title', 'Ελληνική Ναυτιλία & Северсталь <Group> “ОАО”: 四半期レビュー', [], { layout: 'title', subtitle: 'חברת הספנות · شركة الشحن · 株式会社北海道' }),
  slide('agenda', 'أهداف شركة الشحن للربع القادم', [text('rtl', ['زيادة الاستخدام بنسبة ١٢٪', 'חידוש החוזה עד סוף השנה', 'Both sides agree'], { isList: true }), table([['שרה כהן', 'محمد علي', '1 Dec 2026', '5 %'], ['Ιωάννης Παπαδόπουλος', 'Светлана Щербакова', '2 Dec 2026', '10 %'], ['山田太郎は新しい業務フローを全拠点に展開する担当者です', '김민수', '3 Dec 2026', '20 %']])]),
  slide('adoption', 'One month is known', [chart({ categories: ['Nov 2026'], series: [{ name: 'Licences in use', values: [12] }], target: { name: 'Target', value: 20 } })]),
  slide('licences', 'Gaps stay gaps', [chart({ kind: 'line', series: [{ name: 'Lyon', values: [null, 3, null, 5, 6, null, null, 7, 8, null, 4, 9, 11] }, { name: 'Graz', values: [1, 2, 3, null, 5, 6, 7, 8, 9, 10, 11, 12, null] }] })]),
  slide('health', 'Nothing happened', [chart({ series: [{ name: 'Requests', values: months.map(() => 0) }] })]),
  slide('goals', 'Losses and gains side by side', [chart({ kind: 'bars', unit: 'EUR', categories: ['Lyon', 'Graz', 'A site with a name that takes more than a line of the chart'], series: [{ name: 'Last year', values: [-120_000, 80_500, 1_200_000] }, { name: 'This year', values: [40_000, null, 1_950_000] }], target: { name: 'Plan', value: 500_000 } })]),
  slide('value', 'Eight parts of a whole', [chart({ kind: 'doughnut', unit: 'hours', categories: ['Aa', 'Bb', 'Cc', 'Dd', 'Ee', 'Ff', 'Gg', 'Hh'], series: [{ name: 'Hours', values: [40, 22, 15, 9, 6, 4, 3, 1] }] })]),
  slide('criteria', 'Many lines that end close to each other', [chart({ kind: 'line', unit: '% of people', series: ['North', 'South', 'East', 'West'].map((name, at) => ({ name, values: months.map((_, index) => 50 + index + at * 0.3) })), target: { name: 'Target', value: 63 } })]),
  slide('objectives', 'Lines that end apart', [chart({ kind: 'line', unit: '% of people', series: [{ name: 'North', values: months.map((_, at) => 30 + at * 4) }, { name: 'South', values: months.map((_, at) => 40 - at) }], target: { name: 'Target', value: 60 } })]),
], more);

const crc = (bytes: Buffer): number => {
  let value = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xed_b8_83_20 : 0);
  }
  return (value ^ 0xff_ff_ff_ff) >>> 0;
};

/** A picture of one colour, as a PNG. */
export const picture = (width: number, height: number, [red, green, blue]: [number, number, number]): Uint8Array => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: width }, () => [red, green, blue]).flat())]);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))), chunk('IEND', Buffer.alloc(0))]);
};
export const logoHash = 'a'.repeat(64);
export const logoFiles = (): Map<string, { bytes: Uint8Array; mediaType: string }> => new Map([[logoHash, { bytes: picture(180, 60, [20, 90, 60]), mediaType: 'image/png' }]]);
