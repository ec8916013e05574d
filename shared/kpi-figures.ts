import { dayName } from '#shared/days.ts';
import type { KpiFacts, KpiPart, KpiResult } from '#shared/kpi-facts.ts';
import { kpiDefinitions, type KpiKey } from '#shared/kpi-names.ts';
import { dueIn, npsAnswers, partsOf } from '#shared/kpi-parts.ts';
import { annualised, fractionOf, isInCohort, isMoneyKpi, partOf, shareOf, sumsOf, type Fraction, type MoneyKpi } from '#shared/kpi-rules.ts';
import { formatMoney } from '#shared/money.ts';
import { median } from '#shared/onboarding-rules.ts';
import { roundExact } from '#shared/rates.ts';
import { isOnTime, wonOf } from '#shared/renewal-rules.ts';
import { npsOf } from '#shared/survey-rules.ts';

/** True where numerator and base are money; else they are counts. */
export const isOfMoney = (key: KpiKey): boolean => isMoneyKpi(key) || kpiDefinitions[key].source === 'renewals';

const plural = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
const sum = (parts: readonly KpiPart[], of: 'part' | 'base'): number => parts.reduce((total, part) => total + part[of], 0);
const result = (key: KpiKey, rows: number, { numerator, base, value, na, notes = [], caveats = [] }: { numerator: number | null; base: number | null; value: number | null; na: string; notes?: readonly (string | null)[]; caveats?: readonly (string | null)[] }): KpiResult => ({
  key, value, na: value === null ? na : null, numerator, base, rows, notes: notes.filter((note) => note !== null), caveats: caveats.filter((caveat) => caveat !== null),
});

const moneyResult = (key: MoneyKpi, { rows, measured, scope }: KpiFacts): KpiResult => {
  const isRate = kpiDefinitions[key].unit === 'share';
  const { numerator, base } = fractionOf(key, rows);
  const { cohort, others } = sumsOf(rows);
  const { accounts, estimated, missing, without } = isRate ? cohort : others;
  const noRate = `no exchange rate on ${dayName(measured.from)}`;
  const shown = isRate ? accounts : rows.filter((row) => !isInCohort(row) && row.movement.missing.length === 0 && partOf(key, row).numerator !== 0n).length;
  return result(key, shown, {
    numerator: roundExact(numerator), base: isRate ? roundExact(base) : null, value: isRate ? shareOf({ numerator, base }) : roundExact(numerator),
    na: without > 0 ? `No exchange rate on ${dayName(measured.from)}` : 'No ARR at the start',
    caveats: [without === 0 ? null : `Without ${plural(without, 'account')} in ${missing.join(', ')}: ${noRate}`, estimated === 0 ? null : `Usage-priced ARR of ${plural(estimated, 'account')} is estimated`],
    notes: [scope.method === 'movement' && key !== 'nrr' && key !== 'net-churn' && isRate ? 'Movement view' : null],
  });
};

const logoResult = (key: 'logo-churn' | 'logo-churn-annual', { logos, measured, scope }: KpiFacts): KpiResult => {
  const lost = logos.filter(({ isLost }) => isLost).length;
  const churn = logos.length === 0 ? null : lost / logos.length;
  return result(key, logos.reduce((total, { rows }) => total + rows.length, 0), {
    numerator: lost, base: logos.length, value: churn === null || key === 'logo-churn' ? churn : annualised(churn, measured.months), na: 'No logo with ARR at the start',
    notes: [key === 'logo-churn-annual' && measured.months < 12 ? `From ${plural(Math.round(measured.months * 10) / 10, 'month')}` : null, scope.method === 'movement' ? 'Movement view' : null],
  });
};

