import { dayName } from '#shared/days.ts';
import { itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import { prepareActions } from '#electron/store/action-rows.ts';
import type { TodaySource } from '#electron/store/today-source.ts';

/** The actions that a person made and did not close, those that are not due yet too; whoever asks leaves these out. */
export const createHandToday = ({ store }: Context): TodaySource => {
  const open = prepareActions(store.db, `t.rule = 'by-hand' AND t.state NOT IN ('done', 'dismissed')`);
  return async (on, accounts) => {
    const rows = open();
    if (rows.length === 0) return [];
    const byId = new Map(accounts.map((account) => [account.id, account]));
    return rows.map(({ id, key, type, accountId, title, notes, dueOn, madeOn }) =>
      itemOf({ today: on }, byId.get(accountId ?? '') ?? null, {
        key, rule: 'by-hand', ...(type === null ? {} : { type }), title,
        why: `${dueOn === null ? `Noted on ${dayName(madeOn ?? on)}` : `Due on ${dayName(dueOn)}`}${notes === '' ? '' : `. ${notes.length > 200 ? `${notes.slice(0, 199)}…` : notes}`}`,
        next: dueOn !== null && dueOn > on ? 'Not due yet; open it' : 'Do it, or move its day', since: dueOn ?? madeOn ?? on,
        records: [{ entity: 'actions', id, label: title }],
      }),
    );
  };
};
