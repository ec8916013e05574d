import { addDays, addMonths, type Day } from '#shared/days.ts';
import { exponentOf, toMinor, type Money } from '#shared/money.ts';
import type { Fault } from '#shared/plan-rules.ts';
import { convert, type Rate } from '#shared/rates.ts';
import { evaluate, namesIn, numbersIn, parseFormula, sayFormula, type Formula } from '#shared/value-formula.ts';

/** Every figure is given twice: what can be defended against a sceptic, and what is most probable. */
export const valueCases = ['low', 'likely'] as const;
export type ValueCase = (typeof valueCases)[number];
export const valueCaseNames: Record<ValueCase, string> = { low: 'Conservative', likely: 'Likely' };

export const valueStates = ['expected', 'delivered'] as const;
export type ValueState = (typeof valueStates)[number];
export const valueStateNames: Record<ValueState, string> = { expected: 'Expected', delivered: 'Delivered' };

/** `year` is a gain of every year, `once` one that comes once. */
export const valueTimes = ['year', 'once'] as const;
export type ValueTimes = (typeof valueTimes)[number];
export const valueTimesNames: Record<ValueTimes, string> = { year: 'Every year', once: 'Once' };

/** A record of the book that a figure rests on: a success criterion, one of its measurements, or a metric of the account's use. */
export const evidenceEntities = ['criteria', 'measurements', 'usage_metrics'] as const;
export type Evidence = { entity: (typeof evidenceEntities)[number]; id: string };

/** One figure of a formula. `money` in a unit stands for the currency of the gain; a figure in % counts as hundredths. */
export type Assumption = { key: string; label: string; unit: string; low: number | null; likely: number | null; source: string; evidence: Evidence | null };

/** What the rules look at of a gain. `isEvidenced` where a figure rests on a record that is there. */
export type ValueFacts = {
  id: string; name: string; formula: string; assumptions: readonly Assumption[]; currency: string; state: ValueState; every: ValueTimes; startOn: Day | null;
  confirmedById: string | null; confirmedOn: Day | null; isEvidenced: boolean;
};

const caseWord: Record<ValueCase, string> = { low: 'conservative', likely: 'likely' };

/** The figure of an assumption as the formula takes it. */
const figureOf = ({ unit, ...figures }: Pick<Assumption, 'unit' | 'low' | 'likely'>, which: ValueCase): number | null => {
  const figure = figures[which];
  return figure === null || unit.trim() !== '%' ? figure : figure / 100;
};

/** What a gain comes to for a year, or once: minor units of its currency, rounded once at the end; or why it comes to nothing yet. */
export const amountOf = ({ formula: text, assumptions, currency }: Pick<ValueFacts, 'formula' | 'assumptions' | 'currency'>, which: ValueCase): { minor: number; exact: number } | { fault: string } => {
  const read = parseFormula(text);
  if ('fault' in read) return { fault: read.fault.sentence };
  const byKey = new Map(assumptions.map((one) => [one.key, one]));
  const without = namesIn(read.formula).map((key) => byKey.get(key) ?? { label: key, unit: '', low: null, likely: null }).filter((one) => one[which] === null);
  if (without.length > 0) return { fault: `No ${caseWord[which]} figure yet: ${without.map(({ label }) => label).join(', ')}.` };
  const worked = evaluate(read.formula, (key) => figureOf(byKey.get(key) ?? { unit: '', low: null, likely: null }, which));
  if ('fault' in worked) return worked;
  const minor = toMinor(worked.value, currency);
  return Number.isSafeInteger(minor) ? { minor, exact: worked.value } : { fault: 'It comes to more than can be counted.' };
};

/** Days from and to, both included. */
export type Period = { from: Day; to: Day };
/** The twelve months that end with a day. */
export const yearUpTo = (on: Day): Period => ({ from: addDays(addMonths(on, -12), 1), to: on });

/** How many whole months of a year's period a gain was in force: 12 where it began before, 0 where it begins after. */
export const monthsIn = (startOn: Day, { from, to }: Period): number => {
  if (startOn <= from) return 12;
  let months = 0;
  while (months < 12 && addMonths(startOn, months + 1) <= addDays(to, 1)) months += 1;
  return months;
};

