import type { CustomerFacts, CustomerMetric } from '#shared/customer-facts.ts';
import { dayName } from '#shared/days.ts';
import type { Block, ChartSpec, Source } from '#shared/deck.ts';
import { amount, brief, count, link, listed, monthName, moved, number, objectivesOf, percent, slideOf, table, type SlideMaker } from '#shared/deck-slides/slide-words.ts';

const shownMonths = 13;
const stateWords = { adopted: 'In daily use', enabling: 'Being rolled out', planned: 'Planned' } as const;

type Series = { metric: CustomerMetric; months: CustomerMetric['series'] };
/** The last months of a metric from its first value among them; nothing where it has fewer than two. */
const seriesOf = (metric: CustomerMetric | undefined): Series | null => {
  if (metric === undefined || metric.isOld) return null;
  const last = metric.series.slice(-shownMonths);
  const first = last.findIndex(({ value }) => value !== null);
  const months = first === -1 ? [] : last.slice(first, last.findLastIndex(({ value }) => value !== null) + 1);
  return months.filter(({ value }) => value !== null).length < 2 ? null : { metric, months };
};

/** A figure as it is shown: to one digit after the point. */
const shown = (value: number | null): number | null => (value === null ? null : Number(value.toFixed(1)));

/** Months along an axis: the year stands at the first one and at each January, so that they find room. */
const monthAxis = (months: readonly string[]): string[] => months.map((month, at) => monthName(month).replace(/ 20(\d\d)$/, at === 0 || month.endsWith('-01') ? ' ’$1' : ''));

const lineOf = (all: readonly Series[], unit: string): ChartSpec => {
  const months = [...new Set(all.flatMap((one) => one.months.map(({ month }) => month)))].toSorted();
  const series = all.map(({ metric, months: own }) => ({ name: metric.name, values: months.map((month) => shown(own.find((one) => one.month === month)?.value ?? null)) }));
  const said = series.map(({ name, values }) => `${name} from ${number(values.find((one) => one !== null) ?? 0)} to ${number(values.findLast((one) => one !== null) ?? 0)}`);
  return { kind: 'line', unit, target: null, categories: monthAxis(months), series, altText: `Line by month from ${monthName(months[0] ?? '')} to ${monthName(months.at(-1) ?? '')}: ${said.join('; ')}` };
};

/** The ends of the line that is drawn, as it shows them; people are whole. */
const endsOf = ({ metric, months }: Series): { first: { month: string; value: number }; last: { month: string; value: number } } => {
  const end = (one: Series['months'][number] | undefined) => ({ month: one?.month ?? '', value: (metric.role === 'active-users' ? Math.round(one?.value ?? 0) : shown(one?.value ?? 0)) ?? 0 });
  return { first: end(months[0]), last: end(months.at(-1)) };
};

const seriesSource = (one: Series): Source => {
  const { metric } = one;
  const { first, last } = endsOf(one);
  return { says: `${metric.name}: ${amount(first.value, metric.unit)} in ${monthName(first.month)}, ${amount(last.value, metric.unit)} in ${monthName(last.month)}${changeWords(first.value, last.value, metric.unit)}; ${amount(metric.now.value, metric.unit)} on ${dayName(metric.now.on)}`, record: link('usage_metrics', metric.id, metric.name), on: metric.now.on, method: 'usage data; the chart shows one figure a month' };
};
const changeWords = (was: number, now: number, unit: string): string => {
  const by = moved(was, now, unit);
  return by === '' ? '' : `, ${by}`;
};

/** Active people tell most; else a use case, else the licences in use. */
const toldBy = ({ metrics }: CustomerFacts): Series | null => {
  for (const role of ['active-users', 'use-case', 'licences-used', 'none'] as const) {
    const found = metrics.filter((one) => one.role === role).map(seriesOf).find((one) => one !== null);
    if (found !== undefined) return found;
  }
  return null;
};

const titleOf = (one: Series): string => {
  const { metric } = one;
  const { first, last } = endsOf(one);
  const subject = metric.role === 'active-users' ? `${number(last.value)} ${metric.unit === '' ? 'people' : metric.unit} active` : `${metric.name}: ${amount(last.value, metric.unit)}`;
  const by = moved(first.value, last.value, metric.unit);
  return `${subject} in ${monthName(last.month)}, ${by === '' ? 'as' : `${by} than`} in ${monthName(first.month)}`;
};

