import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountRow } from '#shared/accounts.ts';
import type { Onboarding } from '#shared/onboarding.ts';
import { createOnboardingToday } from '#electron/store/onboarding-today.ts';
import { createSettings } from '#electron/services/settings.ts';
import { me, openOnboardingBook, other, type OnboardingBook } from '#tests/services/onboarding-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

let open: OnboardingBook;
beforeEach(async () => {
  open = await openOnboardingBook();
});
afterEach(() => open.book.close());

const start = async (kind: 'new' | 'existing' | 'upsell' = 'new', kickoffOn: string | null = null): Promise<string> => (await open.services.onboarding.start({ accountId: open.accountId, kind, startOn: '2026-03-16', kickoffOn }, other)).id;
const only = (): Onboarding => {
  const [one] = open.services.onboarding.ofAccount({ accountId: open.accountId, asOf: null }).onboardings;
  if (one === undefined) throw new Error('No onboarding.');
  return one;
};
const stepsOf = (): Record<string, string> => {
  const { run } = only();
  return run === null ? {} : Object.fromEntries(open.services.playbooks.run({ id: run.id }).plan.map((step) => [step.key, `${step.dueOn} ${step.state}`]));
};
const hold = async (on: string): Promise<void> => {
  const { id } = await open.services.calls.plan({ accountId: open.accountId, on }, other);
  await open.services.calls.log({ id, state: 'held', fields: {} }, other);
};
const account = () => open.services.accounts.get({ id: open.accountId, asOf: null }).account;
const stageOn = () => open.book.db.prepare('SELECT stage_on FROM accounts WHERE id = ?').pluck().get(open.accountId);

