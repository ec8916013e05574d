import type { AccountRow } from '#shared/accounts.ts';
import type { CallRow } from '#shared/calls.ts';
import { addDays, dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { statusOf, type ActionStatus } from '#shared/actions.ts';
import type { RhythmPeriod } from '#shared/presets/rhythm.ts';
import type { RecordLink, Written } from '#shared/records.ts';
import { periodOf, rhythmOf } from '#shared/rhythm-rules.ts';
import { rank, shownRows, type TodayFilters, type TodayItem, type TodayPage, type WrapUp } from '#shared/today.ts';
import { fromAccount, fromWork } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createTodayActions, isAsked } from './today-actions.ts';
import { itemsOnce } from '#electron/store/account-cache.ts';
import { prepareActions } from '#electron/store/action-rows.ts';
import { createAlertToday } from '#electron/store/alert-today.ts';
import { createHandToday } from '#electron/store/hand-today.ts';
import { createHealthToday } from '#electron/store/health-today.ts';
import { createJourneyToday } from '#electron/store/journey-today.ts';
import { createOnboardingToday } from '#electron/store/onboarding-today.ts';
import { createPlanToday } from '#electron/store/plan-today.ts';
import { createReviewToday } from '#electron/store/business-review-today.ts';
import { createRiskToday } from '#electron/store/risk-today.ts';
import { createEscalationToday } from '#electron/store/escalation-today.ts';
import { createRhythmToday } from '#electron/store/rhythm-today.ts';
import { createExpansionToday } from '#electron/store/expansion-today.ts';
import { createSurveyToday } from '#electron/store/survey-today.ts';
import { createStakeholderToday } from '#electron/store/stakeholder-today.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { prepareCalls } from '#electron/store/call-rows.ts';
import { prepareCommitments } from '#electron/store/commitment-rows.ts';
import { createValueToday } from '#electron/store/value-today.ts';
import { createVoiceToday } from '#electron/store/voice-today.ts';
import { createAdvocacyToday } from '#electron/store/advocacy-today.ts';
import { createRenewalToday } from '#electron/store/renewal-today.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

const todayWords = ['today', 'book'] as const;
/** That a business review is held, and its summary sent, is asked for by the review. */
const notOfReview = `AND c.id NOT IN (SELECT w.activity_id FROM business_reviews w WHERE w.activity_id IS NOT NULL AND w.deleted_at IS NULL AND w.state IN ('planned', 'scheduled', 'held'))`;
const engaged = `c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop')`;

