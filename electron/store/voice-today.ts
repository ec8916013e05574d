import type { AccountRow } from '#shared/accounts.ts';
import { addDays, dayName, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { TodayItem } from '#shared/today.ts';
import { itemOf } from '#shared/today-rules.ts';
import { voiceKindNames, voiceStatusNames } from '#shared/voice-rules.ts';
import type { Context } from '#electron/context.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { createOpenLoops, type OpenLoop } from '#electron/store/voice-rows.ts';

const loopRow = (loop: OpenLoop, account: AccountRow, today: Day): TodayItem => {
  const ended = voiceStatusNames[loop.status].toLowerCase();
  return itemOf({ today }, account, {
    key: `voice-loop-open:${loop.itemId}:${loop.accountId}:${loop.statusOn}`,
    rule: 'voice-loop-open',
    title: `Tell ${account.name} that “${loop.title}” was ${ended}`,
    why: `${voiceKindNames[loop.kind]} of ${dayName(loop.firstOn)}${loop.people === '' ? '' : ` from ${loop.people.replaceAll(',', ', ')}`}; ${ended} on ${dayName(loop.statusOn)}, and nobody there was told`,
    next: 'Tell them, and note it on the item',
    since: loop.statusOn,
    records: [{ entity: 'voice_items', id: loop.itemId, label: loop.title }],
  });
};

/** Customers who asked for something that was released or declined, and were not told. Accounts that were handed out get none. */
export const createVoiceToday = (context: Context): TodaySource => {
  const loops = createOpenLoops(context);
  return async (on, accounts) => {
    const open = loops(addDays(on, -context.settings().voice.tellForDays));
    if (open.length === 0) return [];
    const byId = new Map(accounts.map((account) => [account.id, account]));
    return open.flatMap((loop) => {
      const account = byId.get(loop.accountId);
      return account === undefined || isHandedOut(account, on) ? [] : [loopRow(loop, account, on)];
    });
  };
};
