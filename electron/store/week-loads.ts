import type { AccountRow } from '#shared/accounts.ts';
import { areaByWords, type Area } from '#shared/areas.ts';
import { cadenceAhead } from '#shared/cadence-ahead.ts';
import type { ActivityType, CallState } from '#shared/calls.ts';
import type { Load, Movable } from '#shared/capacity-rules.ts';
import { addDays, addWorkingDays, isWorkingDay, startOfWeek, workingDayOnOrBefore, type Day } from '#shared/days.ts';
import { dueOf, markOf, ownReviewDue, periodOf, rhythmOf } from '#shared/rhythm-rules.ts';
import type { RhythmEntry } from '#shared/presets/rhythm.ts';
import type { RecordLink } from '#shared/records.ts';
import type { Settings } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

type Stored = { id: string; accountId: string | null; accountName: string | null; type: ActivityType; state: CallState; title: string; onDay: Day; minutes: number | null; isOnboarding: 0 | 1 };
type Noted = { id: string; onDay: Day; area: Area; minutes: number; accountId: string | null; accountName: string | null; note: string };
type Dated = { id: string; name: string; dueOn: Day; accountId: string; accountName: string; holder: string; holderName: string };

const engaging: readonly ActivityType[] = ['call', 'meeting', 'workshop'];
/** So many accounts are looked at before others have their turn. */
const accountsAtOnce = 200;
const linkOf = (id: string | null, label: string | null): RecordLink | null => (id === null ? null : { entity: 'accounts', id, label: label ?? '' });

/** Whether calls of an account may wait (rules.md § 3, order of work): not where it is at risk, is PR1, is about to renew, or its call is late already. */
const canWait = (account: AccountRow, settings: Settings, today: Day): boolean =>
  !account.atRisk && account.priority.priority !== 'PR1' && (account.renewalOn === null || account.renewalOn > addDays(today, settings.renewalWindowDays)) && (account.cadence.dueOn === null || account.cadence.dueOn >= today);

