export const onboardingContract = {};
