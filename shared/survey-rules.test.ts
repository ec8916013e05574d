import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/days.ts';
import { publishedSurveyLimits } from '#shared/presets/survey-limits.ts';
import { answerFrom, byQuarter, cesOf, csatOf, followUpBy, isDetractor, isForgotten, latestAnswers, npsByAccount, npsGroup, npsOf, scaleFault, type SurveyAnswer } from '#shared/survey-rules.ts';

let made = 0;
const answer = (score: number, given: Partial<SurveyAnswer> = {}): SurveyAnswer => {
  made += 1;
  return { id: `answer ${made}`, accountId: 'a', personId: `person ${made}`, respondent: '', on: '2026-03-10', score, isDecisionMaker: false, scaleMin: 0, scaleMax: 10, ...given };
};
const scores = (...all: number[]): SurveyAnswer[] => all.map((score) => answer(score));

describe('NPS', () => {
  test('the worked example: 5 promoters, 3 passives, 2 detractors are 30, ± 48, and no direction alone', () => {
    expect(npsOf(scores(9, 9, 10, 10, 10, 7, 8, 8, 6, 0))).toEqual({ score: 30, n: 10, promoters: 5, passives: 3, detractors: 2, margin: 48, isDirectional: false });
  });

  test.each([
    ['nobody', [], null, null],
    ['one promoter', [9], 100, null],
    ['passives alone', [7, 8], 0, null],
    ['one of each', [10, 8, 0], 0, 92],
    ['two of three', [9, 9, 0], 33, 107],
    ['half a point goes away from zero', [9, 8, 8, 8, 8, 8, 8, 8], 13, 23],
    ['and below zero too', [0, 8, 8, 8, 8, 8, 8, 8], -13, 23],
  ])('%s', (_, given, score, margin) => {
    expect(npsOf(scores(...given))).toMatchObject({ score, margin, n: given.length, isDirectional: true });
  });

  test.each([[0, 'detractor'], [6, 'detractor'], [7, 'passive'], [8, 'passive'], [9, 'promoter'], [10, 'promoter']])('%i is a %s', (score, group) => expect(npsGroup(score)).toBe(group));

  test('directional is below ten', () => {
    expect(npsOf(scores(9, 9, 9, 9, 9, 9, 9, 9, 9)).isDirectional).toBe(true);
    expect(npsOf(scores(9, 9, 9, 9, 9, 9, 9, 9, 9, 9)).isDirectional).toBe(false);
  });

  test('one latest answer counts for each person, also for one who is nobody of the book', () => {
    const twice = [answer(0, { personId: 'p', on: '2026-01-01' }), answer(10, { personId: 'p', on: '2026-02-01' }), answer(3, { personId: null, respondent: 'Ada@x.example', on: '2026-02-01' }), answer(9, { personId: null, respondent: ' ada@x.example', on: '2026-02-01' })];
    expect(latestAnswers(twice).map(({ score }) => score)).toEqual([10, 9]);
    expect(npsOf(twice)).toMatchObject({ score: 100, n: 2 });
  });

  test('somebody of the same name at another account is somebody else, and nameless answers are each of their own', () => {
    expect(npsOf([answer(9, { personId: null, respondent: 'Sam' }), answer(0, { personId: null, respondent: 'Sam', accountId: 'b' }), answer(9, { personId: null }), answer(9, { personId: null })]).n).toBe(4);
  });

  test('an account has that of its people, and that of its decision makers apart', () => {
    const of = npsByAccount([answer(10), answer(10), answer(0, { isDecisionMaker: true }), answer(9, { accountId: 'b' })]);
    expect(of.get('a')).toMatchObject({ all: { score: 33, n: 3 }, decisionMakers: { score: -100, n: 1 } });
    expect(of.get('b')).toMatchObject({ all: { score: 100 }, decisionMakers: { score: null, n: 0 } });
  });

  const answers = fc.array(fc.record({ person: fc.integer({ min: 0, max: 8 }), score: fc.integer({ min: 0, max: 10 }), day: fc.integer({ min: 0, max: 400 }) }), { maxLength: 40 }).map((all) => all.map(({ person, score, day }) => answer(score, { personId: `p${person}`, on: addDays('2025-01-01', day) })));
  property.prop([answers])('agrees with a naive count over the last answer of each person', (all) => {
    const last = new Map<string, SurveyAnswer>();
    for (const one of [...all].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : all.indexOf(a) - all.indexOf(b)))) last.set(one.personId ?? '', one);
    const points: number[] = [...last.values()].map(({ score }) => (score > 8 ? 100 : score < 7 ? -100 : 0));
    const { score, n, promoters, passives, detractors, margin } = npsOf(all);
    expect(n).toBe(last.size);
    expect(promoters + passives + detractors).toBe(n);
    if (score === null) {
      expect(n).toBe(0);
      return;
    }
    const mean = points.reduce((sum, one) => sum + one, 0) / points.length;
    expect(Math.abs(score - mean)).toBeLessThanOrEqual(0.5 + 1e-9);
    expect(Object.is(score, -0)).toBe(false);
    const variance = points.reduce((sum, one) => sum + (one - mean) ** 2, 0) / points.length;
    if (margin === null) expect(variance).toBe(0);
    else expect(Math.abs(margin - 1.96 * Math.sqrt(variance / n))).toBeLessThan(0.51);
  });

  property.prop([answers, fc.integer({ min: 0, max: 10 })])('an answer before the one that a person gave last changes nothing', (all, score) => {
    const [first] = all;
    if (first === undefined) return;
    expect(npsOf([answer(score, { personId: first.personId, on: '2024-12-31' }), ...all])).toEqual(npsOf(all));
  });
});

