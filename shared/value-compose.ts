import { dayName, type Day } from '#shared/days.ts';
import { exponentOf, formatMoney } from '#shared/money.ts';
import type { AccountValue, EvidenceRow, ValueItem } from '#shared/value.ts';
import type { ReportCase, ReportGain, ReportOutcome, ReportPlace, ReportStep, ValueReport } from '#shared/value-report.ts';
import { formulaWords, sayPayback, sayRatio, valueCaseNames, valueCases, valueStateNames, type ValueCase } from '#shared/value-rules.ts';

/** A criterion that a person of the customer verified. */
export type VerifiedOutcome = { id: string; planId: string; metric: string; change: string; by: string; on: Day; words: string; impact: string };
/** Something open of the success plan. */
export type OpenObjective = { name: string; dueOn: Day | null };
export type ReportParts = { value: AccountValue; outcomes: readonly VerifiedOutcome[]; objectives: readonly OpenObjective[]; me: { name: string; company: string }; gains: number };

/** One page holds so much of a text; what is longer is cut at a word. */
const short = (text: string, letters: number): string => {
  const flat = text.trim().replaceAll(/\s+/g, ' ');
  if (flat.length <= letters) return flat;
  return `${flat.slice(0, letters).replace(/\s+\S*$/, '')} …`;
};

/** Value is told in whole units of money: cents would claim a precision that no assumption has. */
export const wholeMoney = (minor: number, currency: string): string => {
  const unit = 10 ** exponentOf(currency);
  return formatMoney(Math.sign(minor) * Math.round(Math.abs(minor) / unit) * unit, currency);
};

const countedWords = ({ state, every, startOn, counted }: ValueItem): string => {
  if (state === 'expected') return `${every === 'once' ? 'once' : 'every year'}${startOn === null ? '' : `, from ${dayName(startOn)} on`}`;
  if (every === 'once') return `once${startOn === null ? '' : `, on ${dayName(startOn)}`}`;
  return counted.months === 12 ? 'in force all twelve months' : `in force ${counted.months ?? 0} of 12 months${startOn === null ? '' : `, since ${dayName(startOn)}`}`;
};

/** As many sources as a line or two hold, each of them whole; how many more there are is said. */
const sourcesWords = (told: readonly string[]): string[] => {
  const shown = told.filter((_, at) => at === 0 || told.slice(0, at + 1).join('; ').length <= 150);
  const more = told.length - shown.length;
  return shown.length === 0 ? [] : [`Sources: ${shown.join('; ')}${more === 0 ? '' : `; and ${more} more`}`];
};

const evidenceWords = (item: ValueItem): string[] => {
  const linked = item.assumptions.flatMap(({ label, linked: row }) => (row === null ? [] : [`${label}: ${row.label}, ${row.says}`]));
  const told = item.assumptions.flatMap(({ label, source, linked: row }) => (source === '' || row !== null ? [] : [short(`${label.toLowerCase()}: ${source}`, 150)]));
  const confirmed = item.confirmedById === null || item.confirmedOn === null ? [] : [`Confirmed by ${item.confirmedBy} on ${dayName(item.confirmedOn)}`];
  return [...confirmed, ...linked.slice(0, 1).map((one) => short(one, 170)), ...sourcesWords(told)].slice(0, 3);
};

const gainOf = (item: ValueItem): ReportGain => {
  const shown = (which: ValueCase): string => wholeMoney(item.state === 'delivered' ? item.counted[which] : (item[which] ?? 0), item.currency);
  return {
    id: item.id, name: short(item.name, 70), state: valueStateNames[item.state], low: shown('low'), likely: shown('likely'), counts: countedWords(item), evidence: evidenceWords(item),
    formula: short(formulaWords(item, null).replace(/^./, (first) => first.toUpperCase()), 170),
    figures: short(`${formulaWords(item, 'low')} = ${wholeMoney(item.low ?? 0, item.currency)}${item.every === 'year' ? ' a year' : ''}`, 190),
  };
};

