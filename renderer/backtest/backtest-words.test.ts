import { describe, expect, test } from 'vitest';
import { shareOf, type Findings } from '#shared/backtest-rules.ts';
import { publishedBacktestLimits as limits } from '#shared/presets/backtest-limits.ts';
import { costsOf, percent, sayAuc, sayDifference, sayShare, sayVerdict } from '#renderer/backtest/backtest-words.ts';

const findings = (more: Partial<Findings>): Findings => ({ outcomes: 40, losses: 10, withoutScore: 0, bands: [], recall: null, precision: null, saved: 0, auc: { value: 0.83, low: 0.71, high: 0.92 }, roc: [], verdict: 'signal', ...more });

describe('what is said of a backtest', () => {
  test.each<[Partial<Findings>, string, string]>([
    [{}, 'The score tells the lost from the kept', 'the churned one lower in 83 of 100 pairs (95 % interval: 71 to 92). Guessing gets 50.'],
    [{ verdict: 'no-signal', auc: { value: 0.52, low: 0.44, high: 0.6 } }, 'No signal', 'did no better than guessing could.'],
    [{ verdict: 'wrong-way', auc: { value: 0.2, low: 0.1, high: 0.3 } }, 'The score points the wrong way', 'the lost had the higher scores.'],
    [{ verdict: 'counts-only', auc: null, outcomes: 19, losses: 1 }, 'Too few outcomes to judge the score', 'There are 19 outcomes with a score, 1 loss among them; it takes at least 20 outcomes and 5 losses. Until then there are counts only, and no advice on weights.'],
    [{ verdict: 'constant', auc: null }, 'The score says nothing', 'Every row has the same score'],
    [{ verdict: 'one-kind', auc: null }, 'There is nothing to compare', 'Fewer than two were kept'],
  ])('%j', (more, title, sentence) => {
    const said = sayVerdict(findings(more), 'churned', limits);
    expect(said.title).toBe(title);
    expect(said.sentence).toContain(sentence);
  });

  test('points from the outcomes are judged by the rows that they were not made from', () => {
    expect(sayVerdict({ ...findings({}), isFitted: true, heldOut: { value: 0.6, low: 0.55, high: 0.65 } }, 'churned', limits).sentence).toContain('in 60 of 100 pairs');
    expect(sayVerdict({ ...findings({ verdict: 'one-kind' }), isFitted: true, heldOut: null }, 'churned', limits).title).toBe('Too few to judge points that were proposed');
  });

  test.each([[0.714, '71 %'], [0, '0 %'], [1, '100 %'], [0.001, '< 1 %'], [0.9999, '> 99 %']])('%d is %s', (share, said) => expect(percent(share)).toBe(said.replace(/ %$/, '\u00A0%')));

  test('a share and an AUC have their intervals', () => {
    expect(sayShare(shareOf(5, 6)).replaceAll('\u00A0', ' ')).toBe('5 of 6 (83 %, between 44 % and 97 %)');
    expect(sayShare(shareOf(0, 0))).toBe('0 of 0');
    expect(sayAuc({ value: 0.8349, low: 0.81, high: 0.85 })).toBe('0.83 (0.81 to 0.85)');
  });

  test('what finding the lost costs', () => {
    expect(costsOf([{ x: 0, y: 0 }, { x: 0.1, y: 0.5 }, { x: 0.4, y: 0.95 }, { x: 1, y: 1 }])).toEqual([{ found: 0.25, alarms: 0.1 }, { found: 0.5, alarms: 0.1 }, { found: 0.75, alarms: 0.4 }, { found: 0.9, alarms: 0.4 }, { found: 1, alarms: 1 }]);
    expect(costsOf([])).toEqual([]);
  });

  test.each([
    [{ value: 0.1, low: 0.02, high: 0.18 }, 'These weights would have told them apart better', '+0.10'],
    [{ value: -0.1, low: -0.18, high: -0.02 }, 'These weights would have done worse', '−0.10'],
    [{ value: 0, low: 0, high: 0 }, 'No difference that can be told from chance', 'by 0.00'],
    [null, 'No advice on weights', 'counts only'],
  ])('a difference of %j', (difference, title, sentence) => {
    expect(sayDifference(difference).title).toBe(title);
    expect(sayDifference(difference).sentence).toContain(sentence);
  });
});
