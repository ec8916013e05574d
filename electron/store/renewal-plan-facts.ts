import { dayName, type Day } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import { attitudeNames, buyingRoleNames } from '#shared/people.ts';
import { paperItems, paperKeys, type PlanFacts } from '#shared/renewal-plan.ts';
import { impactNames, reasonNames } from '#shared/risk-rules.ts';
import type { AccountValue } from '#shared/value.ts';
import type { Context } from '#electron/context.ts';
import { createHealthBook } from '#electron/store/health-book.ts';
import type { Ticked } from '#electron/store/renewal-rows.ts';
import { createRiskRows } from '#electron/store/risk-rows.ts';
import { createStakeholderRows } from '#electron/store/stakeholder-rows.ts';
import { createValueRows } from '#electron/store/value-rows.ts';

type Verified = { metric: string; on: Day | null; by: string | null; words: string; impact: string };
type Closed = { name: string; summary: string; on: Day | null };
type Asked = { text: string; owner: string; dueOn: Day | null };
type Opening = { name: string; amountMinor: number; currency: string; closeOn: Day | null };

const joined = (parts: readonly (string | null)[], by = ', '): string => parts.filter((part) => part !== null && part !== '').join(by);
const sentence = (words: string): string => (words === '' || /[.!?”]$/.test(words) ? words : `${words}.`);
/** Measures that tell of use. */
const isUsage = (key: string): boolean => key === 'licence-use' || key === 'active-users' || key.startsWith('use-case:');

/** Gains that were delivered, each with its money, and what they come to against the price. */
const gainsOf = ({ items, totals: { currency, low, likely } }: AccountValue): string[] => {
  const delivered = items.filter(({ state }) => state === 'delivered');
  const lines = delivered.map((item) => {
    const [least, most] = [item.low, item.likely];
    const money = most === null ? '' : `: ${least === null || least === most ? '' : `${formatMoney(least, item.currency)} to `}${formatMoney(most, item.currency)} ${item.every === 'year' ? 'a year' : 'once'}`;
    const since = item.startOn === null ? '' : ` ${item.every === 'year' ? 'since' : 'on'} ${dayName(item.startOn)}`;
    return `${item.name}${money}${since}${item.confirmedBy === '' || item.confirmedOn === null ? '' : `, confirmed by ${item.confirmedBy} on ${dayName(item.confirmedOn)}`}`;
  });
  if (delivered.length < 2 || likely.deliveredMinor === 0) return lines;
  const times = likely.ratio === null ? '' : `, ${likely.ratio.toFixed(1)} times the price of a year`;
  return [...lines, `Together in the last twelve months: ${formatMoney(low.deliveredMinor, currency)} to ${formatMoney(likely.deliveredMinor, currency)}${times}`];
};

