import { createContext, useContext } from 'react';
import type { Day } from '#shared/days.ts';
import { defaultSettings, type Settings } from '#shared/settings.ts';
import { useRead } from '#renderer/data/reads.ts';

/** The day as of which a part of a page is shown; `null` is today. */
export const AsOfDay = createContext<Day | null>(null);

const clockDay = (): Day => new Date().toISOString().slice(0, 10);

/** The day where the person is, or the one as of which this part of the page is shown. */
export const useToday = (): Day => {
  const asOf = useContext(AsOfDay);
  const state = useRead('book', 'state', undefined);
  return asOf ?? state.data?.today ?? clockDay();
};

/** The settings, or the defaults until they are read. */
export const useSettings = (): Settings => useRead('settings', 'read', undefined).data ?? defaultSettings;
