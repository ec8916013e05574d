import { addDays, type Day } from '#shared/days.ts';
import { formatMoney, type Money } from '#shared/money.ts';
import { median } from '#shared/onboarding-rules.ts';
import type { Figure, FigurePart } from '#shared/own-review.ts';
import { convert, type Rate } from '#shared/rates.ts';
import type { Span } from '#shared/rhythm-rules.ts';
import type { Context } from '#electron/context.ts';
import { createHealthHistory } from '#electron/store/health-history.ts';
import { createReviewKpis } from '#electron/store/own-review-kpis.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

const bands = ['green', 'yellow', 'red', 'none'] as const;
const bandNames: Record<(typeof bands)[number], string> = { green: 'Green', yellow: 'Yellow', red: 'Red', none: 'No score' };

type Amount = { minor: number; currency: string };
type Closed = Amount & { accountName: string };
type Won = Closed & { motion: string; credit: string | null };
type RiskOf = { outcome: string | null; openedOn: Day; closedOn: Day | null };
type OnboardingOf = { startOn: Day; closedOn: Day | null };

const figure = (label: string, value: string | number, note = ''): Figure => ({ label, value: typeof value === 'number' ? value.toLocaleString('en') : value, note });
const percent = (part: number, of: number): string => (of === 0 ? 'n/a' : `${Math.round((part / of) * 100)} %`);

