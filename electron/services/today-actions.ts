import { statusOf, type ActionFields, type ActionRow, type ActionStatus, type CloseReason } from '#shared/actions.ts';
import { addDays, dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { closedDays, todayRuleNames, todayRules, typeOfRule, type TodayFilters, type TodayItem, type TodayRule } from '#shared/today.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { prepareActions, type StoredAction } from '#electron/store/action-rows.ts';

/** A status of a row of Today is shown with its alert, too. */
const actionWords = ['today', 'alerts', 'book'] as const;
const gone = (): DaybookError => new DaybookError('NOT_FOUND', 'That row is not on Today any more.');

/** True for the rows that a filter lets through. */
export const isAsked = ({ type, rule, accountId }: TodayFilters, row: Pick<TodayItem, 'type' | 'rule' | 'account'>): boolean =>
  (type === undefined || row.type === type) && (rule === undefined || row.rule === rule) && (accountId === undefined || row.account?.id === accountId);

/**
 * What a person does with the rows of Today, and the actions that they make by hand: the one model of actions (rules.md § 12).
 * @param allItems the rows of a day, whatever was done with them
 */
export const createTodayActions = ({ store, settings, today }: Context, allItems: (on: Day) => Promise<TodayItem[]>) => {
  const { db } = store;
  const byKey = prepareActions(db, 't.dedupe_key = @key');
  const byId = prepareActions(db, `t.id = @id AND t.rule = 'by-hand'`);
  const snoozed = prepareActions(db, `t.state IN ('snoozed', 'in-work', 'open') AND t.until > @today ORDER BY t.until, t.rid`);
  const closed = prepareActions(db, `t.state IN ('done', 'dismissed') AND t.on_day >= @since ORDER BY t.on_day DESC, t.rid DESC`);
  const upsert = db.prepare(
    `INSERT INTO actions (id, dedupe_key, rule, account_id, state, until, reason, on_day, type, close_reason, title, notes) VALUES (@id, @key, @rule, @accountId, @state, @until, @reason, @on, @type, @closeReason, @title, @notes)
     ON CONFLICT (dedupe_key) WHERE deleted_at IS NULL DO UPDATE SET state = excluded.state, until = excluded.until, reason = excluded.reason, on_day = excluded.on_day, close_reason = excluded.close_reason`,
  );
  const byHand = db.prepare(`UPDATE actions SET type = @type, title = @title, notes = @notes, account_id = @accountId, due_on = @dueOn WHERE id = @id`);
  const make = db.prepare(`INSERT INTO actions (id, dedupe_key, rule, account_id, state, on_day, type, title, notes, due_on, made_on) VALUES (@id, @key, 'by-hand', @accountId, 'open', @on, @type, @title, @notes, @dueOn, @on)`);
  const unmake = db.prepare('UPDATE actions SET deleted_at = @at WHERE id = @id');

  type Change = { label: string; state: StoredAction['state']; until?: Day | null; reason?: string; closeReason?: CloseReason | null };
  /** Writes what was done with a row, with what the rule said of it then, so that it can be read when the row is gone. */
  const handle = async (key: string, { window }: Caller, change: (before: StoredAction | undefined) => Change): Promise<Written> => {
    const [rule = ''] = key.split(':');
    if (!(todayRuleNames as readonly string[]).includes(rule)) throw gone();
    const on = today();
    const item = (await allItems(on)).find((one) => one.key === key);
    if (item === undefined) throw gone();
    const [before] = byKey({ key });
    const { label, state, until = null, reason = '', closeReason = null } = change(before);
    return store.write({ window, label: `${label}: ${item.title}`, words: actionWords }, () => {
      upsert.run({ id: store.newId(), key, rule, accountId: item.account?.id ?? null, state, until, reason, on, type: item.type, closeReason, title: item.title, notes: item.why });
      return {};
    });
  };

  const rowOf = (stored: StoredAction, status: ActionStatus, item: TodayItem | undefined): ActionRow<TodayRule> => {
    const { key, rule, accountId, accountName, until, closeReason, reason, on, notes } = stored;
    const { me } = settings();
    return {
      key, rule, type: item?.type ?? stored.type ?? typeOfRule[rule], title: item?.title ?? (stored.title || todayRules[rule].says), why: item?.why ?? notes,
      account: accountId === null || accountName === null ? null : { entity: 'accounts', id: accountId, label: accountName },
      status, until, closeReason, reason, by: me.name === '' ? 'you' : me.name, on,
    };
  };

  const hasAccount = db.prepare('SELECT 1 FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const refuseUnknown = (accountId: string | null | undefined): void => {
    if (typeof accountId === 'string' && hasAccount.get(accountId) === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
  };
  const find = (id: string): StoredAction => {
    const [found] = byId({ id });
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That action is not in this book any more.');
    return found;
  };
  const fieldsOf = ({ title, type, accountId, notes, dueOn }: StoredAction): ActionFields => ({ title, type: type ?? typeOfRule['by-hand'], accountId, notes, dueOn });

  return {
    list: async ({ view, ...filters }: TodayFilters & { view: 'snoozed' | 'closed' }): Promise<ActionRow<TodayRule>[]> => {
      const on = today();
      if (view === 'closed') return closed({ since: addDays(on, -closedDays) }).map((one) => rowOf(one, statusOf(one, on), undefined)).filter((row) => isAsked(filters, row));
      const waiting = snoozed({ today: on });
      const items = waiting.length === 0 ? new Map<string, TodayItem>() : new Map((await allItems(on)).map((item) => [item.key, item]));
      return waiting.flatMap((one) => {
        const item = items.get(one.key);
        return item === undefined ? [] : [rowOf(one, 'snoozed', item)];
      }).filter((row) => isAsked(filters, row));
    },

    done: ({ key }: { key: string }, caller: Caller): Promise<Written> => handle(key, caller, () => ({ label: 'Done', state: 'done' })),

    snooze: async ({ key, until, reason }: { key: string; until: Day; reason: string }, caller: Caller): Promise<Written> => {
      if (until <= today()) throw new DaybookError('INVALID', 'Choose a day after today.', 'until');
      return handle(key, caller, (before) => ({ label: 'Snoozed', state: before?.state === 'in-work' ? 'in-work' : 'snoozed', until, reason }));
    },

    dismiss: ({ key, closeReason, reason }: { key: string; closeReason: CloseReason; reason?: string | undefined }, caller: Caller): Promise<Written> => handle(key, caller, () => ({ label: 'Dismissed', state: 'dismissed', closeReason, reason: reason ?? '' })),

    start: ({ key, inWork }: { key: string; inWork: boolean }, caller: Caller): Promise<Written> => handle(key, caller, () => (inWork ? { label: 'In work', state: 'in-work' } : { label: 'Not in work any more', state: 'open' })),

    reopen: async ({ key }: { key: string }, { window }: Caller): Promise<Written> => {
      const [stored] = byKey({ key });
      if (stored === undefined) throw gone();
      const isGone = stored.rule !== 'by-hand' && !(await allItems(today())).some((item) => item.key === key);
      if (isGone) throw new DaybookError('CONFLICT', 'What that row was about is not so any more, so there is nothing to open again.');
      const state = statusOf(stored, today()) === 'snoozed' && stored.state === 'in-work' ? 'in-work' : 'open';
      return store.write({ window, label: `Opened again: ${stored.title || todayRules[stored.rule].says}`, words: actionWords }, () => {
        upsert.run({ ...stored, id: stored.id, state, until: null, reason: '', closeReason: null, on: today() });
        return {};
      });
    },

    action: ({ id }: { id: string }): ActionFields & { id: string } => ({ ...fieldsOf(find(id)), id }),

    create: async ({ title, type = 'activity', accountId = null, notes = '', dueOn = null }: Given<ActionFields> & { title: string }, { window }: Caller): Promise<WrittenRecord> => {
      refuseUnknown(accountId);
      return store.write({ window, label: `Added the action: ${title}${dueOn === null ? '' : `, due ${dayName(dueOn)}`}`, words: actionWords }, () => {
        const [id, on] = [store.newId(), today()];
        make.run({ id, key: `by-hand:${id}:${on}`, accountId, on, type, title, notes, dueOn });
        return { id };
      });
    },

    update: async ({ id, fields }: { id: string; fields: Given<ActionFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const before = find(id);
      refuseUnknown(fields.accountId);
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<ActionFields>;
      return store.write({ window, label: `Changed the action: ${given.title ?? before.title}`, words: actionWords }, () => {
        byHand.run({ ...fieldsOf(before), ...given, id });
        return { id };
      });
    },

    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const { title } = find(id);
      return store.write({ window, label: `Removed the action: ${title}`, words: actionWords }, () => {
        unmake.run({ id, at: store.now().toISOString() });
        return {};
      });
    },
  };
};
