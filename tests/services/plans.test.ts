import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccounts } from '#electron/services/accounts.ts';
import { createPeople } from '#electron/services/people.ts';
import { createPlanToday } from '#electron/store/plan-today.ts';
import { createPlans } from '#electron/services/plans.ts';
import { createSearch } from '#electron/services/search.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createTeam } from '#electron/services/team.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { redo, undo } from '#electron/store/undo.ts';
import { publishedPlanLimits } from '#shared/presets/plan-limits.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo, dumpOf } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'two' };
const today = '2026-03-16';
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
});
afterEach(() => book.close());

/** An account with people, and an active plan that has one of everything. */
const prepare = async () => {
  const plans = createPlans(book.context);
  const people = createPeople(book.context);
  const account = await createAccounts(book.context).create({ name: 'Blue Heron', segment: 'enterprise', csmSince: '2025-09-01' }, other);
  const stranger = await createAccounts(book.context).create({ name: 'Grey Heron' }, other);
  const person = await people.create({ accountId: account.id, name: 'Ines Duarte' }, other);
  const far = await people.create({ accountId: stranger.id, name: 'Omar Field' }, other);
  const member = await createTeam(book.context).create({ name: 'Robin Vale', job: 'sa' }, other);
  const plan = await plans.create({ accountId: account.id, name: 'Plan', template: null }, other);
  await plans.update({ id: plan.id, fields: { status: 'active', strategy: 'Begin small', highlights: 'Two sites live', internalNotes: 'Budget is thin' } }, other);
  const objective = await plans.addObjective({ planId: plan.id, name: 'Fewer stops', category: 'roi', dueOn: '2026-06-01', customerOwnerId: person.id }, other);
  const milestone = await plans.addMilestone({ objectiveId: objective.id, name: 'First site', startOn: '2026-03-01', dueOn: '2026-03-20' }, other);
  const criterion = await plans.addCriterion({ objectiveId: objective.id, metric: 'Hours lost', unit: 'hours', baseline: 30, target: 10 }, other);
  const measurement = await plans.measure({ criterionId: criterion.id, onDay: '2026-03-10', value: 25, source: 'Report' }, other);
  const rating = await plans.rate({ criterionId: criterion.id, side: 'theirs', personId: person.id, onDay: '2026-03-10', score: 2, words: 'Slow' }, other);
  const template = await plans.saveTemplate({ planId: plan.id, name: 'Mine' }, other);
  return { plans, account, stranger, person, far, member, plan, objective, milestone, criterion, measurement, rating, template };
};
type Prepared = Awaited<ReturnType<typeof prepare>>;
const step = (to: 'proposed' | 'accepted' | 'delivered' | 'verified', personId: string | null, part: { on?: string; by?: string; words?: string; impact?: string } = {}) => ({ to, on: today, personId, by: 'Robin', words: '', impact: '', ...part });
const verify = async ({ plans, criterion, person }: Prepared): Promise<void> => {
  await plans.stepCriterion({ id: criterion.id, ...step('accepted', person.id) }, other);
  await plans.stepCriterion({ id: criterion.id, ...step('delivered', null) }, other);
  await plans.stepCriterion({ id: criterion.id, ...step('verified', person.id, { words: 'It pays for itself', impact: 'Two jobs' }) }, other);
};
const closing = (p: Prepared) => ({ id: p.objective.id, outcome: 'achieved' as const, summary: 'It worked', confirmedById: p.person.id, confirmedOn: today, noReason: null });