const at = (id: string, key: string | null = null): ReportPlace => ({ to: 'gain', id, key });

const gapsOf = ({ value, outcomes, me }: ReportParts): ValueReport['missing'] => {
  const { items, totals } = value;
  const delivered = items.filter(({ state }) => state === 'delivered');
  return [
    ...(items.length === 0 ? [{ says: 'No gain is written down yet. Add one from a driver.', place: { to: 'gains' as const } }] : []),
    ...(items.length > 0 && delivered.length === 0 ? [{ says: 'No gain is called delivered, so the report can only speak of what is expected.', place: { to: 'gains' as const } }] : []),
    ...(items.length > 0 && items.length < 3 ? [{ says: `${items.length === 1 ? 'One gain stands' : 'Two gains stand'} in the report; three to five persuade.`, place: { to: 'gains' as const } }] : []),
    ...(totals.priceMinor === null ? [{ says: totals.missingRates.length === 0 ? 'No ARR runs on this day, so there is no price to set the value against.' : 'The price is in a currency without a rate.', place: { to: 'contracts' as const } }] : []),
    ...totals.missingRates.map((one) => ({ says: `There is no exchange rate for ${one}; amounts in it are left out.`, place: { to: 'rates' as const } })),
    ...totals.left.filter(({ sentence }) => !sentence.startsWith('There is no rate')).map(({ id, name, sentence }) => ({ says: `${name} is not counted. ${sentence}`, place: at(id) })),
    ...items.filter(({ low, likely }) => low !== null && likely !== null && likely < low).map(({ id, name }) => ({ says: `${name}: the likely amount is below the conservative one.`, place: at(id) })),
    ...items.flatMap(({ id, name, doubts }) => doubts.map((one) => ({ says: `${name}: ${one}`, place: at(id) }))),
    ...delivered.filter(({ confirmedById }) => confirmedById === null).map(({ id, name }) => ({ says: `${name} is delivered, and nobody of the customer confirmed it yet.`, place: at(id) })),
    ...items.flatMap(({ id, name, fault, assumptions }) => {
      const without = fault === null ? assumptions.filter(({ source, linked }) => source === '' && linked === null) : [];
      const [first] = without;
      return first === undefined ? [] : [{ says: `${name}: it is not said where ${without.length === 1 ? `“${first.label}” comes` : `${without.length} of its figures come`} from.`, place: at(id, first.key) }];
    }),
    ...(outcomes.length === 0 ? [{ says: 'No success criterion is verified by a person of the customer, in their words.', place: { to: 'plan' as const } }] : []),
    ...(me.name === '' || me.company === '' ? [{ says: 'Your name or company is not in the settings, so the report does not say whom it is from.', place: { to: 'settings' as const } }] : []),
  ];
};

const headlineOf = ({ totals: { currency, priceMinor, low, period } }: AccountValue): ValueReport['headline'] => {
  if (low.deliveredMinor > 0) {
    const against = priceMinor === null ? '' : `, ${sayRatio(low.ratio)} the yearly price`;
    return { figure: wholeMoney(low.deliveredMinor, currency), words: `delivered in the 12 months to ${dayName(period.to)}${against}, counted conservatively` };
  }
  if (low.expectedMinor > 0) return { figure: wholeMoney(low.expectedMinor, currency), words: `expected in a full year${priceMinor === null ? '' : `, ${sayRatio(low.aheadRatio)} the yearly price`}, counted conservatively` };
  return { figure: '–', words: 'No gain comes to a figure yet' };
};

/** Gains in the order of a report: what was delivered before what is expected, the largest first. */
const inOrder = (items: readonly ValueItem[]): ValueItem[] => {
  const size = (item: ValueItem): number => (item.state === 'delivered' ? item.counted.low : (item.low ?? 0));
  return items.filter(({ fault }) => fault === null).toSorted((a, b) => Number(a.state === 'expected') - Number(b.state === 'expected') || size(b) - size(a));
};