const caseTable = (facts: CustomerFacts): Block[] =>
  facts.useCases.length === 0 ? [] : [table('use-cases', [['Use case', 60], ['Where it stands', 40]], (['adopted', 'enabling', 'planned'] as const).flatMap((state) => facts.useCases.filter((one) => one.state === state)).slice(0, 7).map(({ name, state }) => [brief(name, 50), stateWords[state]]))];
const casesTitleOf = ({ useCases }: CustomerFacts): string => `${useCases.filter(({ state }) => state === 'adopted').length} of ${count(useCases.length, 'use case')} in daily use`;
const caseSources = (facts: CustomerFacts): Source[] =>
  facts.useCases.length === 0 ? [] : [{ says: `${casesTitleOf(facts)}: ${facts.useCases.map(({ name, state }) => `${name} (${stateWords[state].toLowerCase()})`).join(', ')}`, record: link('accounts', facts.accountId, facts.account), on: facts.on, method: 'use cases of the account' }];

/** How many work with it, and for what. */
export const adoptionSlide: SlideMaker = ({ facts }) => {
  const told = toldBy(facts);
  const cases = caseTable(facts);
  if (told === null && cases.length === 0) return null;
  const chart: Block[] = told === null ? [] : [{ kind: 'chart', name: 'use', chart: lineOf([told], told.metric.unit) }];
  const casesTitle = casesTitleOf(facts);
  return slideOf('adoption', told === null ? casesTitle : titleOf(told), {
    blocks: [...chart, ...cases],
    arrangement: chart.length === 1 && cases.length === 1 ? 'wide-first' : 'one',
    talk: [...(told === null ? [] : [`The line shows ${told.metric.name.toLowerCase()}, by month. A month without data is a gap.`]), ...(cases.length === 0 ? [] : [`${casesTitle}.`]), 'Ask which team should be next.'],
    sources: [...(told === null ? [] : [seriesSource(told)]), ...caseSources(facts)],
  });
};

/** One and the same on every slide that tells it, so that the appendix has it once. */
const licencesSource = (facts: CustomerFacts, { part, whole, wholeBy, on }: NonNullable<CustomerFacts['licences']>): Source => ({
  says: `Licences: ${number(whole)} bought, ${number(part)} in use (${percent(part, whole)})${whole > part ? `, ${number(whole - part)} free` : ''}`, record: link('accounts', facts.accountId, facts.account), on,
  method: wholeBy === 'contracts' ? 'use by usage data, out of the licences of the contracts' : 'usage data',
});

/** What is bought and how much of it is used. */
export const licencesSlide: SlideMaker = ({ facts }) => {
  const { licences, activeUsers, metrics } = facts;
  if (licences === null || licences.isOld || licences.whole <= 0) return null;
  const series = (['licences-billable', 'licences-used'] as const).flatMap((role) => seriesOf(metrics.find((one) => one.role === role)) ?? []);
  const free = licences.whole - licences.part;
  const active = activeUsers === null || activeUsers.isOld ? null : activeUsers;
  const figures = [{ label: 'Bought', value: number(licences.whole), note: '' }, { label: 'In use', value: number(licences.part), note: percent(licences.part, licences.whole) }, ...(free > 0 ? [{ label: 'Free', value: number(free), note: '' }] : []), ...(active === null ? [] : [{ label: 'Active people', value: number(active.part), note: active.whole > 0 ? percent(active.part, active.whole) : '' }])];
  return slideOf('licences', `${percent(licences.part, licences.whole)} of your ${number(licences.whole)} licences are in use`, {
    blocks: [{ kind: 'figures', name: 'licences', figures }, ...(series.length === 0 ? [] : [{ kind: 'chart' as const, name: 'licences-by-month', chart: lineOf(series, 'licences') }])],
    arrangement: series.length === 0 ? 'one' : 'top-and-rest',
    talk: [free > 0 ? `${count(free, 'licence')} ${free === 1 ? 'is' : 'are'} free: ask which team could use ${free === 1 ? 'it' : 'them'}.` : 'Every licence is in use: ask who is waiting for one.'],
    sources: [
      licencesSource(facts, licences),
      ...(active === null ? [] : [{ says: `Active people: ${number(active.part)}${active.whole > 0 ? ` (${percent(active.part, active.whole)} of the licences)` : ''}`, record: link('accounts' as const, facts.accountId, facts.account), on: active.on, method: 'usage data' }]),
      ...series.map(seriesSource),
    ],
  });
};