const writes: [string, (p: Prepared) => Promise<unknown>, before?: (p: Prepared) => Promise<unknown>][] = [
  ['plan made from nothing', (p) => p.plans.create({ accountId: p.account.id, template: null }, me)],
  ['plan made from a shipped template', (p) => p.plans.create({ accountId: p.account.id, name: 'Renewal', template: 'renewal' }, me)],
  ['plan made from a saved template', (p) => p.plans.create({ accountId: p.account.id, template: p.template.id }, me)],
  ['plan changed', (p) => p.plans.update({ id: p.plan.id, fields: { strategy: 'Other', dueOn: '2026-12-31', status: 'draft' } }, me)],
  ['plan closed', (p) => p.plans.close({ id: p.plan.id, summary: 'Done' }, me), (p) => p.plans.closeObjective(closing(p), other)],
  ['plan opened again', (p) => p.plans.reopen({ id: p.plan.id }, me), async (p) => { await p.plans.closeObjective(closing(p), other); await p.plans.close({ id: p.plan.id, summary: 'Done' }, other); }],
  ['plan removed', (p) => p.plans.remove({ id: p.plan.id }, me)],
  ['objective added', (p) => p.plans.addObjective({ planId: p.plan.id, name: 'Second' }, me)],
  ['objective changed', (p) => p.plans.updateObjective({ id: p.objective.id, fields: { why: 'It costs', ownerId: p.member.id, customerRank: 1 } }, me)],
  ['objective validated', (p) => p.plans.validateObjective({ id: p.objective.id }, me)],
  ['objective closed', (p) => p.plans.closeObjective(closing(p), me)],
  ['objective opened again', (p) => p.plans.reopenObjective({ id: p.objective.id }, me), (p) => p.plans.closeObjective(closing(p), other)],
  ['objective removed', (p) => p.plans.removeObjective({ id: p.objective.id }, me)],
  ['milestone added', (p) => p.plans.addMilestone({ objectiveId: p.objective.id, name: 'Second site', side: 'theirs', customerOwnerId: p.person.id }, me)],
  ['milestone done', (p) => p.plans.updateMilestone({ id: p.milestone.id, fields: { status: 'done' } }, me)],
  ['milestone moved', (p) => p.plans.updateMilestone({ id: p.milestone.id, fields: { startOn: null, dueOn: '2026-04-01', progress: 40, risk: 'high', riskNote: 'Late' } }, me)],
  ['milestone removed', (p) => p.plans.removeMilestone({ id: p.milestone.id }, me)],
  ['criterion added', (p) => p.plans.addCriterion({ objectiveId: p.objective.id, metric: 'Sites' }, me)],
  ['criterion changed', (p) => p.plans.updateCriterion({ id: p.criterion.id, fields: { baseline: 28.5, byOn: '2026-05-01' } }, me)],
  ['criterion accepted', (p) => p.plans.stepCriterion({ id: p.criterion.id, ...step('accepted', p.person.id) }, me)],
  ['criterion taken back from verified', (p) => p.plans.stepCriterion({ id: p.criterion.id, ...step('delivered', null) }, me), verify],
  ['criterion removed', (p) => p.plans.removeCriterion({ id: p.criterion.id }, me)],
  ['measured', (p) => p.plans.measure({ criterionId: p.criterion.id, onDay: today, value: 12.5, source: '' }, me)],
  ['measurement removed', (p) => p.plans.removeMeasurement({ id: p.measurement.id }, me)],
  ['rated', (p) => p.plans.rate({ criterionId: p.criterion.id, side: 'ours', personId: null, onDay: today, score: 4, words: '' }, me)],
  ['rating removed', (p) => p.plans.removeRating({ id: p.rating.id }, me)],
  ['template saved', (p) => p.plans.saveTemplate({ planId: p.plan.id, name: 'Another' }, me)],
  ['template removed', (p) => p.plans.removeTemplate({ id: p.template.id }, me)],
];

test.each(writes)('%s: undo brings back the same book, redo the same change', async (_, write, first) => {
  const prepared = await prepare();
  await first?.(prepared);
  await checkUndo(book, () => write(prepared));
});

