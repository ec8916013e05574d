/** What a page may ask about rhythm. */
export const rhythmContract = {};
