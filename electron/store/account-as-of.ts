import type { AccountPage } from '#shared/accounts.ts';
import { isEngagement, type CallRow } from '#shared/calls.ts';
import type { Commitment } from '#shared/commitments.ts';
import type { Day, Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Person } from '#shared/people.ts';
import type { Context } from '#electron/context.ts';
import { accountOf, accountRow } from '#electron/store/account-rows.ts';
import { arrBasisOf } from '#electron/store/arr-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { overdueDays } from '#electron/store/commitment-rows.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { contractOf } from '#electron/store/term-rows.ts';
import { activities, attendances, commitments, people } from '#electron/store/schema.ts';

const shownTimeline = 200;

/** Reads an account page as it was known at an instant: from history, never from what was learnt later. */
export const createAccountAsOf = ({ store, settings }: Context) => {
  const { db } = store;
  const one = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ?');
  const childrenOf = db.prepare<object, StoredRow>(`SELECT * FROM accounts WHERE parent_id = @id OR id IN (SELECT record_id FROM history WHERE entity = 'accounts' AND field = 'parent_id' AND old = @id)`);
  const ofAccount = (table: string) => db.prepare<[string], StoredRow>(`SELECT * FROM ${table} WHERE account_id = ?`);
  const all = { people: ofAccount('people'), contracts: ofAccount('contracts'), events: db.prepare<[string], StoredRow>(`SELECT * FROM arr_events WHERE account_id = ? AND source != 'contract'`), activities: ofAccount('activities'), commitments: ofAccount('commitments') };
  const attendedBy = db.prepare<[string], StoredRow>('SELECT t.* FROM attendances t JOIN activities c ON c.id = t.activity_id WHERE c.account_id = ?');
  const linesOf = db.prepare<[string], StoredRow>('SELECT l.* FROM contract_lines l JOIN contracts k ON k.id = l.contract_id WHERE k.account_id = ?');
  const [toPerson, toActivity, toAttendance, toCommitment] = [recordOf(people), recordOf(activities), recordOf(attendances), recordOf(commitments)];

  return (id: string, on: Day, at: Instant): AccountPage => {
    const now = one.get(id);
    const then = now === undefined ? undefined : asOf(db, 'accounts', [now], at)[0];
    if (then === undefined) throw new DaybookError('NOT_FOUND', `This account was not in the book on ${on}.`);
    const account = accountOf(then);
    const known = {
      people: asOf(db, 'people', all.people.all(id), at).map(toPerson),
      contracts: asOf(db, 'contracts', all.contracts.all(id), at),
      activities: asOf(db, 'activities', all.activities.all(id), at).map(toActivity),
      attendances: asOf(db, 'attendances', attendedBy.all(id), at).map(toAttendance),
      commitments: asOf(db, 'commitments', all.commitments.all(id), at).map(toCommitment),
    };
    const names = new Map(known.people.map((person) => [person.id, person.name]));
    const attendedOf = Map.groupBy(known.attendances, (attendance) => attendance.activityId);
    const held = known.activities.filter((activity) => isEngagement(activity) && activity.onDay <= on);
    const lastOf = (days: string[]): string | null => days.toSorted().at(-1) ?? null;

    const callOf = (activity: (typeof known.activities)[number]): CallRow => ({
      id: activity.id,
      accountId: activity.accountId,
      accountName: account.name,
      type: activity.type as CallRow['type'],
      state: activity.state as CallRow['state'],
      title: activity.title,
      on: activity.onDay,
      startsAt: activity.startsAt,
      minutes: activity.minutes,
      sentiment: activity.sentiment as CallRow['sentiment'],
      excerpt: activity.bodyText.slice(0, 300),
      attendees: (attendedOf.get(activity.id) ?? []).filter((one) => one.side === 'theirs' && one.presence !== 'mentioned').map((one) => names.get(one.personId ?? '') ?? one.name),
      commitments: known.commitments.filter((commitment) => commitment.activityId === activity.id).length,
      loggedAt: activity.loggedAt,
      followUpSentAt: activity.followUpSentAt,
    });

    const promises = known.commitments
      .map((one): Commitment => ({ ...one, side: one.side as Commitment['side'], state: one.state as Commitment['state'], accountName: account.name, owner: names.get(one.personId ?? '') ?? one.owner, overdueDays: overdueDays(one as { state: string; dueOn: Day | null }, on) }))
      .toSorted((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
    const timeline = known.activities.toSorted((a, b) => b.onDay.localeCompare(a.onDay) || (b.startsAt ?? '').localeCompare(a.startsAt ?? ''));
    const planned = timeline.filter((activity) => activity.state === 'planned' && activity.onDay >= on).at(-1);
    const parent = account.parentId === null ? undefined : one.get(account.parentId);

    return {
      account,
      row: accountRow(
        account,
        {
          lastEngagementOn: lastOf(held.map((activity) => activity.onDay)),
          nextCallOn: planned?.onDay ?? null,
          openCommitments: promises.filter((promise) => promise.state === 'open').length,
          overdueCommitments: promises.filter((promise) => promise.overdueDays > 0).length,
          people: known.people.filter((person) => person.leftOn === null).length,
        },
        arrBasisOf({ contracts: known.contracts, lines: asOf(db, 'contract_lines', linesOf.all(id), at), events: asOf(db, 'arr_events', all.events.all(id), at) }),
        settings(),
        on,
      ),
      parent: parent === undefined ? null : { entity: 'accounts', id: parent.id, label: accountOf(parent).name },
      children: asOf(db, 'accounts', childrenOf.all({ id }), at).map(accountOf).filter((child) => child.parentId === id).map((child) => ({ entity: 'accounts', id: child.id, label: child.name })),
      people: known.people.map((person): Person => ({
        ...(person as Omit<Person, 'lastMetOn'>),
        lastMetOn: lastOf(held.filter((activity) => attendedOf.get(activity.id)?.some((one) => one.personId === person.id && one.presence === 'attended')).map((activity) => activity.onDay)),
      })),
      contracts: known.contracts.map(contractOf).toSorted((a, b) => b.startOn.localeCompare(a.startOn)),
      timeline: timeline.slice(0, shownTimeline).map(callOf),
      hasMore: timeline.length > shownTimeline,
      commitments: promises,
      nextCall: planned === undefined ? null : callOf(planned),
      asOf: on,
    };
  };
};
