import type { SupportFacts } from '#shared/adoption-facts.ts';
import type { Day, Instant } from '#shared/days.ts';
import { isOpenOn, monthDays, openedWithin } from '#shared/support-rules.ts';
import type { Context } from '#electron/context.ts';

/** A case in the fields that the facts need, and what was known of it before, the newest change first. */
type Known = { id: string; accountId: string; severity: string; openedOn: Day; closedOn: Day | null; deletedAt: Instant | null; before: { at: Instant; field: string; old: string | null }[] };
type Version = Pick<Known, 'severity' | 'openedOn' | 'closedOn'>;

const fieldNames: Record<string, 'severity' | 'openedOn' | 'closedOn' | 'deletedAt'> = { severity: 'severity', opened_on: 'openedOn', closed_on: 'closedOn', deleted_at: 'deletedAt' };

/** The case as it was known at an instant; `null` where it was not made yet, or removed. */
const versionAt = (known: Known, at: Instant | null): Version | null => {
  const then = { severity: known.severity, openedOn: known.openedOn, closedOn: known.closedOn, deletedAt: known.deletedAt };
  for (const { at: changedAt, field, old } of at === null ? [] : known.before) {
    if (at !== null && changedAt <= at) break;
    if (field === '') return null;
    const name = fieldNames[field];
    if (name !== undefined) Object.assign(then, { [name]: old });
  }
  return then.deletedAt === null ? then : null;
};

/** So many of the newest days are looked at for one that was known at an instant. */
const mostLooked = 500;

/**
 * Counts the support cases of accounts on a day. With `at`, only from what was known at that instant. An account without any case is
 * left out. `on` of the facts is the last day on which any case of the book was opened or closed: an account that opened none since is
 * quiet, not unknown. The cases of an account, with their history, are kept until one of the book changes, so that many days cost little.
 */
export const createSupportFacts = ({ store }: Context) => {
  const { db } = store;
  const cases = db.prepare<[string], Omit<Known, 'before'>>(
    `SELECT id, account_id AS accountId, severity, opened_on AS openedOn, closed_on AS closedOn, deleted_at AS deletedAt FROM support_cases WHERE account_id IN (SELECT value FROM json_each(?))`,
  );
  const changed = db.prepare<[string], { id: string; at: Instant; field: string; old: string | null }>(
    `SELECT h.record_id AS id, c.at AS at, h.field AS field, h.old AS old FROM history h JOIN changes c ON c.id = h.change_id
     WHERE h.entity = 'support_cases' AND h.record_id IN (SELECT value FROM json_each(?)) AND h.field IN ('', 'severity', 'opened_on', 'closed_on', 'deleted_at')
     ORDER BY c.at DESC, h.change_id DESC, h.rid DESC`,
  );
  const newestDays = (column: string) => db.prepare<[Day], { id: string; on: Day }>(`SELECT id, ${column} AS "on" FROM support_cases WHERE ${column} <= ? AND deleted_at IS NULL ORDER BY ${column} DESC LIMIT ${mostLooked}`);
  const newest = { opened_on: newestDays('opened_on'), closed_on: newestDays('closed_on') };
  const wasKnown = db.prepare<object, { known: number }>(
    `SELECT min(c.at <= @at) AS known FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'support_cases' AND h.record_id = @id AND h.field IN ('', @field)`,
  );

  let ofAccount = new Map<string, Known[]>();
  let seen = 0;
  let upTo: { key: string; on: Day | null } = { key: '', on: null };

  const forgetChanged = (): void => {
    const touched = store.writesSinceOpen() === seen ? [] : store.touchedSince(seen);
    seen = store.writesSinceOpen();
    if (touched === null || touched.some(({ entity }) => entity === 'support_cases')) {
      ofAccount = new Map();
      upTo = { key: '', on: null };
    }
  };

  const readMissing = (accountIds: readonly string[]): void => {
    const missing = accountIds.filter((id) => !ofAccount.has(id));
    if (missing.length === 0) return;
    for (const id of missing) ofAccount.set(id, []);
    const rows = cases.all(JSON.stringify(missing)).map((row): Known => ({ ...row, before: [] }));
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { id, ...change } of rows.length === 0 ? [] : changed.all(JSON.stringify([...byId.keys()]))) byId.get(id)?.before.push(change);
    for (const row of rows) ofAccount.get(row.accountId)?.push(row);
  };

  const knownTo = (on: Day, at: Instant | null): Day | null => {
    const key = `${on} ${at ?? ''}`;
    if (upTo.key !== key) {
      const newestOf = (field: 'opened_on' | 'closed_on'): Day => newest[field].all(on).find(({ id }) => at === null || wasKnown.get({ id, field, at })?.known === 1)?.on ?? '';
      const last = [newestOf('opened_on'), newestOf('closed_on')].toSorted().at(-1);
      upTo = { key, on: last === undefined || last === '' ? null : last };
    }
    return upTo.on;
  };

  return (accountIds: readonly string[], on: Day, at: Instant | null): ReadonlyMap<string, SupportFacts> => {
    forgetChanged();
    readMissing(accountIds);
    const facts = new Map<string, SupportFacts>();
    for (const id of accountIds) {
      const known = (ofAccount.get(id) ?? []).flatMap((one) => versionAt(one, at) ?? []).filter(({ openedOn }) => openedOn <= on);
      if (known.length === 0) continue;
      const open = known.filter((one) => isOpenOn(one, on));
      facts.set(id, { aMonth: openedWithin(known, on, monthDays), open: open.length, openCritical: open.filter(({ severity }) => severity === 'urgent').length, on: knownTo(on, at) });
    }
    return facts;
  };
};
