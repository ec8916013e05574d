import { expect, test } from 'vitest';
import { draftPlan, planMarkdown, planSections, type PlanFacts } from '#shared/renewal-plan.ts';

const nothing: PlanFacts = { value: [], health: { says: 'No health is known.', down: [], up: [] }, risks: [], people: [], warnings: [], usage: [], asks: [], paper: [] };

test('a section says what is known, or what to find out', () => {
  const empty = draftPlan(nothing);
  expect(empty.value).toContain('Agree on one figure');
  expect(empty.stakeholders).toContain('who decides');
  const full = draftPlan({ ...nothing, value: ['Downtime halved\n(confirmed)'], health: { says: '23 of 100, red.', down: ['Licence use: low.'], up: [] }, warnings: ['No champion. Find one.'], people: ['Ines, buyer.'], paper: [{ text: 'Signed', doneOn: '2026-03-01' }, { text: 'Order', doneOn: null }] });
  expect(full.value).toBe('- Downtime halved (confirmed)');
  expect(full.health).toBe('23 of 100, red.\n\nWhat pulls it down:\n- Licence use: low.');
  expect(full.stakeholders).toBe('- Ines, buyer.\n\nTo mend:\n- No champion. Find one.');
  expect(full.paper).toBe('- [x] Signed (1 Mar 2026)\n- [ ] Order');
});

test('the plan as Markdown', () => {
  const drafts = draftPlan(nothing);
  expect(planMarkdown({ title: 'Renewal plan of Blue Heron', on: '2026-03-16', facts: 'Due soon.', sections: planSections.map((key) => ({ title: key, text: drafts[key] })) })).toMatch(/^# Renewal plan of Blue Heron\n\nAs of 16 Mar 2026\. Due soon\.\n\n## value\n\n/);
});
