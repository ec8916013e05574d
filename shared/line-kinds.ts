/** What a line of a contract is: recurring, usage (ARR that is estimated), or what is never ARR (kpis.md): a service that is paid once, and a trial. */
export const lineKinds = ['recurring', 'usage', 'one-off', 'trial'] as const;
export type LineKind = (typeof lineKinds)[number];
