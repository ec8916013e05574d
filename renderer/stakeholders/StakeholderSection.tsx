import type { AccountPage } from '#shared/accounts.ts';

export const StakeholderSection = (_section: { page: AccountPage; readOnly: boolean }) => null;
