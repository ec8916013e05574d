import type { AccountRow } from '#shared/accounts.ts';
import type { CallRow } from '#shared/calls.ts';
import { addDays, dayName, fiscalQuarter, startOfWeek, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { rhythm, type RhythmKey, type RhythmPeriod } from '#shared/presets/rhythm.ts';
import type { RecordLink, Written } from '#shared/records.ts';
import { rank, shownRows, todayRuleNames, type TodayItem, type TodayPage, type WrapUp } from '#shared/today.ts';
import { itemsOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createJourneyToday } from '#electron/store/journey-today.ts';
import { createOnboardingToday } from '#electron/store/onboarding-today.ts';
import { createPlanToday } from '#electron/store/plan-today.ts';
import { createStakeholderToday } from '#electron/store/stakeholder-today.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { prepareCalls } from '#electron/store/call-rows.ts';
import { prepareCommitments } from '#electron/store/commitment-rows.ts';
import { createRenewalParts } from '#electron/store/role-rows.ts';

const todayWords = ['today', 'book'] as const;
const engaged = `c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop')`;

export const createToday = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rows = createAccountRows(context);
  const renewalParts = createRenewalParts(db);
  const due = prepareCommitments(db, `m.state = 'open' AND m.due_on <= @today`, 'ORDER BY m.due_on');
  const passed = prepareCalls(db, `c.state = 'planned' AND c.account_id IS NOT NULL AND (c.on_day < @today OR (c.on_day = @today AND c.starts_at IS NOT NULL AND c.starts_at < @before)) AND c.on_day >= @since`, 'ORDER BY c.on_day, c.starts_at');
  const drafts = prepareCalls(db, `c.state = 'draft' AND c.on_day >= @since`, 'ORDER BY c.on_day LIMIT 50');
  const unsent = prepareCalls(db, `${engaged} AND c.logged_at IS NOT NULL AND c.follow_up_sent_at IS NULL AND c.on_day BETWEEN @since AND @today AND c.logged_at >= @sinceAt`, 'ORDER BY c.on_day');
  const ofDay = prepareCalls(db, `c.on_day = @today AND c.type IN ('call', 'meeting', 'workshop') AND c.state != 'cancelled'`, 'ORDER BY c.starts_at IS NULL, c.starts_at');
  const nextPlanned = prepareCalls(db, `c.state = 'planned' AND c.on_day > @today`, 'ORDER BY c.on_day, c.starts_at LIMIT 1');
  const handled = db.prepare<[], { dedupe_key: string; state: string; until: Day | null }>('SELECT dedupe_key, state, until FROM actions WHERE deleted_at IS NULL');
  const upsert = db.prepare(
    `INSERT INTO actions (id, dedupe_key, rule, account_id, state, until, reason, on_day) VALUES (@id, @key, @rule, @accountId, @state, @until, @reason, @on)
     ON CONFLICT (dedupe_key) WHERE deleted_at IS NULL DO UPDATE SET state = excluded.state, until = excluded.until, reason = excluded.reason, on_day = excluded.on_day`,
  );
  const ticked = db.prepare<[string, string], { id: string }>('SELECT id FROM rhythm_done WHERE item = ? AND period = ? AND deleted_at IS NULL');
  const madeOn = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM commitments WHERE made_on = ? AND deleted_at IS NULL');
  const withoutNext = db.prepare<object, RecordLink>(
    `SELECT 'accounts' AS entity, a.id, a.name AS label FROM accounts a WHERE a.deleted_at IS NULL AND a.coverage = 'managed' AND (a.owned_to IS NULL OR a.owned_to >= @today)
     AND NOT EXISTS (SELECT 1 FROM activities c WHERE c.account_id = a.id AND c.state = 'planned' AND c.on_day >= @today AND c.deleted_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM commitments m WHERE m.account_id = a.id AND m.state = 'open' AND m.due_on >= @today AND m.deleted_at IS NULL)
     AND EXISTS (SELECT 1 FROM activities c WHERE c.account_id = a.id AND c.on_day BETWEEN @since AND @today AND ${engaged} AND c.deleted_at IS NULL) ORDER BY a.name COLLATE NOCASE`,
  );

  const unlogged = (on: Day): CallRow[] => passed({ today: on, before: new Date(store.now().getTime() - 30 * 60_000).toISOString(), since: addDays(on, -60) });
  const withoutFollowUp = (on: Day): CallRow[] => unsent({ today: on, since: addDays(on, -14), sinceAt: new Date(store.now().getTime() - 21 * 86_400_000).toISOString() });

  const sources: readonly TodaySource[] = [createPlanToday(context), createOnboardingToday(context), createStakeholderToday(context), createJourneyToday(context)];
  /** One word after the other, with a turn for others in between. */
  const allItems = async (on: Day, accounts: readonly AccountRow[]): Promise<TodayItem[]> => {
    const items = itemsOf({ today: on, settings: settings(), accounts, commitments: due({ today: on }, on), passed: unlogged(on), drafts: drafts({ since: addDays(on, -60) }), heldWithoutFollowUp: withoutFollowUp(on), renewalPart: renewalParts(settings().archetype) });
    for (const source of sources) {
      await new Promise((resolve) => setImmediate(resolve));
      for (const item of await source(on, accounts)) if (!settings().mutedRules.includes(item.rule)) items.push(item);
    }
    return items;
  };

  const startOf = (period: RhythmPeriod, on: Day): Day => {
    switch (period) {
      case 'day':
        return on;
      case 'week':
        return startOfWeek(on);
      case 'month':
        return `${on.slice(0, 7)}-01`;
      case 'quarter':
        return fiscalQuarter(on, settings().fiscalYearStart).from;
    }
  };

  const nextUp = (on: Day, accounts: readonly AccountRow[]): string => {
    const [call] = nextPlanned({ today: on });
    if (call !== undefined) return `Next: ${call.title || call.type}${call.accountName === '' ? '' : ` with ${call.accountName}`} on ${dayName(call.on)}.`;
    const soonest = accounts.map((account) => ({ name: account.name, on: account.cadence.dueOn })).filter((one): one is { name: string; on: Day } => one.on !== null && one.on >= on).toSorted((a, b) => a.on.localeCompare(b.on))[0];
    return soonest === undefined ? '' : `Next: a call with ${soonest.name} is due on ${dayName(soonest.on)}.`;
  };

  const handle = async (key: string, state: 'done' | 'snoozed' | 'dismissed', until: Day | null, reason: string, label: string, { window }: Caller): Promise<Written> => {
    const [rule = ''] = key.split(':');
    if (!(todayRuleNames as readonly string[]).includes(rule)) throw new DaybookError('NOT_FOUND', 'That row is not on Today any more.');
    const on = today();
    if (until !== null && until <= on) throw new DaybookError('INVALID', 'Choose a day after today.', 'until');
    const item = (await allItems(on, rows.all())).find((one) => one.key === key);
    if (item === undefined) throw new DaybookError('NOT_FOUND', 'That row is not on Today any more.');
    return store.write({ window, label: `${label}: ${item.title}`, words: todayWords }, () => {
      upsert.run({ id: store.newId(), key, rule, accountId: item.account?.id ?? null, state, until, reason, on });
      return {};
    });
  };

  return {
    read: async (): Promise<TodayPage> => {
      const on = today();
      const states = new Map(handled.all().map((row) => [row.dedupe_key, row]));
      const accounts = rows.all();
      const all = await allItems(on, accounts);
      const items = all.filter(({ key }) => {
        const state = states.get(key);
        return state === undefined || (state.state === 'snoozed' && state.until !== null && state.until <= on);
      });
      return {
        on,
        items: rank(items).slice(0, shownRows),
        counts: Object.fromEntries([...Map.groupBy(items, ({ rule }) => rule)].map(([rule, its]) => [rule, its.length])),
        calls: ofDay({ today: on }),
        rhythm: rhythm.map((item) => ({ ...item, done: ticked.get(item.key, startOf(item.period, on)) !== undefined })),
        snoozed: all.filter(({ key }) => states.get(key)?.state === 'snoozed').length - items.filter(({ key }) => states.has(key)).length,
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

    done: ({ key }: { key: string }, caller: Caller): Promise<Written> => handle(key, 'done', null, '', 'Done', caller),
    snooze: ({ key, until, reason }: { key: string; until: Day; reason: string }, caller: Caller): Promise<Written> => handle(key, 'snoozed', until, reason, 'Snoozed', caller),
    dismiss: ({ key, reason }: { key: string; reason: string }, caller: Caller): Promise<Written> => handle(key, 'dismissed', null, reason, 'Dismissed', caller),

    tick: ({ key, done }: { key: RhythmKey; done: boolean }, { window }: Caller): Promise<Written> => {
      const item = rhythm.find((one) => one.key === key);
      const period = startOf(item?.period ?? 'day', today());
      return store.write({ window, label: `${done ? 'Ticked' : 'Unticked'}: ${item?.text ?? key}`, words: todayWords }, () => {
        const was = ticked.get(key, period);
        if (done && was === undefined) db.prepare('INSERT INTO rhythm_done (id, item, period) VALUES (?, ?, ?)').run(store.newId(), key, period);
        if (!done && was !== undefined) db.prepare('UPDATE rhythm_done SET deleted_at = ? WHERE id = ?').run(store.now().toISOString(), was.id);
        return {};
      });
    },
  };
};