const refused: [string, (p: Prepared) => Promise<unknown>, RegExp, string | undefined, before?: (p: Prepared) => Promise<unknown>][] = [
  ['verified without words', (p) => p.plans.stepCriterion({ id: p.criterion.id, ...step('verified', p.person.id, { words: ' ' }) }, me), /own words/, 'words', async (p) => { await p.plans.stepCriterion({ id: p.criterion.id, ...step('accepted', p.person.id) }, other); await p.plans.stepCriterion({ id: p.criterion.id, ...step('delivered', null) }, other); }],
  ['accepted by somebody of another account', (p) => p.plans.stepCriterion({ id: p.criterion.id, ...step('accepted', p.far.id) }, me), /Omar Field belongs to another account/, 'personId'],
  ['a step left out', (p) => p.plans.stepCriterion({ id: p.criterion.id, ...step('verified', p.person.id, { words: 'Good' }) }, me), /the next step is Accepted/, 'to'],
  ['figures of a verified criterion changed', (p) => p.plans.updateCriterion({ id: p.criterion.id, fields: { target: 5 } }, me), /has verified/, undefined, verify],
  ['an objective closed without a summary', (p) => p.plans.closeObjective({ ...closing(p), summary: '' }, me), /summary of the outcome/, 'summary'],
  ['an objective closed without the customer', (p) => p.plans.closeObjective({ ...closing(p), confirmedById: null }, me), /Name the person of the customer/, 'confirmedById'],
  ['an expansion lost without a reason', (p) => p.plans.closeObjective({ ...closing(p), outcome: 'no' }, me), /needs its reason/, 'noReason', (p) => p.plans.updateObjective({ id: p.objective.id, fields: { category: 'expansion' } }, other)],
  ['a closed objective changed', (p) => p.plans.updateObjective({ id: p.objective.id, fields: { name: 'X' } }, me), /is closed. Open it again/, undefined, (p) => p.plans.closeObjective(closing(p), other)],
  ['a plan closed over an open objective', (p) => p.plans.close({ id: p.plan.id, summary: 'Done' }, me), /1 of its objectives is open/, undefined],
  ['a fourth open objective', (p) => p.plans.addObjective({ planId: p.plan.id, name: 'Four' }, me), /3 open objectives at most/, 'name', async (p) => { await p.plans.addObjective({ planId: p.plan.id, name: 'Two' }, other); await p.plans.addObjective({ planId: p.plan.id, name: 'Three' }, other); }],
  ['a milestone that ends before it starts', (p) => p.plans.updateMilestone({ id: p.milestone.id, fields: { dueOn: '2026-02-01' } }, me), /cannot be due before that/, 'dueOn'],
  ['a measurement of tomorrow', (p) => p.plans.measure({ criterionId: p.criterion.id, onDay: '2026-03-17', value: 1, source: '' }, me), /cannot be in the future/, 'onDay'],
  ['a rating of the customer by nobody', (p) => p.plans.rate({ criterionId: p.criterion.id, side: 'theirs', personId: null, onDay: today, score: 4, words: '' }, me), /Name the person/, 'personId'],
  ['an owner who is not there', (p) => p.plans.updateObjective({ id: p.objective.id, fields: { ownerId: '01J0000000000000000000000A' } }, me), /That team member is not in this book/, 'ownerId'],
  ['a plan of no account', (p) => p.plans.create({ accountId: p.plan.id, template: null }, me), /That account is not in this book/, undefined],
  ['a template that was removed', (p) => p.plans.create({ accountId: p.account.id, template: p.template.id }, me), /That template was removed/, undefined, (p) => p.plans.removeTemplate({ id: p.template.id }, other)],
];

test.each(refused)('refused with a sentence: %s', async (_, write, sentence, field, first) => {
  const prepared = await prepare();
  await first?.(prepared);
  const before = dumpOf(book);
  await expect((async () => write(prepared))()).rejects.toMatchObject({ message: expect.stringMatching(sentence) as string, field });
  expect(dumpOf(book)).toBe(before);
});

describe('a plan', () => {
  test('is read by its id and by that of each of its parts', async () => {
    const { plans, plan, objective, milestone, criterion } = await prepare();
    for (const { id } of [plan, objective, milestone, criterion]) expect(plans.get({ id, asOf: null }).id).toBe(plan.id);
    expect(() => plans.get({ id: book.context.store.newId(), asOf: null })).toThrow(/not in this book any more/);
  });
});

