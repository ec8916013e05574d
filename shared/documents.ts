/** What a page may ask about documents. */
export const documentsContract = {};
