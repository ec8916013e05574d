import { newContract, type Contract } from '#shared/contracts.ts';
import { cadenceOf, type Cadence } from '#shared/cadence.ts';
import { isAtRisk, isOnboarding, type Account } from '#shared/accounts.ts';
import { isEngagement } from '#shared/calls.ts';
import type { Day } from '#shared/days.ts';
import { arrOf, nextRenewalOf } from '#shared/ledger-rules.ts';
import { priorityOf, type PriorityDecision } from '#shared/priority.ts';
import { defaultSettings, segmentOf } from '#shared/settings.ts';
import type { RowOf, SampleTable } from '#electron/sample/book.ts';
import { makeSample } from '#electron/sample/sample.ts';
import { termOf } from '#electron/store/term-rows.ts';

/** The sample of a day with ids that only count, so that two of them can be compared. */
export const sampleOf = (today: Day) => {
  let count = 0;
  return makeSample(today, { newId: () => String(++count).padStart(26, '0'), me: { name: 'Ines Calder', email: 'ines@brindlework.example' } });
};

/** The records that a sample leaves behind once all its facts are in. */
export const recordsOf = (today: Day) => {
  const all = { accounts: new Map(), people: new Map(), contracts: new Map(), activities: new Map(), attendances: new Map(), commitments: new Map() } as { [T in SampleTable]: Map<string, RowOf<T>> };
  for (const { table, id, isNew, fields } of sampleOf(today).facts) {
    const rows = ((all as Partial<Record<SampleTable, Map<string, object>>>)[table] ??= new Map());
    if (isNew === rows.has(id)) throw new Error(`${table} ${id} was ${isNew ? 'made twice' : 'changed before it was made'}.`);
    rows.set(id, { ...rows.get(id), ...fields });
  }
  return {
    accounts: [...all.accounts.values()] as unknown as Account[],
    people: [...all.people.values()],
    contracts: [...all.contracts.values()] as unknown as Contract[],
    activities: [...all.activities.values()],
    attendances: [...all.attendances.values()],
    commitments: [...all.commitments.values()],
  };
};
export type Records = ReturnType<typeof recordsOf>;

/** What the rules of the book say about each account of a sample. */
export const judged = ({ accounts, contracts, activities }: Records, today: Day): { account: Account; priority: PriorityDecision; cadence: Cadence; renewalOn: Day | null; lastOn: Day | null }[] =>
  accounts.map((account) => {
    const own = contracts.filter((one) => one.accountId === account.id);
    const terms = own.map((one) => termOf({ ...newContract, ...one }, []));
    const rules = { graceDays: defaultSettings.renewalGraceDays, today };
    const arr = arrOf({ terms, booked: [] }, today, rules)[0] ?? { minor: 0, currency: defaultSettings.currency };
    const segment = segmentOf(defaultSettings, account.segment);
    const lastOn = activities.filter((one) => one.accountId === account.id && isEngagement(one)).map((one) => one.onDay).toSorted().at(-1) ?? null;
    const facts = { atRisk: isAtRisk(account), onboarding: isOnboarding(account), startedOn: account.csmSince ?? account.customerSince };
    const override = account.priorityOverride === null ? null : { priority: account.priorityOverride, reason: account.priorityReason };
    const priority = priorityOf({ ...facts, ...account, arrMinor: arr.minor, currency: arr.currency, override }, segment, defaultSettings.currency, today);
    const cadence = cadenceOf({ ...facts, priority: priority.priority, lastEngagementOn: lastOn, overrideDays: account.cadenceDays }, segment, defaultSettings, today);
    return { account, priority, cadence, renewalOn: nextRenewalOf(terms, rules), lastOn };
  });
