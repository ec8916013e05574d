import { useCallback, useState } from 'react';
import { ulid } from 'ulid';
import { FileUnreadable, putFile } from '#renderer/imports/put-file.ts';
import { sentenceOf } from '#renderer/data/writes.ts';
import { showError } from '#renderer/ui/toasts.tsx';

/** Hands a chosen file over and then says its id to `then`; what is wrong with it is told. */
export const usePutChosen = (then: (fileId: string, fileName: string) => Promise<unknown>) => {
  const [isPutting, setPutting] = useState(false);
  const put = useCallback(
    async (file: File | null): Promise<void> => {
      if (file === null) return;
      setPutting(true);
      try {
        const fileId = ulid();
        await putFile(file, fileId, new AbortController().signal, () => {}, 'decks');
        await then(fileId, file.name);
      } catch (error) {
        showError(error instanceof FileUnreadable ? error.message : sentenceOf(error));
      } finally {
        setPutting(false);
      }
    },
    [then],
  );
  return { put, isPutting };
};
