import type { ValueReport } from '#shared/value-report.ts';
export const sample: ValueReport = {
  accountId: 'A', account: 'Halvorsen & Dray <Logistics>', title: 'The value of Brindlework to Halvorsen & Dray <Logistics>', on: '2026-03-16', asOf: null, period: '12 months to 16 Mar 2026', from: 'Ines Calder, Brindlework',
  headline: { figure: '$1,512,000', words: 'delivered in the 12 months to 16 Mar 2026, 4.1× the yearly price, counted conservatively' },
  quote: { words: 'For the first time I can tell the port authority that nothing is late, and show it on one page. That alone pays for it.', by: 'Marta Lindqvist, Chief Operating Officer', on: '20 Jan 2026' },
  price: '$360,000 a year', currency: 'USD',
  cases: [{ name: 'Conservative', delivered: '$1,512,000', ratio: '4.1×', payback: '2.9 months', expected: '$90,000', ahead: '4.4×' }, { name: 'Likely', delivered: '$2,120,000', ratio: '5.8×', payback: '2.1 months', expected: '$140,000', ahead: '6.2×' }],
  bars: [{ name: 'Price of a year', value: 360000, said: '$360,000' }, { name: 'Delivered, conservative', value: 1512000, said: '$1,512,000' }, { name: 'Delivered, likely', value: 2120000, said: '$2,120,000' }],
  gains: ['Downtime avoided at the eight depots', 'Closed berths avoided', 'Hours saved in the monthly report', 'Tools replaced', 'New staff productive sooner at all of the depots of the group'].map((name, i) => ({ id: String(i), name, state: i < 4 ? 'Delivered' : 'Expected', low: '$420,000', likely: '$560,000', formula: 'sites, lines or services × (unplanned downtime before − unplanned downtime now) × 12 × cost of an hour of downtime × share that is owed to the product', figures: '8 sites × (31 hours a month − 14 hours a month) × 12 × USD 400 an hour × 60 % = $391,680 a year', counts: 'in force 8 of 12 months, since 12 Jul 2025', evidence: ['Confirmed by Marta Lindqvist, Chief Operating Officer on 20 Jan 2026', 'Unplanned downtime now: Unplanned downtime per depot and month, 31 → 14 hours on 3 Mar 2026, accepted'] })),
  others: 'And 2 more: Travel and visits avoided, Stock reduced',
  outcomes: [1, 2, 3].map((i) => ({ id: String(i), planId: 'P', metric: 'Inspections past their day', change: '5 → 0 a month', by: 'Marta Lindqvist, Chief Operating Officer', on: '20 Jan 2026', words: 'For the first time I can tell the port authority that nothing is late, and show it on one page.', impact: 'Two closed berths a year avoided, about 180,000 each.' })),
  next: [1, 2, 3, 4].map(() => ({ words: 'One view of all 31 depots for the COO', due: 'by 4 Jul 2026' })),
  method: 'Conservative counts what can be shown to a sceptic, likely what is most probable. Yearly gains count by the whole months since they began; the price is the yearly recurring price on the day.',
  missing: [],
};
