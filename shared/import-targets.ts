// Apart from the contract of imports, so that the thread that reads a file starts without what checks a contract.

/** What a table can be imported as. */
export const importTargets = ['accounts', 'people', 'contracts', 'lines', 'activities', 'usage', 'cases', 'surveys'] as const;
export const dateStyles = ['iso', 'day-first', 'month-first'] as const;
