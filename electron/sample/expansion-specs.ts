import type { EducationOutcome } from '#shared/feature-rules.ts';
import type { GrowthMotion } from '#shared/expansion-rules.ts';
import type { NoReason } from '#shared/plan-rules.ts';

/** An opportunity as it went. Days are counted from today: `…Ago` backwards, `…In` forwards; `arr` is in thousands of the account's currency. `stages` are the days on which it moved. */
export type OpportunitySpec = {
  account: string; name: string; motion: GrowthMotion; product?: string; objective?: string; arr: number; openedAgo: number; closeIn: number; credit: 'sourced' | 'influenced'; fromSignal?: boolean;
  stages: readonly [ago: number, stage: string][]; nextStep?: string; nextIn?: number; notes?: string; won?: { ago: number; arr?: number }; no?: { ago: number; reason: NoReason; notes: string };
};

export const opportunitySpecs: readonly OpportunitySpec[] = [
  { account: 'Halvorsen Dray Logistics', name: 'Fieldbook for the joint depots', motion: 'seats', arr: 180, openedAgo: 34, closeIn: 52, credit: 'sourced', fromSignal: true, stages: [[21, 'discovery'], [9, 'value']], nextStep: 'Show the COO what waiting costs the joint depots', nextIn: 3, notes: 'Four joint depots ask for access each month. The depot manager in the north pays for shared phones out of his own budget.' },
  { account: 'Halvorsen Dray Logistics', name: 'Stockroom for spare parts', motion: 'cross-sell', product: 'Stockroom', arr: 95, openedAgo: 61, closeIn: 88, credit: 'sourced', stages: [[47, 'discovery']], nextStep: 'Solutions architect counts the parts of two depots', nextIn: 11 },
  { account: 'Pacific Quoin Construction', name: 'The harbour joint venture', motion: 'seats', objective: 'joint venture', arr: 70, openedAgo: 74, closeIn: 33, credit: 'influenced', stages: [[60, 'discovery'], [41, 'value'], [16, 'offer']], nextStep: 'Ask the partner who signs for the venture', nextIn: -4, notes: 'Budget is with the partner. The account executive leads the offer.' },
  { account: 'Marrowfield Health Network', name: 'Audit Trail for the central laboratory', motion: 'cross-sell', product: 'Audit Trail', objective: 'laboratory', arr: 88, openedAgo: 50, closeIn: 40, credit: 'sourced', stages: [[38, 'discovery'], [17, 'value']], nextStep: 'Walk through one audit day with the head of the laboratory', nextIn: 6 },
  { account: 'Brightmoor Retail Group', name: 'Rollout to the airport stores', motion: 'seats', arr: 54, openedAgo: 28, closeIn: 76, credit: 'sourced', stages: [[12, 'discovery']], nextStep: 'Regional manager names the first three stores', nextIn: 9 },
  { account: 'Tannersby Foods', name: 'Insights tier for all plants', motion: 'tier', arr: 62, openedAgo: 96, closeIn: -6, credit: 'influenced', stages: [[80, 'discovery'], [55, 'value'], [30, 'offer'], [12, 'decision']], nextStep: 'Get the decision of the plant board', nextIn: -2 },
  { account: 'Hexley Robotics', name: 'More seats for the second test hall', motion: 'seats', arr: 18, openedAgo: 15, closeIn: 45, credit: 'sourced', fromSignal: true, stages: [], nextStep: 'Ask the test lead how many engineers move', nextIn: 2 },
  { account: 'Silver Heron Airport Services', name: 'Intake for the terminal teams', motion: 'cross-sell', product: 'Intake', arr: 24, openedAgo: 40, closeIn: 62, credit: 'sourced', stages: [[20, 'discovery']], nextStep: 'Trial with one terminal', nextIn: 14 },
  { account: 'Copperkettle Brewing', name: 'Bridge to their finance system', motion: 'cross-sell', product: 'Bridge', arr: 21, openedAgo: 66, closeIn: 25, credit: 'influenced', stages: [[52, 'discovery'], [24, 'value'], [8, 'offer']], nextStep: 'Finance confirms the export format', nextIn: 5 },
  { account: 'Sollenbach Werke', name: 'Fieldbook for hall 9', motion: 'seats', arr: 46, openedAgo: 210, closeIn: -120, credit: 'sourced', stages: [[190, 'discovery'], [165, 'value'], [140, 'offer'], [128, 'decision']], won: { ago: 121, arr: 44 } },
  { account: 'Kestrel and Vane Insurance', name: 'Intake for the regional offices', motion: 'cross-sell', product: 'Intake', arr: 30, openedAgo: 280, closeIn: -190, credit: 'influenced', stages: [[250, 'discovery'], [215, 'offer']], won: { ago: 188 } },
  { account: 'Frostgate Cold Storage', name: 'Seats for the night shift', motion: 'seats', arr: 12, openedAgo: 130, closeIn: -60, credit: 'sourced', fromSignal: true, stages: [[112, 'discovery'], [84, 'offer']], won: { ago: 58, arr: 14 } },
  { account: 'Ombrello Hotels', name: 'Audit Trail for hygiene', motion: 'cross-sell', product: 'Audit Trail', arr: 34, openedAgo: 170, closeIn: -70, credit: 'sourced', stages: [[150, 'discovery'], [110, 'value'], [92, 'offer']], no: { ago: 68, reason: 'lack of budget', notes: 'The renovation of two houses took it. Ask again when the budget of next year is made.' } },
  { account: 'Tidewell Ports Authority', name: 'Stockroom for crane parts', motion: 'cross-sell', product: 'Stockroom', arr: 40, openedAgo: 240, closeIn: -150, credit: 'influenced', stages: [[220, 'discovery'], [180, 'value']], no: { ago: 149, reason: 'product gap', notes: 'They need serial numbers for each part, which Stockroom does not keep.' } },
  { account: 'Redfern Tile and Glass', name: 'Seats for the new kiln', motion: 'seats', arr: 9, openedAgo: 110, closeIn: -40, credit: 'sourced', stages: [[90, 'discovery']], no: { ago: 37, reason: 'deferred', notes: 'The kiln comes a year later.' } },
];

