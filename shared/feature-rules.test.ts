import { describe, expect, test } from 'vitest';
import { matchFeatures, wordsOf, type FeatureFacts, type HoldingFacts, type ObjectiveFacts } from '#shared/feature-rules.ts';

const feature = (given: Partial<FeatureFacts> = {}): FeatureFacts => ({ id: 'f', productId: 'p', productName: 'Audit Trail', name: 'Calibration certificates', notes: 'Certificates hang on the tool.', releasedOn: '2026-01-10', ...given });
const objective = (words: string, given: Partial<ObjectiveFacts> = {}): ObjectiveFacts => ({ id: 'o', accountId: 'a', name: words, words, ...given });
const holding = (given: Partial<HoldingFacts> = {}): HoldingFacts => ({ accountId: 'a', products: new Map([['p', 'owned']]), useCases: [], ...given });
const matched = (features: FeatureFacts[], objectives: ObjectiveFacts[], holdings = [holding()]) => matchFeatures(features, objectives, holdings, '2026-03-09', { featureDays: 365 });

describe('words', () => {
  test.each([
    ['Calibrated, calibrations and calibrating', ['calibrated']],
    ['Use the new tools with your team', ['tools']],
    ['Prüfung der Zertifikate', ['prufung', 'zertifikate']],
    ['', []],
  ])('of %j', (text, words) => expect([...wordsOf(text).values()]).toEqual(words));
});

describe('a released feature', () => {
  test('matches an objective by its words, and says so', () => {
    expect(matched([feature()], [objective('Certify every calibrated tool')])).toEqual([
      { featureId: 'f', accountId: 'a', objectiveId: 'o', objectiveName: 'Certify every calibrated tool', why: 'They have Audit Trail; “Certify every calibrated tool” and the feature speak of “calibration”, “tool”', weight: 4 },
    ]);
  });
  test('matches a use case of its product that is worked on', () => {
    const useCases = [{ name: 'Inspections', words: 'Inspections with evidence', productId: 'p', state: 'enabling' as const }];
    expect(matched([feature()], [], [holding({ useCases })])).toMatchObject([{ objectiveId: null, why: 'They have Audit Trail; they work on “Inspections”, a use case of it', weight: 1 }]);
    expect(matched([feature()], [], [holding({ useCases: useCases.map((one) => ({ ...one, state: 'adopted' as const })) })])).toEqual([]);
  });
  test.each([
    ['of a product that they do not have', [feature({ productId: 'other' })]],
    ['that is not released', [feature({ releasedOn: null })]],
    ['that comes tomorrow', [feature({ releasedOn: '2026-03-10' })]],
    ['that is too old', [feature({ releasedOn: '2025-03-08' })]],
  ])('%s does not', (_, features) => expect(matched(features, [objective('Certify every calibrated tool')])).toEqual([]));
  test('nor one for a product that is only a target, or an objective of somebody else', () => {
    expect(matched([feature()], [objective('Calibration')], [holding({ products: new Map([['p', 'target']]) })])).toEqual([]);
    expect(matched([feature()], [objective('Calibration', { accountId: 'b' })])).toEqual([]);
  });
  test('is matched once an account, by its best objective; the likeliest feature first', () => {
    const found = matched([feature({ id: 'less', name: 'Calibration', notes: '' }), feature()], [objective('Calibration', { id: 'one' }), objective('Certificates of calibration for each tool', { id: 'two' })]);
    expect(found.map(({ featureId, objectiveId }) => [featureId, objectiveId])).toEqual([['f', 'two'], ['less', 'one']]);
  });
  test('a word that half of the objectives have tells nothing', () => {
    const many = Array.from({ length: 12 }, (_, at) => objective(`Maintenance number${at}`, { id: `o${at}`, accountId: at === 0 ? 'a' : `other ${at}` }));
    expect(matched([feature({ name: 'Maintenance', notes: '' })], many)).toEqual([]);
  });
});
