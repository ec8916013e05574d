/** What the board measures (kpis.md), in the order of its groups. */
export const kpiKeys = [
  'nrr', 'grr', 'gross-churn', 'net-churn', 'logo-churn', 'logo-churn-annual', 'renewal-rate', 'renewed-on-time',
  'expansion', 'expansion-earned', 'expansion-seats', 'expansion-tier', 'expansion-cross-sell', 'expansion-price', 'new-arr', 'win-back',
  'nps', 'csat',
  'time-to-engage', 'time-to-value', 'time-to-onboard', 'green-plans', 'reviewed', 'cadence', 'sentiment-fresh', 'plays-open', 'plays-closed', 'plays-won',
] as const;
export type KpiKey = (typeof kpiKeys)[number];

export const kpiGroups = ['retention', 'growth', 'voice', 'work'] as const;
export type KpiGroup = (typeof kpiGroups)[number];
export const kpiGroupNames: Record<KpiGroup, string> = { retention: 'Retention', growth: 'Growth', voice: 'Voice of the customer', work: 'Work' };

/** `share` is a part of a base (0.8 is 80 %), `score` runs from −100 to 100, `days` is a median, `money` is minor units of the book's currency. */
export type KpiUnit = 'share' | 'score' | 'days' | 'money' | 'count';

/** What a KPI follows from: the ledger, renewals, answers to surveys, onboardings, or the work as it is recorded. */
export type KpiSource = 'ledger' | 'renewals' | 'surveys' | 'onboarding' | 'work';

/** What a KPI is called, how it is read and how it is worked out, in words for the person. `isLessBetter` is where a smaller value is the better one. */
export type KpiDefinition = { name: string; group: KpiGroup; unit: KpiUnit; source: KpiSource; isLessBetter: boolean; formula: string; edges: readonly string[]; numerator: string; base: string };

type Same = Pick<KpiDefinition, 'group' | 'unit' | 'source' | 'isLessBetter'>;
const retention: Same = { group: 'retention', unit: 'share', source: 'ledger', isLessBetter: false };
const churn: Same = { ...retention, isLessBetter: true };
const growth: Same = { ...retention, group: 'growth' };
const renewals: Same = { ...retention, source: 'renewals' };
const voice: Same = { group: 'voice', unit: 'score', source: 'surveys', isLessBetter: false };
const time: Same = { group: 'work', unit: 'days', source: 'onboarding', isLessBetter: true };
const work: Same = { group: 'work', unit: 'share', source: 'work', isLessBetter: false };
const plays: Same = { ...work, unit: 'count' };

const cohort = 'Base: the accounts with ARR above zero when the period opened; who joined later counts on neither side.';
const start = 'ARR at the start';
const empty = 'Without any ARR at the start it is n/a, never 0 % or 100 %.';
const rates = 'Money at the exchange rate of the first day of the period, rounded once.';
const ofExpansion = (what: string): Pick<KpiDefinition, 'formula' | 'edges' | 'numerator' | 'base'> => ({
  formula: `${what} ÷ ARR at the start`,
  edges: [cohort, 'Point to point, an account counts with what it grew by from start to end, split by what raised it. In the movement view every rise counts.', 'A price raise that the contract itself says counts as price and is flagged.', empty, rates],
  numerator: what, base: start,
});
const daysOf = (from: string, to: string): Pick<KpiDefinition, 'formula' | 'edges' | 'numerator' | 'base'> => ({
  formula: `Median of the days from ${from} to ${to}`,
  edges: [`Onboardings whose ${to} falls in the period.`, 'The goal is the one of Settings, Onboarding.', 'Without any it is n/a.'],
  numerator: '', base: 'Onboardings',
});

