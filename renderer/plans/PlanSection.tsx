import type { AccountPage } from '#shared/accounts.ts';

export const PlanSection = (_section: { page: AccountPage; readOnly: boolean }) => null;