describe('what is read', () => {
  test('a plan whole, with names, figures and steps', async () => {
    const p = await prepare();
    await verify(p);
    const { objectives, standing, warnings, lastActivityOn } = p.plans.get({ id: p.plan.id, asOf: null });
    expect(standing.colour).toBe('green');
    expect(warnings).toEqual([]);
    expect(lastActivityOn).toBe(today);
    expect(objectives[0]).toMatchObject({ name: 'Fewer stops', customerOwnerName: 'Ines Duarte', milestones: [{ name: 'First site', progress: 0 }] });
    expect(objectives[0]?.criteria[0]).toMatchObject({ stage: 'verified', verifiedByName: 'Ines Duarte', verifiedOn: today, verifiedWords: 'It pays for itself', deliveredBy: 'Robin', measurements: [{ value: 25 }], ratings: [{ score: 2, personName: 'Ines Duarte' }] });
    await p.plans.stepCriterion({ id: p.criterion.id, ...step('delivered', null) }, me);
    expect(p.plans.get({ id: p.plan.id, asOf: null }).objectives[0]?.criteria[0]).toMatchObject({ stage: 'delivered', verifiedById: null, verifiedOn: null, verifiedWords: '', impact: '', deliveredBy: 'Robin' });
  });

  test('a done milestone has its day, and begins anew when it is opened again', async () => {
    const { plans, plan, milestone } = await prepare();
    const shown = () => plans.get({ id: plan.id, asOf: null }).objectives[0]?.milestones[0];
    await plans.updateMilestone({ id: milestone.id, fields: { status: 'done' } }, me);
    expect(shown()).toMatchObject({ status: 'done', progress: 100, doneOn: today });
    await plans.updateMilestone({ id: milestone.id, fields: { status: 'open' } }, me);
    expect(shown()).toMatchObject({ status: 'open', progress: 0, doneOn: null });
  });

  test('the whole book: one row a managed account, with colour, next milestone and warnings', async () => {
    const { plans, plan, account, stranger } = await prepare();
    await createAccounts(book.context).create({ name: 'Digital', coverage: 'digital' }, other);
    const rows = await plans.list();
    expect(rows.map(({ accountName }) => accountName)).toEqual(['Blue Heron', 'Grey Heron']);
    expect(rows[0]).toMatchObject({ accountId: account.id, planId: plan.id, standing: { colour: 'green' }, objectives: 1, openObjectives: 1, progress: 0, nextMilestone: { name: 'First site', dueOn: '2026-03-20' }, overdueMilestones: 0, lastActivityOn: today, warnings: [] });
    expect(rows[1]).toMatchObject({ accountId: stranger.id, planId: null, standing: { colour: 'red', reason: 'No success plan' }, warnings: [] });
    book.setNow('2026-03-25T09:00:00.000Z');
    expect((await plans.list())[0]?.overdueMilestones).toBe(1);
  });

  test('one plan has the same warnings by itself as in the list', async () => {
    const { plans, plan, account } = await prepare();
    await createAccounts(book.context).update({ id: account.id, fields: { sentiment: 'red' } }, other);
    book.setNow('2026-05-20T09:00:00.000Z');
    const [row] = await plans.list();
    expect(row?.warnings.map(({ rule }) => rule)).toEqual(['quiet']);
    expect(plans.get({ id: plan.id, asOf: null }).warnings).toEqual(row?.warnings);
    expect(plans.ofAccount({ accountId: account.id, asOf: null }).warnings).toEqual(row?.warnings);
  });

  test('activity is any change of the plan or what hangs on it, a validation, but not what was undone', async () => {
    const { plans, plan, objective, milestone, criterion, person } = await prepare();
    const last = async (): Promise<[string | null | undefined, string]> => [(await plans.list())[0]?.lastActivityOn, plans.get({ id: plan.id, asOf: null }).lastActivityOn];
    expect(await last()).toEqual([today, today]);
    const moves: [string, () => Promise<unknown>][] = [
      ['2026-03-20', () => plans.update({ id: plan.id, fields: { highlights: 'Three sites' } }, me)],
      ['2026-03-21', () => plans.updateMilestone({ id: milestone.id, fields: { progress: 20 } }, me)],
      ['2026-03-22', () => plans.measure({ criterionId: criterion.id, onDay: '2026-03-22', value: 20, source: '' }, me)],
      ['2026-03-23', () => plans.rate({ criterionId: criterion.id, side: 'theirs', personId: person.id, onDay: '2026-03-23', score: 3, words: '' }, me)],
      ['2026-03-24', () => plans.stepCriterion({ id: criterion.id, ...step('accepted', person.id, { on: '2026-03-24' }) }, me)],
      ['2026-03-25', () => plans.validateObjective({ id: objective.id }, me)],
    ];
    for (const [on, move] of moves) {
      book.setNow(`${on}T09:00:00.000Z`);
      await move();
      expect(await last()).toEqual([on, on]);
    }
    book.setNow('2026-03-30T09:00:00.000Z');
    await plans.update({ id: plan.id, fields: { strategy: 'Other' } }, me);
    expect(await last()).toEqual(['2026-03-30', '2026-03-30']);
    await undo(book.context.store, 'one', null);
    expect(await last()).toEqual(['2026-03-25', '2026-03-25']);
    await redo(book.context.store, 'one');
    expect(await last()).toEqual(['2026-03-30', '2026-03-30']);
  });

  test('as of an earlier day: what was known then, never what was learnt since', async () => {
    const p = await prepare();
    const { plans, plan, account, objective, milestone, criterion } = p;
    book.setNow('2026-03-20T09:00:00.000Z');
    await plans.update({ id: plan.id, fields: { strategy: 'Grow', highlights: '' } }, me);
    await plans.updateMilestone({ id: milestone.id, fields: { status: 'done' } }, me);
    await plans.addObjective({ planId: plan.id, name: 'Later' }, me);
    await plans.removeCriterion({ id: criterion.id }, me);
    const then = plans.get({ id: plan.id, asOf: today });
    expect(then).toMatchObject({ strategy: 'Begin small', standing: { colour: 'green' }, lastActivityOn: today, asOf: today });
    expect(then.objectives).toMatchObject([{ id: objective.id, milestones: [{ status: 'open', doneOn: null }], criteria: [{ metric: 'Hours lost', measurements: [{ value: 25 }] }] }]);
    expect(plans.get({ id: plan.id, asOf: null })).toMatchObject({ standing: { colour: 'yellow' }, asOf: null });
    await plans.remove({ id: plan.id }, me);
    expect(plans.ofAccount({ accountId: account.id, asOf: null })).toMatchObject({ current: null, standing: { colour: 'red' } });
    book.setNow('2026-03-22T09:00:00.000Z');
    expect(plans.ofAccount({ accountId: account.id, asOf: '2026-03-16' }).current).toMatchObject({ id: plan.id, strategy: 'Begin small' });
    expect(() => plans.get({ id: plan.id, asOf: '2026-03-01' })).toThrow('This success plan was not in the book on 2026-03-01.');
  });

  test('a template gives a plan its objectives, days and criteria, and nothing of how it went', async () => {
    const { plans, account, template } = await prepare();
    const saved = plans.get({ id: (await plans.create({ accountId: account.id, template: template.id }, me)).id, asOf: null });
    expect(saved).toMatchObject({ status: 'draft', strategy: 'Begin small', highlights: '', internalNotes: '' });
    expect(saved.objectives).toMatchObject([{ name: 'Fewer stops', dueOn: '2026-06-01', customerOwnerId: null, milestones: [{ name: 'First site', dueOn: '2026-03-20', progress: 0 }], criteria: [{ metric: 'Hours lost', baseline: null, target: 10, stage: 'proposed', measurements: [], ratings: [] }] }]);
    expect(plans.templates().filter(({ isShipped }) => isShipped).length).toBeGreaterThanOrEqual(4);
    for (const { key } of plans.templates()) expect(plans.get({ id: (await plans.create({ accountId: account.id, template: key }, me)).id, asOf: null }).standing.colour).toBe('yellow');
  });

  test('a plan is found by any word of it', async () => {
    await prepare();
    const found = (text: string) => createSearch(book.context).find({ text, kinds: [], limit: 10, ranked: false }).map(({ kind }) => kind);
    expect(found('Begin small')).toContain('plans');
    expect(found('Fewer')).toContain('objectives');
    expect(found('Hours lost')).toContain('criteria');
    expect(found('First site')).toContain('milestones');
  });
});

