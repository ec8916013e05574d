import type { AccountRow } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import type { TodayItem } from '#shared/today.ts';

/** The rows that one word puts on Today; `accounts` are the rows of the whole book on that day. Muted rules are left out by whoever asks. */
export type TodaySource = (on: Day, accounts: readonly AccountRow[]) => Promise<TodayItem[]>;
