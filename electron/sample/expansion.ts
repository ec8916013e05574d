import { addDays, type Day } from '#shared/days.ts';
import { signalKey } from '#shared/expansion-rules.ts';
import { publishedExpansionLimits } from '#shared/presets/expansion-limits.ts';
import { local, type Fact } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import { educationSpecs, opportunitySpecs, playSpecs, type OpportunitySpec } from '#electron/sample/expansion-specs.ts';
import type { Random } from '#electron/sample/random.ts';
import { runFacts } from '#electron/sample/runs.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Making = { today: Day; random: Random; newId: () => string };
type Known = { id: string; at: string };

const ago = (today: Day, days: number): Day => workday(addDays(today, -Math.max(1, days)));

const opportunityFacts = (spec: OpportunitySpec, account: SampleAccount, named: { product: Known | undefined; objective: Known | undefined }, { today, newId }: Making): Fact[] => {
  const id = newId();
  const openedOn = ago(today, spec.openedAgo);
  const at = (days: number, time: string): string => local(ago(today, days), time);
  const change = (days: number, time: string, fields: Extract<Fact, { table: 'opportunities' }>['fields']): Fact => ({ at: at(days, time), table: 'opportunities', id, isNew: false, fields });
  const currency = account.spec.currency ?? 'USD';
  const knownOn = local(openedOn, '16:00');
  return [
    {
      at: knownOn, table: 'opportunities', id, isNew: true,
      fields: {
        id, accountId: account.id, name: spec.name, motion: spec.motion, orderType: 'growth', amountMinor: spec.arr * 100_000, currency, stage: publishedExpansionLimits.stages[0]?.key ?? '', closeOn: addDays(today, spec.closeIn), status: 'open', credit: spec.credit,
        productId: named.product !== undefined && named.product.at < knownOn ? named.product.id : null, objectiveId: named.objective !== undefined && named.objective.at < knownOn ? named.objective.id : null, origin: spec.fromSignal === true ? signalKey('growth', account.id, openedOn, 1) : '',
        nextStep: spec.nextStep ?? '', nextDueOn: spec.nextIn === undefined ? null : addDays(today, spec.nextIn), openedOn, notes: spec.notes ?? '',
      },
    },
    ...spec.stages.map(([days, stage]) => change(days, '16:30', { stage })),
    ...(spec.won === undefined ? [] : [change(spec.won.ago, '17:05', { status: 'won', closedOn: ago(today, spec.won.ago), ...(spec.won.arr === undefined ? {} : { amountMinor: spec.won.arr * 100_000 }) })]),
    ...(spec.no === undefined ? [] : [change(spec.no.ago, '17:05', { status: 'no', closedOn: ago(today, spec.no.ago), noReason: spec.no.reason, notes: spec.no.notes })]),
  ];
};

/** Opportunities, plays of growth and the log of features of the sample; `known` are the facts of the book so far. */
export const expansionFacts = (accounts: readonly SampleAccount[], known: readonly Fact[], make: Making): Fact[] => {
  const { today, random, newId } = make;
  const of = (name: string): SampleAccount | undefined => accounts.find(({ spec }) => spec.name === name);
  const made = (table: 'products' | 'features' | 'objectives', isIt: (fact: Fact & { table: typeof table }) => boolean): Known | undefined => known.find((fact): fact is Fact & { table: typeof table } => fact.table === table && fact.isNew && isIt(fact as Fact & { table: typeof table }));
  const named = (table: 'products' | 'features', name: string | undefined): Known | undefined => made(table, ({ fields }) => fields.name === name);
  const plansOf = (accountId: string): ReadonlySet<string> => new Set(known.flatMap((fact) => (fact.table === 'plans' && fact.isNew && fact.fields.accountId === accountId ? [fact.id] : [])));

  return [
    ...opportunitySpecs.flatMap((spec) => {
      const account = of(spec.account);
      if (account === undefined) return [];
      const own = plansOf(account.id);
      const objective = spec.objective === undefined ? undefined : made('objectives', ({ fields }) => 'planId' in fields && own.has(fields.planId ?? '') && fields.name?.includes(spec.objective ?? '') === true);
      return opportunityFacts(spec, account, { product: named('products', spec.product), objective }, make);
    }),
    ...playSpecs.flatMap(({ account: name, playbook, startedAgo, branch = '', why, left, end }) => {
      const account = of(name);
      if (account === undefined) return [];
      const startedOn = ago(today, startedAgo);
      const until = end === undefined ? ago(today, 1) : ago(today, end.ago);
      return runFacts({ playbook, accountId: account.id, anchorOn: startedOn, startedOn, why, branch, until, ...(left === undefined ? {} : { left }), ...(end === undefined ? {} : { end: { on: until, state: end.state, reason: end.reason } }) }, today, random, newId).facts;
    }),
    ...educationSpecs.flatMap((spec): Fact[] => {
      const [account, feature] = [of(spec.account), named('features', spec.feature)];
      const onDay = ago(today, spec.ago);
      const at = local(onDay, '15:10');
      if (account === undefined || feature === undefined || feature.at >= at) return [];
      const id = newId();
      const there = account.people.filter((one) => one.since <= onDay && (one.leftOn === null || one.leftOn > onDay));
      return [{ at, table: 'featureEducation', id, isNew: true, fields: { id, accountId: account.id, featureId: feature.id, personId: (there.find(({ role }) => role === 'Champion') ?? there[0])?.id ?? null, onDay, outcome: spec.outcome, notes: spec.notes } }];
    }),
  ];
};
