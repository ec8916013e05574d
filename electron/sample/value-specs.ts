import type { ShippedDriver } from '#shared/presets/value-drivers.ts';

/** The conservative and the likely figure, and who told them. */
type Figure = readonly [low: number, likely: number, source?: string];
/** An invented gain. `measured` is the figure that rests on the criterion; days are counted back from today, `startAgo` is negative where it is to come. */
export type GainSpec = {
  driver: string; name: string; figures: Readonly<Record<string, Figure>>; madeAgo: number; startAgo: number;
  criterion?: string; measured?: string; deliveredAgo?: number; confirmedBy?: string; notes?: string;
};

/** A driver of the book's own, beside those of the library. */
export const ownDriver: ShippedDriver = {
  name: 'Berth days won', about: 'Days on which a berth is not blocked by a repair.', formula: '(days_before − days_after) × 12 × cost_of_day × share_of_it', every: 'year',
  assumptions: [
    { key: 'days_before', label: 'Blocked berth days before', unit: 'days a month', from: 'The harbour office' },
    { key: 'days_after', label: 'Blocked berth days now', unit: 'days a month', from: 'The success criterion' },
    { key: 'cost_of_day', label: 'Cost of a blocked day', unit: 'money a day', from: 'Finance of the port: fees that are lost' },
    { key: 'share_of_it', label: 'Share that is owed to the product', unit: '%', from: 'Agreed with the harbour master' },
  ],
};

