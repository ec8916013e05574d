/** What a page may ask about goals. */
export const goalsContract = {};
