import { storyOf, type AskState, type ReferenceStanding, type Scope, type StoryState } from '#shared/advocacy-rules.ts';
import { addDays, type Day } from '#shared/days.ts';
import { local, type Fact, type RowOf, type SampleTable } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { SampleTeam } from '#electron/sample/team.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';
import { itemSpecs, type ItemSpec, type SaidSpec } from '#electron/sample/voice-specs.ts';

type Making = { today: Day; newId: () => string; team: SampleTeam };
type Fields<Table extends SampleTable> = Partial<RowOf<Table>>;

/** What a record of the book so far is made of: its first fields and those that changed, up to a day. */
const stateOf = <Table extends SampleTable>(known: readonly Fact[], table: Table, on: Day): Map<string, Fields<Table>> => {
  const found = new Map<string, Fields<Table>>();
  for (const fact of known) if (fact.table === table && fact.at.slice(0, 10) <= on) found.set(fact.id, { ...found.get(fact.id), ...(fact.fields as Fields<Table>) });
  return found;
};

const ago = (today: Day, days: number): Day => workday(addDays(today, -Math.max(1, days)));
const there = (account: SampleAccount, role: string, on: Day): string | null => account.people.find((one) => one.role === role && one.since <= on && (one.leftOn === null || one.leftOn > on))?.id ?? null;

/** ARR of the contracts that run on a day. */
const arrThen = (known: readonly Fact[], account: SampleAccount, on: Day): { arrMinor: number; currency: string } => {
  const running = [...stateOf(known, 'contracts', on).values()].filter((one) => one.accountId === account.id && (one.startOn ?? '9999') <= on && (one.endOn ?? '9999') >= on);
  return { arrMinor: running.reduce((total, one) => total + (one.arrMinor ?? 0), 0), currency: running[0]?.currency ?? account.spec.currency ?? 'USD' };
};

const itemFacts = (spec: ItemSpec, accounts: ReadonlyMap<string, SampleAccount>, known: readonly Fact[], { today, newId, team }: Making): Fact[] => {
  const id = newId();
  const said = spec.said.flatMap((one: SaidSpec) => {
    const account = accounts.get(one.account);
    const on = ago(today, one.ago);
    return account === undefined || on <= account.since ? [] : [{ ...one, id: newId(), account, on }];
  });
  const [first] = said;
  if (first === undefined) return [];
  const product = [...stateOf(known, 'products', first.on)].find(([, { name }]) => name === 'Fieldbook')?.[0] ?? null;
  const owners = stateOf(known, 'teamMembers', today);
  const owner = team.members.find(({ job, id: member }) => job === 'product' && owners.has(member))?.id ?? null;
  const ownerOn = known.find((fact) => fact.id === owner)?.at.slice(0, 10) ?? today;
  const { kind, title, theme, severity, detail = '', key = '', way } = spec;
  return [
    { at: local(first.on, '14:05'), table: 'voiceItems', id, isNew: true, fields: { id, kind, title, theme, severity, detail, status: 'captured', statusOn: first.on, productId: product } },
    ...said.map((one): Fact => ({
      at: local(one.on, '14:10'), table: 'voiceMentions', id: one.id, isNew: true,
      fields: { id: one.id, itemId: id, accountId: one.account.id, personId: there(one.account, one.role, one.on), onDay: one.on, quote: one.words ?? '', ...arrThen(known, one.account, one.on) },
    })),
    ...way.filter(([, days]) => ago(today, days) > first.on).map(([status, days, reason = '']): Fact => {
      const on = ago(today, days);
      const isKnown = status !== 'shared';
      return { at: local(on, '11:30'), table: 'voiceItems', id, isNew: false, fields: { status, statusOn: on, statusNote: reason, ...(owner !== null && ownerOn <= on ? { ownerId: owner } : {}), ...(isKnown && key !== '' ? { externalKey: key, externalUrl: `https://jira.example/browse/${key}` } : {}) } };
    }),
    ...said.flatMap((one): Fact[] => (one.toldAgo === undefined ? [] : [{ at: local(ago(today, one.toldAgo), '15:20'), table: 'voiceMentions', id: one.id, isNew: false, fields: { toldOn: ago(today, one.toldAgo) } }])),
  ];
};

type ReferenceSpec = { account: string; standing: ReferenceStanding; scopes: readonly Scope[]; role: string; agreedAgo: number; expiresIn?: number; notes?: string; asks?: readonly { scope: Scope; forWhom: string; ago: number; state: AskState }[] };
const referenceSpecs: readonly ReferenceSpec[] = [
  { account: 'Halvorsen Dray Logistics', standing: 'yes', scopes: ['call', 'logo', 'quote', 'case-study'], role: 'Champion', agreedAgo: 210, expiresIn: 38, notes: 'Calls on Tuesdays, half an hour.', asks: [{ scope: 'call', forWhom: 'A port operator in the north', ago: 130, state: 'done' }, { scope: 'call', forWhom: 'A haulier with twelve depots', ago: 62, state: 'done' }, { scope: 'event', forWhom: 'Maintenance days, panel', ago: 15, state: 'asked' }] },
  { account: 'Marrowfield Health Network', standing: 'ask-first', scopes: ['call', 'quote', 'case-study'], role: 'Champion', agreedAgo: 120, notes: 'Legal reads every text.', asks: [{ scope: 'call', forWhom: 'A clinic group', ago: 40, state: 'agreed' }] },
  { account: 'Sollenbach Werke', standing: 'yes', scopes: ['logo', 'review-site'], role: 'Economic buyer', agreedAgo: 300, expiresIn: 200 },
  { account: 'Tannersby Foods', standing: 'paused', scopes: ['call'], role: 'Champion', agreedAgo: 260, notes: 'A reorganisation until summer.' },
  { account: 'Corvane Aerospace Components', standing: 'no', scopes: [], role: 'Champion', agreedAgo: 90, notes: 'Their customers do not allow it.' },
];

