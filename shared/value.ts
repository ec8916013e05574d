/** What a page may ask about value. */
export const valueContract = {};
