import type { Category, CriterionStage, NoReason, Outcome } from '#shared/plan-rules.ts';

/** A milestone: whose it is, from when to when in days from today, how far it is, and what may go wrong. */
export type MilestoneSpec = [name: string, side: 'ours' | 'theirs', startIn: number, dueIn: number, progress: number, risk?: 'low' | 'medium' | 'high', note?: string];
/** A criterion with its monthly measurements, the newest last and `measuredAgo` days old. */
export type CriterionSpec = {
  metric: string; unit: string; baseline: number | null; target: number | null; byIn: number; values: number[]; measuredAgo?: number; stage: CriterionStage;
  /** How long ago it was delivered and verified. */
  deliveredAgo?: number; verifiedAgo?: number; words?: string; impact?: string;
  theirs?: [score: number, words: string]; ours?: number;
};
export type ObjectiveSpec = {
  name: string; why: string; what: string; category: Category; dueIn: number; validatedAgo?: number; stage?: string; notes?: string;
  closed?: { ago: number; outcome: Outcome; summary: string; noReason?: NoReason };
  milestones: MilestoneSpec[]; criteria: CriterionSpec[];
};
/** One invented plan. Days are counted from today: `…Ago` backwards, `…In` forwards. */
export type PlanSpec = {
  account: string; name: string; begunAgo: number; activeAgo?: number; dueIn?: number; strategy?: string; highlights?: string; highlightsAgo?: number; notes?: string;
  closed?: { ago: number; summary: string };
  /** A shipped template that it was begun from, in place of objectives of its own. */
  template?: string;
  objectives?: ObjectiveSpec[];
};

