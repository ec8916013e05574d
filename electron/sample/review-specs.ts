import type { Sentiment } from '#shared/accounts.ts';
import type { ReviewKind } from '#shared/business-review-words.ts';

/**
 * A review of an invented account. Days count from today, `ago` backwards and `in` forwards. One that was held is the call of the account nearest to its day.
 * `open` names the steps of the follow-up that are not done yet.
 */
export type ReviewSpec = { account: string; kind?: ReviewKind } & (
  | { ago: number; is: 'held'; sentiment: Sentiment; agreed: readonly string[]; open?: readonly ('plan' | 'first-action')[] }
  | { ago: number; is: 'refused'; why: string }
  | { in: number; is: 'planned' | 'scheduled' }
);

export const reviewSpecs: readonly ReviewSpec[] = [
  { account: 'Halvorsen Dray Logistics', ago: 330, is: 'held', sentiment: 'green', agreed: ['Bring the three bought depots onto the service plan', 'Measure turnaround at every depot from the new year on'] },
  { account: 'Halvorsen Dray Logistics', in: 35, is: 'scheduled' },
  { account: 'Palisade Ridge Energy', ago: 96, is: 'refused', why: 'The new operations chief wants to look at all software first' },
  { account: 'Palisade Ridge Energy', ago: 24, is: 'refused', why: 'No time before the rate case' },
  { account: 'Marrowfield Health Network', ago: 130, is: 'held', sentiment: 'green', agreed: ['Close the last overdue devices before the audit', 'Look at the outpatient clinics after it'] },
  { account: 'Kestrel and Vane Insurance', ago: 19, is: 'held', sentiment: 'green', agreed: ['Answer building requests within two days, and show it each month', 'One owner for every office'] },
  { account: 'Tannersby Foods', in: 80, is: 'planned' },
  { account: 'Corvane Aerospace Components', ago: 160, is: 'held', sentiment: 'yellow', agreed: ['Finance and quality look at the same figures', 'Calibration of every tool provable before the audit'] },
  { account: 'Brightmoor Retail Group', ago: 68, is: 'held', sentiment: 'green', agreed: ['Every store reports what customers see', 'Two regions share their fix times'] },
  { account: 'Aldermere University Trust', ago: 25, is: 'refused', why: 'Exams; ask again after the term' },
  { account: 'Pacific Quoin Construction', ago: 200, is: 'held', sentiment: 'green', agreed: ['Handover lists on every new building', 'One template of snags for all sites'] },
  { account: 'Ombrello Hotels', in: 60, is: 'planned' },
  { account: 'Tidewell Ports Authority', ago: 8, is: 'held', sentiment: 'yellow', agreed: ['Crane downtime by berth, each month', 'A second controller is trained on the plan'], open: ['plan', 'first-action'] },
  { account: 'Copperkettle Brewing', ago: 44, is: 'held', sentiment: 'green', agreed: ['Valves on a plan by batch count', 'Look at the second brewhouse in spring'] },
  { account: 'Cloudberry Dairy', ago: 100, is: 'held', kind: 'thirty-minute', sentiment: 'green', agreed: ['Cleaning and service in one stop, from the next month on'] },
  { account: 'Osier Basket Markets', ago: 60, is: 'refused', why: 'Cadence calls are enough for them' },
  { account: 'Silver Heron Airport Services', in: 12, is: 'scheduled' },
  { account: 'Thistledown Packaging', ago: 150, is: 'refused', why: 'No time this quarter' },
  { account: 'Thistledown Packaging', ago: 80, is: 'refused', why: 'No time this quarter' },
  { account: 'Thistledown Packaging', ago: 15, is: 'held', kind: 'mini', sentiment: 'green', agreed: ['Audit remarks go straight into the plan'] },
];
