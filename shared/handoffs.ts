export const handoffsContract = {};