/** Gathers what the renewal plan of an account drafts itself from. */
export const createPlanFacts = (context: Context) => {
  const { store, today } = context;
  const { db } = store;
  const health = createHealthBook(context);
  const risks = createRiskRows(context);
  const stakeholders = createStakeholderRows(context);
  const value = createValueRows(context);
  const verified = db.prepare<[string], Verified>(
    `SELECT k.metric, coalesce(k.verified_on, k.delivered_on) AS "on", p.name AS by, k.verified_words AS words, k.impact FROM criteria k JOIN objectives o ON o.id = k.objective_id AND o.deleted_at IS NULL
     JOIN plans s ON s.id = o.plan_id AND s.deleted_at IS NULL LEFT JOIN people p ON p.id = k.verified_by_id WHERE s.account_id = ? AND k.stage IN ('delivered', 'verified') AND k.deleted_at IS NULL ORDER BY k.stage DESC, 2 DESC, k.rid`,
  );
  const closed = db.prepare<[string], Closed>(
    `SELECT o.name, o.outcome_summary AS summary, o.closed_on AS "on" FROM objectives o JOIN plans s ON s.id = o.plan_id AND s.deleted_at IS NULL WHERE s.account_id = ? AND o.outcome = 'achieved' AND o.deleted_at IS NULL ORDER BY o.closed_on DESC, o.rid`,
  );
  const theirs = db.prepare<[string], Asked>(`SELECT text, owner, due_on AS dueOn FROM commitments WHERE account_id = ? AND side = 'theirs' AND state = 'open' AND deleted_at IS NULL ORDER BY due_on IS NULL, due_on, rid LIMIT 12`);
  const openings = db.prepare<[string], Opening>(`SELECT name, amount_minor AS amountMinor, currency, close_on AS closeOn FROM opportunities WHERE account_id = ? AND status = 'open' AND deleted_at IS NULL ORDER BY close_on IS NULL, close_on, rid LIMIT 12`);

  const valueOf = (accountId: string): string[] => [
    ...verified.all(accountId).map(({ metric, on, by, words, impact }) => `${metric}${on === null ? '' : ` (${by === null ? 'delivered' : `confirmed by ${by}`} on ${dayName(on)})`}${joined([words === '' ? '' : `“${words}”`, impact], ' ') === '' ? '' : `: ${joined([words === '' ? '' : `“${words}”`, impact], ' ')}`}`),
    ...closed.all(accountId).map(({ name, summary, on }) => `${name}${on === null ? '' : `, reached on ${dayName(on)}`}${summary === '' ? '' : `: ${summary}`}`),
    ...gainsOf(value.account(accountId, null).value),
  ];
  const riskLines = (accountId: string): string[] =>
    risks.ofAccount(accountId).filter(({ closedOn }) => closedOn === null).map((risk) => `${reasonNames[risk.reason]} (${risk.level}, ${impactNames[risk.impact].toLowerCase()}, ${formatMoney(risk.atRisk.minor, risk.atRisk.currency)} at risk)${risk.about === '' ? '' : `: ${risk.about.split('\n')[0] ?? ''}`}. ${sentence(`Next: ${risk.nextStep}, by ${dayName(risk.nextDueOn)}`)}`);

  return (accountId: string, ticked: Ticked): PlanFacts => {
    const on = today();
    const known = health.some([accountId], on).get(accountId)?.health;
    const measures = (known?.measures ?? []).filter(({ score }) => score !== null);
    const map = stakeholders.map(accountId, null);
    const deciders = map.people.filter((person) => person.leftOn === null && (person.isKey || person.buyingRole !== null || person.championStrength !== null));
    return {
      value: valueOf(accountId),
      health: {
        says: known === undefined || known.score === null ? 'No health is known.' : `${Math.round(known.score)} of 100, ${known.band ?? 'no band'}${known.override === null ? '' : ', because sentiment is red'}.`,
        down: measures.filter(({ colour, weight }) => weight > 0 && colour !== null && colour !== 'green').toSorted((a, b) => (b.weight * (100 - (b.score ?? 0))) - (a.weight * (100 - (a.score ?? 0)))).slice(0, 5).map(({ name, why }) => `${name}: ${sentence(why)}`),
        up: measures.filter(({ colour, weight }) => weight > 0 && colour === 'green').toSorted((a, b) => b.contribution - a.contribution).slice(0, 3).map(({ name, why }) => `${name}: ${sentence(why)}`),
      },
      risks: riskLines(accountId),
      people: deciders.map((person) => sentence(joined([
        joined([person.name, person.title]), person.buyingRole === null ? person.role : buyingRoleNames[person.buyingRole].toLowerCase(), person.attitude === null ? '' : attitudeNames[person.attitude].toLowerCase(), person.lastMetOn === null ? 'not met yet' : `last met on ${dayName(person.lastMetOn)}`,
      ], '; '))),
      warnings: map.warnings.map(({ title, next }) => `${sentence(title)} ${sentence(next)}`),
      usage: measures.filter(({ key }) => isUsage(key)).map(({ name, why }) => `${name}: ${sentence(why)}`),
      asks: [
        ...theirs.all(accountId).map(({ text, owner, dueOn }) => `${text}${joined([owner, dueOn === null ? '' : `by ${dayName(dueOn)}`]) === '' ? '' : ` (${joined([owner, dueOn === null ? '' : `by ${dayName(dueOn)}`])})`}`),
        ...openings.all(accountId).map(({ name, amountMinor, currency, closeOn }) => `Growth: ${name}, ${formatMoney(amountMinor, currency)}${closeOn === null ? '' : `, by ${dayName(closeOn)}`}`),
      ],
      paper: paperKeys.map((key) => ({ text: paperItems[key], doneOn: ticked[key] ?? null })),
    };
  };
};
