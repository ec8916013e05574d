import { implement, ORPCError, ValidationError } from '@orpc/server';
import { api } from '#shared/api.ts';
import { dayOf } from '#shared/days.ts';
import { DaybookError, errors } from '#shared/errors.ts';
import type { Backend } from '#electron/backend.ts';
import type { Caller } from '#electron/services/caller.ts';
import { redo, nextRedo, nextUndo, undo } from '#electron/store/undo.ts';

const invalid = (message: string, field: string | undefined): unknown =>
  new ORPCError('INVALID', { defined: true, status: errors.INVALID.status, message, data: field === undefined || field === '' ? {} : { field } });

const asContractError = (error: unknown): unknown => {
  if (error instanceof DaybookError) {
    if (error.code === 'INVALID') return invalid(error.message, error.field);
    return new ORPCError<string, undefined>(error.code, { defined: true, status: errors[error.code].status, message: error.message, data: undefined });
  }
  if (error instanceof RangeError && error.message.includes('call stack')) return invalid('That is nested too deeply to be kept.', undefined);
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    const [issue] = error.cause.issues;
    const field = issue?.path?.map((part) => String(typeof part === 'object' ? part.key : part)).filter((part) => part !== 'fields').join('.');
    return invalid(issue?.message ?? errors.INVALID.message, field);
  }
  return error;
};

type Stream = AsyncIterator<unknown>;
const isStream = (output: unknown): output is Stream => typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output;

/** A stream whose failure is an error of the contract too: it comes after the call itself was answered. */
const answered = (stream: Stream, answerTo: (error: unknown) => unknown): AsyncIterableIterator<unknown> => ({
  next: () => stream.next().catch((error: unknown) => Promise.reject(answerTo(error))),
  return: async (value: unknown) => (await stream.return?.(value)) ?? { done: true, value },
  [Symbol.asyncIterator]() {
    return this;
  },
});

