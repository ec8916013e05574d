import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DataFolder, Settings } from '#shared/settings.ts';
import { settings as schema } from '#shared/settings.ts';
import type { Given, Written } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createLedgerSync, ledgerRulesIn } from '#electron/store/ledger-sync.ts';

const syncing: [RegExp, string][] = [
  [/dropbox/i, 'Dropbox'],
  [/onedrive/i, 'OneDrive'],
  [/google ?drive|googledrive|my drive/i, 'Google Drive'],
  [/mobile documents|icloud/i, 'iCloud'],
  [/nextcloud|owncloud/i, 'Nextcloud'],
  [/box sync|\/box\//i, 'Box'],
  [/syncthing/i, 'Syncthing'],
];

/** The sentence for a data folder that another program copies while the book is open, or `null`. */
export const folderWarning = (folder: string): string | null => {
  const found = syncing.find(([pattern]) => pattern.test(folder.replaceAll('\\', '/')));
  return found === undefined
    ? null
    : `The book is in a folder that ${found[1]} syncs. Two machines writing to it can damage it. Close Daybook, move the folder elsewhere and start with --data-dir; backups may stay in ${found[1]}.`;
};

/** Which part of the settings was changed, for the toast. */
const partNames: Record<keyof Settings, string> = {
  me: 'your details', currency: 'the currency', timeZone: 'the time zone', fiscalYearStart: 'the fiscal year', workWeek: 'the work week', holidays: 'the holidays', segments: 'the segments',
  renewalWindowDays: 'the renewal window', renewalGraceDays: 'the renewal grace', sentimentStaleDays: 'the sentiment limit', notEngagedDays: 'the engagement limit',
  followUpWithinWorkingDays: 'the follow-up limit', onboarding: 'the goals of onboarding', planLimits: 'the limits of success plans', health: 'the limits of health', adoption: 'the limits of adoption', backtest: 'the limits of backtests', stakeholders: 'the limits of stakeholders', support: 'the limits of support cases', roles: 'the roles', archetype: 'the archetype', journey: 'the journey', risks: 'the rhythm of risks', renewals: 'the rules of renewals', kpis: 'the targets of KPIs', expansion: 'the targets of expansion', surveys: 'the limits of surveys', capacity: 'the hours of the week', value: 'the limits of value', reviews: 'the rules of business reviews', brand: 'the look of decks and documents', voice: 'the rules of the voice of the customer', advocacy: 'the rules of references', alerts: 'the limits of usage alerts', mutedRules: 'the rules of Today', appearance: 'the appearance', rail: 'the rail',
};

export const createSettings = ({ store, settings, dataDir }: Context) => {
  const upsertSql = 'INSERT INTO settings (id, key, value) VALUES (@id, @key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value, deleted_at = NULL';
  const upsert = store.db.prepare(upsertSql);
  return {
    read: settings,
    save: (input: Given<Settings>, { window }: Caller): Promise<Written> => {
      const parts = Object.entries(input).filter(([, value]) => value !== undefined) as [keyof Settings, unknown][];
      const label = parts.length === 1 && parts[0] !== undefined ? `Changed ${partNames[parts[0][0]]}` : 'Changed the settings';
      const set = (statement: typeof upsert): void => {
        for (const [key, value] of parts) statement.run({ id: store.newId(), key, value: JSON.stringify(schema.shape[key].parse(value)) });
      };
      const write = { window, label, words: ['everything'] };
      if (input.renewalGraceDays === undefined || input.renewalGraceDays === settings().renewalGraceDays) {
        return store.write(write, () => {
          set(upsert);
          return {};
        });
      }
      // The grace says when a late renewal counts as lost, so the ledger of every account follows it.
      return store.writeLong(write, undefined, async (on, breathe) => {
        set(on.prepare(upsertSql));
        await createLedgerSync(on, store).syncInSteps(null, ledgerRulesIn(on, store.now()), breathe);
        return {};
      });
    },
    dataFolder: (): DataFolder => ({ path: resolve(dataDir), bytes: statSync(store.file).size, warning: folderWarning(resolve(dataDir)) }),
  };
};
