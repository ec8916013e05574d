import { describe, expect, test } from 'vitest';
import { accountPlanMarkdown, emptyAccountPlan, isHandedOut, ownershipOf } from './handoffs.ts';
import { dossierMarkdown } from './dossier.ts';

describe('who had the account when', () => {
  const done = (direction: 'in' | 'out', otherName: string, completedOn: string | null) => ({ direction, otherName, completedOn });
  test.each([
    ['no handoff', { csmSince: '2025-01-01', ownedTo: null }, [], [['You', '2025-01-01', null]]],
    ['handed out without a record', { csmSince: '2025-01-01', ownedTo: '2026-01-31' }, [], [['You', '2025-01-01', '2026-01-31']]],
    ['came in', { csmSince: '2025-06-01', ownedTo: null }, [done('in', 'Ana', '2025-06-01')], [['Ana', null, '2025-05-31'], ['You', '2025-06-01', null]]],
    ['went out', { csmSince: '2025-01-01', ownedTo: '2026-01-31' }, [done('out', 'Bo', '2026-01-31')], [['You', '2025-01-01', '2026-01-31'], ['Bo', '2026-02-01', null]]],
    ['one still open', { csmSince: '2025-01-01', ownedTo: null }, [done('out', 'Bo', null)], [['You', '2025-01-01', null]]],
    [
      'in, out and in again', { csmSince: '2025-06-01', ownedTo: null }, [done('in', 'Bo', '2026-03-01'), done('out', 'Bo', '2026-01-31'), done('in', 'Ana', '2025-06-01')],
      [['Ana', null, '2025-05-31'], ['You', '2025-06-01', '2026-01-31'], ['Bo', '2026-02-01', '2026-02-28'], ['You', '2026-03-01', null]],
    ],
  ])('%s', (_, account, handoffs, periods) => expect(ownershipOf(account, handoffs as Parameters<typeof ownershipOf>[1]).map(({ owner, from, to }) => [owner, from, to])).toEqual(periods));
});

test.each([[null, false], ['2026-03-15', true], ['2026-03-16', false], ['2026-03-17', false]])('owned to %s is handed out on 16 March: %s', (ownedTo, out) => expect(isHandedOut({ ownedTo }, '2026-03-16')).toBe(out));

test('an account plan as Markdown has what is filled', () =>
  expect(accountPlanMarkdown('Blue Heron', { ...emptyAccountPlan, trends: 'Less freight', roadmap: 'Offline in May' }, '2026-03-16')).toBe('# Account plan: Blue Heron\n\nAs of 2026-03-16\n\n## Trends\n\nLess freight\n\n## Roadmap alignment\n\nOffline in May\n'));

test('a dossier as Markdown keeps its tables whole', () =>
  expect(dossierMarkdown({ title: 'Handoff of X', on: '2026-03-16', sections: [{ title: 'People', empty: 'Nobody.', blocks: [{ kind: 'table', columns: ['Name', 'Notes'], rows: [['A|B', 'one\ntwo']] }, { kind: 'list', items: ['x'] }] }, { title: 'Risks', empty: 'None.', blocks: [] }] }))
    .toBe('# Handoff of X\n\nAs of 2026-03-16\n\n## People\n\n| Name | Notes |\n|---|---|\n| A\\|B | one two |\n\n- x\n\n## Risks\n\nNone.\n'));
