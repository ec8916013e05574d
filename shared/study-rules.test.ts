import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { publishedBacktestLimits as limits } from '#shared/presets/backtest-limits.ts';
import { fitPoints, rowReader, scoresOf, testStudy, type StudyTable } from '#shared/study-rules.ts';
import { bandOf, guessBands, guessOutcomes, outcomeFit, saysYes, specFault, type CategoryPart, type StudySpec } from '#shared/study-spec.ts';

const tableOf = (columns: Record<string, readonly string[]>): StudyTable => ({
  rows: Object.values(columns)[0]?.length ?? 0,
  columns: Object.entries(columns).map(([name, cells]) => {
    const values = [...new Set(cells)];
    return { name, values, codes: cells.map((cell) => values.indexOf(cell)) };
  }),
  toNumber: (text) => (Number.isFinite(Number(text)) ? Number(text) : null),
  toDay: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null),
});

const spec = (more: Partial<StudySpec> = {}): StudySpec => ({
  outcome: { column: 'Churn', values: [{ value: 'Yes', outcome: 'churned' }, { value: 'No', outcome: 'renewed' }] },
  score: { kind: 'column', column: 'Score', highMeans: 'renewal' }, bands: { green: 7.5, yellow: 5 }, lossIs: 'churned', label: null, intervened: null, scoredOn: null, knownOn: null, ...more,
});
const category = (more: Partial<CategoryPart> = {}): CategoryPart => ({ kind: 'category', column: 'Plan', weight: 1, points: [], other: null, isFitted: true, ...more });

let state = 11;
const uniform = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;

describe('a score from columns', () => {
  test('is a weighted mean; what is missing gives its weight to the rest', () => {
    const table = tableOf({ Plan: ['Gold', 'Tin', 'Iron', ''], Months: ['12', '6', '99', 'n/a'] });
    const parts = [category({ weight: 3, points: [{ value: 'Gold', points: 100 }, { value: 'Tin', points: 20 }] }), { kind: 'number' as const, column: 'Months', weight: 1, zeroAt: 0, fullAt: 24 }];
    expect([...scoresOf(table, { kind: 'built', parts })]).toEqual([(300 + 50) / 4, (60 + 25) / 4, 100, Number.NaN]);
    expect([...scoresOf(table, { kind: 'built', parts: [{ ...category({ points: [{ value: 'Gold', points: 100 }], other: 40 }) }] })]).toEqual([100, 40, 40, Number.NaN]);
  });

  test('a figure counts down where 100 points are below 0 points', () => {
    expect([...scoresOf(tableOf({ Cases: ['0', '5', '10', '40', '-3'] }), { kind: 'built', parts: [{ kind: 'number', column: 'Cases', weight: 2, zeroAt: 10, fullAt: 0 }] })]).toEqual([100, 50, 0, 0, 100]);
  });

  test('points are proposed by the order of the loss rates, and a rare value leads no order', () => {
    const { points, other } = fitPoints(['Month', 'Year', 'Two years', 'Once'], { kept: [400, 700, 950, 1], lost: [600, 300, 50, 0] });
    expect(points).toEqual([{ value: 'Month', points: 0 }, { value: 'Two years', points: 100 }, { value: 'Year', points: 33.3 }, { value: 'Once', points: 66.7 }]);
    expect(other).toBeNull();
    const many = Array.from({ length: 3_000 }, (_, at) => `c${at}`);
    const fitted = fitPoints(many, { kept: many.map((_, at) => at % 2), lost: many.map((_, at) => (at + 1) % 2) });
    expect(fitted.points).toHaveLength(200);
    expect(fitted.other).not.toBeNull();
  });
});