describe('onboarding', () => {
  test('starts its playbook on its day, finds the contract and moves the account to Onboard', async () => {
    await start();
    expect(only()).toMatchObject({ kind: 'new', startOn: '2026-03-16', contractStartOn: '2026-03-10', phase: 'kickoff', run: { name: 'New onboarding', anchorOn: '2026-03-16', state: 'running' } });
    expect(account().stage).toBe('onboard');
    expect(stageOn()).toBe('2026-03-16');
    expect(() => open.services.onboarding.start({ accountId: open.accountId, kind: 'new', startOn: '2026-03-16' }, me)).toThrow('Blue Heron has an open onboarding of this kind already.');
  });
  test.each([['existing', 'Existing onboarding'], ['upsell', 'After-upsell onboarding']] as const)('%s starts %s and leaves the stage', async (kind, name) => {
    await start(kind);
    expect(only().run?.name).toBe(name);
    expect(account().stage).toBe('align');
  });

  test('a moved kickoff moves what counts from it, and the start moves the rest', async () => {
    const id = await start();
    expect(stepsOf()).toMatchObject({ intro: '2026-03-18 open', kickoff: '2026-03-26 open', prepare: '2026-03-24 open', value: '2026-04-16 open' });
    await open.services.onboarding.update({ id, fields: { kickoffOn: '2026-03-31' } }, me);
    expect(stepsOf()).toMatchObject({ intro: '2026-03-18 open', kickoff: '2026-03-31 open', prepare: '2026-03-27 open', value: '2026-04-21 open' });
    await open.services.onboarding.update({ id, fields: { startOn: '2026-03-23' } }, me);
    expect(stepsOf()).toMatchObject({ intro: '2026-03-25 open', kickoff: '2026-03-31 open' });
    await open.services.onboarding.update({ id, fields: { kickoffOn: null } }, me);
    expect(stepsOf()).toMatchObject({ kickoff: '2026-04-02 open' });
  });
  test('the kickoff is the same whether it is told in the onboarding or in the run', async () => {
    const id = await start('new', '2026-03-20');
    const run = only().run?.id ?? '';
    const kickoff = open.services.playbooks.run({ id: run }).plan.find((step) => step.key === 'kickoff')?.id ?? '';
    await open.services.playbooks.setStepDay({ id: kickoff, dueOn: '2026-03-25' }, me);
    expect(only().kickoffOn).toBe('2026-03-25');
    await open.services.playbooks.doStep({ id: kickoff }, me);
    expect(only()).toMatchObject({ kickoffOn: '2026-03-16', phase: 'cadence' });
    await open.services.playbooks.reopenStep({ id: kickoff }, me);
    expect(only().kickoffOn).toBeNull();
    await open.services.onboarding.update({ id, fields: { kickoffOn: '2026-03-16', firstValueOn: '2026-03-15' } }, me);
    expect(stepsOf()).toMatchObject({ kickoff: expect.stringContaining('done') as string, value: expect.stringContaining('done') as string });
    await open.services.playbooks.moveAnchor({ id: run, anchorOn: '2026-03-12' }, me);
    expect(only().startOn).toBe('2026-03-12');
  });

  test('counts the first call of a new customer from ever, of an existing one from the start', async () => {
    await hold('2026-03-02');
    await start('new');
    expect(only().times.engage).toEqual({ days: 0, goal: 14, isSoFar: false, isLate: false });
    await open.services.onboarding.remove({ id: only().id }, me);
    await start('existing');
    expect(only()).toMatchObject({ firstCallOn: null, times: { engage: { isSoFar: true } } });
    open.book.setNow('2026-03-20T09:00:00.000Z');
    await hold('2026-03-19');
    expect(only()).toMatchObject({ firstCallOn: '2026-03-19', times: { engage: { days: 3, isSoFar: false } } });
  });

  test('closing needs a summary, a day that fits, and moves the stage to Enable', async () => {
    const id = await start();
    open.book.setNow('2026-04-20T09:00:00.000Z');
    const { onboarding } = open.services;
    expect(() => onboarding.close({ id, on: '2026-04-21', summary: 'Live' }, me)).toThrow(/on a day that has not come/);
    expect(() => onboarding.close({ id, on: '2026-03-01', summary: 'Live' }, me)).toThrow(/before it started/);
    await onboarding.close({ id, on: '2026-04-20', summary: 'Forty technicians work in it' }, me);
    expect(only()).toMatchObject({ closedOn: '2026-04-20', closeSummary: 'Forty technicians work in it', times: { onboard: { days: 35 }, engage: { days: null } }, run: { state: 'done' } });
    expect(account().stage).toBe('enable');
    expect(stageOn()).toBe('2026-04-20');
    expect(() => onboarding.update({ id, fields: { kickoffOn: null } }, me)).toThrow('The onboarding of Blue Heron is closed. Reopen it before it is changed.');
    await onboarding.reopen({ id }, me);
    expect(only()).toMatchObject({ closedOn: null, run: { state: 'running' } });
  });
  test('leaves a later stage as it is', async () => {
    const id = await start('upsell');
    await open.services.accounts.update({ id: open.accountId, fields: { stage: 'expand' } }, other);
    await open.services.onboarding.close({ id, on: '2026-03-16', summary: 'Live' }, me);
    expect(account().stage).toBe('expand');
  });
  test('a delay has a side and a reason; days of use have come', async () => {
    const id = await start();
    const { onboarding } = open.services;
    expect(() => onboarding.update({ id, fields: { delaySide: 'customer' } }, me)).toThrow('A delay needs its reason.');
    expect(() => onboarding.update({ id, fields: { use10On: '2026-03-17' } }, me)).toThrow('10 % use cannot be on a day that has not come.');
    await onboarding.update({ id, fields: { delaySide: 'customer', delayReason: 'Security review' } }, me);
    expect(only()).toMatchObject({ delaySide: 'customer', delayReason: 'Security review' });
    await onboarding.update({ id, fields: { delaySide: null } }, me);
    expect(only()).toMatchObject({ delaySide: null, delayReason: '' });
  });
  test('is known as of an earlier day as it was then', async () => {
    const id = await start();
    const then = open.services.onboarding.ofAccount({ accountId: open.accountId, asOf: null });
    open.book.setNow('2026-03-25T09:00:00.000Z');
    await hold('2026-03-16');
    await open.services.onboarding.update({ id, fields: { kickoffOn: '2026-03-24' } }, me);
    await open.services.onboarding.close({ id, on: '2026-03-25', summary: 'Live' }, me);
    expect(open.services.onboarding.ofAccount({ accountId: open.accountId, asOf: '2026-03-16' })).toEqual(then);
    expect(open.services.onboarding.ofAccount({ accountId: open.accountId, asOf: '2026-03-15' })).toEqual({ onboardings: [], runs: [] });
  });
});

