import type { TodayRule } from '#shared/today.ts';

/** A rule in the two or three words that a row has room for. The rule itself in words is `todayRules[rule].says`. */
export const ruleNames: Record<TodayRule, string> = {
  'commitment-overdue': 'Promise overdue',
  'renewal-late': 'Renewal late',
  'at-risk-no-call': 'At risk, no call',
  'commitment-due': 'Promise due',
  'call-not-logged': 'Call not logged',
  'call-draft': 'Note not logged',
  'follow-up-not-sent': 'Follow-up not sent',
  'cadence-overdue': 'Cadence overdue',
  'not-engaged': 'Not engaged',
  'renewal-window': 'Renewal window',
  'commitment-theirs-overdue': 'Their promise overdue',
  'sentiment-stale': 'Sentiment stale',
};
