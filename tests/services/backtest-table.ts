import { ulid } from 'ulid';
import type { OpenedStudy } from '#shared/backtest.ts';
import type { StudySpec } from '#shared/study-spec.ts';
import { createBacktest } from '#electron/services/backtest.ts';
import { createFileShelf } from '#electron/services/imports-files.ts';
import type { TestBook } from '#tests/services/test-book.ts';

const pieceBytes = 384 * 1024;

/** Backtests of a book, with files handed over as the page does. */
export const createBacktesting = ({ context }: TestBook) => {
  const shelf = createFileShelf();
  const backtest = createBacktest(context, shelf);
  const open = (content: string | Buffer, fileName = 'table.csv'): Promise<OpenedStudy> => {
    const bytes = Buffer.from(content as Buffer);
    const fileId = ulid();
    for (let at = 0; at === 0 || at < bytes.length; at += pieceBytes) shelf.put(fileId, at, bytes.subarray(at, at + pieceBytes).toString('base64'));
    return backtest.open({ fileId, fileName, reading: null });
  };
  return { backtest, open, shelf };
};

/** A study of a column of scores, as the page begins one from what it guesses. */
export const guessedSpec = ({ guess }: OpenedStudy, more: Partial<StudySpec> = {}): StudySpec => {
  const { outcome, score, bands, label } = guess;
  if (outcome === null) throw new Error('No outcome was found.');
  return { outcome, score: { kind: 'column', column: score?.column ?? '', highMeans: score?.highMeans ?? 'renewal' }, bands: bands ?? { green: 75, yellow: 50 }, lossIs: 'churned', label, intervened: null, scoredOn: null, knownOn: null, ...more };
};

/** The simple score of the issue, from contract, tenure and support. */
export const telcoScore: StudySpec['score'] = {
  kind: 'built',
  parts: [
    { kind: 'category', column: 'Contract', weight: 50, points: [{ value: 'Month-to-month', points: 0 }, { value: 'One year', points: 60 }, { value: 'Two year', points: 100 }], other: null, isFitted: false },
    { kind: 'number', column: 'tenure', weight: 30, zeroAt: 0, fullAt: 72 },
    { kind: 'category', column: 'TechSupport', weight: 20, points: [{ value: 'No', points: 0 }, { value: 'Yes', points: 100 }, { value: 'No internet service', points: 80 }], other: null, isFitted: false },
  ],
};

/** Rows in another order, the same each time. */
export const shuffled = <T>(items: readonly T[], seed = 5): T[] => {
  const order = [...items];
  let state = seed;
  for (let at = order.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
};

/** Pair by pair. */
export const naiveAuc = (kept: readonly number[], lost: readonly number[]): number => {
  let won = 0;
  for (const k of kept) for (const l of lost) won += k > l ? 1 : k === l ? 0.5 : 0;
  return won / (kept.length * lost.length);
};
