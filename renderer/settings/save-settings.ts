import { useCallback } from 'react';
import type { z } from 'zod';
import { defaultSettings, type Settings } from '#shared/settings.ts';
import { queryClient } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';

const key = ['settings', 'read', undefined];

/** Saves the parts that a change of the settings gives, and shows them at once; a refused save takes them back. */
export type SaveSettings = (change: (now: Settings) => Partial<Settings>) => void;

export const useSaveSettings = (): SaveSettings => {
  const { write } = useWrite('settings', 'save');
  return useCallback(
    (change) => {
      const now = queryClient.getQueryData<Settings>(key) ?? defaultSettings;
      const parts = change(now);
      queryClient.setQueryData<Settings>(key, { ...now, ...parts });
      void write(parts).then((written) => (written === null ? queryClient.invalidateQueries({ queryKey: key }) : undefined));
    },
    [write],
  );
};

/** The sentence of what is wrong with an entry, or `null`. */
export const faultOf = (schema: z.ZodType, entry: unknown): string | null => schema.safeParse(entry).error?.issues[0]?.message ?? null;
