import { eq } from 'drizzle-orm';
import { dayName, endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Run, RunRow, RunState } from '#shared/playbooks.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import { branchesOf, stateIn } from '#shared/run-rules.ts';
import { shippedPlaybooks } from '#shared/presets/playbooks.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createRunRows } from '#electron/store/run-rows.ts';
import { createRunWriter, type RunStart } from '#electron/store/run-writer.ts';
import { playbookRuns, runSteps } from '#electron/store/schema-success.ts';

type Criterion = { text: string; met: boolean };

/** The runs of playbooks: each write is one step of undo. */
export const createPlaybookRuns = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createRunRows(context);
  const writer = createRunWriter(context);
  const rest = db.prepare<[string], { exit_criteria: string; onboarding_id: string | null }>(
    'SELECT r.exit_criteria, (SELECT o.id FROM onboardings o WHERE o.run_id = r.id AND o.deleted_at IS NULL) AS onboarding_id FROM playbook_runs r WHERE r.id = ?',
  );
  const present = db.prepare<[string], { id: string; name: string; email: string }>('SELECT id, name, email FROM people WHERE account_id = ? AND deleted_at IS NULL AND left_on IS NULL ORDER BY is_key DESC, name COLLATE NOCASE');
  const accountNamed = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const playbookNamed = db.prepare<object, { name: string }>('SELECT name FROM playbooks WHERE (id = @ref OR key = @ref) AND deleted_at IS NULL');

  const runOfStep = db.prepare<[string], { run_id: string }>('SELECT run_id FROM run_steps WHERE id = ? AND deleted_at IS NULL');

  const criteriaOf = (id: string): Criterion[] => JSON.parse(rest.get(id)?.exit_criteria ?? '[]') as Criterion[];

  const running = (id: string): RunRow => {
    const run = rows.one(id);
    if (run.state !== 'running') throw new DaybookError('CONFLICT', `${run.name} of ${run.accountName} has ended. Resume it before it is changed.`);
    return run;
  };

  /** Writes to a run that has not ended, then gives its steps their days. */
  const writeRun = (run: RunRow, label: string, { window }: Caller, work: () => void): Promise<WrittenRecord> =>
    store.write({ window, label: `${label} for ${run.accountName}`, words: bookWords }, () => {
      work();
      writer.replan(run.id);
      return { id: run.id };
    });

  const stepRow = (id: string) => {
    const step = orm.select().from(runSteps).where(eq(runSteps.id, id)).get();
    if (step === undefined || step.deletedAt !== null) throw new DaybookError('NOT_FOUND', 'That step is not in this book any more.');
    return { step, run: running(step.runId) };
  };
  const writeStep = (id: string, verb: string, caller: Caller, change: Partial<typeof runSteps.$inferInsert>, also: (runId: string, key: string) => void = () => {}): Promise<WrittenRecord> => {
    const { step, run } = stepRow(id);
    return writeRun(run, `${verb}: ${step.name}`, caller, () => {
      orm.update(runSteps).set(change).where(eq(runSteps.id, id)).run();
      also(run.id, step.key);
    });
  };

  const columnOf: Record<string, string | undefined> = { kickoff: 'kickoff_on', value: 'first_value_on' };
  /** The steps `kickoff` and `value` of an onboarding's run say the day of its kickoff and first value; `where` tells which days they may replace. */
  const tellOnboarding = (runId: string, key: string, on: Day | null, where: (column: string) => string, bound: Record<string, string | null> = {}): void => {
    const column = columnOf[key];
    if (column !== undefined) db.prepare(`UPDATE onboardings SET ${column} = @on WHERE run_id = @runId AND closed_on IS NULL AND deleted_at IS NULL AND ${where(column)}`).run({ on, runId, ...bound });
  };

  const end = (id: string, state: RunState, reason: string, verb: string, caller: Caller): Promise<WrittenRecord> => {
    const run = running(id);
    return store.write({ window: caller.window, label: `${verb} ${run.name} of ${run.accountName}`, words: bookWords }, () => {
      orm.update(playbookRuns).set({ state, closedOn: today(), closeReason: reason }).where(eq(playbookRuns.id, id)).run();
      return { id };
    });
  };

  return {
    runs: ({ state }: { state: RunState | null }): RunRow[] => rows.all(state),

    runsOfAccount: ({ accountId, asOf: on }: { accountId: string; asOf: Day | null }): RunRow[] =>
      on !== null && on < today() ? rows.knownAt(accountId, on, endOfDay(on, settings().timeZone ?? undefined)) : rows.ofAccount(accountId),

    run: ({ id: given }: { id: string }): Run => {
      const run = rows.one(runOfStep.get(given)?.run_id ?? given);
      const { id } = run;
      const plan = rows.steps(run);
      return {
        ...run,
        plan,
        branches: branchesOf(plan),
        exitCriteria: criteriaOf(id),
        anchorSays: shippedPlaybooks.find((one) => one.key === run.playbookRef)?.anchorSays ?? '',
        people: present.all(run.accountId),
        onboardingId: rest.get(id)?.onboarding_id ?? null,
      };
    },

    start: ({ ref, accountId, anchorOn, branch, why }: Omit<RunStart, 'playbook' | 'why'> & { ref: string; why?: string | undefined }, { window }: Caller): Promise<WrittenRecord> => {
      const account = accountNamed.get(accountId)?.name ?? 'an account';
      const name = playbookNamed.get({ ref })?.name ?? shippedPlaybooks.find((one) => one.key === ref)?.name ?? 'a playbook';
      return store.write({ window, label: `Started ${name} for ${account}`, words: bookWords }, () => ({ id: writer.start({ playbook: ref, accountId, anchorOn, why: why ?? '', branch }) }));
    },

    moveAnchor: ({ id, anchorOn }: { id: string; anchorOn: Day }, caller: Caller): Promise<WrittenRecord> => {
      const run = running(id);
      return writeRun(run, `Moved ${run.name} to ${dayName(anchorOn)}`, caller, () => {
        writer.moveAnchor(id, anchorOn);
        // The onboarding that this run carries begins on its anchor.
        db.prepare('UPDATE onboardings SET start_on = ? WHERE run_id = ? AND closed_on IS NULL AND deleted_at IS NULL').run(anchorOn, id);
      });
    },

    chooseBranch: ({ id, branch }: { id: string; branch: string }, caller: Caller): Promise<WrittenRecord> => {
      const run = running(id);
      const plan = rows.steps(run);
      if (branch !== '' && !branchesOf(plan).includes(branch)) throw new DaybookError('INVALID', `${run.name} has no branch “${branch}”.`, 'branch');
      return writeRun(run, branch === '' ? `Left the branch of ${run.name}` : `Chose ${branch} in ${run.name}`, caller, () => {
        orm.update(playbookRuns).set({ branch }).where(eq(playbookRuns.id, id)).run();
        for (const step of plan) if (step.state === 'open' || step.state === 'off') orm.update(runSteps).set({ state: stateIn(step, branch) }).where(eq(runSteps.id, step.id)).run();
      });
    },

    meet: ({ id, index, met }: { id: string; index: number; met: boolean }, caller: Caller): Promise<WrittenRecord> => {
      const run = running(id);
      const criteria = criteriaOf(id);
      if (criteria[index] === undefined) throw new DaybookError('NOT_FOUND', 'That exit criterion is not part of this run.');
      return writeRun(run, `${met ? 'Met' : 'Not met'}: ${criteria[index].text}`, caller, () => {
        orm.update(playbookRuns).set({ exitCriteria: JSON.stringify(criteria.with(index, { text: criteria[index]?.text ?? '', met })) }).where(eq(playbookRuns.id, id)).run();
      });
    },

    close: ({ id, reason }: { id: string; reason: string }, caller: Caller): Promise<WrittenRecord> => {
      const unmet = criteriaOf(id).filter((one) => !one.met).length;
      if (unmet > 0 && reason === '') throw new DaybookError('INVALID', `${unmet} exit ${unmet === 1 ? 'criterion is' : 'criteria are'} not met. Say why it can be closed all the same.`, 'reason');
      return end(id, 'done', reason, 'Closed', caller);
    },
    stop: ({ id, reason }: { id: string; reason: string }, caller: Caller): Promise<WrittenRecord> => end(id, 'stopped', reason, 'Stopped', caller),

    resume: ({ id }: { id: string }, { window }: Caller): Promise<WrittenRecord> => {
      const run = rows.one(id);
      if (run.state === 'running') throw new DaybookError('CONFLICT', `${run.name} of ${run.accountName} is running already.`);
      return store.write({ window, label: `Resumed ${run.name} of ${run.accountName}`, words: bookWords }, () => {
        orm.update(playbookRuns).set({ state: 'running', closedOn: null, closeReason: '' }).where(eq(playbookRuns.id, id)).run();
        writer.replan(id);
        return { id };
      });
    },

    removeRun: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const run = rows.one(id);
      return store.write({ window, label: `Removed ${run.name} of ${run.accountName}`, words: bookWords }, () => {
        const deletedAt = store.now().toISOString();
        orm.update(playbookRuns).set({ deletedAt }).where(eq(playbookRuns.id, id)).run();
        db.prepare('UPDATE run_steps SET deleted_at = ? WHERE run_id = ? AND deleted_at IS NULL').run(deletedAt, id);
        db.prepare('UPDATE onboardings SET run_id = NULL WHERE run_id = ?').run(id);
        return {};
      });
    },

    doStep: ({ id, on }: { id: string; on?: Day | undefined }, caller: Caller): Promise<WrittenRecord> => {
      const doneOn = on ?? today();
      if (doneOn > today()) throw new DaybookError('INVALID', 'A step cannot be done on a day that has not come.', 'on');
      return writeStep(id, 'Done', caller, { state: 'done', doneOn, skipReason: '' }, (runId, key) => tellOnboarding(runId, key, doneOn, (column) => `(${column} IS NULL OR ${column} > @today)`, { today: today() }));
    },
    skipStep: ({ id, reason }: { id: string; reason: string }, caller: Caller): Promise<WrittenRecord> => writeStep(id, 'Skipped', caller, { state: 'skipped', doneOn: null, skipReason: reason }),
    reopenStep: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const { step, run } = stepRow(id);
      return writeStep(id, 'Reopened', caller, { state: stateIn(step, run.branch), doneOn: null, skipReason: '' }, (runId, key) => tellOnboarding(runId, key, null, (column) => `${column} = @was`, { was: step.doneOn }));
    },
    handStep: ({ id, ownerId }: { id: string; ownerId: string | null }, caller: Caller): Promise<WrittenRecord> => {
      const member = ownerId === null ? undefined : db.prepare<[string], { name: string }>('SELECT name FROM team_members WHERE id = ? AND deleted_at IS NULL').get(ownerId);
      if (ownerId !== null && member === undefined) throw new DaybookError('NOT_FOUND', 'That team member is not in this book any more.');
      return writeStep(id, member === undefined ? 'Took back' : `Handed to ${member.name}`, caller, { ownerId });
    },
    setStepDay: ({ id, dueOn }: { id: string; dueOn: Day | null }, caller: Caller): Promise<WrittenRecord> =>
      writeStep(id, dueOn === null ? 'Let follow the plan' : `Set to ${dayName(dueOn)}`, caller, dueOn === null ? { isFixed: false } : { isFixed: true, dueOn }, (runId, key) => {
        if (key === 'kickoff') tellOnboarding(runId, key, dueOn, () => 'true');
      }),
    tick: ({ id, index, done }: { id: string; index: number; done: boolean }, caller: Caller): Promise<WrittenRecord> => {
      const { step } = stepRow(id);
      const list = JSON.parse(step.checklist) as { text: string; done: boolean }[];
      const point = list[index];
      if (point === undefined) throw new DaybookError('NOT_FOUND', 'That point is not on the checklist.');
      return writeStep(id, `${done ? 'Ticked' : 'Unticked'} ${point.text}`, caller, { checklist: JSON.stringify(list.with(index, { ...point, done })) });
    },
  };
};
