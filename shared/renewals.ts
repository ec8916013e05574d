/** What a page may ask about renewals. */
export const renewalsContract = {};
