import { addDays, type Day } from '#shared/days.ts';
import { shippedMitigations } from '#shared/presets/mitigations.ts';
import { accountReason, stepsText, type RiskLevel } from '#shared/risk-rules.ts';
import type { Job } from '#shared/team.ts';
import { local, type Fact } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import { escalationSpecs, riskSpecs, type EscalationSpec, type RiskSpec } from '#electron/sample/risk-specs.ts';
import type { SampleTeam } from '#electron/sample/team.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Making = { today: Day; newId: () => string; team: SampleTeam };

/** A working day before today, so many days ago. */
const ago = ({ today }: Making, days: number): Day => workday(addDays(today, -Math.max(1, days)));

const riskFactsOf = (make: Making, spec: RiskSpec, account: SampleAccount, id: string): Fact[] => {
  const { newId } = make;
  const openedOn = ago(make, spec.ago);
  const steps = shippedMitigations[spec.reason].steps.map((text) => ({ text, done: false }));
  const at = (days: number, time: string): string => local(ago(make, days), time);
  const change = (days: number, time: string, fields: Extract<Fact, { table: 'risks' }>['fields']): Fact => ({ at: at(days, time), table: 'risks', id, isNew: false, fields });
  const ofAccount = (days: number, time: string, riskReason: string): Fact => ({ at: at(days, time), table: 'accounts', id: account.id, isNew: false, fields: { riskReason } });
  const firstStep = spec.updates[0]?.[0] ?? spec.ago - 3;
  const told = (days: number, level: RiskLevel, parties = spec.told): string => JSON.stringify(parties.map((party) => ({ party, on: ago(make, days), level })));
  const redAgo = spec.level === 'red' ? spec.ago : (spec.updates.find(([, level]) => level === 'red')?.[0] ?? spec.ago);
  return [
    {
      at: local(openedOn, '17:10'), table: 'risks', id, isNew: true,
      fields: {
        id, accountId: account.id, level: spec.level, reason: spec.reason, impact: spec.impact, about: spec.about, arrMinor: spec.arr === undefined ? null : spec.arr * 100_000, currency: spec.arr === undefined ? null : (account.spec.currency ?? 'USD'),
        state: 'open', openedOn, mitigation: stepsText(steps), nextStep: spec.nextStep, ownerId: null, nextDueOn: addDays(make.today, spec.dueIn), told: told(spec.ago, spec.level),
      },
    },
    ofAccount(spec.ago, '17:10', accountReason(spec)),
    ...spec.updates.flatMap(([days, level, text]): Fact[] => {
      const update = newId();
      return [{ at: at(days, '16:40'), table: 'riskUpdates', id: update, isNew: true, fields: { id: update, riskId: id, onDay: ago(make, days), level, text } }, change(days, '16:40', { level })];
    }),
    ...(spec.told.includes('sales-leadership') && redAgo !== spec.ago ? [change(redAgo, '16:50', { told: told(redAgo, 'red') })] : []),
    ...(spec.done === 0 ? [] : [change(firstStep, '16:55', { mitigation: stepsText(steps.map((step, index) => ({ ...step, done: index < spec.done }))) })]),
    ...(spec.willChurn === undefined ? [] : [change(spec.willChurn.ago, '17:20', { state: 'will-churn', willChurn: JSON.stringify({ isExhausted: true, tried: spec.willChurn.tried, managerName: 'Amadou Keswicke', managerOn: ago(make, spec.willChurn.ago), opportunitySays: true, on: ago(make, spec.willChurn.ago) }) })]),
    ...(spec.closed === undefined ? [] : [
      change(spec.closed.ago, '17:30', { state: 'closed', closedOn: ago(make, spec.closed.ago), outcome: spec.closed.outcome, outcomeSummary: spec.closed.summary, isIntervened: spec.closed.isIntervened }),
      ofAccount(spec.closed.ago, '17:30', ''),
    ]),
    ...(spec.lesson === undefined ? [] : [change(spec.lesson.ago, '10:30', { isExpected: spec.lesson.isExpected, isAvoidable: spec.lesson.isAvoidable, lesson: spec.lesson.text })]),
  ];
};

