import type { AccountSpec } from '#electron/sample/accounts.ts';

export const commercial: readonly AccountSpec[] = [
  {
    name: 'Marrowfield Outpatient Clinics', industry: 'Healthcare', region: 'North America', team: 'clinic coordinators', goal: 'use the same service plan as the hospitals', site: 'the Ferry Road clinic',
    about: 'Eleven clinics that run on the contract template of the parent. Looked after by the hospital team; no calls of its own are asked for.',
    arr: 42, arc: 'steady', stage: 'enable', every: 180, lastAgo: 140, sentimentAgo: 120, renewalIn: 58, people: 3, parent: 'Marrowfield Health Network', decided: { coverage: 'unmanaged' }, decidedAgo: 400,
  },
  {
    name: 'Brightmoor Online', industry: 'Retail', region: 'North America', team: 'warehouse leads', goal: 'keep the packing lines running in the season', site: 'the packing hall',
    about: 'The web shop of the group, with one warehouse. In the digital programme: webinars, the help centre and the monthly digest.',
    arr: 18, arc: 'silent', stage: 'enable', every: 240, lastAgo: 205, renewalIn: 118, people: 3, parent: 'Brightmoor Retail Group', startedAgo: 460, decided: { coverage: 'digital' }, decidedAgo: 420,
  },
  {
    name: 'Copperkettle Brewing', industry: 'Beverages', region: 'North America', team: 'brewers', goal: 'stop losing batches to failed valves', site: 'the old brewhouse',
    about: 'Three breweries and a bottling hall. The head brewer is the sponsor and knows every pump by name.',
    arr: 208, arc: 'expanding', stage: 'expand', every: 30, lastAgo: 12, renewalIn: 139, earlierTerms: 1, people: 5, growthIn: 72, decidedAgo: 33,
  },
  {
    name: 'Plumbline Interiors', industry: 'Construction', region: 'United Kingdom', team: 'fit-out crews', goal: 'hand over without open snags', site: 'the Quayside job',
    about: 'Fits out offices and restaurants. Uses Brindlework from the first survey to the last snag.',
    arr: 64, currency: 'GBP', arc: 'steady', stage: 'optimize', every: 85, lastAgo: 31, renewalIn: 170, earlierTerms: 1, people: 4,
  },
  {
    name: 'Juniper Loom Textiles', industry: 'Textiles', region: 'EMEA South', team: 'loom mechanics', goal: 'run the looms through the weekend without a call-out', site: 'the weaving shed',
    about: 'Weaves upholstery fabric on 140 looms. Preventive work was on a whiteboard until two years ago.',
    arr: 52, currency: 'EUR', arc: 'at risk', stage: 'optimize', every: 60, lastAgo: 2, renewalIn: 45, people: 4, buyerLeftAgo: 130,
    decided: { riskReason: 'Loss of budget: the mill gives up its second shift next quarter' }, decidedAgo: 40,
  },
  {
    name: 'Saltmarsh Seafood', industry: 'Food production', region: 'EMEA North', team: 'cold-room staff', goal: 'never again lose a cold room unnoticed', site: 'the quay plant',
    about: 'Fish processing in two plants. Temperature alarms create work orders by Bridge.',
    arr: 38, arc: 'at risk', stage: 'enable', every: 45, lastAgo: 4, renewalIn: 201, startedAgo: 430, people: 4,
    decided: { riskReason: 'Lack of adoption: the second plant went back to paper' }, decidedAgo: 36,
  },
  {
    name: 'Hexley Robotics', industry: 'Manufacturing', region: 'North America', team: 'test engineers', goal: 'trace each repair to the part that failed', site: 'the Holt Street lab',
    about: 'Picking robots for warehouses; 70 people, growing. Field service runs in Brindlework since the first customer.',
    arr: 96, arc: 'sliding', stage: 'expand', every: 60, lastAgo: 4, renewalIn: 110, earlierTerms: 0, startedAgo: 650, people: 5,
    decided: { riskReason: 'Competitor: a trial of another tool in the service team' }, decidedAgo: 25,
  },
  {
    name: 'Tamarack Lift Service', industry: 'Facility services', region: 'North America', team: 'lift mechanics', goal: 'reach every stuck lift within the hour', site: 'the Riverside round',
    about: 'Maintains 2,100 lifts for property owners. Signed last month; dispatch moves into Scheduler first.',
    arr: 74, arc: 'onboarding', stage: 'onboard', every: 6, lastAgo: 1, startedAgo: 21, renewalIn: 344, people: 4,
  },
  {
    name: 'Oakhaven Senior Living', industry: 'Healthcare', region: 'North America', team: 'house managers', goal: 'repair what residents report within a day', site: 'the Lakeview house',
    about: 'Fourteen residences. Families can see the state of a repair, which cut calls to reception.',
    arr: 88, arc: 'steady', stage: 'optimize', every: 84, lastAgo: 26, renewalIn: 18, earlierTerms: 2, people: 5,
  },
  {
    name: 'Windrow Farms Cooperative', industry: 'Agriculture', region: 'North America', team: 'machine operators', goal: 'have every combine ready before harvest', site: 'the Bexhill yard',
    about: 'Shares machines among 60 farms. Use has a strong season; winter is for planned work.',
    arr: 45, arc: 'steady', stage: 'enable', every: 88, lastAgo: 52, renewalIn: 225, earlierTerms: 0, startedAgo: 500, people: 4,
  },
  {
    name: 'Stonecrop Landscaping', industry: 'Facility services', region: 'United Kingdom', team: 'garden crews', goal: 'bill the day the work is done', site: 'the Priory contract',
    about: 'Grounds maintenance for councils and hotels. Crews close jobs in Fieldbook; billing reads them by Bridge.',
    arr: 31, currency: 'GBP', arc: 'steady', stage: 'optimize', every: 86, lastAgo: 64, renewalIn: 284, earlierTerms: 1, people: 3, sentimentAgo: 60,
  },
  {
    name: 'Birchgate Schools', industry: 'Education', region: 'North America', team: 'caretakers', goal: 'spend the summer on planned work only', site: 'the Fairlawn school',
    about: 'A district of 19 schools with one facilities office of five people.',
    arr: 57, arc: 'recovered', stage: 'enable', every: 82, lastAgo: 37, renewalIn: 156, people: 4,
  },
  {
    name: 'Cloudberry Dairy', industry: 'Food production', region: 'EMEA North', team: 'dairy technicians', goal: 'clean and service in one stop of the line', site: 'the cheese hall',
    about: 'Cheese and yoghurt from a cooperative of 210 farms. Hygiene and maintenance argue about the same hours.',
    arr: 69, arc: 'steady', stage: 'expand', every: 80, lastAgo: 18, renewalIn: 318, earlierTerms: 1, people: 4, growthIn: 240, decidedAgo: 70,
  },
  {
    name: 'Larkfield Veterinary Group', industry: 'Healthcare', region: 'United Kingdom', team: 'practice managers', goal: 'keep the sterilisers in every practice certified', site: 'the Mill Lane practice',
    about: 'Thirty-three practices, each with its own habits. Certificates live in Audit Trail.',
    arr: 82, arc: 'wobbly', stage: 'enable', every: 80, lastAgo: 41, renewalIn: 130, startedAgo: 690, people: 5,
  },
  {
    name: 'Ironmoss Fitness', industry: 'Leisure', region: 'North America', team: 'club managers', goal: 'have no machine out of order over a weekend', site: 'the Dock Street club',
    about: 'Fifty clubs. Members scan a code on a broken machine, which opens a request in Intake.',
    arr: 110, arc: 'steady', stage: 'expand', every: 75, lastAgo: 29, renewalIn: 192, earlierTerms: 1, people: 5,
    decided: { criticalInitiative: 'Opening of twelve clubs', priorityOverride: 'PR2', priorityReason: 'The openings were moved to next year; the account executive agreed' }, decidedAgo: 28,
  },
  {
    name: 'Barrow and Wain Movers', industry: 'Logistics', region: 'North America', team: 'fleet coordinators', goal: 'keep every truck on the road in the summer', site: 'the south yard',
    about: 'House moves with 120 trucks. Workshop and drivers use the same list of defects.',
    arr: 48, arc: 'steady', stage: 'enable', every: 90, lastAgo: 131, renewalIn: 70, startedAgo: 710, people: 3,
  },
  {
    name: 'Quarrystone Aggregates', industry: 'Mining', region: 'APAC', team: 'plant fitters', goal: 'change crusher liners on plan, not on failure', site: 'the upper quarry',
    about: 'Six quarries. Liner changes decide the month, so Scheduler is the heart of it.',
    arr: 125, arc: 'sliding', stage: 'optimize', every: 78, lastAgo: 23, renewalIn: 9, earlierTerms: 1, people: 5,
  },
  {
    name: 'Anchor and Fathom Cruises', industry: 'Hospitality', region: 'EMEA South', team: 'deck officers', goal: 'finish the work list before the ship leaves port', site: 'the home berth',
    about: 'Four river ships. All work has to fit into the hours in port, and the network is poor.',
    arr: 72, currency: 'EUR', arc: 'steady', stage: 'enable', every: 88, lastAgo: 47, renewalIn: 251, earlierTerms: 0, startedAgo: 380, people: 4,
  },
  {
    name: 'Thistledown Packaging', industry: 'Manufacturing', region: 'DACH', team: 'line fitters', goal: 'pass the customer audits without a remark', site: 'the blister line',
    about: 'Packs medicines for larger companies. Every audit asks for the same records; Audit Trail answers.',
    arr: 140, currency: 'EUR', arc: 'steady', stage: 'optimize', every: 70, lastAgo: 15, renewalIn: 103, earlierTerms: 1, people: 5,
  },
  {
    name: 'Redfern Tile and Glass', industry: 'Manufacturing', region: 'North America', team: 'kiln operators', goal: 'see a kiln fault before the batch is lost', site: 'kiln two',
    about: 'Tiles, glass and a shop. Small team, strong champion, few meetings.',
    arr: 34, arc: 'steady', stage: 'expand', every: 89, lastAgo: 96, renewalIn: 275, earlierTerms: 0, startedAgo: 480, people: 3,
  },
  {
    name: 'Mistral Wheel Bicycles', industry: 'Manufacturing', region: 'EMEA South', team: 'assembly leads', goal: 'halve the rework in assembly', site: 'the Arve line',
    about: 'Assembles bicycles to order. Quality notes and machine repairs share one queue.',
    arr: 41, currency: 'EUR', arc: 'wobbly', stage: 'enable', every: 84, lastAgo: 33, renewalIn: 214, startedAgo: 560, people: 4,
  },
  {
    name: 'Harrowgate Print Works', industry: 'Printing', region: 'United Kingdom', team: 'press minders', goal: 'keep both presses above ninety per cent', site: 'the web press',
    about: 'Books and packaging on two presses. The contract ran out while procurement was still reading it.',
    arr: 36, arc: 'sliding', stage: 'optimize', every: 85, lastAgo: 20, renewalIn: -11, earlierTerms: 1, people: 4,
  },
  {
    name: 'Osier Basket Markets', industry: 'Retail', region: 'North America', team: 'store leads', goal: 'keep the coolers running and prove it', site: 'the Linden Square market',
    about: 'Twenty-four grocery stores. Cooler checks moved from clipboards to Fieldbook in one month.',
    arr: 93, arc: 'recovered', stage: 'expand', every: 76, lastAgo: 10, renewalIn: 356, earlierTerms: 1, people: 5,
  },
  {
    name: 'Pebblecreek Property Care', industry: 'Facility services', region: 'North America', team: 'caretaker teams', goal: 'know the cost of each building', site: 'the Grove estate',
    about: 'Looks after 300 apartment buildings. Tenants report in Intake, owners read Insights.',
    arr: 60, arc: 'steady', stage: 'optimize', every: 87, lastAgo: 108, renewalIn: 235, earlierTerms: 1, people: 4,
  },
  {
    name: 'Silver Heron Airport Services', industry: 'Transport', region: 'APAC', team: 'ramp leads', goal: 'have ground equipment ready for every turn', site: 'the east ramp',
    about: 'Ground handling at five small airports. Around the clock, so training is always in small groups.',
    arr: 155, arc: 'steady', stage: 'expand', every: 66, lastAgo: 8, renewalIn: 174, earlierTerms: 1, people: 5,
  },
  {
    name: 'Frostgate Cold Storage', industry: 'Logistics', region: 'EMEA North', team: 'refrigeration technicians', goal: 'shift defrosting to cheap hours', site: 'chamber 12',
    about: 'Deep-freeze warehouses in three towns. Energy is the largest cost, so Insights has an audience in finance.',
    arr: 78, arc: 'wobbly', stage: 'enable', every: 82, lastAgo: 55, renewalIn: 296, startedAgo: 620, people: 4, sentimentAgo: 50,
  },
];
