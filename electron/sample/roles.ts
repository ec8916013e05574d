import { addDays, type Day } from '#shared/days.ts';
import type { StoredReview } from '#shared/journey.ts';
import { quarterOf } from '#shared/review-rules.ts';
import type { Priority } from '#shared/settings.ts';
import { local, type Fact, type RowOf } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleTeam } from '#electron/sample/team.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

/** Accounts that are looked after by another archetype than the CSM's own. */
const otherArchetypes: readonly { name: string; archetype: string; ago: number }[] = [
  { name: 'Palisade Ridge Energy', archetype: 'adopt', ago: 120 },
  { name: 'Brightmoor Retail Group', archetype: 'adopt-renew-expand', ago: 200 },
];

const engagements: readonly { name: string; ago: number; fields: Pick<RowOf<'engagementExceptions'>, 'motion' | 'level' | 'mode' | 'reason'>; member: 'renewals' | 'executive' | 'ae' }[] = [
  { name: 'Halvorsen Dray Logistics', ago: 140, member: 'executive', fields: { motion: 'renew', level: 'executive', mode: 'support', reason: 'Their board talks money only with our executive' } },
  { name: 'Corvane Aerospace Components', ago: 45, member: 'renewals', fields: { motion: 'renew', level: null, mode: 'co-own', reason: 'The terms are open again; the renewals manager leads the talks' } },
  { name: 'Copperkettle Brewing', ago: 75, member: 'ae', fields: { motion: 'upsell', level: null, mode: 'co-own', reason: 'The account executive sold the first sites and was asked to stay' } },
];

const escalation = { csm: 'C', manager: 'D', support: 'C', product: 'C', customer: 'C', ae: 'I', executive: 'I' };

/** Managed accounts that the last quarter's review did not get to; they were reviewed the quarter before. */
const notReviewed: readonly string[] = ['Tannersby Foods', 'Stonecrop Landscaping', 'Birchgate Schools', 'Ironmoss Fitness', 'Copperkettle Brewing', 'Juniper Loom Textiles', 'Corvane Aerospace Components'];

type Decided = Pick<StoredReview['items'][number], 'kind' | 'rule' | 'before' | 'after' | 'says' | 'decision' | 'reason'>;

/** What the review of the last quarter decided: the priority by what was known of the account then. */
const decidedOf = ({ spec }: SampleAccount): { item: Decided; priority: Priority } => {
  const isLarge = spec.segment === 'enterprise' ? spec.arr > 500 || spec.upgradeIn !== undefined : spec.arr >= 200 && spec.currency === undefined;
  const priority: Priority = isLarge || spec.decided?.priorityOverride === 'PR1' ? 'PR1' : 'PR2';
  if (spec.name === 'Tidewell Ports Authority') {
    return { priority, item: { kind: 'priority', rule: 'override-differs', before: 'PR1', after: 'PR2', says: 'PR1 was set by hand; the rule says PR2: No rule asks for more', decision: 'kept', reason: 'The ministry still looks at every outage' } };
  }
  if (spec.name === 'Sollenbach Werke') {
    return { priority, item: { kind: 'priority', rule: 'priority-moved', before: 'PR1', after: 'PR2', says: 'PR1 last quarter; the rule now says PR2: No rule asks for more', decision: 'accepted', reason: '' } };
  }
  return { priority, item: { kind: 'none', rule: 'unchanged', before: priority, after: priority, says: `${priority}: ${isLarge ? 'ARR over the limit' : 'No rule asks for more'}`, decision: 'accepted', reason: '' } };
};

const reviewFacts = (accounts: readonly SampleAccount[], today: Day, random: Random, newId: () => string): Fact[] => {
  const last = quarterOf(addDays(quarterOf(today, 1).from, -1), 1);
  const before = quarterOf(addDays(last.from, -1), 1);
  return accounts.flatMap((account): Fact[] => {
    const quarter = notReviewed.includes(account.spec.name) ? before : last;
    const onDay = workday(addDays(quarter.to, -random.int(0, 11)));
    const isManaged = account.spec.decided?.coverage === undefined;
    if (!isManaged || account.since >= onDay) return [];
    const { item, priority } = decidedOf(account);
    const id = newId();
    const decision = item.kind === 'none' ? 'confirmed' : item.decision;
    return [{ at: local(onDay, '16:10'), table: 'priorityReviews', id, isNew: true, fields: { id, accountId: account.id, quarter: quarter.key, onDay, decision, proposal: JSON.stringify({ items: [item], priority }), rule: item.rule, reason: item.reason } }];
  });
};

/** Archetypes and exceptions of single accounts, and the review of the last quarter, done for most of the book. */
export const roleFacts = (accounts: readonly SampleAccount[], today: Day, random: Random, newId: () => string, team: SampleTeam): Fact[] => {
  const named = (name: string): SampleAccount[] => accounts.filter(({ spec }) => spec.name === name);
  const ago = (days: number, time: string): string => local(workday(addDays(today, -days)), time);
  return [
    ...otherArchetypes.flatMap(({ name, archetype, ago: days }) => named(name).map(({ id }): Fact => ({ at: ago(days, '13:10'), table: 'accounts', id, isNew: false, fields: { archetype } }))),
    ...engagements.flatMap(({ name, ago: days, fields, member }) =>
      named(name).map((account): Fact => {
        const id = newId();
        const memberId = team.memberFor(account.id, member);
        return { at: ago(days, '13:30'), table: 'engagementExceptions', id, isNew: true, fields: { id, accountId: account.id, memberId, ...fields } };
      }),
    ),
    ...named('Corvane Aerospace Components').map((account): Fact => {
      const id = newId();
      return { at: ago(40, '13:40'), table: 'roleExceptions', id, isNew: true, fields: { id, accountId: account.id, activity: 'escalation', letters: JSON.stringify({ mode: 'DCI', letters: escalation }), reason: 'Their director asked for a manager as the single voice' } };
    }),
    ...reviewFacts(accounts, today, random, newId),
  ];
};
