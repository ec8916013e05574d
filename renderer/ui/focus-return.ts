const layers = '[role="dialog"], [role="menu"], [role="listbox"], [role="tooltip"]';

/**
 * Gives the focus back to where it was before a dialog or a drawer opened, once the element in it that had it is gone and nothing else took it.
 * Mantine does so only for those that stay on the page while they are closed. Goes on until the page ends.
 */
export const followFocus = (): void => {
  let current: Element | null = null;
  let outside: HTMLElement | null = null;
  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    current = target;
    if (target.closest(layers) === null) outside = target;
  };
  const giveBack = (): void => {
    if (current === null || current.isConnected || current === outside || document.activeElement !== document.body) return;
    current = null;
    if (outside?.isConnected === true && document.querySelector('[role="dialog"]') === null) outside.focus({ preventScroll: true });
  };
  document.addEventListener('focusin', note);
  new MutationObserver(giveBack).observe(document.body, { childList: true, subtree: true });
};
