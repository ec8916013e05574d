import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/days.ts';
import { publishedPlanLimits as limits } from '#shared/presets/plan-limits.ts';
import { planTemplate, planTemplates } from '#shared/presets/plan-templates.ts';
import {
  closeFault, criterionStages, isPlanAsked, milestoneFault, openFault, progressOf, ratingGap, reachedOf, standingOf, stepFault, warningsOf, type StandingFacts, type Step, type WarningFacts,
} from '#shared/plan-rules.ts';

const today = '2026-03-16';
const ago = (days: number): string => addDays(today, -days);

describe('the colour of a plan', () => {
  const full: StandingFacts = { status: 'active', strategy: 'Begin small', highlights: 'Two sites live', objectives: 2 };
  test.each<[string, StandingFacts | null, string, string]>([
    ['no plan', null, 'red', 'No success plan'],
    ['active with everything', full, 'green', 'Active, with objectives, strategy and highlights'],
    ['active with one objective is enough', { ...full, objectives: 1 }, 'green', 'Active, with objectives, strategy and highlights'],
    ['a draft with everything is never green', { ...full, status: 'draft' }, 'yellow', 'Still a draft'],
    ['a draft without highlights', { ...full, status: 'draft', highlights: '' }, 'yellow', 'Still a draft, with no highlights'],
    ['a draft without an objective', { ...full, status: 'draft', objectives: 0 }, 'red', 'No objective yet'],
    ['active without an objective, strategy and highlights filled', { ...full, objectives: 0 }, 'red', 'No objective yet'],
    ['active without a strategy', { ...full, strategy: '' }, 'yellow', 'Active, but with no strategy'],
    ['active without highlights', { ...full, highlights: '' }, 'yellow', 'Active, but with no highlights'],
    ['active with neither', { ...full, strategy: '', highlights: '' }, 'yellow', 'Active, but with no strategy and no highlights'],
    ['spaces are no strategy', { ...full, strategy: ' \n ' }, 'yellow', 'Active, but with no strategy'],
    ['a closed plan with everything', { ...full, status: 'closed' }, 'red', 'The plan is closed and no other follows'],
  ])('%s', (_, plan, colour, reason) => expect(standingOf(plan)).toEqual({ colour, reason }));
});

describe('whom a plan is asked of', () => {
  test.each([
    ['an enterprise account', { coverage: 'managed', tree: 'enterprise', priority: 'PR2' } as const, true],
    ['a commercial PR1', { coverage: 'managed', tree: 'commercial', priority: 'PR1' } as const, true],
    ['a commercial PR2', { coverage: 'managed', tree: 'commercial', priority: 'PR2' } as const, false],
    ['a digital account', { coverage: 'digital', tree: 'enterprise', priority: 'PR4' } as const, false],
    ['an unmanaged account', { coverage: 'unmanaged', tree: 'enterprise', priority: 'PR3' } as const, false],
  ])('%s', (_, account, isAsked) => expect(isPlanAsked(account, limits)).toBe(isAsked));
  test('of everyone, or of nobody', () => {
    const pr2 = { coverage: 'managed', tree: 'commercial', priority: 'PR2' } as const;
    expect(isPlanAsked(pr2, { ...limits, askedOf: 'everyone' })).toBe(true);
    expect(isPlanAsked({ ...pr2, priority: 'PR1' }, { ...limits, askedOf: 'nobody' })).toBe(false);
  });
});

describe('warnings', () => {
  const well: WarningFacts = {
    standing: { colour: 'green', reason: 'Active' }, status: 'active', priority: 'PR1', startedOn: ago(400), planFrom: ago(400), isAsked: true, lastActivityOn: ago(5), objectives: 2, openObjectives: 1, lastClosedOn: null, isUseCaseAchieved: true,
  };
  const red = { standing: { colour: 'red' as const, reason: 'No success plan' }, status: null, lastActivityOn: null, objectives: 0, openObjectives: 0 };
  test.each<[string, Partial<WarningFacts>, string[]]>([
    ['a plan that is well', {}, []],
    ['no plan on day 60', { ...red, startedOn: ago(60), planFrom: ago(60) }, []],
    ['no plan on day 61', { ...red, startedOn: ago(61), planFrom: ago(61) }, ['not-green']],
    ['no plan, not asked for', { ...red, isAsked: false }, []],
    ['no plan, closed 30 days ago', { ...red, planFrom: ago(30) }, []],
    ['an account without a start', { ...red, startedOn: null, planFrom: null }, []],
    ['a PR1 quiet for 60 days', { lastActivityOn: ago(60) }, []],
    ['a PR1 quiet for 61 days', { lastActivityOn: ago(61) }, ['quiet']],
    ['a PR2 quiet for 61 days', { priority: 'PR2', lastActivityOn: ago(61) }, []],
    ['a PR2 not updated for 90 days', { priority: 'PR2', lastActivityOn: ago(90) }, []],
    ['a PR2 not updated for 91 days', { priority: 'PR2', lastActivityOn: ago(91) }, ['not-updated']],
    ['a PR1 not updated for 91 days is named once', { lastActivityOn: ago(91) }, ['quiet']],
    ['a PR2 draft that rests', { priority: 'PR2', standing: { colour: 'yellow', reason: 'Still a draft' }, status: 'draft', lastActivityOn: ago(91) }, ['not-green']],
    ['a closed plan is not stale', { status: 'closed', standing: { colour: 'red', reason: 'Closed' }, planFrom: ago(10), lastActivityOn: ago(100) }, []],
    ['green with every objective closed', { openObjectives: 0, lastClosedOn: ago(10) }, ['no-open-objective']],
    ['use case open on day 90', { startedOn: ago(90), isUseCaseAchieved: false }, []],
    ['use case open on day 91', { startedOn: ago(91), isUseCaseAchieved: false }, ['use-case']],
    ['use case of an account that is new no more', { startedOn: ago(181), isUseCaseAchieved: false }, []],
  ])('%s', (_, facts, rules) => expect(warningsOf({ ...well, ...facts }, limits, today).map(({ rule }) => rule)).toEqual(rules));
  test('a warning says its limit and since when', () => {
    expect(warningsOf({ ...well, lastActivityOn: ago(70) }, limits, today)).toEqual([{ rule: 'quiet', says: 'PR1, and nothing was done on the plan since 5 Jan 2026; the limit is 60 days', since: ago(10) }]);
  });
});

