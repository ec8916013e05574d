/** What moved (kpis.md). A transfer moves no ARR of the account: it carries the account into the book or out of it. */
export const arrEventKinds = ['new', 'seats', 'tier', 'cross-sell', 'price', 'contraction', 'churn', 'win-back', 'transfer-in', 'transfer-out'] as const;
export type ArrEventKind = (typeof arrEventKinds)[number];

export const ledgerContract = {};
