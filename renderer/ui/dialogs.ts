import { create } from 'zustand';

/** The dialogs that any page can open. `accountId` is filled in where the page is about one account. */
export type Dialog = { kind: 'log-call' | 'plan-call' | 'new-commitment' | 'new-plan' | 'new-case'; accountId: string | null } | { kind: 'start-playbook'; accountId: string | null; playbookRef: string | null } | { kind: 'start-onboarding'; accountId: string | null } | { kind: 'person-left'; personId: string } | { kind: 'new-risk'; accountId: string | null; alertId: string | null } | { kind: 'new-escalation'; accountId: string | null } | { kind: 'new-action'; accountId: string | null } | { kind: 'action'; actionId: string } | { kind: 'new-account' | 'keys' };

export const useDialogs = create<{ open: Dialog | null; accountOnScreen: string | null }>(() => ({ open: null, accountOnScreen: null }));

let focusedBefore: Element | null = null;

export const openDialog = (open: Dialog): void => {
  if (useDialogs.getState().open === null) focusedBefore = document.activeElement;
  useDialogs.setState({ open });
};

/** Closes the dialog; the focus goes back to where it was, unless something else took it. */
export const closeDialog = (): void => {
  useDialogs.setState({ open: null });
  requestAnimationFrame(() => {
    if (document.activeElement === document.body && focusedBefore instanceof HTMLElement && focusedBefore.isConnected) focusedBefore.focus();
  });
};
/** Tells the dialogs which account the page on screen is about. */
export const setAccountOnScreen = (accountOnScreen: string | null): void => useDialogs.setState({ accountOnScreen });
