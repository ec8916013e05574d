/** What a page may ask about surveys. */
export const surveysContract = {};