type Sign = { figure: { label: string; value: string; note: string }; says: string; source: Source };

const signsOf = (facts: CustomerFacts): Sign[] => {
  const { licences, support, on } = facts;
  const { all, open, reached } = objectivesOf(facts);
  const onTime = open.filter(({ dueOn }) => dueOn === null || dueOn >= on).length;
  const use: Sign[] = licences === null || licences.isOld || licences.whole <= 0 ? [] : [{
    figure: { label: 'Licences in use', value: percent(licences.part, licences.whole), note: `${number(licences.part)} of ${number(licences.whole)}` }, says: `${percent(licences.part, licences.whole)} of the licences in use`,
    source: licencesSource(facts, licences),
  }];
  const goals: Sign[] = all.length === 0 ? [] : [{
    figure: { label: 'Objectives reached or on time', value: `${reached.length + onTime} of ${all.length}`, note: reached.length === 0 ? '' : `${reached.length} reached` }, says: `${reached.length + onTime} of ${count(all.length, 'objective')} reached or on time`,
    source: { says: `Objectives: ${reached.length + onTime} of ${all.length} reached or on time, ${reached.length} reached`, record: facts.plan === null ? null : link('plans', facts.plan.id, facts.plan.name), on, method: 'success plan, objectives that are open or were closed in the last twelve months' },
  }];
  const answered: Sign[] = support === null || support.openedInYear + support.closedInYear === 0 ? [] : [{
    figure: { label: 'Support requests answered', value: number(support.closedInYear), note: [support.medianDays === null ? '' : `in ${count(support.medianDays, 'day')}, median`, support.openNow === 0 ? 'none open' : `${support.openNow} open`].filter((one) => one !== '').join(', ') },
    says: support.openNow === 0 ? 'no support request open' : `${count(support.openNow, 'support request')} open`,
    source: { says: `Support: ${support.closedInYear} answered in twelve months${support.medianDays === null ? '' : `, in ${support.medianDays} days at the median`}, ${support.openNow === 0 ? 'none' : support.openNow} open`, record: link('accounts', facts.accountId, facts.account), on: support.on, method: 'support requests opened and closed' },
  }];
  return [...use, ...goals, ...answered];
};

/** How it is going in the customer's own terms: use, goals met, requests answered. */
export const healthSlide: SlideMaker = ({ facts }) => {
  const signs = signsOf(facts);
  if (signs.length < 2) return null;
  const { support } = facts;
  const busy = support !== null && support.months.some(({ opened, closed }) => opened + closed > 0);
  const title = listed(signs.map(({ says }) => says));
  return slideOf('health', title.replace(/^./, (first) => first.toUpperCase()), {
    blocks: [{ kind: 'figures', name: 'signs', figures: signs.map(({ figure }) => figure) }, ...(support === null || !busy ? [] : [supportChart(support)])],
    arrangement: busy ? 'top-and-rest' : 'one',
    talk: ['Ask how it feels from their side before you explain a figure.', ...(support === null || support.openNow === 0 ? [] : ['Requests that are open are followed up by support, not in this meeting.'])],
    sources: [...signs.map(({ source }) => source), ...(busy && support !== null ? [{ says: `Support requests by month, ${monthName(support.months[0]?.month ?? '')} to ${monthName(support.months.at(-1)?.month ?? '')}`, record: link('accounts', facts.accountId, facts.account), on: support.on, method: 'counted by the day they were opened and closed' }] : [])],
  });
};

const supportChart = ({ months, openedInYear, on }: NonNullable<CustomerFacts['support']>): Block => ({
  kind: 'chart', name: 'support',
  chart: {
    kind: 'columns', unit: 'requests', target: null, categories: monthAxis(months.map(({ month }) => month)),
    series: [{ name: 'Opened', values: months.map(({ opened }) => opened) }, { name: 'Answered', values: months.map(({ closed }) => closed) }],
    altText: `Columns of support requests opened and answered by month: ${openedInYear} opened in the twelve months to ${dayName(on)}`,
  },
});
