import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Run, RunStep } from '#shared/playbooks.ts';
import { createRunWriter } from '#electron/store/run-writer.ts';
import { me, openOnboardingBook, other, type OnboardingBook } from '#tests/services/onboarding-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

let open: OnboardingBook;
beforeEach(async () => {
  open = await openOnboardingBook();
});
afterEach(() => open.book.close());

const startRisk = async (branch?: string): Promise<Run> => {
  const { services, accountId } = open;
  const { id } = await services.playbooks.start({ ref: 'risk', accountId, anchorOn: '2026-03-16', branch, why: 'Budget' }, other);
  return services.playbooks.run({ id });
};
const stepOf = (run: Run, key: string): RunStep => {
  const step = run.plan.find((one) => one.key === key);
  if (step === undefined) throw new Error(`No step ${key}.`);
  return step;
};
const again = (run: Run): Run => open.services.playbooks.run({ id: run.id });
const daysOf = (run: Run): Record<string, string> => Object.fromEntries(run.plan.map((step) => [step.key, step.dueOn]));

describe('playbooks', () => {
  test('lists the shipped ones; a change keeps a version of its own under the key, and can be taken back', async () => {
    const { playbooks } = open.services;
    expect(playbooks.list().map(({ ref }) => ref)).toEqual(['onboarding-new', 'onboarding-existing', 'onboarding-upsell', 'not-engaged', 'risk', 'champion-left', 'enablement', 'expansion', 'renewal']);
    await playbooks.update({ ref: 'risk', fields: { name: 'Red account' } }, me);
    expect(playbooks.get({ ref: 'risk' })).toMatchObject({ ref: 'risk', key: 'risk', name: 'Red account', isChanged: true });
    const run = await startRisk();
    expect(run).toMatchObject({ name: 'Red account', playbookRef: 'risk' });
    await playbooks.restore({ ref: 'risk' }, me);
    expect(playbooks.get({ ref: 'risk' })).toMatchObject({ name: 'Risk', isChanged: false, running: 1 });
    expect(() => playbooks.restore({ ref: 'risk' }, me)).toThrow('Risk is as Daybook ships it.');
  });
  test('a copy is another playbook; removing it leaves its runs', async () => {
    const { playbooks } = open.services;
    const { id } = await playbooks.copy({ ref: 'risk' }, me);
    expect(playbooks.get({ ref: id })).toMatchObject({ name: 'Risk, a copy', key: null, isChanged: false });
    const run = await playbooks.start({ ref: id, accountId: open.accountId, anchorOn: '2026-03-16' }, me);
    await playbooks.remove({ ref: id }, me);
    expect(playbooks.run({ id: run.id })).toMatchObject({ name: 'Risk, a copy', playbookRef: null, state: 'running' });
    expect(() => playbooks.get({ ref: id })).toThrow('That playbook is not in this book any more.');
    expect(() => playbooks.remove({ ref: 'risk' }, me)).toThrow(/comes with Daybook and cannot be removed/);
  });
  test('refuses steps that cannot be planned, and changes nothing', async () => {
    const { playbooks } = open.services;
    const { steps } = playbooks.get({ ref: 'risk' });
    const round = steps.map((step) => (step.key === 'name' ? { ...step, after: 'listen' } : step.key === 'listen' ? { ...step, after: 'name' } : step));
    expect(() => playbooks.update({ ref: 'risk', fields: { steps: round } }, me)).toThrow(/count from each other/);
    expect(playbooks.get({ ref: 'risk' }).isChanged).toBe(false);
    const { id } = await playbooks.create({ name: 'Mine', steps: [] }, me);
    await expect(playbooks.start({ ref: id, accountId: open.accountId, anchorOn: '2026-03-16' }, me)).rejects.toThrow('Mine has no steps yet.');
    await expect(playbooks.start({ ref: 'risk', accountId: open.accountId, anchorOn: '2026-03-16', branch: 'Weather' }, me)).rejects.toThrow('Risk has no branch “Weather”.');
  });
});