describe('a study', () => {
  const random = (rows: number, lossRate: (plan: number) => number) => {
    const plans = Array.from({ length: rows }, () => Math.floor(uniform() * 1_500));
    return tableOf({ Plan: plans.map(String), Churn: plans.map((plan) => (uniform() < lossRate(plan) ? 'Yes' : 'No')) });
  };
  const fitted = spec({ score: { kind: 'built', parts: [category()] }, bands: { green: 75, yellow: 50 } });
  const withPoints = (table: StudyTable): StudySpec => {
    const plans = table.columns.find(({ name }) => name === 'Plan');
    const read = rowReader(table, fitted);
    const tally = { kept: plans?.values.map(() => 0) ?? [], lost: plans?.values.map(() => 0) ?? [] };
    for (let row = 0; row < table.rows; row += 1) {
      const list = read(row).outcome === 'churned' ? tally.lost : tally.kept;
      const code = plans?.codes[row] ?? 0;
      list[code] = (list[code] ?? 0) + 1;
    }
    return { ...fitted, score: { kind: 'built', parts: [category(fitPoints(plans?.values ?? [], tally))] } };
  };

  test('does not flatter itself with points that were made from chance', () => {
    const table = random(2_000, () => 0.3);
    const found = testStudy(table, withPoints(table), limits);
    expect(found.auc?.low).toBeGreaterThan(0.5);
    expect(found.heldOut?.low).toBeLessThan(0.5);
    expect(found.verdict).toBe('no-signal');
  });

  test('says so where fitted points hold on rows that they were not made from', () => {
    const table = tableOf({ Plan: Array.from({ length: 600 }, (_, at) => (at % 3 === 0 ? 'Month' : 'Year')), Churn: Array.from({ length: 600 }, (_, at) => (at % 3 === 0 && at % 2 === 0 ? 'Yes' : 'No')) });
    const found = testStudy(table, withPoints(table), limits);
    expect(found).toMatchObject({ verdict: 'signal', isFitted: true });
    expect(found.heldOut?.value).toBeCloseTo(found.auc?.value ?? 0, 2);
  });

  property.prop([fc.array(fc.record({ score: fc.integer({ min: 0, max: 10 }), lost: fc.boolean() }), { minLength: 30, maxLength: 80 })])('of a score that means churn is that of its reverse', (given) => {
    const one = tableOf({ Score: given.map(({ score }) => String(score)), Churn: given.map(({ lost }) => (lost ? 'Yes' : 'No')) });
    const turned = tableOf({ Score: given.map(({ score }) => String(10 - score)), Churn: given.map(({ lost }) => (lost ? 'Yes' : 'No')) });
    const risk = testStudy(turned, spec({ score: { kind: 'column', column: 'Score', highMeans: 'churn' }, bands: { green: 2.5, yellow: 5 } }), limits);
    expect(risk).toEqual(testStudy(one, spec(), limits));
  });

  test('leaves out rows without outcome, without score, and with a score that came too late', () => {
    const table = tableOf({
      Score: ['9', 'none', '2', '3', '4'], Churn: ['No', 'No', 'Yes', '?', 'Yes'], Saved: ['no', '', 'yes', '1', 'no'],
      Scored: ['2026-01-01', '2026-01-01', '2026-03-01', '2026-01-01', '2026-02-10'], Notice: ['', '2026-02-01', '2026-02-01', '2026-02-01', '2026-02-11'],
    });
    const found = testStudy(table, spec({ intervened: 'Saved', scoredOn: 'Scored', knownOn: 'Notice' }), limits);
    expect(found).toMatchObject({ rows: 5, withoutOutcome: 1, late: 1, withoutScore: 1, outcomes: 2, losses: 1, verdict: 'counts-only' });
  });
});

describe('what columns mean', () => {
  test.each([
    ['Churn', ['Yes', 'No'], ['churned', 'renewed']], ['Exited', ['1', '0'], ['churned', 'renewed']], ['Renewed', ['TRUE', 'FALSE'], ['renewed', 'churned']], ['is_active', ['1.0', '0.0'], ['renewed', 'churned']],
    ['Outcome', ['Renewed', 'Contracted', 'Churned'], ['renewed', 'contracted', 'churned']], ['Stage', ['Closed Won', 'Closed Lost'], ['renewed', 'churned']],
    ['Status', ['Active', 'Cancelled', 'Downgraded', 'Joined'], ['renewed', 'churned', 'contracted', null]], ['Result', ['not renewed', 'renewed flat', 'Did not renew', 'Not churned'], ['churned', 'renewed', 'churned', 'renewed']],
    ['Attrition_Flag', ['Existing Customer', 'Attrited Customer'], ['renewed', 'churned']], ['Colour', ['1', '0'], [null, null]], ['Churn Value', ['1', '0'], ['churned', 'renewed']],
    ['customerStatus', ['Stayed', 'Churned'], ['renewed', 'churned']], ['target', ['lost', 'kept'], ['churned', 'renewed']],
  ])('%s: %j', (name, values, expected) => {
    const found = new Map(guessOutcomes(name, values).map(({ value, outcome }) => [value, outcome]));
    expect(values.map((value) => found.get(value) ?? null)).toEqual(expected);
  });

  test('an outcome is told from other columns of yes and no', () => {
    expect(outcomeFit('Churn', ['Yes', 'No'])).toBeGreaterThan(outcomeFit('Partner', ['Yes', 'No']));
    expect(outcomeFit('Partner', ['Yes', 'No'])).toBe(0);
    expect(saysYes('Y') && saysYes('saved') && !saysYes('no') && !saysYes('')).toBe(true);
  });

  test.each([
    [0, 1, 'renewal', 0.75, 0.5], [0, 9.6, 'renewal', 7.5, 5], [12, 98, 'renewal', 75, 50], [-30, 30, 'renewal', 10, -10], [0, 1, 'churn', 0.25, 0.5], [0, 900, 'churn', 300, 600],
  ] as const)('bands of scores from %d to %d that mean %s', (min, max, highMeans, green, yellow) => {
    const bands = guessBands(min, max, highMeans);
    expect(bands).toEqual({ green, yellow });
    expect([bandOf(green, bands, highMeans), bandOf(yellow, bands, highMeans), bandOf(highMeans === 'renewal' ? min : max, bands, highMeans)]).toEqual(['green', 'yellow', 'red']);
  });

  test.each<[Partial<StudySpec>, string | null]>([
    [{}, null],
    [{ bands: { green: 1, yellow: 2 } }, 'Green begins below yellow.'],
    [{ score: { kind: 'column', column: 'Score', highMeans: 'churn' } }, 'Green ends above yellow: a high score means churn here.'],
    [{ score: { kind: 'column', column: 'Churn', highMeans: 'renewal' } }, 'The score cannot be made from the outcome itself.'],
    [{ score: { kind: 'built', parts: [category(), category()] }, bands: { green: 75, yellow: 50 } }, 'A column is in the score twice.'],
    [{ scoredOn: 'Day' }, 'To leave out scores that were set too late, both days are needed: that of the score and that of the decision.'],
  ])('a study with %j', (more, fault) => expect(specFault(spec(more))).toBe(fault));
});