export const valueSpecs: readonly { account: string; gains: readonly GainSpec[] }[] = [
  {
    account: 'Halvorsen Dray Logistics',
    gains: [
      {
        driver: 'downtime', name: 'Downtime avoided at the eight depots', madeAgo: 300, startAgo: 330, deliveredAgo: 40, confirmedBy: 'Economic buyer', criterion: 'Unplanned downtime per depot and month', measured: 'hours_after',
        figures: { sites: [8, 8, 'The depots in the plan'], hours_before: [31, 31, 'Records of the year before'], hours_after: [15, 14], cost_of_hour: [3000, 4000, 'Their controlling, for a standing crane'], share_of_it: [40, 50, 'Agreed with the chief operating officer'] },
      },
      { driver: 'fines', name: 'Closed berths avoided', madeAgo: 200, startAgo: 215, deliveredAgo: 50, confirmedBy: 'Champion', criterion: 'Inspections past their day', measured: 'cases_after', figures: { cases_before: [2, 2, 'The year before, by the port authority'], cases_after: [0, 0], cost_of_case: [160_000, 180_000, 'Their head of maintenance'] } },
      { driver: 'hours-saved', name: 'Hours back for the depot supervisors', madeAgo: 180, startAgo: 190, deliveredAgo: 40, confirmedBy: 'Champion', figures: { people: [140, 140, 'Active users'], hours_a_week: [1.5, 2.5, 'Asked of ten supervisors'], weeks: [44, 46, 'HR'], cost_of_hour: [52, 52, 'HR'], share_used: [50, 60, 'The depot managers'] } },
      { driver: 'compliance-work', name: 'The monthly report from Insights', madeAgo: 60, startAgo: -60, criterion: 'Depots in the monthly report', figures: { audits: [12, 12], days_before: [14, 16, 'The analyst who writes it'], days_after: [3, 2], cost_of_day: [480, 480, 'HR'] } },
    ],
  },
  {
    account: 'Marrowfield Health Network',
    gains: [
      { driver: 'hours-saved', name: 'Hours back for the technicians', madeAgo: 320, startAgo: 340, deliveredAgo: 60, confirmedBy: 'Champion', figures: { people: [210, 210, 'Active users'], hours_a_week: [1.5, 2, 'Time sheets of two hospitals'], weeks: [44, 46, 'HR'], cost_of_hour: [48, 48, 'HR'], share_used: [60, 70, 'The head of biomedical engineering'] } },
      { driver: 'fines', name: 'Rented devices that are not needed', madeAgo: 120, startAgo: 250, deliveredAgo: 26, confirmedBy: 'Champion', criterion: 'Devices past their service day', measured: 'cases_after', figures: { cases_before: [60, 72, 'Invoices of the year before'], cases_after: [6, 6], cost_of_case: [1500, 1500, 'Invoices of the year before'] } },
      { driver: 'compliance-work', name: 'Audits with less work', madeAgo: 120, startAgo: 60, deliveredAgo: 26, confirmedBy: 'Champion', criterion: 'Devices past their service day', measured: 'days_after', figures: { audits: [9, 9, 'One a hospital'], days_before: [12, 14, 'Those who prepared the last one'], days_after: [3, 2, 'This year’s audit'], cost_of_day: [420, 420, 'HR'] } },
      { driver: 'downtime', name: 'Analysers of the central laboratory', madeAgo: 40, startAgo: -90, figures: { sites: [1, 1], hours_before: [18, 22, 'The laboratory’s log'], hours_after: [10, 8], cost_of_hour: [900, 1100], share_of_it: [60, 70] } },
    ],
  },
  {
    account: 'Tannersby Foods',
    gains: [
      { driver: 'downtime', name: 'Changeovers at Ashcombe', madeAgo: 250, startAgo: 250, deliveredAgo: 62, confirmedBy: 'Economic buyer', criterion: 'Hours lost to changeovers at Ashcombe', measured: 'hours_after', figures: { sites: [1, 1], hours_before: [62, 62, 'Line records'], hours_after: [40, 38], cost_of_hour: [2600, 3100, 'Finance: margin of 1,100 meals'], share_of_it: [70, 80, 'Agreed with the operations director'] } },
      { driver: 'one-off', name: 'A planning project that was not bought', madeAgo: 250, startAgo: 210, deliveredAgo: 62, confirmedBy: 'Economic buyer', figures: { cost_before: [85_000, 85_000, 'The offer of the consultants'], cost_after: [20_000, 12_000, 'Invoices'] } },
      { driver: 'downtime', name: 'Changeovers at the second plant', madeAgo: 60, startAgo: -30, figures: { sites: [1, 1], hours_before: [58, 58, 'Line records'], hours_after: [50, 46], cost_of_hour: [2200, 2600], share_of_it: [70, 80] } },
    ],
  },
  {
    account: 'Brightmoor Retail Group',
    gains: [
      { driver: 'travel', name: 'Second visits of contractors', madeAgo: 160, startAgo: 170, deliveredAgo: 31, confirmedBy: 'Champion', figures: { visits: [190, 240, 'Invoices of the three largest contractors'], cost_of_visit: [140, 160, 'The same invoices'] } },
      { driver: 'support-deflection', name: 'Calls to the facilities desk', madeAgo: 160, startAgo: 300, deliveredAgo: 31, confirmedBy: 'Champion', criterion: 'Visible faults fixed within a day', figures: { requests: [2600, 2600, 'Their desk'], share_answered: [35, 45, 'Their desk, before and after'], cost_of_request: [11, 13, 'Cost of the desk over its calls'] } },
    ],
  },
  {
    account: 'Sollenbach Werke',
    gains: [
      { driver: 'hours-saved', name: 'Planned work takes half the time', madeAgo: 220, startAgo: 400, deliveredAgo: 72, confirmedBy: 'Champion', figures: { people: [95, 95, 'Fitters of both halls'], hours_a_week: [2.5, 3.5, 'Work orders, planned against not'], weeks: [42, 44, 'HR'], cost_of_hour: [58, 58, 'HR'], share_used: [60, 75, 'The foremen'] } },
      { driver: 'inventory', name: 'Spare parts held less', madeAgo: 70, startAgo: -20, figures: { stock_less: [180_000, 260_000, 'Stores'], cost_of_capital: [9, 11, 'Finance'], write_offs: [12_000, 20_000, 'Finance'] } },
    ],
  },
  { account: 'Tidewell Ports Authority', gains: [{ driver: 'own', name: 'Berths that wait for no repair', madeAgo: 90, startAgo: 120, deliveredAgo: 20, criterion: 'Blocked berth days', measured: 'days_after', figures: { days_before: [7, 7, 'The harbour office'], days_after: [5, 4], cost_of_day: [24_000, 30_000, 'The harbour master'], share_of_it: [40, 50] } }] },
  { account: 'Palisade Ridge Energy', gains: [{ driver: 'compliance-work', name: 'Half the time for the evidence pack', madeAgo: 130, startAgo: -75, criterion: 'Days of work for the evidence pack', measured: 'days_before', figures: { audits: [2, 2, 'Two packs a year'], days_before: [58, 58, 'The last pack'], days_after: [40, 29], cost_of_day: [560, 560] } }] },
  { account: 'Copperkettle Brewing', gains: [{ driver: 'error-rework', name: 'Batches that are not lost', madeAgo: 40, startAgo: 60, deliveredAgo: 25, confirmedBy: 'Champion', criterion: 'Batches lost to a known fault', figures: { items: [300, 300, 'The brewing plan'], errors_before: [6, 8, 'The year before'], errors_after: [1, 0], cost_of_error: [3200, 4000, 'Two days of beer'] } }] },
  { account: 'Corvane Aerospace Components', gains: [{ driver: 'fines', name: 'Lots that keep their certificate', madeAgo: 110, startAgo: -20, criterion: 'Tools used past their day', measured: 'cases_after', figures: { cases_before: [1, 2, 'Quality, the year before'], cases_after: [0, 0], cost_of_case: [110_000, 150_000] } }] },
];
