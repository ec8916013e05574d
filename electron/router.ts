import type { AnySchema, ContractProcedure, ErrorMap, InferContractRouterOutputs, InferSchemaOutput, Meta } from '@orpc/contract';
import { implement, ORPCError, ValidationError, type Router } from '@orpc/server';
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

type Api = typeof api;
/** What a method gets once its input was checked. */
type Parsed<Method> = Method extends ContractProcedure<infer Input, AnySchema, ErrorMap, Meta> ? InferSchemaOutput<Input> : never;
type Outputs = InferContractRouterOutputs<Api>;
/** The words whose methods services answer one for one; the others are put together below. */
type ServedWord = Exclude<keyof Api, 'book' | 'imports'>;
/** What services must be: a method that one of them lacks, or that answers something else, does not compile. */
type Served = { [W in ServedWord]: { [M in keyof Api[W] & keyof Outputs[W]]: (input: Parsed<Api[W][M]>, caller: Caller) => Outputs[W][M] | Promise<Outputs[W][M]> } };

/** A window that closes takes its calls back. */
const isWindowGone = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

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
export const createRouter = (backend: Backend): Router<Api, Caller> => {
  const base = implement(api).$context<Caller>();
  const answerTo = (error: unknown): unknown => {
    const answer = asContractError(backend.explain(error));
    if (!(answer instanceof ORPCError) && !isWindowGone(error)) console.error(error);
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
  const served = (): Served => services();

  /** The methods of a word, each answered by the one of its service with the same name. */
  const serve = (word: ServedWord): object => {
    const methods = os[word] as unknown as Record<string, { handler: (run: (call: { input: unknown; context: Caller }) => unknown) => unknown }>;
    const service = (): Record<string, (input: unknown, caller: Caller) => unknown> => served()[word] as never;
    return Object.fromEntries(Object.keys(api[word]).map((method) => [method, methods[method]?.handler(({ input, context }) => service()[method]?.(input, context))]));
  };
  const words = Object.fromEntries(Object.keys(api).filter((word) => word !== 'book' && word !== 'imports').map((word) => [word, serve(word as ServedWord)]));

  return os.router({
    ...(words as unknown as Pick<Router<Api, Caller>, ServedWord>),
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
  });
};
