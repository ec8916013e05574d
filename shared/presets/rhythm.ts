/** What a CSM does each day, week, month and quarter (rules.md § 11), in the order in which it is ticked off. */
export const rhythm = [
  { key: 'alerts', period: 'day', text: 'Go through alerts and sentiment changes' },
  { key: 'actions', period: 'day', text: 'Work due and overdue commitments' },
  { key: 'briefs', period: 'day', text: 'Read the brief of each call today' },
  { key: 'wrap-up', period: 'day', text: 'Close the day: calls logged, follow-ups sent' },
  { key: 'reds', period: 'week', text: 'Update red accounts and near renewals' },
  { key: 'team-sync', period: 'week', text: 'Sync with the account team' },
  { key: 'releases', period: 'week', text: 'Read the release notes' },
  { key: 'health-update', period: 'month', text: 'Write the health update of each account' },
  { key: 'renewal-scan', period: 'month', text: 'Scan renewals six months out' },
  { key: 'priorities', period: 'quarter', text: 'Review the priority of each account' },
  { key: 'own-review', period: 'quarter', text: 'Review your own book' },
] as const;

export type RhythmKey = (typeof rhythm)[number]['key'];
export type RhythmPeriod = (typeof rhythm)[number]['period'];