export const kpiDefinitions: Record<KpiKey, KpiDefinition> = {
  nrr: {
    ...retention, name: 'Net revenue retention', formula: 'ARR at the end ÷ ARR at the start, over the accounts of the start', numerator: 'ARR at the end', base: start,
    edges: [cohort, 'It may exceed 100 %.', 'A win-back after a closed period stays outside and is listed by itself.', 'A transfer to another CSM is never churn or expansion.', empty, rates],
  },
  grr: {
    ...retention, name: 'Gross revenue retention', formula: 'The smaller of end and start, account by account, summed ÷ ARR at the start', numerator: 'ARR kept', base: start,
    edges: [cohort, 'Capped per account: the growth of one never hides the loss of another, so it is 100 % at most.', 'In the movement view every fall counts, also where a rise made up for it.', empty, rates],
  },
  'gross-churn': { ...churn, name: 'Gross revenue churn', formula: '1 − gross revenue retention', numerator: 'ARR lost', base: start, edges: [cohort, 'Contraction and churn before any growth.', empty, rates] },
  'net-churn': { ...churn, name: 'Net revenue churn', formula: '1 − net revenue retention', numerator: 'ARR lost less what was gained', base: start, edges: [cohort, 'Below zero where growth outweighs the losses.', empty, rates] },
  'logo-churn': {
    ...churn, name: 'Logo churn', formula: 'Logos of the start without any ARR at the end ÷ logos of the start', numerator: 'Logos lost', base: 'Logos at the start',
    edges: ['A parent with its divisions is one logo; it is lost once none of them has ARR.', 'Churn counts on the day after the paid term, not on the day of the notice.', 'In the movement view a logo that left and came back within the period counts as lost.', 'Without any logo it is n/a.'],
  },
  'logo-churn-annual': {
    ...churn, name: 'Logo churn, annualised', formula: '1 − (1 − m)^12, where m is the churn of a month', numerator: 'Logos lost', base: 'Logos at the start',
    edges: ['Never 12 × m: 2 % a month is 21.5 % a year.', 'From a period of n months it is 1 − (1 − churn)^(12 ÷ n).', 'A short period makes a rough year.'],
  },
  'renewal-rate': {
    ...renewals, name: 'Renewal rate', formula: 'Won ATR ÷ ATR, of the renewals due in the period', numerator: 'Won ATR', base: 'ATR due',
    edges: ['ATR is what is available to renew: the ARR of the last day of the term. Won ATR is never above it.', 'Open and late renewals stay in the base, flagged; they are lost when closed as lost or once the grace has passed.', 'Contracts of several years that are not due are not in here, but in net revenue retention: read both.', 'Without any ATR due it is n/a.', rates],
  },
  'renewed-on-time': { ...renewals, name: 'Renewed on time', formula: 'ATR won by the due day ÷ ATR', numerator: 'ATR won on time', base: 'ATR due', edges: ['On time is closed by the day on which it is due.', 'Without any ATR due it is n/a.'] },
  expansion: { ...growth, name: 'Expansion rate', ...ofExpansion('ARR gained by seats, tier, cross-sell and price') },
  'expansion-earned': { ...growth, name: 'Expansion without escalators', ...ofExpansion('ARR gained without the price raises that contracts say themselves') },
  'expansion-seats': { ...growth, name: 'Expansion by seats', ...ofExpansion('ARR gained by seats') },
  'expansion-tier': { ...growth, name: 'Expansion by tier', ...ofExpansion('ARR gained by a higher tier') },
  'expansion-cross-sell': { ...growth, name: 'Expansion by cross-sell', ...ofExpansion('ARR gained by other products') },
  'expansion-price': { ...growth, name: 'Expansion by price', ...ofExpansion('ARR gained by price, escalators included') },
  'new-arr': { ...growth, unit: 'money', name: 'New ARR', formula: 'ARR at the end of accounts that had none before', numerator: 'New ARR', base: '', edges: ['On neither side of retention.', rates] },
  'win-back': { ...growth, unit: 'money', name: 'Win-backs', formula: 'ARR at the end of accounts that had none at the start, but had some before', numerator: 'ARR won back', base: '', edges: ['Outside net revenue retention, and listed by itself.', rates] },
  nps: {
    ...voice, name: 'NPS', formula: '% of 9–10 − % of 0–6 on a scale from 0 to 10, rounded to a whole number', numerator: 'Promoters less detractors', base: 'People who answered',
    edges: ['One answer a person, the latest of the period.', 'Shown with n and ±; below 10 answers it is directional.', 'Without an answer it is n/a.'],
  },
  csat: { ...voice, unit: 'share', name: 'CSAT', formula: 'Top answers ÷ answers (4 and 5 of 5)', numerator: 'Top answers', base: 'Answers', edges: ['The scale is stored with the survey.', 'Every answer of the period counts, for each is about an occasion of its own.', 'Without an answer it is n/a.'] },
  'time-to-engage': { ...time, name: 'Time to engage', ...daysOf('the start of the onboarding', 'first call') },
  'time-to-value': { ...time, name: 'Time to first value', ...daysOf('the start of the contract', 'first value') },
  'time-to-onboard': { ...time, name: 'Time to onboard', ...daysOf('the start of the onboarding', 'close') },
  'green-plans': { ...work, name: 'Green plans', formula: 'Accounts with a green plan ÷ managed accounts', numerator: 'Green plans', base: 'Managed accounts', edges: ['Green is an active plan with an objective, strategy and highlights.', 'Known as of today only.'] },
  reviewed: { ...work, name: 'Reviewed in 12 months', formula: 'Accounts with a business review in the 12 months to the end ÷ managed accounts', numerator: 'Reviewed', base: 'Managed accounts', edges: ['n/a until the book holds business reviews.'] },
  cadence: { ...work, name: 'Cadence in tolerance', formula: 'Accounts whose next call is not overdue ÷ accounts with a cadence', numerator: 'In tolerance', base: 'Accounts with a cadence', edges: ['Only a held call, meeting or workshop counts.', 'Known as of today only.'] },
  'sentiment-fresh': { ...work, name: 'Sentiment fresh', formula: 'Accounts whose sentiment is younger than the limit of Settings ÷ managed accounts', numerator: 'Fresh', base: 'Managed accounts', edges: ['The limit is 90 days unless Settings say otherwise.', 'Known as of today only.'] },
  'plays-open': { ...plays, name: 'Plays open', formula: 'Runs of playbooks under way at the end', numerator: 'Runs', base: '', edges: ['A run is open from its start to its close.'] },
  'plays-closed': { ...plays, name: 'Plays closed', formula: 'Runs of playbooks closed in the period', numerator: 'Runs', base: '', edges: ['Done or stopped.'] },
  'plays-won': { ...plays, name: 'Plays won', formula: 'Runs of playbooks closed in the period that were done', numerator: 'Runs', base: '', edges: ['A run that was stopped is closed, but not won.'] },
};

/** How a KPI is told in a word or two on a card. */
export const kpiShortNames: Partial<Record<KpiKey, string>> = { nrr: 'NRR', grr: 'GRR', 'gross-churn': 'Gross churn', 'net-churn': 'Net churn', 'logo-churn-annual': 'Logo churn a year' };
