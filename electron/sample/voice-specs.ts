import type { VoiceKind, VoiceSeverity, VoiceStatus } from '#shared/voice-rules.ts';

/** What one account said of it: so many days ago, by someone with that role, in those words; `toldAgo` where it was told how it ended. */
export type SaidSpec = { account: string; ago: number; role: string; words?: string; toldAgo?: number };
export type ItemSpec = { kind: VoiceKind; title: string; theme: string; severity: VoiceSeverity | null; detail?: string; key?: string; way: readonly (readonly [status: VoiceStatus, ago: number, reason?: string])[]; said: readonly SaidSpec[] };

/** Invented requests, defects and quotes, the oldest first. */
export const itemSpecs: readonly ItemSpec[] = [
  {
    kind: 'request', title: 'Export of inspections to a spreadsheet', theme: 'Reporting', severity: 'medium', key: 'FB-412', detail: 'Auditors ask for one sheet of all inspections of a period, with the photos as links.',
    way: [['shared', 250], ['accepted', 230], ['planned', 150], ['released', 26, 'It is under Reports, Export, for every plan.']],
    said: [
      { account: 'Halvorsen Dray Logistics', ago: 270, role: 'Champion', words: 'I copy it by hand before each audit.', toldAgo: 20 },
      { account: 'Marrowfield Health Network', ago: 240, role: 'Champion' },
      { account: 'Palisade Ridge Energy', ago: 120, role: 'User', words: 'The regulator wants a spreadsheet, not a PDF.' },
    ],
  },
  {
    kind: 'defect', title: 'The phone app loses photos without a connection', theme: 'Offline work', severity: 'critical', key: 'FB-508', detail: 'Photos that are taken in a basement or a hold are gone when the app comes back online.',
    way: [['shared', 85], ['accepted', 70]],
    said: [
      { account: 'Tidewell Ports Authority', ago: 92, role: 'Champion', words: 'Twice last week my crew walked back down into the hold.' },
      { account: 'Corvane Aerospace Components', ago: 61, role: 'User' },
      { account: 'Greyvale Water', ago: 33, role: 'Champion', words: 'In the tunnels it is as good as not having it.' },
      { account: 'Tidewell Ports Authority', ago: 18, role: 'User', words: 'Still happening after the update.' },
    ],
  },
  {
    kind: 'request', title: 'Approval of orders in two steps', theme: 'Workflow', severity: 'high', way: [['shared', 55]],
    said: [
      { account: 'Fennimore Chemicals', ago: 64, role: 'Economic buyer', words: 'Two people sign a permit here, always.' },
      { account: 'Palisade Ridge Energy', ago: 47, role: 'Champion' },
      { account: 'Sollenbach Werke', ago: 21, role: 'Champion' },
    ],
  },
  { kind: 'request', title: 'A language switch on shared tablets', theme: 'Offline work', severity: 'low', way: [], said: [{ account: 'Ombrello Hotels', ago: 40, role: 'Champion' }, { account: 'Brightmoor Retail Group', ago: 12, role: 'User', words: 'Three languages on one shift.' }] },
  {
    kind: 'request', title: 'Own fonts in the PDF', theme: 'Reporting', severity: 'low', way: [['shared', 140], ['declined', 60, 'Too few ask for it. The logo and colours can be set under Branding.']],
    said: [{ account: 'Aldermere University Trust', ago: 160, role: 'Champion', toldAgo: 52 }],
  },
  { kind: 'request', title: 'Planned maintenance from the meter of a machine', theme: 'Planning', severity: 'high', way: [['shared', 30], ['accepted', 16]], said: [{ account: 'Sollenbach Werke', ago: 36, role: 'Economic buyer', words: 'By hours of running, not by the calendar.' }, { account: 'Tannersby Foods', ago: 28, role: 'Champion' }] },
  { kind: 'defect', title: 'Search does not find orders by their asset number', theme: 'Search', severity: 'medium', way: [], said: [{ account: 'Kestrel and Vane Insurance', ago: 9, role: 'User' }] },
  { kind: 'quote', title: 'The audit took a day and not a week.', theme: 'Value', severity: null, way: [], said: [{ account: 'Halvorsen Dray Logistics', ago: 44, role: 'Economic buyer', words: 'The audit took a day and not a week.' }] },
  { kind: 'quote', title: 'New technicians are on their own after two days.', theme: 'Onboarding', severity: null, way: [], said: [{ account: 'Marrowfield Health Network', ago: 25, role: 'Champion', words: 'New technicians are on their own after two days.' }] },
];
