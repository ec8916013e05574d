import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addDays, isWorkingDay } from '#shared/days.ts';
import { playbookFields, type PlaybookStep, type StepState } from '#shared/playbooks.ts';
import { shippedPlaybooks } from '#shared/presets/playbooks.ts';
import { branchesOf, dayFrom, filled, firstPlan, movedStep, movesOf, planDays, troubleOf, withoutStep, type Planned } from '#shared/run-rules.ts';

const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [{ on: '2026-04-03' }, { on: '2026-04-06' }] };
const stepOf = (key: string, offset: number, more: Partial<PlaybookStep> = {}): PlaybookStep => ({ key, name: key, detail: '', role: 'csm', branch: '', offset, unit: 'calendar', after: 'anchor', checklist: [], template: null, ...more });
const planned = (key: string, offset: number, more: Partial<Planned & PlaybookStep> = {}): Planned => ({ key, offset, unit: 'calendar', after: 'anchor', dueOn: '2026-01-01', isFixed: false, state: 'open', doneOn: null, ...more });
const daysOf = (steps: readonly Planned[], anchorOn: string): Record<string, string> => Object.fromEntries(planDays(steps, anchorOn, calendar));

describe('the day of a step', () => {
  test.each([
    ['2026-03-16', 0, 'calendar', '2026-03-16'],
    ['2026-03-16', 14, 'calendar', '2026-03-30'],
    ['2026-03-16', -122, 'calendar', '2025-11-14'],
    ['2026-03-13', 1, 'working', '2026-03-16'],
    ['2026-03-16', -1, 'working', '2026-03-13'],
    ['2026-04-02', 1, 'working', '2026-04-07'],
    ['2026-04-07', -1, 'working', '2026-04-02'],
    ['2026-04-04', 0, 'working', '2026-04-04'],
    ['2026-04-04', -2, 'working', '2026-04-01'],
  ] as const)('%s, %i %s days: %s', (base, offset, unit, expected) => expect(dayFrom(base, { offset, unit }, calendar)).toBe(expected));
});

describe('a plan', () => {
  test('a chain counts from the step before, both ways', () => {
    expect(daysOf([planned('prepare', -2, { after: 'kickoff', unit: 'working' }), planned('kickoff', 10, { unit: 'working' }), planned('value', 15, { after: 'kickoff', unit: 'working' })], '2026-03-16'))
      .toEqual({ prepare: '2026-03-26', kickoff: '2026-03-30', value: '2026-04-22' });
  });
  test('done, skipped and hand-set steps stay; what follows counts from the day it was done, else from its day', () => {
    const steps = [
      planned('done', 1, { state: 'done', dueOn: '2026-03-02', doneOn: '2026-03-09' }),
      planned('after-done', 2, { after: 'done' }),
      planned('skipped', 1, { state: 'skipped', dueOn: '2026-03-03' }),
      planned('after-skipped', 2, { after: 'skipped' }),
      planned('fixed', 1, { isFixed: true, dueOn: '2026-05-05' }),
      planned('after-fixed', 2, { after: 'fixed' }),
      planned('open', 1),
    ];
    expect(daysOf(steps, '2026-04-01')).toEqual({ done: '2026-03-02', 'after-done': '2026-03-11', skipped: '2026-03-03', 'after-skipped': '2026-03-05', fixed: '2026-05-05', 'after-fixed': '2026-05-07', open: '2026-04-02' });
  });
  test('a step without its predecessor counts from the anchor', () => expect(daysOf([planned('late', 3, { after: 'gone' })], '2026-03-16')).toEqual({ late: '2026-03-19' }));
  test('steps that count from each other do not hang', () => expect(Object.keys(daysOf([planned('a', 1, { after: 'b' }), planned('b', 1, { after: 'a' })], '2026-03-16'))).toHaveLength(2));
  test('branches: the chosen one is open, the others are off, all have a day', () => {
    const plan = firstPlan([stepOf('all', 0), stepOf('one', 1, { branch: 'One' }), stepOf('two', 2, { branch: 'Two' })], '2026-03-16', 'Two', calendar);
    expect(plan.map(({ key, state, dueOn }) => [key, state, dueOn])).toEqual([['all', 'open', '2026-03-16'], ['one', 'off', '2026-03-17'], ['two', 'open', '2026-03-18']]);
    expect(branchesOf(plan)).toEqual(['One', 'Two']);
  });
});

