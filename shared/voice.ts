/** What a page may ask about the voice of the customer. */
export const voiceContract = {};
