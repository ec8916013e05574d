import { describe, expect, test } from 'vitest';
import { stages, type Stage } from '#shared/accounts.ts';
import { daysSpent, gatesOf, mediansOf, nextStage, openGates, visitsOf, type JourneyFacts, type StageMove } from '#shared/journey-rules.ts';
import { publishedJourney } from '#shared/presets/journey.ts';

const nothing: JourneyFacts = {
  kickoffOn: null, hasContract: false, onboardingClosedOn: null, firstCallOn: null, hasPlan: false, planIsGreen: false, achievedObjectives: 0, verifiedOutcomes: 0, sentiment: null, atRisk: false, renewalOn: null,
};
const met = (stage: Stage, facts: Partial<JourneyFacts>): string[] => gatesOf(stage, { ...nothing, ...facts }, publishedJourney).flatMap((gate) => (gate.met ? [gate.key] : []));

describe('gates', () => {
  test.each<[Stage, Partial<JourneyFacts>, string[]]>([
    ['align', {}, []],
    ['align', { kickoffOn: '2026-04-01' }, ['kickoff']],
    ['align', { kickoffOn: '2026-04-01', hasContract: true }, ['kickoff', 'contract']],
    ['onboard', {}, []],
    ['onboard', { onboardingClosedOn: '2026-03-01', firstCallOn: '2026-02-01', hasPlan: true }, ['onboarding-closed', 'first-call', 'plan']],
    ['enable', {}, ['not-red']],
    ['enable', { sentiment: 'red', planIsGreen: true }, ['value']],
    ['enable', { sentiment: 'yellow', planIsGreen: true }, ['value', 'not-red']],
    ['enable', { sentiment: 'green', achievedObjectives: 1 }, ['value', 'not-red']],
    ['enable', { sentiment: 'green', hasPlan: true }, ['not-red']],
    ['expand', {}, ['not-at-risk']],
    ['expand', { verifiedOutcomes: 1, renewalOn: '2026-12-01' }, ['outcome', 'not-at-risk', 'renewal-known']],
    ['expand', { achievedObjectives: 1, atRisk: true }, ['outcome']],
    ['optimize', { atRisk: true }, []],
  ])('of %s with %j: %j', (stage, facts, keys) => {
    expect(met(stage, facts)).toEqual(keys);
  });
  test('a gate that is off is not asked for', () => {
    expect(gatesOf('align', nothing, { ...publishedJourney, offGates: ['kickoff'] }).map(({ key }) => key)).toEqual(['contract']);
  });
  test('each says what the book shows', () => {
    expect(gatesOf('align', { ...nothing, kickoffOn: '2026-04-01' }, publishedJourney).map(({ finding }) => finding)).toEqual(['Kickoff on 1 Apr 2026', 'No contract is in the book']);
  });
  test.each<[Stage | null, Stage | null, string[]]>([
    ['align', 'onboard', ['kickoff', 'contract']],
    ['align', 'enable', ['kickoff', 'contract', 'onboarding-closed', 'first-call', 'plan']],
    ['enable', 'align', []],
    ['enable', 'enable', []],
    [null, 'expand', []],
    ['align', null, []],
  ])('from %s to %s passes %j', (from, to, keys) => {
    expect(openGates(from, to, nothing, publishedJourney).map(({ key }) => key)).toEqual(keys);
  });
  test('the stages follow each other, and the last one ends', () => {
    expect(stages.map(nextStage)).toEqual(['onboard', 'enable', 'expand', 'optimize', null]);
  });
});

describe('time in stage', () => {
  test.each<[string, StageMove[], [Stage | null, string | null, string | null][]]>([
    ['one stage', [{ stage: 'align', on: '2026-01-01' }], [['align', '2026-01-01', null]]],
    ['an unknown beginning', [{ stage: 'enable', on: null }, { stage: 'expand', on: '2026-02-01' }], [['enable', null, '2026-02-01'], ['expand', '2026-02-01', null]]],
    ['a move taken back on its day', [{ stage: 'enable', on: '2026-01-01' }, { stage: 'expand', on: '2026-02-01' }, { stage: 'enable', on: '2026-02-01' }], [['enable', '2026-01-01', null]]],
    ['a move taken back on its day, by an undo that brings back the first day', [{ stage: 'enable', on: '2026-01-01' }, { stage: 'expand', on: '2026-02-01' }, { stage: 'enable', on: '2026-01-01' }], [['enable', '2026-01-01', null]]],
    ['back a week later', [{ stage: 'enable', on: '2026-01-01' }, { stage: 'expand', on: '2026-02-01' }, { stage: 'enable', on: '2026-02-08' }], [['enable', '2026-01-01', '2026-02-01'], ['expand', '2026-02-01', '2026-02-08'], ['enable', '2026-02-08', null]]],
    ['two stages on one day', [{ stage: 'align', on: '2026-01-01' }, { stage: 'onboard', on: '2026-01-01' }, { stage: 'enable', on: '2026-02-01' }], [['align', '2026-01-01', '2026-01-01'], ['onboard', '2026-01-01', '2026-02-01'], ['enable', '2026-02-01', null]]],
  ])('%s', (_, moves, expected) => {
    expect(visitsOf(moves).map(({ stage, from, to }) => [stage, from, to])).toEqual(expected);
  });
  test.each([
    [{ stage: 'align', from: '2026-01-01', to: '2026-01-01' }, 0],
    [{ stage: 'align', from: '2026-01-01', to: '2026-01-31' }, 30],
    [{ stage: 'align', from: '2026-01-01', to: null }, 59],
    [{ stage: 'align', from: null, to: '2026-01-31' }, null],
    [{ stage: 'align', from: '2026-03-10', to: null }, 0],
  ] as const)('%j: %s days', (visit, days) => {
    expect(daysSpent(visit, '2026-03-01')).toBe(days);
  });
  test('the median is over stays that ended and whose beginning is known', () => {
    const stay = (stage: Stage, from: string | null, to: string | null) => ({ stage, from, to });
    expect(mediansOf([
      stay('onboard', '2026-01-01', '2026-01-11'), stay('onboard', '2026-01-01', '2026-01-21'), stay('onboard', '2026-01-01', '2026-03-01'), stay('onboard', '2026-01-01', null), stay('onboard', null, '2026-02-01'),
      stay('enable', '2026-01-01', '2026-01-11'), stay('enable', '2026-01-01', '2026-01-14'),
    ])).toEqual({ onboard: { days: 20, visits: 3 }, enable: { days: 12, visits: 2 } });
  });
});