/** Reads what time goes into, used and ahead, in a span of days. */
export const createWeekLoads = ({ store, settings, today }: Context) => {
  const { db } = store;
  const calendar = db.prepare<object, Stored>(
    `SELECT c.id, c.account_id AS accountId, a.name AS accountName, c.type, c.state, c.title, c.on_day AS onDay, c.minutes,
       EXISTS (SELECT 1 FROM onboardings o WHERE o.account_id = c.account_id AND o.deleted_at IS NULL AND o.start_on <= c.on_day AND (o.closed_on IS NULL OR o.closed_on >= c.on_day)) AS isOnboarding
     FROM activities c LEFT JOIN accounts a ON a.id = c.account_id WHERE c.on_day BETWEEN @from AND @to AND c.state IN ('held', 'planned') AND c.deleted_at IS NULL AND a.deleted_at IS NULL ORDER BY c.on_day, c.starts_at, c.rid`,
  );
  const noted = db.prepare<object, Noted>(
    `SELECT t.id, t.on_day AS onDay, t.area, t.minutes, t.account_id AS accountId, a.name AS accountName, t.note FROM time_entries t LEFT JOIN accounts a ON a.id = t.account_id AND a.deleted_at IS NULL
     WHERE t.on_day BETWEEN @from AND @to AND t.deleted_at IS NULL ORDER BY t.on_day, t.rid`,
  );
  const onboarding = db.prepare<[], { accountId: string }>('SELECT account_id AS accountId FROM onboardings WHERE closed_on IS NULL AND deleted_at IS NULL');
  const marks = db.prepare<[Day], { mark: string }>(`SELECT item || ' ' || period AS mark FROM rhythm_done WHERE period >= ? AND deleted_at IS NULL`);
  // Whose step it is, as on Today: the CSM's where it has the role, or where nobody of the team has the job.
  const steps = db.prepare<object, Dated>(
    `SELECT s.id, s.name, s.due_on AS dueOn, a.id AS accountId, a.name AS accountName, r.id AS holder, r.name AS holderName FROM run_steps s JOIN playbook_runs r ON r.id = s.run_id AND r.state = 'running' AND r.deleted_at IS NULL
     JOIN accounts a ON a.id = r.account_id AND a.deleted_at IS NULL
     WHERE s.state = 'open' AND s.deleted_at IS NULL AND s.due_on BETWEEN @from AND @to AND s.owner_id IS NULL
       AND (s.role = 'csm' OR NOT EXISTS (SELECT 1 FROM account_roles t WHERE t.account_id = r.account_id AND t.job = s.role AND t.deleted_at IS NULL)) ORDER BY s.due_on, s.rid`,
  );
  const milestones = db.prepare<object, Dated>(
    `SELECT m.id, m.name, m.due_on AS dueOn, a.id AS accountId, a.name AS accountName, p.id AS holder, p.name AS holderName FROM milestones m JOIN objectives o ON o.id = m.objective_id AND o.status = 'open' AND o.deleted_at IS NULL
     JOIN plans p ON p.id = o.plan_id AND p.status = 'active' AND p.deleted_at IS NULL JOIN accounts a ON a.id = p.account_id AND a.deleted_at IS NULL
     WHERE m.status = 'open' AND m.side = 'ours' AND m.owner_id IS NULL AND m.deleted_at IS NULL AND m.due_on BETWEEN @from AND @to ORDER BY m.due_on, m.rid`,
  );

  const ofCalendar = (row: Stored, account: AccountRow | undefined, on: Day, byWords: (title: string) => Area | null): Load => {
    const { capacity } = settings();
    const isCall = engaging.includes(row.type);
    const area = byWords(row.title) ?? (row.accountId === null ? capacity.areaOf.noAccount : isCall && row.isOnboarding === 1 ? 'onboarding' : capacity.areaOf[row.type]);
    const isPlanned = row.state === 'planned' && row.onDay >= on;
    const mayMove = isPlanned && account !== undefined && canWait(account, settings(), on) && area !== 'onboarding' && (row.type === 'call' || area === 'ad-hoc');
    const movable: Movable | null = mayMove ? { reason: area === 'ad-hoc' ? 'ad-hoc' : 'cadence', earliest: null, dueOn: row.type === 'call' ? account.cadence.dueOn : null } : null;
    return {
      key: `activities:${row.id}`, kind: row.state === 'planned' ? 'planned' : 'held', on: row.onDay, isAnyDay: false, minutes: row.minutes ?? (isCall ? capacity.minutes.call : 0), area,
      title: row.title || row.type, account: linkOf(row.accountId, row.accountName), priority: account?.priority.priority ?? null, record: { entity: 'activities', id: row.id, label: row.title || row.type }, movable,
    };
  };

  const ofCadence = (accounts: readonly AccountRow[], begun: ReadonlySet<string>, plannedOf: ReadonlyMap<string, Day[]>, on: Day, to: Day): Load[] => {
    const now = settings();
    const { call, prepare } = now.capacity.minutes;
    return accounts.flatMap((account) => {
      if (account.coverage !== 'managed') return [];
      const area: Area = begun.has(account.id) ? 'onboarding' : now.capacity.areaOf.call;
      return cadenceAhead({ ...account.cadence, plannedOn: plannedOf.get(account.id) ?? [] }, on, to, now).map((due, index): Load => ({
        key: `cadence:${account.id}:${due}`, kind: 'cadence', on: due, isAnyDay: false, minutes: call + prepare, area, title: `Call with ${account.name}`, account: linkOf(account.id, account.name), priority: account.priority.priority,
        record: { entity: 'accounts', id: account.id, label: account.name }, movable: area !== 'onboarding' && canWait(account, now, on) ? { reason: 'cadence', earliest: index === 0 ? addDays(on, 1) : null, dueOn: due } : null,
      }));
    });
  };

  /** Items of the rhythm that are not done, on each day or by the last working day of their period. The own review begins in the last days of its quarter. */
  const ofRhythm = (on: Day, to: Day): Load[] => {
    const now = settings();
    const entries = rhythmOf(now.capacity).filter(({ minutes }) => minutes > 0);
    const done = new Set(marks.all(periodOf('year', on, now.fiscalYearStart).from).map(({ mark }) => mark));
    const load = (entry: RhythmEntry, from: Day, due: Day): Load => {
      const began = entry.key === 'own-review' ? ownReviewDue(due, now.fiscalYearStart, now.capacity.ownReviewDays).since : from;
      const isLong = entry.period !== 'day' && entry.period !== 'week';
      return {
        key: `rhythm:${entry.key}:${from}`, kind: 'rhythm', on: due, isAnyDay: entry.period !== 'day', minutes: entry.minutes, area: entry.area, title: entry.text, account: null, priority: null, record: null,
        movable: isLong && began < startOfWeek(due) ? { reason: 'rhythm', earliest: began, dueOn: due } : null,
      };
    };
    const seen = new Set<string>();
    const loads: Load[] = [];
    for (let day = on; day <= to; day = addDays(day, 1)) {
      for (const entry of entries) {
        const span = periodOf(entry.period, day, now.fiscalYearStart);
        const mark = markOf(entry.key, span.from);
        if (seen.has(mark) || done.has(mark)) continue;
        seen.add(mark);
        if (entry.period === 'day' ? !isWorkingDay(day, now) : false) continue;
        const due = dueOf(span, now);
        if (due >= on && due <= to) loads.push(load(entry, span.from, due));
      }
    }
    return loads;
  };

  /** The working day on which something is done that is due on a day: the last one before it, but none that has passed. */
  const dayFor = (dueOn: Day, on: Day): Day => {
    const first = isWorkingDay(on, settings()) ? on : addWorkingDays(on, 1, settings());
    const last = workingDayOnOrBefore(dueOn, settings());
    return last < first ? first : last;
  };
  const ofDated = (rows: readonly Dated[], kind: 'step' | 'milestone', on: Day, priorityOf: ReadonlyMap<string, AccountRow>): Load[] =>
    rows.map((row) => ({
      key: `${kind}:${row.id}`, kind, on: dayFor(row.dueOn, on), isAnyDay: false, minutes: settings().capacity.minutes[kind], area: 'planning', title: row.name, account: linkOf(row.accountId, row.accountName),
      priority: priorityOf.get(row.accountId)?.priority.priority ?? null, record: { entity: kind === 'step' ? 'playbook_runs' : 'plans', id: row.holder, label: row.holderName }, movable: null,
    }));

  const ofLog = (row: Noted): Load => ({
    key: `time:${row.id}`, kind: 'logged', on: row.onDay, isAnyDay: false, minutes: row.minutes, area: row.area, title: row.note, account: linkOf(row.accountName === null ? null : row.accountId, row.accountName), priority: null,
    record: { entity: 'time_entries', id: row.id, label: row.note }, movable: null,
  });

  return {
    /** What the calendar says was held in a span of days. */
    held: (from: Day, to: Day): Load[] => {
      const byWords = areaByWords(settings().capacity.areaWords);
      return calendar.all({ from, to }).filter(({ state }) => state === 'held').map((row) => ofCalendar(row, undefined, today(), byWords));
    },

    /** Everything in a span of days: what was used, and from today on what is ahead. A step or milestone of this week that is past its day is to be done today. Others have their turn in between. */
    all: async (from: Day, to: Day, accounts: readonly AccountRow[]): Promise<Load[]> => {
      const on = today();
      const rowOf = new Map(accounts.map((row) => [row.id, row]));
      const stored = calendar.all({ from, to: to > on ? addDays(to, 60) : to });
      await turnOfOthers();
      const byWords = areaByWords(settings().capacity.areaWords);
      const loads = [...stored.filter(({ onDay }) => onDay <= to).map((row) => ofCalendar(row, rowOf.get(row.accountId ?? ''), on, byWords)), ...noted.all({ from, to }).map(ofLog)];
      if (to < on) return loads;
      const put = async (ahead: readonly Load[]): Promise<void> => {
        for (const load of ahead) if (load.on >= from && load.on <= to) loads.push(load);
        await turnOfOthers();
      };
      const plannedOf = new Map([...Map.groupBy(stored.filter(({ state, type, accountId }) => state === 'planned' && engaging.includes(type) && accountId !== null), ({ accountId }) => accountId ?? '')].map(([id, rows]) => [id, rows.map(({ onDay }) => onDay)]));
      const begun = new Set(onboarding.all().map(({ accountId }) => accountId));
      await turnOfOthers();
      for (let at = 0; at < accounts.length; at += accountsAtOnce) await put(ofCadence(accounts.slice(at, at + accountsAtOnce), begun, plannedOf, on, to));
      await put(ofRhythm(on, to));
      const bound = { from: from > startOfWeek(on) ? from : startOfWeek(on), to };
      await put(ofDated(steps.all(bound), 'step', on, rowOf));
      await put(ofDated(milestones.all(bound), 'milestone', on, rowOf));
      return loads;
    },
  };
};