/** Records of an account that were made before a time, the newest first; of cases only those that name a thing. */
const madeBefore = (known: readonly Fact[], table: 'supportCases' | 'commitments', accountId: string, before: string, naming = ''): string[] =>
  known.flatMap((fact) => (fact.isNew && fact.table === table && fact.fields.accountId === accountId && fact.at < before && (fact.table === 'commitments' || fact.fields.title?.includes(naming) === true) ? [{ at: fact.at, id: fact.id }] : [])).toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(({ id }) => id);

const escalationFactsOf = (make: Making, spec: EscalationSpec, account: SampleAccount, riskId: string | null, known: readonly Fact[]): Fact[] => {
  const { newId, team } = make;
  const id = newId();
  const openedOn = ago(make, spec.ago);
  const ownerId = spec.owner === undefined ? null : (team.members.find(({ job }) => job === (spec.owner satisfies Job | undefined))?.id ?? null);
  const linkAt = local(ago(make, spec.updates[0]?.[0] ?? spec.ago), '17:05');
  const link = (fields: Extract<Fact, { table: 'escalationLinks' }>['fields']): Fact => {
    const linkId = newId();
    return { at: linkAt, table: 'escalationLinks', id: linkId, isNew: true, fields: { id: linkId, escalationId: id, ...fields } };
  };
  const promiseAt = local(ago(make, 1), '17:45');
  const { closed } = spec;
  const champion = (on: Day): string | null => (account.people.find((one) => one.role === 'Champion' && one.since <= on && (one.leftOn === null || one.leftOn > on)) ?? account.people.find((one) => one.since <= on && (one.leftOn === null || one.leftOn > on)))?.id ?? null;
  return [
    {
      at: local(openedOn, '15:10'), table: 'escalations', id, isNew: true,
      fields: { id, accountId: account.id, kind: spec.kind, title: spec.title, about: spec.about, severity: spec.severity, ownerId, exitCriteria: spec.exitCriteria, state: 'open', openedOn, riskId: spec.ofRisk ? riskId : null },
    },
    ...spec.updates.flatMap(([days, severity, text]): Fact[] => {
      const update = newId();
      const at = local(ago(make, days), '17:00');
      return [{ at, table: 'escalationUpdates', id: update, isNew: true, fields: { id: update, escalationId: id, onDay: ago(make, days), severity, text } }, { at, table: 'escalations', id, isNew: false, fields: { severity } }];
    }),
    ...spec.issues.map(({ key, title, status }) => link({ issueKey: key, title, status, url: `https://issues.brindlework.example/${key}` })),
    ...madeBefore(known, 'supportCases', account.id, linkAt, spec.casesNaming).slice(0, spec.cases).map((caseId) => link({ caseId })),
    ...madeBefore(known, 'commitments', account.id, promiseAt).slice(0, spec.promises).map((promise): Fact => ({ at: promiseAt, table: 'commitments', id: promise, isNew: false, fields: { escalationId: id } })),
    ...(closed === undefined ? [] : [{
      at: local(ago(make, closed.ago), '17:50'), table: 'escalations' as const, id, isNew: false,
      fields: { state: 'closed', closedOn: ago(make, closed.ago), outcome: closed.outcome, sentimentAfter: closed.sentiment, ourAgreedBy: closed.by, ourAgreedOn: ago(make, closed.ago), customerAgreedById: champion(ago(make, closed.ago)), customerAgreedOn: ago(make, closed.ago) },
    }]),
  ];
};

/** The risks and escalations of the sample; `known` are the facts of the book so far, for the cases and promises that hang on an escalation. */
export const riskFacts = (accounts: readonly SampleAccount[], known: readonly Fact[], make: Making): Fact[] => {
  const named = (name: string): SampleAccount | undefined => accounts.find(({ spec }) => spec.name === name);
  const ids = new Map(riskSpecs.map(({ account }) => [account, make.newId()]));
  return [
    ...riskSpecs.flatMap((spec) => {
      const [account, id] = [named(spec.account), ids.get(spec.account)];
      return account === undefined || id === undefined ? [] : riskFactsOf(make, spec, account, id);
    }),
    ...escalationSpecs.flatMap((spec) => {
      const account = named(spec.account);
      return account === undefined ? [] : escalationFactsOf(make, spec, account, ids.get(spec.account) ?? null, known);
    }),
  ];
};