const referenceFacts = (spec: ReferenceSpec, accounts: ReadonlyMap<string, SampleAccount>, { today, newId }: Making): Fact[] => {
  const account = accounts.get(spec.account);
  const on = ago(today, spec.agreedAgo);
  if (account === undefined || on <= account.since) return [];
  const id = newId();
  const mayBe = spec.standing !== 'no';
  const consentById = mayBe ? (there(account, spec.role, on) ?? there(account, 'Champion', on)) : null;
  if (mayBe && consentById === null) return [];
  return [
    { at: local(on, '16:40'), table: 'referenceProfiles', id, isNew: true, fields: { id, accountId: account.id, standing: spec.standing, scopes: JSON.stringify(spec.scopes), consentById, consentOn: mayBe ? on : null, expiresOn: spec.expiresIn === undefined ? null : addDays(today, spec.expiresIn), notes: spec.notes ?? '' } },
    ...(spec.asks ?? []).map((ask): Fact => {
      const [askId, askedOn] = [newId(), ago(today, ask.ago)];
      return { at: local(askedOn, '10:50'), table: 'referenceAsks', id: askId, isNew: true, fields: { id: askId, accountId: account.id, personId: there(account, 'Champion', askedOn), scope: ask.scope, forWhom: ask.forWhom, askedOn, state: ask.state, doneOn: ask.state === 'done' ? askedOn : null } };
    }),
  ];
};

const storySpecs: readonly { account: string; metric: string; begunAgo: number; way: readonly (readonly [state: StoryState, ago: number])[] }[] = [
  { account: 'Halvorsen Dray Logistics', metric: 'Inspections past their day', begunAgo: 48, way: [['with-customer', 41], ['approved', 33]] },
  { account: 'Marrowfield Health Network', metric: 'Devices past their service day', begunAgo: 20, way: [] },
];

const storyFacts = (spec: (typeof storySpecs)[number], accounts: ReadonlyMap<string, SampleAccount>, known: readonly Fact[], { today, newId }: Making): Fact[] => {
  const account = accounts.get(spec.account);
  const begunOn = ago(today, spec.begunAgo);
  const plans = stateOf(known, 'plans', begunOn);
  const objectives = stateOf(known, 'objectives', begunOn);
  const found = [...stateOf(known, 'criteria', begunOn)].find(([, one]) => one.metric === spec.metric && one.stage === 'verified' && plans.get(objectives.get(one.objectiveId ?? '')?.planId ?? '')?.accountId === account?.id);
  if (account === undefined || found === undefined) return [];
  const [criterionId, criterion] = found;
  const objective = objectives.get(criterion.objectiveId ?? '');
  const reached = [...stateOf(known, 'measurements', begunOn).values()].filter((one) => one.criterionId === criterionId).toSorted((a, b) => (a.onDay ?? '').localeCompare(b.onDay ?? '')).at(-1)?.value ?? null;
  const draft = storyOf({ accountName: account.spec.name, objective: objective?.name ?? '', why: objective?.why ?? '', what: objective?.what ?? '', metric: spec.metric, unit: criterion.unit ?? '', baseline: criterion.baseline ?? null, reached, verifiedOn: criterion.verifiedOn ?? begunOn, words: criterion.verifiedWords ?? '', impact: criterion.impact ?? '' });
  const id = newId();
  return [
    { at: local(begunOn, '17:10'), table: 'stories', id, isNew: true, fields: { id, accountId: account.id, criterionId, ...draft, quotePersonId: criterion.verifiedById ?? null, state: 'draft' } },
    ...spec.way.map(([state, days]): Fact => ({ at: local(ago(today, days), '09:40'), table: 'stories', id, isNew: false, fields: { state, ...(state === 'approved' ? { approvedById: criterion.verifiedById ?? null, approvedOn: ago(today, days) } : {}) } })),
  ];
};

/** What customers of the sample asked for and said, who of them may be named, and the stories; `known` are the facts so far. */
export const voiceFacts = (accounts: readonly SampleAccount[], known: readonly Fact[], make: Making): Fact[] => {
  const byName = new Map(accounts.map((account) => [account.spec.name, account]));
  // Changes of a record are read in the order in which they became known.
  const inOrder = known.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [...itemSpecs.flatMap((spec) => itemFacts(spec, byName, inOrder, make)), ...referenceSpecs.flatMap((spec) => referenceFacts(spec, byName, make)), ...storySpecs.flatMap((spec) => storyFacts(spec, byName, inOrder, make))];
};
