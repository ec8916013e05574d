import { create } from 'zustand';
import type { GrowthMotion } from '#shared/expansion-rules.ts';
import type { RiskImpact, RiskReason } from '#shared/risk-rules.ts';

/** What is known of a risk or an opportunity before it is opened, such as the signal that it comes of. */
export type RiskStart = { reason: RiskReason; impact: RiskImpact; about: string };
export type OpportunityStart = { name?: string; motion?: GrowthMotion; productId?: string; origin?: string; notes?: string };

/** The dialogs that any page can open. `accountId` is filled in where the page is about one account. */
export type Dialog = { kind: 'log-call' | 'plan-call' | 'new-commitment' | 'new-plan' | 'new-case'; accountId: string | null } | { kind: 'start-playbook'; accountId: string | null; playbookRef: string | null } | { kind: 'start-onboarding'; accountId: string | null } | { kind: 'person-left'; personId: string } | { kind: 'new-risk'; accountId: string | null; alertId: string | null; from?: RiskStart } | { kind: 'new-opportunity'; accountId: string | null; from?: OpportunityStart } | { kind: 'log-answer'; accountId: string | null } | { kind: 'new-escalation'; accountId: string | null } | { kind: 'new-action'; accountId: string | null } | { kind: 'action'; actionId: string } | { kind: 'new-account' | 'keys' };

export const useDialogs = create<{ open: Dialog | null; accountOnScreen: string | null }>(() => ({ open: null, accountOnScreen: null }));

export const openDialog = (open: Dialog): void => useDialogs.setState({ open });
export const closeDialog = (): void => useDialogs.setState({ open: null });

/** Tells the dialogs which account the page on screen is about. */
export const setAccountOnScreen = (accountOnScreen: string | null): void => useDialogs.setState({ accountOnScreen });
