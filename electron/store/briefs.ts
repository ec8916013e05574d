import type { AccountRow } from '#shared/accounts.ts';
import { agendaOf, watchOf } from '#shared/briefs.ts';
import type { Brief, CallRow } from '#shared/calls.ts';
import { addDays, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Context } from '#electron/context.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { prepareCalls } from '#electron/store/call-rows.ts';
import { commitmentOrder, prepareCommitments } from '#electron/store/commitment-rows.ts';
import { lastMet } from '#electron/store/person-rows.ts';

type Attending = Omit<Brief['attendees'][number], 'isKey'> & { isKey: number };

/** Key people not met for this long are named in the brief (rules.md § 6: both key personas met in 3 months). */
const notMetDays = 90;

/** Gathers what to know before a call. */
export const createBriefs = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rows = createAccountRows(context);
  const one = prepareCalls(db, 'c.id = @id', '');
  const nextPlanned = prepareCalls(db, `c.account_id = @id AND c.state = 'planned' AND c.on_day >= @today`, 'ORDER BY c.on_day, c.starts_at LIMIT 1');
  const lastHeld = prepareCalls(db, `c.account_id = @id AND c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop') AND c.id != @not`, 'ORDER BY c.on_day DESC, c.rid DESC LIMIT 1');
  const open = prepareCommitments(db, `m.account_id = @id AND m.state = 'open'`, commitmentOrder);
  const kept = prepareCommitments(db, `m.account_id = @id AND m.state = 'kept' AND m.closed_on >= @since`, 'ORDER BY m.closed_on DESC LIMIT 20');
  const invited = db.prepare<[string], Attending>(
    `SELECT coalesce(p.name, t.name) AS name, coalesce(p.title, '') AS title, coalesce(p.role, '') AS role, coalesce(p.is_key, 0) AS isKey, t.person_id AS personId, ${lastMet} AS lastMetOn
     FROM attendances t LEFT JOIN people p ON p.id = t.person_id WHERE t.activity_id = ? AND t.deleted_at IS NULL AND t.presence != 'mentioned' AND t.side = 'theirs' ORDER BY p.is_key DESC, name`,
  );
  const keyPeople = db.prepare<[string], { personId: string; name: string; title: string; lastMetOn: Day | null }>(
    `SELECT p.id AS personId, p.name, p.title, ${lastMet} AS lastMetOn FROM people p WHERE p.account_id = ? AND p.is_key = 1 AND p.left_on IS NULL AND p.deleted_at IS NULL ORDER BY p.name`,
  );

  const accountRow = (id: string): AccountRow => {
    const account = rows.one(id);
    if (account === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return account;
  };

  return {
    /** @throws DaybookError where the account is gone. */
    of: (accountId: string, callId: string | null): Brief => {
      const account = accountRow(accountId);
      const on = today();
      const call: CallRow | null = (callId === null ? nextPlanned({ id: accountId, today: on }) : one({ id: callId }))[0] ?? null;
      const lastCall = lastHeld({ id: accountId, not: call?.id ?? '' })[0] ?? null;
      const commitments = open({ id: accountId }, on);
      const keptSince = kept({ id: accountId, since: lastCall?.on ?? addDays(on, -30) }, on);
      const missing = keyPeople.all(accountId).filter((person) => person.lastMetOn === null || person.lastMetOn < addDays(on, -notMetDays));
      return {
        account,
        call,
        lastCall,
        attendees: call === null ? [] : invited.all(call.id).map((person) => ({ ...person, isKey: person.isKey === 1 })),
        commitments,
        keptSince,
        missing,
        watch: watchOf(account, settings(), on),
        agenda: agendaOf({ account, lastCall, commitments, keptSince, missing }, settings(), on),
      };
    },
  };
};
