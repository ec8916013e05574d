import { addDays, daysBetween, type Day } from '#shared/days.ts';
import { local, type Fact, type RowOf, type SamplePoint } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';
import { usageWeeks, type SampleMetrics, type UsageStory } from '#electron/sample/usage.ts';

const catalogue = [
  {
    product: 'Fieldbook', about: 'Work orders on the phone, with or without a network',
    features: [['Offline forms', 610, 'Forms are filled in without a network and sent later.'], ['Photo evidence', 330, 'A photo belongs to the step that it shows.'], ['Crew calendar', 58, 'Who is where this week, across sites.']],
    metric: ['planned_work_share', 'Planned work', 'Share of work orders that were planned ahead'], useCases: [['Planned maintenance', 'Most of the work comes from the plan, not from breakdowns']],
  },
  {
    product: 'Intake', about: 'Requests from anybody, in one place',
    features: [['Requests by phone camera', 480, 'A request begins with a photo.'], ['Routing rules', 165, 'A request finds its team by place and kind.']],
    metric: ['requests_in_two_days', 'Requests closed in two days', 'Share of requests that were closed within two days'], useCases: [['Requests in one place', 'Nobody writes a mail to report a fault any more']],
  },
  {
    product: 'Audit Trail', about: 'Evidence of who did what, for the auditor',
    features: [['Calibration certificates', 540, 'Certificates hang on the tool that they are for.'], ['Auditor’s view', 96, 'Read only, for the days of the audit.']],
    metric: ['inspections_with_record', 'Inspections with a record', 'Share of inspections that have a complete record'], useCases: [['Inspections with evidence', 'Every inspection can be shown to an auditor']],
  },
  { product: 'Bridge', about: 'Orders and costs to and from finance systems', features: [['Sync log', 250, 'What went over, what did not, and why.'], ['Retry of failed orders', 34, 'A failed order is tried again by itself.']], metric: null, useCases: [['Orders reach finance', 'Costs of work are booked without typing them again']] },
  { product: 'Stockroom', about: 'Spare parts and who took them', features: [['Minimum stock', 210, 'An order is proposed before a part runs out.']], metric: null, useCases: [['Spare parts on hand', 'Nobody waits for a part that is in the house']] },
] as const;
type ProductName = (typeof catalogue)[number]['product'];

type Ids = { product: Map<string, string>; useCase: Map<string, string>; metrics: SampleMetrics };

/** Products, features as they were released, metrics and use cases. */
const catalogueFacts = (today: Day, start: Day, newId: () => string): { facts: Fact[]; ids: Ids } => {
  const at = local(start, '08:00');
  const product = new Map<string, string>();
  const useCase = new Map<string, string>();
  const ofProduct = new Map<string, string>();
  const facts: Fact[] = [];
  const metric = (fields: Pick<RowOf<'usageMetrics'>, 'key' | 'name' | 'aggregate' | 'role'> & Partial<RowOf<'usageMetrics'>>): string => {
    const id = newId();
    facts.push({ at, table: 'usageMetrics', id, isNew: true, fields: { id, grain: 'week', unit: '', ...fields } });
    return id;
  };
  const [used, billable, active] = [
    metric({ key: 'licences_used', name: 'Licences used', aggregate: 'last', role: 'licences-used', unit: 'licences' }),
    metric({ key: 'licences_billable', name: 'Licences bought', aggregate: 'last', role: 'licences-billable', unit: 'licences' }),
    metric({ key: 'weekly_active_users', name: 'Weekly active users', aggregate: 'mean', role: 'active-users', unit: 'people' }),
  ];
  for (const [position, entry] of catalogue.entries()) {
    const productId = newId();
    product.set(entry.product, productId);
    facts.push({ at, table: 'products', id: productId, isNew: true, fields: { id: productId, name: entry.product, about: entry.about } });
    for (const [name, ago, notes] of entry.features) {
      const id = newId();
      const releasedOn = workday(addDays(today, -ago));
      facts.push({ at: local(releasedOn, '09:15'), table: 'features', id, isNew: true, fields: { id, productId, name, releasedOn, notes } });
    }
    const metricId = entry.metric === null ? null : metric({ key: entry.metric[0], name: entry.metric[1], aggregate: 'mean', role: 'use-case', unit: '%', greenFrom: 70, yellowFrom: 45, productId });
    if (metricId !== null) ofProduct.set(entry.product, metricId);
    for (const [name, about] of entry.useCases) {
      const id = newId();
      useCase.set(entry.product, id);
      facts.push({ at, table: 'useCases', id, isNew: true, fields: { id, productId, name, about, metricId, position } });
    }
  }
  return { facts, ids: { product, useCase, metrics: { used, billable, active, ofProduct } } };
};

type State = { state: 'owned' | 'trial' | 'target' | 'no-fit'; seats: number | null };

