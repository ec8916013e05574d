/** What a page may ask about references and advocacy. */
export const advocacyContract = {};
