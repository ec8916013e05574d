import type { CustomerGain, CustomerValue } from '#shared/customer-facts.ts';
import { dayName, type Day } from '#shared/days.ts';
import type { Source } from '#shared/deck.ts';
import { exponentOf } from '#shared/money.ts';
import { wholeMoney } from '#shared/value-compose.ts';
import { sayPayback, sayRatio } from '#shared/value-rules.ts';
import { brief, link, shortMoney, slideOf, type SlideMaker } from '#shared/deck-slides/slide-words.ts';

const mostBars = 5;
const major = (minor: number, currency: string): number => Number((minor / 10 ** exponentOf(currency)).toFixed(exponentOf(currency)));

const gainSource = (gain: CustomerGain, low: number, likely: number): Source => ({
  says: `${gain.name}: ${wholeMoney(low, gain.currency)} conservative, ${wholeMoney(likely, gain.currency)} likely`,
  record: link('value_items', gain.id, gain.name),
  on: gain.confirmedOn ?? gain.startOn,
  method: [gain.figures, ...(gain.confirmedBy === '' ? [] : [`confirmed by ${gain.confirmedBy}`])].join('; '),
});

/** Where the figures of a gain are from, for the talk track. */
const basisOf = ({ name, assumptions }: CustomerGain): string[] => {
  const told = assumptions.flatMap(({ label, source, record }) => (record === null ? (source === '' ? [] : [`${label.toLowerCase()}: ${source}`]) : [record.says]));
  return told.length === 0 ? [] : [`${name} rests on: ${told.join('; ')}.`];
};

const period = ({ period: { from, to } }: CustomerValue): string => `${dayName(from)} to ${dayName(to)}`;

type Sized = { gain: CustomerGain; low: number; likely: number };
/** Gains of one kind in the currency of the sums, the largest first. */
const sized = ({ gains, currency }: CustomerValue, state: 'delivered' | 'expected'): Sized[] =>
  gains.filter((gain) => gain.state === state && gain.currency === currency && gain.low !== null && gain.likely !== null)
    .map((gain) => ({ gain, low: state === 'delivered' ? gain.counted.low : (gain.low ?? 0), likely: state === 'delivered' ? gain.counted.likely : (gain.likely ?? 0) }))
    .filter(({ likely }) => likely > 0).toSorted((a, b) => b.low - a.low || a.gain.id.localeCompare(b.gain.id));

const barsOf = (value: CustomerValue, gains: readonly Sized[]) => ({
  kind: 'chart' as const, name: 'gains',
  chart: {
    kind: 'bars' as const, unit: value.currency, target: null,
    categories: gains.map(({ gain }) => brief(gain.name, 42)),
    series: [{ name: 'Conservative', values: gains.map(({ low }) => major(low, value.currency)) }, { name: 'Likely', values: gains.map(({ likely }) => major(likely, value.currency)) }],
    altText: `Bars of the gains in ${value.currency}: ${gains.map(({ gain, low, likely }) => `${gain.name} ${wholeMoney(low, value.currency)} conservative, ${wholeMoney(likely, value.currency)} likely`).join('; ')}`,
  },
});

/** What was delivered against what it cost; where nothing was yet, what is expected. */
export const valueSlide: SlideMaker = ({ facts: { value, on } }) => {
  const { low, likely, price, currency } = value;
  const money = (minor: number): string => shortMoney(minor, currency);
  const delivered = sized(value, 'delivered');
  if (low.delivered <= 0 || delivered.length === 0) return expectedSlide(value, on);
  const shown = delivered.slice(0, mostBars);
  const isPaid = low.ratio !== null && low.ratio >= 1;
  const title = `${money(low.delivered)} of value in twelve months${isPaid ? `: ${sayRatio(low.ratio)} what it costs` : ''}`;
  const figures = [
    { label: 'Value of twelve months', value: money(low.delivered), note: `likely ${money(likely.delivered)}` },
    ...(price === null ? [] : [{ label: 'Price of a year', value: money(price), note: '' }]),
    ...(low.ratio === null ? [] : [{ label: 'Value against price', value: sayRatio(low.ratio), note: `likely ${sayRatio(likely.ratio)}` }]),
    ...(low.expected <= 0 ? [] : [{ label: 'Still expected', value: money(low.expected), note: `likely ${money(likely.expected)}` }]),
  ];
  return slideOf('value', title, {
    blocks: [{ kind: 'figures', name: 'value', figures }, barsOf(value, shown)],
    arrangement: 'top-and-rest',
    talk: [
      'The conservative figure is the one that stands in front of a sceptic; the likely one is the more probable.',
      ...(shown[0] === undefined ? [] : [`The largest part: ${shown[0].gain.name}. ${shown[0].gain.figures}.`]),
      ...shown.flatMap(({ gain }) => basisOf(gain)),
      ...(low.paybackMonths === null ? [] : [`At this rate the price of a year is earned back in ${sayPayback(low.paybackMonths)}.`]),
    ],
    sources: [
      { says: `Value of twelve months: ${money(low.delivered)} conservative, ${money(likely.delivered)} likely`, record: null, on, method: `sum of the gains, ${period(value)}; yearly ones by their whole months` },
      ...(price === null ? [] : [{ says: `Price of a year: ${money(price)}`, record: null, on, method: 'recurring price of the contracts that run' }]),
      ...(low.ratio === null ? [] : [{ says: `Value against price: ${sayRatio(low.ratio)} conservative, ${sayRatio(likely.ratio)} likely`, record: null, on, method: 'value of twelve months divided by the price of a year, rounded down' }]),
      ...(low.expected <= 0 ? [] : [{ says: `Still expected: ${money(low.expected)} conservative, ${money(likely.expected)} likely`, record: null, on, method: 'a full year of the gains that are not delivered yet' }]),
      ...shown.map(({ gain, low: least, likely: most }) => gainSource(gain, least, most)),
    ],
  });
};

const expectedSlide = (value: CustomerValue, on: Day): ReturnType<SlideMaker> => {
  const { low, likely, currency } = value;
  const shown = sized(value, 'expected').slice(0, mostBars);
  const [first] = shown;
  if (low.expected <= 0 || first === undefined) return null;
  const money = (minor: number): string => shortMoney(minor, currency);
  const from = shown.map(({ gain }) => gain.startOn).filter((day) => day !== null && day > on).toSorted()[0];
  const starts = from === undefined || from === null ? '' : `, from ${dayName(from)}`;
  return slideOf('value', `${money(low.expected)} of value expected${starts}`, {
    blocks: [{ kind: 'figures', name: 'value', figures: [{ label: 'Expected of a full year', value: money(low.expected), note: `likely ${money(likely.expected)}` }] }, barsOf(value, shown)],
    arrangement: 'top-and-rest',
    talk: ['Nothing of this is delivered yet: say so, and agree on how it will be measured.', `The largest part: ${first.gain.name}. ${first.gain.figures}.`, ...shown.flatMap(({ gain }) => basisOf(gain))],
    sources: [{ says: `Expected of a full year: ${money(low.expected)} conservative, ${money(likely.expected)} likely${starts}`, record: null, on, method: 'a full year of the gains that are not delivered yet' }, ...shown.map(({ gain, low: least, likely: most }) => gainSource(gain, least, most))],
  });
};
