import type { AccountRow } from '#shared/accounts.ts';
import { logBy, type CallRow } from '#shared/calls.ts';
import type { Commitment } from '#shared/commitments.ts';
import { addDays, addWorkingDays, dayName, daysBetween, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { RenewalPart } from '#shared/engagement.ts';
import { segmentOf, type Settings } from '#shared/settings.ts';
import { scoreOf, typeOfRule, type TodayItem, type TodayRule } from '#shared/today.ts';

/** What the rules of Today look at. `passed` are planned calls before now; `heldWithoutFollowUp` are held in the last 30 days. */
export type TodayFacts = {
  today: Day;
  settings: Settings;
  accounts: readonly AccountRow[];
  /** Open commitments that are due today or before. */
  commitments: readonly Commitment[];
  passed: readonly CallRow[];
  drafts: readonly CallRow[];
  heldWithoutFollowUp: readonly CallRow[];
};
/** What the rules of an account look at beside its row. */
export type AccountItemFacts = Pick<TodayFacts, 'today' | 'settings'>;

/** `1 day`, `3 days`. */
export const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** What a rule says of itself; the account and the rank follow from the rest. */
export type TodayRow = Omit<TodayItem, 'type' | 'score' | 'account' | 'priority' | 'sentiment'> & Partial<Pick<TodayItem, 'type'>>;

/** A row of Today about an account, ranked. */
export const itemOf = (facts: Pick<TodayFacts, 'today'>, account: AccountRow | null, row: TodayRow): TodayItem => ({
  ...row,
  type: row.type ?? typeOfRule[row.rule],
  account: account === null ? null : { entity: 'accounts', id: account.id, label: account.name },
  priority: account?.priority.priority ?? null,
  sentiment: account?.sentiment ?? null,
  score: scoreOf(row.rule, { waitedDays: daysBetween(row.since, facts.today), priority: account?.priority.priority ?? null, atRisk: account?.atRisk ?? false }),
});

const fromCommitments = (facts: TodayFacts, accountOf: (id: string | null) => AccountRow | null): TodayItem[] =>
  facts.commitments.flatMap((one) => {
    if (one.dueOn === null || (one.side === 'theirs' && one.overdueDays === 0)) return [];
    const rule: TodayRule = one.side === 'theirs' ? 'commitment-theirs-overdue' : one.overdueDays > 0 ? 'commitment-overdue' : 'commitment-due';
    const owner = one.owner === '' ? (one.side === 'ours' ? 'You' : 'The customer') : one.owner;
    return [
      itemOf(facts, accountOf(one.accountId), {
        key: `${rule}:${one.id}:${one.dueOn}`,
        rule,
        title: one.text,
        why: `${owner} promised it on ${dayName(one.madeOn)} for ${dayName(one.dueOn)}${one.overdueDays > 0 ? `; ${days(one.overdueDays)} late` : ''}`,
        next: one.side === 'ours' ? 'Keep it, or agree on another day' : `Ask ${one.owner === '' ? 'for it' : one.owner}`,
        since: one.dueOn,
        records: [{ entity: 'commitments', id: one.id, label: one.text }, ...(one.activityId === null ? [] : [{ entity: 'activities' as const, id: one.activityId, label: 'The call it was made in' }])],
      }),
    ];
  });

const callName = (call: CallRow): string => call.title || `${call.type} with ${call.accountName}`;

const fromCalls = (facts: TodayFacts, accountOf: (id: string | null) => AccountRow | null): TodayItem[] => {
  const { settings, today } = facts;
  const row = (rule: TodayRule, call: CallRow, since: Day, why: string, next: string): TodayItem =>
    itemOf(facts, accountOf(call.accountId), { key: `${rule}:${call.id}:${call.on}`, rule, title: callName(call), why, next, since, records: [{ entity: 'activities', id: call.id, label: callName(call) }] });
  return [
    ...facts.passed.map((call) => {
      const by = logBy(call.on, segmentOf(settings, accountOf(call.accountId)?.segment ?? null).logWithinWorkingDays, settings);
      return row('call-not-logged', call, call.on, `Planned for ${dayName(call.on)} and not logged; due in the log by ${dayName(by)}${by < today ? `, ${days(daysBetween(by, today))} late` : ''}`, 'Log it, or say that it did not happen');
    }),
    ...facts.drafts.map((call) => row('call-draft', call, call.on, `A note of ${dayName(call.on)} was begun and not logged`, 'Finish the note and log it')),
    ...facts.heldWithoutFollowUp.flatMap((call) => {
      const by = addWorkingDays(call.on, settings.followUpWithinWorkingDays, settings);
      return by <= today ? [row('follow-up-not-sent', call, by, `Held on ${dayName(call.on)}; the follow-up was due by ${dayName(by)}`, 'Send the follow-up with next steps and dates')] : [];
    }),
  ];
};

/** A renewal as its rows of Today tell it: the CSM's part in it (rules.md § 10), its date, the amount in words, and what is still to be asked or done. */
export type RenewalFigures = { name: string; part: RenewalPart; dueOn: Day; amount: string; asks: 'soft-question' | 'close'; softBy: Day | null };

/** The row of a renewal that is late, or that has entered its window. What it asks for is the soft question, or in the end that it is closed. */
export const renewalRow = ({ name, part: { mode, says, asks: who }, dueOn, amount, asks, softBy }: RenewalFigures, { renewalWindowDays, renewalGraceDays }: Pick<Settings, 'renewalWindowDays' | 'renewalGraceDays'>, today: Day): Pick<TodayRow, 'rule' | 'title' | 'why' | 'next' | 'since'> => {
  const isMine = mode === 'own' || mode === 'co-own';
  if (dueOn < today) {
    return { rule: 'renewal-late', since: dueOn, title: `The renewal of ${name} is late`, why: `${says}. Due on ${dayName(dueOn)}; no contract follows. It counts as lost after ${days(renewalGraceDays)} of grace`, next: isMine ? 'Close it as won with a new contract, or record the loss' : `Ask ${who} how it ends` };
  }
  const soft = softBy === null ? '' : `. The soft question is due by ${dayName(softBy)}${softBy < today ? `, ${days(daysBetween(softBy, today))} late` : ''}`;
  const next = asks === 'close' ? (isMine ? 'Follow the paper, and close it by the date' : `Ask ${who} where the paper lies`) : isMine ? 'Ask the soft question and check what the renewal depends on' : `Ask the soft question, and tell ${who} what the renewal depends on`;
  return { rule: 'renewal-window', since: [addDays(dueOn, -renewalWindowDays), today].toSorted()[0] ?? today, title: `${name} renews in ${days(daysBetween(today, dueOn))}`, why: `${says}. ${amount} of ARR is due on ${dayName(dueOn)}${daysBetween(today, dueOn) > renewalWindowDays ? '' : `, inside the window of ${days(renewalWindowDays)}`}${soft}`, next };
};

/** The rows that follow from the row of an account alone. */
export const fromAccount = (facts: AccountItemFacts, account: AccountRow): TodayItem[] => {
  const { today, settings } = facts;
  if (isHandedOut(account, today)) return [];
  const { dueOn, why } = account.cadence;
  const items: TodayItem[] = [];
  const add = (rule: TodayRule, occurrence: string, since: Day, title: string, because: string, next: string): void => {
    items.push(itemOf(facts, account, { key: `${rule}:${account.id}:${occurrence}`, rule, title, why: because, next, since, records: [{ entity: 'accounts', id: account.id, label: account.name }] }));
  };
  const last = account.lastEngagementOn;
  const lastWords = last === null ? 'No call or meeting is logged' : `Last call or meeting on ${dayName(last)}, ${days(daysBetween(last, today))} ago`;
  const isPlanned = account.nextCallOn !== null;

  if (account.coverage !== 'managed') return items;

  if (account.atRisk && dueOn !== null && (account.nextCallOn === null || account.nextCallOn > addDays(today, account.cadence.everyDays ?? 7))) {
    add('at-risk-no-call', last ?? 'never', dueOn < today ? dueOn : today, `${account.name} is at risk and has no call within ${days(account.cadence.everyDays ?? 7)}`, `${account.riskReason === '' ? 'Sentiment is red' : account.riskReason}. ${lastWords}`, 'Plan a call this week');
  } else if (dueOn !== null && dueOn < today && !isPlanned) {
    add('cadence-overdue', last ?? 'never', dueOn, `${account.name} is due for a call`, `${lastWords}. ${why}; due on ${dayName(dueOn)}`, 'Plan a call');
  } else if (last !== null && daysBetween(last, today) > settings.notEngagedDays && !isPlanned) {
    add('not-engaged', last, addDays(last, settings.notEngagedDays), `${account.name} has gone quiet`, `${lastWords}; the limit is ${days(settings.notEngagedDays)}`, 'Reach out, or ask the account team');
  }
  if (account.sentiment !== null && account.sentimentOn !== null && daysBetween(account.sentimentOn, today) > settings.sentimentStaleDays) {
    add('sentiment-stale', account.sentimentOn, addDays(account.sentimentOn, settings.sentimentStaleDays), `Is ${account.name} still ${account.sentiment}?`, `Sentiment was set on ${dayName(account.sentimentOn)}; the limit is ${days(settings.sentimentStaleDays)}`, 'Confirm or change your sentiment');
  }
  return items;
};

/** The rows of commitments and calls, whatever rules are turned off. A row says its rule and the records behind it. */
export const fromWork = (facts: TodayFacts): TodayItem[] => {
  const byId = new Map(facts.accounts.map((account) => [account.id, account]));
  const accountOf = (id: string | null): AccountRow | null => (id === null ? null : (byId.get(id) ?? null));
  return [...fromCommitments(facts, accountOf), ...fromCalls(facts, accountOf)];
};
