import type { Sentiment } from '#shared/accounts.ts';
import type { Day, Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { escalationClock, type EscalationKind, type Severity } from '#shared/escalation-rules.ts';
import type { EscalationRow } from '#shared/escalations.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { escalations, escalationUpdates } from '#electron/store/schema-signals.ts';

const [toEscalation, toUpdate] = [recordOf(escalations), recordOf(escalationUpdates)];
type EscalationRecord = ReturnType<typeof toEscalation>;
type Around = Pick<EscalationRow, 'accountName' | 'owner' | 'customerAgreedBy' | 'links' | 'openCommitments' | 'lastUpdate'>;
type Joined = StoredRow & { account: string; owner: string | null; agreed_by: string | null; last_on: Day | null; last_text: string | null; links: number; promises: number };

const newestUpdate = 'SELECT n.id FROM escalation_updates n WHERE n.escalation_id = e.id AND n.deleted_at IS NULL ORDER BY n.on_day DESC, n.rid DESC LIMIT 1';
const select = (where: string, order: string): string => `
  SELECT e.*, a.name AS account, m.name AS owner, p.name AS agreed_by, u.on_day AS last_on, u.text AS last_text,
    (SELECT count(*) FROM escalation_links l WHERE l.escalation_id = e.id AND l.deleted_at IS NULL) AS links,
    (SELECT count(*) FROM commitments c WHERE c.account_id = e.account_id AND c.escalation_id = e.id AND c.state = 'open' AND c.deleted_at IS NULL) AS promises
  FROM escalations e JOIN accounts a ON a.id = e.account_id AND a.deleted_at IS NULL LEFT JOIN team_members m ON m.id = e.owner_id LEFT JOIN people p ON p.id = e.customer_agreed_by_id
    LEFT JOIN escalation_updates u ON u.id = (${newestUpdate})
  WHERE e.deleted_at IS NULL AND ${where} ORDER BY ${order}`;

/** Reads escalations with what the rules say of them. */
export const createEscalationRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;

  const build = (record: EscalationRecord, around: Around, on: Day): EscalationRow => {
    const { rid: _, deletedAt: __, ...fields } = record;
    const severity = record.severity as Severity;
    return {
      ...fields,
      ...around,
      kind: record.kind as EscalationKind,
      severity,
      state: record.closedOn === null ? 'open' : 'closed',
      sentimentAfter: record.sentimentAfter as Sentiment | null,
      clock: record.closedOn === null ? escalationClock(severity, around.lastUpdate?.on ?? record.openedOn, settings().risks, calendarOf(context), on) : null,
    };
  };
  const joined = (found: readonly Joined[]): EscalationRow[] =>
    found.map((row) =>
      build(toEscalation(row), { accountName: row.account, owner: row.owner ?? '', customerAgreedBy: row.agreed_by ?? '', links: row.links, openCommitments: row.promises, lastUpdate: row.last_on === null ? null : { on: row.last_on, text: row.last_text ?? '' } }, today()),
    );
  const prepare = (where: string, order: string) => db.prepare<object, Joined>(select(where, order));
  const lists = { open: prepare('e.closed_on IS NULL', 'e.rid'), closed: prepare('e.closed_on IS NOT NULL', 'e.closed_on DESC, e.rid DESC') };
  const ofAccount = prepare('e.account_id = @accountId', 'e.closed_on IS NOT NULL, e.closed_on DESC, e.rid DESC');
  const openOf = prepare('e.closed_on IS NULL AND e.account_id IN (SELECT value FROM json_each(@ids))', 'e.rid');
  const one = prepare('e.id = @id', 'e.rid');
  const ever = (table: string) => db.prepare<[string], StoredRow>(`SELECT * FROM ${table} WHERE escalation_id = ?`);
  const stored = { escalations: db.prepare<[string], StoredRow>('SELECT * FROM escalations WHERE account_id = ?'), updates: ever('escalation_updates'), links: ever('escalation_links') };
  const promised = db.prepare<[string], StoredRow & { state: string; escalation_id: string | null }>('SELECT * FROM commitments WHERE account_id = ?');
  const named = { team_members: db.prepare<[string], StoredRow & { name: string }>('SELECT * FROM team_members WHERE id = ?'), people: db.prepare<[string], StoredRow & { name: string }>('SELECT * FROM people WHERE id = ?') };
  const accountThen = db.prepare<[string], StoredRow & { name: string }>('SELECT * FROM accounts WHERE id = ?');

  return {
    list: (state: 'open' | 'closed'): EscalationRow[] => joined(lists[state].all({})),
    ofAccount: (accountId: string): EscalationRow[] => joined(ofAccount.all({ accountId })),
    /** Open ones of some accounts. */
    openOf: (ids: readonly string[]): EscalationRow[] => joined(openOf.all({ ids: JSON.stringify(ids) })),
    one: (id: string): EscalationRow => {
      const [found] = joined(one.all({ id }));
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That escalation is not in this book any more.');
      return found;
    },

    /** The escalations of an account as they were known at an instant, at the end of the day `on`. */
    knownAt: (accountId: string, on: Day, at: Instant): EscalationRow[] => {
      const accountName = asOf(db, 'accounts', accountThen.all(accountId), at)[0]?.name ?? '';
      const promises = asOf(db, 'commitments', promised.all(accountId), at);
      const nameOf = (entity: 'team_members' | 'people', id: string | null): string => (id === null ? '' : (asOf(db, entity, named[entity].all(id), at)[0]?.name ?? ''));
      return asOf(db, 'escalations', stored.escalations.all(accountId), at)
        .map(toEscalation)
        .map((record) => {
          const last = asOf(db, 'escalation_updates', stored.updates.all(record.id), at).map(toUpdate).toSorted((a, b) => b.onDay.localeCompare(a.onDay) || b.rid - a.rid)[0];
          return build(record, {
            accountName,
            owner: nameOf('team_members', record.ownerId),
            customerAgreedBy: nameOf('people', record.customerAgreedById),
            links: asOf(db, 'escalation_links', stored.links.all(record.id), at).length,
            openCommitments: promises.filter((promise) => promise.escalation_id === record.id && promise.state === 'open').length,
            lastUpdate: last === undefined ? null : { on: last.onDay, text: last.text },
          }, on);
        })
        .toSorted((a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null) || (b.closedOn ?? '').localeCompare(a.closedOn ?? ''));
    },
  };
};
