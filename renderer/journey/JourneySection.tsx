import type { AccountPage } from '#shared/accounts.ts';

export const JourneySection = (_section: { page: AccountPage; readOnly: boolean }) => null;