describe('a run', () => {
  test('starts with a day and somebody for every step; steps of other branches do not count', async () => {
    await open.services.team.assign({ accountId: open.accountId, memberId: open.memberId, job: 'sa' }, other);
    const run = await startRisk('Adoption');
    expect(run).toMatchObject({ state: 'running', branch: 'Adoption', branches: ['Adoption', 'Product', 'Sponsor'], steps: 8, closedSteps: 0, overdueSteps: 0, next: { name: 'Name the risk', dueOn: '2026-03-16' }, people: [{ name: 'Ines Duarte' }] });
    expect(daysOf(run)).toMatchObject({ name: '2026-03-16', tell: '2026-03-17', listen: '2026-03-18', plan: '2026-03-25', weekly: '2026-04-01' });
    expect([stepOf(run, 'name').owner, stepOf(run, 'adoption').owner, stepOf(run, 'product').owner]).toEqual(['You', 'Omar Field', 'Product']);
    expect([stepOf(run, 'product').state, stepOf(run, 'adoption').state]).toEqual(['off', 'open']);
  });
  test('the writer starts one in a change of another word', async () => {
    const { context } = open.book;
    const written = await context.store.write({ window: 'one', label: 'The champion left', words: [] }, () => ({ id: createRunWriter(context).start({ playbook: 'champion-left', accountId: open.accountId, anchorOn: '2026-03-10', why: 'Ines left' }) }));
    expect(open.services.playbooks.runsOfAccount({ accountId: open.accountId, asOf: null })).toMatchObject([{ id: written.id, name: 'Champion left', why: 'Ines left', overdueSteps: 5 }]);
  });
  test('moving the anchor moves open steps; done, skipped and hand-set ones stay', async () => {
    const { playbooks } = open.services;
    const run = await startRisk();
    await playbooks.doStep({ id: stepOf(run, 'name').id }, me);
    await playbooks.skipStep({ id: stepOf(run, 'tell').id, reason: 'They know' }, me);
    await playbooks.setStepDay({ id: stepOf(run, 'plan').id, dueOn: '2026-04-20' }, me);
    const before = daysOf(again(run));
    await playbooks.moveAnchor({ id: run.id, anchorOn: '2026-03-23' }, me);
    expect(daysOf(again(run))).toMatchObject({ name: before['name'], tell: before['tell'], plan: '2026-04-20', weekly: '2026-04-27', listen: '2026-03-25' });
    await playbooks.moveAnchor({ id: run.id, anchorOn: '2026-03-16' }, me);
    expect(daysOf(again(run))).toEqual(before);
    await playbooks.setStepDay({ id: stepOf(run, 'plan').id, dueOn: null }, me);
    expect(stepOf(again(run), 'plan')).toMatchObject({ isFixed: false, dueOn: '2026-03-25' });
  });
  test('a step after a done one counts from the day it was done', async () => {
    const { playbooks } = open.services;
    const run = await startRisk();
    open.book.setNow('2026-03-27T09:00:00.000Z');
    await playbooks.doStep({ id: stepOf(run, 'listen').id, on: '2026-03-27' }, me);
    expect(daysOf(again(run))).toMatchObject({ listen: '2026-03-18', plan: '2026-04-03', weekly: '2026-04-10' });
    await playbooks.reopenStep({ id: stepOf(run, 'listen').id }, me);
    expect(daysOf(again(run))).toEqual(daysOf(run));
    expect(() => playbooks.doStep({ id: stepOf(run, 'listen').id, on: '2026-03-28' }, me)).toThrow('A step cannot be done on a day that has not come.');
  });
  test('the branch can be chosen later; what was done in another one stays', async () => {
    const { playbooks } = open.services;
    const run = await startRisk('Product');
    await playbooks.doStep({ id: stepOf(run, 'product').id }, me);
    await playbooks.chooseBranch({ id: run.id, branch: 'Sponsor' }, me);
    const after = again(run);
    expect(['product', 'workaround', 'map'].map((key) => stepOf(after, key).state)).toEqual(['done', 'off', 'open']);
    expect(() => playbooks.chooseBranch({ id: run.id, branch: 'Weather' }, me)).toThrow('Risk has no branch “Weather”.');
  });
  test('asks why it is closed while a criterion is not met, and takes no change once it has ended', async () => {
    const { playbooks } = open.services;
    const run = await startRisk();
    await playbooks.meet({ id: run.id, index: 0, met: true }, me);
    expect(() => playbooks.close({ id: run.id, reason: '' }, me)).toThrow('2 exit criteria are not met. Say why it can be closed all the same.');
    await playbooks.close({ id: run.id, reason: 'The customer left' }, me);
    expect(again(run)).toMatchObject({ state: 'done', closedOn: '2026-03-16', closeReason: 'The customer left', next: null, overdueSteps: 0 });
    expect(() => playbooks.doStep({ id: stepOf(run, 'name').id }, me)).toThrow('Risk of Blue Heron has ended. Resume it before it is changed.');
    await playbooks.resume({ id: run.id }, me);
    expect(again(run)).toMatchObject({ state: 'running', closedOn: null, closeReason: '' });
  });
  test('is known as of an earlier day as it was then', async () => {
    const { playbooks } = open.services;
    const run = await startRisk('Adoption');
    const then = playbooks.runsOfAccount({ accountId: open.accountId, asOf: null });
    open.book.setNow('2026-03-18T09:00:00.000Z');
    await playbooks.doStep({ id: stepOf(run, 'name').id }, me);
    await playbooks.moveAnchor({ id: run.id, anchorOn: '2026-04-01' }, me);
    await playbooks.stop({ id: run.id, reason: 'A false alarm' }, me);
    expect(playbooks.runsOfAccount({ accountId: open.accountId, asOf: '2026-03-16' })).toEqual(then);
    expect(playbooks.runsOfAccount({ accountId: open.accountId, asOf: '2026-03-15' })).toEqual([]);
    expect(playbooks.runs({ state: 'stopped' })).toMatchObject([{ id: run.id, closeReason: 'A false alarm' }]);
  });
});