/** A play as it runs or ran. */
export type PlaySpec = { account: string; playbook: 'enablement' | 'expansion'; startedAgo: number; branch?: string; why: string; left?: readonly string[]; end?: { ago: number; state: 'done' | 'stopped'; reason: string } };
export const playSpecs: readonly PlaySpec[] = [
  { account: 'Halvorsen Dray Logistics', playbook: 'expansion', startedAgo: 33, branch: 'More licences', why: 'The joint depots ask for access' },
  { account: 'Marrowfield Health Network', playbook: 'expansion', startedAgo: 46, branch: 'New product', why: 'The laboratory is the next finding if it stays on paper' },
  { account: 'Brightmoor Retail Group', playbook: 'enablement', startedAgo: 40, why: 'Visible faults are still reported by phone', left: ['measure'] },
  { account: 'Aldermere University Trust', playbook: 'enablement', startedAgo: 24, why: 'The halls of residence have access and do not use it' },
  { account: 'Ombrello Hotels', playbook: 'enablement', startedAgo: 52, why: 'Housekeeping reports rooms on paper' },
  { account: 'Cloudberry Dairy', playbook: 'enablement', startedAgo: 160, why: 'The cleaning record is kept twice', end: { ago: 82, state: 'done', reason: '' } },
  { account: 'Sollenbach Werke', playbook: 'expansion', startedAgo: 205, branch: 'More licences', why: 'Hall 9 plans by hand', end: { ago: 120, state: 'done', reason: '' } },
  { account: 'Tidewell Ports Authority', playbook: 'expansion', startedAgo: 236, branch: 'New product', why: 'Crane parts are searched by phone', end: { ago: 148, state: 'stopped', reason: 'Stockroom does not keep serial numbers' } },
];

/** What was shown to whom. */
export type EducationSpec = { account: string; feature: string; ago: number; outcome: EducationOutcome; notes: string };
export const educationSpecs: readonly EducationSpec[] = [
  { account: 'Marrowfield Health Network', feature: 'Calibration certificates', ago: 31, outcome: 'trying', notes: 'Two wards hang the certificates on their analysers since Monday.' },
  { account: 'Corvane Aerospace Components', feature: 'Calibration certificates', ago: 75, outcome: 'adopted', notes: 'The auditor asked for nothing else.' },
  { account: 'Palisade Ridge Energy', feature: 'Auditor’s view', ago: 58, outcome: 'not-now', notes: 'After the review by the new operations chief.' },
  { account: 'Brightmoor Retail Group', feature: 'Requests by phone camera', ago: 44, outcome: 'adopted', notes: '' },
  { account: 'Halvorsen Dray Logistics', feature: 'Crew calendar', ago: 20, outcome: 'interested', notes: 'The COO wants the depots side by side.' },
  { account: 'Copperkettle Brewing', feature: 'Retry of failed orders', ago: 18, outcome: 'interested', notes: 'Asked whether it mails finance when it gives up.' },
  { account: 'Kestrel and Vane Insurance', feature: 'Routing rules', ago: 90, outcome: 'adopted', notes: 'Requests reach the right office without the front desk.' },
  { account: 'Tannersby Foods', feature: 'Crew calendar', ago: 12, outcome: 'shown', notes: '' },
];
