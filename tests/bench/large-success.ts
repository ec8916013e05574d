import { addDays, type Day } from '#shared/days.ts';
import { categories, criterionStages, milestoneRisks, objectivePriorities } from '#shared/plan-rules.ts';
import { buyingRoles, attitudes } from '#shared/people.ts';
import { jobs } from '#shared/team.ts';
import type { Random } from '#electron/sample/random.ts';

/** How many records of each kind hang on the accounts; 2,000 of them have 6,000 objectives, 30,000 milestones and 2,000 runs. */
export const successSizes = (accounts: number) => ({ team: 40, plans: accounts, objectives: accounts * 3, milestones: accounts * 15, criteria: accounts * 3, runs: accounts, stepsOfRun: 10, onboardings: Math.round(accounts / 4), handoffs: Math.round(accounts / 20) });

type Parts = { random: Random; newId: () => string; insert: (table: string, row: Record<string, string | number | null>) => void; set: (table: string, id: string, column: string, value: string | number | null) => void; enter: (on: Day, label: string) => void; sentence: (words: number) => string; breathe: () => Promise<void> };
type Account = { id: string; people: readonly string[] };

const fillTeam = ({ random, newId, insert, sentence }: Parts, accounts: readonly Account[], size: number): string[] => {
  const team = Array.from({ length: size }, () => {
    const id = newId();
    insert('team_members', { id, name: sentence(2).slice(0, -1), job: random.pick(jobs.slice(1)), email: `${id.toLowerCase()}@ours.example` });
    return id;
  });
  for (const { id: accountId } of accounts) for (const job of ['ae', 'sa', 'renewals']) insert('account_roles', { id: newId(), account_id: accountId, member_id: random.pick(team), job });
  return team;
};

/** Who reports to whom, what they can decide and what they think. */
const fillMap = ({ random, set }: Parts, { people }: Account): void => {
  for (const [at, id] of people.entries()) {
    if (at > 0) set('people', id, 'reports_to_id', people[Math.floor((at - 1) / 3)] ?? null);
    set('people', id, 'influence', random.int(1, 5));
    set('people', id, 'attitude', random.pick(attitudes));
    if (random.chance(0.6)) set('people', id, 'buying_role', random.pick(buyingRoles));
  }
};

const fillPlan = (parts: Parts, account: Account, team: readonly string[], today: Day, madeOn: Day): void => {
  const { random, newId, insert, set, enter, sentence } = parts;
  enter(madeOn, 'Made a success plan');
  const planId = newId();
  insert('plans', { id: planId, account_id: account.id, name: sentence(3), status: random.chance(0.2) ? 'draft' : 'active', strategy: random.chance(0.8) ? sentence(20) : '', highlights: random.chance(0.7) ? sentence(15) : '', active_from: madeOn, made_on: madeOn });
  for (let at = 0; at < 3; at += 1) {
    const objectiveId = newId();
    insert('objectives', { id: objectiveId, plan_id: planId, position: at, name: sentence(4), why: sentence(12), what: sentence(12), category: random.pick(categories), due_on: addDays(today, random.int(-60, 200)), status: 'open', priority: random.pick(objectivePriorities), owner_id: random.chance(0.3) ? random.pick(team) : null, customer_owner_id: random.pick(account.people), last_validated_on: addDays(today, -random.int(0, 200)) });
    for (let step = 0; step < 5; step += 1) insert('milestones', { id: newId(), objective_id: objectiveId, position: step, name: sentence(4), side: step % 2 === 0 ? 'ours' : 'theirs', start_on: addDays(madeOn, step * 20), due_on: addDays(madeOn, step * 20 + 30), status: 'open', progress: random.int(0, 10) * 10, risk: random.pick(milestoneRisks) });
    const criterionId = newId();
    insert('criteria', { id: criterionId, objective_id: objectiveId, position: 0, metric: sentence(3), unit: '%', baseline: 10, target: 80, by_on: addDays(today, random.int(-30, 200)), stage: random.pick(criterionStages.slice(0, 3)), proposed_on: madeOn });
    for (let month = 0; month < 4; month += 1) insert('measurements', { id: newId(), criterion_id: criterionId, on_day: addDays(madeOn, month * 30), value: random.int(5, 90) });
    insert('ratings', { id: newId(), criterion_id: criterionId, side: 'theirs', person_id: random.pick(account.people), on_day: addDays(madeOn, 60), score: random.int(1, 5) });
    enter(addDays(madeOn, 40), 'Closed milestones');
    if (random.chance(0.3)) set('objectives', objectiveId, 'status', 'closed');
  }
};

const fillRun = ({ random, newId, insert, set, enter, sentence }: Parts, account: Account, today: Day, steps: number): string => {
  const id = newId();
  const anchorOn = addDays(today, -random.int(0, 120));
  enter(anchorOn, 'Started a playbook');
  insert('playbook_runs', { id, account_id: account.id, name: sentence(3), kind: 'other', anchor_on: anchorOn, state: random.chance(0.5) ? 'running' : 'done', started_on: anchorOn });
  for (let at = 0; at < steps; at += 1) {
    const stepId = newId();
    insert('run_steps', { id: stepId, run_id: id, position: at, key: `step-${at}`, name: sentence(4), detail: sentence(10), role: random.pick(['csm', 'csm', 'sa', 'ae']), offset: at * 7, unit: 'calendar', after: 'anchor', due_on: addDays(anchorOn, at * 7), state: 'open' });
    if (addDays(anchorOn, at * 7) < today && random.chance(0.9)) set('run_steps', stepId, 'state', 'done');
  }
  return id;
};

/** Success plans, runs of playbooks, onboardings, the team and the maps of people, over the accounts of a large book. */
export const fillSuccess = async (parts: Parts, accounts: readonly Account[], today: Day): Promise<void> => {
  const sizes = successSizes(accounts.length);
  const { random, newId, insert, breathe } = parts;
  const team = fillTeam(parts, accounts, sizes.team);
  for (const [at, account] of accounts.entries()) {
    fillMap(parts, account);
    fillPlan(parts, account, team, today, addDays(today, -random.int(20, 300)));
    const runId = fillRun(parts, account, today, sizes.stepsOfRun);
    if (at < sizes.onboardings) insert('onboardings', { id: newId(), account_id: account.id, kind: 'new', start_on: addDays(today, -random.int(5, 200)), run_id: runId, closed_on: random.chance(0.6) ? addDays(today, -random.int(0, 4)) : null });
    if (at < sizes.handoffs) insert('handoffs', { id: newId(), account_id: account.id, direction: 'in', other_name: 'The one before', on_day: addDays(today, -random.int(-20, 60)), state: 'open' });
    await breathe();
  }
};
