import type { AccountSpec } from '#electron/sample/accounts.ts';

export const enterprise: readonly AccountSpec[] = [
  {
    name: 'Halvorsen Dray Logistics', industry: 'Logistics', region: 'EMEA North', team: 'depot supervisors', goal: 'cut unplanned downtime at the depots', site: 'the Lundvik depot',
    about: 'Moves container freight through 31 depots. Uses Brindlework for depot maintenance, driver requests and the yearly inspections of its cranes.',
    arr: 1400, arc: 'expanding', stage: 'expand', every: 14, lastAgo: 6, renewalIn: 214, earlierTerms: 2, people: 8, upgradeIn: 55, decidedAgo: 38,
  },
  {
    name: 'Palisade Ridge Energy', industry: 'Energy', region: 'North America', team: 'line crews', goal: 'bring every inspection into one record', site: 'the Cutbank substation',
    about: 'Regional grid operator with 46 substations. Bought Brindlework to replace paper inspections and to have evidence for the regulator.',
    arr: 640, arc: 'at risk', stage: 'enable', every: 14, lastAgo: 4, renewalIn: 96, earlierTerms: 1, people: 7, buyerLeftAgo: 88,
    decided: { riskReason: 'Loss of sponsor: the new operations chief reviews all software before the renewal' }, decidedAgo: 44,
  },
  {
    name: 'Marrowfield Health Network', industry: 'Healthcare', region: 'North America', team: 'biomedical technicians', goal: 'have every device serviced before its due date', site: 'the Elm Street hospital',
    about: 'Nine hospitals and a central laboratory. Brindlework schedules the service of medical devices; the audit by the accreditation body is the yearly test.',
    arr: 480, arc: 'steady', stage: 'optimize', every: 28, lastAgo: 11, renewalIn: 58, earlierTerms: 3, people: 8,
  },
  {
    name: 'Kestrel and Vane Insurance', industry: 'Insurance', region: 'United Kingdom', team: 'office managers', goal: 'answer every building request within two days', site: 'the Marlow office',
    about: 'Insurer with 22 offices. Uses Brindlework for building requests and for the approvals that procurement wants to see.',
    arr: 215, currency: 'GBP', arc: 'steady', stage: 'enable', every: 30, lastAgo: 19, renewalIn: 151, earlierTerms: 1, people: 6,
  },
  {
    name: 'Tannersby Foods', industry: 'Food production', region: 'United Kingdom', team: 'line leads', goal: 'lose fewer production hours to changeovers', site: 'the Ashcombe plant',
    about: 'Ready meals from five plants. Maintenance and hygiene share one plan in Brindlework since the second plant went live.',
    arr: 395, currency: 'GBP', arc: 'recovered', stage: 'expand', every: 21, lastAgo: 9, renewalIn: 262, earlierTerms: 1, people: 7, decided: { cadenceDays: 21 }, decidedAgo: 150,
  },
  {
    name: 'Corvane Aerospace Components', industry: 'Manufacturing', region: 'North America', team: 'cell technicians', goal: 'keep the calibration of every tool provable', site: 'the Building 4 cell',
    about: 'Precision parts for airframes. Calibration and preventive work run in Brindlework; Audit Trail is what their quality team looks at.',
    arr: 440, arc: 'at risk', stage: 'optimize', every: 14, lastAgo: 5, renewalIn: 27, earlierTerms: 2, people: 6,
    decided: { riskReason: 'Product quality: Bridge sync errors have reached finance three times' }, decidedAgo: 52,
  },
  {
    name: 'Brightmoor Retail Group', industry: 'Retail', region: 'North America', team: 'store managers', goal: 'fix what customers see within a day', site: 'the Harbour Mall store',
    about: 'Home goods in 180 stores. Store managers raise repairs in Intake; contractors close them in Fieldbook.',
    arr: 360, arc: 'steady', stage: 'expand', every: 29, lastAgo: 16, renewalIn: 118, earlierTerms: 1, people: 8, growthIn: 150, decidedAgo: 60,
  },
  {
    name: 'Sollenbach Werke', industry: 'Machinery', region: 'DACH', team: 'shift foremen', goal: 'plan three quarters of all maintenance ahead', site: 'hall 7',
    about: 'Builds presses and rolling mills. The plant council agreed to Fieldbook after a long pilot; Scheduler now plans three halls.',
    arr: 320, currency: 'EUR', arc: 'recovered', stage: 'optimize', every: 30, lastAgo: 24, renewalIn: 305, earlierTerms: 2, people: 6,
  },
  {
    name: 'Aldermere University Trust', industry: 'Education', region: 'United Kingdom', team: 'estates officers', goal: 'shorten the wait for repairs in the halls of residence', site: 'the North Campus',
    about: 'Two campuses and 34 halls of residence. Students raise repairs by phone through Intake.',
    arr: 150, currency: 'GBP', arc: 'wobbly', stage: 'enable', every: 31, lastAgo: 44, renewalIn: 187, earlierTerms: 0, startedAgo: 540, people: 5, sentimentAgo: 100,
  },
  {
    name: 'Pacific Quoin Construction', industry: 'Construction', region: 'APAC', team: 'site engineers', goal: 'hand over each building with a complete record', site: 'the Tern Point site',
    about: 'Commercial builder with a dozen open sites. Uses Brindlework for snag lists and for the handover file.',
    arr: 285, arc: 'expanding', stage: 'expand', every: 26, lastAgo: 13, renewalIn: 331, earlierTerms: 1, people: 6, growthIn: 190, decidedAgo: 45,
  },
  {
    name: 'Greyvale Water', industry: 'Utilities', region: 'APAC', team: 'treatment crews', goal: 'find leaks before the customers do', site: 'the Millbrook works',
    about: 'Water supply for a mid-sized region. Crews work far from the network, so offline use of Fieldbook matters most.',
    arr: 260, arc: 'sliding', stage: 'optimize', every: 30, lastAgo: 69, renewalIn: 83, earlierTerms: 1, people: 6, buyerLeftAgo: 105, sentimentAgo: 0,
  },
  {
    name: 'Ombrello Hotels', industry: 'Hospitality', region: 'EMEA South', team: 'housekeeping leads', goal: 'turn a broken room around before the next guest', site: 'the Lago house',
    about: 'Twenty-six hotels. Housekeeping reports, engineering repairs, reception sees when a room can be sold again.',
    arr: 190, currency: 'EUR', arc: 'steady', stage: 'enable', every: 30, lastAgo: 22, renewalIn: 242, earlierTerms: 0, startedAgo: 610, people: 5,
  },
  {
    name: 'Tidewell Ports Authority', industry: 'Transport', region: 'APAC', team: 'berth controllers', goal: 'keep crane downtime under two per cent', site: 'the east quay',
    about: 'Runs three cargo ports. The crane programme is watched by the ministry, which gives every outage an audience.',
    arr: 240, arc: 'wobbly', stage: 'expand', every: 14, lastAgo: 8, renewalIn: 70, termMonths: 24, earlierTerms: 1, people: 7,
    decided: { priorityOverride: 'PR1', priorityReason: 'Documented exception: crane programme under review by the ministry until the end of the year' }, decidedAgo: 65,
  },
  {
    name: 'Fennimore Chemicals', industry: 'Chemicals', region: 'North America', team: 'unit operators', goal: 'close permits to work on the same shift', site: 'the Delmar unit',
    about: 'Specialty coatings from two plants. New this quarter; the first goal is permits to work in Approvals.',
    arr: 230, arc: 'onboarding', stage: 'onboard', every: 7, lastAgo: 3, startedAgo: 38, renewalIn: 327, earlierTerms: 0, people: 6,
  },
];