/** What an account has of a product: what its story names it has; the rest is drawn. */
const stateOf = ({ account: { spec, seats }, contracts }: UsageStory, product: ProductName, random: Random): State | null => {
  const [owned, second, third] = [random.next(), random.next(), random.next()];
  const share = { Fieldbook: 1, Intake: 0.72, 'Audit Trail': 0.42, Bridge: 0.3, Stockroom: 0.08 }[product];
  const has = contracts.some(({ name }) => name?.startsWith(product) === true) || `${spec.about} ${spec.decided?.riskReason ?? ''}`.includes(product) || owned < (spec.arc === 'onboarding' ? share - 0.25 : share);
  if (has) return { state: 'owned', seats: product === 'Fieldbook' ? seats : Math.max(5, Math.round((seats * (0.3 + 0.5 * second)) / 5) * 5) };
  if ((spec.arc === 'expanding' || spec.growthIn !== undefined) && second < 0.5) return { state: 'trial', seats: 10 };
  if (second < 0.62) return { state: 'target', seats: third < 0.5 ? null : Math.max(5, Math.round((seats * third * 0.4) / 5) * 5) };
  return third < 0.45 ? { state: 'no-fit', seats: null } : null;
};

const notesOf: Record<State['state'], string> = { owned: '', trial: 'Trial with one team until the next call', target: '', 'no-fit': 'They have a system of their own and keep it' };

/** Which colour the CSM gave the use case that no metric shows. */
const colourByHand = { steady: 'green', expanding: 'green', recovered: 'green', onboarding: 'yellow', sliding: 'yellow', wobbly: 'yellow', 'at risk': 'red', silent: 'yellow' } as const;

const accountFacts = (story: UsageStory, ids: Ids, today: Day, random: Random, newId: () => string): { facts: Fact[]; owned: Set<string> } => {
  const { account } = story;
  const { spec, since } = account;
  const age = daysBetween(since, today);
  const dayAt = (afterStart: number): Day => workday(addDays(since, Math.min(age - 2, afterStart)));
  const owned = new Set<string>();
  const facts: Fact[] = [];
  for (const [position, { product, metric }] of catalogue.entries()) {
    const found = stateOf(story, product, random);
    const [first, later] = [random.int(3, 20), random.int(60, 200)];
    if (found === null) continue;
    const id = newId();
    const sinceOn = dayAt(found.state === 'owned' ? (position === 0 ? 0 : first) : age - random.int(20, 150));
    const seen = sinceOn < since ? since : sinceOn;
    facts.push({ at: local(seen, '09:40'), table: 'accountProducts', id, isNew: true, fields: { id, accountId: account.id, productId: ids.product.get(product) ?? '', state: found.state, seats: found.seats, sinceOn: found.state === 'owned' || found.state === 'trial' ? seen : null, notes: notesOf[found.state] } });
    if (found.state !== 'owned') continue;
    owned.add(product);
    const workedId = newId();
    const begun = dayAt(first + 5) < since ? since : dayAt(first + 5);
    facts.push({ at: local(begun, '10:20'), table: 'accountUseCases', id: workedId, isNew: true, fields: { id: workedId, accountId: account.id, useCaseId: ids.useCase.get(product) ?? '', state: spec.arc === 'onboarding' && position > 0 ? 'planned' : 'enabling', isOriginal: position === 0, sinceOn: begun } });
    const change = (on: Day, fields: Partial<RowOf<'accountUseCases'>>): void => {
      if (on > begun) facts.push({ at: local(on, '16:50'), table: 'accountUseCases', id: workedId, isNew: false, fields: { ...fields, sinceOn: on } });
    };
    if (spec.arc !== 'onboarding' && age > later + 30) change(dayAt(later), { state: 'adopted' });
    if (metric === null && spec.arc !== 'onboarding') change(workday(addDays(today, -random.int(6, spec.arc === 'silent' ? 120 : 45))), { colour: colourByHand[spec.arc], notes: spec.arc === 'at risk' ? 'Their finance team corrects orders by hand again' : '' });
  }
  return { facts, owned };
};

/** The catalogue, what each account has and works on, and two years of weekly usage. */
export function* adoptionFacts(stories: readonly UsageStory[], { today, random, newId, bookDays }: { today: Day; random: Random; newId: () => string; bookDays: number }): Generator<undefined, { facts: Fact[]; points: SamplePoint[] }> {
  const { facts, ids } = catalogueFacts(today, workday(addDays(today, -bookDays)), newId);
  const points: SamplePoint[] = [];
  const ownedBy = new Map<string, Set<string>>();
  for (const story of stories) {
    const own = accountFacts(story, ids, today, random, newId);
    ownedBy.set(story.account.id, own.owned);
    facts.push(...own.facts);
    yield;
  }
  for (const week of usageWeeks(stories, ids.metrics, (accountId, product) => ownedBy.get(accountId)?.has(product) ?? false, { today, random, newId, weeks: Math.floor(bookDays / 7) - 1 })) {
    facts.push(week.fact);
    points.push(...week.points);
    yield;
  }
  return { facts, points };
}
