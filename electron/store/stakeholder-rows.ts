import { endOfDay, addDays, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { isEngagement } from '#shared/calls.ts';
import type { AccountPage } from '#shared/accounts.ts';
import type { Person } from '#shared/people.ts';
import { coverageOf, warningsOf, type AccountFacts } from '#shared/stakeholder-rules.ts';
import type { SponsorPair, StakeholderMap } from '#shared/stakeholders.ts';
import type { Context } from '#electron/context.ts';
import { createAccountAsOf } from '#electron/store/account-as-of.ts';
import { accountOf, createAccountRows } from '#electron/store/account-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { createPersonRows } from '#electron/store/person-rows.ts';
import type { StoredRow } from '#electron/store/rows.ts';

type Standing = { name: string; segment: string | null; isManaged: boolean; startedOn: Day | null; people: Person[]; calls: number };
type PairRow = StoredRow & { person_id: string; member_id: string; note: string };

/** Reads who is who at an account and what the rules say of it, as it is or as it was known at the end of a day. */
export const createStakeholderRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rows = createAccountRows(context);
  const people = createPersonRows(context);
  const pageAsOf = createAccountAsOf(context);
  const live = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const callsSince = db.prepare<object, { n: number }>(
    `SELECT count(*) AS n FROM activities c WHERE c.account_id = @id AND c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop') AND c.deleted_at IS NULL AND c.on_day BETWEEN @since AND @on`,
  );
  const pairRows = db.prepare<[string], PairRow>('SELECT * FROM sponsor_pairs WHERE account_id = ? ORDER BY rid');
  const member = db.prepare<[string], { name: string; job: SponsorPair['memberJob'] }>('SELECT name, job FROM team_members WHERE id = ?');

  const pairsOf = (accountId: string, known: readonly Person[], at: string | null): SponsorPair[] => {
    const all = pairRows.all(accountId);
    const names = new Map(known.map(({ id, name }) => [id, name]));
    return (at === null ? all.filter((row) => row.deleted_at === null) : asOf(db, 'sponsor_pairs', all, at)).flatMap((row) => {
      const [personName, ours] = [names.get(row.person_id), member.get(row.member_id)];
      return personName === undefined || ours === undefined ? [] : [{ id: row.id, personId: row.person_id, personName, memberId: row.member_id, memberName: ours.name, memberJob: ours.job, note: row.note }];
    });
  };

  const now = (accountId: string, on: Day): Standing => {
    const [stored, row] = [live.get(accountId), rows.one(accountId)];
    if (stored === undefined || row === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    const account = accountOf(stored);
    const calls = callsSince.get({ id: accountId, since: addDays(on, -settings().stakeholders.metWithinDays), on })?.n ?? 0;
    return { name: account.name, segment: account.segment, isManaged: row.coverage === 'managed', startedOn: account.csmSince ?? account.customerSince, people: people.ofAccount(accountId), calls };
  };

  const then = ({ account, row, people: known, timeline }: AccountPage, on: Day): Standing => {
    const since = addDays(on, -settings().stakeholders.metWithinDays);
    return { name: account.name, segment: account.segment, isManaged: row.coverage === 'managed', startedOn: account.csmSince ?? account.customerSince, people: known, calls: timeline.filter((call) => isEngagement(call) && call.on >= since && call.on <= on).length };
  };

  return {
    pairsOf: (accountId: string, known: readonly Person[]): SponsorPair[] => pairsOf(accountId, known, null),

    /** @throws DaybookError where the account is gone, or was not in the book on the day. */
    map: (accountId: string, wanted: Day | null): StakeholderMap => {
      const isPast = wanted !== null && wanted < today();
      const on = isPast ? wanted : today();
      const at = isPast ? endOfDay(on, settings().timeZone ?? undefined) : null;
      const standing = at === null ? now(accountId, on) : then(pageAsOf(accountId, on, at), on);
      const pairs = pairsOf(accountId, standing.people, at);
      const facts: AccountFacts = { ...standing, paired: new Set(pairs.map(({ personId }) => personId)) };
      return {
        account: { entity: 'accounts', id: accountId, label: standing.name }, on, asOf: at === null ? null : on, people: standing.people, pairs,
        coverage: coverageOf(facts, settings(), on), warnings: warningsOf(facts, settings(), on), metWithinDays: settings().stakeholders.metWithinDays,
      };
    },
  };
};