export const planSpecs: readonly PlanSpec[] = [
  {
    account: 'Halvorsen Dray Logistics', name: 'Depots without downtime', begunAgo: 320, activeAgo: 306, dueIn: 160, highlightsAgo: 20,
    strategy: 'Bring the eight largest depots to planned maintenance first, prove the hours saved there, and let the depot managers carry it to the rest.',
    highlights: 'Six of eight depots plan at least three quarters of their work. The crane inspections passed without a finding for the first time.',
    notes: 'The upgrade to the enterprise tier hangs on the second objective; the COO wants the figures before the budget round.',
    objectives: [
      {
        name: 'Cut unplanned downtime at the eight largest depots', why: 'An hour of a standing crane costs about 4,000 and delays ships that do not wait.', what: 'Unplanned downtime below 12 hours a month and depot, held for a quarter.', category: 'roi', dueIn: 70, validatedAgo: 20, stage: 'expand',
        milestones: [['Agree on what counts as downtime', 'theirs', -300, -280, 100], ['Preventive plans for all cranes', 'ours', -270, -190, 100], ['Eight depot managers trained', 'ours', -180, -120, 100], ['Spare parts in Stockroom for the top twenty faults', 'theirs', -110, -15, 100], ['Hold the target for a quarter', 'theirs', -20, 68, 30, 'low', 'Two depots are short of fitters in summer']],
        criteria: [
          { metric: 'Unplanned downtime per depot and month', unit: 'hours', baseline: 31, target: 12, byIn: 60, values: [31, 29, 27, 24, 22, 19, 17, 15, 14], measuredAgo: 12, stage: 'accepted', theirs: [4, 'The large depots are there, the small ones not yet'], ours: 4 },
        ],
      },
      {
        name: 'One view of all 31 depots for the COO', why: 'The board asks each month which depots hold the business back, and the answer takes a week.', what: 'The monthly report comes from Insights without a spreadsheet.', category: 'enablement', dueIn: 110, validatedAgo: 41, stage: 'expand',
        milestones: [['Agree on the ten figures of the report', 'theirs', -70, -45, 100], ['Build the report with two depots', 'ours', -45, 5, 70], ['All depots deliver the figures', 'theirs', 0, 80, 0, 'medium', 'The southern depots still use their own fault codes']],
        criteria: [{ metric: 'Depots in the monthly report', unit: 'depots', baseline: 0, target: 31, byIn: 100, values: [2, 6, 11], measuredAgo: 9, stage: 'accepted', theirs: [3, 'Good so far'], ours: 4 }],
      },
      {
        name: 'Inspections of the cranes on time', why: 'A late inspection closes a berth; it happened twice in the year before.', what: 'No inspection past its day for six months.', category: 'roi', dueIn: -60, stage: 'enable',
        closed: { ago: 52, outcome: 'achieved', summary: 'No inspection was late for seven months; the authority dropped its extra visits.' },
        milestones: [['Import the inspection calendar', 'ours', -300, -270, 100], ['Reminders to the depot managers', 'ours', -270, -240, 100], ['Six months without a late one', 'theirs', -240, -60, 100]],
        criteria: [{ metric: 'Inspections past their day', unit: 'a month', baseline: 5, target: 0, byIn: -60, values: [5, 4, 2, 1, 0, 0, 0, 0], measuredAgo: 61, stage: 'verified', deliveredAgo: 70, verifiedAgo: 55, words: 'For the first time I can tell the port authority that nothing is late, and show it on one page.', impact: 'Two closed berths a year avoided, about 180,000 each.', theirs: [5, 'Exactly what was promised'], ours: 5 }],
      },
    ],
  },
  {
    account: 'Palisade Ridge Energy', name: 'Every inspection in one record', begunAgo: 240, activeAgo: 225, dueIn: 90,
    strategy: 'Win the new operations chief with the evidence that the regulator asks for, substation by substation, before the review of all software ends.',
    notes: 'The chief compares us with a tool he knows from his last post. The line crews like Fieldbook; he has not spoken with them.',
    objectives: [
      {
        name: 'Every substation inspected in the product', why: 'The regulator fines each inspection without evidence.', what: 'All 46 substations file their inspections in the product, with photographs.', category: 'enablement', dueIn: 35, validatedAgo: 118, stage: 'enable', notes: 'Our sponsor left; nobody above the line managers has confirmed this objective since.',
        milestones: [['Templates for the four kinds of station', 'ours', -220, -190, 100], ['First fifteen substations', 'theirs', -190, -120, 100], ['Next twenty substations', 'theirs', -110, -18, 60, 'high', 'Stopped while the new operations chief reviews all software'], ['Evidence pack for the regulator', 'ours', -30, -6, 40, 'medium', 'Waits for the missing stations'], ['Last eleven substations', 'theirs', 0, 33, 0, 'high']],
        criteria: [{ metric: 'Substations with complete inspections', unit: 'stations', baseline: 0, target: 46, byIn: 30, values: [4, 9, 15, 19, 24, 26, 26], measuredAgo: 8, stage: 'accepted', theirs: [2, 'We had hoped to be through by now'], ours: 4 }],
      },
      {
        name: 'Half the time for the evidence pack', why: 'Two people spend six weeks a year on it.', what: 'The pack is made in three weeks from what is in the product.', category: 'roi', dueIn: 75, validatedAgo: 118,
        milestones: [['Measure the last pack', 'theirs', -200, -170, 100], ['Draft of the automatic pack', 'ours', -60, 20, 45]],
        criteria: [{ metric: 'Days of work for the evidence pack', unit: 'days', baseline: 58, target: 29, byIn: 75, values: [], stage: 'proposed', ours: 3 }],
      },
    ],
  },
  {
    account: 'Marrowfield Health Network', name: 'Ready for the accreditation', begunAgo: 400, activeAgo: 390, dueIn: 58, highlightsAgo: 11,
    strategy: 'Make the yearly audit a formality: every device serviced before its day, with proof that an auditor can open.',
    highlights: 'The audit was passed without a finding about devices. The central laboratory asks for the same.',
    objectives: [
      {
        name: 'Every device serviced before its day', why: 'A device past its day may not be used; the wards then rent one.', what: 'Fewer than one in a hundred devices is past its day at any time.', category: 'roi', dueIn: -30, stage: 'enable',
        closed: { ago: 26, outcome: 'achieved', summary: 'Devices past their day fell from 7 to 0.6 in a hundred and stayed there through the audit.' },
        milestones: [['All nine hospitals in one calendar', 'ours', -380, -300, 100], ['Loan devices booked from the plan', 'theirs', -290, -200, 100], ['Audit passed', 'theirs', -60, -35, 100]],
        criteria: [{ metric: 'Devices past their service day', unit: '%', baseline: 7, target: 1, byIn: -30, values: [7, 6.1, 5.2, 4, 3.1, 2.2, 1.4, 1, 0.8, 0.7, 0.6], measuredAgo: 33, stage: 'verified', deliveredAgo: 40, verifiedAgo: 27, words: 'The auditors asked for twenty devices and had all twenty records in ten minutes. Last year that took us two days.', impact: 'About 90,000 a year less for rented devices.', theirs: [5, 'The audit said it all'], ours: 4 }],
      },
      {
        name: 'Bring in the central laboratory', why: 'The laboratory is next year’s finding if it stays on paper.', what: 'All analysers of the laboratory are planned and proven like the devices of the wards.', category: 'expansion', dueIn: 95, validatedAgo: 11, stage: 'optimize',
        milestones: [['List of the analysers', 'theirs', -40, -12, 100], ['Service intervals agreed with the makers', 'theirs', -12, 25, 50], ['Laboratory staff trained', 'ours', 30, 60, 0], ['First month in use', 'theirs', 60, 92, 0]],
        criteria: [{ metric: 'Analysers with a plan', unit: '%', baseline: 0, target: 100, byIn: 80, values: [12, 38], measuredAgo: 11, stage: 'accepted', theirs: [4, 'On a good way'], ours: 4 }],
      },
    ],
  },
  { account: 'Kestrel and Vane Insurance', name: 'Two-day answers', begunAgo: 44, template: 'wider-adoption' },
  {
    account: 'Tannersby Foods', name: 'Hours back for production', begunAgo: 380, activeAgo: 370, dueIn: 120, highlightsAgo: 34,
    strategy: 'Rebuild trust at the Ashcombe plant with changeovers that run as planned, then repeat plant by plant.',
    highlights: 'Ashcombe loses a third fewer hours to changeovers. The second plant is live and the third has a date.',
    objectives: [
      {
        name: 'A third fewer hours lost to changeovers', why: 'Each lost hour is 1,100 ready meals.', what: 'Ashcombe loses fewer than 40 hours a month; the second plant follows.', category: 'roi', dueIn: 45, validatedAgo: 34, stage: 'expand',
        milestones: [['Changeover plans for the five lines', 'ours', -360, -300, 100], ['Line leads trained', 'ours', -300, -260, 100], ['Ashcombe below 40 hours', 'theirs', -250, -80, 100], ['Second plant below 50 hours', 'theirs', -80, 42, 65, 'low']],
        criteria: [{ metric: 'Hours lost to changeovers at Ashcombe', unit: 'hours a month', baseline: 62, target: 40, byIn: -80, values: [62, 60, 57, 52, 49, 45, 42, 40, 38], measuredAgo: 34, stage: 'verified', deliveredAgo: 85, verifiedAgo: 64, words: 'We make two more shifts of product a month with the same people. I did not believe it would show so fast.', impact: 'Roughly 24,000 meals a month more.', theirs: [5, 'Ashcombe is convinced'], ours: 4 }],
      },
      {
        name: 'Hygiene audits in the same plan', why: 'Two plans mean that each blames the other for a stopped line.', what: 'One plan for maintenance and hygiene in three plants.', category: 'expansion', dueIn: -90, stage: 'expand',
        closed: { ago: 84, outcome: 'no', noReason: 'deferred', summary: 'Put off to the next budget year: the hygiene team changes its own system first.' },
        milestones: [['Workshop with both teams', 'ours', -200, -170, 100], ['Trial on one line', 'theirs', -160, -95, 40]],
        criteria: [{ metric: 'Lines with one plan', unit: 'lines', baseline: 2, target: 12, byIn: -95, values: [2, 3], measuredAgo: 100, stage: 'accepted' }],
      },
    ],
  },
  {
    account: 'Corvane Aerospace Components', name: 'Calibration without gaps', begunAgo: 260, activeAgo: 250, dueIn: 27, highlightsAgo: 96,
    strategy: 'Get the sync with finance right, then prove with two audits that no tool is used past its calibration.',
    highlights: 'The Building 4 cell has had no tool past its day since spring.',
    notes: 'Nothing moved since the third sync error. Do not raise the renewal before the fix is confirmed.',
    objectives: [
      {
        name: 'No tool used past its calibration', why: 'One tool past its day can void the certificate of a whole lot.', what: 'Audit Trail shows no use past the day for two audits in a row.', category: 'roi', dueIn: 20, validatedAgo: 96, stage: 'optimize',
        milestones: [['All tools with a calibration plan', 'ours', -240, -180, 100], ['Lock of tools that are past their day', 'theirs', -170, -110, 100], ['First audit', 'theirs', -110, -96, 100], ['Costs reach finance without errors', 'ours', -120, -40, 50, 'high', 'Bridge failed three times; engineering has the case'], ['Second audit', 'theirs', -20, 18, 0, 'medium']],
        criteria: [{ metric: 'Tools used past their day', unit: 'a month', baseline: 9, target: 0, byIn: 15, values: [9, 7, 4, 2, 1], measuredAgo: 97, stage: 'accepted', theirs: [2, 'The tools are fine, the sync is not'], ours: 4 }],
      },
    ],
  },
  {
    account: 'Brightmoor Retail Group', name: 'Fixed within a day', begunAgo: 350, activeAgo: 340, dueIn: 60, highlightsAgo: 30,
    strategy: 'Store managers report what customers see; contractors close it the same day.',
    highlights: 'Nine in ten visible faults are fixed within a day. The group talks about the online warehouses next.',
    objectives: [
      {
        name: 'Visible faults fixed within a day', why: 'A dark shelf sells nothing, and customers do not come back for it.', what: 'Nine in ten visible faults are fixed the same day.', category: 'enablement', dueIn: -32, stage: 'expand',
        closed: { ago: 30, outcome: 'achieved', summary: 'Ninety-one in a hundred visible faults were fixed within a day over the last quarter.' },
        milestones: [['Report from the shop floor in 180 stores', 'theirs', -330, -220, 100], ['Contractors in Fieldbook', 'ours', -300, -180, 100], ['A quarter at nine in ten', 'theirs', -125, -35, 100]],
        criteria: [{ metric: 'Visible faults fixed within a day', unit: '%', baseline: 54, target: 90, byIn: -35, values: [54, 58, 66, 71, 78, 84, 88, 90, 91], measuredAgo: 36, stage: 'verified', deliveredAgo: 40, verifiedAgo: 32, words: 'My regional managers have stopped sending photographs of broken lights. That is the best measure I have.', impact: 'Complaints about the look of stores fell by half.', theirs: [4, 'Very good, the contractors are the rest'], ours: 5 }],
      },
    ],
  },
  {
    account: 'Sollenbach Werke', name: 'Planned work first', begunAgo: 560, activeAgo: 550, closed: { ago: 70, summary: 'Three quarters of the work is planned in both halls. The next plan is about the third shift and the spare parts.' }, highlightsAgo: 75,
    strategy: 'Plan the week on Thursday with the foremen, and count what was not planned.', highlights: 'Both halls plan three quarters of their work.',
    objectives: [
      {
        name: 'Three quarters of the work is planned', why: 'Unplanned work takes twice as long and stops the line.', what: 'Both halls plan 75 % of their hours.', category: 'roi', dueIn: -80, stage: 'enable',
        closed: { ago: 74, outcome: 'achieved', summary: 'Hall 1 reached 79 % and hall 2 reached 76 % over a quarter.' },
        milestones: [['Weekly planning with the foremen', 'theirs', -540, -480, 100], ['Backlog cleared', 'theirs', -470, -300, 100], ['A quarter at 75 %', 'theirs', -180, -85, 100]],
        criteria: [{ metric: 'Planned share of hours', unit: '%', baseline: 41, target: 75, byIn: -85, values: [41, 46, 52, 57, 61, 66, 70, 73, 76, 78], measuredAgo: 86, stage: 'verified', deliveredAgo: 88, verifiedAgo: 76, words: 'The foremen plan on Thursday and go home on time on Friday.', theirs: [5, ''], ours: 5 }],
      },
    ],
  },
  { account: 'Sollenbach Werke', name: 'Third shift and spare parts', begunAgo: 35, template: 'roi-case' },
  {
    account: 'Aldermere University Trust', name: 'Estates in one place', begunAgo: 130, activeAgo: 120,
    strategy: 'Begin with the halls of residence, where students notice at once.', highlights: 'The estates office has named a lead for each campus.', objectives: [],
  },
  {
    account: 'Pacific Quoin Construction', name: 'From site to handover', begunAgo: 210, activeAgo: 200, dueIn: 150, highlightsAgo: 13,
    strategy: 'Show with two towers that handover files write themselves when snags are closed in Fieldbook; then offer it to the joint ventures.',
    highlights: 'The first tower was handed over with a complete file. The joint venture at the harbour wants a trial.',
    objectives: [
      {
        name: 'Handover files without a month of rework', why: 'The final payment waits for the file; on the last tower it waited nine weeks.', what: 'The file is complete within five days of handover.', category: 'roi', dueIn: 30, validatedAgo: 13, stage: 'expand',
        milestones: [['Template of the handover file', 'ours', -195, -170, 100], ['First tower', 'theirs', -160, -40, 100], ['Second tower', 'theirs', -40, 28, 75]],
        criteria: [{ metric: 'Days from handover to a complete file', unit: 'days', baseline: 63, target: 5, byIn: 28, values: [63, 21, 9], measuredAgo: 13, stage: 'delivered', deliveredAgo: 14, theirs: [4, 'The second tower will tell'], ours: 5 }],
      },
      {
        name: 'Trial with the harbour joint venture', why: 'The joint ventures hold two thirds of the projects.', what: 'A yes or no from the venture on its own figures.', category: 'expansion', dueIn: 85, validatedAgo: 13, stage: 'expand', notes: 'Budget is with the partner, not with Quoin. The account executive leads the offer.',
        milestones: [['Find the owner and the budget', 'ours', -50, -20, 100], ['Agree on the figures of the trial', 'theirs', -20, 8, 40, 'medium', 'The partner has not named who measures'], ['Run the trial', 'theirs', 10, 65, 0], ['Decide', 'theirs', 65, 80, 0]],
        criteria: [{ metric: 'Snags closed on site the same week', unit: '%', baseline: 35, target: 80, byIn: 65, values: [35], measuredAgo: 20, stage: 'proposed' }],
      },
    ],
  },
  {
    account: 'Ombrello Hotels', name: 'Rooms turned by two', begunAgo: 420, activeAgo: 410, closed: { ago: 95, summary: 'Rooms are ready by two o’clock in four of five hotels. The fifth is being rebuilt; the hotels have not said yet what comes next.' }, highlightsAgo: 100,
    strategy: 'Let housekeeping report faults while they turn the room.', highlights: 'Four hotels turn their rooms by two.',
    objectives: [
      {
        name: 'Rooms ready by two o’clock', why: 'Every guest who waits in the lobby writes about it.', what: 'Nine in ten rooms are ready by two.', category: 'enablement', dueIn: -100, stage: 'enable',
        closed: { ago: 98, outcome: 'partly', summary: 'Reached in four of five hotels.' },
        milestones: [['Housekeeping reports from the room', 'theirs', -400, -330, 100], ['Faults fixed before noon', 'theirs', -320, -110, 80]],
        criteria: [{ metric: 'Rooms ready by two o’clock', unit: '%', baseline: 71, target: 90, byIn: -100, values: [71, 75, 79, 83, 86, 87], measuredAgo: 105, stage: 'delivered', deliveredAgo: 104, theirs: [3, 'Four of five'], ours: 4 }],
      },
    ],
  },
  {
    account: 'Tidewell Ports Authority', name: 'Berths that do not wait', begunAgo: 280, activeAgo: 265, dueIn: 70, highlightsAgo: 40,
    strategy: 'Repair in the gaps between ships: the berth plan and the work plan on one screen.',
    highlights: 'Two of five terminals plan repairs from the berth plan.',
    objectives: [
      {
        name: 'Repairs in the gaps between ships', why: 'A blocked berth costs the port about 30,000 a day.', what: 'Fewer than two blocked berth days a month.', category: 'roi', dueIn: -12, validatedAgo: 70, stage: 'expand', notes: 'The harbour master is for it, the terminals are not; ask the executive sponsor to help.',
        milestones: [['Berth plan read by Scheduler', 'ours', -250, -190, 100], ['First terminal', 'theirs', -190, -100, 100], ['Second terminal', 'theirs', -100, -40, 100], ['Remaining three terminals', 'theirs', -40, -14, 35, 'medium', 'The operators of the east quay want their own priorities']],
        criteria: [{ metric: 'Blocked berth days', unit: 'days a month', baseline: 7, target: 2, byIn: -12, values: [7, 6, 6, 5, 4, 4], measuredAgo: 22, stage: 'accepted', theirs: [3, 'Good where it is used'], ours: 3 }],
      },
    ],
  },
  { account: 'Fennimore Chemicals', name: 'First unit live', begunAgo: 24, template: 'first-value' },
  {
    account: 'Copperkettle Brewing', name: 'Batches that are not lost', begunAgo: 150, activeAgo: 140, dueIn: 130, highlightsAgo: 25,
    strategy: 'One brewhouse, one figure: batches lost to a fault that was known.', highlights: 'No batch was lost for two months.',
    objectives: [
      {
        name: 'No batch lost to a known fault', why: 'A lost batch is two days of beer.', what: 'None in a quarter.', category: 'enablement', dueIn: 60, validatedAgo: 25, stage: 'expand',
        milestones: [['Known faults in one list', 'theirs', -140, -110, 100], ['Checks before each batch', 'ours', -100, -60, 100], ['A quarter without a loss', 'theirs', -60, 58, 55]],
        criteria: [{ metric: 'Batches lost to a known fault', unit: 'a month', baseline: 3, target: 0, byIn: 55, values: [3, 2, 1, 0, 0], measuredAgo: 25, stage: 'accepted', theirs: [4, 'Touch wood'], ours: 4 }],
      },
    ],
  },
  { account: 'Juniper Loom Textiles', name: 'Putting it right', begunAgo: 30, activeAgo: 27, template: 'recovery' },
];