/** What a delivered gain brought in a period: a yearly one by its whole months from its start day, one that comes once where its day falls in it. Rounded once. */
export const countedOf = (item: ValueFacts, which: ValueCase, period: Period): { minor: number; months: number | null } | { fault: string } => {
  const amount = amountOf(item, which);
  if ('fault' in amount) return amount;
  if (item.state !== 'delivered' || item.startOn === null) return { minor: 0, months: item.every === 'year' ? 0 : null };
  if (item.every === 'once') return { minor: item.startOn >= period.from && item.startOn <= period.to ? amount.minor : 0, months: null };
  const months = monthsIn(item.startOn, period);
  return { minor: toMinor((amount.exact * months) / 12, item.currency), months };
};

/** The sums of one case, in the currency of the totals. Ratios and months are `null` where there is no price, or nothing that pays it back. */
export type CaseTotals = {
  /** What delivered gains brought in the twelve months. */
  deliveredMinor: number;
  /** Of that, what came once. */
  onceMinor: number;
  /** What the delivered gains in force bring in a full year. */
  yearlyMinor: number;
  /** Expected gains: a full year of them, and what is to come once. */
  expectedMinor: number;
  /** Delivered ÷ price. */
  ratio: number | null;
  /** What is in force and what is expected, for a full year, ÷ price. */
  aheadRatio: number | null;
  /** In how many months the gains bring in what a year costs. */
  paybackMonths: number | null;
};
/** `priceMinor` is the ARR of the day; `null` without any. `left` are gains that are not counted, and why. */
export type ValueTotals = { currency: string; priceMinor: number | null; period: Period; low: CaseTotals; likely: CaseTotals; missingRates: string[]; left: { id: string; name: string; sentence: string }[] };

export type TotalsFacts = { items: readonly ValueFacts[]; arr: readonly Money[]; rates: readonly Rate[]; bookCurrency: string; on: Day };

/** Price less what came once, over what comes every month. Gains that come once pay first; none is left to pay where they are enough. */
const paybackOf = (priceMinor: number | null, onceMinor: number, yearlyMinor: number): number | null => {
  if (priceMinor === null) return null;
  const rest = priceMinor - onceMinor;
  if (rest <= 0) return 0;
  return yearlyMinor > 0 ? (12 * rest) / yearlyMinor : null;
};

/**
 * The value of an account on a day against its price. All in one currency where gains and price have the same; else in that of the book at the rates of
 * the day, and what has no rate is left out and named.
 */
export const totalsOf = ({ items, arr, rates, bookCurrency, on }: TotalsFacts): ValueTotals => {
  const period = yearUpTo(on);
  const named = new Set([...arr, ...items].map((one) => one.currency));
  const [only] = named;
  const currency = named.size === 1 && only !== undefined ? only : bookCurrency;
  const missingRates = new Set<string>();
  const left = new Map<string, { id: string; name: string; sentence: string }>();
  const sum = (amounts: readonly Money[]): number => {
    if (named.size === 1) return amounts.reduce((total, { minor }) => total + minor, 0);
    const { minor, missing } = convert(amounts, rates, on, bookCurrency);
    for (const one of missing) missingRates.add(one);
    return minor;
  };
  const price = sum(arr);
  const isPriceKnown = price > 0 && arr.every((one) => one.minor === 0 || !missingRates.has(one.currency));
  const priceMinor = isPriceKnown ? price : null;
  const of = (which: ValueCase): CaseTotals => {
    const [delivered, once, yearly, expected]: [Money[], Money[], Money[], Money[]] = [[], [], [], []];
    for (const item of items) {
      const [amount, counted] = [amountOf(item, which), countedOf(item, which, period)];
      if ('fault' in amount || 'fault' in counted) {
        if (!left.has(item.id)) left.set(item.id, { id: item.id, name: item.name, sentence: 'fault' in amount ? amount.fault : 'It is not counted.' });
        continue;
      }
      const full = { minor: amount.minor, currency: item.currency };
      if (item.state === 'expected') expected.push(full);
      else {
        delivered.push({ ...full, minor: counted.minor });
        if (item.every === 'once') once.push({ ...full, minor: counted.minor });
        else if (item.startOn !== null && item.startOn <= on) yearly.push(full);
      }
    }
    const [deliveredMinor, onceMinor, yearlyMinor, expectedMinor] = [sum(delivered), sum(once), sum(yearly), sum(expected)];
    const against = (minor: number): number | null => (priceMinor === null ? null : minor / priceMinor);
    return { deliveredMinor, onceMinor, yearlyMinor, expectedMinor, ratio: against(deliveredMinor), aheadRatio: against(yearlyMinor + expectedMinor), paybackMonths: paybackOf(priceMinor, onceMinor, yearlyMinor) };
  };
  const [low, likely] = [of('low'), of('likely')];
  for (const { id, name, currency: its } of items) if (missingRates.has(its) && !left.has(id)) left.set(id, { id, name, sentence: `There is no rate for ${its} on this day.` });
  return { currency, priceMinor, period, low, likely, missingRates: [...missingRates].toSorted(), left: [...left.values()] };
};

