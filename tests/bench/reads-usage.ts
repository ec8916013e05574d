import { createAdoptionFacts } from '#electron/store/adoption-facts.ts';
import { all, readCase, type AnyCase, type Bench } from '#tests/bench/read-case.ts';

/** The reads of adoption, beside the same rows read by hand. What is kept is compared with reading it once. */
export const usageReads = ({ services, context, bare, accounts, today }: Bench): AnyCase[] => {
  const { adoption } = services;
  const [year, two] = [`${Number(today.slice(0, 4)) - 1}-${today.slice(5, 7)}`, `${Number(today.slice(0, 4)) - 2}-${today.slice(5, 7)}`];
  const live = 'SELECT a.id, a.name, a.segment FROM accounts a WHERE a.deleted_at IS NULL ORDER BY a.name COLLATE NOCASE';
  const newest = `SELECT a.id, m.id, u.last_on, u.last FROM accounts a JOIN usage_metrics m ON m.role != 'none' AND m.deleted_at IS NULL JOIN usage_months u ON u.account_rid = a.rid AND u.metric_rid = m.rid
    AND u.month = (SELECT max(x.month) FROM usage_months x WHERE x.account_rid = a.rid AND x.metric_rid = m.rid) WHERE a.deleted_at IS NULL`;
  const names = all(bare, live);
  const reads = [newest, `SELECT a.id, u.month, u.last FROM accounts a JOIN usage_metrics m ON m.role = 'active-users' JOIN usage_months u ON u.account_rid = a.rid AND u.metric_rid = m.rid AND u.month >= '${year}' WHERE a.deleted_at IS NULL`, 'SELECT * FROM account_use_cases WHERE deleted_at IS NULL', 'SELECT * FROM contracts WHERE deleted_at IS NULL'].map((sql) => all(bare, sql));
  const cells = all(bare, 'SELECT * FROM account_products WHERE deleted_at IS NULL');
  const ofAccount = [
    `SELECT u.* FROM accounts a JOIN usage_months u ON u.account_rid = a.rid AND u.month >= '${two}' WHERE a.id = ?`,
    'SELECT * FROM account_use_cases WHERE account_id = ? AND deleted_at IS NULL', 'SELECT * FROM account_products WHERE account_id = ? AND deleted_at IS NULL', 'SELECT * FROM contracts WHERE account_id = ? AND deleted_at IS NULL',
  ].map((sql) => all(bare, sql));
  const ofMetric = [`SELECT a.id, a.name, u.* FROM accounts a JOIN usage_metrics m ON m.id = ? JOIN usage_months u ON u.account_rid = a.rid AND u.metric_rid = m.rid AND u.month >= '${year}' WHERE a.deleted_at IS NULL`].map((sql) => all(bare, sql));
  const metrics = (bare.prepare('SELECT id FROM usage_metrics ORDER BY rid').all() as { id: string }[]).map(({ id }) => id);
  const points = all(bare, 'SELECT p.*, b.source FROM accounts a JOIN usage_metrics m ON m.id = ? JOIN usage_points p ON p.account_rid = a.rid AND p.metric_rid = m.rid JOIN usage_batches b ON b.rid = p.batch_rid WHERE a.id = ? ORDER BY p.day DESC');
  const facts = createAdoptionFacts(context);
  const everybody = (bare.prepare('SELECT id FROM accounts WHERE deleted_at IS NULL').all() as { id: string }[]).map(({ id }) => id);
  return [
    readCase({ name: 'adoption.list', inputs: [null], ours: () => adoption.list(), bare: () => { for (const read of reads) read(); return names(); } }),
    readCase({ name: 'adoption.whitespace', inputs: [null], ours: () => adoption.whitespace(), bare: () => { cells(); return names(); }, rows: (answer) => answer.accounts }),
    readCase({ name: 'adoption.ofAccount', inputs: accounts, ours: (accountId) => adoption.ofAccount({ accountId, asOf: null }), bare: (id) => ofAccount.map((read) => read(id)), rows: null }),
    readCase({ name: 'adoption.metric', inputs: metrics, ours: (id) => adoption.metric({ id }), bare: (id) => ofMetric.map((read) => read(id)), rows: null }),
    readCase({ name: 'adoption.points', inputs: accounts, ours: (accountId) => adoption.points({ accountId, metricId: metrics[0] ?? '', asOf: null }), bare: (id) => points(metrics[0], id) }),
    readCase({ name: 'adoption facts of every account', inputs: [null], ours: () => facts(everybody, today, null), bare: () => reads.map((read) => read()), rows: null }),
    readCase({ name: 'adoption facts of 40 accounts', inputs: [accounts], ours: (some) => facts(some, today, null), bare: (some) => some.map((id) => ofAccount.map((read) => read(id))), rows: null }),
  ];
};