/** The contract implemented over a backend. A method left out does not compile. */
export const createRouter = (backend: Backend) => {
  const base = implement(api).$context<Caller>();
  const answerTo = (error: unknown): unknown => {
    const answer = asContractError(backend.explain(error));
    if (!(answer instanceof ORPCError)) console.error(error);
    return answer;
  };
  const os = base.use(async ({ next }) => {
    try {
      const result = await next();
      return isStream(result.output) ? { ...result, output: answered(result.output, answerTo) } : result;
    } catch (error) {
      throw answerTo(error);
    }
  });
  const book = () => backend.openBook();
  const services = () => backend.openBook().services;

  return os.router({
    accounts: {
      list: os.accounts.list.handler(() => services().accounts.list()),
      get: os.accounts.get.handler(({ input }) => services().accounts.get(input)),
      timeline: os.accounts.timeline.handler(({ input }) => services().accounts.timeline(input)),
      create: os.accounts.create.handler(({ input, context }) => services().accounts.create(input, context)),
      update: os.accounts.update.handler(({ input, context }) => services().accounts.update(input, context)),
      remove: os.accounts.remove.handler(({ input, context }) => services().accounts.remove(input, context)),
      history: os.accounts.history.handler(({ input }) => services().accounts.history(input)),
      views: os.accounts.views.handler(() => services().accounts.views()),
      saveView: os.accounts.saveView.handler(({ input, context }) => services().accounts.saveView(input, context)),
      removeView: os.accounts.removeView.handler(({ input, context }) => services().accounts.removeView(input, context)),
    },
    book: {
      state: os.book.state.handler(({ context }) => {
        const refusal = backend.refusal();
        if (refusal !== null) return { refusal, empty: false, hasSample: false, today: dayOf(new Date()), undo: null, redo: null };
        const { context: open, services: all } = book();
        return {
          refusal: null,
          empty: all.sample.isEmpty(),
          hasSample: all.sample.isPresent(),
          today: open.today(),
          undo: nextUndo(open.store, context.window)?.label ?? null,
          redo: nextRedo(open.store, context.window)?.label ?? null,
        };
      }),
      openSample: os.book.openSample.handler(({ context }) => services().sample.open(context)),
      removeSample: os.book.removeSample.handler(async ({ context }) => {
        const backup = await backend.backUpNow('sample');
        const { removed } = await services().sample.remove(context);
        return { removed, backup: backup.file };
      }),
      undo: os.book.undo.handler(({ input, context }) => undo(book().context.store, context.window, input.changeId)),
      redo: os.book.redo.handler(({ context }) => redo(book().context.store, context.window)),
      backups: os.book.backups.handler(() => backend.backups()),
      backUp: os.book.backUp.handler(() => backend.backUpNow('asked')),
      restore: os.book.restore.handler(async ({ input }) => {
        await backend.restore(input.file);
        return { restored: input.file };
      }),
      startAnew: os.book.startAnew.handler(async () => ({ keptAs: await backend.startAnew() })),
      changes: os.book.changes.handler(({ signal }) => backend.publisher.subscribe('changed', { signal })),
    },
    calls: {
      list: os.calls.list.handler(({ input }) => services().calls.list(input)),
      recent: os.calls.recent.handler(({ input }) => services().calls.recent(input)),
      drafts: os.calls.drafts.handler(() => services().calls.drafts()),
      due: os.calls.due.handler(({ input }) => services().calls.due(input)),
      get: os.calls.get.handler(({ input }) => services().calls.get(input)),
      brief: os.calls.brief.handler(({ input }) => services().calls.brief(input)),
      followUp: os.calls.followUp.handler(({ input }) => services().calls.followUp(input)),
      write: os.calls.write.handler(({ input, context }) => services().calls.write(input, context)),
      plan: os.calls.plan.handler(({ input, context }) => services().calls.plan(input, context)),
      log: os.calls.log.handler(({ input, context }) => services().calls.log(input, context)),
      sentFollowUp: os.calls.sentFollowUp.handler(({ input, context }) => services().calls.sentFollowUp(input, context)),
      remove: os.calls.remove.handler(({ input, context }) => services().calls.remove(input, context)),
    },
    commitments: {
      list: os.commitments.list.handler(({ input }) => services().commitments.list(input)),
      create: os.commitments.create.handler(({ input, context }) => services().commitments.create(input, context)),
      update: os.commitments.update.handler(({ input, context }) => services().commitments.update(input, context)),
      keep: os.commitments.keep.handler(({ input, context }) => services().commitments.keep(input, context)),
      drop: os.commitments.drop.handler(({ input, context }) => services().commitments.drop(input, context)),
      reopen: os.commitments.reopen.handler(({ input, context }) => services().commitments.reopen(input, context)),
      remove: os.commitments.remove.handler(({ input, context }) => services().commitments.remove(input, context)),
    },
    contracts: {
      create: os.contracts.create.handler(({ input, context }) => services().contracts.create(input, context)),
      update: os.contracts.update.handler(({ input, context }) => services().contracts.update(input, context)),
      remove: os.contracts.remove.handler(({ input, context }) => services().contracts.remove(input, context)),
    },
    imports: {
      fields: os.imports.fields.handler(() => services().imports.fields()),
      put: os.imports.put.handler(({ input }) => services().imports.put(input)),
      open: os.imports.open.handler(({ input }) => services().imports.open(input)),
      preview: os.imports.preview.handler(({ input, signal }) => services().imports.preview(input, signal)),
      run: os.imports.run.handler(async function* ({ input, context, signal }) {
        await backend.backUpNow('import');
        yield* services().imports.run(input, context, signal);
      }),
      forget: os.imports.forget.handler(({ input }) => services().imports.forget(input)),
      runs: os.imports.runs.handler(() => services().imports.runs()),
    },
    people: {
      find: os.people.find.handler(({ input }) => services().people.find(input)),
      create: os.people.create.handler(({ input, context }) => services().people.create(input, context)),
      update: os.people.update.handler(({ input, context }) => services().people.update(input, context)),
      remove: os.people.remove.handler(({ input, context }) => services().people.remove(input, context)),
    },
    plans: {},
    playbooks: {},
    onboarding: {},
    stakeholders: {},
    journey: {},
    roles: {},
    handoffs: {},
    team: {
      list: os.team.list.handler(() => services().team.list()),
      create: os.team.create.handler(({ input, context }) => services().team.create(input, context)),
      update: os.team.update.handler(({ input, context }) => services().team.update(input, context)),
      remove: os.team.remove.handler(({ input, context }) => services().team.remove(input, context)),
      ofAccount: os.team.ofAccount.handler(({ input }) => services().team.ofAccount(input)),
      assign: os.team.assign.handler(({ input, context }) => services().team.assign(input, context)),
      unassign: os.team.unassign.handler(({ input, context }) => services().team.unassign(input, context)),
    },
    search: { find: os.search.find.handler(({ input }) => services().search.find(input)) },
    settings: {
      read: os.settings.read.handler(() => services().settings.read()),
      save: os.settings.save.handler(({ input, context }) => services().settings.save(input, context)),
      dataFolder: os.settings.dataFolder.handler(() => services().settings.dataFolder()),
    },
    today: {
      read: os.today.read.handler(() => services().today.read()),
      wrapUp: os.today.wrapUp.handler(() => services().today.wrapUp()),
      done: os.today.done.handler(({ input, context }) => services().today.done(input, context)),
      snooze: os.today.snooze.handler(({ input, context }) => services().today.snooze(input, context)),
      dismiss: os.today.dismiss.handler(({ input, context }) => services().today.dismiss(input, context)),
      tick: os.today.tick.handler(({ input, context }) => services().today.tick(input, context)),
    },
  });
};

export type Router = ReturnType<typeof createRouter>;