/** Why a gain cannot be called delivered, or `null`: it has to come to something, from a day that has come, and rest on a record of the book or on somebody's confirmation. */
export const deliveredFault = (item: Omit<ValueFacts, 'id' | 'name'>, today: Day): Fault | null => {
  if (item.state !== 'delivered') return null;
  for (const which of valueCases) {
    const amount = amountOf(item, which);
    if ('fault' in amount) return { field: 'state', sentence: `A delivered gain comes to a figure in both cases. ${amount.fault}` };
  }
  if (item.startOn === null) return { field: 'startOn', sentence: 'Say from which day the gain counts before it is called delivered.' };
  if (item.startOn > today) return { field: 'startOn', sentence: 'A delivered gain counts from a day that has come. Leave it expected until then.' };
  if (!item.isEvidenced && (item.confirmedById === null || item.confirmedOn === null)) return { field: 'state', sentence: 'A delivered gain needs evidence: link a figure to a criterion, a measurement or a metric, or note who of the customer confirmed it and when.' };
  return null;
};

/** Why a confirmation cannot be, or `null`. */
export const confirmFault = ({ personId, on }: { personId: string | null; on: Day | null }, today: Day): Fault | null => {
  if (personId === null) return { field: 'personId', sentence: 'Name the person of the customer who confirmed it.' };
  if (on === null) return { field: 'on', sentence: 'Say on which day it was confirmed.' };
  return on > today ? { field: 'on', sentence: 'The confirmation cannot be in the future. Choose today or a day before.' } : null;
};

/** Assumptions that fit a formula: those that it names, in its order; a new name begins empty, under its own name as label. */
export const assumptionsFor = (formula: Formula, known: readonly Assumption[]): Assumption[] =>
  namesIn(formula).map((key) => known.find((one) => one.key === key) ?? { key, label: key.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase()), unit: '', low: null, likely: null, source: '', evidence: null });

/** A figure with its unit: `120 people`, `$45 an hour`, `30 %`. */
export const sayFigure = (figure: number | null, unit: string, currency: string): string => {
  if (figure === null) return '?';
  const plain = unit.trim();
  const ofMoney = [/^money\b/i, new RegExp(`^${currency}\\b`, 'i')].find((one) => one.test(plain));
  if (ofMoney !== undefined) return `${figure.toLocaleString('en', { style: 'currency', currency, minimumFractionDigits: Number.isInteger(figure) ? 0 : exponentOf(currency), maximumFractionDigits: 4 })}${plain.replace(ofMoney, '')}`;
  const number = figure.toLocaleString('en', { maximumFractionDigits: 4 });
  return plain === '' ? number : `${number} ${plain}`;
};

/** A label inside of a sentence: a capital that is not part of an abbreviation goes. */
const lowered = (label: string): string => (/^[A-Z][A-Z]/.test(label) ? label : label.replace(/^./, (first) => first.toLowerCase()));

