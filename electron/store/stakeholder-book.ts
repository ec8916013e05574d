import { addDays, type Day } from '#shared/days.ts';
import { warningsOf, type StakeholderFacts } from '#shared/stakeholder-rules.ts';
import type { StakeholderWarning } from '#shared/stakeholders.ts';
import type { Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { lastMet } from '#electron/store/person-rows.ts';

type PersonRow = StakeholderFacts & { accountId: string; segment: string | null; startedOn: Day | null; isPaired: 0 | 1 };

const engaged = `c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop') AND c.deleted_at IS NULL`;
const some = '(SELECT value FROM json_each(@ids))';

/** People of managed accounts with when they were last met. Before the window, the day is looked up only for whom it says something. */
const peopleSql = `
  WITH met AS (
    SELECT t.person_id AS id, max(c.on_day) AS on_day FROM activities c CROSS JOIN attendances t ON t.activity_id = c.id
    WHERE ${engaged} AND c.account_id IN ${some} AND c.on_day >= @window AND t.presence = 'attended' AND t.deleted_at IS NULL AND t.person_id IS NOT NULL GROUP BY t.person_id)
  SELECT p.id, p.account_id AS accountId, p.name, p.level, p.buying_role AS buyingRole, p.attitude, p.left_on AS leftOn, a.segment, coalesce(a.csm_since, a.customer_since) AS startedOn, s.person_id IS NOT NULL AS isPaired,
    CASE WHEN m.on_day IS NOT NULL THEN m.on_day WHEN p.left_on IS NULL AND (p.level IN ('executive', 'vp') OR s.person_id IS NOT NULL OR p.attitude = 'opponent') THEN ${lastMet} END AS lastMetOn
  FROM people p JOIN accounts a ON a.id = p.account_id LEFT JOIN met m ON m.id = p.id
  LEFT JOIN (SELECT DISTINCT person_id FROM sponsor_pairs WHERE account_id IN ${some} AND deleted_at IS NULL) s ON s.person_id = p.id
  WHERE p.deleted_at IS NULL AND a.deleted_at IS NULL AND a.coverage = 'managed' AND p.account_id IN ${some}`;

/** What the rules of stakeholders warn of, for every managed account of the book; kept between the writes that touch it. */
export const createStakeholderBook = (context: Context): (() => Promise<ReadonlyMap<string, StakeholderWarning[]>>) => {
  const { store, settings } = context;
  const people = store.db.prepare<object, PersonRow>(peopleSql);
  const calls = store.db.prepare<object, { accountId: string; n: number }>(
    `SELECT c.account_id AS accountId, count(*) AS n FROM activities c WHERE ${engaged} AND c.account_id IN ${some} AND c.on_day BETWEEN @since AND @on GROUP BY c.account_id`,
  );
  return keepByAccount(context, (accounts, on) => {
    const { metWithinDays, sponsorStaleDays, executiveStaleDays } = settings().stakeholders;
    const ids = JSON.stringify(accounts);
    const own = Map.groupBy(people.all({ ids, window: addDays(on, -Math.max(metWithinDays, sponsorStaleDays, executiveStaleDays)) }), (person) => person.accountId);
    const held = new Map(calls.all({ ids, since: addDays(on, -metWithinDays), on }).map((row) => [row.accountId, row.n]));
    return new Map([...own].map(([id, all]) => [
      id,
      warningsOf({ segment: all[0]?.segment ?? null, isManaged: true, startedOn: all[0]?.startedOn ?? null, calls: held.get(id) ?? 0, people: all, paired: new Set(all.filter((one) => one.isPaired === 1).map((one) => one.id)) }, settings(), on),
    ]));
  });
};
