import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { copyOf, markdownOf } from '#shared/plan-copy.ts';
import type { Plan } from '#shared/plans.ts';
import { planDocx } from '#renderer/plans/plan-docx.ts';
import { barOf, scaleOf } from '#renderer/plans/gantt.ts';

/** What the customer must never read, each in a field of its own. */
const hidden = ['HIDDEN-plan-notes', 'HIDDEN-objective-notes', 'HIDDEN-risk-note', 'HIDDEN-our-words', 'HIDDEN-source', 'HIDDEN-warning', 'HIDDEN-closing', 'deferred', 'high', 'Expansion', 'robin@vendor.example'];

const plan: Plan = {
  id: 'P', accountId: 'A', accountName: 'Blue Heron', name: 'Fewer stops', status: 'active', strategy: 'Begin small', highlights: 'Two sites live', internalNotes: 'HIDDEN-plan-notes', dueOn: '2026-12-31', activeFrom: '2026-01-05', closedOn: null,
  closeSummary: 'HIDDEN-closing', madeOn: '2026-01-02', lastActivityOn: '2026-03-01', standing: { colour: 'green', reason: 'HIDDEN-warning' }, warnings: [{ rule: 'quiet', says: 'HIDDEN-warning', since: '2026-03-01' }], asOf: null,
  objectives: [
    {
      id: 'O', name: 'Hours back', why: 'Stops cost', what: 'Ten hours at most', category: 'expansion', ownerId: 'M', ownerName: 'Robin Vale', customerOwnerId: 'I', customerOwnerName: 'Ines Duarte', dueOn: '2026-06-01', stage: 'enable', status: 'closed', priority: 'high', customerRank: 2,
      internalNotes: 'HIDDEN-objective-notes', lastValidatedOn: '2026-03-01', closedOn: '2026-03-02', outcome: 'no', outcomeSummary: 'Put off | by a year', confirmedById: 'I', confirmedByName: 'Ines Duarte', confirmedOn: '2026-03-02', noReason: 'deferred',
      milestones: [{ id: 'S', objectiveId: 'O', name: 'First site', side: 'ours', ownerId: null, ownerName: '', customerOwnerId: null, customerOwnerName: '', startOn: '2026-02-01', dueOn: '2026-03-01', status: 'open', progress: 40, risk: 'high', riskNote: 'HIDDEN-risk-note', doneOn: null }],
      criteria: [
        {
          id: 'C', objectiveId: 'O', metric: 'Hours lost', unit: 'hours', baseline: 30, target: 10, byOn: '2026-06-01', customerRank: 1, stage: 'verified', proposedBy: 'robin@vendor.example', proposedOn: '2026-01-10', acceptedById: 'I', acceptedByName: 'Ines Duarte', acceptedOn: '2026-01-12', deliveredBy: 'robin@vendor.example',
          deliveredOn: '2026-02-20', verifiedById: 'I', verifiedByName: 'Ines Duarte', verifiedOn: '2026-03-01', verifiedWords: 'It pays for itself', impact: 'Two jobs', measurements: [{ id: 'E', onDay: '2026-03-01', value: 15, source: 'HIDDEN-source' }],
          ratings: [{ id: 'R1', side: 'theirs', personId: 'I', personName: 'Ines Duarte', onDay: '2026-03-01', score: 4, words: 'Good' }, { id: 'R2', side: 'ours', personId: null, personName: '', onDay: '2026-03-01', score: 1, words: 'HIDDEN-our-words' }],
        },
      ],
    },
  ],
};
const copy = copyOf(plan, { name: 'Robin Vale', company: 'Vendor' });
const shown = ['Blue Heron', 'Begin small', 'Two sites live', 'Hours back', 'Stops cost', 'Ten hours at most', 'First site', '40 %', 'Hours lost', '15 hours (75 % of the way)', 'Verified on 1 Mar 2026 by Ines Duarte', '4 of 5', '“It pays for itself” Two jobs', 'Not achieved'];

const forms: [string, () => Promise<string>][] = [
  ['the printed page', async () => JSON.stringify(copy)],
  ['Markdown', async () => markdownOf(copy)],
  ['Word', async () => Object.values(unzipSync(new Uint8Array(await (await planDocx(copy)).arrayBuffer()))).map((file) => strFromU8(file)).join('\n')],
];

test.each(forms)('%s has what the customer may see and nothing internal', async (name, make) => {
  const text = await make();
  expect(shown.filter((words) => !text.includes(words))).toEqual([]);
  const body = name === 'Word' ? text.replaceAll(/<[^>]*>/g, ' ') : text;
  expect(hidden.filter((words) => new RegExp(`\\b${words}\\b`).test(body))).toEqual([]);
  expect(body).not.toContain('1 of 5');
});

test('a bar in a text does not break a table of the Markdown', () => {
  const odd = markdownOf({ ...copy, objectives: copy.objectives.map((one) => ({ ...one, milestones: [{ name: 'a | b\nc', owner: 'x', due: '–', state: 'Open' }] })) });
  expect(odd).toContain('| a \\| b c | x | – | Open |');
});

test('a Gantt bar has the place and the width of its days', () => {
  const scale = scaleOf(['2026-03-08', '2026-03-31', '2026-03-10']);
  expect(scale).toMatchObject({ from: '2026-03-01', to: '2026-04-07', days: 38, months: [{ on: '2026-04-01' }] });
  if (scale === null) throw new Error('There is a scale.');
  expect(barOf(scale, '2026-03-01', '2026-04-07')).toEqual({ left: 0, width: 100 });
  expect(barOf(scale, '2026-03-20', '2026-03-20')).toMatchObject({ left: 50 });
  expect(scaleOf([])).toBeNull();
});
