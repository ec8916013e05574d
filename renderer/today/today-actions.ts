import { useNavigate } from '@tanstack/react-router';
import type { CloseReason } from '#shared/actions.ts';
import type { Day } from '#shared/days.ts';
import type { RecordLink } from '#shared/records.ts';
import type { TodayItem, TodayPage, TodayRule } from '#shared/today.ts';
import { queryClient } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { addressOf, type RecordAddress } from '#renderer/ui/record-address.ts';

const pageKey = ['today', 'read'];

/** Takes a row away before the write is answered, so that the next one is at hand at once. A refused write brings it back. */
const without = async (key: string, write: () => Promise<object | null>): Promise<void> => {
  queryClient.setQueriesData<TodayPage>({ queryKey: pageKey }, (page) => page && { ...page, items: page.items.filter((item) => item.key !== key) });
  await write();
  await queryClient.invalidateQueries({ queryKey: ['today'] });
};

/** What "done" means for a row: the deed itself where Daybook can record it, else that the row was dealt with. */
export type Done = 'keep' | 'open' | 'review' | 'sent' | 'confirm' | 'follow' | 'done';
const doneOf: Partial<Record<TodayRule, Done>> = {
  'commitment-overdue': 'keep', 'commitment-due': 'keep', 'commitment-theirs-overdue': 'keep', 'call-not-logged': 'open', 'call-draft': 'open', 'follow-up-not-sent': 'sent', 'sentiment-stale': 'confirm', 'survey-follow-up': 'follow', 'priority-review': 'review', 'own-review': 'review',
};
export const doneFor = (item: TodayItem): Done => doneOf[item.rule] ?? 'done';
export const doneWords: Record<Done, string> = { keep: 'Kept', open: 'Log it', review: 'Review', sent: 'Sent', confirm: 'Still so', follow: 'Followed up', done: 'Done' };

const recordOf = (item: TodayItem, entity: RecordLink['entity']): RecordLink | undefined => item.records.find((record) => record.entity === entity);

/** Where a row leads: its first record, else its account. The quarterly review is about the whole book. */
export const addressOfItem = (item: TodayItem): RecordAddress | null => {
  if (item.rule === 'by-hand') return null;
  if (item.rule === 'priority-review') return { to: '/review-priorities', search: {} };
  if (item.rule === 'own-review') return { to: '/rhythm', search: { view: 'review' } };
  if (item.rule === 'week-overfull') return { to: '/rhythm', search: { week: item.key.slice(-10) } };
  const record = item.records[0] ?? item.account;
  return record === null ? null : addressOf(record, item.account?.id ?? null);
};

export const useTodayActions = () => {
  const navigate = useNavigate();
  const { write: markDone } = useWrite('today', 'done');
  const { write: snoozeRow } = useWrite('today', 'snooze');
  const { write: dismissRow } = useWrite('today', 'dismiss');
  const { write: startRow } = useWrite('today', 'start');
  const { write: keep } = useWrite('commitments', 'keep');
  const { write: sentFollowUp } = useWrite('calls', 'sentFollowUp');
  const { write: follow } = useWrite('surveys', 'follow');
  const { write: updateAccount } = useWrite('accounts', 'update');

  const open = (item: TodayItem): void => {
    const byHand = recordOf(item, 'actions');
    if (byHand !== undefined) {
      openDialog({ kind: 'action', actionId: byHand.id });
      return;
    }
    const address = addressOfItem(item);
    if (address !== null) void navigate(address);
  };
  const done = (item: TodayItem): void => {
    const how = doneFor(item);
    const promise = recordOf(item, 'commitments');
    const activity = recordOf(item, 'activities');
    const answer = recordOf(item, 'survey_responses');
    if (how === 'open' || how === 'review') open(item);
    else if (how === 'keep' && promise !== undefined) void without(item.key, () => keep({ id: promise.id }));
    else if (how === 'sent' && activity !== undefined) void without(item.key, () => sentFollowUp({ id: activity.id, sent: true }));
    else if (how === 'follow' && answer !== undefined) void without(item.key, () => follow({ id: answer.id, fields: { followUp: 'done' } }));
    else if (how === 'confirm' && item.account !== null && item.sentiment !== null) {
      const { account, sentiment } = item;
      void without(item.key, () => updateAccount({ id: account.id, fields: { sentiment } }));
    } else void without(item.key, () => markDone({ key: item.key }));
  };
  return {
    open,
    done,
    snooze: (item: TodayItem, until: Day, reason: string): void => void without(item.key, () => snoozeRow({ key: item.key, until, reason })),
    dismiss: (item: TodayItem, closeReason: CloseReason, reason: string): void => void without(item.key, () => dismissRow({ key: item.key, closeReason, reason })),
    start: (item: TodayItem, inWork: boolean): void => void startRow({ key: item.key, inWork }),
  };
};
export type TodayActions = ReturnType<typeof useTodayActions>;