const othersWords = (rest: readonly ValueItem[]): string => {
  if (rest.length === 0) return '';
  return `And ${rest.length} more: ${rest.map(({ name }) => short(name, 40)).join(', ')}`;
};

/** What is verified in words that stand behind the largest gain; else the newest. */
const quoteOf = (items: readonly ValueItem[], outcomes: readonly VerifiedOutcome[]): ValueReport['quote'] => {
  const linked = items.flatMap(({ assumptions }) => assumptions.flatMap(({ linked: row }): EvidenceRow[] => (row === null ? [] : [row]))).map(({ id }) => id);
  const behind = linked.map((id) => outcomes.find((one) => one.id === id)).find((one) => one !== undefined);
  const said = behind ?? outcomes[0];
  return said === undefined ? null : { words: short(said.words, 230), by: said.by, on: dayName(said.on) };
};

const outcomeOf = ({ id, planId, metric, change, by, on, words, impact }: VerifiedOutcome): ReportOutcome => ({ id, planId, metric: short(metric, 70), change, by, on: dayName(on), words: short(words, 170), impact: short(impact, 110) });

/** The value report: what the records say of the value of an account, cut to one page, and what is missing for it. */
export const reportOf = (parts: ReportParts): ValueReport => {
  const { value, outcomes, objectives, me } = parts;
  const { totals, items } = value;
  const { currency, priceMinor } = totals;
  const money = (minor: number): string => wholeMoney(minor, currency);
  const cases = valueCases.map((which): ReportCase => {
    const of = totals[which];
    return { name: valueCaseNames[which], delivered: money(of.deliveredMinor), ratio: sayRatio(of.ratio), payback: sayPayback(of.paybackMonths), expected: money(of.expectedMinor), ahead: sayRatio(of.aheadRatio) };
  });
  const major = (minor: number): number => minor / 10 ** exponentOf(currency);
  const ordered = inOrder(items);
  const [shown, rest] = [ordered.slice(0, parts.gains), ordered.slice(parts.gains)];
  const next: ReportStep[] = [
    ...ordered.filter(({ state }) => state === 'expected').slice(0, 2).map(({ name, low, currency: its, startOn }) => ({ words: `${short(name, 70)}: ${wholeMoney(low ?? 0, its)} expected`, due: startOn === null ? '' : `from ${dayName(startOn)}` })),
    ...objectives.slice(0, 3).map(({ name, dueOn }) => ({ words: short(name, 90), due: dueOn === null ? '' : `by ${dayName(dueOn)}` })),
  ].slice(0, 4);
  return {
    accountId: value.accountId,
    account: value.accountName,
    title: `The value of ${me.company === '' ? 'the product' : me.company} to ${value.accountName}`,
    on: value.on,
    asOf: value.asOf,
    period: `12 months to ${dayName(totals.period.to)}`,
    from: [me.name, me.company].filter((one) => one !== '').join(', '),
    headline: headlineOf(value),
    quote: quoteOf(ordered, outcomes),
    price: priceMinor === null ? 'n/a' : `${money(priceMinor)} a year`,
    cases,
    bars: [...(priceMinor === null ? [] : [{ name: 'Price of a year', value: major(priceMinor), said: money(priceMinor) }]), ...valueCases.map((which) => ({ name: `Delivered, ${valueCaseNames[which].toLowerCase()}`, value: major(totals[which].deliveredMinor), said: money(totals[which].deliveredMinor) }))],
    currency,
    gains: shown.map(gainOf),
    others: othersWords(rest),
    outcomes: outcomes.slice(0, 3).map(outcomeOf),
    next,
    method: 'Conservative counts what can be shown to a sceptic, likely what is most probable. Yearly gains count by the whole months since they began; the price is the yearly recurring price on the day.',
    missing: gapsOf(parts),
  };
};
