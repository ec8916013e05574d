import { dossierOf, type Dossier, type DossierPlan, type OpenRun } from '#shared/dossier.ts';
import { DaybookError } from '#shared/errors.ts';
import type { AccountPlanFields, Handoff } from '#shared/handoffs.ts';
import { segmentOf } from '#shared/settings.ts';
import type { AccountRole } from '#shared/team.ts';
import type { Context } from '#electron/context.ts';
import { accountOf, createAccountRows } from '#electron/store/account-rows.ts';
import { prepareCalls } from '#electron/store/call-rows.ts';
import { commitmentOrder, prepareCommitments } from '#electron/store/commitment-rows.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { contractOf } from '#electron/store/term-rows.ts';
import { createStakeholderRows } from '#electron/store/stakeholder-rows.ts';

const lastCalls = 6;

/** Gathers what a dossier is made of. */
export const createDossierRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rows = createAccountRows(context);
  const stakeholders = createStakeholderRows(context);
  const live = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const contractsOf = db.prepare<[string], StoredRow>('SELECT * FROM contracts WHERE account_id = ? AND deleted_at IS NULL ORDER BY start_on DESC, rid DESC');
  const team = db.prepare<[string], AccountRole>('SELECT r.id, r.member_id AS memberId, m.name, r.job, m.email FROM account_roles r JOIN team_members m ON m.id = r.member_id WHERE r.account_id = ? AND r.deleted_at IS NULL AND m.deleted_at IS NULL ORDER BY r.rid');
  const plansOf = db.prepare<[string], Omit<DossierPlan, 'objectives'> & { id: string }>(`SELECT id, name, status, strategy, highlights FROM plans WHERE account_id = ? AND deleted_at IS NULL AND status != 'closed' ORDER BY rid`);
  const objectivesOf = db.prepare<[string], DossierPlan['objectives'][number]>('SELECT name, status, due_on AS dueOn, outcome_summary AS outcome FROM objectives WHERE plan_id = ? AND deleted_at IS NULL ORDER BY position, rid');
  const runsOf = db.prepare<[string], OpenRun>(
    `SELECT r.name, r.started_on AS startedOn, coalesce(s.name, '') AS next, s.due_on AS nextOn FROM playbook_runs r
     LEFT JOIN run_steps s ON s.id = (SELECT o.id FROM run_steps o WHERE o.run_id = r.id AND o.state = 'open' AND o.deleted_at IS NULL ORDER BY o.due_on, o.position LIMIT 1)
     WHERE r.account_id = ? AND r.state = 'running' AND r.deleted_at IS NULL ORDER BY r.rid`,
  );
  const onboardingsOf = db.prepare<[string], OpenRun>(`SELECT 'Onboarding (' || kind || ')' AS name, start_on AS startedOn, '' AS next, NULL AS nextOn FROM onboardings WHERE account_id = ? AND closed_on IS NULL AND deleted_at IS NULL AND run_id IS NULL`);
  const open = prepareCommitments(db, `m.account_id = @id AND m.state = 'open'`, commitmentOrder);
  const calls = prepareCalls(db, `c.account_id = @id AND c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop')`, `ORDER BY c.on_day DESC, c.rid DESC LIMIT ${lastCalls}`);

  /** @throws DaybookError where the account is gone. */
  return (handoff: Handoff, accountPlan: AccountPlanFields): Dossier => {
    const { accountId: id } = handoff;
    const [stored, row] = [live.get(id), rows.one(id)];
    if (stored === undefined || row === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    const account = accountOf(stored);
    return dossierOf({
      handoff, on: today(), account, row, segmentName: segmentOf(settings(), account.segment).name, contracts: contractsOf.all(id).map(contractOf), map: stakeholders.map(id, null), team: team.all(id),
      plans: plansOf.all(id).map(({ id: planId, ...plan }) => ({ ...plan, objectives: objectivesOf.all(planId) })),
      accountPlan, commitments: open({ id }, today()), calls: calls({ id }), runs: [...runsOf.all(id), ...onboardingsOf.all(id)],
    });
  };
};
