import { dayOf, type Day, type WorkCalendar } from '#shared/days.ts';
import { defaultSettings, settings as settingsSchema, type Settings } from '#shared/settings.ts';
import type { Connection } from '#electron/store/connection.ts';
import type { Store } from '#electron/store/store.ts';

/** What a service works with: the store, the settings as they are now, and the day where the person is. */
export type Context = { store: Store; dataDir: string; settings: () => Settings; today: () => Day };

/** The settings that rows say: what was saved, over the defaults. A part that no longer fits its schema falls back to its default. */
export const settingsFrom = (rows: readonly { key: string; value: string }[]): Settings => {
  const saved: Record<string, unknown> = {};
  for (const { key, value } of rows) {
    const part = settingsSchema.shape[key as keyof Settings]?.safeParse(JSON.parse(value));
    if (part?.success) saved[key] = part.data;
  }
  return { ...defaultSettings, ...saved };
};

/** The settings as a connection sees them. */
export const settingsIn = (on: Connection): Settings => settingsFrom(on.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings WHERE deleted_at IS NULL').all());

export const createContext = (store: Store, dataDir: string): Context => {
  let cached: { version: number; settings: Settings } | undefined;
  let seenWrites = -1;
  const version = store.db.prepare<[], { version: number }>(`SELECT coalesce(max(h.rid), 0) AS version FROM history h WHERE h.entity = 'settings'`);
  const settings = (): Settings => {
    // Rules ask for the settings thousands of times a read; nothing but a write changes them.
    const writes = store.writesSinceOpen();
    if (cached !== undefined && writes === seenWrites && !store.db.inTransaction) return cached.settings;
    const now = version.get()?.version ?? 0;
    if (cached?.version !== now) {
      const read = settingsIn(store.db);
      // What a change wrote may still be taken back with it.
      if (store.db.inTransaction) return read;
      cached = { version: now, settings: read };
    }
    if (!store.db.inTransaction) seenWrites = writes;
    return cached.settings;
  };
  return { store, dataDir, settings, today: () => dayOf(store.now(), settings().timeZone ?? undefined) };
};

/** The working days of the settings. */
export const calendarOf = ({ settings }: Pick<Context, 'settings'>): WorkCalendar => settings();
