import type { AccountPage } from '#shared/accounts.ts';

export const HandoffSection = (_section: { page: AccountPage; readOnly: boolean }) => null;
