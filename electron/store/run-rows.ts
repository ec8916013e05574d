import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { MessageTemplate, PlaybookKind, RunRow, RunState, RunStep } from '#shared/playbooks.ts';
import { shippedPlaybooks } from '#shared/presets/playbooks.ts';
import { jobNames, type Job } from '#shared/team.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { playbookRuns, runSteps } from '#electron/store/schema-success.ts';

const [toRun, toStep] = [recordOf(playbookRuns), recordOf(runSteps)];
type StoredRun = ReturnType<typeof toRun>;
export type StoredStep = ReturnType<typeof toStep>;

type Counts = Pick<RunRow, 'steps' | 'closedSteps' | 'overdueSteps' | 'next'>;
type Counted = { account_name: string; playbook_ref: string | null; steps: number | null; closed_steps: number | null; overdue_steps: number | null; next: string | null };

/** A shipped playbook that this book has not changed has no row: its runs carry its name alone. */
const keyOfName = (name: string): string | null => shippedPlaybooks.find((one) => one.name === name)?.key ?? null;

const rowOf = (run: StoredRun, accountName: string, playbookRef: string | null, counts: Counts): RunRow => {
  const { id, accountId, name, anchorOn, branch, why, startedOn, closedOn, closeReason } = run;
  const isRunning = run.state === 'running';
  return {
    id, accountId, accountName, name, anchorOn, branch, why, startedOn, closedOn, closeReason,
    kind: run.kind as PlaybookKind,
    state: run.state as RunState,
    playbookRef: playbookRef ?? keyOfName(name),
    steps: counts.steps,
    closedSteps: counts.closedSteps,
    overdueSteps: isRunning ? counts.overdueSteps : 0,
    next: isRunning ? counts.next : null,
  };
};

const countsOf = (steps: readonly StoredStep[], today: Day): Counts => {
  const planned = steps.filter((step) => step.state !== 'off');
  const open = planned.filter((step) => step.state === 'open').toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.position - b.position);
  const [next] = open;
  return { steps: planned.length, closedSteps: planned.length - open.length, overdueSteps: open.filter((step) => step.dueOn < today).length, next: next === undefined ? null : { id: next.id, name: next.name, dueOn: next.dueOn } };
};

/** The next step, as the query packs it: its day, its place in the plan, its id and its name. */
const nextOf = (packed: string | null): Counts['next'] => {
  if (packed === null) return null;
  const [dueOn = '', , id = '', ...rest] = packed.split('|');
  return { id, name: rest.join('|'), dueOn };
};

/** By what a run's playbook is found; nothing of one that was removed. */
const playbookRef = `coalesce(b.key, CASE WHEN b.deleted_at IS NULL THEN b.id END)`;

const select = (where: string): string => `
  SELECT r.*, a.name AS account_name, ${playbookRef} AS playbook_ref, s.steps, s.closed_steps, s.overdue_steps, s.next
  FROM playbook_runs r JOIN accounts a ON a.id = r.account_id LEFT JOIN playbooks b ON b.id = r.playbook_id
  LEFT JOIN (
    SELECT run_id, count(*) AS steps, sum(state != 'open') AS closed_steps, sum(state = 'open' AND due_on < @today) AS overdue_steps,
      min(CASE WHEN state = 'open' THEN due_on || '|' || printf('%03d', position) || '|' || id || '|' || name END) AS next
    FROM run_steps WHERE deleted_at IS NULL AND state != 'off' AND run_id IN (SELECT r.id FROM playbook_runs r WHERE r.deleted_at IS NULL AND ${where}) GROUP BY run_id
  ) s ON s.run_id = r.id
  WHERE r.deleted_at IS NULL AND a.deleted_at IS NULL AND ${where} ORDER BY r.started_on DESC, r.rid DESC`;