export const createToday = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rows = createAccountRows(context);
  const due = prepareCommitments(db, `m.state = 'open' AND m.due_on <= @today`, 'ORDER BY m.due_on');
  const passed = prepareCalls(db, `c.state = 'planned' AND c.account_id IS NOT NULL AND (c.on_day < @today OR (c.on_day = @today AND c.starts_at IS NOT NULL AND c.starts_at < @before)) AND c.on_day >= @since ${notOfReview}`, 'ORDER BY c.on_day, c.starts_at');
  const drafts = prepareCalls(db, `c.state = 'draft' AND c.on_day >= @since`, 'ORDER BY c.on_day LIMIT 50');
  const unsent = prepareCalls(db, `${engaged} AND c.logged_at IS NOT NULL AND c.follow_up_sent_at IS NULL AND c.on_day BETWEEN @since AND @today AND c.logged_at >= @sinceAt ${notOfReview}`, 'ORDER BY c.on_day');
  const ofDay = prepareCalls(db, `c.on_day = @today AND c.type IN ('call', 'meeting', 'workshop') AND c.state != 'cancelled'`, 'ORDER BY c.starts_at IS NULL, c.starts_at');
  const nextPlanned = prepareCalls(db, `c.state = 'planned' AND c.on_day > @today`, 'ORDER BY c.on_day, c.starts_at LIMIT 1');
  const handled = prepareActions(db, 'TRUE');
  const ticked = db.prepare<[string, string], { id: string }>('SELECT id FROM rhythm_done WHERE item = ? AND period = ? AND deleted_at IS NULL');
  const madeOn = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM commitments WHERE made_on = ? AND deleted_at IS NULL');
  const withoutNext = db.prepare<object, RecordLink>(
    `SELECT 'accounts' AS entity, a.id, a.name AS label FROM accounts a WHERE a.deleted_at IS NULL AND a.coverage = 'managed' AND (a.owned_to IS NULL OR a.owned_to >= @today) AND a.merged_into_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM activities c WHERE c.account_id = a.id AND c.state = 'planned' AND c.on_day >= @today AND c.deleted_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM commitments m WHERE m.account_id = a.id AND m.state = 'open' AND m.due_on >= @today AND m.deleted_at IS NULL)
     AND EXISTS (SELECT 1 FROM activities c WHERE c.account_id = a.id AND c.on_day BETWEEN @since AND @today AND ${engaged} AND c.deleted_at IS NULL) ORDER BY a.name COLLATE NOCASE`,
  );

  const unlogged = (on: Day): CallRow[] => passed({ today: on, before: new Date(store.now().getTime() - 30 * 60_000).toISOString(), since: addDays(on, -60) });
  const withoutFollowUp = (on: Day): CallRow[] => unsent({ today: on, since: addDays(on, -14), sinceAt: new Date(store.now().getTime() - 21 * 86_400_000).toISOString() });

  const itemsOfAccount = itemsOnce((account: AccountRow, _, on) => fromAccount({ today: on, settings: settings() }, account));
  const ofAccounts: TodaySource = async (on, accounts) => {
    const items: TodayItem[] = [];
    for (const [at, account] of accounts.entries()) {
      items.push(...itemsOfAccount(account, account, on));
      if (at % 200 === 199) await turnOfOthers();
    }
    return items;
  };
  const ofWork: TodaySource = async (on, accounts) => {
    const commitments = due({ today: on }, on);
    await turnOfOthers();
    const passed = unlogged(on);
    await turnOfOthers();
    return fromWork({ today: on, settings: settings(), accounts, commitments, passed, drafts: drafts({ since: addDays(on, -60) }), heldWithoutFollowUp: withoutFollowUp(on) });
  };
  const sources: readonly TodaySource[] = [ofWork, ofAccounts, createPlanToday(context), createOnboardingToday(context), createStakeholderToday(context), createJourneyToday(context), createAlertToday(context), createHandToday(context), createRiskToday(context), createEscalationToday(context), createHealthToday(context), createRhythmToday(context), createExpansionToday(context), createSurveyToday(context), createRenewalToday(context), createValueToday(context), createReviewToday(context), createVoiceToday(context), createAdvocacyToday(context)];
  /** One word after the other, with a turn for others in between. */
  const allItems = async (on: Day, accounts: readonly AccountRow[]): Promise<TodayItem[]> => {
    const items: TodayItem[] = [];
    const { mutedRules } = settings();
    for (const source of sources) {
      await turnOfOthers();
      for (const item of await source(on, accounts)) if (!mutedRules.includes(item.rule)) items.push(item);
    }
    return items;
  };
  /** The first rows in the order of their rank; only those that come so far are ordered. */
  const firstOf = (items: readonly TodayItem[]): TodayItem[] => {
    const least = Float64Array.from(items, ({ score }) => score).toSorted().at(-shownRows) ?? Number.NEGATIVE_INFINITY;
    return rank(items.filter(({ score }) => score >= least)).slice(0, shownRows);
  };

  const startOf = (period: RhythmPeriod, on: Day): Day => periodOf(period, on, settings().fiscalYearStart).from;

  const nextUp = (on: Day, accounts: readonly AccountRow[]): string => {
    const [call] = nextPlanned({ today: on });
    if (call !== undefined) return `Next: ${call.title || call.type}${call.accountName === '' ? '' : ` with ${call.accountName}`} on ${dayName(call.on)}.`;
    const soonest = accounts.map((account) => ({ name: account.name, on: account.cadence.dueOn })).filter((one): one is { name: string; on: Day } => one.on !== null && one.on >= on).toSorted((a, b) => a.on.localeCompare(b.on))[0];
    return soonest === undefined ? '' : `Next: a call with ${soonest.name} is due on ${dayName(soonest.on)}.`;
  };

  return {
    ...createTodayActions(context, async (on) => allItems(on, await rows.all())),

    read: async (filters: TodayFilters = {}): Promise<TodayPage> => {
      const on = today();
      const accounts = await rows.all();
      const all = await allItems(on, accounts);
      const states = new Map(handled().map((row) => [row.key, row]));
      const statusOfKey = (key: string): ActionStatus => {
        const state = states.get(key);
        return state === undefined ? 'new' : statusOf(state, on);
      };
      const open = all.filter(({ key }) => ['new', 'in-work'].includes(statusOfKey(key)));
      const isLater = ({ key, rule }: TodayItem): boolean => rule === 'by-hand' && (states.get(key)?.dueOn ?? on) > on;
      const due = open.filter((item) => !isLater(item));
      const items = firstOf((filters.rule === 'by-hand' ? open : due).filter((item) => isAsked(filters, item)));
      return {
        on,
        items,
        inWork: items.flatMap(({ key }) => (statusOfKey(key) === 'in-work' ? [key] : [])),
        later: open.length - due.length,
        counts: Object.fromEntries([...Map.groupBy(due, ({ rule }) => rule)].map(([rule, its]) => [rule, its.length])),
        calls: ofDay({ today: on }),
        rhythm: rhythmOf(settings().capacity).map(({ area: _area, minutes: _minutes, ...item }) => ({ ...item, done: ticked.get(item.key, startOf(item.period, on)) !== undefined })),
        snoozed: all.filter(({ key }) => statusOfKey(key) === 'snoozed').length,
        nextUp: nextUp(on, accounts),
      };
    },

    wrapUp: (): WrapUp => {
      const on = today();
      return {
        notLogged: [...unlogged(on), ...drafts({ since: addDays(on, -60) })],
        followUps: withoutFollowUp(on),
        withoutNextStep: withoutNext.all({ today: on, since: addDays(on, -14) }),
        commitmentsMade: madeOn.get(on)?.n ?? 0,
        callsHeld: ofDay({ today: on }).filter((call) => call.state === 'held').length,
      };
    },

    tick: ({ key, done }: { key: string; done: boolean }, { window }: Caller): Promise<Written> => {
      const item = rhythmOf(settings().capacity).find((one) => one.key === key);
      if (item === undefined) throw new DaybookError('NOT_FOUND', 'That is not in your rhythm any more.');
      const period = startOf(item.period, today());
      return store.write({ window, label: `${done ? 'Ticked' : 'Unticked'}: ${item.text}`, words: [...todayWords, 'rhythm'] }, () => {
        const was = ticked.get(key, period);
        if (done && was === undefined) db.prepare('INSERT INTO rhythm_done (id, item, period) VALUES (?, ?, ?)').run(store.newId(), key, period);
        if (!done && was !== undefined) db.prepare('UPDATE rhythm_done SET deleted_at = ? WHERE id = ?').run(store.now().toISOString(), was.id);
        return {};
      });
    },
  };
};