describe('CSAT and CES', () => {
  const of = (scaleMin: number, scaleMax: number, ...all: number[]): SurveyAnswer[] => all.map((score) => answer(score, { scaleMin, scaleMax, personId: 'the same' }));

  test.each([
    [1, 5, 75, 4],
    [1, 7, 75, 6],
    [0, 10, 75, 8],
    [1, 10, 75, 8],
    [1, 7, 66, 5],
    [1, 5, 66, 4],
    [0, 1, 75, 1],
    [1, 5, 100, 5],
  ])('from %i to %i, %i %% of the way is %i', (scaleMin, scaleMax, percent, from) => expect(answerFrom({ scaleMin, scaleMax }, percent)).toBe(from));

  test('the share of 4 and 5 of 5; every answer counts', () => {
    expect(csatOf(of(1, 5, 5, 4, 3, 1))).toMatchObject({ share: 0.5, hits: 2, n: 4, isDirectional: true });
    expect(csatOf([])).toMatchObject({ share: null, n: 0 });
  });

  test('each answer is judged by the scale of its survey', () => {
    expect(csatOf([...of(1, 5, 4), ...of(1, 10, 4), ...of(1, 10, 8)])).toMatchObject({ hits: 2, n: 3 });
  });

  test('effort is a mean and a share; over two scales there is no mean', () => {
    expect(cesOf(of(1, 7, 7, 6, 5, 4))).toMatchObject({ mean: 5.5, share: 0.75 });
    expect(cesOf([...of(1, 7, 7), ...of(1, 5, 5)])).toMatchObject({ mean: null, share: 1 });
    expect(cesOf([])).toMatchObject({ mean: null, share: null });
  });
});

test.each([
  ['nps', 0, 10, null],
  ['nps', 1, 10, 'NPS is asked from 0 to 10.'],
  ['csat', 1, 5, null],
  ['ces', 7, 7, 'The highest answer is above the lowest.'],
] as const)('the scale of %s from %i to %i', (kind, scaleMin, scaleMax, fault) => expect(scaleFault(kind, { scaleMin, scaleMax })).toBe(fault));

test.each([
  ['nps', 6, 0, 10, true],
  ['nps', 7, 0, 10, false],
  ['csat', 2, 1, 5, true],
  ['csat', 3, 1, 5, false],
  ['ces', 3, 1, 7, true],
  ['ces', 4, 1, 7, false],
] as const)('%s %i of %i to %i asks for a talk: %s', (kind, score, scaleMin, scaleMax, is) => expect(isDetractor(kind, { score, scaleMin, scaleMax })).toBe(is));

test('a follow-up is due in working days, and forgotten in the end', () => {
  const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [] };
  expect(followUpBy('2026-03-13', publishedSurveyLimits, calendar)).toBe('2026-03-17');
  expect(isForgotten('2026-01-01', '2026-04-01', publishedSurveyLimits)).toBe(false);
  expect(isForgotten('2026-01-01', '2026-04-02', publishedSurveyLimits)).toBe(true);
});

test('quarters of a fiscal year that starts in February, empty ones included', () => {
  const quarters = byQuarter([answer(9, { on: '2026-01-31' }), answer(9, { on: '2025-08-01' })], 2, '2026-03-10', 4);
  expect(quarters.map(({ name, from, answers }) => [name, from, answers.length])).toEqual([['FY2026 Q2', '2025-05-01', 0], ['FY2026 Q3', '2025-08-01', 1], ['FY2026 Q4', '2025-11-01', 1], ['FY2027 Q1', '2026-02-01', 0]]);
});
