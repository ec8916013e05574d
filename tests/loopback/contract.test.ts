import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import type { Backend } from '#electron/backend.ts';
import { api } from '#shared/api.ts';
import { errors } from '#shared/errors.ts';
import { dumpOf, newFolder, openBackend } from '#tests/store/book-folder.ts';
import { contractOf } from '#tests/store/contract-of.ts';
import { inputOf, mutantsOf, someId } from '#tests/loopback/hostile-inputs.ts';

type Call = (input: unknown) => Promise<unknown>;
type Method = { path: string; schema: z.ZodType | undefined };

/** Every method of the contract. */
const methodsOf = (part: object, at: readonly string[] = []): Method[] => {
  if ('~orpc' in part) return [{ path: at.join('.'), schema: (part['~orpc'] as { inputSchema?: z.ZodType }).inputSchema }];
  return Object.entries(part).flatMap(([key, inner]) => methodsOf(inner as object, [...at, key]));
};
const methods = methodsOf(api);

let backend: Backend;
let window: ReturnType<typeof contractOf>;
const told = vi.spyOn(console, 'error').mockImplementation(() => {});

beforeAll(async () => {
  backend = await openBackend(newFolder(), { now: () => new Date('2026-03-16T09:00:00.000Z') });
  window = contractOf(backend);
  const { accounts, calls } = backend.openBook().services;
  const { id: accountId } = await accounts.create({ name: 'Blue Heron' }, { window: 'other' });
  await calls.write({ id: someId, fields: { accountId, title: 'Review' } }, { window: 'other' });
});
afterAll(async () => {
  window.close();
  await backend.close();
  told.mockRestore();
});

const callOf = (path: string): Call => path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], window.client) as Call;

/** What a call ended in: `ok`, the code of the contract's error, or what should never be seen. A stream is read to its end. */
const outcomeOf = async (path: string, input: unknown): Promise<{ code: string; message: string; field: string | undefined }> => {
  try {
    const answer = await callOf(path)(input);
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) for await (const _ of answer as AsyncIterable<unknown>);
    return { code: 'ok', message: '', field: undefined };
  } catch (error) {
    if (!(error instanceof ORPCError)) return { code: `not of the contract: ${String(error)}`, message: String(error), field: undefined };
    return { code: String(error.code), message: error.message, field: (error.data as { field?: string } | undefined)?.field };
  }
};

const toText = (input: unknown): string => JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? '';
/** The wire drops a key of this name, so that the backend sees an input without it. */
const hasPrototypeKey = (input: unknown): boolean => toText(input).includes('"__proto__":');

/** Every n-th, the same ones in every run. */
const every = (step: number): (() => boolean) => {
  let count = 0;
  return () => (count += 1) % step === 0;
};

const restarts = ['book.openSample', 'book.removeSample', 'book.startAnew', 'book.changes', 'book.backUp', 'book.redo'];

/** Refused in the empty book here, in which no renewal comes up. */
const needsRenewals = ['renewals.takeSnapshot'];

