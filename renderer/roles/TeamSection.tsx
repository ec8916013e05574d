import type { AccountPage } from '#shared/accounts.ts';

export const TeamSection = (_section: { page: AccountPage; readOnly: boolean }) => null;
