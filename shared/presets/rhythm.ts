import type { Area } from '#shared/areas.ts';

export const rhythmPeriods = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type RhythmPeriod = (typeof rhythmPeriods)[number];

/** Something that is done once a period. `minutes` is what it takes, in the area whose hours it uses. */
export type RhythmEntry = { key: string; period: RhythmPeriod; text: string; area: Area; minutes: number };

/**
 * What a CSM does each day, week, month, fiscal quarter and fiscal year, in the order in which it is ticked off. Source: rules.md § 11.
 * The sources say no minutes; these are ours. Weekly calls take none here, because each call is counted by itself.
 */
export const rhythm = [
  { key: 'alerts', period: 'day', text: 'Go through alerts and health changes', area: 'upkeep', minutes: 10 },
  { key: 'actions', period: 'day', text: 'Work due and overdue actions', area: 'outreach', minutes: 15 },
  { key: 'briefs', period: 'day', text: 'Read the brief of each call today', area: 'cadence', minutes: 15 },
  { key: 'escalation-updates', period: 'day', text: 'Update open escalations', area: 'ad-hoc', minutes: 5 },
  { key: 'wrap-up', period: 'day', text: 'Close the day: calls logged, follow-ups sent', area: 'upkeep', minutes: 10 },
  { key: 'calls', period: 'week', text: 'Hold the calls of the week, 5 to 15 by segment', area: 'cadence', minutes: 0 },
  { key: 'reds', period: 'week', text: 'Update red accounts and near renewals', area: 'renewals', minutes: 30 },
  { key: 'escalations', period: 'week', text: 'Go through escalations with their owners', area: 'ad-hoc', minutes: 30 },
  { key: 'team-sync', period: 'week', text: 'Sync with the account team', area: 'internal', minutes: 30 },
  { key: 'releases', period: 'week', text: 'Read the release notes', area: 'releases', minutes: 15 },
  { key: 'health-update', period: 'month', text: 'Write the health update of each account', area: 'upkeep', minutes: 120 },
  { key: 'far-renewals', period: 'month', text: 'Update renewals that are far', area: 'renewals', minutes: 30 },
  { key: 'renewal-scan', period: 'month', text: 'Scan renewals six months out', area: 'renewals', minutes: 30 },
  { key: 'workshops', period: 'month', text: 'Hold two workshops', area: 'webinars', minutes: 120 },
  { key: 'plan-update', period: 'quarter', text: 'Update every success plan', area: 'planning', minutes: 180 },
  { key: 'priorities', period: 'quarter', text: 'Review the priority of each account', area: 'planning', minutes: 60 },
  { key: 'own-review', period: 'quarter', text: 'Review your own book in the last two weeks', area: 'internal', minutes: 180 },
  { key: 'leadership', period: 'quarter', text: 'Check in with leadership', area: 'internal', minutes: 60 },
  { key: 'forecast', period: 'quarter', text: 'Forecast the next two quarters', area: 'renewals', minutes: 60 },
  { key: 'roadmap', period: 'year', text: 'Review the roadmap with each account', area: 'releases', minutes: 120 },
  { key: 'executives', period: 'year', text: 'Have one executive conversation with each account', area: 'outreach', minutes: 240 },
  { key: 'new-plans', period: 'year', text: 'Agree on a new plan with each account', area: 'planning', minutes: 240 },
  { key: 'goals', period: 'year', text: 'Set your goals of the year', area: 'development', minutes: 60 },
  { key: 'competencies', period: 'year', text: 'Rate your competencies', area: 'development', minutes: 60 },
] as const satisfies readonly RhythmEntry[];

export type RhythmKey = (typeof rhythm)[number]['key'];
