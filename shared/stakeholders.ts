export const stakeholdersContract = {};
