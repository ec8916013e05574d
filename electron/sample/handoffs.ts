import { addDays, type Day } from '#shared/days.ts';
import type { AccountPlanFields, Direction, HandoffStep } from '#shared/handoffs.ts';
import { handoffChecklists } from '#shared/presets/handoff-checklists.ts';
import { local, type Fact } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

/** What is written down about five large accounts; one of them only begun. */
const plans: Record<string, Partial<AccountPlanFields>> = {
  'Halvorsen Dray Logistics': {
    industry: 'Container freight between four ports and 31 depots. Competes on turnaround time with two larger groups.',
    trends: 'Ports bill waiting time since last year. Drivers are scarce, so depots must run with fewer people.',
    challenges: 'Three depots bought in the last two years still work on paper. Crane inspections are due in the same quarter everywhere.',
    goals: 'Turnaround under 48 minutes at every depot; one maintenance standard for the group.',
    useCasesToday: 'Depot maintenance in 28 depots, driver requests, yearly crane inspections.',
    useCasesPossible: 'Trailer fleet (about 900), tyre management, contractor billing. Needs the link to their fleet system.',
    budget: 'Operations pays. Planned in September, released in January. Competes with a yard management project.',
    resourcing: 'Their side: one programme manager, half an integration architect. Missing: an owner for the bought depots.',
    roadmap: 'They want offline crane inspections before the summer; our release of the season covers it.',
  },
  'Palisade Ridge Energy': {
    industry: 'Regional grid operator, regulated returns, 46 substations.',
    trends: 'The regulator asks for digital evidence of each inspection. Storm seasons grow longer.',
    challenges: 'A new operations chief reviews all software. Field crews cover distances of two hours.',
    goals: 'Outage minutes down by a tenth in two years.',
    useCasesToday: 'Inspections of 31 substations.',
    useCasesPossible: 'Vegetation patrols, storm work orders.',
    budget: 'Part of the rate case; nothing moves before its decision.',
  },
  'Marrowfield Health Network': {
    industry: 'Nine hospitals, one laboratory, a non-profit under cost pressure.',
    trends: 'Accreditation moves from samples to complete records.',
    challenges: 'Technicians retire faster than they are replaced.',
    goals: 'No overdue device at the next audit.',
    useCasesToday: 'Service of 14,000 devices; audit reports.',
    useCasesPossible: 'Outpatient clinics on the same plan; loan devices.',
    resourcing: 'Two biomedical leads on their side; clinics have nobody yet.',
  },
  'Corvane Aerospace Components': {
    industry: 'Precision parts for airframes, two large customers.',
    challenges: 'Finance trusts no figure that went through the sync. Their quality audit is in the autumn.',
    goals: 'Calibration provable for each tool, at any time.',
    useCasesToday: 'Calibration and preventive work in three cells.',
    roadmap: 'They need the sync to stop writing on error; promised for the next release.',
  },
  'Tannersby Foods': { industry: 'Ready meals from five plants for two supermarket chains.', useCasesToday: 'Maintenance and hygiene in two plants.' },
};

const stepsOf = (direction: Direction, doneOn: (index: number) => Day | null): string =>
  JSON.stringify(handoffChecklists[direction].map((step, index): HandoffStep => ({ ...step, doneOn: doneOn(index) })));

/** Account plans of large accounts, a handoff from sales that is complete, and one to a colleague that is late. */
export const handoffFacts = (accounts: readonly SampleAccount[], today: Day, newId: () => string): Fact[] => {
  const named = (name: string): SampleAccount | undefined => accounts.find(({ spec }) => spec.name === name);
  const facts: Fact[] = Object.entries(plans).flatMap(([name, fields], index): Fact[] => {
    const account = named(name);
    if (account === undefined) return [];
    const [id, begun] = [newId(), workday(addDays(today, -(300 - index * 45)))];
    const { goals, useCasesPossible, ...first } = fields;
    const later = { ...(goals === undefined ? {} : { goals }), ...(useCasesPossible === undefined ? {} : { useCasesPossible }) };
    return [
      { at: local(begun, '14:30'), table: 'accountPlans', id, isNew: true, fields: { id, accountId: account.id, ...first } },
      ...(Object.keys(later).length === 0 ? [] : [{ at: local(workday(addDays(today, -(70 - index * 9))), '14:40'), table: 'accountPlans' as const, id, isNew: false, fields: later }]),
    ];
  });
  const incoming = named('Tamarack Lift Service');
  if (incoming !== undefined) {
    const [id, on] = [newId(), incoming.since];
    const ticked = (index: number): Day => workday(addDays(on, index + 1));
    facts.push(
      { at: local(on, '09:40'), table: 'handoffs', id, isNew: true, fields: { id, accountId: incoming.id, direction: 'in', otherName: 'Teodor Fallgrove', otherEmail: 'teodor.fallgrove@brindlework.example', onDay: on, reason: 'New customer, signed by sales', notes: 'They bought for the dispatch board. Billing from the lift logs was shown, not promised.', checklist: stepsOf('in', () => null), state: 'open' } },
      { at: local(ticked(9), '17:10'), table: 'handoffs', id, isNew: false, fields: { checklist: stepsOf('in', ticked), state: 'complete', completedOn: on } },
    );
  }
  const outgoing = named('Pebblecreek Property Care');
  if (outgoing !== undefined) {
    const [id, begun] = [newId(), workday(addDays(today, -26))];
    facts.push(
      { at: local(begun, '11:15'), table: 'handoffs', id, isNew: true, fields: { id, accountId: outgoing.id, direction: 'out', otherName: 'Mirabel Ashgrove', otherEmail: 'mirabel.ashgrove@brindlework.example', onDay: workday(addDays(today, -6)), reason: 'Territories were redrawn', notes: '', checklist: stepsOf('out', () => null), state: 'open' } },
      { at: local(workday(addDays(today, -12)), '16:50'), table: 'handoffs', id, isNew: false, fields: { checklist: stepsOf('out', (index) => (index < 4 ? workday(addDays(today, -18 + index)) : null)) } },
    );
  }
  return facts;
};
