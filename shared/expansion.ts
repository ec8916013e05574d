/** What a page may ask about expansion. */
export const expansionContract = {};