const anyDay = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const anySteps = fc.array(
  fc.record({ offset: fc.integer({ min: -200, max: 200 }), unit: fc.constantFrom('calendar' as const, 'working' as const), before: fc.integer({ min: -1, max: 11 }), isFixed: fc.boolean(), state: fc.constantFrom<StepState>('open', 'open', 'done', 'skipped', 'off'), day: anyDay }),
  { minLength: 1, maxLength: 12 },
).map((all) => all.map(({ offset, unit, before, isFixed, state, day }, index): Planned => ({ key: `s${index}`, offset, unit, after: before >= 0 && before < index ? `s${before}` : 'anchor', isFixed, state, dueOn: day, doneOn: state === 'done' ? day : null })));
const moved = (steps: readonly Planned[], on: string): Planned[] => {
  const days = planDays(steps, on, calendar);
  return steps.map((step) => ({ ...step, dueOn: days.get(step.key) ?? step.dueOn }));
};

describe('moving the anchor', () => {
  property.prop([anySteps, anyDay, anyDay])('there and back gives the same days', (steps, from, to) => {
    const plan = moved(steps, from);
    expect(moved(moved(plan, to), from)).toEqual(plan);
  });
  property.prop([anySteps, anyDay, anyDay])('never moves what is done, skipped or set by hand', (steps, from, to) => {
    const plan = moved(steps, from);
    const held = (all: readonly Planned[]) => all.filter((step) => step.isFixed || step.state === 'done' || step.state === 'skipped').map(({ key, dueOn }) => [key, dueOn]);
    expect(held(moved(plan, to))).toEqual(held(plan));
  });
  property.prop([anySteps, anyDay, anyDay])('the preview names what the move does to open steps', (steps, from, to) => {
    const plan = moved(steps, from);
    const after = new Map(moved(plan, to).map((step) => [step.key, step.dueOn]));
    const { moves } = movesOf(plan, to, calendar);
    expect(new Set(moves.map(({ step }) => step.key))).toEqual(new Set(plan.filter((step) => step.state === 'open' && after.get(step.key) !== step.dueOn).map((step) => step.key)));
    for (const { step, to: day } of moves) expect(day).toBe(after.get(step.key));
  });
  property.prop([anySteps, anyDay, fc.integer({ min: -30, max: 30 })])('calendar steps of the anchor move by as many days as it does', (steps, from, by) => {
    const plan = moved(steps, from);
    const after = moved(plan, addDays(from, by));
    plan.forEach((step, index) => {
      if (step.unit === 'calendar' && step.after === 'anchor' && !step.isFixed && (step.state === 'open' || step.state === 'off')) expect(after[index]?.dueOn).toBe(addDays(step.dueOn, by));
    });
  });
  property.prop([anyDay, fc.integer({ min: -60, max: 60 }).filter((count) => count !== 0)])('working days end on a working day', (on, offset) => {
    expect(isWorkingDay(dayFrom(on, { offset, unit: 'working' }, calendar), calendar)).toBe(true);
  });
});

