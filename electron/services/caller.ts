/** Who calls: one window of one host. Its undo is its own. */
export type Caller = { window: string };

/** The words whose reads a change of an account, or of anything that hangs on one, can move. */
export const bookWords = ['accounts', 'people', 'contracts', 'calls', 'commitments', 'today', 'search', 'book', 'plans', 'playbooks', 'onboarding', 'stakeholders', 'journey', 'roles', 'handoffs', 'team', 'adoption', 'alerts', 'health', 'backtest', 'risks', 'escalations', 'support', 'ledger', 'renewals', 'kpis', 'expansion', 'value', 'surveys', 'rhythm', 'goals', 'reviews', 'decks', 'documents', 'voice', 'advocacy'] as const;
