import type { Brief, Call, CallDraft, CallRow, CadenceDue, FollowUp } from '#shared/calls.ts';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { emptyRichText, richText } from '#shared/rich-text.ts';
import { daysBetween } from '#shared/days.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createBriefs } from '#electron/store/briefs.ts';
import { createCallWriter } from '#electron/store/call-writer.ts';
import { isOpen, prepareCalls } from '#electron/store/call-rows.ts';
import { commitmentOrder, prepareCommitments } from '#electron/store/commitment-rows.ts';
import { followUpOf } from '#shared/follow-up.ts';

type Stored = { id: string; agenda: string; body: string };

export const createCalls = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rows = createAccountRows(context);
  const writer = createCallWriter(context);
  const briefs = createBriefs(context);

  const inSpan = prepareCalls(db, `c.on_day BETWEEN @from AND @to AND (@state IS NULL OR c.state = @state)`, 'ORDER BY c.on_day, c.starts_at, c.rid');
  const newest = prepareCalls(db, `c.logged_at IS NOT NULL`, 'ORDER BY c.on_day DESC, c.rid DESC LIMIT @limit');
  const drafts = prepareCalls(db, `c.state = 'draft' AND ${isOpen}`, 'ORDER BY c.on_day DESC, c.rid DESC LIMIT 100');
  const one = prepareCalls(db, 'c.id = @id', '');
  const stored = db.prepare<[string], Stored>('SELECT id, agenda, body FROM activities WHERE id = ? AND deleted_at IS NULL');
  const attendees = db.prepare<[string], Call['attendees'][number]>(
    `SELECT t.id, t.person_id AS personId, coalesce(p.name, t.name) AS name, coalesce(nullif(p.email, ''), t.email) AS email, t.side, t.presence FROM attendances t LEFT JOIN people p ON p.id = t.person_id WHERE t.activity_id = ? AND t.deleted_at IS NULL ORDER BY t.rid`,
  );
  const promises = prepareCommitments(db, 'm.activity_id = @id', commitmentOrder);
  const openPromises = prepareCommitments(db, `m.account_id = @id AND m.state = 'open'`, commitmentOrder);

  const find = (id: string): CallRow => {
    const [row] = one({ id });
    if (row === undefined) throw new DaybookError('NOT_FOUND', 'That call is not in this book any more.');
    return row;
  };

  const get = ({ id }: { id: string }): Call => {
    const row = find(id);
    const rest = stored.get(id);
    const body = richText.safeParse(JSON.parse(rest?.body ?? 'null'));
    return { ...row, agenda: rest?.agenda ?? '', body: body.success ? body.data : emptyRichText, attendees: attendees.all(id), commitments: promises({ id }, today()) };
  };

  const titleOf = (row: Pick<CallRow, 'title' | 'type' | 'accountName'>): string => row.title || `${row.type} with ${row.accountName}`;

  return {
    list: ({ from, to, state }: { from: Day; to: Day; state: CallRow['state'] | null }) => inSpan({ from, to, state }),
    recent: ({ limit }: { limit: number }) => newest({ limit }),
    drafts: () => drafts({}),
    get,

    /** Accounts whose next call is due within so many days, the longest overdue first and then by name, as the rows come; planned ones say for when. */
    due: async ({ withinDays }: { withinDays: number }): Promise<CadenceDue[]> => {
      const on = today();
      return (await rows.all())
        .flatMap((account) => {
          const { dueOn } = account.cadence;
          if (dueOn === null || account.coverage !== 'managed') return [];
          const overdueDays = daysBetween(dueOn, on);
          return overdueDays >= -withinDays ? [{ account, dueOn, overdueDays, plannedOn: account.nextCallOn }] : [];
        })
        .toSorted((a, b) => b.overdueDays - a.overdueDays);
    },

    brief: ({ accountId, callId }: { accountId: string; callId: string | null }): Brief => briefs.of(accountId, callId),

    followUp: ({ id }: { id: string }): FollowUp => {
      const call = get({ id });
      if (call.accountId === null) throw new DaybookError('INVALID', 'Choose the account of this call first.', 'accountId');
      return followUpOf(call, openPromises({ id: call.accountId }, today()), settings().me);
    },

    write: ({ id, fields }: { id: string; fields: Given<CallDraft> }, { window }: Caller): Promise<WrittenRecord> =>
      store.write({ window, label: 'Wrote a call note', words: [...bookWords], mergeKey: `calls.write ${id}` }, () => ({ id: writer.save(id, fields, 'draft') })),

    plan: (input: Given<CallDraft> & { accountId: string; on: Day }, { window }: Caller): Promise<WrittenRecord> => {
      const name = writer.accountName(input.accountId);
      return store.write({ window, label: `Planned a call with ${name}`, words: [...bookWords] }, () => ({ id: writer.save(store.newId(), input, 'planned') }));
    },

    log: ({ id, state, fields }: { id: string; state: 'held' | 'no-show' | 'cancelled'; fields: Given<CallDraft> }, { window }: Caller): Promise<WrittenRecord> => {
      const words = { held: 'Logged', 'no-show': 'Logged as no-show', cancelled: 'Cancelled' }[state];
      const [before] = one({ id });
      const name = before === undefined ? '' : titleOf(before);
      return store.write({ window, label: `${words}: ${name || 'a call'}`, words: [...bookWords] }, () => ({ id: writer.log(id, state, fields) }));
    },

    sentFollowUp: ({ id, sent }: { id: string; sent: boolean }, { window }: Caller): Promise<WrittenRecord> => {
      find(id);
      return store.write({ window, label: sent ? 'Marked the follow-up as sent' : 'Marked the follow-up as not sent', words: [...bookWords] }, () => {
        db.prepare('UPDATE activities SET follow_up_sent_at = ? WHERE id = ?').run(sent ? store.now().toISOString() : null, id);
        return { id };
      });
    },

    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const row = find(id);
      return store.write({ window, label: `Removed: ${titleOf(row)}`, words: [...bookWords] }, () => {
        writer.remove(id);
        return {};
      });
    },
  };
};
