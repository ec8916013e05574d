import type { AccountPage } from '#shared/accounts.ts';

export const OnboardingSection = (_section: { page: AccountPage; readOnly: boolean }) => null;
