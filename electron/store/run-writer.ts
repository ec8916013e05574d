import { eq } from 'drizzle-orm';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { branchesOf, firstPlan, planDays } from '#shared/run-rules.ts';
import type { RunStep, StepUnit } from '#shared/playbooks.ts';
import type { Context } from '#electron/context.ts';
import { createPlaybookRows } from '#electron/store/playbook-rows.ts';
import { playbookRuns, runSteps } from '#electron/store/schema-success.ts';

/** `playbook` is the key of a shipped playbook or the id of another; without a `branch`, only the steps of every branch are planned. */
export type RunStart = { playbook: string; accountId: string; anchorOn: Day; why: string; branch?: string | undefined };
type StepRow = { id: string; key: string; offset: number; unit: StepUnit; after: string; dueOn: Day; isFixed: number; state: RunStep['state']; doneOn: Day | null };

/** Starts and re-plans runs of playbooks. Runs inside a change: call it in the work of `store.write`. */
export const createRunWriter = ({ store, settings, today }: Context) => {
  const { db, orm } = store;
  const playbooks = createPlaybookRows({ store });
  const account = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const anchorOf = db.prepare<[string], { on: Day }>('SELECT anchor_on AS "on" FROM playbook_runs WHERE id = ? AND deleted_at IS NULL');
  const stepsOf = db.prepare<[string], StepRow>(
    'SELECT id, key, "offset", unit, "after", due_on AS dueOn, is_fixed AS isFixed, state, done_on AS doneOn FROM run_steps WHERE run_id = ? AND deleted_at IS NULL ORDER BY position',
  );
  const setDay = db.prepare('UPDATE run_steps SET due_on = ? WHERE id = ?');

  /** Gives every step that follows the plan its day again. */
  const replan = (runId: string): void => {
    const anchorOn = anchorOf.get(runId)?.on;
    if (anchorOn === undefined) return;
    const steps = stepsOf.all(runId);
    const days = planDays(steps.map((step) => ({ ...step, isFixed: step.isFixed === 1 })), anchorOn, settings());
    for (const step of steps) {
      const dueOn = days.get(step.key);
      if (dueOn !== undefined && dueOn !== step.dueOn) setDay.run(dueOn, step.id);
    }
  };

  return {
    replan,

    /** Starts a run with a day for every step; answers its id. */
    start: ({ playbook: ref, accountId, anchorOn, why, branch }: RunStart): string => {
      if (account.get(accountId) === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      const playbook = playbooks.one(ref);
      const chosen = branch ?? '';
      if (chosen !== '' && !branchesOf(playbook.steps).includes(chosen)) throw new DaybookError('INVALID', `${playbook.name} has no branch “${chosen}”.`, 'branch');
      if (playbook.steps.length === 0) throw new DaybookError('INVALID', `${playbook.name} has no steps yet. Add some before it is started.`, 'ref');
      const id = store.newId();
      orm.insert(playbookRuns).values({
        id, accountId, playbookId: playbook.id, name: playbook.name, kind: playbook.kind, anchorOn, branch: chosen, state: 'running', why, startedOn: today(),
        exitCriteria: JSON.stringify(playbook.exitCriteria.map((text) => ({ text, met: false }))),
      }).run();
      for (const [position, step] of firstPlan(playbook.steps, anchorOn, chosen, settings()).entries()) {
        const { checklist, template, ...plain } = step;
        orm.insert(runSteps).values({ ...plain, id: store.newId(), runId: id, position, checklist: JSON.stringify(checklist.map((text) => ({ text, done: false }))), template: template === null ? null : JSON.stringify(template) }).run();
      }
      return id;
    },

    moveAnchor: (runId: string, anchorOn: Day): void => {
      orm.update(playbookRuns).set({ anchorOn }).where(eq(playbookRuns.id, runId)).run();
      replan(runId);
    },

    /**
     * Lets a step follow a day that is kept elsewhere, such as the kickoff of an onboarding: done on a day that has come, fixed on one
     * ahead, free again without one. A step that was skipped, or is not in the branch, stays.
     */
    follow: (runId: string, key: string, on: Day | null): void => {
      const step = stepsOf.all(runId).find((one) => one.key === key && (one.state === 'open' || one.state === 'done'));
      if (step === undefined) return;
      const values = on === null ? { state: 'open', doneOn: null, isFixed: false } : on <= today() ? { state: 'done', doneOn: on } : { state: 'open', doneOn: null, isFixed: true, dueOn: on };
      orm.update(runSteps).set(values).where(eq(runSteps.id, step.id)).run();
      replan(runId);
    },
  };
};
