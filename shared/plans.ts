export const plansContract = {};