describe('every method of the contract', () => {
  test('takes the input that its own schema describes, so that what follows tests more than the wrong shape', async () => {
    for (const { path, schema } of methods) if (schema !== undefined) expect({ path, ...schema.safeParse(inputOf(schema)) }).toMatchObject({ path, success: true });
  });

  test('refuses each of 1,000 malformed inputs by a sentence and a field, and changes nothing', async () => {
    const db = backend.openBook().context.store.db;
    const before = dumpOf(db);
    let refused = 0;
    const wrong: unknown[] = [];
    for (const { path, schema } of methods) {
      if (schema === undefined) continue;
      const mutants = mutantsOf(inputOf(schema), every(5)).filter((input) => !schema.safeParse(input).success && !hasPrototypeKey(input));
      const step = Math.ceil(mutants.length / 60);
      const asked = mutants.filter((_, index) => index % step === 0);
      await Promise.all(asked.map(async (input) => {
        const { code, message, field } = await outcomeOf(path, input);
        const issue = schema.safeParse(input).error?.issues[0];
        const needsField = issue !== undefined && issue.path.some((part) => part !== 'fields');
        if (code !== 'INVALID' || message === '' || /internal|validation failed/i.test(message) || (needsField && (field ?? '') === '')) wrong.push({ path, input: toText(input).slice(0, 200), code, message, field });
        refused += 1;
      }));
    }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThanOrEqual(1_000);
    expect(dumpOf(db)).toBe(before);
    expect(told).not.toHaveBeenCalled();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }, 120_000);

  test('bears odd inputs that its schema takes: it answers, or refuses in its own words', async () => {
    const codes = new Set(['ok', ...Object.keys(errors)]);
    const wrong: unknown[] = [];
    let asked = 0;
    for (const { path, schema } of methods) {
      if (schema === undefined || restarts.includes(path)) continue;
      const mutants = mutantsOf(inputOf(schema), every(3)).filter((input) => schema.safeParse(input).success || hasPrototypeKey(input));
      for (const input of mutants.slice(0, 25)) {
        const { code, message } = await outcomeOf(path, input);
        asked += 1;
        if (!codes.has(code)) wrong.push({ path, input: toText(input).slice(0, 200), code, message, told: String(told.mock.calls.at(-1)?.[0]).slice(0, 200) });
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(300);
    const db = backend.openBook().context.store.db;
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
  }, 120_000);

  test('of those without input passes over what it is given', async () => {
    const free = methods.filter(({ path, schema }) => schema === undefined && !restarts.includes(path));
    expect(free.length).toBeGreaterThan(8);
    for (const { path } of free) for (const input of [null, 'x', { __proto__: null, a: 1 }, [[]]]) expect({ path, ...(await outcomeOf(path, input)) }).toMatchObject({ path, code: needsRenewals.includes(path) ? 'CONFLICT' : 'ok' });
  });

  test.each([50, 400, 4_000, 20_000])('a note nested %i deep is refused or kept, and the backend goes on', async (levels) => {
    const { accounts } = backend.openBook().services;
    const { id: accountId } = await accounts.create({ name: `Nested ${levels}` }, { window: 'other' });
    const id = `01J00000000000000000${String(levels).padStart(6, '0')}`;
    const note = `${'{"type":"blockquote","content":['.repeat(levels)}{"type":"paragraph"}${']}'.repeat(levels)}`;
    // Written by hand, because the client of oRPC cannot carry the deepest ones.
    const frame = `{"i":"nested-${levels}","p":{"u":"orpc://localhost/calls/write","b":{"json":{"id":"${id}","fields":{"accountId":"${accountId}","body":{"type":"doc","content":[${note}]}}}}}}`;
    const answer = await new Promise<string>((resolve) => {
      const hear = (message: unknown): void => {
        const text = typeof message === 'string' ? message : JSON.stringify(message);
        if (!text.includes(`nested-${levels}`)) return;
        window.port.off('message', hear);
        resolve(text);
      };
      window.port.on('message', hear);
      window.port.postMessage(frame);
    });
    expect(answer).not.toContain('INTERNAL');
    expect(answer).toMatch(/"code":"INVALID"|"changeId"/);
    const found = await outcomeOf('calls.get', { id });
    expect(found.code).toBe(answer.includes('INVALID') ? 'NOT_FOUND' : 'ok');
  });

  test.each(['accounts', 'accounts.list.more', 'nothing.here', '__proto__.list', 'accounts.__proto__', 'constructor.prototype', 'accounts.list.call', ''])('“%s” is no method', async (path) => {
    const answer = await (createORPCClient(new RPCLink({ port: window.port }), { path: path.split('.') }) as unknown as Call)({}).then(() => 'ok', (error: unknown) => (error instanceof ORPCError ? error.code : String(error)));
    expect(answer).toBe('NOT_FOUND');
  });
});
