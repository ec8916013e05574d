import type Database from 'better-sqlite3';
import type { Day } from '#shared/days.ts';
import type { Context } from '#electron/context.ts';
import type { Services } from '#electron/services/services.ts';
import type { Connection } from '#electron/store/connection.ts';
import { byTurns, figureOf, type Figure } from '#tests/bench/measure.ts';

/** The open book, a bare connection to the same file, and records of it to ask for. */
export type Bench = { context: Context; services: Services; bare: Connection; today: Day; accounts: string[]; calls: string[]; heldCalls: string[] };

type Arrays = Record<string, unknown>;

/**
 * A read of the contract beside the same rows read by hand. `rows` are the parts of the answer that are rows of the book, for those whose
 * answer also holds what follows from rules; where it is null only the time is compared.
 */
export type ReadCase<Input, Answer> = { name: string; inputs: readonly Input[]; ours: (input: Input) => Answer | Promise<Answer>; bare: (input: Input) => unknown; rows?: ((answer: Answer) => unknown) | null };

export type AnyCase = { name: string; run: () => Promise<Figure> };

const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : Object.values(value as Arrays).reduce<number>((sum, part) => sum + (Array.isArray(part) ? part.length : 0), 0));

const longestMs = 50;
const quickMs = 2;

/** Makes a case that can run. @throws where the two sides do not answer the same number of rows. */
export const readCase = <Input, Answer>({ name, inputs, ours, bare, rows = (answer) => answer }: ReadCase<Input, Answer>): AnyCase => ({
  name,
  run: async () => {
    if (rows !== null) {
      for (const input of inputs.slice(0, 20)) {
        const [a, b] = [countOf(rows(await ours(input))), countOf(bare(input))];
        if (a !== b) throw new Error(`${name}: ${a} rows through the service and ${b} by hand for ${JSON.stringify(input)}.`);
      }
    }
    const times = await byTurns(inputs, ours, bare);
    return figureOf('Reads of the contract', name, times.ours, times.peer, '≤ 3×, p95 ≤ 50 ms', ({ p50, p95, ratio50 }) => (p95 ?? 0) <= longestMs && ((ratio50 ?? 0) <= 3 || (p50 ?? 0) <= quickMs));
  },
});

/** Prepares a statement by hand; answers all of its rows. */
export const all = (bare: Connection, sql: string): ((...bound: unknown[]) => unknown[]) => {
  const statement: Database.Statement = bare.prepare(sql);
  return (...bound) => statement.all(...bound);
};
