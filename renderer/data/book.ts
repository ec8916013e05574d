import type { Day } from '#shared/days.ts';
import { defaultSettings, type Settings } from '#shared/settings.ts';
import { useRead } from '#renderer/data/reads.ts';

/** The day where the person is. */
export const useToday = (): Day => useRead('book', 'state', undefined).data?.today ?? new Date().toISOString().slice(0, 10);

/** The settings, or the defaults until they are read. */
export const useSettings = (): Settings => useRead('settings', 'read', undefined).data ?? defaultSettings;