describe('progress', () => {
  test.each([
    ['none', [], null],
    ['one done of two', [{ status: 'done', progress: 0 }, { status: 'open', progress: 0 }], 0.5],
    ['a dropped one counts not at all', [{ status: 'done', progress: 100 }, { status: 'dropped', progress: 0 }], 1],
    ['only dropped ones', [{ status: 'dropped', progress: 50 }], null],
    ['parts', [{ status: 'open', progress: 50 }, { status: 'open', progress: 25 }], 0.375],
  ] as const)('of milestones: %s', (_, milestones, progress) => expect(progressOf(milestones)).toBe(progress));

  const at = (baseline: number | null, target: number | null, ...values: number[]): number | null => reachedOf({ baseline, target, measurements: values.map((value, index) => ({ onDay: addDays('2026-01-01', index), value })) });
  test.each([
    ['not measured', at(0, 10), null],
    ['no baseline', at(null, 10, 5), null],
    ['no target', at(0, null, 5), null],
    ['at the baseline', at(10, 20, 10), 0],
    ['half-way', at(10, 20, 15), 0.5],
    ['beyond', at(10, 20, 30), 2],
    ['the other way', at(10, 20, 5), -0.5],
    ['a target below the baseline', at(30, 10, 15), 0.75],
    ['a target below, the other way', at(30, 10, 40), -0.5],
    ['a target of zero', at(8, 0, 2), 0.75],
    ['held where the target is the baseline', at(99, 99, 98, 99), 1],
    ['left where the target is the baseline', at(99, 99, 99.5), null],
    ['the latest counts, whatever its place', reachedOf({ baseline: 0, target: 10, measurements: [{ onDay: '2026-02-01', value: 8 }, { onDay: '2026-01-01', value: 2 }] }), 0.8],
  ])('of a criterion: %s', (_, reached, expected) => expect(reached).toBe(expected));

  test('is the same whichever way the figure counts', () => {
    const figure = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(fc.property(figure, figure, figure, (baseline, target, value) => {
      fc.pre(baseline !== target);
      const [up, down] = [at(baseline, target, value) ?? Number.NaN, at(-baseline, -target, -value) ?? Number.NaN];
      expect(down).toBeCloseTo(up, 9);
      expect(up * (target - baseline) + baseline).toBeCloseTo(value, 4);
    }));
  });

  const rating = (side: 'ours' | 'theirs', onDay: string, score: number) => ({ side, onDay, score });
  test.each([
    ['nobody rated', [], { ours: null, theirs: null, gap: null }],
    ['one side rated', [rating('ours', ago(3), 4)], { ours: 4, theirs: null, gap: null }],
    ['ours is higher', [rating('ours', ago(3), 4), rating('theirs', ago(2), 2)], { ours: 4, theirs: 2, gap: 2 }],
    ['only the latest of each side', [rating('theirs', ago(2), 5), rating('theirs', ago(30), 1), rating('ours', ago(9), 3)], { ours: 3, theirs: 5, gap: -2 }],
  ] as const)('ratings: %s', (_, ratings, gap) => expect(ratingGap(ratings)).toEqual(gap));
});

