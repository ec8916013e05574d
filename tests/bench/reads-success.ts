import { all, readCase, type AnyCase, type Bench } from '#tests/bench/read-case.ts';

const planSql = `SELECT p.*, a.name AS account_name FROM plans p JOIN accounts a ON a.id = p.account_id WHERE p.deleted_at IS NULL`;
const byPlan = (rest: string): string => `SELECT * FROM objectives WHERE deleted_at IS NULL ${rest}`;

const planReads = ({ services, bare, accounts, today }: Bench): AnyCase[] => {
  const { list, get, ofAccount } = services.plans;
  const ids = (bare.prepare(`SELECT id FROM plans WHERE rid % 41 = 7 LIMIT 40`).all() as { id: string }[]).map(({ id }) => id);
  const managed = all(bare, `SELECT id, name FROM accounts WHERE coverage = 'managed' AND deleted_at IS NULL`);
  const plans = all(bare, planSql);
  const objectives = all(bare, `SELECT plan_id, count(*) AS n, sum(status = 'open') AS open, max(last_validated_on), max(closed_on) FROM objectives WHERE deleted_at IS NULL GROUP BY plan_id`);
  const late = all(bare, `SELECT o.plan_id, avg(m.progress) AS progress, sum(m.status = 'open' AND m.due_on < ?) AS late, min(m.due_on) AS next FROM milestones m JOIN objectives o ON o.id = m.objective_id WHERE m.deleted_at IS NULL AND o.status = 'open' GROUP BY o.plan_id`);
  const onePlan = all(bare, `${planSql} AND p.id = ?`);
  const ofPlan = [
    all(bare, byPlan('AND plan_id = ?')),
    ...['milestones', 'criteria'].map((table) => all(bare, `SELECT t.* FROM ${table} t JOIN objectives o ON o.id = t.objective_id WHERE o.plan_id = ? AND t.deleted_at IS NULL`)),
    ...['measurements', 'ratings'].map((table) => all(bare, `SELECT t.* FROM ${table} t JOIN criteria k ON k.id = t.criterion_id JOIN objectives o ON o.id = k.objective_id WHERE o.plan_id = ? AND t.deleted_at IS NULL`)),
  ];
  const whole = (id: string) => [onePlan(id), ...ofPlan.map((read) => read(id))];
  const planOf = all(bare, `SELECT id FROM plans WHERE account_id = ? AND deleted_at IS NULL`);
  return [
    readCase({ name: 'plans.list', inputs: [null], ours: list, bare: () => { plans(); objectives(); late(today); return managed(); }, rows: null }),
    readCase({ name: 'plans.get', inputs: ids, ours: (id) => get({ id, asOf: null }), bare: whole, rows: null }),
    readCase({ name: 'plans.ofAccount', inputs: accounts, ours: (accountId) => ofAccount({ accountId, asOf: null }), bare: (id) => (planOf(id) as { id: string }[]).map((plan) => whole(plan.id)), rows: null }),
  ];
};

const runReads = ({ services, bare, accounts }: Bench): AnyCase[] => {
  const { runs, runsOfAccount } = services.playbooks;
  const running = all(bare, `SELECT n.*, a.name FROM playbook_runs n JOIN accounts a ON a.id = n.account_id WHERE n.state = 'running' AND n.deleted_at IS NULL AND a.deleted_at IS NULL`);
  const steps = all(bare, `SELECT s.* FROM run_steps s JOIN playbook_runs n ON n.id = s.run_id WHERE n.state = 'running' AND s.deleted_at IS NULL ORDER BY s.run_id, s.position`);
  const ofAccount = all(bare, `SELECT s.* FROM run_steps s JOIN playbook_runs n ON n.id = s.run_id WHERE n.account_id = ? AND n.deleted_at IS NULL AND s.deleted_at IS NULL ORDER BY s.run_id, s.position`);
  const onboardings = all(bare, `SELECT o.*, a.name, (SELECT min(c.on_day) FROM activities c WHERE c.account_id = o.account_id AND c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop') AND c.deleted_at IS NULL) AS first_call FROM onboardings o JOIN accounts a ON a.id = o.account_id WHERE o.deleted_at IS NULL`);
  return [
    readCase({ name: 'playbooks.runs', inputs: [null], ours: () => runs({ state: 'running' }), bare: () => { steps(); return running(); } }),
    readCase({ name: 'playbooks.runsOfAccount', inputs: accounts, ours: (accountId) => runsOfAccount({ accountId, asOf: null }), bare: (id) => ofAccount(id), rows: null }),
    readCase({ name: 'onboarding.list', inputs: [null], ours: services.onboarding.list, bare: () => { steps(); return onboardings(); } }),
  ];
};

const roleReads = ({ services, bare, accounts }: Bench): AnyCase[] => {
  const people = all(bare, `SELECT p.*, (SELECT max(c.on_day) FROM attendances t JOIN activities c ON c.id = t.activity_id WHERE t.person_id = p.id AND t.presence = 'attended' AND t.deleted_at IS NULL AND c.state = 'held' AND c.deleted_at IS NULL) AS met FROM people p WHERE p.account_id = ? AND p.deleted_at IS NULL`);
  const team = all(bare, `SELECT r.*, m.name FROM account_roles r JOIN team_members m ON m.id = r.member_id WHERE r.account_id = ? AND r.deleted_at IS NULL`);
  const stages = all(bare, `SELECT h.*, c.at FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'accounts' AND h.record_id = ? AND h.field IN ('', 'stage')`);
  const behindGates = [
    'SELECT * FROM accounts WHERE deleted_at IS NULL',
    `SELECT account_id, min(on_day) FROM activities WHERE state = 'held' AND type IN ('call', 'meeting', 'workshop') AND deleted_at IS NULL GROUP BY account_id`,
    'SELECT account_id, max(end_on) FROM contracts WHERE deleted_at IS NULL GROUP BY account_id',
    'SELECT * FROM onboardings WHERE deleted_at IS NULL',
    'SELECT p.account_id, p.status, count(*) FROM plans p JOIN objectives o ON o.plan_id = p.id WHERE p.deleted_at IS NULL AND o.deleted_at IS NULL GROUP BY p.id',
    `SELECT p.account_id, sum(k.stage = 'verified') FROM criteria k JOIN objectives o ON o.id = k.objective_id JOIN plans p ON p.id = o.plan_id WHERE k.deleted_at IS NULL GROUP BY p.account_id`,
  ].map((sql) => all(bare, sql));
  return [
    readCase({ name: 'stakeholders.map', inputs: accounts, ours: (accountId) => services.stakeholders.map({ accountId, asOf: null }).people, bare: (id) => people(id) }),
    readCase({ name: 'roles.ofAccount', inputs: accounts, ours: (accountId) => services.roles.ofAccount({ accountId, asOf: null }), bare: (id) => team(id), rows: null }),
    readCase({ name: 'journey.read', inputs: accounts, ours: (accountId) => services.journey.read({ accountId, asOf: null }), bare: (id) => stages(id), rows: null }),
    readCase({ name: 'journey.review', inputs: [null], ours: () => services.journey.review({ quarter: null }), bare: () => behindGates.map((read) => read()), rows: null }),
  ];
};

export const successReads = (bench: Bench): AnyCase[] => [...planReads(bench), ...runReads(bench), ...roleReads(bench)];
