import type { AccountRow } from '#shared/accounts.ts';
import { scopeNames } from '#shared/advocacy-rules.ts';
import { addDays, dayName, daysBetween, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { TodayItem } from '#shared/today.ts';
import { days, itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import { createAdvocacyRows, type StoredProfile } from '#electron/store/advocacy-rows.ts';
import type { TodaySource } from '#electron/store/today-source.ts';

const consentRow = (profile: StoredProfile, expiresOn: Day, warnDays: number, account: AccountRow, today: Day): TodayItem => {
  const isOver = expiresOn < today;
  const to = profile.scopes.map((scope) => scopeNames[scope].toLowerCase()).join(', ');
  return itemOf({ today }, account, {
    key: `consent-expiring:${profile.id}:${expiresOn}`,
    rule: 'consent-expiring',
    title: isOver ? `${account.name} may not be named any more` : `The consent of ${account.name} runs out in ${days(daysBetween(today, expiresOn))}`,
    why: `${profile.consentBy || 'They'} agreed to ${to || 'be named'}${profile.consentOn === null ? '' : ` on ${dayName(profile.consentOn)}`}, until ${dayName(expiresOn)}`,
    next: isOver ? 'Ask for a new consent, or take the flag away' : 'Ask whether it goes on',
    since: [addDays(expiresOn, -warnDays), today].toSorted()[0] ?? today,
    records: [{ entity: 'reference_profiles', id: profile.id, label: 'The reference' }],
  });
};

/** Consents that run out within the limit, or that ran out and are still flagged. Accounts that were handed out get none. */
export const createAdvocacyToday = (context: Context): TodaySource => {
  const rows = createAdvocacyRows(context);
  return async (on, accounts) => {
    const { consentWarnDays } = context.settings().advocacy;
    const known = rows.profiles();
    return accounts.flatMap((account) => {
      const profile = known.get(account.id);
      if (profile === undefined || profile.expiresOn === null || (profile.standing !== 'yes' && profile.standing !== 'ask-first') || profile.expiresOn > addDays(on, consentWarnDays) || isHandedOut(account, on)) return [];
      return [consentRow(profile, profile.expiresOn, consentWarnDays, account, on)];
    });
  };
};