/** A formula in words: the labels of its assumptions, or the figures of a case. Empty where it cannot be read. */
export const formulaWords = ({ formula: text, assumptions, currency }: Pick<ValueFacts, 'formula' | 'assumptions' | 'currency'>, which: ValueCase | null): string => {
  const read = parseFormula(text);
  if ('fault' in read) return '';
  const byKey = new Map(assumptions.map((one) => [one.key, one]));
  return sayFormula(read.formula, (key) => {
    const one = byKey.get(key);
    if (one === undefined) return key;
    return which === null ? lowered(one.label) : sayFigure(one[which], one.unit, currency);
  });
};

const perWords = /\s*(?:\/|\bper\b|\ban?\b|\bof\b|\beach\b)\s*/i;
const timeWords = ['minute', 'hour', 'day'] as const;

/** What stands above and below the line of a unit: `money an hour` is money over hour. */
const unitParts = (unit: string, currency: string): { over: string; under: string[] } => {
  const [over = '', ...under] = unit.trim().toLowerCase().split(perWords);
  const plain = (word: string): string => word.replace(/s$/, '');
  return { over: over === currency.toLowerCase() ? 'money' : plain(over), under: under.map(plain) };
};

/** How often money is multiplied into a formula; `null` where the parts of a sum disagree. */
const moneyIn = (part: Formula, moneyOf: (key: string) => number): number | null => {
  switch (part.kind) {
    case 'number':
      return 0;
    case 'name':
      return moneyOf(part.key);
    case 'minus':
      return moneyIn(part.of, moneyOf);
    case 'pair': {
      const [left, right] = [moneyIn(part.left, moneyOf), moneyIn(part.right, moneyOf)];
      if (left === null || right === null) return null;
      if (part.sign === '×') return left + right;
      if (part.sign === '÷') return left - right;
      return left === right ? left : null;
    }
  }
};

/** What the units of a formula make doubtful, as sentences. Only what is cheap to tell: that it gives money, and that minutes, hours and days are not mixed. */
export const unitDoubts = (formula: Formula, assumptions: readonly Pick<Assumption, 'key' | 'unit'>[], currency: string): string[] => {
  const used = new Set(namesIn(formula));
  const units = new Map(assumptions.filter(({ key }) => used.has(key)).map(({ key, unit }) => [key, unitParts(unit, currency)]));
  const money = moneyIn(formula, (key) => (units.get(key)?.over === 'money' ? 1 : 0));
  const doubts: string[] = [];
  if (money === null) doubts.push('Money is added to, or taken from, something that is no money.');
  else if (money === 0) doubts.push('Nothing in it is money: give one assumption the unit “money”, such as “money an hour”.');
  else if (money !== 1) doubts.push(money > 1 ? 'Money is multiplied by money.' : 'It divides by money.');
  const over = timeWords.filter((word) => [...units.values()].some((one) => one.over === word));
  const under = timeWords.filter((word) => [...units.values()].some((one) => one.over === 'money' && one.under.includes(word)));
  const numbers = numbersIn(formula);
  const mixed = over.find((word) => under.length > 0 && !under.includes(word));
  if (mixed !== undefined && !numbers.some((one) => [60, 24, 8, 7.5, 1440, 480].includes(one))) doubts.push(`It counts ${mixed}s, and money by the ${under[0] ?? 'hour'}. Convert one into the other.`);
  return doubts;
};

/** `4.1×`, `n/a` where there is no price. Rounded down, so that it never promises more than the figures. */
export const sayRatio = (ratio: number | null): string => {
  if (ratio === null) return 'n/a';
  return ratio > 0 && ratio < 0.1 ? 'under 0.1×' : `${(Math.floor(ratio * 10 + 1e-9) / 10).toFixed(1)}×`;
};
/** `2.9 months`, rounded up; `n/a` where nothing pays it back. */
export const sayPayback = (months: number | null): string => {
  if (months === null) return 'n/a';
  const shown = Math.max(0, Math.ceil(months * 10 - 1e-9) / 10);
  return `${shown.toLocaleString('en')} ${shown === 1 ? 'month' : 'months'}`;
};
