/** What a page may ask about decks. */
export const decksContract = {};