/** Reads what a fiscal quarter of the own book came to, in figures with their sources. Money is in the book's currency at the rates of the quarter's first day. */
export const createReviewFigures = (context: Context) => {
  const { store, settings } = context;
  const { db } = store;
  const kpis = createReviewKpis(context);
  const health = createHealthHistory({ store });
  const rates = db.prepare<[], Rate>('SELECT currency, on_day AS onDay, rate_nano AS rateNano FROM exchange_rates WHERE deleted_at IS NULL');
  const closed = db.prepare<object, Closed & { status: string; wonMinor: number | null; dueOn: Day | null; closedOn: Day | null }>(
    `SELECT coalesce(r.amount_minor, k.arr_minor) AS minor, k.currency, a.name AS accountName, r.status, r.amount_won_minor AS wonMinor, coalesce(k.renewal_on, k.end_on) AS dueOn, r.closed_on AS closedOn
     FROM renewals r JOIN contracts k ON k.id = r.contract_id AND k.deleted_at IS NULL JOIN accounts a ON a.id = r.account_id AND a.deleted_at IS NULL
     WHERE r.deleted_at IS NULL AND r.status != 'open' AND r.closed_on BETWEEN @from AND @to`,
  );
  const won = db.prepare<object, Won>(
    `SELECT o.amount_minor AS minor, o.currency, a.name AS accountName, o.motion, o.credit FROM opportunities o JOIN accounts a ON a.id = o.account_id AND a.deleted_at IS NULL
     WHERE o.deleted_at IS NULL AND o.status = 'won' AND o.closed_on BETWEEN @from AND @to`,
  );
  const opportunities = db.prepare<object, Amount & { status: string; isNew: 0 | 1 }>(
    `SELECT amount_minor AS minor, currency, status, opened_on BETWEEN @from AND @to AS isNew FROM opportunities WHERE deleted_at IS NULL AND opened_on <= @to AND (status = 'open' OR closed_on >= @from)`,
  );
  const risks = db.prepare<object, RiskOf>('SELECT outcome, opened_on AS openedOn, closed_on AS closedOn FROM risks WHERE deleted_at IS NULL AND opened_on <= @to AND (closed_on IS NULL OR closed_on >= @from)');
  const onboardings = db.prepare<object, OnboardingOf>('SELECT start_on AS startOn, closed_on AS closedOn FROM onboardings WHERE deleted_at IS NULL AND start_on <= @to AND (closed_on IS NULL OR closed_on >= @from)');
  const counted = (sql: string) => {
    const statement = db.prepare<object, { n: number }>(sql);
    return (span: Span): number => statement.get(span)?.n ?? 0;
  };
  const held = counted(`SELECT count(*) AS n FROM activities WHERE state = 'held' AND type IN ('call', 'meeting', 'workshop') AND on_day BETWEEN @from AND @to AND deleted_at IS NULL`);
  const met = counted(`SELECT count(DISTINCT account_id) AS n FROM activities WHERE state = 'held' AND type IN ('call', 'meeting', 'workshop') AND on_day BETWEEN @from AND @to AND deleted_at IS NULL`);
  const kept = counted(`SELECT count(*) AS n FROM commitments WHERE side = 'ours' AND state = 'kept' AND closed_on BETWEEN @from AND @to AND deleted_at IS NULL`);
  const broken = counted(`SELECT count(*) AS n FROM commitments WHERE side = 'ours' AND state != 'open' AND closed_on BETWEEN @from AND @to AND deleted_at IS NULL`);
  const objectives = counted(`SELECT count(*) AS n FROM objectives WHERE status = 'closed' AND outcome = 'achieved' AND closed_on BETWEEN @from AND @to AND deleted_at IS NULL`);
  const verified = counted(`SELECT count(*) AS n FROM criteria WHERE verified_on BETWEEN @from AND @to AND deleted_at IS NULL`);
  const updates = counted('SELECT count(*) AS n FROM health_updates WHERE on_day BETWEEN @from AND @to AND deleted_at IS NULL');

  const createSum = (on: Day) => {
    const [all, { currency }] = [rates.all(), settings()];
    return (amounts: readonly Money[]): { says: string; without: string } => {
      const { minor, missing } = convert(amounts, all, on, currency);
      return { says: formatMoney(minor, currency, 'short'), without: missing.length === 0 ? '' : `; without amounts in ${missing.join(', ')}, for which there is no rate` };
    };
  };
  type Sum = ReturnType<typeof createSum>;

  const renewalPart = (span: Span, sum: Sum): FigurePart => {
    const rows = closed.all(span);
    const [wonRows, lostRows] = [rows.filter(({ status }) => status === 'won'), rows.filter(({ status }) => status === 'lost')];
    const said = (amounts: readonly Money[]): string => {
      const { says, without } = sum(amounts);
      return amounts.length === 0 ? '' : `${says}${without}`;
    };
    const onTime = wonRows.filter(({ dueOn, closedOn }) => dueOn === null || (closedOn ?? '') <= dueOn).length;
    return {
      key: 'renewals', title: 'Renewals', place: 'renewals', source: 'renewals closed in the quarter',
      figures: [
        figure('Won', wonRows.length, said(wonRows.map(({ wonMinor, minor, currency }) => ({ minor: wonMinor ?? minor, currency })))),
        figure('Won on time', wonRows.length === 0 ? 'n/a' : `${onTime} of ${wonRows.length}`, 'Closed by the renewal day'),
        figure('Lost', lostRows.length, said(lostRows)),
      ],
      chart: null,
    };
  };

  const expansionPart = (span: Span, sum: Sum): FigurePart => {
    const [rows, all] = [won.all(span), opportunities.all(span)];
    const money = (label: string, amounts: readonly Money[]): Figure => {
      const { says, without } = sum(amounts);
      return figure(label, says, `${amounts.length} ${amounts.length === 1 ? 'opportunity' : 'opportunities'}${without}`);
    };
    const by = (pick: (row: Won) => boolean): Won[] => rows.filter(pick);
    return {
      key: 'expansion', title: 'Expansion', place: 'expansion', source: 'opportunities closed in the quarter',
      figures: [
        money('Won', rows), money('Sourced by the CSM', by(({ credit }) => credit === 'sourced')), money('Influenced by the CSM', by(({ credit }) => credit === 'influenced')),
        figure('Opened', all.filter(({ isNew }) => isNew === 1).length, 'In the quarter'),
        money('Open now', all.filter(({ status }) => status === 'open')),
      ],
      chart: null,
    };
  };

  const healthPart = ({ from, to }: Span): FigurePart => {
    const [before, after] = [health.bandsOn(addDays(from, -1)), health.bandsOn(to)];
    const end = bands.every((band) => after[band] === 0) ? health.bandsOn(addDays(to, -1)) : after;
    return {
      key: 'health', title: 'Health', place: 'health', source: 'daily snapshots of health, which are never rewritten',
      figures: bands.map((band) => figure(bandNames[band], `${before[band]} → ${end[band]}`, 'Accounts at the start → at the end')),
      chart: { kind: 'stacked', unit: 'accounts', categories: ['Start of the quarter', 'End of the quarter'], series: bands.map((band) => ({ name: bandNames[band], values: [before[band], end[band]] })) },
    };
  };

  const riskPart = (span: Span): FigurePart => {
    const rows = risks.all(span);
    const ended = (outcome: string): number => rows.filter((row) => row.outcome === outcome && row.closedOn !== null && row.closedOn <= span.to).length;
    const counts: [string, number][] = [
      ['Opened', rows.filter(({ openedOn }) => openedOn >= span.from).length], ['Saved', ended('saved')], ['Contracted', ended('contracted')], ['Churned', ended('churned')], ['No longer a risk', ended('no-risk')],
      ['Open at the end', rows.filter(({ closedOn }) => closedOn === null || closedOn > span.to).length],
    ];
    return {
      key: 'risks', title: 'Risks', place: 'risks', source: 'the register of risks', figures: counts.map(([label, count]) => figure(label, count)),
      chart: rows.length === 0 ? null : { kind: 'bars', unit: 'risks', categories: counts.map(([label]) => label), series: [{ name: 'Risks', values: counts.map(([, count]) => count) }] },
    };
  };

  const onboardingPart = (span: Span): FigurePart => {
    const rows = onboardings.all(span);
    const done = rows.filter(({ closedOn }) => closedOn !== null && closedOn <= span.to);
    const middle = median(done.map(({ startOn, closedOn }) => (Date.parse(closedOn ?? startOn) - Date.parse(startOn)) / 86_400_000));
    return {
      key: 'onboarding', title: 'Onboarding', place: 'onboarding', source: 'onboardings of the book',
      figures: [
        figure('Started', rows.filter(({ startOn }) => startOn >= span.from).length), figure('Closed', done.length), figure('Days to onboard', middle ?? 'n/a', `Median; the goal is ${settings().onboarding.onboardDays}`),
        figure('Open at the end', rows.length - done.length),
      ],
      chart: null,
    };
  };

  const activityPart = (span: Span, accounts: number): FigurePart => ({
    key: 'activity', title: 'Activity', place: 'calls', source: 'the timeline, plans and commitments of the book',
    figures: [
      figure('Calls and meetings held', held(span)), figure('Accounts met', `${met(span)} of ${accounts}`, `${percent(met(span), accounts)} of the managed accounts`),
      figure('Promises kept', `${kept(span)} of ${broken(span)}`, 'Of ours that were closed'), figure('Objectives achieved', objectives(span)), figure('Outcomes verified', verified(span), 'By a named person of the customer'), figure('Health updates written', updates(span)),
    ],
    chart: null,
  });

  /** @param accounts how many accounts are managed */
  return async (span: Span, accounts: number): Promise<FigurePart[]> => {
    const sum = createSum(span.from);
    const parts = await kpis(span);
    for (const part of [() => renewalPart(span, sum), () => expansionPart(span, sum), () => healthPart(span), () => riskPart(span), () => onboardingPart(span), () => activityPart(span, accounts)]) {
      await turnOfOthers();
      parts.push(part());
    }
    return parts;
  };
};
