import { isDefinedError, ORPCError } from '@orpc/client';
import { useCallback, useState } from 'react';
import type { Written } from '#shared/records.ts';
import { call, type Inputs, type Outputs, type Word } from '#renderer/data/reads.ts';
import { client, type Api } from '#renderer/data/transport.ts';
import { showError, showUndo } from '#renderer/ui/toasts.tsx';

/** The sentence of a failed call, for the person. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof ORPCError && (['NOT_FOUND', 'INVALID', 'CONFLICT', 'REFUSED', 'CANCELLED', 'NOT_SAVED'].includes(error.code) || isDefinedError(error))) return error.message;
  return 'Daybook did not answer as it should. Nothing was changed; try again.';
};

/** The field that a refused write names, or `null`. */
export const fieldOf = (error: unknown): string | null => {
  const data: unknown = error instanceof ORPCError ? error.data : null;
  return typeof data === 'object' && data !== null && 'field' in data && typeof data.field === 'string' ? data.field : null;
};

let turn: Promise<void> = Promise.resolve();
/** Undo and redo of one window go one after the other, so that a second press means the change before. */
const inTurn = (work: () => Promise<void>): Promise<void> => {
  turn = turn.then(work).catch((error: unknown) => showError(sentenceOf(error)));
  return turn;
};

/** Takes back a change: the one named, or this window's last one. */
export const undoChange = (changeId: string | null): Promise<void> =>
  inTurn(async () => {
    const { label } = await client.book.undo({ changeId });
    showUndo(`Undone: ${label}`, null);
  });

export const redoChange = (): Promise<void> =>
  inTurn(async () => {
    const { label, changeId } = await client.book.redo();
    showUndo(`Done again: ${label}`, () => void undoChange(changeId));
  });

/**
 * A write of the contract that tells how it went: a toast with Undo, or one with the sentence of what was wrong. `write` answers
 * `null` where it was refused; forms that show the sentence themselves pass `quiet` and read `error`.
 */
export const useWrite = <W extends Word, M extends keyof Api[W] & keyof Inputs[W] & keyof Outputs[W]>(word: W, method: M, options: { quiet?: boolean } = {}) => {
  const [isWriting, setWriting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const quiet = options.quiet ?? false;
  const write = useCallback(
    async (input: Inputs[W][M]): Promise<Outputs[W][M] | null> => {
      setWriting(true);
      setError(null);
      try {
        const written = await call(word, method, input);
        const { label, changeId } = written as Partial<Written>;
        if (label !== undefined && changeId !== undefined) showUndo(label, () => void undoChange(changeId));
        return written;
      } catch (failure) {
        setError(failure);
        if (!quiet) showError(sentenceOf(failure));
        return null;
      } finally {
        setWriting(false);
      }
    },
    [word, method, quiet],
  );
  return { write, isWriting, error };
};