describe('undo', () => {
  type Prepared = { run: Run; copyId: string };
  const writes: [string, (p: Prepared) => Promise<unknown>][] = [
    ['playbook added', () => open.services.playbooks.create({ name: 'Mine' }, me)],
    ['shipped playbook changed', () => open.services.playbooks.update({ ref: 'renewal', fields: { about: 'Ours' } }, me)],
    ['playbook changed', (p) => open.services.playbooks.update({ ref: p.copyId, fields: { exitCriteria: ['Done'] } }, me)],
    ['shipped playbook restored', () => open.services.playbooks.restore({ ref: 'expansion' }, me)],
    ['playbook copied', () => open.services.playbooks.copy({ ref: 'renewal' }, me)],
    ['playbook removed', (p) => open.services.playbooks.remove({ ref: p.copyId }, me)],
    ['run started', () => open.services.playbooks.start({ ref: 'expansion', accountId: open.accountId, anchorOn: '2026-03-16' }, me)],
    ['anchor moved', (p) => open.services.playbooks.moveAnchor({ id: p.run.id, anchorOn: '2026-04-01' }, me)],
    ['branch chosen', (p) => open.services.playbooks.chooseBranch({ id: p.run.id, branch: 'Sponsor' }, me)],
    ['criterion met', (p) => open.services.playbooks.meet({ id: p.run.id, index: 1, met: true }, me)],
    ['run closed', (p) => open.services.playbooks.close({ id: p.run.id, reason: 'Enough' }, me)],
    ['run stopped', (p) => open.services.playbooks.stop({ id: p.run.id, reason: 'Enough' }, me)],
    ['run removed', (p) => open.services.playbooks.removeRun({ id: p.run.id }, me)],
    ['step done', (p) => open.services.playbooks.doStep({ id: stepOf(p.run, 'listen').id }, me)],
    ['step skipped', (p) => open.services.playbooks.skipStep({ id: stepOf(p.run, 'listen').id, reason: 'Known' }, me)],
    ['step reopened', (p) => open.services.playbooks.reopenStep({ id: stepOf(p.run, 'name').id }, me)],
    ['step handed over', (p) => open.services.playbooks.handStep({ id: stepOf(p.run, 'listen').id, ownerId: open.memberId }, me)],
    ['day of a step set', (p) => open.services.playbooks.setStepDay({ id: stepOf(p.run, 'listen').id, dueOn: '2026-05-01' }, me)],
    ['checklist ticked', (p) => open.services.playbooks.tick({ id: stepOf(p.run, 'plan').id, index: 0, done: true }, me)],
  ];
  test.each(writes)('%s', async (_, write) => {
    const run = await startRisk('Adoption');
    const { playbooks } = open.services;
    await playbooks.doStep({ id: stepOf(run, 'name').id }, other);
    await playbooks.update({ ref: 'expansion', fields: { about: 'Ours' } }, other);
    const copyId = (await playbooks.copy({ ref: 'risk' }, other)).id;
    open.book.setNow('2026-03-20T09:00:00.000Z');
    await checkUndo(open.book, () => write({ run, copyId }));
  });
});
