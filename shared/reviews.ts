/** What a page may ask about business reviews. */
export const reviewsContract = {};
