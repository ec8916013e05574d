import { create } from 'zustand';

/** The dialogs that any page can open. `accountId` is filled in where the page is about one account. */
export type Dialog = { kind: 'log-call' | 'plan-call' | 'new-commitment'; accountId: string | null } | { kind: 'new-account' | 'keys' };

export const useDialogs = create<{ open: Dialog | null; accountOnScreen: string | null }>(() => ({ open: null, accountOnScreen: null }));

export const openDialog = (open: Dialog): void => useDialogs.setState({ open });
export const closeDialog = (): void => useDialogs.setState({ open: null });
/** Tells the dialogs which account the page on screen is about. */
export const setAccountOnScreen = (accountOnScreen: string | null): void => useDialogs.setState({ accountOnScreen });