const renewalResult = (key: 'renewal-rate' | 'renewed-on-time', facts: KpiFacts): KpiResult => {
  const due = dueIn(facts);
  const known = due.filter(({ renewal }) => facts.factorOf(renewal.currency) !== null);
  const exact = (minor: number, currency: string): bigint => BigInt(minor) * (facts.factorOf(currency) ?? 0n);
  const total: Fraction = { numerator: 0n, base: 0n };
  let net = 0n;
  for (const { renewal } of known) {
    const { wonAtrMinor, netMinor } = wonOf(renewal.atrMinor, renewal.amountWonMinor ?? 0);
    const isWon = renewal.status === 'won';
    total.base += exact(renewal.atrMinor, renewal.currency);
    if (isWon && (key === 'renewal-rate' || isOnTime(renewal) === true)) total.numerator += exact(wonAtrMinor, renewal.currency);
    if (isWon) net += exact(netMinor, renewal.currency);
  }
  const [open, late] = [due.filter(({ renewal }) => renewal.status === 'open').length, due.filter(({ renewal }) => renewal.isLate).length];
  const missing = [...new Set(due.filter((one) => !known.includes(one)).map(({ renewal }) => renewal.currency))].toSorted();
  return result(key, due.length, {
    numerator: roundExact(total.numerator), base: roundExact(total.base), value: shareOf(total), na: missing.length > 0 ? `No exchange rate on ${dayName(facts.measured.from)}` : 'No ATR was due',
    caveats: [missing.length === 0 ? null : `Without ${plural(due.length - known.length, 'renewal')} in ${missing.join(', ')}: no exchange rate on ${dayName(facts.measured.from)}`],
    notes: [
      open === 0 ? null : `${open.toLocaleString('en')} still open${late === 0 ? '' : `, ${late.toLocaleString('en')} late`}`,
      key === 'renewal-rate' && net !== 0n ? `Net of what was won ${net > 0n ? '+' : '−'}${formatMoney(Math.abs(roundExact(net)), facts.bookCurrency, 'short')}` : null,
    ],
  });
};

const npsResult = (facts: KpiFacts): KpiResult => {
  const { score, n, promoters, detractors, margin, isDirectional } = npsOf(npsAnswers(facts).map(({ answer }) => answer), facts.surveyLimits);
  return result('nps', n, { numerator: promoters - detractors, base: n, value: score, na: 'No answer in the period', notes: [n === 0 ? null : `n = ${n}${margin === null ? '' : `, ± ${margin}`}`, isDirectional && n > 0 ? 'Directional' : null] });
};

const notKept = 'Known as of today only; this period ended before';

const otherResult = (key: KpiKey, facts: KpiFacts): KpiResult => {
  const { unit, source } = kpiDefinitions[key];
  const parts = partsOf(key, facts);
  const n = parts.length;
  if (unit === 'count') return result(key, n, { numerator: n, base: null, value: n, na: '' });
  if (unit === 'days') return result(key, n, { numerator: null, base: n, value: median(parts.map(({ part }) => part)), na: 'None in the period' });
  const [numerator, base] = [sum(parts, 'part'), sum(parts, 'base')];
  const value = base === 0 ? null : numerator / base;
  if (source === 'surveys') return result(key, n, { numerator, base, value, na: 'No answer in the period', notes: [n === 0 ? null : `n = ${n}`, n > 0 && n < facts.surveyLimits.directionalBelow ? 'Directional' : null] });
  return result(key, n, { numerator, base, value, na: key === 'reviewed' ? 'The book holds no business reviews yet' : facts.work === null ? notKept : 'No account to look at' });
};

/** A KPI of a period from what it follows from. Everything of it opens to `partsOf`. */
export const resultOf = (key: KpiKey, facts: KpiFacts): KpiResult => {
  if (isMoneyKpi(key)) return moneyResult(key, facts);
  if (key === 'logo-churn' || key === 'logo-churn-annual') return logoResult(key, facts);
  if (key === 'renewal-rate' || key === 'renewed-on-time') return renewalResult(key, facts);
  return key === 'nps' ? npsResult(facts) : otherResult(key, facts);
};