describe('the steps of a criterion', () => {
  const proposed = { stage: 'proposed', proposedOn: ago(50), acceptedOn: null, deliveredOn: null, verifiedOn: null } as const;
  const accepted = { ...proposed, stage: 'accepted', acceptedOn: ago(40) } as const;
  const delivered = { ...accepted, stage: 'delivered', deliveredOn: ago(20) } as const;
  const verified = { ...delivered, stage: 'verified', verifiedOn: ago(5) } as const;
  const step = (to: Step['to'], part: Partial<Step> = {}): Step => ({ to, on: ago(1), personId: 'P', by: 'Robin', words: 'It pays for itself', ...part });
  test.each([
    ['accepted', proposed, step('accepted'), null],
    ['accepted by nobody of the customer', proposed, step('accepted', { personId: null }), 'personId'],
    ['accepted before it was proposed', proposed, step('accepted', { on: ago(51) }), 'on'],
    ['accepted on the day it was proposed', proposed, step('accepted', { on: ago(50) }), null],
    ['delivered before it was accepted', proposed, step('delivered'), 'to'],
    ['verified straight away', proposed, step('verified'), 'to'],
    ['delivered', accepted, step('delivered', { personId: null }), null],
    ['delivered by nobody', accepted, step('delivered', { by: ' ' }), 'by'],
    ['delivered before it was accepted, by day', accepted, step('delivered', { on: ago(41) }), 'on'],
    ['verified', delivered, step('verified'), null],
    ['verified without words', delivered, step('verified', { words: ' \n' }), 'words'],
    ['verified without a person', delivered, step('verified', { personId: null }), 'personId'],
    ['verified tomorrow', delivered, step('verified', { on: addDays(today, 1) }), 'on'],
    ['verified before it was delivered', delivered, step('verified', { on: ago(21) }), 'on'],
    ['one step back needs nothing', delivered, step('accepted', { personId: null, on: ago(300) }), null],
    ['back from verified', verified, step('delivered', { by: '' }), null],
    ['two steps back', verified, step('accepted'), 'to'],
    ['the step it is on', accepted, step('accepted'), 'to'],
  ] as const)('%s', (_, criterion, to, field) => expect(stepFault(criterion, to, today)?.field ?? null).toBe(field));

  test('no way leads to Verified without a person, a day and words', () => {
    const any = fc.record({ to: fc.constantFrom(...criterionStages), on: fc.constantFrom(ago(60), ago(30), ago(1), today, addDays(today, 3)), personId: fc.constantFrom(null, 'P'), by: fc.constantFrom('', 'Robin'), words: fc.constantFrom('', '  ', 'Good') });
    fc.assert(fc.property(fc.array(any, { maxLength: 12 }), (steps) => {
      let now: { stage: Step['to']; proposedOn: string; acceptedOn: string | null; deliveredOn: string | null; verifiedOn: string | null } = { ...proposed };
      for (const one of steps) {
        if (stepFault(now, one, today) !== null) continue;
        const isBack = criterionStages.indexOf(one.to) < criterionStages.indexOf(now.stage);
        now = { ...now, stage: one.to, ...(isBack ? { [`${now.stage}On`]: null } : { [`${one.to}On`]: one.on }) };
        if (one.to !== 'verified') continue;
        expect(one.personId).not.toBeNull();
        expect(one.words.trim()).not.toBe('');
        const days = [now.proposedOn, now.acceptedOn ?? '', now.deliveredOn ?? '', now.verifiedOn ?? ''];
        expect(days).toEqual(days.toSorted());
        expect(days).not.toContain('');
      }
    }));
  });
});

describe('closing an objective', () => {
  const close = { outcome: 'achieved', summary: 'It worked', confirmedById: 'P', confirmedOn: today, noReason: null } as const;
  test.each([
    ['with all it needs', 'roi', close, null],
    ['without a summary', 'roi', { ...close, summary: ' ' }, 'summary'],
    ['without who confirmed it', 'roi', { ...close, confirmedById: null }, 'confirmedById'],
    ['confirmed tomorrow', 'roi', { ...close, confirmedOn: addDays(today, 1) }, 'confirmedOn'],
    ['an expansion that came to nothing, without a reason', 'expansion', { ...close, outcome: 'no' }, 'noReason'],
    ['an expansion that came to nothing, with its reason', 'expansion', { ...close, outcome: 'no', noReason: 'deferred' }, null],
    ['an expansion that was achieved', 'expansion', close, null],
    ['another kind that came to nothing', 'enablement', { ...close, outcome: 'no' }, null],
  ] as const)('%s', (_, category, closing, field) => expect(closeFault(category, closing, today)?.field ?? null).toBe(field));
});

test('a milestone starts before it is due, and a plan has three open objectives at most', () => {
  expect(milestoneFault({ startOn: today, dueOn: today })).toBeNull();
  expect(milestoneFault({ startOn: today, dueOn: ago(1) })?.field).toBe('dueOn');
  expect(milestoneFault({ startOn: null, dueOn: ago(1) })).toBeNull();
  expect(openFault(2, limits)).toBeNull();
  expect(openFault(3, limits)?.sentence).toMatch(/3 open objectives at most/);
});

test('the templates hold together', () => {
  for (const { name, ...template } of Object.values(planTemplates)) {
    expect(name).not.toBe('');
    expect(planTemplate.safeParse(template).error?.message).toBeUndefined();
    expect(template.objectives.length).toBeLessThanOrEqual(limits.openObjectives);
    for (const { milestones } of template.objectives) for (const { startIn, dueIn } of milestones) expect(dueIn ?? 0).toBeGreaterThanOrEqual(startIn ?? 0);
  }
});