describe('on Today', () => {
  const items = async () => (await createPlanToday(book.context)(book.context.today(), await createAccountRows(book.context).all())).map(({ key, ...item }) => ({ ...item, rule: item.rule, key: key.split(':')[0] }));
  const rules = async () => (await items()).map(({ rule }) => rule).toSorted();

  test('nothing while all is well', async () => {
    await prepare();
    expect(await items()).toEqual([]);
  });

  test('late milestones and objectives: one row each for an account, naming the oldest', async () => {
    const { plans, objective } = await prepare();
    await plans.addMilestone({ objectiveId: objective.id, name: 'Second site', dueOn: '2026-03-25' }, other);
    book.setNow('2026-03-27T09:00:00.000Z');
    expect(await items()).toMatchObject([{ rule: 'milestone-overdue', title: '2 milestones of Blue Heron are overdue', since: '2026-03-20', why: 'The oldest is “First site”, due on 20 Mar 2026', records: [{ entity: 'plans' }, { label: 'First site' }, { label: 'Second site' }] }]);
    book.setNow('2026-06-02T09:00:00.000Z');
    expect(await rules()).toContain('objective-overdue');
  });

  test('a missing plan once the account is older than the limit, but none of a digital account', async () => {
    await createAccounts(book.context).create({ name: 'New', segment: 'enterprise', csmSince: '2026-03-01' }, other);
    await createAccounts(book.context).create({ name: 'Digital', segment: 'enterprise', coverage: 'digital', csmSince: '2025-01-01' }, other);
    expect(await items()).toEqual([]);
    book.setNow('2026-05-02T09:00:00.000Z');
    expect(await items()).toMatchObject([{ rule: 'plan-missing', title: 'New has no success plan', account: { label: 'New' } }]);
    await createSettings(book.context).save({ planLimits: { ...publishedPlanLimits, greenWithinDays: 90 } }, me);
    expect(await items()).toEqual([]);
  });

  test('a plan that rests, and a green one without an open objective', async () => {
    const p = await prepare();
    await p.plans.closeObjective(closing(p), other);
    expect(await items()).toMatchObject([{ rule: 'plan-no-objective', title: 'Every objective of Blue Heron is closed' }]);
    book.setNow('2026-06-20T09:00:00.000Z');
    expect(await rules()).toEqual(['plan-no-objective', 'plan-stale']);
    await p.plans.reopenObjective({ id: p.objective.id }, other);
    expect(await rules()).toEqual(['milestone-overdue', 'objective-overdue']);
  });
});
