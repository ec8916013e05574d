/** What a page may ask about kpis. */
export const kpisContract = {};