/** Reads runs of playbooks with what their steps add up to. */
export const createRunRows = ({ store, today }: Context) => {
  const { db } = store;
  const prepare = (where: string) => {
    const statement = db.prepare<object, StoredRow & Counted>(select(where));
    return (bound: Record<string, string>): RunRow[] =>
      statement.all({ ...bound, today: today() }).map((row) => rowOf(toRun(row), row.account_name, row.playbook_ref, { steps: row.steps ?? 0, closedSteps: row.closed_steps ?? 0, overdueSteps: row.overdue_steps ?? 0, next: nextOf(row.next) }));
  };
  const [every, inState, ofGrowth, ofAccount, one, ofOnboardings] = [prepare('true'), prepare('r.state = @state'), prepare(`r.state = @state AND r.kind IN ('enablement', 'expansion')`), prepare('r.account_id = @accountId'), prepare('r.id = @id'), prepare('r.id IN (SELECT run_id FROM onboardings WHERE deleted_at IS NULL)')];
  const stepsOf = db.prepare<[string], StoredRow>('SELECT * FROM run_steps WHERE run_id = ? AND deleted_at IS NULL ORDER BY position');
  const memberNamed = db.prepare<[string], { name: string }>('SELECT name FROM team_members WHERE id = ?');
  const inJob = db.prepare<[string], { job: Job; name: string }>('SELECT r.job, m.name FROM account_roles r JOIN team_members m ON m.id = r.member_id WHERE r.account_id = ? AND r.deleted_at IS NULL AND m.deleted_at IS NULL ORDER BY r.rid');
  const everStepsOf = db.prepare<[string], StoredRow>('SELECT s.* FROM run_steps s JOIN playbook_runs r ON r.id = s.run_id WHERE r.account_id = ?');
  const everOf = db.prepare<[string], StoredRow>('SELECT * FROM playbook_runs WHERE account_id = ? ORDER BY started_on DESC, rid DESC');
  const accountNamed = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ?');
  const refOf = db.prepare<[string | null], { ref: string | null }>(`SELECT ${playbookRef} AS ref FROM playbooks b WHERE b.id = ?`);

  const running = db.prepare<[], { ref: string | null; name: string; n: number }>(
    `SELECT ${playbookRef} AS ref, r.name, count(*) AS n FROM playbook_runs r JOIN accounts a ON a.id = r.account_id LEFT JOIN playbooks b ON b.id = r.playbook_id
     WHERE r.state = 'running' AND r.deleted_at IS NULL AND a.deleted_at IS NULL GROUP BY 1, 2`,
  );

  const find = (id: string): RunRow => {
    const [found] = one({ id });
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That run is not in this book any more.');
    return found;
  };

  return {
    all: (state: RunState | null): RunRow[] => (state === null ? every({}) : inState({ state })),
    /** The enablement and expansion runs. */
    ofGrowth: (state: RunState): RunRow[] => ofGrowth({ state }),
    ofAccount: (accountId: string): RunRow[] => ofAccount({ accountId }),
    /** The runs that onboardings started. */
    ofOnboardings: (): RunRow[] => ofOnboardings({}),
    /** How many runs of each playbook are under way, by what the playbook is found by. */
    runningByPlaybook: (): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const { ref, name, n } of running.all()) {
        const key = ref ?? keyOfName(name);
        if (key !== null) counts.set(key, (counts.get(key) ?? 0) + n);
      }
      return counts;
    },
    one: find,

    /** The steps of a run in order, each with who does it. */
    steps: (run: Pick<RunRow, 'id' | 'accountId'>): RunStep[] => {
      const team = Map.groupBy(inJob.all(run.accountId), ({ job }) => job);
      return stepsOf.all(run.id).map(toStep).map((step): RunStep => {
        const { id, position, key, name, detail, ownerId, branch, offset, after, dueOn, isFixed, doneOn, skipReason } = step;
        const role = step.role as Job;
        const holders = team.get(role)?.map((member) => member.name).join(', ');
        return {
          id, position, key, name, detail, role, ownerId, branch, offset, after, dueOn, isFixed, doneOn, skipReason,
          unit: step.unit as RunStep['unit'],
          state: step.state as RunStep['state'],
          owner: ownerId === null ? (role === 'csm' ? 'You' : (holders ?? jobNames[role])) : (memberNamed.get(ownerId)?.name ?? jobNames[role]),
          checklist: JSON.parse(step.checklist) as RunStep['checklist'],
          template: step.template === null ? null : (JSON.parse(step.template) as MessageTemplate),
        };
      });
    },

    /** The runs of an account as they were known at an instant. */
    knownAt: (accountId: string, on: Day, at: string): RunRow[] => {
      const stepsThen = Map.groupBy(asOf(db, 'run_steps', everStepsOf.all(accountId), at).map(toStep), ({ runId }) => runId);
      const accountName = accountNamed.get(accountId)?.name ?? '';
      return asOf(db, 'playbook_runs', everOf.all(accountId), at).map(toRun).map((run) => rowOf(run, accountName, refOf.get(run.playbookId)?.ref ?? null, countsOf(stepsThen.get(run.id) ?? [], on)));
    },
  };
};
