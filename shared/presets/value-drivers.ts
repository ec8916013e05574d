import type { ValueTimes } from '#shared/value-rules.ts';

/** A way in which software pays: a formula over figures that the customer has, each with its unit and where it usually comes from. */
export type ShippedDriver = { name: string; about: string; formula: string; every: ValueTimes; assumptions: { key: string; label: string; unit: string; from: string }[] };

const hourCost = { key: 'cost_of_hour', label: 'Cost of an hour of work', unit: 'money an hour', from: 'Finance or HR: pay with all that comes on top, over the hours worked' };
const share = { key: 'share_of_it', label: 'Share that is owed to the product', unit: '%', from: 'Agreed with the customer; what else changed meanwhile is left out' };
const margin = { key: 'margin', label: 'Margin on it', unit: '%', from: 'Finance: contribution margin, so that revenue is not taken for gain' };

/**
 * The shapes in which value is commonly counted, without figures: those are the customer's. Yearly amounts count 12 months or 46 working weeks where the
 * figure is asked by the month or the week. Shares keep a gain from claiming what other changes brought.
 */
export const shippedDrivers: Readonly<Record<string, ShippedDriver>> = {
  'hours-saved': {
    name: 'Hours saved', about: 'Work that takes less time, counted at what the hour costs. Count only hours that are put to other use.', every: 'year', formula: 'people × hours_a_week × weeks × cost_of_hour × share_used',
    assumptions: [
      { key: 'people', label: 'People who work with it', unit: 'people', from: 'Active users, or the head count of the team' },
      { key: 'hours_a_week', label: 'Hours saved each week by each of them', unit: 'hours a week', from: 'Measured before and after, or told by the team leads' },
      { key: 'weeks', label: 'Working weeks of a year', unit: 'weeks', from: 'HR: weeks of a year less leave' },
      hourCost,
      { key: 'share_used', label: 'Share of the time that is put to other use', unit: '%', from: 'The team leads; the rest is slack and no gain' },
    ],
  },
  'error-rework': {
    name: 'Errors and rework avoided', about: 'Fewer mistakes to put right.', every: 'year', formula: 'items × (errors_before − errors_after) × cost_of_error',
    assumptions: [
      { key: 'items', label: 'Cases, orders or parts a year', unit: 'items a year', from: 'Their own system' },
      { key: 'errors_before', label: 'Share with an error before', unit: '%', from: 'Quality records of the year before' },
      { key: 'errors_after', label: 'Share with an error now', unit: '%', from: 'Quality records since' },
      { key: 'cost_of_error', label: 'Cost of putting one right', unit: 'money an item', from: 'Hours and material of a typical case' },
    ],
  },
  'downtime': {
    name: 'Downtime avoided', about: 'Hours in which a machine, a line or a service does not stand still.', every: 'year', formula: 'sites × (hours_before − hours_after) × 12 × cost_of_hour × share_of_it',
    assumptions: [
      { key: 'sites', label: 'Sites, lines or services', unit: 'sites', from: 'Those that are in the measurement' },
      { key: 'hours_before', label: 'Unplanned downtime before', unit: 'hours a month', from: 'Their records of the months before' },
      { key: 'hours_after', label: 'Unplanned downtime now', unit: 'hours a month', from: 'The success criterion, or the same records' },
      { key: 'cost_of_hour', label: 'Cost of an hour of downtime', unit: 'money an hour', from: 'Finance or operations: what is not made or sold, and what stands idle' },
      share,
    ],
  },
  'conversion': {
    name: 'Revenue from conversion', about: 'More of those who come buy. Counts the margin, not the revenue.', every: 'year', formula: 'visits × 12 × (rate_after − rate_before) × order_value × margin × share_of_it',
    assumptions: [
      { key: 'visits', label: 'Visits, leads or quotes a month', unit: 'visits a month', from: 'Web analytics or the CRM' },
      { key: 'rate_before', label: 'Conversion before', unit: '%', from: 'The same report, the months before' },
      { key: 'rate_after', label: 'Conversion now', unit: '%', from: 'The same report, or a test against a control group' },
      { key: 'order_value', label: 'Value of an order', unit: 'money an order', from: 'Finance: the mean of the year' },
      margin, share,
    ],
  },
  'customer-churn': {
    name: 'Churn avoided at the customer', about: 'Customers of theirs who stay.', every: 'year', formula: 'customers × (churn_before − churn_after) × revenue_each × margin × share_of_it',
    assumptions: [
      { key: 'customers', label: 'Customers of theirs', unit: 'customers', from: 'Their own count at the start of the year' },
      { key: 'churn_before', label: 'Churn a year before', unit: '%', from: 'Their retention report' },
      { key: 'churn_after', label: 'Churn a year now', unit: '%', from: 'Their retention report since' },
      { key: 'revenue_each', label: 'Revenue of one in a year', unit: 'money a customer', from: 'Finance' },
      margin, share,
    ],
  },
  'time-to-market': {
    name: 'Faster time to market', about: 'What is sold earlier earns earlier. Counts the margin of the weeks won.', every: 'year', formula: 'launches × weeks_earlier × revenue_a_week × margin',
    assumptions: [
      { key: 'launches', label: 'Launches a year', unit: 'launches a year', from: 'Product or project plan' },
      { key: 'weeks_earlier', label: 'Weeks won each', unit: 'weeks', from: 'Lead time before and after, from the project records' },
      { key: 'revenue_a_week', label: 'Revenue of a launch in its first weeks', unit: 'money a week', from: 'Finance: mean of the launches of the year before' },
      margin,
    ],
  },
  'tool-consolidation': {
    name: 'Tools replaced', about: 'Licences and upkeep that are not paid any more.', every: 'year', formula: 'licences + upkeep_hours × 12 × cost_of_hour',
    assumptions: [
      { key: 'licences', label: 'Licences that were ended', unit: 'money a year', from: 'Purchasing: the contracts that ran out' },
      { key: 'upkeep_hours', label: 'Hours of upkeep that fell away', unit: 'hours a month', from: 'IT' },
      hourCost,
    ],
  },
  'compliance-work': {
    name: 'Cost of compliance', about: 'Audits and reports that are made with less work.', every: 'year', formula: 'audits × (days_before − days_after) × cost_of_day',
    assumptions: [
      { key: 'audits', label: 'Audits or reports a year', unit: 'audits a year', from: 'Compliance or quality' },
      { key: 'days_before', label: 'Days of work for each before', unit: 'days an audit', from: 'Those who prepared the last one' },
      { key: 'days_after', label: 'Days of work for each now', unit: 'days an audit', from: 'The same, after the first with the product' },
      { key: 'cost_of_day', label: 'Cost of a day of work', unit: 'money a day', from: 'Finance or HR' },
    ],
  },
  'fines': {
    name: 'Fines and penalties avoided', about: 'What a finding or a late delivery costs, by how likely it was. Best kept to what was paid before.', every: 'year', formula: '(cases_before − cases_after) × cost_of_case',
    assumptions: [
      { key: 'cases_before', label: 'Cases a year before', unit: 'cases a year', from: 'Legal, quality or finance: what was paid' },
      { key: 'cases_after', label: 'Cases a year now', unit: 'cases a year', from: 'The same records since' },
      { key: 'cost_of_case', label: 'Cost of a case', unit: 'money a case', from: 'The mean of those paid' },
    ],
  },
  'inventory': {
    name: 'Stock reduced', about: 'Capital that is not bound in stock: its yearly cost, not the stock itself.', every: 'year', formula: 'stock_less × cost_of_capital + write_offs',
    assumptions: [
      { key: 'stock_less', label: 'Stock that is held less', unit: 'money', from: 'Balance sheet before and after' },
      { key: 'cost_of_capital', label: 'Cost of capital and storage a year', unit: '%', from: 'Finance' },
      { key: 'write_offs', label: 'Write-offs that fell away', unit: 'money a year', from: 'Finance' },
    ],
  },
  'working-capital': {
    name: 'Working capital set free', about: 'Money that came in earlier, once. Only where the customer counts cash, not profit.', every: 'once', formula: 'revenue_a_day × days_earlier',
    assumptions: [
      { key: 'revenue_a_day', label: 'Revenue of a day', unit: 'money a day', from: 'Finance: revenue of the year over 365' },
      { key: 'days_earlier', label: 'Days by which it is paid earlier', unit: 'days', from: 'Days of sales outstanding before and after' },
    ],
  },
  'support-deflection': {
    name: 'Support that is not needed', about: 'Questions that answer themselves.', every: 'year', formula: 'requests × 12 × share_answered × cost_of_request',
    assumptions: [
      { key: 'requests', label: 'Requests a month', unit: 'requests a month', from: 'Their help desk, the months before' },
      { key: 'share_answered', label: 'Share that needs nobody any more', unit: '%', from: 'Help desk before and after, at the same number of users' },
      { key: 'cost_of_request', label: 'Cost of a request', unit: 'money a request', from: 'Help desk: cost over requests' },
    ],
  },
  'staff-onboarding': {
    name: 'New staff productive sooner', about: 'Days in which somebody new works at full strength earlier.', every: 'year', formula: 'hires × days_sooner × cost_of_day × share_idle',
    assumptions: [
      { key: 'hires', label: 'New people a year', unit: 'people a year', from: 'HR' },
      { key: 'days_sooner', label: 'Days by which each is ready sooner', unit: 'days', from: 'Team leads: days until they work alone, before and after' },
      { key: 'cost_of_day', label: 'Cost of a day of work', unit: 'money a day', from: 'Finance or HR' },
      { key: 'share_idle', label: 'Share of such a day that was lost', unit: '%', from: 'Team leads' },
    ],
  },
  'output': {
    name: 'More output with the same people', about: 'What is made more of, at its margin. Only where it is sold.', every: 'year', formula: 'units_more × 12 × value_of_unit × margin',
    assumptions: [
      { key: 'units_more', label: 'Units more a month', unit: 'units a month', from: 'Production or operations records' },
      { key: 'value_of_unit', label: 'Value of a unit', unit: 'money a unit', from: 'Finance' },
      margin,
    ],
  },
  'travel': {
    name: 'Travel and visits avoided', about: 'Trips that are not made because the work can be done from afar.', every: 'year', formula: 'visits × 12 × cost_of_visit',
    assumptions: [
      { key: 'visits', label: 'Visits a month that fell away', unit: 'visits a month', from: 'Dispatch or expense records' },
      { key: 'cost_of_visit', label: 'Cost of a visit', unit: 'money a visit', from: 'Travel and hours of a typical one' },
    ],
  },
  'one-off': {
    name: 'Cost avoided once', about: 'A purchase, a project or a replacement that was not needed.', every: 'once', formula: 'cost_before − cost_after',
    assumptions: [
      { key: 'cost_before', label: 'What it would have cost', unit: 'money', from: 'The offer or the budget for it' },
      { key: 'cost_after', label: 'What it cost instead', unit: 'money', from: 'Invoices; 0 where nothing' },
    ],
  },
};