describe('undo', () => {
  const writes: [string, (id: string) => Promise<unknown>][] = [
    ['onboarding started', () => open.services.onboarding.start({ accountId: open.accountId, kind: 'upsell', startOn: '2026-03-16', kickoffOn: '2026-03-20' }, me)],
    ['kickoff and start moved', (id) => open.services.onboarding.update({ id, fields: { kickoffOn: '2026-03-24', startOn: '2026-03-12' } }, me)],
    ['first value set', (id) => open.services.onboarding.update({ id, fields: { firstValueOn: '2026-03-16', firstValueNote: 'First permit' } }, me)],
    ['onboarding closed', (id) => open.services.onboarding.close({ id, on: '2026-03-16', summary: 'Live' }, me)],
    ['onboarding removed', (id) => open.services.onboarding.remove({ id }, me)],
    ['kickoff done in the run', () => open.services.playbooks.doStep({ id: open.services.playbooks.run({ id: only().run?.id ?? '' }).plan.find((step) => step.key === 'kickoff')?.id ?? '' }, me)],
  ];
  test.each(writes)('%s', async (_, write) => {
    const id = await start();
    await checkUndo(open.book, () => write(id));
  });
  test('onboarding reopened', async () => {
    const id = await start();
    await open.services.onboarding.close({ id, on: '2026-03-16', summary: 'Live' }, other);
    await checkUndo(open.book, () => open.services.onboarding.reopen({ id }, me));
  });
});

describe('today', () => {
  const items = async () => {
    const rows: AccountRow[] = await open.services.accounts.list();
    return (await createOnboardingToday(open.book.context)(open.book.context.today(), rows)).map(({ rule, title, next, records }) => ({ rule, title, next, record: records[0]?.entity }));
  };
  test('one row an onboarding, the heaviest; one a run, with how many more', async () => {
    await start();
    expect(await items()).toEqual([]);
    open.book.setNow('2026-03-30T09:00:00.000Z');
    expect(await items()).toEqual([
      { rule: 'onboarding-no-engagement', title: 'No first call with Blue Heron yet', next: 'Reach someone, or say what holds it up', record: 'onboardings' },
      { rule: 'step-due', title: 'Take the handoff from sales, and 4 more steps', next: 'Do it, skip it with a reason, or hand it over', record: 'playbook_runs' },
    ]);
    open.book.setNow('2026-06-20T09:00:00.000Z');
    expect((await items()).map(({ rule }) => rule)).toEqual(['onboarding-stuck', 'step-due']);
    await createSettings(open.book.context).save({ mutedRules: ['onboarding-stuck', 'onboarding-no-engagement'] }, me);
    expect((await items())[0]?.rule).toBe('onboarding-no-value');
  });
  test('leaves out what somebody else does', async () => {
    await start();
    const run = open.services.playbooks.run({ id: only().run?.id ?? '' });
    open.book.setNow('2026-03-18T09:00:00.000Z');
    for (const key of ['handoff', 'intro']) await open.services.playbooks.handStep({ id: run.plan.find((step) => step.key === key)?.id ?? '', ownerId: open.memberId }, me);
    expect(await items()).toEqual([]);
  });
  test('says nothing of what is closed or stopped', async () => {
    const id = await start();
    await open.services.onboarding.close({ id, on: '2026-03-16', summary: 'Live' }, me);
    open.book.setNow('2026-06-20T09:00:00.000Z');
    expect(await items()).toEqual([]);
  });
});
