import type { AccountPage } from '#shared/accounts.ts';

export const AccountPlanSection = (_section: { page: AccountPage; readOnly: boolean }) => null;
