export const journeyContract = {};
