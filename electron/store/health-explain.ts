import { addDays, addMonths, type Day, type Instant } from '#shared/days.ts';
import type { HealthFacts } from '#shared/health-judge.ts';
import { measureOf, type HealthModel } from '#shared/health-model.ts';
import type { Entity, RecordLink } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import type { StoredRow } from '#electron/store/rows.ts';

/** So many rows are named behind a measure; the others are on the page that they belong to. */
const shown = 4;

type Titled = StoredRow & { label: string };

/** Names the rows behind each measure of an account, as they are or as they were known at an instant. */
export const createHealthRecords = ({ store }: Pick<Context, 'store'>) => {
  const { db } = store;
  const read = (sql: string) => db.prepare<object, Titled>(sql);
  const account = read('SELECT id, deleted_at, name AS label, name FROM accounts WHERE id = @id');
  const plans = read(`SELECT id, deleted_at, status, name, name AS label FROM plans WHERE account_id = @id AND status != 'closed' ORDER BY status, rid DESC`);
  const cases = read(`SELECT id, deleted_at, title, opened_on, title AS label FROM support_cases WHERE account_id = @id AND opened_on BETWEEN @from AND @on ORDER BY opened_on DESC, rid DESC`);
  const meetingColumns = `SELECT id, deleted_at, state, type, on_day, title, coalesce(nullif(title, ''), type) AS label FROM activities WHERE account_id = @id`;
  const meetings = read(`${meetingColumns} AND on_day = @on ORDER BY rid DESC`);
  const allMeetings = read(`${meetingColumns} ORDER BY rid DESC`);
  const people = read('SELECT id, deleted_at, name, name AS label FROM people WHERE id IN (SELECT value FROM json_each(@ids))');
  const metrics = read('SELECT id, deleted_at, role, name, name AS label FROM usage_metrics ORDER BY rid');
  const useCase = read('SELECT k.id, k.deleted_at, u.name AS label FROM account_use_cases k JOIN use_cases u ON u.id = k.use_case_id WHERE k.account_id = @id AND k.use_case_id = @useCaseId');

  return (accountId: string, facts: HealthFacts, model: HealthModel, keys: readonly string[], at: Instant | null): Map<string, RecordLink[]> => {
    const { on } = facts;
    const links = (entity: Entity, rows: readonly Titled[]): RecordLink[] => {
      const then = at === null ? rows.filter((row) => row.deleted_at === null) : asOf(db, entity, rows, at);
      return then.slice(0, shown).map((row) => ({ entity, id: row.id, label: row.label }));
    };
    const own = { id: accountId, on };
    const ofRole = (roles: readonly string[]): RecordLink[] => links('usage_metrics', metrics.all({}).filter((row) => roles.includes(String(row['role']))));
    const since = (day: Day | null): Day => (day === null ? on : day);
    /** A call may have been on another day, or of another kind, when it was known first. */
    const lastMeeting = (): RecordLink[] => {
      if (facts.lastMeetingOn === null) return [];
      const rows = at === null ? meetings.all({ ...own, on: facts.lastMeetingOn }).filter((row) => row.deleted_at === null) : asOf(db, 'activities', allMeetings.all(own), at);
      const found = rows.find((row) => row['state'] === 'held' && ['call', 'meeting', 'workshop'].includes(String(row['type'])) && row['on_day'] === facts.lastMeetingOn);
      return found === undefined ? [] : [{ entity: 'activities', id: found.id, label: found.label }];
    };
    const recordsOf = (key: string): RecordLink[] => {
      switch (measureOf(key)) {
        case 'licence-use':
          return facts.licences === null ? [] : ofRole(['licences-used', 'licences-billable']);
        case 'active-users':
          return facts.activeUsers === null ? [] : ofRole(['active-users']);
        case 'use-case':
          return links('account_use_cases', useCase.all({ ...own, useCaseId: key.slice('use-case:'.length) }));
        case 'sentiment':
          return facts.sentiment === null ? [] : links('accounts', account.all(own));
        case 'plan':
          return links('plans', plans.all(own)).slice(0, 1);
        case 'tickets':
          return facts.support === null ? [] : links('support_cases', cases.all({ ...own, from: addDays(since(facts.support.on ?? null), -30) }));
        case 'recency':
          return lastMeeting();
        case 'personas': {
          const from = addMonths(on, -model.thresholds.personas.withinMonths);
          const asked = facts.keyPeople.toSorted((a, b) => Number((b.metOn ?? '') >= from) - Number((a.metOn ?? '') >= from));
          return links('people', people.all({ ids: JSON.stringify(asked.map(({ id }) => id)) }));
        }
        case null:
          return [];
      }
    };
    return new Map(keys.map((key) => [key, recordsOf(key)]));
  };
};
