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

const latest = (days: readonly (Day | null)[]): Day | null => days.filter((day) => day !== null).toSorted().at(-1) ?? null;

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
  /** Cases of which anything that counts here changed after an instant, made later among them. */
  const later = `(SELECT h.record_id FROM changes c JOIN history h ON h.change_id = c.id WHERE c.at > @at AND h.entity = 'support_cases' AND h.field IN ('', 'opened_on', 'closed_on', 'deleted_at'))`;
  const newestOf = (column: string, where: string) => db.prepare<object, Day | null>(`SELECT max(${column}) FROM support_cases WHERE ${column} <= @on AND deleted_at IS NULL ${where}`).pluck();
  const newestNow = [newestOf('opened_on', ''), newestOf('closed_on', '')];
  const newestUnchanged = [newestOf('opened_on', `AND id NOT IN ${later}`), newestOf('closed_on', `AND id NOT IN ${later}`)];
  const changedLater = db.prepare<object, Omit<Known, 'before'>>(
    `SELECT id, account_id AS accountId, severity, opened_on AS openedOn, closed_on AS closedOn, deleted_at AS deletedAt FROM support_cases WHERE id IN ${later}
     AND NOT EXISTS (SELECT 1 FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'support_cases' AND h.record_id = support_cases.id AND h.field = '' AND c.at > @at)`,
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

  const withHistory = (rows: readonly Omit<Known, 'before'>[]): Known[] => {
    const known = rows.map((row): Known => ({ ...row, before: [] }));
    const byId = new Map(known.map((row) => [row.id, row]));
    for (const { id, ...change } of known.length === 0 ? [] : changed.all(JSON.stringify([...byId.keys()]))) byId.get(id)?.before.push(change);
    return known;
  };

  const readMissing = (accountIds: readonly string[]): void => {
    const missing = accountIds.filter((id) => !ofAccount.has(id));
    if (missing.length === 0) return;
    for (const id of missing) ofAccount.set(id, []);
    for (const row of withHistory(cases.all(JSON.stringify(missing)))) ofAccount.get(row.accountId)?.push(row);
  };

  const newestDay = (on: Day, at: Instant | null): Day | null => {
    if (at === null) return latest(newestNow.map((one) => one.get({ on }) ?? null));
    const changedSince = withHistory(changedLater.all({ at })).flatMap((one) => versionAt(one, at) ?? []);
    return latest([...newestUnchanged.map((one) => one.get({ on, at }) ?? null), ...changedSince.flatMap(({ openedOn, closedOn }) => [openedOn, closedOn]).filter((day) => day !== null && day <= on)]);
  };

  /** The last day on which a case is known to have been opened or closed. */
  const knownTo = (on: Day, at: Instant | null): Day | null => {
    const key = `${on} ${at ?? ''}`;
    if (upTo.key !== key) upTo = { key, on: newestDay(on, at) };
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
