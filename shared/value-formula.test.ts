import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedDrivers } from '#shared/presets/value-drivers.ts';
import { evaluate, longestFormula, namesIn, parseFormula, sayFormula, signs, type Formula } from '#shared/value-formula.ts';

const figures = new Map([['people', 120], ['hours', 2], ['cost', 45.5], ['none', 0]]);
const figureOf = (key: string): number | null => figures.get(key) ?? null;
const valueOf = (text: string): unknown => {
  const read = parseFormula(text);
  return 'fault' in read ? read.fault : evaluate(read.formula, figureOf);
};

describe('a formula', () => {
  test.each<[string, number]>([
    ['1', 1], ['.5 + 1.25', 1.75], ['2 + 3 × 4', 14], ['(2 + 3) × 4', 20], ['2 * 3 / 4', 1.5], ['2 × 3 ÷ 4', 1.5], ['10 - 4 - 3', 3], ['10 − (4 − 3)', 9], ['100 ÷ 10 ÷ 5', 2], ['-2 × -3', 6], ['--2', 2], ['−(1 + 1)', -2],
    ['people × hours × cost', 10_920], ['PEOPLE×Hours', 240], ['  people\n+\thours ', 122], ['((((7))))', 7], ['2 · 3', 6],
  ])('%s is %s', (text, value) => expect(valueOf(text)).toEqual({ value }));

  test.each<[string, number, RegExp]>([
    ['', 0, /^A formula is needed/],
    ['   ', 0, /^A formula is needed/],
    ['2 +', 3, /^At place 4: a number, a name or “\(” is missing after “\+”\.$/],
    ['× 2', 0, /^At place 1: a number, a name or “\(” is missing at the beginning\.$/],
    ['2 × ÷ 3', 4, /^At place 5: .* missing after “×”\.$/],
    ['(2 + 3', 0, /^At place 1: this “\(” is not closed\.$/],
    ['2 + 3)', 5, /^At place 6: this “\)” closes nothing\.$/],
    ['()', 1, /missing after “\(”/],
    ['people hours', 7, /^At place 8: a sign such as × is missing before “hours”\.$/],
    ['2 people', 2, /a sign such as × is missing before “people”/],
    ['1,000', 1, /written without commas/],
    ['20 %', 3, /the unit of an assumption says %/],
    ['alert(1); x', 8, /“;” cannot stand in a formula/],
    ['a ** b', 3, /missing after “×”/],
    ['"a"', 0, /cannot stand/],
    ['a[0]', 1, /cannot stand/],
    ['_x', 0, /cannot stand/],
    ['1.2.3', 3, /sign such as ×/],
    ['x'.repeat(41), 0, /40 letters at most/],
    ['1+'.repeat(300), longestFormula, /500 letters at most/],
  ])('%j is wrong at %i', (text, at, says) => {
    const fault = valueOf(text) as { at: number; sentence: string };
    expect(fault.at).toBe(at);
    expect(fault.sentence).toMatch(says);
  });

  test.each<[string, RegExp]>([
    ['people ÷ none', /divides by zero/],
    ['1 ÷ (2 − 2)', /divides by zero/],
    ['people × unknown', /“unknown” has no figure yet/],
    ['constructor', /“constructor” has no figure yet/],
  ])('%s comes to nothing', (text, says) => expect((valueOf(text) as { fault: string }).fault).toMatch(says));

  test('names are each once, in their order', () => {
    const read = parseFormula('b × (a + b) − c ÷ a');
    expect('formula' in read ? namesIn(read.formula) : []).toEqual(['b', 'a', 'c']);
  });

  test.each([
    ['people * (hours - 1) / cost', 'people × (hours − 1) ÷ cost'],
    ['people - (hours - 1)', 'people − (hours − 1)'],
    ['(people + hours) + 1', 'people + hours + 1'],
    ['people / (hours / 2)', 'people ÷ (hours ÷ 2)'],
    ['(people × hours) × 2', 'people × hours × 2'],
    ['-(people + 1)', '−(people + 1)'],
  ])('%s is said as %s', (text, said) => {
    const read = parseFormula(text);
    expect('formula' in read ? sayFormula(read.formula, (key) => key) : '').toBe(said);
  });
});

describe('any text', () => {
  const letters = fc.constantFrom('a', 'b', 'hours', '1', '2.5', '0', '+', '-', '*', '/', '×', '÷', '−', '(', ')', ' ', ',', '%', '.', '\n', '𝒳', '"', '`', '$', '{', '=>', '_');
  test('is read or refused with a place inside of it, and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 600 }), fc.array(letters, { maxLength: 300 }).map((parts) => parts.join(''))), (text) => {
      const read = parseFormula(text);
      if ('fault' in read) {
        expect(read.fault.at).toBeGreaterThanOrEqual(0);
        expect(read.fault.at).toBeLessThanOrEqual(Math.max(text.length, longestFormula));
        expect(read.fault.sentence).toMatch(/\.$/);
      } else {
        const worked = evaluate(read.formula, () => 3);
        expect('value' in worked ? Number.isFinite(worked.value) : worked.fault !== '').toBe(true);
      }
    }), { numRuns: 600 });
  });
  test('as deep as a formula may be', () => {
    expect(parseFormula(`${'('.repeat(249)}1${')'.repeat(249)}`)).toHaveProperty('formula');
    expect(parseFormula('-'.repeat(499).concat('1'))).toHaveProperty('formula');
  });

  const formula = fc.letrec<{ any: Formula }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'f' },
      fc.integer({ min: 0, max: 1000 }).map((value): Formula => ({ kind: 'number', value })),
      fc.constantFrom('people', 'hours', 'cost').map((key): Formula => ({ kind: 'name', key })),
      fc.record({ kind: fc.constant('minus' as const), of: tie('any') }),
      fc.record({ kind: fc.constant('pair' as const), sign: fc.constantFrom(...signs), left: tie('any'), right: tie('any') }),
    ),
  })).any;
  test('a formula that is said is read as the same', () => {
    fc.assert(fc.property(formula, (one) => {
      const said = sayFormula(one, (key) => key).replaceAll(',', '');
      fc.pre(said.length <= longestFormula);
      const read = parseFormula(said);
      if ('fault' in read) throw new Error(`${said}: ${read.fault.sentence}`);
      const [before, after] = [evaluate(one, figureOf), evaluate(read.formula, figureOf)];
      if ('value' in before && 'value' in after) expect(after.value).toBeCloseTo(before.value, 6);
      else expect('fault' in after).toBe('fault' in before);
    }));
  });
});

test.each(Object.entries(shippedDrivers))('the driver %s holds together', (_, { formula, assumptions, name }) => {
  const read = parseFormula(formula);
  expect('formula' in read ? namesIn(read.formula).toSorted() : read).toEqual(assumptions.map(({ key }) => key).toSorted());
  expect(name).not.toBe('');
  for (const { label, unit, from } of assumptions) expect([label, unit, from]).not.toContain('');
});