describe('what is wrong with steps', () => {
  test.each([
    ['nothing', [stepOf('a', 0), stepOf('b', 1, { after: 'a' })], null],
    ['two of a key', [stepOf('a', 0), stepOf('a', 1)], 'Two steps have the same key. Give one of them another.'],
    ['a step called anchor', [stepOf('anchor', 0)], /No step can have the key “anchor”/],
    ['an unknown predecessor', [stepOf('a', 0, { after: 'gone' })], '“a” counts from a step that is not in this playbook. Choose another one.'],
    ['a step after itself', [stepOf('a', 0, { after: 'a' })], /count from each other/],
    ['a circle of three', [stepOf('a', 0, { after: 'c' }), stepOf('b', 0, { after: 'a' }), stepOf('c', 0, { after: 'b' })], /count from each other, so neither has a day/],
    ['a step for all that hangs on a branch', [stepOf('a', 0, { branch: 'One' }), stepOf('b', 1, { after: 'a' })], /only in the branch One/],
    ['a step in the same branch', [stepOf('a', 0, { branch: 'One' }), stepOf('b', 1, { after: 'a', branch: 'One' })], null],
  ] as const)('%s', (_, steps, expected) => {
    const trouble = troubleOf(steps);
    if (expected === null) expect(trouble).toBeNull();
    else expect(trouble).toMatch(expected);
  });
});

describe('editing steps', () => {
  test('what counted from a removed step counts from what that counted from, on the same days', () => {
    const steps = [stepOf('a', 2), stepOf('b', 3, { after: 'a' }), stepOf('c', 4, { after: 'b' }), stepOf('d', 1, { after: 'b', unit: 'working' })];
    expect(withoutStep(steps, 'b').map(({ key, after, offset }) => [key, after, offset])).toEqual([['a', 'anchor', 2], ['c', 'a', 7], ['d', 'a', 1]]);
    expect(withoutStep(steps, 'a')[0]).toMatchObject({ key: 'b', after: 'anchor', offset: 5 });
    expect(withoutStep(steps, 'gone')).toEqual(steps);
  });
  test.each([[0, 2, 'bca'], [2, 0, 'cab'], [1, 1, 'abc'], [2, 9, 'abc'], [0, -1, 'abc'], [9, 0, 'abc']])('from %i to %i: %s', (from, to, expected) => {
    expect(movedStep([stepOf('a', 0), stepOf('b', 0), stepOf('c', 0)], from, to).map(({ key }) => key).join('')).toBe(expected);
  });
});

describe('shipped playbooks', () => {
  test('have a key and a name of their own', () => {
    expect(new Set(shippedPlaybooks.map(({ key }) => key)).size).toBe(shippedPlaybooks.length);
    expect(new Set(shippedPlaybooks.map(({ name }) => name)).size).toBe(shippedPlaybooks.length);
  });
  test.each(shippedPlaybooks.map((one) => [one.name, one] as const))('%s can be planned, and fills its templates', (_, { key: __, anchorSays, ...fields }) => {
    expect(playbookFields.parse(fields)).toEqual(fields);
    expect(troubleOf(fields.steps)).toBeNull();
    expect(anchorSays).not.toBe('');
    expect(fields.exitCriteria.length).toBeGreaterThan(0);
    for (const { template } of fields.steps) {
      if (template !== null) expect(filled(`${template.subject} ${template.body}`, { account: 'Blue Heron', person: 'Ines', me: 'Ada', company: 'Brindlework' })).not.toMatch(/[{}]/u);
    }
  });
  test('the renewal counts back from its date and the onboarding from its start', () => {
    const daysFor = (key: string, on: string) => Object.fromEntries(firstPlan(shippedPlaybooks.find((one) => one.key === key)?.steps ?? [], on, '', calendar).map((step) => [step.key, step.dueOn]));
    expect(daysFor('renewal', '2026-12-31')).toMatchObject({ review: '2026-08-01', action: '2026-08-31', soft: '2026-09-22', manager: '2026-10-22', close: '2026-12-31', thank: '2027-01-07' });
    expect(daysFor('onboarding-new', '2026-03-02')).toMatchObject({ kickoff: '2026-03-12', prepare: '2026-03-10', cadence: '2026-03-26' });
  });
});

describe('a template', () => {
  test('keeps the places that nothing is known for', () => expect(filled('Hello {person} of {account} {odd}', { account: 'Blue Heron', person: '' })).toBe('Hello {person} of Blue Heron {odd}'));
});
